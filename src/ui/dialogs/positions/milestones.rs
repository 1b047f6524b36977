//! The milestones of the process, by date: what sources disagree on stands together.

use super::form::line;
use super::state::{MilestoneState, act, pane_height};
use crate::app::{MilestoneRow, PositionAction, PositionsView};
use crate::base::Message;
use crate::study::{Milestone, Names};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{
    Align, CornerRadius, Frame, Key, Label, Layout, Margin, Modifiers, RichText, ScrollArea, Stroke, Ui, WidgetInfo,
    vec2,
};

pub(super) fn milestones_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &PositionsView, state: &mut MilestoneState) {
    if let Some(place) = state.wanted.take() {
        let row = place.and_then(|place| view.milestones.iter().find(|row| row.place == place));
        state.writing = Some((place, row.map_or_else(Milestone::default, |row| row.whole.clone())));
    }
    if let Some((place, milestone)) = &mut state.writing {
        if form_ui(ui, ctx, *place, milestone) {
            state.writing = None;
        }
        return;
    }
    if view.milestones.is_empty() {
        buttons::hint(ui, &ctx.locale.t("positions-no-milestones"));
        ui.add_space(tokens::WIDE);
        return;
    }
    buttons::hint(ui, &ctx.locale.t("positions-milestones-hint"));
    ui.add_space(tokens::TIGHT);
    let mut edit = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), pane_height(ui)), Layout::top_down(Align::Min), |ui| {
        ScrollArea::vertical().id_salt("milestones").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 8.0);
            for row in &view.milestones {
                row_ui(ui, ctx, row, &view.milestones, &mut edit);
            }
        });
    });
    if edit.is_some() {
        state.write(edit);
    }
    if !ui.ctx().egui_wants_keyboard_input() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::N)) {
        state.write(None);
    }
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &MilestoneRow, all: &[MilestoneRow], edit: &mut Option<usize>) {
    let palette = tokens::palette(ui);
    let what = row.what();
    ui.horizontal_top(|ui| {
        let date = RichText::new(&row.date).font(tokens::strong_font(13.0));
        ui.allocate_ui_with_layout(vec2(88.0, 20.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(88.0);
            ui.add(Label::new(date).wrap());
        });
        let right = 96.0;
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - right).max(160.0));
            ui.add(Label::new(RichText::new(what).size(14.0)).wrap());
            let source = [row.source.as_str(), row.note.as_str()];
            let source: Vec<&str> = source.into_iter().filter(|part| !part.is_empty()).collect();
            if !source.is_empty() {
                buttons::hint(ui, &source.join(" — "));
            }
            // Said where the first of them stands, so that they are read together.
            let first = all.iter().find(|other| !row.disputed.is_empty() && other.disputed == row.disputed);
            if first.is_some_and(|first| first.place == row.place) {
                rivals_ui(ui, ctx, row, all);
            } else if !row.disputed.is_empty() {
                let said = Message::new("positions-disputed-above").text("fact", row.disputed.as_str());
                ui.add(Label::new(RichText::new(ctx.locale.format(&said)).size(12.5).color(palette.warning)).wrap());
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = |key| ctx.locale.format(&Message::new(key).text("what", what));
            for (sign, key) in [("×", "positions-remove-milestone"), ("✎", "positions-edit-milestone")] {
                let name = name(key);
                let text = if sign == "×" { sign.to_owned() } else { ctx.locale.t("button-edit") };
                let button = ui.small_button(text).on_hover_text(&name);
                button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
                if button.clicked() {
                    if sign == "×" {
                        act(ctx, PositionAction::RemoveMilestone(row.place));
                    } else {
                        *edit = Some(row.place);
                    }
                }
            }
        });
    });
    ui.add_space(2.0);
    ui.separator();
}

fn rivals_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &MilestoneRow, all: &[MilestoneRow]) {
    let palette = tokens::palette(ui);
    let title = Message::new("positions-rivals").text("fact", row.disputed.as_str());
    let title = RichText::new(ctx.locale.format(&title)).font(tokens::strong_font(12.5)).color(palette.warning);
    ui.add(Label::new(title).wrap());
    let rivals: Vec<&MilestoneRow> = all.iter().filter(|other| other.disputed == row.disputed).collect();
    let count = rivals.len().clamp(1, 3);
    for rivals in rivals.chunks(count) {
        ui.columns(count, |columns| {
            for (ui, rival) in columns.iter_mut().zip(rivals) {
                let frame = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, palette.line));
                frame.corner_radius(CornerRadius::same(tokens::RADIUS)).inner_margin(Margin::symmetric(8, 6)).show(
                    ui,
                    |ui| {
                        ui.set_width(ui.available_width());
                        ui.with_layout(Layout::top_down(Align::Min), |ui| {
                            ui.add(Label::new(format!("{} · {}", rival.date, rival.what())).wrap());
                            buttons::hint(ui, &rival.source);
                        });
                    },
                );
            }
        });
    }
}

/// Returns whether the form is done with.
fn form_ui(ui: &mut Ui, ctx: &Ctx<'_>, place: Option<usize>, milestone: &mut Milestone) -> bool {
    let t = |key: &str| ctx.locale.t(key);
    ui.label(RichText::new(t("positions-milestone-title")).font(tokens::strong_font(14.5)));
    let finish = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    line(ui, &t("positions-milestone-date"), &mut milestone.date, 1);
    let Names { en, zh } = &mut milestone.names;
    line(ui, &t("positions-milestone-en"), en, 1);
    line(ui, &t("positions-milestone-zh"), zh, 1);
    line(ui, &t("positions-source"), &mut milestone.source, 1);
    line(ui, &t("positions-note"), &mut milestone.note, 1);
    line(ui, &t("positions-disputed-fact"), &mut milestone.disputed, 1);
    ui.add_space(tokens::SPACE);
    let ready = !milestone.date.trim().is_empty()
        && !(milestone.names.en.trim().is_empty() && milestone.names.zh.trim().is_empty());
    let mut over = ui.input(|input| input.key_pressed(Key::Escape));
    ui.horizontal(|ui| {
        let done = ui.add_enabled_ui(ready, |ui| buttons::primary_button(ui, &t("positions-keep-it"))).inner;
        if ready && (finish || done.clicked()) {
            act(ctx, PositionAction::SaveMilestone(place, Box::new(milestone.clone())));
            over = true;
        }
        over |= ui.button(t("button-cancel")).clicked();
    });
    over
}
