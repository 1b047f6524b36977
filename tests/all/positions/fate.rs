//! Four submissions of invented delegations on a draft of the sample study, whose fate is known; the page of fates.

use crate::support::{app, press, settle, window, window_of};
use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use travaux::app::{
    Action, App, Command, DraftAction, FateAction, FateView, PositionAction, StudyAction, SubmissionAction,
};
use travaux::insight::fate::Source;
use travaux::study::Uptake;

const DELEGATIONS: [&str; 4] = ["norland", "sudmark", "vesper", "harbour"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labelled/fate")
}

fn ask(app: &mut App, action: SubmissionAction) {
    app.perform(Action::Position(PositionAction::Submission(action)));
    app.settle();
}

/// The sample study with every proposal of the four taken in.
fn with_submissions(app: &mut App) {
    app.perform(Action::Study(StudyAction::Sample));
    app.settle();
    let first = app.study().drafts[1].id;
    let invented: Vec<_> = app.study().actors.iter().filter(|(_, actor)| actor.invented).map(|(id, _)| *id).collect();
    for (number, name) in DELEGATIONS.into_iter().enumerate() {
        ask(app, SubmissionAction::Read(vec![folder().join(format!("{name}.md"))]));
        ask(app, SubmissionAction::SetBase(first));
        ask(app, SubmissionAction::SetActor(invented.get(number).copied()));
        let rows = app.positions().submission().expect("under review").0.rows.len();
        for row in 0..rows {
            ask(app, SubmissionAction::Select(row));
            ask(app, SubmissionAction::Accept);
        }
        ask(app, SubmissionAction::Close);
    }
    app.perform(Action::Run(Command::ShowFate));
    app.settle();
}

fn view(app: &App) -> FateView {
    app.positions().fate().view().expect("followed").clone()
}

#[test]
fn every_proposal_of_four_submissions_has_the_fate_that_is_known() {
    let place = tempfile::tempdir().expect("a folder");
    let mut app = app(place.path(), 29);
    with_submissions(&mut app);
    let view = view(&app);
    let names: Vec<&str> = view.drafts.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names.len(), 6, "{names:?}");
    let table = std::fs::read_to_string(folder().join("expected.tsv")).expect("the table");
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let source = format!("{}.md", cells[0]);
        let found: Vec<_> = view
            .rows
            .iter()
            .filter(|row| {
                let Source::Proposal(id) = row.of else { return false };
                let from = app.study().positions[&id].source.starts_with(&source);
                from && (row.old.contains(cells[1]) || row.new.iter().any(|new| new.contains(cells[1])))
            })
            .collect();
        *seen.entry(source).or_default() += found.len();
        let [row] = found.as_slice() else {
            wrong.push(format!("{line}: {} rows", found.len()));
            continue;
        };
        for (at, wanted) in (2..6).zip(&cells[2..6]) {
            let said = row.cells[at].suggestion.as_ref().map(|there| there.uptake.name());
            if said != Some(*wanted) {
                wrong.push(format!("{line}: {} is {said:?}, {}", names[at], row.cells[at].shown));
            }
        }
        assert!(!row.cells[0].after && !row.cells[1].after, "nothing is said of the draft it was made on");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen.values().sum::<usize>(), table.lines().count() - 1);
    // The split one stands in two paragraphs; the counts of an actor are those of its rows.
    let split = view.rows.iter().find(|row| row.new.iter().any(|new| new.contains("primary multi"))).expect("there");
    assert_eq!(split.cells[5].places.len(), 2, "{:?}", split.cells[5].places);
    assert!(view.tallies.len() >= 3, "{:?}", view.tallies);
    let judged = view.rows.iter().filter(|row| matches!(row.of, Source::Proposal(_)));
    assert!(judged.flat_map(|row| &row.cells).all(|cell| cell.verdict.is_none()), "nobody has said anything");
}

#[test]
fn a_verdict_goes_into_the_ledger_in_one_step_and_back() {
    let place = tempfile::tempdir().expect("a folder");
    let mut harness = window(place.path(), Vec2::new(1600.0, 1000.0));
    with_submissions(harness.state_mut().app_mut());
    settle(&mut harness);
    let asks = harness.state().app().study().asks.len();
    let shown = view(harness.state().app());
    let row = shown.rows.iter().find(|row| row.new.iter().any(|new| new.contains("fishing boats"))).expect("there");
    harness.state_mut().app_mut().perform(Action::Position(PositionAction::Fate(FateAction::Choose(row.of, 5))));
    settle(&mut harness);
    harness.get_by_label_contains("fishing boats”, Final");
    press(&mut harness, Key::Y);
    crate::support::give_name(&mut harness, "Ana");
    settle(&mut harness);
    let study = harness.state().app().study().clone();
    assert_eq!(study.asks.len(), asks + 1);
    let ask = study.asks.values().find(|ask| ask.words.contains("fishing boats")).expect("in the ledger");
    let verdict = ask.verdicts.values().next().expect("a verdict");
    assert_eq!((verdict.uptake, verdict.accepted, ask.positions.len()), (Uptake::NotAdopted, true, 1));
    harness.get_by_label_contains("not adopted (Ana)");
    // A second verdict goes to the same ask.
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::M);
    settle(&mut harness);
    assert_eq!(harness.state().app().study().asks.len(), asks + 1);
    // A verdict, the name, a verdict: a step each.
    for left in [asks + 1, asks + 1, asks] {
        harness.state_mut().app_mut().perform(Action::Run(Command::Undo));
        settle(&mut harness);
        assert_eq!(harness.state().app().study().asks.len(), left);
    }
}

#[test]
fn without_proposals_the_page_says_how_to_get_them() {
    let place = tempfile::tempdir().expect("a folder");
    let mut app = app(place.path(), 30);
    app.perform(Action::Run(Command::NewStudy));
    std::fs::write(place.path().join("zero-draft.md"), "1. We affirm that every library is open.\n").expect("written");
    app.perform(Action::Draft(DraftAction::Open(vec![place.path().join("zero-draft.md")])));
    app.settle();
    app.perform(Action::Run(Command::ShowFate));
    let mut harness = window_of(app, Vec2::new(1200.0, 800.0));
    settle(&mut harness);
    harness.get_by_label("No proposal yet");
}
