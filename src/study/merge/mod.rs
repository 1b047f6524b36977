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
mod match_ids;
mod repair;
mod settle;

pub use super::conflict::{Choice, Conflict, MergeItem};
pub use settle::settle;

use super::consistency;
use super::kept::Kept;
use super::model::{Annotation, Draft, Milestone, UserLink};
use super::root::Study;
use crate::base::{DraftId, LinkId, Message};
use fields::ThreeWay;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The result of merging two copies of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The study, with its conflicts.
    pub study: Study,
    /// Conflicts that this merge found.
    pub conflicts: usize,
    /// Annotations that mine did not have.
    pub gained: usize,
    /// Annotations of mine that went: the other side had taken them away.
    pub lost: usize,
    /// What had to be mended in the codebook so that it stays a tree, to be said.
    pub mended: Vec<Message>,
    /// Whether both changed what only a newer version knows: mine's is there.
    pub kept_clash: bool,
    /// How many drafts both have.
    pub common: usize,
    /// The drafts of the other side, in the order of its timeline.
    pub their_order: Vec<DraftId>,
    /// Drafts of mine that go by the id of their twin now.
    pub renamed: BTreeMap<DraftId, DraftId>,
}

/// Merges two copies of a study; `base` is what both began with, where that is known.
pub fn merge(base: Option<&Study>, mine: &Study, theirs: &Study) -> Merged {
    let (of_mine, of_theirs) = match_ids::twins(base, mine, theirs);
    let (mine, theirs) = (&of_mine.apply(mine), &of_theirs.apply(theirs));
    let mut found = Vec::new();
    let mut study = mine.clone();
    let whole = &mut ThreeWay::new(base, mine, theirs);
    study.title = whole.one("title", |study| &study.title);
    study.options = whole.one("options", |study| &study.options);
    for clash in std::mem::take(&mut whole.clashes) {
        found.push(match clash {
            "title" => conflict(clash, MergeItem::Title(mine.title.clone()), MergeItem::Title(theirs.title.clone())),
            _ => conflict(clash, MergeItem::Options(mine.options.clone()), MergeItem::Options(theirs.options.clone())),
        });
    }
    study.invented = mine.invented || theirs.invented;
    // Where both name another, the first by its code: from either side the same.
    let before = base.and_then(|base| base.language);
    study.language = match (mine.language, theirs.language) {
        (mine, theirs) if mine == theirs || theirs == before => mine,
        (mine, theirs) if mine == before => theirs,
        (mine, theirs) => mine.into_iter().chain(theirs).min(),
    };
    macro_rules! list {
        ($field:ident, $part:expr, $item:expr) => {
            Arc::new(items(base.map(|base| &*base.$field), &mine.$field, &theirs.$field, $part, $item, &mut found))
        };
    }
    study.coders = list!(coders, MergeItem::Coder, |name: &mut ThreeWay<'_, String>| name.one("name", |name| name));
    study.themes = list!(themes, |id, value| MergeItem::Theme(id, Box::new(value)), fields::theme);
    study.actors = list!(actors, |id, value| MergeItem::Actor(id, Box::new(value)), fields::actor);
    study.positions = list!(positions, |id, value| MergeItem::Position(id, Box::new(value)), fields::position);
    study.asks = list!(asks, |id, value| MergeItem::Ask(id, Box::new(value)), fields::ask);
    study.links = list!(links, MergeItem::Link, |link: &mut ThreeWay<'_, UserLink>| link.one("link", |link| link));
    study.annotations = list!(
        annotations,
        |id, value: Arc<Annotation>| MergeItem::Annotation(id, Box::new((*value).clone())),
        fields::annotation
    );
    one_link_a_pair(&mut study, mine, theirs, &mut found);
    study.milestones = Arc::new(milestones(base, mine, theirs));
    study.references = Arc::new(references(base, mine, theirs));
    let whole = &mut ThreeWay::new(base, mine, theirs);
    let parts = whole.map("kept", |study| &study.kept.parts);
    let kept_clash = !whole.clashes.is_empty();
    study.kept = Arc::new(Kept { parts, is_loose: mine.kept.is_loose || theirs.kept.is_loose });
    study.terms = Arc::new(ThreeWay::new(base, mine, theirs).list("terms", |study| &*study.terms));
    study.dismissed = Arc::new(ThreeWay::new(base, mine, theirs).list("dismissed", |study| &*study.dismissed));
    let by_id =
        |study: &Study| study.drafts.iter().map(|draft| (draft.id, Arc::clone(draft))).collect::<BTreeMap<_, _>>();
    let merged = items(
        base.map(by_id).as_ref(),
        &by_id(mine),
        &by_id(theirs),
        |_, draft: Arc<Draft>| MergeItem::Draft(Box::new((*draft).clone())),
        fields::draft,
        &mut found,
    );
    // In the order of mine, where the timeline does not decide.
    let mut merged = merged;
    study.drafts = mine.drafts.iter().filter_map(|draft| merged.remove(&draft.id)).collect();
    study.drafts.extend(merged.into_values());
    let unplaced = fields::set(base.map(|base| &*base.unplaced), &mine.unplaced, &theirs.unplaced);
    study.unplaced = Arc::new(unplaced.into_iter().filter(|id| study.annotations.contains_key(id)).collect());
    repair::keep_referenced(&mut study, [mine, theirs], &found);
    let mended = repair::mend_codebook(&mut study);
    repair::follow_merged_themes(&mut study, &mut found);
    super::participants::follow_merged(&mut study);
    // Both went where the theme went.
    found.retain(|conflict| conflict.mine != conflict.theirs);
    consistency::sort_drafts(&mut study);
    let conflicts = found.len();
    study.conflicts = Arc::new(all_conflicts(base, mine, theirs, &found));
    let gained = study.annotations.keys().filter(|id| !mine.annotations.contains_key(id)).count();
    let lost = mine.annotations.keys().filter(|id| !study.annotations.contains_key(id)).count();
    Merged {
        study,
        conflicts,
        gained,
        lost,
        mended,
        kept_clash,
        common: mine.drafts.iter().filter(|draft| theirs.draft(draft.id).is_some()).count(),
        their_order: theirs.drafts.iter().map(|draft| draft.id).collect(),
        renamed: of_mine.drafts,
    }
}

/// The conflicts found now, and those that waited from an earlier merging and that neither side has settled since.
fn all_conflicts(base: Option<&Study>, mine: &Study, theirs: &Study, found: &[Conflict]) -> Vec<Conflict> {
    let keys = |study: &Study| study.conflicts.iter().map(Conflict::key).collect::<BTreeSet<String>>();
    let (before, own, others) = (base.map(keys).unwrap_or_default(), keys(mine), keys(theirs));
    let settled = |key: &String| before.contains(key) && !(own.contains(key) && others.contains(key));
    let mut all: BTreeMap<String, Conflict> = BTreeMap::new();
    for conflict in theirs.conflicts.iter().chain(mine.conflicts.iter()) {
        let key = conflict.key();
        if !settled(&key) {
            all.insert(key, conflict.clone());
        }
    }
    all.extend(found.iter().map(|conflict| (conflict.key(), conflict.clone())));
    all.into_values().collect()
}

fn conflict(field: &str, mine: MergeItem, theirs: MergeItem) -> Conflict {
    Conflict { fields: vec![field.to_owned()], mine: Some(mine), theirs: Some(theirs) }
}

/// Merges a list of things with ids.
fn items<K: Ord + Copy, V: Clone + PartialEq>(
    base: Option<&BTreeMap<K, V>>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
    part: impl Fn(K, V) -> MergeItem,
    item: impl Fn(&mut ThreeWay<'_, V>) -> V,
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
                let mut three = ThreeWay::new(before, mine, theirs);
                let value = item(&mut three);
                if !three.clashes.is_empty() {
                    let names = three.clashes.iter().map(|&name| name.to_owned()).collect();
                    let other = item(&mut ThreeWay::for_theirs(before, mine, theirs));
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
    let (mut gone, mut changed) = (Vec::new(), Vec::new());
    for (id, own) in only(mine, theirs) {
        for (other_id, other) in only(theirs, mine) {
            if (own.old, own.new) != (other.old, other.new) {
                continue;
            }
            let kept = id.min(other_id);
            gone.push(id.max(other_id));
            if own.linked != other.linked {
                found.push(conflict("link", MergeItem::Link(kept, own.clone()), MergeItem::Link(kept, other)));
                changed.push((kept, own.clone()));
            }
        }
    }
    if !gone.is_empty() {
        let links = Arc::make_mut(&mut study.links);
        links.extend(changed);
        links.retain(|id, _| !gone.contains(id));
    }
}

/// The reference texts of both, without those that one of them took out. A text never changes under its id.
fn references(
    base: Option<&Study>,
    mine: &Study,
    theirs: &Study,
) -> BTreeMap<crate::base::ReferenceId, super::model::Reference> {
    let taken_out = |id: &crate::base::ReferenceId| {
        let was_there = base.is_some_and(|base| base.references.contains_key(id));
        was_there && !(mine.references.contains_key(id) && theirs.references.contains_key(id))
    };
    let all = theirs.references.iter().chain(mine.references.iter());
    all.filter(|(id, _)| !taken_out(id)).map(|(id, reference)| (*id, reference.clone())).collect()
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
