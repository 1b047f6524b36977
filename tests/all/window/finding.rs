//! Searching the words of the drafts compared: how many places there are, which one stands on, going on and back.

use crate::support::{Screen, press, settle, type_text, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use travaux::app::{Hit, Tab};

fn hit(screen: &Screen) -> Option<Hit> {
    let app = screen.state().app();
    app.comparison().hit(app.session())
}

fn hits(screen: &Screen) -> usize {
    screen.state().app().comparison().hits().map_or(0, <[Hit]>::len)
}

/// The window with these words typed where words are searched for.
fn searching(folder: &std::path::Path, words: &str) -> Screen {
    let mut screen = window(folder, Vec2::new(1440.0, 900.0));
    press(&mut screen, (Modifiers::COMMAND, Key::F));
    type_text(&mut screen, words);
    screen
}

#[test]
fn enter_goes_from_place_to_place_and_says_which_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = searching(folder.path(), "Digital");
    let count = hits(&screen);
    assert!(count > 3, "{count}");
    screen.get_by_label(&format!("{count} found"));
    let mut seen = Vec::new();
    for place in 1..=count {
        press(&mut screen, Key::Enter);
        screen.get_by_label(&format!("{place} of {count}"));
        let here = hit(&screen).expect("one stands on a place");
        let app = screen.state().app();
        assert_eq!(app.selected(), Some(here.change), "its change is chosen");
        let board = app.board().expect("compared");
        let words = here.span.of(&board.readings.get(here.side).paragraphs[here.paragraph].text);
        assert_eq!(words.map(str::to_lowercase).as_deref(), Some("digital"));
        assert!(!seen.contains(&here), "no place comes twice");
        seen.push(here);
    }
    // Past the last it begins anew, and says so; Shift and Enter go back the same way.
    press(&mut screen, Key::Enter);
    screen.get_by_label(&format!("1 of {count}"));
    screen.get_by_label_contains("on from the first");
    assert_eq!(hit(&screen), seen.first().copied());
    press(&mut screen, (Modifiers::SHIFT, Key::Enter));
    screen.get_by_label(&format!("{count} of {count}"));
    screen.get_by_label_contains("on from the last");
    press(&mut screen, (Modifiers::SHIFT, Key::Enter));
    screen.get_by_label(&format!("{} of {count}", count - 1));
    assert_eq!(hit(&screen), seen.iter().rev().nth(1).copied());
}

#[test]
fn it_begins_where_one_is_and_goes_on_by_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    for _ in 0..12 {
        press(&mut screen, Key::N);
    }
    let from = screen.state().app().selected();
    press(&mut screen, (Modifiers::COMMAND, Key::F));
    type_text(&mut screen, "digital");
    press(&mut screen, Key::Enter);
    let first = hit(&screen).expect("found");
    assert!(Some(first.change) >= from, "not from the beginning");
    press(&mut screen, Key::Escape);
    press(&mut screen, Key::F3);
    let second = hit(&screen).expect("found");
    assert!((second.change, second.span.start) > (first.change, 0) && second != first);
    press(&mut screen, (Modifiers::SHIFT, Key::F3));
    assert_eq!(hit(&screen), Some(first));
}

#[test]
fn words_that_stand_nowhere_are_said_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = searching(folder.path(), "xylophone");
    screen.get_by_label("none found");
    press(&mut screen, Key::Enter);
    screen.get_by_label_contains("stand nowhere");
    assert_eq!(hit(&screen), None);
}

#[test]
fn a_place_hidden_in_a_fold_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    press(&mut screen, Key::C);
    let board = screen.state().app().board().expect("compared").clone();
    // Words of a paragraph that stays as it is.
    let index = (0..board.cards.len()).rev().find(|&index| {
        let paragraphs = board.paragraphs(index, travaux::base::Side::New);
        !board.comparison.changes[index].is_visible()
            && paragraphs.first().is_some_and(|(_, paragraph)| !paragraph.is_heading() && paragraph.text.len() > 80)
    });
    let index = index.expect("something stays");
    let text = board.paragraphs(index, travaux::base::Side::New)[0].1.text.clone();
    press(&mut screen, (Modifiers::COMMAND, Key::F));
    type_text(&mut screen, &text[..text.floor_char_boundary(60)]);
    press(&mut screen, Key::Enter);
    assert_eq!(hit(&screen).map(|hit| hit.change), Some(index));
    settle(&mut screen);
    assert!(screen.query_all_by_value(&text).next().is_some(), "it is on the screen: {text}");
    assert_eq!(screen.state().tab(), Tab::Read);
}
