//! Sure links: pairs that no other comes near, and whose moves earn their price.

use super::weigh::Match;
use crate::compare::order::longest_ascending;

/// What a pair must have to be taken as sure, when no other comes near.
pub const SURE: f32 = 0.6;
/// The same, when neither of the two has a link after the gaps were filled.
const ALONE_SURE: f32 = 0.58;
/// The same, when what the two have in common tells much.
const LIKELY: f32 = 0.45;
/// What tells much, in prices of a move.
const MUCH: f32 = 3.0;
/// How far the next best must be.
const MARGIN: f32 = 0.08;
/// How much better than links already made a pair must be to take their place.
const AGAINST: f32 = 0.3;
/// What the words in common of a sure pair must tell.
const LEAST_INFO: f32 = 5.0;
/// What moved alone is sure at once when it matches so well.
const ALONE: f32 = 0.9;

/// A link, by rank among the paragraphs aligned by words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// Rank of the old paragraph.
    pub old: usize,
    /// Rank of the new paragraph.
    pub new: usize,
    /// How well they match.
    pub matched: Match,
    /// Whether the user tied them.
    pub bound: bool,
}

/// Pairs that no other comes near; those that contradict weaker links already made are among them.
pub fn best(
    near: &[Anchor],
    links: &[Anchor],
    bound: &[Anchor],
    (old, new): (usize, usize),
    price: f32,
) -> Vec<Anchor> {
    let mut held = (vec![None; old], vec![None; new]);
    for link in links {
        if let (Some(a), Some(b)) = (held.0.get_mut(link.old), held.1.get_mut(link.new)) {
            *a = Some(*link);
            *b = Some(*link);
        }
    }
    let mut top = (vec![Top::NONE; old], vec![Top::NONE; new]);
    for pair in near {
        if let (Some(a), Some(b)) = (top.0.get_mut(pair.old), top.1.get_mut(pair.new)) {
            a.note(pair.new, pair.matched.quality);
            b.note(pair.old, pair.matched.quality);
        }
    }
    for pair in near {
        if let (Some(a), Some(b)) = (top.0.get_mut(pair.old), top.1.get_mut(pair.new)) {
            a.note_next(pair.new, pair.matched.quality);
            b.note_next(pair.old, pair.matched.quality);
        }
    }
    let clear = |pair: &&Anchor| {
        let quality = pair.matched.quality;
        let best = |slot: Option<&Top>| {
            slot.is_some_and(|&Top { best, next, .. }| quality >= best && next + MARGIN <= quality)
        };
        let (a, b) = (held.0.get(pair.old).copied().flatten(), held.1.get(pair.new).copied().flatten());
        // What stands alone on both sides after all gaps were filled need not be quite so sure.
        let least = if !links.is_empty() && a.is_none() && b.is_none() { ALONE_SURE } else { SURE };
        let sure = quality >= least || (quality >= LIKELY && pair.matched.info >= MUCH * price);
        if !sure || pair.matched.info < LEAST_INFO {
            return false;
        }
        let holds =
            |link: Option<Anchor>| link.is_some_and(|link: Anchor| link.old == pair.old && link.new == pair.new);
        if holds(a) {
            return best(top.0.get(pair.old)) && best(top.1.get(pair.new));
        }
        let against: f32 = [a, b].into_iter().flatten().map(|link| link.matched.quality).sum();
        best(top.0.get(pair.old)) && best(top.1.get(pair.new)) && quality > against + AGAINST
    };
    let free = |pair: &&Anchor| !bound.iter().any(|tie| tie.old == pair.old || tie.new == pair.new);
    let mut best: Vec<Anchor> = near.iter().filter(clear).filter(free).copied().collect();
    best.extend(bound);
    best
}

/// Leaves out what breaks the order without telling enough; at `first` also what moved alone and edited, since what
/// stands in its place is not known yet.
pub fn pay(mut anchors: Vec<Anchor>, full: f32, first: bool, worth: impl Fn(&Anchor) -> f32) -> Vec<Anchor> {
    anchors.sort_by_key(|anchor| (anchor.old, anchor.new));
    for price in [full * 0.5, full, full, full] {
        let items: Vec<(usize, u64)> =
            anchors.iter().map(|anchor| (anchor.new, (worth(anchor) * 16.0) as u64 + 1)).collect();
        let mut moved = vec![true; anchors.len()];
        for at in longest_ascending(&items, true) {
            if let Some(moved) = moved.get_mut(at) {
                *moved = false;
            }
        }
        let rank = ranks(&anchors);
        let mut kept: Vec<Anchor> = Vec::with_capacity(anchors.len());
        let mut block: Vec<Anchor> = Vec::new();
        let mut before = None;
        let close = |block: &mut Vec<Anchor>, kept: &mut Vec<Anchor>| {
            let told: f32 = block.iter().map(&worth).sum();
            let alone = block.len() == 1 && block.iter().any(|anchor| anchor.matched.quality < ALONE && !anchor.bound);
            if told >= price && !(first && alone) {
                kept.append(block);
            }
            block.clear();
        };
        for ((anchor, &rank), &moved) in anchors.iter().zip(&rank).zip(&moved) {
            if before.is_none_or(|before: usize| before + 1 != rank) || !moved {
                close(&mut block, &mut kept);
            }
            if moved {
                block.push(*anchor)
            } else {
                kept.push(*anchor)
            }
            before = Some(rank);
        }
        close(&mut block, &mut kept);
        let same = kept.len() == anchors.len();
        anchors = kept;
        if same && price >= full {
            break;
        }
    }
    anchors
}

/// The best match of a paragraph, and the next best.
#[derive(Debug, Clone, Copy)]
struct Top {
    at: usize,
    best: f32,
    next: f32,
}

impl Top {
    const NONE: Self = Self { at: usize::MAX, best: f32::MIN, next: f32::MIN };

    fn note(&mut self, at: usize, quality: f32) {
        if quality > self.best {
            (self.at, self.best) = (at, quality);
        }
    }

    /// Of the others, but for neighbours of the best when the two are not equal: they may be pieces of one.
    fn note_next(&mut self, at: usize, quality: f32) {
        let piece = at.abs_diff(self.at) == 1 && quality < self.best;
        if at != self.at && !piece {
            self.next = self.next.max(quality);
        }
    }
}

/// The place of each link in the order of the new draft.
pub fn ranks(links: &[Anchor]) -> Vec<usize> {
    let mut places: Vec<(usize, usize, usize)> =
        links.iter().enumerate().map(|(at, link)| (link.new, link.old, at)).collect();
    places.sort_unstable();
    let mut ranks = vec![0; links.len()];
    for (rank, (.., at)) in places.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    ranks
}
