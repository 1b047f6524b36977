//! What is asked of positions, the ask ledger, actors and submissions.

use crate::app::positions::agreed::action::AgreedAction;
use crate::app::positions::fate::action::FateAction;
use crate::base::{ActorId, AskId, DraftId, PositionId, ThemeId, closed_enum};
use crate::insight::proposals::{MarkupKey, Meaning};
use crate::study::{Actor, Anchor, Milestone, Position, PositionKind, ProposalAction, Uptake};
use std::path::PathBuf;

closed_enum!(
    /// In which order positions are listed.
    #[derive(Default)]
    PositionOrder {
        /// By date, the newest first.
        #[default]
        Newest => "positions-newest";
        /// By date, the oldest first.
        Oldest => "positions-oldest";
        /// By actor.
        Actor => "positions-by-actor";
        /// By subject.
        Subject => "positions-by-subject";
        /// By kind.
        Kind => "positions-by-kind";
    }
);

/// Which draft a position has to do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionDraft {
    /// Linked to words of it.
    Linked(DraftId),
    /// Dated when it was the newest.
    InItsTime(DraftId),
}

closed_enum!(
    /// Whether a position says that something was submitted.
    Submitted {
        /// It was.
        Yes => "positions-submitted";
        /// It was not.
        No => "positions-not-submitted";
        /// The position says nothing of it.
        NotSaid => "positions-submission-not-said";
    }
);

impl Submitted {
    /// The value as a position keeps it.
    pub const fn value(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::NotSaid => None,
        }
    }
}

/// Which positions are listed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionFilter {
    /// With these words anywhere.
    pub text: String,
    /// Of this actor, or with which it aligned itself.
    pub actor: Option<ActorId>,
    /// Of this kind.
    pub kind: Option<PositionKind>,
    /// On this theme, or one below it.
    pub theme: Option<ThemeId>,
    /// With this draft.
    pub draft: Option<PositionDraft>,
    /// Saying so of a submission.
    pub submitted: Option<Submitted>,
    /// Only those that have to do with the chosen change, the nearest first.
    pub here: bool,
    /// The order otherwise.
    pub order: PositionOrder,
}

impl PositionFilter {
    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        *self == Self { order: self.order, ..Self::default() }
    }
}

/// With what the window of positions begins.
#[derive(Debug, Clone, PartialEq)]
pub enum PositionsStart {
    /// The list.
    List,
    /// A new position.
    New(Box<Position>),
    /// The milestones.
    Milestones,
}

/// Something asked of positions, or of what is made from them.
#[derive(Debug, Clone, PartialEq)]
pub enum PositionAction {
    /// Something asked of the ask ledger.
    Ledger(LedgerAction),
    /// Something asked of the fate of proposals.
    Fate(FateAction),
    /// Something asked of agreed language.
    Agreed(AgreedAction),
    /// Something asked of the actors.
    Actor(ActorAction),
    /// Something asked of the review of a submission.
    Submission(SubmissionAction),
    /// Open the window.
    Open(PositionsStart),
    /// Open it on all positions, whatever change is chosen.
    List,
    /// Open it on what has to do with the chosen change.
    ListHere,
    /// Open the form for a new position, on the chosen change where there is one.
    New,
    /// Open it on a position.
    Show(PositionId),
    /// Choose a position.
    Choose(PositionId),
    /// Go so many lines on.
    Walk(i32),
    /// List only these.
    SetFilter(PositionFilter),
    /// Keep a position: a new one when none is named.
    Save(Option<PositionId>, Box<Position>),
    /// Take a position out; also from what cites it.
    Remove(PositionId, bool),
    /// Take a proposal out where it is shown beside a change.
    TakeOut(PositionId),
    /// Link it to the words of the chosen change.
    LinkHere(PositionId),
    /// Take its n-th link away.
    Unlink(PositionId, usize),
    /// Leave the window for a paragraph of a draft.
    Go(DraftId, usize),
    /// Keep a milestone: a new one when no place is named.
    SaveMilestone(Option<usize>, Box<Milestone>),
    /// Take a milestone out.
    RemoveMilestone(usize),
}

impl PositionAction {
    /// Whether what it does carries the coder's name.
    pub(in crate::app) const fn is_signed(&self) -> bool {
        match self {
            Self::Ledger(action) => {
                matches!(action, LedgerAction::Judge(_) | LedgerAction::Accept | LedgerAction::Overrule(..))
            }
            Self::Fate(action) => action.is_signed(),
            _ => false,
        }
    }
}

/// An ask as it is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskForm {
    /// The ask that is changed; a new one when absent.
    pub editing: Option<AskId>,
    /// Whose.
    pub actors: Vec<ActorId>,
    /// What, in the analyst's words.
    pub gist: String,
    /// The words, if there are any.
    pub words: String,
    /// Whether they must not be lost.
    pub red_line: bool,
    /// Whether they are to be kept out.
    pub keep_out: bool,
    /// More.
    pub note: String,
    /// The words of a draft it was made of.
    pub anchors: Vec<Anchor>,
}

/// Something asked of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerAction {
    /// Choose a cell.
    Choose(AskId, usize),
    /// Go so many rows and columns on.
    Walk(i32, i32),
    /// Give the chosen cell a verdict.
    Judge(Uptake),
    /// Take the chosen cell's verdict away.
    Clear,
    /// Give a cell a verdict in the place of the one that another person gave; nothing: take that away.
    Overrule(AskId, usize, Option<Uptake>),
    /// Take the suggestion of the chosen cell for a verdict.
    Accept,
    /// Dismiss it.
    Dismiss,
    /// Go to the paragraph that shows it.
    Show,
    /// Write what shows it.
    AskEvidence,
    /// What shows it.
    SetEvidence(AskId, DraftId, String),
    /// Open the form for the chosen ask.
    EditAsk,
    /// Keep an ask.
    SetAsk(Box<AskForm>),
    /// Take the chosen ask away.
    RemoveAsk,
    /// Open the form for a new ask: of the chosen change's words, where changes are shown.
    New,
}

/// Something asked of the actors.
#[derive(Debug, Clone, PartialEq)]
pub enum ActorAction {
    /// Open the window.
    Open,
    /// A new actor of this name.
    Create(String),
    /// What an actor is.
    Change(ActorId, Box<Actor>),
    /// No longer offered, or again.
    Retire(ActorId, bool),
    /// The first into the second.
    Merge(ActorId, ActorId),
    /// Out, when nothing refers to it.
    Remove(ActorId),
    /// Leave the window for where it is used.
    Show(ActorId, ActorWhere),
    /// Look at this line of the list of those with positions or attributions.
    Choose(Whose),
    /// Show the changes attributed to this line of that list.
    ShowClaims(Whose),
}

/// Where an actor is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorWhere {
    /// In attributions.
    Claims,
    /// In positions.
    Positions,
    /// In asks.
    Asks,
}

/// Whose positions and attributions are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// An actor's.
    Actor(ActorId),
    /// Nobody's: a person said that it is not known.
    Unknown,
}

closed_enum!(
    /// A look that a text may speak through.
    Look {
        /// Bold type.
        Bold => "look-bold";
        /// Underlined.
        Underline => "look-underline";
        /// Struck out.
        Strike => "look-strike";
        /// Italic type.
        Italic => "look-italic";
    }
);

impl Look {
    /// What it stands for in `markup_key`.
    pub const fn meaning(self, markup_key: &MarkupKey) -> Meaning {
        match self {
            Self::Bold => markup_key.bold,
            Self::Underline => markup_key.underline,
            Self::Strike => markup_key.strike,
            Self::Italic => markup_key.italic,
        }
    }

    pub(in crate::app) const fn set(self, markup_key: &mut MarkupKey, meaning: Meaning) {
        match self {
            Self::Bold => markup_key.bold = meaning,
            Self::Underline => markup_key.underline = meaning,
            Self::Strike => markup_key.strike = meaning,
            Self::Italic => markup_key.italic = meaning,
        }
    }
}

/// A proposal as a person corrects it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProposalForm {
    /// The row that is corrected.
    pub row: usize,
    /// Whose.
    pub actors: Vec<ActorId>,
    /// Names in the submission that no actor of the study has.
    pub unknown: Vec<String>,
    /// What is wanted.
    pub action: Option<ProposalAction>,
    /// The paragraph of the draft, by its place in the reading.
    pub paragraph: Option<usize>,
    /// The words it is about.
    pub old: String,
    /// The words wanted, one wording a line.
    pub new: String,
}

/// Something asked of the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmissionAction {
    /// Read these files as submissions, one after the other.
    Read(Vec<PathBuf>),
    /// Read a file with this password.
    ReadWithPassword(PathBuf, String),
    /// Read a file that stood among the drafts, with its password where one is known.
    ReadDraft(PathBuf, Option<String>),
    /// Leave the review; the next submission that waits is read.
    Close,
    /// Choose a row.
    Select(usize),
    /// Take the chosen row into the study.
    Accept,
    /// Put it away, or take it back out.
    Skip,
    /// Take in every row that leaves no doubt.
    AcceptCertain,
    /// Open the form for the chosen row.
    Correct,
    /// Keep a corrected row; it is accepted with it.
    SetProposal(Box<ProposalForm>),
    /// Ask whose the submission is.
    AskActor,
    /// Whose the submission is, where it names nobody.
    SetActor(Option<ActorId>),
    /// The draft it speaks of.
    SetBase(DraftId),
    /// What a look stands for.
    SetLook(Look, Meaning),
    /// Whose a colour is; an empty name takes it away.
    SetColour(u32, String),
    /// Go to the paragraph of the draft that the chosen row is about; the review stays open behind it.
    Show,
}
