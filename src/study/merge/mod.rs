//! Two coders' copies of one study become one: three ways where the study both began with is known, else two.
//!
//! ```text
//! base  mine  theirs
//!  a     a     b        b              one side changed it
//!  a     b     c        field by field; the fields both changed differently are a conflict
//!  a     -     a        -              one side took it away
//!  a     -     b        b, a conflict  taken away here, changed there: kept until a person says
//!  -     a     b        field by field, as without a base
//! ```
//! Nothing a person said is dropped: what can't be merged stands as mine says, with the other version beside it in
//! the list of conflicts, which is part of the study until each is settled. What an annotation speaks of (its draft,
//! theme, actors, positions) is kept with it, even where one side took it away.

mod fields;

use super::edit;
use super::model::{
    Actor, Anchor, Annotation, Ask, Body, Claim, Draft, Milestone, Position, Study, StudyCopy, Target, Theme, UserLink,
};
use crate::base::{ActorId, AnnotationId, AskId, CoderId, DraftId, LinkId, ParagraphId, PositionId, ThemeId};
use crate::compare::Options;
use fields::Three;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One thing of a study, as one of two versions has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// The title.
    Title(String),
    /// What counts as a change.
    Options(Options),
    /// A coder's name.
    Coder(CoderId, String),
    /// A draft.
    Draft(Box<Draft>),
    /// A theme.
    Theme(ThemeId, Box<Theme>),
    /// An actor.
    Actor(ActorId, Box<Actor>),
    /// A position.
    Position(PositionId, Box<Position>),
    /// An ask.
    Ask(AskId, Box<Ask>),
    /// An annotation.
    Annotation(AnnotationId, Box<Annotation>),
    /// A hand-made link or cut.
    Link(LinkId, UserLink),
}

impl Part {
    /// What it is, in one word, with the id of the item: names a conflict.
    pub fn key(&self) -> String {
        match self {
            Self::Title(_) => "title".to_owned(),
            Self::Options(_) => "options".to_owned(),
            Self::Coder(id, _) => format!("coder {id}"),
            Self::Draft(draft) => format!("draft {}", draft.id),
            Self::Theme(id, _) => format!("theme {id}"),
            Self::Actor(id, _) => format!("actor {id}"),
            Self::Position(id, _) => format!("position {id}"),
            Self::Ask(id, _) => format!("ask {id}"),
            Self::Annotation(id, _) => format!("annotation {id}"),
            Self::Link(id, _) => format!("link {id}"),
        }
    }

    /// Whether both versions can stand side by side.
    pub const fn can_be_both(&self) -> bool {
        matches!(self, Self::Theme(..) | Self::Actor(..) | Self::Position(..) | Self::Ask(..) | Self::Annotation(..))
    }
}

/// Something the two sides say differently. The study holds `mine` meanwhile, or `theirs` where mine took it away.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The fields that both changed; empty when one side took the thing away.
    pub fields: Vec<String>,
    /// How this side has it; `None`: taken away.
    pub mine: Option<Part>,
    /// How the other side has it; `None`: taken away.
    pub theirs: Option<Part>,
}

impl Conflict {
    /// Its name, unique in a study.
    pub fn key(&self) -> String {
        self.mine.as_ref().or(self.theirs.as_ref()).map(Part::key).unwrap_or_default()
    }

    /// Whether both versions can be kept.
    pub fn can_be_both(&self) -> bool {
        matches!((&self.mine, &self.theirs), (Some(mine), Some(_)) if mine.can_be_both())
    }
}

/// How a conflict is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// As this side has it.
    Mine,
    /// As the other side has it.
    Theirs,
    /// Both: the other version under this new id.
    Both(u128),
}

/// Two copies made one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The study, with its conflicts.
    pub study: Study,
    /// Conflicts that this merge found.
    pub conflicts: usize,
    /// Annotations that mine did not have.
    pub gained: usize,
}

/// Merges two copies of a study; `base` is what both began with, where that is known.
pub fn merge(base: Option<&Study>, mine: &Study, theirs: &Study) -> Merged {
    let theirs = &adopted(base, mine, theirs);
    let mut found = Vec::new();
    let mut study = mine.clone();
    let whole = &mut Three::new(base, mine, theirs);
    study.title = whole.one("title", |study| &study.title);
    study.options = whole.one("options", |study| &study.options);
    for clash in std::mem::take(&mut whole.clashes) {
        found.push(match clash {
            "title" => conflict(clash, Part::Title(mine.title.clone()), Part::Title(theirs.title.clone())),
            _ => conflict(clash, Part::Options(mine.options.clone()), Part::Options(theirs.options.clone())),
        });
    }
    study.invented = mine.invented || theirs.invented;
    macro_rules! list {
        ($field:ident, $part:expr, $item:expr) => {
            Arc::new(items(base.map(|base| &*base.$field), &mine.$field, &theirs.$field, $part, $item, &mut found))
        };
    }
    study.coders = list!(coders, Part::Coder, |name: &mut Three<'_, String>| name.one("name", |name| name));
    study.themes = list!(themes, |id, value| Part::Theme(id, Box::new(value)), fields::theme);
    study.actors = list!(actors, |id, value| Part::Actor(id, Box::new(value)), fields::actor);
    study.positions = list!(positions, |id, value| Part::Position(id, Box::new(value)), fields::position);
    study.asks = list!(asks, |id, value| Part::Ask(id, Box::new(value)), fields::ask);
    study.links = list!(links, Part::Link, |link: &mut Three<'_, UserLink>| link.one("link", |link| link));
    study.annotations = list!(
        annotations,
        |id, value: Arc<Annotation>| Part::Annotation(id, Box::new((*value).clone())),
        fields::annotation
    );
    one_link_a_pair(&mut study, mine, theirs, &mut found);
    study.milestones = Arc::new(milestones(base, mine, theirs));
    study.dismissed = Arc::new(Three::new(base, mine, theirs).list("dismissed", |study| &*study.dismissed));
    let by_id =
        |study: &Study| study.drafts.iter().map(|draft| (draft.id, Arc::clone(draft))).collect::<BTreeMap<_, _>>();
    let merged = items(
        base.map(by_id).as_ref(),
        &by_id(mine),
        &by_id(theirs),
        |_, draft: Arc<Draft>| Part::Draft(Box::new((*draft).clone())),
        fields::draft,
        &mut found,
    );
    // In the order of mine, where the timeline does not decide.
    let mut merged = merged;
    study.drafts = mine.drafts.iter().filter_map(|draft| merged.remove(&draft.id)).collect();
    study.drafts.extend(merged.into_values());
    let unplaced = fields::set(base.map(|base| &*base.unplaced), &mine.unplaced, &theirs.unplaced);
    study.unplaced = Arc::new(unplaced.into_iter().filter(|id| study.annotations.contains_key(id)).collect());
    keep_what_is_spoken_of(&mut study, mine, theirs);
    follow_merged_themes(&mut study);
    super::participants::follow_merged(&mut study);
    edit::sort(&mut study);
    let conflicts = found.len();
    let mut all: BTreeMap<String, Conflict> = BTreeMap::new();
    for conflict in theirs.conflicts.iter().chain(mine.conflicts.iter()).chain(&found) {
        all.insert(conflict.key(), conflict.clone());
    }
    study.conflicts = Arc::new(all.into_values().collect());
    let gained = study.annotations.keys().filter(|id| !mine.annotations.contains_key(id)).count();
    Merged { study, conflicts, gained }
}

fn conflict(field: &str, mine: Part, theirs: Part) -> Conflict {
    Conflict { fields: vec![field.to_owned()], mine: Some(mine), theirs: Some(theirs) }
}

/// Merges a list of things with ids.
fn items<K: Ord + Copy, V: Clone + PartialEq>(
    base: Option<&BTreeMap<K, V>>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
    part: impl Fn(K, V) -> Part,
    item: impl Fn(&mut Three<'_, V>) -> V,
    found: &mut Vec<Conflict>,
) -> BTreeMap<K, V> {
    let ids: BTreeSet<K> = mine.keys().chain(theirs.keys()).copied().collect();
    let mut merged = BTreeMap::new();
    for id in ids {
        let before = base.and_then(|base| base.get(&id));
        match (mine.get(&id), theirs.get(&id)) {
            (Some(mine), Some(theirs)) if mine == theirs => {
                merged.insert(id, mine.clone());
            }
            (Some(mine), Some(theirs)) => {
                let mut three = Three::new(before, mine, theirs);
                let value = item(&mut three);
                if !three.clashes.is_empty() {
                    let names = three.clashes.iter().map(|&name| name.to_owned()).collect();
                    let other = item(&mut Three::for_theirs(before, mine, theirs));
                    found.push(Conflict {
                        fields: names,
                        mine: Some(part(id, value.clone())),
                        theirs: Some(part(id, other)),
                    });
                }
                merged.insert(id, value);
            }
            // Taken away on one side, and left alone on the other.
            (Some(left), None) | (None, Some(left)) if before == Some(left) => {}
            (Some(left), None) => {
                if before.is_some() {
                    found.push(Conflict { fields: Vec::new(), mine: Some(part(id, left.clone())), theirs: None });
                }
                merged.insert(id, left.clone());
            }
            (None, Some(left)) => {
                if before.is_some() {
                    found.push(Conflict { fields: Vec::new(), mine: None, theirs: Some(part(id, left.clone())) });
                }
                merged.insert(id, left.clone());
            }
            (None, None) => {}
        }
    }
    merged
}

/// Two people who link the same two paragraphs say one thing; one who links and one who cuts must be asked.
fn one_link_a_pair(study: &mut Study, mine: &Study, theirs: &Study, found: &mut Vec<Conflict>) {
    let only = |of: &Study, not: &Study| -> Vec<(LinkId, UserLink)> {
        let own = of.links.iter().filter(|(id, _)| !not.links.contains_key(id) && study.links.contains_key(id));
        own.map(|(id, link)| (*id, link.clone())).collect()
    };
    let mut gone = Vec::new();
    for (id, own) in only(mine, theirs) {
        for (other_id, other) in only(theirs, mine) {
            if (own.old, own.new) != (other.old, other.new) {
                continue;
            }
            if own.linked == other.linked {
                gone.push(id.max(other_id));
            } else {
                found.push(conflict("link", Part::Link(id, own.clone()), Part::Link(id, other)));
                gone.push(other_id);
            }
        }
    }
    if !gone.is_empty() {
        Arc::make_mut(&mut study.links).retain(|id, _| !gone.contains(id));
    }
}

fn milestones(base: Option<&Study>, mine: &Study, theirs: &Study) -> Vec<Milestone> {
    let before = base.map(|base| &base.milestones);
    if mine.milestones == theirs.milestones || before == Some(&theirs.milestones) {
        return mine.milestones.to_vec();
    }
    if before == Some(&mine.milestones) {
        return theirs.milestones.to_vec();
    }
    let of = |study: &Study| study.milestones.iter().cloned().collect::<BTreeSet<Milestone>>();
    // A set ordered by date first, which is their order in a study.
    fields::set(base.map(of).as_ref(), &of(mine), &of(theirs)).into_iter().collect()
}

/// What annotations, positions and asks speak of is there, even where one side took it away.
fn keep_what_is_spoken_of(study: &mut Study, mine: &Study, theirs: &Study) {
    let sides = [mine, theirs];
    let mut drafts: BTreeSet<DraftId> = BTreeSet::new();
    let mut actors: BTreeSet<ActorId> = BTreeSet::new();
    let mut positions: BTreeSet<PositionId> = BTreeSet::new();
    let mut themes: BTreeSet<ThemeId> = BTreeSet::new();
    for annotation in study.annotations.values() {
        drafts.extend([annotation.target.from, annotation.target.to]);
        match &annotation.body {
            Body::Tag(theme) => {
                themes.insert(*theme);
            }
            Body::Claim(claim) => {
                actors.extend(claim.actors.iter().chain(&claim.aligned));
                positions.extend(&claim.positions);
            }
            _ => {}
        }
    }
    positions.extend(study.asks.values().flat_map(|ask| ask.positions.iter().copied()));
    for id in positions {
        if let (false, Some(position)) =
            (study.positions.contains_key(&id), sides.iter().find_map(|side| side.positions.get(&id)))
        {
            Arc::make_mut(&mut study.positions).insert(id, position.clone());
        }
    }
    for position in study.positions.values() {
        actors.extend(position.actors.iter().chain(&position.aligned));
        themes.extend(&position.themes);
    }
    actors.extend(study.asks.values().flat_map(|ask| ask.actors.iter().copied()));
    for id in actors {
        if let (false, Some(actor)) =
            (study.actors.contains_key(&id), sides.iter().find_map(|side| side.actors.get(&id)))
        {
            Arc::make_mut(&mut study.actors).insert(id, actor.clone());
        }
    }
    for id in themes {
        if let (false, Some(theme)) =
            (study.themes.contains_key(&id), sides.iter().find_map(|side| side.themes.get(&id)))
        {
            Arc::make_mut(&mut study.themes).insert(id, theme.clone());
        }
    }
    for id in drafts {
        if let (None, Some(draft)) = (study.draft(id), sides.iter().find_map(|side| side.draft(id))) {
            study.drafts.push(Arc::clone(draft));
        }
    }
}

/// What one coder tagged with a theme that the other merged into another one belongs there.
fn follow_merged_themes(study: &mut Study) {
    let whither = |theme: ThemeId| {
        let mut at = theme;
        // A ring of merged themes ends where it is found out.
        for _ in 0..study.themes.len() {
            match study.themes.get(&at).and_then(|theme| theme.merged_into) {
                Some(next) if study.themes.contains_key(&next) && next != theme => at = next,
                _ => break,
            }
        }
        at
    };
    let moved: Vec<(AnnotationId, ThemeId)> = study
        .annotations
        .iter()
        .filter_map(|(id, annotation)| match annotation.body {
            Body::Tag(theme) if whither(theme) != theme => Some((*id, whither(theme))),
            _ => None,
        })
        .collect();
    if moved.is_empty() {
        return;
    }
    let annotations = Arc::make_mut(&mut study.annotations);
    for (id, theme) in moved {
        if let Some(annotation) = annotations.get_mut(&id) {
            Arc::make_mut(annotation).body = Body::Tag(theme);
        }
    }
}

/// Their study with the names that mine gives to the same drafts: two people who opened the same file each on their
/// own have the same text under different ids.
fn adopted(base: Option<&Study>, mine: &Study, theirs: &Study) -> Study {
    // A draft both began with has one name already; that one side took it away and opened it again is no meeting.
    let is_old = |id: DraftId| base.is_some_and(|base| base.draft(id).is_some());
    let mut drafts: BTreeMap<DraftId, DraftId> = BTreeMap::new();
    let mut paragraphs: BTreeMap<ParagraphId, ParagraphId> = BTreeMap::new();
    for draft in &theirs.drafts {
        let twin = mine.drafts.iter().find(|own| {
            own.text.copy.hash == draft.text.copy.hash
                && own.view == draft.view
                && own.text.ids.len() == draft.text.ids.len()
                && theirs.draft(own.id).is_none()
                && !is_old(own.id)
                // One slot for one slot: two of theirs never become one of mine.
                && !drafts.values().any(|taken| *taken == own.id)
        });
        if let Some(twin) = twin.filter(|_| mine.draft(draft.id).is_none() && !is_old(draft.id)) {
            drafts.insert(draft.id, twin.id);
            paragraphs.extend(draft.text.ids.iter().copied().zip(twin.text.ids.iter().copied()));
        }
    }
    let mut theirs = theirs.clone();
    if drafts.is_empty() {
        return theirs;
    }
    let draft_id = |id: &mut DraftId| *id = drafts.get(id).copied().unwrap_or(*id);
    let paragraph_id = |id: &mut ParagraphId| *id = paragraphs.get(id).copied().unwrap_or(*id);
    for draft in &mut theirs.drafts {
        if let Some(twin) = drafts.get(&draft.id).and_then(|id| mine.draft(*id)) {
            let mut own = (**draft).clone();
            own.id = twin.id;
            own.text = StudyCopy { ids: Arc::clone(&twin.text.ids), ..own.text };
            own.corrections = own
                .corrections
                .into_iter()
                .map(|(mut id, correction)| {
                    paragraph_id(&mut id);
                    (id, correction)
                })
                .collect();
            *draft = Arc::new(own);
        }
    }
    let anchors = |anchors: &mut Vec<Anchor>| {
        for anchor in anchors {
            draft_id(&mut anchor.draft);
            paragraph_id(&mut anchor.paragraph);
        }
    };
    let retarget = |target: &mut Target| {
        draft_id(&mut target.from);
        draft_id(&mut target.to);
        anchors(&mut target.old);
        anchors(&mut target.new);
    };
    for annotation in Arc::make_mut(&mut theirs.annotations).values_mut() {
        retarget(&mut Arc::make_mut(annotation).target);
    }
    for link in Arc::make_mut(&mut theirs.links).values_mut() {
        for (draft, paragraph) in [&mut link.old, &mut link.new] {
            draft_id(draft);
            paragraph_id(paragraph);
        }
    }
    for position in Arc::make_mut(&mut theirs.positions).values_mut() {
        anchors(&mut position.anchors);
    }
    for ask in Arc::make_mut(&mut theirs.asks).values_mut() {
        anchors(&mut ask.anchors);
        ask.verdicts = std::mem::take(&mut ask.verdicts)
            .into_iter()
            .map(|(mut id, mut verdict)| {
                draft_id(&mut id);
                anchors(&mut verdict.anchors);
                (id, verdict)
            })
            .collect();
    }
    theirs
}

/// Settles the conflict of this name; `None` when there is none.
pub(super) fn settle(study: &mut Study, key: &str, choice: Choice) -> Option<()> {
    let place = study.conflicts.iter().position(|conflict| conflict.key() == key)?;
    let conflict = Arc::make_mut(&mut study.conflicts).remove(place);
    match choice {
        // What mine has stands already, with what was done to it since.
        Choice::Mine => {
            if let (None, Some(theirs)) = (&conflict.mine, &conflict.theirs) {
                take(study, theirs);
            }
        }
        Choice::Theirs => match (conflict.theirs, &conflict.mine) {
            (Some(theirs), _) => put(study, theirs, None),
            (None, Some(mine)) => take(study, mine),
            (None, None) => {}
        },
        Choice::Both(id) => {
            if let Some(theirs) = conflict.theirs {
                put(study, theirs, Some(id));
            }
        }
    }
    Some(())
}

fn put(study: &mut Study, part: Part, id: Option<u128>) {
    match part {
        Part::Title(title) => study.title = title,
        Part::Options(options) => study.options = options,
        Part::Coder(coder, name) => {
            Arc::make_mut(&mut study.coders).insert(coder, name);
        }
        Part::Draft(draft) => {
            study.drafts.retain(|there| there.id != draft.id);
            study.drafts.push(Arc::new(*draft));
            edit::sort(study);
        }
        Part::Theme(own, theme) => {
            Arc::make_mut(&mut study.themes).insert(id.map_or(own, ThemeId::from_bits), *theme);
        }
        Part::Actor(own, actor) => {
            Arc::make_mut(&mut study.actors).insert(id.map_or(own, ActorId::from_bits), *actor);
        }
        Part::Position(own, position) => {
            Arc::make_mut(&mut study.positions).insert(id.map_or(own, PositionId::from_bits), *position);
        }
        Part::Ask(own, ask) => {
            Arc::make_mut(&mut study.asks).insert(id.map_or(own, AskId::from_bits), *ask);
        }
        Part::Annotation(own, annotation) => {
            let id = id.map_or(own, AnnotationId::from_bits);
            Arc::make_mut(&mut study.annotations).insert(id, Arc::new(*annotation));
        }
        Part::Link(own, link) => {
            Arc::make_mut(&mut study.links).insert(own, link);
        }
    }
}

fn take(study: &mut Study, part: &Part) {
    match part {
        Part::Title(_) | Part::Options(_) => {}
        Part::Coder(id, _) => drop(Arc::make_mut(&mut study.coders).remove(id)),
        Part::Draft(draft) => edit::remove_draft(study, draft.id),
        Part::Theme(id, _) => drop(Arc::make_mut(&mut study.themes).remove(id)),
        Part::Actor(id, _) => drop(Arc::make_mut(&mut study.actors).remove(id)),
        Part::Position(id, _) => drop(Arc::make_mut(&mut study.positions).remove(id)),
        Part::Ask(id, _) => drop(Arc::make_mut(&mut study.asks).remove(id)),
        Part::Annotation(id, _) => drop(Arc::make_mut(&mut study.annotations).remove(id)),
        Part::Link(id, _) => drop(Arc::make_mut(&mut study.links).remove(id)),
    }
}

/// The parts of a claim, merged one by one.
fn claim(three: &mut Three<'_, Claim>) -> Claim {
    Claim {
        actors: three.list("actors", |claim| &claim.actors),
        aligned: three.list("aligned", |claim| &claim.aligned),
        role: three.one("role", |claim| &claim.role),
        basis: three.one("basis", |claim| &claim.basis),
        positions: three.list("positions", |claim| &claim.positions),
        evidence: three.one("evidence", |claim| &claim.evidence),
        note: three.one("note", |claim| &claim.note),
    }
}
