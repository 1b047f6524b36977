//! Words that are still to come.

use super::{Fault, Finding};
use crate::base::Span;
use crate::insight::facts::bracket_pairs;
use crate::text::Paragraph;

/// What stands in brackets for words to come, in small letters.
const IN_BRACKETS: &[&str] = &[
    "",
    "x",
    "xx",
    "xxx",
    "y",
    "yy",
    "z",
    "…",
    "...",
    "....",
    "_",
    "__",
    "___",
    "●",
    "•",
    "*",
    "?",
    "tbc",
    "tbd",
    "date",
    "number",
    "placeholder",
    "name",
    "place",
    "year",
    "title",
    "insert",
    "blank",
    "to come",
    "pm",
    "p.m.",
    "待定",
    "待补",
    "日期",
    "数字",
    "占位",
];
/// How such words begin.
const BEGINNINGS: &[&str] = &[
    "placeholder",
    "to be completed",
    "to be confirmed",
    "to be determined",
    "to be added",
    "to be inserted",
    "insert ",
    "text to come",
    "待",
];
/// Words that say so anywhere; capitals count.
const ANYWHERE: &[&str] =
    &["TBD", "TBC", "XXX", "XX", "TODO", "to be determined later", "待定", "待补充", "????", "____"];

pub(super) fn find(paragraphs: &[Paragraph]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.as_str();
        let first = found.len();
        let push = |found: &mut Vec<Finding>, span: Span| {
            let taken = found.iter().skip(first).any(|known| known.span.overlap(span).is_some());
            if let Some(words) = span.of(text).filter(|words| !taken && !words.is_empty()) {
                let (fault, words) = (Fault::Placeholder, words.to_owned());
                found.push(Finding { paragraph: index, span, fault, words, other: None });
            }
        };
        for (pair, inner) in bracket_pairs(text) {
            let words = inner.of(text).unwrap_or("").to_lowercase();
            let quoted = text.get(..pair.start).is_some_and(|head| head.ends_with(['“', '"', '«']));
            let cut = matches!(words.as_str(), "…" | "..." | "....") && quoted_around(text, pair);
            if !quoted
                && !cut
                && (IN_BRACKETS.contains(&words.as_str()) || BEGINNINGS.iter().any(|start| words.starts_with(start)))
            {
                push(&mut found, pair);
            }
        }
        for mark in ANYWHERE {
            for (at, _) in text.match_indices(mark) {
                if alone(text, at, mark.len()) {
                    push(&mut found, Span::new(at, mark.len()));
                }
            }
        }
        // Dots alone, or dots where a word is wanted: "by … 20..".
        for dots in ["…", "...", "……"] {
            for (at, _) in text.match_indices(dots) {
                if is_gap(text, at, dots.len()) {
                    push(&mut found, Span::new(at, dots.len()));
                }
            }
        }
    }
    found
}

/// Whether nothing of a word touches a place.
fn alone(text: &str, at: usize, length: usize) -> bool {
    let ascii = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at + length..).and_then(|tail| tail.chars().next());
    let han = text.get(at..).is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_ascii()));
    // "Chapter XX" is the twentieth, "XX" after a small word a gap.
    let roman = text.get(at..at + length) == Some("XX")
        && text.get(..at).and_then(|head| head.split_whitespace().next_back()).is_some_and(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(word, "article" | "chapter" | "part" | "annex" | "section" | "title")
        });
    han || !ascii(before) && !ascii(after) && !roman
}

/// Whether words are left out of a quotation here.
fn quoted_around(text: &str, pair: Span) -> bool {
    let head = text.get(..pair.start).unwrap_or("");
    let open = head.matches(['“', '«']).count();
    let close = head.matches(['”', '»']).count();
    open > close || head.matches('"').count() % 2 == 1
}

/// Whether dots stand for words to come: all of a paragraph, or between spaces with words on both sides.
fn is_gap(text: &str, at: usize, length: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at + length..)) else { return false };
    if quoted_around(text, Span::new(at, length)) || head.ends_with(['.', '…']) || tail.starts_with(['.', '…']) {
        return false;
    }
    let bare = |part: &str| !part.contains(char::is_alphanumeric);
    let spaced = head.ends_with([' ', '\u{a0}']) && tail.starts_with([' ', '\u{a0}', '.', ';', ',']);
    bare(head) && bare(tail) || spaced && !bare(head)
}
