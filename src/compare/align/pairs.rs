//! Pairs of neighbouring words: in how many paragraphs each stands, and what its second word tells after the first.
//!
//! All places of a word are laid side by side, so that the words that follow it are counted in a table that fits the cache,
//! however long the drafts are.

use super::para::{Para, Placed};
use crate::base::Sides;
use rayon::prelude::*;

/// So many pairs of a draft are counted at once; longer drafts are gone through again for the words that are left.
const AT_ONCE: usize = 1 << 22;
/// What a word tells at least, however surely the one before foretells it.
const LEAST: f32 = 0.05;
/// Set in the number of a pair that stands in several paragraphs of its own draft.
const KIN: u32 = 1 << 31;
/// The number of a pair that stands in one paragraph only.
const LONE: u32 = KIN - 1;

/// What is known of the words of both drafts.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The weight of each word.
    pub weights: &'a [f32],
    /// In how many paragraphs each stands.
    pub spread: &'a [u32],
}

/// One draft: where the pairs that begin with each word stand in the list of all, and the list.
struct Places {
    starts: Vec<u32>,
    follows: Vec<Follow>,
}

/// The second word of a pair, and its paragraph, counted from 1.
type Follow = (u32, u32);

/// What was found out of a pair: its number, and what its second word tells.
type Found = (u32, f32);

/// What follows one word, by the word that follows.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// The first word this was last counted for, counted from 1.
    of: u32,
    /// The last paragraph it was met in, counted from 1.
    last: u32,
    spread: Sides<u32>,
    number: u32,
    tells: f32,
}

/// Gives every paragraph its pairs, and what each of its words tells.
pub fn find(old: &mut [Para], new: &mut [Para], known: Known<'_>) {
    let words = known.weights.len();
    let (a, b) = rayon::join(|| begin(old, words), || begin(new, words));
    let mut from = 0;
    let mut base = 0;
    while from < words {
        let to = share(&a, &b, from);
        let (x, y) = rayon::join(|| lay(old, &a, from..to), || lay(new, &b, from..to));
        let (x, y) = (&x, &y);
        let found = judge(x, y, from, base, known);
        base += (x.follows.len() + y.follows.len()) as u32;
        let apply = |paras: &mut [Para], found: &[Found]| {
            paras.par_iter_mut().with_min_len(64).for_each(|para| take(para, from..to, found));
        };
        rayon::join(|| apply(old, &found.old), || apply(new, &found.new));
        from = to;
    }
    for paras in [old, new] {
        paras.par_iter_mut().with_min_len(64).for_each(|para| finish(para, known));
    }
}

/// Makes room for the pairs of each paragraph; how many pairs begin with each word.
fn begin(paras: &mut [Para], words: usize) -> Vec<u32> {
    let mut counts = vec![0; words];
    for para in paras {
        para.info = vec![0.0; para.words.len()];
        let Some((_, firsts)) = para.words.split_last() else { continue };
        para.pairs = (0..).zip(firsts).map(|(at, _)| Placed::new(LONE, at)).collect();
        for &word in firsts {
            if let Some(count) = counts.get_mut(word as usize) {
                *count += 1;
            }
        }
    }
    counts
}

/// The end of the words from `from` whose pairs are counted together: one word at least.
fn share(old: &[u32], new: &[u32], from: usize) -> usize {
    let mut sum = 0;
    let within = old.iter().zip(new).skip(from).take_while(|&(&a, &b)| {
        sum += (a + b) as usize;
        sum <= AT_ONCE
    });
    from + within.count().max(1)
}

/// Lays the pairs that begin with these words side by side; each pair is told its place.
#[expect(clippy::indexing_slicing, reason = "hot; words are numbered below the number of words")]
fn lay(paras: &mut [Para], counts: &[u32], words: std::ops::Range<usize>) -> Places {
    let mut next = 0;
    let mut starts: Vec<u32> = counts[words.clone()]
        .iter()
        .map(|&count| {
            next += count;
            next - count
        })
        .collect();
    let mut follows = vec![(0, 0); next as usize];
    let mut cursor = starts.clone();
    for (number, para) in (1..).zip(paras) {
        let following = para.words.iter().skip(1);
        for ((&word, &second), pair) in para.words.iter().zip(following).zip(&mut para.pairs) {
            if words.contains(&(word as usize)) {
                let place = &mut cursor[word as usize - words.start];
                follows[*place as usize] = (second, number);
                *pair = Placed::new(*place, pair.at());
                *place += 1;
            }
        }
    }
    starts.push(next);
    Places { starts, follows }
}

/// What is found out of every pair, in the order in which they are laid.
fn judge(old: &Places, new: &Places, from: usize, base: u32, known: Known<'_>) -> Sides<Vec<Found>> {
    let mut found = Sides::new(vec![(0, 0.0); old.follows.len()], vec![(0, 0.0); new.follows.len()]);
    let words = old.starts.len().saturating_sub(1);
    // Parts of about the same number of pairs, each with its own stretch of both lists.
    let part = ((old.follows.len() + new.follows.len()) / 16).max(4096);
    let mut parts = Vec::new();
    let (mut a, mut b) = (found.old.as_mut_slice(), found.new.as_mut_slice());
    let start = |places: &Places, word: usize| places.starts.get(word).copied().unwrap_or(0) as usize;
    let mut first = 0;
    for word in 1..=words {
        let len = (start(old, word) - start(old, first), start(new, word) - start(new, first));
        if len.0 + len.1 >= part || word == words {
            let (x, rest) = std::mem::take(&mut a).split_at_mut(len.0);
            let (y, others) = std::mem::take(&mut b).split_at_mut(len.1);
            (a, b) = (rest, others);
            parts.push((first..word, x, y));
            first = word;
        }
    }
    let second = base + old.follows.len() as u32;
    parts.into_par_iter().for_each_init(
        || vec![Slot::default(); known.weights.len()],
        |slots, (words, x, y)| {
            let origin = (start(old, words.start), start(new, words.start));
            for word in words {
                let (p, q) = (start(old, word)..start(old, word + 1), start(new, word)..start(new, word + 1));
                let (Some(mine), Some(theirs)) = (old.follows.get(p.clone()), new.follows.get(q.clone())) else {
                    continue;
                };
                let here = x.get_mut(p.start - origin.0..p.end - origin.0).unwrap_or_default();
                let there = y.get_mut(q.start - origin.1..q.end - origin.1).unwrap_or_default();
                let numbers = (base + p.start as u32, second + q.start as u32);
                follow(from + word, (mine, theirs), (here, there), numbers, slots, known);
            }
        },
    );
    found
}

/// What is found out of the pairs that begin with one word.
#[expect(clippy::indexing_slicing, reason = "hot; words are numbered below the number of words")]
fn follow(
    word: usize,
    (old, new): (&[Follow], &[Follow]),
    (here, there): (&mut [Found], &mut [Found]),
    numbers: (u32, u32),
    slots: &mut [Slot],
    known: Known<'_>,
) {
    let of = word as u32 + 1;
    for (number, &(second, para)) in (numbers.0..).zip(old) {
        let slot = &mut slots[second as usize];
        if slot.of != of {
            *slot = Slot { of, number, ..Slot::default() };
        }
        slot.spread.old += u32::from(slot.last != para);
        slot.last = para;
    }
    for (number, &(second, para)) in (numbers.1..).zip(new) {
        let slot = &mut slots[second as usize];
        if slot.of != of {
            *slot = Slot { of, number, ..Slot::default() };
        }
        // Paragraphs of the two drafts are told apart by their highest bit.
        slot.spread.new += u32::from(slot.last != para | KIN);
        slot.last = para | KIN;
    }
    let alone = known.spread[word];
    let mut tell = |second: u32, own: fn(&Sides<u32>) -> u32| {
        let slot = &mut slots[second as usize];
        let (both, all) = (slot.spread.old.max(slot.spread.new), slot.spread.old + slot.spread.new);
        if slot.tells <= 0.0 {
            let weight = known.weights[second as usize];
            slot.tells = if both < 2 {
                weight
            } else {
                // How surely the word before foretells this one in the other paragraphs.
                let rest = (-weight).exp();
                (alone.max(both) as f32 / (both as f32 - 1.0 + rest)).ln().clamp(LEAST, weight.max(LEAST))
            };
        }
        let number = if all < 2 { LONE } else { slot.number };
        (if own(&slot.spread) > 1 { number | KIN } else { number }, slot.tells)
    };
    for (found, &(second, _)) in here.iter_mut().zip(old) {
        *found = tell(second, |spread| spread.old);
    }
    for (found, &(second, _)) in there.iter_mut().zip(new) {
        *found = tell(second, |spread| spread.new);
    }
}

/// Gives a paragraph what was found out of its pairs that begin with these words.
fn take(para: &mut Para, words: std::ops::Range<usize>, found: &[Found]) {
    for ((pair, &word), info) in para.pairs.iter_mut().zip(&para.words).zip(para.info.iter_mut().skip(1)) {
        if words.contains(&(word as usize))
            && let Some(&(number, tells)) = found.get(pair.of() as usize)
        {
            *pair = Placed::new(number, pair.at());
            *info = tells;
        }
    }
}

/// Sorts the pairs of a paragraph and leaves out those that stand in no other; what all its words tell.
fn finish(para: &mut Para, known: Known<'_>) {
    if let (Some(first), Some(&word)) = (para.info.first_mut(), para.words.first()) {
        *first = known.weights.get(word as usize).copied().unwrap_or(0.0);
    }
    para.told = para.info.iter().sum();
    let mut pairs: Vec<Placed> = Vec::with_capacity(para.pairs.len());
    let mut kin: Vec<Placed> = Vec::with_capacity(para.pairs.iter().filter(|pair| pair.of() & KIN != 0).count());
    for pair in &para.pairs {
        let placed = Placed::new(pair.of() & !KIN, pair.at());
        if placed.of() != LONE {
            pairs.push(placed);
        }
        if pair.of() & KIN != 0 {
            kin.push(placed);
        }
    }
    pairs.sort_unstable();
    kin.sort_unstable();
    (para.pairs, para.kin) = (pairs, kin);
}
