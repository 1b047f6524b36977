//! What is asked of the drafts: coming in, being replaced, read again, described, checked.

use crate::base::{ContentHash, DraftId};
use crate::study::DraftStatus;
use crate::text::{Language, Paragraph, ParagraphKind, Stage, View};
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
    /// Show this language beside the drafts' own, in the dialog of the language versions.
    ShowLanguage(Language),
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
    /// The language the study's text is negotiated in; `None` where it is not said.
    pub negotiated: Option<Language>,
}

/// What is asked in the check view.
#[derive(Debug, Clone, PartialEq)]
pub enum CheckAction {
    /// Check a draft, at this paragraph of its reading.
    Open(DraftId, Option<usize>),
    /// Back to the comparison.
    Close,
    /// Choose a row.
    Select(usize),
    /// Show this page.
    Page(u32),
    /// The chosen row goes on the one before.
    Join,
    /// The chosen row ends before this byte of its text; the rest is a paragraph of its own.
    Split(usize),
    /// The chosen row is no part of the text.
    SetAside,
    /// The chosen row is as it was imported.
    Restore,
    /// The chosen row reads so.
    Set(RowForm),
    /// A piece set aside at the import follows the chosen row.
    BringBack(usize),
    /// A doubt was looked at.
    Settle(usize),
    /// Another side of the tracked changes is read.
    SetView(View),
    /// The text file is read again with this character encoding.
    SetEncoding(String),
    /// The page's picture is drawn so sharp: 1 or 2.
    Sharpen(u8),
}

/// A paragraph as it is being corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowForm {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its level, for headings and items.
    pub level: u8,
    /// Its printed label; empty for none.
    pub label: String,
    /// Its words.
    pub text: String,
}

impl RowForm {
    /// The form of a paragraph.
    pub fn of(paragraph: &Paragraph) -> Self {
        Self {
            kind: paragraph.kind,
            level: paragraph.level,
            label: paragraph.label.clone().unwrap_or_default(),
            text: paragraph.text.clone(),
        }
    }
}
