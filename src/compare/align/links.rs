//! The links of one comparison while they grow.

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
    /// No links yet, between drafts of these lengths.
    pub fn none(old: usize, new: usize) -> Self {
        Self { old: vec![Vec::new(); old], new: vec![Vec::new(); new], sentences: BTreeSet::new() }
    }

    /// Links two paragraphs.
    pub fn add(&mut self, i: usize, j: usize) {
        if let (Some(old), Some(new)) = (self.old.get_mut(i), self.new.get_mut(j)) {
            if let Err(at) = old.binary_search(&j) {
                old.insert(at, j);
            }
            if let Err(at) = new.binary_search(&i) {
                new.insert(at, i);
            }
        }
    }

    /// Links two paragraphs if neither has a link and the user did not cut them apart.
    pub fn add_free(&mut self, i: usize, j: usize, cuts: &[(usize, usize)]) {
        let free = |mates: Option<&Vec<usize>>| mates.is_some_and(Vec::is_empty);
        if free(self.old.get(i)) && free(self.new.get(j)) && cuts.binary_search(&(i, j)).is_err() {
            self.add(i, j);
        }
    }

    /// All links, by old then new.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().enumerate().flat_map(|(i, mates)| mates.iter().map(move |&j| (i, j)))
    }

    /// The partners of the paragraphs of one side.
    pub const fn get(&self, side: Side) -> &Vec<Vec<usize>> {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}
