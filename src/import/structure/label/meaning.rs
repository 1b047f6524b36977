//! What a label may mean.

use super::super::ordinal::{Script, readings};
use super::super::words::Named;

/// What is printed around an ordinal; lists of different dress are different lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import::structure) enum Dress {
    /// `1.`, `1`, `一、`, `1 -`
    Stop,
    /// `(a)`, `（一）`
    Parens,
    /// `a)`
    Half,
}

/// What a label counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import::structure) enum Scheme {
    /// A plain ordinal.
    Plain(Script, Dress),
    /// `1.2.3`: its number of parts.
    Decimal(u8),
    /// `Article 5`
    Named(Named),
    /// `PP3`
    Preambular,
    /// `OP3`
    Operative,
    /// `§ 3`
    Sign,
    /// A dot or a dash.
    Bullet,
}

/// One way to read a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import::structure) struct Meaning {
    pub scheme: Scheme,
    pub ordinal: u32,
}

/// A label found at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import::structure) struct Label {
    /// Bytes of the text it takes, without white space after it.
    pub len: usize,
    /// The ways to read it, the likelier first.
    pub meanings: Vec<Meaning>,
    /// What is cited: "d", "29", "5 bis", "art. 7".
    pub core: String,
    /// Whether it carries an addition such as "bis".
    pub added: bool,
    /// For 1.2.3: the numbers.
    pub decimal: Vec<u32>,
    /// Doubtful unless others of its kind are near: "A.", "1.5", "12 ".
    pub weak: bool,
}

impl Label {
    /// Makes a label that can be read in one way only.
    pub(in crate::import::structure) fn sure(
        len: usize,
        scheme: Scheme,
        ordinal: u32,
        core: String,
        added: bool,
    ) -> Self {
        Self { len, meanings: vec![Meaning { scheme, ordinal }], core, added, decimal: Vec::new(), weak: false }
    }
}

impl Label {
    /// Whether it numbers the paragraphs of a text: "12.", not "(a)" or "A.".
    pub(in crate::import::structure) fn counts_paragraphs(&self) -> bool {
        matches!(
            self.meanings.first(),
            Some(Meaning { scheme: Scheme::Plain(Script::Number | Script::Han, Dress::Stop) | Scheme::Operative, .. })
        )
    }
}

/// Lists what a plain ordinal may mean, the likelier first.
pub(super) fn plain_meanings(word: &str, dress: Dress) -> Vec<Meaning> {
    readings(word)
        .into_iter()
        .map(|(script, ordinal)| Meaning { scheme: Scheme::Plain(script, dress), ordinal })
        .collect()
}
