//! What stands over the window, what is said at its edge, and what is asked of the system.

use crate::app::annotate::action::ClaimDraft;
use crate::app::drafts::action::DraftForm;
use crate::app::report::action::ExportForm;
use crate::app::study_file::action::Answer;
use crate::base::{AnnotationId, DraftId, Message, Side};
use crate::report::Format;
use std::path::PathBuf;

/// What stands over the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Every command.
    Palette,
    /// The themes.
    Themes,
    /// The themes, to be said of the provision's whole life.
    ThemesAlong,
    /// What is left to be done.
    Left,
    /// An attribution being made.
    Claim(ClaimDraft),
    /// A note being written, and what it says so far.
    Note(Option<AnnotationId>, String),
    /// Strength and weight of a change being overruled, and what is said so far.
    Overrule(Option<AnnotationId>, crate::study::Overruling),
    /// A draft's particulars.
    Draft(DraftForm),
    /// Words to be pasted as a draft.
    Paste(String),
    /// The password of a file.
    Password {
        /// The file.
        path: PathBuf,
        /// The draft it is a better copy of.
        instead: Option<DraftId>,
        /// Whether it is read as a submission.
        submission: bool,
        /// Whether one was given that does not fit.
        wrong: bool,
    },
    /// Whose a submission is.
    Sender,
    /// A proposal of a submission being corrected.
    Proposal(Box<crate::app::positions::action::ProposalForm>),
    /// An ask being written.
    Ask(crate::app::positions::action::AskForm),
    /// What shows a verdict of the ledger.
    Evidence(crate::base::AskId, DraftId, String),
    /// The codebook.
    Codebook,
    /// Positions and milestones.
    Positions(crate::app::positions::action::PositionsStart),
    /// The actors.
    Actors,
    /// What merging a colleague's copy would do.
    Merge,
    /// What two merged copies say differently.
    Conflicts,
    /// How far the coders agree.
    Agreement,
    /// What is adrift.
    Adrift,
    /// The paragraphs that this one (side, index in the reading) may be linked to.
    Link(Side, usize),
    /// Terms of the chosen change beside its English.
    Terms,
    /// Two language versions of the drafts compared.
    LanguageVersions,
    /// The links of the change, to cut one.
    Cut,
    /// The statement of completeness.
    Completeness,
    /// What was done.
    WhatIDid,
    /// The keys.
    Shortcuts,
    /// What this program is.
    About,
    /// Who annotates.
    Coder {
        /// The name proposed.
        name: String,
        /// How much was said under another name, or under none before the program was started; it may be renamed.
        said: usize,
    },
    /// A report being chosen.
    Export(Box<ExportForm>),
    /// The study's name being written, and what it is.
    StudyName(String),
    /// A question that must be answered.
    Question(Question),
    /// Something that is done only when the person says so.
    Confirm(Confirmation),
}

/// A question with its answers, the first being the one most will give.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What it is about.
    pub title: Message,
    /// What will happen.
    pub text: Message,
    /// The answers, with the keys of their buttons.
    pub answers: Vec<(Answer, &'static str)>,
}

/// Something that is done only when the person says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmation {
    /// What it is about.
    pub title: Message,
    /// What will happen.
    pub text: Message,
    /// The key of the button that says so.
    pub yes: &'static str,
    /// What is done then.
    pub action: Box<crate::app::command::action::Action>,
}

/// A short message at the edge of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    /// Its number.
    pub number: u64,
    /// What it says.
    pub what: Message,
    /// Whether something went wrong: it stays until taken away.
    pub grave: bool,
    /// Whether undo is offered.
    pub undo: bool,
    /// Something else that is offered: the key of its button, and what it does.
    pub offer: Option<(&'static str, crate::app::command::action::Action)>,
    /// What the button says that takes it away; a cross where nothing is said.
    pub dismiss: Option<&'static str>,
    /// After how many ticks of the clock (milliseconds since the start) it goes.
    pub until: Option<i64>,
}

/// What the program asks of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowRequest {
    /// Ask for files to open.
    AskOpen,
    /// Ask for a better copy of a draft.
    AskCopy(DraftId),
    /// Ask for submissions to read.
    AskSubmission,
    /// Ask for texts that drafts are held against.
    AskReferences,
    /// Ask for a codebook to read.
    AskCodebook,
    /// Ask where to write the codebook.
    AskCodebookOut,
    /// Ask for a pack to take in.
    AskPack,
    /// Ask where to write the study's lists as a pack.
    AskPackOut,
    /// Ask for a colleague's copy of the study.
    AskMerge,
    /// Ask for the study both began with.
    AskMergeBase,
    /// Ask where to save the study.
    AskSave,
    /// Ask where to write the report of this format.
    AskExport(Format),
    /// Put this on the clipboard.
    Copy {
        /// Plain text, for whoever pastes that.
        text: String,
        /// The same as HTML.
        html: String,
    },
    /// Put the cursor into the search field.
    FocusFilter,
    /// Close the window.
    Close,
}

/// How the study stands to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    /// In its file.
    Saved,
    /// On its way there.
    Saving,
    /// Changed since (every edit is in the journal all the same).
    Unsaved,
    /// Without a file yet.
    New,
}

/// What stands in the middle of the window.
#[derive(Debug, Clone, PartialEq)]
pub enum ComparisonStatus {
    /// The comparison.
    Ready,
    /// An older comparison, while the new one is worked on.
    Stale(Option<f32>),
    /// Work, and the part done.
    Working(Option<f32>),
    /// The user stopped the comparison.
    Stopped,
    /// Something broke.
    Broken(Message),
}

/// A draft on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineDraft {
    /// The draft.
    pub id: DraftId,
    /// Its name.
    pub name: String,
    /// Its date, as shown; empty when unknown.
    pub date: String,
    /// How many doubts its import left.
    pub doubts: usize,
}
