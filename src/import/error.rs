//! Why a file could not be read at all.

use crate::base::{Cancelled, Message};
use serde::{Deserialize, Serialize};

/// Why a file gave no copy at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportError {
    /// The user stopped it.
    Cancelled,
    /// One clear sentence: what is wrong, where, what to do. The caller adds which file.
    Unreadable(Message),
}

impl From<Cancelled> for ImportError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}
