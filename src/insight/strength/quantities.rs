//! Deadlines, rhythms and numbers in English.

use super::ladder::List;
use super::marker::{DUE, Marker, Value};
use super::model::{Axis, Cause};
use super::quantity_words::{cardinal, date, days, fraction, is_numeral, ordinal};
use super::tokens::Token;
use crate::base::Span;

/// Finds deadlines, rhythms and numbers; whether they are promised is told by the sentence.
pub(super) fn markers(tokens: &[Token], text: &str, is_live: impl Fn(&Token) -> bool) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let may = tokens.get(at).is_some_and(|token| is_live(token) && !token.quoted);
        let here = if may {
            due(tokens, at).or_else(|| rhythm(tokens, at)).or_else(|| amount(tokens, at, text))
        } else {
            None
        };
        let Some((value, force, cause, length)) = here else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (tokens.get(at), tokens.get(at + length - 1)) {
            found.push(Marker {
                list: List::Hedge,
                cause,
                axis: Axis::Directive,
                force,
                span: Span::between(first.span.start, last.span.end()),
                negated: false,
                value,
                sentence: first.sentence,
                next: None,
            });
        }
        at += length;
    }
    found
}

type Found = (Value, i32, Cause, usize);

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

fn phrase(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words.iter().zip(at..).all(|(word, at)| low(tokens, at) == *word)
}

fn due(tokens: &[Token], at: usize) -> Option<Found> {
    if !matches!(low(tokens, at), "no" | "not" | "at" | "by" | "before" | "until" | "within") {
        return None;
    }
    let length = [
        &["no", "later", "than"][..],
        &["not", "later", "than"],
        &["at", "the", "latest", "by"],
        &["by"],
        &["before"],
        &["until"],
        &["at"],
        &["within"],
    ]
    .into_iter()
    .find(|words| phrase(tokens, at, words))?
    .len();
    let after = at + length;
    let found = |value, words: usize| Some((value, DUE, Cause::When, length + words));
    if low(tokens, at) == "within" {
        let skipped = usize::from(phrase(tokens, after, &["the", "next"])) * 2
            + usize::from(phrase(tokens, after, &["a", "period", "of"])) * 3;
        let (count, words) = cardinal(tokens, after + skipped)?;
        let unit = days(low(tokens, after + skipped + words))?;
        return found(Value::Within(count * unit.max(1)), skipped + words + 1);
    }
    let skipped = usize::from(matches!(low(tokens, after), "its" | "the" | "their"));
    if let Some((number, words)) = ordinal(tokens, after + skipped) {
        let ends = after + skipped + words;
        let extra = usize::from(matches!(low(tokens, ends), "annual" | "regular"));
        if matches!(low(tokens, ends + extra), "session" | "meeting" | "conference" | "assembly" | "congress") {
            return found(Value::Session(number), skipped + words + extra + 1);
        }
    }
    if low(tokens, at) == "at" && length == 1 {
        return None;
    }
    let (day, words) = date(tokens, after)?;
    found(Value::Day(day), words)
}

/// So many times in a thousand years.
fn per_year(times: i64, days: i64) -> Value {
    Value::Every(times * 372_000 / days.max(1))
}

fn rhythm(tokens: &[Token], at: usize) -> Option<Found> {
    let found = |value, words: usize| Some((value, DUE, Cause::When, words));
    let seldom = |times: i64, words: usize| Some((Value::Every(times), 0, Cause::When, words));
    let word = low(tokens, at);
    let single = match word {
        "hourly" => Some(per_year(24, 1)),
        "daily" => Some(per_year(1, 1)),
        "weekly" => Some(per_year(1, 7)),
        "monthly" => Some(per_year(1, 31)),
        "quarterly" => Some(per_year(1, 93)),
        "annually" | "yearly" | "annual" => Some(per_year(1, 372)),
        "biannual" | "biannually" | "semiannual" | "semiannually" => Some(per_year(2, 372)),
        "biennial" | "biennially" => Some(per_year(1, 744)),
        "triennial" | "triennially" => Some(per_year(1, 1116)),
        _ => None,
    };
    if let Some(value) = single {
        return found(value, 1);
    }
    match word {
        "every" | "each" => {
            if matches!(low(tokens, at + 1), "other" | "second") {
                let unit = days(low(tokens, at + 2))?;
                return found(per_year(1, unit * 2), 3);
            }
            if let Some(unit) = days(low(tokens, at + 1)) {
                return found(per_year(1, unit), 2);
            }
            let (count, words) = cardinal(tokens, at + 1)?;
            let unit = days(low(tokens, at + 1 + words))?;
            found(per_year(1, unit * count), words + 2)
        }
        "once" | "twice" => times(tokens, at, if word == "once" { 1 } else { 2 }, 1),
        "periodically" | "regularly" => seldom(300, 1),
        "occasionally" => seldom(100, 1),
        "at" if phrase(tokens, at, &["at", "regular", "intervals"]) => seldom(300, 3),
        "on" if phrase(tokens, at, &["on", "a", "regular", "basis"]) => seldom(300, 4),
        "from" if phrase(tokens, at, &["from", "time", "to", "time"]) => seldom(100, 4),
        _ => {
            let (count, words) = cardinal(tokens, at)?;
            (low(tokens, at + words) == "times").then(|| times(tokens, at, count, words + 1))?
        }
    }
}

fn times(tokens: &[Token], at: usize, count: i64, words: usize) -> Option<Found> {
    if low(tokens, at + words) == "every" {
        let (years, more) = cardinal(tokens, at + words + 1).unwrap_or((1, 0));
        let unit = days(low(tokens, at + words + 1 + more))?;
        return Some((per_year(count, unit * years), DUE, Cause::When, words + more + 2));
    }
    matches!(low(tokens, at + words), "a" | "each" | "per").then_some(())?;
    let unit = days(low(tokens, at + words + 1))?;
    Some((per_year(count, unit), DUE, Cause::When, words + 2))
}

/// Words that may be part of a deadline, a rhythm or a number beside numbers, ordinals and months.
const OF_QUANTITIES: &[&str] = &[
    "annual",
    "annually",
    "at",
    "basis",
    "before",
    "biannual",
    "biannually",
    "biennial",
    "biennially",
    "billion",
    "by",
    "cent",
    "conference",
    "congress",
    "daily",
    "day",
    "days",
    "decade",
    "double",
    "each",
    "early",
    "end",
    "every",
    "exceed",
    "exceeding",
    "fewer",
    "half",
    "hour",
    "hourly",
    "hours",
    "intervals",
    "late",
    "later",
    "latest",
    "least",
    "less",
    "limited",
    "maximum",
    "meeting",
    "million",
    "minimum",
    "month",
    "monthly",
    "months",
    "more",
    "most",
    "no",
    "not",
    "occasionally",
    "once",
    "other",
    "per",
    "percent",
    "periodically",
    "quadruple",
    "quarter",
    "quarterly",
    "quarters",
    "regular",
    "regularly",
    "session",
    "than",
    "third",
    "thirds",
    "thousand",
    "time",
    "times",
    "triennial",
    "triennially",
    "triple",
    "twice",
    "until",
    "week",
    "weekly",
    "weeks",
    "within",
    "year",
    "yearly",
    "years",
];

/// Whether a word in small letters may be part of what is found here.
pub(super) fn is_of_quantity(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit()) || OF_QUANTITIES.binary_search(&word).is_ok() || is_numeral(word)
}

/// Words before a number that is a reference.
pub(in crate::insight) const REFERENCES: &[&str] = &[
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "article",
    "articles",
    "page",
    "pages",
    "resolution",
    "resolutions",
    "annex",
    "table",
    "section",
    "chapter",
    "rule",
    "regulation",
    "goal",
    "goals",
    "sdg",
    "sdgs",
    "decision",
    "document",
    "figure",
    "no",
    "objective",
    "part",
    "item",
    "session",
    "principle",
    "target",
    "appendix",
    "schedule",
    "note",
];
/// Verbs that deliver so many of something.
const DELIVER: &[&str] = &[
    "train",
    "build",
    "provid",
    "plant",
    "contribut",
    "connect",
    "reach",
    "rais",
    "mobili",
    "deliver",
    "support",
    "allocat",
    "invest",
    "financ",
    "fund",
    "creat",
    "restor",
    "increas",
    "suppl",
    "doubl",
    "pay",
];
const LIMITS: &[&[&str]] = &[
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["not", "exceed"],
    &["exceeding"],
    &["at", "most"],
    &["below"],
    &["less", "than"],
    &["fewer", "than"],
    &["maximum", "of"],
    &["limited", "to"],
];
const FLOORS: &[&[&str]] = &[
    &["at", "least"],
    &["no", "fewer", "than"],
    &["no", "less", "than"],
    &["not", "less", "than"],
    &["more", "than"],
    &["minimum", "of"],
];

fn precedes(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    at.checked_sub(words.len()).is_some_and(|start| phrase(tokens, start, words))
}

fn amount(tokens: &[Token], at: usize, text: &str) -> Option<Found> {
    let token = tokens.get(at)?;
    if matches!(&*token.low, "double" | "triple" | "quadruple") {
        return Some((Value::None, 6, Cause::Number, 1));
    }
    let parts = fraction(tokens, at);
    if parts.is_none() && !token.is_number() && cardinal(tokens, at).is_none() {
        return None;
    }
    let earlier = |back: usize| at.checked_sub(back).map_or("", |at| low(tokens, at));
    if REFERENCES.contains(&earlier(1)) || token.slash {
        return None;
    }
    // "No more than" ends in "more than": the longer phrase is meant.
    let longest = |phrases: &[&[&str]]| {
        phrases.iter().filter(|words| precedes(tokens, at, words)).map(|words| words.len()).max().unwrap_or(0)
    };
    let (floor, below) = (longest(FLOORS), longest(LIMITS));
    let shrinks = (2..=8).any(|back| {
        let word = earlier(back);
        ["reduc", "cut", "lower", "limit"].iter().any(|stem| word.starts_with(stem))
    });
    let (limit, floor) = (below > floor || (earlier(1) == "to" && shrinks), floor > below);
    let found =
        |thousandths, percent, words| Some((Value::Amount { thousandths, percent, limit }, 0, Cause::Number, words));
    if let Some((value, words)) = parts {
        return found(value, true, words);
    }
    let number: f64 = if token.is_number() {
        token.low.replace(',', "").parse().ok()?
    } else if matches!(&*token.low, "a" | "an" | "one") {
        return None;
    } else {
        cardinal(tokens, at)?.0 as f64
    };
    let words = if token.is_number() { 1 } else { cardinal(tokens, at)?.1 };
    let thousandths = (number * 1000.0) as i64;
    let after = at + words;
    let end = tokens.get(after - 1)?.span.end();
    if text.get(end..).is_some_and(|rest| rest.trim_start().starts_with('%')) || low(tokens, after) == "percent" {
        return found(thousandths, true, words);
    }
    if phrase(tokens, after, &["per", "cent"]) {
        return found(thousandths, true, words + 2);
    }
    let scale = match low(tokens, after) {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => 1,
    };
    let delivers = (1..=5).any(|back| DELIVER.iter().any(|stem| earlier(back).starts_with(stem)));
    if scale > 1 {
        return found(thousandths.saturating_mul(scale), false, words + 1);
    }
    // A year alone is no number of things.
    let year = token.low.len() == 4 && (1900.0..2200.0).contains(&number);
    (!year && (floor || limit || delivers)).then(|| found(thousandths, false, words))?
}
