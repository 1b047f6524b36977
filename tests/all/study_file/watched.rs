//! The journal and the file as other programs treat them: removed, replaced, changed meanwhile. Nothing that was said to be
//! kept depends on nobody having touched it, and nobody's work is written over unasked.

use crate::support::{Desk, act, choose, run, said, theme};
use std::fs;
use travaux::app::{Action, AnnotateAction, Answer, App, CodersAction, Command, Dialog, SaveState, StudyAction};
use travaux::study::file;

const STUDY: &str = "libraries.travaux";

fn tag(app: &mut App, words: &str, code: &str) {
    choose(app, words);
    let theme = theme(app, code);
    act(app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
}

fn answer(app: &mut App, answer: Answer) {
    act(app, Action::Study(StudyAction::Answer(answer)));
}

/// A saved study with a tag that is in its journal alone.
fn at_work(desk: &Desk) -> App {
    let mut app = desk.saved(1, STUDY);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "children", "A5");
    app
}

#[cfg(unix)]
#[test]
fn a_journal_that_was_removed_or_replaced_is_written_anew_whole_and_said_once() {
    let removed = |desk: &Desk| fs::remove_file(desk.path("libraries.travaux.journal")).expect("there");
    let replaced = |desk: &Desk| {
        let other = desk.put("other", "// Travaux journal, format 1\n");
        fs::rename(other, desk.path("libraries.travaux.journal")).expect("writable");
    };
    let cut = |desk: &Desk| desk.put("libraries.travaux.journal", "");
    let ways: [&dyn Fn(&Desk); 3] = [&removed, &replaced, &|desk| drop(cut(desk))];
    for (number, way) in ways.into_iter().enumerate() {
        let desk = Desk::new();
        let mut app = at_work(&desk);
        way(&desk);
        run(&mut app, Command::ToggleImportant);
        run(&mut app, Command::ToggleImportant);
        let told = said(&app).iter().filter(|words| words.contains("written anew, whole")).count();
        assert_eq!(told, 1, "{number}: {:?}", said(&app));
        let before = (**app.study()).clone();
        let killed = desk.killed();
        assert_eq!(
            **killed.opened(2, STUDY).study(),
            before,
            "{number}: what was acknowledged before and after is kept"
        );
    }
}

#[cfg(unix)]
#[test]
fn it_is_noticed_while_nothing_is_done() {
    let desk = Desk::new();
    let mut app = at_work(&desk);
    let journal = desk.path("libraries.travaux.journal");
    let held = fs::read(&journal).expect("there");
    fs::remove_file(&journal).expect("writable");
    crate::support::until("the journal is written anew", || fs::read(&journal).is_ok_and(|now| now == held));
    crate::support::until("it is said", || {
        app.settle();
        said(&app).iter().any(|words| words.contains("written anew"))
    });
}

#[cfg(unix)]
#[test]
fn when_the_folder_has_vanished_work_goes_on_in_another_place() {
    let desk = Desk::new();
    fs::create_dir(desk.path("stick")).expect("writable");
    let mut app = desk.saved(1, "stick/libraries.travaux");
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    tag(&mut app, "children", "A5");
    fs::rename(desk.path("stick"), desk.path("pulled")).expect("writable");
    run(&mut app, Command::ToggleImportant);
    assert!(said(&app).iter().any(|words| words.contains("Your edits are kept by the program")), "{:?}", said(&app));
    let before = (**app.study()).clone();
    drop(app);
    // The stick comes back: what was done without it is taken up.
    fs::rename(desk.path("pulled"), desk.path("stick")).expect("writable");
    assert_eq!(**desk.opened(2, "stick/libraries.travaux").study(), before);
}

#[test]
fn a_file_that_another_has_changed_is_not_written_over() {
    let desk = Desk::new();
    let mut app = at_work(&desk);
    let path = desk.path(STUDY);
    // A colleague works on a copy of it and puts it in its place.
    let theirs = Desk::new();
    fs::copy(&path, theirs.path(STUDY)).expect("writable");
    let mut other = theirs.opened(7, STUDY);
    act(&mut other, Action::SetCoder("Björn".to_owned()));
    tag(&mut other, "fund", "A5");
    act(&mut other, Action::Study(StudyAction::Save));
    other.shutdown();
    fs::copy(theirs.path(STUDY), &path).expect("writable");
    let changed = fs::read(&path).expect("there");

    act(&mut app, Action::Study(StudyAction::Save));
    let Some(Dialog::Question(question)) = app.session().dialog() else { panic!("it is asked: {:?}", said(&app)) };
    let words = app.locale().format(&question.title);
    assert!(words.contains(STUDY) && words.contains("changed by another program"), "{words}");
    assert_eq!(fs::read(&path).expect("there"), changed, "nothing was written");
    answer(&mut app, Answer::Cancel);
    assert_eq!(app.study_file().save_state(app.session()), SaveState::Unsaved);

    // Merged, both are there, and saving works.
    act(&mut app, Action::Study(StudyAction::Save));
    answer(&mut app, Answer::Merge);
    assert!(matches!(app.session().dialog(), Some(Dialog::Merge)), "{:?}", said(&app));
    act(&mut app, Action::Coders(CodersAction::TakeIn));
    assert_eq!(app.study().annotations.len(), 2, "both coders' tags are there: {:?}", said(&app));
    // A kill here loses nothing either.
    assert_eq!(**desk.killed().opened(3, STUDY).study(), **app.study());
    act(&mut app, Action::Study(StudyAction::Save));
    assert_eq!(app.study_file().save_state(app.session()), SaveState::Saved, "{:?}", said(&app));
    assert_eq!(file::load(&path).expect("a study").0.annotations.len(), 2);
}

#[test]
fn one_may_keep_ones_own_over_it_and_theirs_is_the_backup() {
    let desk = Desk::new();
    let mut app = at_work(&desk);
    let path = desk.path(STUDY);
    let text = fs::read_to_string(&path).expect("there").replace("// Travaux study", "// Travaux study of a colleague");
    fs::write(&path, &text).expect("writable");
    act(&mut app, Action::Study(StudyAction::Save));
    answer(&mut app, Answer::KeepMine);
    assert_eq!(app.study_file().save_state(app.session()), SaveState::Saved, "{:?}", said(&app));
    assert_eq!(fs::read_to_string(file::backup(&path, 1)).expect("kept"), text);
    assert_eq!(file::load(&path).expect("a study").0.annotations.len(), 1);
}

#[test]
fn where_nothing_can_be_kept_it_is_said_at_the_first_edit() {
    let desk = Desk::new();
    // A file stands where the folder for what is kept would be.
    desk.put("data", "");
    let mut app = desk.app(1);
    app.start_with(desk.drafts());
    app.settle();
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    run(&mut app, Command::ToggleImportant);
    let told = said(&app).iter().filter(|words| words.contains("Nothing can be kept")).count();
    assert_eq!(told, 1, "{:?}", said(&app));
}

#[test]
fn work_on_a_study_that_is_replaced_under_it_is_kept_whole_beside_it() {
    let desk = Desk::new();
    let mut app = at_work(&desk);
    // A sync program brings another version.
    let other = Desk::new().saved(7, "other.travaux");
    let theirs = file::to_text(other.study()).expect("written");
    desk.put("arriving", theirs);
    fs::rename(desk.path("arriving"), desk.path(STUDY)).expect("writable");
    tag(&mut app, "fund", "A1");
    let told = said(&app);
    assert!(told.iter().any(|words| words.contains("has replaced or removed libraries.travaux")), "{told:?}");
    let before = (**app.study()).clone();
    let killed = desk.killed();
    let opened = killed.opened(2, STUDY);
    assert_eq!(opened.study().id, other.study().id, "the version that came is opened");
    let told = said(&opened);
    assert!(told.iter().any(|words| words.contains("kept as libraries.recovered.travaux")), "{told:?}");
    assert_eq!(**killed.opened(3, "libraries.recovered.travaux").study(), before, "and all of one's own is beside it");
}
