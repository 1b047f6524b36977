//! From one-to-one to many-to-many: a paragraph left alone whose words fill what is left open in another was split off
//! or merged into it; a sentence that left one linked paragraph for another ties the two.

use super::corpus::{Corpus, Para};
use super::links::Links;
use super::overlap::{Used, covered, overlap, tile, tiled, used};
use crate::base::{Cancelled, JobControl, Side, Sides};
use rayon::prelude::*;

/// Which part of a lone paragraph must fill the gap in another.
#[derive(Debug, Clone, Copy)]
pub struct Least {
    /// When it stands beside the other's partner.
    beside: f32,
    /// When only few paragraphs stand between.
    near: f32,
    /// When it stands far from it.
    afar: f32,
}

impl Least {
    /// While only sure links are made.
    pub const SURE: Self = Self { beside: 0.6, near: 0.7, afar: 0.8 };
    /// When all others are made.
    pub const ENOUGH: Self = Self { beside: 0.25, near: 0.4, afar: 0.5 };
}

/// A piece so few paragraphs from its partner may be short.
const NEAR: usize = 3;
/// How alike a piece that grew must still be to the whole.
const GREW: f32 = 0.4;
/// What part of what the whole has open such a piece must fill.
const FILLS: f32 = 0.6;
/// Words of a sentence that ties two paragraphs.
const SENTENCE: usize = 4;
/// What part of the words of a sentence partners may account for.
const LEFT: f32 = 0.4;
/// A sentence of fewer words must be there whole, or all that it names.
const WHOLE: usize = 6;
/// What part of the words of a sentence must stand in the other.
const HELD: f32 = 0.65;
/// What part is enough in one of the two when the other is there nearly whole.
const PARTLY: f32 = 0.45;
/// What is nearly whole.
const NEARLY: f32 = 0.85;
/// What part of an edited sentence must stand in the paragraph that it became.
const HALF: f32 = 0.5;
/// What part of it partners may account for.
const USED: f32 = 0.3;
/// What the words of such a sentence must tell, in words that stand once in the draft.
const TELLS: f32 = 0.9;

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
    (cuts, worded): (&[(usize, usize)], &Sides<Vec<bool>>),
    near: &[Vec<usize>],
    (side, least): (Side, Least),
    links: &mut Links,
    job: &JobControl,
) -> Result<(), Cancelled> {
    let by_words = |side: Side, at: usize| worded.get(side).get(at).copied().unwrap_or(false);
    let lone: Vec<usize> = links
        .get(side)
        .iter()
        .enumerate()
        .filter(|&(at, mates)| mates.is_empty() && by_words(side, at))
        .map(|(at, _)| at)
        .collect();
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
            tried.retain(|&other| by_words(side.other(), other));
            let offer = |other: usize| Some((fills(corpus, cuts, seen, (side, least), at, other)?, at, other));
            Ok(tried.into_iter().filter_map(offer).collect::<Vec<_>>())
        })
        .collect::<Result<Vec<_>, Cancelled>>()?
        .into_iter()
        .flatten()
        .collect();
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut changed = vec![false; links.get(side.other()).len()];
    for (_, at, other) in offers {
        if links.get(side).get(at).is_none_or(|mates| !mates.is_empty()) {
            continue;
        }
        let Some(changed) = changed.get_mut(other) else { continue };
        // Another piece may have filled the gap meanwhile.
        if !*changed || fills(corpus, cuts, links, (side, least), at, other).is_some() {
            *changed = true;
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
    cuts: &[(usize, usize)],
    links: &Links,
    (side, least): (Side, Least),
    at: usize,
    other: usize,
) -> Option<f32> {
    let cut = match side {
        Side::Old => (at, other),
        Side::New => (other, at),
    };
    if cuts.binary_search(&cut).is_ok() {
        return None;
    }
    let (a, b) = (paras(corpus, side).get(at)?, paras(corpus, side.other()).get(other)?);
    let partners = links.get(side.other()).get(other)?;
    let told = a.told;
    if told <= 0.0 || partners.is_empty() {
        return None;
    }
    let beside = partners.iter().any(|&partner| partner.abs_diff(at) == 1);
    let near = partners.iter().any(|&partner| partner.abs_diff(at) <= NEAR);
    // A few words are found anywhere.
    if !beside && a.words.len() < if near { 4 } else { 8 } {
        return None;
    }
    if beside && is_end(a, b, at, partners, paras(corpus, side)) {
        return Some(1.5);
    }
    let least = if beside {
        least.beside
    } else if near {
        least.near
    } else {
        least.afar
    };
    // Cheap first: most candidates have little in common.
    let common = overlap(corpus, a, &[], b, &[]);
    if common.info < HALF * least * told {
        return None;
    }
    let open = used_by_partners(corpus, links, side.other(), other);
    if near && common.info >= TELLS * (1.0 + corpus.size()).ln() && is_sentence(corpus, a, (b, &open)) {
        return Some(least);
    }
    if common.info < least * told * 0.8 {
        return None;
    }
    let mut group: Vec<usize> = partners.clone();
    let place = group.partition_point(|&partner| partner < at);
    group.insert(place, at);
    let parts: Vec<&Para> = group.iter().filter_map(|&part| paras(corpus, side).get(part)).collect();
    let others: Vec<&Para> = partners.iter().filter_map(|&part| paras(corpus, side).get(part)).collect();
    let with = tile(&parts, b, place);
    let without = tile(&others, b, usize::MAX);
    // What the piece adds, in its place; or what fills the open part, wherever it stands.
    let adds = (with.score - without.score).min(with.inside);
    let filled = adds.max(overlap(corpus, a, &[], b, &open).info);
    // A piece that grew by more than it kept still fills what the whole has open.
    let rest: f32 = b.info.iter().zip(&open).filter(|(_, open)| !**open).map(|(info, _)| info).sum();
    let fills =
        beside && common.similarity >= GREW && filled >= FILLS * rest && filled >= TELLS * (1.0 + corpus.size()).ln();
    let part = if fills { (filled / told).max(least) } else { filled / told };
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
    cuts: &[(usize, usize)],
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
            let Some(a) = corpus.old.get(i) else { return Ok(nothing) };
            let partners = seen.old.get(i).map_or(&[][..], Vec::as_slice);
            let alone = partners.is_empty();
            // Cheap first: most have none to look at but their own partners.
            if tried.iter().all(|other| partners.contains(other)) {
                return Ok(nothing);
            }
            let left = used_by_partners(corpus, seen, Side::Old, i);
            if !has_open_sentence(a, &left) {
                return Ok(nothing);
            }
            let holds = |j: usize| {
                let mates = seen.new.get(j)?;
                if (mates.is_empty() && alone) || mates.contains(&i) || cuts.binary_search(&(i, j)).is_ok() {
                    return None;
                }
                let b = corpus.new.get(j)?;
                let none = vec![false; b.words.len()];
                // Cheap first: most have no sentence in common at all.
                common_sentence(corpus, (a, &left), (b, &none))?;
                let come = used_by_partners(corpus, seen, Side::New, j);
                let again = || {
                    // What repeats a phrase of its own looks accounted for where it is not.
                    let mates: Vec<&Para> = mates.iter().filter_map(|&mate| corpus.old.get(mate)).collect();
                    common_sentence(corpus, (a, &left), (b, &tiled(&mates, b)))
                };
                common_sentence(corpus, (a, &left), (b, &come)).or_else(again).map(|_| (i, j))
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

/// The longest sentence of old paragraph `i` that stands in new paragraph `j`, as a range of words.
pub fn shared_sentence(corpus: &Corpus, links: &Links, i: usize, j: usize) -> Option<(usize, usize)> {
    let (a, b) = (corpus.old.get(i)?, corpus.new.get(j)?);
    let others = |mates: &[usize], but: usize| mates.iter().copied().filter(|&mate| mate != but).collect::<Vec<_>>();
    let (mine, theirs) = (others(links.old.get(i)?, j), others(links.new.get(j)?, i));
    let left = used(corpus, a, mine.iter().filter_map(|&at| corpus.new.get(at)));
    let theirs: Vec<&Para> = theirs.iter().filter_map(|&at| corpus.old.get(at)).collect();
    let come = used(corpus, b, theirs.iter().copied());
    common_sentence(corpus, (a, &left), (b, &come))
        .or_else(|| common_sentence(corpus, (a, &left), (b, &tiled(&theirs, b))))
}

/// The longest sentence of `a` that, as a whole or nearly so, became one of `b`, among the words not yet accounted for.
fn common_sentence(
    corpus: &Corpus,
    (a, left): (&Para, &[bool]),
    (b, come): (&Para, &[bool]),
) -> Option<(usize, usize)> {
    let there = covered(corpus, a, b);
    let here = covered(corpus, b, a);
    let size = corpus.size();
    // What of the words covered is not accounted for by others.
    let tells = |(from, to): (usize, usize)| -> f32 {
        let words = a.info.iter().zip(&there).zip(left).skip(from).take(to - from);
        words.filter(|((_, there), left)| **there && !**left).map(|((info, _), _)| info).sum()
    };
    let open = |used: &[bool], covered: &[bool], (from, to): (usize, usize)| -> bool {
        let words = used.iter().zip(covered).skip(from).take(to - from).filter(|(_, covered)| **covered);
        let (free, all) = words.fold((0, 0), |(free, all), (used, _)| (free + usize::from(!*used), all + 1));
        free * 2 >= all
    };
    each_sentence(a)
        .filter(|&mine| {
            let part = held(&there, mine);
            let fits = |theirs: (usize, usize)| {
                let other = held(&here, theirs);
                let few = (mine.1 - mine.0).min(theirs.1 - theirs.0);
                let (least, most) = (part.min(other), part.max(other));
                few >= SENTENCE
                    && open(come, &here, theirs)
                    && if few < WHOLE {
                        let whole = || is_whole(corpus, a, &there, mine) || is_whole(corpus, b, &here, theirs);
                        least >= NEARLY || (least >= HALF && whole())
                    } else {
                        least >= HELD || (least >= PARTLY && most >= NEARLY)
                    }
            };
            part >= PARTLY
                && held(left, mine) <= LEFT
                && tells(mine) >= TELLS * (1.0 + size).ln()
                && each_sentence(b).any(fits)
        })
        .max_by_key(|&(from, to)| to - from)
}

/// The words of each sentence, as ranges.
fn each_sentence(para: &Para) -> impl Iterator<Item = (usize, usize)> {
    let ends = para.sentences.iter().map(|&end| end as usize);
    std::iter::once(0).chain(ends.clone()).zip(ends)
}

/// Whether a paragraph is, edited, a sentence of another that nothing else accounts for: half of the words of either
/// stand in the other.
fn is_sentence(corpus: &Corpus, piece: &Para, (whole, used): (&Para, &[bool])) -> bool {
    let (here, there) = (covered(corpus, piece, whole), covered(corpus, whole, piece));
    let len = piece.words.len();
    len >= SENTENCE
        && held(&here, (0, len)) >= HALF
        && each_sentence(whole).any(|(from, to)| {
            to - from >= SENTENCE && held(used, (from, to)) <= USED && held(&there, (from, to)) >= HALF
        })
}

fn has_open_sentence(para: &Para, used: &[bool]) -> bool {
    each_sentence(para).any(|(from, to)| {
        let open = used.get(from..to).map_or(0, |words| words.iter().filter(|used| !**used).count());
        let len = to - from;
        len >= SENTENCE && (len - open) as f32 <= LEFT * len as f32
    })
}

/// Whether all that a sentence names is covered: two words at least.
fn is_whole(corpus: &Corpus, para: &Para, covered: &[bool], (from, to): (usize, usize)) -> bool {
    let words = para.words.iter().zip(covered).skip(from).take(to.saturating_sub(from));
    let mut named = words.filter(|(word, _)| !corpus.is_function(**word)).map(|(_, covered)| *covered);
    named.clone().nth(1).is_some() && named.all(|covered| covered)
}

/// What part of the words of a sentence is covered.
fn held(covered: &[bool], (from, to): (usize, usize)) -> f32 {
    let held = covered.get(from..to).map_or(0, |words| words.iter().filter(|held| **held).count());
    held as f32 / to.saturating_sub(from).max(1) as f32
}
