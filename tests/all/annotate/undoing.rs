//! Undo and redo: what they did, where, and that the place is shown.

use crate::support::{Desk, act, actor, choose, run, said, theme};
use travaux::app::{
    Action, AnnotateAction, App, AskForm, Command, ComparisonAction, LedgerAction, PositionAction, Tab,
};
use travaux::base::Sides;
use travaux::study::Uptake;

/// The newest message at the edge of the window.
fn newest(app: &App) -> String {
    said(app).pop().expect("something is said")
}

/// Compares the draft at this place of the timeline with the next.
fn step(app: &mut App, from: usize) {
    let drafts = &app.study().drafts;
    let pair = Sides::new(drafts[from].id, drafts[from + 1].id);
    act(app, Action::Compare(ComparisonAction::SelectPair(pair)));
}

#[test]
fn what_is_taken_back_is_named_and_shown_wherever_one_is() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(41);
    let change = choose(&mut app, "protect children");
    act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, "Ask the librarians".to_owned())));
    let noted = app.pair();
    step(&mut app, 1);
    act(&mut app, Action::Run(Command::ShowHistory));
    run(&mut app, Command::Undo);
    assert!(app.study().annotations.is_empty());
    let message = newest(&app);
    assert!(message.starts_with("Taken back: ") && message.ends_with("(Zero draft → Rev.1, 5)"), "{message}");
    assert_eq!((app.pair(), app.selected(), app.prefs().tab), (noted, Some(change), Tab::Read));
    step(&mut app, 1);
    run(&mut app, Command::Redo);
    assert_eq!(app.study().annotations.len(), 1);
    let message = newest(&app);
    assert!(message.starts_with("Done again: ") && message.ends_with("(Zero draft → Rev.1, 5)"), "{message}");
    assert_eq!((app.pair(), app.selected()), (noted, Some(change)));
}

#[test]
fn of_many_places_the_first_is_shown_and_the_others_are_counted() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(42);
    let first = choose(&mut app, "should remain open");
    for words in ["all public libraries", "protect children"] {
        let change = crate::support::change_with(&app, words);
        act(&mut app, Action::Compare(ComparisonAction::ToggleMark(change)));
    }
    let theme = theme(&app, "A1");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
    assert_eq!(app.study().annotations.len(), 3);
    run(&mut app, Command::Undo);
    assert!(app.study().annotations.is_empty(), "one key takes back what one key did");
    let message = newest(&app);
    assert!(message.ends_with("(Zero draft → Rev.1, 2, and 2 more places)"), "{message}");
    assert_eq!(app.selected(), Some(first));
}

#[test]
fn a_verdict_taken_back_leads_to_its_cell() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(43);
    let ask = AskForm {
        actors: vec![actor(&app, "G77")],
        gist: "Open to all".to_owned(),
        words: "shall remain open to all persons".to_owned(),
        ..AskForm::default()
    };
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::SetAsk(Box::new(ask)))));
    let id = *app.study().asks.keys().next().expect("an ask");
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Choose(id, 1))));
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Judge(Uptake::Reversed))));
    act(&mut app, Action::Position(PositionAction::Ledger(LedgerAction::Choose(id, 2))));
    act(&mut app, Action::Run(Command::ShowRead));
    run(&mut app, Command::Undo);
    let message = newest(&app);
    assert!(message.ends_with("(Open to all, Rev.1)"), "{message}");
    assert_eq!(app.prefs().tab, Tab::Who);
    assert_eq!(app.positions().ledger_cell(), Some((id, 1)));
}
