//! The study's file: opening, saving, journal, recovery, the sample; and the history of what was done.
//!
//! Begins another study in the session and says so there (`Outgoing::begun`). Never reads a draft.

pub(in crate::app) mod action;
mod beginning;
mod file_watch;
mod opening;
mod pack;
mod recovery;
pub(in crate::app) mod sample;
mod sample_asks;
mod sample_said;
mod saving;
mod writer;
mod written;

use crate::app::coders::action::CodersAction;
use crate::app::command::action::Action;
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::session::outgoing::JournalEntry;
use crate::app::shared::disk::{self, Folders};
use crate::app::shell::dialog::{Dialog, Question, SaveState, WindowRequest};
use crate::app::shell::preferences::Prefs;
use crate::app::study_file::action::{Answer, Continuation, StudyAction};
use crate::app::study_file::opening::Opening;
use crate::app::study_file::saving::Saving;
use crate::base::{ContentHash, Message, Timestamp, endings};
use crate::engine::{Jobs, Same};
use crate::study::Edit;
use crate::study::file::{self, Disk};
use pack::Packs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many milliseconds pass before the places in studies are written again.
const PLACES_EVERY: i64 = 5_000;

/// The study's file, and what becomes of it.
pub struct StudyFile {
    folders: Folders,
    /// Where it is, once it is anywhere.
    path: Option<PathBuf>,
    /// What goes on when a question has been answered.
    then: Option<Continuation>,
    saving: Saving,
    opening: Opening,
    packs: Packs,
    /// The study's file as another program has changed it, while it is asked what becomes of it.
    changed: Option<(PathBuf, ContentHash)>,
    /// Whether the file is not written over: its text is damaged, or not all of it is known.
    held: bool,
    /// Whether it was said that nothing can be kept.
    unkept: bool,
    /// The preferences as they stand on the disk.
    settings: Prefs,
    /// When places in studies were written last, in milliseconds since the start.
    places_kept: i64,
    /// When the journal was refused, if it was, in milliseconds since the start.
    refused: Option<i64>,
    /// Whether the window may close although there is unsaved work.
    may_close: bool,
}

/// Gives the study a name; one it has already is no edit.
fn set_name(session: &mut Session, name: String) {
    session.dialog = None;
    if session.study().title != name {
        session.edit(Edit::SetTitle(name));
    }
}

impl StudyFile {
    pub(in crate::app) fn new(folders: Folders, prefs: &Prefs, jobs: &Jobs) -> Self {
        Self {
            folders,
            path: None,
            then: None,
            saving: Saving::new(jobs.waker()),
            opening: Opening::new(jobs),
            packs: Packs::new(jobs),
            changed: None,
            held: false,
            unkept: false,
            settings: prefs.clone(),
            places_kept: 0,
            refused: None,
            may_close: false,
        }
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: StudyAction, session: &mut Session) {
        match action {
            StudyAction::New(pack) => self.confirm_unsaved_then(session, Continuation::NewStudy(pack)),
            StudyAction::TakeLists(lists) => pack::take_built_in(session, lists),
            StudyAction::TakeShipped(shipped) => pack::take_shipped(session, shipped),
            StudyAction::TakePack(path) => self.packs.read(path),
            StudyAction::WritePack(path) => pack::write(session, &path),
            StudyAction::Sample => self.confirm_unsaved_then(session, Continuation::Sample),
            StudyAction::Open(path) => self.confirm_unsaved_then(session, Continuation::Open(path)),
            StudyAction::Quit => self.confirm_unsaved_then(session, Continuation::Close),
            StudyAction::AskOpenOrMerge(path) => self.ask_open_or_merge(session, path),
            StudyAction::Merge(path) => self.merge(session, path),
            StudyAction::Save => self.save(session),
            StudyAction::SaveTo(path) => self.save_to(session, path, false),
            StudyAction::GoOnFrom(path, hash) => self.saving.go_on_from(path, hash),
            StudyAction::Answer(answer) => self.answer(session, answer),
            StudyAction::AskName => session.dialog = Some(Dialog::StudyName(session.study().title.clone())),
            StudyAction::SetName(name) => set_name(session, name),
            StudyAction::Undo => session.undo(),
            StudyAction::Redo => session.redo(),
            StudyAction::GoTo(entry) => {
                session.history.go_to(entry);
                session.record_travel();
            }
        }
    }

    fn save(&mut self, session: &mut Session) {
        match self.path.clone() {
            Some(path) if !self.held => self.save_to(session, path, false),
            _ => session.ask_window(WindowRequest::AskSave),
        }
    }

    fn save_to(&mut self, session: &mut Session, path: PathBuf, over: bool) {
        // The system's dialog takes any name.
        if let Some(problem) = endings::ending_problem(&path, endings::STUDY) {
            let why = session.locale.format(&problem);
            session.notify_error(Message::new("save-failed").text("why", why));
            return;
        }
        if self.held && self.path.as_deref().is_some_and(|own| file::same_file(own, &path)) {
            session.notify_error(Message::new("save-held").text("file", disk::file_name(&path)));
            return;
        }
        let elsewhere = self.elsewhere(&path);
        self.saving.save(session.study(), path, elsewhere, over);
    }

    /// Does something that leaves the study, after asking what becomes of unsaved work.
    fn confirm_unsaved_then(&mut self, session: &mut Session, then: Continuation) {
        if !self.has_unsaved_work(session) {
            self.resume(session, then);
            return;
        }
        self.then = Some(then);
        session.dialog = Some(Dialog::Question(Question {
            title: Message::new("ask-unsaved-title").text("name", self.study_name(session)),
            text: Message::new("ask-unsaved-text"),
            answers: vec![
                (Answer::Save, "button-save"),
                (Answer::Discard, "button-discard"),
                (Answer::Cancel, "button-cancel"),
            ],
        }));
    }

    /// A study was dropped on a window that shows one: opened instead, or merged?
    fn ask_open_or_merge(&mut self, session: &mut Session, path: PathBuf) {
        let file = disk::file_name(&path);
        self.then = Some(Continuation::Open(path));
        session.dialog = Some(Dialog::Question(Question {
            title: Message::new("ask-merge-title").text("file", file),
            text: Message::new("ask-merge-text").text("name", self.study_name(session)),
            answers: vec![
                (Answer::Merge, "button-merge"),
                (Answer::Open, "button-open"),
                (Answer::Cancel, "button-cancel"),
            ],
        }));
    }

    /// Has a colleague's copy read, unless it is this study's own file.
    fn merge(&self, session: &mut Session, path: PathBuf) {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_io| path.to_path_buf());
        if self.path.as_deref().is_some_and(|own| whole(own) == whole(&path)) {
            session.notify_error(Message::new("merge-itself").text("file", disk::file_name(&path)));
        } else {
            session.request(Action::Coders(CodersAction::Read(path)));
        }
    }

    /// The study's file is not as it was read: what is to become of both?
    pub(super) fn ask_about_changed(&mut self, session: &mut Session, path: PathBuf, hash: ContentHash) {
        session.dialog = Some(Dialog::Question(Question {
            title: Message::new("ask-changed-title").text("file", disk::file_name(&path)),
            text: Message::new("ask-changed-text"),
            answers: vec![
                (Answer::Merge, "button-merge"),
                (Answer::SaveAs, "button-save-as"),
                (Answer::KeepMine, "button-keep-mine"),
                (Answer::Cancel, "button-cancel"),
            ],
        }));
        self.changed = Some((path, hash));
    }

    /// Has what another program wrote to the study's file merged: from what both began with, the study as it was read.
    fn merge_from_disk(&mut self, session: &mut Session) {
        let (Some((path, hash)), Some(before)) = (self.changed.take(), self.saving.last_saved()) else { return };
        let before = Same::from(Arc::clone(before));
        session.request(Action::Coders(CodersAction::ReadChanged(path, hash, before)));
    }

    /// The question that was open is left: answered with no.
    pub(in crate::app) fn leave_question(&mut self) {
        (self.then, self.changed) = (None, None);
    }

    /// Where the study's file is, once it is anywhere.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The study's name for people.
    pub fn study_name(&self, session: &Session) -> String {
        let title = &session.study().title;
        if !title.is_empty() {
            return title.clone();
        }
        self.path.as_deref().map_or_else(|| session.locale.t("study-untitled"), disk::file_name)
    }

    fn answer(&mut self, session: &mut Session, answer: Answer) {
        session.dialog = None;
        match answer {
            Answer::Cancel => (self.then, self.changed) = (None, None),
            Answer::Open => {
                if let Some(then) = self.then.take() {
                    self.confirm_unsaved_then(session, then);
                }
            }
            Answer::Merge if self.changed.is_some() => {
                self.then = None;
                self.merge_from_disk(session);
            }
            Answer::Merge => {
                if let Some(Continuation::Open(path)) = self.then.take() {
                    self.merge(session, path);
                }
            }
            Answer::Discard => {
                if let Some(then) = self.then.take() {
                    self.resume(session, then);
                }
            }
            Answer::SaveAs => {
                self.changed = None;
                session.ask_window(WindowRequest::AskSave);
            }
            Answer::KeepMine => {
                if let Some((path, _)) = self.changed.take() {
                    self.save_to(session, path, true);
                }
            }
            // What waits goes on when the file is written.
            Answer::Save => self.save(session),
        }
    }

    fn resume(&mut self, session: &mut Session, then: Continuation) {
        match then {
            Continuation::Close => {
                self.may_close = true;
                session.ask_window(WindowRequest::Close);
            }
            Continuation::Open(path) => self.load_study(session, &path),
            Continuation::NewStudy(pack) => self.begin_empty(session, pack),
            Continuation::Sample => self.load_sample(session),
        }
    }
}

/// What the program asks of it beside actions.
impl StudyFile {
    /// Has a state of the study written to the journal.
    pub(in crate::app) fn record(&mut self, entry: JournalEntry) {
        self.saving.record(entry);
    }

    /// Writes preferences that have changed: when they change, not only at a clean end.
    pub(in crate::app) fn keep_settings(&mut self, session: &Session) {
        if self.settings == session.prefs {
            return;
        }
        // Where one is changes with every step: a kill may cost a few of them, a clean end none.
        let now = session.since_start();
        if !self.settings.is_same_but_places(&session.prefs) || now - self.places_kept >= PLACES_EVERY {
            self.places_kept = now;
            self.write_settings(session);
        }
    }

    fn write_settings(&mut self, session: &Session) {
        self.settings.clone_from(&session.prefs);
        disk::write_settings(&self.folders, &session.prefs);
    }

    /// Has everything written through another disk: for tests, before anything is opened.
    pub(in crate::app) fn set_disk(&mut self, disk: Arc<dyn Disk>) {
        self.saving.set_disk(disk);
    }

    /// Whether the writer is at work.
    pub(in crate::app) fn is_writing(&self) -> bool {
        self.saving.is_waiting()
    }

    /// Waits for the writer's next answer.
    pub(in crate::app) fn wait(&mut self) {
        self.saving.wait();
    }

    /// Keeps what must be kept when the program ends.
    pub(in crate::app) fn shutdown(&mut self, session: &Session) {
        if self.settings != session.prefs {
            self.write_settings(session);
        }
        // A journal whose work is all in the file is litter beside it.
        self.saving.shutdown(self.may_close || self.save_state(session) == SaveState::Saved);
    }
}

/// What is asked about it.
impl StudyFile {
    /// How the study stands to its file.
    pub fn save_state(&self, session: &Session) -> SaveState {
        self.saving.state(self.path.as_deref(), session.study())
    }

    /// Whether something was done that is in no study file.
    pub fn has_unsaved_work(&self, session: &Session) -> bool {
        matches!(self.save_state(session), SaveState::Unsaved | SaveState::New) && session.history.entries().0.len() > 1
    }

    /// Whether the window may close without asking.
    pub fn may_close(&self, session: &Session) -> bool {
        self.may_close || !self.has_unsaved_work(session)
    }

    /// The study that is being opened.
    pub fn opening_now(&self) -> Option<Message> {
        self.opening.work().map(|(what, _)| what)
    }

    /// What was done, oldest first, with times, and the place of the current entry.
    pub fn done(&self, session: &Session) -> (Vec<(Message, Option<Timestamp>)>, usize) {
        let (entries, current) = session.history.entries();
        (entries.iter().map(|entry| (entry.label.clone(), entry.at)).collect(), current)
    }

    /// Where file dialogs begin.
    pub fn folder(&self) -> PathBuf {
        self.path.as_deref().and_then(Path::parent).map_or_else(|| self.folders.home.clone(), Path::to_path_buf)
    }

    /// A name for files of this study, without ending.
    pub fn file_stem(&self, session: &Session) -> String {
        let stem = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| {
            let title = self.study_name(session);
            let name: String =
                title.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(40).collect();
            let name = name.trim_matches('-').to_lowercase();
            if name.is_empty() { "study".to_owned() } else { name }
        })
    }

    /// What is wrong with a path as typed, if anything. One to write to has an ending of `own`, or none that promises
    /// another kind of file.
    pub fn path_problem(&self, open: bool, typed: &str, own: &[&str]) -> Option<Message> {
        let first = typed.split([';', '\n']).next()?.trim().trim_matches(['"', '\'']);
        if first.is_empty() {
            return None;
        }
        let path = disk::from_home(first);
        if !open && let Some(problem) = endings::ending_problem(&path, own) {
            return Some(problem);
        }
        disk::problem(open, &path)
    }

    /// Whether there is a file already where one is to be written; not the study's own.
    pub fn path_exists(&self, typed: &str) -> bool {
        let path = disk::from_home(typed.trim().trim_matches(['"', '\'']));
        path.is_file() && self.path.as_deref() != Some(path.as_path())
    }
}

impl Feature for StudyFile {
    fn refresh(&mut self, session: &mut Session) {
        self.take_opened(session);
        self.take_saved(session);
        self.retry_saving(session);
        self.packs.refresh(session);
    }

    fn work(&self, _session: &Session) -> Option<Work> {
        self.opening.work()
    }
}
