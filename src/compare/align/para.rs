//! One paragraph as numbers.

use crate::text::ParagraphKind;

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
    pub pairs: Vec<(u32, u32)>,
    /// Those of them that stand in other paragraphs of its own draft.
    pub kin: Vec<(u32, u32)>,
    /// Its rare words with their places, sorted.
    pub rare: Vec<(u32, u32)>,
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
    /// Hash of the word of a paragraph that is a word and a number only ("Article 4"); 0 for all others.
    pub shape: u64,
}
