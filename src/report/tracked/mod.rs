//! Several drafts as one text: each word, label, note, end of a paragraph and row of a table with the draft it came in and
//! the one it went in. What formats with tracked changes are written from.
//!
//! Begins with the oldest draft and applies each comparison to it, so that what stood in the oldest is its paragraphs in
//! their order, and what still stands is those of the newest.

mod apply;
mod chain;
mod check;
mod groups;
mod item;
mod op;
mod outline;
mod paragraphs;
mod script;
pub(super) mod settled;
mod tails;

pub(super) use item::{Item, Label, Life, Mark, Note, Par, Row, Words};

use super::model::Compared;
use outline::Outline;
use script::Script;

/// Several drafts as one text.
pub(super) struct Tracked {
    /// The text.
    pub(super) flow: Vec<Item>,
    /// Index of the oldest draft of it.
    pub(super) first: usize,
    /// Index of the newest.
    pub(super) newest: usize,
}

/// Makes one text of drafts that were compared in a row; of one draft, that draft.
pub(super) fn tracked(compared: &Compared) -> Tracked {
    let outlines: Vec<Outline<'_>> =
        compared.drafts.iter().enumerate().map(|(at, draft)| Outline::of(at, &draft.reading.paragraphs)).collect();
    let first = compared.steps.first().map_or(0, |step| step.at.old);
    let newest = compared.steps.last().map_or(first, |step| step.at.new);
    let counted = outlines.iter().all(Outline::notes_count);
    let mut moves = 0;
    let empty = Outline::of(first, &[]);
    let mut flow = Vec::new();
    if let Some(oldest) = outlines.get(first) {
        let script = Script::new(&empty, oldest, Vec::new(), counted, &mut moves);
        flow = apply::apply(flow, script.body(), first);
    }
    for step in &compared.steps {
        let Some((old, new)) = outlines.get(step.at.old).zip(outlines.get(step.at.new)) else { continue };
        let groups = groups::groups(&step.comparison.changes, old, new, &mut moves);
        let script = Script::new(old, new, groups, counted, &mut moves);
        flow = apply::apply(flow, script.body(), step.at.new);
    }
    tails::settle(&mut flow, first, newest);
    Tracked { flow, first, newest }
}
