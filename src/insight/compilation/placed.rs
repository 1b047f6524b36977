//! Where in the draft a wish would change words.

use crate::base::Span;
use crate::compare::EditKind;
use crate::compare::redline::redline;
use crate::insight::alike::{Stream, exact};

/// The share of a paragraph that a submission must repeat for its own places to say something.
const REPEATED: usize = 2;

/// A stretch of a paragraph that a wish is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placed {
    /// These words; empty where words come in between.
    At(Span),
    /// They are not there.
    NoWords,
    /// They stand there several times.
    Several,
    /// It is not said where.
    Nowhere,
}

/// Returns the byte of `base` to which a byte of `said`, the same paragraph as a submission repeats it with its own words
/// in it, corresponds.
pub(super) fn mapped(base: &str, said: &str, at: usize) -> Option<usize> {
    let pieces = redline(base, said);
    let kept: usize = pieces.iter().filter(|piece| piece.op == EditKind::Equal).map(|piece| piece.at.old.len).sum();
    if kept * REPEATED < base.len() {
        return None;
    }
    let mut place = 0;
    for piece in pieces {
        if piece.at.new.start > at {
            break;
        }
        place = match piece.op {
            EditKind::Equal => piece.at.old.start + (at - piece.at.new.start).min(piece.at.old.len),
            EditKind::Delete | EditKind::Insert => piece.at.old.end().max(place),
        };
        if piece.op == EditKind::Insert && at < piece.at.new.end() {
            break;
        }
    }
    base.is_char_boundary(place).then_some(place)
}

/// Where the words of a wish stand in a paragraph; of an insertion, where they come in.
pub fn placed(text: &str, wish: &super::Wish) -> Placed {
    use crate::insight::proposals::Action;
    let inserts = wish.action == Action::Insert;
    if wish.old.trim().is_empty() {
        return match wish.at {
            Some(at) if inserts && at <= text.len() => Placed::At(Span::new(at, 0)),
            _ => Placed::Nowhere,
        };
    }
    match found(text, &wish.old).as_slice() {
        [] => Placed::NoWords,
        [one] if inserts => Placed::At(Span::new(one.end(), 0)),
        [one] => Placed::At(*one),
        // Of several the one that the submission's own place shows.
        several => match wish.at {
            Some(at) if inserts => {
                let near = several.iter().min_by_key(|span| span.end().abs_diff(at));
                near.map_or(Placed::Several, |span| Placed::At(Span::new(span.end(), 0)))
            }
            _ => Placed::Several,
        },
    }
}

/// Where words stand in a text, letter by letter; else word by word, whatever the marks and capitals.
fn found(text: &str, words: &str) -> Vec<Span> {
    let words = words.trim();
    let whole = |at: usize| {
        let cut = |a: Option<char>, b: Option<char>| {
            let letter = |one: Option<char>| one.is_some_and(|one| one.is_alphanumeric() && one.is_ascii());
            letter(a) && letter(b)
        };
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|text| text.chars().next());
        !cut(before, words.chars().next()) && !cut(words.chars().next_back(), after)
    };
    let exactly: Vec<Span> =
        text.match_indices(words).filter(|(at, _)| whole(*at)).map(|(at, found)| Span::new(at, found.len())).collect();
    if !exactly.is_empty() {
        return exactly;
    }
    let (needle, hay) = (Stream::of([words]), Stream::of([text]));
    let places = exact(&needle, 0..needle.len(), &hay, 0..hay.len()).into_iter();
    places.flat_map(|range| hay.places(range, |at| (at == 0).then_some(text))).map(|place| place.span).collect()
}

/// Joins pieces of a text, with one space where two words would meet, and none before a mark or twice.
pub(super) fn joined(pieces: &[&str]) -> String {
    let mut out = String::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let next = piece.chars().next();
        let mark = |letter: char| matches!(letter, ',' | '.' | ';' | ':' | ')' | ']' | '?' | '!' | '’');
        if next.is_some_and(|next| mark(next) || next.is_whitespace()) {
            out.truncate(out.trim_end_matches(' ').len());
        }
        let word = |letter: char| letter.is_alphanumeric() && !crate::compare::words::is_han(letter);
        let meets = out.chars().next_back().is_some_and(|last| word(last) || matches!(last, ',' | ';' | ')'))
            && next.is_some_and(|next| word(next) || next == '(');
        if meets {
            out.push(' ');
        }
        let fresh = if out.ends_with(' ') || out.is_empty() { piece.trim_start_matches(' ') } else { piece };
        out += fresh;
    }
    out
}
