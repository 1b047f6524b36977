//! Two drafts → links between their paragraphs, many to many.
//!
//! Words are weighed by rarity over both drafts. Equal paragraphs that stand once in each draft are linked at once;
//! for the others, pairs that share rare words or pairs of words are weighed by what they have in common in runs, and
//! linked best first, one to one, where each link speaks for the pairs next to it. Then paragraphs left alone are tried
//! as pieces of a split or merger, and sentences that changed paragraph are followed. Numbering is weak evidence.

mod assign;
mod candidates;
mod corpus;
mod extend;
mod links;
mod overlap;
mod reasons;

use crate::base::{Cancelled, JobControl, Side};
use crate::compare::model::{Binding, Link};
use crate::compare::order::longest_ascending;
use crate::text::Paragraph;
use assign::Assignment;
use corpus::{Corpus, Para};
use extend::Least;
use links::Links;
use overlap::Overlap;
use rayon::prelude::*;
use reasons::Evidence;

/// In a group of equal paragraphs larger than this, the first is tried with the first, the last with the last.
const SMALL_GROUP: usize = 6;

/// Returns the links between two drafts, by old then new.
pub fn links(
    old: &[Paragraph],
    new: &[Paragraph],
    bindings: &[Binding],
    job: &JobControl,
) -> Result<Vec<Link>, Cancelled> {
    let corpus = Corpus::of(old, new);
    job.check()?;
    // Bindings come from outside: one of a paragraph that is not there binds nothing.
    let there = |binding: &&Binding| binding.old < old.len() && binding.new < new.len();
    let bindings: Vec<Binding> = bindings.iter().filter(there).copied().collect();
    let bindings = bindings.as_slice();
    let exact = exact_pairs(&corpus);
    let (old_unmatched, new_unmatched) = unmatched(&corpus, &exact);
    let pairs = candidates::candidates(&corpus, &old_unmatched, &new_unmatched);
    job.check()?;
    let mut weighed: Vec<(usize, usize, Overlap)> = exact
        .par_iter()
        .chain(pairs.par_iter())
        .with_min_len(64)
        .filter_map(|&(i, j)| {
            let (a, b) = (corpus.old.get(i)?, corpus.new.get(j)?);
            Some((i, j, overlap::overlap(&corpus, a, &[], b, &[])))
        })
        .collect();
    weighed.sort_by_key(|&(i, j, _)| (i, j));
    weighed.dedup_by_key(|&mut (i, j, _)| (i, j));
    job.check()?;
    let mut assignment = Assignment::of(&corpus, &weighed, bindings, job)?;
    let mut links = Links::none(old.len(), new.len());
    for binding in bindings.iter().filter(|binding| binding.linked) {
        links.add(binding.old, binding.new);
    }
    let mut near = (vec![Vec::new(); old.len()], vec![Vec::new(); new.len()]);
    for &(i, j) in &pairs {
        if let (Some(a), Some(b)) = (near.0.get_mut(i), near.1.get_mut(j)) {
            a.push(j);
            b.push(i);
        }
    }
    // Sure links and sure pieces first, so that a weak link does not take what is plainly a piece of something else.
    for least in [Least::SURE, Least::ENOUGH] {
        for (i, j) in std::mem::take(&mut assignment.made) {
            links.add(i, j);
        }
        extend::pieces(&corpus, &assignment, &near.1, (Side::New, least), &mut links, job)?;
        extend::pieces(&corpus, &assignment, &near.0, (Side::Old, least), &mut links, job)?;
        assignment.relax_threshold(&links, job)?;
    }
    for (i, j) in std::mem::take(&mut assignment.made) {
        links.add(i, j);
    }
    extend::sentences(&corpus, &assignment, &near.0, &mut links, job)?;
    Ok(finish(&corpus, old, new, bindings, &links))
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

/// Returns the paragraphs of each draft that no exact pair settles: their words, in this order, do not stand exactly once
/// in each draft.
#[expect(clippy::indexing_slicing, reason = "exact pairs are places in the two drafts, as the lists are")]
fn unmatched(corpus: &Corpus, exact: &[(usize, usize)]) -> (Vec<usize>, Vec<usize>) {
    debug_assert!(exact.iter().all(|&(i, j)| i < corpus.old.len() && j < corpus.new.len()), "pairs of these drafts");
    let mut degree = (vec![0_u32; corpus.old.len()], vec![0_u32; corpus.new.len()]);
    for &(i, j) in exact {
        degree.0[i] += 1;
        degree.1[j] += 1;
    }
    let mut settled = (vec![false; corpus.old.len()], vec![false; corpus.new.len()]);
    for &(i, j) in exact {
        if degree.0[i] == 1 && degree.1[j] == 1 {
            (settled.0[i], settled.1[j]) = (true, true);
        }
    }
    let open = |settled: Vec<bool>| -> Vec<usize> {
        settled.into_iter().enumerate().filter(|(_, settled)| !settled).map(|(at, _)| at).collect()
    };
    (open(settled.0), open(settled.1))
}

/// Adds what the reader is told of each link: order, likeness, reasons, doubt.
fn finish(corpus: &Corpus, old: &[Paragraph], new: &[Paragraph], bindings: &[Binding], links: &Links) -> Vec<Link> {
    let pairs: Vec<(usize, usize)> =
        links.old.iter().enumerate().flat_map(|(i, mates)| mates.iter().map(move |&j| (i, j))).collect();
    // The fewest links leave the order; of equally many, the shortest.
    let weight = |i: usize, j: usize| {
        let length = |side: &[Paragraph], at: usize| side.get(at).map_or(0, |paragraph| paragraph.text.len());
        // A sentence that changes paragraph is what moves, not the paragraphs it passes.
        if links.sentences.contains(&(i, j)) { 1 << 32 } else { (1 << 32) + length(old, i).min(length(new, j)) as u64 }
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
