//! What is followed, and what is said of it.

use crate::base::{AskId, Message, PositionId};
use crate::insight::alike::Place;
use crate::study::{ProposalAction, Uptake};

/// Who says what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A proposal that was taken in.
    Proposal(PositionId),
    /// An ask of the ledger.
    Ask(AskId),
}

/// Words wanted in a draft, or out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Who says so.
    pub of: Source,
    /// What is to be done.
    pub action: ProposalAction,
    /// Place of the draft that it was made on.
    pub base: usize,
    /// The paragraph there that it is about (index in the draft's reading).
    pub about: Option<usize>,
    /// The words to go, to stay, to be replaced.
    pub old: String,
    /// The words to come; rivals are in one entry each.
    pub new: Vec<String>,
}

/// What the words show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The words came, word for word, and have stood since this draft.
    Whole {
        /// The draft since which they stand.
        since: usize,
        /// Whether they stand in another paragraph than the one spoken of.
        elsewhere: bool,
    },
    /// The words stood there before.
    There,
    /// A part of the words came.
    Part {
        /// Percent of them, weighed by what they say; below 100.
        percent: u8,
        /// Words that did not come.
        missing: Vec<String>,
        /// Words that stand between them.
        between: Vec<String>,
        /// Whether they stand in another paragraph than the one spoken of.
        elsewhere: bool,
    },
    /// The words came, and those they were to replace stay.
    OldStay,
    /// The words to go are gone since this draft.
    Gone {
        /// The draft since which they are gone.
        since: usize,
    },
    /// A part of the words to go is gone.
    PartGone {
        /// Those that are gone.
        gone: Vec<String>,
    },
    /// The words to go left their paragraph and stand in another.
    Moved,
    /// The words to stay stand.
    Kept,
    /// It was as wanted, up to this draft.
    Lost {
        /// The last draft that had it.
        last: usize,
    },
    /// The words to be replaced are gone; others came.
    OtherWords,
    /// The words to go stand.
    Stay,
    /// The paragraph is gone.
    Overtaken,
    /// The paragraph reads as it did.
    Untouched,
    /// The words did not come.
    Never {
        /// Whether they stand in another paragraph, as they did before.
        elsewhere: bool,
    },
    /// The words to go were not in the draft.
    NotThere,
    /// No words differ: brackets or marks alone.
    NoWords,
}

impl Why {
    /// Returns the sentence; `name` gives the name of the draft at a place.
    pub fn message(&self, name: &dyn Fn(usize) -> String) -> Message {
        let listed = |key: &'static str, words: &[String]| Message::new(key).text("words", words.join(" "));
        match self {
            Self::Whole { since, elsewhere } => {
                let key = if *elsewhere { "fate-why-whole-elsewhere" } else { "fate-why-whole" };
                Message::new(key).text("since", name(*since))
            }
            Self::There => Message::new("fate-why-there"),
            Self::Part { percent, missing, between, elsewhere } => {
                let key = match (*elsewhere, missing.is_empty(), between.is_empty()) {
                    (true, ..) => "fate-why-part-elsewhere",
                    (false, false, false) => "fate-why-part-both",
                    (false, _, true) => "fate-why-part-missing",
                    (false, true, false) => "fate-why-part-between",
                };
                listed(key, missing).number("percent", *percent).text("between", between.join(" "))
            }
            Self::OldStay => Message::new("fate-why-old-stay"),
            Self::Gone { since } => Message::new("fate-why-gone").text("since", name(*since)),
            Self::PartGone { gone } => listed("fate-why-part-gone", gone),
            Self::Moved => Message::new("fate-why-moved"),
            Self::Kept => Message::new("fate-why-kept"),
            Self::Lost { last } => Message::new("fate-why-lost").text("last", name(*last)),
            Self::OtherWords => Message::new("fate-why-other-words"),
            Self::Stay => Message::new("fate-why-stay"),
            Self::Overtaken => Message::new("fate-why-overtaken"),
            Self::Untouched => Message::new("fate-why-untouched"),
            Self::Never { elsewhere: false } => Message::new("fate-why-never"),
            Self::Never { elsewhere: true } => Message::new("fate-why-never-elsewhere"),
            Self::NotThere => Message::new("fate-why-not-there"),
            Self::NoWords => Message::new("fate-why-no-words"),
        }
    }
}

/// What the tool would say of one draft. Never a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What it would be.
    pub uptake: Uptake,
    /// Why.
    pub why: Why,
    /// Where the words stand, or what is nearest to them.
    pub places: Vec<Place>,
}

/// A proposal or an ask, through the drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// Whose fate.
    pub of: Source,
    /// The draft it was made on.
    pub base: usize,
    /// One entry a draft; none up to the draft it was made on.
    pub drafts: Vec<Option<Outcome>>,
}

impl Fate {
    /// What is suggested of the newest draft.
    pub fn newest(&self) -> Option<&Outcome> {
        self.drafts.last()?.as_ref()
    }
}
