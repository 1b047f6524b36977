//! Square brackets: words that are not settled, and alternatives.

use super::model::{Fact, FactKind};
use crate::base::Span;

pub(super) const OPEN: [char; 2] = ['[', '［'];
pub(super) const CLOSE: [char; 2] = [']', '］'];

/// Pairs of square brackets with what is in them, the brackets included; and how deep each stands.
fn pairs(text: &str) -> Vec<(Span, usize)> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (at, sign) in text.char_indices() {
        if OPEN.contains(&sign) {
            open.push(at);
        } else if CLOSE.contains(&sign)
            && let Some(start) = open.pop()
        {
            found.push((Span::between(start, at + sign.len_utf8()), open.len()));
        }
    }
    found.sort_unstable();
    found
}

/// What stands between a pair of brackets.
fn inside(pair: Span, text: &str) -> Option<Span> {
    let whole = pair.of(text)?;
    let (open, close) = (whole.chars().next()?.len_utf8(), whole.chars().next_back()?.len_utf8());
    let inner = whole.get(open..whole.len().checked_sub(close)?)?;
    let lead = inner.len() - inner.trim_start().len();
    Some(Span::new(pair.start + open + lead, inner.trim().len()))
}

/// Pairs of square brackets, each with what stands between them.
pub(in crate::insight) fn bracket_pairs(text: &str) -> Vec<(Span, Span)> {
    pairs(text).into_iter().filter_map(|(pair, _)| Some((pair, inside(pair, text)?))).collect()
}

/// Whether brackets are an editor's: a letter that was made large, "sic", the number of a note, goals that are referred to.
fn editors(pair: Span, inner: &str, text: &str) -> bool {
    let letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    let goes_on = text.get(pair.end()..).is_some_and(|tail| tail.starts_with(|sign: char| sign.is_ascii_alphabetic()));
    let note = inner.len() <= 2 && inner.chars().all(|sign| sign.is_ascii_digit());
    let goals = inner.starts_with("SDG")
        && inner.split([' ', ',']).all(|word| {
            matches!(word, "" | "SDG" | "SDGs" | "and") || word.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
        });
    letter && goes_on || inner.eq_ignore_ascii_case("sic") || note || goals
}

/// A text without the brackets that are an editor's: spaces stand for them.
pub(super) fn without_editors(text: &str) -> String {
    let mut plain = text.to_owned();
    for (pair, _) in pairs(text) {
        let Some(inner) = inside(pair, text) else { continue };
        if pair.of(text).is_some_and(|whole| whole.starts_with('[') && whole.ends_with(']'))
            && editors(pair, inner.of(text).unwrap_or(""), text)
        {
            plain.replace_range(pair.start..=pair.start, " ");
            plain.replace_range(pair.end() - 1..pair.end(), " ");
        }
    }
    plain
}

/// Whether words hold alternatives parted by a slash.
fn parted(inner: &str) -> bool {
    let bytes: Vec<char> = inner.chars().collect();
    let at = |at: usize| bytes.get(at).copied().unwrap_or(' ');
    (1..bytes.len()).any(|place| {
        let digits = at(place - 1).is_ascii_digit() && at(place + 1).is_ascii_digit();
        let upper = at(place - 1).is_uppercase() && at(place + 1).is_uppercase();
        at(place) == '/' && !digits && !upper && place + 1 < bytes.len()
    }) && !inner.eq_ignore_ascii_case("and/or")
}

/// Brackets and alternatives of a text.
pub(super) fn facts(text: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut run: Option<(Span, usize, usize)> = None;
    let mut rivals: Vec<Span> = Vec::new();
    for (pair, depth) in pairs(text) {
        let Some(inner) = inside(pair, text) else { continue };
        let words = inner.of(text).unwrap_or("");
        if editors(pair, words, text) {
            continue;
        }
        found.extend(Fact::of(FactKind::Bracket, text, inner).or_else(|| Fact::of(FactKind::Bracket, text, pair)));
        if parted(words) {
            rivals.push(pair);
        }
        run = match run {
            Some((whole, level, count)) if level == depth && beside(whole, pair, text) => {
                Some((Span::between(whole.start, pair.end()), level, count + 1))
            }
            // What stands in the bracket before goes on with it.
            Some((whole, level, count)) if depth > level => Some((whole, level, count)),
            before => {
                rivals.extend(before.filter(|(_, _, count)| *count > 1).map(|(whole, _, _)| whole));
                Some((pair, depth, 1))
            }
        };
    }
    rivals.extend(run.filter(|(_, _, count)| *count > 1).map(|(whole, _, _)| whole));
    rivals.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.len)));
    let mut end = 0;
    for rival in rivals {
        if rival.start >= end {
            found.extend(Fact::of(FactKind::Option, text, rival));
            end = rival.end();
        }
    }
    found.extend(headed(text));
    found
}

/// Whether one bracket follows another with nothing, or an "or", between.
fn beside(before: Span, pair: Span, text: &str) -> bool {
    let between = text.get(before.end()..pair.start).map(str::trim);
    matches!(between, Some("" | "/" | "or" | "或" | "OR"))
}

/// "Option 1", "Alt 2" before a paragraph.
fn headed(text: &str) -> Option<Fact> {
    let start = text.len() - text.trim_start_matches(['[', '［', '(', '*', ' ']).len();
    let rest = text.get(start..)?;
    let word = ["Option", "OPTION", "Alternative", "ALTERNATIVE", "Alt", "ALT", "备选案文", "备选方案", "备选"]
        .into_iter()
        .find(|word| rest.starts_with(word))?;
    let tail = rest.get(word.len()..)?;
    let spaces = tail.len() - tail.trim_start_matches(['.', ' ']).len();
    let number = tail.get(spaces..)?.chars().take_while(|sign| sign.is_alphanumeric()).collect::<String>();
    let counted = number.chars().all(|sign| sign.is_ascii_digit() || "一二三四五ABCDEFIV".contains(sign));
    let length = word.len() + spaces + number.len();
    (counted && !number.is_empty() && number.chars().count() < 4)
        .then(|| Fact::of(FactKind::Option, text, Span::new(start, length)))?
}

/// Counts the words of a text: runs of letters and digits; two Chinese signs are one.
pub(super) fn words(text: &str) -> usize {
    let han = text.chars().filter(|sign| crate::compare::words::is_han(*sign)).count();
    let spaced = text
        .split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '\'' | '’' | '-'))
        .filter(|word| word.chars().any(|sign| sign.is_alphanumeric() && !crate::compare::words::is_han(sign)))
        .count();
    han.div_ceil(2) + spaced
}
