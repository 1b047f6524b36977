//! The words that carried a provision's strength, draft by draft: "request → support → take note".

use super::model::{Because, Cause, Shift};
use crate::base::{DraftIndex, Side};
use crate::compare::{Comparison, Provision};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Words on a provision's way, and the draft of the row in which they came to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    /// Index of the draft.
    pub draft: usize,
    /// The words, as they stand.
    pub words: String,
}

/// Words measured against each other along the way: verbs of a clause and of its lead-in are one ladder.
const fn ladder_of(cause: Cause) -> Cause {
    match cause {
        Cause::Preamble | Cause::LeadIn => Cause::Verb,
        other => other,
    }
}

/// Follows the words of one kind that were exchanged for weaker or stronger ones, through all drafts.
///
/// `steps` compare each draft of the row with the next; `shift` gives the shift of a change by its step and its index. The
/// kind with the most exchanges is told; nothing where it has fewer than two: one exchange is the change's own shift.
pub fn path<'s>(
    provision: &Provision,
    steps: &[Arc<Comparison>],
    shift: impl Fn(usize, usize) -> Option<&'s Shift>,
) -> Vec<PathStep> {
    let mut kinds: BTreeMap<Cause, Vec<(usize, &Because)>> = BTreeMap::new();
    for (old, comparison) in steps.iter().enumerate() {
        let place = |draft: usize| provision.paragraph_in(DraftIndex::new(draft));
        let (Some(before), Some(after)) = (place(old), place(old + 1)) else { continue };
        let Some(change) = comparison.change_of(Side::New, after) else { continue };
        if comparison.change_of(Side::Old, before) != Some(change) {
            continue;
        }
        for reason in shift(old, change.get()).into_iter().flat_map(|shift| &shift.because) {
            if reason.words.old.is_none() || reason.words.new.is_none() {
                continue;
            }
            let found = kinds.entry(ladder_of(reason.cause)).or_default();
            if found.last().is_none_or(|(step, _)| *step != old) {
                found.push((old, reason));
            }
        }
    }
    let mut best: Vec<(usize, &Because)> = Vec::new();
    for found in kinds.into_values().filter(|found| found.len() > 1) {
        if found.len() > best.len() {
            best = found;
        }
    }
    let mut way: Vec<PathStep> = Vec::new();
    for (old, reason) in best {
        let (Some(before), Some(after)) = (&reason.words.old, &reason.words.new) else { continue };
        // What stood between two exchanges may read otherwise on the same rung.
        if way.last().is_none_or(|last| last.words.to_lowercase() != before.words.to_lowercase()) {
            way.push(PathStep { draft: old, words: before.words.clone() });
        }
        way.push(PathStep { draft: old + 1, words: after.words.clone() });
    }
    way
}
