//! Leaving a study and opening it again: one stands where one stood.

use crate::support::{Screen, app, drag, press, settle, type_text, window, window_of};
use egui::{Event, Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use travaux::app::{Action, Command, ReadLayout, ShellAction, SidePanel, Tab, WindowSize};

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// The program begun again in this folder.
fn again(folder: &Path) -> Screen {
    let mut app = app(folder, 21);
    app.start();
    app.settle();
    window_of(app, SIZE)
}

/// Saves the sample study and leaves.
fn save_and_leave(mut screen: Screen) {
    press(&mut screen, (Modifiers::COMMAND, Key::S));
    if screen.state().app().dialog().is_none() && screen.query_by_label_contains("Save the study as").is_some() {
        type_text(&mut screen, "mine");
        press(&mut screen, Key::Enter);
    }
    screen.state_mut().app_mut().shutdown();
}

/// Where the words of the chosen change stand on the screen.
fn chosen(screen: &Screen) -> (String, f32) {
    let app = screen.state().app();
    let board = app.board().expect("compared");
    let words = board.paragraphs(app.selected().expect("chosen"), travaux::base::Side::New)[0].1.text.clone();
    let labels = screen.query_all_by_role(egui::accesskit::Role::Label);
    let height = labels
        .filter(|node| node.accesskit_node().value().is_some_and(|text| text.ends_with(&words)))
        .map(|node| node.rect())
        .filter(|rect| rect.left() > 700.0 && rect.right() < 1140.0)
        .map(|rect| rect.top())
        .next();
    (words.clone(), height.unwrap_or_else(|| panic!("{words} is on the screen")))
}

#[test]
fn a_study_opens_where_it_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), SIZE);
    for _ in 0..2 {
        screen.event(Event::Text("]".to_owned()));
        settle(&mut screen);
    }
    for _ in 0..7 {
        press(&mut screen, Key::N);
    }
    let pair = screen.state().app().pair();
    let (words, height) = chosen(&screen);
    save_and_leave(screen);

    let mut screen = again(folder.path());
    assert_eq!(screen.state().app().pair(), pair, "the same step");
    let (now, there) = chosen(&screen);
    assert_eq!(now, words, "the same change");
    assert!((there - height).abs() < 2.0, "at the same height: {height}, now {there}");
    // Once more, and elsewhere.
    press(&mut screen, Key::N);
    let (words, height) = chosen(&screen);
    save_and_leave(screen);
    let screen = again(folder.path());
    let (now, there) = chosen(&screen);
    assert_eq!(now, words);
    assert!((there - height).abs() < 2.0, "{height}, now {there}");
}

#[test]
fn view_panels_and_size_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), SIZE);
    press(&mut screen, Key::R);
    press(&mut screen, (Modifiers::COMMAND, Key::B));
    press(&mut screen, (Modifiers::COMMAND, Key::Num2));
    let size = WindowSize { width: 1280.0, height: 720.0, maximised: false };
    let app = screen.state_mut().app_mut();
    app.perform(Action::Shell(ShellAction::SetWindow(size)));
    app.perform(Action::Shell(ShellAction::SetPanelSize(SidePanel::Inspector, 333.0)));
    save_and_leave(screen);

    let mut screen = again(folder.path());
    let prefs = screen.state().app().prefs().clone();
    assert_eq!((prefs.tab, prefs.layout, prefs.outline), (Tab::Changes, ReadLayout::Redline, false));
    assert_eq!(prefs.window, Some(size));
    assert_eq!(prefs.inspector_width, Some(333.0));
    screen.state_mut().app_mut().perform(Action::Run(Command::ToggleOutline));
    settle(&mut screen);
    assert!(screen.state().app().prefs().outline);
}

#[test]
fn the_drawer_keeps_the_height_it_was_drawn_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let small = Vec2::new(1024.0, 720.0);
    let mut screen = window(folder.path(), small);
    press(&mut screen, (Modifiers::COMMAND, Key::I));
    let top = |screen: &Screen| screen.get_by_label("Headline").rect().top();
    let usual = top(&screen);
    let edge = Pos2::new(700.0, 400.0);
    // Somewhere above its first line lies its edge.
    let before = screen.state().app().prefs().drawer_height;
    let mut at = edge;
    while screen.state().app().prefs().drawer_height == before && at.y < usual {
        drag(&mut screen, at, Pos2::new(at.x, at.y - 80.0));
        at.y += 2.0;
    }
    let drawn = top(&screen);
    assert!(drawn < usual - 40.0, "{usual} {drawn}");
    save_and_leave(screen);

    let mut app = app(folder.path(), 21);
    app.start();
    app.settle();
    let screen = window_of(app, small);
    assert!((top(&screen) - drawn).abs() < 2.0, "{drawn}");
}
