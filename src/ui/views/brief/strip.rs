//! Where the text changed: a row a step, a cell a section, darker where more of it changed. Every cell leads there.

use super::edge::indented;
use crate::app::{Action, BriefAction, BriefPage, StripCell, StripRow};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{CornerRadius, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a row, in points.
const ROW: f32 = 16.0;
/// Width of the names of steps, in points.
const NAME: f32 = 128.0;
/// Least width of a cell, in points.
const LEAST: f32 = 4.0;

pub(super) fn strip_ui(ui: &mut Ui, ctx: &Ctx<'_>, page: &BriefPage) {
    indented(ui, |ui| {
        ui.add_space(tokens::TIGHT);
        ui.spacing_mut().item_spacing.y = 2.0;
        for (number, row) in page.view.strip.iter().enumerate() {
            step_ui(ui, ctx, (number, row));
        }
        buttons::hint(ui, &ctx.locale.t("brief-strip-how"));
    });
}

fn step_ui(ui: &mut Ui, ctx: &Ctx<'_>, (number, row): (usize, &StripRow)) {
    let palette = tokens::palette(ui);
    let here = ctx.pair() == Some(row.pair);
    let name = ctx.session.step_name(row.pair.old, row.pair.new);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let label = Rect::from_min_size(rect.min, vec2(NAME - 8.0, ROW));
    let font = if here { tokens::strong_font(12.0) } else { tokens::plain_font(12.0) };
    let text = RichText::new(&name).font(font).color(if here { palette.text } else { palette.weak });
    ui.put(label, egui::Label::new(text).truncate().halign(egui::Align::LEFT));
    let total: usize = row.cells.iter().map(|cell| cell.size.max(1)).sum();
    let strip = Rect::from_min_max(pos2(rect.left() + NAME, rect.top() + 1.0), rect.max - vec2(0.0, 1.0));
    // What the least widths take is shared among the others.
    let room = (strip.width() - LEAST * row.cells.len() as f32).max(0.0);
    let mut left = strip.left();
    for (place, cell) in row.cells.iter().enumerate() {
        let width = LEAST + room * cell.size.max(1) as f32 / total.max(1) as f32;
        let at = Rect::from_min_max(pos2(left, strip.top()), pos2((left + width).min(strip.right()), strip.bottom()));
        left += width;
        cell_ui(ui, ctx, (row, &name, here), (cell, (number, place), at));
    }
}

fn cell_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    (row, step, here): (&StripRow, &str, bool),
    (cell, place, rect): (&StripCell, (usize, usize), Rect),
) {
    let palette = tokens::palette(ui);
    let section = if cell.section.is_empty() { ctx.locale.t("outline-begin") } else { cell.section.clone() };
    let percent = (cell.share * 100.0).round() as i64;
    let said = Message::new("glance-cell").text("section", section).number("count", cell.changes);
    let said = format!("{step}: {}", ctx.locale.format(&said.number("share", percent)));
    // The keyboard goes through the cells of the step shown; the steps themselves have keys.
    let sense = if here && cell.first.is_some() { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, ui.scope_id().with(("cell", place)), sense);
    let shade = if cell.changes == 0 { 0.0 } else { 0.12 + 0.7 * cell.share };
    let inner = rect.shrink2(vec2(0.5, 0.0));
    let ground = palette.minor_ground.lerp_to_gamma(palette.text, shade);
    ui.painter().rect_filled(inner, CornerRadius::same(1), ground);
    if response.hovered() || response.has_focus() {
        let line = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(inner, CornerRadius::same(1), line, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, cell.first.is_some(), &said));
    if response.on_hover_text(&said).clicked()
        && let Some(first) = cell.first
    {
        ctx.push(Action::Brief(BriefAction::GoTo(row.pair, first)));
    }
}
