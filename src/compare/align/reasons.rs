//! Why a link was made, for the reader.

use super::corpus::{Corpus, Para};
use super::extend::shared_sentence;
use super::links::Links;
use super::overlap::Overlap;
use crate::compare::model::{Binding, Link, Reason};
use crate::compare::words::{each_word, word_end};
use crate::text::Paragraph;

/// So many rare words are named as examples.
const EXAMPLES: usize = 4;

/// What all links of one comparison share.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The words.
    pub corpus: &'a Corpus,
    /// The old draft.
    pub old: &'a [Paragraph],
    /// The new draft.
    pub new: &'a [Paragraph],
    /// All links.
    pub links: &'a Links,
    by_hand: Vec<(usize, usize)>,
    above: (Vec<Option<usize>>, Vec<Option<usize>>),
}

impl<'a> Evidence<'a> {
    /// Prepares what the reasons are drawn from.
    pub fn new(
        corpus: &'a Corpus,
        old: &'a [Paragraph],
        new: &'a [Paragraph],
        bindings: &[Binding],
        links: &'a Links,
    ) -> Self {
        let mut by_hand: Vec<(usize, usize)> =
            bindings.iter().filter(|binding| binding.linked).map(|binding| (binding.old, binding.new)).collect();
        by_hand.sort_unstable();
        Self { corpus, old, new, links, by_hand, above: (headings_above(old), headings_above(new)) }
    }

    /// The link between two paragraphs, with its reasons and whether it is doubtful.
    pub fn link(&self, i: usize, j: usize, overlap: Overlap, moved: bool) -> Option<Link> {
        let (a, b) = (self.corpus.old.get(i)?, self.corpus.new.get(j)?);
        let (old, new) = (self.old.get(i)?, self.new.get(j)?);
        let by_hand = self.by_hand.binary_search(&(i, j)).is_ok();
        let same_text = old.text == new.text;
        let mut reasons = Vec::new();
        if by_hand {
            reasons.push(Reason::ByHand);
        }
        if same_text {
            reasons.push(Reason::SameText);
        } else {
            if let Some(sentence) = self.sentence(i, j, old, a) {
                reasons.push(Reason::Sentence(sentence));
            }
            reasons.extend(self.rare_words(old, a, b));
            if overlap.contained >= 0.5 {
                reasons.push(Reason::Contained(overlap.contained.min(1.0)));
            }
        }
        // Labels alone say little; beside other reasons they are worth telling.
        if let (Some(label), Some(other)) = (&old.label, &new.label)
            && label == other
        {
            reasons.push(Reason::SameLabel(label.clone()));
        }
        if self.same_section(i, j) {
            reasons.push(Reason::SameSection);
        }
        let place = self.same_place(i, j);
        if place {
            reasons.push(Reason::SamePlace);
        }
        let alone = self.links.old.get(i).is_some_and(|mates| mates.len() == 1)
            && self.links.new.get(j).is_some_and(|mates| mates.len() == 1);
        let words = if alone { overlap.similarity } else { overlap.contained };
        let sure = by_hand || words >= 0.6 || (words >= 0.35 && place && !moved);
        let similarity = if same_text { 1.0 } else { overlap.similarity.min(1.0) };
        Some(Link { old: i, new: j, similarity, moved, doubtful: !sure, reasons })
    }

    fn sentence(&self, i: usize, j: usize, old: &Paragraph, a: &Para) -> Option<String> {
        self.links.sentences.get(&(i, j))?;
        let (from, to) = shared_sentence(self.corpus, self.links, i, j)?;
        let text = old.text.get(a.from..).unwrap_or("");
        let mut starts = Vec::with_capacity(a.words.len());
        each_word(text, |at, _| starts.push(at));
        let (first, last) = (*starts.get(from)?, *starts.get(to.checked_sub(1)?)?);
        text.get(first..word_end(text, last)).map(str::to_owned)
    }

    fn rare_words(&self, old: &Paragraph, a: &Para, b: &Para) -> Option<Reason> {
        let limit = (self.old.len().max(self.new.len()) / 40).clamp(2, 40) as u32;
        let rare = |word: u32| self.corpus.spread.get(word as usize).is_some_and(|&spread| spread <= limit);
        let mut theirs: Vec<u32> = b.words.iter().copied().filter(|&word| rare(word)).collect();
        theirs.sort_unstable();
        let mut shared: Vec<(u32, usize)> = a
            .words
            .iter()
            .copied()
            .zip(0..)
            .filter(|&(word, _)| rare(word) && theirs.binary_search(&word).is_ok())
            .collect();
        shared.sort_unstable();
        shared.dedup_by_key(|&mut (word, _)| word);
        if shared.is_empty() {
            return None;
        }
        let count = shared.len();
        // The rarest first, then as they stand.
        shared.sort_by_key(|&(word, at)| (self.corpus.spread.get(word as usize).copied().unwrap_or(0), at));
        let text = old.text.get(a.from..).unwrap_or("");
        let mut starts = Vec::with_capacity(a.words.len());
        each_word(text, |at, _| starts.push(at));
        let examples = shared
            .iter()
            .filter_map(|&(_, at)| starts.get(at))
            .filter_map(|&start| text.get(start..word_end(text, start)))
            .take(EXAMPLES)
            .map(str::to_owned)
            .collect();
        Some(Reason::RareWords(count, examples))
    }

    fn linked(&self, i: Option<usize>, j: Option<usize>) -> bool {
        let (Some(i), Some(j)) = (i, j) else { return false };
        self.links.old.get(i).is_some_and(|mates| mates.binary_search(&j).is_ok())
    }

    fn same_section(&self, i: usize, j: usize) -> bool {
        let above = |list: &[Option<usize>], at: usize| list.get(at).copied().flatten();
        self.linked(above(&self.above.0, i), above(&self.above.1, j))
    }

    fn same_place(&self, i: usize, j: usize) -> bool {
        let first = i == 0 && j == 0;
        let last = i + 1 == self.old.len() && j + 1 == self.new.len();
        (first || self.linked(i.checked_sub(1), j.checked_sub(1))) && (last || self.linked(Some(i + 1), Some(j + 1)))
    }
}

/// For each paragraph, the nearest heading before it.
fn headings_above(paragraphs: &[Paragraph]) -> Vec<Option<usize>> {
    let mut above = None;
    paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            let here = above;
            if paragraph.is_heading() {
                above = Some(at);
            }
            here
        })
        .collect()
}
