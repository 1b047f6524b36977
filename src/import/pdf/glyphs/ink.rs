//! Paths: the lines and boxes drawn on a page.

use super::graphics::State;
use super::page::{Fill, Page, Rule};
use crate::import::limits;
use hayro_font::kurbo::Point;

/// How a path is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    Fill,
    Stroke,
    Both,
}

/// The path under construction, in points of the page.
#[derive(Default)]
pub(crate) struct Path {
    /// The corners of each part, which began with a move.
    lines: Vec<Vec<Point>>,
    /// It has curves, so that it is a drawing and no line or box.
    curved: bool,
}

impl Path {
    pub(crate) fn move_to(&mut self, point: Point) {
        self.lines.push(vec![point]);
    }

    pub(crate) fn line_to(&mut self, point: Point) {
        if let Some(line) = self.lines.last_mut() {
            line.push(point);
        }
    }

    pub(crate) fn curve_to(&mut self, point: Point) {
        self.curved = true;
        self.line_to(point);
    }

    pub(crate) fn close(&mut self) {
        if let Some(line) = self.lines.last_mut()
            && let Some(&first) = line.first()
            && line.last() != Some(&first)
        {
            line.push(first);
        }
    }

    /// Adds a closed part with these corners.
    pub(crate) fn polygon(&mut self, corners: [Point; 4]) {
        self.lines.push(corners.to_vec());
        self.close();
    }

    /// Notes the straight lines and the filled boxes of the path on `page`. Lines thicker than 4 points, white ones and
    /// everything curved are drawings, not rules.
    pub(crate) fn paint(self, how: Paint, state: &State<'_>, page: &mut Page) {
        if self.curved || page.rules.len() > limits::PDF_RULES {
            return;
        }
        let thick = (state.line_width * state.ctm.determinant().abs().sqrt()) as f32;
        for line in &self.lines {
            if how != Paint::Stroke {
                filled(line, state.fill, page);
            }
            if how != Paint::Fill && thick <= 4.0 && state.stroke != WHITE {
                for (from, to) in line.iter().zip(line.iter().skip(1)) {
                    note_rule(bounds(&[*from, *to]), thick, page);
                }
            }
        }
    }
}

const WHITE: u32 = 0x00FF_FFFF;

/// Notes a filled part: a rule when it is thin, else an area.
fn filled(line: &[Point], colour: u32, page: &mut Page) {
    let area = bounds(line);
    let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
    if width.min(height) <= 2.5 {
        if colour != WHITE {
            note_rule(area, 0.0, page);
        }
    } else if page.fills.len() < limits::PDF_RULES && (4..=5).contains(&line.len()) {
        page.fills.push(Fill { area, colour });
    }
}

fn note_rule(area: Rule, thick: f32, page: &mut Page) {
    let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
    let finite = [area.x0, area.y0, area.x1, area.y1].iter().all(|value| value.is_finite());
    if finite && width.min(height) <= 2.5 && width.max(height) >= 2.0 {
        let grow = thick / 2.0;
        let rule = if width >= height {
            Rule { y0: area.y0 - grow, y1: area.y1 + grow, ..area }
        } else {
            Rule { x0: area.x0 - grow, x1: area.x1 + grow, ..area }
        };
        page.rules.push(rule);
    }
}

/// Lines drawn in pieces, one cell or word at a time, put together.
pub(crate) fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
    let across = |rule: &Rule| {
        if rule.is_horizontal() { (0, rule.middle(), rule.x0) } else { (1, f32::midpoint(rule.x0, rule.x1), rule.y0) }
    };
    // To half a point, so that pieces of one line come one after the other.
    let key = |rule: &Rule| {
        let (kind, place, from) = across(rule);
        (kind, (place * 2.0).round() as i32, from)
    };
    rules.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2))
    });
    let mut out: Vec<Rule> = Vec::with_capacity(rules.len());
    for rule in rules {
        match out.last_mut() {
            Some(last)
                if last.is_horizontal()
                    && rule.is_horizontal()
                    && (last.middle() - rule.middle()).abs() < 0.8
                    && rule.x0 <= last.x1 + 1.0 =>
            {
                last.x1 = last.x1.max(rule.x1);
            }
            Some(last)
                if !last.is_horizontal()
                    && !rule.is_horizontal()
                    && (last.x0 - rule.x0).abs() < 0.8
                    && rule.y0 <= last.y1 + 1.0 =>
            {
                last.y1 = last.y1.max(rule.y1);
            }
            _ => out.push(rule),
        }
    }
    out
}

fn bounds(points: &[Point]) -> Rule {
    let mut area = Rule { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
    for point in points {
        area.x0 = area.x0.min(point.x as f32);
        area.y0 = area.y0.min(point.y as f32);
        area.x1 = area.x1.max(point.x as f32);
        area.y1 = area.y1.max(point.y as f32);
    }
    area
}
