//! Deadlines, rhythms and numbers of English texts.

use super::model::{Fact, FactKind};
use crate::base::Span;
use crate::insight::strength::{
    MONTHS, Measure, REFERENCES, Token, cardinal, days, fraction, is_numeral, measured, ordinal,
};

pub(super) fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

fn phrase(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words.iter().zip(at..).all(|(word, at)| low(tokens, at) == *word)
}

/// The words from one token to another, both included.
pub(super) fn span(tokens: &[Token], from: usize, to: usize) -> Option<Span> {
    Some(Span::between(tokens.get(from)?.span.start, tokens.get(to)?.span.end()))
}

/// Deadlines and rhythms.
pub(super) fn times(tokens: &[Token], text: &str) -> Vec<Fact> {
    let mut found: Vec<Fact> = measured(tokens, text)
        .into_iter()
        .filter_map(|one| match one.measure {
            Measure::Due | Measure::Session => Fact::of(FactKind::Deadline, text, one.span),
            Measure::Rhythm => Fact::of(FactKind::Rhythm, text, one.span),
            Measure::Amount => None,
        })
        .collect();
    let mut at = 0;
    while at < tokens.len() {
        let length = due(tokens, at).unwrap_or(0);
        let here = (length > 0).then(|| span(tokens, at, at + length - 1)).flatten();
        if let Some(here) = here
            && tokens.get(at).is_some_and(|token| !token.quoted)
            && !found.iter().any(|known| known.span.overlap(here).is_some())
        {
            found.extend(Fact::of(FactKind::Deadline, text, here));
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2200).contains(&year))
}

/// Deadlines that bind nobody harder and are deadlines all the same; how many tokens.
fn due(tokens: &[Token], at: usize) -> Option<usize> {
    let lead = [
        &["no", "later", "than"][..],
        &["not", "later", "than"],
        &["by", "no", "later", "than"],
        &["by", "the", "latest"],
        &["by"],
        &["before"],
        &["until"],
        &["at"],
        &["during"],
        &["within"],
        &["over"],
        &["in"],
        &["for"],
        &["throughout"],
    ]
    .into_iter()
    .find(|words| phrase(tokens, at, words))?;
    let after = at + lead.len();
    let first = lead.first().copied().unwrap_or("");
    let determined = matches!(low(tokens, after), "the" | "its" | "their" | "our" | "a" | "each");
    let rest = after + usize::from(determined);
    if let Some(length) =
        session(tokens, rest).filter(|_| determined && !matches!(first, "over" | "for" | "throughout"))
    {
        return Some(rest + length - at);
    }
    // "Over the next five years", "in the coming decade".
    if matches!(first, "over" | "within" | "in" | "for" | "during") {
        let soon = determined && matches!(low(tokens, rest), "next" | "coming" | "following");
        let from = if soon { rest + 1 } else { rest };
        let (_, words) = cardinal(tokens, from).unwrap_or((1, 0));
        let unit = days(low(tokens, from + words)).is_some();
        return (soon && unit).then(|| from + words + 1 - at);
    }
    if matches!(first, "at" | "throughout") {
        return None;
    }
    // "By the end of the decade", "before the close of the year".
    if determined && matches!(low(tokens, rest), "end" | "close" | "beginning" | "start") {
        let of = phrase(tokens, rest + 1, &["of"]);
        let next = rest + 2 + usize::from(matches!(low(tokens, rest + 2), "the" | "this" | "its" | "next" | "each"));
        let ends = days(low(tokens, next)).is_some() || matches!(low(tokens, next), "century" | "session" | "term");
        return (of && ends).then(|| next + 1 - at);
    }
    // "By the year 2035".
    if determined && low(tokens, rest) == "year" && is_year(low(tokens, rest + 1)) {
        return Some(rest + 2 - at);
    }
    // "By 1 March", without a year.
    let day = |word: &str| word.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day));
    if day(low(tokens, after)) && MONTHS.contains(&low(tokens, after + 1)) {
        return Some(after + 2 - at);
    }
    if MONTHS.contains(&low(tokens, after)) && day(low(tokens, after + 1)) {
        return Some(after + 2 - at);
    }
    // "No later than two years after".
    if lead.len() > 2
        && let Some((_, words)) = cardinal(tokens, after)
        && days(low(tokens, after + words)).is_some()
    {
        return Some(after + words + 1 - at);
    }
    None
}

/// "next session", "eighty-third regular session"; how many tokens.
fn session(tokens: &[Token], at: usize) -> Option<usize> {
    let counted = match low(tokens, at) {
        "next" | "forthcoming" | "upcoming" => 1,
        _ => ordinal(tokens, at)?.1,
    };
    let kind = low(tokens, at + counted);
    let extra = usize::from(matches!(
        kind,
        "annual" | "regular" | "special" | "substantive" | "plenary" | "resumed" | "emergency" | "ordinary"
    ));
    let noun = low(tokens, at + counted + extra);
    matches!(noun, "session" | "meeting" | "conference" | "assembly" | "congress").then_some(counted + extra + 1)
}

/// Counts, amounts and shares that are not part of a deadline or a rhythm.
pub(super) fn numbers(tokens: &[Token], text: &str, times: &[Fact]) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut at = 0;
    // Whether the number before was one of a list of references: "paragraphs 4 and 5".
    let mut referred = None;
    while let Some(token) = tokens.get(at) {
        let taken = token.quoted || times.iter().any(|known| known.span.overlap(token.span).is_some());
        let length = if taken { 0 } else { amount(tokens, at, text).unwrap_or(0) };
        if length == 0 {
            at += 1;
            continue;
        }
        let listed = matches!(low(tokens, at.wrapping_sub(1)), "and" | "to" | "or") || glued(tokens, at, text, ",");
        let reference = REFERENCES.contains(&low(tokens, at.wrapping_sub(1)))
            || listed && referred.is_some_and(|end| end == at || end + 1 == at);
        let dated = is_date(tokens, at, length);
        if reference || dated {
            referred = reference.then_some(at + length);
        } else if let Some(here) = span(tokens, at, at + length - 1) {
            found.extend(Fact::of(FactKind::Number, text, with_signs(here, text)));
        }
        at += length;
    }
    found
}

/// Whether only `sign` and spaces stand before a token.
fn glued(tokens: &[Token], at: usize, text: &str, sign: &str) -> bool {
    let (Some(before), Some(here)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at)) else {
        return false;
    };
    text.get(before.span.end()..here.span.start).is_some_and(|between| between.trim() == sign)
}

fn is_date(tokens: &[Token], at: usize, length: usize) -> bool {
    let month = |at: usize| MONTHS.contains(&low(tokens, at)) && tokens.get(at).is_some_and(|token| token.capital);
    month(at + length) || at.checked_sub(1).is_some_and(month)
}

/// With the sign of a currency before and of a share behind.
fn with_signs(span: Span, text: &str) -> Span {
    let head = text.get(..span.start).unwrap_or("");
    let sign = head.chars().next_back().filter(|sign| matches!(sign, '$' | '€' | '£' | '¥'));
    let tail = text.get(span.end()..).unwrap_or("");
    let share = tail.trim_start().starts_with('%');
    let end = if share { span.end() + tail.find('%').unwrap_or(0) + 1 } else { span.end() };
    Span::between(span.start - sign.map_or(0, char::len_utf8), end)
}

/// How many tokens from `at` on are one number; `None` without one.
fn amount(tokens: &[Token], at: usize, text: &str) -> Option<usize> {
    if let Some((_, words)) = fraction(tokens, at) {
        let after = low(tokens, at + words);
        let before = low(tokens, at.wrapping_sub(1));
        if after == "of" || matches!(before, "by" | "to" | "least") || words > 1 && low(tokens, at) != "a" {
            return Some(words);
        }
        // "Half" a loaf, "a third" party.
        if matches!(low(tokens, at), "a" | "one" | "half") {
            return None;
        }
    }
    let token = tokens.get(at)?;
    let words = if token.is_number() { digits(token, text)? } else { in_words(tokens, at)? };
    let scaled =
        usize::from(matches!(low(tokens, at + words), "hundred" | "thousand" | "million" | "billion" | "trillion"));
    let end = at + words + scaled;
    let share = if phrase(tokens, end, &["per", "cent"]) { 2 } else { usize::from(low(tokens, end) == "percent") };
    if is_year(&token.low) && words == 1 && scaled + share == 0 && !text.get(token.span.end()..)?.starts_with('%') {
        return None;
    }
    Some(words + scaled + share)
}

/// A number in digits that is no symbol, no label and no part of a name.
fn digits(token: &Token, text: &str) -> Option<usize> {
    let head = text.get(..token.span.start)?;
    let tail = text.get(token.span.end()..)?;
    let plain = token.low.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    let label = head.ends_with(['(', '[']) && tail.starts_with([')', ']']);
    let hyphened = head.ends_with(['-', '‑']) && head.trim_end_matches(['-', '‑']).ends_with(char::is_alphanumeric);
    let symbol = token.slash && head.ends_with('/') || tail.starts_with('/') || head.ends_with(['.', '#', '№']);
    // "2/3" is a share, but "77/12" a symbol: both are left.
    (plain && !label && !hyphened && !symbol).then_some(1)
}

fn in_words(tokens: &[Token], at: usize) -> Option<usize> {
    let word = low(tokens, at);
    let scaled = matches!(low(tokens, at + 1), "hundred" | "thousand" | "million" | "billion" | "trillion");
    if matches!(word, "a" | "an" | "zero") || word == "one" && !scaled || !is_numeral(word) {
        return None;
    }
    if ordinal(tokens, at).is_some() || low(tokens, at + 1) == "fold" {
        return None;
    }
    Some(cardinal(tokens, at)?.1)
}
