//! Terms that are defined and never used, or defined twice.

use super::{Fault, Finding};
use crate::base::{Cancelled, JobControl, Span};
use crate::text::Paragraph;
use std::collections::BTreeMap;

/// Marks around a term, open and close.
const QUOTES: [(char, char); 4] = [('“', '”'), ('"', '"'), ('«', '»'), ('「', '」')];
/// What stands before a term that is defined in brackets.
const LEADS: &[&str] = &[
    "hereinafter referred to as",
    "hereinafter the",
    "hereinafter",
    "hereafter",
    "referred to as",
    "referred to herein as",
    "known as",
    "(the",
    "(each a",
    "(collectively, the",
    "(collectively the",
    "以下简称",
    "下称",
    "简称",
];
/// What stands behind a term that is defined.
const MEANS: &[&str] = &["means", "shall mean", "refers to", "mean ", "系指", "是指", "指"];

/// A definition.
struct Definition<'d> {
    paragraph: usize,
    /// The term without its marks.
    span: Span,
    term: &'d str,
}

pub(super) fn find(paragraphs: &[Paragraph], job: &JobControl) -> Result<Vec<Finding>, Cancelled> {
    let mut defined: Vec<Definition<'_>> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        for span in definitions(&paragraph.text) {
            if let Some(term) = span.of(&paragraph.text) {
                defined.push(Definition { paragraph: index, span, term });
            }
        }
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, one) in defined.iter().enumerate() {
        job.check()?;
        let told = |fault, other| Finding {
            paragraph: one.paragraph,
            span: one.span,
            fault,
            words: one.term.to_owned(),
            other,
        };
        if let Some(earlier) = first.get(one.term).and_then(|earlier| defined.get(*earlier)) {
            let place = paragraphs.get(earlier.paragraph).map(|paragraph| paragraph.cited().to_owned());
            found.push(told(Fault::DefinedTwice, place));
            continue;
        }
        first.insert(one.term, at);
        let used = paragraphs.iter().enumerate().any(|(index, paragraph)| {
            uses(&paragraph.text, one.term).any(|use_at| index != one.paragraph || !one.span.contains(use_at))
        });
        if !used {
            found.push(told(Fault::Unused, None));
        }
    }
    Ok(found)
}

/// The terms that a text defines.
fn definitions(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((open, sign)) = text.get(at..).and_then(|rest| {
        let open = rest.find(|sign: char| QUOTES.iter().any(|(open, _)| *open == sign))?;
        Some((at + open, rest.get(open..)?.chars().next()?))
    }) {
        let Some(close) = QUOTES.iter().find(|(open, _)| *open == sign).map(|(_, close)| *close) else { break };
        let from = open + sign.len_utf8();
        let Some(length) = text.get(from..).and_then(|rest| rest.find(close)) else { break };
        let (span, end) = (Span::new(from, length), from + length + close.len_utf8());
        at = end;
        let (Some(term), Some(head), Some(tail)) = (span.of(text), text.get(..open), text.get(end..)) else { break };
        let head = head.trim_end().to_lowercase();
        let (behind, tail) = (tail.trim_start(), tail.trim_start().to_lowercase());
        let in_brackets = behind.starts_with([')', '）', ',', ';', ' '])
            && (LEADS.iter().any(|lead| head.ends_with(lead))
                || head.ends_with(['(', '（']) && behind.starts_with([')', '）']));
        let begins =
            head.is_empty() || head.ends_with([')', ';', ':', '.', '；', '：', '。']) || head.ends_with("term");
        let meant = begins && MEANS.iter().any(|means| tail.starts_with(means));
        if (in_brackets || meant) && !term.is_empty() && term.chars().count() < 60 {
            found.push(span);
        }
    }
    found
}

/// Where a term stands in a text, at the beginning of a word, however large its letters.
fn uses<'t>(text: &'t str, term: &'t str) -> impl Iterator<Item = usize> + 't {
    let word =
        |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphabetic() && !crate::compare::words::is_han(sign));
    let low = term.to_lowercase();
    // Positions hold where letters keep their length when made small, which those of defined terms do.
    let small = text.to_lowercase();
    let same = small.len() == text.len();
    let hay = if same { small } else { text.to_owned() };
    let needle = if same { low } else { term.to_owned() };
    let places: Vec<usize> = hay
        .match_indices(needle.as_str())
        .filter(|(at, _)| !word(hay.get(..*at).and_then(|head| head.chars().next_back())))
        .map(|(at, _)| at)
        .collect();
    places.into_iter()
}
