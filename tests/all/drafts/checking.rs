//! Checking what was understood of a draft, mending it, better copies, pasted words, passwords.

use crate::support::{Desk, act, app, settle, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use travaux::app::{
    Action, AnnotateAction, App, CheckAction, Command, ComparisonAction, Dialog, DraftAction, Original, RowForm,
    RowState, StudyAction,
};
use travaux::text::ParagraphKind;

fn gdc(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(file)
}

fn check(app: &mut App, action: CheckAction) {
    act(app, Action::Check(action));
}

/// The words of a draft as it is read, labels in front.
fn words(app: &App, draft: usize) -> Vec<String> {
    let reading = app.study().drafts[draft].reading();
    let all = reading.paragraphs.iter().flat_map(|paragraph| {
        format!("{} {}", paragraph.label.as_deref().unwrap_or(""), paragraph.text)
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    all.collect()
}

/// Goes to the row of the draft being checked whose words begin so.
fn go_to(app: &mut App, start: &str) -> usize {
    let row =
        app.drafts().checked().expect("checking").0.rows.iter().position(|row| row.paragraph.text.starts_with(start));
    let row = row.unwrap_or_else(|| panic!("a row begins “{start}”"));
    check(app, CheckAction::Select(row));
    row
}

fn on(app: &App, draft: usize, label: &str) -> String {
    let reading = app.study().drafts[draft].reading();
    let found = reading.paragraphs.iter().find(|paragraph| paragraph.label.as_deref() == Some(label));
    found.map(|paragraph| paragraph.text.clone()).unwrap_or_default()
}

#[test]
fn a_draft_is_mended_and_no_word_is_lost() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(2);
    app.perform(Action::Compare(ComparisonAction::SelectChange(2)));
    act(&mut app, Action::Run(Command::ToggleImportant));
    let starred = |app: &App| app.board().expect("compared").cards.iter().filter(|card| card.important).count();
    assert_eq!(starred(&app), 1);
    let before = words(&app, 1);
    let draft = app.study().drafts[1].id;
    check(&mut app, CheckAction::Open(draft, None));

    // Joined: the label stays readable in the text.
    go_to(&mut app, "We decide to establish");
    check(&mut app, CheckAction::Join);
    assert_eq!(words(&app, 1), before, "joined");
    assert!(on(&app, 1, "5.").contains("6. We decide"), "{}", on(&app, 1, "5."));
    check(&mut app, CheckAction::Restore);
    assert!(app.study().drafts[1].corrections.is_empty());

    // Split at words that begin with a label: it is recognised and cited.
    let row = go_to(&mut app, "We encourage publishers");
    let form = |app: &App, row: usize| RowForm::of(&app.drafts().checked().expect("checking").0.rows[row].paragraph);
    let mut longer = form(&app, row);
    longer.text = longer.text.replace(" for lending", " (a) for lending");
    check(&mut app, CheckAction::Set(longer.clone()));
    let at = longer.text.find("(a)").expect("just put there");
    check(&mut app, CheckAction::Split(at));
    let (view, chosen, _) = app.drafts().checked().expect("checking");
    assert_eq!((chosen, view.rows[chosen].state), (row + 1, RowState::Part));
    let part = &view.rows[chosen].paragraph;
    assert_eq!((part.label.as_deref(), part.reference.as_deref()), (Some("(a)"), Some("4 (a)")));
    // The part goes back on the one before.
    check(&mut app, CheckAction::Join);
    assert_eq!(form(&app, row).text, longer.text);
    check(&mut app, CheckAction::Restore);

    // Another label, another kind: cited anew.
    let row = go_to(&mut app, "We resolve to protect");
    let relabelled = RowForm { label: "5 bis.".to_owned(), ..form(&app, row) };
    check(&mut app, CheckAction::Set(relabelled));
    assert!(on(&app, 1, "5 bis.").starts_with("We resolve"));
    let titled = RowForm { kind: ParagraphKind::Heading, level: 2, ..form(&app, row) };
    check(&mut app, CheckAction::Set(titled));
    assert!(app.study().drafts[1].reading().paragraphs[row].is_heading());
    check(&mut app, CheckAction::Restore);
    assert_eq!(words(&app, 1), before, "as imported again");

    // Set aside: out of the text, still in the view, and back.
    let row = go_to(&mut app, "We request the Secretary-General");
    check(&mut app, CheckAction::SetAside);
    assert_eq!(on(&app, 1, "7."), "");
    assert_eq!(app.drafts().checked().expect("checking").0.rows[row].state, RowState::SetAside);
    act(&mut app, Action::Run(Command::Undo));
    assert!(on(&app, 1, "7.").starts_with("We request"));

    // What was said of the draft holds through all of it, and in the file.
    check(&mut app, CheckAction::Select(2));
    check(&mut app, CheckAction::SetAside);
    act(&mut app, Action::Run(Command::Undo));
    go_to(&mut app, "We decide to establish");
    check(&mut app, CheckAction::Join);
    check(&mut app, CheckAction::Close);
    assert_eq!(starred(&app), 1);
    let file = desk.path("checked.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    let saved = app.study().drafts.clone();
    app.shutdown();
    let mut again = desk.app(5);
    act(&mut again, Action::Draft(DraftAction::Open(vec![file])));
    assert_eq!(again.study().drafts, saved);
}

#[test]
fn a_better_copy_is_aligned_in_the_background_and_can_be_stopped() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    crate::support::choose(&mut app, "children");
    act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, "on children".to_owned())));
    let rev1 = app.study().drafts[1].id;
    let better = desk.put("rev1-better.txt", crate::support::REV1.replace("protect children", "shield children"));
    let before = app.study().clone();
    // Until the copy is read and its alignment begins.
    let begin = |app: &mut App| {
        app.perform(Action::Draft(DraftAction::Replace(rev1, better.clone())));
        while app.work().is_none_or(|(what, _)| what.key != "work-better-copy") {
            assert!(app.work().is_some() || app.study().drafts[1].text.file != "rev1-better.txt", "never said");
            app.tick();
        }
    };
    begin(&mut app);
    assert_eq!(*app.study(), before, "until it is done the draft reads as before");
    app.perform(Action::CancelWork);
    app.settle();
    assert_eq!(*app.study(), before);
    assert!(app.work().is_none());

    // What is done meanwhile is carried over too.
    begin(&mut app);
    app.perform(Action::Annotate(AnnotateAction::SetNote(None, "and shields".to_owned())));
    app.settle();
    assert_eq!(app.study().drafts[1].text.file, "rev1-better.txt");
    assert_eq!(app.study().annotations.len(), before.annotations.len() + 1);
    let told = app.study().annotations.values().all(|said| said.target.new[0].quote.contains("shield children"));
    assert!(told, "both notes stand on the new words");
    crate::support::run(&mut app, travaux::app::Command::Undo);
    assert_eq!(app.study().drafts, before.drafts);
}

#[test]
fn a_better_copy_keeps_what_was_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = app(folder.path(), 3);
    app.start_with(vec![gdc("zero.docx"), gdc("rev1.pdf"), gdc("rev2.docx")]);
    app.settle();
    act(&mut app, Action::Run(Command::StepBack));
    let visible: Vec<usize> = (0..app.board().expect("compared").comparison.changes.len())
        .filter(|&at| app.board().expect("compared").comparison.changes[at].is_visible())
        .collect();
    for &change in &visible {
        app.perform(Action::Compare(ComparisonAction::SelectChange(change)));
        act(&mut app, Action::Run(Command::ToggleImportant));
    }
    let said = |app: &App| -> Vec<(String, bool)> {
        let board = app.board().expect("compared");
        let cards = board.cards.iter().enumerate().filter(|(_, card)| card.important);
        cards.map(|(at, card)| (board.change_name(at), card.important)).collect()
    };
    let before = said(&app);
    assert!(before.len() > 20, "{}", before.len());
    let rev1 = app.study().drafts[1].id;
    act(&mut app, Action::Draft(DraftAction::Replace(rev1, gdc("rev1.docx"))));
    assert_eq!(app.study().drafts[1].text.file, "rev1.docx");
    assert_eq!(app.study().drafts.len(), 3);
    assert_eq!(said(&app), before, "every star on the words it was put on");
    // The same file again is no better copy.
    act(&mut app, Action::Draft(DraftAction::Replace(rev1, gdc("rev1.docx"))));
    assert!(app.toasts().iter().any(|toast| toast.grave));
}

#[test]
fn pasted_words_become_a_draft() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let words = crate::support::REV1.replace("every two years", "every three years");
    act(&mut app, Action::Draft(DraftAction::Paste(words)));
    let drafts = app.study().drafts.len();
    assert_eq!(app.study().drafts[drafts - 1].text.file, "Pasted text");
    assert!(on(&app, drafts - 1, "5.").starts_with("We resolve to protect children"));
    act(&mut app, Action::Draft(DraftAction::Paste("  \n".to_owned())));
    assert!(app.toasts().iter().any(|toast| toast.grave), "nothing to read is said");
    assert_eq!(app.study().drafts.len(), drafts);
}

#[test]
fn a_locked_pdf_asks_for_its_password() {
    let locked = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/locked/rev1.pdf");
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = app(folder.path(), 4);
    app.start_with(vec![gdc("zero.docx"), locked.clone()]);
    app.settle();
    let asked = |app: &App| match app.dialog() {
        Some(Dialog::Password { wrong, .. }) => Some(*wrong),
        _ => None,
    };
    assert_eq!(asked(&app), Some(false));
    act(&mut app, Action::Draft(DraftAction::OpenWithPassword(locked.clone(), "Lausanne".to_owned(), None)));
    assert_eq!(asked(&app), Some(true), "a wrong one is asked for again");
    act(&mut app, Action::Draft(DraftAction::OpenWithPassword(locked, "Genf-1847".to_owned(), None)));
    assert_eq!((asked(&app), app.study().drafts.len()), (None, 2));
    // The page is drawn too, and the password is in no file.
    let draft = app.study().drafts[1].id;
    check(&mut app, CheckAction::Open(draft, None));
    assert!(matches!(*app.drafts().original().expect("read"), Original::Page(_)));
    let file = folder.path().join("locked.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    assert!(!std::fs::read_to_string(file).expect("saved").contains("Genf-1847"));
}

#[test]
fn the_source_stands_beside_what_was_understood() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("rev1.pdf");
    std::fs::copy(gdc("rev1.pdf"), &copy).expect("copied");
    let mut app = app(folder.path(), 6);
    app.start_with(vec![gdc("zero.docx"), copy.clone()]);
    app.settle();
    let draft = app.study().drafts[1].id;
    check(&mut app, CheckAction::Open(draft, Some(12)));
    let (mut found, mut rows) = (0, 0);
    for row in 0..app.drafts().checked().expect("checking").0.rows.len() {
        check(&mut app, CheckAction::Select(row));
        let (view, at, _) = app.drafts().checked().expect("checking");
        let Original::Page(sketch) = &*app.drafts().original().expect("read") else { panic!("a page") };
        rows += 1;
        found += usize::from(travaux::app::words_of(sketch, &view.rows[at].paragraph).is_some());
    }
    assert_eq!(found, rows, "each paragraph is found on its page");
    // Another file under the name, and none.
    std::fs::copy(gdc("rev2.pdf"), &copy).expect("copied");
    check(&mut app, CheckAction::Close);
    let mut again = crate::support::app(folder.path(), 7);
    act(&mut app, Action::Study(StudyAction::SaveTo(folder.path().join("s.travaux"))));
    app.shutdown();
    act(&mut again, Action::Draft(DraftAction::Open(vec![folder.path().join("s.travaux")])));
    let draft = again.study().drafts[1].id;
    check(&mut again, CheckAction::Open(draft, None));
    assert_eq!(*again.drafts().original().expect("looked for"), Original::Changed);
}

#[test]
fn checked_by_keys_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    harness.key_press(Key::N);
    settle(&mut harness);
    harness.key_press(Key::O);
    settle(&mut harness);
    harness.get_by_label_contains("Import check:");
    let row = harness.state().app().drafts().checked().expect("checking").1;
    harness.key_press(Key::ArrowDown);
    settle(&mut harness);
    assert_eq!(harness.state().app().drafts().checked().expect("checking").1, row + 1);
    harness.key_press(Key::J);
    settle(&mut harness);
    let state = |harness: &egui_kittest::Harness<'static, travaux::ui::Window>| {
        let (view, row, _) = harness.state().app().drafts().checked().expect("checking");
        view.rows[row].state
    };
    assert_eq!(state(&harness), RowState::Joined);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(state(&harness), RowState::AsImported);
    harness.key_press(Key::Escape);
    settle(&mut harness);
    assert!(!harness.state().app().drafts().is_checking());
    // Words pasted on nothing in particular are looked at first.
    harness.event(egui::Event::Paste("1. We agree to meet again in spring.".to_owned()));
    settle(&mut harness);
    harness.get_by_label_contains("Add as a draft").click();
    settle(&mut harness);
    assert!(harness.state().app().study().drafts.iter().any(|draft| draft.text.file == "Pasted text"));
}
