//! What is usual in a document: the size of its text, the distance of its lines, how its paragraphs begin.

use super::edges::{end, ends_sentence, ends_short, left_edge, start};
use super::line::{Line, mode};
use super::para::has_label;
use std::collections::BTreeMap;

/// What is usual in a document, by which its lines are judged.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habit {
    /// Size of most of the text.
    pub body: f32,
    /// Distance of base lines, by size in tenths of a point.
    leading: BTreeMap<i32, f32>,
    /// Most paragraphs begin with an indent or a label.
    pub marked_starts: bool,
}

/// Lines farther apart than so many of their sizes, none of them full, are paragraphs of one line each.
const WIDEST: f32 = 1.75;

impl Habit {
    /// Learns from all columns of a document.
    pub(crate) fn of(columns: &[&[Line]]) -> Self {
        let lines = || columns.iter().copied().flatten();
        let body = mode(lines().map(|line| (line.size, line.chars.len() as f32)), 0.5).unwrap_or(11.0);
        // A line that had room for the next word ends a paragraph: the step below it says nothing of the leading, where
        // others do.
        let mut steps: BTreeMap<i32, (Vec<f32>, Vec<f32>)> = BTreeMap::new();
        for column in columns {
            let far = column.iter().map(end).fold(f32::MIN, f32::max);
            for (a, b) in column.iter().zip(column.iter().skip(1)) {
                let step = b.y - a.y;
                if a.page == b.page && (a.size - b.size).abs() < 0.6 && step > a.size * 0.8 && step < a.size * 3.2 {
                    let (full, short) = steps.entry(key(a.size)).or_default();
                    if ends_short(a, b, far) { short.push(step) } else { full.push(step) }
                }
            }
        }
        let leading = steps
            .into_iter()
            .filter_map(|(size, (full, short))| {
                // The longest line of a column is full whatever follows it: a few such are no evidence.
                if full.len() >= 3 && full.len() * 5 >= short.len() {
                    return Some((size, closest_mode(&full)?));
                }
                let near: Vec<f32> =
                    full.into_iter().chain(short).filter(|step| *step < size as f32 / 2.0 * WIDEST).collect();
                Some((size, closest_mode(&near)?))
            })
            .collect();
        let mut habit = Self { body, leading, marked_starts: false };
        let (mut marked, mut starts) = (0usize, 0usize);
        for column in columns {
            let left = left_edge(column);
            for (a, b) in column.iter().zip(column.iter().skip(1)) {
                if b.y - a.y > habit.leading(b.size) * 1.25 && (b.size - body).abs() < 0.6 && !b.bold {
                    starts += 1;
                    marked += usize::from(has_label(b) || b.after_label.is_some() || start(b) - left > b.size * 0.8);
                }
            }
        }
        habit.marked_starts = starts >= 4 && marked * 10 >= starts * 7;
        habit
    }

    /// Gives the habit of one column, whose full lines may stand farther apart than most of the document's of that size: a
    /// text set wider than the others, another script.
    pub(crate) fn within(&self, column: &[Line]) -> Self {
        let far = column.iter().map(end).fold(f32::MIN, f32::max);
        let mut steps: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for (a, b) in column.iter().zip(column.iter().skip(1)) {
            let step = b.y - a.y;
            let inside = a.page == b.page
                && (a.size - b.size).abs() < 0.6
                && step > a.size * 0.8
                && step < a.size * 3.2
                && !ends_short(a, b, far)
                && !a.last_char().is_some_and(ends_sentence)
                && !has_label(b);
            if inside {
                steps.entry(key(a.size)).or_default().push(step);
            }
        }
        let mut own = self.clone();
        for (size, steps) in steps.into_iter().filter(|(_, steps)| steps.len() >= 4) {
            let Some(step) = closest_mode(&steps) else { continue };
            let even = steps.iter().filter(|other| (**other - step).abs() < 1.0).count() * 4 >= steps.len() * 3;
            let known = own.leading.entry(size).or_insert(step);
            if even && step > *known {
                *known = step;
            }
        }
        own
    }

    /// Gives the distance of base lines, in points, of type of `size` points.
    pub(crate) fn leading(&self, size: f32) -> f32 {
        self.leading.get(&key(size)).copied().unwrap_or(size * 1.2)
    }
}

/// The most frequent step; when two are near in number, the smaller one: the other is the distance of paragraphs.
fn closest_mode(steps: &[f32]) -> Option<f32> {
    let mut counts: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for step in steps {
        let slot = counts.entry((step * 2.0).round() as i32).or_insert((0, 0.0));
        slot.0 += 1;
        slot.1 += step;
    }
    let most = counts.values().map(|slot| slot.0).max()?;
    counts.into_values().find(|slot| slot.0 * 3 >= most).map(|slot| slot.1 / slot.0 as f32)
}

fn key(size: f32) -> i32 {
    (size * 2.0).round() as i32
}
