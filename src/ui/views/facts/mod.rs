//! Facts over drafts, proof-reading, matrices: three parts of one page. Every figure opens what it counts.

mod chart;
mod empty;
mod matrix;
mod proofs;
mod table;

use crate::app::{Action, Command, FactsAction, FactsPart};
use crate::ui::ctx::Ctx;
use crate::ui::key_order::first_pressed;
use crate::ui::type_ahead;
use egui::{Frame, Key, Margin, Modifiers, Ui};

/// Draws the part that is looked at.
pub fn facts_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    keys(ui, ctx);
    parts_ui(ui, ctx);
    match ctx.prefs.facts {
        FactsPart::Facts => table::table_ui(ui, ctx),
        FactsPart::Proofs => proofs::proofs_ui(ui, ctx),
        FactsPart::Matrix => matrix::matrix_ui(ui, ctx),
    }
}

fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    if type_ahead::is_typing(ui.ctx()) || ctx.is_covered() {
        return;
    }
    let table = [
        (Key::ArrowUp, FactsAction::Walk(-1, 0)),
        (Key::ArrowDown, FactsAction::Walk(1, 0)),
        (Key::ArrowLeft, FactsAction::Walk(0, -1)),
        (Key::ArrowRight, FactsAction::Walk(0, 1)),
        (Key::PageUp, FactsAction::Walk(-12, 0)),
        (Key::PageDown, FactsAction::Walk(12, 0)),
        (Key::Enter, FactsAction::Open),
    ];
    let Some(first) = first_pressed(ui).map(|(key, _)| key) else { return };
    let action = table.into_iter().find(|(key, _)| *key == first).map(|(_, action)| action);
    if let Some(action) = action.filter(|_| ui.input_mut(|input| input.consume_key(Modifiers::NONE, first))) {
        ctx.press(Action::Facts(action));
    }
}

fn parts_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    Frame::new().inner_margin(Margin { left: 14, right: 14, top: 2, bottom: 4 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            let parts = [
                (FactsPart::Facts, Command::ShowFacts),
                (FactsPart::Proofs, Command::ShowProofs),
                (FactsPart::Matrix, Command::ShowMatrix),
            ];
            for (part, command) in parts {
                let shown = ctx.prefs.facts == part;
                let name = ctx.locale.t(&format!("{}-part", command.key()));
                if ui.selectable_label(shown, name).clicked() {
                    ctx.push(Action::Run(command));
                }
            }
        });
    });
}
