//! What an instruction in a letter asks for.

use super::citation::Citation;
use super::{Action, ActorName};
use crate::base::Span;

pub(super) const QUOTES: [(char, char); 7] =
    [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“'), ('「', '」'), ('『', '』'), ('‘', '’')];

/// Stands for a quotation in words whose quotations were taken out.
pub(super) const SIGN: char = '\u{FFFC}';

/// What an instruction wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// These words by those.
    Replace { old: String, new: String },
    /// These words out.
    Delete { old: String },
    /// The paragraph out.
    DeleteParagraph,
    /// Words out that are not quoted: "delete the second sentence".
    DeleteUnquoted,
    /// Words in: after these words, before those, or somewhere.
    Insert { after: Option<String>, before: Option<String>, new: String },
    /// The paragraph in these words.
    Rewrite { new: String },
    /// A paragraph of its own after the one cited, before it, or at the number it is given.
    NewParagraph { new: String, place: NewPlace },
    /// These words, or the paragraph, stay.
    Retain { old: Option<String> },
    /// Something is said of the paragraph.
    Statement(Action),
}

/// Where a new paragraph is cited to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NewPlace {
    /// After the paragraph cited.
    After,
    /// Before it.
    Before,
    /// Under the number cited, which the draft need not have.
    Numbered,
}

/// An instruction on a paragraph of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instruction {
    /// The paragraph as the text names it; none where it is the one that the words hang on.
    pub citation: Option<Citation>,
    pub wish: Wish,
    /// How a new paragraph is called, where that is said.
    pub called: Option<String>,
    pub span: Span,
    /// Whether it is said as something that may be done.
    pub perhaps: bool,
    /// Whose it is, where the sentence says so itself.
    pub whose: Option<ActorName>,
}

impl Instruction {
    /// Something is said, and nothing is asked.
    pub(super) const fn remark(text: &str) -> Self {
        let (citation, called, whose) = (None, None, None);
        let wish = Wish::Statement(Action::Remark);
        Self { citation, wish, called, span: Span::new(0, text.len()), perhaps: false, whose }
    }
}
