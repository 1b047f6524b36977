//! Tables without vertical lines: rows between lines across the page, or text in aligned columns → grids.

use super::columns::{self, Segment};
use super::label;
use super::table::Grid;
use crate::import::pdf::glyphs::page::{Glyph, Page, Rule};

/// A gap counts as the border of a column from this width on, in units of the size.
const GUTTER: f32 = 0.8;

/// The same between drawn lines, where less is enough.
const NEAR: f32 = 0.5;

/// The grids that the segments of a page suggest, from top to bottom, outside of `known` ones.
pub(crate) fn find(page: &Page, segments: &[Segment], known: &[Grid]) -> Vec<Grid> {
    let free: Vec<&Segment> = segments.iter().filter(|segment| !known.iter().any(|grid| grid.holds(segment))).collect();
    let mut found = between_rules(page, &free);
    let rest: Vec<Segment> =
        free.into_iter().filter(|segment| !found.iter().any(|grid| grid.holds(segment))).cloned().collect();
    found.extend(aligned(rest));
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    found
}

/// Tables whose rows are parted by lines across the whole table.
fn between_rules(page: &Page, segments: &[&Segment]) -> Vec<Grid> {
    let mut across: Vec<Rule> =
        page.rules.iter().copied().filter(|rule| rule.is_horizontal() && rule.width() > page.width * 0.25).collect();
    across.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut stacks: Vec<Vec<Rule>> = Vec::new();
    for rule in across {
        let fits = |stack: &&mut Vec<Rule>| {
            stack.last().is_some_and(|last| {
                (last.x0 - rule.x0).abs() < 4.0
                    && (last.x1 - rule.x1).abs() < 4.0
                    && rule.middle() - last.middle() < page.height * 0.4
            })
        };
        match stacks.iter_mut().find(fits) {
            Some(stack) => stack.push(rule),
            None => stacks.push(vec![rule]),
        }
    }
    stacks.into_iter().filter_map(|stack| ruled_grid(&stack, segments)).collect()
}

fn ruled_grid(stack: &[Rule], segments: &[&Segment]) -> Option<Grid> {
    let (first, last) = (stack.first()?, stack.last()?);
    if stack.len() < 3 {
        return None;
    }
    let within = |segment: &&&Segment| segment.x0 > first.x0 - 4.0 && segment.x1 < first.x1 + 4.0;
    // The header may stand above the first line.
    let size = segments.first().map_or(11.0, |segment| segment.size);
    let head =
        |segment: &&&Segment| segment.y < first.middle() && segment.y > first.middle() - size * 1.6 && within(segment);
    let header = segments.iter().filter(head).count() >= 2;
    let top = if header { first.middle() - size * 1.8 } else { first.middle() };
    // Columns may stand nearer to each other than elsewhere: the lines say that it is a table.
    let glyphs: Vec<Glyph> = segments
        .iter()
        .filter(within)
        .filter(|segment| segment.y > top && segment.y < last.middle())
        .flat_map(|segment| segment.glyphs.iter().copied())
        .collect();
    let parted = columns::parted(&glyphs, NEAR);
    let inside: Vec<&Segment> = parted.iter().collect();
    let gutters = gutters(&inside, (first.x0, first.x1), NEAR);
    if gutters.is_empty() {
        return None;
    }
    let mut ys: Vec<f32> = stack.iter().map(Rule::middle).collect();
    if header {
        ys.insert(0, top);
    }
    // Most rows have words in more than one column.
    let rows = || ys.iter().zip(ys.iter().skip(1));
    let filled = rows().filter(|(from, to)| columns_used(&inside, &gutters, **from, **to) >= 2).count();
    (filled >= 2 && filled * 2 >= rows().count()).then(|| Grid::of_places(edges(first.x0, &gutters, first.x1), ys))
}

/// How many columns have text between two heights.
fn columns_used(segments: &[&Segment], gutters: &[f32], from: f32, to: f32) -> usize {
    let mut used: Vec<usize> = segments
        .iter()
        .filter(|segment| segment.y > from && segment.y < to)
        .map(|segment| gutters.partition_point(|gutter| *gutter < segment.x0))
        .collect();
    used.sort_unstable();
    used.dedup();
    used.len()
}

fn edges(left: f32, gutters: &[f32], right: f32) -> Vec<f32> {
    std::iter::once(left).chain(gutters.iter().copied()).chain(std::iter::once(right)).collect()
}

/// The middles of the vertical stripes that no segment touches.
fn gutters(segments: &[&Segment], (left, right): (f32, f32), least: f32) -> Vec<f32> {
    let mut spans: Vec<(f32, f32)> = segments.iter().map(|segment| (segment.x0, segment.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = segments.first().map_or(11.0, |segment| segment.size);
    let mut reached = spans.first().map_or(left, |span| span.1);
    let mut out = Vec::new();
    for (x0, x1) in spans {
        if x0 - reached > size * least && x0 < right {
            out.push(f32::midpoint(x0, reached));
        }
        reached = reached.max(x1);
    }
    out
}

/// Rows of short texts in the same columns, without any line.
fn aligned(segments: Vec<Segment>) -> Vec<Grid> {
    let rows = columns::rows(segments);
    let mut out = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        if rows.get(from).is_none_or(|row| row.len() < 2) {
            from += 1;
            continue;
        }
        // As many rows as keep a gutter open.
        let mut to = from + 1;
        while to < rows.len() && near(&rows, to) && !shared(&rows, from, to + 1).is_empty() {
            to += 1;
        }
        // A paragraph that happens to keep the gutter open ends the table.
        while to > from + 1 && rows.get(to - 1).is_some_and(|row| row.len() < 2) {
            to -= 1;
        }
        match aligned_grid(rows.get(from..to).unwrap_or_default()) {
            Some(grid) => {
                out.push(grid);
                from = to;
            }
            None => from += 1,
        }
    }
    out
}

/// Whether row `at` follows the one above without a gap that parts a table from the text.
fn near(rows: &[Vec<Segment>], at: usize) -> bool {
    let first = |index: usize| rows.get(index).and_then(|row| row.first());
    at.checked_sub(1).and_then(first).zip(first(at)).is_some_and(|(above, below)| below.y - above.y < above.size * 3.0)
}

fn shared(rows: &[Vec<Segment>], from: usize, to: usize) -> Vec<f32> {
    let all: Vec<&Segment> = rows.get(from..to).unwrap_or_default().iter().flatten().collect();
    gutters(&all, (0.0, f32::MAX), GUTTER)
}

fn aligned_grid(rows: &[Vec<Segment>]) -> Option<Grid> {
    let gutters = shared(rows, 0, rows.len());
    let all: Vec<&Segment> = rows.iter().flatten().collect();
    let full = rows.iter().filter(|row| row.len() >= 2).count();
    if gutters.is_empty() || full < 3 || full * 10 < rows.len() * 6 {
        return None;
    }
    let columns: Vec<Vec<&Segment>> = (0..=gutters.len())
        .map(|column| {
            let home = |segment: &&&Segment| gutters.partition_point(|gutter| *gutter < segment.x0) == column;
            all.iter().filter(home).copied().collect()
        })
        .collect();
    let (first, last) = (columns.first()?, columns.last()?);
    let text = |segment: &Segment| segment.glyphs.iter().map(|glyph| glyph.ch).collect::<String>();
    // Numbered paragraphs, tables of contents and columns of prose are no tables.
    let labels = first.iter().filter(|segment| label::is_label(text(segment).trim())).count();
    let numbers = last.iter().filter(|segment| text(segment).trim().chars().all(|ch| ch.is_ascii_digit())).count();
    let contents = columns.len() == 2 && numbers * 2 > last.len();
    let prose = columns.iter().filter(|column| columns::is_prose(&columns::pieces(column))).count();
    if labels * 2 > first.len() || contents || prose * 2 >= columns.len() {
        return None;
    }
    // The cells of a column stand in line, at the left, the right or in the middle; words beside a chance gap do not.
    let in_line = |column: &Vec<&Segment>, place: fn(&Segment) -> f32| {
        let on = |one: f32| column.iter().filter(|other| (place(other) - one).abs() < 2.0).count();
        column.iter().map(|segment| on(place(segment))).max().unwrap_or(0) * 2 >= column.len()
    };
    let stands = |column: &&Vec<&Segment>| {
        in_line(column, |segment| segment.x0)
            || in_line(column, |segment| segment.x1)
            || in_line(column, |segment| f32::midpoint(segment.x0, segment.x1))
    };
    if columns.iter().filter(stands).count() * 3 < columns.len() * 2 {
        return None;
    }
    let start =
        |row: &&Vec<Segment>| row.iter().any(|segment| gutters.first().is_some_and(|gutter| segment.x1 < *gutter));
    let tops: Vec<f32> =
        rows.iter().filter(start).filter_map(|row| row.first()).map(|segment| segment.y - segment.size).collect();
    let bottom = rows.last()?.first().map(|segment| segment.y + segment.size * 0.5)?;
    let left = all.iter().map(|segment| segment.x0).fold(f32::MAX, f32::min) - 1.0;
    let right = all.iter().map(|segment| segment.x1).fold(f32::MIN, f32::max) + 1.0;
    let ys = tops.into_iter().chain(std::iter::once(bottom)).collect();
    Some(Grid::of_places(edges(left, &gutters, right), ys))
}
