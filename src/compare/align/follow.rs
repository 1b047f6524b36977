//! What follows other links: numbers follow the text under them, entries of contents lists the titles they name,
//! renamed titles their sections.

use super::links::Links;
use super::outline::{Class, Outline};
use super::sections::Sections;
use super::weigh::Scale;
use crate::base::Sides;
use crate::text::Paragraph;
use std::collections::BTreeMap;

/// What part of the lighter of two sections must be linked for their titles to be one, renamed.
const RENAMED: f32 = 0.4;

/// So many words in brackets say that a place is kept free.
const GAP_WORDS: usize = 3;
/// They have no more signs than this.
const GAP_SIGNS: usize = 40;

/// Links titles of sections that are in the main the same, though they have no word in common.
pub fn titles(scale: &Scale<'_>, cuts: &[(usize, usize)], links: &mut Links) {
    let pairs = links.pairs().map(|(i, j)| (i, j, scale.weigh(i, j)));
    let sections = Sections::of(scale, pairs, RENAMED);
    let free = |mates: &[Vec<usize>], at: usize| mates.get(at).is_some_and(Vec::is_empty);
    for (a, b) in sections.pairs() {
        if free(&links.old, a) && free(&links.new, b) && cuts.binary_search(&(a, b)).is_err() {
            links.add(a, b);
        }
    }
}

/// Links the entries of contents lists: by the titles they name, else where they are equal.
pub fn entries(scale: &Scale<'_>, cuts: &[(usize, usize)], links: &mut Links) {
    let (old, new) = (&scale.outline.old, &scale.outline.new);
    let named: BTreeMap<usize, usize> = new.names.iter().map(|(&entry, &title)| (title, entry)).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (&entry, title) in &old.names {
        let mates = links.old.get(*title).map_or(&[][..], Vec::as_slice);
        found.extend(mates.iter().find_map(|title| named.get(title)).map(|&other| (entry, other)));
    }
    let list = |outline: &Outline| -> Vec<usize> {
        (0..outline.class.len()).filter(|&at| outline.class(at) == Class::Entry).collect()
    };
    let mut prints: BTreeMap<u64, usize> = BTreeMap::new();
    for at in list(new).into_iter().rev() {
        prints.insert(scale.corpus.new.get(at).map_or(0, |para| para.print), at);
    }
    for at in list(old) {
        let print = scale.corpus.old.get(at).map_or(0, |para| para.print);
        found.extend(prints.get(&print).map(|&other| (at, other)));
    }
    for (i, j) in found {
        links.add_free(i, j, cuts);
    }
}

/// Whether a text says only that nothing stands here: a few words in brackets, "(repealed)", "[Reserved]".
pub fn is_gap(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    let inside = [('(', ')'), ('[', ']'), ('（', '）')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)));
    inside.is_some_and(|inside| {
        let words = inside.split_whitespace().count();
        let plain = |c: char| c.is_alphabetic() || c.is_whitespace() || c == '-';
        (1..=GAP_WORDS).contains(&words) && inside.chars().count() <= GAP_SIGNS && inside.chars().all(plain)
    })
}

/// Links what says only that it is a gap to the paragraph whose place it keeps: the one that follows, in the old draft, the
/// partner of what stands before it.
pub fn gaps(scale: &Scale<'_>, new: &[Paragraph], cuts: &[(usize, usize)], links: &mut Links) {
    let worded = Sides::new(scale.outline.old.worded(), scale.outline.new.worded());
    for (before, j) in worded.new.iter().zip(worded.new.iter().skip(1)) {
        if scale.outline.new.class(*j) != Class::Text || !new.get(*j).is_some_and(|gap| is_gap(&gap.text)) {
            continue;
        }
        let mate = links.new.get(*before).and_then(|mates| mates.last());
        let Some(rank) = mate.and_then(|mate| worded.old.binary_search(mate).ok()) else { continue };
        let (Some(&i), after) = (worded.old.get(rank + 1), worded.old.get(rank + 2)) else { continue };
        let kept = |at: usize| links.old.get(at).is_some_and(|mates| !mates.is_empty());
        let same_label = || {
            let label = |paras: &[super::corpus::Para], at: usize| paras.get(at).map_or(0, |para| para.label);
            label(&scale.corpus.old, i) != 0 && label(&scale.corpus.old, i) == label(&scale.corpus.new, *j)
        };
        if scale.outline.old.class(i) == Class::Text && (after.is_none_or(|&after| kept(after)) || same_label()) {
            links.add_free(i, *j, cuts);
        }
    }
}

/// Links headings that are a number only: each goes with the text under it.
pub fn numbers(scale: &Scale<'_>, cuts: &[(usize, usize)], links: &mut Links) {
    let (old, new) = (&scale.outline.old, &scale.outline.new);
    let shape = |paras: &[super::corpus::Para], at: usize| paras.get(at).map_or(0, |para| para.shape);
    let (mine, theirs) = (numbers_above(old), numbers_above(new));
    let mut votes: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    // The first paragraph under a number decides more than those after it.
    let mut seen = (vec![false; old.class.len()], vec![false; new.class.len()]);
    for (i, j) in links.pairs() {
        if links.sentences.contains(&(i, j)) || old.class(i) == Class::Title || new.class(j) == Class::Title {
            continue;
        }
        let above = |list: &[Vec<usize>], at: usize| list.get(at).cloned().unwrap_or_default();
        let (above_old, above_new) = (above(&mine, i), above(&theirs, j));
        let told = |paras: &[super::corpus::Para], at: usize| paras.get(at).map_or(0.0, |para| para.mass);
        let told = told(&scale.corpus.old, i).min(told(&scale.corpus.new, j)) + 1.0;
        for &a in &above_old {
            for &b in &above_new {
                if shape(&scale.corpus.old, a) != shape(&scale.corpus.new, b) && above_old.len() + above_new.len() > 2 {
                    continue;
                }
                if let (Some(first), Some(other)) = (seen.0.get_mut(a), seen.1.get_mut(b)) {
                    let both = !*first && !*other;
                    (*first, *other) = (true, true);
                    *votes.entry((a, b)).or_insert(0.0) += if both { 2.0 * told } else { told };
                }
            }
        }
    }
    let mut offers: Vec<(f32, usize, usize)> = votes.into_iter().map(|((a, b), votes)| (votes, a, b)).collect();
    offers.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, a, b) in offers {
        links.add_free(a, b, cuts);
    }
}

/// For each paragraph, the numbers it stands under: the nearest, and those of other words above it.
fn numbers_above(outline: &Outline) -> Vec<Vec<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut under = false;
    (0..outline.class.len())
        .map(|at| {
            match outline.class(at) {
                Class::Number => {
                    // A number right under another one ("Part 1", "Article 1") leaves that one open.
                    if under {
                        open.clear();
                    }
                    under = false;
                    open.push(at);
                    Vec::new()
                }
                Class::Title => {
                    open.clear();
                    Vec::new()
                }
                _ => {
                    under = true;
                    open.clone()
                }
            }
        })
        .collect()
}

/// Links what is left of numbers and entries, where it is equal and stands beside what is linked.
pub fn beside(scale: &Scale<'_>, cuts: &[(usize, usize)], links: &mut Links) {
    let (n, m) = (scale.corpus.old.len(), scale.corpus.new.len());
    let mut run = |order: &mut dyn Iterator<Item = usize>, forward: bool| {
        for i in order {
            let before = if forward { i.checked_sub(1) } else { Some(i + 1).filter(|&at| at < n) };
            let after = |j: usize| if forward { Some(j + 1).filter(|&at| at < m) } else { j.checked_sub(1) };
            let edge = if forward { Some(0) } else { m.checked_sub(1) };
            let j = match before {
                None => edge,
                Some(before) => links.old.get(before).and_then(|mates| mates.first()).and_then(|&mate| after(mate)),
            };
            let Some(j) = j else { continue };
            let (a, b) = (scale.outline.old.class(i), scale.outline.new.class(j));
            let print = |paras: &[super::corpus::Para], at: usize| paras.get(at).map_or(0, |para| para.print);
            if a == b
                && matches!(a, Class::Number | Class::Entry)
                && print(&scale.corpus.old, i) == print(&scale.corpus.new, j)
            {
                links.add_free(i, j, cuts);
            }
        }
    };
    run(&mut (0..n), true);
    run(&mut (0..n).rev(), false);
}
