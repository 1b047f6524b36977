//! Naming a study in the window: shown at once, in its file, taken back by undo.

use crate::support::{Screen, app, press, settle, type_text, window, window_of};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, Command, StudyAction};

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// Opens the field for the name and writes another name in it.
fn name(screen: &mut Screen, name: &str) {
    screen.state_mut().app_mut().perform(Action::Run(Command::RenameStudy));
    settle(screen);
    screen.get_by_label_contains("Name of the study");
    press(screen, (Modifiers::COMMAND, Key::A));
    type_text(screen, name);
    press(screen, Key::Enter);
    assert_eq!(screen.state().app().dialog(), None);
}

#[test]
fn a_study_is_named_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), SIZE);
    let before = screen.state().app().study().title.clone();
    name(&mut screen, "Harbour compact, our reading");
    screen.get_by_label("Harbour compact, our reading");
    let title = screen.state().app().window_title();
    assert!(title.contains("Harbour compact, our reading"), "{title}");
    press(&mut screen, (Modifiers::COMMAND, Key::Z));
    assert_eq!(screen.state().app().study().title, before, "taken back");
    press(&mut screen, (Modifiers::COMMAND, Key::Y));
    assert_eq!(screen.state().app().study().title, "Harbour compact, our reading");
    // A click on the name asks for it, too; Escape leaves it as it is.
    screen.get_by_label("Harbour compact, our reading").click();
    settle(&mut screen);
    screen.get_by_label_contains("Name of the study");
    press(&mut screen, Key::Escape);
    let file = folder.path().join("named.travaux");
    screen.state_mut().app_mut().perform(Action::Study(StudyAction::SaveTo(file)));
    settle(&mut screen);
    screen.state_mut().app_mut().shutdown();
    drop(screen);

    let mut app = app(folder.path(), 12);
    app.start();
    app.settle();
    let screen = window_of(app, SIZE);
    screen.get_by_label("Harbour compact, our reading");
}
