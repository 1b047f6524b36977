//! A field that collects several things: what was taken stands as chips before it, typing finds more, Enter takes the
//! lit one and is left to the form where nothing is typed. Nothing is lit where what was typed names more than one.

use crate::base::Message;
use crate::locale::Locale;
use crate::ui::tokens;
use crate::ui::widgets::answers::{Answers, answers};
use crate::ui::widgets::buttons::{self, Chip};
use crate::ui::widgets::picker::Entry;
use egui::{Id, Key, Margin, Modifiers, Response, RichText, TextEdit, Ui, vec2};

/// At most this many answers are shown.
const MOST: usize = 6;

/// What such a field remembers.
#[derive(Debug, Clone, Default)]
pub struct PickField {
    typed: String,
    /// The answer that the arrows went to; where they went nowhere, a sure one is lit.
    lit: Option<usize>,
    /// Whether the form was to be finished while something stood in the field that names nothing for sure.
    refused: bool,
}

impl PickField {
    /// Takes what is typed where it is sure. Returns whether the field is settled: what stands in it is never dropped in
    /// silence, the form stays open, and the field says why.
    pub fn settle<T: Copy + PartialEq>(&mut self, entries: &[Entry<T>], chosen: &mut Vec<T>) -> bool {
        if self.typed.trim().is_empty() {
            return true;
        }
        let found = answers(entries, &self.typed);
        self.refused = !found.sure;
        if let Some(first) = found.found.first().filter(|_| found.sure) {
            if !chosen.contains(&first.value) {
                chosen.push(first.value);
            }
            self.typed.clear();
        }
        !self.refused
    }
}

/// The id of the field of this name in `ui`: to know whether it has the focus before it is drawn.
pub fn field_id(ui: &Ui, name: &str) -> Id {
    ui.scope_id().with(name)
}

/// Draws chips, field and answers. `remove` is the key of what a chip's button says, with `$actor` for its name.
pub fn pick_field<T: Copy + PartialEq>(
    ui: &mut Ui,
    locale: &Locale,
    (id, label, remove): (Id, &str, &'static str),
    state: &mut PickField,
    entries: &[Entry<T>],
    chosen: &mut Vec<T>,
) -> Response {
    let named = ui.label(RichText::new(label).size(12.0).color(tokens::palette(ui).weak));
    if !chosen.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            chosen.retain(|value| {
                let name =
                    entries.iter().find(|entry| entry.value == *value).map_or("?", |entry| entry.label.trim_start());
                let spoken = locale.format(&Message::new(remove).text("actor", name));
                !Chip { text: &format!("{name}  ×"), edge: None, tentative: false, name: &spoken }.show(ui).clicked()
            });
        });
    }
    let Answers { mut found, sure } =
        answers(entries.iter().filter(|entry| !chosen.contains(&entry.value)), &state.typed);
    found.truncate(MOST);
    let mut taken = None;
    let mut asked = false;
    if ui.memory(|memory| memory.has_focus(id)) && !found.is_empty() {
        let (up, down, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let last = found.len() - 1;
        match state.lit.or(sure.then_some(0)) {
            None if up || down => state.lit = Some(0),
            Some(lit) if up => state.lit = Some(lit.saturating_sub(1)),
            Some(lit) if down => state.lit = Some((lit + 1).min(last)),
            _ => {}
        }
        if enter {
            taken = state.lit.or(sure.then_some(0)).and_then(|lit| found.get(lit)).map(|entry| entry.value);
            asked = taken.is_none();
        }
    }
    let field = ui.add(
        TextEdit::singleline(&mut state.typed).id(id).desired_width(f32::INFINITY).margin(Margin::symmetric(7, 4)),
    );
    let field = field.labelled_by(named.id);
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label));
    if field.changed() {
        (state.lit, state.refused) = (None, false);
    }
    // Who goes on with Tab means what was typed.
    if taken.is_none() && sure && field.lost_focus() {
        taken = found.first().map(|entry| entry.value);
    }
    state.refused |= asked;
    if state.refused {
        field.request_focus();
        let why = if found.is_empty() { "pick-no-such" } else { "pick-several" };
        ui.label(RichText::new(locale.t(why)).size(12.0).color(tokens::palette(ui).warning));
    }
    if taken.is_none() {
        ui.spacing_mut().item_spacing.y = 2.0;
        let lit = state.lit.or(sure.then_some(0));
        for (place, entry) in found.iter().enumerate() {
            if buttons::choice_row(ui, Some(place) == lit, entry.label.trim_start(), &entry.note, 0.0).clicked() {
                taken = Some(entry.value);
            }
        }
    }
    if let Some(value) = taken {
        chosen.push(value);
        state.typed.clear();
        (state.lit, state.refused) = (None, false);
    }
    field
}
