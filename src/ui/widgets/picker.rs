//! A type-ahead list: type a few letters, choose with the arrows, Enter takes, Escape leaves.

use crate::ui::tokens;
use crate::ui::widgets::small;
use eframe::egui::{self, Key, Modifiers, Ui};

/// What a picker remembers while it is open.
#[derive(Debug, Clone, Default)]
pub struct PickerState {
    /// What was typed.
    pub text: String,
    /// Which of the matching entries is lit.
    pub lit: usize,
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

/// How well `entry` answers `typed` (lower case); lower is better, `None` not at all. The code comes first, then the
/// beginning of the name, the beginning of a word, any place.
pub fn rank<T>(entry: &Entry<T>, typed: &str) -> Option<u32> {
    if typed.is_empty() {
        return Some(0);
    }
    let label = entry.label.to_lowercase();
    let is_word = |text: &str| text.split([' ', ';', ',', '-', '/']).any(|word| word == typed);
    let begins_word = |text: &str| text.split([' ', ';', ',', '-', '/', '(']).any(|word| word.starts_with(typed));
    if entry.note.to_lowercase() == typed {
        Some(0)
    } else if label == typed || is_word(&entry.also) {
        Some(1)
    } else if label.starts_with(typed) {
        Some(2)
    } else if begins_word(&label) {
        Some(3)
    } else if begins_word(&entry.also) {
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
    let typed = state.text.trim().to_lowercase();
    let mut found: Vec<(u32, &Entry<T>)> =
        entries.iter().filter_map(|entry| rank(entry, &typed).map(|rank| (rank, entry))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    state.lit = state.lit.min(found.len().saturating_sub(1));

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
    if enter && let Some((_, entry)) = found.get(state.lit) {
        picked = Picked::Took(entry.value.clone());
    }
    if escape {
        picked = Picked::Left;
    }
    ui.add_space(tokens::TIGHT);
    if found.is_empty() {
        small::hint(ui, empty);
    }
    egui::ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (place, (_, entry)) in found.iter().enumerate().take(200) {
            let mark = if entry.chosen { format!("✓ {}", entry.label) } else { entry.label.clone() };
            let row = small::choice_row(ui, place == state.lit, &mark, &entry.note, 0.0);
            if place == state.lit && (up || down) {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                picked = Picked::Took(entry.value.clone());
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
