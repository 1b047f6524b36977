//! How much of one paragraph stands in another.

use super::corpus::{Corpus, Para, RARE};

/// What two paragraphs have in common.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Overlap {
    /// Weight of the words in common that stand in runs.
    pub mass: f32,
    /// `mass` over the mean weight of the two: 1 for the same words.
    pub similarity: f32,
    /// `mass` over the weight of the lighter one.
    pub contained: f32,
    /// What these words tell where they stand.
    pub info: f32,
}

/// Which words of a paragraph are already accounted for by another; empty for none.
pub type Used = Vec<bool>;

/// Marks in `cover` the words of `a` that stand in `b` in a run of two or more, or alone when rare.
#[expect(clippy::indexing_slicing, reason = "hot; windows of two end before the last word")]
fn cover(corpus: &Corpus, a: &[u32], a_used: &[bool], b: &[u32], b_used: &[bool], cover: &mut Vec<bool>) {
    cover.clear();
    cover.resize(a.len(), false);
    let free = |used: &[bool], at: usize| !used.get(at).copied().unwrap_or(false);
    let mut pairs: Vec<u64> = Vec::with_capacity(b.len());
    let mut lone: Vec<u32> = Vec::with_capacity(8);
    for at in 0..b.len() {
        if !free(b_used, at) {
            continue;
        }
        if at + 1 < b.len() && free(b_used, at + 1) {
            pairs.push(u64::from(b[at]) << 32 | u64::from(b[at + 1]));
        }
        if corpus.spread.get(b[at] as usize).is_some_and(|&spread| spread <= RARE) {
            lone.push(b[at]);
        }
    }
    pairs.sort_unstable();
    lone.sort_unstable();
    // Where there are few words, each counts.
    let short = is_short(a.len(), b.len());
    for at in 0..a.len() {
        if !free(a_used, at) {
            continue;
        }
        if at + 1 < a.len()
            && free(a_used, at + 1)
            && pairs.binary_search(&(u64::from(a[at]) << 32 | u64::from(a[at + 1]))).is_ok()
        {
            cover[at] = true;
            cover[at + 1] = true;
        }
        if lone.binary_search(&a[at]).is_ok() || (short && b.contains(&a[at])) {
            cover[at] = true;
        }
    }
}

/// Paragraphs of so few words are compared word by word.
const SHORT: usize = 7;

const fn is_short(a: usize, b: usize) -> bool {
    let (least, most) = if a < b { (a, b) } else { (b, a) };
    least <= SHORT && most <= 2 * SHORT
}

/// What [`cover`] marks in `a` and in `b`, none of their words being used: both sorted lists are gone through once, side
/// by side.
fn both_ways(a: &Para, b: &Para) -> (Vec<bool>, Vec<bool>) {
    let mut covered = (vec![false; a.words.len()], vec![false; b.words.len()]);
    in_both(&a.pairs, &b.pairs, &mut covered, 2);
    in_both(&a.rare, &b.rare, &mut covered, 1);
    covered
}

/// Marks, for every entry that stands in both sorted lists, `width` words from each of its places.
fn in_both<T: Ord + Copy>(mut a: &[(T, u32)], mut b: &[(T, u32)], covered: &mut (Vec<bool>, Vec<bool>), width: usize) {
    let mark = |covered: &mut [bool], at: u32| {
        covered.iter_mut().skip(at as usize).take(width).for_each(|covered| *covered = true);
    };
    while let (Some((&(x, _), rest)), Some((&(y, _), others))) = (a.split_first(), b.split_first()) {
        match x.cmp(&y) {
            std::cmp::Ordering::Less => a = rest,
            std::cmp::Ordering::Greater => b = others,
            std::cmp::Ordering::Equal => {
                while let Some((&(same, at), rest)) = a.split_first()
                    && same == x
                {
                    mark(&mut covered.0, at);
                    a = rest;
                }
                while let Some((&(same, at), others)) = b.split_first()
                    && same == x
                {
                    mark(&mut covered.1, at);
                    b = others;
                }
            }
        }
    }
}

fn weigh(corpus: &Corpus, words: &[u32], cover: &[bool]) -> f32 {
    words.iter().zip(cover).filter(|(_, covered)| **covered).fold(0.0, |sum, (&word, _)| sum + corpus.weight(word))
}

/// What `a` and `b` have in common, apart from the words already `used` on either side.
pub fn overlap(corpus: &Corpus, a: &Para, a_used: &[bool], b: &Para, b_used: &[bool]) -> Overlap {
    if a.print == b.print && a.print != 0 && a_used.is_empty() && b_used.is_empty() {
        return Overlap { mass: a.mass, similarity: 1.0, contained: 1.0, info: a.told().min(b.told()) };
    }
    let (here, there) = if a_used.is_empty() && b_used.is_empty() && !is_short(a.words.len(), b.words.len()) {
        both_ways(a, b)
    } else {
        let (mut here, mut there) = (Vec::new(), Vec::new());
        cover(corpus, &a.words, a_used, &b.words, b_used, &mut here);
        cover(corpus, &b.words, b_used, &a.words, a_used, &mut there);
        (here, there)
    };
    let mass = weigh(corpus, &a.words, &here).min(weigh(corpus, &b.words, &there));
    let told = |para: &Para, covered: &[bool]| -> f32 {
        para.info.iter().zip(covered).filter(|(_, covered)| **covered).map(|(info, _)| info).sum()
    };
    let info = told(a, &here).min(told(b, &there));
    let (least, sum) = (a.mass.min(b.mass), a.mass + b.mass);
    if least <= 0.0 {
        return Overlap::default();
    }
    Overlap { mass, similarity: 2.0 * mass / sum, contained: mass / least, info }
}

/// Which words of `a` stand in any of `others`.
pub fn used<'a>(corpus: &Corpus, a: &Para, others: impl IntoIterator<Item = &'a Para>) -> Used {
    let mut all = vec![false; a.words.len()];
    let mut covered = Vec::new();
    for other in others {
        cover(corpus, &a.words, &[], &other.words, &[], &mut covered);
        for (all, covered) in all.iter_mut().zip(&covered) {
            *all |= covered;
        }
    }
    all
}

/// Which words of `a` stand in `b`, those already used on either side apart.
pub fn covered(corpus: &Corpus, a: &Para, a_used: &[bool], b: &Para, b_used: &[bool]) -> Used {
    let mut covered = Vec::new();
    cover(corpus, &a.words, a_used, &b.words, b_used, &mut covered);
    covered
}

/// Above this many cells paragraphs are not tiled: such texts are no paragraphs.
const MOST_CELLS: usize = 1 << 21;
/// What it costs to begin a new run when tiling.
const RUN: f32 = 1.5;

/// How much of `whole` is made of `parts`, in order: what the words in common tell, less a cost for each run, by
/// affine alignment. The last value is how much of the part numbered `of` is in it.
pub fn tile(parts: &[&Para], whole: &Para, of: usize) -> Tiling {
    let words: Vec<(u32, f32)> =
        parts.iter().flat_map(|part| part.words.iter().copied().zip(part.info.iter().copied())).collect();
    let from: usize = parts.iter().take(of).map(|part| part.words.len()).sum();
    let to = from + parts.get(of).map_or(0, |part| part.words.len());
    let (n, m) = (words.len(), whole.words.len());
    if (n + 1).saturating_mul(m + 1) > MOST_CELLS {
        return Tiling::default();
    }
    // For each cell the best score that ends in a kept pair, and the best of all, each with the weight inside the part.
    let mut kept = vec![Tiling { score: f32::NEG_INFINITY, inside: 0.0 }; m + 1];
    let mut best = vec![Tiling::default(); m + 1];
    for (at, &(word, weight)) in words.iter().enumerate() {
        let inside = if (from..to).contains(&at) { weight } else { 0.0 };
        let (mut kept_diagonal, mut best_diagonal) =
            (Tiling { score: f32::NEG_INFINITY, inside: 0.0 }, Tiling::default());
        let mut left = Tiling::default();
        for ((kept, best), &other) in kept.iter_mut().zip(&mut best).skip(1).zip(&whole.words) {
            let (kept_above, best_above) = (*kept, *best);
            let mut here = Tiling { score: f32::NEG_INFINITY, inside: 0.0 };
            if word == other {
                let run = kept_diagonal;
                let fresh = Tiling { score: best_diagonal.score - RUN, inside: best_diagonal.inside };
                let base = if run.score >= fresh.score { run } else { fresh };
                here = Tiling { score: base.score + weight, inside: base.inside + inside };
            }
            let mut top = here;
            for other in [best_above, left] {
                if other.score > top.score {
                    top = other;
                }
            }
            (*kept, *best) = (here, top);
            left = top;
            (kept_diagonal, best_diagonal) = (kept_above, best_above);
        }
    }
    best.last().copied().unwrap_or_default()
}

/// The result of [`tile`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tiling {
    /// Weight of the words in common, less the cost of the runs.
    pub score: f32,
    /// Weight of those in the part asked for.
    pub inside: f32,
}
