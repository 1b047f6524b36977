//! Opening a study: read on a thread of its own, with what its journal holds beyond it and the history up to it.

use crate::app::session::feature::Work;
use crate::app::study_file::recovery::{self, Rescued};
use crate::base::{Cancelled, ContentHash, JobControl, Message};
use crate::engine::{Derived, Jobs, KeyedReading, Query};
use crate::study::file::{self, FileError, Replayed, SavedHistory};
use crate::study::{Draft, Study};
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
    pub(super) path: PathBuf,
    pub(super) study: Study,
    pub(super) hash: ContentHash,
    /// What is wrong with its text, and the copy kept before that is whole.
    pub(super) damage: Option<(Vec<Message>, Option<PathBuf>)>,
    pub(super) journal: PathBuf,
    pub(super) elsewhere: Option<PathBuf>,
    pub(super) replayed: Option<Replayed>,
    /// Work on a version of the file that was replaced under it, kept as studies beside it.
    pub(super) kept: Vec<Rescued>,
    /// Journals of another version of the file, put aside.
    pub(super) aside: Vec<PathBuf>,
    pub(super) past: Option<SavedHistory>,
    /// How its drafts read: what the window would have to wait for.
    pub(super) readings: Vec<(Arc<Draft>, KeyedReading)>,
}

/// What came of it. Taken out once, so that a large study is not kept twice.
#[derive(Debug)]
pub(in crate::app) enum Found {
    /// A study file.
    File(Box<Opened>),
    /// A study file that can't be opened, why, and the copy kept before that is whole.
    Refused(PathBuf, Message, Option<PathBuf>),
    /// Work that is in no file.
    Unsaved(PathBuf, Box<Replayed>),
    /// Nothing to begin with.
    Nothing,
}

/// What came of opening, with work found damaged on the way: its file, and what it is kept as.
pub(in crate::app) type Answer = std::sync::Mutex<Option<(Found, Vec<(PathBuf, PathBuf)>)>>;

/// A study that is being opened.
struct BeingOpened {
    /// What is said of it.
    name: String,
    /// The study that stood when it was asked for.
    instead_of: Arc<Study>,
}

/// A study on its way from the disk.
pub(in crate::app) struct Opening {
    opened: Query<u64, Answer>,
    now: Option<BeingOpened>,
    number: u64,
}

/// What came of opening since it was last asked.
pub(super) enum Arrived {
    /// Nothing yet.
    Nothing,
    /// Something to begin with, the work found damaged on the way, and the study that stood when it was asked for.
    Found { found: Found, damaged: Vec<(PathBuf, PathBuf)>, instead_of: Arc<Study> },
    /// Reading it broke: its name, and why.
    Failed(String, Message),
    /// It was stopped.
    Stopped,
}

impl Opening {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self { opened: Query::new("opening", 1, jobs), now: None, number: 0 }
    }

    /// Begins to read what is wanted; `name` is what is said of it.
    pub(super) fn begin(&mut self, name: String, instead_of: &Arc<Study>, wanted: Wanted) {
        self.number += 1;
        self.now = Some(BeingOpened { name, instead_of: Arc::clone(instead_of) });
        self.opened.want(&self.number, move |job| answer(wanted, job));
    }

    /// What is being opened and the part done, if anything is.
    pub(super) fn work(&self) -> Option<Work> {
        let now = self.now.as_ref()?;
        let part = match self.opened.get() {
            Derived::Pending(part) | Derived::Stale(_, part) => part,
            _ => None,
        };
        Some((Message::new("work-opening").text("file", now.name.clone()), part))
    }

    /// What came of it, once.
    pub(super) fn arrived(&mut self) -> Arrived {
        self.opened.collect();
        if self.now.is_none() {
            return Arrived::Nothing;
        }
        let answer = self.opened.get();
        if matches!(answer, Derived::Stale(..) | Derived::Pending(_)) {
            return Arrived::Nothing;
        }
        let Some(BeingOpened { name, instead_of }) = self.now.take() else { return Arrived::Nothing };
        match answer {
            Derived::Ready(answer) => match answer.lock().ok().and_then(|mut answer| answer.take()) {
                Some((found, damaged)) => Arrived::Found { found, damaged, instead_of },
                None => Arrived::Nothing,
            },
            Derived::Failed(message) => Arrived::Failed(name, message),
            _ => Arrived::Stopped,
        }
    }
}

const STEPS: u64 = 20;

fn read(path: &Path, elsewhere: Option<PathBuf>, job: &JobControl) -> Result<Found, Cancelled> {
    job.check()?;
    match read_file(path, elsewhere, job) {
        Ok(opened) => Ok(Found::File(Box::new(opened))),
        Err(FileError::Cancelled(cancelled)) => Err(cancelled),
        Err(error) => {
            let damaged = matches!(
                error,
                FileError::Damaged { .. } | FileError::BadValue { .. } | FileError::NoCopy(_) | FileError::NotAStudy
            );
            let backup = if damaged { file::sound_backup(path) } else { None };
            Ok(Found::Refused(path.to_path_buf(), error.message(), backup))
        }
    }
}

fn read_file(path: &Path, elsewhere: Option<PathBuf>, job: &JobControl) -> Result<Opened, FileError> {
    file::sweep(path);
    let file::Loaded { study, hash, found, .. } = file::load_found(path, job)?;
    job.progress.set(STEPS * 8 / 10, STEPS);
    job.check()?;
    let beside = file::journal_of(path);
    let mut journal = beside.clone();
    let mut replayed = replay(&beside, (&study, hash))?;
    // Where the folder can't be written, the journal was kept elsewhere; there it goes on from what stands beside.
    if let Some(other) = &elsewhere
        && let Some(there) = replay(other, (&study, hash))?
        && there.edits > replayed.as_ref().map_or(0, |beside| beside.edits)
    {
        (journal, replayed) = (other.clone(), Some(there));
    }
    job.progress.set(STEPS * 9 / 10, STEPS);
    job.check()?;
    let (mut kept, mut aside) = (Vec::new(), Vec::new());
    if replayed.is_none() {
        for other in [Some(&beside), elsewhere.as_ref()].into_iter().flatten() {
            match recovery::keep_alone(&file::RealDisk, path, other, &study) {
                Ok(Some(rescued)) => kept.push(rescued),
                // Where nothing can be written beside the file, it opens all the same.
                Ok(None) | Err(_) => aside.extend(file::put_aside(other, Some(&study))?),
            }
        }
    }
    let past = file::saved_history(&file::history_of(path), hash);
    job.progress.set(STEPS * 19 / 20, STEPS);
    job.check()?;
    let drafts = &replayed.as_ref().map_or(&study, |replayed| &replayed.study).drafts;
    let readings = drafts.iter().map(|draft| (Arc::clone(draft), read_draft(draft))).collect();
    let of_text: Vec<Message> = found.into_iter().filter(|damage| damage.of_text).map(|damage| damage.what).collect();
    let damage = (!of_text.is_empty()).then(|| (of_text, file::sound_backup(path)));
    Ok(Opened {
        path: path.to_path_buf(),
        study,
        hash,
        damage,
        journal,
        elsewhere,
        replayed,
        kept,
        aside,
        past,
        readings,
    })
}

/// Replays a journal that goes on from a study file: from its hash, or, where the file was gone for a while, from the same
/// study held whole.
fn replay(journal: &Path, (study, hash): (&Study, ContentHash)) -> Result<Option<Replayed>, FileError> {
    match file::replay(journal, Some((study, hash)))? {
        Some(replayed) => Ok(Some(replayed)),
        None => Ok(file::replay(journal, None)?.filter(|alone| alone.begun.is_same(study))),
    }
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
