//! From one-to-one to many-to-many: a paragraph left alone whose words fill what is left open in another was split off
//! or merged into it; a sentence that left one linked paragraph for another ties the two.

use super::assign::Assignment;
use super::corpus::{Corpus, Para};
use super::links::Links;
use super::overlap::{Used, covered, overlap, tile, used};
use crate::base::{Cancelled, JobControl, Side};
use rayon::prelude::*;

/// The share (0 to 1) of an unlinked paragraph's words that must fill the gap in another one for a split or a merger.
#[derive(Debug, Clone, Copy)]
pub struct Least {
    /// When it stands beside the other's partner.
    beside: f32,
    /// When it stands far from it.
    afar: f32,
}

impl Least {
    /// The share asked for while only sure links are made.
    pub const SURE: Self = Self { beside: 0.6, afar: 0.8 };
    /// The share asked for when all other links are made.
    pub const ENOUGH: Self = Self { beside: 0.25, afar: 0.5 };
}

/// Words of a sentence that ties two paragraphs.
const SENTENCE: usize = 6;

const fn paras(corpus: &Corpus, side: Side) -> &Vec<Para> {
    match side {
        Side::Old => &corpus.old,
        Side::New => &corpus.new,
    }
}

/// The words of a paragraph that its partners account for.
fn used_by_partners(corpus: &Corpus, links: &Links, side: Side, at: usize) -> Used {
    let Some(para) = paras(corpus, side).get(at) else { return Used::new() };
    let partners = links.get(side).get(at).map_or(&[][..], Vec::as_slice);
    used(corpus, para, partners.iter().filter_map(|&other| paras(corpus, side.other()).get(other)))
}

/// Finds splits and merges: links for the paragraphs of `side` that have none.
pub fn pieces(
    corpus: &Corpus,
    assignment: &Assignment<'_>,
    near: &[Vec<usize>],
    (side, least): (Side, Least),
    links: &mut Links,
    job: &JobControl,
) -> Result<(), Cancelled> {
    let lone: Vec<usize> =
        links.get(side).iter().enumerate().filter(|(_, mates)| mates.is_empty()).map(|(at, _)| at).collect();
    let seen = &*links;
    let mut offers: Vec<(f32, usize, usize)> = lone
        .par_iter()
        .map(|&at| {
            job.check()?;
            let mut tried: Vec<usize> = near.get(at).cloned().unwrap_or_default();
            for beside in [at.checked_sub(1), at.checked_add(1)].into_iter().flatten() {
                tried.extend(seen.get(side).get(beside).into_iter().flatten());
            }
            tried.sort_unstable();
            tried.dedup();
            let offer = |other: usize| Some((fills(corpus, assignment, seen, (side, least), at, other)?, at, other));
            Ok(tried.into_iter().filter_map(offer).collect::<Vec<_>>())
        })
        .collect::<Result<Vec<_>, Cancelled>>()?
        .into_iter()
        .flatten()
        .collect();
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, at, other) in offers {
        if links.get(side).get(at).is_none_or(|mates| !mates.is_empty()) {
            continue;
        }
        // Another piece may have filled the gap meanwhile.
        if fills(corpus, assignment, links, (side, least), at, other).is_some() {
            match side {
                Side::Old => links.add(at, other),
                Side::New => links.add(other, at),
            }
        }
    }
    Ok(())
}

/// Whether the lone paragraph `at` of `side` fills what `other` has open, and how well.
fn fills(
    corpus: &Corpus,
    assignment: &Assignment<'_>,
    links: &Links,
    (side, least): (Side, Least),
    at: usize,
    other: usize,
) -> Option<f32> {
    let cut = match side {
        Side::Old => assignment.is_cut(at, other),
        Side::New => assignment.is_cut(other, at),
    };
    if cut {
        return None;
    }
    let (a, b) = (paras(corpus, side).get(at)?, paras(corpus, side.other()).get(other)?);
    let partners = links.get(side.other()).get(other)?;
    if a.mass <= 0.0 {
        return None;
    }
    let beside = partners.iter().any(|&partner| partner.abs_diff(at) == 1);
    // A few words are found anywhere.
    if !beside && a.words.len() < 8 {
        return None;
    }
    if beside && is_end(a, b, at, partners, paras(corpus, side)) {
        return Some(1.5);
    }
    let least = if beside { least.beside } else { least.afar };
    // Cheap first: most candidates have little in common.
    if overlap(corpus, a, &[], b, &[]).mass < least * a.mass * 0.8 {
        return None;
    }
    let mut group: Vec<usize> = partners.clone();
    let place = group.partition_point(|&partner| partner < at);
    group.insert(place, at);
    let parts: Vec<&Para> = group.iter().filter_map(|&part| paras(corpus, side).get(part)).collect();
    let others: Vec<&Para> = partners.iter().filter_map(|&part| paras(corpus, side).get(part)).collect();
    let with = tile(corpus, &parts, b, place);
    let without = tile(corpus, &others, b, usize::MAX);
    // What the piece adds, in its place; or what fills the open part, wherever it stands.
    let adds = (with.score - without.score).min(with.inside);
    let open = used_by_partners(corpus, links, side.other(), other);
    let mass = adds.max(overlap(corpus, a, &[], b, &open).mass);
    let part = mass / a.mass;
    (part >= least).then_some(part + if beside { 0.5 } else { 0.0 })
}

/// Whether the words of `piece` are the last (or the first) of `whole`, and the partner just before (or after) the piece
/// does not hold them there: however few they are, they were cut off.
fn is_end(piece: &Para, whole: &Para, at: usize, partners: &[usize], paras: &[Para]) -> bool {
    let beside = |step: isize| {
        at.checked_add_signed(step).filter(|other| partners.binary_search(other).is_ok()).and_then(|at| paras.get(at))
    };
    let few = piece.words.len() < whole.words.len();
    let tail =
        beside(-1).is_some_and(|before| whole.words.ends_with(&piece.words) && !before.words.ends_with(&piece.words));
    let head =
        beside(1).is_some_and(|after| whole.words.starts_with(&piece.words) && !after.words.starts_with(&piece.words));
    few && !piece.words.is_empty() && (tail || head)
}

/// Finds sentences that left one linked paragraph for another.
pub fn sentences(
    corpus: &Corpus,
    assignment: &Assignment<'_>,
    near: &[Vec<usize>],
    links: &mut Links,
    job: &JobControl,
) -> Result<(), Cancelled> {
    let seen = &*links;
    let found: Vec<(usize, usize)> = near
        .par_iter()
        .enumerate()
        .with_min_len(32)
        .map(|(i, tried)| {
            job.check()?;
            let nothing = Vec::new();
            if tried.is_empty() || seen.old.get(i).is_none_or(Vec::is_empty) {
                return Ok(nothing);
            }
            let Some(a) = corpus.old.get(i) else { return Ok(nothing) };
            let left = used_by_partners(corpus, seen, Side::Old, i);
            if !has_open_sentence(a, &left) {
                return Ok(nothing);
            }
            let holds = |j: usize| {
                let mates = seen.new.get(j)?;
                if mates.is_empty() || mates.binary_search(&i).is_ok() || assignment.is_cut(i, j) {
                    return None;
                }
                let b = corpus.new.get(j)?;
                let come = used_by_partners(corpus, seen, Side::New, j);
                let there = covered(corpus, a, &left, b, &come);
                let here = covered(corpus, b, &come, a, &left);
                (holds_sentence(a, &there) && holds_sentence(b, &here)).then_some((i, j))
            };
            Ok(tried.iter().filter_map(|&j| holds(j)).collect())
        })
        .collect::<Result<Vec<_>, Cancelled>>()?
        .into_iter()
        .flatten()
        .collect();
    for (i, j) in found {
        links.add(i, j);
        links.sentences.insert((i, j));
    }
    Ok(())
}

/// Returns the longest sentence of old paragraph `i` that stands in new paragraph `j`, as a range of words.
pub fn shared_sentence(corpus: &Corpus, links: &Links, i: usize, j: usize) -> Option<(usize, usize)> {
    let (a, b) = (corpus.old.get(i)?, corpus.new.get(j)?);
    let others = |mates: &[usize], but: usize| mates.iter().copied().filter(|&mate| mate != but).collect::<Vec<_>>();
    let (mine, theirs) = (others(links.old.get(i)?, j), others(links.new.get(j)?, i));
    let left = used(corpus, a, mine.iter().filter_map(|&at| corpus.new.get(at)));
    let come = used(corpus, b, theirs.iter().filter_map(|&at| corpus.old.get(at)));
    let there = covered(corpus, a, &left, b, &come);
    each_sentence(a).filter(|&range| holds(&there, range)).max_by_key(|&(from, to)| to - from)
}

/// The words of each sentence, as ranges.
fn each_sentence(para: &Para) -> impl Iterator<Item = (usize, usize)> {
    let ends = para.sentences.iter().map(|&end| end as usize);
    std::iter::once(0).chain(ends.clone()).zip(ends)
}

fn has_open_sentence(para: &Para, used: &[bool]) -> bool {
    each_sentence(para).any(|(from, to)| {
        let open = used.get(from..to).map_or(0, |words| words.iter().filter(|used| !**used).count());
        to - from >= SENTENCE && open * 10 >= (to - from) * 7
    })
}

fn holds_sentence(para: &Para, covered: &[bool]) -> bool {
    each_sentence(para).any(|range| holds(covered, range))
}

/// Whether nearly all words of a sentence worth the name are covered.
fn holds(covered: &[bool], (from, to): (usize, usize)) -> bool {
    let held = covered.get(from..to).map_or(0, |words| words.iter().filter(|held| **held).count());
    to - from >= SENTENCE && held * 100 >= (to - from) * 80
}
