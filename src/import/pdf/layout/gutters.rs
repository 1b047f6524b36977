//! Narrow gutters: two columns that stand no further apart than words may.
//!
//! A gap of an em or less is a gutter when the lines at its right all begin at it, down the page, and no line goes
//! across. The gaps between words that stand under each other by chance do not.

use super::columns::Segment;
use crate::import::pdf::glyphs::page::Glyph;

/// Narrowest gutter, in units of the size; the gap between words is about half as wide.
const NARROW: f32 = 0.5;
/// Least width of a column, in units of the size.
const COLUMN: f32 = 8.0;
/// Fewest lines that show a gutter.
const LINES: usize = 8;

/// A gap in a segment: where the text before it ends and the text after it begins.
struct Gap {
    segment: usize,
    left: f32,
    right: f32,
}

/// Parts segments at narrow gutters.
pub(crate) fn part(mut segments: Vec<Segment>) -> Vec<Segment> {
    // Pages of more columns than this are tables.
    for _ in 0..4 {
        let Some(at) = gutter(&segments) else { break };
        let before = segments.len();
        segments = segments.into_iter().flat_map(|segment| cut(segment, at)).collect();
        if segments.len() == before {
            break;
        }
    }
    segments.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    segments
}

fn seen(segment: &Segment) -> Vec<&Glyph> {
    let mut glyphs: Vec<&Glyph> = segment.glyphs.iter().filter(|glyph| !glyph.ch.is_whitespace()).collect();
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    glyphs
}

fn gaps(segments: &[Segment]) -> Vec<Gap> {
    let mut out = Vec::new();
    for (index, segment) in segments.iter().enumerate().filter(|(_, segment)| is_wide(segment)) {
        let mut reached = f32::MIN;
        for glyph in seen(segment) {
            if reached > f32::MIN && glyph.x0 - reached > segment.size * NARROW {
                out.push(Gap { segment: index, left: reached, right: glyph.x0 });
            }
            reached = reached.max(glyph.x1);
        }
    }
    out
}

/// Whether two columns fit into a segment.
fn is_wide(segment: &Segment) -> bool {
    segment.x1 - segment.x0 > segment.size * COLUMN * 2.0
}

/// Where the right column begins, when there is a narrow gutter.
fn gutter(segments: &[Segment]) -> Option<f32> {
    let mut gaps = gaps(segments);
    gaps.retain(|gap| {
        segments.get(gap.segment).is_some_and(|segment| {
            let least = segment.size * COLUMN;
            gap.left - segment.x0 > least && segment.x1 - gap.right > least * 0.5
        })
    });
    gaps.sort_by(|a, b| a.right.total_cmp(&b.right));
    let mut best: Option<(usize, f32)> = None;
    let mut from = 0;
    while let Some(first) = gaps.get(from).map(|gap| gap.right) {
        let group: Vec<&Gap> = gaps.iter().skip(from).take_while(|gap| gap.right - first < 1.5).collect();
        from += group.len();
        if let Some(lines) = judge(segments, &group)
            && best.is_none_or(|(most, _)| lines > most)
        {
            best = Some((lines, first));
        }
    }
    best.map(|(_, at)| at)
}

/// How many lines begin at a gutter, when it is one: at most a fifth as many cross it between its first line and its last.
fn judge(segments: &[Segment], group: &[&Gap]) -> Option<usize> {
    let at = group.first()?.right;
    let own = |index: usize| group.iter().any(|gap| gap.segment == index);
    let begins = |segment: &&Segment| (segment.x0 - at).abs() < 1.5 && segment.x1 - segment.x0 > segment.size * COLUMN;
    let apart = segments.iter().filter(begins).count();
    let lines = group.len() + apart;
    if lines < LINES || group.len() < 4 {
        return None;
    }
    let ys = || group.iter().filter_map(|gap| segments.get(gap.segment)).map(|segment| segment.y);
    let (top, bottom) = (ys().fold(f32::MAX, f32::min), ys().fold(f32::MIN, f32::max));
    let crossed = segments.iter().enumerate().filter(|(index, segment)| {
        let margin = segment.size * 2.0;
        !own(*index) && (top..=bottom).contains(&segment.y) && segment.x0 < at - margin && segment.x1 > at + margin
    });
    (crossed.count() * 5 <= lines).then_some(lines)
}

/// Parts a segment where its text begins anew at `at`.
fn cut(segment: Segment, at: f32) -> Vec<Segment> {
    let glyphs = seen(&segment);
    let reached = glyphs.iter().filter(|glyph| glyph.x0 < at - 1.0).map(|glyph| glyph.x1).fold(f32::MIN, f32::max);
    let next = glyphs.iter().filter(|glyph| glyph.x0 >= at - 1.0).map(|glyph| glyph.x0).fold(f32::MAX, f32::min);
    let is_gap = reached > f32::MIN && next < at + 2.0 && next - reached > segment.size * NARROW;
    if !is_gap {
        return vec![segment];
    }
    let (left, right) = segment.glyphs.iter().partition(|glyph| glyph.x0 < at - 1.0);
    vec![Segment { glyphs: left, x1: reached, ..segment.clone() }, Segment { glyphs: right, x0: next, ..segment }]
}
