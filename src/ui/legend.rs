//! The legend of the redline's marks: a card over the page's corner, drawn with the marks themselves. The text below stays
//! readable and every key means what it always does.

use super::tokens::{self, Palette};
use super::widgets::buttons;
use super::widgets::styled_text::{self, Face, Look, Run};
use crate::app::{Action, Command};
use crate::base::{Side, Span};
use crate::text::{Mark, Paragraph, Style};
use crate::ui::ctx::Ctx;
use egui::{Align2, Area, CornerRadius, Frame, Id, Label, Margin, RichText, Sense, Ui, vec2};

/// Width of the column of samples, in points.
const SAMPLES: f32 = 118.0;
/// Width of the card, in points.
const WIDTH: f32 = 400.0;
/// Size of the samples' type, in points.
const SIZE: f32 = 14.0;

/// Draws the legend, at the lower right of `page`: what one reads stands above.
pub(super) fn legend_ui(ui: &Ui, ctx: &Ctx<'_>, page: egui::Rect) {
    let palette = tokens::palette(ui);
    let area = Area::new(Id::unique("legend")).order(egui::Order::Middle).pivot(Align2::RIGHT_BOTTOM);
    area.fixed_pos(page.right_bottom() - vec2(22.0, 10.0)).constrain_to(page.shrink(6.0)).show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).fill(palette.page).inner_margin(Margin::symmetric(14, 11));
        frame.show(ui, |ui| {
            ui.set_width(WIDTH.min(page.width() - 60.0));
            ui.spacing_mut().item_spacing.y = 5.0;
            ui.horizontal(|ui| {
                ui.label(RichText::new(ctx.locale.t("legend-title")).font(tokens::strong_font(13.5)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = ctx.locale.t("legend-close");
                    let response = ui.add(egui::Button::new("×").small().frame(false)).on_hover_text(&close);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &close));
                    if response.clicked() {
                        ctx.push(Action::Run(Command::Legend));
                    }
                });
            });
            // Whole where there is room for it.
            let room = page.height() - 70.0;
            let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
            area.show(ui, |ui| rows_ui(ui, ctx, palette));
        });
    });
}

/// A paragraph that holds the sample's words, and their looks one after the other.
fn sample(parts: &[(&str, Look)]) -> (Paragraph, Vec<(Span, Look)>) {
    let mut text = String::new();
    let mut runs = Vec::new();
    for (words, look) in parts {
        runs.push((Span::new(text.len(), words.len()), *look));
        text.push_str(words);
    }
    (Paragraph::plain(&text), runs)
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, palette: &'static Palette) {
    let t = |key: &str| ctx.locale.t(key);
    let moved = t("legend-sample-moved");
    let agreed = t("legend-sample-same");
    let grey = t("legend-sample-minor");
    let small_grey = grey.to_lowercase();
    let [inserted, deleted, bold] =
        ["legend-sample-inserted", "legend-sample-deleted", "legend-sample-formatting"].map(t);
    words_row(ui, palette, &[(&inserted, Look::Inserted)], None, &t("legend-inserted"));
    words_row(ui, palette, &[(&deleted, Look::Deleted)], None, &t("legend-deleted"));
    let parts = [(moved.as_str(), Look::MovedAway), (" ", Look::Plain), (moved.as_str(), Look::MovedHere)];
    words_row(ui, palette, &parts, None, &t("legend-moved"));
    for (side, key) in [(Side::Old, "legend-bracket-gone"), (Side::New, "legend-bracket-came")] {
        let parts = [("[", Look::Bracket(side)), (agreed.as_str(), Look::Plain), ("]", Look::Bracket(side))];
        words_row(ui, palette, &parts, None, &t(key));
    }
    let mut parts = vec![(grey.as_str(), Look::NonSubstantive(Side::Old)), (" ", Look::Plain)];
    if small_grey == grey {
        parts.truncate(1);
    } else {
        parts.push((small_grey.as_str(), Look::NonSubstantive(Side::New)));
    }
    words_row(ui, palette, &parts, None, &t("legend-minor"));
    words_row(ui, palette, &[(&bold, Look::Restyled)], Some(Style::Bold), &t("legend-formatting"));
    drawn_row(ui, &t("legend-paragraph"), |ui| {
        for (sign, colour, ground) in
            [("+", palette.insert, palette.insert_ground), ("−", palette.delete, palette.delete_ground)]
        {
            let (rect, _) = ui.allocate_exact_size(vec2(46.0, 20.0), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
            let at = rect.left_center() + vec2(8.0, 0.0);
            ui.painter().text(at, Align2::LEFT_CENTER, sign, tokens::strong_font(15.0), colour);
        }
    });
    drawn_row(ui, &t("legend-number"), |ui| {
        ui.label(RichText::new("67 → 68").font(tokens::strong_font(12.5)).color(palette.weak));
    });
    drawn_row(ui, &t("legend-origin"), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let book = egui::FontId::new(SIZE, tokens::book(false, false));
        ui.label(RichText::new(t("legend-sample-inserted")).font(book).background_color(palette.minor_ground));
        let small = RichText::new(t("legend-origin-draft")).font(tokens::strong_font(9.5)).color(palette.accent);
        ui.label(small.raised());
    });
    drawn_row(ui, &t("legend-reading-differs"), |ui| {
        let said = t(crate::compare::READING_DIFFERS);
        ui.add(Label::new(RichText::new(said).font(tokens::plain_font(11.5)).color(palette.warning)).wrap());
    });
    drawn_row(ui, &t("legend-unseen"), |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 3.0, palette.accent);
    });
}

/// Words as the page shows them, and what that means.
fn words_row(ui: &mut Ui, palette: &'static Palette, parts: &[(&str, Look)], style: Option<Style>, said: &str) {
    let (mut paragraph, spans) = sample(parts);
    if let Some(style) = style {
        paragraph.marks.push(Mark::new(Span::new(0, paragraph.text.len()), style));
    }
    let line: Vec<Run<'_>> =
        spans.iter().map(|&(span, look)| Run { paragraph: &paragraph, at: (Side::New, 0), span, look }).collect();
    let face = Face { size: SIZE, palette, heading: false, weak: false, minor: true, find: "" };
    let job = styled_text::layout(&line, face, SAMPLES);
    drawn_row(ui, said, |ui| {
        ui.add(Label::new(job).wrap());
    });
}

fn drawn_row(ui: &mut Ui, said: &str, sample: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        let size = vec2(SAMPLES, 20.0);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(false), |ui| {
            ui.set_min_width(SAMPLES);
            sample(ui);
        });
        buttons::hint(ui, said);
    });
}
