//! Sentences that were taken out at one place of a change and put in, edited, at another.

use super::tokens::{Class, Text, Token, is_word, span};
use crate::base::Span;

/// A move holds at least this many tokens that are words.
pub const FEWEST_WORDS: usize = 4;
/// And at least this many of them carry meaning.
pub const FEWEST_CONTENT_WORDS: usize = 2;
/// What part of the words that carry meaning two sentences must have in common, in order.
const IN_COMMON: f32 = 0.6;
/// Of more sentences than this on a side none is looked for, so that the cost is bounded.
const MOST_SENTENCES: usize = 48;

/// A whole sentence within one deletion or insertion.
#[derive(Debug, Clone)]
struct Sentence {
    /// Its first token and how many there are.
    first: usize,
    len: usize,
    /// The number of the piece it stands in.
    piece: usize,
    /// Its words that carry meaning, folded.
    words: Vec<u64>,
}

/// Pairs of whole sentences, one deleted and one inserted, that are one sentence edited; not those that replace each
/// other on the spot. `gone` and `come` are the changed tokens with the numbers of their pieces.
pub fn moved(old: Text<'_>, new: Text<'_>, gone: &[(usize, usize)], come: &[(usize, usize)]) -> Vec<(Span, Span)> {
    let (gone, come) = (whole(old, gone), whole(new, come));
    if gone.len().max(come.len()) > MOST_SENTENCES {
        return Vec::new();
    }
    let mut offers: Vec<(f32, usize, usize)> = Vec::new();
    for (x, a) in gone.iter().enumerate() {
        for (y, b) in come.iter().enumerate() {
            let on_the_spot = b.piece == a.piece + 1 || a.piece == b.piece + 1;
            let part = 2.0 * in_order(&a.words, &b.words) as f32 / (a.words.len() + b.words.len()).max(1) as f32;
            if part >= IN_COMMON && !on_the_spot {
                offers.push((part, x, y));
            }
        }
    }
    offers.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut left, mut right) = (vec![true; gone.len()], vec![true; come.len()]);
    let mut found = Vec::new();
    for (_, x, y) in offers {
        let (Some(a), Some(b)) = (left.get_mut(x), right.get_mut(y)) else { continue };
        if *a && *b {
            (*a, *b) = (false, false);
            let (Some(from), Some(to)) = (gone.get(x), come.get(y)) else { continue };
            found.extend(span(old.tokens, from.first, from.len).zip(span(new.tokens, to.first, to.len)));
        }
    }
    found
}

/// The whole sentences among changed tokens that hold enough words.
fn whole(text: Text<'_>, changed: &[(usize, usize)]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for same in changed.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0) {
        let Some(&(first, piece)) = same.first() else { continue };
        let begins = first.checked_sub(1).is_none_or(|at| ends(text, at));
        let mut start = begins.then_some(first);
        for &(at, _) in same {
            let next = text.tokens.get(at + 1);
            let last = ends(text, at) || next.is_none_or(|next| next.class == Class::Break);
            if !last {
                continue;
            }
            if let Some(from) = start {
                found.extend(sentence(text.tokens, from, at + 1 - from, piece));
            }
            start = Some(at + 1);
        }
    }
    found
}

fn sentence(tokens: &[Token], first: usize, len: usize, piece: usize) -> Option<Sentence> {
    let skip = tokens.iter().skip(first).take(len).take_while(|token| !is_word(token)).count();
    let (first, len) = (first + skip, len - skip);
    let inside = tokens.get(first..first + len)?;
    let words: Vec<u64> = inside.iter().filter(|token| token.class == Class::Word).map(|token| token.folded).collect();
    let enough =
        words.len() >= FEWEST_CONTENT_WORDS && inside.iter().filter(|token| is_word(token)).count() >= FEWEST_WORDS;
    enough.then_some(Sentence { first, len, piece, words })
}

/// Whether a sentence ends with this token.
fn ends(text: Text<'_>, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    let mark = || token.span.of(text.text);
    token.class == Class::Break
        || (token.class == Class::Stop && !mark().is_some_and(|mark| matches!(mark, ":" | "：")))
}

/// How many words of one stand in the other in the same order (the longest common subsequence).
fn in_order(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let left = row.get(at).copied().unwrap_or(0);
            let Some(slot) = row.get_mut(at + 1) else { continue };
            let above = *slot;
            *slot = if x == y { diagonal + 1 } else { above.max(left) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{redline, redline_of_blocks};
    use crate::base::{Sides, Span};
    use crate::compare::{EditKind, NonSubstantive};

    /// What goes and what comes, tied.
    fn tied(pieces: &[crate::compare::RedlineSpan], old: &str, new: &str) -> Vec<(String, String)> {
        let side = |op: EditKind, number: u32| {
            let piece = pieces.iter().find(|piece| piece.op == op && piece.moved == Some(number));
            let text = piece
                .and_then(|piece| if op == EditKind::Delete { piece.at.old.of(old) } else { piece.at.new.of(new) });
            text.unwrap_or_default().trim().to_owned()
        };
        let most = pieces.iter().filter_map(|piece| piece.moved).max().unwrap_or(0);
        (1..=most).map(|number| (side(EditKind::Delete, number), side(EditKind::Insert, number))).collect()
    }

    #[test]
    fn a_sentence_that_moved_and_was_edited_is_tied_whole() {
        let old = "The lamp is lit at dusk. Keepers of the northern lamps keep a written log of passing ships.\nThe bell is rung in fog.";
        let new = "The lamp is lit at dusk.\nThe bell is rung in fog. Keepers of the northern lamps write a daily log of passing ships.";
        let (a, b) = (old.find('\n').expect("two lines"), new.find('\n').expect("two lines"));
        let blocks = [
            Sides::new(Span::new(0, a), Span::new(0, b)),
            Sides::new(Span::between(a + 1, old.len()), Span::between(b + 1, new.len())),
        ];
        assert_eq!(
            tied(&redline_of_blocks(old, new, &blocks), old, new),
            [(
                "Keepers of the northern lamps keep a written log of passing ships.".to_owned(),
                "Keepers of the northern lamps write a daily log of passing ships.".to_owned()
            )]
        );
    }

    #[test]
    fn a_short_sentence_that_passes_into_the_next_paragraph_is_tied() {
        let old = "The lamp is lit at dusk. Its oil is free.\nThe bell is rung in fog.";
        let new = "The lamp is lit at dusk.\nIts oil is free. The bell is rung in fog.";
        let pieces = redline(old, new);
        let minor = |piece: &&crate::compare::RedlineSpan| piece.minor == Some(NonSubstantive::Space);
        assert!(
            pieces.iter().filter(|piece| piece.op != EditKind::Equal).all(|piece| minor(&piece)),
            "only breaks differ"
        );
        let (a, b) = (old.find('\n').expect("two lines"), new.find('\n').expect("two lines"));
        let blocks = [
            Sides::new(Span::new(0, a), Span::new(0, b)),
            Sides::new(Span::between(a + 1, old.len()), Span::between(b + 1, new.len())),
        ];
        let sentence = "Its oil is free.".to_owned();
        assert_eq!(tied(&redline_of_blocks(old, new, &blocks), old, new), [(sentence.clone(), sentence)]);
    }

    #[test]
    fn a_sentence_rewritten_on_the_spot_did_not_move() {
        let old = "The lamp is lit at dusk. Sailors bring their own oil in tin cans. It is free.";
        let new = "The lamp is lit at dusk. In tin cans oil of their own is what sailors bring. It is free.";
        assert_eq!(tied(&redline(old, new), old, new), []);
    }
}
