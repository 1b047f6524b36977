//! How rare each word of the drafts is: counted once for a set of drafts, whatever is tagged in them meanwhile.

use super::terms::terms;
use crate::base::{Cancelled, JobControl};
use std::collections::{BTreeMap, BTreeSet};

/// The terms of a text or of many, as numbers, ascending, each with its weight.
pub(super) type Vector = Vec<(u32, f32)>;

/// The terms of the drafts, numbered in the order of the alphabet, and how rare each is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Vocabulary {
    numbers: BTreeMap<String, u32>,
    rarity: Vec<f32>,
    unseen: f32,
}

impl Vocabulary {
    /// Counts the terms of the paragraphs (`texts`).
    ///
    /// # Errors
    /// When it is not wanted any more.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>, job: &JobControl) -> Result<Self, Cancelled> {
        let mut spread: BTreeMap<String, usize> = BTreeMap::new();
        let mut count = 0_usize;
        for text in texts {
            if count.is_multiple_of(256) {
                job.check()?;
            }
            count += 1;
            let once: BTreeSet<String> = terms(text).into_iter().collect();
            for term in once {
                *spread.entry(term).or_insert(0) += 1;
            }
        }
        let rarity = |spread: usize| ((1 + count) as f32 / (1 + spread) as f32).ln().max(0.05);
        Ok(Self {
            rarity: spread.values().map(|spread| rarity(*spread)).collect(),
            numbers: spread.into_keys().zip(0..).collect(),
            unseen: rarity(0),
        })
    }

    /// Returns the number of terms.
    pub(super) fn len(&self) -> usize {
        self.rarity.len()
    }

    /// Returns the terms with these numbers, in the order given.
    pub(super) fn words(&self, numbers: &[u32]) -> Vec<String> {
        let at = |number: &u32| self.numbers.iter().find(|(_, other)| *other == number).map(|(term, _)| term.clone());
        numbers.iter().filter_map(at).collect()
    }

    /// Returns terms with their counts as a vector of length one. Terms that stand in no draft count for the length
    /// alone: nothing can share them.
    pub(super) fn vector(&self, said: &BTreeMap<String, f32>) -> Vector {
        let mut square = 0.0;
        let mut vector = Vector::with_capacity(said.len());
        for (term, times) in said {
            let number = self.numbers.get(term).copied();
            let rarity = number.and_then(|at| self.rarity.get(at as usize)).copied().unwrap_or(self.unseen);
            // A word said ten times is not ten times the subject.
            let weight = (1.0 + times).ln() * rarity;
            square += weight * weight;
            vector.extend(number.map(|number| (number, weight)));
        }
        let length = f32::sqrt(square).max(f32::EPSILON);
        for (_, weight) in &mut vector {
            *weight /= length;
        }
        vector
    }
}
