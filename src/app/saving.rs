//! The study's file, its journal, and what was found after a crash.

use super::dialog::SaveState;
use super::files;
use super::state::{App, Pending};
use crate::base::{ContentHash, Message};
use crate::engine::{Waker, Worker};
use crate::study::{History, Study, file, pack};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the writer is told.
enum Order {
    /// The study begun or opened: where its journal stands, and what it goes on from.
    Begin { journal: Option<PathBuf>, base: Option<ContentHash>, study: Arc<Study>, number: u64 },
    /// A study begun or opened as `begun`, with what its journal holds in its first bytes (`whole`): the journal goes on.
    Resume {
        journal: PathBuf,
        base: Option<ContentHash>,
        begun: Arc<Study>,
        study: Arc<Study>,
        whole: u64,
        number: u64,
    },
    /// The study after an edit, an undo, a redo.
    Record { study: Arc<Study>, number: u64 },
    /// Write the study to its file.
    Save { study: Arc<Study>, path: PathBuf, number: u64 },
    /// The study is left; its journal is not wanted any more.
    Forget,
}

/// What the writer answers.
enum Answer {
    /// Everything up to this number is on the disk.
    Recorded(u64),
    /// The study was written to its file.
    Saved { study: Arc<Study>, path: PathBuf, number: u64 },
    /// It could not be done.
    Failed { message: Message, number: u64, saving: bool },
}

/// Writes the study's journal and file on a thread of its own, one order after the other.
pub(super) struct Saving {
    worker: Worker<Order, Answer>,
    path: Option<PathBuf>,
    saved: Option<Arc<Study>>,
    number: u64,
    recorded: u64,
    writing: Option<u64>,
    stash: Vec<Answer>,
}

impl Saving {
    pub(super) fn new(waker: Waker) -> Self {
        Self { worker: start(waker), path: None, saved: None, number: 0, recorded: 0, writing: None, stash: Vec::new() }
    }

    pub(super) fn set_waker(&mut self, waker: Waker) {
        // The worker calls the waker it was started with; one that is idle is replaced.
        if self.number == 0 {
            self.worker = start(waker);
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(super) fn state(&self, study: &Arc<Study>) -> SaveState {
        if self.writing.is_some() {
            return SaveState::Saving;
        }
        match (&self.path, &self.saved) {
            (Some(_), Some(saved)) if Arc::ptr_eq(saved, study) || **saved == **study => SaveState::Saved,
            (Some(_), _) => SaveState::Unsaved,
            (None, _) => SaveState::New,
        }
    }

    /// Whether orders are being carried out.
    pub(super) fn is_waiting(&self) -> bool {
        self.recorded < self.number
    }

    pub(super) fn wait(&mut self) {
        if let Some(answer) = self.worker.wait() {
            self.stash.push(answer);
        }
    }

    fn next(&mut self) -> u64 {
        self.number += 1;
        self.number
    }

    /// The study is now this one: after an edit, an undo, a redo.
    pub(super) fn record(&mut self, study: &Arc<Study>) {
        let number = self.next();
        self.worker.order(Order::Record { study: Arc::clone(study), number });
    }

    /// A study is begun or opened.
    fn begin(
        &mut self,
        study: &Arc<Study>,
        path: Option<PathBuf>,
        hash: Option<ContentHash>,
        journal: Option<PathBuf>,
    ) {
        let number = self.next();
        self.saved = hash.map(|_| Arc::clone(study));
        self.writing = None;
        self.path = path;
        self.worker.order(Order::Begin { journal, base: hash, study: Arc::clone(study), number });
    }

    /// A study is opened whose journal holds more than its file: the journal goes on.
    fn resume(
        &mut self,
        (begun, study): (&Arc<Study>, &Arc<Study>),
        path: Option<PathBuf>,
        hash: Option<ContentHash>,
        (journal, whole): (PathBuf, u64),
    ) {
        let number = self.next();
        self.saved = hash.map(|_| Arc::clone(begun));
        self.writing = None;
        self.path = path;
        let (begun, study) = (Arc::clone(begun), Arc::clone(study));
        self.worker.order(Order::Resume { journal, base: hash, begun, study, whole, number });
    }

    fn save(&mut self, study: &Arc<Study>, path: PathBuf) {
        let number = self.next();
        self.writing = Some(number);
        self.worker.order(Order::Save { study: Arc::clone(study), path, number });
    }

    /// Ends the writer; the journal stays where unsaved work is in it, unless the user said it is not wanted.
    pub(super) fn leave(&mut self, discard: bool) {
        if discard {
            self.worker.order(Order::Forget);
        }
        self.worker.finish();
    }
}

fn start(waker: Waker) -> Worker<Order, Answer> {
    let mut journal: Option<file::Journal> = None;
    Worker::start("saving", waker, move |orders, answer| {
        // Of several states that wait, the last holds them all.
        let last_record = orders.iter().rposition(|order| matches!(order, Order::Record { .. }));
        for (place, order) in orders.into_iter().enumerate() {
            match order {
                Order::Begin { journal: path, base, study, number } => {
                    if let Some(old) = journal.take() {
                        old.remove();
                    }
                    let opened = path.map(|path| file::Journal::open(&path, base, &study)).transpose();
                    match opened {
                        Ok(opened) => {
                            journal = opened;
                            answer(Answer::Recorded(number));
                        }
                        Err(message) => answer(Answer::Failed { message, number, saving: false }),
                    }
                }
                Order::Resume { journal: path, base, begun, study, whole, number } => {
                    if let Some(old) = journal.take().filter(|old| old.path() != path) {
                        old.remove();
                    }
                    let resumed = file::Journal::resume(&path, whole, &study).and_then(|resumed| match resumed {
                        Some(journal) => Ok(journal),
                        // It went meanwhile.
                        None => {
                            let mut journal = file::Journal::open(&path, base, &begun)?;
                            journal.record(&study).map(|()| journal)
                        }
                    });
                    match resumed {
                        Ok(resumed) => {
                            journal = Some(resumed);
                            answer(Answer::Recorded(number));
                        }
                        Err(message) => answer(Answer::Failed { message, number, saving: false }),
                    }
                }
                Order::Record { study, number } => {
                    if last_record == Some(place) {
                        match journal.as_mut().map(|journal| journal.record(&study)).transpose() {
                            Ok(_) => answer(Answer::Recorded(number)),
                            Err(message) => answer(Answer::Failed { message, number, saving: false }),
                        }
                    }
                }
                Order::Save { study, path, number } => match save(&mut journal, &study, &path) {
                    Ok(()) => answer(Answer::Saved { study, path, number }),
                    Err(message) => answer(Answer::Failed { message, number, saving: true }),
                },
                Order::Forget => {
                    if let Some(journal) = journal.take() {
                        journal.remove();
                    }
                }
            }
        }
    })
}

/// Writes the file, then lets the journal begin anew from it. Should the program die between the two, the old journal
/// goes on from a file that is no longer there, and is not replayed on the new one.
fn save(journal: &mut Option<file::Journal>, study: &Arc<Study>, path: &Path) -> Result<(), Message> {
    let beside = file::beside(path);
    let elsewhere = journal.as_ref().is_some_and(|journal| journal.path() != beside);
    let hash = file::save(path, study)?;
    if elsewhere || journal.is_none() {
        let new = file::Journal::open(&beside, Some(hash), study)?;
        if let Some(old) = journal.replace(new) {
            old.remove();
        }
    } else if let Some(journal) = journal {
        journal.restart(hash, study)?;
    }
    Ok(())
}

impl App {
    /// Takes in what the writer has done.
    pub(super) fn take_saved(&mut self) {
        let mut answers = std::mem::take(&mut self.saving.stash);
        while let Some(answer) = self.saving.worker.answer() {
            answers.push(answer);
        }
        for answer in answers {
            match answer {
                Answer::Recorded(number) => self.saving.recorded = self.saving.recorded.max(number),
                Answer::Saved { study, path, number } => {
                    self.saving.recorded = self.saving.recorded.max(number);
                    if self.saving.writing == Some(number) {
                        self.saving.writing = None;
                    }
                    self.remember(&path);
                    self.saving.path = Some(path);
                    self.saving.saved = Some(study);
                    // What waited for the file goes on; what was typed meanwhile is asked about again.
                    if let Some(then) = self.pending.take() {
                        match then {
                            Pending::Do(_) => self.pending = Some(then),
                            then => self.guarded(then),
                        }
                    }
                }
                Answer::Failed { message, number, saving } => {
                    self.saving.recorded = self.saving.recorded.max(number);
                    let why = self.locale.say(&message);
                    if saving {
                        self.saving.writing = None;
                        if !matches!(self.pending, Some(Pending::Do(_))) {
                            self.pending = None;
                        }
                        self.complain(Message::new("save-failed").text("why", why));
                    } else {
                        self.complain(Message::new("journal-failed").text("why", why));
                    }
                }
            }
        }
    }

    /// Writes the study to its file, or asks where that is.
    pub(super) fn save(&mut self) {
        match self.saving.path().map(Path::to_path_buf) {
            Some(path) => self.save_to(path),
            None => self.wish = Some(super::Wish::AskSave),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        let study = Arc::clone(self.study());
        self.saving.save(&study, path);
    }

    /// Opens a study, after asking what becomes of unsaved work.
    pub(super) fn open_study(&mut self, path: PathBuf) {
        self.guarded(Pending::Open(vec![path]));
    }

    /// Reads a study file, with what its journal holds beyond it.
    pub(super) fn load_study(&mut self, path: &Path) {
        let name = files::file_name(path);
        let loaded = file::load(path).and_then(|(study, hash)| {
            let replayed = file::replay(&file::beside(path), Some((&study, hash)))?;
            let aside = match &replayed {
                Some(_) => None,
                None => file::put_aside(&file::beside(path), &study)?,
            };
            Ok((study, hash, replayed, aside))
        });
        match loaded {
            Ok((study, hash, replayed, aside)) => {
                let saved = Arc::new(study);
                let recovered = replayed.filter(|replayed| replayed.edits > 0);
                let count = recovered.as_ref().map(|replayed| replayed.edits);
                self.history = History::new((*saved).clone(), Message::new("edit-opened").text("file", name.clone()));
                let begun = Arc::clone(self.history.study());
                let (file, journal) = (Some(path.to_path_buf()), file::beside(path));
                if let Some(recovered) = recovered {
                    let now = self.now();
                    self.history.add(Message::new("edit-recovered"), now, recovered.study);
                    let study = Arc::clone(self.history.study());
                    self.saving.resume((&begun, &study), file, Some(hash), (journal, recovered.whole));
                } else {
                    self.saving.begin(&begun, file, Some(hash), Some(journal));
                }
                self.saving.saved = Some(saved);
                self.after_begin();
                self.remember(path);
                if let Some(aside) = aside {
                    let kept = files::file_name(&aside);
                    self.complain(Message::new("open-journal-aside").text("file", name).text("kept", kept));
                }
                if let Some(count) = count {
                    self.say(Message::new("open-recovered").number("count", count), false);
                }
            }
            Err(message) => {
                let why = self.locale.say(&message);
                self.complain(Message::new("open-failed").text("file", name).text("why", why));
            }
        }
    }

    /// Begins with a study that has no file.
    pub(super) fn begin(&mut self, study: Study, label: Message) {
        let place = self.unsaved_journal(&study);
        self.history = History::new(study, label);
        let study = Arc::clone(self.history.study());
        self.saving.begin(&study, None, None, place);
        self.after_begin();
    }

    /// Where the journal of a study without a file stands.
    fn unsaved_journal(&self, study: &Study) -> Option<PathBuf> {
        let folder = self.folders.data.as_ref()?.join("unsaved");
        file::make_folder(&folder).ok()?;
        Some(folder.join(format!("{}.journal", study.id)))
    }

    fn after_begin(&mut self) {
        self.pair = None;
        self.selected = None;
        self.selected_id = None;
        self.board = None;
        self.board_of = None;
        self.filter = super::Filter::default();
        self.last = None;
        self.readings.clear();
        self.coder = crate::base::CoderId::new(&mut *self.ids);
        self.adopt_coder();
        // A reader begins at the beginning.
        let drafts = &self.history.study().drafts;
        if let [first, second, ..] = drafts.as_slice() {
            self.pair = Some(crate::base::Sides::new(first.id, second.id));
        }
    }

    fn remember(&mut self, path: &Path) {
        let whole = std::path::absolute(path).unwrap_or_else(|_io| path.to_path_buf());
        self.prefs.recent.retain(|known| *known != whole);
        self.prefs.recent.insert(0, whole);
        self.prefs.recent.truncate(12);
        files::write_settings(&self.folders, &self.prefs);
    }

    /// Begins as the program does without arguments: with work left by a crash, the last study, or the sample study.
    pub fn start(&mut self) {
        if self.recover_unsaved() {
            return;
        }
        match self.prefs.recent.first().cloned().filter(|path| files::problem(true, path).is_none()) {
            Some(path) => self.load_study(&path),
            None => self.load_sample(),
        }
    }

    /// Takes up the unsaved study of an earlier run that was killed.
    fn recover_unsaved(&mut self) -> bool {
        let Some(folder) = self.folders.data.as_ref().map(|folder| folder.join("unsaved")) else { return false };
        for path in file::journals_in(&folder) {
            match file::replay(&path, None) {
                Ok(Some(replayed)) if replayed.edits > 0 => {
                    let count = replayed.edits;
                    // What was recovered is unsaved work still: asked about on leaving and kept by a second kill.
                    self.history = History::new(replayed.begun, Message::new("edit-begun"));
                    let begun = Arc::clone(self.history.study());
                    let now = self.now();
                    self.history.add(Message::new("edit-recovered"), now, replayed.study);
                    let study = Arc::clone(self.history.study());
                    self.saving.resume((&begun, &study), None, None, (path, replayed.whole));
                    self.after_begin();
                    self.say(Message::new("open-recovered").number("count", count), false);
                    return true;
                }
                // Nothing was done in it.
                Ok(_) => file::remove_journal(&path),
                // Another running program holds it.
                Err(_held) => {}
            }
        }
        false
    }

    /// Begins with drafts to be opened.
    pub fn start_with(&mut self, paths: Vec<PathBuf>) {
        let id = crate::base::StudyId::new(&mut *self.ids);
        let study = pack::with_gdc(Study::empty(id, ""));
        self.begin(study, Message::new("edit-begun"));
        self.open_paths(paths);
    }

    /// Opens the invented sample study as an unsaved copy.
    pub(super) fn load_sample(&mut self) {
        let id = crate::base::StudyId::new(&mut *self.ids);
        let study = super::sample::study(id, &self.locale);
        self.begin(study, Message::new("edit-sample"));
    }
}
