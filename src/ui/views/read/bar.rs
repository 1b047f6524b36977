//! Marks of the changes beside the scroll bar.

use super::model::Row;
use crate::app::Board;
use crate::compare::{Change, Kind};
use crate::ui::tokens::Palette;
use crate::ui::widgets::long_list::BarMark;
use egui::Color32;

/// The marks of the changes shown, by row.
pub(super) fn bar_marks(board: &Board, rows: &[Row], palette: &Palette) -> Vec<BarMark> {
    rows.iter()
        .enumerate()
        .filter_map(|(row, what)| {
            let Row::Change(index) = what else { return None };
            let change = board.comparison.changes.get(*index)?;
            change.is_visible().then(|| (row, kind_colour(change, palette)))
        })
        .collect()
}

/// The colour that says what became of a change's words.
fn kind_colour(change: &Change, palette: &Palette) -> Color32 {
    match change.kind {
        _ if change.reading_differs => palette.warning,
        Kind::Inserted => palette.insert,
        Kind::Deleted => palette.delete,
        _ if change.moved => palette.moved,
        _ => palette.weak,
    }
}
