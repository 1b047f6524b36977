//! A stretch of one text that stands in another.

use super::stream::Stream;
use std::ops::Range;

/// Words of a needle that stand in the hay in the same order, with what differs between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// From the first to the last word found, in the needles.
    pub needle: Range<usize>,
    /// From the first to the last word found, in the hay.
    pub hay: Range<usize>,
    /// The words that are the same: place in the needles, place in the hay; both ascend.
    pub pairs: Vec<(usize, usize)>,
}

impl Stretch {
    /// Makes it of pairs; nothing without any.
    pub(super) fn of(pairs: Vec<(usize, usize)>) -> Option<Self> {
        let (first, last) = (*pairs.first()?, *pairs.last()?);
        Some(Self { needle: first.0..last.0 + 1, hay: first.1..last.1 + 1, pairs })
    }

    /// Cuts it where the needles' paragraphs end.
    pub fn by_paragraph(&self, needles: &Stream) -> Vec<Self> {
        let own = |pair: &(usize, usize)| needles.paragraph(pair.0);
        self.pairs.chunk_by(|a, b| own(a) == own(b)).filter_map(|pairs| Self::of(pairs.to_vec())).collect()
    }

    /// Whether it is word for word.
    pub fn is_verbatim(&self) -> bool {
        self.needle.len() == self.pairs.len() && self.hay.len() == self.pairs.len()
    }

    /// Words of the needle between the first and the last one found that are not there.
    pub fn gone(&self) -> Vec<usize> {
        apart(self.needle.clone(), self.pairs.iter().map(|pair| pair.0))
    }

    /// Words of the hay between the first and the last one found that are not the needle's.
    pub fn put_in(&self) -> Vec<usize> {
        apart(self.hay.clone(), self.pairs.iter().map(|pair| pair.1))
    }

    /// How many words differ: changed, cut or put in.
    pub fn changed(&self) -> usize {
        (self.needle.len() - self.pairs.len()).max(self.hay.len() - self.pairs.len())
    }

    /// The same words, in half words.
    pub fn same(&self, needles: &Stream) -> usize {
        self.pairs.iter().map(|pair| needles.half(pair.0)).sum()
    }

    /// The weight of the same words.
    pub fn weight(&self, needles: &Stream) -> f32 {
        self.pairs.iter().map(|pair| needles.weight(pair.0)).sum()
    }
}

/// The places of a range that are not among `found`, which ascends.
pub fn apart(range: Range<usize>, found: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut found = found.peekable();
    range
        .filter(|at| {
            while found.peek().is_some_and(|there| there < at) {
                found.next();
            }
            found.peek() != Some(at)
        })
        .collect()
}
