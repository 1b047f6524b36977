//! Actors: what they asked for, with sources, and what is attributed to them.

use crate::app::{Action, ActorAction, Command, ComparisonAction, PositionAction, WhoPart, WhoView, Whose};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{CornerRadius, Frame, Label, Margin, Panel, RichText, Stroke, Ui};

/// Draws actors at the left, the chosen one's positions and attributions at the right.
pub fn who_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    parts_ui(ui, ctx);
    if ctx.prefs.who == WhoPart::Ledger {
        super::ledger::ledger_ui(ui, ctx);
        return;
    }
    if ctx.prefs.who == WhoPart::Agreed {
        super::agreed::agreed_ui(ui, ctx);
        return;
    }
    if ctx.prefs.who == WhoPart::Fate {
        super::fate::fate_ui(ui, ctx);
        return;
    }
    let palette = tokens::palette(ui);
    let frame = Frame::new().fill(palette.page).inner_margin(Margin::symmetric(14, 6));
    let view = ctx.positions.by_actor();
    Panel::left("who-list").frame(frame).default_size(300.0).show(ui, |ui| {
        if view.is_none() {
            buttons::hint(ui, &ctx.locale.t("who-nobody"));
        }
        ui.horizontal(|ui| {
            buttons::group_title(ui, &ctx.locale.t("who-actors"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                buttons::group_title(ui, &ctx.locale.t("who-counts-title"));
            });
        });
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for line in view.into_iter().flat_map(|view| &view.lines) {
                let note = Message::new("who-counts").number("positions", line.positions).number("claims", line.claims);
                let chosen = view.is_some_and(|view| view.chosen == line.whose);
                if buttons::choice_row(ui, chosen, &line.name, &ctx.locale.format(&note), 0.0).clicked() {
                    ctx.push(Action::Position(PositionAction::Actor(ActorAction::Choose(line.whose))));
                }
            }
        });
    });
    let Some(view) = view else { return };
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(760.0_f32.min(ui.available_width()));
        Frame::new().inner_margin(Margin::symmetric(18, 8)).show(ui, |ui| chosen_ui(ui, ctx, view));
    });
}

/// Actors, or the ledger.
fn parts_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 2, bottom: 4 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            let parts = [
                (WhoPart::Actors, "ledger-actors", Command::ShowWho),
                (WhoPart::Ledger, "ledger-title", Command::ShowLedger),
                (WhoPart::Fate, "fate-title", Command::ShowFate),
                (WhoPart::Agreed, "agreed-title", Command::ShowAgreed),
            ];
            for (part, key, command) in parts {
                if ui.selectable_label(ctx.prefs.who == part, ctx.locale.t(key)).clicked() {
                    ctx.push(Action::Run(command));
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                for command in [Command::Positions, Command::Actors] {
                    if ui.button(ctx.locale.t(command.key())).clicked() {
                        ctx.push(Action::Run(command));
                    }
                }
            });
        });
    });
}

fn chosen_ui(ui: &mut Ui, ctx: &Ctx<'_>, line: &WhoView) {
    let palette = tokens::palette(ui);
    ui.label(RichText::new(&line.name).font(tokens::strong_font(18.0)));
    if !line.about.is_empty() {
        buttons::hint(ui, &line.about);
    }
    ui.add_space(tokens::SPACE);
    buttons::group_title(ui, &ctx.locale.t("who-claims"));
    if line.claims.is_empty() {
        buttons::hint(ui, &ctx.locale.t("who-no-claims"));
    } else if ui.link(ctx.locale.t("who-show-all")).clicked() {
        ctx.push(Action::Position(PositionAction::Actor(ActorAction::ShowClaims(line.chosen))));
    }
    for claim in &line.claims {
        card(ui, |ui| {
            ui.add(Label::new(RichText::new(&claim.title).font(tokens::strong_font(13.0))).wrap());
            ui.add(Label::new(&claim.text).wrap());
            if let Some(change) = claim.change
                && ui.link(ctx.locale.t("who-show")).clicked()
            {
                ctx.push(Action::Compare(ComparisonAction::SelectChange(change)));
                ctx.push(Action::Run(crate::app::Command::ShowRead));
            }
        });
    }
    if line.chosen == Whose::Unknown {
        return;
    }
    ui.add_space(tokens::SPACE);
    buttons::group_title(ui, &ctx.locale.t("who-positions"));
    if line.positions.is_empty() {
        buttons::hint(ui, &ctx.locale.t("who-no-positions"));
    }
    for position in &line.positions {
        card(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(&position.title).font(tokens::strong_font(13.0)));
                ui.label(RichText::new(&position.date).color(palette.weak));
            });
            ui.add(Label::new(&position.text).wrap());
            if !position.source.is_empty() {
                buttons::hint(ui, &position.source);
            }
            if ui.link(ctx.locale.t("positions-show-rival")).clicked() {
                ctx.push(Action::Position(PositionAction::Show(position.id)));
            }
        });
    }
}

fn card(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let palette = tokens::palette(ui);
    Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(tokens::RADIUS))
        .inner_margin(Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui);
        });
}
