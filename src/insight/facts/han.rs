//! Deadlines, rhythms and numbers of Chinese texts.

use super::model::{Fact, FactKind};
use crate::base::Span;
use crate::insight::strength::{Measure, measured_han};

/// Deadlines and rhythms.
pub(super) fn times(text: &str) -> Vec<Fact> {
    measured_han(text)
        .into_iter()
        .filter_map(|one| {
            let head = text.get(..one.span.start)?;
            match one.measure {
                Measure::Due => Fact::of(FactKind::Deadline, text, one.span),
                // "The first meeting was held" names no time by which.
                Measure::Session if head.ends_with(['在', '于', '至', '到']) => {
                    Fact::of(FactKind::Deadline, text, one.span)
                }
                Measure::Rhythm if one.span.of(text) != Some("年度") => Fact::of(FactKind::Rhythm, text, one.span),
                _ => None,
            }
        })
        .collect()
}

const NUMERALS: &str = "两二三四五六七八九十百千万亿";
/// What is counted stands behind one of these.
const MEASURES: &[char] = &['个', '名', '所', '项', '种', '条', '次', '件', '份', '艘', '座', '位', '家', '类', '倍'];
/// Behind these signs a number is a date, a symbol or an ordinal.
const NOT_AFTER: &[char] = &['年', '月', '日', '号', '届', '时'];

/// Counts, amounts and shares outside of deadlines and rhythms.
pub(super) fn numbers(text: &str, times: &[Fact]) -> Vec<Fact> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let sign = |at: usize| signs.get(at).map_or('\0', |(_, sign)| *sign);
    let byte = |at: usize| signs.get(at).map_or(text.len(), |(byte, _)| *byte);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let before = at.checked_sub(1).map_or('\0', sign);
        let length = share(&signs, at).or_else(|| digits(&signs, at, before)).or_else(|| in_words(&signs, at, before));
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let span = Span::between(byte(at), byte(at + length));
        let plain = !matches!(before, '第' | '/' | '-' | '.') && !before.is_ascii_alphanumeric();
        let after = sign(at + length);
        let free = !times.iter().any(|known| known.span.overlap(span).is_some());
        if free && plain && after != '/' && !NOT_AFTER.contains(&after) {
            found.extend(Fact::of(FactKind::Number, text, span));
        }
        at += length.max(1);
    }
    found
}

fn run(signs: &[(usize, char)], at: usize, fits: impl Fn(char) -> bool) -> usize {
    signs.get(at..).unwrap_or_default().iter().take_while(|(_, sign)| fits(*sign)).count()
}

fn is_numeral(sign: char) -> bool {
    sign.is_ascii_digit() || sign == '一' || NUMERALS.contains(sign)
}

/// 百分之三十, 三分之二.
fn share(signs: &[(usize, char)], at: usize) -> Option<usize> {
    let is = |at: usize, words: &str| {
        words.chars().zip(at..).all(|(wanted, at)| signs.get(at).is_some_and(|(_, sign)| *sign == wanted))
    };
    let whole = run(signs, at, is_numeral);
    if whole == 0 || !is(at + whole, "分之") {
        return None;
    }
    let part = run(signs, at + whole + 2, |sign| is_numeral(sign) || sign == '.');
    (part > 0).then_some(whole + 2 + part)
}

fn digits(signs: &[(usize, char)], at: usize, before: char) -> Option<usize> {
    if !signs.get(at)?.1.is_ascii_digit() || before.is_ascii_digit() {
        return None;
    }
    let mut length = run(signs, at, |sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '，'));
    while signs.get(at + length - 1).is_some_and(|(_, sign)| !sign.is_ascii_digit()) {
        length -= 1;
    }
    length += run(signs, at + length, |sign| matches!(sign, '百' | '千' | '万' | '亿'));
    length += usize::from(signs.get(at + length).is_some_and(|(_, sign)| matches!(sign, '%' | '％')));
    Some(length)
}

fn in_words(signs: &[(usize, char)], at: usize, before: char) -> Option<usize> {
    let length = run(signs, at, |sign| NUMERALS.contains(sign));
    let counted = signs.get(at + length).is_some_and(|(_, sign)| MEASURES.contains(sign));
    (length > 0 && counted && !matches!(before, '一' | '第' | '每')).then_some(length)
}
