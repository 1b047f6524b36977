//! Characters of a page → pieces of lines → columns, in reading order.

use super::line::{self, Line};
use crate::import::pdf::glyphs::page::{Glyph, Page, TURNED};

/// Characters on one base line without a wide gap.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub glyphs: Vec<Glyph>,
    pub x0: f32,
    pub x1: f32,
    pub y: f32,
    pub size: f32,
}

impl Segment {
    fn of(glyph: Glyph) -> Self {
        Self { glyphs: vec![glyph], x0: glyph.x0, x1: glyph.x1, y: glyph.y, size: glyph.size }
    }

    /// Whether text at `y` of `size` stands on this segment's line, raised and lowered small type included.
    fn holds(&self, y: f32, size: f32) -> bool {
        let (big, small, dy) =
            if size <= self.size { (self.size, size, y - self.y) } else { (size, self.size, self.y - y) };
        if small < big * 0.85 { dy > -big * 0.65 && dy < big * 0.25 } else { dy.abs() < big * 0.25 }
    }

    fn absorb(&mut self, other: Self) {
        if other.size > self.size * 1.1 {
            (self.y, self.size) = (other.y, other.size);
        }
        self.x0 = self.x0.min(other.x0);
        self.x1 = self.x1.max(other.x1);
        self.glyphs.extend(other.glyphs);
    }

    pub(crate) fn len(&self) -> usize {
        self.glyphs.iter().filter(|glyph| !glyph.ch.is_whitespace()).count()
    }
}

/// Gaps wider than this, in units of the size, part two segments.
const WIDE: f32 = 1.5;

/// The segments of a page; turned characters are left out.
pub(crate) fn segments(glyphs: &[Glyph]) -> Vec<Segment> {
    parted(glyphs, WIDE)
}

/// Segments parted by gaps of more than `wide` sizes.
pub(crate) fn parted(glyphs: &[Glyph], wide: f32) -> Vec<Segment> {
    let mut runs: Vec<Segment> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.is(TURNED)) {
        let blank = glyph.ch.is_whitespace();
        match runs.last_mut() {
            Some(run)
                if (glyph.y - run.y).abs() < run.size * 0.08
                    && (glyph.size - run.size).abs() < run.size * 0.1
                    && glyph.x0 > run.x1 - run.size * 0.6
                    && glyph.x0 < run.x1 + run.size * wide =>
            {
                run.glyphs.push(*glyph);
                if !blank {
                    run.x1 = run.x1.max(glyph.x1);
                }
            }
            _ if blank => {}
            _ => runs.push(Segment::of(*glyph)),
        }
    }
    runs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut segments: Vec<Segment> = Vec::new();
    for run in runs {
        let reach = |segment: &Segment| run.x0 - segment.x1;
        let home = segments
            .iter()
            .enumerate()
            .filter(|(_, segment)| segment.holds(run.y, run.size) && reach(segment) < segment.size.max(run.size) * wide)
            .min_by(|(_, a), (_, b)| ((a.y - run.y).abs()).total_cmp(&(b.y - run.y).abs()))
            .map(|(index, _)| index);
        match home.and_then(|home| segments.get_mut(home)) {
            Some(segment) => segment.absorb(run),
            None => segments.push(run),
        }
    }
    segments.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    segments
}

/// Segments that stand at one height.
pub(crate) fn rows(segments: Vec<Segment>) -> Vec<Vec<Segment>> {
    let mut rows: Vec<Vec<Segment>> = Vec::new();
    for segment in segments {
        match rows.last_mut() {
            Some(row)
                if row
                    .first()
                    .is_some_and(|first| (segment.y - first.y).abs() < first.size.min(segment.size) * 0.4) =>
            {
                row.push(segment);
            }
            _ => rows.push(vec![segment]),
        }
    }
    rows
}

/// A run of rows in which a vertical line at `at` crosses no text and parts two columns.
struct Gutter {
    at: f32,
    from: usize,
    to: usize,
    weight: usize,
}

/// A gutter of an earlier page: where it is, and where the lines at its right begin and those at its left end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    at: f32,
    right_start: f32,
    left_end: f32,
}

/// Segments → columns in reading order, each a list of lines from top to bottom. Gutters found are kept in `known`: the
/// last page of a text in columns may hold too few lines to show them.
pub(crate) fn columns(segments: Vec<Segment>, page: &Page, known: &mut Vec<Known>) -> Vec<Vec<Line>> {
    let mut out = Vec::new();
    arrange(rows(segments), page, 0, known, &mut out);
    for lines in &mut out {
        set_at_left(lines);
    }
    out
}

/// Text that reads from right to left but is set flush left, as happens when nobody told the program: its lines are as
/// long as they look, measured from the left.
fn set_at_left(lines: &mut [Line]) {
    let leftward = || lines.iter().filter(|line| line.leftward);
    if leftward().count() < 4 {
        return;
    }
    let left = leftward().map(|line| line.x0).fold(f32::MAX, f32::min);
    let right = leftward().map(|line| line.x1).fold(f32::MIN, f32::max);
    let at_left = leftward().filter(|line| line.x0 - left < line.size * 0.5).count();
    let at_right = leftward().filter(|line| right - line.x1 < line.size * 0.5).count();
    if at_left * 4 >= leftward().count() * 3 && at_right * 2 < at_left {
        for line in lines {
            line.leftward = false;
        }
    }
}

/// A gutter of an earlier page that parts these rows too: nothing crosses it, both sides have lines, and those at its
/// right begin where they began.
fn known_gutter(rows: &[Vec<Segment>], known: &[Known]) -> Option<Gutter> {
    known.iter().rev().find_map(|gutter| {
        let crossed = |row: &Vec<Segment>| {
            row.iter().any(|segment| segment.x0 < gutter.left_end - 1.0 && segment.x1 > gutter.right_start + 1.0)
        };
        let begins =
            |row: &Vec<Segment>| row.iter().any(|segment| (segment.x0 - gutter.right_start).abs() < segment.size * 0.5);
        let from = rows.iter().position(|row| begins(row) && !crossed(row))?;
        let length = rows.iter().skip(from).take_while(|row| !crossed(row)).count();
        let band = rows.get(from..from + length)?;
        let left = band.iter().flatten().filter(|segment| segment.x0 < gutter.at).count();
        let right = band.iter().flatten().filter(|segment| segment.x0 >= gutter.at).count();
        // To the end of the page: what stands side by side above a text over the whole width is something else.
        let ends = from + length == rows.len();
        (ends && left > 0 && right > 0).then_some(Gutter {
            at: gutter.at,
            from,
            to: from + length,
            weight: left.min(right),
        })
    })
}

fn arrange(mut rows: Vec<Vec<Segment>>, page: &Page, depth: u32, known: &mut Vec<Known>, out: &mut Vec<Vec<Line>>) {
    let found = (depth < 6).then(|| best_gutter(&rows)).flatten();
    if let Some(gutter) = &found {
        let band = || rows.iter().skip(gutter.from).take(gutter.to - gutter.from).flatten();
        let right = band().filter(|segment| segment.x0 >= gutter.at);
        let starts = line::mode(right.map(|segment| (segment.x0, 1.0)), 2.0);
        let left_end =
            band().filter(|segment| segment.x0 < gutter.at).map(|segment| segment.x1).fold(f32::MIN, f32::max);
        let new = |known: &&Known| (known.at - gutter.at).abs() > 6.0;
        if let Some(right_start) = starts
            && known.len() < 8
            && known.iter().filter(new).count() == known.len()
        {
            known.push(Known { at: gutter.at, right_start, left_end });
        }
    }
    let found = found.or_else(|| (depth == 0).then(|| known_gutter(&rows, known)).flatten());
    if let Some(gutter) = found {
        let below = rows.split_off(gutter.to.min(rows.len()));
        let band = rows.split_off(gutter.from.min(rows.len()));
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for segment in band.into_iter().flatten() {
            if segment.x0 < gutter.at { left.push(segment) } else { right.push(segment) }
        }
        arrange(rows, page, depth + 1, known, out);
        arrange(self::rows(left), page, depth + 1, known, out);
        arrange(self::rows(right), page, depth + 1, known, out);
        arrange(below, page, depth + 1, known, out);
        return;
    }
    let across = across(&rows);
    let lines: Vec<Line> = rows
        .into_iter()
        .zip(across)
        .filter_map(|(row, across)| {
            let glyphs: Vec<Glyph> = row.into_iter().flat_map(|segment| segment.glyphs).collect();
            Some(Line { across, ..line::make(glyphs, page)? })
        })
        .collect();
    if !lines.is_empty() {
        out.push(lines);
    }
}

/// So many rows of words side by side may be two columns.
const SIDE_BY_SIDE: usize = 3;
/// A piece of a row with so many letters is words, not a label or a number.
const WORDS: usize = 12;

/// Which rows hold words on both sides of a wide gap, as their neighbours do: whether they are read across or down is
/// not known.
fn across(rows: &[Vec<Segment>]) -> Vec<bool> {
    let parted = |row: &Vec<Segment>| row.iter().filter(|segment| segment.len() >= WORDS).count() >= 2;
    let mut across = vec![false; rows.len()];
    let mut from = 0;
    for run in rows.chunk_by(|a, b| parted(a) == parted(b)) {
        if run.len() >= SIDE_BY_SIDE && run.first().is_some_and(parted) {
            across.iter_mut().skip(from).take(run.len()).for_each(|across| *across = true);
        }
        from += run.len();
    }
    across
}

/// The gutter with most text at its sides.
fn best_gutter(rows: &[Vec<Segment>]) -> Option<Gutter> {
    let all = || rows.iter().flatten();
    let left = all().map(|segment| segment.x0).fold(f32::MAX, f32::min);
    let right = all().map(|segment| segment.x1).fold(f32::MIN, f32::max);
    let mut starts: Vec<f32> = all().map(|segment| segment.x0).filter(|x| *x > left + (right - left) * 0.2).collect();
    starts.sort_by(f32::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    starts.truncate(400);
    let mut best: Option<Gutter> = None;
    for start in starts {
        let at = start - 2.0;
        let mut from = 0;
        while from < rows.len() {
            let crossed = |row: &Vec<Segment>| row.iter().any(|segment| segment.x0 < at && segment.x1 > at);
            if rows.get(from).is_none_or(crossed) {
                from += 1;
                continue;
            }
            let length = rows.iter().skip(from).take_while(|row| !crossed(row)).count();
            let to = from + length;
            if let Some(gutter) = judge(rows.get(from..to).unwrap_or_default(), at, from)
                && best.as_ref().is_none_or(|best| gutter.weight > best.weight)
            {
                best = Some(gutter);
            }
            from = to;
        }
    }
    best
}

/// Whether both sides of `at` are columns of running text.
fn judge(band: &[Vec<Segment>], at: f32, offset: usize) -> Option<Gutter> {
    let sided = |row: &Vec<Segment>, right: bool| row.iter().any(|segment| (segment.x0 >= at) == right);
    // From the first row to the last in which both columns have begun and not both have ended.
    let first = band.iter().position(|row| sided(row, true))?;
    let last = band.iter().rposition(|row| sided(row, true))?;
    let first = first.min(band.iter().position(|row| sided(row, false))?.max(first.saturating_sub(1)));
    let (mut left, mut right): (Vec<&Segment>, Vec<&Segment>) = (Vec::new(), Vec::new());
    // The left column may be the longer one, at either end.
    let to = band.iter().rposition(|row| sided(row, false)).map_or(last, |left_last| left_last.max(last)) + 1;
    let body = band.get(first..to)?;
    for segment in body.iter().flatten() {
        if segment.x0 < at { left.push(segment) } else { right.push(segment) }
    }
    let (left, right) = (pieces(&left), pieces(&right));
    if left.len() < 4 || right.len() < 4 || !is_prose(&left) || !is_prose(&right) {
        return None;
    }
    // Lines of a column begin at one edge, at the right one in Arabic; the words beside a chance gap do not.
    let edge = |side: &[Piece], place: fn(&Piece) -> f32| {
        let mode = line::mode(side.iter().map(|piece| (place(piece), 1.0)), 2.0)?;
        let on = side.iter().filter(|piece| (place(piece) - mode).abs() < piece.size * 0.35).count();
        Some(on * 2 >= side.len())
    };
    let starts = edge(&right, |piece| piece.x0).unwrap_or(false);
    let ends = edge(&left, |piece| piece.x1).unwrap_or(false);
    if !starts && !ends {
        return None;
    }
    let span = |side: &[Piece]| {
        let top = side.iter().map(|piece| piece.y).fold(f32::MAX, f32::min);
        let bottom = side.iter().map(|piece| piece.y).fold(f32::MIN, f32::max);
        (top, bottom)
    };
    let (l, r) = (span(&left), span(&right));
    let shared = l.1.min(r.1) - l.0.max(r.0);
    let shorter = (l.1 - l.0).min(r.1 - r.0);
    (shared >= shorter * 0.5 && shared > 0.0).then_some(Gutter {
        at,
        from: offset + first,
        to: offset + to,
        weight: left.len().min(right.len()),
    })
}

/// What one column has in one row: the segments that wide spaces between justified words parted, as one.
pub(crate) struct Piece {
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    letters: usize,
}

/// The segments of one column, from top to bottom, put together by rows.
pub(crate) fn pieces(side: &[&Segment]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(side.len());
    for segment in side {
        match out.last_mut() {
            Some(last) if (segment.y - last.y).abs() < last.size.min(segment.size) * 0.4 => {
                last.x0 = last.x0.min(segment.x0);
                last.x1 = last.x1.max(segment.x1);
                last.letters += segment.len();
            }
            _ => out.push(Piece {
                x0: segment.x0,
                x1: segment.x1,
                y: segment.y,
                size: segment.size,
                letters: segment.len(),
            }),
        }
    }
    out
}

/// Lines that fill a column: not labels, numbers or the entries of a table.
pub(crate) fn is_prose(side: &[Piece]) -> bool {
    let mut widths: Vec<f32> = side.iter().map(|piece| piece.x1 - piece.x0).collect();
    widths.sort_by(f32::total_cmp);
    let middle = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
    let wide = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0.0);
    let mut lengths: Vec<usize> = side.iter().map(|piece| piece.letters).collect();
    lengths.sort_unstable();
    let letters = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let size = side.first().map_or(10.0, |piece| piece.size);
    middle > wide * 0.72 && middle > size * 8.0 && letters >= 12
}
