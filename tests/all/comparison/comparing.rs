//! What the user says of the comparison itself: links and cuts by hand, what counts as a change; and what the program
//! says of it: that nothing is missing, and where words came in.

use crate::support::{Desk, act, choose, run, said};
use travaux::app::{Action, Command, ComparisonAction, Dialog, DraftAction, StudyAction};
use travaux::base::{Side, Sides};
use travaux::compare::Kind;

/// The change that holds the paragraph with these words, on one side.
fn kind_of(app: &travaux::app::App, side: Side, words: &str) -> (Kind, usize, usize) {
    let board = app.board().expect("compared");
    let at = board.readings.get(side).paragraphs.iter().position(|paragraph| paragraph.text.contains(words));
    let change = &board.comparison.changes[board.comparison.home.get(side)[at.expect("the words stand there")]];
    (change.kind, change.at.old.len(), change.at.new.len())
}

fn place(app: &travaux::app::App, side: Side, words: &str) -> usize {
    let board = app.board().expect("compared");
    let found = board.readings.get(side).paragraphs.iter().position(|paragraph| paragraph.text.contains(words));
    found.expect("the words stand there")
}

#[test]
fn a_link_by_hand_binds_and_undo_takes_it_back() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    assert_eq!(kind_of(&app, Side::Old, "reading rooms have closed").0, Kind::Deleted);
    choose(&mut app, "reading rooms have closed");
    run(&mut app, Command::LinkByHand);
    let Some(Dialog::Link(side, at)) = app.dialog().cloned() else { panic!("the list of paragraphs opens") };
    assert_eq!(side, Side::Old, "a deleted paragraph looks for its new place");
    let entries = travaux::app::link_entries(app.session(), side, at);
    let new = entries.iter().find(|entry| entry.3.contains("protect children")).expect("every paragraph is offered").0;
    act(&mut app, Action::Compare(ComparisonAction::Link(Sides::new(at, new), true)));
    assert_eq!(app.dialog(), None);
    assert_eq!(kind_of(&app, Side::Old, "reading rooms have closed"), (Kind::Edited, 1, 1));
    let board = app.board().expect("compared");
    let chosen = app.selected().expect("the linked change is chosen");
    assert!(board.paragraphs(chosen, Side::New)[0].1.text.contains("protect children"));
    let made = travaux::app::hand_made(app.session());
    assert!(made.len() == 1 && made[0].linked, "{made:?}");
    assert!(said(&app).iter().any(|words| words.contains("Linked by hand")), "{:?}", said(&app));

    // The report and the file keep to it too.
    act(&mut app, Action::ExportTo(desk.path("report.html")));
    let html = std::fs::read_to_string(desk.path("report.html")).expect("written");
    let deleted = html.matches("reading rooms").count();
    assert!(deleted > 0 && !html.contains("1 deleted"), "the report knows of no deletion");
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("study.travaux"))));
    app.shutdown();
    let mut again = desk.app(2);
    act(&mut again, Action::Draft(DraftAction::Open(vec![desk.path("study.travaux")])));
    crate::support::first_step(&mut again);
    assert_eq!(kind_of(&again, Side::Old, "reading rooms have closed").0, Kind::Edited, "kept in the file");

    choose(&mut again, "reading rooms have closed");
    let id = travaux::app::hand_made(again.session())[0].id;
    act(&mut again, Action::Compare(ComparisonAction::Unlink(id)));
    assert_eq!(kind_of(&again, Side::Old, "reading rooms have closed").0, Kind::Deleted, "the program decides again");
    run(&mut again, Command::Undo);
    assert_eq!(kind_of(&again, Side::Old, "reading rooms have closed").0, Kind::Edited);
}

#[test]
fn a_cut_by_hand_binds_and_undo_takes_it_back() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    choose(&mut app, "remain open to all persons");
    run(&mut app, Command::CutByHand);
    assert_eq!(kind_of(&app, Side::Old, "remain open to all persons").0, Kind::Deleted);
    assert_eq!(kind_of(&app, Side::New, "remain open to all persons").0, Kind::Inserted);
    let made = travaux::app::hand_made(app.session());
    assert!(made.len() == 1 && !made[0].linked, "the cut is named where it acts: {made:?}");
    // A link on the same pair is the newer word.
    let at = Sides::new(place(&app, Side::Old, "remain open to all"), place(&app, Side::New, "remain open to all"));
    act(&mut app, Action::Compare(ComparisonAction::Link(at, true)));
    assert_eq!(kind_of(&app, Side::Old, "remain open to all persons").0, Kind::Edited);
    assert_eq!(app.study().links.len(), 1);
    run(&mut app, Command::Undo);
    run(&mut app, Command::Undo);
    assert!(app.study().links.is_empty());
    assert_eq!(kind_of(&app, Side::Old, "remain open to all persons").0, Kind::Edited);
}

#[test]
fn each_class_of_difference_is_a_switch() {
    let desk = Desk::new();
    let classes = [
        (Command::CountCase, "The Parties shall meet every year.", "The parties shall meet every year."),
        (Command::CountPunctuation, "States, groups and others may speak.", "States groups and others may speak."),
        (
            Command::CountSpelling,
            "The organisation shall be informed of it.",
            "The organization shall be informed of it.",
        ),
        (Command::CountReferences, "As said in paragraph 12 it is free.", "As said in paragraph 13 it is free."),
    ];
    let text =
        |new: bool| -> String { classes.iter().map(|(_, a, b)| format!("{}\n\n", if new { b } else { a })).collect() };
    let (old, new) = (desk.put("zero.txt", text(false)), desk.put("rev1.txt", text(true)));
    let mut app = desk.app(1);
    app.start_with(vec![old, new]);
    app.settle();
    let edited = |app: &travaux::app::App| app.board().expect("compared").comparison.counts.kind(Kind::Edited);
    let pieces = |app: &travaux::app::App| -> usize {
        app.board().expect("compared").comparison.changes.iter().map(|change| change.redline.len()).sum()
    };
    let (all, exact) = (edited(&app), pieces(&app));
    assert_eq!(all, classes.len());
    for (number, (class, ..)) in classes.iter().enumerate() {
        run(&mut app, *class);
        assert_eq!(edited(&app), all - number - 1, "{class:?} no longer counts");
        assert_eq!(pieces(&app), exact, "the redline holds everything all the same");
    }
    for class in classes.iter().rev() {
        run(&mut app, class.0);
    }
    assert_eq!(edited(&app), all);
    run(&mut app, Command::Undo);
    assert_eq!(edited(&app), all - 1, "a switch is an edit like any other");
}

#[test]
fn brackets_always_count() {
    let desk = Desk::new();
    let old = desk.put("zero.txt", "1. States [shall] meet in Geneva every year.\n\n2. They decide by consensus.\n");
    let new = desk.put("rev1.txt", "1. States shall meet in Geneva every year.\n\n2. They decide by consensus.\n");
    let mut app = desk.app(1);
    app.start_with(vec![old, new]);
    app.settle();
    for class in travaux::app::SWITCHES {
        run(&mut app, class);
    }
    assert_eq!(
        app.board().expect("compared").comparison.counts.kind(Kind::Edited),
        1,
        "removed brackets mean agreement"
    );
}

#[test]
fn completeness_is_shown_and_reported() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    let proof = app.comparison().proof().expect("counted");
    assert!(proof.holds() && proof.words.old > 50);
    run(&mut app, Command::Completeness);
    assert_eq!(app.dialog(), Some(&Dialog::Completeness));
    act(&mut app, Action::CloseDialog);
    act(&mut app, Action::ExportTo(desk.path("report.html")));
    let html = std::fs::read_to_string(desk.path("report.html")).expect("written");
    assert!(
        html.contains(&app.locale().format(&proof.message()).replace('&', "&amp;")),
        "the statement stands in the report"
    );
}

#[test]
fn each_word_says_where_it_came_in() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    choose(&mut app, "We commit to connect all");
    let view = app.comparison().provision(app.session()).expect("followed");
    let words = view.words.clone().expect("followed word by word");
    let since = |what: &str| words.iter().find(|(text, _)| text.contains(what)).map(|(_, since)| *since);
    assert_eq!(since("We commit to connect all"), Some(0));
    assert_eq!(since("2035"), Some(1), "{words:?}");
    assert_eq!(words.iter().map(|(text, _)| text.as_str()).collect::<String>().matches("2035").count(), 1);
}
