//! A delegation's submission, or a compilation text, as proposals against a draft.
//!
//! ```text
//! "… [G77: predictable] financing"            G77 inserts "predictable"
//! "~~on a voluntary basis~~ (G77 delete)"      G77 deletes "on a voluntary basis"
//! "[with a view to / in order to - CH]"        CH: one or the other
//! "12 alt EU: We decide …"                     the EU's rival for 12
//! "We propose to delete “and soon”"           whoever writes; "others have asked to delete …" nobody
//! Draft | Amendment | Justification           what the second column words otherwise than the first
//! ```
//!
//! Annotations of a file are read as the importers give them: struck words as marks [`Deleted`](crate::text::Style), words
//! put in at their place as marks [`Inserted`](crate::text::Style), each with its author; all others as comments on the
//! words they are on.
//!
//! Secretariats set keys of their own and no standard exists; the shapes read here are those of section 5 of the
//! project's domain study. What can be read in two ways is a proposal with a doubt, never a guess.

mod against;
mod beside;
mod citation;
mod instructed;
mod letter;
mod likeness;
mod markup;
mod named;
mod place;
mod quoted;
mod rival;
mod table;
#[cfg(test)]
mod tests;
mod unmarked;
mod vocabulary;
mod voice;
mod wishes;
mod wording;

pub use crate::study::actors::{ActorFinder, ActorName};
pub use against::{Proposals, read};
pub use markup::{MarkupKey, Meaning};
pub use named::{Called, named_draft, other_revision};

/// What a proposal wants.
pub use crate::study::ProposalAction as Action;

use crate::base::Span;

/// Why a proposal needs a person's look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// A deletion that does not say of what.
    DeleteWhat,
    /// A name stands alone: for what?
    NameAlone,
    /// A name that is in no list of actors.
    UnknownName,
    /// A bracket that is never closed, or closed without being opened.
    Unbalanced,
    /// The paragraph named is not in the draft.
    NoSuchParagraph,
    /// The words quoted are not in the paragraph named.
    NoSuchWords,
    /// The words quoted stand there more than once.
    WordsTwice,
    /// It stands outside the paragraphs of the draft, unmarked: words wanted, or only a remark.
    PerhapsRemark,
    /// It is said as something that could be done.
    SaidAsPossible,
    /// What is cited may be several paragraphs of the draft, or one that is there already.
    SeveralParagraphs,
    /// It differs from the draft unmarked, in a text that marks what is proposed.
    Unmarked,
    /// The words in brackets before it are bracketed in the draft too: in their place, or beside them?
    InPlaceOrBeside,
    /// It stands in a table whose columns have no heads.
    NoHeads,
}

impl Doubt {
    /// Key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DeleteWhat => "proposal-delete-what",
            Self::NameAlone => "proposal-name-alone",
            Self::UnknownName => "proposal-unknown-name",
            Self::Unbalanced => "proposal-unbalanced",
            Self::NoSuchParagraph => "proposal-no-such-paragraph",
            Self::NoSuchWords => "proposal-no-such-words",
            Self::WordsTwice => "proposal-words-twice",
            Self::PerhapsRemark => "proposal-perhaps-remark",
            Self::SaidAsPossible => "proposal-said-as-possible",
            Self::SeveralParagraphs => "proposal-several-paragraphs",
            Self::Unmarked => "proposal-unmarked",
            Self::InPlaceOrBeside => "proposal-in-place-or-beside",
            Self::NoHeads => "proposal-no-heads",
        }
    }
}

/// A wish on words, as the submission states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Whose; none where the text names nobody. One proposal of several stays one.
    pub actors: Vec<ActorName>,
    /// What is wanted.
    pub action: Action,
    /// The paragraph of the draft it is about (index in its reading).
    pub base: Option<usize>,
    /// Of a paragraph to come in: the paragraph of the draft that it comes after, as far as its neighbours tell.
    pub after: Option<usize>,
    /// How that paragraph is cited, in the draft or as the submission names it.
    pub reference: Option<String>,
    /// The words it is about: to go, to stay, to be replaced.
    pub old: Option<String>,
    /// The words wanted. Rival wordings are in one entry each.
    pub new: Vec<String>,
    /// The paragraph of the submission (index in its reading) and the place in its text.
    pub place: (usize, Span),
    /// The words of the submission that say so.
    pub text: String,
    /// What a person has to decide.
    pub doubt: Option<Doubt>,
}
