use crate::base::{Message, Timestamp};

/// Where in the history a state of the study stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The entry it is.
    pub place: usize,
    /// What the entry says, where it is new; `None` for undo, redo and jumps.
    pub entry: Option<(Message, Option<Timestamp>)>,
}
