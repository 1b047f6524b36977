//! One draft alone: read, tagged, starred, annotated; what was said stays with its words when another draft comes.

use crate::support::{Desk, Screen, ZERO, act, choose, press, settle, window_of};
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::app::{
    Action, AnnotateAction, App, Card, Command, ComparisonAction, ComparisonStatus, DraftAction, StudyAction, Tab,
};
use travaux::base::{Side, Span};

/// A study with one draft, and who annotates.
fn alone(desk: &Desk) -> App {
    let mut app = desk.app(1);
    app.start_with(vec![desk.put("zero.md", ZERO)]);
    app.settle();
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    app
}

/// What was said of the paragraph that has these words.
fn card(app: &App, words: &str) -> Card {
    let board = app.board().expect("shown");
    let has = |index: &usize| {
        Side::BOTH
            .into_iter()
            .any(|side| board.paragraphs(*index, side).iter().any(|(_, paragraph)| paragraph.text.contains(words)))
    };
    let index = (0..board.cards.len()).find(has).expect("the words are there");
    board.cards[index].clone()
}

/// Chooses the paragraph that has these words and says three things of it: a theme, a star, a note of some of its words.
fn say(app: &mut App) {
    choose(app, "publishers");
    act(app, Action::Annotate(AnnotateAction::TagWithNew("lending".to_owned(), false)));
    act(app, Action::Run(Command::ToggleImportant));
    let (change, board) = (app.selected().expect("chosen"), app.board().expect("shown"));
    let (index, paragraph) = board.paragraphs(change, Side::New)[0];
    let at = paragraph.text.find("fair terms").expect("its words");
    let words = vec![(Side::New, index, Span::new(at, "fair terms".len()))];
    act(app, Action::Annotate(AnnotateAction::ChooseWords(change, words)));
    act(app, Action::Annotate(AnnotateAction::SetNote(None, "Fair to whom?".to_owned())));
}

fn check_said(card: &Card) {
    assert_eq!(card.themes.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["lending"]);
    assert!(card.important);
    assert_eq!(card.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Fair to whom?"]);
    assert_eq!(card.notes[0].quote.as_deref().map(|quote| quote.contains("fair terms")), Some(true), "of these words");
}

#[test]
fn a_draft_alone_is_tagged_and_what_was_said_stays_when_another_comes() {
    let desk = Desk::new();
    let mut app = alone(&desk);
    assert_eq!(app.comparison_status(), ComparisonStatus::Ready);
    say(&mut app);
    check_said(&card(&app, "publishers"));
    let file = desk.path("alone.travaux");
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    app.shutdown();

    let mut app = desk.opened(2, "alone.travaux");
    check_said(&card(&app, "publishers"));
    let said = app.study().annotations.len();
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.put("rev1.txt", crate::support::REV1)])));
    assert_eq!(app.study().drafts.len(), 2);
    assert_eq!(app.study().annotations.len(), said, "nothing is lost");
    check_said(&card(&app, "publishers"));
    let own = app.study().drafts[0].id;
    assert!(app.study().annotations.values().all(|said| said.target.from == own && said.target.to == own));
    // It is said of which draft.
    let step = card(&app, "publishers").notes[0].step.clone().expect("not of this step");
    assert!(!step.contains('→'), "{step}");
    // A third draft: on its step it is still said of the same provision where the first is compared.
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.put("final.md", crate::support::FINAL)])));
    act(&mut app, Action::Compare(ComparisonAction::FirstToLast));
    check_said(&card(&app, "publishers"));
    // Without them it stands alone again.
    for _ in 0..2 {
        act(&mut app, Action::Run(Command::Undo));
    }
    assert_eq!(app.study().drafts.len(), 1);
    check_said(&card(&app, "publishers"));
}

#[test]
fn what_is_chosen_in_a_draft_alone_stays_chosen_when_another_comes_and_goes() {
    let desk = Desk::new();
    let mut app = alone(&desk);
    choose(&mut app, "publishers");
    let chosen = |app: &App| {
        let (change, board) = (app.selected().expect("chosen"), app.board().expect("shown"));
        Side::BOTH.iter().any(|side| {
            board.paragraphs(change, *side).iter().any(|(_, paragraph)| paragraph.text.contains("publishers"))
        })
    };
    assert!(chosen(&app));
    act(&mut app, Action::Draft(DraftAction::Open(vec![desk.put("rev1.txt", crate::support::REV1)])));
    assert!(app.board().is_some_and(|board| board.pair.old != board.pair.new), "both are compared");
    assert!(chosen(&app), "the same words are chosen");
    act(&mut app, Action::Run(Command::Undo));
    assert!(chosen(&app), "and still without the other");
}

/// How many blocks of words on the page are these.
fn blocks(screen: &Screen, words: &str) -> usize {
    let labels = screen.query_all_by_role(egui::accesskit::Role::Label);
    labels.filter(|label| label.accesskit_node().value().as_deref() == Some(words)).count()
}

#[test]
fn a_draft_alone_is_read_in_the_window() {
    let desk = Desk::new();
    let app = alone(&desk);
    let mut screen = window_of(app, Vec2::new(1440.0, 900.0));
    assert_eq!(screen.state().tab(), Tab::Read);
    let once = "We encourage publishers to grant libraries fair terms for lending electronic books and journals.";
    assert_eq!(blocks(&screen, once), 1, "its words stand there once");
    screen.get_by_label("One draft. Add another to compare it with");
    // From paragraph to paragraph, with the fold of unchanged text switched on too.
    press(&mut screen, Key::C);
    assert_eq!(blocks(&screen, once), 1, "nothing is folded away");
    let first = screen.state().app().selected();
    press(&mut screen, Key::N);
    assert!(screen.state().app().selected() > first);
    press(&mut screen, Key::S);
    let app = screen.state().app();
    assert!(app.board().expect("shown").cards[app.selected().expect("chosen")].important);
    for command in [Command::LinkByHand, Command::CutByHand, Command::StepForward, Command::ExportReport] {
        assert!(!screen.state().app().can(command), "{command:?} needs two drafts");
    }
    for tab in [Key::Num2, Key::Num3, Key::Num4, Key::Num1] {
        press(&mut screen, (egui::Modifiers::COMMAND, tab));
        let waits = screen.query_by_label_contains("Following the provision").is_some();
        assert!(!waits, "nothing is waited for that never comes");
    }
    settle(&mut screen);
}
