//! A field that collects several things: what was taken stands as chips before it, typing finds more, Enter takes the
//! lit one and is left to the form where nothing is typed.

use crate::base::Message;
use crate::locale::Locale;
use crate::ui::tokens;
use crate::ui::widgets::buttons::{self, Chip};
use crate::ui::widgets::picker::{Entry, rank};
use egui::{Id, Key, Margin, Modifiers, Response, RichText, TextEdit, Ui, vec2};

/// At most this many answers are shown.
const MOST: usize = 6;

/// What such a field remembers.
#[derive(Debug, Clone, Default)]
pub struct PickField {
    typed: String,
    lit: usize,
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
    let typed = state.typed.trim().to_lowercase();
    let mut found: Vec<(u32, &Entry<T>)> = if typed.is_empty() {
        Vec::new()
    } else {
        let free = entries.iter().filter(|entry| !chosen.contains(&entry.value));
        free.filter_map(|entry| rank(entry, &typed).map(|rank| (rank, entry))).collect()
    };
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST);
    state.lit = state.lit.min(found.len().saturating_sub(1));
    let mut taken = None;
    if ui.memory(|memory| memory.has_focus(id)) && !found.is_empty() {
        let (up, down, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        state.lit = if up { state.lit.saturating_sub(1) } else { state.lit + usize::from(down) }.min(found.len() - 1);
        if enter {
            taken = found.get(state.lit).map(|(_, entry)| entry.value);
        }
    }
    let field = ui.add(
        TextEdit::singleline(&mut state.typed).id(id).desired_width(f32::INFINITY).margin(Margin::symmetric(7, 4)),
    );
    let field = field.labelled_by(named.id);
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, label));
    if field.changed() {
        state.lit = 0;
    }
    if taken.is_none() {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (place, (_, entry)) in found.iter().enumerate() {
            if buttons::choice_row(ui, place == state.lit, entry.label.trim_start(), &entry.note, 0.0).clicked() {
                taken = Some(entry.value);
            }
        }
    }
    if let Some(value) = taken {
        chosen.push(value);
        state.typed.clear();
    }
    field
}
