//! The study's file, its journal, and what was found after a crash.

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::session::feature::Feature as _;
use crate::app::shared::disk;
use crate::app::shell::dialog::Continuation;
use crate::app::shell::dialog::SaveState;
use crate::app::study_file::recovery::Rescued;
pub(in crate::app) use crate::app::study_file::writer::StudyLocation;
use crate::app::study_file::writer::{Answer, Order, State, start};
use crate::base::{ContentHash, Message};
use crate::engine::{Waker, Worker};
use crate::study::file::{self, Disk, SaveWarning};
use crate::study::{History, Moment, Study, starter};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

/// Two studies that were compared, and whether they are the same.
type Compared = (Weak<Study>, Weak<Study>, bool);

/// Has the study's journal, history and file written on a thread of its own.
pub(in crate::app) struct Saving {
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
    /// When the journal was refused, if it was, in milliseconds since the start.
    refused: Option<i64>,
    stash: Vec<Answer>,
}

impl Saving {
    pub(in crate::app) fn new(waker: Waker) -> Self {
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
            refused: None,
            stash: Vec::new(),
        }
    }

    pub(in crate::app) fn set_waker(&mut self, waker: Waker) {
        self.waker = waker;
        self.start_again();
    }

    pub(in crate::app) fn set_disk(&mut self, disk: Arc<dyn Disk>) {
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

    /// Whether any study was begun or opened yet.
    pub(in crate::app) const fn has_begun(&self) -> bool {
        self.began > 0
    }

    pub(in crate::app) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(in crate::app) fn state(&self, study: &Arc<Study>) -> SaveState {
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
    pub(in crate::app) fn is_waiting(&self) -> bool {
        self.recorded < self.number
    }

    pub(in crate::app) fn wait(&mut self) {
        match self.worker.wait() {
            Some(answer) => self.stash.push(answer),
            // The writer has ended: nothing more comes.
            None => self.recorded = self.number,
        }
    }

    fn next(&mut self) -> u64 {
        self.number += 1;
        self.number
    }

    /// The study is now this one: after an edit, an undo, a redo.
    pub(in crate::app) fn record(&mut self, state: State) {
        let number = self.next();
        self.worker.order(Order::Record { state, number });
    }

    /// A study is begun or opened.
    fn begin(&mut self, study: &Arc<Study>, path: Option<PathBuf>, location: StudyLocation) {
        let number = self.next();
        self.saved = location.base.map(|_| Arc::clone(study));
        (self.writing, self.path, self.began) = (None, path, number);
        self.worker.order(Order::Begin { location, study: Arc::clone(study), number });
    }

    /// A study is opened whose journal holds more than its file: the journal goes on.
    fn resume(
        &mut self,
        begun: &Arc<Study>,
        path: Option<PathBuf>,
        location: StudyLocation,
        (states, whole): (Vec<State>, u64),
    ) {
        let number = self.next();
        self.saved = location.base.map(|_| Arc::clone(begun));
        (self.writing, self.path, self.began) = (None, path, number);
        self.worker.order(Order::Resume { location, begun: Arc::clone(begun), states, whole, number });
    }

    fn save(&mut self, study: &Arc<Study>, path: PathBuf, elsewhere: Option<PathBuf>) {
        let number = self.next();
        self.writing = Some(number);
        self.worker.order(Order::Save { study: Arc::clone(study), path, elsewhere, number });
    }

    /// Ends the writer; the journal stays where unsaved work is in it, unless the user said it is not wanted.
    pub(in crate::app) fn shutdown(&mut self, discard: bool) {
        if discard {
            self.worker.order(Order::Forget);
        }
        self.worker.finish();
    }
}

impl App {
    /// Takes in what the writer has done.
    pub(in crate::app) fn take_saved(&mut self) {
        let mut answers = std::mem::take(&mut self.saving.stash);
        while let Some(answer) = self.saving.worker.answer() {
            answers.push(answer);
        }
        for answer in answers {
            match answer {
                Answer::Recorded { number, learnt } => {
                    self.journal_stands(None);
                    self.saving.recorded = self.saving.recorded.max(number);
                    if number >= self.saving.began {
                        for (place, serial, ways) in learnt {
                            self.session.history.learn(place, serial, ways);
                        }
                    }
                }
                Answer::Elsewhere(message) => {
                    let why = self.session.locale.format(&message);
                    self.session.notify_sticky(Message::new("journal-elsewhere").text("why", why));
                }
                Answer::Rescued { over, rescued } => self.say_rescued(&over, &rescued),
                Answer::Saved { study, path, number, unkept, journal } => {
                    for unkept in unkept {
                        let (key, message) = match &unkept {
                            SaveWarning::History(message) => ("history-failed", message),
                            SaveWarning::Backup(message) => ("backup-failed", message),
                        };
                        let why = self.session.locale.format(message);
                        self.session.notify_error(Message::new(key).text("why", why));
                    }
                    self.journal_stands(journal);
                    self.saving.recorded = self.saving.recorded.max(number);
                    if self.saving.writing == Some(number) {
                        self.saving.writing = None;
                    }
                    self.remember(&path);
                    self.saving.path = Some(path);
                    self.saving.saved = Some(study);
                    // What waited for the file goes on; what was typed meanwhile is asked about again.
                    if let Some(then) = self.session.continuation.take() {
                        match then {
                            Continuation::Do(_) => self.session.continuation = Some(then),
                            then => self.confirm_unsaved_then(then),
                        }
                    }
                }
                Answer::Failed { message, number, saving } => {
                    self.saving.recorded = self.saving.recorded.max(number);
                    if saving {
                        let why = self.session.locale.format(&message);
                        self.saving.writing = None;
                        if !matches!(self.session.continuation, Some(Continuation::Do(_))) {
                            self.session.continuation = None;
                        }
                        self.session.notify_error(Message::new("save-failed").text("why", why));
                    } else {
                        self.journal_stands(Some(message));
                    }
                }
            }
        }
    }

    /// Says that a file that was saved over had work of its own, what it is kept as, and offers to open it.
    fn say_rescued(&mut self, over: &Path, rescued: &[Rescued]) {
        for Rescued { kept, edits } in rescued {
            let said = |key| Message::new(key).text("file", disk::file_name(over)).text("kept", disk::file_name(kept));
            match edits {
                Some((edits, lost)) => {
                    let what = said("save-over-recovered").number("count", *edits).number("lost", *lost);
                    self.session.notify_with_action_sticky(
                        what,
                        "save-over-open",
                        Action::OpenPaths(vec![kept.clone()]),
                    );
                }
                None => self.session.notify_error(said("save-over-aside")),
            }
        }
    }

    /// Says that the journal can't be written, once, until it can again.
    fn journal_stands(&mut self, refused: Option<Message>) {
        const FAILED: &str = "journal-failed";
        let said = self.session.toasts().iter().any(|toast| toast.what.key == FAILED);
        match refused {
            Some(message) => {
                self.saving.refused = Some(self.session.since_start());
                if !said {
                    let why = self.session.locale.format(&message);
                    self.session.notify_error(Message::new(FAILED).text("why", why));
                }
            }
            None if self.saving.refused.take().is_some() => {
                self.session.notifications.retain(|toast| toast.what.key != FAILED);
                self.session.notify(Message::new("journal-again"), false);
            }
            None => {}
        }
    }

    /// Tries again what the disk refused some seconds ago: room may have been made.
    pub(in crate::app) fn retry_saving(&mut self) {
        const PATIENCE: i64 = 5_000;
        if self.saving.refused.is_some_and(|at| self.session.since_start() - at > PATIENCE) && !self.saving.is_waiting()
        {
            self.saving.refused = Some(self.session.since_start());
            let number = self.saving.next();
            self.saving.worker.order(Order::Retry { number });
        }
    }

    /// Writes the study to its file, or asks where that is.
    pub(in crate::app) fn save(&mut self) {
        match self.saving.path().map(Path::to_path_buf) {
            Some(path) => self.save_to(path),
            None => self.session.ask_window(crate::app::shell::dialog::WindowRequest::AskSave),
        }
    }

    pub(in crate::app) fn save_to(&mut self, path: PathBuf) {
        let study = Arc::clone(self.session.study());
        let elsewhere = self.elsewhere(&path);
        self.saving.save(&study, path, elsewhere);
    }

    /// Goes on with what a journal held, and says what was recovered and what could not be.
    pub(in crate::app) fn take_up(
        &mut self,
        replayed: Option<file::Replayed>,
        path: Option<PathBuf>,
        location: StudyLocation,
    ) {
        let begun = Arc::clone(self.session.history.study());
        let Some(replayed) = replayed.filter(|replayed| replayed.edits > 0 || replayed.lost > 0) else {
            self.saving.begin(&begun, path, location);
            return;
        };
        let file::Replayed { states, whole, edits, lost, .. } = replayed;
        let mut taken = Vec::new();
        for (study, moment) in states {
            self.session.history.take_up(Arc::clone(&study), &moment, None);
            let (now, serial) = self.session.history.moment();
            taken.push((study, Moment { place: now.place, entry: moment.entry }, serial));
        }
        self.saving.resume(&begun, path, location, (taken, whole));
        if lost > 0 {
            self.session
                .notify_error(Message::new("open-recovered-in-part").number("count", edits).number("lost", lost));
        } else {
            let save = crate::app::command::Command::Save;
            self.session.notify_with_action_sticky(
                Message::new("open-recovered").number("count", edits),
                save.key(),
                Action::Run(save),
            );
        }
    }

    /// Begins with a study that has no file.
    pub(in crate::app) fn begin(&mut self, study: Study, label: Message) {
        let place = self.unsaved_journal(&study);
        self.session.history = History::new(study, label);
        let study = Arc::clone(self.session.history.study());
        self.saving.begin(&study, None, StudyLocation { journal: place, ..StudyLocation::default() });
        self.after_begin();
    }

    /// Where the journal of a study goes whose folder can't be written.
    pub(in crate::app) fn elsewhere(&self, path: &Path) -> Option<PathBuf> {
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

    pub(in crate::app) fn after_begin(&mut self) {
        // What was under review, being checked or said is of another study; what went wrong and what was recovered stay.
        self.session.notifications.retain(|toast| !toast.undo && toast.what.key != "red-lines-notice");
        self.positions.forget_study();
        self.checking = None;
        self.better_copies.cancel();
        self.session.focus.pair = None;
        self.session.focus.selected = None;
        self.session.focus.selected_id = None;
        self.session.board = None;
        self.comparison.forget_study();
        self.last = None;
        self.session.readings.clear();
        self.session.coder = crate::base::CoderId::new(&mut *self.session.ids);
        self.session.adopt_coder();
        // A reader begins at the beginning.
        let drafts = &self.session.history.study().drafts;
        if let [first, second, ..] = drafts.as_slice() {
            self.session.focus.pair = Some(crate::base::Sides::new(first.id, second.id));
        }
    }

    pub(in crate::app) fn remember(&mut self, path: &Path) {
        let whole = std::path::absolute(path).unwrap_or_else(|_io| path.to_path_buf());
        self.session.prefs.recent.retain(|known| *known != whole);
        self.session.prefs.recent.insert(0, whole);
        self.session.prefs.recent.truncate(12);
        disk::write_settings(&self.folders, &self.session.prefs);
    }

    /// Begins an empty study.
    pub(in crate::app) fn begin_empty(&mut self) {
        let id = crate::base::StudyId::new(&mut *self.session.ids);
        let study = starter::with_gdc(Study::empty(id, ""));
        self.begin(study, Message::new("edit-begun"));
    }

    /// Begins with drafts to be opened.
    pub fn start_with(&mut self, paths: Vec<PathBuf>) {
        // A study among them is opened instead: nothing is begun before it.
        if paths.iter().all(|path| !crate::app::drafts::import_queue::is_study(path)) {
            self.begin_empty();
        }
        self.open_paths(paths);
    }

    /// Opens the invented sample study as an unsaved copy.
    pub(in crate::app) fn load_sample(&mut self) {
        let id = crate::base::StudyId::new(&mut *self.session.ids);
        let study = crate::app::study_file::sample::study(id, &self.session.locale);
        self.begin(study, Message::new("edit-sample"));
    }
}
