//! A draft put in between two others (Rev.3 arrives after Rev.4): each annotation of the step that was moves to the step
//! on which its words changed. Where that can't be told, it stays on the wide step and is listed as adrift.
//!
//! ```text
//! A "shall ensure"  B "shall ensure"  C "should ensure"     moves to B→C; its old words are B's now
//! A "shall ensure"  B "should ensure" C "should ensure"     moves to A→B; its new words are B's now
//! A "shall ensure"  B "will ensure"   C "should ensure"     changed on both: adrift
//! A —               B —               C "new paragraph"     moves to B→C
//! ```

use super::anchor;
use super::model::{Anchor, Annotation, Body, Draft, Target};
use super::root::Study;
use crate::base::{AnnotationId, DraftId, Side};
use crate::compare::words::words;
use crate::compare::{Change, Comparison};
use crate::text::Reading;
use std::collections::BTreeMap;

/// What becomes of the annotations of a step between whose drafts another draft was inserted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sorted {
    /// Those whose step is known, with their new targets.
    pub moved: Vec<(AnnotationId, Target)>,
    /// Those whose step can't be told.
    pub adrift: Vec<AnnotationId>,
}

/// A draft with its reading.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// How it reads.
    pub reading: &'a Reading,
}

/// A step of the timeline that a draft was put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// The draft before.
    pub before: DraftId,
    /// The draft put in between.
    pub middle: DraftId,
    /// The draft after.
    pub after: DraftId,
}

/// Returns the steps of the timeline as it was (`order`) that drafts were put into since, in the order in which they
/// are to be divided: a step that two drafts were put into is divided by the first, and its second part by the
/// second.
pub fn divisions(order: &[DraftId], study: &Study) -> Vec<Division> {
    let mut found = Vec::new();
    for (&first, &after) in order.iter().zip(order.iter().skip(1)) {
        let (Some(from), Some(to)) = (study.place(first), study.place(after)) else { continue };
        let mut before = first;
        for draft in study.drafts.get(from + 1..to).unwrap_or_default() {
            found.push(Division { before, middle: draft.id, after });
            before = draft.id;
        }
    }
    found
}

/// Returns the annotations of neighbouring drafts (in `order`) that no longer follow each other: their step is none
/// any more.
pub fn turned_round(order: &[DraftId], study: &Study) -> Vec<AnnotationId> {
    let was_step = |target: &Target| {
        order.iter().zip(order.iter().skip(1)).any(|(from, to)| (*from, *to) == (target.from, target.to))
    };
    let is_turned = |target: &Target| match (study.place(target.from), study.place(target.to)) {
        (Some(from), Some(to)) => from > to,
        _ => false,
    };
    let turned = |annotation: &Annotation| is_turned(&annotation.target) && was_step(&annotation.target);
    study.annotations.iter().filter(|(_, annotation)| turned(annotation)).map(|(id, _)| *id).collect()
}

/// Sorts the annotations of the step from `a` to `c` onto the steps by `b`; `first` compares a with b, `second` b with c.
pub fn sort(study: &Study, [a, b, c]: [Read<'_>; 3], first: &Comparison, second: &Comparison) -> Sorted {
    let mut sorted = Sorted::default();
    for (id, annotation) in study.annotations.iter() {
        let target = &annotation.target;
        if (target.from, target.to) != (a.draft.id, c.draft.id) {
            continue;
        }
        match place(target, [a, b, c], first, second) {
            Some(target) => sorted.moved.push((*id, target)),
            // What was only seen and changed twice is worth reading again: nothing to be put right by hand.
            None if annotation.body == Body::Seen => {}
            None => sorted.adrift.push(*id),
        }
    }
    sorted
}

fn place(target: &Target, [a, b, c]: [Read<'_>; 3], first: &Comparison, second: &Comparison) -> Option<Target> {
    let places = |anchors: &[Anchor], read: Read<'_>| -> Option<Vec<usize>> {
        let found = anchors.iter().map(|place| anchor::locate(place, read.draft, read.reading).1);
        found.map(|found| found.map(|(index, _)| index)).collect()
    };
    let (olds, news) = (places(&target.old, a)?, places(&target.new, c)?);
    let from_a = partners(first, Side::Old, &olds);
    let from_c = partners(second, Side::New, &news);
    let on_first = |new: Vec<Anchor>| Target { from: a.draft.id, to: b.draft.id, old: target.old.clone(), new };
    let on_second = |old: Vec<Anchor>| Target { from: b.draft.id, to: c.draft.id, old, new: target.new.clone() };
    match (olds.is_empty(), news.is_empty()) {
        (true, true) => None,
        // Deleted: when it had gone already, on the first step; when it went from here, on the second.
        (false, true) if from_a.is_empty() => Some(on_first(Vec::new())),
        (false, true) => partners(second, Side::Old, &from_a)
            .is_empty()
            .then(|| here(&target.old, &from_a, b))
            .flatten()
            .map(on_second),
        // Inserted.
        (true, false) if from_c.is_empty() => Some(on_second(Vec::new())),
        (true, false) => partners(first, Side::New, &from_c)
            .is_empty()
            .then(|| here(&target.new, &from_c, b))
            .flatten()
            .map(on_first),
        (false, false) => {
            let mut middle: Vec<usize> = from_a.iter().chain(&from_c).copied().collect();
            middle.sort_unstable();
            middle.dedup();
            if middle.is_empty() || from_a != from_c {
                return None;
            }
            let old_there = here(&target.old, &middle, b);
            let new_there = here(&target.new, &middle, b);
            let stirred = (is_touched(first, Side::Old, &olds), is_touched(second, Side::New, &news));
            let there = (old_there.is_some(), new_there.is_some());
            match step(target, there, stirred, &middle, [a, b, c], (&olds, &news))? {
                Step::First => new_there.or_else(|| all(&middle, b)).map(on_first),
                Step::Second => old_there.or_else(|| all(&middle, b)).map(on_second),
            }
        }
    }
}

enum Step {
    First,
    Second,
}

/// On which step the words changed.
fn step(
    target: &Target,
    (old_there, new_there): (bool, bool),
    stirred: (bool, bool),
    middle: &[usize],
    [a, b, c]: [Read<'_>; 3],
    (olds, news): (&[usize], &[usize]),
) -> Option<Step> {
    let parts = |anchors: &[Anchor], places: &[usize], read: Read<'_>| {
        anchors.iter().zip(places).any(|(anchor, &at)| {
            read.reading.paragraphs.get(at).is_none_or(|paragraph| paragraph.text.len() != anchor.span.len)
        })
    };
    if parts(&target.old, olds, a) || parts(&target.new, news, c) {
        // Words within paragraphs: they stand in the middle draft as they were, or as they became.
        return match (old_there, new_there) {
            (true, false) => Some(Step::Second),
            (false, true) => Some(Step::First),
            _ => None,
        };
    }
    let count = |places: &[usize], read: Read<'_>| {
        let mut count: BTreeMap<_, usize> = BTreeMap::new();
        let texts = places.iter().filter_map(|&at| read.reading.paragraphs.get(at));
        for word in texts.flat_map(|paragraph| words(&paragraph.text)) {
            *count.entry(word).or_default() += 1;
        }
        count
    };
    let (was, between, is) = (count(olds, a), count(middle, b), count(news, c));
    let of = |count: &BTreeMap<_, usize>, word| count.get(word).copied().unwrap_or(0);
    let mut changed = was.keys().chain(is.keys()).filter(|word| of(&was, word) != of(&is, word)).peekable();
    if changed.peek().is_none() {
        // The same words in another order, or in another place only.
        let texts = |places: &[usize], read: Read<'_>| -> Vec<String> {
            places
                .iter()
                .filter_map(|&at| read.reading.paragraphs.get(at))
                .map(|paragraph| paragraph.text.clone())
                .collect()
        };
        let (was, between, is) = (texts(olds, a), texts(middle, b), texts(news, c));
        return match (was == between, between == is) {
            (true, false) => Some(Step::Second),
            (false, true) => Some(Step::First),
            // Not a letter differs: what was moved, or set otherwise, was so on one of the steps.
            (true, true) if stirred.0 != stirred.1 => Some(if stirred.0 { Step::First } else { Step::Second }),
            _ => None,
        };
    }
    let (mut by_first, mut by_second) = (true, true);
    for word in changed {
        by_first &= of(&between, word) == of(&is, word);
        by_second &= of(&between, word) == of(&was, word);
    }
    match (by_first, by_second) {
        (true, false) => Some(Step::First),
        (false, true) => Some(Step::Second),
        _ => None,
    }
}

/// Whether a change touches one of these paragraphs: moves it or sets it otherwise.
fn is_touched(comparison: &Comparison, side: Side, places: &[usize]) -> bool {
    places.iter().any(|&at| {
        let change = comparison.change_of(side, at.into()).and_then(|index| comparison.change(index));
        change.is_some_and(Change::is_visible)
    })
}

/// The paragraphs on the other side that became these, or that these became.
fn partners(comparison: &Comparison, side: Side, places: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = places
        .iter()
        .filter_map(|&at| Some((at, comparison.change(comparison.change_of(side, at.into())?)?)))
        .flat_map(|(at, change)| {
            change.links.iter().filter_map(move |link| match side {
                Side::Old => (link.old == at).then_some(link.new),
                Side::New => (link.new == at).then_some(link.old),
            })
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The anchored words as they stand in these paragraphs of the middle draft: each in exactly one place.
fn here(anchors: &[Anchor], middle: &[usize], b: Read<'_>) -> Option<Vec<Anchor>> {
    let one = |place: &Anchor| {
        let mut found = middle.iter().filter_map(|&at| {
            let text = &b.reading.paragraphs.get(at)?.text;
            anchor::find(place, text).map(|span| (at, span))
        });
        match (found.next(), found.next()) {
            (Some((at, span)), None) => anchor::anchor(b.draft, b.reading, at, span),
            _ => None,
        }
    };
    let exact: Option<Vec<Anchor>> = anchors.iter().map(one).collect();
    // Deleted or inserted paragraphs are the same paragraph, though a word of it may differ.
    exact.or_else(|| (anchors.len() == middle.len()).then(|| all(middle, b)).flatten().filter(|_| is_whole(anchors)))
}

/// Whether the anchors begin where their paragraphs begin and have no words after them.
fn is_whole(anchors: &[Anchor]) -> bool {
    anchors.iter().all(|anchor| anchor.span.start == 0 && anchor.after.is_empty())
}

fn all(middle: &[usize], b: Read<'_>) -> Option<Vec<Anchor>> {
    middle.iter().map(|&at| anchor::whole(b.draft, b.reading, at)).collect()
}
