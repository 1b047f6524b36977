//! The tree of themes: chosen by a click, moved by dragging.

use super::state::{CodebookState, Doing, act};
use crate::app::{CodebookAction, CodebookRow};
use crate::base::{Message, ThemeId};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::fields;
use egui::{CornerRadius, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

pub(super) fn tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState, rows: &[CodebookRow]) {
    fields::search(ui, &ctx.locale.t("codebook-search"), &mut state.search, &mut false);
    ui.add_space(tokens::TIGHT);
    let wanted = state.search.trim().to_lowercase();
    ScrollArea::vertical().id_salt("codebook-tree").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for row in rows.iter().filter(|row| wanted.is_empty() || row.also.contains(&wanted)) {
            row_ui(ui, ctx, state, row, rows);
        }
    });
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState, row: &CodebookRow, rows: &[CodebookRow]) {
    let palette = tokens::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::click_and_drag());
    let chosen = state.chosen == Some(row.id);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &row.name));
    if chosen || response.hovered() {
        let ground = if chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let indent = row.depth as f32 * 16.0;
    if let Some(colour) = row.colour {
        let dot = Rect::from_center_size(pos2(rect.left() + 11.0 + indent, rect.center().y), vec2(10.0, 10.0));
        ui.painter().rect_filled(dot, CornerRadius::same(3), tokens::theme_colour(colour, palette));
    }
    let right = rect.right() - 8.0;
    let count = if row.by_section { "§".to_owned() } else { row.tags.to_string() };
    let painter = ui.painter();
    let faint = if row.tags == 0 { palette.line } else { palette.weak };
    painter.text(
        pos2(right, rect.center().y),
        egui::Align2::RIGHT_CENTER,
        count,
        tokens::plain_font(12.0),
        if row.by_section { palette.weak } else { faint },
    );
    if let Some(key) = row.key {
        let cap = Rect::from_center_size(pos2(right - 44.0, rect.center().y), vec2(18.0, 17.0));
        painter.rect(
            cap,
            CornerRadius::same(4),
            palette.panel,
            Stroke::new(1.0, palette.line),
            egui::StrokeKind::Inside,
        );
        painter.text(
            cap.center(),
            egui::Align2::CENTER_CENTER,
            key.to_string(),
            tokens::plain_font(11.0),
            palette.weak,
        );
    }
    let mut name = row.name.clone();
    if let Some(into) = &row.merged_into {
        name = ctx.locale.format(&Message::new("codebook-merged-into").text("name", name).text("into", into.clone()));
    } else if row.retired {
        name = ctx.locale.format(&Message::new("codebook-retired-name").text("name", name));
    }
    let room = Rect::from_min_max(pos2(rect.left() + 22.0 + indent, rect.top()), pos2(right - 60.0, rect.bottom()));
    let colour = if row.retired { palette.weak } else { palette.text };
    let font = if row.depth == 0 && !row.retired { tokens::strong_font(13.0) } else { tokens::plain_font(13.0) };
    let mut job = egui::text::LayoutJob::simple_singleline(name, font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(room.left(), room.center().y - galley.size().y / 2.0), galley, colour);
    if chosen && std::mem::take(&mut state.scroll_to) {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        state.chosen = Some(row.id);
        state.doing = Doing::Details;
    }
    // Dropped on the upper third: before this one; elsewhere: below it.
    response.dnd_set_drag_payload(row.id);
    let upper = ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| at.y < rect.top() + rect.height() / 3.0);
    if response.dnd_hover_payload::<ThemeId>().is_some_and(|dragged| *dragged != row.id) {
        let line = Stroke::new(2.0, palette.accent);
        if upper {
            ui.painter().hline(rect.x_range(), rect.top(), line);
        } else {
            ui.painter().rect_stroke(rect, CornerRadius::same(4), line, egui::StrokeKind::Inside);
        }
    }
    if let Some(dragged) = response.dnd_release_payload::<ThemeId>()
        && *dragged != row.id
    {
        let action = if upper {
            let parent = parent_of(rows, row);
            let siblings = rows
                .iter()
                .filter(|other| other.depth == row.depth && parent_of(rows, other) == parent && other.id != *dragged);
            let place = siblings.take_while(|other| other.id != row.id).count();
            CodebookAction::Move(*dragged, parent, place)
        } else {
            CodebookAction::Move(*dragged, Some(row.id), usize::MAX)
        };
        act(ctx, action);
    }
}

/// The row that another stands directly below.
fn parent_of(rows: &[CodebookRow], row: &CodebookRow) -> Option<ThemeId> {
    let place = rows.iter().position(|other| other.id == row.id)?;
    rows.get(..place)?.iter().rev().find(|other| other.depth < row.depth).map(|other| other.id)
}
