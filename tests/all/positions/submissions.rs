//! A submission is reviewed in the window: its proposals become positions of the study, or not, as a person says.

use crate::support::{app, press, settle, window_of};
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use travaux::app::{Action, App, Command, DraftAction, Look, PositionAction, RowFate, SubmissionAction};
use travaux::insight::proposals::Meaning;
use travaux::study::{Position, PositionKind};

const DRAFT: &str = "# Draft resolution\n\n\
    1. We affirm that every village library should offer free access to books.\n\n\
    2. We recognize that libraries remain open to all persons without distinction.\n\n\
    3. We decide to establish a fund for rural libraries, financed by voluntary contributions.\n\n\
    4. We request the Secretary-General to report every two years on progress made.\n";
const SAID: &str = "# Comments\n\n\
    1. We affirm that every village library [EU: and every school] should offer free access to books.\n\n\
    3. We decide to establish a fund for rural libraries, financed by [assessed / voluntary - XYZ] contributions.\n\n\
    4. We request the Secretary-General to report **every year** on progress made.\n\n\
    4 bis. We invite the museums of all regions to join this programme of work.\n";

fn study(folder: &Path) -> App {
    let mut app = app(folder, 21);
    app.perform(Action::Run(Command::NewStudy));
    std::fs::write(folder.join("zero-draft.md"), DRAFT).expect("written");
    std::fs::write(folder.join("submission.md"), SAID).expect("written");
    app.perform(Action::Draft(DraftAction::Open(vec![folder.join("zero-draft.md")])));
    app.settle();
    app
}

fn ask(app: &mut App, action: SubmissionAction) {
    app.perform(Action::Position(PositionAction::Submission(action)));
    app.settle();
}

fn made(app: &App) -> Vec<Position> {
    let proposals = app.study().positions.values().filter(|position| position.kind == PositionKind::Proposal);
    proposals.filter(|position| position.source.starts_with("submission.md")).cloned().collect()
}

fn row(app: &App, words: &str) -> usize {
    let (view, _) = app.positions().submission().expect("under review");
    let has = |row: &travaux::app::ProposalRow| {
        row.old.contains(words) || row.text.contains(words) || row.new.iter().any(|new| new.contains(words))
    };
    view.rows.iter().position(has).unwrap_or_else(|| panic!("{words}: {:#?}", view.rows))
}

#[test]
fn proposals_become_positions_only_when_a_person_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = study(folder.path());
    ask(&mut app, SubmissionAction::Read(vec![folder.path().join("submission.md")]));
    let (view, _) = app.positions().submission().expect("under review");
    assert!(view.said.iter().any(|line| line.contains("Comments")), "its own title is no wish: {:?}", view.said);
    assert!(view.rows.iter().all(|row| !row.text.contains("Comments")));
    assert!(made(&app).is_empty(), "nothing is taken in unasked");

    // What leaves no doubt is taken in at once, in one step that one undo takes back.
    let certain: Vec<String> =
        view.rows.iter().filter(|row| row.certain).map(|row| format!("{} {}", row.place, row.who)).collect();
    assert_eq!(certain, ["1 European Union"], "a known actor, a known place, no doubt");
    ask(&mut app, SubmissionAction::AcceptCertain);
    let positions = made(&app);
    assert_eq!(positions.len(), 1);
    let (position, words) = (&positions[0], positions[0].proposal.as_ref().expect("words"));
    assert_eq!((words.action.name(), words.reference.as_str()), ("insert", "1"));
    assert_eq!(words.new, ["and every school"]);
    assert_eq!(position.actors.len(), 1);
    let draft = &app.study().drafts[0];
    assert_eq!(position.anchors[0].draft, draft.id);
    assert!(position.anchors[0].quote.starts_with("We affirm"), "tied to the paragraph it is about");
    app.perform(Action::Run(Command::Undo));
    app.settle();
    assert!(made(&app).is_empty(), "one step back");
    let at = row(&app, "and every school");
    assert_eq!(app.positions().submission().expect("under review").0.rows[at].fate, RowFate::Open);

    // A name nobody knows needs a person: the row is corrected, and taken in as corrected.
    let at = row(&app, "assessed / voluntary");
    assert!(app.positions().submission().expect("under review").0.rows[at].doubt.is_some());
    ask(&mut app, SubmissionAction::Select(at));
    ask(&mut app, SubmissionAction::Correct);
    let Some(travaux::app::Dialog::Proposal(form)) = app.dialog().cloned() else { panic!("a form") };
    assert_eq!(form.unknown, ["XYZ"]);
    let africa = app.study().actors.iter().find(|(_, actor)| actor.code == "G77").map(|(id, _)| *id);
    let mut form = *form;
    form.actors = africa.into_iter().collect();
    form.unknown.clear();
    form.old = "voluntary".to_owned();
    ask(&mut app, SubmissionAction::SetProposal(Box::new(form)));
    let positions = made(&app);
    assert_eq!(positions.len(), 1);
    assert_eq!(positions[0].anchors[0].quote, "voluntary", "on the very words, since they stand there once");
    assert!(app.positions().submission().expect("under review").0.rows[at].corrected);

    // A new paragraph comes after the one before it.
    let at = row(&app, "museums");
    let (view, _) = app.positions().submission().expect("under review");
    assert!(view.rows[at].after);
    assert_eq!(view.rows[at].draft.as_ref().map(|there| there.cited.as_str()), Some("4"));

    // What bold stands for is the reader's to say: as nothing, its words are read as part of the text.
    let at = row(&app, "every year");
    assert_eq!(app.positions().submission().expect("under review").0.rows[at].action.name(), "replace");
    assert_eq!(app.positions().submission().expect("under review").0.rows[at].old, "every two years");
    ask(&mut app, SubmissionAction::SetLook(Look::Bold, Meaning::Nothing));
    let at = row(&app, "year");
    let (view, _) = app.positions().submission().expect("under review");
    assert_eq!(
        (view.rows[at].action.name(), view.rows[at].old.as_str()),
        ("replace", "two years"),
        "{:?}",
        view.rows[at]
    );

    // Put away, and remembered: the same file read again shows both decisions.
    ask(&mut app, SubmissionAction::Select(at));
    ask(&mut app, SubmissionAction::Skip);
    ask(&mut app, SubmissionAction::Close);
    assert!(!app.positions().is_reviewing());
    ask(&mut app, SubmissionAction::Read(vec![folder.path().join("submission.md")]));
    ask(&mut app, SubmissionAction::SetLook(Look::Bold, Meaning::Nothing));
    let (view, _) = app.positions().submission().expect("under review");
    assert_eq!(view.rows[at].fate, RowFate::Skipped);
    assert_eq!(view.counts()[1], 1, "taken in before: {:#?}", view.rows);
}

#[test]
fn a_dropped_file_is_a_draft_unless_it_is_said_to_be_a_submission() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = study(folder.path());
    app.perform(Action::Dropped(vec![folder.path().join("submission.md")]));
    app.settle();
    assert_eq!(app.study().drafts.len(), 2, "nothing stands between a delegate and the text");
    let offer = app.toasts().iter().find_map(|toast| toast.offer.clone()).expect("the other reading is offered");
    app.perform(offer.1);
    app.settle();
    assert_eq!(app.study().drafts.len(), 1);
    assert_eq!(app.positions().submission().expect("under review").0.file, "submission.md");
}

#[test]
fn a_submission_that_cannot_be_read_is_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = study(folder.path());
    std::fs::write(folder.path().join("broken.pdf"), b"%PDF-1.7 nothing").expect("written");
    ask(&mut app, SubmissionAction::Read(vec![folder.path().join("broken.pdf"), folder.path().join("submission.md")]));
    assert!(app.toasts().iter().any(|toast| toast.grave));
    assert_eq!(app.positions().submission().expect("the next one").0.file, "submission.md");
}

#[test]
fn reviewed_by_keys_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = study(folder.path());
    let mut harness = window_of(app, Vec2::new(1440.0, 900.0));
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::I));
    harness.get_by_label_contains("Submissions to read");
    harness.event(Event::Text("submission.md".to_owned()));
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    settle(&mut harness);
    harness.get_by_label_contains("Take in all certain ones (1)");
    press(&mut harness, Key::Enter);
    assert_eq!(made(harness.state().app()).len(), 1, "Enter takes in");
    assert_eq!(harness.state().app().positions().submission().expect("under review").1, 1, "and goes on");
    press(&mut harness, Key::X);
    assert_eq!(harness.state().app().positions().submission().expect("under review").0.counts()[2], 1);
    press(&mut harness, Key::E);
    harness.get_by_label_contains("Correct the proposal");
    press(&mut harness, Key::Escape);
    assert!(harness.state().app().positions().is_reviewing(), "Escape leaves the form, not the review");
    press(&mut harness, Key::W);
    harness.event(Event::Text("Norway".to_owned()));
    settle(&mut harness);
    press(&mut harness, Key::Enter);
    let (view, _) = harness.state().app().positions().submission().expect("under review");
    assert_eq!(view.actor_name, "Norway");
    assert!(view.rows.iter().any(|row| row.who == "Norway" && row.certain), "what names nobody is Norway's");
    press(&mut harness, (Modifiers::SHIFT, Key::Y));
    assert!(made(harness.state().app()).len() > 1, "all certain ones at once");
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(made(harness.state().app()).len(), 1);
    press(&mut harness, Key::Escape);
    assert!(!harness.state().app().positions().is_reviewing());
}
