//! The thread that writes: journal, history, file, one order after the other.

use crate::app::study_file::file_watch::FileWatch;
use crate::app::study_file::recovery;
use crate::app::study_file::recovery::Rescued;
use crate::base::{ContentHash, Message};
use crate::engine::{Waker, Worker};
use crate::study::file::{
    self, BackAndForth, Backups, Disk, FileError, HistoryWriter, Journal, SaveWarning, SavedHistory,
};
use crate::study::{Moment, Study};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A state of the study, where it stands in the history, and what tells its entry from others.
pub(in crate::app) type State = (Arc<Study>, Moment, u64);

/// Where a study begun or opened stands on the disk.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct StudyLocation {
    /// Its journal; nowhere when the program keeps nothing.
    pub(in crate::app) journal: Option<PathBuf>,
    /// Where the journal goes when its folder can't be written.
    pub(in crate::app) elsewhere: Option<PathBuf>,
    /// Its file, and the hash of the bytes that were read from it or written to it last.
    pub(in crate::app) file: Option<PathBuf>,
    pub(in crate::app) base: Option<ContentHash>,
    /// The file's history, and how much of it counts.
    pub(in crate::app) past: Option<(PathBuf, SavedHistory)>,
}

/// What the writer is told.
pub(in crate::app) enum Order {
    /// The study begun or opened.
    Begin { location: StudyLocation, study: Arc<Study>, number: u64 },
    /// A study begun or opened as `begun`, with the states its journal holds in its first bytes (`whole`): it goes on.
    Resume { location: StudyLocation, begun: Arc<Study>, states: Vec<State>, whole: u64, number: u64 },
    /// The study after an edit, an undo, a redo.
    Record { state: State, number: u64 },
    /// Try once more what could not be written.
    Retry { number: u64 },
    /// Write the study to its file; over another's work there only when that is wanted.
    Save { study: Arc<Study>, path: PathBuf, elsewhere: Option<PathBuf>, over: bool, number: u64 },
    /// What another program wrote to the file was merged: from now on the study goes on from that.
    GoOnFrom { path: PathBuf, hash: ContentHash, number: u64 },
    /// The study is left; its journal is not wanted any more.
    Forget,
}

/// For an entry of the history (place, serial), what leads to it and back.
pub(in crate::app) type Learnt = (usize, u64, Arc<BackAndForth>);

/// What the writer answers.
pub(in crate::app) enum Answer {
    /// Everything up to this number is on the disk.
    Recorded { number: u64, learnt: Vec<Learnt> },
    /// The journal stands elsewhere, since the study's folder can't be written.
    Elsewhere(Message),
    /// Somebody had removed or replaced the journal: it was written anew, whole.
    Renewed,
    /// Another program has replaced or removed the study's file: the journal holds the whole study from now on.
    FileChanged(PathBuf),
    /// There is no place to keep anything: what was done stands in memory alone.
    NotKept { number: u64 },
    /// The file was not written: another program has changed it since it was read.
    Changed { path: PathBuf, hash: ContentHash, number: u64 },
    /// The file that was saved over had work of its own, and what it is kept as.
    Rescued { over: PathBuf, rescued: Vec<Rescued> },
    /// The study was written to its file; what could not be kept beside it is said, and whether the journal can't go on.
    Saved { study: Arc<Study>, path: PathBuf, number: u64, unkept: Vec<SaveWarning>, journal: Option<Message> },
    /// It could not be done.
    Failed { message: Message, number: u64, saving: bool },
}

/// A journal that holds more than its file and could not be gone on with yet.
struct Resumable {
    begun: Arc<Study>,
    states: Vec<(Arc<Study>, Moment)>,
    /// So many bytes of the file hold them; absent where they are to be written anew.
    whole: Option<u64>,
}

struct Writer {
    disk: Arc<dyn Disk>,
    location: StudyLocation,
    watch: FileWatch,
    journal: Option<Journal>,
    resumable: Option<Resumable>,
    keeper: HistoryWriter,
    /// What the journal goes on from, and the states it holds since: with them it can be written anew.
    begun: Arc<Study>,
    since: Vec<(Arc<Study>, Moment)>,
    /// How often the present study was saved.
    saves: usize,
    /// The study as the journal and the keeper know it.
    known: Arc<Study>,
    /// States that are not on the disk yet.
    waiting: Vec<State>,
    /// So many of them the keeper knows already: a save that failed had told it.
    noted: usize,
}

/// How often it is looked whether the journal still stands, while nothing is done.
const WATCH: Duration = Duration::from_secs(2);

/// Starts the writer.
pub(in crate::app) fn start(waker: Waker, disk: Arc<dyn Disk>) -> Worker<Order, Answer> {
    let nothing = Arc::new(Study::empty(crate::base::StudyId::from_bits(0), ""));
    let mut writer = Writer {
        begun: Arc::clone(&nothing),
        since: Vec::new(),
        saves: 0,
        disk,
        location: StudyLocation::default(),
        watch: FileWatch::default(),
        journal: None,
        resumable: None,
        keeper: HistoryWriter::default(),
        known: nothing,
        waiting: Vec::new(),
        noted: 0,
    };
    Worker::start("saving", waker, WATCH, move |orders, answer| {
        if orders.is_empty() {
            writer.watch(answer);
            return;
        }
        let last_record = orders.iter().rposition(|order| matches!(order, Order::Record { .. }));
        let breaks: Vec<usize> = orders
            .iter()
            .enumerate()
            .filter(|(_, order)| !matches!(order, Order::Record { .. }))
            .map(|(place, _)| place)
            .collect();
        for (place, order) in orders.into_iter().enumerate() {
            match order {
                Order::Record { state, number } => {
                    writer.waiting.push(state);
                    // Those that wait together go to the disk together.
                    if last_record == Some(place) || breaks.contains(&(place + 1)) {
                        let recorded = writer.record(number, answer);
                        answer(recorded);
                    }
                }
                Order::Begin { location, study, number } => {
                    writer.shutdown(location.journal.as_deref());
                    writer.start_from(study, location);
                    let opened = writer.open(number, answer);
                    answer(opened);
                }
                Order::Resume { location, begun, states, whole, number } => {
                    writer.shutdown(location.journal.as_deref());
                    writer.start_from(begun, location);
                    let resumed = writer.resume(states, whole, number, answer);
                    answer(resumed);
                }
                Order::Retry { number } => {
                    let recorded = writer.record(number, answer);
                    answer(recorded);
                }
                Order::Save { study, path, elsewhere, over, number } => {
                    if let Some(hash) = writer.changed_on_disk(&path).filter(|_| !over) {
                        answer(Answer::Changed { path, hash, number });
                        continue;
                    }
                    let saved = writer.save(&study, &path, elsewhere, answer);
                    answer(match saved {
                        Ok((unkept, journal)) => {
                            let journal = journal.map(|error| error.message());
                            Answer::Saved { study, path, number, unkept, journal }
                        }
                        Err(error) => Answer::Failed { message: error.message(), number, saving: true },
                    });
                }
                Order::GoOnFrom { path, hash, number } => {
                    let went_on = writer.go_on_from(&path, hash, number);
                    answer(went_on);
                }
                Order::Forget => writer.shutdown(None),
            }
        }
    })
}

fn keeper(location: &StudyLocation) -> HistoryWriter {
    let (path, past) = location.past.clone().unzip();
    HistoryWriter::new(path, past.as_ref())
}

impl Writer {
    /// Begins with a study as it stands on the disk.
    fn start_from(&mut self, study: Arc<Study>, location: StudyLocation) {
        self.keeper = keeper(&location);
        self.begun = Arc::clone(&study);
        self.known = study;
        self.since = Vec::new();
        self.saves = 0;
        self.location = location;
        self.watch = FileWatch::default();
    }

    /// Lets the present journal go; it stays when it is the one that is gone on with.
    fn shutdown(&mut self, next: Option<&Path>) {
        self.waiting.clear();
        self.noted = 0;
        self.resumable = None;
        if let Some(old) = self.journal.take()
            && Some(old.path()) != next
        {
            old.remove();
        }
    }

    /// Begins the journal, elsewhere when its folder can't be written.
    fn open(&mut self, number: u64, answer: &mut dyn FnMut(Answer)) -> Answer {
        match self.begin_writing() {
            Ok(None) => Answer::Recorded { number, learnt: Vec::new() },
            Ok(Some(moved)) => {
                answer(Answer::Elsewhere(moved.message()));
                Answer::Recorded { number, learnt: Vec::new() }
            }
            Err(error) => Answer::Failed { message: error.message(), number, saving: false },
        }
    }

    /// Opens the journal without changing what it holds: that it is begun anew, or gone on with, shows when it is written.
    fn open_journal(&mut self) -> Result<Option<FileError>, FileError> {
        let Some(path) = self.location.journal.clone() else { return Ok(None) };
        if let Some(resumable) = &self.resumable
            && let Some(whole) = resumable.whole
        {
            let last = resumable.states.last().map_or(&resumable.begun, |(study, _)| study);
            match Journal::resume(&self.disk, &path, whole, last) {
                Ok(Some(journal)) => {
                    self.journal = Some(journal);
                    self.resumable = None;
                    return Ok(None);
                }
                // It went meanwhile: what it held is written anew.
                Ok(None) => {}
                Err(error) if error.has_no_place() && self.location.elsewhere.is_some() => {}
                Err(error) => return Err(error),
            }
        }
        let begun = self.resumable.as_ref().map_or(&self.known, |resumable| &resumable.begun);
        let base = self.location.base.filter(|_| !self.watch.is_alone());
        let claim = |path: &Path| Journal::claim(&self.disk, path, base, begun);
        match (claim(&path), &self.location.elsewhere) {
            (Ok(journal), _) => {
                self.journal = Some(journal);
                Ok(None)
            }
            (Err(error), Some(other)) if error.has_no_place() => {
                self.journal = Some(claim(other)?);
                Ok(Some(error.of_folder()))
            }
            (Err(error), _) => Err(error),
        }
    }

    fn resume(&mut self, states: Vec<State>, whole: u64, number: u64, answer: &mut dyn FnMut(Answer)) -> Answer {
        let bare: Vec<_> = states.iter().map(|(study, moment, _)| (Arc::clone(study), moment.clone())).collect();
        self.since.clone_from(&bare);
        self.resumable = Some(Resumable { begun: Arc::clone(&self.known), states: bare, whole: Some(whole) });
        let learnt = self.keep(states, Vec::new());
        let moved = match self.begin_writing() {
            Ok(moved) => moved,
            Err(error) => return Answer::Failed { message: error.message(), number, saving: false },
        };
        if let Some(moved) = moved {
            answer(Answer::Elsewhere(moved.message()));
        }
        Answer::Recorded { number, learnt }
    }

    /// Puts states on the disk, after those of a journal that could not be gone on with.
    fn put_down(&mut self, states: &[(Arc<Study>, Moment)]) -> Result<Vec<BackAndForth>, FileError> {
        let Some(journal) = &mut self.journal else { return Ok(Vec::new()) };
        let Some(resumable) = &self.resumable else { return journal.record(states) };
        let before = resumable.states.len();
        let all: Vec<_> = resumable.states.iter().chain(states).cloned().collect();
        let mut ways = journal.record(&all)?;
        self.resumable = None;
        Ok(ways.split_off(before.min(ways.len())))
    }

    /// Looks whether the journal still stands where it was written. Where it was removed, replaced or cut, or its folder has
    /// vanished, it is written anew, whole: nothing that was said to be kept depends on nobody having touched it.
    /// So it is where its file was replaced under it.
    fn watch(&mut self, answer: &mut dyn FnMut(Answer)) {
        let Some(journal) = &self.journal else { return };
        let another = self.watch.notices_another(self.location.file.as_deref(), self.location.base);
        if journal.stands() && !another {
            return;
        }
        let replaced = self.location.file.clone().filter(|_| another);
        answer(match self.write_anew() {
            Ok(None) => replaced.map_or(Answer::Renewed, Answer::FileChanged),
            Ok(Some(moved)) => Answer::Elsewhere(moved.message()),
            // It is tried again, as what can't be written always is.
            Err(error) => Answer::Failed { message: error.message(), number: 0, saving: false },
        });
    }

    /// Writes the journal anew from what is known of it. Returns why it stands elsewhere, if it does.
    fn write_anew(&mut self) -> Result<Option<FileError>, FileError> {
        self.journal = None;
        self.resumable = Some(Resumable { begun: Arc::clone(&self.begun), states: self.since.clone(), whole: None });
        self.begin_writing()
    }

    /// Opens the journal and puts down what it has to begin with. Returns why it stands elsewhere, if it does.
    fn begin_writing(&mut self) -> Result<Option<FileError>, FileError> {
        let moved = self.open_journal()?;
        self.put_down(&[])?;
        Ok(moved)
    }

    /// Lets the journal go on from what another program wrote to the study's file, once that is part of the study.
    fn go_on_from(&mut self, path: &Path, hash: ContentHash, number: u64) -> Answer {
        let theirs = match file::load(path) {
            Ok((study, found)) if found == hash => Arc::new(study),
            // It has changed once more: the next save says so.
            Ok(_) | Err(_) => return Answer::Recorded { number, learnt: Vec::new() },
        };
        let last = self.since.last().map(|(_, moment)| moment.clone());
        self.begun = theirs;
        self.since = last.into_iter().map(|moment| (Arc::clone(&self.known), moment)).collect();
        self.location.base = Some(hash);
        self.watch = FileWatch::default();
        match self.write_anew() {
            Ok(_moved) => Answer::Recorded { number, learnt: Vec::new() },
            Err(error) => Answer::Failed { message: error.message(), number, saving: false },
        }
    }

    /// The hash of the study's own file, if another program has written it since it was read or written here.
    fn changed_on_disk(&self, path: &Path) -> Option<ContentHash> {
        let own = self.location.file.as_deref().is_some_and(|own| file::target_of(own) == file::target_of(path));
        let known = self.location.base.filter(|_| own)?;
        let now = file::hash_of(path)?;
        (now != known).then_some(now)
    }

    /// Puts the waiting states on the disk.
    fn record(&mut self, number: u64, answer: &mut dyn FnMut(Answer)) -> Answer {
        self.watch(answer);
        let bare: Vec<(Arc<Study>, Moment)> =
            self.waiting.iter().map(|(study, moment, _)| (Arc::clone(study), moment.clone())).collect();
        let open = if self.journal.is_none() { self.open_journal().map(drop) } else { Ok(()) };
        match open.and_then(|()| self.put_down(&bare)) {
            Ok(ways) => {
                let mut states = std::mem::take(&mut self.waiting);
                self.since.extend(bare);
                if self.journal.is_none() {
                    self.noted = 0;
                    self.keep(states, Vec::new());
                    return Answer::NotKept { number };
                }
                let noted = std::mem::take(&mut self.noted).min(states.len());
                let ways = ways.into_iter().skip(noted).collect();
                let learnt = self.keep(states.split_off(noted), ways);
                Answer::Recorded { number, learnt }
            }
            Err(error) => Answer::Failed { message: error.message(), number, saving: false },
        }
    }

    /// Notes states down for the history; `ways` are those the journal found, when it took them.
    fn keep(&mut self, states: Vec<State>, ways: Vec<BackAndForth>) -> Vec<Learnt> {
        let mut learnt = Vec::new();
        let mut ways = ways.into_iter();
        for (study, moment, serial) in states {
            let found = ways.next().or_else(|| {
                let (back, forth) = (file::between(&study, &self.known), file::between(&self.known, &study));
                Some(BackAndForth { back: back.ok()?, forth: forth.ok()? })
            });
            self.known = Arc::clone(&study);
            let Some(found) = found.map(Arc::new) else { continue };
            self.keeper.note(&moment, &found);
            if moment.entry.is_some() {
                learnt.push((moment.place, serial, found));
            }
        }
        learnt
    }

    /// Writes the history and the file, then lets the journal begin anew from it. Should the program die between, the old
    /// journal goes on from a file that is no longer there, with nothing in it that the file has not. Returns what could not
    /// be kept beside the file, and why the journal can't go on, if it can't: it is tried again with the next edit.
    fn save(
        &mut self,
        study: &Arc<Study>,
        path: &Path,
        elsewhere: Option<PathBuf>,
        answer: &mut dyn FnMut(Answer),
    ) -> Result<(Vec<SaveWarning>, Option<FileError>), FileError> {
        let beside = file::journal_of(path);
        // Before anything is written: another program may have this study open, and what that left unsaved is not ours.
        let rescued = self.rescue(path, &beside, elsewhere.as_deref())?;
        let others = elsewhere.clone().filter(|other| self.location.journal.as_ref() != Some(other));
        let claimed = match self.claim_for(&beside, elsewhere.as_deref()) {
            Ok(claimed) => claimed,
            Err(error) => {
                recovery::undo(&*self.disk, &rescued);
                return Err(error);
            }
        };
        // What the journal could not take is in the file now.
        let known = self.waiting.split_off(self.noted.min(self.waiting.len()));
        self.keep(known.clone(), Vec::new());
        self.waiting.extend(known);
        self.noted = self.waiting.len();
        let backups = if self.saves < 2 { Backups::MoveOn } else { Backups::ReplaceLatest };
        let (hash, unkept) = match file::save(&*self.disk, path, study, Some(&mut self.keeper), backups) {
            Ok(saved) => saved,
            Err(error) => {
                if let Some(claimed) = claimed {
                    claimed.let_go();
                }
                recovery::undo(&*self.disk, &rescued);
                return Err(error);
            }
        };
        if !rescued.is_empty() {
            answer(Answer::Rescued { over: path.to_path_buf(), rescued });
        }
        self.waiting.clear();
        self.noted = 0;
        self.known = Arc::clone(study);
        self.begun = Arc::clone(study);
        self.since = Vec::new();
        self.saves += 1;
        self.resumable = None;
        let file = Some(path.to_path_buf());
        self.location = StudyLocation { journal: Some(beside), elsewhere, file, base: Some(hash), past: None };
        self.watch = FileWatch::default();
        if let Some(claimed) = claimed
            && let Some(old) = self.journal.replace(claimed)
        {
            old.remove();
        }
        // What it held is kept beside the file now.
        if let Some(other) = others.filter(|other| self.journal.as_ref().map(Journal::path) != Some(other)) {
            file::remove_journal(&other);
        }
        let journal = self.journal.as_mut().and_then(|journal| journal.restart(hash, study).err());
        Ok((unkept, journal))
    }

    /// Keeps the work that a file about to be written over has of its own, in journals that are not the present study's.
    fn rescue(&self, path: &Path, beside: &Path, elsewhere: Option<&Path>) -> Result<Vec<Rescued>, FileError> {
        let own = [self.location.journal.as_deref(), self.journal.as_ref().map(Journal::path)];
        let theirs: Vec<&Path> =
            [Some(beside), elsewhere].into_iter().filter(|path| !own.contains(path)).flatten().collect();
        recovery::rescue(&*self.disk, path, &theirs)
    }

    /// Holds the journal that a file about to be written will have, unless it is held already.
    fn claim_for(&self, beside: &Path, elsewhere: Option<&Path>) -> Result<Option<Journal>, FileError> {
        let held = self.journal.as_ref().map(Journal::path);
        if held == Some(beside) {
            return Ok(None);
        }
        let claim = |path: &Path| Journal::claim(&self.disk, path, self.location.base, &self.known).map(Some);
        match (claim(beside), elsewhere) {
            (Err(error), Some(other)) if error.has_no_place() => {
                if held == Some(other) {
                    Ok(None)
                } else {
                    claim(other)
                }
            }
            (claimed, _) => claimed,
        }
    }
}
