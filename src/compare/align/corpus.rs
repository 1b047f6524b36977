//! Both drafts as numbers: words interned, weighed by rarity.

use crate::compare::words::{each_word, hash_word, mix, typed_label};
use crate::text::{Paragraph, ParagraphKind};
use rayon::prelude::*;

/// Words that tell nothing however short a draft is: they count as if they stood in so many paragraphs.
const COMMON_WORDS: &[&str] = &[
    "a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "for", "from", "had",
    "has", "have", "how", "if", "in", "into", "is", "it", "its", "may", "no", "nor", "not", "of", "on", "or", "our",
    "out", "over", "shall", "should", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "through", "to", "under", "up", "upon", "was", "we", "were", "what", "when", "where",
    "which", "who", "will", "with", "within", "would", "的", "和", "与", "在", "对", "以", "为", "并", "或", "其",
    "我", "们",
];
/// A word in no more paragraphs than this is rare: it counts even where its neighbours differ.
pub const RARE: u32 = 3;
/// More paragraphs than a rare word may stand in.
const COMMON: u32 = RARE + 1;

/// One paragraph as numbers: its words interned, with what is looked up of them.
#[derive(Debug, Clone, Default)]
pub struct Para {
    /// Its words, label aside, interned.
    pub words: Vec<u32>,
    /// Its pairs of neighbouring words with their places, sorted.
    pub pairs: Vec<(u64, u32)>,
    /// Its rare words with their places, sorted.
    pub rare: Vec<(u32, u32)>,
    /// Weight of all its words.
    pub mass: f32,
    /// Hash of its words in order, or of its marks when it has no words; never 0.
    pub print: u64,
    /// Hash of its label, case folded; 0 when it has none.
    pub label: u64,
    /// Hash of the headings above it.
    pub section: u64,
    /// What it is.
    pub kind: ParagraphKind,
    /// Where its sentences end, as counts of words.
    pub sentences: Vec<u32>,
}

/// Both drafts and the weights of their words.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The old draft.
    pub old: Vec<Para>,
    /// The new draft.
    pub new: Vec<Para>,
    /// Weight of each word: the rarer the heavier.
    pub weights: Vec<f32>,
    /// In how many paragraphs of the draft that has it in more each word stands.
    pub spread: Vec<u32>,
}

struct Raw {
    words: Vec<u64>,
    para: Para,
}

/// Returns the text of a paragraph without a label typed into it.
pub fn proper_text(paragraph: &Paragraph) -> &str {
    let from = if paragraph.label.is_none() { typed_label(&paragraph.text).map_or(0, |(_, from)| from) } else { 0 };
    paragraph.text.get(from..).unwrap_or("")
}

fn read(paragraph: &Paragraph) -> Raw {
    let typed = if paragraph.label.is_none() { typed_label(&paragraph.text) } else { None };
    let label = paragraph.label.as_deref().or_else(|| typed.map(|(label, _)| label));
    let text = proper_text(paragraph);
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    let mut starts = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |at, word| {
        words.push(word);
        starts.push(at);
    });
    let mut sentences = Vec::new();
    let mut stop = false;
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '；' | '？' | '！') || (stop && c.is_whitespace()) {
            sentences.push(starts.partition_point(|&start| start < at) as u32);
        }
        stop = matches!(c, '.' | ';' | '?' | '!');
    }
    sentences.push(words.len() as u32);
    sentences.dedup();
    let print = words.iter().fold(words.len() as u64, |hash, &word| mix(hash.rotate_left(7) ^ word));
    let hash = |text: &str| {
        let mut hash = 1_u64;
        each_word(text, |_, word| hash = mix(hash.rotate_left(7) ^ word));
        hash
    };
    let para = Para {
        words: Vec::new(),
        pairs: Vec::new(),
        rare: Vec::new(),
        mass: 0.0,
        // A paragraph of marks alone is known by its marks.
        print: if words.is_empty() {
            text.trim().bytes().fold(1, |hash, byte| mix(hash ^ u64::from(byte)))
        } else {
            print
        }
        .max(1),
        label: label.map_or(0, hash),
        section: paragraph.section.iter().fold(0, |all, heading| mix(all ^ hash(heading))),
        kind: paragraph.kind,
        sentences,
    };
    Raw { words, para }
}

/// Numbers words in the order in which they are met: an open table, since the order of a map must not reach a result.
struct Interner {
    slots: Vec<(u64, u32)>,
    count: u32,
}

impl Interner {
    /// Small at first: a text has far fewer different words than words, and a table that fits the cache is the faster one.
    fn new() -> Self {
        Self { slots: vec![(0, u32::MAX); 4096], count: 0 }
    }

    fn number(&mut self, word: u64) -> u32 {
        if self.count as usize * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = word as usize & mask;
        loop {
            let Some(slot) = self.slots.get_mut(at) else { return 0 };
            if slot.1 == u32::MAX {
                *slot = (word, self.count);
                self.count += 1;
                return slot.1;
            }
            if slot.0 == word {
                return slot.1;
            }
            at = (at + 1) & mask;
        }
    }

    /// Twice the slots; the numbers stay.
    fn grow(&mut self) {
        let larger = vec![(0, u32::MAX); self.slots.len() * 2];
        let mask = larger.len() - 1;
        for (word, number) in std::mem::replace(&mut self.slots, larger) {
            let mut at = word as usize & mask;
            while number != u32::MAX
                && let Some(slot) = self.slots.get_mut(at)
            {
                if slot.1 == u32::MAX {
                    *slot = (word, number);
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }
}

impl Corpus {
    /// Reads both drafts.
    pub fn of(old: &[Paragraph], new: &[Paragraph]) -> Self {
        let (mut old, mut new): (Vec<Raw>, Vec<Raw>) = rayon::join(
            || old.par_iter().with_min_len(64).map(read).collect(),
            || new.par_iter().with_min_len(64).map(read).collect(),
        );
        let mut interner = Interner::new();
        for raw in old.iter_mut().chain(&mut new) {
            raw.para.words = raw.words.iter().map(|&word| interner.number(word)).collect();
        }
        let common: Vec<u32> = COMMON_WORDS.iter().map(|word| interner.number(hash_word(word))).collect();
        let count = interner.count as usize;
        let (a, b) = (spread(&old, count), spread(&new, count));
        let mut spread: Vec<u32> = a.into_iter().zip(b).map(|(a, b)| a.max(b)).collect();
        for word in common {
            if let Some(spread) = spread.get_mut(word as usize) {
                *spread = (*spread).max(COMMON);
            }
        }
        let size = old.len().max(new.len()) as f32;
        let weights: Vec<f32> = spread.iter().map(|&df| (1.0 + size / df.max(1) as f32).ln()).collect();
        let finish = |raws: Vec<Raw>| -> Vec<Para> {
            raws.into_par_iter()
                .with_min_len(64)
                .map(|raw| {
                    let mut para = raw.para;
                    para.mass = para.words.iter().map(|&word| weights.get(word as usize).copied().unwrap_or(0.0)).sum();
                    para.pairs = pairs(&para.words);
                    para.rare = rare(&para.words, &spread);
                    para
                })
                .collect()
        };
        let (old, new) = (finish(old), finish(new));
        Self { old, new, weights, spread }
    }

    /// Returns the weight of a word; 0 for one that is in neither draft.
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(word as usize).copied().unwrap_or(0.0)
    }
}

fn pairs(words: &[u32]) -> Vec<(u64, u32)> {
    let mut pairs: Vec<(u64, u32)> = (0..)
        .zip(words.windows(2))
        .filter_map(|(at, pair)| if let [a, b] = pair { Some((u64::from(*a) << 32 | u64::from(*b), at)) } else { None })
        .collect();
    pairs.sort_unstable();
    pairs
}

fn rare(words: &[u32], spread: &[u32]) -> Vec<(u32, u32)> {
    let is_rare = |word: u32| spread.get(word as usize).is_some_and(|&spread| spread <= RARE);
    let mut rare: Vec<(u32, u32)> =
        (0..).zip(words).filter(|&(_, &word)| is_rare(word)).map(|(at, &word)| (word, at)).collect();
    rare.sort_unstable();
    rare
}

/// In how many paragraphs each word stands.
fn spread(raws: &[Raw], count: usize) -> Vec<u32> {
    let mut spread = vec![0_u32; count];
    let mut last = vec![0_u32; count];
    for (number, raw) in (1..).zip(raws) {
        for &word in &raw.para.words {
            if let (Some(last), Some(spread)) = (last.get_mut(word as usize), spread.get_mut(word as usize))
                && *last != number
            {
                *last = number;
                *spread += 1;
            }
        }
    }
    spread
}
