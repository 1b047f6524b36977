//! From keys pressed to commands.

use crate::app::{Action, AnnotateAction, App, Chord, Command, DraftAction, Key, Mode, WORD_KEYS};
use crate::ui::clipboard;
use egui::text_selection::LabelSelectionState;
use egui::{Event, Ui};

const COPY: Chord = Chord { command: true, shift: false, key: Key::C };

/// Pushes the commands whose keys were pressed. Plain keys are letters while they are a field's (`typing`) or a dialog is
/// open.
pub(super) fn collect(ui: &Ui, app: &App, typing: bool, actions: &mut Vec<Action>) {
    if !typing && !app.is_covered() {
        // Words pasted on nothing in particular become a draft, after a look at them.
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(words) if !words.trim().is_empty() => Some(words.clone()),
                _ => None,
            })
        });
        actions.extend(pasted.map(|words| Action::Draft(DraftAction::AskPaste(words))));
    }
    if !typing
        && let Some(words) = app.annotate().chosen_words(app.session())
        && !marks_text(ui)
        && taken(ui, |event| matches!(event, Event::Copy))
    {
        clipboard::put_text(ui.ctx(), &words.quote);
    }
    let Some(mode) = app.mode(typing) else { return };
    if mode == Mode::Words {
        let steps = WORD_KEYS.into_iter().filter(|(chord, _)| pressed(ui, *chord));
        actions.extend(steps.map(|(_, step)| Action::Annotate(AnnotateAction::Words(step))));
    }
    // Escape leaves the innermost thing there is: the legend, the marks, then the place one went to.
    let leaves_legend = app.shows_legend() && !matches!(mode, Mode::Field | Mode::Dialog);
    if leaves_legend && pressed(ui, Chord::plain(Key::Escape)) {
        actions.push(Action::Run(Command::Legend));
    }
    for command in Command::ALL {
        for keys in command.keys().iter().filter(|keys| keys.holds_in(mode)) {
            if keys.chord.key == Key::Escape && (leaves_legend || !app.can(command)) {
                continue;
            }
            if pressed(ui, keys.chord) {
                actions.push(Action::Run(command));
            }
        }
    }
}

fn pressed(ui: &Ui, chord: Chord) -> bool {
    if !chord.command
        && let Some(text) = chord.key.typed()
    {
        return ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(typed) if typed == text)));
    }
    // The window's library makes an event of its own of the key that copies; text marked with the mouse is copied first.
    if chord == COPY {
        return !marks_text(ui) && taken(ui, |event| matches!(event, Event::Copy));
    }
    let Some(key) = egui::Key::from_name(chord.key.name()) else { return false };
    // The modifiers of the press itself: those of the frame may be let go again before it is drawn. A longer combination
    // must not be taken for a shorter one: Ctrl+Shift+Z is no Ctrl+Z.
    taken(ui, |event| {
        matches!(event, Event::Key { key: pressed, pressed: true, modifiers, .. }
            if *pressed == key
                && modifiers.command == chord.command
                && modifiers.shift == chord.shift
                && !modifiers.alt)
    })
}

/// Takes the first event that is `wanted` out of the frame's; returns whether there was one.
fn taken(ui: &Ui, wanted: impl Fn(&Event) -> bool) -> bool {
    ui.input_mut(|input: &mut egui::InputState| {
        let found = input.events.iter().position(wanted);
        found.is_some_and(|at| {
            input.events.remove(at);
            true
        })
    })
}

/// Whether text of a label is marked.
fn marks_text(ui: &Ui) -> bool {
    ui.ctx().with_plugin(|labels: &mut LabelSelectionState| labels.has_selection()).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_command_is_a_key_of_the_window() {
        for key in Key::ALL {
            assert!(egui::Key::from_name(key.name()).is_some() || key.typed().is_some(), "{key:?}");
        }
    }
}
