//! Stop: what was stopped stays stopped until it is asked for again.

use crate::support::{Desk, act, choose, first_step};
use travaux::app::{Action, AnnotateAction, App, ComparisonAction, ComparisonStatus, DraftAction};
use travaux::study::Body;

/// A draft long enough that comparing it isn't done before the next line runs.
fn long(step: usize, says: &str) -> String {
    let numbers = ["river", "harbour", "school", "library", "market", "bridge", "forest", "island"];
    let line = |at: usize| {
        let (a, b) = (numbers[at % 8], numbers[(at / 8 + step) % 8]);
        format!(
            "{}. The {a} of district {} shall be kept open beside its {b}, and {says} {}.\n\n",
            at + 1,
            at / 3,
            at % 7
        )
    };
    (0..3_000).map(line).collect()
}

/// Goes on until this work is said to go on.
fn until(app: &mut App, work: &str) {
    for _ in 0..2_000_000 {
        if app.work().is_some_and(|(what, _)| what.key == work) {
            return;
        }
        app.tick();
        std::thread::yield_now();
    }
    panic!("{work} never goes on");
}

#[test]
fn a_comparison_that_was_stopped_goes_on_when_it_is_asked_for() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.start_with(vec![desk.put("zero.md", long(0, "say so")), desk.put("final.md", long(1, "hear of"))]);
    until(&mut app, "work-comparing");
    app.perform(Action::CancelWork);
    app.settle();
    assert_eq!(app.comparison_status(), ComparisonStatus::Stopped, "the next tick doesn't begin it again");
    assert!(app.work().is_none() && app.board().is_none());

    app.perform(Action::Compare(ComparisonAction::Resume));
    app.settle();
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready);
    assert!(app.board().is_some());
}

#[test]
fn choosing_the_drafts_again_begins_a_stopped_comparison() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.start_with(vec![desk.put("zero.md", long(0, "say so")), desk.put("final.md", long(1, "hear of"))]);
    until(&mut app, "work-comparing");
    app.perform(Action::CancelWork);
    app.settle();
    let pair = app.pair().expect("two drafts");
    act(&mut app, Action::Compare(ComparisonAction::SelectPair(pair)));
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready);
}

#[test]
fn carrying_annotations_over_can_be_stopped() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    app.start_with(vec![desk.put("zero.md", long(0, "say so")), desk.put("final.md", long(2, "hear of"))]);
    app.settle();
    first_step(&mut app);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    choose(&mut app, "of district 4 ");
    act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, "on the district".to_owned())));
    let wide = app.pair().expect("two drafts");

    app.perform(Action::Draft(DraftAction::Open(vec![desk.put("rev1.txt", long(1, "speak of"))])));
    until(&mut app, "work-carrying");
    app.perform(Action::CancelWork);
    app.settle();
    assert!(app.work().is_none());
    assert_eq!(app.study().drafts.len(), 3, "the draft is there");
    let note = app.study().annotations.values().find(|said| matches!(said.body, Body::Note(_))).expect("kept");
    assert_eq!((note.target.from, note.target.to), (wide.old, wide.new), "it stays on the wide step");
}

/// The program with three long drafts, as soon as the two shown are compared.
fn three(desk: &Desk) -> App {
    let mut app = desk.app(1);
    let texts = [long(0, "say so"), long(1, "speak of"), long(2, "hear of")];
    let names = ["zero.md", "rev1.md", "final.md"];
    app.start_with(names.iter().zip(&texts).map(|(name, text)| desk.put(name, text)).collect());
    app
}

#[test]
fn the_lineage_shows_that_it_goes_on_and_can_be_stopped() {
    let desk = Desk::new();
    let mut app = three(&desk);
    until(&mut app, "work-lineage");
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready, "what is compared can be read meanwhile");
    app.perform(Action::CancelWork);
    app.settle();
    assert!(app.work().is_none(), "it isn't begun again by itself");
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready, "what was there stays");
    // What was stopped is said, and goes on when it is asked to.
    let offer = app.toasts().iter().find_map(|toast| toast.offer.clone()).expect("going on is offered");
    assert!(crate::support::said(&app).iter().any(|said| said.starts_with("Stopped: Following the provisions")));
    act(&mut app, offer.1);
    assert!(app.comparison().phrase().is_none());
    act(&mut app, Action::Compare(ComparisonAction::SetFind("district 4".to_owned())));
    assert!(app.comparison().phrase().is_some(), "the lineage is there");
}

#[test]
fn a_report_that_was_stopped_is_not_written() {
    let desk = Desk::new();
    let mut app = three(&desk);
    app.settle();
    let file = desk.path("report.html");
    app.perform(Action::ExportTo(file.clone()));
    until(&mut app, "work-report");
    app.perform(Action::CancelWork);
    app.settle();
    assert!(app.work().is_none() && !file.exists());
    assert!(crate::support::said(&app).iter().any(|said| said == "Stopped: Writing the report"));
    act(&mut app, Action::ExportTo(file.clone()));
    assert!(file.exists(), "asked for again it is written");
}

#[test]
fn an_import_that_was_stopped_leaves_the_study_as_it_was() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let before = app.study().drafts.len();
    let more = ["a.md", "b.md"].map(|name| desk.put(name, long(3, name)));
    app.perform(Action::Draft(DraftAction::Open(more.to_vec())));
    until(&mut app, "work-reading");
    app.perform(Action::CancelWork);
    app.settle();
    assert!(app.work().is_none());
    assert_eq!(app.study().drafts.len(), before, "neither it nor what waited behind it");
}
