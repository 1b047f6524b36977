//! The codebook's window without a mouse.

use crate::support::{Screen, drag, press, settle, type_text, window};
use egui::{Key, Modifiers, Pos2, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::study::{Body, Study, codebook, starter};

fn study(harness: &Screen) -> Study {
    (**harness.state().app().study()).clone()
}

fn tags(study: &Study) -> usize {
    study.annotations.values().filter(|annotation| matches!(annotation.body, Body::Tag(_))).count()
}

#[test]
fn themes_are_made_named_moved_merged_and_brought_back_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1280.0, 720.0));
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::K));
    harness.get_by_label_contains("Find a theme");
    let before = study(&harness);
    assert!(tags(&before) > 0);

    // A new one.
    press(&mut harness, Key::N);
    type_text(&mut harness, "Neural data");
    press(&mut harness, Key::Enter);
    let with_new = study(&harness);
    let (new, theme) = with_new.themes.iter().find(|(_, theme)| theme.names.en == "Neural data").expect("made");
    assert_eq!(theme.parent, None);

    // The first theme gets another name.
    let first = codebook::tree(&with_new)[0].0;
    for _ in 0..with_new.themes.len() {
        press(&mut harness, Key::ArrowUp);
    }
    press(&mut harness, Key::F2);
    press(&mut harness, (Modifiers::COMMAND, Key::A));
    type_text(&mut harness, "Connectivity");
    press(&mut harness, Key::Enter);
    assert_eq!(study(&harness).themes[&first].names.en, "Connectivity");

    // Down one, then below the one before it, and out again.
    press(&mut harness, (Modifiers::ALT, Key::ArrowDown));
    let second = codebook::tree(&study(&harness))[0].0;
    assert_ne!(second, first);
    press(&mut harness, (Modifiers::ALT, Key::ArrowRight));
    assert_eq!(study(&harness).themes[&first].parent, Some(second));
    press(&mut harness, (Modifiers::ALT, Key::ArrowLeft));
    assert_eq!(study(&harness).themes[&first].parent, None);

    // Merged into another, by typing a part of its name: everything tagged follows.
    let into = starter::theme_id("A6");
    press(&mut harness, Key::M);
    type_text(&mut harness, "data protection");
    press(&mut harness, Key::Enter);
    let merged = study(&harness);
    assert_eq!(merged.themes[&first].merged_into, Some(into));
    assert_eq!(tags(&merged), tags(&before), "no tag is lost");
    assert!(!codebook::uses(&merged, first).any());

    // Each was one step: all are taken back.
    for _ in 0..6 {
        press(&mut harness, (Modifiers::COMMAND, Key::Z));
    }
    assert_eq!(study(&harness), before);
    assert!(!before.themes.contains_key(new));
    press(&mut harness, Key::Escape);
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
    assert_eq!(after.themes[&starter::theme_id("A3")], before.themes[&starter::theme_id("A3")]);
}

/// How many places are tagged with a theme.
fn tagged(study: &Study, theme: travaux::base::ThemeId) -> usize {
    study.annotations.values().filter(|annotation| annotation.body == Body::Tag(theme)).count()
}

/// The row of a theme in the tree.
fn row(harness: &Screen, name: &str) -> egui::Rect {
    let mut rows: Vec<egui::Rect> = harness
        .query_all_by_label(name)
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Button)
        .map(|node| node.rect())
        .collect();
    rows.sort_by(|a, b| a.left().total_cmp(&b.left()));
    *rows.first().unwrap_or_else(|| panic!("no row “{name}”"))
}

fn click(harness: &mut Screen, name: &str) {
    let at = row(harness, name).center();
    drag(harness, at, at);
}

fn open(folder: &std::path::Path) -> Screen {
    let mut harness = window(folder, Vec2::new(1440.0, 900.0));
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::K));
    harness
}

#[test]
fn a_theme_is_split_and_what_was_ticked_follows() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    let before = study(&harness);
    let of = starter::theme_id("A3");
    let name = before.themes[&of].names.en.clone();
    let uses = tagged(&before, of);
    assert!(uses > 1, "the sample uses it");
    click(&mut harness, &name);
    press(&mut harness, Key::S);
    type_text(&mut harness, "Advisory service");
    // The first two of the tagged words.
    for _ in 0..2 {
        press(&mut harness, Key::Tab);
        press(&mut harness, Key::Space);
    }
    press(&mut harness, (Modifiers::COMMAND, Key::Enter));
    let after = study(&harness);
    let (new, theme) = after.themes.iter().find(|(_, theme)| theme.names.en == "Advisory service").expect("made");
    assert_eq!(tagged(&after, *new), 2, "what was ticked went with it");
    assert_eq!(tagged(&after, of), uses - 2, "the rest stayed");
    assert_eq!(tags(&after), tags(&before), "no tag is lost");
    assert_eq!(theme.parent, before.themes[&of].parent, "it stands beside the one it was split from");
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(study(&harness), before, "one step");
}

#[test]
fn a_retired_theme_keeps_its_tags_and_is_no_longer_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    let before = study(&harness);
    let of = starter::theme_id("A3");
    let name = before.themes[&of].names.en.clone();
    click(&mut harness, &name);
    press(&mut harness, Key::R);
    let after = study(&harness);
    assert!(after.themes[&of].retired);
    assert_eq!(tagged(&after, of), tagged(&before, of), "its tags stay");
    let offered = |harness: &Screen| {
        harness.state().app().annotate().theme_entries(harness.state().app().session()).iter().any(|(id, ..)| *id == of)
    };
    assert!(!offered(&harness), "it is not offered");
    press(&mut harness, Key::R);
    assert!(offered(&harness), "brought back");
}

#[test]
fn a_theme_in_use_is_not_removed_and_an_unused_one_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    let before = study(&harness);
    let name = before.themes[&starter::theme_id("A3")].names.en.clone();
    click(&mut harness, &name);
    press(&mut harness, Key::Delete);
    assert_eq!(study(&harness).themes, before.themes, "what is tagged with it would hang in the air");
    assert!(!harness.state().app().toasts().is_empty(), "and it is said why");
    press(&mut harness, Key::N);
    type_text(&mut harness, "Nobody uses this");
    press(&mut harness, Key::Enter);
    assert_eq!(study(&harness).themes.len(), before.themes.len() + 1);
    // What was made is chosen, so that the next key speaks of it.
    press(&mut harness, Key::Delete);
    assert_eq!(study(&harness).themes.len(), before.themes.len(), "{:?}", harness.state().app().toasts());
}

#[test]
fn a_theme_is_moved_by_dragging_and_by_typing_where_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = open(folder.path());
    let before = study(&harness);
    let (a3, a5) = (starter::theme_id("A3"), starter::theme_id("A5"));
    let name = |id| before.themes[&id].names.en.clone();
    // Dropped on the middle of another: below it.
    let (from, to) = (row(&harness, &name(a5)).center(), row(&harness, &name(a3)).center() + vec2(0.0, 4.0));
    drag(&mut harness, from, to);
    let after = study(&harness);
    assert_eq!(after.themes[&a5].parent, Some(a3));
    assert_eq!(tagged(&after, a5), tagged(&before, a5), "its tags go with it");
    // Dropped on the upper edge of the first: before it, at the top.
    let first = codebook::tree(&after)[0].0;
    let top = row(&harness, &after.themes[&first].names.en);
    let from = row(&harness, &name(a5)).center();
    drag(&mut harness, from, Pos2::new(top.center().x, top.top() + 2.0));
    let moved = study(&harness);
    assert_eq!(moved.themes[&a5].parent, None);
    assert_eq!(codebook::tree(&moved)[0].0, a5, "now the first");
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(study(&harness), before, "a step each");

    // By the keys: v, a few letters, Enter. Not below itself.
    click(&mut harness, &name(a5));
    press(&mut harness, Key::V);
    type_text(&mut harness, "human rights");
    press(&mut harness, Key::Enter);
    assert_eq!(study(&harness).themes[&a5].parent, Some(a3));
    drag_onto_its_own_child(&mut harness, &name(a3), &name(a5));
    assert_eq!(study(&harness).themes[&a3].parent, None, "no theme stands below itself");
}

fn drag_onto_its_own_child(harness: &mut Screen, parent: &str, child: &str) {
    let (from, to) = (row(harness, parent).center(), row(harness, child).center() + vec2(0.0, 4.0));
    drag(harness, from, to);
}
