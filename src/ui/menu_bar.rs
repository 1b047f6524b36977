//! The bar at the upper edge: menus, the study, what is searched for.

use super::find::find_ui;
use super::tokens;
use super::widgets::buttons;
use crate::app::{Action, Command, Menu, SaveState};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use egui::{Align, Layout, RichText, Ui, vec2};

/// Space for what stands at the right, in points: the field, its places, the report, the palette.
const RIGHT: f32 = 480.0;
/// What of it the button of the report takes.
const EXPORT: f32 = 136.0;
/// Space for how the study stands to its file, in points.
const STATE: f32 = 90.0;
/// Space for who annotates, in points.
const CODER: f32 = 120.0;

/// Draws menus, the study's name and how it stands to its file, and at the right the field for words and the report.
pub(super) fn menu_bar(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    egui::MenuBar::new().ui(ui, |ui| {
        for &menu in Menu::ALL {
            ui.menu_button(ctx.locale.t(menu.key()), |ui| {
                ui.set_min_width(250.0);
                for command in Command::ALL.into_iter().filter(|command| command.menu() == menu) {
                    command_item(ui, ctx, command);
                }
            });
        }
        ui.add_space(tokens::SPACE);
        // What stands at the right comes first: the name takes what is left.
        let narrow = ui.ctx().content_rect().width() < 900.0;
        let room = ui.available_width() - if ctx.has_drafts() { RIGHT } else { 80.0 };
        let room = if narrow { room + EXPORT } else { room };
        let state = match ctx.study_file.save_state(ctx.session) {
            SaveState::Saved => Some(("save-saved", palette.weak)),
            SaveState::Saving => Some(("save-saving", palette.weak)),
            SaveState::Unsaved => Some(("save-unsaved", palette.warning)),
            // Nothing was done yet: nothing is missing.
            SaveState::New => ctx.study_file.has_unsaved_work(ctx.session).then_some(("save-new", palette.warning)),
        };
        let tells_coder = ctx.has_drafts() && room > STATE + CODER + 100.0;
        let taken = if state.is_some() { STATE } else { 0.0 } + if tells_coder { CODER } else { 0.0 };
        study_name_ui(ui, ctx, room - taken);
        if let Some((state, colour)) = state.filter(|_| room > STATE) {
            ui.label(RichText::new(ctx.locale.t(state)).size(12.0).color(colour));
        }
        if tells_coder {
            coder_ui(ui, ctx);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let palette_name = ctx.locale.t(Command::Palette.key());
            let keys = Command::Palette.keys().first().map(|keys| keys.printed(ctx.mac)).unwrap_or_default();
            if ui.button(keys).on_hover_text(&palette_name).clicked() {
                ctx.push(Action::Run(Command::Palette));
            }
            if !ctx.has_drafts() {
                return;
            }
            find_ui(ui, ctx);
            let export = ctx.locale.t(Command::ExportReport.key());
            if !narrow && ctx.can(Command::ExportReport) && buttons::primary_button(ui, &export).clicked() {
                ctx.push(Action::Run(Command::ExportReport));
            }
        });
    });
}

/// The study's name, a click on which changes it.
fn study_name_ui(ui: &mut Ui, ctx: &Ctx<'_>, room: f32) {
    if room < 40.0 {
        return;
    }
    let name = RichText::new(ctx.study_file.study_name(ctx.session)).font(tokens::strong_font(13.5));
    let size = vec2(room, ui.available_height());
    let name = ui.allocate_ui(size, |ui| ui.add(egui::Button::new(name).frame(false).truncate())).inner;
    if name.on_hover_text(ctx.locale.t(Command::RenameStudy.key())).clicked() {
        ctx.push(Action::Run(Command::RenameStudy));
    }
}

/// Who annotates; a click changes it.
fn coder_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let name = ctx.session.own_name();
    let text = if name.is_empty() {
        ctx.locale.t("coder-shown-none")
    } else {
        ctx.locale.format(&Message::new("coder-shown").text("name", name))
    };
    let text = RichText::new(text).size(12.0).color(tokens::palette(ui).weak);
    let size = vec2(CODER, ui.available_height());
    let shown = ui.allocate_ui(size, |ui| ui.add(egui::Button::new(text).frame(false).truncate())).inner;
    if shown.on_hover_text(ctx.locale.t("command-coder-name-help")).clicked() {
        ctx.push(Action::Run(Command::CoderName));
    }
}

fn command_item(ui: &mut Ui, ctx: &Ctx<'_>, command: Command) {
    let enabled = ctx.can(command);
    let keys = command.keys().first().map(|keys| keys.printed(ctx.mac)).unwrap_or_default();
    let label = ctx.command_label(command);
    let button = egui::Button::new(label).shortcut_text(keys).min_size(vec2(ui.available_width(), 0.0));
    let response = ui.add_enabled(enabled, button).on_hover_text(ctx.locale.t(&format!("{}-help", command.key())));
    if response.clicked() {
        ctx.push(Action::Run(command));
        ui.close();
    }
}
