//! Texts looked for in others, in one pass over each of these.

use super::mend::{between, beyond};
use super::stream::Stream;
use super::stretch::Stretch;
use crate::compare::words::mix;
use std::ops::Range;

/// A gram is so many half words long at least: three words, or five Han signs.
const GRAM: usize = 5;
/// Seeds so many words from one another, in either text, are of one stretch.
const LEAP: usize = 12;
/// A gram that stands in the needles more often than this says nothing.
const COMMON: usize = 48;
/// Size of the filter in front of the table, in bits (a power of two).
const FILTER: u64 = 1 << 21;
/// Grams are told apart by the bits above these first.
const BUCKET: u32 = 48;

/// What a stretch must reach to be one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The same words, in half words.
    pub same: usize,
    /// Their weight, in words that say something.
    pub weight: f32,
    /// The share of the longer side that is the same.
    pub share: f32,
}

/// Texts that are looked for.
#[derive(Debug, Clone)]
pub struct Needles {
    /// Their words.
    pub stream: Stream,
    /// Whether each paragraph is a needle of its own; else all of them are one text.
    apart: bool,
    /// The grams by their hashes, with the word each begins at.
    grams: Vec<(u64, u32)>,
    /// Where in `grams` those begin whose hash begins with these bits.
    buckets: Vec<u32>,
    filter: Vec<u64>,
}

/// Returns the gram that begins at a word, and how many words it has.
fn gram(stream: &Stream, at: usize) -> Option<(u64, usize)> {
    let (mut hash, mut halves, mut count) = (0x51_7c_c1_b7_27_22_0a_95_u64, 0, 0);
    while halves < GRAM {
        let word = stream.words.get(at + count)?;
        hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        halves += stream.half(at + count);
        count += 1;
    }
    Some((mix(hash), count))
}

impl Needles {
    /// Prepares texts. Where each is a needle of its own (`apart`), no stretch goes from one to the next.
    pub fn of(stream: Stream, apart: bool) -> Self {
        let mut found: Vec<(u64, u32)> = Vec::with_capacity(stream.len());
        let mut paragraph = 0;
        for at in 0..stream.len() {
            let Some((hash, count)) = gram(&stream, at) else { break };
            while stream.range(paragraph).end <= at {
                paragraph += 1;
            }
            if apart && at + count > stream.range(paragraph).end {
                continue;
            }
            found.push((hash, u32::try_from(at).unwrap_or(u32::MAX)));
        }
        found.sort_unstable();
        let mut grams = Vec::with_capacity(found.len());
        for same in found.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() <= COMMON) {
            grams.extend_from_slice(same);
        }
        let mut filter = vec![0_u64; (FILTER / 64) as usize];
        for (hash, _) in &grams {
            let bit = hash % FILTER;
            if let Some(slot) = filter.get_mut((bit / 64) as usize) {
                *slot |= 1 << (bit % 64);
            }
        }
        let first = |bucket: u64| grams.partition_point(|(hash, _)| hash >> BUCKET < bucket);
        let buckets = (0..=1 << (64 - BUCKET)).map(|bucket| u32::try_from(first(bucket)).unwrap_or(u32::MAX)).collect();
        Self { stream, apart, grams, buckets, filter }
    }

    /// The words at which a gram begins.
    fn places(&self, hash: u64) -> impl Iterator<Item = usize> {
        let bucket = (hash >> BUCKET) as usize;
        let edge = |at: usize| self.buckets.get(at).map_or(0, |edge| *edge as usize);
        let own = self.grams.get(edge(bucket)..edge(bucket + 1)).unwrap_or_default();
        let from = own.partition_point(|(other, _)| *other < hash);
        own.get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(move |(other, _)| *other == hash)
            .map(|(_, at)| *at as usize)
    }

    fn seeds(&self, hay: &Stream, within: Range<usize>) -> Vec<Seed> {
        let mut seeds = Vec::new();
        for at in within {
            let Some((hash, count)) = gram(hay, at) else { break };
            let bit = hash % FILTER;
            if self.filter.get((bit / 64) as usize).is_none_or(|slot| slot & (1 << (bit % 64)) == 0) {
                continue;
            }
            seeds.extend(self.places(hash).map(|needle| {
                let owner = if self.apart { self.stream.paragraph(needle) } else { 0 };
                Seed { owner, hay: at, needle, count }
            }));
        }
        // A stable order by owner keeps the order of the hay.
        seeds.sort_by_key(|seed| seed.owner);
        seeds
    }

    /// Finds the needles in `hay`: every stretch that reaches `measure`, by needle, then in the order of the hay.
    pub fn find(&self, hay: &Stream, measure: Measure) -> Vec<Stretch> {
        self.find_in(hay, 0..hay.len(), measure)
    }

    /// As [`Self::find`], in a part of the hay.
    pub fn find_in(&self, hay: &Stream, within: Range<usize>, measure: Measure) -> Vec<Stretch> {
        let mut found = Vec::new();
        for chain in chains(&self.seeds(hay, within)) {
            if let Some(stretch) = self.mended(hay, &chain)
                && reaches(&stretch, &self.stream, hay, measure)
            {
                found.push(stretch);
            }
        }
        found.sort_by_key(|stretch| (stretch.needle.start, stretch.hay.start, stretch.hay.end));
        found.dedup();
        found
    }

    /// The words paired along a chain, between its seeds and beyond its ends.
    fn mended(&self, hay: &Stream, chain: &[Seed]) -> Option<Stretch> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for seed in chain {
            let (mut from, mut there) = (0, 0);
            if let Some(&(needle, other)) = pairs.last() {
                (from, there) = (needle + 1, other + 1);
                if seed.needle > from || seed.hay > there {
                    let (to, end) = (seed.needle.max(from), seed.hay.max(there));
                    between(&self.stream, hay, from..to, there..end, &mut pairs);
                    if let Some(&(needle, other)) = pairs.last() {
                        (from, there) = (needle + 1, other + 1);
                    }
                }
            }
            // A seed that overlaps what is paired gives only what comes after.
            let skip = from.saturating_sub(seed.needle).max(there.saturating_sub(seed.hay));
            pairs.extend((skip..seed.count).map(|word| (seed.needle + word, seed.hay + word)));
        }
        let (&(first, begin), &(last, end)) = (pairs.first()?, pairs.last()?);
        let (own, other) = (self.stream.range(self.stream.paragraph(first)), hay.range(hay.paragraph(begin)));
        let before = beyond(&self.stream, hay, (own.start..first, other.start..begin), false);
        let (own, other) = (self.stream.range(self.stream.paragraph(last)), hay.range(hay.paragraph(end)));
        let after = beyond(&self.stream, hay, (last + 1..own.end, end + 1..other.end), true);
        Stretch::of(before.into_iter().chain(pairs).chain(after).collect())
    }
}

/// A gram of the hay that is one of the needles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seed {
    owner: usize,
    hay: usize,
    needle: usize,
    count: usize,
}

/// Seeds of one needle that follow one another closely in both texts.
fn chains(seeds: &[Seed]) -> Vec<Vec<Seed>> {
    let mut done = Vec::new();
    for own in seeds.chunk_by(|a, b| a.owner == b.owner) {
        let mut open: Vec<Vec<Seed>> = Vec::new();
        for seed in own {
            let mut at = 0;
            while let Some(last) = open.get(at).and_then(|chain| chain.last()) {
                if seed.hay > last.hay + last.count + LEAP {
                    done.push(open.swap_remove(at));
                } else {
                    at += 1;
                }
            }
            let apart = |chain: &Vec<Seed>| {
                let last = chain.last()?;
                let (needle, hay) = (seed.needle.checked_sub(last.needle)?, seed.hay - last.hay);
                (needle > 0 && hay > 0 && needle <= last.count + LEAP).then(|| needle.abs_diff(hay))
            };
            let nearest = open.iter().enumerate().filter_map(|(at, chain)| Some((apart(chain)?, at))).min();
            match nearest.and_then(|(_, at)| open.get_mut(at)) {
                Some(chain) => chain.push(*seed),
                None => open.push(vec![*seed]),
            }
        }
        done.append(&mut open);
    }
    done
}

fn reaches(stretch: &Stretch, needles: &Stream, hay: &Stream, measure: Measure) -> bool {
    let same = stretch.same(needles);
    let longer = needles.halves(stretch.needle.clone()).max(hay.halves(stretch.hay.clone()));
    same >= measure.same && same as f32 >= measure.share * longer as f32 && stretch.weight(needles) >= measure.weight
}
