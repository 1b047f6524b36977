//! The words of a Chinese text that carry its strength. There are no spaces: the longest phrase of the ladder that stands at
//! a sign counts, unless it is part of a longer word that says something else (应 in 应用).

use super::han_quantities;
use super::ladder::{Entry, Ladder, List};
use super::marker::{Marker, Read, Sentence, Value};
use super::model::{Axis, Cause};
use crate::base::Span;

/// Signs that end a sentence.
const STOPS: &[char] = &['。', '；', '！', '？', '\n', ';'];
/// Signs after which a clause begins.
const PAUSES: &[char] = &['，', '：', '、', ',', ':', '　', ' '];
/// Before these a verb is a noun: 该决定, 的建议.
const BEFORE_NOUNS: &[char] = &['的', '该', '项', '此', '一', '各'];

/// Reads a text. `framed`: a lead-in or the kind of paragraph makes all of it a promise or a request.
pub(super) fn read(text: &str, ladder: &Ladder, framed: bool) -> Read {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    let mut markers = han_quantities::markers(&signs, text);
    let taken: Vec<Span> = markers.iter().map(|marker| marker.span).collect();
    let (mut at, mut quoted) = (0, false);
    while let Some(&(byte, sign)) = signs.get(at) {
        match sign {
            '“' | '《' | '「' | '『' => quoted = true,
            '”' | '》' | '」' | '』' => quoted = false,
            _ => {}
        }
        let Some((length, entries)) = longest(text, &signs, at, ladder) else {
            at += 1;
            continue;
        };
        let end = signs.get(at + length).map_or(text.len(), |(byte, _)| *byte);
        let span = Span::between(byte, end);
        let free = !quoted && !taken.iter().any(|other| other.overlap(span).is_some());
        for entry in entries.iter().filter(|entry| free && governs(&signs, at, length, entry, ladder, text)) {
            markers.push(marker(entry, span, &signs, at + length));
        }
        at += length;
    }
    markers.sort_by_key(|marker| (marker.span, marker.list));
    let sentences = sentences(text, &mut markers, framed);
    Read { markers, sentences }
}

fn longest<'l>(text: &str, signs: &[(usize, char)], at: usize, ladder: &'l Ladder) -> Option<(usize, &'l [Entry])> {
    let start = signs.get(at)?.0;
    (1..=ladder.longest.min(signs.len() - at)).rev().find_map(|length| {
        let end = signs.get(at + length).map_or(text.len(), |(byte, _)| *byte);
        let entries = ladder.phrases.get(text.get(start..end)?)?;
        Some((length, entries.as_slice()))
    })
}

fn marker(entry: &Entry, span: Span, signs: &[(usize, char)], after: usize) -> Marker {
    let next = signs.get(after).map(|(start, _)| {
        let end = signs.get(after + 2).map_or(start + 6, |(byte, _)| *byte);
        Span::between(*start, end)
    });
    Marker {
        list: entry.list,
        cause: entry.cause,
        axis: entry.axis,
        force: entry.force.abs_for(entry.list),
        span,
        negated: entry.list == List::Modal && entry.force < 0,
        value: Value::None,
        sentence: 0,
        next,
    }
}

/// A modal of negative force forbids with the force of its size.
trait Signed {
    fn abs_for(self, list: List) -> Self;
}

impl Signed for i32 {
    fn abs_for(self, list: List) -> Self {
        if list == List::Modal { self.abs() } else { self }
    }
}

fn governs(signs: &[(usize, char)], at: usize, length: usize, entry: &Entry, ladder: &Ladder, text: &str) -> bool {
    let before = at.checked_sub(1).and_then(|at| signs.get(at)).map(|(_, sign)| *sign);
    let opens = before.is_none_or(|sign| STOPS.contains(&sign) || PAUSES.contains(&sign));
    let rest = signs.get(at + length).map_or("", |(byte, _)| text.get(*byte..).unwrap_or(""));
    match entry.list {
        List::Compound => false,
        List::Verb if entry.force == 92 => opens && !rest.starts_with('的'),
        List::Verb => !before.is_some_and(|sign| BEFORE_NOUNS.contains(&sign)) && !rest.starts_with('的'),
        List::Role => {
            let near: String = rest.chars().take(8).collect();
            ladder.role_nouns.iter().any(|noun| near.contains(noun.as_str()))
        }
        _ => true,
    }
}

fn sentences(text: &str, markers: &mut [Marker], framed: bool) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices().filter(|(_, sign)| STOPS.contains(sign)) {
        sentences.push(Sentence { span: Span::between(start, at), normative: framed });
        start = at + sign.len_utf8();
    }
    sentences.push(Sentence { span: Span::between(start, text.len()), normative: framed });
    for marker in markers {
        marker.sentence = sentences.partition_point(|sentence| sentence.span.end() <= marker.span.start);
        let binds = match marker.list {
            List::Modal => marker.force > 50,
            List::Verb => marker.axis == Axis::Directive,
            _ => marker.cause == Cause::Effort,
        };
        if binds && let Some(sentence) = sentences.get_mut(marker.sentence) {
            sentence.normative = true;
        }
    }
    sentences
}
