//! Two coders with one study: merged in the window, settled, measured, put back where it belongs; by keys.

use crate::support::{Desk, REV1, Screen, act, change_with, press, settle, type_text, window, window_of};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use std::path::PathBuf;
use travaux::app::{
    Action, AnnotateAction, Answer, App, Card, CodersAction, ComparisonAction, Dialog, DraftAction, Own, StudyAction,
};
use travaux::base::AnnotationId;
use travaux::study::{Body, starter};

/// The first visible changes of which nothing was said yet.
fn untouched(app: &App) -> Vec<usize> {
    let board = app.board().expect("compared");
    let fresh = |at: &usize| board.comparison.changes[*at].is_visible() && board.cards[*at] == Card::default();
    (0..board.cards.len()).filter(fresh).collect()
}

fn tag(app: &mut App, change: usize, code: &str) {
    act(app, Action::Compare(ComparisonAction::SelectChange(change)));
    act(app, Action::Annotate(AnnotateAction::ToggleTheme(starter::theme_id(code))));
}

fn note_of(app: &App, id: AnnotationId) -> String {
    match &app.study().annotations[&id].body {
        Body::Note(text) => text.clone(),
        body => panic!("{body:?} is no note"),
    }
}

/// Ada's window on the sample study, saved, and Bo's copy of it. Both said what a note says anew; both tagged the same
/// change with A1 and a second one differently. Returns the note and the second change too.
fn two_coders(folder: &std::path::Path) -> (Screen, PathBuf, AnnotationId, usize) {
    let mut harness = window(folder, Vec2::new(1280.0, 720.0));
    let (ada_file, bo_file) = (folder.join("ada.travaux"), folder.join("bo.travaux"));
    let ada = harness.state_mut().app_mut();
    act(ada, Action::SetCoder("Ada".to_owned()));
    let free = untouched(ada);
    act(ada, Action::Compare(ComparisonAction::SelectChange(free[2])));
    act(ada, Action::Annotate(AnnotateAction::SetNote(None, "to be looked at".to_owned())));
    let wanted = Body::Note("to be looked at".to_owned());
    let study = ada.study().clone();
    let note = *study.annotations.iter().find(|(_, annotation)| annotation.body == wanted).expect("noted").0;
    act(ada, Action::Study(StudyAction::SaveTo(ada_file.clone())));
    std::fs::copy(&ada_file, &bo_file).expect("copied");
    let data = folder.join("bo");
    let mut bo = crate::support::app(&data, 77);
    act(&mut bo, Action::Draft(DraftAction::Open(vec![bo_file.clone()])));
    act(&mut bo, Action::SetCoder("Bo".to_owned()));
    act(&mut bo, Action::Annotate(AnnotateAction::SetNote(Some(note), "as Bo sees it".to_owned())));
    tag(&mut bo, free[0], "A1");
    tag(&mut bo, free[1], "A2");
    act(&mut bo, Action::Study(StudyAction::SaveTo(bo_file.clone())));
    bo.shutdown();
    act(ada, Action::Annotate(AnnotateAction::SetNote(Some(note), "as Ada sees it".to_owned())));
    tag(ada, free[0], "A1");
    tag(ada, free[1], "A1");
    settle(&mut harness);
    (harness, bo_file, note, free[1])
}

#[test]
fn a_copy_is_merged_settled_and_taken_back_by_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, _, note, _) = two_coders(folder.path());
    let before = harness.state().app().study().clone();
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::M));
    type_text(&mut harness, "bo.travaux");
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("Merge bo.travaux");
    harness.get_by_label_contains("6 are in both.");
    harness.get_by_label_contains("2 new (Bo 2)");
    assert_eq!(*harness.state().app().study(), before, "only shown so far");
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("1 difference to settle");
    harness.get_by_label_contains("as Ada sees it");
    harness.get_by_label_contains("as Bo sees it");
    assert_eq!(note_of(harness.state().app(), note), "as Ada sees it", "stands meanwhile");
    press(&mut harness, Key::T);
    assert!(harness.state().app().dialog().is_none(), "all is settled");
    assert_eq!(note_of(harness.state().app(), note), "as Bo sees it");

    // Taken back, it waits again, and is gone back to from anywhere.
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    harness.get_by_label_contains("1 to settle");
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::C));
    press(&mut harness, Key::B);
    let study = harness.state().app().study().clone();
    let notes: Vec<&str> = study
        .annotations
        .values()
        .filter_map(|annotation| match &annotation.body {
            Body::Note(text) if text.contains("sees it") => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(notes.len(), 2, "both stand: {notes:?}");
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(*harness.state().app().study(), before, "merging was one step");
}

#[test]
fn what_both_began_with_needs_no_settling_of_one_sided_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, bo_file, note, _) = two_coders(folder.path());
    // Ada's note as it was when Bo took the copy: her file.
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(note_of(harness.state().app(), note), "to be looked at");
    let app = harness.state_mut().app_mut();
    act(app, Action::Coders(CodersAction::Read(bo_file)));
    assert_eq!(app.coders().merge_summary().expect("read").conflicts, 1, "who changed it can't be told");
    let base = folder.path().join("base.travaux");
    std::fs::copy(folder.path().join("ada.travaux"), &base).expect("copied");
    act(app, Action::Coders(CodersAction::Base(base)));
    let summary = app.coders().merge_summary().expect("read");
    assert_eq!((summary.conflicts, summary.base.as_deref()), (0, Some("base.travaux")));
    act(app, Action::Coders(CodersAction::TakeIn));
    assert_eq!(note_of(app, note), "as Bo sees it");
}

#[test]
fn a_file_that_is_no_study_is_refused_in_the_sentence_of_opening_and_nothing_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path(), Vec2::new(1280.0, 720.0));
    let before = harness.state().app().study().clone();
    let bad = folder.path().join("bad.travaux");
    std::fs::write(&bad, "what is this").expect("written");
    act(harness.state_mut().app_mut(), Action::Coders(CodersAction::Read(bad.clone())));
    settle(&mut harness);
    harness.get_by_label_contains("This is not a Travaux study");
    assert!(harness.state().app().dialog().is_none());

    // Dropped on the window, a study is opened or merged as one answers.
    act(harness.state_mut().app_mut(), Action::Dropped(vec![bad]));
    settle(&mut harness);
    harness.get_by_label_contains("Open or merge bad.travaux?");
    act(harness.state_mut().app_mut(), Action::Study(StudyAction::Answer(Answer::Merge)));
    assert_eq!(*harness.state().app().study(), before);
}

#[test]
fn disagreements_are_walked_and_settled_in_ones_own_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, bo_file, _, second) = two_coders(folder.path());
    let app = harness.state_mut().app_mut();
    act(app, Action::Coders(CodersAction::Read(bo_file)));
    act(app, Action::Coders(CodersAction::TakeIn));
    act(app, Action::CloseDialog);
    let ids: Vec<_> = app.study().coders.iter().map(|(id, name)| (name.clone(), *id)).collect();
    settle(&mut harness);
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::G));
    harness.get_by_label_contains("2 disagreements");
    harness.get_by_label_contains("the figures may be chance");
    let view = harness.state().app().coders().agreement().expect("measured");
    let [percentage, kappa, alpha] = view.rows[0].measures;
    assert!(percentage.is_some_and(|share| share > 0.5 && share < 1.0), "{view:?}");
    assert!(kappa.is_some() && alpha.is_some());
    assert!(view.coders.len() >= 2);

    // Enter goes to the change; the list is where it was when one comes back.
    press(&mut harness, Key::Enter);
    assert!(harness.state().app().dialog().is_none());
    assert_eq!(harness.state().app().selected(), Some(second));
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::G));
    let give = view.open.iter().position(|row| row.own == Own::Give).expect("Bo gave it, Ada did not");
    for _ in 0..give {
        press(&mut harness, Key::ArrowDown);
    }
    press(&mut harness, Key::G);
    let view = harness.state().app().coders().agreement().expect("measured");
    assert_eq!(view.open.len(), 1);
    assert_eq!(view.open[0].own, Own::Withdraw);
    press(&mut harness, Key::W);
    assert_eq!(harness.state().app().coders().agreement().expect("measured").open, []);
    let by = |name: &str| {
        let id = ids.iter().find(|(known, _)| known == name).expect("a coder").1;
        let tags = harness.state().app().study().annotations.clone();
        tags.values().filter(|tag| tag.author == id && matches!(tag.body, Body::Tag(_))).count()
    };
    assert_eq!((by("Ada"), by("Bo")), (2, 2), "each spoke for themselves");

    // One coder alone: nothing is claimed.
    let bo = ids.iter().find(|(name, _)| name == "Bo").expect("Bo").1;
    let others: Vec<_> = harness.state().app().coders().agreement().expect("measured").coders;
    for (id, _, _, measured) in others {
        if measured && id != bo {
            act(harness.state_mut().app_mut(), Action::Coders(CodersAction::ToggleCoder(id)));
        }
    }
    settle(&mut harness);
    harness.get_by_label_contains("Agreement needs two coders");
}

#[test]
fn a_note_whose_words_are_gone_is_listed_and_put_back_by_one_key() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(6);
    act(&mut app, Action::SetCoder("Ana".to_owned()));
    let change = change_with(&app, "protect children");
    act(&mut app, Action::Compare(ComparisonAction::SelectChange(change)));
    act(&mut app, Action::Annotate(AnnotateAction::SetNote(None, "on children".to_owned())));
    let rev1 = app.study().drafts[1].id;
    let better = REV1.replace(
        "We resolve to protect children from harmful content on the screens that libraries provide to them.",
        "Harmful content on library screens is a danger for children, which the Secretary-General shall look into.",
    );
    act(&mut app, Action::Draft(DraftAction::Replace(rev1, desk.put("rev1-better.txt", better))));
    assert_eq!(app.annotate().adrift_count(), 1);
    let before = app.study().clone();
    let mut harness = window_of(app, Vec2::new(1280.0, 720.0));
    harness.get_by_label_contains("1 adrift");
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::R));
    harness.get_by_label_contains("1 annotation is adrift");
    harness.get_by_label_contains("We resolve to protect children");
    press(&mut harness, Key::Enter);
    let app = harness.state().app();
    assert_eq!(app.annotate().adrift_count(), 0);
    assert!(app.dialog().is_none());
    let new = app.study().annotations.values().next().expect("the note").target.new.clone();
    assert!(new[0].quote.starts_with("Harmful content on library screens"), "{new:?}");
    press(&mut harness, (Modifiers::COMMAND, Key::Z));
    assert_eq!(*harness.state().app().study(), before);
    press(&mut harness, (Modifiers::COMMAND | Modifiers::SHIFT, Key::R));
    press(&mut harness, Key::Delete);
    assert!(harness.state().app().study().annotations.is_empty());
    assert!(!matches!(harness.state().app().dialog(), Some(Dialog::Adrift)));
}

#[test]
fn the_report_says_how_far_two_coders_agree_and_is_silent_about_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut harness, bo_file, ..) = two_coders(folder.path());
    let report = |app: &App| {
        let job = travaux::base::JobControl::default();
        let report = travaux::app::report_of(app.study(), app.locale(), &job).expect("made");
        travaux::report::html(&report, app.locale())
    };
    let app = harness.state_mut().app_mut();
    assert!(!report(app).contains("Agreement of the coders"));
    act(app, Action::Coders(CodersAction::Read(bo_file)));
    act(app, Action::Coders(CodersAction::TakeIn));
    let said = report(app);
    assert!(said.contains("Agreement of the coders") && said.contains("α (Krippendorff)"));
    assert!(said.contains("Disagreements: 2.") && said.contains("the figures may be chance"));

    let job = travaux::base::JobControl::default();
    let report = travaux::app::report_of(app.study(), app.locale(), &job).expect("made");
    let json = travaux::report::json::report(&report, app.locale()).expect("written");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let agreement = &json["agreement"];
    assert_eq!(agreement["disagreements"], 2);
    let measured = report.agreement.expect("measured");
    assert_eq!(agreement["coders"], serde_json::json!(measured.coders));
    let rows = measured.rows;
    assert_eq!(agreement["themes"].as_array().expect("a list").len(), rows.len() - 1);
    assert_eq!(agreement["themes"][0]["theme"], rows[1].0.as_str());
    assert_eq!(agreement["overall"]["changes"], rows[0].1);
    let [observed, kappa, alpha] = rows[0].2;
    for (name, value) in [("observed", observed), ("cohen_kappa", kappa), ("krippendorff_alpha", alpha)] {
        let said = agreement["overall"][name].as_f64();
        assert_eq!(said.is_some(), value.is_some(), "{name}");
        assert!((said.unwrap_or(0.0) - value.unwrap_or(0.0)).abs() < 0.0001, "{name}");
    }
}

#[test]
fn a_key_takes_away_ones_own_tag_only_and_both_coders_stand_on_the_chip() {
    let desk = Desk::new();
    let file = desk.path("shared.travaux");
    let mut ada = desk.with_drafts(1);
    act(&mut ada, Action::SetCoder("Ada".to_owned()));
    let change = untouched(&ada)[0];
    tag(&mut ada, change, "A1");
    act(&mut ada, Action::Study(StudyAction::SaveTo(file.clone())));
    ada.shutdown();
    drop(ada);
    // Bo's own machine: the name kept there is not Ada's.
    let other = Desk::new();
    let mut bo = other.app(2);
    bo.start_with(vec![file]);
    bo.settle();
    crate::support::first_step(&mut bo);
    act(&mut bo, Action::SetCoder("Bo".to_owned()));
    let tags = |app: &App| {
        let theme = Body::Tag(starter::theme_id("A1"));
        let said = app.study().annotations.values().filter(|one| one.body == theme);
        said.map(|one| app.study().coders[&one.author].clone()).collect::<Vec<_>>()
    };
    assert_eq!(tags(&bo), ["Ada"]);
    tag(&mut bo, change, "A1");
    let mut both = tags(&bo);
    both.sort();
    assert_eq!(both, ["Ada", "Bo"], "what Ada gave is not Bo's to take away by the way");
    let chips = &bo.board().expect("compared").cards[change].themes;
    assert_eq!(chips.len(), 1);
    assert_eq!((chips[0].own, chips[0].authors.len()), (true, 2));
    tag(&mut bo, change, "A1");
    assert_eq!(tags(&bo), ["Ada"], "Bo's own went again");
}
