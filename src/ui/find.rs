//! The field for the words searched for, and which of their places one stands on.

use super::tokens;
use crate::app::{Action, Command, ComparisonAction};
use crate::base::Message;
use crate::ui::ctx::Ctx;
use egui::{Event, Id, Key, Margin, RichText, TextEdit, Ui};

/// Name of the field.
pub(super) fn field() -> Id {
    Id::unique("find-text")
}

/// Draws the field; Enter goes on to the next place, Shift and Enter back. Laid out from the right.
pub(super) fn find_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    for back in entered(ui) {
        ctx.push(Action::Run(if back { Command::FindPrevious } else { Command::FindNext }));
    }
    if let Some(hits) = ctx.comparison.hits() {
        let text = match ctx.comparison.current_hit(ctx.session) {
            Some(at) => Message::new("find-place").number("place", at + 1).number("count", hits.len()),
            None => Message::new("find-count").number("count", hits.len()),
        };
        let palette = tokens::palette(ui);
        let colour = if hits.is_empty() { palette.warning } else { palette.weak };
        ui.label(RichText::new(ctx.locale.format(&text)).size(12.0).color(colour));
    }
    let mut words = ctx.comparison.find_typed().to_owned();
    let edit = TextEdit::singleline(&mut words)
        .id(field())
        .hint_text(ctx.locale.t(Command::Find.key()))
        .align(egui::Align2::LEFT_CENTER)
        .margin(Margin::symmetric(8, 4))
        // Enter goes on: what is searched for can be typed on.
        .return_key(None)
        .desired_width(170.0);
    if ui.add(edit).changed() {
        ctx.push(Action::Compare(ComparisonAction::SetFind(words)));
    }
}

/// Each press of Enter in the field, and whether shift was held.
fn entered(ui: &Ui) -> Vec<bool> {
    if !ui.memory(|memory| memory.has_focus(field())) {
        return Vec::new();
    }
    ui.input(|input| {
        let events = input.events.iter();
        let enter = events.filter_map(|event| match event {
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => Some(modifiers.shift),
            _ => None,
        });
        enter.collect()
    })
}
