//! The page of facts in the real window: what a screen reader says of it, its keys, and where they lead.

use crate::support::{Desk, Screen, act, press, settle, window_of};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::app::{Action, AnnotateAction, Command, FactsAction, FactsPart, ShellAction, Tab};
use travaux::insight::facts::FactKind;
use travaux::insight::matrix::MatrixKind;

fn on_facts(part: FactsPart) -> (Desk, Screen) {
    let desk = Desk::new();
    let mut app = desk.with_drafts(3);
    act(&mut app, Action::Shell(ShellAction::Facts(part)));
    let screen = window_of(app, Vec2::new(1300.0, 800.0));
    (desk, screen)
}

fn ask(screen: &mut Screen, action: FactsAction) {
    screen.state_mut().app_mut().perform(Action::Facts(action));
    settle(screen);
}

/// What a screen reader says is chosen in the table.
fn chosen(screen: &Screen) -> Vec<String> {
    let cells = screen.get_all_by_role(Role::Button);
    let lit = cells.filter(|cell| cell.accesskit_node().toggled() == Some(Toggled::True));
    lit.filter_map(|cell| cell.accesskit_node().label()).collect()
}

/// The drafts read and the words of the change chosen.
fn read_here(screen: &Screen) -> (Tab, String) {
    let app = screen.state().app();
    let board = app.board().expect("compared");
    let change = app.selected().map(|at| board.change_name(at)).unwrap_or_default();
    (screen.state().tab(), change)
}

#[test]
fn a_deadline_is_followed_and_opened_by_keys() {
    let (_desk, mut screen) = on_facts(FactsPart::Facts);
    ask(&mut screen, FactsAction::Kind(Some(FactKind::Deadline)));
    screen.get_by_label("Deadlines, Zero draft 4: by 2030 (as before)");
    screen.get_by_label("Deadlines, Rev.1 3: by 2035 (changed)");
    press(&mut screen, Key::ArrowRight);
    assert!(chosen(&screen).iter().any(|name| name.contains("Rev.1 3: by 2035")), "{:?}", chosen(&screen));
    press(&mut screen, Key::Enter);
    assert_eq!(read_here(&screen).0, Tab::Read);
    assert!(read_here(&screen).1.contains('3'), "{:?}", read_here(&screen));
}

#[test]
fn the_chart_says_its_figures_and_terms_are_the_users() {
    let (_desk, mut screen) = on_facts(FactsPart::Facts);
    ask(&mut screen, FactsAction::Kind(Some(FactKind::Term)));
    screen.get_by_label("Zero draft 2, Rev.1 1, Final 1");
    ask(&mut screen, FactsAction::Terms(vec!["librarians".to_owned()]));
    screen.get_by_label("Zero draft 1, Rev.1 1, Final 1");
    assert_eq!(**screen.state().app().study().terms, ["librarians"]);
    press(&mut screen, (Modifiers::COMMAND, Key::Z));
    screen.get_by_label("Zero draft 2, Rev.1 1, Final 1");
}

#[test]
fn what_is_not_there_teaches() {
    let (_desk, mut screen) = on_facts(FactsPart::Facts);
    ask(&mut screen, FactsAction::Kind(Some(FactKind::Option)));
    screen.get_by_label("No fact of this kind");
    press(&mut screen, (Modifiers::COMMAND, Key::Num8));
    screen.get_by_label("Nothing to mend was found");
    press(&mut screen, (Modifiers::COMMAND | Modifiers::SHIFT, Key::X));
    screen.get_by_label("Nothing to count yet");
}

#[test]
fn one_draft_alone_is_proof_read() {
    let desk = Desk::new();
    let path =
        desk.put("draft.txt", "1. We note paragraph 9 and paragraph 2.\n\n2. We meet [often.\n\n3. We go home.\n");
    let mut app = desk.app(4);
    app.start_with(vec![path]);
    app.settle();
    act(&mut app, Action::Run(Command::ShowProofs));
    let mut screen = window_of(app, Vec2::new(1200.0, 800.0));
    screen.get_by_label_contains("1: “paragraph 9” leads nowhere");
    press(&mut screen, Key::ArrowDown);
    assert!(chosen(&screen).iter().any(|name| name.starts_with("2: “[” is opened")), "{:?}", chosen(&screen));
    press(&mut screen, Key::Enter);
    assert_eq!(screen.state().tab(), Tab::Read);
}

#[test]
fn a_figure_of_the_matrix_leads_to_its_change() {
    let (_desk, mut screen) = on_facts(FactsPart::Matrix);
    ask(&mut screen, FactsAction::Matrix(MatrixKind::SectionsByStrength));
    let cells: Vec<String> =
        screen.get_all_by_role(Role::Button).filter_map(|cell| cell.accesskit_node().label()).collect();
    assert!(cells.iter().any(|name| name == "Commitments, lighter: 2 changes"), "{cells:?}");
    let app = screen.state_mut().app_mut();
    let change = crate::support::change_with(app, "open to all persons");
    act(app, Action::Compare(travaux::app::ComparisonAction::SelectChange(change)));
    let theme = *app.study().themes.keys().next().expect("a codebook");
    act(app, Action::Annotate(AnnotateAction::ToggleTheme(theme)));
    settle(&mut screen);
    ask(&mut screen, FactsAction::Matrix(MatrixKind::ThemesByDrafts));
    assert!(chosen(&screen).iter().any(|name| name.ends_with("Rev.1: one change")), "{:?}", chosen(&screen));
    press(&mut screen, Key::Enter);
    assert_eq!(read_here(&screen), (Tab::Read, "2".to_owned()));
}
