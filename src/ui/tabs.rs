//! The views, and what can be shown otherwise in them.

use super::tokens;
use crate::app::{Action, Command, ReadLayout, Tab, shows_whole_page};
use crate::ui::ctx::Ctx;
use egui::{Align, Frame, Layout, Margin, RichText, Stroke, Ui, vec2};

/// Space between what stands in the row, in points.
const GAP: f32 = 9.0;

/// Draws the views to choose from; at the right, or below where there is no room, how they are shown.
pub(super) fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    let frame = Frame::new().fill(palette.page).inner_margin(Margin { left: 14, right: 14, top: 6, bottom: 4 });
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let switches = switches(ctx);
        let fits = views_width(ui, ctx) + switches_width(ui, &switches) < ui.available_width();
        ui.horizontal(|ui| {
            views_ui(ui, ctx);
            if fits {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| switches_ui(ui, ctx, &switches));
            }
        });
        if !fits {
            let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                switches_ui(ui, ctx, &switches);
            });
        }
    });
}

/// A switch of the row: its words, its help, whether it is on, and what it runs. `None` parts groups.
type Switch = Option<(String, Option<String>, bool, Command)>;

/// The switches from the right to the left.
fn switches(ctx: &Ctx<'_>) -> Vec<Switch> {
    if matches!(ctx.prefs.tab, Tab::Who | Tab::Facts) {
        return Vec::new();
    }
    let help = |command: Command| Some(ctx.locale.t(&format!("{}-help", command.key())));
    let legend = (ctx.locale.t("legend-button"), help(Command::Legend), ctx.shows_legend(), Command::Legend);
    let mut switches = vec![Some(legend)];
    if !shows_whole_page(ctx.session) {
        let inspector = Command::ToggleInspector;
        switches.push(Some((ctx.locale.t("inspector-button"), help(inspector), ctx.shows_inspector(), inspector)));
    }
    if ctx.prefs.tab == Tab::Read && !ctx.is_alone() {
        switches.push(None);
        for (layout, command) in
            [(ReadLayout::Redline, Command::Redline), (ReadLayout::SideBySide, Command::SideBySide)]
        {
            switches.push(Some((ctx.locale.t(command.key()), None, ctx.prefs.layout == layout, command)));
        }
        switches.push(None);
        let only = Command::ToggleUnchanged;
        switches.push(Some((ctx.locale.t(only.key()), None, ctx.prefs.changes_only, only)));
    }
    switches
}

fn width_of(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

fn views_width(ui: &Ui, ctx: &Ctx<'_>) -> f32 {
    // The chosen one is set bold, which is wider.
    Tab::ALL.iter().map(|tab| width_of(ui, &ctx.locale.t(tab.command().key())) + GAP + 6.0).sum()
}

fn switches_width(ui: &Ui, switches: &[Switch]) -> f32 {
    let padding = 2.0 * ui.spacing().button_padding.x;
    let width = |switch: &Switch| switch.as_ref().map_or(6.0, |(text, ..)| width_of(ui, text) + padding);
    switches.iter().map(|switch| width(switch) + GAP).sum()
}

fn views_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    for tab in Tab::ALL {
        let chosen = ctx.prefs.tab == tab;
        let command = tab.command();
        let text = RichText::new(ctx.locale.t(command.key()))
            .font(if chosen { tokens::strong_font(14.0) } else { tokens::plain_font(14.0) })
            .color(if chosen { palette.text } else { palette.weak });
        let response = ui.add(egui::Button::new(text).frame(false));
        if chosen {
            let rect = response.rect;
            let line = rect.left() + 6.0..=rect.right() - 6.0;
            ui.painter().hline(line, rect.bottom() + 2.0, Stroke::new(2.0, palette.accent));
        }
        if response.clicked() {
            ctx.push(Action::Run(command));
        }
    }
}

fn switches_ui(ui: &mut Ui, ctx: &Ctx<'_>, switches: &[Switch]) {
    for switch in switches {
        let Some((text, help, on, command)) = switch else {
            ui.separator();
            continue;
        };
        let mut response = ui.selectable_label(*on, text);
        if let Some(help) = help {
            response = response.on_hover_text(help);
        }
        if response.clicked() {
            ctx.push(Action::Run(*command));
        }
    }
}
