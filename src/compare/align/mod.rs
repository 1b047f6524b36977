//! Two drafts → links between their paragraphs, many to many.
//!
//! Forms of words are weighed by rarity over both drafts. Sure pairs that no other comes near are linked first; the gaps
//! between them are solved as a whole, so that look-alikes stay between their own neighbours; what leaves the order must
//! earn its price; and all is looked at again until nothing changes. Then paragraphs left alone are tried as pieces of
//! a split or merger, sentences that changed paragraph are followed, and numbers, contents lists, renamed titles and
//! cells follow what they belong to. Numbering is weak evidence.

mod anchors;
mod candidates;
mod corpus;
mod extend;
mod follow;
mod forms;
mod function_words;
mod gaps;
mod interner;
mod links;
mod names;
mod numbering;
mod outline;
mod overlap;
mod pairs;
mod para;
mod read;
mod reasons;
mod sections;
mod solve;
mod tables;
mod weigh;

#[cfg(test)]
mod tests;

use crate::base::{Cancelled, JobControl, Side, Sides};
use crate::compare::model::{Binding, Link};
use crate::compare::order::longest_ascending;
use crate::text::Paragraph;
use corpus::{Corpus, Para};
use extend::Least;
use links::Links;
use outline::{Class, Outline};
use rayon::prelude::*;
use reasons::Evidence;
use solve::Solver;
use weigh::Scale;

/// In a group of equal paragraphs larger than this, the first is tried with the first, the last with the last.
const SMALL_GROUP: usize = 6;
/// Links of long paragraphs that match less must match in order.
const WEAK: f32 = 0.5;
/// Links that match less are made only after pieces that fill most of what is open.
const STRONG: f32 = 0.45;

/// The links between two drafts, by old then new.
pub fn links(
    old: &[Paragraph],
    new: &[Paragraph],
    bindings: &[Binding],
    job: &JobControl,
) -> Result<Vec<Link>, Cancelled> {
    // Bindings come from outside: one of a paragraph that is not there binds nothing.
    let there = |binding: &&Binding| binding.old < old.len() && binding.new < new.len();
    let bindings: Vec<Binding> = bindings.iter().filter(there).copied().collect();
    let bindings = bindings.as_slice();
    let corpus = Corpus::of(old, new);
    job.check()?;
    let levels = |side: &[Paragraph]| -> Vec<u8> { side.iter().map(|paragraph| paragraph.level).collect() };
    let outline = Sides::new(Outline::of(&corpus.old, &levels(old)), Outline::of(&corpus.new, &levels(new)));
    let scale = Scale::of(&corpus, &outline);
    let mut cuts: Vec<(usize, usize)> =
        bindings.iter().filter(|binding| !binding.linked).map(|binding| (binding.old, binding.new)).collect();
    cuts.sort_unstable();
    let exact = exact_pairs(&corpus);
    let (old_left, new_left) = left(&corpus, &outline, &exact);
    let mut pairs = candidates::candidates(&corpus, &old_left, &new_left);
    job.check()?;
    pairs.extend(exact);
    pairs.sort_unstable();
    pairs.dedup();
    let solver = Solver::of(&scale, &pairs, bindings, &cuts);
    let (mut one_to_one, sections) = solver.solve(job)?;
    // Beside no other link, what is common must at least stand in the same order.
    let pairs: Vec<(usize, usize)> = one_to_one.iter().map(|&(i, j, _)| (i, j)).collect();
    let beside = |i: usize, j: usize| {
        let linked = |pair: (usize, usize)| pairs.binary_search(&pair).is_ok();
        linked((i + 1, j + 1)) || i.checked_sub(1).zip(j.checked_sub(1)).is_some_and(linked)
    };
    one_to_one.retain(|&(i, j, quality)| {
        let agree = || Some(names::agree_in_order(corpus.old.get(i)?, corpus.new.get(j)?));
        quality >= WEAK || beside(i, j) || agree().unwrap_or(true)
    });
    let mut links = Links::none(old.len(), new.len());
    for binding in bindings.iter().filter(|binding| binding.linked) {
        links.add(binding.old, binding.new);
    }
    let near = (solver.near(Side::Old), solver.near(Side::New));
    // Sure links and sure pieces first, so that a weak link does not take what is plainly a piece of something else.
    for (i, j, _) in one_to_one.iter().filter(|(.., quality)| *quality >= STRONG) {
        links.add(*i, *j);
    }
    let worded = |class: &[Class]| class.iter().map(|class| matches!(class, Class::Text | Class::Note)).collect();
    let worded: Sides<Vec<bool>> = Sides::new(worded(&outline.old.class), worded(&outline.new.class));
    for least in [Least::SURE, Least::ENOUGH] {
        extend::pieces(&corpus, (&cuts, &worded), &near.1, (Side::New, least), &mut links, job)?;
        extend::pieces(&corpus, (&cuts, &worded), &near.0, (Side::Old, least), &mut links, job)?;
        for (i, j, _) in &one_to_one {
            links.add_free(*i, *j, &cuts);
        }
    }
    // What a piece took from its place leaves a place open.
    for side in Side::BOTH {
        let undone: Vec<usize> = one_to_one
            .iter()
            .map(|&(i, j, _)| if side == Side::Old { i } else { j })
            .filter(|&at| links.get(side).get(at).is_some_and(Vec::is_empty))
            .collect();
        for (i, j) in solver.instead(side, &undone, &links, &sections) {
            links.add_free(i, j, &cuts);
        }
    }
    extend::sentences(&corpus, &cuts, &near.0, &mut links, job)?;
    follow::gaps(&scale, new, &cuts, &mut links);
    follow::numbers(&scale, &cuts, &mut links);
    tables::tables(&scale, &cuts, &mut links);
    follow::titles(&scale, &cuts, &mut links);
    follow::entries(&scale, &cuts, &mut links);
    follow::beside(&scale, &cuts, &mut links);
    let links = finish(&corpus, old, new, bindings, &links);
    let Corpus { old, new, .. } = corpus;
    rayon::join(|| drop(old), || drop(new));
    Ok(links)
}

/// Pairs of paragraphs with the same words.
fn exact_pairs(corpus: &Corpus) -> Vec<(usize, usize)> {
    let sorted = |paras: &[Para]| {
        let mut prints: Vec<(u64, usize)> =
            paras.iter().enumerate().filter(|(_, para)| para.print != 0).map(|(at, para)| (para.print, at)).collect();
        prints.sort_unstable();
        prints
    };
    let (old, new) = (sorted(&corpus.old), sorted(&corpus.new));
    let mut pairs = Vec::new();
    for same in old.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(print, _)) = same.first() else { continue };
        let from = new.partition_point(|&(other, _)| other < print);
        let to = new.partition_point(|&(other, _)| other <= print);
        let others = new.get(from..to).unwrap_or(&[]);
        if same.len().max(others.len()) <= SMALL_GROUP {
            pairs.extend(same.iter().flat_map(|&(_, i)| others.iter().map(move |&(_, j)| (i, j))));
        } else {
            pairs.extend(same.iter().zip(others).map(|(a, b)| (a.1, b.1)));
            pairs.extend(same.iter().rev().zip(others.iter().rev()).map(|(a, b)| (a.1, b.1)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The paragraphs aligned by words whose words stand, in this order, not exactly once in each draft.
fn left(corpus: &Corpus, outline: &Sides<Outline>, exact: &[(usize, usize)]) -> (Vec<usize>, Vec<usize>) {
    let mut degree = (vec![0_u32; corpus.old.len()], vec![0_u32; corpus.new.len()]);
    for &(i, j) in exact {
        if let (Some(a), Some(b)) = (degree.0.get_mut(i), degree.1.get_mut(j)) {
            *a += 1;
            *b += 1;
        }
    }
    let mut settled = (vec![false; corpus.old.len()], vec![false; corpus.new.len()]);
    for &(i, j) in exact {
        if degree.0.get(i) == Some(&1)
            && degree.1.get(j) == Some(&1)
            && let (Some(a), Some(b)) = (settled.0.get_mut(i), settled.1.get_mut(j))
        {
            (*a, *b) = (true, true);
        }
    }
    let open = |settled: &[bool], worded: Vec<usize>| -> Vec<usize> {
        worded.into_iter().filter(|&at| settled.get(at).is_some_and(|settled| !settled)).collect()
    };
    (open(&settled.0, outline.old.worded()), open(&settled.1, outline.new.worded()))
}

/// Adds what the reader is told of each link: order, likeness, reasons, doubt.
fn finish(corpus: &Corpus, old: &[Paragraph], new: &[Paragraph], bindings: &[Binding], links: &Links) -> Vec<Link> {
    let pairs: Vec<(usize, usize)> =
        links.old.iter().enumerate().flat_map(|(i, mates)| mates.iter().map(move |&j| (i, j))).collect();
    // The fewest links leave the order; of equally many, those of the fewest words.
    let weight = |i: usize, j: usize| {
        let length = |side: &[Para], at: usize| side.get(at).map_or(0, |para| para.words.len());
        // A sentence that changes paragraph is what moves, not the paragraphs it passes.
        let tied = links.sentences.contains(&(i, j));
        (1 << 32) + if tied { 0 } else { length(&corpus.old, i).min(length(&corpus.new, j)) as u64 }
    };
    let items: Vec<(usize, u64)> = pairs.iter().map(|&(i, j)| (j, weight(i, j))).collect();
    let mut moved = vec![true; pairs.len()];
    for at in longest_ascending(&items, false) {
        if let Some(moved) = moved.get_mut(at) {
            *moved = false;
        }
    }
    let evidence = Evidence::new(corpus, old, new, bindings, links);
    pairs
        .par_iter()
        .zip(&moved)
        .with_min_len(64)
        .filter_map(|(&(i, j), &moved)| {
            let (a, b) = (corpus.old.get(i)?, corpus.new.get(j)?);
            evidence.link(i, j, overlap::overlap(corpus, a, &[], b, &[]), moved)
        })
        .collect()
}
