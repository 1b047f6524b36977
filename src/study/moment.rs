use crate::base::{Message, Timestamp};

/// The place of a state of the study in its history, and the entry made there, if any.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The entry it is.
    pub place: usize,
    /// What the entry says, where it is new; `None` for undo, redo and jumps.
    pub entry: Option<(Message, Option<Timestamp>)>,
}
