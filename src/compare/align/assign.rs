//! One paragraph to one paragraph, best first: every link made speaks for the pairs next to it.

use super::corpus::{Corpus, Para};
use super::links::Links;
use super::overlap::{Overlap, overlap};
use crate::base::{Cancelled, JobControl};
use crate::compare::model::Binding;
use crate::text::ParagraphKind;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What it takes to be linked at once, on a scale where two equal paragraphs have 1.
const SURE: f32 = 0.55;
/// What it takes when those that are sure, and the pieces they leave, have been linked.
const ACCEPT: f32 = 0.40;
/// What neighbours on one side add.
const NEIGHBOUR: f32 = 0.16;
/// What the words alone must bring, however well the place fits.
const LEAST: f32 = 0.07;
/// What they must bring more in long paragraphs.
const LEAST_LONG: f32 = 0.10;
/// So many words make a paragraph long.
const LONG: f32 = 25.0;

/// So many words of a paragraph tell something when all of them stand in another.
const TELLING: f32 = 8.0;

/// Assigns paragraphs of two drafts to each other, one to one, the best pair first.
#[derive(Debug)]
pub struct Assignment<'a> {
    corpus: &'a Corpus,
    /// The new paragraph of each old one.
    pub old: Vec<Option<usize>>,
    /// The old paragraph of each new one.
    pub new: Vec<Option<usize>>,
    /// For each old paragraph, the new ones weighed against it, with what the words alone say, by new.
    pub near: Vec<Vec<(usize, f32)>>,
    queue: BinaryHeap<Offer>,
    least: f32,
    cuts: Vec<(usize, usize)>,
    /// The links made, in order.
    pub made: Vec<(usize, usize)>,
}

/// A pair waiting its turn: the better, then the nearer to the diagonal, then the earlier first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Offer {
    score: i32,
    nearness: Reverse<usize>,
    old: Reverse<usize>,
    new: Reverse<usize>,
}

/// Returns what words and evidence beside the words say of a pair, neighbours apart.
pub fn base_score(a: &Para, b: &Para, overlap: Overlap) -> f32 {
    // That a long paragraph holds all words of a short one says the less the shorter it is: a date, a name.
    let shorter = a.words.len().min(b.words.len());
    let held = 0.4 * (shorter as f32 / TELLING).min(1.0);
    let mut score = (1.0 - held) * overlap.similarity + held * overlap.contained;
    let heading = |para: &Para| para.kind == ParagraphKind::Heading;
    if heading(a) != heading(b) || (a.kind == ParagraphKind::Footnote) != (b.kind == ParagraphKind::Footnote) {
        score -= 0.15;
    }
    if a.section == b.section && a.section != 0 {
        score += 0.03;
    }
    if a.label == b.label && a.label != 0 {
        score += 0.03;
    }
    score
}

impl<'a> Assignment<'a> {
    /// Weighs the candidate pairs and links the best, one to one.
    pub fn of(
        corpus: &'a Corpus,
        candidates: &[(usize, usize, Overlap)],
        bindings: &[Binding],
        job: &JobControl,
    ) -> Result<Self, Cancelled> {
        let mut cuts: Vec<(usize, usize)> =
            bindings.iter().filter(|binding| !binding.linked).map(|binding| (binding.old, binding.new)).collect();
        cuts.sort_unstable();
        let mut this = Self {
            corpus,
            old: vec![None; corpus.old.len()],
            new: vec![None; corpus.new.len()],
            near: vec![Vec::new(); corpus.old.len()],
            queue: BinaryHeap::new(),
            least: SURE,
            cuts,
            made: Vec::new(),
        };
        for &(i, j, overlap) in candidates {
            this.weigh(i, j, overlap);
        }
        for binding in bindings.iter().filter(|binding| binding.linked) {
            this.link(binding.old, binding.new);
        }
        this.run(job)?;
        Ok(this)
    }

    /// Lowers the threshold and links also what is less sure, among the paragraphs that have no link in `taken` yet.
    ///
    /// # Errors
    /// [`Cancelled`] when the job says so.
    pub fn relax_threshold(&mut self, taken: &Links, job: &JobControl) -> Result<(), Cancelled> {
        self.least = ACCEPT;
        for (mate, links) in self.old.iter_mut().zip(&taken.old) {
            *mate = mate.or(links.first().copied());
        }
        for (mate, links) in self.new.iter_mut().zip(&taken.new) {
            *mate = mate.or(links.first().copied());
        }
        self.propose_by_position();
        self.run(job)
    }

    /// Proposes pairs that only their position suggests: look-alikes share no rare words, and yet in a row of them the
    /// first is likely the first. Counts from the nearest link before and after; linear in the paragraphs.
    fn propose_by_position(&mut self) {
        let (n, m) = (self.old.len(), self.new.len());
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut next = Some(0_usize);
        for (i, mate) in self.old.iter().enumerate() {
            if mate.is_none() {
                pairs.extend(next.map(|j| (i, j)));
            }
            next = mate.or(next).and_then(|j: usize| j.checked_add(1));
        }
        let mut next = m.checked_sub(1);
        for (i, mate) in (0..n).zip(&self.old).rev() {
            if mate.is_none() {
                pairs.extend(next.map(|j| (i, j)));
            }
            next = mate.or(next).and_then(|j: usize| j.checked_sub(1));
        }
        for (i, j) in pairs {
            if self.is_free(i, j)
                && let (Some(a), Some(b)) = (self.corpus.old.get(i), self.corpus.new.get(j))
            {
                self.weigh(i, j, overlap(self.corpus, a, &[], b, &[]));
            }
        }
    }

    fn run(&mut self, job: &JobControl) -> Result<(), Cancelled> {
        for i in 0..self.near.len() {
            if self.old.get(i).is_some_and(Option::is_some) {
                continue;
            }
            for (j, base) in self.near.get(i).cloned().unwrap_or_default() {
                if self.is_free(i, j) {
                    self.offer(i, j, base);
                }
            }
        }
        let mut steps = 0_u32;
        while let Some(offer) = self.queue.pop() {
            steps = steps.wrapping_add(1);
            if steps.trailing_zeros() >= 10 {
                job.check()?;
            }
            let (i, j) = (offer.old.0, offer.new.0);
            if self.is_free(i, j) {
                self.link(i, j);
                self.made.push((i, j));
            }
        }
        Ok(())
    }

    /// Whether the user cut this pair apart.
    pub fn is_cut(&self, i: usize, j: usize) -> bool {
        self.cuts.binary_search(&(i, j)).is_ok()
    }

    fn is_free(&self, i: usize, j: usize) -> bool {
        self.old.get(i).is_some_and(Option::is_none) && self.new.get(j).is_some_and(Option::is_none)
    }

    fn weigh(&mut self, i: usize, j: usize, overlap: Overlap) -> Option<f32> {
        let (a, b) = (self.corpus.old.get(i)?, self.corpus.new.get(j)?);
        let near = self.near.get_mut(i)?;
        match near.binary_search_by_key(&j, |&(other, _)| other) {
            Ok(at) => near.get(at).map(|&(_, base)| base),
            Err(at) => {
                let base = base_score(a, b, overlap);
                near.insert(at, (j, base));
                Some(base)
            }
        }
    }

    /// Returns how well the place fits, 0 to 2: neighbours linked to neighbours.
    pub fn fit(&self, i: usize, j: usize) -> f32 {
        let side = |step: isize| -> f32 {
            let mate = |by: isize| self.old.get(i.checked_add_signed(by * step)?).copied().flatten();
            let at = |by: isize| j.checked_add_signed(by * step);
            if mate(1).is_some() && mate(1) == at(1) {
                1.0
            } else if [(1, 2), (2, 1), (2, 2)].iter().any(|&(x, y)| mate(x).is_some() && mate(x) == at(y)) {
                0.6
            } else if i.checked_add_signed(step).is_none_or(|i| i >= self.old.len())
                && at(1).is_none_or(|j| j >= self.new.len())
            {
                // Both stand first, or both last.
                0.5
            } else {
                0.0
            }
        };
        side(-1) + side(1)
    }

    fn offer(&mut self, i: usize, j: usize, base: f32) {
        if base < self.least_base(i, j) && !self.may_be_renamed(i, j) || self.is_cut(i, j) {
            return;
        }
        let score = base + NEIGHBOUR * self.fit(i, j);
        if score < self.least && !(self.may_be_renamed(i, j) && self.fit(i, j) >= self.fit_of_titles(i, j)) {
            return;
        }
        let nearness = (i * self.new.len()).abs_diff(j * self.old.len());
        self.queue.push(Offer {
            score: (score * 10_000.0) as i32,
            nearness: Reverse(nearness),
            old: Reverse(i),
            new: Reverse(j),
        });
    }

    /// What the words alone must bring: the more the longer the two are, since long texts have something in common by
    /// chance, and one replaced by another of its field is gone, not edited.
    fn least_base(&self, i: usize, j: usize) -> f32 {
        let words = |para: Option<&Para>| para.map_or(0, |para| para.words.len());
        let shorter = words(self.corpus.old.get(i)).min(words(self.corpus.new.get(j)));
        LEAST + LEAST_LONG * (shorter as f32 / LONG).min(1.0)
    }

    /// Two headings may be one renamed without a word in common.
    fn may_be_renamed(&self, i: usize, j: usize) -> bool {
        let heading = |para: Option<&Para>| para.is_some_and(|para| para.kind == ParagraphKind::Heading);
        heading(self.corpus.old.get(i)) && heading(self.corpus.new.get(j))
    }

    /// How well the place must fit for two titles without a word in common.
    fn fit_of_titles(&self, i: usize, j: usize) -> f32 {
        let label = |para: Option<&Para>| para.map_or(0, |para| para.label);
        let (a, b) = (label(self.corpus.old.get(i)), label(self.corpus.new.get(j)));
        if a == b && a != 0 { 1.0 } else { 1.6 }
    }

    fn link(&mut self, i: usize, j: usize) {
        if !self.is_free(i, j) {
            return;
        }
        if let (Some(old), Some(new)) = (self.old.get_mut(i), self.new.get_mut(j)) {
            *old = Some(j);
            *new = Some(i);
        }
        for step in [-1, 1] {
            if let (Some(x), Some(y)) = (i.checked_add_signed(step), j.checked_add_signed(step))
                && self.is_free(x, y)
                && let (Some(a), Some(b)) = (self.corpus.old.get(x), self.corpus.new.get(y))
            {
                self.weigh(x, y, overlap(self.corpus, a, &[], b, &[]));
            }
        }
        for x in i.saturating_sub(2)..=i + 2 {
            if self.old.get(x).is_none_or(Option::is_some) {
                continue;
            }
            let near: Vec<(usize, f32)> = self
                .near
                .get(x)
                .map(|near| near.iter().filter(|&&(y, _)| y.abs_diff(j) <= 2).copied().collect())
                .unwrap_or_default();
            for (y, base) in near {
                if self.is_free(x, y) {
                    self.offer(x, y, base);
                }
            }
        }
    }
}
