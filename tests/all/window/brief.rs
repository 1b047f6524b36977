//! The Brief: what one lands on after opening two drafts, driven by keys and by the names a screen reader says.

use crate::support::{Desk, FINAL, REV1, Screen, ZERO, act, press, settle, window_of};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::app::{Action, BriefRow, Command, ComparisonAction, Dialog, DraftAction, Tab};
use travaux::insight::weight::Level;
use travaux::report::Layout;

const SIZE: Vec2 = Vec2::new(1440.0, 900.0);

/// The window on drafts that were just opened.
fn opened(desk: &Desk, drafts: &[(&str, &str)]) -> Screen {
    let mut app = desk.app(3);
    let paths = drafts.iter().map(|(name, text)| desk.put(name, text)).collect();
    app.start_with(paths);
    app.settle();
    window_of(app, SIZE)
}

fn two(desk: &Desk) -> Screen {
    opened(desk, &[("zero.md", ZERO), ("rev1.md", REV1)])
}

/// The names of the cards on the screen.
fn cards(screen: &Screen) -> Vec<String> {
    let rows = screen.query_all_by_role(Role::ListItem);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

/// The changes in the order of the page.
fn order(screen: &Screen) -> Vec<usize> {
    screen.state().app().brief().page().expect("a page").changes().collect()
}

#[test]
fn two_drafts_lead_to_what_matters_the_weightiest_chosen() {
    let desk = Desk::new();
    let screen = two(&desk);
    assert_eq!(screen.state().tab(), Tab::Brief);
    let order = order(&screen);
    assert_eq!(screen.state().app().selected(), order.first().copied(), "the first card is chosen");
    let names = cards(&screen);
    assert!(names.len() > 2, "{names:?}");
    assert!(names.iter().any(|name| name.contains("lighter: shall → should")), "{names:?}");
    assert!(names.iter().any(|name| name.contains("2030") && name.contains("2035")), "{names:?}");
    screen.get_by_label_contains("of substance");
    // What came and what went are told apart, and what is only worded otherwise is folded with its count.
    let board = screen.state().app().board().expect("compared");
    let folded = screen.state().app().brief().page().expect("a page").rows.iter();
    let folded = folded.filter(|row| matches!(row, BriefRow::Fold(..))).count();
    assert!(folded > 0 || board.totals.weights[0] == board.totals.weights[2]);
    screen.get_by_label("What vanished");
}

#[test]
fn the_keyboard_walks_tags_stars_and_marks_seen_in_the_order_of_the_page() {
    let desk = Desk::new();
    let mut screen = two(&desk);
    let order = order(&screen);
    let selected = |screen: &Screen| screen.state().app().selected();
    for (key, at) in [(Key::N, 1), (Key::ArrowDown, 2), (Key::P, 1), (Key::ArrowUp, 0)] {
        press(&mut screen, key);
        assert_eq!(selected(&screen), order.get(at).copied(), "{key:?}");
    }
    press(&mut screen, Key::S);
    let card = |screen: &Screen, at: usize| screen.state().app().board().expect("compared").cards[at].clone();
    assert!(card(&screen, order[0]).important, "starred");
    press(&mut screen, Key::Space);
    assert!(card(&screen, order[0]).seen, "seen");
    assert_eq!(selected(&screen), order.get(1).copied(), "and on to the next card");
    // Enter leads to the same change in the text, and the Brief comes back to it.
    press(&mut screen, Key::Enter);
    assert_eq!((screen.state().tab(), selected(&screen)), (Tab::Read, order.get(1).copied()));
    press(&mut screen, (Modifiers::COMMAND, Key::Num6));
    assert_eq!((screen.state().tab(), selected(&screen)), (Tab::Brief, order.get(1).copied()));
}

#[test]
fn one_switch_unfolds_wording_and_editorial() {
    let desk = Desk::new();
    let other = REV1.replace("fair terms", "just terms").replace("the librarians", "The librarians");
    let mut screen = opened(&desk, &[("zero.md", ZERO), ("rev1.md", &other)]);
    let before = order(&screen).len();
    screen.get_by_role_and_label(Role::Button, "All").click();
    settle(&mut screen);
    let after = order(&screen);
    assert!(after.len() > before, "{before} cards, then {}", after.len());
    let app = screen.state().app();
    let board = app.board().expect("compared");
    assert_eq!(after.len(), board.totals.visible, "every change stands there once");
    screen.get_by_role_and_label(Role::Button, "Substance").click();
    settle(&mut screen);
    assert_eq!(order(&screen).len(), before);
    let heavy = |index: &usize| {
        let app = screen.state().app();
        app.board()
            .is_some_and(|board| board.judged[*index].weight.as_ref().is_some_and(|w| w.level == Level::Substance))
    };
    assert!(order(&screen).iter().all(heavy));
}

#[test]
fn a_cell_of_the_strip_leads_to_its_section_and_step() {
    let desk = Desk::new();
    let mut screen = opened(&desk, &[("zero.md", ZERO), ("rev1.md", REV1), ("final.md", FINAL)]);
    let shown = screen.state().app().pair();
    let cell = screen.query_all_by_label_contains("Zero draft → Rev.1: Vision").next();
    cell.expect("a cell a section").click();
    settle(&mut screen);
    let app = screen.state().app();
    assert_ne!(app.pair(), shown, "its step is compared");
    assert_eq!(screen.state().tab(), Tab::Brief);
    let chosen = app.selected().expect("a change");
    let board = app.board().expect("compared");
    assert_eq!(board.section_of(chosen).map(|section| section.title.as_str()), Some("Vision"));
}

#[test]
fn the_way_through_all_drafts_stands_on_the_card() {
    let desk = Desk::new();
    let drafts: Vec<(String, String)> = ["We request", "We invite", "We encourage"]
        .iter()
        .enumerate()
        .map(|(at, verb)| {
            let text = format!(
                "# Resolution on harbours\n\n1. {verb} the Secretary-General to report on the state of all harbours every two years.\n\n\
                 2. We note that harbours silt up when nobody dredges them in the spring of the year.\n"
            );
            (format!("rev{}.md", at + 1), text)
        })
        .collect();
    let drafts: Vec<(&str, &str)> = drafts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let screen = opened(&desk, &drafts);
    screen.get_by_label_contains("Through the drafts: request (Rev.1) → invite (Rev.2) → encourage (Rev.3)");
}

#[test]
fn its_buttons_lead_to_page_and_history_and_its_export_is_the_briefing() {
    let desk = Desk::new();
    let mut screen = two(&desk);
    press(&mut screen, (Modifiers::COMMAND, Key::E));
    match screen.state().app().dialog() {
        Some(Dialog::Export(form)) => assert_eq!((form.layout, form.shown_only), (Layout::Briefing, true)),
        other => panic!("{other:?}"),
    }
    press(&mut screen, Key::Escape);
    let chosen = screen.state().app().selected();
    let button = screen.query_all_by_label_contains("History: ").nth(1);
    button.expect("a button a card").click();
    settle(&mut screen);
    assert_eq!(screen.state().tab(), Tab::History);
    assert_ne!(screen.state().app().selected(), chosen, "of the card it stands on");
    press(&mut screen, (Modifiers::COMMAND, Key::Num6));
    screen.query_all_by_label_contains("Page: ").next().expect("a button").click();
    settle(&mut screen);
    assert!(screen.state().app().drafts().is_checking());
}

#[test]
fn one_draft_teaches_and_nothing_of_substance_says_so() {
    let desk = Desk::new();
    let mut screen = opened(&desk, &[("zero.md", ZERO)]);
    press(&mut screen, (Modifiers::COMMAND, Key::Num6));
    screen.get_by_label_contains("Add the next draft");
    let other = ZERO.replace("many reading rooms", "Many reading rooms");
    let path = desk.put("rev1.md", other);
    act(screen.state_mut().app_mut(), Action::Draft(DraftAction::Open(vec![path])));
    settle(&mut screen);
    screen.get_by_label_contains("Nothing of substance changed");
}

#[test]
fn it_draws_in_small_windows_and_both_languages_and_follows_the_step() {
    let desk = Desk::new();
    for size in [Vec2::new(1280.0, 720.0), Vec2::new(760.0, 480.0)] {
        let mut app = desk.with_drafts(5);
        act(&mut app, Action::Run(Command::ShowBrief));
        let mut screen = window_of(app, size);
        for _language in 0..2 {
            for action in [ComparisonAction::Step(true), ComparisonAction::FirstToLast, ComparisonAction::Step(false)] {
                screen.state_mut().app_mut().perform(Action::Compare(action));
                settle(&mut screen);
                let app = screen.state().app();
                let page = app.brief().page().expect("a page");
                assert_eq!(page.view.strip.iter().filter(|row| Some(row.pair) == app.pair()).count(), 1);
            }
            press(&mut screen, (Modifiers::COMMAND | Modifiers::SHIFT, Key::L));
        }
    }
}
