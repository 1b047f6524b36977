//! A disk that fails: at every point of a session one thing that is asked of it goes wrong, or everything from there on.
//! After each, the study opens and holds every edit that was acknowledged, and the user was told in a sentence.

use crate::support::{Desk, act, choose, run, said, theme};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use travaux::app::{Action, AnnotateAction, App, Command, ComparisonAction, SaveState, StudyAction};
use travaux::study::Body;
use travaux::study::file::{Disk, RealDisk, Rights};

/// How the disk goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// One operation is refused; of a write, half is done.
    Once(ErrorKind),
    /// From one operation on, nothing more can be written, though files can be made, cut and named: a full disk.
    Full,
    /// From one operation on, everything is refused.
    Dead,
}

const FAULTS: [Fault; 5] = [
    Fault::Once(ErrorKind::StorageFull),
    Fault::Once(ErrorKind::Other),
    Fault::Once(ErrorKind::Interrupted),
    Fault::Full,
    Fault::Dead,
];

#[derive(Debug)]
struct Failing {
    fault: Fault,
    /// The operation at which it begins, from 1; 0 for never.
    at: u64,
    count: AtomicU64,
}

impl Failing {
    fn new(fault: Fault, at: u64) -> Arc<Self> {
        Arc::new(Self { fault, at, count: AtomicU64::new(0) })
    }

    fn failed(&self) -> bool {
        self.at > 0 && self.count.load(Ordering::SeqCst) >= self.at
    }

    /// Counts an operation; an error when it goes wrong.
    fn ask(&self, takes_room: bool) -> io::Result<()> {
        let now = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        if self.at == 0 || now < self.at {
            return Ok(());
        }
        match self.fault {
            Fault::Once(kind) if now == self.at => Err(kind.into()),
            Fault::Full if takes_room => Err(ErrorKind::StorageFull.into()),
            Fault::Dead => Err(io::Error::other("the disk is gone")),
            Fault::Once(_) | Fault::Full => Ok(()),
        }
    }
}

impl Disk for Failing {
    fn open(&self, path: &Path) -> io::Result<File> {
        self.ask(false)?;
        RealDisk.open(path)
    }

    fn temporary(&self, folder: &Path, rights: Rights) -> io::Result<tempfile::NamedTempFile> {
        self.ask(false)?;
        RealDisk.temporary(folder, rights)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.ask(true).inspect_err(|_refused| {
            file.write_all(&bytes[..bytes.len() / 2]).expect("a sound disk below");
        })?;
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.ask(false)?;
        file.sync_data()
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        self.ask(false)?;
        file.set_len(length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(false)?;
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ask(false)?;
        fs::remove_file(path)
    }

    fn second(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(true)?;
        fs::hard_link(from, to)
    }
}

/// What a session told its user.
struct Told {
    /// The notes that were acknowledged: the program said nothing of trouble when they were made.
    notes: Vec<String>,
    /// Everything grave that was said.
    grave: Vec<String>,
    /// Whether the last save was acknowledged, and with what.
    saved: Option<Arc<travaux::study::Study>>,
}

fn grave(app: &App) -> Vec<String> {
    app.toasts().iter().filter(|toast| toast.grave).map(|toast| app.locale().format(&toast.what)).collect()
}

fn hear(app: &mut App, told: &mut Told) -> bool {
    let said = grave(app);
    let quiet = said.is_empty();
    told.grave.extend(said);
    quiet
}

fn note(app: &mut App, told: &mut Told, number: usize) {
    let changes = app.board().expect("compared").cards.len();
    act(app, Action::Compare(ComparisonAction::SelectChange(number % changes)));
    let text = format!("note {number}");
    act(app, Action::Annotate(AnnotateAction::SetNote(None, text.clone())));
    if hear(app, told) {
        told.notes.push(text);
    }
}

fn save(app: &mut App, told: &mut Told, path: PathBuf) {
    act(app, Action::Study(StudyAction::SaveTo(path)));
    hear(app, told);
    if app.study_file().save_state(app.session()) == SaveState::Saved {
        told.saved = Some(app.study().clone());
        // It is in the file, whatever the journal says.
        told.notes = notes(app);
    }
}

/// Edits, saves, edits, saves again (backups, history), undoes, saves elsewhere; what is left is as after a kill.
fn session(desk: &Desk, disk: Option<Arc<Failing>>) -> Told {
    let mut told = Told { notes: Vec::new(), grave: Vec::new(), saved: None };
    let mut app = desk.app(7);
    if let Some(disk) = disk {
        app.set_disk(disk);
    }
    app.start_with(desk.drafts());
    app.settle();
    hear(&mut app, &mut told);
    crate::support::first_step(&mut app);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    note(&mut app, &mut told, 1);
    save(&mut app, &mut told, desk.path("one.travaux"));
    note(&mut app, &mut told, 2);
    note(&mut app, &mut told, 3);
    save(&mut app, &mut told, desk.path("one.travaux"));
    note(&mut app, &mut told, 4);
    run(&mut app, Command::ToggleImportant);
    run(&mut app, Command::Undo);
    hear(&mut app, &mut told);
    save(&mut app, &mut told, desk.path("one.travaux"));
    note(&mut app, &mut told, 5);
    told
}

/// Opens what is left and edits on, through the same disk.
fn reopened(desk: &Desk, disk: Arc<Failing>, told: &mut Told) {
    let mut app = desk.app(8);
    app.set_disk(disk);
    open(&mut app, desk);
    if notes(&app).is_empty() {
        return;
    }
    hear(&mut app, told);
    crate::support::first_step(&mut app);
    note(&mut app, told, 6);
    note(&mut app, told, 7);
    save(&mut app, told, desk.path("one.travaux"));
}

fn open(app: &mut App, desk: &Desk) {
    let file = desk.path("one.travaux");
    if file.exists() {
        app.start_with(vec![file]);
    } else {
        app.start();
    }
    app.settle();
}

fn notes(app: &App) -> Vec<String> {
    let notes = app.study().annotations.values().filter_map(|annotation| match &annotation.body {
        Body::Note(text) => Some(text.clone()),
        _ => None,
    });
    notes.collect()
}

/// After a session, through a sound disk, everything that was acknowledged is there.
fn check(desk: &Desk, told: &Told, what: &str) {
    let mut again = desk.app(9);
    open(&mut again, desk);
    let kept = notes(&again);
    let lost: Vec<&String> = told.notes.iter().filter(|text| !kept.contains(text)).collect();
    assert!(lost.is_empty(), "{what}: lost {lost:?} of {:?}; kept {kept:?}; said {:?}", told.notes, told.grave);
    if let Some(saved) = &told.saved {
        for draft in &saved.drafts {
            assert!(again.study().drafts.contains(draft), "{what}: a draft is missing");
        }
    }
    assert!(grave(&again).is_empty(), "{what}: what the disk refused is no damage: {:?}", grave(&again));
}

#[test]
fn whatever_the_disk_refuses_nothing_acknowledged_is_lost_and_it_is_said() {
    // How many operations a session has, on a disk that never fails.
    let desk = Desk::new();
    let sound = Failing::new(Fault::Dead, 0);
    let mut told = session(&desk, Some(Arc::clone(&sound)));
    let first = sound.count.load(Ordering::SeqCst);
    reopened(&desk, Arc::clone(&sound), &mut told);
    let whole = sound.count.load(Ordering::SeqCst);
    assert_eq!((told.notes.len(), told.grave.len()), (7, 0), "{:?}", told.grave);
    check(&desk, &told, "a sound disk");
    assert!(first > 40 && whole > first + 10, "{first} operations, {whole} with the second session");

    let mut points = 0;
    // Every point for the commonest fault; for the others every third, all of them when an environment variable asks for it.
    let all = std::env::var_os("TRAVAUX_DISK_FAULTS").is_some();
    for (number, fault) in FAULTS.into_iter().enumerate() {
        let apart = if all || number == 0 { 1 } else { 3 };
        for at in (1 + number as u64 % apart..=whole).step_by(apart as usize) {
            let what = format!("{fault:?} at {at} of {whole}");
            let desk = Desk::new();
            let disk = Failing::new(fault, at);
            let mut told = session(&desk, Some(Arc::clone(&disk)));
            check_told(&disk, &told, &what);
            if at > first {
                reopened(&desk, Arc::clone(&disk), &mut told);
                check_told(&disk, &told, &what);
            }
            check(&desk, &told, &what);
            points += 1;
        }
    }
    eprintln!("{points} sessions on a failing disk, {whole} operations each: all acknowledged edits kept");
}

/// Where something failed that matters, a sentence was said. What costs nothing (a leftover that could not be removed, a
/// folder's own entry) may pass in silence: then everything was acknowledged, and `check` holds the program to it.
fn check_told(disk: &Failing, told: &Told, what: &str) {
    if !disk.failed() {
        assert!(told.grave.is_empty(), "{what}: nothing failed yet, and it is said {:?}", told.grave);
    }
    for sentence in &told.grave {
        assert!(sentence.len() > 20 && !sentence.contains('{'), "{what}: “{sentence}”");
    }
    if disk.failed() && told.grave.is_empty() {
        assert!(told.saved.is_some() && !told.notes.is_empty(), "{what}: refused without a word");
    }
}

/// A disk on which one folder can't be written.
#[derive(Debug)]
struct Locked(PathBuf);

impl Locked {
    fn ask(&self, path: &Path) -> io::Result<()> {
        if path.starts_with(&self.0) { Err(ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }
}

impl Disk for Locked {
    fn open(&self, path: &Path) -> io::Result<File> {
        self.ask(path)?;
        RealDisk.open(path)
    }

    fn temporary(&self, folder: &Path, rights: Rights) -> io::Result<tempfile::NamedTempFile> {
        self.ask(folder)?;
        RealDisk.temporary(folder, rights)
    }
}

#[test]
fn in_a_folder_that_cannot_be_written_work_goes_on_and_is_kept() {
    let desk = Desk::new();
    fs::create_dir(desk.path("locked")).expect("writable");
    let file = desk.path("locked/libraries.travaux");
    let mut app = desk.with_drafts(1);
    act(&mut app, Action::Study(StudyAction::SaveTo(file.clone())));
    app.shutdown();
    drop(app);
    let disk: Arc<dyn Disk> = Arc::new(Locked(desk.path("locked")));
    let open = |seed| {
        let mut app = desk.app(seed);
        app.set_disk(Arc::clone(&disk));
        app.start_with(vec![file.clone()]);
        app.settle();
        app
    };
    let mut app = open(2);
    assert!(said(&app)[0].contains("kept by the program"), "{:?}", said(&app));
    crate::support::first_step(&mut app);
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    choose(&mut app, "children");
    let trust = theme(&app, "A5");
    act(&mut app, Action::Annotate(AnnotateAction::ToggleTheme(trust)));
    run(&mut app, Command::Save);
    assert!(grave(&app)[0].contains("not saved") && grave(&app)[0].contains("Permission"), "{:?}", grave(&app));
    let work = app.study().clone();
    drop(app);

    // Killed, opened again, killed, opened again: it goes on where it was kept.
    drop(open(3));
    let mut again = open(4);
    assert_eq!(**again.study(), *work);
    // Saved where it can be, it is a file, and nothing is left over.
    act(&mut again, Action::Study(StudyAction::SaveTo(desk.path("libraries.travaux"))));
    assert_eq!(again.study_file().save_state(again.session()), SaveState::Saved);
    again.shutdown();
    drop(again);
    let left = fs::read_dir(desk.data().join("elsewhere")).expect("made").count();
    assert_eq!(left, 0, "the journal kept elsewhere is done with");
    let mut saved = desk.app(5);
    saved.start_with(vec![desk.path("libraries.travaux")]);
    saved.settle();
    assert_eq!(**saved.study(), *work);
}

#[test]
fn room_made_on_a_full_disk_is_used_and_said() {
    let desk = Desk::new();
    let mut app = desk.app(1);
    let disk = Failing::new(Fault::Once(ErrorKind::StorageFull), 12);
    app.set_disk(disk.clone());
    app.start_with(desk.drafts());
    app.settle();
    crate::support::first_step(&mut app);
    let mut told = Told { notes: Vec::new(), grave: Vec::new(), saved: None };
    act(&mut app, Action::SetCoder("Ada".to_owned()));
    let mut number = 0;
    while !disk.failed() {
        note(&mut app, &mut told, number);
        number += 1;
        assert!(number < 20, "edits reach the disk");
    }
    assert_eq!(grave(&app).len(), 1, "{:?}", grave(&app));
    assert!(grave(&app)[0].contains("full"), "{:?}", grave(&app));
    note(&mut app, &mut told, number);
    assert!(grave(&app).is_empty(), "the complaint goes with its cause: {:?}", grave(&app));
    assert!(said(&app).iter().any(|said| said.contains("every edit is kept")), "{:?}", said(&app));
    let mut again = desk.app(2);
    drop(app);
    again.start();
    again.settle();
    assert_eq!(notes(&again).len(), number + 1);
}

#[test]
fn saving_over_a_study_that_is_open_elsewhere_leaves_it_as_it_is() {
    let desk = Desk::new();
    let mut first = desk.with_drafts(1);
    act(&mut first, Action::Study(StudyAction::SaveTo(desk.path("theirs.travaux"))));
    let before = fs::read(desk.path("theirs.travaux")).expect("there");
    let other = Desk::new();
    let mut second = other.with_drafts(2);
    act(&mut second, Action::Study(StudyAction::SaveTo(desk.path("theirs.travaux"))));
    assert!(grave(&second)[0].contains("open in another"), "{:?}", grave(&second));
    assert_eq!(fs::read(desk.path("theirs.travaux")).expect("there"), before);
    assert_ne!(second.study_file().save_state(second.session()), SaveState::Saved);
}

#[test]
fn unsaved_work_on_a_study_that_is_written_over_is_kept_beside_it() {
    let desk = Desk::new();
    let mut first = desk.with_drafts(1);
    act(&mut first, Action::Study(StudyAction::SaveTo(desk.path("theirs.travaux"))));
    act(&mut first, Action::Annotate(AnnotateAction::SetNote(None, "not saved yet".to_owned())));
    act(&mut first, Action::SetCoder("Ada".to_owned()));
    // As after a kill: the journal holds work.
    let journal = fs::read(desk.path("theirs.travaux.journal")).expect("there");
    first.shutdown();
    drop(first);
    fs::write(desk.path("theirs.travaux.journal"), &journal).expect("writable");
    let other = Desk::new();
    let mut second = other.with_drafts(2);
    act(&mut second, Action::Study(StudyAction::SaveTo(desk.path("theirs.travaux"))));
    assert_eq!(second.study_file().save_state(second.session()), SaveState::Saved);
    let mut kept = desk.app(3);
    kept.start_with(vec![desk.path("theirs.recovered.travaux")]);
    kept.settle();
    assert!(kept.study().annotations.values().any(|said| said.body == Body::Note("not saved yet".to_owned())));
    assert!(kept.study().coders.values().any(|name| name == "Ada"));
    assert!(desk.path("theirs.travaux.backup-1").exists());
}

#[test]
fn a_study_of_a_newer_version_is_refused_in_a_sentence_and_left_as_it_is() {
    let desk = Desk::new();
    let mut app = desk.with_drafts(1);
    act(&mut app, Action::Study(StudyAction::SaveTo(desk.path("old.travaux"))));
    app.shutdown();
    drop(app);
    let text = fs::read_to_string(desk.path("old.travaux")).expect("there");
    // The same fields under a higher number, and fields that this version has never heard of.
    let newer = text.replacen("format: 1,", "format: 2,", 1);
    let stranger = newer.replacen("format: 2,", "format: 2,\n  visions: [(of: \"things\")],\n  drafts2: (),", 1);
    for text in [newer, stranger] {
        let path = desk.put("newer.travaux", &text);
        let mut app = desk.app(2);
        app.start_with(vec![path.clone()]);
        app.settle();
        assert!(grave(&app)[0].contains("newer Travaux (format 2"), "{:?}", grave(&app));
        assert_eq!(fs::read_to_string(&path).expect("there"), text);
        assert!(!desk.path("newer.travaux.journal").exists());
    }
}
