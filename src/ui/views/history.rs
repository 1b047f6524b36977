//! The chosen provision through all drafts: each draft's wording, marked against the draft before.

use crate::app::{Action, App, ProvisionStep};
use crate::base::Side;
use crate::text::Paragraph;
use crate::ui::ViewCtx;
use crate::ui::tokens;
use crate::ui::widgets::runs::{self, Face, Look};
use crate::ui::widgets::small;
use eframe::egui::{self, CornerRadius, Label, RichText, Stroke, Ui, vec2};

/// Draws the history.
pub fn history_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, app: &App, _actions: &mut Vec<Action>) {
    let palette = tokens::palette(ui);
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
                    Some(paragraph) if step.place.is_empty() => paragraph.text.clone(),
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
        ui.add_space(tokens::SPACE);
        for step in &view.steps {
            step_ui(ui, ctx, step);
        }
        ui.add_space(40.0);
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
            ui.set_width(width);
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
            .map(|paragraph| runs::plain_runs(paragraph, Look::Plain))
            .collect(),
    }
}
