//! What views ask for: plain data, carried out in one place (`App::perform`).

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
    /// Something of the comparison shown.
    Compare(ComparisonAction),
    /// Make the suggestion at this place a person's own word.
    AcceptSuggestion(usize),
    /// Put the suggestion at this place away.
    DismissSuggestion(usize),
    /// Choose words of a change: side, paragraph (index in the reading), span in its text.
    ChooseWords(usize, Vec<(Side, usize, crate::base::Span)>),
    /// Go on choosing words with the keys.
    Words(crate::app::annotate::word_selection::WordStep),
    /// Go to what is left: a comparison, and a paragraph (index in its reading) of one of its drafts.
    GoLeft(Sides<DraftId>, (DraftId, usize)),
    /// Count what is left of all coders together, or of the one at work.
    LeftOfAll(bool),
    /// Tag the chosen change with several themes, or take their tags away: one step of undo.
    ToggleThemes(Vec<ThemeId>),
    /// Tag every step on which the chosen change's provision changed with these themes.
    TagAlong(Vec<ThemeId>),
    /// Tag the chosen change with a theme, or take the tag away.
    ToggleTheme(ThemeId),
    /// Attribute the chosen change, or change an attribution.
    SetClaim(ClaimDraft),
    /// Give a change a headline; an empty one takes it away.
    SetHeadline(usize, String),
    /// Write a note on the chosen change, or change a note.
    SetNote(Option<AnnotationId>, String),
    /// Take an annotation away.
    RemoveAnnotation(AnnotationId),
    /// Open the dialog for a note.
    EditNote(AnnotationId),
    /// Open the dialog for an attribution.
    EditClaim(AnnotationId),
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
    /// A draft is a submission: it leaves the timeline and is read as one.
    ReadAsSubmission(DraftId),
    /// Remember what opens a file, while the program runs.
    KnowPassword(crate::base::ContentHash, String),
    /// Change, read or write the codebook.
    Codebook(crate::app::annotate::codebook::CodebookAction),
    /// Something asked of positions, actors, the ask ledger or submissions.
    Position(crate::app::positions::action::PositionAction),
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

/// An attribution as it is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDraft {
    /// The attribution that is changed; a new one when absent.
    pub editing: Option<AnnotationId>,
    /// The actors, one claim of several staying one.
    pub actors: Vec<ActorId>,
    /// Whether whose it is is not known: said by a person, so that nobody looks again.
    pub unknown: bool,
    /// Who aligned themselves with it.
    pub aligned: Vec<ActorId>,
    /// The positions that show it.
    pub positions: Vec<PositionId>,
    /// In what role.
    pub role: Role,
    /// On what ground: a person's own reading, unless they say otherwise.
    pub basis: Basis,
    /// Where it is said: document, page, address.
    pub evidence: String,
    /// More.
    pub note: String,
}

impl Default for ClaimDraft {
    fn default() -> Self {
        Self {
            editing: None,
            actors: Vec::new(),
            unknown: false,
            aligned: Vec::new(),
            positions: Vec::new(),
            role: Role::Proposed,
            basis: Basis::Inferred,
            evidence: String::new(),
            note: String::new(),
        }
    }
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
