//! What the program begins with and goes on with: an empty study, the sample, a file, what a crash left.

use crate::app::command::Command;
use crate::app::command::action::Action;
use crate::app::session::Session;
use crate::app::shared::disk;
use crate::app::study_file::StudyFile;
use crate::app::study_file::action::{Continuation, StudyAction};
use crate::app::study_file::opening::{Arrived, Found, Opened, Wanted};
use crate::app::study_file::recovery::Rescued;
use crate::app::study_file::sample;
use crate::app::study_file::writer::StudyLocation;
use crate::base::{CoderId, ContentHash, Message, Sides, StudyId, endings};
use crate::study::starter::StartingLists;
use crate::study::{History, Moment, Study, file};
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl StudyFile {
    /// Goes on with what a journal held, and says what was recovered and what could not be.
    pub(in crate::app) fn take_up(
        &mut self,
        session: &mut Session,
        replayed: Option<file::Replayed>,
        location: StudyLocation,
    ) {
        let begun = Arc::clone(session.history.study());
        let Some(replayed) = replayed.filter(|replayed| replayed.edits > 0 || replayed.lost > 0) else {
            self.saving.begin(&begun, location);
            return;
        };
        let file::Replayed { states, whole, edits, lost, .. } = replayed;
        let mut taken = Vec::new();
        for (study, moment) in states {
            session.history.take_up(Arc::clone(&study), &moment, None);
            let (now, serial) = session.history.moment();
            taken.push((study, Moment { place: now.place, entry: moment.entry }, serial));
        }
        self.saving.resume(&begun, location, (taken, whole));
        if lost > 0 {
            session.notify_error(Message::new("open-recovered-in-part").number("count", edits).number("lost", lost));
        } else {
            let save = Command::Save;
            session.notify_with_action_sticky(
                Message::new("open-recovered").number("count", edits),
                save.key(),
                Action::Run(save),
            );
        }
    }

    /// Begins with a study that has no file.
    pub(in crate::app) fn begin(&mut self, session: &mut Session, study: Study, label: Message) {
        let place = self.unsaved_journal(&study);
        session.history = History::new(study, label);
        let study = Arc::clone(session.history.study());
        (self.path, self.unkept, self.held) = (None, false, false);
        self.saving.begin(&study, StudyLocation { journal: place, ..StudyLocation::default() });
        after_begin(session);
    }

    /// Where the journal of a study goes whose folder can't be written.
    pub(in crate::app) fn elsewhere(&self, path: &Path) -> Option<PathBuf> {
        let whole = std::path::absolute(path).ok()?;
        let folder = self.folders.data.as_ref()?.join("elsewhere");
        file::make_private_folder(&folder).ok()?;
        let name = ContentHash::of(whole.to_string_lossy().as_bytes());
        Some(folder.join(format!("{}.journal", name.short())))
    }

    /// Where the journal of a study without a file stands.
    fn unsaved_journal(&self, study: &Study) -> Option<PathBuf> {
        let folder = self.folders.data.as_ref()?.join("unsaved");
        file::make_private_folder(&folder).ok()?;
        Some(folder.join(format!("{}.journal", study.id)))
    }

    /// Begins a study without drafts.
    pub(in crate::app) fn begin_empty(&mut self, session: &mut Session, pack: StartingLists) {
        let id = StudyId::new(&mut *session.ids);
        let study = pack.put_into(Study::empty(id, ""));
        self.begin(session, study, Message::new("edit-begun"));
    }

    /// Opens the invented sample study as an unsaved copy.
    pub(in crate::app) fn load_sample(&mut self, session: &mut Session) {
        let id = StudyId::new(&mut *session.ids);
        let study = sample::study(id, &session.locale);
        self.begin(session, study, Message::new("edit-sample"));
    }

    /// Begins to read a study file.
    pub(in crate::app) fn load_study(&mut self, session: &mut Session, path: &Path) {
        let elsewhere = self.elsewhere(path);
        self.open_wanted(session, disk::file_name(path), Wanted::File(path.to_path_buf(), elsewhere));
    }

    /// Says, once, that an earlier run ended by an error of its own.
    pub(in crate::app) fn tell_of_panic(&self, session: &mut Session) {
        if let Some(log) = self.folders.take_panic_log() {
            session.notify_error(Message::new("start-after-panic").text("file", log.display().to_string()));
        }
    }

    /// Begins as the program does without arguments: with work left by a crash, the last study, or the sample study.
    pub(in crate::app) fn start(&mut self, session: &mut Session) {
        self.tell_of_panic(session);
        let folder = self.folders.data.as_ref().map(|folder| folder.join("unsaved"));
        let last = session.prefs.recent.first().cloned().filter(|path| disk::problem(true, path).is_none());
        let name = last.as_deref().map(disk::file_name).unwrap_or_default();
        let last = last.map(|path| (path.clone(), self.elsewhere(&path)));
        let nothing_left = folder.as_deref().is_none_or(|folder| file::journals_in(folder).is_empty());
        if last.is_none() && nothing_left {
            self.load_sample(session);
            return;
        }
        self.open_wanted(session, name, Wanted::Start(folder, last));
    }

    fn open_wanted(&mut self, session: &Session, name: String, wanted: Wanted) {
        self.opening.begin(name, session.study(), wanted);
    }

    /// Takes in a study that was read.
    pub(super) fn take_opened(&mut self, session: &mut Session) {
        match self.opening.arrived() {
            Arrived::Nothing => {}
            Arrived::Found { found, damaged, instead_of } => {
                let touched = !Arc::ptr_eq(&instead_of, session.study());
                for (path, aside) in damaged {
                    let (name, kept) = (disk::file_name(&path), aside.display().to_string());
                    session.notify_error(Message::new("open-journal-damaged").text("file", name).text("kept", kept));
                }
                // What was done while it was read is asked about too, and what was read may be old by then.
                match found {
                    Found::File(opened) if touched => {
                        self.confirm_unsaved_then(session, Continuation::Open(opened.path));
                    }
                    found => self.take_found(session, found),
                }
            }
            Arrived::Failed(file, message) => {
                self.begin_with_something(session);
                let why = session.locale.format(&message);
                session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
            }
            Arrived::Stopped => self.begin_with_something(session),
        }
    }

    fn take_found(&mut self, session: &mut Session, found: Found) {
        match found {
            Found::Refused(path, message, backup) => {
                self.begin_with_something(session);
                let (file, why) = (disk::file_name(&path), session.locale.format(&message));
                say_with_backup(session, Message::new("open-failed").text("file", file).text("why", why), backup);
            }
            Found::Nothing => self.load_sample(session),
            Found::Unsaved(path, replayed) => {
                // What was recovered is unsaved work still: asked about on leaving and kept by a second kill.
                session.history = History::new(replayed.begun.clone(), Message::new("edit-begun"));
                (self.path, self.held) = (None, false);
                self.take_up(
                    session,
                    Some(*replayed),
                    StudyLocation { journal: Some(path), ..StudyLocation::default() },
                );
                after_begin(session);
            }
            Found::File(opened) => {
                let Opened { path, study, hash, damage, journal, elsewhere, replayed, kept, aside, past, readings } =
                    *opened;
                let name = disk::file_name(&path);
                let label = Message::new("edit-opened").text("file", name.clone());
                let location = StudyLocation {
                    journal: Some(journal),
                    elsewhere,
                    file: Some(path.clone()),
                    base: Some(hash),
                    past: past.clone().map(|past| (file::history_of(&path), past)),
                };
                session.history = match past {
                    Some(past) => History::with_past(study, label, past),
                    None => History::new(study, label),
                };
                self.path = Some(path.clone());
                self.take_up(session, replayed, location);
                after_begin(session);
                session.readings.replace(readings);
                remember(session, &path);
                // A copy kept under a number is not written over either: what is made of it gets a name.
                let is_kept = endings::ending_problem(&path, endings::STUDY).is_some();
                let is_loose = session.study().kept.is_loose();
                self.held = damage.is_some() || is_kept || is_loose;
                if is_loose {
                    session.notify_error(file::FileError::HoldsUnknown.message());
                }
                if let Some((found, backup)) = damage {
                    let mut lines = found.iter().map(|what| session.locale.format(what));
                    let (first, more) = (lines.next().unwrap_or_default(), lines.count());
                    let key = if backup.is_some() { "open-damaged" } else { "open-damaged-alone" };
                    let what = Message::new(key).text("file", name.clone()).text("what", first);
                    say_with_backup(session, what.number("more", more), backup);
                }
                for Rescued { kept, edits } in kept {
                    let what = Message::new("open-other-version")
                        .text("file", name.clone())
                        .text("kept", disk::file_name(&kept))
                        .number("count", edits.map_or(0, |(edits, _)| edits));
                    let merge = Action::Study(StudyAction::Merge(kept));
                    session.notify_with_action_sticky(what, "button-merge", merge);
                }
                for aside in aside {
                    let near = aside.parent() == path.parent();
                    let (key, kept) = if near {
                        ("open-journal-aside", disk::file_name(&aside))
                    } else {
                        ("open-elsewhere-aside", aside.display().to_string())
                    };
                    session.notify_error(Message::new(key).text("file", name.clone()).text("kept", kept));
                }
            }
        }
    }

    /// The program begins with something, also when what it was to begin with can't be had.
    fn begin_with_something(&mut self, session: &mut Session) {
        if !self.saving.has_begun() {
            self.begin_empty(session, StartingLists::Plain);
        }
    }
}

/// Says what is wrong with a study, and offers the copy of it that is whole.
fn say_with_backup(session: &mut Session, what: Message, backup: Option<PathBuf>) {
    match backup {
        Some(backup) => {
            session.notify_with_action_sticky(what, "open-backup", Action::Study(StudyAction::Open(backup)));
        }
        None => session.notify_error(what),
    }
}

fn after_begin(session: &mut Session) {
    // What was under review, being checked or said is of another study; what went wrong and what was recovered stay.
    session.notifications.retain(|toast| !toast.undo && toast.what.key != "red-lines-notice");
    session.outgoing.begun = true;
    session.focus.pair = None;
    session.focus.selected = None;
    session.focus.selected_id = None;
    session.board = None;
    session.readings.clear();
    session.coder = CoderId::new(&mut *session.ids);
    session.adopt_coder();
    // A reader begins at the beginning.
    let drafts = &session.history.study().drafts;
    if let [first, second, ..] = drafts.as_slice() {
        session.focus.pair = Some(Sides::new(first.id, second.id));
    }
    // Whoever has read in it goes on where they were.
    session.go_to_last_place();
}

/// Puts a study first among those opened lately.
pub(super) fn remember(session: &mut Session, path: &Path) {
    let whole = std::path::absolute(path).unwrap_or_else(|_io| path.to_path_buf());
    session.prefs.recent.retain(|known| *known != whole);
    session.prefs.recent.insert(0, whole);
    session.prefs.recent.truncate(12);
}
