//! Saving over a study file that has unsaved work of its own: it is said, kept as a study, and can be opened from there.

use crate::support::{Desk, act, run, said, theme};
use std::fs;
use travaux::app::{Action, AnnotateAction, App, Command, SaveState, StudyAction};

/// A folder as a kill left it: `libraries.travaux` with a tag and a star beyond it. With it the study it would recover to.
fn killed() -> (Desk, travaux::study::Study) {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    run(&mut app, Command::ToggleImportant);
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("libraries.travaux"))));
    crate::support::choose(&mut app, "children");
    let trust = theme(&app, "A5");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(trust)));
    run(&mut app, Command::ToggleImportant);
    (desk.killed(), (**app.study()).clone())
}

/// Another study on the same desk, saved over that file.
fn save_over(desk: &Desk) -> App {
    let other = Desk::new();
    let mut app = desk.app(7);
    app.start_with(other.drafts());
    app.settle();
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("libraries.travaux"))));
    app
}

#[test]
fn its_unsaved_work_is_kept_as_a_study_and_offered() {
    let (desk, recovered) = killed();
    let mut app = save_over(&desk);
    assert_eq!(app.study_file().save_state(app.session()), SaveState::Saved);
    let toast = app.toasts().iter().find(|toast| toast.offer.is_some()).expect("it is said").clone();
    let words = app.locale().format(&toast.what);
    assert!(words.contains("had 2 edits of its own") && words.contains("libraries.recovered.travaux"), "{words}");
    assert!(toast.until.is_none(), "it stays until it is taken away");

    let (_, opens) = toast.offer.expect("an offer");
    act(&mut app, opens);
    assert_eq!(**app.study(), recovered, "nothing is lost");
    for _ in 0..3 {
        run(&mut app, Command::Undo);
    }
    assert!(app.study().annotations.is_empty(), "what was done before and after its last save can be taken back");
    app.shutdown();
    drop(app);

    // What was saved is what was to be saved, and nothing of the other work is in it.
    let again = desk.opened(9, "libraries.travaux");
    assert_eq!(said(&again), Vec::<String>::new());
    assert!(again.study().annotations.is_empty());
}

#[test]
fn a_second_time_it_gets_a_name_of_its_own() {
    let (desk, recovered) = killed();
    let (file, journal) = (desk.path("libraries.travaux"), desk.path("libraries.travaux.journal"));
    let before = (fs::read(&file).expect("the file"), fs::read(&journal).expect("its journal"));
    for seed in 0..2 {
        fs::write(&file, &before.0).expect("writable");
        fs::write(&journal, &before.1).expect("writable");
        let app = save_over(&desk);
        drop(app);
        let name = ["libraries.recovered.travaux", "libraries.recovered-2.travaux"][seed];
        assert_eq!(**desk.opened(20 + seed as u64, name).study(), recovered);
    }
}

#[test]
fn work_on_another_version_of_it_is_put_aside_and_said() {
    let (desk, _) = killed();
    let journal = desk.path("libraries.travaux.journal");
    let work = fs::read(&journal).expect("the journal");
    fs::write(desk.path("libraries.travaux"), "no study any more").expect("writable");
    let app = save_over(&desk);
    assert!(said(&app).iter().any(|words| words.contains("libraries.travaux.journal.1")), "{:?}", said(&app));
    assert_eq!(fs::read(desk.path("libraries.travaux.journal.1")).expect("kept"), work);
}

#[test]
fn a_save_that_fails_leaves_it_as_it_was() {
    let (desk, recovered) = killed();
    let held = desk.opened(3, "libraries.travaux");
    let app = save_over(&desk);
    assert!(app.toasts().iter().any(|toast| toast.grave), "the file is open elsewhere: {:?}", said(&app));
    drop((app, held));
    assert!(!desk.path("libraries.recovered.travaux").exists());
    let again = desk.opened(4, "libraries.travaux");
    assert_eq!(**again.study(), recovered);
}
