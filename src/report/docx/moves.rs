//! Where the ranges of moves begin and end, and which moves have two ends.

use super::super::tracked::{Item, Life};
use std::collections::{BTreeMap, BTreeSet};

/// One of the two ends of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    From,
    To,
}

/// The moves of a text. Items are counted as they are written: those of tables in their place, those of notes apart.
#[derive(Default)]
pub(super) struct Moves {
    /// Draft of the move.
    drafts: BTreeMap<u32, usize>,
    spans: BTreeMap<(u32, Of), (usize, usize)>,
    starts: BTreeMap<usize, Vec<(u32, Of)>>,
    ends: BTreeMap<usize, Vec<(u32, Of)>>,
    whole: BTreeSet<u32>,
    count: usize,
}

impl Moves {
    pub(super) fn of(flow: &[Item], first: usize) -> Self {
        let mut moves = Self::default();
        moves.walk(flow, first);
        let both = |by: &u32| moves.spans.contains_key(&(*by, Of::From)) && moves.spans.contains_key(&(*by, Of::To));
        moves.whole = moves.drafts.keys().copied().filter(both).collect();
        for ((by, of), (start, end)) in &moves.spans {
            if moves.whole.contains(by) {
                moves.starts.entry(*start).or_default().push((*by, *of));
                moves.ends.entry(*end).or_default().push((*by, *of));
            }
        }
        moves
    }

    fn walk(&mut self, flow: &[Item], first: usize) {
        for item in flow {
            if let Item::Table(rows) = item {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.walk(cell, first));
                continue;
            }
            if let Some(life) = item.life() {
                self.take(life, first);
            }
            self.count += 1;
        }
    }

    fn take(&mut self, life: &Life, first: usize) {
        let at = self.count;
        let mut note = |by: u32, of: Of, draft: usize| {
            self.drafts.insert(by, draft);
            self.spans.entry((by, of)).or_insert((at, at)).1 = at;
        };
        if let (Some(by), None, true) = (life.came_by, life.gone, life.came != first) {
            note(by, Of::To, life.came);
        }
        if let (Some(by), Some(gone), true) = (life.gone_by, life.gone, life.came == first) {
            note(by, Of::From, gone);
        }
    }

    /// Whether a move has both its ends.
    pub(super) fn is_whole(&self, by: u32) -> bool {
        self.whole.contains(&by)
    }

    /// The ranges that begin before this item.
    pub(super) fn starts(&self, item: usize) -> &[(u32, Of)] {
        self.starts.get(&item).map_or(&[], Vec::as_slice)
    }

    /// The ranges that end after this item.
    pub(super) fn ends(&self, item: usize) -> &[(u32, Of)] {
        self.ends.get(&item).map_or(&[], Vec::as_slice)
    }

    /// The draft in which something moved.
    pub(super) fn draft(&self, by: u32) -> usize {
        self.drafts.get(&by).copied().unwrap_or(0)
    }
}
