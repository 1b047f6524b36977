//! The window without a screen: keys and text go in, what a screen reader says comes out.

use super::app;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use std::path::Path;
use travaux::app::{Action, App, Command};
use travaux::ui::Window;

/// The window of a test.
pub type Screen = Harness<'static, Window>;

/// The window on the sample study, as a newcomer meets it.
pub fn window(folder: &Path, size: Vec2) -> Screen {
    let mut app = app(folder, 9);
    app.start();
    app.settle();
    window_of(app, size)
}

/// The window on a program that was begun already.
pub fn window_of(app: App, size: Vec2) -> Screen {
    window_as(app, size, |window| window)
}

/// The same, of a window that `with` gives something more.
pub fn window_as(app: App, size: Vec2, with: impl FnOnce(Window) -> Window + 'static) -> Screen {
    let mut screen = Harness::builder()
        .with_size(size)
        .with_step_dt(0.1)
        .build_eframe(move |context| with(Window::new(&context.egui_ctx, app)));
    settle(&mut screen);
    screen
}

/// Lets the background finish and the window draw what came of it.
pub fn settle(harness: &mut Screen) {
    harness.run_steps(3);
    harness.state_mut().app_mut().settle();
    harness.run_steps(3);
}

/// A key, or a key with those held beside it.
pub trait Chord {
    /// The keys held, and the key.
    fn keys(self) -> (Modifiers, Key);
}

impl Chord for Key {
    fn keys(self) -> (Modifiers, Key) {
        (Modifiers::NONE, self)
    }
}

impl Chord for (Modifiers, Key) {
    fn keys(self) -> (Modifiers, Key) {
        self
    }
}

/// Presses a key and waits for what it begins.
pub fn press(screen: &mut Screen, chord: impl Chord) {
    let (modifiers, key) = chord.keys();
    screen.key_press_modifiers(modifiers, key);
    settle(screen);
}

/// Types text where the focus is.
pub fn type_text(screen: &mut Screen, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    settle(screen);
}

/// Says who annotates, through the form.
pub fn give_name(screen: &mut Screen, name: &str) {
    screen.state_mut().app_mut().perform(Action::Run(Command::CoderName));
    settle(screen);
    type_text(screen, name);
    press(screen, Key::Enter);
}

/// Drags by the left button, in steps as a hand does.
pub fn drag(harness: &mut Screen, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(Event::PointerMoved(from));
    harness.run_steps(1);
    harness.event(button(from, true));
    harness.run_steps(1);
    for part in 1..=5 {
        harness.event(Event::PointerMoved(from + (to - from) * (part as f32 / 5.0)));
        harness.run_steps(1);
    }
    harness.event(button(to, false));
    harness.run_steps(1);
    settle(harness);
}
