//! Which section became which: by what of their paragraphs is linked, and by their titles.

use super::outline::Outline;
use super::weigh::{Match, Scale};
use crate::base::Sides;
use std::collections::BTreeMap;

/// What part of the lighter of two sections must be linked into the other.
pub const PART: f32 = 0.25;
/// What the same section adds.
const SAME: f32 = 0.03;
/// What another section takes away.
const OTHER: f32 = 0.12;
/// What it takes away when neither of the two became another.
const NONE: f32 = 0.25;

/// The sections linked so far.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sections {
    /// The new title of each old one.
    old: BTreeMap<usize, usize>,
    /// The old title of each new one.
    new: BTreeMap<usize, usize>,
}

impl Sections {
    /// Reads off links of paragraphs which sections belong together: those of which at least `part` is linked.
    pub fn of(scale: &Scale<'_>, links: impl Iterator<Item = (usize, usize, Match)>, part: f32) -> Self {
        let mut votes: BTreeMap<(usize, usize), f32> = BTreeMap::new();
        for (i, j, matched) in links {
            // Titles speak for themselves, and count as much as they tell.
            let titles = (scale.outline.old.title_of(i), scale.outline.new.title_of(j));
            if let (Some(a), Some(b)) = titles {
                *votes.entry((a, b)).or_insert(0.0) += matched.info * matched.quality.max(0.0) + 1.0;
            }
        }
        let mass = |outline: &Outline, paras: &[super::corpus::Para]| {
            let mut mass: BTreeMap<usize, f32> = BTreeMap::new();
            for (at, para) in paras.iter().enumerate() {
                if let Some(title) = outline.title_of(at) {
                    *mass.entry(title).or_insert(0.0) += para.told + 1.0;
                }
            }
            mass
        };
        let (olds, news) = (mass(&scale.outline.old, &scale.corpus.old), mass(&scale.outline.new, &scale.corpus.new));
        let mut offers: Vec<(f32, usize, usize)> = votes.iter().map(|(&(a, b), &votes)| (votes, a, b)).collect();
        offers.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut this = Self::default();
        for (votes, a, b) in offers {
            let least = olds.get(&a).copied().unwrap_or(0.0).min(news.get(&b).copied().unwrap_or(0.0));
            if votes >= part * least && !this.old.contains_key(&a) && !this.new.contains_key(&b) {
                this.old.insert(a, b);
                this.new.insert(b, a);
            }
        }
        this
    }

    /// What the sections of two paragraphs say of them.
    pub fn speak(&self, outline: &Sides<Outline>, i: usize, j: usize) -> f32 {
        let (a, b) = (outline.old.above(i), outline.new.above(j));
        let (Some(a), Some(b)) = (a, b) else { return if a == b { SAME } else { 0.0 } };
        match (self.old.get(&a), self.new.get(&b)) {
            (Some(&to), _) if to == b => SAME,
            (None, None) => -NONE,
            _ => -OTHER,
        }
    }

    /// The titles of sections that belong together.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().map(|(&a, &b)| (a, b))
    }
}
