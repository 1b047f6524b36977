//! What a fact is.

use crate::base::{Span, closed_enum};

closed_enum!(
    /// What a fact is of.
    FactKind {
        /// A day, a span or a session by which something is due.
        Deadline = "deadline", "fact-deadline";
        /// How often something is done.
        Rhythm = "rhythm", "fact-rhythm";
        /// A count, an amount or a share.
        Number = "number", "fact-number";
        /// A named body or office.
        Body = "body", "fact-body";
        /// Somebody is asked to do something.
        Mandate = "mandate", "fact-mandate";
        /// A term of the list the user keeps.
        Term = "term", "fact-term";
        /// Words in square brackets.
        Bracket = "bracket", "fact-bracket";
        /// Alternatives at one place.
        Option = "option", "fact-option";
        /// A list of kinds of actors.
        Actors = "actors", "fact-actors";
    }
);

/// Who is asked what, by when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mandate {
    /// Who, without the article.
    pub who: String,
    /// What.
    pub what: String,
    /// By when or how often, where it is said.
    pub due: Option<String>,
}

/// Something that a text states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// Where, in bytes of the paragraph's text.
    pub span: Span,
    /// What it is of.
    pub kind: FactKind,
    /// The words, as they stand.
    pub words: String,
    /// What two places have in common that state the same.
    pub key: String,
    /// Who is asked what, of a mandate.
    pub mandate: Option<Mandate>,
}

impl Fact {
    /// Makes a fact of the words at `span`; `None` where there are none.
    pub(super) fn of(kind: FactKind, text: &str, span: Span) -> Option<Self> {
        let words = span.of(text)?.to_owned();
        let key = folded(&words);
        (!key.is_empty()).then_some(Self { span, kind, words, key, mandate: None })
    }
}

/// The letters and digits of words, small, with single spaces.
pub(super) fn folded(words: &str) -> String {
    let parts = words.split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '%' | '$' | '€'));
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The terms that are followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Terms(Vec<String>);

impl Terms {
    /// Takes a list; empty entries and repetitions are left out.
    pub fn new(list: impl IntoIterator<Item = String>) -> Self {
        let mut terms: Vec<String> = Vec::new();
        for term in list {
            let term = term.trim().to_owned();
            if !term.is_empty() && !terms.iter().any(|known| known.to_lowercase() == term.to_lowercase()) {
                terms.push(term);
            }
        }
        Self(terms)
    }

    /// Returns the terms, in the user's order.
    pub fn list(&self) -> &[String] {
        &self.0
    }
}

/// The terms that are followed where the user keeps no list.
const USUAL: [&str; 6] = ["shall", "voluntary", "leave no one behind", "应当", "自愿", "不让任何一个人掉队"];

impl Default for Terms {
    fn default() -> Self {
        Self(USUAL.iter().map(|term| (*term).to_owned()).collect())
    }
}
