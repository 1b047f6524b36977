//! One gap between links solved as a whole: the ordered links within it that are worth most together.

use super::weigh::Match;
use std::ops::Range;

/// Scores are whole numbers, so that their order depends on nothing else; this is 1.
pub const ONE: i64 = 10_000;
/// What it takes to be linked, on a scale where two equal paragraphs have 1.
const BAR: i64 = 4_000;
/// What a link gives to the next one, when both sides follow each other.
const NEXT: i64 = 1_600;
/// The same, when one or two paragraphs stand between.
const NEAR: i64 = 960;
/// The same, when the next is a title: what ends before it says little about it.
const TITLE: i64 = 400;
/// What standing first or last of all gives.
const EDGE: i64 = 800;
/// Room below a score for what decides between equal ones.
const FINE: i64 = 256;

/// A gap: paragraphs of both sides, by their rank among those that are aligned by words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The old ones.
    pub old: Range<usize>,
    /// The new ones.
    pub new: Range<usize>,
    /// What holds it before.
    pub start: Edge,
    /// What holds it after.
    pub end: Edge,
}

/// What a gap begins or ends at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// A link.
    Link,
    /// A link of two titles.
    Title,
    /// The beginnings or the ends of both drafts.
    Draft,
    /// Nothing: the other side goes on elsewhere.
    Open,
}

impl Edge {
    const fn bonus(self, near: bool) -> i64 {
        match (self, near) {
            (Self::Link, false) => NEXT,
            (Self::Link, true) => NEAR,
            (Self::Title, _) => TITLE,
            (Self::Draft, false) => EDGE,
            (Self::Draft, true) | (Self::Open, _) => 0,
        }
    }
}

/// A link found in a gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// What it is worth where it stands, beyond what it takes.
    pub worth: i64,
    /// Rank of the old paragraph.
    pub old: usize,
    /// Rank of the new paragraph.
    pub new: usize,
    /// How well the two match.
    pub matched: Match,
}

/// What a cell of the table holds.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// Worth of the pair alone; none if it may not be linked.
    own: Option<i64>,
    matched: Match,
    /// Best worth of a chain that ends in this pair, and what the link before gave to it.
    ends: i64,
    gave: i64,
    /// The link before in that chain.
    before: Option<(usize, usize)>,
}

/// The best chain among the pairs before a place: its worth and last pair.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    worth: i64,
    last: Option<(usize, usize)>,
}

impl Gap {
    /// How many pairs there are.
    pub fn cells(&self) -> usize {
        self.old.len().saturating_mul(self.new.len())
    }

    /// The links worth most together. `pair` says how well two paragraphs match, with what their sections add, whether
    /// they may be linked at all, and whether the new one is a title.
    pub fn solve(&self, pair: impl Fn(usize, usize) -> Option<(Match, i64, bool)>) -> Vec<Found> {
        let (n, m) = (self.old.len(), self.new.len());
        if n == 0 || m == 0 {
            return Vec::new();
        }
        let mut cells: Vec<Cell> = Vec::with_capacity(n * m);
        let mut above = vec![Best::default(); m + 1];
        for x in 0..n {
            // The best chain among the pairs before (x, y), for each y.
            let mut row = vec![Best::default(); m + 1];
            for y in 0..m {
                let mut cell = Cell { own: None, matched: Match::default(), ends: i64::MIN, gave: 0, before: None };
                if let Some((matched, worth, title)) = pair(self.old.start + x, self.new.start + y) {
                    let fine = self.nearness(x, y);
                    let own = (worth - BAR) * FINE - fine;
                    let (base, gave, before) =
                        self.before(&cells, above.get(y).copied().unwrap_or_default(), (x, y), title);
                    cell = Cell { own: Some(own), matched, ends: own + base, gave, before };
                }
                cells.push(cell);
                let mut best = above.get(y + 1).copied().unwrap_or_default();
                let left = row.get(y).copied().unwrap_or_default();
                if left.worth > best.worth {
                    best = left;
                }
                if cell.own.is_some() && cell.ends > best.worth {
                    best = Best { worth: cell.ends, last: Some((x, y)) };
                }
                if let Some(slot) = row.get_mut(y + 1) {
                    *slot = best;
                }
            }
            above = row;
        }
        let last = self.last(&cells, above.last().copied().unwrap_or_default());
        self.trace(&cells, last)
    }

    fn at(&self, cells: &[Cell], x: usize, y: usize) -> Option<Cell> {
        if y >= self.new.len() { None } else { cells.get(x * self.new.len() + y).copied() }
    }

    /// Prefers, among equal chains, the pairs that stand at the same part of the gap; the same from either side.
    fn nearness(&self, x: usize, y: usize) -> i64 {
        let (n, m) = (self.old.len(), self.new.len());
        let off = match (self.start, self.end) {
            (Edge::Open, _) => (n - x).abs_diff(m - y),
            (_, Edge::Open) => x.abs_diff(y),
            _ => ((2 * x + 1) * m).abs_diff((2 * y + 1) * n) / n.max(m),
        };
        (off as i64).min(FINE / 2 - 1)
    }

    /// The best that can stand before a pair: its worth with what the link before gives, and that link.
    fn before(
        &self,
        cells: &[Cell],
        any: Best,
        (x, y): (usize, usize),
        title: bool,
    ) -> (i64, i64, Option<(usize, usize)>) {
        let mut best = (any.worth, 0, any.last);
        let capped = |gave: i64| FINE * if title { gave.min(TITLE) } else { gave };
        if x < 2 && y < 2 {
            let gave = capped(self.start.bonus((x, y) != (0, 0)));
            if gave > best.0 {
                best = (gave, gave, None);
            }
        }
        for (p, q) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            let (Some(i), Some(j)) = (x.checked_sub(p), y.checked_sub(q)) else { continue };
            if let Some(cell) = self.at(cells, i, j)
                && cell.own.is_some()
            {
                let gave = capped(if (p, q) == (1, 1) { NEXT } else { NEAR });
                if cell.ends + gave > best.0 {
                    best = (cell.ends + gave, gave, Some((i, j)));
                }
            }
        }
        best
    }

    /// The last link of the best chain, with what the end of the gap gives.
    fn last(&self, cells: &[Cell], any: Best) -> Option<(usize, usize)> {
        let (n, m) = (self.old.len(), self.new.len());
        let mut best = any;
        for (p, q) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            let (Some(x), Some(y)) = (n.checked_sub(p), m.checked_sub(q)) else { continue };
            let gave = FINE * self.end.bonus((p, q) != (1, 1));
            if let Some(cell) = self.at(cells, x, y)
                && cell.own.is_some()
                && cell.ends + gave > best.worth
            {
                best = Best { worth: cell.ends + gave, last: Some((x, y)) };
            }
        }
        best.last
    }

    fn trace(&self, cells: &[Cell], last: Option<(usize, usize)>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = last;
        let mut after = 0;
        while let Some((x, y)) = at
            && let Some(cell) = self.at(cells, x, y)
            && let Some(own) = cell.own
        {
            let worth = own + cell.gave + after;
            found.push(Found { worth, old: self.old.start + x, new: self.new.start + y, matched: cell.matched });
            after = cell.gave;
            at = cell.before;
        }
        found.reverse();
        found
    }
}
