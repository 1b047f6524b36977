//! A type-ahead list: type a few letters, choose with the arrows, Enter takes, Escape leaves.

use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Event, Key, Modifiers, Ui};
use std::collections::BTreeSet;

/// What a picker remembers while it is open.
#[derive(Debug, Clone, Default)]
pub struct PickerState {
    /// What was typed.
    pub text: String,
    /// Which of the matching entries is lit.
    pub lit: usize,
    /// Which entries were ticked (their places), where several may be: what becomes of them is the other of what is.
    ticked: BTreeSet<usize>,
}

/// An entry to choose from.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// What choosing it means.
    pub value: T,
    /// What it is called.
    pub label: String,
    /// Something short at the right: a key, a count, a code.
    pub note: String,
    /// Other words it is found by, in lower case.
    pub also: String,
    /// Whether it is set now.
    pub chosen: bool,
}

/// What the user did in a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked<T> {
    /// Nothing yet.
    Nothing,
    /// Chose this.
    Took(T),
    /// Left.
    Left,
}

/// How well `entry` answers `typed` (lower case); lower is better, `None` not at all. The name itself, the code or an alias
/// comes first, then the beginning of the name, a word of it, a word of an alias, any place.
pub fn rank<T>(entry: &Entry<T>, typed: &str) -> Option<u32> {
    if typed.is_empty() {
        return Some(0);
    }
    let label = entry.label.to_lowercase();
    let alias = entry.also.split(';').any(|alias| alias.trim() == typed);
    let is_word = |text: &str| text.split([' ', ';', ',', '-', '/']).any(|word| word == typed);
    let begins_word = |text: &str| text.split([' ', ';', ',', '-', '/', '(']).any(|word| word.starts_with(typed));
    if entry.note.to_lowercase() == typed || label.trim() == typed || (alias && !typed.is_empty()) {
        Some(0)
    } else if label.trim_start().starts_with(typed) {
        Some(2)
    } else if begins_word(&label) {
        Some(3)
    } else if is_word(&entry.also) || begins_word(&entry.also) {
        Some(4)
    } else if label.contains(typed) || entry.also.contains(typed) {
        Some(5)
    } else {
        None
    }
}

/// Shows the field and the list. `hint` stands in the empty field. The field has the focus as long as it is shown.
pub fn picker_ui<T: Clone>(
    ui: &mut Ui,
    state: &mut PickerState,
    hint: &str,
    empty: &str,
    entries: &[Entry<T>],
) -> Picked<T> {
    match list_ui(ui, state, (hint, empty), entries, false) {
        Picked::Took(values) => values.into_iter().next().map_or(Picked::Nothing, Picked::Took),
        Picked::Left => Picked::Left,
        Picked::Nothing => Picked::Nothing,
    }
}

/// A picker of several: Space ticks the entry lit (or takes its tick away) and empties the field for the next, Enter takes
/// all that are ticked with the one being typed, or the one lit where none is. Names with a space are found by any of
/// their words.
pub fn picker_of_several_ui<T: Clone>(
    ui: &mut Ui,
    state: &mut PickerState,
    hint: &str,
    empty: &str,
    entries: &[Entry<T>],
) -> Picked<Vec<T>> {
    list_ui(ui, state, (hint, empty), entries, true)
}

fn list_ui<T: Clone>(
    ui: &mut Ui,
    state: &mut PickerState,
    (hint, empty): (&str, &str),
    entries: &[Entry<T>],
    several: bool,
) -> Picked<Vec<T>> {
    let typed = state.text.trim().to_lowercase();
    let mut found: Vec<(u32, usize, &Entry<T>)> = entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| rank(entry, &typed).map(|rank| (rank, place, entry)))
        .collect();
    found.sort_by_key(|(rank, ..)| *rank);
    state.lit = state.lit.min(found.len().saturating_sub(1));

    // A name that nothing answers to may go on after a space.
    let space = several
        && !found.is_empty()
        && ui.input_mut(|input| {
            let key = input.consume_key(Modifiers::NONE, Key::Space);
            let before = input.events.len();
            input.events.retain(|event| !matches!(event, Event::Text(text) if text == " "));
            key || input.events.len() < before
        });

    // The arrows move in the list, not in the field.
    let (up, down, enter, escape) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::Enter),
            input.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    if up {
        state.lit = state.lit.saturating_sub(1);
    }
    if down {
        state.lit = (state.lit + 1).min(found.len().saturating_sub(1));
    }
    let field = ui.add(
        egui::TextEdit::singleline(&mut state.text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6)),
    );
    field.request_focus();
    if field.changed() {
        state.lit = 0;
    }
    let mut picked = Picked::Nothing;
    let lit = found.get(state.lit).map(|(_, place, _)| *place);
    if enter {
        let mut taken = state.ticked.clone();
        if taken.is_empty() || !typed.is_empty() {
            taken.extend(lit);
        }
        let values: Vec<T> =
            taken.iter().filter_map(|place| entries.get(*place)).map(|entry| entry.value.clone()).collect();
        if !values.is_empty() {
            picked = Picked::Took(values);
        }
    }
    if space && let Some(place) = lit {
        if !state.ticked.remove(&place) {
            state.ticked.insert(place);
        }
        // The field is ready for the next name; the light stays on what was ticked.
        if !typed.is_empty() {
            state.text.clear();
            state.lit = place;
        }
    }
    if escape {
        picked = Picked::Left;
    }
    ui.add_space(tokens::TIGHT);
    if found.is_empty() {
        buttons::hint(ui, empty);
    }
    egui::ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (place, (_, at, entry)) in found.iter().enumerate().take(200) {
            let chosen = entry.chosen != state.ticked.contains(at);
            let mark = if chosen { format!("✓ {}", entry.label) } else { entry.label.clone() };
            let label = if several { entry.label.as_str() } else { mark.as_str() };
            let indent = if several { 24.0 } else { 0.0 };
            let row = buttons::choice_row(ui, place == state.lit, label, &entry.note, indent);
            if several {
                buttons::paint_tick(
                    ui.painter(),
                    row.rect.left_center() + egui::vec2(15.0, 0.0),
                    chosen,
                    tokens::palette(ui),
                );
                row.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, chosen, entry.label.trim()));
            }
            if place == state.lit && (up || down || space) {
                row.scroll_to_me(None);
            }
            if row.clicked() && several && ui.input(|input| input.modifiers.command) {
                if !state.ticked.remove(at) {
                    state.ticked.insert(*at);
                }
            } else if row.clicked() {
                picked = Picked::Took(vec![entry.value.clone()]);
            }
        }
    });
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(label: &str, note: &str, also: &str) -> Entry<()> {
        Entry { value: (), label: label.to_owned(), note: note.to_owned(), also: also.to_owned(), chosen: false }
    }

    #[test]
    fn codes_and_beginnings_come_first() {
        let group = entry("Group of 77 and China", "G77", "g-77; g77+china; 七十七国集团和中国");
        let china = entry("China", "CHN", "prc; 中国");
        assert!(rank(&group, "g77") < rank(&group, "group"));
        assert!(rank(&china, "china") < rank(&group, "china"));
        assert_eq!(rank(&china, "sweden"), None);
        assert!(rank(&group, "七十七").is_some());
    }
}
