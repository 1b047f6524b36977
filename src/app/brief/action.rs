//! What is asked of the Brief.

use crate::base::{DraftId, Sides};
use crate::insight::weight::Level;

/// Something asked of the Brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefAction {
    /// Show it.
    Show,
    /// Show it as what one lands on: its first card is chosen.
    Land,
    /// Unfold what weighs as much as this, and fold what weighs less.
    Unfold(Level),
    /// Go to a paragraph of a step, and stay here.
    GoTo(Sides<DraftId>, (DraftId, usize)),
}
