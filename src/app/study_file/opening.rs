//! Opening a study: read on a thread of its own, with what its journal holds beyond it and the history up to it.

use crate::app::app::App;
use crate::app::shared::disk;
use crate::app::shell::dialog::Continuation;
use crate::app::study_file::saving::StudyLocation;
use crate::base::{Cancelled, ContentHash, JobControl, Message};
use crate::engine::{Derived, KeyedReading, Query, Waker};
use crate::import::codebook::CodebookFile;
use crate::study::file::{self, Replayed, SavedHistory};
use crate::study::{Draft, History, Study};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is to be opened.
#[derive(Debug, Clone)]
pub(in crate::app) enum Wanted {
    /// A study file; where its journal stands when its folder can't be written.
    File(PathBuf, Option<PathBuf>),
    /// What the program begins with: work of this folder that is in no file, else this file.
    Start(Option<PathBuf>, Option<(PathBuf, Option<PathBuf>)>),
}

/// A study file that was read.
#[derive(Debug)]
pub(in crate::app) struct Opened {
    path: PathBuf,
    study: Study,
    hash: ContentHash,
    journal: PathBuf,
    elsewhere: Option<PathBuf>,
    replayed: Option<Replayed>,
    /// Journals of another version of the file, put aside.
    aside: Vec<PathBuf>,
    past: Option<SavedHistory>,
    /// How its drafts read: what the window would have to wait for.
    readings: Vec<(Arc<Draft>, KeyedReading)>,
}

/// What came of it. Taken out once, so that a large study is not kept twice.
#[derive(Debug)]
pub(in crate::app) enum Found {
    /// A study file.
    File(Box<Opened>),
    /// A study file that can't be opened, and why.
    Refused(PathBuf, Message),
    /// Work that is in no file.
    Unsaved(PathBuf, Box<Replayed>),
    /// Nothing to begin with.
    Nothing,
}

/// What came of opening, with work found damaged on the way: its file, and what it is kept as.
pub(in crate::app) type Answer = std::sync::Mutex<Option<(Found, Vec<(PathBuf, PathBuf)>)>>;

/// A study that is being opened.
#[derive(Debug, Clone)]
pub(in crate::app) struct Opening {
    /// What is said of it.
    name: String,
    /// The study that stood when it was asked for.
    instead_of: Arc<Study>,
}

/// Studies and codebooks on their way from the disk.
pub(in crate::app) struct Arrivals {
    opened: Query<u64, Answer>,
    opening: Option<Opening>,
    opening_number: u64,
}

impl Arrivals {
    pub(in crate::app) fn new(waker: &Waker) -> Self {
        Self { opened: Query::new("opening", 1, Arc::clone(waker)), opening: None, opening_number: 0 }
    }

    pub(in crate::app) fn set_waker(&mut self, waker: &Waker) {
        self.opened.set_waker(Arc::clone(waker));
    }

    pub(in crate::app) const fn is_running(&self) -> bool {
        self.opened.is_running()
    }

    pub(in crate::app) fn wait(&mut self) {
        self.opened.wait();
    }

    pub(in crate::app) fn cancel(&mut self) {
        self.opened.cancel();
    }
}

const STEPS: u64 = 20;

fn read(path: &Path, elsewhere: Option<PathBuf>, job: &JobControl) -> Result<Found, Cancelled> {
    job.check()?;
    match read_file(path, elsewhere, job) {
        Ok(opened) => Ok(Found::File(Box::new(opened))),
        // Wishing to stop is the one failure that says nothing.
        Err(None) => Err(Cancelled),
        Err(Some(message)) => Ok(Found::Refused(path.to_path_buf(), message)),
    }
}

fn read_file(path: &Path, elsewhere: Option<PathBuf>, job: &JobControl) -> Result<Opened, Option<Message>> {
    let checked = || job.check().map_err(|Cancelled| None);
    let (study, hash) = file::load_watched(path, job)?;
    job.progress.set(STEPS * 8 / 10, STEPS);
    checked()?;
    let beside = file::beside(path);
    let mut journal = beside.clone();
    let mut replayed = file::replay(&beside, Some((&study, hash)))?;
    // Where the folder can't be written, the journal was kept elsewhere; there it goes on from what stands beside.
    if let Some(other) = &elsewhere
        && let Some(there) = file::replay(other, Some((&study, hash)))?
        && there.edits > replayed.as_ref().map_or(0, |beside| beside.edits)
    {
        (journal, replayed) = (other.clone(), Some(there));
    }
    job.progress.set(STEPS * 9 / 10, STEPS);
    checked()?;
    let mut aside = Vec::new();
    if replayed.is_none() {
        for journal in [Some(&beside), elsewhere.as_ref()].into_iter().flatten() {
            aside.extend(file::put_aside(journal, Some(&study))?);
        }
    }
    let past = file::saved_history(&file::history_of(path), hash);
    job.progress.set(STEPS * 19 / 20, STEPS);
    checked()?;
    let drafts = &replayed.as_ref().map_or(&study, |replayed| &replayed.study).drafts;
    let readings = drafts.iter().map(|draft| (Arc::clone(draft), read_draft(draft))).collect();
    Ok(Opened { path: path.to_path_buf(), study, hash, journal, elsewhere, replayed, aside, past, readings })
}

fn read_draft(draft: &Draft) -> KeyedReading {
    KeyedReading::new(Arc::new(draft.reading()))
}

/// Looks for the unsaved study of an earlier run that was killed.
fn unsaved(folder: &Path, damaged: &mut Vec<(PathBuf, PathBuf)>, job: &JobControl) -> Result<Option<Found>, Cancelled> {
    for path in file::journals_in(folder) {
        job.check()?;
        match file::replay(&path, None) {
            Ok(Some(replayed)) if replayed.edits > 0 || replayed.lost > 0 => {
                return Ok(Some(Found::Unsaved(path, Box::new(replayed))));
            }
            // Nothing was done in it.
            Ok(Some(_)) => file::remove_journal(&path),
            // Its beginning is damaged: what it holds is kept for whoever can read it.
            Ok(None) => match file::put_aside(&path, None) {
                Ok(Some(aside)) => damaged.push((path, aside)),
                Ok(None) => file::remove_journal(&path),
                Err(_held) => {}
            },
            // Another running program holds it.
            Err(_held) => {}
        }
    }
    Ok(None)
}

fn answer(wanted: Wanted, job: &JobControl) -> Result<Answer, Cancelled> {
    let mut damaged = Vec::new();
    let found = match wanted {
        Wanted::File(path, elsewhere) => read(&path, elsewhere, job)?,
        Wanted::Start(folder, last) => {
            let left = folder.map(|folder| unsaved(&folder, &mut damaged, job)).transpose()?.flatten();
            match (left, last) {
                (Some(left), _) => left,
                (None, Some((path, elsewhere))) => read(&path, elsewhere, job)?,
                (None, None) => Found::Nothing,
            }
        }
    };
    Ok(Answer::new(Some((found, damaged))))
}

impl App {
    /// Opens a study, after asking what becomes of unsaved work.
    pub(in crate::app) fn open_study(&mut self, path: PathBuf) {
        self.confirm_unsaved_then(Continuation::Open(vec![path]));
    }

    /// Begins to read a study file.
    pub(in crate::app) fn load_study(&mut self, path: &Path) {
        let elsewhere = self.elsewhere(path);
        self.open_wanted(disk::file_name(path), Wanted::File(path.to_path_buf(), elsewhere));
    }

    /// Begins as the program does without arguments: with work left by a crash, the last study, or the sample study.
    pub fn start(&mut self) {
        let folder = self.folders.data.as_ref().map(|folder| folder.join("unsaved"));
        let last = self.session.prefs.recent.first().cloned().filter(|path| disk::problem(true, path).is_none());
        let name = last.as_deref().map(disk::file_name).unwrap_or_default();
        let last = last.map(|path| (path.clone(), self.elsewhere(&path)));
        let nothing_left = folder.as_deref().is_none_or(|folder| file::journals_in(folder).is_empty());
        if last.is_none() && nothing_left {
            self.load_sample();
            return;
        }
        self.open_wanted(name, Wanted::Start(folder, last));
    }

    fn open_wanted(&mut self, name: String, wanted: Wanted) {
        self.arrivals.opening_number += 1;
        self.arrivals.opening = Some(Opening { name, instead_of: Arc::clone(self.session.study()) });
        self.arrivals.opened.want(&self.arrivals.opening_number, move |job| answer(wanted, job));
    }

    /// What is being opened and the part done, if anything is.
    pub(in crate::app) fn opening_work(&self) -> Option<(Message, Option<f32>)> {
        let opening = self.arrivals.opening.as_ref()?;
        let part = match self.arrivals.opened.get() {
            Derived::Pending(part) | Derived::Stale(_, part) => part,
            _ => None,
        };
        Some((Message::new("work-opening").text("file", opening.name.clone()), part))
    }

    /// The study that is being opened.
    pub fn opening_now(&self) -> Option<Message> {
        self.opening_work().map(|(what, _)| what)
    }

    /// What is being read, study or codebook, and the part done.
    pub(in crate::app) fn arriving(&self) -> Option<(Message, Option<f32>)> {
        self.opening_work()
    }

    /// Takes in what was read.
    pub(in crate::app) fn take_arrivals(&mut self) {
        self.take_opened();
    }

    /// Takes in a study that was read.
    fn take_opened(&mut self) {
        self.arrivals.opened.collect();
        let Some(opening) = &self.arrivals.opening else { return };
        match self.arrivals.opened.get() {
            Derived::Ready(answer) => {
                let touched = !Arc::ptr_eq(&opening.instead_of, self.session.study());
                self.arrivals.opening = None;
                let taken = answer.lock().ok().and_then(|mut answer| answer.take());
                let Some((found, damaged)) = taken else { return };
                for (path, aside) in damaged {
                    let (name, kept) = (disk::file_name(&path), aside.display().to_string());
                    self.session
                        .notify_error(Message::new("open-journal-damaged").text("file", name).text("kept", kept));
                }
                // What was done while it was read is asked about too, and what was read may be old by then.
                match found {
                    Found::File(opened) if touched => self.confirm_unsaved_then(Continuation::Open(vec![opened.path])),
                    found => self.take_found(found),
                }
            }
            Derived::Failed(message) => {
                self.begin_with_something();
                let file = self.arrivals.opening.take().map(|opening| opening.name).unwrap_or_default();
                self.session.notify_error(
                    Message::new("open-failed").text("file", file).text("why", self.session.locale.format(&message)),
                );
            }
            // It was stopped.
            Derived::Idle => {
                self.arrivals.opening = None;
                self.begin_with_something();
            }
            Derived::Stale(..) | Derived::Pending(_) => {}
        }
    }

    /// The program begins with something, also when what it was to begin with can't be had.
    fn begin_with_something(&mut self) {
        if !self.saving.has_begun() {
            self.begin_empty();
        }
    }

    fn take_found(&mut self, found: Found) {
        match found {
            Found::Refused(path, message) => {
                self.begin_with_something();
                let (file, why) = (disk::file_name(&path), self.session.locale.format(&message));
                self.session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
            }
            Found::Nothing => self.load_sample(),
            Found::Unsaved(path, replayed) => {
                // What was recovered is unsaved work still: asked about on leaving and kept by a second kill.
                self.session.history = History::new(replayed.begun.clone(), Message::new("edit-begun"));
                self.take_up(Some(*replayed), None, StudyLocation { journal: Some(path), ..StudyLocation::default() });
                self.after_begin();
            }
            Found::File(opened) => {
                let Opened { path, study, hash, journal, elsewhere, replayed, aside, past, readings } = *opened;
                let name = disk::file_name(&path);
                let label = Message::new("edit-opened").text("file", name.clone());
                let location = StudyLocation {
                    journal: Some(journal),
                    elsewhere,
                    base: Some(hash),
                    past: past.clone().map(|past| (file::history_of(&path), past)),
                };
                self.session.history = match past {
                    Some(past) => History::with_past(study, label, past),
                    None => History::new(study, label),
                };
                self.take_up(replayed, Some(path.clone()), location);
                self.after_begin();
                self.session.readings.replace(readings);
                self.remember(&path);
                for aside in aside {
                    let near = aside.parent() == path.parent();
                    let (key, kept) = if near {
                        ("open-journal-aside", disk::file_name(&aside))
                    } else {
                        ("open-elsewhere-aside", aside.display().to_string())
                    };
                    self.session.notify_error(Message::new(key).text("file", name.clone()).text("kept", kept));
                }
            }
        }
    }
}
