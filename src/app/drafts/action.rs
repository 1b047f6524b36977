//! What is asked of the drafts: coming in, being replaced, read again, described, checked.

use crate::base::{ContentHash, DraftId};
use crate::study::DraftStatus;
use crate::text::Stage;
use std::path::PathBuf;

/// Something asked of the drafts.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftAction {
    /// Add drafts from these files; a study among them is opened instead.
    Open(Vec<PathBuf>),
    /// Add drafts from files dropped on the window: nobody has said yet what they are.
    TakeDropped(Vec<PathBuf>),
    /// Add words from the clipboard as a draft.
    Paste(String),
    /// Open the dialog for words to be pasted, with these in it.
    AskPaste(String),
    /// Read a file with a password; as a better copy of a draft, if it was one.
    OpenWithPassword(PathBuf, String, Option<DraftId>),
    /// Remember the password of what has this content until the program ends.
    KnowPassword(ContentHash, String),
    /// Ask for the file of a better copy of a draft.
    AskCopy(DraftId),
    /// Put a better copy in a draft's place.
    Replace(DraftId, PathBuf),
    /// Read a draft's file again with this character encoding.
    ReadAgain(DraftId, PathBuf, String),
    /// Open the dialog for a draft's name, stage, date and status.
    Edit(DraftId),
    /// Set a draft's name, stage, date and status.
    Set(DraftForm),
    /// Take a draft out of the study, with what hangs on it.
    Remove(DraftId),
    /// Take a draft out, and have its file read as a submission.
    ReadAsSubmission(DraftId),
    /// Sort the annotations of the steps that drafts were put into; this is the timeline before.
    Divide(Vec<DraftId>),
    /// Show the chosen change's paragraph in its source, or leave the source.
    CheckChosen,
}

/// A draft's name, stage, date and status as they are being set, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftForm {
    /// The draft.
    pub id: DraftId,
    /// Its name.
    pub name: String,
    /// Its date, as `2024-04-01`; empty when unknown.
    pub date: String,
    /// Its stage.
    pub stage: Stage,
    /// Its status.
    pub status: DraftStatus,
    /// Where it is from.
    pub source: String,
}
