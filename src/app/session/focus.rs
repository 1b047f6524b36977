//! What the user looks at: which drafts, which change, and where they are on the way to.

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
    /// The paragraph one is on the way to while its comparison is made.
    pub(in crate::app) heading_for: Option<(DraftId, usize)>,
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
