//! Tables drawn with lines → cells.

use super::columns::{self, Segment};
use super::flow;
use super::habit::Habit;
use super::para::Para;
use crate::import::Role;
use crate::import::pdf::glyphs::page::{Page, Rule};

/// A drawn grid.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Places of the vertical lines.
    xs: Vec<f32>,
    /// Places of the horizontal lines.
    ys: Vec<f32>,
    rules: Vec<Rule>,
}

/// How near lines must come to touch, in points.
const TOUCH: f32 = 3.0;

/// The grids drawn on a page, from top to bottom.
pub(crate) fn find(page: &Page) -> Vec<Grid> {
    let mut rules: Vec<Rule> =
        page.rules.iter().copied().filter(|rule| rule.width().max(rule.y1 - rule.y0) > 6.0).collect();
    // The edges of filled cells draw a grid too.
    rules.extend(
        page.fills.iter().filter(|fill| fill.area.y1 - fill.area.y0 > 8.0 && fill.area.width() > 8.0).flat_map(
            |fill| {
                let area = fill.area;
                [
                    Rule { y1: area.y0, ..area },
                    Rule { y0: area.y1, ..area },
                    Rule { x1: area.x0, ..area },
                    Rule { x0: area.x1, ..area },
                ]
            },
        ),
    );
    if rules.len() > 6_000 {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = groups(&rules).into_iter().filter_map(grid).collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    // One inside another is part of the outer one's cell.
    let mut kept: Vec<Grid> = Vec::new();
    for grid in grids {
        if !kept.iter().any(|outer| grid.top() < outer.bottom() - TOUCH) {
            kept.push(grid);
        }
    }
    kept
}

/// Lines that touch each other, together.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut order: Vec<usize> = (0..rules.len()).collect();
    let top = |index: &usize| rules.get(*index).map_or(0.0, |rule| rule.y0);
    order.sort_by(|a, b| top(a).total_cmp(&top(b)));
    let mut groups: Vec<(Rule, Vec<Rule>)> = Vec::new();
    for index in order {
        let Some(rule) = rules.get(index).copied() else { continue };
        let touches = |known: &Rule| {
            rule.x0 <= known.x1 + TOUCH
                && known.x0 <= rule.x1 + TOUCH
                && rule.y0 <= known.y1 + TOUCH
                && known.y0 <= rule.y1 + TOUCH
        };
        let mut joined = (rule, vec![rule]);
        let mut rest = Vec::with_capacity(groups.len());
        for group in groups {
            if touches(&group.0) && group.1.iter().any(touches) {
                joined.0 = around(joined.0, group.0);
                joined.1.extend(group.1);
            } else {
                rest.push(group);
            }
        }
        rest.push(joined);
        groups = rest;
    }
    groups.into_iter().map(|group| group.1).collect()
}

fn around(a: Rule, b: Rule) -> Rule {
    Rule { x0: a.x0.min(b.x0), y0: a.y0.min(b.y0), x1: a.x1.max(b.x1), y1: a.y1.max(b.y1) }
}

fn places(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    for value in values {
        if out.last().is_none_or(|last| value - last > TOUCH) {
            out.push(value);
        }
    }
    out
}

fn grid(rules: Vec<Rule>) -> Option<Grid> {
    let across: Vec<&Rule> = rules.iter().filter(|rule| rule.is_horizontal()).collect();
    let down: Vec<&Rule> = rules.iter().filter(|rule| !rule.is_horizontal()).collect();
    let mut ys = places(across.iter().map(|rule| rule.middle()).collect());
    let mut xs = places(down.iter().map(|rule| f32::midpoint(rule.x0, rule.x1)).collect());
    // A table without lines at its outer sides still has sides.
    let left = across.iter().map(|rule| rule.x0).fold(f32::MAX, f32::min);
    let right = across.iter().map(|rule| rule.x1).fold(f32::MIN, f32::max);
    if xs.first().is_none_or(|first| *first > left + 8.0) && left < f32::MAX {
        xs.insert(0, left);
    }
    if xs.last().is_none_or(|last| *last < right - 8.0) && right > f32::MIN {
        xs.push(right);
    }
    let top = down.iter().map(|rule| rule.y0).fold(f32::MAX, f32::min);
    let bottom = down.iter().map(|rule| rule.y1).fold(f32::MIN, f32::max);
    if ys.first().is_none_or(|first| *first > top + 8.0) && top < f32::MAX {
        ys.insert(0, top);
    }
    if ys.last().is_none_or(|last| *last < bottom - 8.0) && bottom > f32::MIN {
        ys.push(bottom);
    }
    // Two columns at least, drawn by a line between them; a box around a text is no table.
    (xs.len() >= 3 && ys.len() >= 2 && !down.is_empty()).then_some(Grid { xs, ys, rules })
}

impl Grid {
    /// A grid of columns and rows that all have their borders, drawn or not.
    pub(crate) fn of_places(xs: Vec<f32>, ys: Vec<f32>) -> Self {
        let (left, right) = (xs.first().copied().unwrap_or(0.0), xs.last().copied().unwrap_or(0.0));
        let (top, bottom) = (ys.first().copied().unwrap_or(0.0), ys.last().copied().unwrap_or(0.0));
        let across = ys.iter().map(|&y| Rule { x0: left, x1: right, y0: y, y1: y });
        let down = xs.iter().map(|&x| Rule { x0: x, x1: x, y0: top, y1: bottom });
        Self { rules: across.chain(down).collect(), xs, ys }
    }

    pub(crate) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    fn bottom(&self) -> f32 {
        self.ys.last().copied().unwrap_or(0.0)
    }

    /// Whether a segment stands inside.
    pub(crate) fn holds(&self, segment: &Segment) -> bool {
        let (left, right) = (self.xs.first().copied().unwrap_or(0.0), self.xs.last().copied().unwrap_or(0.0));
        let middle = f32::midpoint(segment.x0, segment.x1);
        let y = segment.y - segment.size * 0.3;
        left - 1.0 < middle && middle < right + 1.0 && self.top() < y && y < self.bottom()
    }

    /// Whether a line parts row `row` from the next at `x`.
    fn parted_below(&self, row: usize, x: f32) -> bool {
        let Some(y) = self.ys.get(row + 1) else { return true };
        self.rules
            .iter()
            .any(|rule| rule.is_horizontal() && (rule.middle() - y).abs() <= TOUCH && rule.x0 <= x && x <= rule.x1)
    }

    /// Whether a line parts column `column` from the next at `y`.
    fn parted_right(&self, column: usize, y: f32) -> bool {
        let Some(x) = self.xs.get(column + 1) else { return true };
        self.rules.iter().any(|rule| {
            !rule.is_horizontal()
                && (f32::midpoint(rule.x0, rule.x1) - x).abs() <= TOUCH
                && rule.y0 <= y
                && y <= rule.y1
        })
    }

    /// The cell that holds a place: its first row and column, cells merged over missing lines.
    fn cell(&self, x: f32, y: f32) -> (usize, usize) {
        let mut column = self.xs.partition_point(|place| *place <= x).saturating_sub(1);
        let mut row = self.ys.partition_point(|place| *place <= y).saturating_sub(1);
        while column > 0 && !self.parted_right(column - 1, y) {
            column -= 1;
        }
        while row > 0 && !self.parted_below(row - 1, x) {
            row -= 1;
        }
        (row, column)
    }

    /// The paragraphs of the cells, row by row.
    pub(crate) fn cells(&self, segments: Vec<Segment>, page: &Page) -> Vec<Para> {
        let mut cells: std::collections::BTreeMap<(usize, usize), Vec<crate::import::pdf::glyphs::page::Glyph>> =
            std::collections::BTreeMap::new();
        for glyph in segments.into_iter().flat_map(|segment| segment.glyphs) {
            let cell = self.cell(f32::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
            cells.entry(cell).or_default().push(glyph);
        }
        let mut out = Vec::new();
        for (place, glyphs) in cells {
            let columns = columns::columns(columns::segments(&glyphs), page, &mut Vec::new());
            let habit = Habit::of(&columns.iter().map(Vec::as_slice).collect::<Vec<_>>());
            for column in columns {
                let paras = flow::paragraphs(column, &habit).into_iter();
                out.extend(paras.map(|para| Para { role: Role::Cell, cell: Some(place), ..para }));
            }
        }
        out
    }
}
