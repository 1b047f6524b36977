//! The chosen provision through all drafts: each draft's wording, marked against the draft before.

use crate::app::{Action, App, PhraseView, ProvisionStep, ProvisionView};
use crate::base::{Message, Side};
use crate::text::Paragraph;
use crate::ui::ViewCtx;
use crate::ui::tokens;
use crate::ui::widgets::runs::{self, Face};
use crate::ui::widgets::small;
use eframe::egui::{self, CornerRadius, Label, RichText, Stroke, Ui, vec2};

/// Draws the history.
pub fn history_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, app: &App, actions: &mut Vec<Action>) {
    let palette = tokens::palette(ui);
    if let Some(phrase) = app.phrase() {
        phrase_ui(ui, ctx, phrase, actions);
    }
    let Some(view) = app.provision() else {
        let key = if ctx.selected.is_some() { "history-working" } else { "history-choose" };
        small::centred(ui, ui.available_rect_before_wrap(), &ctx.locale.t(key), 14.0);
        return;
    };
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(tokens::SPACE);
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let mut row: Vec<String> = Vec::new();
            for step in &view.steps {
                // What has no number (a heading) is called by its words, said once while they stay.
                let name = match step.paragraphs.first().and_then(|at| step.reading.paragraphs.get(*at)) {
                    Some(paragraph) if step.place.is_empty() => crate::app::first_words(&paragraph.text, 48),
                    Some(_) => step.place.clone(),
                    None => "–".to_owned(),
                };
                if step.place.is_empty() && row.last() == Some(&name) && name != "–" {
                    continue;
                }
                row.push(name);
            }
            let row = RichText::new(row.join("  →  ")).font(tokens::strong_font(15.0));
            ui.add(Label::new(row).truncate());
        });
        for finding in &view.findings {
            ui.horizontal(|ui| {
                ui.add_space(24.0);
                ui.label(RichText::new(ctx.locale.say(finding)).color(palette.moved));
            });
        }
        origin_ui(ui, ctx, &view);
        ui.add_space(tokens::SPACE);
        for step in &view.steps {
            step_ui(ui, ctx, step);
        }
        ui.add_space(40.0);
    });
}

/// The words of the last place, each stretch followed by the draft it first appeared in.
fn origin_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, view: &ProvisionView) {
    let palette = tokens::palette(ui);
    let title = RichText::new(ctx.locale.t("origin-title")).font(tokens::strong_font(12.5));
    ui.horizontal_top(|ui| {
        ui.add_space(24.0);
        egui::CollapsingHeader::new(title).id_salt("origin").show(ui, |ui| {
            let Some(words) = &view.words else {
                small::hint(ui, &ctx.locale.t("origin-working"));
                return;
            };
            let first = words.iter().map(|(_, first)| *first).min().unwrap_or(0);
            let width = (ui.available_width() - 60.0).min(44.0 * ctx.prefs.text_size);
            let mut job = egui::text::LayoutJob::default();
            job.wrap.max_width = width;
            let plain = egui::TextFormat { valign: egui::Align::BOTTOM, ..Default::default() };
            for (text, since) in words {
                let later = *since > first;
                let format = egui::TextFormat {
                    font_id: egui::FontId::new(ctx.prefs.text_size, tokens::book(false, false)),
                    color: palette.text,
                    background: if later { palette.minor_ground } else { egui::Color32::TRANSPARENT },
                    ..plain.clone()
                };
                job.append(text.trim_end(), 0.0, format.clone());
                if later {
                    let name = view.names.get(*since).map_or("", String::as_str);
                    let mark = egui::TextFormat {
                        font_id: tokens::strong_font(ctx.prefs.text_size * 0.62),
                        color: palette.accent,
                        valign: egui::Align::TOP,
                        ..Default::default()
                    };
                    job.append(&format!("\u{2009}{name}"), 0.0, mark);
                }
                if text.ends_with(char::is_whitespace) {
                    job.append(" ", 0.0, egui::TextFormat { background: egui::Color32::TRANSPARENT, ..format });
                }
            }
            ui.add(Label::new(job).selectable(true));
            let draft = view.names.get(first).cloned().unwrap_or_default();
            small::hint(ui, &ctx.locale.say(&Message::new("origin-hint").text("draft", draft)));
        });
    });
}

/// The words searched for, through all drafts: how often, where; a click goes there.
fn phrase_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, phrase: &PhraseView, actions: &mut Vec<Action>) {
    const SHOWN: usize = 12;
    let palette = tokens::palette(ui);
    let frame = egui::Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.line)).corner_radius(6);
    ui.add_space(tokens::SPACE);
    let outer = egui::Frame::new().outer_margin(egui::Margin { left: 24, right: 24, top: 0, bottom: 0 });
    outer.show(ui, |ui| {
        frame.inner_margin(12).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let most = phrase.rows.iter().map(|row| row.count).max().unwrap_or(0).max(1);
            ui.horizontal(|ui| {
                ui.label(RichText::new(format!("“{}”", phrase.words)).font(tokens::strong_font(15.0)));
                ui.label(RichText::new(ctx.locale.say(&phrase.span)).color(palette.weak));
            });
            ui.add_space(tokens::TIGHT);
            egui::Grid::new("phrase").num_columns(3).spacing([14.0, 4.0]).show(ui, |ui| {
                for row in &phrase.rows {
                    ui.label(RichText::new(&row.name).font(tokens::strong_font(13.0)));
                    let (rect, bar) = ui.allocate_exact_size(vec2(90.0, 16.0), egui::Sense::hover());
                    let width = 60.0 * row.count as f32 / most as f32;
                    let line =
                        egui::Rect::from_min_size(egui::pos2(rect.left(), rect.center().y - 3.0), vec2(width, 6.0));
                    ui.painter().rect_filled(line, CornerRadius::same(3), palette.accent);
                    let count = row.count.to_string();
                    let right = egui::pos2(rect.right(), rect.center().y);
                    let font = tokens::plain_font(12.5);
                    ui.painter().text(right, egui::Align2::RIGHT_CENTER, &count, font, palette.text);
                    bar.on_hover_text(count);
                    ui.horizontal_wrapped(|ui| {
                        for place in row.places.iter().take(SHOWN) {
                            if ui.link(&place.place).clicked() {
                                actions.push(Action::ShowParagraph(row.draft, place.paragraph));
                            }
                        }
                        if row.places.len() > SHOWN {
                            small::hint(ui, &format!("+{}", row.places.len() - SHOWN));
                        }
                    });
                    ui.end_row();
                }
            });
        });
    });
}

fn step_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, step: &ProvisionStep) {
    let palette = tokens::palette(ui);
    let width = (ui.available_width() - 190.0).min(44.0 * ctx.prefs.text_size);
    let there = !step.paragraphs.is_empty();
    ui.horizontal_top(|ui| {
        ui.add_space(24.0);
        let (rail, _) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::hover());
        let dot = rail.center();
        if there {
            ui.painter().circle_filled(dot, 5.0, palette.accent);
        } else {
            ui.painter().circle_stroke(dot, 5.0, Stroke::new(1.5, palette.weak));
        }
        ui.allocate_ui_with_layout(vec2(110.0, 20.0), egui::Layout::top_down(egui::Align::LEFT), |ui| {
            ui.set_width(110.0);
            ui.label(RichText::new(&step.draft).font(tokens::strong_font(13.0)));
            small::hint(ui, &step.date);
            if !step.place.is_empty() {
                ui.label(&step.place);
            }
        });
        ui.vertical(|ui| {
            ui.set_width(width.max(120.0));
            let events: Vec<String> = step.events.iter().map(|event| ctx.locale.say(event)).collect();
            if !events.is_empty() {
                small::hint(ui, &events.join(" · "));
            }
            for line in lines(step) {
                let heading = line.first().is_some_and(|run| run.paragraph.is_heading());
                let face =
                    Face { size: ctx.prefs.text_size, palette, heading, weak: false, minor: true, find: ctx.find };
                ui.add(Label::new(runs::layout(&line, face, width)).selectable(true));
            }
            if !there && step.change.is_none() {
                small::hint(ui, &ctx.locale.t("history-not-here"));
            }
            ui.add_space(tokens::WIDE);
            let rect = ui.min_rect();
            let line = egui::Rect::from_min_size(
                egui::pos2(dot.x - 0.75, dot.y + 9.0),
                vec2(1.5, (rect.bottom() - dot.y - 14.0).max(0.0)),
            );
            ui.painter().rect_filled(line, CornerRadius::ZERO, palette.line);
        });
    });
}

/// The step's words: marked where they changed, plain where they did not.
fn lines(step: &ProvisionStep) -> Vec<Vec<runs::Run<'_>>> {
    let paragraphs = |side: Side| -> Vec<&Paragraph> {
        let reading = match side {
            Side::Old => step.before.as_ref(),
            Side::New => Some(&step.reading),
        };
        let at = step.change.as_ref().map_or(&[][..], |change| change.at.get(side).as_slice());
        at.iter().filter_map(|&index| reading?.paragraphs.get(index)).collect()
    };
    match &step.change {
        Some(change) => runs::merged_runs(change, &paragraphs(Side::Old), &paragraphs(Side::New)),
        None => step
            .paragraphs
            .iter()
            .filter_map(|&index| step.reading.paragraphs.get(index))
            .map(|paragraph| runs::plain_runs(paragraph, (Side::New, 0)))
            .collect(),
    }
}
