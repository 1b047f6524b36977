//! Killed at any moment, also in the middle of a save, the program loses nothing that was acknowledged: a child process edits
//! and saves, is killed at random moments, and after each kill the study opens and holds every edit the child was told is on
//! the disk. Some of the children work on a disk that is full, some find their journal removed. 50 kills;
//! `TRAVAUX_KILLS=1000` for more.

use crate::support::{REV1, ZERO, act, app};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use travaux::app::{Action, AnnotateAction, App, ClaimDraft, ComparisonAction, StudyAction};
use travaux::cli::guard::{Ended, Opened, guard};
use travaux::study::Body;

/// Where the child is told to work; no folder, no child.
const FOLDER: &str = "TRAVAUX_KILLED_CHILD";

fn acknowledged(folder: &Path) -> PathBuf {
    folder.join("acknowledged")
}

/// Takes up what the run before left: the file, what no file holds yet, or the drafts.
fn opened(folder: &Path, seed: u64) -> App {
    let mut app = app(folder, seed);
    let study = folder.join("study.travaux");
    let unsaved = fs::read_dir(folder.join("data/unsaved")).is_ok_and(|mut entries| entries.next().is_some());
    if study.exists() {
        app.start_with(vec![study]);
    } else if unsaved {
        app.start();
    }
    app.settle();
    if !app.has_drafts() || app.is_invented() {
        drop(app);
        app = self::app(folder, seed + 1);
        app.start_with(vec![folder.join("zero.md"), folder.join("rev1.md")]);
        app.settle();
    }
    app
}

/// What the child did, by the name it gave each: notes, tags with a theme of that name, attributions noted so.
fn notes(app: &App) -> BTreeSet<String> {
    let study = app.study();
    let named = study.annotations.values().filter_map(|annotation| match &annotation.body {
        Body::Note(text) => Some(text.clone()),
        Body::Tag(theme) => study.themes.get(theme).map(|theme| theme.names.en.clone()),
        Body::Claim(claim) => Some(claim.note.clone()),
        _ => None,
    });
    named.filter(|text| text.starts_with("edit ")).collect()
}

/// Takes the journals of the study away, as a program that tidies up would.
fn remove_journals(folder: &Path) {
    for folder in [folder.to_owned(), folder.join("data/unsaved")] {
        for journal in travaux::study::file::journals_in(&folder) {
            fs::remove_file(journal).ok();
        }
    }
}

/// Edits and saves until it is killed. Each edit is noted down only when the program says that it is on the disk.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let run: u64 = std::env::var("TRAVAUX_KILLED_RUN").expect("set with the folder").parse().expect("a number");
    let mut random = fastrand::Rng::with_seed(run + 1);
    let mut app = opened(&folder, run * 4 + 10_000);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    let mut told = File::options().append(true).create(true).open(acknowledged(&folder)).expect("writable");
    // The run before may have been cut off in the middle of a line.
    writeln!(told).expect("writable");
    for edit in 0.. {
        let changes = app.board().expect("compared").cards.len() as u64;
        act(&mut app, Action::Compare(ComparisonAction::SelectChange(random.u64(..changes) as usize)));
        let text = format!("edit {run}-{edit}");
        let said = match random.u64(..4) {
            0 => AnnotateAction::TagWithNew(text.clone(), false),
            1 => AnnotateAction::SetClaim(ClaimDraft { unknown: true, note: text.clone(), ..ClaimDraft::default() }),
            _ => AnnotateAction::SetNote(None, text.clone()),
        };
        act(&mut app, Action::Annotate(said));
        if app.toasts().iter().any(|toast| toast.grave) {
            return;
        }
        writeln!(told, "{text};").expect("writable");
        match random.u64(..6) {
            0 => act(&mut app, Action::Study(StudyAction::SaveTo(folder.join("study.travaux")))),
            1 => app.perform(Action::Study(StudyAction::SaveTo(folder.join("study.travaux")))),
            _ => {}
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_by_kills() {
    let kills: u64 = std::env::var("TRAVAUX_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(50);
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("zero.md"), ZERO).expect("writable");
    fs::write(folder.path().join("rev1.md"), REV1).expect("writable");
    let mut random = fastrand::Rng::with_seed(42);
    let (mut most, mut saved) = (0, 0);
    for run in 0..kills {
        let this = std::env::current_exe().expect("this test");
        let mut command = Command::new(&this);
        // Every fifth may write no more than so much to any file: as on a full disk, writes fail or fall short.
        if cfg!(unix) && run % 5 == 4 {
            let limit = 1 + random.u64(..200);
            command = Command::new("sh");
            command.args(["-c", &format!("trap '' XFSZ; ulimit -f {limit}; exec \"$0\" \"$@\"")]).arg(&this);
        }
        let mut child = command
            .args(["--exact", "study_file::crash::child", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder.path())
            .env("TRAVAUX_KILLED_RUN", run.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the child starts");
        // A third are killed wherever they are, also while they take up what was left; the others when they are at work.
        let length = || fs::metadata(acknowledged(folder.path())).map_or(0, |file| file.len());
        let before = length();
        // One that may write little may never tell of an edit: it is killed after a while. The others are waited for.
        let limited = cfg!(unix) && run % 5 == 4;
        let patience = Instant::now();
        while run % 3 != 0
            && length() == before
            && (!limited || patience.elapsed() < Duration::from_secs(20))
            && child.try_wait().expect("the child is ours").is_none()
        {
            std::thread::sleep(Duration::from_millis(5));
        }
        // Every seventh that is at work finds its journal gone, and is killed once it has told of two more edits.
        if cfg!(unix) && !limited && run % 3 != 0 && run % 7 == 6 {
            remove_journals(folder.path());
            let lines = || fs::read_to_string(acknowledged(folder.path())).map_or(0, |told| told.matches(';').count());
            let before = lines();
            while lines() < before + 2 && child.try_wait().expect("the child is ours").is_none() {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        std::thread::sleep(Duration::from_millis(10 + random.u64(..150)));
        child.kill().expect("the child can be killed");
        child.wait().expect("the child ends");
        let app = opened(folder.path(), run * 4 + 1);
        let told = fs::read_to_string(acknowledged(folder.path())).unwrap_or_default();
        let kept = notes(&app);
        // What has no end was cut off by the kill.
        let lost: Vec<&str> =
            told.lines().filter_map(|line| line.strip_suffix(';')).filter(|text| !kept.contains(*text)).collect();
        assert!(lost.is_empty(), "after kill {run}: {} of {} lost: {lost:?}", lost.len(), kept.len());
        most = most.max(kept.len());
        saved += usize::from(app.study_file().study_name(app.session()) == "study.travaux");
        // Dropped without leaving, as a kill would.
    }
    assert!(most > 0 && saved > 0, "the kills came too early to tell anything: {most} edits, {saved} times saved");
    eprintln!("{kills} kills, {most} edits, {saved} times from the file: all kept");
}

/// Where the child that panics is told to work.
const PANICS_IN: &str = "TRAVAUX_PANICKING_CHILD";

/// Makes an edit and panics while "the window" stands.
#[test]
fn panicking_child() {
    let Some(folder) = std::env::var_os(PANICS_IN).map(PathBuf::from) else { return };
    let log = folder.join("data/panic.log");
    let (window, opened_flag) = (folder.clone(), Opened::default());
    let stands = opened_flag.clone();
    let ended: Ended<()> = guard(Some(log.clone()), &opened_flag, move || {
        let mut app = opened(&window, 7);
        stands.set();
        act(&mut app, Action::SetCoder("Ada".to_owned()));
        act(&mut app, Action::Compare(ComparisonAction::SelectChange(0)));
        // Not waited for: unwinding has to let the journal be written.
        app.perform(Action::Annotate(AnnotateAction::SetNote(None, "edit before the panic".to_owned())));
        panic!("a fault of our own");
    });
    assert_eq!(ended, Ended::Broke("a fault of our own".to_owned(), Some(log)));
}

#[test]
fn a_panic_while_the_window_stands_is_written_down_and_what_was_done_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("zero.md"), ZERO).expect("writable");
    fs::write(folder.path().join("rev1.md"), REV1).expect("writable");
    let child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "study_file::crash::panicking_child", "--nocapture", "--test-threads=1"])
        .env(PANICS_IN, folder.path())
        .output()
        .expect("the child runs");
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
    let log = fs::read_to_string(folder.path().join("data/panic.log")).expect("the panic is written down");
    assert!(log.contains("a fault of our own") && log.contains("crash.rs"), "{log}");
    let mut again = app(folder.path(), 8);
    again.start();
    again.settle();
    assert!(notes(&again).contains("edit before the panic"), "the edit is there at the next start");
    let keys: Vec<&str> = again.toasts().iter().map(|toast| toast.what.key).collect();
    assert!(keys.contains(&"start-after-panic") && keys.contains(&"open-recovered"), "{keys:?}");
    // Said once.
    drop(again);
    let mut third = app(folder.path(), 9);
    third.start();
    third.settle();
    assert!(third.toasts().iter().all(|toast| toast.what.key != "start-after-panic"));
}

#[test]
fn a_panic_before_the_window_stands_is_told_as_a_window_that_cannot_open() {
    let Some(_) = std::env::var_os(PANICS_IN) else {
        let child = Command::new(std::env::current_exe().expect("this test"))
            .args([
                "--exact",
                "study_file::crash::a_panic_before_the_window_stands_is_told_as_a_window_that_cannot_open",
            ])
            .env(PANICS_IN, "nowhere")
            .status()
            .expect("the child runs");
        assert!(child.success());
        return;
    };
    let ended: Ended<()> = guard(None, &Opened::default(), || panic!("no keyboard library"));
    assert_eq!(ended, Ended::BeforeOpening("no keyboard library".to_owned()));
}
