//! What is asked of agreed language.

use crate::base::ReferenceId;
use std::path::PathBuf;

/// Something asked of agreed language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreedAction {
    /// Takes these files into the study as reference texts.
    Read(Vec<PathBuf>),
    /// Takes a reference text out.
    Remove(ReferenceId),
    /// Looks for words in all reference texts.
    Find(String),
    /// Chooses a line.
    Choose(usize),
    /// Goes so many lines on.
    Walk(i32),
    /// Goes to the words in the draft.
    Show,
}
