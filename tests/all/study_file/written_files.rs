//! What the program writes on the disk: who may read it, what is left of it, and what it never writes to.

use crate::support::{Desk, act, run};
use std::fs;
use std::path::Path;
use std::process::{Command as Process, Output};
use travaux::app::{Action, Command, StudyAction};

/// Runs the program in a folder; its exit status and what it said.
fn travaux(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, Vec<u8>) {
    let Output { status, stdout, stderr } = Process::new(env!("CARGO_BIN_EXE_travaux"))
        .args(arguments)
        .current_dir(folder)
        .env("TMPDIR", folder)
        .output()
        .expect("the program runs");
    (status.code(), String::from_utf8_lossy(&stderr).into_owned(), stdout)
}

fn drafts(desk: &Desk) {
    desk.put("zero.md", crate::support::ZERO);
    desk.put("rev1.txt", crate::support::REV1);
}

#[test]
fn a_report_is_never_written_to_an_input_nor_under_another_formats_name() {
    let desk = Desk::new();
    drafts(&desk);
    drop(desk.saved(1, "talks.travaux"));
    let study = fs::read(desk.path("talks.travaux")).expect("there");
    for (arguments, why) in [
        (&["compare", "zero.md", "rev1.txt", "--format", "html", "-o", "r.docx"][..], "ends in .docx"),
        (&["compare", "zero.md", "rev1.txt", "--format", "text", "-o", "rev1.txt"], "one of the files that are read"),
        (&["compare", "zero.md", "rev1.txt", "--format", "text", "-o", "./rev1.txt"], "one of the files that are read"),
        (&["report", "talks.travaux", "--format", "html", "-o", "talks.travaux"], ".travaux"),
        (&["merge", "-", "talks.travaux", "talks.travaux", "-o", "talks.travaux"], "one of the files that are read"),
    ] {
        let (status, said, _) = travaux(desk.folder(), arguments);
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(said.contains(why) && said.lines().count() == 1, "{arguments:?}: {said}");
    }
    assert_eq!(fs::read(desk.path("talks.travaux")).expect("there"), study);
    assert_eq!(fs::read_to_string(desk.path("rev1.txt")).expect("there"), crate::support::REV1);
    assert!(!desk.path("r.docx").exists());
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_devices_and_pipes_left_alone() {
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    let desk = Desk::new();
    drafts(&desk);
    fs::create_dir(desk.path("share")).expect("writable");
    symlink("share/report.html", desk.path("report.html")).expect("linked");
    let (status, said, _) = travaux(desk.folder(), &["compare", "zero.md", "rev1.txt", "-o", "report.html"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(fs::symlink_metadata(desk.path("report.html")).expect("there").is_symlink());
    let page = fs::read_to_string(desk.path("share/report.html")).expect("written where the link leads");
    // Nothing in it is fetched or run, whatever a draft holds.
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));

    let made = Process::new("mkfifo").arg(desk.path("pipe")).status();
    if made.is_ok_and(|status| status.success()) {
        let (status, said, _) = travaux(desk.folder(), &["compare", "zero.md", "rev1.txt", "-o", "pipe"]);
        assert_eq!(status, Some(2));
        assert!(said.contains("device or a pipe"), "{said}");
        assert!(fs::symlink_metadata(desk.path("pipe")).expect("there").file_type().is_fifo());
    }
    let (_, _, plain) = travaux(desk.folder(), &["compare", "zero.md", "rev1.txt", "--format", "json"]);
    for name in ["/dev/stdout", "-"] {
        let (status, said, out) =
            travaux(desk.folder(), &["compare", "zero.md", "rev1.txt", "--format", "json", "-o", name]);
        assert_eq!((status, out == plain), (Some(0), true), "{name}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_kept_of_a_person_is_theirs_alone_and_what_is_shared_follows_the_umask() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mut app = desk.saved(1, "talks.travaux");
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    run(&mut app, Command::ToggleImportant);
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&desk.path("talks.travaux.journal")), 0o600);
    assert_eq!(mode(&desk.data()), 0o700);
    app.shutdown();
    assert_eq!(mode(&desk.data().join("settings.ron")), 0o600);
    assert_eq!(mode(&desk.path("talks.travaux.history")), 0o600);
    // As an ordinary program's file: what the umask leaves of rw-rw-rw-.
    let ordinary = mode(&desk.put("ordinary", ""));
    assert_eq!(mode(&desk.path("talks.travaux")), ordinary);
    // One that was made private stays so.
    fs::set_permissions(desk.path("talks.travaux"), fs::Permissions::from_mode(0o600)).expect("ours");
    let mut app = desk.opened(2, "talks.travaux");
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    run(&mut app, Command::ToggleImportant);
    act(&mut app, Action::Study(StudyAction::Save));
    assert_eq!(mode(&desk.path("talks.travaux")), 0o600);
}

#[test]
fn a_clean_end_leaves_nothing_and_the_next_start_removes_what_a_kill_left() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "talks.travaux");
    app.shutdown();
    drop(app);
    let names = |desk: &Desk| -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(desk.folder())
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let clean = names(&desk);
    assert_eq!(clean, ["data", "final.md", "rev1.txt", "talks.travaux", "talks.travaux.history", "zero.md"]);
    // A kill in the middle of a save and of a conversion.
    desk.put(".travaux-abc", "half a study");
    fs::create_dir(desk.path("travaux-x1")).expect("writable");
    desk.put("travaux-x1/in-use", "");
    desk.put("travaux-x1/draft.doc", "a confidential draft");
    let mut app = desk.opened(2, "talks.travaux");
    app.shutdown();
    drop(app);
    let (status, ..) = travaux(desk.folder(), &["check", "talks.travaux"]);
    assert_eq!(status, Some(0));
    assert_eq!(names(&desk), clean);
}

#[test]
fn no_name_moves_the_terminal() {
    let desk = Desk::new();
    let (status, said, _) = travaux(desk.folder(), &["show", "no\u{1b}[2Jdraft\u{202e}.txt"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("no␛[2Jdraft‹U+202E›.txt"), "{said:?}");
}

#[test]
fn a_study_with_a_very_long_name_is_saved_with_everything_beside_it() {
    let desk = Desk::new();
    // 80 characters of three bytes: with ".travaux" 248 bytes, of the 255 that a name may have.
    let name = format!("{}.travaux", "谈".repeat(80));
    let mut app = desk.saved(1, &name);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    for _ in 0..2 {
        run(&mut app, Command::ToggleImportant);
        act(&mut app, Action::Study(StudyAction::Save));
    }
    assert!(crate::support::said(&app).iter().all(|words| !words.contains("not saved") && !words.contains("backup")));
    run(&mut app, Command::ToggleImportant);
    let before = (**app.study()).clone();
    assert_eq!(**desk.killed().opened(2, &name).study(), before);
}

#[test]
fn a_study_that_is_open_in_a_window_is_reported_as_it_stands_on_the_disk() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "talks.travaux");
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    crate::support::choose(&mut app, "children");
    let theme = crate::support::theme(&app, "A5");
    act(&mut app, Action::Annotate(travaux::app::AnnotateAction::ToggleTheme(theme)));
    let (status, said, report) = travaux(desk.folder(), &["report", "talks.travaux", "--format", "html"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("another program has this study open"), "{said}");
    let report = String::from_utf8(report).expect("text");
    let name = &app.study().themes[&theme].names.en;
    assert!(
        report.contains("class=\"tags\"") && report.contains(name.as_str()),
        "what the journal alone holds is in it"
    );
    let (status, said, _) = travaux(desk.folder(), &["check", "talks.travaux"]);
    assert!(status != Some(2) && said.contains("another program"), "{status:?} {said}");
}

#[cfg(unix)]
#[test]
fn git_merges_two_coders_work_with_the_driver_that_the_readme_names() {
    let desk = Desk::new();
    let git = |arguments: &[&str]| {
        let run = Process::new("git")
            .args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(desk.folder())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output();
        run.is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q", "-b", "main"]) {
        crate::support::skipped("git is not installed");
        return;
    }
    let readme = include_str!("../../../README.md");
    let line = readme.lines().find(|line| line.contains("merge.travaux.driver")).expect("named in the README");
    let driver = line.split('"').nth(1).expect("in quotes").replacen("travaux", env!("CARGO_BIN_EXE_travaux"), 1);
    assert!(git(&["config", "merge.travaux.driver", &driver]));
    desk.put(".gitattributes", "*.travaux merge=travaux\n");
    drop(desk.saved(1, "talks.travaux"));
    let commit = |what: &str| git(&["add", "talks.travaux", ".gitattributes"]) && git(&["commit", "-q", "-m", what]);
    assert!(commit("begun"));
    let tag = |seed: u64, coder: &str, words: &str| {
        let mut app = desk.opened(seed, "talks.travaux");
        act(&mut app, Action::SetCoder(coder.to_owned()));
        crate::support::choose(&mut app, words);
        let theme = crate::support::theme(&app, "A5");
        act(&mut app, Action::Annotate(travaux::app::AnnotateAction::ToggleTheme(theme)));
        act(&mut app, Action::Study(StudyAction::Save));
        app.shutdown();
    };
    assert!(git(&["checkout", "-q", "-b", "theirs"]));
    tag(2, "Björn", "children");
    assert!(commit("theirs") && git(&["checkout", "-q", "main"]));
    tag(3, "Ada", "fund");
    assert!(commit("mine"));
    // It is the driver that merges: one that only refuses leaves a conflict.
    assert!(!git(&["-c", "merge.travaux.driver=false", "merge", "-q", "-m", "both", "theirs"]));
    assert!(git(&["merge", "--abort"]) && git(&["merge", "-q", "-m", "both", "theirs"]));
    let merged = travaux::study::file::load(&desk.path("talks.travaux")).expect("a study").0;
    assert_eq!(merged.annotations.len(), 2);
}

#[test]
fn preferences_are_kept_when_they_change_and_not_at_a_clean_end() {
    let desk = Desk::new();
    let mut app = desk.saved(1, "talks.travaux");
    let before = app.prefs().clone();
    run(&mut app, Command::ToggleOutline);
    run(&mut app, Command::SwitchLanguage);
    let changed = app.prefs().clone();
    assert!(changed.outline != before.outline && changed.language != before.language);
    // Killed: what was changed is there at the next start.
    let again = desk.killed().app(2);
    assert_eq!((again.prefs().outline, &again.prefs().language), (changed.outline, &changed.language));
}
