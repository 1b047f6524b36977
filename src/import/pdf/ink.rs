//! Paths: the lines and boxes drawn on a page.

use super::content::{MAX_RULES, Reader};
use super::page::{Fill, Rule};
use hayro_font::kurbo::Point;
use hayro_syntax::object::Number;

/// How a path is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Fill,
    Stroke,
    Both,
}

/// A point list that began with a move.
#[derive(Default)]
pub(super) struct Path {
    pub lines: Vec<Vec<Point>>,
    pub curved: bool,
}

impl Reader<'_, '_> {
    pub(super) fn point(&self, x: &Number, y: &Number) -> Point {
        self.state.ctm * Point::new(x.as_f64(), y.as_f64())
    }

    pub(super) fn line_to(&mut self, x: &Number, y: &Number) {
        let point = self.point(x, y);
        if let Some(line) = self.path.lines.last_mut() {
            line.push(point);
        }
    }

    pub(super) fn curve_to(&mut self, x: &Number, y: &Number) {
        self.path.curved = true;
        self.line_to(x, y);
    }

    pub(super) fn close(&mut self) {
        if let Some(line) = self.path.lines.last_mut()
            && let Some(&first) = line.first()
        {
            line.push(first);
        }
    }

    pub(super) fn rectangle(&mut self, x: &Number, y: &Number, width: &Number, height: &Number) {
        let (x, y, w, h) = (x.as_f64(), y.as_f64(), width.as_f64(), height.as_f64());
        let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
        self.path.lines.push(corners.iter().map(|&(x, y)| self.state.ctm * Point::new(x, y)).collect());
    }

    pub(super) fn paint(&mut self, how: Paint) {
        let path = std::mem::take(&mut self.path);
        if path.curved || self.page.rules.len() > MAX_RULES {
            return;
        }
        let thick = (self.state.line_width * self.state.ctm.determinant().abs().sqrt()) as f32;
        for line in &path.lines {
            if how != Paint::Stroke {
                self.filled(line);
            }
            if how != Paint::Fill && thick <= 4.0 && self.state.stroke != 0x00FF_FFFF {
                for (from, to) in line.iter().zip(line.iter().skip(1)) {
                    self.note_rule(bounds(&[*from, *to]), thick);
                }
            }
        }
    }

    fn filled(&mut self, line: &[Point]) {
        let area = bounds(line);
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
        if width.min(height) <= 2.5 {
            if self.state.fill != 0x00FF_FFFF {
                self.note_rule(area, 0.0);
            }
        } else if self.page.fills.len() < MAX_RULES && (4..=5).contains(&line.len()) {
            self.page.fills.push(Fill { area, colour: self.state.fill });
        }
    }

    fn note_rule(&mut self, area: Rule, thick: f32) {
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
        let finite = [area.x0, area.y0, area.x1, area.y1].iter().all(|value| value.is_finite());
        if finite && width.min(height) <= 2.5 && width.max(height) >= 2.0 {
            let grow = thick / 2.0;
            let rule = if width >= height {
                Rule { y0: area.y0 - grow, y1: area.y1 + grow, ..area }
            } else {
                Rule { x0: area.x0 - grow, x1: area.x1 + grow, ..area }
            };
            self.page.rules.push(rule);
        }
    }
}

/// Lines drawn in pieces, one cell or word at a time, put together.
pub(super) fn joined(mut rules: Vec<Rule>) -> Vec<Rule> {
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
