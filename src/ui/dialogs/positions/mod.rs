//! Positions and milestones: the list at the left, what the chosen one says at the right, forms for both.

mod detail;
mod form;
mod list;
mod milestones;
pub(in crate::ui::dialogs) mod state;

use self::state::{Doing, PositionsState, act, kept_back_ui, leave_menu, pane_height};
use crate::app::{Action, App, Command, PositionAction, StudyAction, position_cited};
use crate::base::PositionId;
use crate::study::Position;
use crate::study::starter::Pack;
use crate::ui::ctx::ViewCtx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};

pub(super) fn positions_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    app: &App,
    state: &mut PositionsState,
    actions: &mut Vec<Action>,
) {
    let Some(view) = app.positions().view() else { return };
    if !std::mem::replace(&mut state.begun, true) {
        leave_menu(ui);
    }
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
                actions.push(Action::CloseDialog);
            }
            let key = if state.milestones { "positions-new-milestone" } else { "positions-new" };
            if ui.button(ctx.locale.t(key)).clicked() {
                new(app, state, actions);
            }
        });
    });
    ui.add_space(tokens::SPACE);
    if state.milestones {
        let reading = !state.milestone.is_writing() && !ui.ctx().egui_wants_keyboard_input();
        milestones::milestones_ui(ui, ctx, view, &mut state.milestone, actions);
        if reading && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::M)) {
            state.milestones = false;
        }
        return;
    }
    let writing = matches!(state.doing, Doing::Writing(..));
    if view.all == 0 && !writing {
        empty_ui(ui, ctx, app, state, actions);
        return;
    }
    let height = pane_height(ui);
    ui.horizontal_top(|ui| {
        let left = (ui.available_width() * 0.42).clamp(300.0, 480.0);
        ui.allocate_ui_with_layout(vec2(left, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(left);
            list::list_ui(ui, ctx, app, view, state, actions);
        });
        ui.add_space(tokens::SPACE);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("positions-right").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 8.0);
                right_ui(ui, ctx, app, state, actions);
            });
        });
    });
    ui.add_space(tokens::TIGHT);
    buttons::hint(ui, &ctx.locale.t(if writing { "positions-keys-form" } else { "positions-keys" }));
    keys(ui, app, state, actions);
}

fn new(app: &App, state: &mut PositionsState, actions: &mut Vec<Action>) {
    if state.milestones {
        state.milestone.write(None);
        return;
    }
    if app.positions().filter().here {
        // It has to do with the chosen change: linked to its words from the start.
        actions.push(Action::Run(Command::NewPosition));
        return;
    }
    let position = Position { invented: app.is_invented(), ..Position::default() };
    state.doing = Doing::Writing(None, Box::new(form::Form::of(app, position)));
}

fn edit(app: &App, state: &mut PositionsState) {
    let detail = app.positions().view().and_then(|view| view.detail.as_ref());
    if let Some((id, position)) = detail.and_then(|detail| Some((detail.id, app.study().positions.get(&detail.id)?))) {
        state.doing = Doing::Writing(Some(id), Box::new(form::Form::of(app, position.clone())));
    }
}

/// Asks where it is cited; takes it out at once where it is not.
fn remove(app: &App, state: &mut PositionsState, actions: &mut Vec<Action>) {
    let Some(detail) = app.positions().view().and_then(|view| view.detail.as_ref()) else { return };
    if position_cited(app.session(), detail.id).is_some() {
        state.doing = Doing::Removing;
    } else {
        act(actions, PositionAction::Remove(detail.id, false));
    }
}

fn right_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, app: &App, state: &mut PositionsState, actions: &mut Vec<Action>) {
    if let Doing::Writing(id, form) = &mut state.doing {
        match form::form_ui(ui, ctx, app, *id, form) {
            form::Left::Still => {}
            form::Left::Cancelled => state.doing = Doing::Reading,
            form::Left::Kept(position) => {
                act(actions, PositionAction::Save(*id, position));
                state.doing = Doing::Reading;
                state.scroll_to = true;
            }
        }
        return;
    }
    let Some(detail) = app.positions().view().and_then(|view| view.detail.as_ref()) else {
        return;
    };
    if matches!(state.doing, Doing::Removing) {
        removing_ui(ui, ctx, app, detail.id, state, actions);
        ui.separator();
    }
    match detail::detail_ui(ui, ctx, app, detail, actions) {
        detail::Wanted::Nothing => {}
        detail::Wanted::Edit => edit(app, state),
        detail::Wanted::Remove => remove(app, state, actions),
    }
}

fn removing_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    app: &App,
    id: PositionId,
    state: &mut PositionsState,
    actions: &mut Vec<Action>,
) {
    let Some(cited) = position_cited(app.session(), id) else {
        state.doing = Doing::Reading;
        return;
    };
    buttons::hint(ui, &ctx.locale.format(&cited));
    ui.horizontal(|ui| {
        if ui.button(ctx.locale.t("positions-remove-everywhere")).clicked() {
            act(actions, PositionAction::Remove(id, true));
            state.doing = Doing::Reading;
        }
        if ui.button(ctx.locale.t("positions-keep")).clicked() {
            state.doing = Doing::Reading;
        }
    });
}

/// What stands there before there is anything: what a position is, where they come from, and the first step.
fn empty_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, app: &App, state: &mut PositionsState, actions: &mut Vec<Action>) {
    ui.add_space(tokens::WIDE);
    ui.label(RichText::new(ctx.locale.t("positions-empty-title")).font(tokens::strong_font(15.0)));
    buttons::hint(ui, &ctx.locale.t("positions-empty"));
    if ui.link(ctx.locale.t("welcome-gdc")).on_hover_text(ctx.locale.t("welcome-gdc-help")).clicked() {
        actions.push(Action::Study(StudyAction::TakePack(Pack::Gdc)));
    }
    ui.add_space(tokens::SPACE);
    if buttons::primary_button(ui, &ctx.locale.t("positions-new")).clicked() {
        new(app, state, actions);
    }
    kept_back_ui(ui, ctx, app);
    ui.add_space(tokens::WIDE);
}

/// Keys that count while no field has the focus.
fn keys(ui: &Ui, app: &App, state: &mut PositionsState, actions: &mut Vec<Action>) {
    if state.holds_escape() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.doing = Doing::Reading;
        return;
    }
    if !matches!(state.doing, Doing::Reading) || ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let detail = app.positions().view().and_then(|view| view.detail.as_ref());
    for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 12), (Key::PageUp, -12)] {
        if pressed(key) {
            act(actions, PositionAction::Walk(by));
            state.scroll_to = true;
        }
    }
    if pressed(Key::N) {
        new(app, state, actions);
    } else if pressed(Key::F2) || pressed(Key::E) {
        edit(app, state);
    } else if pressed(Key::Delete) {
        remove(app, state, actions);
    } else if pressed(Key::Slash) {
        state.focus_search = true;
    } else if pressed(Key::M) {
        state.milestones = true;
    } else if pressed(Key::L)
        && let Some(detail) = detail
        && app.selected().is_some()
    {
        act(actions, PositionAction::LinkHere(detail.id));
    } else if pressed(Key::G)
        && let Some((draft, paragraph)) = detail.and_then(|detail| detail.links.iter().find_map(|link| link.at))
    {
        act(actions, PositionAction::Go(draft, paragraph));
    }
}
