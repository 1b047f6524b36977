//! Draws the reading view.

use super::bar::bar_marks;
use super::columns::{Columns, GAP, GUTTER, MARKS};
use super::header::{fold_row, header_ui};
use super::laid::{LaidRow, hit_in_row, top_in_row};
use super::model::{ReadState, Row, Seen};
use super::place;
use super::row::row_menu;
use crate::app::{Action, Board, ComparisonAction, ReadLayout};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::LongList;
use egui::{CornerRadius, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// How strongly what the filters leave out is shown.
const DIMMED: f32 = 0.4;
/// Draws the reading view and pushes what the user wants.
pub fn read_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReadState) {
    let Some(board) = ctx.board else { return };
    let palette = tokens::palette(ui);
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, palette.page);
    let width = ui.available_width() - crate::ui::widgets::long_list::BAR;
    // A draft that stands alone is one column, and nothing in it stays the same.
    let asked = if board.is_alone() { ReadLayout::Redline } else { ctx.prefs.layout };
    let changes_only = ctx.prefs.changes_only && !board.is_alone();
    let columns = Columns::at(width, asked, ctx.prefs.text_size);
    let laid_anew = state.prepare(board, changes_only, (columns.layout, width, ctx.prefs.text_size));
    header_ui(ui, ctx, board, columns);
    if state.rows().is_empty() {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("read-nothing"), 15.0);
        return;
    }
    let list = ui.available_rect_before_wrap();
    if let Some(place) = ctx.session.reopened() {
        state.go_back_to(place, ctx.session.goes());
    }
    if laid_anew {
        place::keep(state, ctx, list.height(), |at| top_in_row(ui, ctx, board, at, columns));
    }
    place::follow_hit(state, ctx, board, list.height(), |hit| hit_in_row(ui, ctx, board, hit, columns));
    place::follow(state, ctx);
    let marks = bar_marks(board, state.rows(), palette);
    let rows = state.rows().to_vec();
    let weights = state.weights().to_vec();
    let mut place = state.place;
    let mut opened = None;
    let mut seen = Vec::new();
    let long =
        LongList { id: Id::unique("reading"), weights: &weights, marks: &marks, bar: [palette.panel, palette.weak] };
    let shown = long.show(ui, &mut place, |ui, row| match rows.get(row) {
        Some(Row::Change(index)) => change_row(ui, ctx, board, *index, columns, &mut seen),
        Some(Row::Folded { first, count }) if fold_row(ui, ctx, *count, columns) => opened = Some(*first),
        _ => {}
    });
    state.place = place;
    state.shown = shown;
    state.saw(seen, list.top(), place::is_clicked(ui, list));
    if let Some(first) = opened {
        state.open_fold(first, board, changes_only);
    }
}

fn change_row(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board, index: usize, columns: Columns, seen: &mut Vec<Seen>) {
    let Some(laid) = LaidRow::new(ui, ctx, board, index, columns) else { return };
    let (row, palette) = (&laid.row, tokens::palette(ui));
    let (rect, ground) = ui.allocate_exact_size(vec2(ui.available_width(), laid.height()), Sense::click());
    if !ui.is_rect_visible(rect) {
        return;
    }
    seen.extend(laid.tops().map(|(side, paragraph, y)| Seen {
        change: index,
        draft: *board.pair.get(side),
        paragraph,
        y: rect.top() + y,
    }));
    let left_out = is_left_out(ctx, board, index);
    if left_out && ctx.selected != Some(index) {
        ui.set_opacity(DIMMED);
    }
    row.paint_ground(ui, rect, index);
    let mut name = row.spoken();
    if left_out {
        name = ctx.locale.format(&Message::new("read-row-left-out").text("name", name));
    }
    ground.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, ctx.selected == Some(index), &name));
    let mut clicked = ground.clicked();
    let left = rect.left() + columns.left + MARKS;
    let top = rect.top() + laid.space.0;
    if let Some(galley) = &laid.headline {
        let gutter = if columns.layout == ReadLayout::SideBySide { GUTTER } else { 1.5 * GUTTER };
        ui.painter().galley(pos2(left + gutter, top), Arc::clone(galley), palette.text);
    }
    for (column, place, y, block) in laid.blocks() {
        let x = left + column as f32 * (GUTTER + columns.text + GAP);
        let id = ui.scope_id().with((index, column, place));
        clicked |= row.paint_block(ui, id, pos2(x, rect.top() + y), block);
    }
    let margin = pos2(rect.right() - columns.margin - 6.0, top + laid.head());
    row.margin_ui(ui, Rect::from_min_max(margin, rect.right_bottom()), index);
    if clicked {
        let several = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        ctx.push(if several {
            Action::Compare(ComparisonAction::ToggleMark(index))
        } else {
            Action::Compare(ComparisonAction::SelectChange(index))
        });
    }
    ground.context_menu(|ui| row_menu(ui, ctx, index));
}

/// Whether the filters leave a change out.
fn is_left_out(ctx: &Ctx<'_>, board: &Board, index: usize) -> bool {
    !ctx.filter.is_empty() && board.is_worth_reading(index) && !board.passes(index)
}
