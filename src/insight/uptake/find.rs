//! The words of all drafts by where they stand, and the place that comes nearest to words looked for.

use crate::base::Span;
use crate::compare::words::{WordHash, each_word, word_end, words};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Skipping a word of the text between two that are looked for costs so much of a common word's weight.
const GAP: f32 = 0.08;
/// The longest stretch of text, in words, that is searched in one paragraph around a hit.
const MOST: usize = 600;

/// Where the words stand, or what is nearest to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
    /// Where in its text.
    pub span: Span,
    /// The share of the words that stand there, in their order; each word weighs as much as it is rare.
    pub share: f32,
    /// Words looked for that are not there.
    pub gone: Vec<String>,
    /// Words that stand between those looked for.
    pub put_in: Vec<String>,
}

impl Near {
    /// Whether the words stand there word for word.
    pub fn whole(&self) -> bool {
        self.gone.is_empty() && self.put_in.is_empty()
    }

    /// Returns the share in percent; 100 only when no word is missing.
    pub fn percent(&self) -> u8 {
        let percent = (self.share * 100.0).round().clamp(0.0, 100.0) as u8;
        if self.gone.is_empty() { percent } else { percent.min(99) }
    }
}

/// In which paragraphs of which draft each word stands.
#[derive(Debug, Clone, Default)]
pub struct Index {
    places: Vec<BTreeMap<WordHash, Vec<u32>>>,
    paragraphs: usize,
}

impl Index {
    /// Reads all drafts once.
    pub fn of(drafts: &[&Reading]) -> Self {
        let mut places = Vec::with_capacity(drafts.len());
        let mut paragraphs = 0;
        for draft in drafts {
            let mut of: BTreeMap<WordHash, Vec<u32>> = BTreeMap::new();
            for (paragraph, number) in draft.paragraphs.iter().zip(0..) {
                paragraphs += 1;
                each_word(&paragraph.text, |_, word| {
                    let list = of.entry(word).or_default();
                    if list.last() != Some(&number) {
                        list.push(number);
                    }
                });
            }
            places.push(of);
        }
        Self { places, paragraphs }
    }

    /// Whether there is a word to look for.
    pub fn has_words(&self, wanted: &str) -> bool {
        !words(wanted).is_empty()
    }

    /// How much a word weighs: the rarer, the more (the logarithm of the inverse share of paragraphs that have it).
    fn weight(&self, word: WordHash) -> f32 {
        let having: usize = self.places.iter().map(|of| of.get(&word).map_or(0, Vec::len)).sum();
        (1.0 + (1 + self.paragraphs) as f32 / (1 + having) as f32).ln()
    }

    fn weighed(&self, wanted: &str) -> Vec<(Span, WordHash, f32)> {
        let mut list = Vec::new();
        each_word(wanted, |at, word| {
            list.push((Span::between(at, word_end(wanted, at)), word, 0.0));
        });
        for entry in &mut list {
            entry.2 = self.weight(entry.1);
        }
        list
    }

    /// Returns every place of a draft where the words stand word for word.
    pub fn exact(&self, wanted: &str, draft: usize, drafts: &[&Reading]) -> Vec<Near> {
        let list = words(wanted);
        let Some(of) = self.places.get(draft) else { return Vec::new() };
        let rarest = list.iter().min_by_key(|word| of.get(word).map_or(0, Vec::len));
        let candidates = rarest.and_then(|word| of.get(word)).map_or(&[][..], Vec::as_slice);
        let mut found = Vec::new();
        for &number in candidates {
            let paragraph = number as usize;
            let Some(text) = drafts.get(draft).and_then(|draft| draft.paragraphs.get(paragraph)) else { continue };
            let mut read = Vec::new();
            each_word(&text.text, |at, word| read.push((at, word)));
            for window in read.windows(list.len()) {
                if let (Some((first, _)), Some((last, _)), true) =
                    (window.first(), window.last(), window.iter().map(|(_, word)| word).eq(&list))
                {
                    let span = Span::between(*first, word_end(&text.text, *last));
                    found.push(Near { paragraph, span, share: 1.0, gone: Vec::new(), put_in: Vec::new() });
                }
            }
        }
        found
    }

    /// Returns the place of a draft that comes nearest to the words; nothing when less than the share `least` of them
    /// stands in any one place.
    pub fn nearest(&self, wanted: &str, draft: usize, drafts: &[&Reading], least: f32) -> Option<Near> {
        if let Some(exact) = self.exact(wanted, draft, drafts).into_iter().next() {
            return Some(exact);
        }
        let list = self.weighed(wanted);
        let total: f32 = list.iter().map(|(_, _, weight)| weight).sum();
        let of = self.places.get(draft)?;
        // What a paragraph could reach at most, without regard to order.
        let mut reach: BTreeMap<u32, f32> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (_, word, _) in list.iter().filter(|(_, word, _)| seen.insert(*word)) {
            let weight: f32 = list.iter().filter(|(_, other, _)| other == word).map(|(_, _, weight)| weight).sum();
            for &paragraph in of.get(word).into_iter().flatten() {
                *reach.entry(paragraph).or_default() += weight;
            }
        }
        let mut best: Option<(f32, Near)> = None;
        for (&number, _) in reach.iter().filter(|(_, reach)| **reach >= least * total) {
            let paragraph = number as usize;
            let Some(text) = drafts.get(draft).and_then(|draft| draft.paragraphs.get(paragraph)) else { continue };
            let Some((score, near)) = align(&list, wanted, &text.text, paragraph, total) else { continue };
            if near.share >= least && best.as_ref().is_none_or(|(before, _)| score > *before) {
                best = Some((score, near));
            }
        }
        best.map(|(_, near)| near)
    }
}

/// The local alignment (Smith and Waterman) of the words with a text: words found in order gain their weight, words of
/// the text between them cost a little.
fn align(
    list: &[(Span, WordHash, f32)],
    wanted: &str,
    text: &str,
    paragraph: usize,
    total: f32,
) -> Option<(f32, Near)> {
    let mut read: Vec<(usize, WordHash)> = Vec::new();
    each_word(text, |at, word| read.push((at, word)));
    let known: BTreeSet<WordHash> = list.iter().map(|(_, word, _)| *word).collect();
    let first = read.iter().position(|(_, word)| known.contains(word))?;
    let read = read.get(first..read.len().min(first + MOST))?;
    let (rows, columns) = (list.len() + 1, read.len() + 1);
    let mut score = vec![0.0_f32; rows * columns];
    let value = |score: &[f32], row: usize, column: usize| score.get(row * columns + column).copied().unwrap_or(0.0);
    let mut best = (0.0, 0, 0);
    for row in 1..rows {
        let (_, word, weight) = *list.get(row - 1)?;
        for column in 1..columns {
            let same = read.get(column - 1).is_some_and(|(_, there)| *there == word);
            let diagonal = if same { value(&score, row - 1, column - 1) + weight } else { 0.0 };
            let cell = diagonal.max(value(&score, row - 1, column)).max(value(&score, row, column - 1) - GAP);
            if let Some(slot) = score.get_mut(row * columns + column) {
                *slot = cell;
            }
            if cell > best.0 {
                best = (cell, row, column);
            }
        }
    }
    let (points, mut row, mut column) = best;
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    while row > 0 && column > 0 && value(&score, row, column) > 0.0 {
        let (_, word, weight) = *list.get(row - 1)?;
        let here = value(&score, row, column);
        let same = read.get(column - 1).is_some_and(|(_, there)| *there == word);
        if same && (here - value(&score, row - 1, column - 1) - weight).abs() < 1e-4 {
            pairs.push((row - 1, column - 1));
            row -= 1;
            column -= 1;
        } else if (here - value(&score, row - 1, column)).abs() < 1e-4 {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    pairs.reverse();
    let (&(_, from), &(_, to)) = (pairs.first()?, pairs.last()?);
    let share: f32 = pairs.iter().filter_map(|(row, _)| list.get(*row)).map(|(_, _, weight)| weight).sum();
    let gone = list
        .iter()
        .enumerate()
        .filter(|(row, _)| pairs.iter().all(|(paired, _)| paired != row))
        .filter_map(|(_, (span, _, _))| span.of(wanted).map(str::to_owned))
        .collect();
    let put_in = (from..=to)
        .filter(|column| pairs.iter().all(|(_, paired)| paired != column))
        .filter_map(|column| read.get(column))
        .filter_map(|(at, _)| text.get(*at..word_end(text, *at)).map(str::to_owned))
        .collect();
    let start = read.get(from)?.0;
    let end = word_end(text, read.get(to)?.0);
    let near =
        Near { paragraph, span: Span::between(start, end), share: share / total.max(f32::EPSILON), gone, put_in };
    Some((points, near))
}
