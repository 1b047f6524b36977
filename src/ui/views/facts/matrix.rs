//! Matrices: counts whose cells open the changes they count.

use super::empty::empty_ui;
use crate::app::{Action, FactsAction, MatrixView};
use crate::base::Message;
use crate::insight::matrix::MatrixKind;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Align2, Frame, Label, Margin, Panel, Rect, RichText, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a row, in points.
const ROW: f32 = 26.0;

pub(super) fn matrix_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    Frame::new().inner_margin(Margin::symmetric(14, 4)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for kind in MatrixKind::ALL {
                if ui.selectable_label(ctx.facts.matrix_kind() == *kind, ctx.locale.t(kind.key())).clicked() {
                    ctx.push(Action::Facts(FactsAction::Matrix(*kind)));
                }
            }
        });
    });
    if ctx.is_alone() {
        empty_ui(ui, ctx, "matrix-empty", "matrix-alone-why");
        return;
    }
    let Some(view) = ctx.facts.matrix() else {
        buttons::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t("facts-working"), 14.0);
        return;
    };
    if view.rows.is_empty() {
        let why = match ctx.facts.matrix_kind() {
            MatrixKind::ActorsByThemes => "matrix-empty-actors",
            MatrixKind::ThemesByDrafts => "matrix-empty-themes",
            MatrixKind::SectionsByStrength => "matrix-empty-strength",
        };
        empty_ui(ui, ctx, "matrix-empty", why);
        return;
    }
    let frame = Frame::new().fill(tokens::palette(ui).panel).inner_margin(Margin::symmetric(14, 8));
    Panel::bottom("matrix-changes").frame(frame).resizable(true).default_size(170.0).show(ui, |ui| changes_ui(ui, ctx));
    grid_ui(ui, ctx, view);
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &MatrixView) {
    let palette = tokens::palette(ui);
    egui::ScrollArea::both().id_salt("matrix").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let room = ui.available_width() - 28.0;
        let left = (room * 0.3).clamp(150.0, 320.0);
        let column = ((room - left) / view.columns.len().max(1) as f32).clamp(64.0, 150.0);
        let width = left + column * view.columns.len() as f32 + 28.0;
        let (head, _) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
        let begin = head.left() + 14.0;
        for (at, name) in view.columns.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(begin + left + column * at as f32, head.top()), vec2(column, 30.0));
            words(ui, rect, name, palette.weak, true);
        }
        for (row, name) in view.rows.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
            words(ui, Rect::from_min_size(pos2(begin, rect.top()), vec2(left - 8.0, ROW)), name, palette.text, false);
            for (at, column_name) in view.columns.iter().enumerate() {
                let cell = Rect::from_min_size(pos2(begin + left + column * at as f32, rect.top()), vec2(column, ROW));
                cell_ui(ui, ctx, view, (row, at), cell.shrink(1.0), (name, column_name));
            }
        }
    });
}

fn words(ui: &Ui, rect: Rect, text: &str, colour: egui::Color32, centred: bool) {
    let font = if centred { tokens::strong_font(11.5) } else { tokens::plain_font(12.5) };
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.width() - 6.0).max(10.0));
    let galley = ui.painter().layout_job(job);
    let x = if centred { rect.center().x - galley.size().x / 2.0 } else { rect.left() };
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, colour);
}

fn cell_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &MatrixView,
    (row, column): (usize, usize),
    rect: Rect,
    (row_name, column_name): (&str, &str),
) {
    let palette = tokens::palette(ui);
    let count = view.counts.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
    let response = ui.interact(rect, ui.scope_id().with(("count", row, column)), Sense::click());
    let lit = ctx.facts.at() == (row, column);
    if count > 0 {
        let share = count as f32 / view.most.max(1) as f32;
        ui.painter().rect_filled(rect, 3.0, palette.accent.gamma_multiply(0.08 + 0.22 * share));
    }
    if lit {
        ui.painter().rect_stroke(rect, 3.0, egui::Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect, 3.0, egui::Stroke::new(1.0, palette.line), egui::StrokeKind::Inside);
    }
    let (text, colour) = if count > 0 { (count.to_string(), palette.text) } else { ("·".to_owned(), palette.weak) };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, tokens::plain_font(13.0), colour);
    let name = Message::new("matrix-cell").text("row", row_name).text("column", column_name).number("count", count);
    let name = ctx.locale.format(&name);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, lit, &name));
    if response.clicked() {
        ctx.push(Action::Facts(FactsAction::Choose(row, column)));
    }
    if response.double_clicked() {
        ctx.push(Action::Facts(FactsAction::Open));
    }
}

/// The changes that the chosen cell counts, each a way to its place.
fn changes_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let changes = ctx.facts.changes();
    if changes.is_empty() {
        buttons::hint(ui, &ctx.locale.t("matrix-choose"));
        return;
    }
    egui::ScrollArea::vertical().id_salt("matrix-list").auto_shrink([false, false]).show(ui, |ui| {
        for (nth, change) in changes.iter().enumerate() {
            ui.horizontal(|ui| {
                let place = if change.name.is_empty() {
                    change.step.clone()
                } else {
                    format!("{} · {}", change.step, change.name)
                };
                if ui.link(place).clicked() {
                    ctx.push(Action::Facts(FactsAction::OpenChange(nth)));
                }
                ui.add(Label::new(RichText::new(&change.words).size(12.5)).truncate());
            });
        }
    });
}
