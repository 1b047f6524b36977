//! What an empty window teaches.

use super::tokens;
use super::widgets::buttons;
use crate::app::{Action, Command, DraftAction, StudyAction};
use crate::base::Message;
use crate::study::file::ShippedPack;
use crate::study::starter::StartingLists;
use crate::ui::ctx::Ctx;
use egui::{Align, Layout, RichText, Ui, vec2};

/// Draws what an empty window teaches.
pub(super) fn welcome_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let palette = tokens::palette(ui);
    ui.add_space((ui.available_height() / 5.0).min(150.0));
    ui.vertical_centered(|ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new("Travaux").font(egui::FontId::new(44.0, tokens::book(false, true))));
        ui.add_space(tokens::TIGHT);
        ui.label(RichText::new(ctx.locale.t("welcome-what")).size(15.0).color(palette.weak));
        ui.add_space(28.0);
        if buttons::primary_button(ui, &ctx.locale.t("welcome-open")).clicked() {
            ctx.push(Action::Run(Command::AddDrafts));
        }
        ui.add_space(tokens::SPACE);
        buttons::hint(ui, &ctx.locale.t("welcome-drop"));
        ui.add_space(24.0);
        steps_ui(ui, &["welcome-open-step", "welcome-read-step", "welcome-say-step"].map(|key| ctx.locale.t(key)));
        ui.add_space(24.0);
        for command in [Command::OpenStudy, Command::OpenSample] {
            if ui.add(egui::Button::new(ctx.locale.t(command.key())).min_size(vec2(240.0, 30.0))).clicked() {
                ctx.push(Action::Run(command));
            }
        }
        ui.add_space(tokens::SPACE);
        if ctx.study.themes.is_empty() {
            if ui.link(ctx.locale.t("welcome-gdc")).on_hover_text(ctx.locale.t("welcome-gdc-help")).clicked() {
                ctx.push(Action::Study(StudyAction::TakeLists(StartingLists::Gdc)));
            }
            for &shipped in ShippedPack::ALL {
                let name = ctx.locale.t(shipped.key());
                let said = ctx.locale.format(&Message::new("welcome-shipped").text("name", name));
                if ui.link(said).on_hover_text(ctx.locale.t("welcome-shipped-help")).clicked() {
                    ctx.push(Action::Study(StudyAction::TakeShipped(shipped)));
                }
            }
            if ui.link(ctx.locale.t("welcome-pack")).on_hover_text(ctx.locale.t("command-take-pack-help")).clicked() {
                ctx.push(Action::Run(Command::TakePack));
            }
        } else {
            buttons::hint(ui, &ctx.locale.t("welcome-codebook"));
        }
        let recent = ctx.recent();
        if !recent.is_empty() {
            ui.add_space(24.0);
            buttons::group_title(ui, &ctx.locale.t("welcome-recent"));
            for path in recent.iter().take(6) {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
                    ctx.push(Action::Draft(DraftAction::Open(vec![path.clone()])));
                }
            }
        }
    });
}

/// Numbered steps, one below the other, in the middle as one block.
fn steps_ui(ui: &mut Ui, steps: &[String]) {
    const NUMBER: f32 = 20.0;
    let palette = tokens::palette(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let most = ui.available_width() - NUMBER;
    let galleys: Vec<_> =
        steps.iter().map(|step| ui.painter().layout(step.clone(), font.clone(), palette.text, most)).collect();
    let widest = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    ui.allocate_ui_with_layout(vec2(widest + NUMBER, 0.0), Layout::top_down(Align::Min), |ui| {
        for (number, galley) in galleys.into_iter().enumerate() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let number = RichText::new((number + 1).to_string()).font(tokens::strong_font(13.5));
                ui.allocate_ui_with_layout(vec2(NUMBER, 18.0), Layout::left_to_right(Align::Min), |ui| {
                    ui.set_min_width(NUMBER);
                    ui.label(number.color(palette.accent));
                });
                ui.label(galley);
            });
        }
    });
}
