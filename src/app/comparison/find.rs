//! The words searched for in the drafts compared: every place, in the order in which it is read, and the one stood on.

use crate::app::session::Session;
use crate::app::shared::board::Board;
use crate::base::{Message, Side, Span};
use crate::compare::{Change, Comparison, EditKind};
use crate::engine::{Memo, Same};
use crate::text::Paragraph;

/// A place where the words searched for stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The change it stands in.
    pub change: usize,
    /// In which draft. Words that both drafts have are found once, in the new one.
    pub side: Side,
    /// Index of the paragraph in that draft's reading.
    pub paragraph: usize,
    /// Where in its text.
    pub span: Span,
}

/// The places of the words searched for, and the one stood on.
#[derive(Debug, Default)]
pub(in crate::app) struct Finder {
    hits: Memo<(String, Same<Comparison>), Vec<Hit>>,
    current: Option<usize>,
}

impl Finder {
    /// Looks for the words (in lower case) anew when they or the drafts are others.
    pub(in crate::app) fn refresh(&mut self, session: &Session, words: &str) {
        let Some(board) = session.board().filter(|_| !words.is_empty()) else {
            self.hits.clear();
            self.current = None;
            return;
        };
        let key = (words.to_owned(), Same::from(&board.comparison));
        if self.hits.is_of(&key) {
            return;
        }
        let hits = (0..board.comparison.changes.len()).flat_map(|change| hits_in(board, change, words)).collect();
        self.hits.put(key, hits);
        self.current = None;
    }

    /// The places, in the order of the text; nothing where no words are searched for.
    pub(in crate::app) fn hits(&self) -> Option<&[Hit]> {
        self.hits.get().map(Vec::as_slice)
    }

    /// The number, from 0, of the place stood on. Whoever has gone to another change stands on none.
    pub(in crate::app) fn current(&self, session: &Session) -> Option<usize> {
        let at = self.current?;
        let hit = self.hits()?.get(at)?;
        (session.selected() == Some(hit.change)).then_some(at)
    }

    /// Goes to the next place or the one before: from the one stood on, else from the chosen change. Past the last it goes
    /// on from the first, and says so.
    pub(in crate::app) fn go(&mut self, session: &mut Session, forward: bool) {
        let count = self.hits().map_or(0, <[Hit]>::len);
        let Some(last) = count.checked_sub(1) else {
            session.notify(Message::new("find-nowhere"), false);
            return;
        };
        let chosen = session.selected().unwrap_or(0);
        let first_from = |change: usize| self.hits().unwrap_or_default().partition_point(|hit| hit.change < change);
        let (next, wrapped) = match (self.current(session), forward) {
            (Some(at), true) if at < last => (at + 1, false),
            (Some(_), true) => (0, true),
            (Some(at), false) => at.checked_sub(1).map_or((last, true), |before| (before, false)),
            (None, true) => Some(first_from(chosen)).filter(|at| *at <= last).map_or((0, true), |at| (at, false)),
            (None, false) => first_from(chosen).checked_sub(1).map_or((last, true), |before| (before, false)),
        };
        self.current = Some(next);
        if let Some(hit) = self.hits().and_then(|hits| hits.get(next)) {
            session.select_change(hit.change);
        }
        if wrapped {
            session.notify(Message::new(if forward { "find-from-first" } else { "find-from-last" }), false);
        }
    }
}

/// The places in one change. Words that stay are found in the new draft alone.
fn hits_in(board: &Board, index: usize, words: &str) -> Vec<Hit> {
    let Some(change) = board.comparison.changes.get(index) else { return Vec::new() };
    let mut hits: Vec<((usize, usize), Hit)> = Vec::new();
    for side in Side::BOTH {
        let mut start = 0;
        for (paragraph, text) in board.paragraphs(index, side) {
            for span in words_in(&text.text, words) {
                let joined = Span::new(start + span.start, span.len);
                if let Some(piece) = piece_of(change, side, joined) {
                    hits.push(((piece, joined.start), Hit { change: index, side, paragraph, span }));
                }
            }
            start += text.text.len() + 1;
        }
    }
    hits.sort_by_key(|(order, _)| *order);
    hits.into_iter().map(|(_, hit)| hit).collect()
}

/// The piece of the redline in which a stretch of one side's joined text is read; nothing where it is read on the other side.
fn piece_of(change: &Change, side: Side, at: Span) -> Option<usize> {
    let touches = |op: EditKind| {
        let mut pieces = change.redline.iter().enumerate();
        pieces.find(|(_, piece)| piece.op == op && piece.at.get(side).overlap(at).is_some()).map(|(place, _)| place)
    };
    match side {
        Side::Old if change.at.new.is_empty() => Some(0),
        Side::Old => touches(EditKind::Delete),
        Side::New => {
            let mut pieces = change.redline.iter();
            Some(pieces.position(|piece| piece.at.new.overlap(at).is_some()).unwrap_or(0))
        }
    }
}

/// Every place of `words` (in lower case) in `text`, whatever the case there; places don't overlap.
pub fn words_in(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    // A letter's small form may be longer or shorter than the letter: where each byte of the small text comes from.
    let mut lower = String::with_capacity(text.len());
    let mut from: Vec<usize> = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        for small in letter.to_lowercase() {
            lower.push(small);
            from.resize(lower.len(), at);
        }
    }
    from.push(text.len());
    let after = |byte: usize| {
        let start = from.get(byte).copied().unwrap_or(text.len());
        // An end inside a letter's small form takes the whole letter.
        let inside = byte.checked_sub(1).and_then(|before| from.get(before)).is_some_and(|before| *before == start);
        if inside {
            text.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |letter| start + letter.len_utf8())
        } else {
            start
        }
    };
    lower
        .match_indices(words)
        .filter_map(|(start, hit)| Some(Span::between(*from.get(start)?, after(start + hit.len()))))
        .filter(|span| !span.is_empty())
        .collect()
}

/// Whether words (in lower case) stand in a paragraph.
pub(in crate::app) fn has_words(paragraph: &Paragraph, words: &str) -> bool {
    !words_in(&paragraph.text, words).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, words: &str) -> Vec<&'a str> {
        words_in(text, words).into_iter().filter_map(|span| span.of(text)).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        assert_eq!(found("The Internet, the INTERNET", "internet"), ["Internet", "INTERNET"]);
        assert_eq!(found("注意到该报告。再次注意到。", "注意到"), ["注意到", "注意到"]);
        assert!(found("anything", "").is_empty());
    }

    #[test]
    fn letters_whose_small_form_is_longer_move_nothing() {
        // The small form of İ is two letters.
        assert_eq!(found("İstanbul and İzmir shall", "and"), ["and"]);
        assert_eq!(found("İzmir", "i"), ["İ", "i"]);
        assert_eq!(found("ẞ Straße", "straße"), ["Straße"]);
    }
}
