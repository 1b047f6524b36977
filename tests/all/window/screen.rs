//! The real window, headless, driven by the names a screen reader says and by keys.

use crate::support::{Screen, app, press, settle, type_text, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use travaux::app::{SaveState, Tab};
use travaux::ui::Window;

#[test]
fn a_newcomer_walks_tags_attributes_and_takes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    harness.get_by_label_contains("no real delegation asked for any of this");
    let first = harness.state().app().selected();
    press(&mut harness, Key::N);
    let second = harness.state().app().selected();
    assert!(second > first, "n goes on");

    press(&mut harness, Key::Num3);
    let card = |harness: &Screen, at: usize| harness.state().app().board().expect("compared").cards[at].clone();
    let at = second.expect("chosen");
    assert_eq!(card(&harness, at).themes.len(), 1, "key 3 tags");

    press(&mut harness, Key::A);
    type_text(&mut harness, "norl o s");
    press(&mut harness, Key::Enter);
    let claims = card(&harness, at).attributions;
    assert_eq!(claims.len(), 1, "typed and taken");
    assert_eq!((claims[0].role.name(), claims[0].basis.name()), ("opposed", "stated"));

    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert!(card(&harness, at).attributions.is_empty(), "taken back");

    press(&mut harness, Key::Space);
    assert!(card(&harness, at).seen, "space marks seen");
    assert!(harness.state().app().selected() > Some(at), "and goes on");

    // Saved under a name typed into the field, left, opened again: everything is there.
    let told = |harness: &Screen| {
        let app = harness.state().app();
        (app.study().annotations.clone(), app.board().expect("compared").cards.clone())
    };
    let before = told(&harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    settle(&mut harness);
    harness.get_by_label_contains("Save the study as");
    type_text(&mut harness, "my study");
    press(&mut harness, Key::Enter);
    let file = folder.path().join("my study.travaux");
    assert!(file.is_file(), "the name typed replaced the one proposed");
    assert_eq!(harness.state().app().study_file().save_state(harness.state().app().session()), SaveState::Saved);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    settle(&mut harness);
    harness.get_by_label("Choose the file…").click();
    settle(&mut harness);
    type_text(&mut harness, "my report");
    press(&mut harness, Key::Enter);
    let report = std::fs::read_to_string(folder.path().join("my report.html")).expect("the report");
    assert!(report.contains("no real delegation asked for any of this"));
    harness.state_mut().app_mut().shutdown();
    drop(harness);

    let mut again = Harness::builder().with_size(Vec2::new(1440.0, 900.0)).with_step_dt(0.1).build_eframe({
        let mut app = app(folder.path(), 10);
        app.start();
        app.settle();
        move |context| Window::new(&context.egui_ctx, app)
    });
    settle(&mut again);
    let title = again.state().app().window_title();
    assert!(title.ends_with("(my study.travaux) — Travaux"), "the last study opens by itself: {title}");
    assert_eq!(told(&again), before);
    again.get_by_label_contains("no real delegation asked for any of this");
}

#[test]
fn keys_pressed_and_let_go_within_a_frame_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1280.0, 720.0));
    let event =
        |key, pressed, modifiers| egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    harness.input_mut().events.extend([
        event(Key::Num3, true, Modifiers::COMMAND),
        event(Key::Num3, false, Modifiers::COMMAND),
        event(Key::A, false, Modifiers::NONE),
    ]);
    settle(&mut harness);
    assert_eq!(harness.state().tab(), Tab::History);
}

#[test]
fn every_view_draws_in_both_languages_and_sizes() {
    let folder = tempfile::tempdir().expect("a folder");
    for size in [Vec2::new(1600.0, 1000.0), Vec2::new(760.0, 480.0), Vec2::new(1280.0, 720.0)] {
        let mut harness = window(folder.path(), size);
        for _language in 0..2 {
            for (digit, tab) in
                [(Key::Num2, Tab::Changes), (Key::Num3, Tab::History), (Key::Num4, Tab::Who), (Key::Num1, Tab::Read)]
            {
                harness.key_press_modifiers(Modifiers::COMMAND, digit);
                settle(&mut harness);
                assert_eq!(harness.state().tab(), tab);
            }
            harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
            settle(&mut harness);
        }
    }
}

#[test]
fn undo_in_a_field_takes_back_what_was_typed_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    press(&mut harness, Key::N);
    press(&mut harness, Key::Num1);
    let said = |harness: &Screen| harness.state().app().study().annotations.len();
    let tagged = said(&harness);
    press(&mut harness, Key::H);
    type_text(&mut harness, "A word too many");
    assert!(harness.query_all_by_value("A word too many").next().is_some(), "it stands in the field");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert!(harness.query_all_by_value("A word too many").next().is_none(), "it is taken back");
    assert_eq!(said(&harness), tagged, "the theme stays");
    press(&mut harness, Key::Escape);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(said(&harness), tagged - 1, "outside of a field the last edit is taken back");
}

#[test]
fn ten_changes_in_at_most_sixty_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    let before = harness.state().app().study().annotations.len();
    let mut keys = 0;
    // To the first change that says something of substance, then ten of them marked.
    for _ in 0..2 {
        press(&mut harness, Key::N);
        keys += 1;
    }
    for _ in 0..9 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::N);
        settle(&mut harness);
        keys += 1;
    }
    assert_eq!(harness.state().app().marked().len(), 10);
    let ten: Vec<usize> = harness.state().app().marked().iter().copied().collect();
    press(&mut harness, Key::Num1);
    keys += 1;
    press(&mut harness, Key::A);
    type_text(&mut harness, "norl s r");
    press(&mut harness, Key::Enter);
    keys += 10;
    // Headlines one by one, from the last back to the first: the words that changed, taken with Enter.
    for place in 0..10 {
        press(&mut harness, Key::H);
        press(&mut harness, Key::Enter);
        keys += 2;
        if place < 9 {
            press(&mut harness, Key::P);
            keys += 1;
        }
    }
    let app = harness.state().app();
    let board = app.board().expect("compared");
    for &change in &ten {
        let card = &board.cards[change];
        assert!(!card.themes.is_empty(), "{change} is tagged");
        assert!(card.attributions.iter().any(|claim| claim.basis.name() == "reported"), "{change} is attributed");
        assert!(card.headline.as_ref().is_some_and(|line| line.contains('“')), "{change}: {:?}", card.headline);
    }
    assert!(keys <= 60, "{keys} keys");
    assert!(app.study().annotations.len() >= before + 28);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
}

/// The blocks of words on the page that stand beside each other: two columns.
fn has_two_columns(screen: &Screen) -> bool {
    let labels = screen.query_all_by_role(egui::accesskit::Role::Label);
    let rects: Vec<egui::Rect> =
        labels.map(|label| label.rect()).filter(|rect| rect.left() > 270.0 && rect.height() > 40.0).collect();
    rects.iter().any(|one| rects.iter().any(|two| two.left() > one.right() && (two.top() - one.top()).abs() < 1.0))
}

#[test]
fn side_by_side_fits_in_a_small_window_and_the_inspector_is_a_drawer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1280.0, 720.0));
    assert!(has_two_columns(&screen), "at 1280 × 720");
    assert!(screen.query_by_label_contains("Too narrow").is_none());
    assert!(screen.query_by_label("Headline").is_none(), "the inspector is out of the way");
    press(&mut screen, (Modifiers::COMMAND, Key::I));
    let below = |screen: &Screen| {
        let drawer = screen.get_by_label("Headline").rect();
        drawer.top() > 400.0 && drawer.left() < 400.0
    };
    assert!(below(&screen), "by key");
    assert!(has_two_columns(&screen), "both columns stay");
    press(&mut screen, (Modifiers::COMMAND, Key::I));
    assert!(screen.query_by_label("Headline").is_none());
    screen.get_by_label("Details").click();
    settle(&mut screen);
    assert!(below(&screen), "by its button");
    // Writing a headline opens it.
    press(&mut screen, (Modifiers::COMMAND, Key::I));
    press(&mut screen, Key::H);
    assert!(below(&screen));
    // Where there is room it stands beside the text, as ever.
    let folder = tempfile::tempdir().expect("a folder");
    let screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    assert!(screen.get_by_label("Headline").rect().left() > 1_100.0);
}

/// Names and places of everything that can be clicked in the bars at the edges.
fn bars(screen: &Screen, height: f32) -> Vec<(String, egui::Rect)> {
    use egui_kittest::kittest::NodeT as _;
    let buttons = screen.query_all_by_role(egui::accesskit::Role::Button);
    let labels = screen.query_all_by_role(egui::accesskit::Role::Label);
    let named = buttons.chain(labels).filter_map(|node| {
        let node_ = node.accesskit_node();
        Some((node_.label().or_else(|| node_.value())?, node.rect()))
    });
    let is_bar = |rect: &egui::Rect| {
        rect.bottom() < 34.0
            || rect.top() > height - 34.0
            || rect.top() > 115.0 && rect.bottom() < 185.0 && rect.left() > 262.0
    };
    // Sections of the outline are cut off by the bar below them.
    let board = screen.state().app().board().expect("compared");
    let is_section = |name: &str| board.sections.iter().any(|section| section.title == name);
    named.filter(|(name, rect)| rect.is_positive() && is_bar(rect) && !is_section(name)).collect()
}

#[test]
fn nothing_overprints_in_a_small_window() {
    let folder = tempfile::tempdir().expect("a folder");
    for size in [Vec2::new(1024.0, 768.0), Vec2::new(760.0, 480.0), Vec2::new(1280.0, 720.0)] {
        let mut screen = window(folder.path(), size);
        for _language in 0..2 {
            let bars = bars(&screen, size.y);
            assert!(bars.len() > 8, "{bars:?}");
            for (place, (name, rect)) in bars.iter().enumerate() {
                assert!(rect.left() >= 0.0 && rect.right() <= size.x, "{name} is cut at {size:?}: {rect:?}");
                for (other, over) in bars.iter().skip(place + 1) {
                    let shared = rect.intersect(*over);
                    let over_each_other = shared.width() > 1.0 && shared.height() > 1.0;
                    assert!(!over_each_other, "{name} {rect:?} and {other} {over:?} at {size:?}");
                }
            }
            press(&mut screen, (Modifiers::COMMAND | Modifiers::SHIFT, Key::L));
        }
    }
}
