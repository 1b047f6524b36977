//! What the user looks at: which drafts, which change, and where they are on the way to.

use crate::app::session::Session;
use crate::app::shell::preferences::Tab;
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

impl Session {
    /// Compares two drafts.
    pub(in crate::app) fn select_pair(&mut self, pair: Sides<DraftId>) {
        if self.focus.pair != Some(pair) {
            self.focus.pair = Some(pair);
            self.focus.deselect();
        }
    }

    /// Chooses a change of the comparison shown.
    pub(in crate::app) fn select_change(&mut self, index: usize) {
        let change = self.board.as_ref().and_then(|board| board.comparison.changes.get(index));
        self.focus.selected_id = change.map(|change| change.id);
        self.focus.selected = change.map(|_| index);
        self.focus.unmark();
    }

    /// Goes to a paragraph of a draft: compares the draft with the one before it, unless it is on the screen already.
    pub(in crate::app) fn show_paragraph(&mut self, draft: DraftId, paragraph: usize) {
        let shown = self.focus.pair.is_some_and(|pair| pair.old == draft || pair.new == draft);
        if !shown {
            let drafts = self.timeline();
            let Some(at) = drafts.iter().position(|id| *id == draft) else { return };
            let (old, new) = if at == 0 { (0, 1) } else { (at - 1, at) };
            if let (Some(&old), Some(&new)) = (drafts.get(old), drafts.get(new)) {
                self.select_pair(Sides::new(old, new));
            }
        }
        self.prefs.tab = Tab::Read;
        // The next tick asks for the comparison; what is shown now is still that of the pair before.
        self.focus.heading_for = Some((draft, paragraph));
    }
}
