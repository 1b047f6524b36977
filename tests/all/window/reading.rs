//! The reading view: what is read keeps its height on the screen, whatever is done around it.

use crate::support::{Screen, press, settle, window};
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::base::Side;

/// Every block of words on the page, and where.
fn blocks(screen: &Screen) -> Vec<(String, Rect)> {
    let labels = screen.query_all_by_role(egui::accesskit::Role::Label);
    let named = labels.filter_map(|node| Some((node.accesskit_node().value()?, node.rect())));
    named.filter(|(_, rect)| rect.left() > 270.0 && rect.right() < 1140.0 && rect.top() > 90.0).collect()
}

/// The words of the chosen change on one side.
fn chosen_words(screen: &Screen, side: Side) -> Option<String> {
    let app = screen.state().app();
    let paragraphs = app.board()?.paragraphs(app.selected()?, side);
    paragraphs.first().map(|(_, paragraph)| paragraph.text.clone())
}

/// The heights at which a block ends with these words. What is said above a block is read out before them.
fn heights(screen: &Screen, words: &str) -> Vec<f32> {
    blocks(screen).into_iter().filter(|(text, _)| text.ends_with(words)).map(|(_, rect)| rect.top()).collect()
}

fn stands_at(screen: &Screen, words: &str, height: f32) -> bool {
    heights(screen, words).iter().any(|y| (y - height).abs() < 1.0)
}

fn wheel(screen: &mut Screen, at: Pos2, by: f32) {
    screen.event(Event::PointerMoved(at));
    screen.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, by),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    // A wheel turns smoothly.
    screen.run_steps(12);
    settle(screen);
}

fn click(screen: &mut Screen, at: Pos2) {
    for pressed in [true, false] {
        screen.event(Event::PointerMoved(at));
        screen.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        screen.run_steps(1);
    }
    settle(screen);
}

#[test]
fn from_step_to_step_the_provision_keeps_its_height() {
    let folder = tempfile::tempdir().expect("a folder");
    for layout in [Key::D, Key::R] {
        let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
        press(&mut screen, layout);
        let steps = screen.state().app().study().drafts.len() - 2;
        let mut held = 0;
        for times in [0, 2, 5, 9] {
            for _ in 0..times {
                press(&mut screen, Key::N);
            }
            for (key, from, to) in [(Key::CloseBracket, Side::New, Side::Old), (Key::OpenBracket, Side::Old, Side::New)]
            {
                for step in 0..steps {
                    // The draft that both steps have holds it on its other side.
                    let Some(words) = chosen_words(&screen, from) else { break };
                    let Some(&height) = heights(&screen, &words).first() else { break };
                    screen.event(Event::Text(if key == Key::CloseBracket { "]" } else { "[" }.to_owned()));
                    settle(&mut screen);
                    assert_eq!(
                        chosen_words(&screen, to).as_deref(),
                        Some(&*words),
                        "it stays chosen ({times}, {step})"
                    );
                    if layout == Key::D {
                        assert!(
                            stands_at(&screen, &words, height),
                            "{times}, {step}: {words:?} stood at {height}, now at {:?}",
                            heights(&screen, &words)
                        );
                        held += 1;
                    }
                }
            }
        }
        assert!(layout == Key::R || held > 8, "{held}");
    }
}

#[test]
fn what_was_scrolled_to_keeps_its_height_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    wheel(&mut screen, Pos2::new(700.0, 500.0), -1_700.0);
    // The new draft's paragraphs, at the right, are the old draft's of the next step.
    let mut right: Vec<(String, Rect)> = blocks(&screen).into_iter().filter(|(_, rect)| rect.left() > 700.0).collect();
    right.retain(|(_, rect)| (200.0..700.0).contains(&rect.top()));
    assert!(right.len() > 3, "{right:?}");
    screen.event(Event::Text("]".to_owned()));
    settle(&mut screen);
    let stayed = right.iter().filter(|(text, rect)| stands_at(&screen, text, rect.top()));
    assert!(stayed.count() > 0, "{right:?} {:?}", blocks(&screen));
}

#[test]
fn a_click_on_what_is_visible_moves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    wheel(&mut screen, Pos2::new(700.0, 500.0), -900.0);
    let before = blocks(&screen);
    let lowest = before.iter().map(|(_, rect)| rect.top()).filter(|top| *top < 850.0).fold(0.0, f32::max);
    for height in [200.0, 400.0, lowest + 6.0] {
        let chosen = screen.state().app().selected();
        click(&mut screen, Pos2::new(360.0, height));
        assert_ne!(screen.state().app().selected(), chosen, "something is chosen at {height}");
        let rects = |blocks: &[(String, Rect)]| blocks.iter().map(|(_, rect)| *rect).collect::<Vec<_>>();
        assert_eq!(rects(&blocks(&screen)), rects(&before), "at {height}");
    }
}

#[test]
fn another_size_of_type_keeps_the_provision_at_its_height() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = window(folder.path(), Vec2::new(1440.0, 900.0));
    for _ in 0..6 {
        press(&mut screen, Key::N);
    }
    let words = chosen_words(&screen, Side::New).expect("a change with new words");
    let height = *heights(&screen, &words).first().expect("it is on the screen");
    press(&mut screen, (Modifiers::COMMAND, Key::Plus));
    assert!(stands_at(&screen, &words, height), "larger: {:?}", heights(&screen, &words));
    press(&mut screen, (Modifiers::COMMAND, Key::B));
    assert!(stands_at(&screen, &words, height), "without the outline: {:?}", heights(&screen, &words));
}
