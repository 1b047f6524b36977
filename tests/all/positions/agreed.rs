//! Agreed language: reference texts of the study, what of a draft stands in them, words looked for in all of them.

use crate::support::{Desk, press, settle, type_text, window_of};
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Action, AgreedAction, App, Command, PositionAction, StudyAction};
use travaux::study::{Study, file, merge};

const CHARTER: &str = "# Charter of village libraries\n\n\
    1. Every village library should offer free access to books and maps at all hours.\n\n\
    2. The keeper of a library asks for nothing in return, and is thanked once a year.\n";
const DRAFT: &str = "# Draft resolution\n\n\
    1. We affirm that every village library should offer open and free access to books and maps at all hours.\n\n\
    2. We request the Secretary-General to report every two years on progress made.\n";

fn ask(app: &mut App, action: AgreedAction) {
    app.perform(Action::Position(PositionAction::Agreed(action)));
    app.settle();
}

fn with_draft(desk: &Desk) -> App {
    let mut app = desk.app(41);
    app.perform(Action::Run(Command::NewStudy));
    app.perform(Action::Draft(travaux::app::DraftAction::Open(vec![desk.put("zero-draft.md", DRAFT)])));
    app.settle();
    app
}

fn begun(desk: &Desk) -> App {
    let mut app = with_draft(desk);
    ask(&mut app, AgreedAction::Read(vec![desk.put("charter.md", CHARTER)]));
    app
}

#[test]
fn a_reference_text_is_kept_with_the_study_and_is_no_draft() {
    let desk = Desk::new();
    let mut app = begun(&desk);
    assert_eq!((app.study().references.len(), app.study().drafts.len()), (1, 1));
    let reference = app.study().references.values().next().expect("there").clone();
    assert_eq!((reference.name.as_str(), reference.source.as_str()), ("Charter of village libraries", "charter.md"));
    ask(&mut app, AgreedAction::Read(vec![desk.path("charter.md")]));
    assert_eq!(app.study().references.len(), 1, "the same text once");
    let path = desk.path("libraries.travaux");
    app.perform(Action::Study(StudyAction::SaveTo(path.clone())));
    app.settle();
    let kept = file::load(&path).expect("opened").0;
    assert_eq!(kept.references, app.study().references);
    // What is edited after that is in the journal, and comes back.
    let id = *kept.references.keys().next().expect("there");
    ask(&mut app, AgreedAction::Remove(id));
    assert!(app.study().references.is_empty());
    app.perform(Action::Run(Command::Undo));
    app.settle();
    assert_eq!(app.study().references.len(), 1, "one step back");

    // Two coders' texts come together; one that was taken out stays out.
    let without = Study { references: std::sync::Arc::default(), ..kept.clone() };
    assert_eq!(merge::merge(Some(&without), &kept, &without).study.references.len(), 1);
    assert_eq!(merge::merge(Some(&kept), &kept, &without).study.references.len(), 0);
}

#[test]
fn phrases_of_the_draft_and_words_typed_are_found_in_reference_texts() {
    let desk = Desk::new();
    let mut app = begun(&desk);
    app.perform(Action::Run(Command::ShowAgreed));
    let mut harness = window_of(app, Vec2::new(1400.0, 900.0));
    settle(&mut harness);
    let view = harness.state().app().positions().agreed().view().expect("looked at").clone();
    let lines = view.lines.expect("found");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].place, "1");
    assert!(lines[0].words.starts_with("every village library should offer open and free access"), "{lines:?}");
    assert!(lines[0].how.contains("open and"), "{}", lines[0].how);
    harness.get_by_label_contains("maps at all hours — Charter of village libraries, 1");
    // A stretch typed into the box is found, with what differs.
    harness.get_by_label("Find words in all reference texts").focus();
    settle(&mut harness);
    type_text(&mut harness, "asks for little in return");
    settle(&mut harness);
    harness.get_by_label_contains("asks for nothing in return");
    harness.get_by_label_contains("missing: little");
    assert!(press_enter_shows_the_draft(&mut harness));
}

fn press_enter_shows_the_draft(harness: &mut crate::support::Screen) -> bool {
    harness.get_by_label_contains("maps at all hours — Charter of village libraries, 1").click();
    settle(harness);
    press(harness, Key::Enter);
    settle(harness);
    harness.state().app().prefs().tab == travaux::app::Tab::Read
}

#[test]
fn without_reference_texts_the_page_says_what_they_are_for() {
    let desk = Desk::new();
    let mut app = with_draft(&desk);
    app.perform(Action::Run(Command::ShowAgreed));
    let mut harness = window_of(app, Vec2::new(1200.0, 800.0));
    settle(&mut harness);
    harness.get_by_label("No reference text yet");
    assert!(harness.query_by_label("Add reference texts…").is_some());
}
