//! Named bodies and offices: capitals in a row that end in a word for a body, or begin with one before "of", "on", "for".

use super::model::{Fact, FactKind};
use super::vocabulary::{HAN_BODIES, HAN_HEADS, HAN_KINDS, HAN_STOPS, HEADS, INITIALS};
use crate::base::Span;
use crate::compare::words::is_han;
use crate::insight::strength::Token;

/// A word with what is tied to it by hyphens.
#[derive(Debug, Clone)]
struct Word {
    span: Span,
    low: String,
    capital: bool,
    opens: bool,
}

fn words(tokens: &[Token], text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let Some(last) = found.last_mut()
            && matches!(text.get(last.span.end()..token.span.start), Some("-" | "‑"))
        {
            last.span = Span::between(last.span.start, token.span.end());
            last.low.push('-');
            last.low.push_str(&token.low);
            continue;
        }
        let (span, low) = (token.span, token.low.clone());
        found.push(Word { span, low, capital: token.capital, opens: token.opens });
    }
    found
}

/// Words that open a sentence and no name.
const OPENERS: &[&str] = &[
    "the",
    "we",
    "a",
    "an",
    "all",
    "each",
    "every",
    "any",
    "no",
    "in",
    "on",
    "at",
    "this",
    "these",
    "that",
    "such",
    "also",
    "further",
    "as",
    "to",
    "by",
    "for",
    "with",
    "our",
    "its",
    "their",
    "and",
    "or",
    "requests",
    "invites",
    "urges",
    "encourages",
    "decides",
    "welcomes",
    "recalls",
    "recalling",
    "welcoming",
    "noting",
    "notes",
    "commends",
    "calls",
    "reaffirms",
    "supports",
    "establishes",
    "mandates",
    "asks",
    "directs",
    "instructs",
    "request",
    "invite",
    "urge",
    "encourage",
    "support",
    "strengthen",
    "through",
    "under",
    "within",
    "when",
    "where",
    "if",
    "both",
    "some",
];
const CONNECTORS: &[&str] = &["of", "on", "for", "and", "to"];

fn is_head(word: &Word) -> bool {
    word.capital && HEADS.contains(&word.low.as_str())
}

/// The runs of capitals, with the small words between them: from and to, both included.
fn runs(words: &[Word], text: &str) -> Vec<(usize, usize)> {
    let between = |at: usize| -> &str {
        let (Some(one), Some(next)) = (words.get(at), words.get(at + 1)) else { return "." };
        text.get(one.span.end()..next.span.start).unwrap_or(".")
    };
    // "Educational, Scientific and Cultural" is one name.
    let listed = |at: usize| {
        let low = |at: usize| words.get(at).map_or("", |word| word.low.as_str());
        between(at) == ", " && low(at) == "educational" && low(at + 1) == "scientific"
    };
    let near = |at: usize| matches!(between(at), " " | "\u{a0}" | "' " | "’ ") || listed(at);
    let capital = |at: usize| words.get(at).is_some_and(|word| word.capital);
    let small = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.low.as_str()));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if !word.capital || word.opens && OPENERS.contains(&word.low.as_str()) {
            at += 1;
            continue;
        }
        let mut end = at;
        loop {
            if near(end) && capital(end + 1) {
                end += 1;
            } else if near(end) && small(end + 1, CONNECTORS) && near(end + 1) && capital(end + 2) {
                end += 2;
            } else if near(end)
                && small(end + 1, &["of", "on", "for", "to"])
                && near(end + 1)
                && small(end + 2, &["the"])
                && near(end + 2)
                && capital(end + 3)
            {
                end += 3;
            } else {
                break;
            }
        }
        found.push((at, end));
        at = end + 1;
    }
    found
}

/// The names in a run. "Rules of the Harbour Council" holds one, "General Assembly and Economic and Social Council" two.
fn names(words: &[Word], (from, to): (usize, usize), found: &mut Vec<(usize, usize)>) {
    let Some(run) = words.get(from..=to) else { return };
    let is = |at: usize, list: &[&str]| run.get(at).is_some_and(|word| list.contains(&word.low.as_str()));
    // "Secretary General" without its hyphen.
    let general =
        |at: usize| is(at, &["general"]) && at.checked_sub(1).is_some_and(|at| is(at, &["secretary", "director"]));
    let parties = |at: usize| is(at, &["conference"]) && is(at + 1, &["of"]) && is(at + 3, &["parties"]);
    let head = |at: usize| run.get(at).is_some_and(is_head) || general(at) || parties(at);
    let ties = |at: &usize| is(*at, &["of", "on", "for"]);
    // "and" parts two bodies where one ends before it and another begins behind it.
    let parted = (1..run.len()).find(|&at| {
        let closes = head(at - 1) || (0..at).any(|at| ties(&at));
        let begins = (at + 1..run.len()).any(|later| head(later) && !(at + 1..later).any(|at| ties(&at)));
        let plain = head(at - 1) && !(at + 1..run.len()).any(head);
        is(at, &["and", "to"]) && (closes && begins || plain)
    });
    if let Some(at) = parted {
        names(words, (from, from + at - 1), found);
        names(words, (from + at + 1, to), found);
        return;
    }
    let first_tie = (0..run.len()).find(ties);
    match first_tie {
        Some(tie) if tie > 0 && head(tie - 1) => {
            let action = is(tie + 1, &["action", "work"]);
            if !action {
                found.push((from, to));
            }
        }
        Some(tie) => {
            let next = tie + 1 + usize::from(is(tie + 1, &["the"]));
            if from + next <= to {
                names(words, (from + next, to), found);
            }
        }
        None if head(run.len() - 1) => found.push((from, to)),
        None => {}
    }
}

/// Bodies of an English text.
pub(super) fn english(tokens: &[Token], text: &str) -> Vec<Fact> {
    let words = words(tokens, text);
    let mut names_found = Vec::new();
    for run in runs(&words, text) {
        names(&words, run, &mut names_found);
    }
    for (at, word) in words.iter().enumerate() {
        let known = word.span.of(text).is_some_and(|written| INITIALS.contains(&written));
        // "(ITU)" behind the name of the union is its name again.
        let again = text.get(..word.span.start).is_some_and(|head| head.ends_with('('));
        if known && !again && !names_found.iter().any(|(from, to)| (*from..=*to).contains(&at)) {
            names_found.push((at, at));
        }
    }
    let span = |(from, to): (usize, usize)| -> Option<Span> {
        let opens = words.get(from)?.opens && from == to;
        let start = words.get(from)?.span.start;
        (!opens).then(|| words.get(to).map(|last| Span::between(start, last.span.end())))?
    };
    names_found.into_iter().filter_map(|name| Fact::of(FactKind::Body, text, span(name)?)).collect()
}

/// Characters of a Chinese name before what it ends in.
const LONGEST: usize = 14;

/// Bodies of a Chinese text: known names, and what ends in a word for a body.
pub(super) fn han(text: &str) -> Vec<Fact> {
    let mut found: Vec<Span> = Vec::new();
    for name in HAN_BODIES {
        for (at, _) in text.match_indices(name) {
            let span = Span::new(at, name.len());
            let titled = text.get(..at).is_some_and(|head| head.ends_with(['届', '《']));
            if !titled && !found.iter().any(|known| known.overlap(span).is_some()) {
                found.push(span);
            }
        }
    }
    for head in HAN_HEADS {
        for (at, _) in text.match_indices(head) {
            let end = at + head.len();
            let Some(before) = text.get(..at) else { continue };
            let mut start = at;
            for (from, sign) in before.char_indices().rev().take(LONGEST) {
                let stops = HAN_STOPS
                    .iter()
                    .any(|stop| text.get(..from + sign.len_utf8()).is_some_and(|head| head.ends_with(stop)));
                if stops || !is_han(sign) {
                    break;
                }
                start = from;
            }
            let span = Span::between(start, end);
            let name = span.of(text).unwrap_or("");
            let kind = HAN_KINDS.contains(&name) || HAN_KINDS.iter().any(|kind| name.ends_with(kind));
            // Two signs before its last word make a name.
            if at < start + 6 || kind || found.iter().any(|known| known.overlap(span).is_some()) {
                continue;
            }
            found.push(span);
        }
    }
    found.into_iter().filter_map(|span| Fact::of(FactKind::Body, text, span)).collect()
}
