//! A change copied with its reference, as it arrives on the clipboard.

use crate::support::{Desk, Screen, choose, said, settle, window_as};
use egui::{Event, Key, Modifiers, OutputCommand, vec2};
use std::cell::RefCell;
use std::rc::Rc;
use travaux::app::{Action, AnnotateAction, Command, WordStep};

/// What a clipboard was given: HTML and plain text.
type Held = Rc<RefCell<Vec<(String, String)>>>;

/// The window on three drafts, with a change chosen, and a clipboard that can hold HTML or can't.
fn screen(desk: &Desk, can_hold: bool) -> (Screen, Held) {
    let mut app = desk.with_drafts(5);
    choose(&mut app, "connect all libraries");
    let held = Held::default();
    let given = Rc::clone(&held);
    let clipboard = Box::new(move |html: &str, text: &str| {
        if can_hold {
            given.borrow_mut().push((html.to_owned(), text.to_owned()));
        }
        can_hold
    });
    let screen = window_as(app, vec2(1200.0, 800.0), |window| window.with_clipboard(clipboard));
    (screen, held)
}

/// Presses the key that copies, as the windowing library tells of it; returns the plain text that egui copied.
fn copy(screen: &mut Screen) -> Vec<String> {
    screen.event(Event::Copy);
    let mut copied = Vec::new();
    for _ in 0..4 {
        screen.run_steps(1);
        let commands = screen.output().platform_output.commands.iter();
        copied.extend(commands.filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
    copied
}

const TEXT: &str = "We commit to connect all {+public +}libraries to the Internet by [-2030-]{+2035+} and to train the \
    librarians in its use.\nZero draft → Rev.1, para. 4 → 3\n";

#[test]
fn a_copied_change_carries_its_look_and_its_reference() {
    let desk = Desk::new();
    let (mut screen, held) = screen(&desk, true);
    assert_eq!(copy(&mut screen), [""; 0], "text alone does not take the place of both");
    let held = held.borrow();
    let [(html, text)] = held.as_slice() else { panic!("{held:?}") };
    assert_eq!(text, TEXT);
    assert!(html.contains(">2030</s>") && html.contains(">2035</u>"), "{html}");
    assert!(html.contains("Zero draft → Rev.1, para. 4 → 3"), "{html}");
    assert_eq!(said(screen.state().app()), ["The change is on the clipboard, with its reference."]);
}

#[test]
fn where_no_look_can_be_held_plain_text_is_copied_and_that_is_said() {
    let desk = Desk::new();
    let (mut screen, _) = screen(&desk, false);
    assert_eq!(copy(&mut screen), [TEXT]);
    assert!(said(screen.state().app())[0].contains("as plain text"), "{:?}", said(screen.state().app()));
}

#[test]
fn chosen_words_are_copied_alone() {
    let desk = Desk::new();
    let (mut screen, held) = screen(&desk, true);
    for action in [Action::Run(Command::PickWords), Action::Annotate(AnnotateAction::Words(WordStep::Done))] {
        screen.state_mut().app_mut().perform(action);
        settle(&mut screen);
    }
    let app = screen.state().app();
    let quote = app.annotate().chosen_words(app.session()).expect("words are chosen").quote.clone();
    assert_eq!(copy(&mut screen), [quote]);
    assert!(held.borrow().is_empty());
}

#[test]
fn a_field_with_the_focus_copies_its_own_words() {
    let desk = Desk::new();
    let (mut screen, held) = screen(&desk, true);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::F);
    settle(&mut screen);
    copy(&mut screen);
    assert!(held.borrow().is_empty() && said(screen.state().app()).is_empty());
}

#[test]
fn the_command_needs_a_chosen_change() {
    let desk = Desk::new();
    let mut app = desk.app(6);
    assert!(!app.can(Command::CopyChange));
    app = desk.with_drafts(6);
    choose(&mut app, "connect all libraries");
    assert!(app.can(Command::CopyChange));
}
