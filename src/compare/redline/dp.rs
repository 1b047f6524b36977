//! The alignment of tokens: which tokens of the old text are kept in the new one.
//!
//! A kept token earns by what it is (a content word much, "of" little), every change costs once, and less where a
//! clause begins or ends. So the best alignment keeps few, long runs: a lone "the" between two rewritten phrases does
//! not pay for the second change and goes into one with them. This is the affine-gap alignment of Gotoh (1982) with
//! gaps that may hold both sides; time and memory grow with the product of the two lengths, which [`align`] bounds.

use super::tokens::{Class, Text, Token, splits_token};
use super::variants::{may_differ_at_once, soft_match};
use super::weights::Weights;
use crate::compare::model::NonSubstantive;

/// A token of the old text that is kept as a token of the new one, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Token of the old text.
    pub old: usize,
    /// Token of the new text.
    pub new: usize,
    /// Set when the two are not written alike.
    pub soft: Option<NonSubstantive>,
}

/// Above this many cells a stretch is cut at words that stand once on each side.
const MOST_CELLS: usize = 1 << 21;

/// Tokens kept free before and after the part that differs, so that a change may slide to where it reads best.
const SLACK: usize = 12;

/// Aligns the tokens of two texts. The pairs ascend on both sides.
pub fn align(old: Text<'_>, new: Text<'_>, weights: &Weights) -> Vec<Pair> {
    let same = |(a, b): &(&Token, &Token)| a.exact == b.exact;
    let head = old.tokens.iter().zip(new.tokens).take_while(same).count();
    let rest = old.tokens.len().min(new.tokens.len()) - head;
    let tail = old.tokens.iter().rev().zip(new.tokens.iter().rev()).take(rest).take_while(same).count();
    if head == old.tokens.len() && head == new.tokens.len() {
        return (0..head).map(|at| Pair { old: at, new: at, soft: None }).collect();
    }
    let (head, tail) = (head.saturating_sub(SLACK), tail.saturating_sub(SLACK));
    let mut pairs: Vec<Pair> = (0..head).map(|at| Pair { old: at, new: at, soft: None }).collect();
    let (old_end, new_end) = (old.tokens.len() - tail, new.tokens.len() - tail);
    stretch(old, new, (head, old_end), (head, new_end), weights, &mut pairs);
    pairs.extend((0..tail).map(|at| Pair { old: old_end + at, new: new_end + at, soft: None }));
    pairs
}

type Range = (usize, usize);

/// Aligns one stretch, cut into smaller ones while it is too large.
fn stretch(old: Text<'_>, new: Text<'_>, a: Range, b: Range, weights: &Weights, pairs: &mut Vec<Pair>) {
    let mut work = vec![(a, b, false)];
    while let Some((a, b, anchor)) = work.pop() {
        if anchor {
            pairs.push(Pair { old: a.0, new: b.0, soft: None });
            continue;
        }
        let cells = (a.1 - a.0 + 1).saturating_mul(b.1 - b.0 + 1);
        if cells <= MOST_CELLS {
            table(old, new, a, b, weights, pairs);
            continue;
        }
        let anchors =
            super::anchors::anchors(old.tokens.get(a.0..a.1).unwrap_or(&[]), new.tokens.get(b.0..b.1).unwrap_or(&[]));
        // Without anchors the stretch stays one change: bounded, and nothing long is in common in order.
        let (mut i, mut j) = (a.0, b.0);
        let mut parts = Vec::with_capacity(anchors.len() * 2 + 1);
        for (x, y) in anchors.iter().map(|&(x, y)| (a.0 + x, b.0 + y)) {
            parts.push(((i, x), (j, y), false));
            parts.push(((x, x + 1), (y, y + 1), true));
            (i, j) = (x + 1, y + 1);
        }
        if !parts.is_empty() {
            parts.push(((i, a.1), (j, b.1), false));
            work.extend(parts.into_iter().rev());
        }
    }
}

/// What a cell of the table tells of how the best alignment that ends there came about: a change goes on...
const GOES_ON: u8 = 1;
/// ... on the new side, else on the old one;
const NEW_SIDE: u8 = 2;
/// and, where it ends in a kept token, that a change ends before it.
const AFTER_CHANGE: u8 = 4;

/// Worths are kept this many times as large: of two equal ones the greater last bits decide, which say how it came about.
const SCALE: i32 = 4;
const NEVER: i32 = i32::MIN / 2;

/// Where tokens of the new text stand, by what may be kept as them.
struct Columns {
    exact: Vec<(u64, u32)>,
    first: Vec<(char, u32)>,
}

impl Columns {
    fn of(tokens: &[Token]) -> Self {
        let mut exact: Vec<(u64, u32)> = tokens.iter().map(|token| token.exact).zip(0..).collect();
        let mut first: Vec<(char, u32)> = tokens.iter().map(|token| token.first).zip(0..).collect();
        exact.sort_unstable();
        first.sort_unstable();
        Self { exact, first }
    }

    /// What keeping the old token `at` as each of the new ones from `from` on is worth.
    fn worths(&self, old: Text<'_>, new: Text<'_>, (at, from): (usize, usize), worth: i32, worths: &mut [i32]) {
        worths.fill(NEVER);
        let Some(token) = old.tokens.get(at) else { return };
        let differs = may_differ_at_once(token.class);
        // Nearly all pairs are told apart by this.
        let may_match = |other: &Token| {
            token.exact != other.exact && (token.first == other.first || differs && token.class == other.class)
        };
        let mut soft = |column: usize| {
            if new.tokens.get(from + column).is_some_and(may_match)
                && let Some((_, share)) = soft_match(old, new, at, from + column)
                && let Some(slot) = worths.get_mut(column)
            {
                *slot = SCALE * (worth * share / 100);
            }
        };
        if differs {
            (0..new.tokens.len().saturating_sub(from)).for_each(&mut soft);
        } else {
            let first = self.first.partition_point(|&(first, _)| first < token.first);
            let same = self.first.iter().skip(first).take_while(|&&(first, _)| first == token.first);
            same.for_each(|&(_, column)| soft(column as usize));
        }
        let first = self.exact.partition_point(|&(exact, _)| exact < token.exact);
        for &(_, column) in self.exact.iter().skip(first).take_while(|&&(exact, _)| exact == token.exact) {
            if let Some(slot) = worths.get_mut(column as usize) {
                *slot = SCALE * worth;
            }
        }
    }
}

/// Whether a clause ends with this token; the beginning and the end of a text count.
fn ends_clause(token: Option<&Token>) -> bool {
    token.is_none_or(|token| matches!(token.class, Class::Stop | Class::Comma | Class::Break))
}

/// Whether a clause ends just before the token `at`.
fn follows_clause(text: Text<'_>, at: usize) -> bool {
    ends_clause(at.checked_sub(1).and_then(|at| text.tokens.get(at)))
}

/// Returns what a change costs more that begins with the token `at`: something when that is a word glued to what stands
/// before it, since the change would split something written as one.
fn glue_cost(text: Text<'_>, at: usize, weights: &Weights) -> i32 {
    let word = text
        .tokens
        .get(at)
        .is_some_and(|next| matches!(next.class, Class::Word | Class::Function | Class::Article | Class::Number));
    if word && at.checked_sub(1).is_some_and(|at| splits_token(text.tokens, at)) { weights.glue } else { 0 }
}

/// What it costs to open a change after each new token of a stretch, and before the first: one row for old tokens that
/// end no clause, one for those that do; each without and with what the change splits on the new side.
struct OpenCosts {
    plain: Vec<i32>,
    eased: Vec<i32>,
    split_plain: Vec<i32>,
    split_eased: Vec<i32>,
}

impl OpenCosts {
    fn new(new: Text<'_>, (from, to): Range, weights: &Weights) -> Self {
        let eased: Vec<i32> = (from..=to)
            .map(|at| SCALE * (weights.open - if follows_clause(new, at) { weights.clause_before } else { 0 }))
            .collect();
        let open = SCALE * weights.open;
        // A change that begins on the new side is told from one that begins on the old one.
        let splits: Vec<i32> =
            (from..=to).map(|at| SCALE * glue_cost(new, at, weights) - i32::from(NEW_SIDE)).collect();
        Self {
            plain: vec![open; eased.len()],
            split_plain: splits.iter().map(|split| open + split).collect(),
            split_eased: eased.iter().zip(&splits).map(|(open, split)| open + split).collect(),
            eased,
        }
    }

    /// The row for a deletion after an old token that ends a clause or none.
    fn down(&self, after_clause: bool) -> &[i32] {
        if after_clause { &self.eased } else { &self.plain }
    }

    /// The row for an insertion after such an old token.
    fn right(&self, after_clause: bool) -> &[i32] {
        if after_clause { &self.split_eased } else { &self.split_plain }
    }
}

/// Aligns one stretch by the table of all its cells.
fn table(old: Text<'_>, new: Text<'_>, a: Range, b: Range, weights: &Weights, pairs: &mut Vec<Pair>) {
    if a.0 == a.1 || b.0 == b.1 {
        return;
    }
    let mut back = vec![0_u8; (a.1 - a.0 + 1) * (b.1 - b.0 + 1)];
    let ends_in_gap = fill(old, new, a, b, weights, &mut back);
    walk_back(old, new, a, b, (&back, ends_in_gap), pairs);
}

/// Fills the table row by row: into each cell of `back`, where the best alignments that end there come from. Returns
/// whether the best alignment of the whole ends in a change.
#[expect(clippy::indexing_slicing, reason = "hot; every index is below the lengths the rows are made with")]
fn fill(old: Text<'_>, new: Text<'_>, a: Range, b: Range, weights: &Weights, back: &mut [u8]) -> bool {
    let m = b.1 - b.0;
    let width = m + 1;
    debug_assert_eq!(back.len(), (a.1 - a.0 + 1) * width, "one cell for each pair of places");
    let opens = OpenCosts::new(new, b, weights);
    let columns = Columns::of(&new.tokens[b.0..b.1]);
    let inside = Text { text: new.text, tokens: &new.tokens[..b.1] };
    let (run, goes_on, on_new) = (SCALE * weights.run, i32::from(GOES_ON), i32::from(GOES_ON | NEW_SIDE));
    let bits = |value: i32| (value & (SCALE - 1)) as u8;
    let mut worths = vec![NEVER; m];
    // The first row is one change on the new side.
    let (mut kept, mut gap) = (vec![NEVER; width], vec![NEVER; width]);
    let (mut fresh, mut best) = (vec![NEVER; width], vec![NEVER; m]);
    kept[0] = 0;
    let mut ended = follows_clause(old, a.0);
    let first_opens = opens.right(ended);
    for j in 1..=m {
        let value = (kept[j - 1] - first_opens[j - 1]).max(gap[j - 1] + on_new);
        (gap[j], back[j]) = (value & -SCALE, bits(value));
    }
    for (i, row) in back.chunks_exact_mut(width).enumerate().skip(1) {
        let at = a.0 + i - 1;
        let token = &old.tokens[at];
        let split = SCALE * glue_cost(old, at, weights);
        let close = goes_on + if ends_clause(Some(token)) { SCALE * weights.clause_after } else { 0 };
        let ends = follows_clause(old, at + 1);
        let (down, right) = (opens.down(ended), opens.right(ends));
        ended = ends;
        columns.worths(old, inside, (at, b.0), weights.kept(token.class), &mut worths);
        // No branch, and first what needs no cell to the left, several at a time: this is done for every pair of words.
        fresh[0] = NEVER;
        let above = kept.iter().zip(&gap).zip(&worths);
        for (((kept, gap), worth), (fresh, mark)) in above.zip(fresh[1..].iter_mut().zip(&mut row[1..])) {
            // Of two places for the same words the later one: "A and B" after "A" came as "and B".
            let before = (kept + run).max(gap + close);
            *fresh = worth + (before & -SCALE);
            *mark = bits(before) << 2;
        }
        let above = kept[1..].iter().zip(&gap[1..]).zip(&down[1..]);
        for (((kept, gap), down), best) in above.zip(&mut best) {
            *best = (kept - down - split).max(gap + goes_on);
        }
        for ((fresh, right), best) in fresh.iter().zip(right).zip(&mut best) {
            *best = (fresh - right).max(*best);
        }
        let value = (kept[0] - down[0] - split).max(gap[0] + goes_on);
        let mut left = value & -SCALE;
        (gap[0], row[0]) = (left, bits(value));
        for ((gap, mark), best) in gap[1..].iter_mut().zip(&mut row[1..]).zip(&best) {
            let value = (left + on_new).max(*best);
            *mark |= bits(value);
            left = value & -SCALE;
            *gap = left;
        }
        std::mem::swap(&mut kept, &mut fresh);
    }
    gap[m] + SCALE * weights.clause_after > kept[m]
}

/// Walks the filled table back from its last cell and appends the kept pairs, ascending.
#[expect(clippy::indexing_slicing, reason = "every index is below the lengths the table is made with")]
fn walk_back(
    old: Text<'_>,
    new: Text<'_>,
    a: Range,
    b: Range,
    (back, ends_in_gap): (&[u8], bool),
    pairs: &mut Vec<Pair>,
) {
    let width = b.1 - b.0 + 1;
    let (mut i, mut j) = (a.1 - a.0, b.1 - b.0);
    let mut in_gap = ends_in_gap;
    let first = pairs.len();
    while i > 0 || j > 0 {
        let mark = back[i * width + j];
        if in_gap {
            in_gap = mark & GOES_ON != 0;
            let side = if mark & NEW_SIDE == 0 { &mut i } else { &mut j };
            // The first row is a change on the new side, the first column one on the old side.
            let Some(before) = side.checked_sub(1) else { break };
            *side = before;
        } else {
            i -= 1;
            j -= 1;
            let soft = soft_match(old, new, a.0 + i, b.0 + j).map(|(minor, _)| minor);
            let same = old.tokens[a.0 + i].exact == new.tokens[b.0 + j].exact;
            pairs.push(Pair { old: a.0 + i, new: b.0 + j, soft: if same { None } else { soft } });
            in_gap = mark & AFTER_CHANGE != 0;
        }
    }
    pairs[first..].reverse();
}
