//! The codebook: the tree at the left, what the chosen theme says at the right, and what can be done with it.

mod details;
pub(in crate::ui::dialogs) mod state;
mod tree;
mod work;

use self::state::{CodebookState, Doing, act};
use super::incoming::incoming_ui;
use super::view::DialogView;
use crate::app::{Action, CodebookAction, CodebookRow};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::picker::PickerState;
use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};
use std::collections::BTreeSet;

impl DialogView for CodebookState {
    fn id(&self) -> &'static str {
        "codebook"
    }

    fn width(&self) -> f32 {
        980.0
    }

    fn holds_escape(&self) -> bool {
        self.is_busy()
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn is_resumed(&self) -> bool {
        true
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        codebook_ui(ui, ctx, self);
    }
}

fn codebook_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodebookState) {
    if ctx.annotate.waiting_codebook().is_some() {
        incoming_ui(ui, ctx);
        return;
    }
    let rows = crate::app::codebook_rows(ctx.session);
    if let Some(known) = &state.before_new
        && let Some(made) = rows.iter().find(|row| !known.contains(&row.id))
    {
        (state.chosen, state.scroll_to, state.before_new) = (Some(made.id), true, None);
    }
    if !rows.iter().any(|row| Some(row.id) == state.chosen) {
        state.chosen = rows.first().map(|row| row.id);
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.locale.t("codebook-title")).font(tokens::strong_font(16.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if buttons::primary_button(ui, &ctx.locale.t("codebook-done")).clicked() {
                ctx.push(Action::CloseDialog);
            }
            if ui.button(ctx.locale.t("codebook-export")).clicked() {
                act(ctx, CodebookAction::AskExport);
            }
            if ui.button(ctx.locale.t("codebook-import")).clicked() {
                act(ctx, CodebookAction::AskImport);
            }
            if ui.button(ctx.locale.t("codebook-new")).clicked() {
                state.doing = Doing::Adding(String::new(), false);
                state.focused = false;
            }
        });
    });
    ui.add_space(tokens::SPACE);
    if rows.is_empty() && state.doing == Doing::Details {
        buttons::hint(ui, &ctx.locale.t("codebook-empty"));
        ui.add_space(tokens::WIDE);
        return;
    }
    let height = (ui.ctx().content_rect().height() - 250.0).clamp(240.0, 620.0);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.46).max(280.0);
        ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
            tree::tree_ui(ui, ctx, state, &rows);
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("codebook-right").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 6.0);
                work::right_ui(ui, ctx, state, &rows);
            });
        });
    });
    ui.add_space(tokens::TIGHT);
    buttons::hint(ui, &ctx.locale.t("codebook-keys"));
    keys(ui, ctx, state, &rows);
}

/// Keys that count while no field has the focus.
fn keys(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodebookState, rows: &[CodebookRow]) {
    if state.is_busy() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.doing = Doing::Details;
        return;
    }
    if state.doing != Doing::Details || ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let Some(chosen) = state.chosen else { return };
    let place = rows.iter().position(|row| row.id == chosen).unwrap_or(0);
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let shift = CodebookAction::Shift;
    if pressed(Modifiers::ALT, Key::ArrowUp) {
        act(ctx, shift(chosen, true));
    } else if pressed(Modifiers::ALT, Key::ArrowDown) {
        act(ctx, shift(chosen, false));
    } else if pressed(Modifiers::ALT, Key::ArrowRight) {
        act(ctx, CodebookAction::Indent(chosen, true));
    } else if pressed(Modifiers::ALT, Key::ArrowLeft) {
        act(ctx, CodebookAction::Indent(chosen, false));
    } else if pressed(Modifiers::NONE, Key::ArrowDown) {
        state.chosen = rows.get(place + 1).map(|row| row.id).or(state.chosen);
        state.scroll_to = true;
    } else if pressed(Modifiers::NONE, Key::ArrowUp) {
        state.chosen = place.checked_sub(1).and_then(|place| rows.get(place)).map(|row| row.id).or(state.chosen);
        state.scroll_to = true;
    } else if pressed(Modifiers::NONE, Key::F2) {
        state.focus_name = true;
    } else if pressed(Modifiers::NONE, Key::N) {
        state.doing = Doing::Adding(String::new(), false);
        state.focused = false;
    } else if pressed(Modifiers::NONE, Key::M) {
        (state.doing, state.picker) = (Doing::Merging, PickerState::default());
    } else if pressed(Modifiers::NONE, Key::V) {
        (state.doing, state.picker) = (Doing::Moving, PickerState::default());
    } else if pressed(Modifiers::NONE, Key::S) {
        state.doing = Doing::Splitting(String::new(), BTreeSet::new());
        state.focused = false;
    } else if pressed(Modifiers::NONE, Key::R) {
        let retired = rows.get(place).is_some_and(|row| row.retired);
        act(ctx, CodebookAction::Retire(chosen, !retired));
    } else if pressed(Modifiers::NONE, Key::Delete) {
        act(ctx, CodebookAction::Remove(chosen));
    }
}
