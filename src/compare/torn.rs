//! Links along places that the import doubted: pieces of a torn paragraph go with the whole, a heading that is the label
//! of a paragraph in the other draft goes with that paragraph.
//!
//! The alignment weighs words; a piece of three words is too light for it to find, but the import said whose piece it may
//! be. Nothing is linked that the user cut, and nothing without the very words.

use super::doubt::{core, is_doubtful_move, solid};
use super::model::{Binding, Link, Reason};
use super::order::longest_ascending;
use crate::base::{Side, Sides};
use crate::text::{Doubt, Paragraph};
use std::collections::{BTreeMap, BTreeSet};

/// The print of no letters.
const EMPTY: u64 = 0xCBF2_9CE4_8422_2325;

/// The print of letters that follow others (FNV-1a, Fowler, Noll and Vo 1991): that of pieces in a row is that of the whole.
fn printed(before: u64, letters: &str) -> u64 {
    letters.bytes().fold(before, |print, byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// So many letters of a neighbour say where a piece stands.
const SEAM: usize = 8;

fn first_letters(text: &str) -> String {
    text.chars().take(SEAM).collect()
}

fn last_letters(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(SEAM);
    text.chars().skip(skipped).collect()
}

/// So many pieces of one paragraph are tried.
const MOST: usize = 16;
/// A piece with fewer letters is found in another text by chance.
const LEAST: usize = 6;

/// Adds the links that doubtful places need; what leaves the order is asked again when there are any.
pub(super) fn tie(old: &[Paragraph], new: &[Paragraph], bindings: &[Binding], links: &mut Vec<Link>) {
    let texts = Sides::new(old, new);
    if !may_tie(old, new, links) {
        if may_settle(links, texts) {
            settle_order(links, texts);
        }
        return;
    }
    let mut tied = Tied::of(old, new, bindings, std::mem::take(links));
    for side in Side::BOTH {
        tied.units(side);
    }
    for side in Side::BOTH {
        tied.pieces(side);
        tied.labels(side);
    }
    let changed = tied.changed;
    *links = tied.links.into_values().collect();
    if changed || may_settle(links, texts) {
        settle_order(links, texts);
    }
}

/// Whether something moved, and what may be where it is by a doubtful reading could be what did.
fn may_settle(links: &[Link], texts: Sides<&[Paragraph]>) -> bool {
    links.iter().any(|link| link.moved) && links.iter().any(|link| may_have_moved(link, texts))
}

fn may_have_moved(link: &Link, texts: Sides<&[Paragraph]>) -> bool {
    texts.old.get(link.old).zip(texts.new.get(link.new)).is_some_and(|(a, b)| is_doubtful_move(a, b))
}

/// Whether there is anything to tie: pieces, or a short line without a link that may be a label. Most drafts have neither.
fn may_tie(old: &[Paragraph], new: &[Paragraph], links: &[Link]) -> bool {
    let mut linked = Sides::new(vec![false; old.len()], vec![false; new.len()]);
    for link in links {
        for (side, at) in [(Side::Old, link.old), (Side::New, link.new)] {
            if let Some(linked) = linked.get_mut(side).get_mut(at) {
                *linked = true;
            }
        }
    }
    let open = |paragraphs: &[Paragraph], linked: &[bool]| {
        paragraphs.iter().zip(linked).any(|(paragraph, linked)| {
            paragraph.doubts.contains(Doubt::Torn) || !linked && (may_be_label(paragraph) || paragraph.is_heading())
        })
    };
    open(old, &linked.old) || open(new, &linked.new)
}

/// Whether a paragraph is as short as a label that stands alone: "Annex II".
fn may_be_label(paragraph: &Paragraph) -> bool {
    paragraph.label.is_none() && paragraph.text.len() <= 40
}

/// Decides again which links leave the order: the fewest, of equally many those whose place is doubted anyway, then those
/// of the fewest letters.
fn settle_order(links: &mut [Link], texts: Sides<&[Paragraph]>) {
    let length = |paragraphs: &[Paragraph], at: usize| paragraphs.get(at).map_or(0, |paragraph| paragraph.text.len());
    let weight = |link: &Link| {
        let sentence = link.reasons.iter().any(|reason| matches!(reason, Reason::Sentence(_)));
        let length = length(texts.old, link.old).min(length(texts.new, link.new)) as u64;
        (1 << 32) + if sentence || may_have_moved(link, texts) { 0 } else { 1 + length }
    };
    let items: Vec<(usize, u64)> = links.iter().map(|link| (link.new, weight(link))).collect();
    let kept: BTreeSet<usize> = longest_ascending(&items, false).into_iter().collect();
    for (at, link) in links.iter_mut().enumerate() {
        link.moved = !kept.contains(&at);
    }
}

/// The links by old then new paragraph, and what they are of.
struct Tied<'a> {
    texts: Sides<&'a [Paragraph]>,
    /// Paragraphs whose links the user made or cut.
    bound: Sides<BTreeSet<usize>>,
    links: BTreeMap<(usize, usize), Link>,
    /// The same by new then old paragraph.
    turned: BTreeSet<(usize, usize)>,
    changed: bool,
}

impl<'a> Tied<'a> {
    fn of(old: &'a [Paragraph], new: &'a [Paragraph], bindings: &[Binding], links: Vec<Link>) -> Self {
        Self {
            texts: Sides::new(old, new),
            bound: Sides::new(
                bindings.iter().map(|binding| binding.old).collect(),
                bindings.iter().map(|binding| binding.new).collect(),
            ),
            turned: links.iter().map(|link| (link.new, link.old)).collect(),
            links: links.into_iter().map(|link| ((link.old, link.new), link)).collect(),
            changed: false,
        }
    }

    fn paragraph(&self, side: Side, at: usize) -> Option<&'a Paragraph> {
        self.texts.get(side).get(at)
    }

    /// The paragraphs of the other side that this one is linked to.
    fn mates(&self, side: Side, at: usize) -> Vec<usize> {
        let all = (at, 0)..=(at, usize::MAX);
        match side {
            Side::Old => self.links.range(all).map(|(&(_, new), _)| new).collect(),
            Side::New => self.turned.range(all).map(|&(_, old)| old).collect(),
        }
    }

    /// Takes a link away.
    fn cut(&mut self, side: Side, at: usize, other: usize) {
        let (old, new) = if side == Side::Old { (at, other) } else { (other, at) };
        self.turned.remove(&(new, old));
        self.changed |= self.links.remove(&(old, new)).is_some();
    }

    fn is_bound(&self, side: Side, at: usize) -> bool {
        self.bound.get(side).contains(&at)
    }

    /// Links a paragraph of `side` with one of the other.
    fn link(&mut self, side: Side, at: usize, other: usize) {
        let (old, new) = if side == Side::Old { (at, other) } else { (other, at) };
        if self.links.contains_key(&(old, new)) {
            return;
        }
        let length = |paragraph: Option<&Paragraph>| paragraph.map_or(0, |paragraph| paragraph.text.len());
        let (a, b) = (length(self.paragraph(Side::Old, old)), length(self.paragraph(Side::New, new)));
        let similarity = if a + b == 0 { 0.0 } else { 2.0 * a.min(b) as f32 / (a + b) as f32 };
        let reasons = vec![Reason::Contained(1.0)];
        self.links.insert((old, new), Link { old, new, similarity, moved: false, doubtful: true, reasons });
        self.turned.insert((new, old));
        self.changed = true;
    }

    /// Drops the links of `at` to paragraphs that are not in `kept`.
    fn keep_only(&mut self, side: Side, at: usize, kept: &[usize]) {
        for other in self.mates(side, at) {
            if !kept.contains(&other) {
                self.cut(side, at, other);
            }
        }
    }

    /// The runs of neighbours on `side` that may be pieces of one paragraph: torn ones, and the lines of a title of which
    /// one found no other.
    fn runs(&self, side: Side) -> Vec<Vec<usize>> {
        let paragraphs = self.texts.get(side);
        let torn = |at: usize| paragraphs.get(at).is_some_and(|it| it.doubts.contains(Doubt::Torn));
        let title = |at: usize, first: bool| {
            paragraphs.get(at).is_some_and(|it| it.is_heading() && (first || it.label.is_none()))
        };
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for at in 0..paragraphs.len() {
            let Some(before) = at.checked_sub(1) else { continue };
            if !(torn(before) && torn(at) || title(before, true) && title(at, false)) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.last() == Some(&before) => run.push(at),
                _ => runs.push(vec![before, at]),
            }
        }
        runs.retain(|run| run.iter().any(|&at| torn(at) || self.mates(side, at).is_empty()));
        runs
    }

    /// Pieces that together are, letter by letter, one paragraph of the other draft, or pieces of the same whole there.
    fn units(&mut self, side: Side) {
        let runs = self.runs(side);
        if runs.is_empty() {
            return;
        }
        let texts = self.texts;
        let solid = |side: Side, at: usize| texts.get(side).get(at).map(|it| solid(&it.text)).unwrap_or_default();
        // The other side's paragraphs, and its torn runs, by their letters.
        let other = side.other();
        let mut wholes: BTreeMap<u64, Vec<Vec<usize>>> = BTreeMap::new();
        let single = (0..self.texts.get(other).len()).map(|at| vec![at]);
        for whole in single.chain(self.runs(other)) {
            let print = whole.iter().fold(EMPTY, |print, &at| printed(print, &solid(other, at)));
            wholes.entry(print).or_default().push(whole);
        }
        for run in runs {
            let pieces: Vec<String> = run.iter().map(|&at| solid(side, at)).collect();
            let mut from = 0;
            while from + 1 < run.len() {
                // The longest row of pieces that is a whole.
                let prints: Vec<u64> = pieces
                    .iter()
                    .skip(from)
                    .take(MOST)
                    .scan(EMPTY, |print, piece| {
                        *print = printed(*print, piece);
                        Some(*print)
                    })
                    .collect();
                let found = prints.iter().enumerate().skip(1).rev().find_map(|(last, print)| {
                    let (to, wholes) = (from + last + 1, wholes.get(print)?);
                    let letters = pieces.get(from..to)?.concat();
                    let same =
                        |whole: &&Vec<usize>| whole.iter().map(|&at| solid(other, at)).collect::<String>() == letters;
                    let wholes: Vec<&Vec<usize>> = wholes.iter().filter(same).collect();
                    // Of several with the same letters, the one that the words were found in.
                    let known = |whole: &&&Vec<usize>| {
                        let mates = run.get(from..to).into_iter().flatten().flat_map(|&at| self.mates(side, at));
                        mates.into_iter().any(|mate| whole.contains(&mate))
                    };
                    let alone = wholes.first().filter(|_| wholes.len() == 1);
                    Some((to, (*wholes.iter().find(known).or(alone)?).clone()))
                });
                let Some((to, whole)) = found else {
                    from += 1;
                    continue;
                };
                self.tie_unit(side, run.get(from..to).unwrap_or_default(), &whole);
                from = to;
            }
        }
    }

    /// Links pieces with the paragraphs that their letters stand in, and with no others.
    fn tie_unit(&mut self, side: Side, pieces: &[usize], whole: &[usize]) {
        let other = side.other();
        let bound =
            pieces.iter().any(|&at| self.is_bound(side, at)) || whole.iter().any(|&at| self.is_bound(other, at));
        if bound {
            return;
        }
        let ranges = |side: Side, at: &[usize]| -> Vec<(usize, usize, usize)> {
            let mut from = 0;
            let of = |&at: &usize| {
                let length = self.paragraph(side, at).map_or(0, |it| solid(&it.text).len());
                from += length;
                (at, from - length, from)
            };
            at.iter().map(of).collect()
        };
        let (here, there) = (ranges(side, pieces), ranges(other, whole));
        for &at in pieces {
            self.keep_only(side, at, whole);
        }
        for &at in whole {
            self.keep_only(other, at, pieces);
        }
        for &(at, from, to) in &here {
            for &(mate, start, end) in &there {
                if from < end && start < to {
                    self.link(side, at, mate);
                } else {
                    self.cut(side, at, mate);
                }
            }
        }
    }

    /// A piece without a link goes with its neighbour's, when that holds its words beside those of the neighbour.
    fn pieces(&mut self, side: Side) {
        for run in self.runs(side) {
            for (place, &at) in run.iter().enumerate() {
                if !self.mates(side, at).is_empty() || self.is_bound(side, at) {
                    continue;
                }
                let Some(words) = self.paragraph(side, at).map(|it| solid(&it.text)).filter(|it| it.len() >= LEAST)
                else {
                    continue;
                };
                let beside = [(place.checked_sub(1), true), (Some(place + 1), false)];
                let found = beside.into_iter().find_map(|(beside, before)| {
                    let &beside = run.get(beside?)?;
                    let near = solid(&self.paragraph(side, beside)?.text);
                    // The words stand beside those of the neighbour, as here.
                    let row = if before { last_letters(&near) + &words } else { words.clone() + &first_letters(&near) };
                    let holds = |mate: &usize| {
                        self.paragraph(side.other(), *mate).is_some_and(|it| solid(&it.text).contains(&row))
                    };
                    self.mates(side, beside).into_iter().find(holds)
                });
                if let Some(mate) = found.filter(|&mate| !self.is_bound(side.other(), mate)) {
                    self.link(side, at, mate);
                }
            }
        }
    }

    /// A paragraph without a link goes with the one below it, when that one's mate has these words as its label.
    fn labels(&mut self, side: Side) {
        for at in 0..self.texts.get(side).len() {
            let Some(words) = self.paragraph(side, at) else { continue };
            if !may_be_label(words) || !self.mates(side, at).is_empty() || self.is_bound(side, at) {
                continue;
            }
            let name = core(&words.text);
            let labelled = |mate: &usize| {
                let label = self.paragraph(side.other(), *mate).and_then(|it| it.label.as_deref());
                label.is_some_and(|label| core(label) == name) && !self.is_bound(side.other(), *mate)
            };
            let mate = self.mates(side, at + 1).into_iter().find(labelled);
            if let Some(mate) = mate.filter(|_| !name.is_empty()) {
                self.link(side, at, mate);
            }
        }
    }
}
