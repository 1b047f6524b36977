//! A large study: ten drafts of 5,000 paragraphs each with 20,000 annotations. How long it takes to open, how long an edit
//! and its undo hold the window, how long saving holds the window and takes in all, and the memory of it.
//!
//! `cargo bench --bench study`. The figures to keep: open in a second, edit and undo in 5 ms each; saving holds nothing.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "writes its own temporary files and prints; a bench may stop"
)]

#[path = "../src/compare/testdata/synthetic.rs"]
mod synthetic;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use travaux::app::{Action, App, Command, ComparisonAction, ComparisonStatus, Folders, SaveState, Setup};
use travaux::base::{AnnotationId, CoderId, SeededIds, Sides, StudyId, Timestamp};
use travaux::locale::UiLanguage;
use travaux::study::{Annotation, Body, Edit, History, Study, Target, anchor, apply, file, starter};

const DRAFTS: usize = 10;
const PARAGRAPHS: usize = 5_000;
const ANNOTATIONS: usize = 20_000;
const TIMES: usize = 40;

fn app(folder: &Path, seed: u64) -> App {
    App::new(Setup {
        ids: Box::new(SeededIds::new(seed)),
        clock: Arc::new(|| Timestamp::UNIX_EPOCH),
        folders: Folders { data: Some(folder.join("data")), home: folder.to_owned() },
        language: UiLanguage::English,
        system_dialogs: false,
        apart: travaux::app::Apart::default(),
    })
}

/// The drafts, each a revision of the one before, imported as files are.
fn drafts(folder: &Path) -> Vec<travaux::study::Draft> {
    let mut texts = synthetic::draft(1, PARAGRAPHS);
    let mut paths = Vec::new();
    for number in 0..DRAFTS {
        let name = if number == 0 { "zero.txt".to_owned() } else { format!("rev{number}.txt") };
        let path = folder.join(name);
        std::fs::write(&path, texts.join("\n\n")).expect("written");
        paths.push(path);
        texts = synthetic::revise(&texts, number as u64 + 2).new;
    }
    let mut app = app(folder, 1);
    app.start_with(paths);
    // Until they are read; that they are compared is of no use here.
    while app.study().drafts.len() < DRAFTS {
        app.tick();
        std::thread::sleep(Duration::from_millis(5));
    }
    let drafts = app.study().drafts.iter().map(|draft| (**draft).clone()).collect();
    app.shutdown();
    drafts
}

/// The study with its annotations: tags, notes, headlines, what was seen, on words of both drafts of a step.
fn study(folder: &Path) -> Study {
    let mut ids = SeededIds::new(3);
    let mut study = starter::with_gdc(Study::empty(StudyId::new(&mut ids), ""));
    for draft in drafts(folder) {
        study = apply(&study, &Edit::AddDraft(Box::new(draft))).expect("added");
    }
    let coder = CoderId::new(&mut ids);
    study = apply(&study, &Edit::SetCoder(coder, "Ada".to_owned())).expect("named");
    let readings: Vec<_> = study.drafts.iter().map(|draft| draft.reading()).collect();
    let themes: Vec<_> = study
        .themes
        .keys()
        .copied()
        .filter(|id| study.themes.get(id).is_some_and(|theme| theme.key.is_some()))
        .collect();
    let each = ANNOTATIONS / (DRAFTS - 1) + 1;
    let mut annotations = Vec::new();
    for number in 0..ANNOTATIONS {
        let (step, place) = (number / each, number % each * PARAGRAPHS / each);
        let (Some(from), Some(to)) = (study.drafts.get(step), study.drafts.get(step + 1)) else { continue };
        let (Some(before), Some(after)) = (readings.get(step), readings.get(step + 1)) else { continue };
        let theme = themes.get(number % themes.len()).copied().expect("there are themes");
        let annotation = Annotation {
            target: Target {
                from: from.id,
                to: to.id,
                old: anchor::whole(from, before, place).into_iter().collect(),
                new: anchor::whole(to, after, place).into_iter().collect(),
            },
            body: match number % 4 {
                0 | 1 => Body::Tag(theme),
                2 => Body::Note(format!("what was said of number {number}")),
                _ => Body::Seen,
            },
            author: coder,
            made: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
        };
        annotations.push(Edit::Annotate(AnnotationId::new(&mut ids), Box::new(annotation)));
    }
    let label = travaux::base::Message::new("edit-tag");
    apply(&study, &Edit::Batch(label, annotations)).expect("annotated")
}

/// Memory of this process in MB; `None` where the system does not say.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? / 1024)
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    println!("{what:<58} {:>9.2} ms median {:>9.2} ms worst", ms(median), ms(worst));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let value = work();
    (value, begun.elapsed())
}

/// As [`timed`], of this thread on a processor: a machine that others use too says little in any other way.
fn held<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (before, begun) = (on_processor(), Instant::now());
    let value = work();
    let passed = begun.elapsed();
    let on_it = before.and_then(|before| on_processor()?.checked_sub(before));
    (value, on_it.unwrap_or(passed))
}

/// Ticks until something is so.
fn until(app: &mut App, done: impl Fn(&App) -> bool) {
    while !done(app) {
        app.tick();
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Time of this thread on a processor, where the system tells: what others take of the machine is not in it.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

/// The words of 500 proposals followed through ten drafts, a phrase and a draft looked for in ten references. The figures to
/// keep: a second, 50 ms.
fn words() {
    use travaux::base::{JobControl, PositionId};
    use travaux::compare::{Options, compare, lineage};
    use travaux::insight::agreed::{Shelf, find, reused};
    use travaux::insight::fate::{Source, Wanted, follow};
    use travaux::study::ProposalAction;
    use travaux::text::{Paragraph, Reading};
    let mut texts = synthetic::draft(1, PARAGRAPHS);
    let mut readings = Vec::new();
    for number in 0..DRAFTS {
        let paragraphs: Vec<Paragraph> = texts.iter().map(Paragraph::plain).collect();
        let sources = (0..paragraphs.len()).map(|at| vec![at]).collect();
        readings.push(Arc::new(Reading { paragraphs, sources }));
        texts = synthetic::revise(&texts, number as u64 + 2).new;
    }
    let job = JobControl::default();
    let step = |pair: &[Arc<Reading>]| {
        let [old, new] = pair else { return None };
        Some(compare(&old.paragraphs, &new.paragraphs, &Options::default(), &[], &job).expect("compared"))
    };
    let steps: Vec<_> = readings.windows(2).filter_map(step).collect();
    let paragraphs: Vec<&[Paragraph]> = readings.iter().map(|reading| reading.paragraphs.as_slice()).collect();
    let lineage = lineage(&paragraphs, &steps.iter().collect::<Vec<_>>(), &job).expect("followed");
    let last = readings.last().expect("drafts");
    let wanted: Vec<Wanted> = (0..500)
        .map(|number| Wanted {
            of: Source::Proposal(PositionId::from_bits(number as u128)),
            action: ProposalAction::Insert,
            base: 0,
            about: Some(number * 9),
            old: String::new(),
            new: last
                .paragraphs
                .iter()
                .skip(number * 8)
                .take(1)
                .map(|there| there.text.chars().take(90).collect())
                .collect(),
        })
        .collect();
    let drafts: Vec<&Reading> = readings.iter().map(AsRef::as_ref).collect();
    let times = (0..5).map(|_| timed(|| follow(&wanted, &drafts, &lineage, &job).expect("followed")).1).collect();
    say("500 proposals followed through ten drafts", times);
    let shelf = Shelf::of(readings.iter().map(Arc::clone));
    let phrase: String =
        last.paragraphs.iter().skip(77).take(1).map(|there| there.text.chars().take(60).collect::<String>()).collect();
    say("a phrase found in ten references", (0..TIMES).map(|_| timed(|| find(&shelf, &phrase)).1).collect());
    let times = (0..3).map(|_| timed(|| reused(last, &shelf, &job).expect("not stopped")).1).collect();
    say("a draft looked for in ten references", times);
}

fn main() {
    words();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.travaux");
    let study = study(folder.path());
    let paragraphs: usize = study.drafts.iter().map(|draft| draft.text.copy.paragraphs.len()).sum();
    println!("{} drafts, {paragraphs} paragraphs, {} annotations", study.drafts.len(), study.annotations.len());
    let (text, writing) = timed(|| file::to_text(&study).expect("written"));
    println!("the file: {:.1} MB; made in {:.0} ms", text.len() as f64 / 1e6, ms(writing));
    file::save(&file::RealDisk, &path, &study, None, file::Backups::MoveOn).expect("saved");

    let begun = on_processor();
    let opened = (0..5).map(|_| timed(|| file::load(&path).expect("opened")).1).collect();
    say("open: file read, parsed, checked", opened);
    if let (Some(begun), Some(ended)) = (begun, on_processor()) {
        println!("  of which on the processor: {:.0} ms each", ms(ended.saturating_sub(begun)) / 5.0);
    }

    // What the window's thread does for an edit and its undo, without the comparison on the screen.
    let mut history = History::new(study.clone(), travaux::base::Message::new("edit-begun"));
    let ids: Vec<AnnotationId> = study.annotations.keys().copied().take(TIMES).collect();
    let (mut edits, mut undos) = (Vec::new(), Vec::new());
    for id in ids {
        let edit = Edit::ChangeAnnotation(id, Body::Note("changed".to_owned()), Timestamp::UNIX_EPOCH);
        edits.push(timed(|| history.edit(&edit, Timestamp::UNIX_EPOCH).expect("made")).1);
        undos.push(timed(|| history.undo()).1);
    }
    say("an edit of the study", edits);
    say("its undo", undos);
    drop((history, study, text));

    let before = memory();
    let mut app = app(folder.path(), 9);
    let ((), asked) = timed(|| app.start_with(vec![path.clone()]));
    let begun = Instant::now();
    let mut ticks = Vec::new();
    while app.study().annotations.is_empty() {
        ticks.push(timed(|| app.tick()).1);
        std::thread::sleep(Duration::from_millis(2));
    }
    println!("open in the program: the window is held {:.2} ms, all takes {:.0} ms", ms(asked), ms(begun.elapsed()));
    say("while it is read, the window is held a frame", ticks);
    let ((), compared) = timed(|| until(&mut app, |app| app.board().is_some()));
    println!("until its last step is compared and shown: {:.0} ms", ms(compared));
    if let (Some(before), Some(after)) = (before, memory()) {
        println!("memory: {before} MB before, {after} MB with the study open and a step compared");
    }
    let pair =
        Sides::new(app.study().drafts.first().expect("drafts").id, app.study().drafts.get(1).expect("drafts").id);
    app.perform(Action::Compare(ComparisonAction::SelectPair(pair)));
    until(&mut app, |app| app.comparison_status() == ComparisonStatus::Ready);
    let cards = app.board().expect("compared").cards.len();
    let (mut edits, mut undos, mut frames, mut walls) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    app.perform(Action::SetCoder("Ada".to_owned()));
    let mut frame = |app: &mut App| {
        let (((), wall), held) = held(|| timed(|| app.tick()));
        frames.push(held);
        walls.push(wall);
    };
    for number in 0..TIMES {
        app.perform(Action::Compare(ComparisonAction::SelectChange(number * 97 % cards)));
        app.tick();
        for (command, times) in [(Command::ToggleImportant, &mut edits), (Command::Undo, &mut undos)] {
            times.push(held(|| app.perform(Action::Run(command))).1);
            frame(&mut app);
            // The next frames take in what the background made of it.
            for _ in 0..5 {
                std::thread::sleep(Duration::from_millis(20));
                frame(&mut app);
            }
        }
    }
    say("the frames after, on the processor", frames);
    say("the frames after, as they passed", walls);
    say("an edit in the program", edits);
    say("its undo", undos);
    let mut filters = Vec::new();
    for number in 0..TIMES {
        let filter = travaux::app::Filter { unseen: number % 2 == 0, ..travaux::app::Filter::default() };
        app.perform(Action::Compare(ComparisonAction::SetFilter(filter)));
        filters.push(held(|| app.tick()).1);
    }
    say("a frame after another filter", filters);
    app.perform(Action::Run(Command::ToggleImportant));
    app.tick();
    let ((), saving) = timed(|| {
        app.perform(Action::Run(Command::Save));
        app.tick();
    });
    let begun = Instant::now();
    while app.study_file().save_state(app.session()) == SaveState::Saving {
        app.tick();
        std::thread::sleep(Duration::from_millis(1));
    }
    println!("saving holds the window {:.2} ms, and is done after {:.0} ms", ms(saving), ms(begun.elapsed()));
    app.shutdown();
}
