//! The study's file, its journal, and what was found after a crash.

use super::dialog::SaveState;
use super::files;
use super::state::{App, Pending};
use super::writer::{Answer, Home, Order, State, start};
use crate::base::{ContentHash, Message};
use crate::engine::{Waker, Worker};
use crate::study::file::{self, Disk};
use crate::study::{History, Moment, Study, pack};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

/// Two studies that were compared, and whether they are the same.
type Compared = (Weak<Study>, Weak<Study>, bool);

/// Has the study's journal, history and file written on a thread of its own.
pub(super) struct Saving {
    worker: Worker<Order, Answer>,
    disk: Arc<dyn Disk>,
    waker: Waker,
    path: Option<PathBuf>,
    saved: Option<Arc<Study>>,
    /// A state that was found to be the saved one, or not to be: compared once, not in every frame.
    compared: RefCell<Option<Compared>>,
    number: u64,
    recorded: u64,
    /// The number with which the present study was begun.
    began: u64,
    writing: Option<u64>,
    stash: Vec<Answer>,
}

impl Saving {
    pub(super) fn new(waker: Waker) -> Self {
        let disk: Arc<dyn Disk> = Arc::new(file::RealDisk);
        Self {
            worker: start(Arc::clone(&waker), Arc::clone(&disk)),
            disk,
            waker,
            path: None,
            saved: None,
            compared: RefCell::default(),
            number: 0,
            recorded: 0,
            began: 0,
            writing: None,
            stash: Vec::new(),
        }
    }

    pub(super) fn set_waker(&mut self, waker: Waker) {
        self.waker = waker;
        self.start_again();
    }

    pub(super) fn set_disk(&mut self, disk: Arc<dyn Disk>) {
        self.disk = disk;
        self.start_again();
    }

    /// The worker uses what it was started with; one that is idle is replaced.
    fn start_again(&mut self) {
        if self.number == 0 {
            self.worker = start(Arc::clone(&self.waker), Arc::clone(&self.disk));
        }
    }

    /// Whether the study is as it was saved.
    fn is_saved(&self, saved: &Arc<Study>, study: &Arc<Study>) -> bool {
        if Arc::ptr_eq(saved, study) {
            return true;
        }
        let mut compared = self.compared.borrow_mut();
        if let Some((of, with, same)) = &*compared
            && std::ptr::eq(of.as_ptr(), Arc::as_ptr(saved))
            && std::ptr::eq(with.as_ptr(), Arc::as_ptr(study))
        {
            return *same;
        }
        let same = saved.is_same(study);
        *compared = Some((Arc::downgrade(saved), Arc::downgrade(study), same));
        same
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(super) fn state(&self, study: &Arc<Study>) -> SaveState {
        if self.writing.is_some() {
            return SaveState::Saving;
        }
        match (&self.path, &self.saved) {
            (Some(_), Some(saved)) if self.is_saved(saved, study) => SaveState::Saved,
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
    pub(super) fn record(&mut self, state: State) {
        let number = self.next();
        self.worker.order(Order::Record { state, number });
    }

    /// A study is begun or opened.
    fn begin(&mut self, study: &Arc<Study>, path: Option<PathBuf>, home: Home) {
        let number = self.next();
        self.saved = home.base.map(|_| Arc::clone(study));
        (self.writing, self.path, self.began) = (None, path, number);
        self.worker.order(Order::Begin { home, study: Arc::clone(study), number });
    }

    /// A study is opened whose journal holds more than its file: the journal goes on.
    fn resume(&mut self, begun: &Arc<Study>, path: Option<PathBuf>, home: Home, (states, whole): (Vec<State>, u64)) {
        let number = self.next();
        self.saved = home.base.map(|_| Arc::clone(begun));
        (self.writing, self.path, self.began) = (None, path, number);
        self.worker.order(Order::Resume { home, begun: Arc::clone(begun), states, whole, number });
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

impl App {
    /// Takes in what the writer has done.
    pub(super) fn take_saved(&mut self) {
        let mut answers = std::mem::take(&mut self.saving.stash);
        while let Some(answer) = self.saving.worker.answer() {
            answers.push(answer);
        }
        for answer in answers {
            match answer {
                Answer::Recorded { number, learnt } => {
                    self.saving.recorded = self.saving.recorded.max(number);
                    if number >= self.saving.began {
                        for (place, serial, ways) in learnt {
                            self.history.learn(place, serial, ways);
                        }
                    }
                }
                Answer::Elsewhere(message) => {
                    let why = self.locale.say(&message);
                    self.say(Message::new("journal-elsewhere").text("why", why), false);
                }
                Answer::Saved { study, path, number, unkept } => {
                    if let Some(message) = unkept {
                        let why = self.locale.say(&message);
                        self.complain(Message::new("history-failed").text("why", why));
                    }
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

    /// Reads a study file, with what its journal holds beyond it and the history up to it.
    pub(super) fn load_study(&mut self, path: &Path) {
        let name = files::file_name(path);
        let elsewhere = self.elsewhere(path);
        let loaded = file::load(path).and_then(|(study, hash)| {
            let beside = file::beside(path);
            let mut found = (beside.clone(), file::replay(&beside, Some((&study, hash)))?);
            // Where the folder can't be written, the journal was kept elsewhere.
            if let (None, Some(other)) = (&found.1, &elsewhere) {
                let replayed = file::replay(other, Some((&study, hash)))?;
                if replayed.as_ref().is_some_and(|replayed| replayed.edits > 0) {
                    found = (other.clone(), replayed);
                }
            }
            let aside = match &found.1 {
                Some(_) => None,
                None => file::put_aside(&beside, Some(&study))?,
            };
            Ok((study, hash, found, aside))
        });
        match loaded {
            Ok((study, hash, (journal, replayed), aside)) => {
                let label = Message::new("edit-opened").text("file", name.clone());
                let history = file::history_of(path);
                let past = file::past(&history, hash);
                let home = Home {
                    journal: Some(journal),
                    elsewhere,
                    base: Some(hash),
                    past: past.clone().map(|past| (history, past)),
                };
                self.history = match past {
                    Some(past) => History::with_past(study, label, past),
                    None => History::new(study, label),
                };
                self.take_up(replayed, Some(path.to_path_buf()), home);
                self.after_begin();
                self.remember(path);
                if let Some(aside) = aside {
                    let kept = files::file_name(&aside);
                    self.complain(Message::new("open-journal-aside").text("file", name).text("kept", kept));
                }
            }
            Err(message) => {
                let why = self.locale.say(&message);
                self.complain(Message::new("open-failed").text("file", name).text("why", why));
            }
        }
    }

    /// Goes on with what a journal held, and says what was recovered and what could not be.
    fn take_up(&mut self, replayed: Option<file::Replayed>, path: Option<PathBuf>, home: Home) {
        let begun = Arc::clone(self.history.study());
        let Some(replayed) = replayed.filter(|replayed| replayed.edits > 0 || replayed.lost > 0) else {
            self.saving.begin(&begun, path, home);
            return;
        };
        let file::Replayed { states, whole, edits, lost, .. } = replayed;
        let mut taken = Vec::new();
        for (study, moment) in states {
            self.history.take_up(Arc::clone(&study), &moment, None);
            let (now, serial) = self.history.moment();
            taken.push((study, Moment { place: now.place, entry: moment.entry }, serial));
        }
        self.saving.resume(&begun, path, home, (taken, whole));
        if lost > 0 {
            self.complain(Message::new("open-recovered-in-part").number("count", edits).number("lost", lost));
        } else {
            self.say(Message::new("open-recovered").number("count", edits), false);
        }
    }

    /// Begins with a study that has no file.
    pub(super) fn begin(&mut self, study: Study, label: Message) {
        let place = self.unsaved_journal(&study);
        self.history = History::new(study, label);
        let study = Arc::clone(self.history.study());
        self.saving.begin(&study, None, Home { journal: place, ..Home::default() });
        self.after_begin();
    }

    /// Where the journal of a study goes whose folder can't be written.
    fn elsewhere(&self, path: &Path) -> Option<PathBuf> {
        let whole = std::path::absolute(path).ok()?;
        let folder = self.folders.data.as_ref()?.join("elsewhere");
        file::make_folder(&folder).ok()?;
        let name = ContentHash::of(whole.to_string_lossy().as_bytes());
        Some(folder.join(format!("{}.journal", name.short())))
    }

    /// Where the journal of a study without a file stands.
    fn unsaved_journal(&self, study: &Study) -> Option<PathBuf> {
        let folder = self.folders.data.as_ref()?.join("unsaved");
        file::make_folder(&folder).ok()?;
        Some(folder.join(format!("{}.journal", study.id)))
    }

    fn after_begin(&mut self) {
        // What was under review or being checked is of another study.
        self.submissions = super::submission::Submissions::default();
        self.checking = None;
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
                Ok(Some(replayed)) if replayed.edits > 0 || replayed.lost > 0 => {
                    // What was recovered is unsaved work still: asked about on leaving and kept by a second kill.
                    self.history = History::new(replayed.begun.clone(), Message::new("edit-begun"));
                    self.take_up(Some(replayed), None, Home { journal: Some(path), ..Home::default() });
                    self.after_begin();
                    return true;
                }
                // Nothing was done in it.
                Ok(Some(_)) => file::remove_journal(&path),
                // Its beginning is damaged: what it holds is kept for whoever can read it.
                Ok(None) => match file::put_aside(&path, None) {
                    Ok(Some(aside)) => {
                        let (name, kept) = (files::file_name(&path), aside.display().to_string());
                        self.complain(Message::new("open-journal-damaged").text("file", name).text("kept", kept));
                    }
                    Ok(None) => file::remove_journal(&path),
                    Err(_held) => {}
                },
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
