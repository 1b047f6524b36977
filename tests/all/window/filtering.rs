//! Filters in the reading view: what they leave out stays to be read, dimmed, and how much it is is said.

use crate::support::{Screen, press, settle, window};
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;
use travaux::app::{Action, ComparisonAction, Filter};
use travaux::compare::Kind;

/// The names of the rows on the screen.
fn rows(screen: &Screen) -> Vec<String> {
    let rows = screen.query_all_by_role(egui::accesskit::Role::ListItem);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

#[test]
fn what_the_filters_leave_out_is_dimmed_and_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    let before = rows(&screen);
    assert!(before.len() > 3, "{before:?}");
    let filter = Filter { kinds: BTreeSet::from([Kind::Inserted]), ..Filter::default() };
    screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::SetFilter(filter)));
    settle(&mut screen);
    let totals = screen.state().app().board().expect("compared").totals;
    assert!(totals.passing > 0 && totals.passing < totals.visible, "{totals:?}");
    let said = format!("{} of {} changes pass the filters", totals.passing, totals.visible);
    screen.get_by_label_contains(&said);
    let dimmed: Vec<String> = rows(&screen);
    assert_eq!(dimmed.len(), before.len(), "the whole text is there");
    assert!(dimmed.iter().any(|name| name.ends_with("left out by the filters")), "{dimmed:?}");
    // With the unchanged text folded away, too.
    press(&mut screen, Key::C);
    let rows_now = rows(&screen);
    assert!(rows_now.iter().any(|name| name.ends_with("left out by the filters")), "{rows_now:?}");
    // The count takes the filters away.
    screen.get_by_label_contains(&said).click();
    settle(&mut screen);
    assert!(screen.state().app().comparison().filter().is_empty());
    assert!(screen.query_by_label_contains("pass the filters").is_none());
}

#[test]
fn changes_of_substance_are_shown_by_one_switch_and_say_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::FirstToLast));
    settle(&mut screen);
    let board = screen.state().app().board().expect("compared");
    let [all, wording, substance] = board.totals.weights;
    assert!(
        all == board.totals.visible && all >= wording && wording > substance && substance > 0,
        "{:?}",
        board.totals
    );
    let heavy = (0..board.cards.len()).find(|&change| {
        board.is_worth_reading(change)
            && board.judged.get(change).is_some_and(|judged| !judged.shift.because.is_empty())
    });
    let heavy = heavy.expect("something shifts in the sample study");
    screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::SelectChange(heavy)));
    settle(&mut screen);
    screen.get_by_label_contains("substance · ");
    screen.get_by_role_and_label(egui::accesskit::Role::CheckBox, "substance").click();
    settle(&mut screen);
    let totals = screen.state().app().board().expect("compared").totals;
    assert_eq!(totals.passing, substance);
}
