//! A submission as its review shows it.

use crate::app::positions::action::Look;
use crate::base::{ActorId, DraftId, PositionId, Span};
use crate::insight::proposals::Meaning;
use crate::study::ProposalAction;

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowFate {
    /// Nobody has decided.
    Open,
    /// It is a position of the study.
    Accepted,
    /// It was put away.
    Skipped,
}

impl RowFate {
    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "submission-open",
            Self::Accepted => "submission-accepted",
            Self::Skipped => "submission-skipped",
        }
    }
}

/// Words in their paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quoted {
    /// How the paragraph is cited.
    pub cited: String,
    /// The paragraph.
    pub text: String,
    /// The words, in bytes of it.
    pub span: Span,
    /// Page of the source.
    pub page: Option<u32>,
}

/// A proposal in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// The name it is known by: the same whenever the same file is read against the same draft.
    pub name: String,
    /// Which paragraph of the draft, as cited; empty when that is not known.
    pub place: String,
    /// Whether it comes after that paragraph, as a paragraph of its own.
    pub after: bool,
    /// Index of that paragraph in the draft's reading.
    pub paragraph: Option<usize>,
    /// Whose: actors of the study.
    pub actors: Vec<ActorId>,
    /// Names in the submission that no actor of the study has.
    pub unknown: Vec<String>,
    /// Whose, in words.
    pub who: String,
    /// What is wanted.
    pub action: ProposalAction,
    /// The words it is about.
    pub old: String,
    /// The words wanted; rival wordings are in one entry each.
    pub new: Vec<String>,
    /// The words of the submission that say so.
    pub text: String,
    /// What a person has to decide before it can be taken in; a sentence.
    pub doubt: Option<String>,
    /// Whether it can be taken in unseen: an actor of the study, a place in the draft, no doubt.
    pub certain: bool,
    /// What became of it.
    pub fate: RowFate,
    /// Whether a person corrected it.
    pub corrected: bool,
    /// Where the submission says it.
    pub said: Quoted,
    /// What stands in the draft there.
    pub draft: Option<Quoted>,
    /// The position it became.
    pub position: Option<PositionId>,
}

/// A submission, ready to be reviewed.
#[derive(Debug, Clone)]
pub struct SubmissionView {
    /// Rises whenever it is made anew.
    pub version: u64,
    /// The file.
    pub file: String,
    /// The draft it speaks of, and its name.
    pub base: (DraftId, String),
    /// Whose it is, where it names nobody.
    pub actor: Option<ActorId>,
    /// The actor's name.
    pub actor_name: String,
    /// The proposals, in the order of the submission.
    pub rows: Vec<ProposalRow>,
    /// Colours that its words are set in, and whose they are by the key.
    pub colours: Vec<(u32, String)>,
    /// The looks its words have.
    pub looks: Vec<Look>,
    /// What is neither of the draft nor a proposal, and what was noticed in reading: sentences.
    pub said: Vec<String>,
    /// How many submissions wait.
    pub waiting: usize,
    /// Whether other proposals are being looked for, since the key or the draft changed.
    pub stale: bool,
}

impl SubmissionView {
    /// How many rows are open, accepted, skipped.
    pub fn counts(&self) -> [usize; 3] {
        let count = |fate| self.rows.iter().filter(|row| row.fate == fate).count();
        [count(RowFate::Open), count(RowFate::Accepted), count(RowFate::Skipped)]
    }

    /// How many rows can be taken in unseen.
    pub fn certain(&self) -> usize {
        self.rows.iter().filter(|row| row.certain && row.fate == RowFate::Open).count()
    }
}

/// A proposal as a person corrected it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct Corrected {
    pub actors: Vec<ActorId>,
    pub unknown: Vec<String>,
    pub action: ProposalAction,
    pub paragraph: Option<usize>,
    pub old: String,
    pub new: Vec<String>,
}

/// What a look may stand for, with the keys of the names.
pub const MEANINGS: [(Meaning, &str); 4] = [
    (Meaning::Nothing, "meaning-nothing"),
    (Meaning::Addition, "meaning-addition"),
    (Meaning::Deletion, "meaning-deletion"),
    (Meaning::Remark, "meaning-remark"),
];
