//! Numbers, ordinals, dates and units in English words and digits.

use super::tokens::Token;
use crate::base::english_numbers::{TENS, UNITS};

/// Numbers beyond this one are not read: what they are multiplied with stays far within 64 bits.
pub(super) const LARGEST: i64 = 1_000_000_000_000;

fn low(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const ORDINAL_TENS: &[&str] =
    &["", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];
pub(in crate::insight) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a word, in small letters, is a number, an ordinal or a month.
pub(in crate::insight) fn is_numeral(word: &str) -> bool {
    let lists: [&[&str]; 5] = [&UNITS, &TENS, ORDINALS, ORDINAL_TENS, MONTHS];
    !word.is_empty() && lists.iter().any(|list| list.contains(&word))
}

fn place(list: &[&str], word: &str) -> Option<i64> {
    let at = list.iter().position(|other| !other.is_empty() && *other == word)?;
    i64::try_from(at).ok()
}

/// Returns a whole number at `at`, and how many tokens it is.
pub(in crate::insight) fn cardinal(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let word = low(tokens, at);
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return word.replace(',', "").parse().ok().filter(|value| *value <= LARGEST).map(|value| (value, 1));
    }
    if matches!(word, "a" | "an") {
        return Some((1, 1));
    }
    if let Some(tens) = place(&TENS, word) {
        return Some(match place(&UNITS, low(tokens, at + 1)).filter(|unit| (1..10).contains(unit)) {
            Some(unit) => (tens * 10 + unit, 2),
            None => (tens * 10, 1),
        });
    }
    place(&UNITS, word).map(|value| (value, 1))
}

/// Returns an ordinal at `at`: `79th`, `seventy-ninth`.
pub(in crate::insight) fn ordinal(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let word = low(tokens, at);
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    if !digits.is_empty() && digits.len() + 2 == word.len() {
        return digits.parse().ok().map(|value| (value, 1));
    }
    if let Some(tens) = place(&TENS, word) {
        let unit = place(ORDINALS, low(tokens, at + 1)).filter(|unit| (1..10).contains(unit))?;
        return Some((tens * 10 + unit, 2));
    }
    place(ORDINALS, word).map(|value| (value, 1)).or_else(|| place(ORDINAL_TENS, word).map(|tens| (tens * 10, 1)))
}

fn year(tokens: &[Token], at: usize) -> Option<i64> {
    let token = tokens.get(at)?;
    let value: i64 = token.low.parse().ok()?;
    (token.low.len() == 4 && (1900..2200).contains(&value) && !token.slash).then_some(value)
}

/// A date at `at` in days, and how many tokens it is. A year alone ends with its last day.
pub(super) fn date(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let mut skipped = 0;
    let mut start = false;
    while matches!(low(tokens, at + skipped), "the" | "end" | "beginning" | "start" | "of" | "early" | "late" | "mid") {
        start |= matches!(low(tokens, at + skipped), "beginning" | "start" | "early");
        skipped += 1;
    }
    let at = at + skipped;
    if let Some(year) = year(tokens, at) {
        let counted = matches!(low(tokens, at + 1), "per" | "percent" | "million" | "tonnes" | "persons" | "people");
        return (!counted).then_some((year * 372 + if start { 0 } else { 371 }, skipped + 1));
    }
    let (day, at, length) = match low(tokens, at).parse::<i64>() {
        Ok(day) if (1..=31).contains(&day) => (day, at + 1, 2),
        _ => (31, at, 1),
    };
    let month = place(MONTHS, low(tokens, at))?;
    // "1 March 2027" or "March 1, 2027".
    if let Some(year) = year(tokens, at + 1) {
        return Some((year * 372 + month * 31 + day, skipped + length + 1));
    }
    let day: i64 = low(tokens, at + 1).parse().ok()?;
    let year = year(tokens, at + 2)?;
    Some((year * 372 + month * 31 + day, skipped + length + 2))
}

/// Returns the days of a unit of time.
pub(in crate::insight) fn days(word: &str) -> Option<i64> {
    Some(match word.trim_end_matches('s') {
        "hour" => 0,
        "day" => 1,
        "week" => 7,
        "month" => 31,
        "quarter" => 93,
        "year" => 372,
        "decade" => 3720,
        _ => return None,
    })
}

/// Returns a fraction in words, in thousandths, and how many tokens it is.
pub(in crate::insight) fn fraction(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let part = |word: &str| {
        Some(match word {
            "half" | "halve" => 500_000,
            "third" => 333_333,
            "thirds" => 666_667,
            "quarter" => 250_000,
            "quarters" => 750_000,
            _ => return None,
        })
    };
    match low(tokens, at) {
        "half" => Some((500_000, 1)),
        "a" | "one" => part(low(tokens, at + 1)).map(|value| (value / 10, 2)),
        "two" if low(tokens, at + 1) == "thirds" => Some((66_667, 2)),
        "three" if low(tokens, at + 1) == "quarters" => Some((75_000, 2)),
        _ => None,
    }
    .map(|(value, length)| if length == 1 { (50_000, 1) } else { (value, length) })
}
