//! One paragraph as numbers.

use crate::text::{CellPlace, ParagraphKind};

/// The number of a word or a pair of words, and where it stands in its paragraph, as one number: it is sorted fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed(u64);

impl Placed {
    /// The number `of`, at the word `at`.
    pub fn new(of: u32, at: u32) -> Self {
        Self(u64::from(of) << 32 | u64::from(at))
    }

    /// The number.
    pub const fn of(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Where it stands.
    pub const fn at(self) -> u32 {
        self.0 as u32
    }
}

/// One paragraph as numbers.
#[derive(Debug, Clone, Default)]
pub struct Para {
    /// The forms of its words, label aside, interned.
    pub words: Vec<u32>,
    /// What each word tells where it stands: its rarity, or less where the word before it foretells it.
    pub info: Vec<f32>,
    /// What all its words tell.
    pub told: f32,
    /// Its pairs of neighbouring words that stand in other paragraphs too, numbered, with their places; sorted.
    pub pairs: Vec<Placed>,
    /// Those of them that stand in other paragraphs of its own draft.
    pub kin: Vec<Placed>,
    /// Its rare words with their places, sorted.
    pub rare: Vec<Placed>,
    /// Weight of all its words.
    pub mass: f32,
    /// Hash of its words in order, as written but for case, or of its marks when it has no words; never 0.
    pub print: u64,
    /// Hash of its label, case folded; 0 when it has none.
    pub label: u64,
    /// What it is.
    pub kind: ParagraphKind,
    /// Where its sentences end, as counts of words.
    pub sentences: Vec<u32>,
    /// The byte where the text proper begins, after a label typed into it.
    pub from: usize,
    /// The word it begins with, if paragraphs of the draft are numbered by it ("Article 4 Fees"); 0 for all others.
    pub head: u64,
    /// Its place in a table, where the source tells it.
    pub cell: Option<CellPlace>,
    /// Hash of the word of a paragraph that is a word and a number only ("Article 4"); 0 for all others.
    pub shape: u64,
}
