//! What is the same between two seeds, and beyond the first and the last.

use super::stream::Stream;
use std::ops::Range;

/// How far beyond the ends of a chain is looked, in words.
const BEYOND: usize = 10;

/// Pairs the words of two short stretches: the longest common subsequence.
pub(super) fn between(
    needles: &Stream,
    hay: &Stream,
    needle: Range<usize>,
    there: Range<usize>,
    out: &mut Vec<(usize, usize)>,
) {
    let (a, b) = (needles.words.get(needle.clone()), hay.words.get(there.clone()));
    let (Some(a), Some(b)) = (a, b) else { return };
    if a.is_empty() || b.is_empty() {
        return;
    }
    let columns = b.len() + 1;
    // Lengths of what is common from here to the end.
    let mut common = vec![0_u16; (a.len() + 1) * columns];
    let at = |common: &[u16], row: usize, column: usize| common.get(row * columns + column).copied().unwrap_or(0);
    for (row, word) in a.iter().enumerate().rev() {
        for (column, other) in b.iter().enumerate().rev() {
            let value = if word == other {
                at(&common, row + 1, column + 1) + 1
            } else {
                at(&common, row + 1, column).max(at(&common, row, column + 1))
            };
            if let Some(slot) = common.get_mut(row * columns + column) {
                *slot = value;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < a.len() && column < b.len() {
        if a.get(row) == b.get(column) {
            out.push((needle.start + row, there.start + column));
            row += 1;
            column += 1;
        } else if at(&common, row + 1, column) >= at(&common, row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// Goes on before the first or after the last pair, as long as what is found is worth what is skipped.
pub(super) fn beyond(
    needles: &Stream,
    hay: &Stream,
    (needle, there): (Range<usize>, Range<usize>),
    forward: bool,
) -> Vec<(usize, usize)> {
    let cut = |range: &Range<usize>| {
        let length = range.len().min(BEYOND);
        if forward { range.start..range.start + length } else { range.end - length..range.end }
    };
    let (needle, there) = (cut(&needle), cut(&there));
    let mut pairs = Vec::new();
    between(needles, hay, needle.clone(), there.clone(), &mut pairs);
    if !forward {
        pairs.reverse();
    }
    // Kept as far as the balance of words found and words skipped is best.
    let (mut best, mut kept, mut balance) = (0.0, 0, 0.0);
    let mut before = if forward { (needle.start, there.start) } else { (needle.end, there.end) };
    for (number, &(at, other)) in pairs.iter().enumerate() {
        let skipped =
            if forward { (at - before.0).max(other - before.1) } else { (before.0 - at - 1).max(before.1 - other - 1) };
        before = if forward { (at + 1, other + 1) } else { (at, other) };
        balance += 2.5 * needles.weight(at) + 0.2 - skipped as f32;
        if balance > best {
            (best, kept) = (balance, number + 1);
        }
    }
    pairs.truncate(kept);
    if !forward {
        pairs.reverse();
    }
    pairs
}
