//! Both drafts as numbers: forms of words interned, weighed by rarity, and by what they tell where they stand.

use super::function_words::each_function_word;
use super::numbering::Forms;
use super::pairs::{self, Known};
use super::read::{Raw, read_all};
use crate::text::Paragraph;
use rayon::prelude::*;

pub use super::para::{Para, Placed};

/// A word in no more paragraphs than this counts even where its neighbours differ.
pub const RARE: u32 = 3;
/// More than a rare word may stand in.
const COMMON: u32 = RARE + 1;

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
    /// Which words are numbers.
    pub number: Vec<bool>,
    /// Which words are function words.
    pub function: Vec<bool>,
}

impl Corpus {
    /// Reads both drafts.
    pub fn of(old: &[Paragraph], new: &[Paragraph]) -> Self {
        // One after the other, each on all cores: what is needed of the one while it is numbered is freed before the other.
        let mut forms = Forms::default();
        let [old, new] = [old, new].map(|side| {
            let mut raws = read_all(side);
            forms.number(&mut raws);
            raws
        });
        let count = forms.forms.count as usize;
        forms.number.resize(count, false);
        let (a, b) = rayon::join(|| spread(&old, count), || spread(&new, count));
        let mut spread: Vec<u32> = a.into_iter().zip(b).map(|(a, b)| a.max(b)).collect();
        let mut function = vec![false; count];
        for word in each_function_word().filter_map(|word| forms.forms.known(word)) {
            if let (Some(spread), Some(function)) = (spread.get_mut(word as usize), function.get_mut(word as usize)) {
                *spread = (*spread).max(COMMON);
                *function = true;
            }
        }
        let size = old.len().max(new.len()) as f32;
        let weights: Vec<f32> = spread.iter().map(|&df| (1.0 + size / df.max(1) as f32).ln()).collect();
        let weigh = |raws: Vec<Raw<'_>>| -> Vec<Para> {
            raws.into_par_iter()
                .with_min_len(64)
                .map(|raw| {
                    let mut para = raw.para;
                    para.mass = para.words.iter().map(|&word| weights.get(word as usize).copied().unwrap_or(0.0)).sum();
                    para.rare = rare(&para.words, &spread);
                    para
                })
                .collect()
        };
        let (mut old, mut new) = (weigh(old), weigh(new));
        pairs::find(&mut old, &mut new, Known { weights: &weights, spread: &spread });
        Self { old, new, weights, spread, number: forms.number, function }
    }

    /// How many paragraphs the longer draft has.
    pub fn size(&self) -> f32 {
        self.old.len().max(self.new.len()) as f32
    }

    /// Weight of a word.
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(word as usize).copied().unwrap_or(0.0)
    }

    /// Whether a word is a function word: it names nothing.
    pub fn is_function(&self, word: u32) -> bool {
        self.function.get(word as usize).copied().unwrap_or(false)
    }

    /// Whether a word is a number.
    pub fn is_number(&self, word: u32) -> bool {
        self.number.get(word as usize).copied().unwrap_or(false)
    }
}

fn rare(words: &[u32], spread: &[u32]) -> Vec<Placed> {
    let is_rare = |word: u32| spread.get(word as usize).is_some_and(|&spread| spread <= RARE);
    let mut rare: Vec<Placed> =
        (0..).zip(words).filter(|&(_, &word)| is_rare(word)).map(|(at, &word)| Placed::new(word, at)).collect();
    rare.sort_unstable();
    rare
}

/// In how many paragraphs each word stands.
fn spread(raws: &[Raw<'_>], count: usize) -> Vec<u32> {
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
