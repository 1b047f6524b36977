//! Where in a part of a text words stand, or what comes nearest to them there.

use super::stream::Stream;
use super::stretch::Stretch;
use std::ops::Range;

/// Passing over a word of the text between two that are found costs so much of a word.
const SKIP: f32 = 0.12;
/// The most words of a needle, and of a text, that are aligned.
const MOST: usize = 700;

/// Returns every place in `within` where the words `needle` of `needles` stand word for word.
pub fn exact(needles: &Stream, needle: Range<usize>, hay: &Stream, within: Range<usize>) -> Vec<Range<usize>> {
    let wanted = needles.words.get(needle).unwrap_or_default();
    let there = hay.words.get(within.clone()).unwrap_or_default();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, window) in there.windows(wanted.len()).enumerate() {
        let from = within.start + at;
        if window == wanted && found.last().is_none_or(|last| last.end <= from) {
            found.push(from..from + wanted.len());
        }
    }
    found
}

/// Returns the stretch of `within` that comes nearest to the words `needle` of `needles`: the best local alignment (Smith
/// and Waterman), where a word weighs what it says and words between cost a little.
pub fn closest(needles: &Stream, needle: Range<usize>, hay: &Stream, within: Range<usize>) -> Option<Stretch> {
    let needle = needle.start..needle.end.min(needle.start + MOST);
    let within = within.start..within.end.min(within.start + MOST);
    let wanted = needles.words.get(needle.clone())?;
    let there = hay.words.get(within.clone())?;
    let columns = there.len() + 1;
    let mut score = vec![0.0_f32; (wanted.len() + 1) * columns];
    let value = |score: &[f32], row: usize, column: usize| score.get(row * columns + column).copied().unwrap_or(0.0);
    let mut best = (0.0, 0, 0);
    for (row, word) in wanted.iter().enumerate() {
        let weight = needles.weight(needle.start + row);
        for (column, other) in there.iter().enumerate() {
            let together = if word == other { value(&score, row, column) + weight } else { 0.0 };
            let cell = together.max(value(&score, row, column + 1)).max(value(&score, row + 1, column) - SKIP);
            if let Some(slot) = score.get_mut((row + 1) * columns + column + 1) {
                *slot = cell;
            }
            if cell > best.0 {
                best = (cell, row + 1, column + 1);
            }
        }
    }
    let (_, mut row, mut column) = best;
    let mut pairs = Vec::new();
    while row > 0 && column > 0 && value(&score, row, column) > 0.0 {
        let here = value(&score, row, column);
        let same = wanted.get(row - 1).is_some() && wanted.get(row - 1) == there.get(column - 1);
        let weight = needles.weight(needle.start + row - 1);
        if same && (here - value(&score, row - 1, column - 1) - weight).abs() < 1e-4 {
            pairs.push((needle.start + row - 1, within.start + column - 1));
            row -= 1;
            column -= 1;
        } else if (here - value(&score, row - 1, column)).abs() < 1e-4 {
            row -= 1;
        } else {
            column -= 1;
        }
    }
    pairs.reverse();
    Stretch::of(pairs)
}
