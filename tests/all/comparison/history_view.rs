//! The history walked by the keyboard in the real window: provisions that went there and back, a provision's drafts, the
//! places of a phrase. And the legend of the marks, and words that only look otherwise.

use crate::support::{Screen, app, press, settle, window, window_of};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::app::{Action, Command, Tab};

fn sample() -> (tempfile::TempDir, Screen) {
    let folder = tempfile::tempdir().expect("a folder");
    let harness = window(folder.path(), Vec2::new(1600.0, 1000.0));
    (folder, harness)
}

/// What a screen reader says is chosen in the lists of the middle.
fn stood(harness: &Screen) -> Vec<String> {
    let items = harness.get_all_by_role(Role::ListItem);
    let chosen = items.filter(|item| item.accesskit_node().toggled() == Some(Toggled::True));
    chosen.filter_map(|item| item.accesskit_node().label()).collect()
}

fn stands_on(harness: &Screen, words: &str) {
    let all = stood(harness);
    assert!(all.iter().any(|name| name.contains(words)), "{words}: {all:?}");
}

fn here(harness: &Screen) -> (Tab, String, String, String) {
    let app = harness.state().app();
    let board = app.board().expect("compared");
    let change = app.selected().map(|at| board.change_name(at)).unwrap_or_default();
    (harness.state().tab(), board.names.old.name.clone(), board.names.new.name.clone(), change)
}

#[test]
fn round_trips_are_walked_and_escape_comes_back() {
    let (_folder, mut harness) = sample();
    press(&mut harness, Key::N);
    let before = here(&harness);
    assert_eq!(before.0, Tab::Read);
    let count = harness.state().app().comparison().trips().len();
    assert!(count >= 3, "the sample has round trips: {count}");
    press(&mut harness, Key::B);
    assert_eq!(harness.state().tab(), Tab::History);
    harness.get_by_label(&format!("Round trips: 1 of {count}"));
    stands_on(&harness, "added in Rev.1, removed in Rev.2");
    for at in 2..=count {
        press(&mut harness, Key::B);
        harness.get_by_label(&format!("Round trips: {at} of {count}"));
    }
    press(&mut harness, Key::B);
    harness.get_by_label("That was the last round trip.");
    press(&mut harness, (Modifiers::SHIFT, Key::B));
    harness.get_by_label(&format!("Round trips: {} of {count}", count - 1));
    // One key leads out of the whole walk.
    press(&mut harness, Key::Escape);
    assert_eq!(here(&harness), before);
}

#[test]
fn the_drafts_of_a_provision_are_walked_and_read() {
    let (_folder, mut harness) = sample();
    press(&mut harness, Key::B);
    // One stands where the round trip ended: the draft in which the provision is gone.
    stands_on(&harness, "Rev.2, 26 June 2024, deleted");
    press(&mut harness, Key::ArrowLeft);
    stands_on(&harness, "Rev.1, 15 May 2024, 24, inserted");
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::ArrowLeft);
    stands_on(&harness, "Zero draft, 1 April 2024, Not in this draft.");
    for _ in 0..2 {
        press(&mut harness, Key::ArrowRight);
    }
    let before = here(&harness);
    press(&mut harness, Key::Enter);
    let read = here(&harness);
    assert_eq!((read.0, read.1.as_str(), read.2.as_str()), (Tab::Read, "Rev.1", "Rev.2"), "the step on which it went");
    assert_eq!(read.3, "24", "and the paragraph that went");
    press(&mut harness, Key::Escape);
    assert_eq!(here(&harness), before);
    stands_on(&harness, "Rev.2, 26 June 2024, deleted");
}

fn search(harness: &mut Screen, words: &str) {
    press(harness, (Modifiers::COMMAND, Key::F));
    harness.event(Event::Text(words.to_owned()));
    settle(harness);
    press(harness, Key::Enter);
    press(harness, Key::Escape);
}

#[test]
fn the_places_of_a_phrase_are_walked_through_all_drafts() {
    let (_folder, mut harness) = sample();
    search(&mut harness, "human rights");
    press(&mut harness, (Modifiers::COMMAND, Key::Num3));
    let total = harness.state().app().comparison().phrase().expect("the drafts are read").total();
    assert!(total > 6, "{total}");
    let at = |harness: &Screen| {
        harness.state().app().comparison().stands_on_place().map(|(nth, row, _)| (nth, row.name.clone()))
    };
    press(&mut harness, Key::F);
    let (first, _) = at(&harness).expect("one stands on a place");
    harness.get_by_label(&format!("place {} of {total}", first + 1));
    let around = harness
        .state()
        .app()
        .comparison()
        .words_around_place(harness.state().app().session())
        .expect("its words are shown");
    assert!(around.to_lowercase().contains("human rights"), "{around}");
    harness.get_by_label_contains(&around);
    press(&mut harness, Key::F);
    let (second, draft) = at(&harness).expect("one walks on");
    assert_eq!(second, first + 1);
    assert_eq!(harness.state().tab(), Tab::History, "walking opens nothing");
    let before = here(&harness);

    press(&mut harness, Key::Enter);
    let read = here(&harness);
    assert_eq!(read.0, Tab::Read);
    assert!(read.1 == draft || read.2 == draft, "{draft}: {read:?}");
    let app = harness.state().app();
    let (board, chosen) = (app.board().expect("compared"), app.selected().expect("chosen"));
    let has = |side| board.paragraphs(chosen, side).iter().any(|(_, p)| p.text.to_lowercase().contains("human rights"));
    assert!(travaux::base::Side::BOTH.into_iter().any(has), "{}", board.change_name(chosen));
    // While one reads, the same key reads on.
    press(&mut harness, Key::F);
    assert_eq!((harness.state().tab(), at(&harness).expect("a place").0), (Tab::Read, second + 1));
    press(&mut harness, Key::Escape);
    assert_eq!(here(&harness), before);
    assert_eq!(at(&harness).expect("a place").0, second, "where one left");

    // To the very end and back to the beginning.
    for _ in 0..total {
        press(&mut harness, Key::F);
    }
    harness.get_by_label("That was the last place of these words.");
    assert_eq!(at(&harness).expect("a place").0, total - 1);
    search(&mut harness, "s");
    assert_eq!(at(&harness), None, "other words begin anew");
}

#[test]
fn the_legend_is_one_key_away_and_steals_none() {
    let (_folder, mut harness) = sample();
    press(&mut harness, Key::K);
    harness.get_by_label("What the marks mean");
    for said in ["Came in.", "Went.", "A square bracket that went: agreed.", "Not seen by you yet."] {
        harness.get_by_label(said);
    }
    harness.get_by_label_contains("a green rule and says from where, to where");
    harness.get_by_label_contains("Differs, but not in wording");
    harness.get_by_label_contains("Same words, other look");
    let chosen = harness.state().app().selected();
    press(&mut harness, Key::N);
    assert!(harness.state().app().selected() > chosen, "every key means what it always does");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("What the marks mean").is_none());
}

/// A window on two drafts between which bold type went, and a sentence changed.
fn restyled(folder: &std::path::Path) -> Screen {
    let page = |verb: &str, last: &str| {
        format!("<p>1. States {verb} protect human rights online and offline.</p><p>2. {last}</p>")
    };
    let files = [
        ("zero.html", page("<b>shall</b>", "We meet each year.")),
        ("rev1.html", page("shall", "We meet every second year.")),
    ]
    .map(|(name, words)| {
        let path = folder.join(name);
        std::fs::write(&path, format!("<html><body>{words}</body></html>")).expect("a draft");
        path
    });
    let mut app = app(folder, 5);
    app.start_with(files.to_vec());
    app.settle();
    app.perform(Action::Run(Command::ShowRead));
    window_of(app, Vec2::new(1600.0, 1000.0))
}

#[test]
fn words_that_only_look_otherwise_are_marked_and_the_mark_has_a_switch() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = restyled(folder.path());
    harness.get_by_label_contains("“shall” no longer bold");
    harness.state_mut().app_mut().perform(Action::Run(Command::CountFormatting));
    settle(&mut harness);
    assert!(harness.query_by_label_contains("no longer bold").is_none(), "switched off, nothing is said of it");
    harness.state_mut().app_mut().perform(Action::Run(Command::CountFormatting));
    settle(&mut harness);
    harness.get_by_label_contains("“shall” no longer bold");
    let report = folder.path().join("report.html");
    harness.state_mut().app_mut().perform(Action::ExportTo(report.clone()));
    settle(&mut harness);
    let html = std::fs::read_to_string(report).expect("the report");
    assert!(html.contains(r#"<span class="f">shall</span><small class="f"> no longer bold</small>"#), "{html}");
    for said in ["What the marks mean", "A square bracket that went: agreed.", "Same words, other look"] {
        assert!(html.contains(said), "{said}");
    }
}
