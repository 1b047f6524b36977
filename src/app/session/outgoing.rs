//! What features leave behind to be carried out when they have returned.

use crate::app::command::action::Action;
use crate::app::shell::dialog::WindowRequest;
use crate::study::{Moment, Study};
use std::collections::VecDeque;
use std::sync::Arc;

/// A state of the study, where it stands in the history, and what tells its entry from others.
pub(in crate::app) type JournalEntry = (Arc<Study>, Moment, u64);

/// What features leave behind to be carried out when they have returned.
#[derive(Default)]
pub(in crate::app) struct Outgoing {
    /// Asked of other features, in order.
    pub(in crate::app) actions: VecDeque<Action>,
    /// Asked of the window.
    pub(in crate::app) window: Option<WindowRequest>,
    /// To be written to the journal.
    pub(in crate::app) journal: Vec<JournalEntry>,
    /// Whether another study was begun or opened.
    pub(in crate::app) begun: bool,
}
