//! Making a merged study whole: what is spoken of is there, the codebook is a tree, tags are where their theme went.

use crate::base::{ActorId, AnnotationId, DraftId, Message, PositionId, ThemeId, UiLanguage};
use crate::study::codebook;
use crate::study::conflict::{Conflict, MergeItem};
use crate::study::model::{Annotation, Ask, Body, Position, Theme};
use crate::study::root::Study;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What annotations, positions and asks speak of.
#[derive(Default)]
struct References {
    drafts: BTreeSet<DraftId>,
    actors: BTreeSet<ActorId>,
    positions: BTreeSet<PositionId>,
    themes: BTreeSet<ThemeId>,
}

impl References {
    fn annotation(&mut self, annotation: &Annotation) {
        self.drafts.extend([annotation.target.from, annotation.target.to]);
        match &annotation.body {
            Body::Tag(theme) => {
                self.themes.insert(*theme);
            }
            Body::Claim(claim) => {
                self.actors.extend(claim.actors.iter().chain(&claim.aligned));
                self.positions.extend(&claim.positions);
            }
            _ => {}
        }
    }

    fn position(&mut self, position: &Position) {
        self.actors.extend(position.actors.iter().chain(&position.aligned));
        self.themes.extend(&position.themes);
    }

    fn ask(&mut self, ask: &Ask) {
        self.actors.extend(&ask.actors);
        self.positions.extend(&ask.positions);
    }

    fn theme(&mut self, theme: &Theme) {
        self.themes.extend(theme.parent);
    }
}

/// Brings back what annotations refer to where one side took it away; the other version of a conflict counts too.
pub(super) fn keep_referenced(study: &mut Study, [mine, theirs]: [&Study; 2], found: &[Conflict]) {
    let mut spoken = References::default();
    study.annotations.values().for_each(|annotation| spoken.annotation(annotation));
    study.asks.values().for_each(|ask| spoken.ask(ask));
    for part in found.iter().flat_map(|conflict| conflict.mine.iter().chain(&conflict.theirs)) {
        match part {
            MergeItem::Annotation(_, annotation) => spoken.annotation(annotation),
            MergeItem::Ask(_, ask) => spoken.ask(ask),
            MergeItem::Position(_, position) => spoken.position(position),
            MergeItem::Theme(_, theme) => spoken.theme(theme),
            _ => {}
        }
    }
    let sides = [mine, theirs];
    for id in std::mem::take(&mut spoken.positions) {
        if !study.positions.contains_key(&id)
            && let Some(position) = sides.iter().find_map(|side| side.positions.get(&id))
        {
            Arc::make_mut(&mut study.positions).insert(id, position.clone());
        }
    }
    study.positions.values().for_each(|position| spoken.position(position));
    for id in std::mem::take(&mut spoken.actors) {
        if !study.actors.contains_key(&id)
            && let Some(actor) = sides.iter().find_map(|side| side.actors.get(&id))
        {
            Arc::make_mut(&mut study.actors).insert(id, actor.clone());
        }
    }
    study.themes.values().for_each(|theme| spoken.theme(theme));
    // A theme that is brought back brings the one it stands below.
    while let Some(id) = spoken.themes.pop_first() {
        if !study.themes.contains_key(&id)
            && let Some(theme) = sides.iter().find_map(|side| side.themes.get(&id))
        {
            spoken.theme(theme);
            Arc::make_mut(&mut study.themes).insert(id, theme.clone());
        }
    }
    for id in spoken.drafts {
        if study.draft(id).is_none()
            && let Some(draft) = sides.iter().find_map(|side| side.draft(id))
        {
            study.drafts.push(Arc::clone(draft));
        }
    }
}

/// Makes a tree of the codebook again where two sides' moves, each sound, made a circle together, or gave one number
/// key to two themes. What is done does not depend on the side that merges; it is returned to be said.
pub(super) fn mend_codebook(study: &mut Study) -> Vec<Message> {
    let mut told = Vec::new();
    if codebook::check(&study.themes).is_ok() && !has_merged_ring(&study.themes) {
        return told;
    }
    let themes = Arc::make_mut(&mut study.themes);
    let named = |themes: &BTreeMap<ThemeId, Theme>, key, id| {
        let name =
            themes.get(&id).map(|theme| theme.names.in_language(UiLanguage::English).to_owned()).unwrap_or_default();
        Message::new(key).text("theme", name)
    };
    let ids: Vec<ThemeId> = themes.keys().copied().collect();
    for id in &ids {
        let lost = themes.get(id).and_then(|theme| theme.parent).is_some_and(|parent| !themes.contains_key(&parent));
        if lost && let Some(theme) = themes.get_mut(id) {
            theme.parent = None;
            told.push(named(themes, "merge-mended-parent", *id));
        }
    }
    // In the order of ids: the first of a circle comes to the top, and it is none any more.
    for id in &ids {
        if comes_back(*id, themes, |theme| theme.parent)
            && let Some(theme) = themes.get_mut(id)
        {
            theme.parent = None;
            told.push(named(themes, "merge-mended-circle", *id));
        }
        // Each merged the other's theme into their own: one of them stays.
        if comes_back(*id, themes, |theme| theme.merged_into)
            && let Some(theme) = themes.get_mut(id)
        {
            theme.merged_into = None;
            theme.retired = false;
            told.push(named(themes, "merge-mended-ring", *id));
        }
    }
    let mut keys = BTreeSet::new();
    for id in &ids {
        let Some(key) = themes.get(id).and_then(|theme| theme.key) else { continue };
        if (1..=8).contains(&key) && keys.insert(key) {
            continue;
        }
        if let Some(theme) = themes.get_mut(id) {
            theme.key = None;
        }
        told.push(named(themes, "merge-mended-key", *id).number("key", usize::from(key)));
    }
    told
}

fn has_merged_ring(themes: &BTreeMap<ThemeId, Theme>) -> bool {
    themes.keys().any(|id| comes_back(*id, themes, |theme| theme.merged_into))
}

/// Whether following `next` from a theme leads back to it.
fn comes_back(id: ThemeId, themes: &BTreeMap<ThemeId, Theme>, next: impl Fn(&Theme) -> Option<ThemeId>) -> bool {
    let mut at = themes.get(&id).and_then(&next);
    for _ in 0..themes.len() {
        match at {
            Some(here) if here == id => return true,
            Some(here) => at = themes.get(&here).and_then(&next),
            None => return false,
        }
    }
    false
}

/// Moves the tags of a theme that the other coder merged into another to that theme.
pub(super) fn follow_merged_themes(study: &mut Study, found: &mut [Conflict]) {
    let themes = Arc::clone(&study.themes);
    if themes.values().all(|theme| theme.merged_into.is_none()) {
        return;
    }
    let merged_target = |theme: ThemeId| {
        let mut at = theme;
        for _ in 0..themes.len() {
            match themes.get(&at).and_then(|theme| theme.merged_into) {
                Some(next) if themes.contains_key(&next) => at = next,
                _ => break,
            }
        }
        at
    };
    let moved: Vec<(AnnotationId, ThemeId)> = study
        .annotations
        .iter()
        .filter_map(|(id, annotation)| match annotation.body {
            Body::Tag(theme) if merged_target(theme) != theme => Some((*id, merged_target(theme))),
            _ => None,
        })
        .collect();
    if !moved.is_empty() {
        let annotations = Arc::make_mut(&mut study.annotations);
        for (id, theme) in moved {
            if let Some(annotation) = annotations.get_mut(&id) {
                Arc::make_mut(annotation).body = Body::Tag(theme);
            }
        }
    }
    for conflict in found {
        for part in [&mut conflict.mine, &mut conflict.theirs].into_iter().flatten() {
            if let MergeItem::Annotation(_, annotation) = part
                && let Body::Tag(theme) = &mut annotation.body
            {
                *theme = merged_target(*theme);
            }
        }
    }
}
