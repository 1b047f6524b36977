//! Deadlines, rhythms and numbers in Chinese.

use super::ladder::List;
use super::marker::{DUE, Marker, Value};
use super::model::{Axis, Cause};
use super::quantity_words::LARGEST;
use crate::base::Span;

type Signs<'a> = &'a [(usize, char)];
/// What was found, its force, and how many signs it is.
type Found = (Value, i32, Cause, usize);

pub(super) fn markers(signs: Signs<'_>, text: &str) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let here = session(signs, at)
            .or_else(|| day(signs, at))
            .or_else(|| within(signs, at))
            .or_else(|| rhythm(signs, at))
            .or_else(|| amount(signs, at));
        let Some((value, force, cause, length)) = here else {
            at += 1;
            continue;
        };
        let start = signs.get(at).map_or(text.len(), |(byte, _)| *byte);
        let end = signs.get(at + length).map_or(text.len(), |(byte, _)| *byte);
        found.push(Marker {
            list: List::Hedge,
            cause,
            axis: Axis::Directive,
            force,
            span: Span::between(start, end),
            negated: false,
            value,
            sentence: 0,
            next: None,
        });
        at += length.max(1);
    }
    found
}

fn sign(signs: Signs<'_>, at: usize) -> char {
    signs.get(at).map_or('\0', |(_, sign)| *sign)
}

fn is(signs: Signs<'_>, at: usize, words: &str) -> bool {
    words.chars().zip(at..).all(|(wanted, at)| sign(signs, at) == wanted)
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A whole number at `at` in digits or Han signs, and how many signs it is.
fn number(signs: Signs<'_>, at: usize) -> Option<(i64, usize)> {
    let digits: String = (at..).map(|at| sign(signs, at)).take_while(|sign| sign.is_ascii_digit()).collect();
    if !digits.is_empty() {
        return digits.parse().ok().filter(|value| *value <= LARGEST).map(|value| (value, digits.len()));
    }
    let (mut total, mut last, mut length) = (0_i64, None::<i64>, 0);
    loop {
        let here = sign(signs, at + length);
        let digit = if here == '两' { Some(2) } else { DIGITS.iter().position(|sign| *sign == here) };
        match (digit.and_then(|digit| i64::try_from(digit).ok()), here) {
            (Some(digit), _) => last = Some(digit),
            (None, '十') => total += last.take().unwrap_or(1) * 10,
            (None, '百') => total += last.take().unwrap_or(1) * 100,
            _ => break,
        }
        length += 1;
    }
    (length > 0).then(|| (total + last.unwrap_or(0), length))
}

fn session(signs: Signs<'_>, at: usize) -> Option<Found> {
    if sign(signs, at) != '第' {
        return None;
    }
    let (value, length) = number(signs, at + 1)?;
    let after = at + 1 + length;
    let words = ["届会议", "次会议", "届大会"].into_iter().find(|words| is(signs, after, words))?;
    Some((Value::Session(value), DUE, Cause::When, 1 + length + words.chars().count()))
}

/// 在2030年之前, 到2030年, 不迟于2030年底.
fn day(signs: Signs<'_>, at: usize) -> Option<Found> {
    const BEFORE: [&str; 8] = ["至迟在", "至迟于", "不迟于", "不晚于", "最迟在", "到", "在", "于"];
    let lead = BEFORE.into_iter().find(|words| is(signs, at, words)).unwrap_or("");
    let skipped = lead.chars().count();
    let (year, length) = number(signs, at + skipped)?;
    let mut end = at + skipped + length;
    if !(1900..2200).contains(&year) || sign(signs, end) != '年' {
        return None;
    }
    end += 1;
    let mut value = year * 372 + 371;
    if let Some((month, length)) = number(signs, end)
        && sign(signs, end + length) == '月'
    {
        end += length + 1;
        value = year * 372 + month * 31;
    }
    let limit = ["底之前", "底以前", "年底前", "之前", "以前", "底前", "前", "底", "末"]
        .into_iter()
        .find(|words| is(signs, end, words))
        .unwrap_or("");
    end += limit.chars().count();
    let bound = !limit.is_empty() || !matches!(lead, "" | "在" | "于");
    bound.then_some((Value::Day(value), DUE, Cause::When, end - at))
}

fn within(signs: Signs<'_>, at: usize) -> Option<Found> {
    let (count, length) = number(signs, at)?;
    let (unit, words) =
        [("个月内", 31), ("个月之内", 31), ("年内", 372), ("年之内", 372), ("天内", 1), ("日内", 1), ("周内", 7)]
            .into_iter()
            .find(|(words, _)| is(signs, at + length, words))
            .map(|(words, days)| (days, words.chars().count()))?;
    Some((Value::Within(count * unit), DUE, Cause::When, length + words))
}

fn rhythm(signs: Signs<'_>, at: usize) -> Option<Found> {
    let found = |value, length| Some((Value::Every(value), DUE, Cause::When, length));
    for (words, times) in [("定期", 300), ("不定期", 100), ("不时", 100)] {
        if is(signs, at, words) {
            return Some((Value::Every(times), 0, Cause::When, words.chars().count()));
        }
    }
    if is(signs, at, "年度") {
        return found(1_000, 2);
    }
    if sign(signs, at) != '每' {
        return None;
    }
    let (count, length) = number(signs, at + 1).unwrap_or((1, 0));
    let (days, words) =
        [("个月", 31), ("月", 31), ("季度", 93), ("年", 372), ("天", 1), ("日", 1), ("周", 7), ("星期", 7)]
            .into_iter()
            .find(|(words, _)| is(signs, at + 1 + length, words))
            .map(|(words, days)| (days, words.chars().count()))?;
    let mut end = at + 1 + length + words;
    let mut times = 1;
    if let Some((more, digits)) = number(signs, end)
        && sign(signs, end + digits) == '次'
    {
        (times, end) = (more, end + digits + 1);
    }
    found(times * 372_000 / (days * count.max(1)), end - at)
}

fn amount(signs: Signs<'_>, at: usize) -> Option<Found> {
    let found = |value: i64, length| {
        Some((Value::Amount { thousandths: value * 1_000, percent: true, limit: false }, 0, Cause::Number, length))
    };
    if is(signs, at, "百分之") {
        let (value, length) = number(signs, at + 3)?;
        return found(value, length + 3);
    }
    let (value, length) = number(signs, at)?;
    matches!(sign(signs, at + length), '%' | '％').then(|| found(value, length + 1))?
}
