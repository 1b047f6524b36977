//! What is asked of the fate of proposals.

use crate::insight::fate::Source;
use crate::study::Uptake;

/// What is asked of the fate of proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FateAction {
    /// Chooses a proposal, and a draft by its place.
    Choose(Source, usize),
    /// Goes so many rows and columns on.
    Walk(i32, i32),
    /// Says what became of it: into the ledger, in one step.
    Judge(Uptake),
    /// As suggested.
    Accept,
    /// The suggestion is of no use.
    Dismiss,
    /// Takes the verdict away.
    Clear,
    /// Goes to the words in the draft.
    Show,
}

impl FateAction {
    /// Whether it puts a name under something.
    pub(in crate::app) const fn is_signed(&self) -> bool {
        matches!(self, Self::Judge(_) | Self::Accept)
    }
}
