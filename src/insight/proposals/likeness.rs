//! Which paragraphs of a submission are the draft's own words, sent back, and which are the submission's.

use super::letter;
use crate::compare::words::{WordHash, words};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Words of paragraphs of a draft.
#[derive(Debug)]
pub(super) struct Words {
    of: BTreeMap<WordHash, Vec<usize>>,
}

/// So many of a paragraph's words must be a paragraph's of the draft for it to be that paragraph.
const SHARE: (usize, usize) = (6, 10);

/// Fewer words than this are anybody's.
const FEW: usize = 3;

impl Words {
    pub(super) fn of(draft: &Reading) -> Self {
        let mut of: BTreeMap<WordHash, Vec<usize>> = BTreeMap::new();
        for (index, paragraph) in draft.paragraphs.iter().enumerate() {
            let own: BTreeSet<WordHash> = words(&paragraph.text).into_iter().collect();
            for word in own {
                of.entry(word).or_default().push(index);
            }
        }
        Self { of }
    }

    /// Whether a text, what it quotes apart, is a paragraph of the draft, perhaps with a few words more or less.
    pub(super) fn are(&self, text: &str) -> bool {
        let (outside, _) = letter::without_quotes(text);
        let own: BTreeSet<WordHash> = words(&outside).into_iter().collect();
        // Quotation marks are the draft's own where all words are.
        let whole: BTreeSet<WordHash> = words(text).into_iter().collect();
        own.len() >= FEW && self.shared(&own, SHARE)
            || whole.len() >= FEW && self.shared(&whole, (9, 10)) && self.shared(&own, (1, 2))
    }

    fn shared(&self, own: &BTreeSet<WordHash>, (share, of): (usize, usize)) -> bool {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for place in own.iter().filter_map(|word| self.of.get(word)).flatten() {
            *counts.entry(*place).or_default() += 1;
        }
        counts.values().max().is_some_and(|most| most * of >= own.len() * share)
    }
}
