//! The writer's work as the program sees it: what was ordered, what is done, whether the study is saved.

use crate::app::shell::dialog::SaveState;
use crate::app::study_file::writer::{Answer, Order, State, StudyLocation, start};
use crate::base::ContentHash;
use crate::engine::{Waker, Worker};
use crate::study::Study;
use crate::study::file::{self, Disk};
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
    pub(in crate::app) fn new(waker: Waker) -> Self {
        let disk: Arc<dyn Disk> = Arc::new(file::RealDisk);
        Self {
            worker: start(Arc::clone(&waker), Arc::clone(&disk)),
            disk,
            waker,
            saved: None,
            compared: RefCell::default(),
            number: 0,
            recorded: 0,
            began: 0,
            writing: None,
            stash: Vec::new(),
        }
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

    /// How a study stands to the file at `path`.
    pub(in crate::app) fn state(&self, path: Option<&Path>, study: &Arc<Study>) -> SaveState {
        if self.writing.is_some() {
            return SaveState::Saving;
        }
        match (path, &self.saved) {
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
    pub(super) fn begin(&mut self, study: &Arc<Study>, location: StudyLocation) {
        let number = self.next();
        self.saved = location.base.map(|_| Arc::clone(study));
        (self.writing, self.began) = (None, number);
        self.worker.order(Order::Begin { location, study: Arc::clone(study), number });
    }

    /// A study is opened whose journal holds more than its file: the journal goes on.
    pub(super) fn resume(&mut self, begun: &Arc<Study>, location: StudyLocation, (states, whole): (Vec<State>, u64)) {
        let number = self.next();
        self.saved = location.base.map(|_| Arc::clone(begun));
        (self.writing, self.began) = (None, number);
        self.worker.order(Order::Resume { location, begun: Arc::clone(begun), states, whole, number });
    }

    /// Writes the study to a file; with `over`, also where another program has changed that file since it was read.
    pub(super) fn save(&mut self, study: &Arc<Study>, path: PathBuf, elsewhere: Option<PathBuf>, over: bool) {
        let number = self.next();
        self.writing = Some(number);
        self.worker.order(Order::Save { study: Arc::clone(study), path, elsewhere, over, number });
    }

    /// What another program wrote to the file is part of the study now.
    pub(super) fn go_on_from(&mut self, path: PathBuf, hash: ContentHash) {
        let number = self.next();
        self.worker.order(Order::GoOnFrom { path, hash, number });
    }

    /// The study as it was read from its file or written to it last.
    pub(super) const fn last_saved(&self) -> Option<&Arc<Study>> {
        self.saved.as_ref()
    }

    /// Ends the writer; the journal stays where unsaved work is in it, unless the user said it is not wanted.
    pub(in crate::app) fn shutdown(&mut self, discard: bool) {
        if discard {
            self.worker.order(Order::Forget);
        }
        self.worker.finish();
    }

    /// Has what the disk refused tried again.
    pub(super) fn retry(&mut self) {
        let number = self.next();
        self.worker.order(Order::Retry { number });
    }

    /// What the writer has done since it was last asked.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        let mut answers = std::mem::take(&mut self.stash);
        while let Some(answer) = self.worker.answer() {
            answers.push(answer);
        }
        answers
    }

    /// The writer has carried out the order with this number.
    pub(super) fn carried_out(&mut self, number: u64) {
        self.recorded = self.recorded.max(number);
    }

    /// Whether an order was given since the present study was begun.
    pub(super) const fn is_of_present(&self, number: u64) -> bool {
        number >= self.began
    }

    /// The file was written with `study`.
    pub(super) fn written(&mut self, number: u64, study: Arc<Study>) {
        if self.writing == Some(number) {
            self.writing = None;
        }
        self.saved = Some(study);
    }

    /// The file could not be written.
    pub(super) const fn not_written(&mut self) {
        self.writing = None;
    }
}
