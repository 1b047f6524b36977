//! Which rows the reading view has.

use crate::app::{Board, Hit, ReadLayout, ReadPlace};
use crate::base::{DraftId, Side};
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

/// A paragraph on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The change it stood in.
    pub change: usize,
    /// The draft it is of.
    pub draft: DraftId,
    /// Its index in the draft's reading.
    pub paragraph: usize,
    /// How far below the upper edge of the list its words begin, in points.
    pub y: f32,
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
    /// How the rows are laid out: in which layout, how wide, with which size of type.
    laid: Option<(ReadLayout, f32, f32)>,
    /// How often the user had gone to a change when one was last followed.
    pub goes: u64,
    /// The change that was chosen when the rows were drawn last.
    pub held: Option<usize>,
    /// The place of the words searched for that was followed last.
    pub hit: Option<Hit>,
    /// The rows on the screen.
    pub shown: std::ops::Range<usize>,
    /// The paragraphs on the screen, and where.
    pub seen: Vec<Seen>,
    /// Whether the mouse did something on the rows in the frame before.
    pub clicked: bool,
    drawn: bool,
}

impl ReadState {
    /// Makes the rows anew when the board or the choice of rows has changed. Returns whether they are others, or laid out
    /// otherwise: by layout, width or size of type.
    pub fn prepare(&mut self, board: &Board, changes_only: bool, laid: (ReadLayout, f32, f32)) -> bool {
        let laid_anew = self.laid.replace(laid) != Some(laid);
        let wanted = Some((board.version, changes_only));
        if self.made_from == wanted {
            return laid_anew;
        }
        // What was opened stays open while one works on the same comparison.
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &board.comparison)) {
            self.of = Some(Arc::clone(&board.comparison));
            self.opened.clear();
        }
        self.made_from = wanted;
        self.rebuild(board, changes_only);
        true
    }

    /// Where the view stands: the paragraph that is being read, and its height. Nothing where it wasn't drawn since it was
    /// last asked.
    pub fn take_read_place(&mut self) -> Option<ReadPlace> {
        if !std::mem::take(&mut self.drawn) {
            return None;
        }
        let own = self.seen.iter().filter(|seen| seen.y >= 0.0);
        let first = own.min_by(|a, b| a.y.total_cmp(&b.y)).or_else(|| self.seen.last())?;
        Some(ReadPlace { draft: first.draft, paragraph: first.paragraph, y: first.y })
    }

    /// Puts what stood on the screen when the study was left where it was.
    pub fn go_back_to(&mut self, place: ReadPlace, goes: u64) {
        self.seen = vec![Seen { change: 0, draft: place.draft, paragraph: place.paragraph, y: place.y }];
        self.held = None;
        self.goes = goes;
    }

    /// Remembers what is on the screen: the paragraphs by their height in the window, where the list begins there, and
    /// whether the mouse did something on it.
    pub fn saw(&mut self, mut seen: Vec<Seen>, top: f32, clicked: bool) {
        for seen in &mut seen {
            seen.y -= top;
        }
        self.seen = seen;
        self.clicked = clicked;
        self.drawn = true;
    }

    /// Opens the fold that hides a change, if one does.
    pub fn unfold(&mut self, change: usize, board: &Board, changes_only: bool) {
        if let Some(Row::Folded { first, .. }) = self.row_of(change).and_then(|row| self.rows.get(row)).copied() {
            self.open_fold(first, board, changes_only);
        }
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
            // What the filters leave out is dimmed, not hidden.
            let shown = !changes_only || change.is_visible() || is_heading(board, index);
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
