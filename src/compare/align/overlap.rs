//! How much of one paragraph stands in another.

use super::corpus::{Corpus, Para, Placed, RARE};

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

/// Which words of a paragraph are marked.
struct Marks {
    /// Of the first 256 words.
    few: [u64; 4],
    many: Vec<u64>,
}

impl Marks {
    fn none(words: usize) -> Self {
        Self { few: [0; 4], many: vec![0; words.div_ceil(64).saturating_sub(4)] }
    }

    fn add(&mut self, at: usize) {
        let part = at / 64;
        let slot = if part < 4 { self.few.get_mut(part) } else { self.many.get_mut(part - 4) };
        if let Some(slot) = slot {
            *slot |= 1 << (at % 64);
        }
    }

    /// The words marked, ascending.
    fn each(&self) -> impl Iterator<Item = usize> {
        let parts = self.few.iter().chain(&self.many).copied().enumerate();
        parts.flat_map(|(part, mut bits)| {
            std::iter::from_fn(move || {
                let at = (bits != 0).then(|| part * 64 + bits.trailing_zeros() as usize);
                bits &= bits.wrapping_sub(1);
                at
            })
        })
    }

    fn of(covered: &[bool]) -> Self {
        let mut this = Self::none(covered.len());
        covered.iter().enumerate().filter(|(_, covered)| **covered).for_each(|(at, _)| this.add(at));
        this
    }
}

/// Calls `found` with the entries of both sorted lists that have the same number: all of them of one, all of the other.
fn each_common(a: &[Placed], b: &[Placed], mut found: impl FnMut(&[Placed], &[Placed])) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (x, y) = (x.of(), y.of());
        if x == y {
            let same =
                |list: &[Placed], from: usize| list.iter().skip(from).take_while(|other| other.of() == x).count();
            let (p, q) = (same(a, i), same(b, j));
            found(a.get(i..i + p).unwrap_or(&[]), b.get(j..j + q).unwrap_or(&[]));
            (i, j) = (i + p, j + q);
        } else {
            i += usize::from(x < y);
            j += usize::from(y < x);
        }
    }
}

/// What [`cover`] marks in `a` and in `b`.
fn both_ways((a, a_used): (&Para, &[bool]), (b, b_used): (&Para, &[bool]), kin: bool) -> (Marks, Marks) {
    let mut marks = (Marks::none(a.words.len()), Marks::none(b.words.len()));
    let is_used = |used: &[bool], at: usize| used.get(at).copied().unwrap_or(false);
    let mut mark = |mine: &[Placed], theirs: &[Placed], width: usize| {
        let words = |placed: &Placed| placed.at() as usize..placed.at() as usize + width;
        let free = |used: &[bool], placed: &Placed| words(placed).all(|at| !is_used(used, at));
        let some = |list: &[Placed], used: &[bool]| used.is_empty() || list.iter().any(|placed| free(used, placed));
        if !some(mine, a_used) || !some(theirs, b_used) {
            return;
        }
        for (list, used, marks) in [(mine, a_used, &mut marks.0), (theirs, b_used, &mut marks.1)] {
            for placed in list.iter().filter(|placed| used.is_empty() || free(used, placed)) {
                words(placed).for_each(|at| marks.add(at));
            }
        }
    };
    let (mine, theirs) = if kin { (&a.kin, &b.kin) } else { (&a.pairs, &b.pairs) };
    each_common(mine, theirs, |mine, theirs| mark(mine, theirs, 2));
    each_common(&a.rare, &b.rare, |mine, theirs| mark(mine, theirs, 1));
    marks
}

fn weigh(corpus: &Corpus, words: &[u32], marks: &Marks) -> f32 {
    marks.each().filter_map(|at| words.get(at)).fold(0.0, |sum, &word| sum + corpus.weight(word))
}

/// What `a` and `b` have in common, apart from the words already `used` on either side.
pub fn overlap(corpus: &Corpus, a: &Para, a_used: &[bool], b: &Para, b_used: &[bool]) -> Overlap {
    if a.print == b.print && a.print != 0 && a_used.is_empty() && b_used.is_empty() {
        return Overlap { mass: a.mass, similarity: 1.0, contained: 1.0, info: a.told.min(b.told) };
    }
    let (here, there) = if is_short(a.words.len(), b.words.len()) {
        let (mut here, mut there) = (Vec::new(), Vec::new());
        cover(corpus, &a.words, a_used, &b.words, b_used, &mut here);
        cover(corpus, &b.words, b_used, &a.words, a_used, &mut there);
        (Marks::of(&here), Marks::of(&there))
    } else {
        both_ways((a, a_used), (b, b_used), false)
    };
    in_common(corpus, (a, &here), (b, &there))
}

/// What two paragraphs of one draft have in common.
pub fn overlap_of_kin(corpus: &Corpus, a: &Para, b: &Para) -> Overlap {
    if is_short(a.words.len(), b.words.len()) || a.print == b.print {
        return overlap(corpus, a, &[], b, &[]);
    }
    let (here, there) = both_ways((a, &[]), (b, &[]), true);
    in_common(corpus, (a, &here), (b, &there))
}

fn in_common(corpus: &Corpus, (a, here): (&Para, &Marks), (b, there): (&Para, &Marks)) -> Overlap {
    let mass = weigh(corpus, &a.words, here).min(weigh(corpus, &b.words, there));
    let told = |para: &Para, marks: &Marks| -> f32 {
        marks.each().filter_map(|at| para.info.get(at)).fold(0.0, |sum, info| sum + info)
    };
    let info = told(a, here).min(told(b, there));
    let (least, sum) = (a.mass.min(b.mass), a.mass + b.mass);
    if least <= 0.0 {
        return Overlap::default();
    }
    Overlap { mass, similarity: 2.0 * mass / sum, contained: mass / least, info }
}

/// Which words of `a` stand in any of `others`.
pub fn used<'a>(corpus: &Corpus, a: &Para, others: impl IntoIterator<Item = &'a Para>) -> Used {
    let mut all = vec![false; a.words.len()];
    for other in others {
        cover_more(corpus, a, other, &mut all);
    }
    all
}

/// Which words of `a` stand in `b`.
pub fn covered(corpus: &Corpus, a: &Para, b: &Para) -> Used {
    used(corpus, a, [b])
}

/// Marks also what [`cover`] marks in `a`, none of the words of either being used.
pub fn cover_more(corpus: &Corpus, a: &Para, b: &Para, covered: &mut [bool]) {
    if a.print == b.print && a.words.len() > 1 {
        covered.fill(true);
    } else if is_short(a.words.len(), b.words.len()) {
        let mut more = Vec::new();
        cover(corpus, &a.words, &[], &b.words, &[], &mut more);
        covered.iter_mut().zip(more).for_each(|(covered, more)| *covered |= more);
    } else {
        let mut mark = |mine: &[Placed], width: usize| {
            for at in mine.iter().map(|placed| placed.at() as usize) {
                covered.iter_mut().skip(at).take(width).for_each(|covered| *covered = true);
            }
        };
        each_common(&a.pairs, &b.pairs, |mine, _| mark(mine, 2));
        each_common(&a.rare, &b.rare, |mine, _| mark(mine, 1));
    }
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

/// Which words of `whole` `parts` account for, in order, each word of theirs once: the tiling of [`tile`], followed back.
/// A phrase that stands twice in the whole and once in the parts is accounted for where most stands around it.
pub fn tiled(parts: &[&Para], whole: &Para) -> Used {
    let words: Vec<(u32, f32)> =
        parts.iter().flat_map(|part| part.words.iter().copied().zip(part.info.iter().copied())).collect();
    let width = whole.words.len() + 1;
    let mut covered = vec![false; whole.words.len()];
    if (words.len() + 1).saturating_mul(width) > MOST_CELLS {
        return covered;
    }
    // For each cell the best score that ends in a kept pair, the best of all, and whether the pair before is kept too.
    let none = (f32::NEG_INFINITY, 0.0_f32, false);
    let mut rows = vec![vec![none; width]];
    for &(word, weight) in &words {
        let above = rows.last().map_or(&[][..], Vec::as_slice);
        let mut row = Vec::with_capacity(width);
        row.push(none);
        for ((&diagonal, &up), &other) in above.iter().zip(above.iter().skip(1)).zip(&whole.words) {
            let (run, fresh) = (diagonal.0, diagonal.1 - RUN);
            let kept = if word == other { run.max(fresh) + weight } else { f32::NEG_INFINITY };
            let left = row.last().map_or(0.0, |left: &(f32, f32, bool)| left.1);
            row.push((kept, kept.max(up.1).max(left), run >= fresh));
        }
        rows.push(row);
    }
    let cell = |i: usize, j: usize| rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(none);
    let (mut i, mut j, mut inside) = (words.len(), whole.words.len(), false);
    while i > 0 && j > 0 {
        let (kept, best, goes_on) = cell(i, j);
        if inside || kept >= best {
            if let Some(slot) = covered.get_mut(j - 1) {
                *slot = true;
            }
            (i, j, inside) = (i - 1, j - 1, goes_on);
        } else if cell(i - 1, j).1 >= best {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    covered
}

/// The result of [`tile`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tiling {
    /// Weight of the words in common, less the cost of the runs.
    pub score: f32,
    /// Weight of those in the part asked for.
    pub inside: f32,
}
