//! The statement that nothing was lost: every paragraph and every word of both drafts accounted for.

use super::changes::joined;
use super::model::{Comparison, Counts, EditKind, Kind};
use super::words::each_word;
use crate::base::{Side, Sides, Span};
use crate::text::Paragraph;

/// What was counted twice, once in the drafts and once in the changes, and whether the counts agree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// Paragraphs of each draft.
    pub paragraphs: Sides<usize>,
    /// Paragraphs of each draft that are in exactly one change.
    pub paragraphs_in_one_change: Sides<usize>,
    /// Words of each draft, counted in its paragraphs.
    pub words: Sides<usize>,
    /// Words that the redlines keep, counted on each side.
    pub kept: Sides<usize>,
    /// Words that the redlines delete.
    pub deleted: usize,
    /// Words that the redlines insert.
    pub inserted: usize,
    /// Paragraphs of each draft by the kind of their change, in the order of [`Kind::ALL`].
    pub by_kind: [Sides<usize>; 6],
    /// Paragraphs of each draft in changes that may come from the reading alone; they are in no kind's count.
    pub reading_differs: Sides<usize>,
    /// Changes, by kind and flag.
    pub counts: Counts,
    /// Changes whose redline does not rebuild the texts letter by letter; none, or the program is at fault.
    pub broken: Vec<usize>,
}

impl Proof {
    /// Whether everything is accounted for.
    pub fn holds(&self) -> bool {
        let by_kind = |side: Side| {
            self.by_kind.iter().map(|count| count.get(side)).sum::<usize>() + self.reading_differs.get(side)
        };
        self.paragraphs == self.paragraphs_in_one_change
            && self.broken.is_empty()
            && self.words.old == self.kept.old + self.deleted
            && self.words.new == self.kept.new + self.inserted
            && self.kept.old == self.kept.new
            && Side::BOTH.into_iter().all(|side| by_kind(side) == *self.paragraphs.get(side))
    }
}

/// Counts everything anew from the drafts and from the comparison's changes, without trusting either's own figures.
pub fn proof(comparison: &Comparison, old: &[Paragraph], new: &[Paragraph]) -> Proof {
    let count = |side: &[Paragraph]| side.iter().map(|paragraph| words_in(&paragraph.text).len()).sum();
    let mut proof = Proof {
        paragraphs: Sides::new(old.len(), new.len()),
        words: Sides::new(count(old), count(new)),
        counts: Counts::of(&comparison.changes),
        ..Proof::default()
    };
    let mut homes = Sides::new(vec![0_usize; old.len()], vec![0_usize; new.len()]);
    for (number, change) in comparison.changes.iter().enumerate() {
        for side in Side::BOTH {
            for &at in change.at.get(side) {
                if let Some(homes) = homes.get_mut(side).get_mut(at) {
                    *homes += 1;
                }
            }
            let kind = Kind::ALL.iter().position(|&kind| kind == change.kind).unwrap_or(0);
            let paragraphs = change.at.get(side).len();
            if change.reading_differs {
                *proof.reading_differs.get_mut(side) += paragraphs;
            } else if let Some(count) = proof.by_kind.get_mut(kind) {
                *count.get_mut(side) += paragraphs;
            }
        }
        let (a, b) = (joined(old, &change.at.old), joined(new, &change.at.new));
        let words = Sides::new(words_in(&a), words_in(&b));
        let within = |side: Side, span: Span| {
            let starts = words.get(side);
            starts.partition_point(|&at| at < span.end()) - starts.partition_point(|&at| at < span.start)
        };
        let mut at = Sides::new(0, 0);
        let mut sound = true;
        for piece in &change.redline {
            let Sides { old: x, new: y } = piece.at;
            sound &= (x.start, y.start) == (at.old, at.new);
            at = Sides::new(x.end(), y.end());
            match piece.op {
                EditKind::Equal => {
                    sound &= x.of(&a).is_some() && x.of(&a) == y.of(&b);
                    proof.kept.old += within(Side::Old, x);
                    proof.kept.new += within(Side::New, y);
                }
                EditKind::Delete => {
                    sound &= y.is_empty() && x.of(&a).is_some();
                    proof.deleted += within(Side::Old, x);
                }
                EditKind::Insert => {
                    sound &= x.is_empty() && y.of(&b).is_some();
                    proof.inserted += within(Side::New, y);
                }
            }
        }
        if !sound || (at.old, at.new) != (a.len(), b.len()) {
            proof.broken.push(number);
        }
    }
    let once = |homes: &[usize]| homes.iter().filter(|&&count| count == 1).count();
    proof.paragraphs_in_one_change = Sides::new(once(&homes.old), once(&homes.new));
    proof
}

/// Where the words of `text` begin.
fn words_in(text: &str) -> Vec<usize> {
    let mut starts = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |at, _| starts.push(at));
    starts
}
