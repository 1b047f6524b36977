//! Which pairs of paragraphs are worth a closer look: those that share rare words or rare pairs of words.

use super::corpus::{Corpus, Para};
use crate::compare::words::mix;
use rayon::prelude::*;

/// A word or pair of words in more paragraphs than this tells nothing.
const MOST_PLACES: usize = 24;
/// So many candidates are kept for each paragraph.
const KEEP: usize = 8;

/// Returns pairs (old, new), sorted, without repetition; of the paragraphs listed only. The cost is linear in the
/// words.
pub fn candidates(corpus: &Corpus, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let (index, shelves) = shelved(corpus, new);
    let votes: Vec<Vec<Vote>> = old
        .par_iter()
        .with_min_len(16)
        .map_init(<(Vec<(u32, f32)>, Vec<Vote>)>::default, |(found, votes), &i| {
            found.clear();
            for feature in corpus.old.get(i).map(|para| features(corpus, para)).unwrap_or_default() {
                let places = shelves.from(&index, feature).iter().take(MOST_PLACES + 1);
                let count = places.clone().take_while(|&&(other, _)| other == feature).count();
                if (1..=MOST_PLACES).contains(&count) {
                    let worth = 1.0 / (count as f32).sqrt();
                    found.extend(places.take(count).map(|&(_, j)| (j, worth)));
                }
            }
            found.sort_unstable_by_key(|&(j, _)| j);
            votes.clear();
            votes.extend(found.chunk_by(|a, b| a.0 == b.0).filter_map(|same| {
                Some((same.iter().map(|&(_, worth)| worth).sum::<f32>(), i, same.first()?.0 as usize))
            }));
            // Shared features count for less in a long paragraph.
            for (vote, i, j) in votes.iter_mut() {
                let length = |para: Option<&Para>| para.map_or(1, |para| para.words.len().max(1)) as f32;
                *vote /= length(corpus.old.get(*i)).min(length(corpus.new.get(*j))).sqrt();
            }
            let best = |a: &Vote, b: &Vote| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2));
            // Many have votes, few are kept.
            if votes.len() > 4 * KEEP {
                votes.select_nth_unstable_by(4 * KEEP, best);
                votes.truncate(4 * KEEP);
            }
            votes.sort_unstable_by(best);
            votes.clone()
        })
        .collect();
    let mut pairs: Vec<(usize, usize)> =
        votes.iter().flat_map(|votes| votes.iter().take(KEEP).map(|&(_, i, j)| (i, j))).collect();
    // The best for each new paragraph too: a long old one may have many good matches.
    for same in &mut by_new(votes, corpus.new.len()) {
        same.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        pairs.extend(same.iter().take(KEEP).map(|&(_, i, j)| (i, j)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What speaks for a pair of paragraphs, old and new.
type Vote = (f32, usize, usize);

/// The votes for each new paragraph.
fn by_new(votes: Vec<Vec<Vote>>, new: usize) -> Vec<Vec<Vote>> {
    let mut counts = vec![0; new];
    for &(_, _, j) in votes.iter().flatten() {
        if let Some(count) = counts.get_mut(j) {
            *count += 1;
        }
    }
    let mut by_new: Vec<Vec<Vote>> = counts.into_iter().map(Vec::with_capacity).collect();
    for vote in votes.into_iter().flatten() {
        if let Some(list) = by_new.get_mut(vote.2) {
            list.push(vote);
        }
    }
    by_new
}

/// The features of the new paragraphs listed, each with its paragraph, sorted. They are hashes: laid on shelves by their
/// first bits, hardly more than one on each, they need no sorting of the whole.
fn shelved(corpus: &Corpus, new: &[usize]) -> (Vec<(u64, u32)>, Shelves) {
    let parts: Vec<Vec<(u64, u32)>> = new
        .par_chunks(64)
        .map(|some| {
            let each = |&j: &usize| {
                let features = corpus.new.get(j).map(|para| features(corpus, para)).unwrap_or_default();
                features.into_iter().map(move |feature| (feature, j as u32))
            };
            some.iter().flat_map(each).collect()
        })
        .collect();
    let count: usize = parts.iter().map(Vec::len).sum();
    let shelves = Shelves::of(&parts, count);
    let mut cursor = shelves.starts.clone();
    let mut index = vec![(0, 0); count];
    for entry in parts.into_iter().flatten() {
        if let Some(at) = cursor.get_mut((entry.0 >> shelves.shift) as usize)
            && let Some(slot) = index.get_mut(*at as usize)
        {
            *slot = entry;
            *at += 1;
        }
    }
    let mut rest = index.as_mut_slice();
    let mut from = 0;
    for &to in shelves.starts.iter().skip(1) {
        let (shelf, others) = rest.split_at_mut((to - from) as usize);
        if shelf.len() > 1 {
            shelf.sort_unstable();
        }
        (rest, from) = (others, to);
    }
    rest.sort_unstable();
    (index, shelves)
}

/// Where features with the same first bits begin in the sorted index. Features are hashes, so that a shelf holds few.
struct Shelves {
    starts: Vec<u32>,
    shift: u32,
}

impl Shelves {
    fn of(parts: &[Vec<(u64, u32)>], count: usize) -> Self {
        let bits = count.max(2).ilog2().min(24);
        let shift = 64 - bits;
        let mut starts = vec![0_u32; 1 << bits];
        for &(feature, _) in parts.iter().flatten() {
            if let Some(count) = starts.get_mut((feature >> shift) as usize) {
                *count += 1;
            }
        }
        let mut next = 0;
        for start in &mut starts {
            next += std::mem::replace(start, next);
        }
        Self { starts, shift }
    }

    /// The index from the first place of `feature`, or from where it would stand.
    fn from<'a>(&self, index: &'a [(u64, u32)], feature: u64) -> &'a [(u64, u32)] {
        let start = self.starts.get((feature >> self.shift) as usize).copied().unwrap_or(0) as usize;
        let shelf = index.get(start..).unwrap_or(&[]);
        let before = shelf.iter().take_while(|&&(other, _)| other < feature).count();
        shelf.get(before..).unwrap_or(&[])
    }
}

/// The words and pairs of neighbouring words of a paragraph, hashed; each once. Frequent words alone are left out.
fn features(corpus: &Corpus, para: &Para) -> Vec<u64> {
    let mut features: Vec<u64> = para
        .words
        .windows(2)
        .filter_map(|pair| if let [a, b] = pair { Some(mix(u64::from(*a) << 32 | u64::from(*b))) } else { None })
        .chain(
            para.words
                .iter()
                .filter(|&&word| corpus.spread.get(word as usize).is_some_and(|&spread| spread <= MOST_PLACES as u32))
                .map(|&word| mix(u64::from(word) | 1 << 63)),
        )
        .collect();
    features.sort_unstable();
    features.dedup();
    features
}
