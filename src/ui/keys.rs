//! From keys pressed to commands.

use crate::app::{Action, AnnotateAction, App, Command, DraftAction, Keys, WordStep, shows_ledger};
use eframe::egui::{self, Event, Key, Ui};

/// Characters that are asked for as typed, since where they stand on a keyboard differs.
fn typed(key: &str) -> Option<&'static str> {
    Some(match key {
        "Asterisk" => "*",
        "Questionmark" => "?",
        "Slash" => "/",
        "Period" => ".",
        "OpenBracket" => "[",
        "CloseBracket" => "]",
        "Backslash" => "\\",
        _ => return None,
    })
}

const ESCAPE: Keys = Keys { command: false, shift: false, key: "Escape" };

/// Pushes the commands whose keys were pressed. Plain keys are letters while a field has the focus or a dialog is
/// open.
pub(super) fn collect(ui: &Ui, app: &App, actions: &mut Vec<Action>) {
    let typing = ui.ctx().memory(|memory| memory.focused().is_some()) && ui.ctx().egui_wants_keyboard_input();
    let busy = app.is_covered();
    if !typing && !busy {
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
        && ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)))
    {
        ui.ctx().copy_text(words.quote.clone());
    }
    if !typing && !busy && app.annotate().is_picking_words(app.session()) {
        word_keys(ui, actions);
    }
    if !typing && !busy && app.shows_legend() && pressed(ui, ESCAPE) {
        actions.push(Action::Run(Command::Legend));
    }
    for command in Command::ALL {
        for keys in command.keys() {
            let plain = !keys.command;
            let function = keys.key.len() > 1 && keys.key.starts_with('F');
            // The ledger too, but for help and search.
            let shared = matches!(command, Command::Shortcuts | Command::Find);
            if plain && shows_ledger(app.session()) && !function && !shared {
                continue;
            }
            // Escape leaves the innermost thing there is: the legend, the marks, then the place one went to.
            if keys.key == "Escape" && (app.shows_legend() || !app.can(command)) {
                continue;
            }
            // The check view has keys of its own.
            if plain
                && (app.drafts().is_checking() || app.positions().is_reviewing())
                && !function
                && command != Command::CheckDraft
            {
                continue;
            }
            // In a field they choose the field's words and take back what was typed.
            if typing && matches!(command, Command::MarkAll | Command::Undo | Command::Redo) {
                continue;
            }
            if (plain && !function && (typing || busy)) || (busy && !matches!(command, Command::Undo | Command::Redo)) {
                continue;
            }
            if pressed(ui, *keys) {
                actions.push(Action::Run(command));
            }
        }
    }
}

/// The keys that choose words; every other key means what it always does.
fn word_keys(ui: &Ui, actions: &mut Vec<Action>) {
    let arrows = [("ArrowRight", true), ("ArrowLeft", false)];
    let edges = [("End", true), ("Home", false)];
    let keys = |shift, key| Keys { command: false, shift, key };
    for extend in [false, true] {
        for (key, forward) in arrows {
            if pressed(ui, keys(extend, key)) {
                actions.push(Action::Annotate(AnnotateAction::Words(WordStep::Word { forward, extend })));
            }
        }
        for (key, forward) in edges {
            if pressed(ui, keys(extend, key)) {
                actions.push(Action::Annotate(AnnotateAction::Words(WordStep::Edge { forward, extend })));
            }
        }
    }
    for (key, step) in [
        ("ArrowDown", WordStep::Paragraph { forward: true }),
        ("ArrowUp", WordStep::Paragraph { forward: false }),
        ("Enter", WordStep::Done),
        ("Escape", WordStep::Leave),
    ] {
        if pressed(ui, keys(false, key)) {
            actions.push(Action::Annotate(AnnotateAction::Words(step)));
        }
    }
}

fn pressed(ui: &Ui, keys: Keys) -> bool {
    if !keys.command
        && let Some(text) = typed(keys.key)
    {
        return ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Text(typed) if typed == text)));
    }
    let Some(key) = Key::from_name(keys.key) else { return false };
    // The modifiers of the press itself: those of the frame may be let go again before it is drawn. A longer combination
    // must not be taken for a shorter one: Ctrl+Shift+Z is no Ctrl+Z.
    ui.input_mut(|input: &mut egui::InputState| {
        let found = input.events.iter().position(|event| {
            matches!(event, Event::Key { key: pressed, pressed: true, modifiers, .. }
                if *pressed == key
                    && modifiers.command == keys.command
                    && modifiers.shift == keys.shift
                    && !modifiers.alt)
        });
        found.is_some_and(|at| {
            input.events.remove(at);
            true
        })
    })
}
