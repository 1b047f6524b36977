//! What a proposal is, and why a person may have to look at it.

use crate::base::{Span, closed_enum};
use crate::study::ProposalAction as Action;
use crate::study::actors::ActorName;

closed_enum!(
    /// Why a person has to decide on a proposal.
    Doubt {
        /// A deletion that does not say of what.
        DeleteWhat = "delete-what", "proposal-delete-what";
        /// A name stands alone: for what?
        NameAlone = "name-alone", "proposal-name-alone";
        /// A name that is in no list of actors.
        UnknownName = "unknown-name", "proposal-unknown-name";
        /// A bracket that is never closed, or closed without being opened.
        Unbalanced = "unbalanced", "proposal-unbalanced";
        /// The paragraph named is not in the draft.
        NoSuchParagraph = "no-such-paragraph", "proposal-no-such-paragraph";
        /// The words quoted are not in the paragraph named.
        NoSuchWords = "no-such-words", "proposal-no-such-words";
        /// The words quoted stand there more than once.
        WordsTwice = "words-twice", "proposal-words-twice";
        /// It stands outside the paragraphs of the draft, unmarked: words wanted, or only a remark.
        PerhapsRemark = "perhaps-remark", "proposal-perhaps-remark";
        /// It is said as something that could be done.
        SaidAsPossible = "said-as-possible", "proposal-said-as-possible";
        /// What is cited may be several paragraphs of the draft, or one that is there already.
        SeveralParagraphs = "several-paragraphs", "proposal-several-paragraphs";
        /// It differs from the draft unmarked, in a text that marks what is proposed.
        Unmarked = "unmarked", "proposal-unmarked";
        /// The words in brackets before it are bracketed in the draft too: in their place, or beside them?
        InPlaceOrBeside = "in-place-or-beside", "proposal-in-place-or-beside";
        /// It stands in a table whose columns have no heads.
        NoHeads = "no-heads", "proposal-no-heads";
    }
);

/// A change of the draft's words that a submission asks for, as it states it.
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

/// Everything a submission wants of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposals {
    /// The proposals, in the order of the submission; then those on paragraphs it leaves out.
    pub proposals: Vec<Proposal>,
    /// Paragraphs of the submission (indices) that are neither of the draft nor proposals: letters, explanations.
    pub other: Vec<usize>,
    /// Paragraphs of the draft that the submission does not hold, when it holds too few to mean their deletion.
    pub absent: usize,
}

/// A paragraph of the submission and a place in its text.
pub(super) type Place = (usize, Span);
