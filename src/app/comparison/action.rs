//! What is asked of the comparison shown.

use crate::app::command::Command;
use crate::app::shared::board::Filter;
use crate::base::{DraftId, LinkId, Side, Sides};

/// Something asked of the comparison shown.
#[derive(Debug, Clone, PartialEq)]
pub enum ComparisonAction {
    /// Compare these drafts.
    SelectPair(Sides<DraftId>),
    /// Go on with a comparison that was stopped.
    Resume,
    /// Choose a change.
    SelectChange(usize),
    /// Mark a change beside the chosen one, or take its mark away.
    ToggleMark(usize),
    /// Show a paragraph of a draft, whichever drafts that takes.
    ShowParagraph(DraftId, usize),
    /// Show only some changes.
    SetFilter(Filter),
    /// Light up words.
    SetFind(String),
    /// Ask for the paragraph to link this one (side, index in the reading) with.
    AskLink(Side, usize),
    /// Link two paragraphs of the drafts compared by hand (`true`), or cut them apart.
    Link(Sides<usize>, bool),
    /// Take back a link or cut made by hand.
    Unlink(LinkId),
    /// Walk through the history of a provision, a round trip, the places of a phrase.
    Walk(WalkAction),
    /// Go to the next change that passes the filters, or the one before.
    Next {
        /// To the next.
        forward: bool,
        /// Only to one that has not been seen.
        unseen: bool,
    },
    /// Go to the next place of the words searched for in the drafts compared (`true`), or the one before.
    FindNext(bool),
    /// Mark the chosen change and go on (`true`) or back.
    MarkOn(bool),
    /// Mark every change that passes the filters.
    MarkAll,
    /// Take every mark away.
    Unmark,
    /// Compare the next step of the timeline (`true`), or the one before.
    Step(bool),
    /// Compare the first draft with the last.
    FirstToLast,
    /// Go to the next provision with a round trip (`true`), or the one before.
    Trip(bool),
    /// Go to the next place of the words searched for (`true`), or the one before.
    Place(bool),
    /// Stand on the provision in the draft after (`true`), or before.
    Draft(bool),
    /// Open what one stands on.
    OpenHere,
    /// Come back to where one was.
    GoBack,
    /// Ask for the paragraph to link the chosen change's with.
    LinkByHand,
    /// Cut the only link of the chosen change, or ask which.
    CutByHand,
    /// Count a class of differences as changes, or no more.
    Count(Command),
}

/// What is asked of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkAction {
    /// Stand on the n-th draft of the provision.
    Stand(usize),
    /// Open the provision in the n-th draft.
    Open(usize),
    /// Stand on the n-th place of the phrase, and open it.
    Place(usize),
    /// Go to the n-th round trip.
    Trip(usize),
}
