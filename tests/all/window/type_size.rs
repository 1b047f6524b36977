//! The size of the drafts' type by keys, as keyboards of several countries send them.

use crate::support::{Screen, settle, window};
use egui::{Event, Key, Modifiers, Vec2};

/// Presses Ctrl with a key: what is printed on it, and where it stands on a keyboard of the United States.
fn press(screen: &mut Screen, key: Key, physical: Key, shift: bool) {
    let modifiers = if shift { Modifiers::COMMAND | Modifiers::SHIFT } else { Modifiers::COMMAND };
    for pressed in [true, false] {
        screen.event(Event::Key { key, physical_key: Some(physical), pressed, repeat: false, modifiers });
    }
    settle(screen);
}

/// The size of the type in half points.
fn size(screen: &Screen) -> i32 {
    (screen.state().app().prefs().text_size * 2.0).round() as i32
}

#[test]
fn plus_minus_and_nought_work_on_every_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    let usual = size(&screen);
    let larger = [
        ("American, without shift", Key::Equals, Key::Equals, false),
        ("American, with shift", Key::Plus, Key::Equals, true),
        ("German", Key::Plus, Key::CloseBracket, false),
        ("Swedish", Key::Plus, Key::Minus, false),
        ("French, without shift", Key::Equals, Key::Equals, false),
        ("French, with shift", Key::Plus, Key::Equals, true),
        ("Swiss, with shift", Key::Plus, Key::Num1, true),
        ("the block of numbers", Key::Plus, Key::Plus, false),
    ];
    for (keyboard, key, physical, shift) in larger {
        press(&mut screen, key, physical, shift);
        assert_eq!(size(&screen), usual + 2, "{keyboard}");
        press(&mut screen, Key::Num0, Key::Num0, false);
        assert_eq!(size(&screen), usual, "Ctrl+0 after {keyboard}");
    }
    let smaller = [
        ("American", Key::Minus, Key::Minus, false),
        ("American, with shift", Key::Minus, Key::Minus, true),
        ("German", Key::Minus, Key::Slash, false),
        ("French", Key::Minus, Key::Num6, false),
    ];
    for (keyboard, key, physical, shift) in smaller {
        press(&mut screen, key, physical, shift);
        assert_eq!(size(&screen), usual - 2, "{keyboard}");
        // On a French keyboard a nought is written with shift.
        press(&mut screen, Key::Num0, Key::Num0, true);
        assert_eq!(size(&screen), usual, "Ctrl+0 after {keyboard}");
    }
}
