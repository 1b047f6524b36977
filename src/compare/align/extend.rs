//! From one-to-one to many-to-many: a paragraph left alone whose words fill what is left open in another was split off
//! or merged into it; a sentence that left one linked paragraph for another ties the two.

use super::assign::Assignment;
use super::corpus::{Corpus, Para};
use super::overlap::{Used, covered, overlap, used};
use crate::base::{Cancelled, Side, Watch};

/// Part of a lone paragraph that must fill the gap in another, when the two stand side by side.
const BESIDE: f32 = 0.33;
/// The same for paragraphs far apart.
const AFAR: f32 = 0.6;
/// Words of a sentence that ties two paragraphs.
const SENTENCE: usize = 6;

/// The links of one draft comparison while they grow.
#[derive(Debug)]
pub struct Links {
    /// The new paragraphs of each old one, ascending.
    pub old: Vec<Vec<usize>>,
    /// The old paragraphs of each new one, ascending.
    pub new: Vec<Vec<usize>>,
    /// Links made by a sentence alone.
    pub sentences: Vec<(usize, usize)>,
}

impl Links {
    /// Takes over the links of an assignment.
    pub fn of(assignment: &Assignment<'_>) -> Self {
        Self {
            old: assignment.old.iter().map(|mate| mate.iter().copied().collect()).collect(),
            new: assignment.new.iter().map(|mate| mate.iter().copied().collect()).collect(),
            sentences: Vec::new(),
        }
    }

    /// Links two paragraphs.
    pub fn add(&mut self, i: usize, j: usize) {
        if let (Some(old), Some(new)) = (self.old.get_mut(i), self.new.get_mut(j)) {
            if let Err(at) = old.binary_search(&j) {
                old.insert(at, j);
            }
            if let Err(at) = new.binary_search(&i) {
                new.insert(at, i);
            }
        }
    }

    const fn get(&self, side: Side) -> &Vec<Vec<usize>> {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}

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
    side: Side,
    links: &mut Links,
    watch: &Watch,
) -> Result<(), Cancelled> {
    let mut offers: Vec<(f32, usize, usize)> = Vec::new();
    let lone: Vec<usize> =
        links.get(side).iter().enumerate().filter(|(_, mates)| mates.is_empty()).map(|(at, _)| at).collect();
    for &at in &lone {
        watch.check()?;
        let mut tried: Vec<usize> = near.get(at).cloned().unwrap_or_default();
        for beside in [at.checked_sub(1), at.checked_add(1)].into_iter().flatten() {
            tried.extend(links.get(side).get(beside).into_iter().flatten());
        }
        tried.sort_unstable();
        tried.dedup();
        for other in tried {
            if let Some(score) = fills(corpus, assignment, links, side, at, other) {
                offers.push((score, at, other));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, at, other) in offers {
        if links.get(side).get(at).is_none_or(|mates| !mates.is_empty()) {
            continue;
        }
        // Another piece may have filled the gap meanwhile.
        if fills(corpus, assignment, links, side, at, other).is_some() {
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
    side: Side,
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
    let open = used_by_partners(corpus, links, side.other(), other);
    let mass = overlap(corpus, a, &[], b, &open).mass;
    if a.mass <= 0.0 {
        return None;
    }
    let part = mass / a.mass;
    let beside = partners.iter().any(|&partner| partner.abs_diff(at) == 1);
    let least = if beside { BESIDE } else { AFAR };
    // Two or three words are found anywhere.
    let enough = beside || a.words.len() >= 5;
    (part >= least && enough).then_some(part + if beside { 0.5 } else { 0.0 })
}

/// Finds sentences that left one linked paragraph for another.
pub fn sentences(
    corpus: &Corpus,
    assignment: &Assignment<'_>,
    near: &[Vec<usize>],
    links: &mut Links,
    watch: &Watch,
) -> Result<(), Cancelled> {
    let mut found = Vec::new();
    for (i, tried) in near.iter().enumerate() {
        watch.check()?;
        if tried.is_empty() || links.old.get(i).is_none_or(Vec::is_empty) {
            continue;
        }
        let Some(a) = corpus.old.get(i) else { continue };
        let left = used_by_partners(corpus, links, Side::Old, i);
        if !has_open_sentence(a, &left) {
            continue;
        }
        for &j in tried {
            if links.new.get(j).is_none_or(|mates| mates.is_empty() || mates.binary_search(&i).is_ok())
                || assignment.is_cut(i, j)
            {
                continue;
            }
            let Some(b) = corpus.new.get(j) else { continue };
            let come = used_by_partners(corpus, links, Side::New, j);
            let there = covered(corpus, a, &left, b, &come);
            let here = covered(corpus, b, &come, a, &left);
            if holds_sentence(a, &there) && holds_sentence(b, &here) {
                found.push((i, j));
            }
        }
    }
    for (i, j) in found {
        links.add(i, j);
        links.sentences.push((i, j));
    }
    Ok(())
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
    each_sentence(para).any(|(from, to)| {
        let held = covered.get(from..to).map_or(0, |words| words.iter().filter(|held| **held).count());
        to - from >= SENTENCE && held * 100 >= (to - from) * 80
    })
}
