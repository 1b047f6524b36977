//! What views ask for: plain data, carried out in one place (`App::perform`).

use crate::app::annotate::action::AnnotateAction;
use crate::app::command::Command;
use crate::app::comparison::action::ComparisonAction;
use crate::base::{ActorId, AnnotationId, DraftId, PositionId, Side, Sides, ThemeId};
use crate::study::{Basis, Role};
use std::path::PathBuf;

/// Something a view asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Run a command.
    Run(Command),
    /// Something said of changes.
    Annotate(AnnotateAction),
    /// Something of the comparison shown.
    Compare(ComparisonAction),
    /// Take a position out of the study.
    RemovePosition(crate::base::PositionId),
    /// Open the dialog for a draft's name, stage, date and status.
    EditDraft(DraftId),
    /// Set a draft's name, stage, date and status.
    SetDraft(DraftForm),
    /// Take a draft out of the study, with what hangs on it.
    RemoveDraft(DraftId),
    /// Add drafts from these files, or open the study among them.
    OpenPaths(Vec<PathBuf>),
    /// Add words from the clipboard as a draft.
    PasteDraft(String),
    /// Open the dialog for words to be pasted, with these in it.
    AskPaste(String),
    /// Read a file with this password; a better copy of a draft, if one is named.
    OpenWithPassword(PathBuf, String, Option<DraftId>),
    /// Ask for a better copy of a draft.
    AskCopy(DraftId),
    /// Read a better copy of a draft from this file.
    ReplaceCopy(DraftId, PathBuf),
    /// Check what was understood of a draft.
    Check(crate::app::drafts::import_check_view::CheckAction),
    /// Something asked of the review of a submission.
    Submission(crate::app::positions::submission::SubmissionAction),
    /// Something asked of the ledger.
    Ledger(crate::app::positions::ask_ledger::LedgerAction),
    /// Change, read or write the codebook.
    Codebook(crate::app::annotate::action::CodebookAction),
    /// Something asked of positions and milestones.
    Position(crate::app::positions::PositionAction),
    /// Something asked of the actors.
    Actor(crate::app::positions::actors::ActorAction),
    /// Look at this line of the list of actors.
    ChooseWhose(crate::app::positions::by_actor::Whose),
    /// Show the changes attributed to this line of the list of actors.
    ShowClaimsOf(crate::app::positions::by_actor::Whose),
    /// Merge, settle, agree, or put back what is adrift.
    Together(crate::app::coders::TogetherAction),
    /// Files were dropped on the window.
    Dropped(Vec<PathBuf>),
    /// Write the study to this file.
    SaveTo(PathBuf),
    /// Write the report to this file.
    ExportTo(PathBuf),
    /// Go back (or forward) to the n-th entry of what was done.
    GoToEntry(usize),
    /// Say who annotates.
    SetCoder(String),
    /// Close the dialog.
    CloseDialog,
    /// What the user answered to a question.
    Answer(Answer),
    /// Take a message away.
    DismissToast(u64),
    /// Stop the long work that is going on.
    CancelWork,
    /// Set the size of the drafts' type, in points.
    SetTextSize(f32),
}

/// An answer to a question of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Save first, then go on.
    Save,
    /// Go on without saving.
    Discard,
    /// Don't go on.
    Cancel,
    /// Open the study instead.
    Open,
    /// Merge it into this one.
    Merge,
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
    pub stage: crate::text::Stage,
    /// Its status.
    pub status: crate::study::DraftStatus,
    /// Where it is from.
    pub source: String,
}
