//! Pictures of the main screens, compared with those kept in `tests/pictures`. Behind the feature `pictures`: wgpu is many
//! minutes of building. `UPDATE_SNAPSHOTS=1 cargo test --features pictures pictures` draws them anew; look at them then.

use crate::support::{settle, window};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use travaux::app::{Action, CheckAction, Command, ComparisonAction, DraftAction, StudyAction, Tab};
use travaux::ui::Window;

const LARGE: Vec2 = Vec2::new(1600.0, 1000.0);
const SMALL: Vec2 = Vec2::new(1280.0, 720.0);

fn run(harness: &mut Harness<'static, Window>, command: Command) {
    harness.state_mut().app_mut().perform(Action::Run(command));
    settle(harness);
}

/// A window on the sample study as a user who prefers this look has it.
fn shown(folder: &std::path::Path, size: Vec2, dark: bool, chinese: bool) -> Harness<'static, Window> {
    let mut harness = window(folder, size);
    while harness.state().app().prefs().dark != Some(dark) {
        run(&mut harness, Command::ToggleDark);
    }
    if chinese {
        run(&mut harness, Command::SwitchLanguage);
    }
    harness
}

fn take(harness: &mut Harness<'static, Window>, results: &mut SnapshotResults, name: &str) {
    // Animations come to rest.
    harness.run_steps(12);
    // Another driver may round another way at the edges of letters; a moved line is thousands of pixels.
    let options = SnapshotOptions::new().output_path("tests/pictures").threshold(2.0).max_failed_pixels(400);
    results.add(harness.try_snapshot_options(name, &options));
}

#[test]
fn the_main_screens_look_as_they_were_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut results = SnapshotResults::new();
    for (dark, look) in [(false, "light"), (true, "dark")] {
        // The harness of the round before is gone: one study is open once.
        let mut harness = shown(folder.path(), LARGE, dark, false);
        for (tab, name) in
            [(Tab::Read, "read"), (Tab::Changes, "changes"), (Tab::History, "history"), (Tab::Who, "who")]
        {
            let command = match tab {
                Tab::Brief => Command::ShowBrief,
                Tab::Read => Command::ShowRead,
                Tab::Changes => Command::ShowChanges,
                Tab::History => Command::ShowHistory,
                Tab::Who => Command::ShowWho,
                Tab::Facts => Command::ShowFacts,
            };
            run(&mut harness, command);
            take(&mut harness, &mut results, &format!("{name}-{look}"));
        }
        harness
            .state_mut()
            .app_mut()
            .perform(Action::Compare(ComparisonAction::SetFind("advisory service".to_owned())));
        run(&mut harness, Command::NextChange);
        run(&mut harness, Command::ShowHistory);
        take(&mut harness, &mut results, &format!("phrase-{look}"));
    }
}

#[test]
fn small_windows_and_chinese_look_as_they_were_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut results = SnapshotResults::new();
    let mut harness = shown(folder.path(), SMALL, false, true);
    take(&mut harness, &mut results, "read-small-chinese-light");
    run(&mut harness, Command::ShowChanges);
    take(&mut harness, &mut results, "changes-small-chinese-light");
    drop(harness);
    let mut harness = shown(folder.path(), SMALL, true, false);
    take(&mut harness, &mut results, "read-small-dark");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut harness);
    take(&mut harness, &mut results, "commands-small-dark");
}

#[test]
fn an_empty_window_teaches() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut results = SnapshotResults::new();
    let mut harness = shown(folder.path(), SMALL, false, false);
    run(&mut harness, Command::NewStudy);
    if harness.state().app().dialog().is_some() {
        harness.state_mut().app_mut().perform(Action::Study(StudyAction::Answer(travaux::app::Answer::Discard)));
        settle(&mut harness);
    }
    harness.get_all_by_label_contains("Open").next().expect("what to do is said");
    take(&mut harness, &mut results, "empty-small-light");
}

#[test]
fn the_check_view_looks_as_it_was_judged() {
    let mut results = SnapshotResults::new();
    let gdc = |file: &str| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gdc").join(file);
    for (size, dark, chinese, name) in [
        (LARGE, false, false, "check-light"),
        (SMALL, true, false, "check-small-dark"),
        (SMALL, false, true, "check-small-chinese-light"),
    ] {
        // A folder of its own: the one before may still be writing its journal.
        let folder = tempfile::tempdir().expect("a folder");
        let mut harness = shown(folder.path(), size, dark, chinese);
        let app = harness.state_mut().app_mut();
        let drafts = if chinese { ["zero-zh.pdf", "final-zh.pdf"] } else { ["rev1.pdf", "rev2.pdf"] };
        app.perform(Action::Run(Command::NewStudy));
        app.perform(Action::Study(StudyAction::Answer(travaux::app::Answer::Discard)));
        app.perform(Action::Draft(DraftAction::Open(drafts.map(gdc).to_vec())));
        settle(&mut harness);
        let draft = harness.state().app().study().drafts[0].id;
        harness.state_mut().app_mut().perform(Action::Check(CheckAction::Open(draft, Some(14))));
        settle(&mut harness);
        let app = harness.state_mut().app_mut();
        app.perform(Action::Check(CheckAction::Join));
        app.perform(Action::Check(CheckAction::Select(16)));
        app.perform(Action::Check(CheckAction::SetAside));
        app.perform(Action::Check(CheckAction::Select(12)));
        settle(&mut harness);
        take(&mut harness, &mut results, name);
    }
}

#[test]
fn the_brief_looks_as_it_was_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut results = SnapshotResults::new();
    for (size, dark, chinese, name) in [
        (LARGE, false, false, "brief-light"),
        (LARGE, true, false, "brief-dark"),
        (SMALL, false, false, "brief-small-light"),
        (SMALL, true, true, "brief-small-chinese-dark"),
        (SMALL, false, true, "brief-small-chinese-light"),
    ] {
        let mut harness = shown(folder.path(), size, dark, chinese);
        harness.state_mut().app_mut().perform(Action::Compare(ComparisonAction::FirstToLast));
        run(&mut harness, Command::ShowBrief);
        run(&mut harness, Command::NextChange);
        take(&mut harness, &mut results, name);
    }
}
