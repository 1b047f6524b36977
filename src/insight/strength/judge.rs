//! From the words of two sides to a shift.

use super::chinese;
use super::ladder::{Ladder, List, ladder};
use super::marker::{Marker, Read, Value};
use super::model::{Axis, Because, Carrier, Cause, Direction, Shift};
use super::places::Places;
use super::quantities::is_of_quantity;
use super::read::read;
use crate::base::{Side, Sides, Span};
use crate::compare::{EditKind, RedlineSpan};
use crate::text::Language;

/// What surrounds the text of a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Framed {
    /// Whether all of it is promised or asked: a lettered item below a lead-in that does so, a heading.
    pub normative: bool,
}

/// So many bytes of equal text may stand between two words measured against each other.
const REACH: usize = 48;
/// The same for caveats, dates and numbers, which stand freely in their sentence.
const FAR: usize = 160;
/// So many bytes after a verb its object begins.
const OBJECT: usize = 64;
/// A sentence of which less than this part stays is another sentence.
const STAYS: f32 = 0.2;

/// Reads the shift of a change from the joined texts of its sides. Without a ladder for the language: none.
pub fn shift(texts: Sides<&str>, redline: &[RedlineSpan], language: Language, framed: Sides<Framed>) -> Shift {
    let Some(ladder) = ladder(language) else { return Shift::default() };
    if language != Language::Chinese && !may_shift(texts, redline, ladder) {
        return Shift::default();
    }
    let places = Places::of(redline, texts.new);
    let read_side = |side: Side| {
        let (text, normative) = (*texts.get(side), framed.get(side).normative);
        match language {
            Language::Chinese => chinese::read(text, ladder, normative),
            _ => read(text, ladder, normative, |sentence| places.lively(side, sentence)),
        }
    };
    let reads = Sides::new(read_side(Side::Old), read_side(Side::New));
    let judge = Judge { texts, places, reads };
    Shift::of(judge.reasons())
}

/// Whether a word that came or went stands on the ladder or is of a number: without one, nothing can carry a shift.
fn may_shift(texts: Sides<&str>, redline: &[RedlineSpan], ladder: &Ladder) -> bool {
    redline.iter().filter(|piece| piece.op != EditKind::Equal && piece.moved.is_none()).any(|piece| {
        let side = if piece.op == EditKind::Delete { Side::Old } else { Side::New };
        let (text, span) = (texts.get(side), piece.at.get(side));
        // A piece may begin or end inside a word.
        let inside = |sign: &char| sign.is_alphanumeric() || matches!(sign, '\'' | '’');
        let before =
            text.get(..span.start).unwrap_or("").chars().rev().take_while(inside).map(char::len_utf8).sum::<usize>();
        let after = text.get(span.end()..).unwrap_or("").chars().take_while(inside).map(char::len_utf8).sum::<usize>();
        let wide = Span::between(span.start - before, span.end() + after);
        wide.of(text).unwrap_or("").split(|sign: char| !sign.is_alphanumeric()).any(|word| {
            let low = word.to_lowercase();
            !low.is_empty() && (ladder.words.contains(&low) || is_of_quantity(&low) || low == "cannot")
        })
    })
}

struct Judge<'a> {
    texts: Sides<&'a str>,
    places: Places,
    reads: Sides<Read>,
}

/// Words measured against each other are of one kind.
fn comparable(old: &Marker, new: &Marker) -> bool {
    old.cause == new.cause && (old.list == List::Action) == (new.list == List::Action)
}

fn same(old: &Marker, new: &Marker) -> bool {
    comparable(old, new) && old.force == new.force && old.negated == new.negated && old.value == new.value
}

const fn is_free(cause: Cause) -> bool {
    !matches!(cause, Cause::Verb | Cause::Preamble | Cause::Action | Cause::Product | Cause::Purpose)
}

impl Judge<'_> {
    fn left(&self, side: Side) -> Vec<&Marker> {
        let markers = self.reads.get(side).markers.iter();
        markers.filter(|marker| !self.places.moved(side, marker.span)).collect()
    }

    fn apart(&self, old: &Marker, new: &Marker) -> Option<usize> {
        self.places.apart(self.places.place(Side::Old, old.span), self.places.place(Side::New, new.span))
    }

    fn reasons(&self) -> Vec<Because> {
        let (mut old, mut new) = (self.left(Side::Old), self.left(Side::New));
        self.cancel(&mut old, &mut new);
        let mut because = self.pairs(&mut old, &mut new);
        for (side, markers) in [(Side::Old, &old), (Side::New, &new)] {
            because.extend(markers.iter().filter_map(|marker| self.alone(side, marker)));
        }
        because.sort_by_key(|reason| {
            let start =
                |side: Side| reason.words.get(side).as_ref().and_then(|words| words.span).map(|span| span.start);
            (start(Side::New).or_else(|| start(Side::Old)), reason.cause)
        });
        because
    }

    /// Takes out what says the same on both sides: in its place first, then elsewhere in the change.
    fn cancel<'m>(&self, old: &mut Vec<&'m Marker>, new: &mut Vec<&'m Marker>) {
        for reach in [Some(0), Some(FAR), None] {
            old.retain(|before| {
                let twin = new.iter().position(|after| {
                    same(before, after)
                        && match reach {
                            Some(reach) => self.apart(before, after).is_some_and(|apart| apart <= reach),
                            None => is_free(before.cause),
                        }
                });
                twin.map(|at| new.remove(at)).is_none()
            });
        }
    }

    fn pairs<'m>(&self, old: &mut Vec<&'m Marker>, new: &mut Vec<&'m Marker>) -> Vec<Because> {
        let mut near: Vec<(usize, usize, usize)> = Vec::new();
        for (i, before) in old.iter().enumerate() {
            for (j, after) in new.iter().enumerate().filter(|(_, after)| comparable(before, after)) {
                let reach = if is_free(before.cause) { FAR } else { REACH };
                if let Some(apart) = self.apart(before, after).filter(|apart| *apart <= reach) {
                    near.push((apart, i, j));
                }
            }
        }
        near.sort_unstable();
        let (mut used_old, mut used_new) = (vec![false; old.len()], vec![false; new.len()]);
        let mut because = Vec::new();
        for (_, i, j) in near {
            let (Some(taken_old), Some(taken_new)) = (used_old.get_mut(i), used_new.get_mut(j)) else { continue };
            if *taken_old || *taken_new {
                continue;
            }
            let (Some(before), Some(after)) = (old.get(i), new.get(j)) else { continue };
            (*taken_old, *taken_new) = (true, true);
            because.extend(self.pair(before, after));
        }
        let keep = |used: Vec<bool>| {
            let mut used = used.into_iter();
            move |_: &&Marker| !used.next().unwrap_or(false)
        };
        old.retain(keep(used_old));
        new.retain(keep(used_new));
        because
    }

    fn pair(&self, old: &Marker, new: &Marker) -> Option<Because> {
        let touched = self.places.touched(Side::Old, old.span) || self.places.touched(Side::New, new.span);
        if !touched || !self.same_clause(old, new) {
            return None;
        }
        let bound = self.reads.old.normative(old) || self.reads.new.normative(new);
        let direction = match old.cause {
            Cause::Verb => verbs(old, new),
            Cause::When | Cause::Number | Cause::Scope if !bound => Direction::None,
            Cause::When => times(old, new),
            Cause::Number => numbers(old, new),
            _ => by_force(old.force, new.force),
        };
        let axis = if old.axis == new.axis { old.axis } else { Axis::Directive };
        self.because(old.cause, direction, axis, (Some(old), Some(new)))
    }

    /// A word without its like on the other side.
    fn alone(&self, side: Side, marker: &Marker) -> Option<Because> {
        if !self.places.touched(side, marker.span) || !self.stays(side, marker) {
            return None;
        }
        let read = self.reads.get(side);
        let force = match marker.cause {
            Cause::Product => self.dropped_beside(side, marker)?,
            cause if !is_free(cause) => return None,
            Cause::Scope if !self.before_what_stays(side, marker) => return None,
            Cause::Scope | Cause::When | Cause::Number | Cause::Tentative if !read.normative(marker) => return None,
            Cause::Number => match marker.value {
                Value::Amount { percent: true, .. } => 1,
                Value::Amount { .. } => return None,
                _ => marker.force,
            },
            Cause::Role if marker.force < 4 => return None,
            _ => marker.force,
        };
        let came = if side == Side::New { force } else { -force };
        let direction = by_force(0, came);
        let words = if side == Side::Old { (Some(marker), None) } else { (None, Some(marker)) };
        self.because(marker.cause, direction, marker.axis, words)
    }

    /// Whether enough of the marker's sentence stands on both sides, the marker itself left out.
    fn stays(&self, side: Side, marker: &Marker) -> bool {
        let Some(sentence) = self.reads.get(side).sentences.get(marker.sentence) else { return false };
        let own = sentence.span.len.saturating_sub(marker.span.len);
        own > 0 && self.places.kept(side, sentence.span) as f32 >= STAYS * own as f32
    }

    fn same_clause(&self, old: &Marker, new: &Marker) -> bool {
        let governs = old.cause != Cause::Verb || self.governs(Side::Old, old) || self.governs(Side::New, new);
        governs && (self.stays(Side::Old, old) || self.stays(Side::New, new))
    }

    /// Whether what follows a verb stands in both texts: another object makes another clause.
    fn governs(&self, side: Side, marker: &Marker) -> bool {
        let after = Span::new(marker.span.end(), OBJECT);
        self.places.kept(side, after) > 1
    }

    /// Whether the noun that a quantity is said of stands in both texts.
    fn before_what_stays(&self, side: Side, marker: &Marker) -> bool {
        marker.next.is_some_and(|next| self.places.kept(side, next) > 1)
    }

    /// A product that went while another beside it ("cooperation and governance") stays: the difference of the two.
    fn dropped_beside(&self, side: Side, marker: &Marker) -> Option<i32> {
        let beside = self.reads.get(side).markers.iter().find(|other| {
            let gap = other.span.start.abs_diff(marker.span.end()).min(marker.span.start.abs_diff(other.span.end()));
            other.cause == Cause::Product
                && other.span != marker.span
                && gap <= 5
                && !self.places.touched(side, other.span)
        })?;
        Some((marker.force - beside.force).max(0))
    }

    fn because(
        &self,
        cause: Cause,
        direction: Direction,
        axis: Axis,
        (old, new): (Option<&Marker>, Option<&Marker>),
    ) -> Option<Because> {
        let carrier = |side: Side, marker: &Marker| Carrier {
            words: marker.span.of(self.texts.get(side)).unwrap_or("").to_owned(),
            span: Some(marker.span),
        };
        let words =
            Sides::new(old.map(|marker| carrier(Side::Old, marker)), new.map(|marker| carrier(Side::New, marker)));
        (direction != Direction::None).then_some(Because { cause, direction, axis, words })
    }
}

const fn by_force(old: i32, new: i32) -> Direction {
    match (old < new, old > new) {
        (true, _) => Direction::Stronger,
        (_, true) => Direction::Lighter,
        _ => Direction::None,
    }
}

/// Duties, permissions and their denials: a permission taken away binds, a duty turned round is both.
fn verbs(old: &Marker, new: &Marker) -> Direction {
    /// Above it a word binds; below it it permits.
    const BINDS: i32 = 50;
    let endorses = old.list == List::Verb && new.list == List::Verb;
    match (old.negated, new.negated) {
        (false, false) => by_force(old.force, new.force),
        // Not to support is less than to support.
        (false, true) if endorses => Direction::Lighter,
        (true, false) if endorses => Direction::Stronger,
        // "May not" forbids.
        (true, true) => by_force(forbids(old.force), forbids(new.force)),
        (false, true) if old.force <= BINDS => Direction::Stronger,
        (true, false) if new.force <= BINDS => Direction::Lighter,
        _ => Direction::Both,
    }
}

const fn forbids(force: i32) -> i32 {
    if force == 30 { 95 } else { force }
}

fn times(old: &Marker, new: &Marker) -> Direction {
    match (old.value, new.value) {
        // Sooner is stronger.
        (Value::Day(before), Value::Day(after))
        | (Value::Within(before), Value::Within(after))
        | (Value::Session(before), Value::Session(after)) => match before.cmp(&after) {
            std::cmp::Ordering::Less => Direction::Lighter,
            std::cmp::Ordering::Equal => Direction::None,
            std::cmp::Ordering::Greater => Direction::Stronger,
        },
        (Value::Every(before), Value::Every(after)) => match before.cmp(&after) {
            std::cmp::Ordering::Less => Direction::Stronger,
            std::cmp::Ordering::Equal => Direction::None,
            std::cmp::Ordering::Greater => Direction::Lighter,
        },
        // What was to recur is to happen once.
        (Value::Every(_), Value::Day(_) | Value::Within(_) | Value::Session(_)) => Direction::Lighter,
        (Value::Day(_) | Value::Within(_) | Value::Session(_), Value::Every(_)) => Direction::Stronger,
        (Value::None, _) | (_, Value::None) => by_force(old.force, new.force),
        _ => Direction::None,
    }
}

fn numbers(old: &Marker, new: &Marker) -> Direction {
    match (old.value, new.value) {
        (
            Value::Amount { thousandths: before, percent, limit },
            Value::Amount { thousandths: after, percent: also, limit: bound },
        ) if percent == also && limit == bound => {
            let (low, high) = if limit { (after, before) } else { (before, after) };
            match low.cmp(&high) {
                std::cmp::Ordering::Less => Direction::Stronger,
                std::cmp::Ordering::Equal => Direction::None,
                std::cmp::Ordering::Greater => Direction::Lighter,
            }
        }
        _ => Direction::None,
    }
}
