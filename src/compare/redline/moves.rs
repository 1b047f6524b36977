//! Phrases that were taken out at one place of a change and put in at another.

use super::sentences::{self, FEWEST_CONTENT_WORDS, FEWEST_WORDS};
use super::tokens::{Class, Text, Token, is_word, span};
use crate::base::Span;
use crate::compare::model::{EditKind, RedlineSpan};

/// At most this many places are tried for one word, so that repetitive texts cost no more than others.
const MOST_PLACES: usize = 16;

/// A run of the same tokens, deleted and inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    old: usize,
    new: usize,
    len: usize,
}

/// Splits deletions and insertions where the same phrase goes and comes, and ties the two with a number, counted from 1
/// in the order of the deletions.
pub fn mark(old: Text<'_>, new: Text<'_>, pieces: &mut Vec<RedlineSpan>) {
    let gone = changed(old.tokens, pieces, EditKind::Delete);
    let come = changed(new.tokens, pieces, EditKind::Insert);
    if gone.len() < FEWEST_WORDS || come.len() < FEWEST_WORDS {
        return;
    }
    let whole = sentences::moved(old, new, &gone, &come);
    let mut spans: Vec<(Span, Span)> = choose(old, new, runs(old.tokens, new.tokens, &gone, &come))
        .iter()
        .filter_map(|run| Some((span(old.tokens, run.old, run.len)?, span(new.tokens, run.new, run.len)?)))
        .filter(|part| {
            !whole.iter().any(|whole| whole.0.overlap(part.0).is_some() || whole.1.overlap(part.1).is_some())
        })
        .collect();
    spans.extend(&whole);
    if spans.is_empty() {
        return;
    }
    spans.sort_unstable();
    let mut marked = Vec::with_capacity(pieces.len() + 2 * spans.len());
    for piece in pieces.drain(..) {
        split(piece, &spans, old.text, new.text, &mut marked);
    }
    *pieces = marked;
}

/// The tokens inside the pieces of `op` that change the wording, as (index, number of the piece).
fn changed(tokens: &[Token], pieces: &[RedlineSpan], op: EditKind) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (number, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.op == op && piece.minor.is_none()) {
        let at = if op == EditKind::Delete { piece.at.old } else { piece.at.new };
        let first = tokens.partition_point(|token| token.span.start < at.start);
        let last = tokens.partition_point(|token| token.span.end() <= at.end());
        found.extend((first..last).map(|index| (index, number)));
    }
    found
}

/// Every longest run of equal tokens among the changed ones.
fn runs(old: &[Token], new: &[Token], gone: &[(usize, usize)], come: &[(usize, usize)]) -> Vec<Run> {
    let word = |tokens: &[Token], list: &[(usize, usize)], at: usize| {
        let &(index, number) = list.get(at)?;
        Some((tokens.get(index)?.folded, index, number))
    };
    // Pairs of neighbouring tokens of the insertions, with their places.
    let pair = |tokens: &[Token], list: &[(usize, usize)], at: usize| {
        let (a, _, piece) = word(tokens, list, at)?;
        let (b, _, other) = word(tokens, list, at + 1)?;
        (piece == other).then_some((a, b))
    };
    let mut index: Vec<((u64, u64), usize)> =
        (0..come.len()).filter_map(|at| Some((pair(new, come, at)?, at))).collect();
    index.sort_unstable();
    let mut found = Vec::new();
    for i in 0..gone.len() {
        let Some(here) = pair(old, gone, i) else { continue };
        let from = index.partition_point(|&(other, _)| other < here);
        for &(_, j) in index.iter().skip(from).take_while(|&&(other, _)| other == here).take(MOST_PLACES) {
            let (Some(a), Some(b)) = (word(old, gone, i), word(new, come, j)) else { continue };
            let goes_on = |back: bool, by: usize| {
                let (x, y) =
                    if back { (i.checked_sub(by), j.checked_sub(by)) } else { (i.checked_add(by), j.checked_add(by)) };
                let (Some(x), Some(y)) = (x, y) else { return false };
                match (word(old, gone, x), word(new, come, y)) {
                    (Some(x), Some(y)) => x.0 == y.0 && x.2 == a.2 && y.2 == b.2,
                    _ => false,
                }
            };
            // Only from the beginning of a run.
            if goes_on(true, 1) {
                continue;
            }
            let len = (1..gone.len()).take_while(|&by| goes_on(false, by)).count() + 1;
            found.push(Run { old: a.1, new: b.1, len });
        }
    }
    found
}

/// The longest runs first, no token twice, none too short to be called a move.
fn choose(old: Text<'_>, new: Text<'_>, mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_unstable_by_key(|run| (std::cmp::Reverse(run.len), run.old, run.new));
    let mut chosen: Vec<Run> = Vec::new();
    let mut taken = (vec![false; old.tokens.len()], vec![false; new.tokens.len()]);
    for run in runs {
        // The ends and the middle tell: no longer run can lie inside a shorter one.
        let free = |taken: &[bool], at: usize| {
            [at, at + run.len / 2, at + run.len - 1].iter().all(|&at| !taken.get(at).copied().unwrap_or(true))
        };
        if run.len == 0 || !free(&taken.0, run.old) || !free(&taken.1, run.new) {
            continue;
        }
        let run = trimmed(old.tokens, run);
        let tokens = old.tokens.get(run.old..run.old + run.len).unwrap_or(&[]);
        let words = tokens.iter().filter(|token| is_word(token)).count();
        let content = tokens.iter().filter(|token| matches!(token.class, Class::Word)).count();
        if words >= FEWEST_WORDS && content >= FEWEST_CONTENT_WORDS && span(new.tokens, run.new, run.len).is_some() {
            taken.0.iter_mut().skip(run.old).take(run.len).for_each(|taken| *taken = true);
            taken.1.iter_mut().skip(run.new).take(run.len).for_each(|taken| *taken = true);
            chosen.push(run);
        }
    }
    chosen
}

/// Without marks at the beginning: a phrase begins with a word.
fn trimmed(tokens: &[Token], run: Run) -> Run {
    let skip = tokens.iter().skip(run.old).take(run.len).take_while(|token| !is_word(token)).count();
    Run { old: run.old + skip, new: run.new + skip, len: run.len - skip }
}

/// Cuts one piece at the moved spans inside it.
fn split(piece: RedlineSpan, spans: &[(Span, Span)], old_text: &str, new_text: &str, out: &mut Vec<RedlineSpan>) {
    let (whole, text) = match piece.op {
        EditKind::Equal => return out.push(piece),
        EditKind::Delete => (piece.at.old, old_text),
        EditKind::Insert => (piece.at.new, new_text),
    };
    let mut inside: Vec<(Span, u32)> = spans
        .iter()
        .zip(1..)
        .map(|(&(old, new), number)| (if piece.op == EditKind::Delete { old } else { new }, number))
        .filter(|(span, _)| whole.start <= span.start && span.end() <= whole.end())
        .collect();
    if inside.is_empty() || piece.minor.is_some() {
        return out.push(piece);
    }
    inside.sort_unstable();
    let mut at = whole.start;
    let mut put = |from: usize, to: usize, moved: Option<u32>| {
        if from < to {
            let mut part = RedlineSpan { moved, ..piece };
            match piece.op {
                EditKind::Delete => part.at.old = Span::between(from, to),
                _ => part.at.new = Span::between(from, to),
            }
            out.push(part);
        }
    };
    let last = inside.len();
    for (nth, (span, number)) in inside.into_iter().enumerate() {
        // White space alone between or after moved phrases goes with the phrase.
        let blank = |from: usize, to: usize| {
            Span::between(from, to).of(text).is_some_and(|text| text.chars().all(char::is_whitespace))
        };
        let from = if blank(at, span.start) { at } else { span.start };
        put(at, from, None);
        let to = if nth + 1 == last && blank(span.end(), whole.end()) { whole.end() } else { span.end() };
        put(from, to, Some(number));
        at = to;
    }
    put(at, whole.end(), None);
}
