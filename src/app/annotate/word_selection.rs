//! Words chosen inside a change, by the mouse or word by word with the keys, so that what is said next is said of them
//! and not of the whole change.
//!
//! ```text
//! w        the first words that changed           → ←      the next word, the one before
//! shift →  one word more                          ↑ ↓      the paragraph before, the next
//! w again  the whole paragraph                    Enter    these; then a theme, an actor, a note
//! ```

use crate::app::annotate::action::WordStep;
use crate::app::session::Session;
use crate::app::shared::board::Board;
use crate::base::{Side, Span};
use crate::compare::EditKind;
use crate::compare::redline::token_spans;
use crate::study::{Body, Target, anchor};
use std::sync::Arc;

/// Words of a change: what is said next is said of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenWords {
    /// The change (its index in the comparison).
    pub change: usize,
    /// Where they stand: side, paragraph (index in the reading), span in its text. In the order of the text.
    pub parts: Vec<(Side, usize, Span)>,
    /// The words, joined by an ellipsis where they stand apart.
    pub quote: String,
    /// Where the keys are, while words are being chosen with them.
    cursor: Option<Cursor>,
    /// The serial of the focus they were chosen in: they count as long as it is the same.
    serial: u64,
}

impl ChosenWords {
    /// Whether words are being chosen with the keys.
    pub const fn is_picking(&self) -> bool {
        self.cursor.is_some()
    }
}

/// Where the keys are: a paragraph of the change, the words between which it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cursor {
    side: Side,
    paragraph: usize,
    from: usize,
    to: usize,
}

/// Joins what stands together: `a ` and `b` side by side in one paragraph are `a b`.
fn joined(mut parts: Vec<(Side, usize, Span)>) -> Vec<(Side, usize, Span)> {
    let order = |side: Side| usize::from(side == Side::New);
    parts.sort_by_key(|(side, paragraph, span)| (order(*side), *paragraph, span.start));
    let mut out: Vec<(Side, usize, Span)> = Vec::new();
    for (side, paragraph, span) in parts {
        match out.last_mut() {
            Some((last_side, last, before))
                if *last_side == side && *last == paragraph && before.end() >= span.start =>
            {
                *before = Span::between(before.start, before.end().max(span.end()));
            }
            _ => out.push((side, paragraph, span)),
        }
    }
    out
}

/// `span` made to begin and end with whole words; nothing when it holds no word.
fn whole_words(text: &str, span: Span) -> Option<Span> {
    let mut touched = token_spans(text).into_iter().filter(|token| touches(*token, span));
    let first = touched.next()?;
    let last = touched.next_back().unwrap_or(first);
    Some(Span::between(first.start, last.end()))
}

fn touches(token: Span, span: Span) -> bool {
    token.overlap(span).is_some_and(|part| part.len > 0)
}

/// The words of a text, without the marks between them.
fn words_of(text: &str) -> Vec<Span> {
    let is_word = |span: &Span| span.of(text).is_some_and(|word| word.chars().any(char::is_alphanumeric));
    token_spans(text).into_iter().filter(is_word).collect()
}

/// The paragraphs of a change in which words can be chosen: those of the new draft, then those of the old.
fn lines(board: &Board, change: usize) -> Vec<(Side, usize)> {
    let side = |side| board.paragraphs(change, side).into_iter().map(move |(index, _)| (side, index));
    side(Side::New).chain(side(Side::Old)).collect()
}

/// The words chosen inside a change.
#[derive(Debug, Default)]
pub(in crate::app) struct WordSelection {
    chosen: Option<ChosenWords>,
}

impl WordSelection {
    /// The words chosen, if any.
    pub(in crate::app) fn get(&self, session: &Session) -> Option<&ChosenWords> {
        let serial = session.focus.serial;
        self.chosen.as_ref().filter(|words| words.serial == serial)
    }

    /// Whether words are being chosen with the keys.
    pub(in crate::app) fn is_picking(&self, session: &Session) -> bool {
        self.get(session).is_some_and(ChosenWords::is_picking)
    }

    fn paragraph_text(session: &Session, side: Side, paragraph: usize) -> Option<&str> {
        let reading = session.board.as_ref()?.readings.get(side);
        reading.paragraphs.get(paragraph).map(|paragraph| paragraph.text.as_str())
    }

    /// Chooses words of a change; stretches that hold no word are passed over. None left: nothing is chosen any more.
    pub(in crate::app) fn choose_words(
        &mut self,
        session: &mut Session,
        change: usize,
        parts: Vec<(Side, usize, Span)>,
    ) {
        if session.focus.selected != Some(change) {
            session.select_change(change);
        }
        let parts: Vec<_> = joined(parts)
            .into_iter()
            .filter_map(|(side, paragraph, span)| {
                Some((side, paragraph, whole_words(Self::paragraph_text(session, side, paragraph)?, span)?))
            })
            .collect();
        self.set_words(session, change, joined(parts), None);
    }

    fn set_words(
        &mut self,
        session: &mut Session,
        change: usize,
        parts: Vec<(Side, usize, Span)>,
        cursor: Option<Cursor>,
    ) {
        let quotes = parts
            .iter()
            .filter_map(|(side, paragraph, span)| span.of(Self::paragraph_text(session, *side, *paragraph)?));
        let quote = quotes.collect::<Vec<_>>().join(" … ");
        let serial = session.focus.serial;
        self.chosen = (!parts.is_empty()).then_some(ChosenWords { change, parts, quote, cursor, serial });
    }

    /// Begins to choose words with the keys: at the first that changed. Asked again, the whole paragraph.
    pub(in crate::app) fn pick_words(&mut self, session: &mut Session) {
        if self.is_picking(session) {
            self.word_step(session, WordStep::Whole);
            return;
        }
        let Some((board, change)) = session.board.as_ref().zip(session.focus.selected) else { return };
        session.focus.marked.clear();
        let Some(&(side, paragraph)) = lines(board, change).first() else { return };
        let cursor = Self::first_changed(session, change).unwrap_or(Cursor { side, paragraph, from: 0, to: 0 });
        self.put_cursor(session, change, cursor);
    }

    /// The first stretch of words that came in (or else went), in the paragraph it stands in.
    fn first_changed(session: &Session, change: usize) -> Option<Cursor> {
        let board = session.board.as_ref()?;
        let known = board.comparison.changes.get(change)?;
        let both = !known.at.old.is_empty() && !known.at.new.is_empty();
        let wanted = [(EditKind::Insert, Side::New), (EditKind::Delete, Side::Old)];
        let (side, at) = wanted.into_iter().find_map(|(op, side)| {
            let piece = known.redline.iter().find(|piece| piece.op == op && piece.minor.is_none() && both)?;
            Some((side, *piece.at.get(side)))
        })?;
        // The redline counts along the paragraphs of a side, joined by one newline.
        let mut start = 0;
        for (paragraph, known) in board.paragraphs(change, side) {
            let whole = Span::new(start, known.text.len());
            if let Some(part) = whole.overlap(at)
                && part.len > 0
            {
                let part = Span::new(part.start - start, part.len);
                let words = words_of(&known.text);
                let from = words.iter().position(|word| touches(*word, part))?;
                let to = words.iter().rposition(|word| touches(*word, part))?;
                return Some(Cursor { side, paragraph, from, to });
            }
            start = whole.end() + 1;
        }
        None
    }

    fn put_cursor(&mut self, session: &mut Session, change: usize, cursor: Cursor) {
        let Some(text) = Self::paragraph_text(session, cursor.side, cursor.paragraph) else { return };
        let words = words_of(text);
        let (first, last) = (cursor.from.min(cursor.to), cursor.from.max(cursor.to));
        let span = match (words.get(first), words.get(last)) {
            // All its words are the paragraph, with the full stop.
            (Some(_), Some(_)) if first == 0 && last + 1 == words.len() => Span::new(0, text.len()),
            (Some(first), Some(last)) => Span::between(first.start, last.end()),
            _ => return,
        };
        self.set_words(session, change, vec![(cursor.side, cursor.paragraph, span)], Some(cursor));
    }

    /// What a key does while words are chosen.
    pub(in crate::app) fn word_step(&mut self, session: &mut Session, step: WordStep) {
        let Some(words) = self.get(session).cloned() else { return };
        let Some(cursor) = words.cursor else { return };
        let Some(text) = Self::paragraph_text(session, cursor.side, cursor.paragraph) else { return };
        let last = words_of(text).len().saturating_sub(1);
        let to = |at: usize, extend: bool| Cursor { from: if extend { cursor.from } else { at }, to: at, ..cursor };
        let cursor = match step {
            WordStep::Word { forward: true, extend } => to((cursor.to + 1).min(last), extend),
            WordStep::Word { forward: false, extend } => to(cursor.to.saturating_sub(1), extend),
            WordStep::Edge { forward, extend } => to(if forward { last } else { 0 }, extend),
            WordStep::Whole => Cursor { from: 0, to: last, ..cursor },
            WordStep::Paragraph { forward } => {
                let Some(board) = &session.board else { return };
                let lines = lines(board, words.change);
                let here = lines.iter().position(|line| *line == (cursor.side, cursor.paragraph)).unwrap_or(0);
                let there =
                    if forward { (here + 1).min(lines.len().saturating_sub(1)) } else { here.saturating_sub(1) };
                match lines.get(there) {
                    Some(&(side, paragraph)) if there != here => Cursor { side, paragraph, from: 0, to: 0 },
                    _ => cursor,
                }
            }
            WordStep::Done => {
                self.chosen = Some(ChosenWords { cursor: None, ..words });
                return;
            }
            WordStep::Leave => {
                self.chosen = None;
                return;
            }
        };
        self.put_cursor(session, words.change, cursor);
    }

    /// The words that a body would be said of, when words are chosen in this change and this can be said of words.
    pub(in crate::app) fn words_for<'a>(
        &'a self,
        session: &Session,
        change: usize,
        body: &Body,
    ) -> Option<&'a ChosenWords> {
        let of_words = matches!(body, Body::Tag(_) | Body::Claim(_) | Body::Note(_));
        self.get(session).filter(|words| of_words && words.change == change && session.focus.marked.len() < 2)
    }

    /// The chosen words as a target on the step shown.
    pub(in crate::app) fn words_target(session: &mut Session, words: &ChosenWords) -> Option<Target> {
        let pair = session.focus.pair?;
        let study = Arc::clone(session.study());
        let mut anchors = |side: Side| -> Option<Vec<_>> {
            let id = *pair.get(side);
            let reading = session.reading(id)?.reading;
            let draft = study.draft(id)?;
            let parts = words.parts.iter().filter(|(of, ..)| *of == side);
            parts.map(|(_, paragraph, span)| anchor::anchor(draft, &reading, *paragraph, *span)).collect()
        };
        Some(Target { from: pair.old, to: pair.new, old: anchors(Side::Old)?, new: anchors(Side::New)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_words_become_whole() {
        let text = "We take note of the call.";
        assert_eq!(whole_words(text, Span::new(5, 5)).and_then(|span| span.of(text)), Some("take note"));
        assert_eq!(whole_words(text, Span::new(2, 1)), None, "white space holds no word");
    }

    #[test]
    fn neighbours_are_joined() {
        let parts =
            vec![(Side::New, 3, Span::new(4, 2)), (Side::Old, 3, Span::new(0, 4)), (Side::New, 3, Span::new(0, 4))];
        assert_eq!(joined(parts), [(Side::Old, 3, Span::new(0, 4)), (Side::New, 3, Span::new(0, 6))]);
    }
}
