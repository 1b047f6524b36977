//! A study that is no study of the Global Digital Compact, and how the lists of that negotiation are taken in.

use crate::support::{Desk, Screen, act, choose, press, run, settle, type_text, window_of};
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, App, Command, DraftAction, StudyAction};
use travaux::study::Body;
use travaux::study::starter::StartingLists;

/// The three drafts on rural libraries in a plain study.
fn plain(desk: &Desk) -> App {
    let mut app = desk.app(5);
    app.start_with(desk.drafts());
    app.settle();
    crate::support::first_step(&mut app);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    app
}

fn tags(app: &App) -> Vec<String> {
    let study = app.study();
    let name = |body: &Body| match body {
        Body::Tag(theme) => study.themes.get(theme).map(|theme| theme.names.en.clone()),
        _ => None,
    };
    study.annotations.values().filter_map(|annotation| name(&annotation.body)).collect()
}

#[test]
fn drafts_of_another_text_meet_nothing_of_the_compact() {
    let desk = Desk::new();
    let mut app = plain(&desk);
    let study = app.study();
    assert!(study.themes.is_empty() && study.positions.is_empty() && study.milestones.is_empty());
    assert!(study.actors.values().any(|actor| actor.code == "KEN"), "states are known by name");
    assert!(study.actors.values().any(|actor| actor.code == "G77"), "and so are their groups");
    assert!(study.actors.values().all(|actor| !actor.note.contains("Compact")));
    assert!(app.toasts().is_empty(), "nothing is offered: {:?}", app.toasts());
    assert!(!app.can(Command::TakeGdcLists), "nor asked for among the commands");
    let file = desk.path("libraries.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    let written = std::fs::read_to_string(file).expect("written");
    assert!(!written.contains("Global Digital Compact") && !written.contains("数字契约"));
}

#[test]
fn the_lists_of_the_compact_are_taken_in_by_one_step_and_taken_back_by_one() {
    let desk = Desk::new();
    let mut app = plain(&desk);
    let before = app.study().clone();
    act(&mut app, Action::Study(StudyAction::TakeLists(StartingLists::Gdc)));
    assert_eq!(app.study().themes.len(), 27);
    assert!(app.study().positions.len() > 90 && app.study().milestones.len() >= 19);
    let facilitators = app.study().actors.values().find(|actor| actor.code == "COFAC").expect("there");
    assert!(facilitators.names.en.contains("Zambia"), "the pack says who they were: {}", facilitators.names.en);
    act(&mut app, Action::Study(StudyAction::Undo));
    assert_eq!(app.study(), &before);
    act(&mut app, Action::Study(StudyAction::Redo));
    act(&mut app, Action::Study(StudyAction::TakeLists(StartingLists::Gdc)));
    assert!(app.toasts().iter().any(|toast| toast.what.key == "pack-there"), "a second time adds nothing");
}

#[test]
fn a_draft_of_the_compact_is_offered_its_lists() {
    let desk = Desk::new();
    let draft = desk.put("zero.md", "# Global Digital Compact\n\n1. Invented words: we meet on Tuesdays.\n");
    let mut app = desk.app(6);
    app.start_with(vec![draft]);
    app.settle();
    assert!(app.study().themes.is_empty(), "by choice only");
    let offer = app.toasts().iter().find(|toast| toast.what.key == "pack-offer-gdc").expect("offered");
    assert!(app.can(Command::TakeGdcLists));
    let (_, take) = offer.offer.clone().expect("with a button");
    act(&mut app, take);
    assert_eq!(app.study().themes.len(), 27);
    assert!(app.toasts().iter().all(|toast| toast.what.key != "pack-offer-gdc"), "taken: offered no more");
    // A study begun with the lists is offered nothing.
    act(&mut app, Action::Study(StudyAction::New(StartingLists::Gdc)));
    run_discarding(&mut app);
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.path("zero.md")])));
    assert!(app.toasts().iter().all(|toast| toast.what.key != "pack-offer-gdc"));
}

/// Answers the question what becomes of unsaved work.
fn run_discarding(app: &mut App) {
    act(app, Action::Study(StudyAction::Answer(travaux::app::Answer::Discard)));
}

fn at_change(app: App) -> Screen {
    window_of(app, Vec2::new(1600.0, 1000.0))
}

#[test]
fn the_first_theme_is_made_where_it_is_needed() {
    let desk = Desk::new();
    let mut app = plain(&desk);
    choose(&mut app, "connect all public");
    let mut screen = at_change(app);
    press(&mut screen, Key::T);
    screen.get_by_label_contains("This study has no theme yet");
    type_text(&mut screen, "rural");
    press(&mut screen, Key::Space);
    type_text(&mut screen, " ");
    type_text(&mut screen, "access");
    press(&mut screen, Key::Enter);
    assert_eq!(tags(screen.state().app()), ["rural access"]);
    // The same name again is the same theme, and takes the tag away.
    press(&mut screen, Key::T);
    type_text(&mut screen, "Rural access");
    press(&mut screen, Key::Enter);
    assert_eq!((screen.state().app().study().themes.len(), tags(screen.state().app()).len()), (1, 0));
    // One step makes a theme and tags with it, and one takes both back.
    press(&mut screen, Key::T);
    type_text(&mut screen, "funding");
    press(&mut screen, Key::Enter);
    assert_eq!(tags(screen.state().app()), ["funding"]);
    run(screen.state_mut().app_mut(), Command::Undo);
    settle(&mut screen);
    assert_eq!((screen.state().app().study().themes.len(), tags(screen.state().app()).len()), (1, 0));
}

#[test]
fn a_number_key_without_a_theme_says_so() {
    let desk = Desk::new();
    let mut app = plain(&desk);
    choose(&mut app, "connect all public");
    let mut screen = at_change(app);
    press(&mut screen, Key::Num3);
    screen.get_by_label_contains("No theme has the key 3");
}
