//! What the user looks at: which drafts, which change, and where they are on the way to.

use crate::app::shell::preferences::last_place::ReadPlace;
use crate::base::{DraftId, Sides};
use crate::compare::ChangeId;
use std::collections::BTreeSet;

/// What the user looks at.
#[derive(Debug, Default)]
pub(in crate::app) struct Focus {
    /// The drafts compared.
    pub(in crate::app) pair: Option<Sides<DraftId>>,
    /// The chosen change (its index in the comparison).
    pub(in crate::app) selected: Option<usize>,
    /// The same by its id, which outlives a new comparison.
    pub(in crate::app) selected_id: Option<ChangeId>,
    /// Changes marked beside it.
    pub(in crate::app) marked: BTreeSet<usize>,
    /// Where the change stood that was chosen before other drafts were compared: its paragraphs, the new draft's first.
    pub(in crate::app) carried: Vec<(DraftId, usize)>,
    /// Rises whenever a change is gone to, even to the one chosen already; a choice that is only kept doesn't raise it.
    pub(in crate::app) goes: u64,
    /// The paragraph one is on the way to while its comparison is made.
    pub(in crate::app) heading_for: Option<(DraftId, usize)>,
    /// What stood on the screen when the study was left, until it does again.
    pub(in crate::app) reopened: Option<ReadPlace>,
    /// Rises when another change is chosen or the changes are others: what was chosen inside one no longer counts.
    pub(in crate::app) serial: u64,
}

impl Focus {
    /// The chosen change and those marked beside it, in their order.
    pub(in crate::app) fn chosen(&self) -> Vec<usize> {
        let mut all = self.marked.clone();
        all.extend(self.selected);
        all.into_iter().collect()
    }

    /// Forgets which change is chosen.
    pub(in crate::app) const fn deselect(&mut self) {
        self.selected = None;
        self.selected_id = None;
    }

    /// Forgets what is marked, and words chosen inside a change.
    pub(in crate::app) fn unmark(&mut self) {
        self.marked.clear();
        self.serial += 1;
    }
}
