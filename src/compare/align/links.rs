//! The links between two drafts while they grow.

use crate::base::Side;
use std::collections::BTreeSet;

/// The links of one draft comparison while they grow.
#[derive(Debug)]
pub struct Links {
    /// The new paragraphs of each old one, ascending.
    pub old: Vec<Vec<usize>>,
    /// The old paragraphs of each new one, ascending.
    pub new: Vec<Vec<usize>>,
    /// Links made by a sentence alone.
    pub sentences: BTreeSet<(usize, usize)>,
}

impl Links {
    /// Begins without links, between drafts of these lengths.
    pub fn none(old: usize, new: usize) -> Self {
        Self { old: vec![Vec::new(); old], new: vec![Vec::new(); new], sentences: BTreeSet::new() }
    }

    /// Links old paragraph `i` and new paragraph `j`; both must be paragraphs of the drafts.
    #[expect(
        clippy::indexing_slicing,
        reason = "callers link paragraphs of the drafts; bindings are checked on the way in"
    )]
    pub fn add(&mut self, i: usize, j: usize) {
        debug_assert!(i < self.old.len() && j < self.new.len(), "a link is between paragraphs of the drafts");
        if let Err(at) = self.old[i].binary_search(&j) {
            self.old[i].insert(at, j);
        }
        if let Err(at) = self.new[j].binary_search(&i) {
            self.new[j].insert(at, i);
        }
    }

    /// Returns the partners of each paragraph of a side.
    pub const fn get(&self, side: Side) -> &Vec<Vec<usize>> {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}
