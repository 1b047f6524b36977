//! Marks of the changes beside the scroll bar.

use super::model::{ReadState, Row, fits_two_columns, layout_used};
use super::words::{self, Stretch};
use crate::app::{Action, Board, Card, Command, ComparisonAction, ReadLayout};
use crate::base::{Message, Side, Sides};
use crate::compare::{Change, Kind, Restyled};
use crate::text::{Paragraph, ParagraphKind};
use crate::ui::ctx::ViewCtx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::{BarMark, ListPlace, LongList};
use crate::ui::widgets::styled_text::{self, Face};
use eframe::egui::text_selection::LabelSelectionState;
use eframe::egui::{self, Align2, Color32, CornerRadius, Galley, Id, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

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

fn kind_colour(change: &Change, palette: &Palette) -> Color32 {
    match change.kind {
        Kind::Inserted => palette.insert,
        Kind::Deleted => palette.delete,
        _ if change.moved => palette.moved,
        _ => palette.weak,
    }
}
