//! Line numbers beside the text, near it or far.

use super::super::columns::{self, Segment};
use super::wording::text_of;
use super::zone::Found;
use crate::import::pdf::glyphs::page::Glyph;

/// A number that stands at the beginning of a line.
struct Number {
    segment: usize,
    value: u32,
    /// Left and right end.
    x: (f32, f32),
    /// The text after it begins in the middle of a sentence.
    inside: bool,
    alone: bool,
}

/// Parts numbers that count down the page from the lines that they stand before, however near.
pub(crate) fn part(segments: Vec<Segment>) -> Vec<Segment> {
    let numbers: Vec<Number> = segments.iter().enumerate().filter_map(|(at, segment)| number(at, segment)).collect();
    // Numbers end at one place, or begin at one.
    let by_end = aligned(&numbers, |number| number.x.1);
    let by_start = aligned(&numbers, |number| number.x.0);
    let column = if by_end.len() >= by_start.len() { by_end } else { by_start };
    if !counts(&segments, &column) {
        return segments;
    }
    let ends: Vec<(usize, f32)> = column.iter().filter(|number| !number.alone).map(|it| (it.segment, it.x.1)).collect();
    let mut out = Vec::with_capacity(segments.len() + ends.len());
    for (index, segment) in segments.into_iter().enumerate() {
        match ends.iter().find(|(known, _)| *known == index) {
            Some((_, end)) => out.extend(cut(segment, *end)),
            None => out.push(segment),
        }
    }
    out.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    out
}

fn number(index: usize, segment: &Segment) -> Option<Number> {
    let mut glyphs: Vec<&Glyph> = segment.glyphs.iter().filter(|glyph| !glyph.ch.is_whitespace()).collect();
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut digits: Vec<&Glyph> = Vec::new();
    for glyph in &glyphs {
        let close = digits.last().is_none_or(|last| glyph.x0 - last.x1 < glyph.size * 0.12);
        if !close {
            break;
        }
        if !glyph.ch.is_ascii_digit() {
            return None;
        }
        digits.push(glyph);
    }
    let (first, last) = (digits.first()?, digits.last()?);
    if digits.len() > 4 {
        return None;
    }
    let rest = glyphs.get(digits.len());
    Some(Number {
        segment: index,
        value: digits.iter().map(|glyph| glyph.ch).collect::<String>().parse().ok()?,
        x: (first.x0, last.x1),
        inside: rest.is_some_and(|glyph| glyph.ch.is_lowercase() || !glyph.ch.is_ascii()),
        alone: rest.is_none(),
    })
}

/// The numbers that most others stand under.
fn aligned(numbers: &[Number], place: fn(&Number) -> f32) -> Vec<&Number> {
    let near = |at: f32| numbers.iter().filter(move |other| (place(other) - at).abs() < 1.5);
    let best = numbers.iter().take(400).map(place).max_by_key(|at| near(*at).count());
    best.map(|at| near(at).collect()).unwrap_or_default()
}

/// Whether numbers count the lines of the page: evenly, and a line each, or every second, fifth or tenth.
fn counts(segments: &[Segment], column: &[&Number]) -> bool {
    if column.len() < 5 {
        return false;
    }
    let steps: Vec<u32> =
        column.iter().zip(column.iter().skip(1)).map(|(a, b)| b.value.saturating_sub(a.value)).collect();
    let mut sorted = steps.clone();
    sorted.sort_unstable();
    let step = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
    let even = steps.iter().filter(|other| **other == step).count() * 10 >= steps.len() * 8;
    if !even || !matches!(step, 1 | 2 | 5 | 10) {
        return false;
    }
    // Numbers at the left of everything.
    let right = column.iter().map(|number| number.x.1).fold(f32::MIN, f32::max);
    let y_of = |number: &&Number| segments.get(number.segment).map(|segment| segment.y);
    let (Some(top), Some(bottom)) = (column.first().and_then(y_of), column.last().and_then(y_of)) else { return false };
    let within: Vec<Segment> =
        segments.iter().filter(|segment| (top - 1.0..=bottom + 1.0).contains(&segment.y)).cloned().collect();
    if within.iter().any(|segment| segment.len() > 8 && segment.x1 < right) {
        return false;
    }
    let rows = columns::rows(within).len();
    let expected = (column.len() - 1) * step as usize + 1;
    let each = rows <= expected + expected / 5 + 1 && rows + rows / 3 >= expected;
    // Numbered lines of a list begin sentences; the lines of a text go on.
    let inside = column.iter().filter(|number| number.inside).count();
    let far = column.iter().filter(|number| number.alone).count();
    each && (inside * 4 >= column.len() || far * 2 > column.len())
}

/// Parts a segment behind the number that ends at `end`.
fn cut(segment: Segment, end: f32) -> Vec<Segment> {
    let (number, rest): (Vec<Glyph>, Vec<Glyph>) = segment.glyphs.iter().partition(|glyph| glyph.x0 < end - 0.1);
    let start = rest.iter().filter(|glyph| !glyph.ch.is_whitespace()).map(|glyph| glyph.x0).fold(f32::MAX, f32::min);
    if !rest.iter().any(|glyph| !glyph.ch.is_whitespace()) {
        return vec![segment];
    }
    vec![Segment { glyphs: number, x1: end, ..segment.clone() }, Segment { glyphs: rest, x0: start, ..segment }]
}

/// Finds numbers beside the lines, at the left of everything else.
pub(crate) fn find(index: usize, row: &[Segment], out: &mut Found) {
    let left = row.iter().filter(|segment| segment.len() > 8).map(|segment| segment.x0).fold(f32::MAX, f32::min);
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    for (place, segment) in row.iter().enumerate() {
        if segment.x1 < left
            && let Ok(number) = text_of(segment).parse::<u32>()
        {
            numbers.push((place, number));
        }
    }
    let steps: Vec<u32> = numbers.iter().zip(numbers.iter().skip(1)).map(|(a, b)| b.1.saturating_sub(a.1)).collect();
    let even = steps.first().copied().filter(|step| matches!(step, 1 | 2 | 5 | 10));
    if numbers.len() >= 5
        && even.is_some_and(|step| steps.iter().filter(|other| **other == step).count() * 10 >= steps.len() * 8)
    {
        for (place, _) in numbers {
            out.insert((index, place), "line number");
        }
    }
}
