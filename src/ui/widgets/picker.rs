//! A type-ahead list: type a few letters, choose with the arrows, Enter takes, Escape leaves.

use crate::ui::tokens;
use crate::ui::widgets::answers::{answers, is_enumeration};
use crate::ui::widgets::buttons;
use egui::{Event, Key, Modifiers, Ui};
use std::collections::BTreeSet;

pub use crate::ui::widgets::answers::{Entry, rank};

/// What a picker remembers while it is open.
#[derive(Debug, Clone, Default)]
pub struct PickerState {
    /// What was typed.
    pub text: String,
    /// Which of the matching entries is lit.
    pub lit: usize,
    /// Whether the arrows chose it.
    moved: bool,
    /// Which entries were ticked (their places), where several may be: what becomes of them is the other of what is.
    ticked: BTreeSet<usize>,
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

/// Shows the field and the list. `hint` stands in the empty field. The field has the focus as long as it is shown.
pub fn picker_ui<T: Clone>(
    ui: &mut Ui,
    state: &mut PickerState,
    hint: &str,
    empty: &str,
    entries: &[Entry<T>],
) -> Picked<T> {
    single(list_ui(ui, state, (hint, empty), entries, Takes::First))
}

/// A picker of one of many names: Enter takes what was typed only where it names one for sure ([`answers`]), else what the
/// arrows went to. `several` is said where neither is so.
pub fn picker_of_names_ui<T: Clone>(
    ui: &mut Ui,
    state: &mut PickerState,
    (hint, empty, several): (&str, &str, &str),
    entries: &[Entry<T>],
) -> Picked<T> {
    single(list_ui(ui, state, (hint, empty), entries, Takes::Sure { several }))
}

fn single<T>(picked: Picked<Vec<T>>) -> Picked<T> {
    match picked {
        Picked::Took(values) => values.into_iter().next().map_or(Picked::Nothing, Picked::Took),
        Picked::Left => Picked::Left,
        Picked::Nothing => Picked::Nothing,
    }
}

/// What Enter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes<'a> {
    /// The entry lit: the first, or where the arrows went.
    First,
    /// The same, but of what was typed only what is sure; else this is said.
    Sure { several: &'a str },
    /// All that are ticked.
    Several,
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
    list_ui(ui, state, (hint, empty), entries, Takes::Several)
}

fn list_ui<T: Clone>(
    ui: &mut Ui,
    state: &mut PickerState,
    (hint, empty): (&str, &str),
    entries: &[Entry<T>],
    takes: Takes<'_>,
) -> Picked<Vec<T>> {
    let several = takes == Takes::Several;
    let typed = state.text.trim().to_lowercase();
    let mut found: Vec<(u32, usize, &Entry<T>)> = entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| rank(entry, &typed).map(|rank| (rank, place, entry)))
        .collect();
    found.sort_by_key(|(rank, _, entry)| (*rank, is_enumeration(&entry.label)));
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

    let sure = !matches!(takes, Takes::Sure { .. }) || answers(entries, &typed).sure;
    let is_lit = |state: &PickerState| sure || state.moved;

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
        // From nothing one comes to the first.
        let next = if is_lit(state) { state.lit + 1 } else { 0 };
        state.lit = next.min(found.len().saturating_sub(1));
    }
    state.moved |= up || down;
    let field = ui.add(
        egui::TextEdit::singleline(&mut state.text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6)),
    );
    field.request_focus();
    if field.changed() {
        (state.lit, state.moved) = (0, false);
    }
    let mut picked = Picked::Nothing;
    let is_lit = is_lit(state);
    let lit = found.get(state.lit).map(|(_, place, _)| *place).filter(|_| is_lit);
    if let Takes::Sure { several } = takes
        && !is_lit
        && !found.is_empty()
        && !typed.is_empty()
    {
        buttons::hint(ui, several);
    }
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
            let row = buttons::choice_row(ui, is_lit && place == state.lit, label, &entry.note, indent);
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
