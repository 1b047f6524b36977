//! Which rows the reading view has.

use crate::app::{Board, ReadLayout};
use crate::base::Side;
use crate::compare::Comparison;
use crate::ui::widgets::long_list::ListPlace;
use std::sync::Arc;

/// A row of the reading view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A change (its index in the comparison).
    Change(usize),
    /// This many changes that are not shown, the first of them being this one.
    Folded {
        /// Index of the first.
        first: usize,
        /// How many.
        count: usize,
    },
}

/// What the reading view remembers.
#[derive(Debug, Default)]
pub struct ReadState {
    /// Where it is scrolled to.
    pub place: ListPlace,
    /// The rows, and what they were made from.
    rows: Vec<Row>,
    weights: Vec<f32>,
    made_from: Option<(u64, bool)>,
    /// The comparison they are of.
    of: Option<Arc<Comparison>>,
    /// Folds the user has opened, by their first change.
    opened: Vec<usize>,
    /// The change that was scrolled to last.
    pub followed: Option<usize>,
    /// The rows on the screen.
    pub shown: std::ops::Range<usize>,
}

impl ReadState {
    /// Makes the rows anew when the board or the choice of rows has changed.
    pub fn prepare(&mut self, board: &Board, changes_only: bool) {
        let wanted = Some((board.version, changes_only));
        if self.made_from == wanted {
            return;
        }
        // What was opened stays open while one works on the same comparison.
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &board.comparison)) {
            self.of = Some(Arc::clone(&board.comparison));
            self.opened.clear();
        }
        self.made_from = wanted;
        self.rebuild(board, changes_only);
    }

    /// Opens a fold.
    pub fn open_fold(&mut self, first: usize, board: &Board, changes_only: bool) {
        self.opened.push(first);
        self.rebuild(board, changes_only);
    }

    fn rebuild(&mut self, board: &Board, changes_only: bool) {
        self.rows.clear();
        let changes = &board.comparison.changes;
        let mut fold: Option<(usize, usize)> = None;
        let mut open = false;
        for (index, change) in changes.iter().enumerate() {
            let shown = !changes_only || board.passes(index) || is_heading(board, index);
            let foldable = !shown && !change.is_visible() || !shown && changes_only;
            if foldable {
                match &mut fold {
                    Some((_, count)) => *count += 1,
                    None => {
                        open = self.opened.contains(&index);
                        fold = Some((index, 1));
                    }
                }
                if open {
                    self.rows.push(Row::Change(index));
                }
            } else {
                if let Some((first, count)) = fold.take()
                    && !open
                {
                    self.rows.push(Row::Folded { first, count });
                }
                open = false;
                self.rows.push(Row::Change(index));
            }
        }
        if let Some((first, count)) = fold
            && !open
        {
            self.rows.push(Row::Folded { first, count });
        }
        self.weigh(board);
    }

    fn weigh(&mut self, board: &Board) {
        let mut sum = 0.0;
        self.weights = std::iter::once(0.0)
            .chain(self.rows.iter().map(|row| {
                sum += match row {
                    Row::Folded { .. } => 1.0,
                    Row::Change(index) => {
                        let length = |side: Side| {
                            board
                                .paragraphs(*index, side)
                                .iter()
                                .map(|(_, paragraph)| paragraph.text.len())
                                .sum::<usize>()
                        };
                        1.5 + length(Side::Old).max(length(Side::New)) as f32 / 60.0
                    }
                };
                sum
            }))
            .collect();
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// For each row, the sum of the estimated heights before it, in lines; one more than rows.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The row that shows a change.
    pub fn row_of(&self, change: usize) -> Option<usize> {
        self.rows.iter().position(|row| match row {
            Row::Change(index) => *index == change,
            Row::Folded { first, count } => (*first..first + count).contains(&change),
        })
    }
}

fn is_heading(board: &Board, index: usize) -> bool {
    let mut paragraphs = board.paragraphs(index, Side::New);
    paragraphs.extend(board.paragraphs(index, Side::Old));
    !paragraphs.is_empty() && paragraphs.iter().all(|(_, paragraph)| paragraph.is_heading())
}

/// Whether side by side still leaves columns that can be read, at this width in points and this size of type.
pub fn fits_two_columns(width: f32, size: f32) -> bool {
    // Forty characters a column, half an em each, and the gutters.
    width > 2.0 * 20.0 * size + 200.0
}

/// The layout used: the one asked for, unless there is no room for it.
pub fn layout_used(asked: ReadLayout, width: f32, size: f32) -> ReadLayout {
    if asked == ReadLayout::SideBySide && !fits_two_columns(width, size) { ReadLayout::Redline } else { asked }
}
