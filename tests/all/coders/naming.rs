//! The name of whoever annotates: asked once, at a quiet moment, and changed whenever they want.

use crate::support::{Desk, act, app_with_clock, begin_with_pack, choose, first_step, give_name, press, run, said};
use crate::support::{settle, type_text, window};
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use travaux::app::{Action, AnnotateAction, App, CodersAction, Command, Dialog, ShellAction, StudyAction};
use travaux::base::Timestamp;
use travaux::study::starter::StartingLists;

/// The program on the desk's drafts, with a clock that the test sets, in seconds.
fn with_clock(desk: &Desk, seed: u64, start: i64) -> (App, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(start));
    let told = Arc::clone(&seconds);
    let clock = move || Timestamp::from_second(told.load(Ordering::Relaxed)).expect("a moment");
    (app_with_clock(desk.folder(), seed, Arc::new(clock)), seconds)
}

/// Says something of the chosen change.
fn note(app: &mut App) {
    act(app, Action::Annotate(AnnotateAction::SetNote(None, "A remark".to_owned())));
}

fn asked(app: &App) -> Option<String> {
    said(app).into_iter().find(|line| line.contains("carry no name"))
}

fn names(app: &App) -> Vec<&str> {
    app.study().coders.values().map(String::as_str).collect()
}

#[test]
fn a_name_is_asked_once_when_nothing_more_is_said() {
    let desk = Desk::new();
    let (mut app, clock) = with_clock(&desk, 1, 1_000_000);
    begin_with_pack(&mut app, desk.drafts());
    first_step(&mut app);
    choose(&mut app, "children");
    note(&mut app);
    assert_eq!(app.study().annotations.len(), 1, "it is said at once");
    assert_eq!((app.dialog(), asked(&app)), (None, None), "and nothing stands in the way");
    clock.fetch_add(3, Ordering::Relaxed);
    note(&mut app);
    clock.fetch_add(3, Ordering::Relaxed);
    app.tick();
    assert_eq!(asked(&app), None, "the hand is still at it");
    clock.fetch_add(2, Ordering::Relaxed);
    note(&mut app);
    clock.fetch_add(5, Ordering::Relaxed);
    app.tick();
    assert!(asked(&app).is_some(), "{:?}", said(&app));
    assert!(app.toasts().iter().any(|toast| toast.dismiss == Some("button-later")));
    // Later is later: it is not asked again in this study.
    for toast in app.toasts().to_vec() {
        app.perform(Action::Shell(ShellAction::DismissToast(toast.number)));
    }
    choose(&mut app, "should remain open");
    note(&mut app);
    clock.fetch_add(60, Ordering::Relaxed);
    app.tick();
    assert_eq!(asked(&app), None);
    // A name given later is that of everything said so far.
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    let authors: Vec<_> = app.study().annotations.values().map(|said| said.author).collect();
    assert!(authors.iter().all(|author| app.study().coders.get(author).map(String::as_str) == Some("Ana")));
}

#[test]
fn a_name_does_not_travel_into_another_study_unasked() {
    let desk = Desk::new();
    let (mut app, clock) = with_clock(&desk, 2, 1_000_000);
    begin_with_pack(&mut app, desk.drafts());
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("first.travaux"))));
    act(&mut app, Action::Study(StudyAction::New(StartingLists::Gdc)));
    act(&mut app, Action::Draft(travaux::app::DraftAction::Open(desk.drafts())));
    first_step(&mut app);
    choose(&mut app, "children");
    note(&mut app);
    assert!(names(&app).is_empty(), "{:?}", names(&app));
    clock.fetch_add(5, Ordering::Relaxed);
    app.tick();
    let question = asked(&app).expect("it is asked");
    assert!(question.contains("Ana"), "{question}");
    let offer = app.toasts().iter().find_map(|toast| toast.offer.clone()).expect("an answer is offered");
    act(&mut app, offer.1);
    assert_eq!(names(&app), ["Ana"]);
    app.tick();
    assert_eq!(asked(&app), None, "what was answered is taken away");
}

#[test]
fn a_name_is_changed_on_what_was_said_or_from_now_on() {
    let desk = Desk::new();
    let (mut app, clock) = with_clock(&desk, 3, 1_000_000);
    begin_with_pack(&mut app, desk.drafts());
    first_step(&mut app);
    act(&mut app, Action::SetCoder("Anna".to_owned()));
    choose(&mut app, "children");
    note(&mut app);
    run(&mut app, Command::CoderName);
    assert_eq!(app.dialog(), Some(&Dialog::Coder { name: "Anna".to_owned(), said: 1 }));
    act(&mut app, Action::CloseDialog);
    act(&mut app, Action::Coders(CodersAction::Rename("Ana".to_owned())));
    assert_eq!(names(&app), ["Ana"]);
    run(&mut app, Command::Undo);
    assert_eq!(names(&app), ["Anna"], "undone like any edit");
    run(&mut app, Command::Redo);
    // Somebody else goes on at the same desk.
    clock.fetch_add(3_600, Ordering::Relaxed);
    act(&mut app, Action::SetCoder("Ben".to_owned()));
    choose(&mut app, "should remain open");
    note(&mut app);
    let study = app.study();
    let mut by: Vec<&str> = study.annotations.values().map(|said| study.coders[&said.author].as_str()).collect();
    by.sort_unstable();
    assert_eq!(by, ["Ana", "Ben"]);
    act(&mut app, Action::Coders(CodersAction::Rename("Ana".to_owned())));
    assert_eq!(names(&app).len(), 2, "two people don't become one");
    assert!(said(&app).iter().any(|line| line.contains("already somebody called Ana")), "{:?}", said(&app));
}

#[test]
fn the_name_is_shown_and_changed_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1280.0, 720.0));
    screen.get_by_label("without a name").click();
    settle(&mut screen);
    screen.get_by_label_contains("Who is annotating?");
    press(&mut screen, Key::Escape);
    give_name(&mut screen, "Ana");
    press(&mut screen, Key::N);
    press(&mut screen, Key::Num1);
    screen.get_by_label("as Ana").click();
    settle(&mut screen);
    // The name that stands there is replaced by what is typed.
    type_text(&mut screen, "Ana M.");
    screen.get_by_label_contains("What was said as Ana before (one annotation or verdict)");
    press(&mut screen, Key::Enter);
    screen.get_by_label("as Ana M.");
    let study = screen.state().app().study();
    assert!(study.coders.values().any(|name| name == "Ana M.") && !study.coders.values().any(|name| name == "Ana"));
}
