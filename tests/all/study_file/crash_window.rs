//! Killed at any moment, the window loses nothing that its keys did: a child process drives the real window by keys alone
//! (themes, stars, notes, attributions, verdicts of the ledger, undo, saving) and writes down what the study says each time
//! it is on the disk. While it works its journal is removed, or its study's file is replaced by an older one. After each
//! kill the study opens and says what it said, or what the one key after it made of it. 12 kills; `TRAVAUX_KILLS=1000` for
//! more.

use crate::support::{REV1, Screen, ZERO, app, press, settle, type_text, window_of};
use egui::{Key, Modifiers, Vec2};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use travaux::app::{Action, App, AskForm, ComparisonAction, LedgerAction, PositionAction, StudyAction};
use travaux::study::starter::StartingLists;

/// Where the child is told to work; no folder, no child.
const FOLDER: &str = "TRAVAUX_KILLED_WINDOW";
const STUDY: &str = "study.travaux";

fn log(folder: &Path) -> PathBuf {
    folder.join("acknowledged")
}

/// Takes up what the run before left: the file, what no file holds yet, or the drafts.
fn opened(folder: &Path, seed: u64) -> App {
    let mut app = app(folder, seed);
    let study = folder.join(STUDY);
    if study.exists() {
        app.start_with(vec![study]);
    } else {
        app.start();
    }
    app.settle();
    if !app.has_drafts() || app.is_invented() {
        drop(app);
        app = self::app(folder, seed + 1);
        app.perform(Action::Study(StudyAction::New(StartingLists::Gdc)));
        app.settle();
        app.perform(Action::Draft(travaux::app::DraftAction::Open(vec![
            folder.join("zero.md"),
            folder.join("rev1.md"),
        ])));
        app.settle();
    }
    app
}

/// All that was said in a study, each a line with its own name.
fn said(app: &App) -> BTreeSet<String> {
    let study = app.study();
    let annotations = study.annotations.iter().map(|(id, said)| format!("{id} {:?}", said.body).replace('\n', " "));
    let verdicts = study.asks.iter().flat_map(|(id, ask)| {
        ask.verdicts.iter().map(move |(draft, verdict)| format!("{id} {draft} {:?}", verdict.uptake))
    });
    annotations.chain(verdicts).collect()
}

/// Does one thing by the window's keys. Returns nothing where a question stands in the way.
fn press_something(screen: &mut Screen, random: &mut fastrand::Rng, number: u64) {
    let changes = screen.state().app().board().map_or(1, |board| board.cards.len());
    screen.state_mut().app_mut().perform(Action::Compare(ComparisonAction::SelectChange(random.usize(..changes))));
    settle(screen);
    match random.u8(..10) {
        0..=2 => press(screen, [Key::Num1, Key::Num2, Key::Num3, Key::Num4][random.usize(..4)]),
        3 => press(screen, Key::S),
        4 => press(screen, Key::Space),
        5 => {
            press(screen, Key::M);
            type_text(screen, &format!("note {number}"));
            press(screen, (Modifiers::COMMAND, Key::Enter));
        }
        6 => {
            press(screen, Key::A);
            type_text(screen, ["g77 p s", "eu o r", "usa s i"][random.usize(..3)]);
            press(screen, Key::Enter);
        }
        7 | 8 => {
            press(screen, (Modifiers::COMMAND, Key::Num5));
            press(screen, [Key::ArrowLeft, Key::ArrowRight][random.usize(..2)]);
            press(screen, [Key::M, Key::P, Key::L, Key::R][random.usize(..4)]);
            press(screen, (Modifiers::COMMAND, Key::Num1));
        }
        _ => press(screen, (Modifiers::COMMAND, Key::Z)),
    }
}

/// Works by keys until it is killed.
#[test]
fn window_child() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let run: u64 = std::env::var("TRAVAUX_KILLED_RUN").expect("set with the folder").parse().expect("a number");
    let mut random = fastrand::Rng::with_seed(run + 1);
    let mut app = opened(&folder, run * 4 + 10_000);
    if app.study().asks.is_empty() {
        let ask = AskForm {
            gist: "Open to all".to_owned(),
            words: "shall remain open to all persons".to_owned(),
            ..AskForm::default()
        };
        app.perform(Action::Position(PositionAction::Ledger(LedgerAction::SetAsk(Box::new(ask)))));
        app.settle();
    }
    app.perform(Action::SetCoder("Ada".to_owned()));
    let mut screen = window_of(app, Vec2::new(1280.0, 720.0));
    let mut told = File::options().append(true).create(true).open(log(&folder)).expect("writable");
    // The run before may have been cut off in the middle of a line.
    writeln!(told).expect("writable");
    for number in 0.. {
        press_something(&mut screen, &mut random, run * 1_000 + number);
        // Whatever asks is left: nothing is lost by saying no.
        while screen.state().app().is_covered() {
            press(&mut screen, Key::Escape);
        }
        let lines: Vec<String> = said(screen.state().app()).into_iter().collect();
        writeln!(told, "{};", lines.join("\t")).expect("writable");
        if random.u8(..5) == 0 {
            screen.state_mut().app_mut().perform(Action::Study(StudyAction::SaveTo(folder.join(STUDY))));
            if random.bool() {
                settle(&mut screen);
            }
        }
    }
}

/// How often the child said that its work is on the disk.
fn acknowledged(folder: &Path) -> usize {
    let lines = fs::read_to_string(log(folder)).unwrap_or_default();
    lines.lines().filter(|line| line.ends_with(';')).count()
}

/// Waits until the child has acknowledged so often, or a while has passed.
fn wait_for(folder: &Path, child: &mut Child, count: usize) -> bool {
    let since = Instant::now();
    while acknowledged(folder) < count {
        if let Some(status) = child.try_wait().expect("the child is ours") {
            let errors = fs::read_to_string(folder.join("errors.txt")).unwrap_or_default();
            panic!("the child ended by itself ({status}): {errors}");
        }
        // A machine that does much else is slow.
        if since.elapsed() > Duration::from_mins(10) {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

fn journals(folder: &Path) -> Vec<PathBuf> {
    let unsaved = fs::read_dir(folder.join("data/unsaved")).into_iter().flatten().flatten().map(|entry| entry.path());
    let beside = folder.join(format!("{STUDY}.journal"));
    unsaved.chain([beside]).filter(|path| path.is_file()).collect()
}

#[test]
fn what_the_windows_keys_did_outlives_every_kill() {
    let kills: u64 = std::env::var("TRAVAUX_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("zero.md"), ZERO).expect("writable");
    fs::write(folder.join("rev1.md"), REV1).expect("writable");
    let mut random = fastrand::Rng::with_seed(77);
    let older = folder.join("older");
    let (mut most, mut removed, mut replaced, mut kept_beside) = (0, 0, 0, 0);
    for run in 0..kills {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "study_file::crash_window::window_child", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .env("TRAVAUX_KILLED_RUN", run.to_string())
            .stdout(Stdio::null())
            .stderr(File::create(folder.join("errors.txt")).expect("writable"))
            .spawn()
            .expect("the child starts");
        let before = acknowledged(folder);
        let works = wait_for(folder, &mut child, before + 2 + random.usize(..12));
        assert!(works, "run {run}: the child works by keys");
        if run % 3 == 1 {
            // Another program takes the journal away: with the next edit at the latest it is there again, whole.
            for path in journals(folder) {
                fs::remove_file(path).ok();
                removed += 1;
            }
            let now = acknowledged(folder);
            assert!(wait_for(folder, &mut child, now + 2), "run {run}: work goes on without its journal");
        }
        let mut replaces = false;
        if run % 3 == 2 && older.is_file() && folder.join(STUDY).is_file() {
            // A sync program brings an older copy back.
            let other = |path: &Path| fs::read(path).expect("readable");
            // Where it is the same, the child may save another one before it comes.
            replaced += usize::from(other(&older) != other(&folder.join(STUDY)));
            replaces = true;
            let arriving = folder.join("arriving");
            fs::copy(&older, &arriving).expect("writable");
            fs::rename(&arriving, folder.join(STUDY)).expect("writable");
            let now = acknowledged(folder);
            assert!(wait_for(folder, &mut child, now + 2), "run {run}: work goes on beside the older copy");
            // A key may have changed nothing: then it is noticed when the program looks at the file, every two seconds.
            std::thread::sleep(Duration::from_millis(2_500));
        }
        std::thread::sleep(Duration::from_millis(random.u64(..250)));
        child.kill().expect("the child can be killed");
        child.wait().expect("the child ends");

        let app = opened(folder, run * 4 + 1);
        let mut now = said(&app);
        // The file that came is opened; what was done on the one before stands beside it, and that is said. Where a save under
        // way came after it, the file itself holds everything.
        let recovered = folder.join("study.recovered.travaux");
        if recovered.is_file() {
            let told = crate::support::said(&app);
            assert!(replaces && told.iter().any(|line| line.contains("study.recovered")), "{run}: {told:?}");
            let mut beside = self::app(folder, run * 4 + 2);
            beside.start_with(vec![recovered.clone()]);
            beside.settle();
            now = said(&beside);
            drop(beside);
            fs::remove_file(recovered).expect("there");
            kept_beside += 1;
        }
        let told = fs::read_to_string(log(folder)).expect("readable");
        let last = told.lines().rev().find_map(|line| line.strip_suffix(';')).unwrap_or_default();
        let last: BTreeSet<String> = last.split('\t').filter(|line| !line.is_empty()).map(str::to_owned).collect();
        // The key after the last that was acknowledged may have said one thing, taken one away, or replaced one.
        let (gone, more) = (last.difference(&now).count(), now.difference(&last).count());
        assert!(gone <= 1 && more <= 1, "after kill {run}: {gone} gone, {more} more than {last:#?}");
        most = most.max(now.len());
        if folder.join(STUDY).is_file() && (random.bool() || !older.is_file()) {
            fs::copy(folder.join(STUDY), &older).expect("writable");
        }
    }
    assert!(most > 3, "the kills came too early to tell anything: {most}");
    eprintln!(
        "{kills} kills of the window, {removed} journals removed, {replaced} studies replaced ({kept_beside} kept beside), {most} statements: all kept"
    );
}
