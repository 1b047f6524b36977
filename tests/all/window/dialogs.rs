//! Open dialogs and the keyboard: the focus stays within them, and what is typed as they open is not the view's.

use crate::support::{Screen, press, settle, type_text, window};
use egui::{Event, Key, Modifiers, Order, Vec2};
use travaux::app::{Action, Command, Dialog};

/// Whether what has the focus stands over the views; nothing where nothing has it.
fn focus_is_inside(screen: &Screen) -> Option<bool> {
    let focused = screen.ctx.memory(|memory| memory.focused())?;
    let response = screen.ctx.read_response(focused).expect("what has the focus is on the screen");
    Some(response.layer_id.order >= Order::Foreground)
}

/// Presses keys within one frame.
fn press_at_once(screen: &mut Screen, keys: &[(Modifiers, Key)]) {
    for &(modifiers, key) in keys {
        for pressed in [true, false] {
            screen.input_mut().events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
    }
    settle(screen);
}

/// The window, with a person named who has tagged the first change.
fn named(folder: &std::path::Path) -> Screen {
    let mut screen = window(folder, Vec2::new(1440.0, 900.0));
    press(&mut screen, Key::N);
    press(&mut screen, Key::Num1);
    type_text(&mut screen, "Ana");
    press(&mut screen, Key::Enter);
    screen
}

fn said(screen: &Screen) -> usize {
    screen.state().app().study().annotations.len()
}

#[test]
fn tab_stays_within_an_open_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = named(folder.path());
    let dialogs = [
        Command::Palette,
        Command::PickTheme,
        Command::Attribute,
        Command::Note,
        Command::Codebook,
        Command::Positions,
        Command::Actors,
        Command::NewAsk,
        Command::WhatIsLeft,
        Command::Shortcuts,
        Command::About,
        Command::SaveAs,
    ];
    for command in dialogs {
        // From a button of the window behind.
        press(&mut screen, Key::Tab);
        assert_eq!(focus_is_inside(&screen), Some(false), "before {command:?}: a button of the window");
        screen.state_mut().app_mut().perform(Action::Run(command));
        settle(&mut screen);
        let mut seen = std::collections::HashSet::new();
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            // More often than any of them has fields and buttons in sight.
            for time in 0..40 {
                assert_ne!(focus_is_inside(&screen), Some(false), "{command:?}, after {time} times Tab");
                seen.extend(screen.ctx.memory(|memory| memory.focused()));
                screen.key_press_modifiers(modifiers, Key::Tab);
                screen.run_steps(2);
            }
        }
        if !matches!(command, Command::Shortcuts | Command::About) {
            assert!(!seen.is_empty(), "{command:?} has something to tab to");
        }
        if matches!(command, Command::Attribute | Command::NewAsk | Command::SaveAs) {
            assert!(seen.len() > 2, "{command:?}: {} fields and buttons", seen.len());
        }
        for _ in 0..3 {
            press(&mut screen, Key::Escape);
        }
        assert_eq!(screen.state().app().dialog(), None, "{command:?} is left");
    }
}

#[test]
fn an_arrow_key_does_not_lead_out_of_a_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = named(folder.path());
    press(&mut screen, Key::Tab);
    screen.state_mut().app_mut().perform(Action::Run(Command::SaveAs));
    settle(&mut screen);
    // From the field to its buttons, and from there in every direction.
    press(&mut screen, Key::Tab);
    for key in [Key::ArrowUp, Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft].repeat(4) {
        press(&mut screen, key);
        assert_ne!(focus_is_inside(&screen), Some(false), "{key:?}");
    }
}

#[test]
fn what_is_typed_as_a_dialog_opens_tags_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = named(folder.path());
    let before = said(&screen);
    let tag = (Modifiers::NONE, Key::Num2);
    for opens in [(Modifiers::NONE, Key::A), (Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::F1)] {
        press_at_once(&mut screen, &[opens, tag]);
        assert!(screen.state().app().dialog().is_some(), "{opens:?} opens a dialog");
        assert_eq!(said(&screen), before, "{opens:?}");
        press(&mut screen, Key::Escape);
        assert_eq!(screen.state().app().dialog(), None, "{opens:?} is left");
    }
    // The field for a path is no dialog of the program, and opens a frame later.
    press_at_once(&mut screen, &[(Modifiers::COMMAND, Key::O), tag]);
    assert!(screen.state().app().is_covered(), "a path is asked for");
    assert_eq!(said(&screen), before);
    press(&mut screen, Key::Escape);
    assert!(!screen.state().app().is_covered());
    // What was pressed before is the view's.
    press_at_once(&mut screen, &[tag, (Modifiers::NONE, Key::A)]);
    assert_eq!(said(&screen), before + 1);
    assert!(matches!(screen.state().app().dialog(), Some(Dialog::Claim(_))));
}
