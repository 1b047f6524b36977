//! Short messages at the lower edge of the window.

use super::tokens;
use super::widgets::buttons;
use crate::app::{Action, Command, ShellAction};
use crate::ui::ctx::Ctx;
use egui::{Frame, Margin, Stroke, Ui, vec2};

/// Short messages at the lower edge: what was done (with undo), what went wrong (until taken away).
pub(super) fn toasts_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let toasts = ctx.toasts();
    if toasts.is_empty() {
        return;
    }
    let palette = tokens::palette(ui);
    // An open dialog holds the focus; they can still be clicked.
    let sense = if ctx.is_covered() { egui::Sense::CLICK } else { egui::Sense::click() };
    let small = |ui: &mut Ui, key: &str| buttons::small_button_of(ui, &ctx.locale.t(key), sense).clicked();
    egui::Area::new(egui::Id::unique("toasts"))
        .anchor(egui::Align2::CENTER_BOTTOM, vec2(0.0, -46.0))
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            for toast in toasts.iter().rev().take(4).rev() {
                let edge = if toast.grave { palette.delete } else { palette.line };
                Frame::popup(ui.style())
                    .fill(palette.card)
                    .stroke(Stroke::new(1.0, edge))
                    .inner_margin(Margin::symmetric(14, 9))
                    .show(ui, |ui| {
                        ui.set_max_width(640.0);
                        ui.horizontal(|ui| {
                            ui.add(egui::Label::new(ctx.locale.format(&toast.what)).wrap());
                            if toast.undo && small(ui, Command::Undo.key()) {
                                ctx.push(Action::Run(Command::Undo));
                                ctx.push(Action::Shell(ShellAction::DismissToast(toast.number)));
                            }
                            if let Some((key, action)) = &toast.offer
                                && small(ui, key)
                            {
                                ctx.push(action.clone());
                                ctx.push(Action::Shell(ShellAction::DismissToast(toast.number)));
                            }
                            let close = match toast.dismiss {
                                Some(key) => buttons::small_button_of(ui, &ctx.locale.t(key), sense),
                                None => {
                                    let cross = ui.add(egui::Button::new("×").small().sense(sense));
                                    cross.on_hover_text(ctx.locale.t("button-close"))
                                }
                            };
                            if close.clicked() {
                                ctx.push(Action::Shell(ShellAction::DismissToast(toast.number)));
                            }
                        });
                    });
                ui.add_space(4.0);
            }
        });
}
