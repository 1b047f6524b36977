//! One paragraph to one paragraph: sure links first, gaps between them as a whole, moves that earn their price, until
//! nothing changes.

use super::anchors::{Anchor, SURE, best, pay, ranks};
use super::corpus::Corpus;
use super::gaps::{Edge, Found, Gap, ONE};
use super::links::Links;
use super::outline::Class;
use super::sections::{PART, Sections};
use super::weigh::{Match, Scale};
use crate::base::{Cancelled, JobControl, Side};
use crate::compare::model::Binding;
use crate::compare::order::longest_ascending;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A pair of paragraphs, old and new, and what speaks for it.
type Weighed = (usize, usize, f32);

/// What a move must tell, in words that stand once in the draft.
const PRICE: f32 = 2.0;
/// What a pair tells of a move when the titles above name different things in the same way.
const APART: f32 = 0.15;
/// So often what was found is looked at again.
const ROUNDS: usize = 4;
/// Gaps of more pairs are first cut at likely links.
const MOST_CELLS: usize = 16_000;
/// What a piece or a sentence must tell to be looked for, in words that stand once in the draft.
const PIECE: f32 = 0.6;
/// In gaps of more pairs only those are weighed that are equal or worth a look.
const ALL_CELLS: usize = 144;
/// What the words alone must bring, however well the place fits.
const LEAST: f32 = 0.12;
/// What they must bring more in long paragraphs.
const LEAST_LONG: f32 = 0.10;
/// So many words make a paragraph long.
const LONG: f32 = 25.0;

/// What is aligned.
#[derive(Debug)]
pub struct Solver<'a> {
    scale: &'a Scale<'a>,
    /// The paragraphs aligned by words, of each draft.
    old: Vec<usize>,
    new: Vec<usize>,
    /// Pairs worth a look, by rank, with how well they match.
    near: Vec<Anchor>,
    cuts: &'a [(usize, usize)],
    bound: Vec<Anchor>,
    price: f32,
}

impl<'a> Solver<'a> {
    /// Prepares the paragraphs aligned by words; `near` are pairs of paragraphs worth a look.
    pub fn of(scale: &'a Scale<'a>, near: &[(usize, usize)], bindings: &[Binding], cuts: &'a [(usize, usize)]) -> Self {
        let (old, new) = (scale.outline.old.worded(), scale.outline.new.worded());
        let is_cut = |pair: &(usize, usize)| cuts.binary_search(pair).is_ok();
        let rank = |list: &[usize], at: usize| list.binary_search(&at).ok();
        let near: Vec<Anchor> = near
            .par_iter()
            .with_min_len(32)
            .filter(|pair| !is_cut(pair))
            .filter_map(|&(i, j)| {
                Some(Anchor { old: rank(&old, i)?, new: rank(&new, j)?, matched: scale.weigh(i, j), bound: false })
            })
            .collect();
        let bound = bindings.iter().filter(|binding| binding.linked).filter_map(|binding| {
            let (old, new) = (rank(&old, binding.old)?, rank(&new, binding.new)?);
            Some(Anchor { old, new, matched: Match { quality: 1.0, info: 1e6 }, bound: true })
        });
        let mut bound: Vec<Anchor> = bound.collect();
        // Of several ties of one paragraph, one holds its place; all are linked in the end.
        let (mut olds, mut news) = (vec![false; old.len()], vec![false; new.len()]);
        bound.retain(|anchor| match (olds.get_mut(anchor.old), news.get_mut(anchor.new)) {
            (Some(a), Some(b)) if !*a && !*b => {
                (*a, *b) = (true, true);
                true
            }
            _ => false,
        });
        let price = PRICE * (1.0 + old.len().max(new.len()) as f32).ln();
        Self { scale, old, new, near, cuts, bound, price }
    }

    const fn corpus(&self) -> &Corpus {
        self.scale.corpus
    }

    /// The links, as paragraphs, with how well they match, and the sections they make.
    pub fn solve(&self, job: &JobControl) -> Result<(Vec<Weighed>, Sections), Cancelled> {
        let mut sure = self.sure(&[], true);
        let mut links = Vec::new();
        let mut sections = self.sections(&sure);
        for _ in 0..ROUNDS {
            job.check()?;
            links = self.fill(&sure, &sections, job)?;
            let found = self.sections(&links);
            let again = self.sure(&links, false);
            let same = again == sure && found == sections;
            (sure, sections) = (again, found);
            if same {
                break;
            }
        }
        let pair =
            |anchor: &Anchor| Some((*self.old.get(anchor.old)?, *self.new.get(anchor.new)?, anchor.matched.quality));
        Ok((links.iter().filter_map(pair).collect(), sections))
    }

    /// What takes the place, between linked neighbours, of links that a piece of a split or merger undid: `undone` are
    /// paragraphs of `side` left without a link.
    pub fn instead(&self, side: Side, undone: &[usize], links: &Links, sections: &Sections) -> Vec<(usize, usize)> {
        let (mine, theirs) = match side {
            Side::Old => (&self.old, &self.new),
            Side::New => (&self.new, &self.old),
        };
        let (mates, others) = (links.get(side), links.get(side.other()));
        let rank = |list: &[usize], at: usize| list.binary_search(&at).ok();
        let mut found = Vec::new();
        for &at in undone {
            let Some(here) = rank(mine, at) else { continue };
            let beside = |by: isize| here.checked_add_signed(by).and_then(|rank| mine.get(rank));
            let mate = |beside: Option<&usize>| beside.and_then(|&beside| mates.get(beside));
            let (Some(before), Some(after)) = (mate(beside(-1)), mate(beside(1))) else { continue };
            let (Some(&before), Some(&after)) = (before.last(), after.first()) else { continue };
            let (Some(first), Some(last)) = (rank(theirs, before), rank(theirs, after)) else { continue };
            let open = first + 1..last;
            let free = |&at: &usize| others.get(at).is_some_and(Vec::is_empty);
            if open.is_empty() || !theirs.get(open.clone()).is_some_and(|open| open.iter().all(free)) {
                continue;
            }
            let edge = (Edge::Link, Edge::Link);
            let (old, new) = if side == Side::Old { (here..here + 1, open) } else { (open, here..here + 1) };
            let gap = Gap { old, new, start: edge.0, end: edge.1 };
            if gap.cells() <= ALL_CELLS {
                let links = gap.solve(|x, y| self.pair(x, y, true, sections));
                found
                    .extend(links.iter().filter_map(|link| Some((*self.old.get(link.old)?, *self.new.get(link.new)?))));
            }
        }
        found
    }

    /// The sure links, given those made so far.
    fn sure(&self, links: &[Anchor], first: bool) -> Vec<Anchor> {
        let best = best(&self.near, links, &self.bound, (self.old.len(), self.new.len()), self.price);
        pay(best, self.price, first, |anchor| self.worth(anchor))
    }

    fn sections(&self, links: &[Anchor]) -> Sections {
        let pairs = links
            .iter()
            .filter_map(|anchor| Some((*self.old.get(anchor.old)?, *self.new.get(anchor.new)?, anchor.matched)));
        Sections::of(self.scale, pairs, PART)
    }

    /// What a pair tells of a move: little where the titles above name different things.
    fn worth(&self, anchor: &Anchor) -> f32 {
        let title = |outline: &super::outline::Outline, list: &[usize], rank: usize| {
            list.get(rank).and_then(|&at| outline.above(at))
        };
        let (old, new) = (&self.scale.outline.old, &self.scale.outline.new);
        match (title(old, &self.old, anchor.old), title(new, &self.new, anchor.new)) {
            (Some(a), Some(b)) if self.scale.named_apart(a, b) => anchor.matched.info * APART,
            _ => anchor.matched.info,
        }
    }

    /// Fills the gaps between sure links, then those that this opened.
    fn fill(&self, sure: &[Anchor], sections: &Sections, job: &JobControl) -> Result<Vec<Anchor>, Cancelled> {
        let mut links = sure.to_vec();
        // Gaps between two links that were solved as a whole; what is left inside them stays as it is.
        let mut solved: BTreeMap<usize, Gap> = BTreeMap::new();
        for _ in 0..ROUNDS {
            job.check()?;
            let inside = |gap: &Gap| {
                let before = solved.range(..=gap.old.start).next_back();
                before.is_some_and(|(_, whole)| {
                    whole.old.end >= gap.old.end && whole.new.start <= gap.new.start && whole.new.end >= gap.new.end
                })
            };
            let mut gaps = self.gaps(&links);
            gaps.retain(|gap| !inside(gap));
            let mut found: Vec<Found> = gaps
                .par_iter()
                .map(|gap| {
                    if gap.cells() > MOST_CELLS {
                        self.likely(gap)
                    } else {
                        let all = gap.cells() <= ALL_CELLS;
                        gap.solve(|x, y| self.pair(x, y, all, sections))
                    }
                })
                .collect::<Vec<_>>()
                .concat();
            if found.is_empty() {
                found = self.over_moves(&links, sections);
            }
            if found.is_empty() {
                break;
            }
            let closed = |gap: &Gap| gap.start != Edge::Open && gap.end != Edge::Open && gap.cells() <= MOST_CELLS;
            solved.extend(gaps.into_iter().filter(closed).map(|gap| (gap.old.start, gap)));
            found.sort_by(|a, b| b.worth.cmp(&a.worth).then((a.old, a.new).cmp(&(b.old, b.new))));
            let (mut olds, mut news) = (vec![false; self.old.len()], vec![false; self.new.len()]);
            for found in found {
                if let (Some(a), Some(b)) = (olds.get_mut(found.old), news.get_mut(found.new))
                    && !*a
                    && !*b
                {
                    (*a, *b) = (true, true);
                    links.push(Anchor { old: found.old, new: found.new, matched: found.matched, bound: false });
                }
            }
            links.sort_by_key(|anchor| (anchor.old, anchor.new));
        }
        Ok(links)
    }

    /// What is found between links that follow each other in the common order when what moved away, or came between, is
    /// taken out.
    fn over_moves(&self, links: &[Anchor], sections: &Sections) -> Vec<Found> {
        let items: Vec<(usize, u64)> =
            links.iter().map(|link| (link.new, (self.worth(link) * 16.0) as u64 + 1)).collect();
        let chain = longest_ascending(&items, true);
        if chain.len() == links.len() {
            return Vec::new();
        }
        let mut free = (vec![true; self.old.len()], vec![true; self.new.len()]);
        for link in links {
            if let (Some(a), Some(b)) = (free.0.get_mut(link.old), free.1.get_mut(link.new)) {
                (*a, *b) = (false, false);
            }
        }
        let left = |free: &[bool], range: std::ops::Range<usize>| -> Vec<usize> {
            range.filter(|&at| free.get(at).is_some_and(|free| *free)).collect()
        };
        let links: Vec<&Anchor> = chain.into_iter().filter_map(|at| links.get(at)).collect();
        let mut before: Option<&Anchor> = None;
        let mut found = Vec::new();
        for next in links.into_iter().map(Some).chain([None]) {
            let start = before.map_or((0, 0), |link| (link.old + 1, link.new + 1));
            let end = next.map_or((self.old.len(), self.new.len()), |link| (link.old, link.new));
            let (old, new) = (left(&free.0, start.0..end.0), left(&free.1, start.1..end.1));
            let edge = |link: Option<&Anchor>, end: bool| match link {
                None => Edge::Draft,
                Some(link) if end && self.is_title(Some(link.new)) => Edge::Title,
                Some(_) => Edge::Link,
            };
            let gap = Gap { old: 0..old.len(), new: 0..new.len(), start: edge(before, false), end: edge(next, true) };
            before = next;
            let passed = (end.0 - start.0, end.1 - start.1) != (old.len(), new.len());
            if !passed || gap.cells() == 0 || gap.cells() > MOST_CELLS {
                continue;
            }
            let all = gap.cells() <= ALL_CELLS;
            let pairs = gap.solve(|x, y| self.pair(*old.get(x)?, *new.get(y)?, all, sections));
            found.extend(
                pairs
                    .into_iter()
                    .filter_map(|pair| Some(Found { old: *old.get(pair.old)?, new: *new.get(pair.new)?, ..pair })),
            );
        }
        found
    }

    /// The gaps between links that follow each other on both sides; and what stands open on one side of a link.
    fn gaps(&self, links: &[Anchor]) -> Vec<Gap> {
        let rank = ranks(links);
        let mut by_new: Vec<usize> = vec![0; links.len()];
        for (at, &rank) in rank.iter().enumerate() {
            if let Some(slot) = by_new.get_mut(rank) {
                *slot = at;
            }
        }
        // The place of a link among the old ones, counted from 1; 0 before all, one more than there are after all.
        let old_at = |at: usize| at.checked_sub(1).and_then(|at| links.get(at)).map(|link| link.old);
        let new_at = |at: usize| at.checked_sub(1).and_then(|at| links.get(at)).map(|link| link.new);
        let end = links.len() + 1;
        let new_rank = |at: usize| {
            if at == 0 { 0 } else { at.checked_sub(1).and_then(|at| rank.get(at)).map_or(end, |rank| rank + 1) }
        };
        let by_rank = |rank: usize| {
            if rank == 0 { 0 } else { rank.checked_sub(1).and_then(|rank| by_new.get(rank)).map_or(end, |at| at + 1) }
        };
        let edge = |at: usize, start: bool| match at {
            0 => Edge::Draft,
            at if at == end => Edge::Draft,
            at if !start && self.is_title(new_at(at)) => Edge::Title,
            _ => Edge::Link,
        };
        let old_range = |a: usize, b: usize| old_at(a).map_or(0, |at| at + 1)..old_at(b).unwrap_or(self.old.len());
        let new_range = |a: usize, b: usize| new_at(a).map_or(0, |at| at + 1)..new_at(b).unwrap_or(self.new.len());
        let mut gaps = Vec::new();
        for at in 0..=links.len() {
            let (next, by) = (at + 1, by_rank(new_rank(at) + 1));
            let (old, new) = (old_range(at, next), new_range(at, by));
            if next == by {
                gaps.push(Gap { old, new, start: edge(at, true), end: edge(next, false) });
            } else {
                gaps.push(Gap { old, new, start: edge(at, true), end: Edge::Open });
            }
        }
        for at in 1..=end {
            let (before, by) = (at - 1, by_rank(new_rank(at).saturating_sub(1)));
            if before != by {
                gaps.push(Gap {
                    old: old_range(before, at),
                    new: new_range(by, at),
                    start: Edge::Open,
                    end: edge(at, false),
                });
            }
        }
        gaps.retain(|gap| !gap.old.is_empty() && !gap.new.is_empty());
        gaps
    }

    fn is_title(&self, rank: Option<usize>) -> bool {
        rank.and_then(|rank| self.new.get(rank)).is_some_and(|&at| self.scale.outline.new.class(at) == Class::Title)
    }

    /// How well two paragraphs match and what they are worth at their place.
    fn pair(&self, x: usize, y: usize, all: bool, sections: &Sections) -> Option<(Match, i64, bool)> {
        let (i, j) = (*self.old.get(x)?, *self.new.get(y)?);
        let (a, b) = (self.corpus().old.get(i)?, self.corpus().new.get(j)?);
        let known = self.near.binary_search_by(|near| (near.old, near.new).cmp(&(x, y))).ok();
        let matched = match known.and_then(|at| self.near.get(at)) {
            Some(near) => near.matched,
            None if all || a.print == b.print => self.scale.weigh(i, j),
            None => return None,
        };
        let shorter = a.words.len().min(b.words.len());
        // The more the longer the two are: long texts have something in common by chance.
        let least = LEAST + LEAST_LONG * (shorter as f32 / LONG).min(1.0);
        if matched.quality < least || self.cuts.binary_search(&(i, j)).is_ok() {
            return None;
        }
        if self.bound.iter().any(|tie| tie.old == x || tie.new == y) {
            return None;
        }
        let mut quality = matched.quality + sections.speak(self.scale.outline, i, j);
        if a.label == b.label && a.label != 0 {
            quality += 0.03;
        }
        let title = self.scale.outline.new.class(j) == Class::Title && self.scale.outline.old.class(i) == Class::Title;
        Some((matched, (quality * ONE as f32) as i64, title))
    }

    /// The likeliest links of a gap too large to be solved as a whole: the heaviest order among pairs worth a look.
    fn likely(&self, gap: &Gap) -> Vec<Found> {
        let pairs: Vec<&Anchor> = self
            .near
            .iter()
            .filter(|pair| gap.old.contains(&pair.old) && gap.new.contains(&pair.new) && pair.matched.quality >= SURE)
            .collect();
        let mut sorted = pairs;
        // Of several pairs of one old paragraph at most one is taken: the later new ones stand first.
        sorted.sort_by(|a, b| a.old.cmp(&b.old).then(b.new.cmp(&a.new)));
        let items: Vec<(usize, u64)> =
            sorted.iter().map(|pair| (pair.new, (pair.matched.quality * 1000.0) as u64)).collect();
        longest_ascending(&items, true)
            .into_iter()
            .filter_map(|at| sorted.get(at))
            .map(|pair| Found { worth: ONE, old: pair.old, new: pair.new, matched: pair.matched })
            .collect()
    }

    /// The pairs worth a look that may hold a piece or a sentence, as paragraphs: for each old one, or each new one, the
    /// others.
    pub fn near(&self, side: Side) -> Vec<Vec<usize>> {
        let corpus = self.corpus();
        let mut near = vec![
            Vec::new();
            match side {
                Side::Old => corpus.old.len(),
                Side::New => corpus.new.len(),
            }
        ];
        let least = PIECE * (1.0 + self.corpus().size()).ln();
        for pair in self.near.iter().filter(|pair| pair.matched.info >= least) {
            if let (Some(&i), Some(&j)) = (self.old.get(pair.old), self.new.get(pair.new)) {
                let (at, other) = match side {
                    Side::Old => (i, j),
                    Side::New => (j, i),
                };
                if let Some(list) = near.get_mut(at) {
                    list.push(other);
                }
            }
        }
        near
    }
}
