//! Pairs of kept tokens → pieces that cover both texts, each told apart.

use super::dp::Pair;
use super::tokens::{BREAK, Text};
use crate::base::{Sides, Span};
use crate::compare::model::{EditKind, NonSubstantive, RedlineSpan};

/// Returns the pieces of a redline whose kept tokens are `pairs` (ascending on both sides).
pub fn pieces(old: Text<'_>, new: Text<'_>, pairs: &[Pair]) -> Vec<RedlineSpan> {
    let mut line = Line { old: old.text, new: new.text, pieces: Vec::new(), at: Sides::new(0, 0) };
    for pair in pairs {
        let (Some(x), Some(y)) = (old.tokens.get(pair.old), new.tokens.get(pair.new)) else { continue };
        line.gap_to(x.span.start, y.span.start);
        match pair.soft {
            None => line.equal(x.span.len),
            Some(minor) => line.change(x.span.len, y.span.len, Some(minor), false),
        }
    }
    line.gap_to(old.text.len(), new.text.len());
    one_case(line.pieces, old.text)
}

/// Joins words beside each other that differ in case only: one piece out, one in.
fn one_case(pieces: Vec<RedlineSpan>, old: &str) -> Vec<RedlineSpan> {
    let is_case = |piece: Option<&RedlineSpan>, op: EditKind| {
        piece.is_some_and(|piece| piece.op == op && piece.minor == Some(NonSubstantive::Case))
    };
    // Marks, spaces, figures and a lone letter have no case of their own to keep.
    let is_thin = |piece: &RedlineSpan| {
        let text = piece.at.old.of(old).unwrap_or("");
        let cased = text.chars().filter(|c| c.is_lowercase() || c.is_uppercase()).count();
        !text.contains(BREAK) && cased <= 1
    };
    let mut out: Vec<RedlineSpan> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let joins = is_case(Some(&piece), EditKind::Insert)
            && match out.as_slice() {
                [.., gone, come, kept, last] => {
                    is_case(Some(gone), EditKind::Delete)
                        && is_case(Some(come), EditKind::Insert)
                        && kept.op == EditKind::Equal
                        && is_thin(kept)
                        && is_case(Some(last), EditKind::Delete)
                }
                _ => false,
            };
        if joins && let (Some(last), Some(_kept)) = (out.pop(), out.pop()) {
            if let [.., gone, come] = out.as_mut_slice() {
                gone.at.old = Span::between(gone.at.old.start, last.at.old.end());
                come.at.old = Span::new(last.at.old.end(), 0);
                come.at.new = Span::between(come.at.new.start, piece.at.new.end());
            }
        } else {
            out.push(piece);
        }
    }
    out
}

struct Line<'a> {
    old: &'a str,
    new: &'a str,
    pieces: Vec<RedlineSpan>,
    at: Sides<usize>,
}

impl Line<'_> {
    fn equal(&mut self, len: usize) {
        if len == 0 {
            return;
        }
        let (old, new) = (Span::new(self.at.old, len), Span::new(self.at.new, len));
        self.at = Sides::new(old.end(), new.end());
        match self.pieces.last_mut() {
            Some(last) if last.op == EditKind::Equal => {
                last.at.old.len += len;
                last.at.new.len += len;
            }
            _ => self.pieces.push(RedlineSpan::new(EditKind::Equal, old, new)),
        }
    }

    /// Deletes and inserts the next bytes.
    fn change(&mut self, old: usize, new: usize, minor: Option<NonSubstantive>, bracket: bool) {
        if old > 0 {
            let piece = RedlineSpan::new(EditKind::Delete, Span::new(self.at.old, old), Span::new(self.at.new, 0));
            self.pieces.push(RedlineSpan { minor, bracket, ..piece });
            self.at.old += old;
        }
        if new > 0 {
            let piece = RedlineSpan::new(EditKind::Insert, Span::new(self.at.old, 0), Span::new(self.at.new, new));
            self.pieces.push(RedlineSpan { minor, bracket, ..piece });
            self.at.new += new;
        }
    }

    /// What stands between two kept tokens, or before the first, or after the last.
    fn gap_to(&mut self, old_end: usize, new_end: usize) {
        let gone = Span::between(self.at.old, old_end).of(self.old).unwrap_or("");
        let come = Span::between(self.at.new, new_end).of(self.new).unwrap_or("");
        if gone == come {
            self.equal(gone.len());
            return;
        }
        // White space at either end that both have stays.
        let head: usize = gone
            .chars()
            .zip(come.chars())
            .take_while(|(a, b)| a == b && a.is_whitespace())
            .map(|(a, _)| a.len_utf8())
            .sum();
        let (gone, come) = (gone.get(head..).unwrap_or(""), come.get(head..).unwrap_or(""));
        let tail: usize = gone
            .chars()
            .rev()
            .zip(come.chars().rev())
            .take_while(|(a, b)| a == b && a.is_whitespace())
            .map(|(a, _)| a.len_utf8())
            .sum();
        let gone = gone.get(..gone.len() - tail).unwrap_or("");
        let come = come.get(..come.len() - tail).unwrap_or("");
        self.equal(head);
        let (minor, bracket) = class(gone, come);
        self.change(gone.len(), come.len(), minor, bracket);
        self.equal(tail);
    }
}

/// What sort of difference it is that `gone` was replaced by `come`; either may be empty.
fn class(gone: &str, come: &str) -> (Option<NonSubstantive>, bool) {
    let signs = || gone.chars().chain(come.chars()).filter(|c| !c.is_whitespace());
    let first = signs().next();
    if first.is_none() {
        return (Some(NonSubstantive::Space), false);
    }
    if signs().all(|c| matches!(c, '[' | ']' | '［' | '］' | '【' | '】')) {
        return (None, true);
    }
    if signs().all(is_punctuation) {
        return (Some(NonSubstantive::Punctuation), false);
    }
    if gone.is_empty() || come.is_empty() {
        return (None, false);
    }
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (a, b) = (bare(gone), bare(come));
    if a == b {
        // Words that pass from one paragraph into the next are no matter of spacing.
        let lines = |text: &str| text.split(BREAK).map(bare).collect::<Vec<_>>();
        return ((lines(gone) == lines(come)).then_some(NonSubstantive::Space), false);
    }
    if a.to_lowercase() == b.to_lowercase() {
        return (Some(NonSubstantive::Case), false);
    }
    let letters =
        |text: &str| -> String { text.chars().filter(|c| !is_punctuation(*c)).flat_map(char::to_lowercase).collect() };
    let hyphens = |text: &str| text.chars().filter(|c| is_punctuation(*c)).all(|c| matches!(c, '-' | '‐' | '‑' | '–'));
    // "non-exponential" and "nonexponential" are spellings; "a, b" and "a b" differ in punctuation.
    if letters(&a) == letters(&b) {
        let minor = if hyphens(&a) && hyphens(&b) { NonSubstantive::Spelling } else { NonSubstantive::Punctuation };
        return (Some(minor), false);
    }
    if super::spelling::same_word(gone, come) {
        return (Some(NonSubstantive::Spelling), false);
    }
    (None, false)
}

/// Marks that carry no words: not "%" or "$", which are read aloud.
const fn is_punctuation(c: char) -> bool {
    matches!(c,
        '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '(' | ')' | '-' | '/' | '…' | '·' | '`' | '´'
        | '‐'..='—' | '‘'..='„' | '«' | '»' | '。' | '，' | '、' | '；' | '：' | '！' | '？' | '（' | '）' | '《' | '》'
        | '〈' | '〉' | '「' | '」' | '•' | '*')
}
