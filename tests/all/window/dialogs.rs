//! Open dialogs and the keyboard: the focus stays within them, and what is typed as they open is not the view's.

use crate::support::{Screen, give_name, press, settle, window};
use egui::{Event, Key, Modifiers, Order, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, Command, ComparisonAction, Dialog};

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
    give_name(&mut screen, "Ana");
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
        Command::ExportReport,
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

/// The events of keys that write letters: the key, and what it writes.
fn written(text: &str) -> Vec<Event> {
    text.chars()
        .flat_map(|letter| {
            let name = letter.to_ascii_uppercase().to_string();
            let key = Key::from_name(&name).map(|key| (true, key)).into_iter();
            let key = key.map(|(pressed, key)| Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
            key.chain([Event::Text(letter.to_string())]).collect::<Vec<_>>()
        })
        .collect()
}

/// A key with Ctrl, or one that writes its letter.
fn opener((modifiers, key): (Modifiers, Key)) -> Vec<Event> {
    if modifiers == Modifiers::NONE && key.name().len() == 1 {
        return written(&key.name().to_lowercase());
    }
    vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]
}

#[test]
fn what_is_typed_before_a_field_is_there_stands_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = named(folder.path());
    for key in ["t", "a", "m", "h"] {
        screen.input_mut().events.extend(written(&format!("{key}govern")));
        settle(&mut screen);
        assert!(
            screen.query_all_by_value("govern").next().is_some(),
            "{key}: the whole word, and no letter of the key"
        );
        press(&mut screen, Key::Escape);
        press(&mut screen, Key::Escape);
        assert_eq!(screen.state().app().dialog(), None, "{key} is left");
    }
    screen.input_mut().events.extend(opener((Modifiers::COMMAND, Key::F)));
    screen.input_mut().events.extend(written("fund"));
    settle(&mut screen);
    assert_eq!(screen.state().app().comparison().find_typed(), "fund");
}

#[test]
fn a_hand_of_any_speed_reaches_nothing_but_the_dialog() {
    let dialogs = [
        (Modifiers::NONE, Key::T),
        (Modifiers::NONE, Key::A),
        (Modifiers::NONE, Key::M),
        (Modifiers::NONE, Key::G),
        (Modifiers::NONE, Key::F1),
        (Modifiers::COMMAND, Key::K),
        (Modifiers::COMMAND, Key::J),
        (Modifiers::COMMAND, Key::D),
        (Modifiers::COMMAND, Key::N),
        (Modifiers::COMMAND, Key::O),
        (Modifiers::COMMAND, Key::E),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::V),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::J),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::K),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::H),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::G),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = named(folder.path());
    let mut random = fastrand::Rng::with_seed(25);
    for round in 0..3 {
        for key in dialogs {
            let study = std::sync::Arc::clone(screen.state().app().study());
            screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::SelectChange(0)));
            let at = screen.state().app().selected().expect("a change is chosen");
            // What comes before the key is the page's: so many changes on.
            let before = random.usize(..3);
            let mut events: Vec<Event> = (0..before).flat_map(|_| written("n")).collect();
            events.extend(opener(key));
            events.extend(written("s1xp*hu2nbe"));
            while !events.is_empty() {
                let part = random.usize(1..=events.len().min(7));
                screen.input_mut().events.extend(events.drain(..part));
                screen.run_steps(random.usize(1..3));
            }
            settle(&mut screen);
            let app = screen.state().app();
            assert!(app.is_covered(), "{round}, {key:?}: it is open");
            assert!(study.is_same(app.study()), "{round}, {key:?}: nothing is said");
            let now = app.selected().expect("a change is chosen");
            assert!(if before == 0 { now == at } else { now > at }, "{round}, {key:?}: {at} → {now} by {before} keys");
            for _ in 0..4 {
                press(&mut screen, Key::Escape);
            }
            let app = screen.state().app();
            assert!(!app.is_covered(), "{round}, {key:?} is left");
            assert!(study.is_same(app.study()), "{round}, {key:?}: nothing was said");
        }
    }
}

#[test]
fn a_letter_after_a_field_that_lost_the_focus_says_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = named(folder.path());
    let (before, at) = (said(&screen), screen.state().app().selected());
    screen.input_mut().events.extend(opener((Modifiers::COMMAND, Key::F)));
    screen.input_mut().events.extend(written("lib"));
    settle(&mut screen);
    // As when what holds the field is drawn anew.
    let field = screen.ctx.memory(|memory| memory.focused()).expect("the field has the focus");
    screen.ctx.memory_mut(|memory| memory.surrender_focus(field));
    settle(&mut screen);
    screen.input_mut().events.extend(written("ns1x"));
    settle(&mut screen);
    assert_eq!((said(&screen), screen.state().app().selected()), (before, at));
    assert!(!screen.state().app().is_covered());
    // Once the field is left, letters are the page's again.
    press(&mut screen, Key::Escape);
    press(&mut screen, Key::N);
    assert_ne!(screen.state().app().selected(), at);
}
