//! Positions and milestones: the list at the left, what the chosen one says at the right, forms for both.

mod detail;
mod form;
mod list;
mod milestones;
pub(in crate::ui::dialogs) mod state;

use self::state::{Doing, PositionsState, act, kept_back_ui, pane_height};
use super::view::DialogView;
use crate::app::{Action, Command, PositionAction, position_cited};
use crate::base::PositionId;
use crate::study::Position;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};

impl DialogView for PositionsState {
    fn id(&self) -> &'static str {
        "positions"
    }

    fn width(&self) -> f32 {
        1180.0
    }

    fn holds_escape(&self) -> bool {
        self.is_busy()
    }

    fn closes_outside(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        positions_ui(ui, ctx, self);
    }
}

fn positions_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut PositionsState) {
    let Some(view) = ctx.positions.view() else { return };
    ui.horizontal(|ui| {
        ui.label(RichText::new(ctx.locale.t("positions-title")).font(tokens::strong_font(16.0)));
        ui.add_space(tokens::SPACE);
        for (milestones, key, count) in
            [(false, "positions-tab", view.all), (true, "positions-tab-milestones", view.milestones.len())]
        {
            let text = format!("{} {count}", ctx.locale.t(key));
            if ui.selectable_label(state.milestones == milestones, text).clicked() {
                state.milestones = milestones;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if buttons::primary_button(ui, &ctx.locale.t("positions-done")).clicked() {
                ctx.push(Action::CloseDialog);
            }
            let key = if state.milestones { "positions-new-milestone" } else { "positions-new" };
            if ui.button(ctx.locale.t(key)).clicked() {
                new(ctx, state);
            }
        });
    });
    ui.add_space(tokens::SPACE);
    if state.milestones {
        let reading = !state.milestone.is_writing() && !ui.ctx().egui_wants_keyboard_input();
        milestones::milestones_ui(ui, ctx, view, &mut state.milestone);
        if reading && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::M)) {
            state.milestones = false;
        }
        return;
    }
    let writing = matches!(state.doing, Doing::Writing(..));
    if view.all == 0 && !writing {
        empty_ui(ui, ctx, state);
        return;
    }
    let height = pane_height(ui);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.42).clamp(300.0, 480.0);
        ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(left);
            list::list_ui(ui, ctx, view, state);
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("positions-right").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 8.0);
                right_ui(ui, ctx, state);
            });
        });
    });
    ui.add_space(tokens::TIGHT);
    buttons::hint(ui, &ctx.locale.t(if writing { "positions-keys-form" } else { "positions-keys" }));
    keys(ui, ctx, state);
}

fn new(ctx: &Ctx<'_>, state: &mut PositionsState) {
    if state.milestones {
        state.milestone.write(None);
        return;
    }
    if ctx.positions.filter().here {
        // It has to do with the chosen change: linked to its words from the start.
        ctx.push(Action::Run(Command::NewPosition));
        return;
    }
    let position = Position { invented: ctx.is_invented(), ..Position::default() };
    state.doing = Doing::Writing(None, Box::new(form::Form::of(ctx, position)));
}

fn edit(ctx: &Ctx<'_>, state: &mut PositionsState) {
    let detail = ctx.positions.view().and_then(|view| view.detail.as_ref());
    if let Some((id, position)) = detail.and_then(|detail| Some((detail.id, ctx.study.positions.get(&detail.id)?))) {
        state.doing = Doing::Writing(Some(id), Box::new(form::Form::of(ctx, position.clone())));
    }
}

/// Asks where it is cited; takes it out at once where it is not.
fn remove(ctx: &Ctx<'_>, state: &mut PositionsState) {
    let Some(detail) = ctx.positions.view().and_then(|view| view.detail.as_ref()) else { return };
    if position_cited(ctx.session, detail.id).is_some() {
        state.doing = Doing::Removing;
    } else {
        act(ctx, PositionAction::Remove(detail.id, false));
    }
}

fn right_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut PositionsState) {
    if let Doing::Writing(id, form) = &mut state.doing {
        match form::form_ui(ui, ctx, *id, form) {
            form::Left::Still => {}
            form::Left::Cancelled => state.doing = Doing::Reading,
            form::Left::Kept(position) => {
                act(ctx, PositionAction::Save(*id, position));
                state.doing = Doing::Reading;
                state.scroll_to = true;
            }
        }
        return;
    }
    let Some(detail) = ctx.positions.view().and_then(|view| view.detail.as_ref()) else {
        return;
    };
    if matches!(state.doing, Doing::Removing) {
        removing_ui(ui, ctx, detail.id, state);
        ui.separator();
    }
    match detail::detail_ui(ui, ctx, detail) {
        detail::Wanted::Nothing => {}
        detail::Wanted::Edit => edit(ctx, state),
        detail::Wanted::Remove => remove(ctx, state),
    }
}

fn removing_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: PositionId, state: &mut PositionsState) {
    let Some(cited) = position_cited(ctx.session, id) else {
        state.doing = Doing::Reading;
        return;
    };
    buttons::hint(ui, &ctx.locale.format(&cited));
    ui.horizontal(|ui| {
        if ui.button(ctx.locale.t("positions-remove-everywhere")).clicked() {
            act(ctx, PositionAction::Remove(id, true));
            state.doing = Doing::Reading;
        }
        if ui.button(ctx.locale.t("positions-keep")).clicked() {
            state.doing = Doing::Reading;
        }
    });
}

/// What stands there before there is anything: what a position is, where they come from, and the first step.
fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut PositionsState) {
    ui.add_space(tokens::WIDE);
    ui.label(RichText::new(ctx.locale.t("positions-empty-title")).font(tokens::strong_font(15.0)));
    buttons::hint(ui, &ctx.locale.t("positions-empty"));
    ui.add_space(tokens::SPACE);
    if buttons::primary_button(ui, &ctx.locale.t("positions-new")).clicked() {
        new(ctx, state);
    }
    kept_back_ui(ui, ctx);
    ui.add_space(tokens::WIDE);
}

/// Keys that count while no field has the focus.
fn keys(ui: &Ui, ctx: &Ctx<'_>, state: &mut PositionsState) {
    if state.is_busy() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.doing = Doing::Reading;
        return;
    }
    if !matches!(state.doing, Doing::Reading) || ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let detail = ctx.positions.view().and_then(|view| view.detail.as_ref());
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 12), (Key::PageUp, -12)] {
        if pressed(key) {
            act(ctx, PositionAction::Walk(by));
            state.scroll_to = true;
        }
    }
    if pressed(Key::N) {
        new(ctx, state);
    } else if pressed(Key::F2) || pressed(Key::E) {
        edit(ctx, state);
    } else if pressed(Key::Delete) {
        remove(ctx, state);
    } else if pressed(Key::Slash) {
        state.focus_search = true;
    } else if pressed(Key::M) {
        state.milestones = true;
    } else if pressed(Key::L)
        && let Some(detail) = detail
        && ctx.selected.is_some()
    {
        act(ctx, PositionAction::LinkHere(detail.id));
    } else if pressed(Key::G)
        && let Some((draft, paragraph)) = detail.and_then(|detail| detail.links.iter().find_map(|link| link.at))
    {
        act(ctx, PositionAction::Go(draft, paragraph));
    }
}
