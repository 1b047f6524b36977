//! The codebook's window without a mouse.

use crate::screen::{settle, window};
use eframe::egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use travaux::study::{Body, Study, codebook, pack};
use travaux::ui::Window;

fn press(harness: &mut Harness<'static, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

fn kind(harness: &mut Harness<'static, Window>, text: &str) {
    harness.event(eframe::egui::Event::Text(text.to_owned()));
    settle(harness);
}

fn study(harness: &Harness<'static, Window>) -> Study {
    (**harness.state().app().study()).clone()
}

fn tags(study: &Study) -> usize {
    study.annotations.values().filter(|annotation| matches!(annotation.body, Body::Tag(_))).count()
}

#[test]
fn themes_are_made_named_moved_merged_and_brought_back_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1280.0, 720.0));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    harness.get_by_label_contains("Find a theme");
    let before = study(&harness);
    assert!(tags(&before) > 0);

    // A new one.
    press(&mut harness, Modifiers::NONE, Key::N);
    kind(&mut harness, "Neural data");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let with_new = study(&harness);
    let (new, theme) = with_new.themes.iter().find(|(_, theme)| theme.names.en == "Neural data").expect("made");
    assert_eq!(theme.parent, None);

    // The first theme gets another name.
    let first = codebook::tree(&with_new)[0].0;
    press(&mut harness, Modifiers::NONE, Key::F2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    kind(&mut harness, "Connectivity");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(study(&harness).themes[&first].names.en, "Connectivity");

    // Down one, then below the one before it, and out again.
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    let second = codebook::tree(&study(&harness))[0].0;
    assert_ne!(second, first);
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(study(&harness).themes[&first].parent, Some(second));
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(study(&harness).themes[&first].parent, None);

    // Merged into another, by typing a part of its name: everything tagged follows.
    let into = pack::theme_id("A6");
    press(&mut harness, Modifiers::NONE, Key::M);
    kind(&mut harness, "data protection");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let merged = study(&harness);
    assert_eq!(merged.themes[&first].merged_into, Some(into));
    assert_eq!(tags(&merged), tags(&before), "no tag is lost");
    assert!(!codebook::uses(&merged, first).any());

    // Each was one step: all are taken back.
    for _ in 0..6 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(study(&harness), before);
    assert!(!before.themes.contains_key(new));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().app().dialog().is_none());
}

#[test]
fn a_codebook_is_shown_before_it_is_taken_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1440.0, 900.0));
    let path = folder.path().join("theirs.csv");
    std::fs::write(&path, "tag,description\nUpholding human rights,other words\nNeurorights,new here\n")
        .expect("written");
    let read = travaux::app::CodebookAction::Read(path);
    harness.state_mut().app_mut().perform(travaux::app::Action::Codebook(read));
    settle(&mut harness);
    harness.get_by_label_contains("1 new · 1 differ · 0 the same");
    let before = study(&harness);
    harness.get_by_label_contains("Add the new one").click();
    settle(&mut harness);
    let after = study(&harness);
    assert_eq!(after.themes.len(), before.themes.len() + 1);
    assert_eq!(after.themes[&pack::theme_id("A3")], before.themes[&pack::theme_id("A3")]);
}
