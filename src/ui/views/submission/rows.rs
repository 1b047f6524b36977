//! The list of proposals.

use crate::app::{Action, PositionAction, ProposalRow, RowFate, SubmissionAction, SubmissionView};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens::{self, Palette};
use crate::ui::widgets::buttons;
use crate::ui::widgets::long_list::{ListPlace, LongList};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, CornerRadius, Frame, Id, Label, Margin, RichText, Sense, Stroke, StrokeKind, Ui, vec2};

pub(super) fn rows_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &SubmissionView,
    chosen: usize,
    place: &mut ListPlace,
) -> std::ops::Range<usize> {
    let palette = tokens::palette(ui);
    let mut weights = vec![0.0];
    for row in &view.rows {
        let words = row.old.len() + row.new.iter().map(String::len).sum::<usize>();
        weights.push(weights.last().copied().unwrap_or(0.0) + 2.5 + words as f32 / 80.0);
    }
    let open = |row: &ProposalRow| row.fate == RowFate::Open && row.doubt.is_some();
    let marks: Vec<_> =
        view.rows.iter().enumerate().filter(|(_, row)| open(row)).map(|(at, _)| (at, palette.warning)).collect();
    let bar = [palette.panel, palette.weak];
    let list = LongList { id: Id::unique("review-rows"), weights: &weights, marks: &marks, bar };
    list.show(ui, place, |ui, at| {
        if let Some(row) = view.rows.get(at) {
            row_ui(ui, ctx, (row, at, at == chosen));
        }
    })
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, (row, at, chosen): (&ProposalRow, usize, bool)) {
    let palette = tokens::palette(ui);
    let fill = if chosen { palette.chosen } else { palette.page };
    let frame = Frame::new().fill(fill).inner_margin(Margin { left: 16, right: 14, top: 7, bottom: 7 });
    let drawn = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(76.0, 18.0), |ui| {
                ui.set_width(76.0);
                ui.vertical(|ui| place_ui(ui, ctx, row));
            });
            ui.vertical(|ui| {
                let settled = row.fate != RowFate::Open;
                let colour = if settled { palette.weak } else { palette.text };
                let mut title = LayoutJob::default();
                title.append(&row.who, 0.0, TextFormat::simple(tokens::strong_font(13.5), colour));
                let action = format!("  {}", ctx.locale.t(row.action.key()));
                title.append(&action, 0.0, TextFormat::simple(tokens::plain_font(12.5), palette.weak));
                ui.add(Label::new(title).wrap());
                let words = words(row, ctx.prefs.text_size * 0.9, palette);
                ui.add(Label::new(words).wrap());
                if let Some(doubt) = row.doubt.as_ref().filter(|_| !settled) {
                    ui.add(Label::new(RichText::new(doubt).size(12.5).color(palette.warning)).wrap());
                }
            });
        });
    });
    let rect = drawn.response.rect;
    // Beneath the buttons of the chosen row, which come after.
    let response = ui.interact(rect, ui.scope_id().with(("review-row", at)), Sense::click());
    let name = [&row.place, &row.who, &ctx.locale.t(row.action.key()), &row.old, &row.new.join(" / ")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if response.clicked() {
        ctx.push(Action::Position(PositionAction::Submission(SubmissionAction::Select(at))));
    }
    if response.hovered() && !chosen {
        let edge = Stroke::new(1.0, palette.line);
        ui.painter().rect_stroke(rect.shrink(1.0), CornerRadius::same(3), edge, StrokeKind::Inside);
    }
    if chosen {
        Frame::new().fill(fill).inner_margin(Margin { left: 100, right: 14, top: 0, bottom: 9 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            buttons_ui(ui, ctx, row);
        });
    }
    let line = ui.min_rect();
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, palette.line.gamma_multiply(0.6)));
}

fn place_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &ProposalRow) {
    let palette = tokens::palette(ui);
    let place = if row.place.is_empty() { "—" } else { &row.place };
    let size = if place.chars().count() > 9 { 12.0 } else { 13.5 };
    ui.add(Label::new(RichText::new(place).font(tokens::strong_font(size))).wrap());
    if row.after
        && let Some(there) = &row.draft
    {
        let after = Message::new("submission-after").text("place", there.cited.clone());
        ui.add(Label::new(RichText::new(ctx.locale.format(&after)).size(11.0).color(palette.weak)).wrap());
    }
    let fate = match row.fate {
        RowFate::Open if row.corrected => Some(("submission-corrected", palette.accent)),
        RowFate::Open => None,
        RowFate::Accepted => Some((RowFate::Accepted.key(), palette.accent)),
        RowFate::Skipped => Some((RowFate::Skipped.key(), palette.weak)),
    };
    if let Some((key, colour)) = fate {
        let sign = if row.fate == RowFate::Accepted { "✓ " } else { "" };
        ui.label(RichText::new(format!("{sign}{}", ctx.locale.t(key))).size(11.0).color(colour));
    }
}

fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &ProposalRow) {
    ui.horizontal(|ui| {
        let ask = |action| ctx.push(Action::Position(PositionAction::Submission(action)));
        if row.fate != RowFate::Accepted && buttons::primary_button(ui, &ctx.locale.t("submission-accept")).clicked() {
            ask(SubmissionAction::Accept);
        }
        let skip = match row.fate {
            RowFate::Open => Some("submission-skip"),
            RowFate::Accepted => Some("submission-take-out"),
            RowFate::Skipped => None,
        };
        if let Some(key) = skip
            && ui.button(ctx.locale.t(key)).clicked()
        {
            ask(SubmissionAction::Skip);
        }
        if ui.add(Button::new(ctx.locale.t("submission-correct"))).clicked() {
            ask(SubmissionAction::Correct);
        }
    });
}

fn words(row: &ProposalRow, size: f32, palette: &Palette) -> LayoutJob {
    let colour = if row.fate == RowFate::Open { palette.text } else { palette.weak };
    super::here::words_of(row.action, (&row.old, &row.new, &row.text), (size, colour), palette)
}
