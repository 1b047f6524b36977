//! Positions and milestones as their window shows them.

use crate::base::{ActorId, DraftId, PositionId, ThemeId, UiLanguage, closed_enum};
use crate::study::{AnchorState, Milestone};

closed_enum!(
    /// Why a position is listed for a change.
    WhyHere {
        /// It is linked to the paragraph, in some draft.
        Linked => "positions-why-linked";
        /// An attribution of the change cites it.
        Cited => "positions-why-cited";
        /// It is on a theme of the change.
        Theme => "positions-why-theme";
        /// It is of the same actor: nothing else is known.
        Actor => "positions-why-actor";
    }
);

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRow {
    /// The position.
    pub id: PositionId,
    /// Whose.
    pub who: String,
    /// What.
    pub gist: String,
    /// When, as the source says it.
    pub date: String,
    /// Kind, stance and subject.
    pub about: String,
    /// Whether sources disagree on it.
    pub disputed: bool,
    /// Why it is listed for the chosen change.
    pub why: Option<WhyHere>,
}

/// Words of a draft that a position is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkLine {
    /// The draft and how the paragraph is cited.
    pub place: String,
    /// The words.
    pub words: String,
    /// How sure the place is.
    pub state: AnchorState,
    /// The draft and the paragraph (index in its reading), where it is found.
    pub at: Option<(DraftId, usize)>,
}

/// An attribution that cites a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedLine {
    /// The step, actors, role and basis.
    pub title: String,
    /// The words of the change.
    pub words: String,
    /// Where they stand.
    pub at: Option<(DraftId, usize)>,
}

/// What one source says about a fact on which sources disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rival {
    /// Whose position, or which day's event.
    pub who: String,
    /// What is said.
    pub text: String,
    /// When.
    pub date: String,
    /// By which source.
    pub source: String,
    /// The position, when it is another one that can be gone to.
    pub id: Option<PositionId>,
    /// Whether it is the one looked at.
    pub own: bool,
}

/// The chosen position, with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionDetail {
    /// The position.
    pub id: PositionId,
    /// Whose; "not known" where no actor is named.
    pub who: String,
    /// Who aligned themselves with it.
    pub aligned: String,
    /// The names of its themes.
    pub themes: Vec<String>,
    /// The words of drafts it is linked to.
    pub links: Vec<LinkLine>,
    /// The attributions that cite it.
    pub cited: Vec<CitedLine>,
    /// The asks that come from it.
    pub asks: Vec<String>,
    /// What the sources say that disagree on it, itself among them.
    pub rivals: Vec<Rival>,
}

/// A milestone, in order of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneRow {
    /// Its place in the study.
    pub place: usize,
    /// When.
    pub date: String,
    /// Source.
    pub source: String,
    /// Remarks.
    pub note: String,
    /// The fact on which sources disagree.
    pub disputed: String,
    /// All of it, for the form.
    pub whole: Milestone,
    /// The window's language.
    pub(in crate::app) language: UiLanguage,
}

impl MilestoneRow {
    /// What happened, in the window's language.
    pub fn what(&self) -> &str {
        self.whole.names.in_language(self.language)
    }
}

/// The list, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionsView {
    /// The positions that pass.
    pub rows: Vec<PositionRow>,
    /// How many there are that may stand beside this study's texts.
    pub all: usize,
    /// How many are kept back, since an invented text and real wishes never stand side by side.
    pub kept_back: usize,
    /// The actors that occur, with names.
    pub actors: Vec<(ActorId, String)>,
    /// The themes that occur, with names.
    pub themes: Vec<(ThemeId, String)>,
    /// The chosen position.
    pub detail: Option<PositionDetail>,
    /// The milestones.
    pub milestones: Vec<MilestoneRow>,
}

/// A position that may be cited as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceLine {
    /// The position.
    pub id: PositionId,
    /// Whose, when, and what.
    pub text: String,
    /// Where it is found.
    pub source: String,
    /// Why it is offered.
    pub why: WhyHere,
}
