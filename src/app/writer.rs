//! The thread that writes: journal, history, file, one order after the other.

use crate::base::{ContentHash, Message};
use crate::engine::{Waker, Worker};
use crate::study::file::{self, BackAndForth, Disk, Journal, Keeper, Past};
use crate::study::{Moment, Study};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A state of the study, where it stands in the history, and what tells its entry from others.
pub(super) type State = (Arc<Study>, Moment, u64);

/// Where a study begun or opened stands on the disk.
#[derive(Debug, Clone, Default)]
pub(super) struct Home {
    /// Its journal; nowhere when the program keeps nothing.
    pub(super) journal: Option<PathBuf>,
    /// Where the journal goes when its folder can't be written.
    pub(super) elsewhere: Option<PathBuf>,
    /// The hash of its file.
    pub(super) base: Option<ContentHash>,
    /// The file's history, and how much of it counts.
    pub(super) past: Option<(PathBuf, Past)>,
}

/// What the writer is told.
pub(super) enum Order {
    /// The study begun or opened.
    Begin { home: Home, study: Arc<Study>, number: u64 },
    /// A study begun or opened as `begun`, with the states its journal holds in its first bytes (`whole`): it goes on.
    Resume { home: Home, begun: Arc<Study>, states: Vec<State>, whole: u64, number: u64 },
    /// The study after an edit, an undo, a redo.
    Record { state: State, number: u64 },
    /// Write the study to its file.
    Save { study: Arc<Study>, path: PathBuf, number: u64 },
    /// The study is left; its journal is not wanted any more.
    Forget,
}

/// For an entry of the history (place, serial), what leads to it and back.
pub(super) type Learnt = (usize, u64, Arc<BackAndForth>);

/// What the writer answers.
pub(super) enum Answer {
    /// Everything up to this number is on the disk.
    Recorded { number: u64, learnt: Vec<Learnt> },
    /// The journal stands elsewhere, since the study's folder can't be written.
    Elsewhere(Message),
    /// The study was written to its file; what could not be kept of its history is said.
    Saved { study: Arc<Study>, path: PathBuf, number: u64, unkept: Option<Message> },
    /// It could not be done.
    Failed { message: Message, number: u64, saving: bool },
}

struct Writer {
    disk: Arc<dyn Disk>,
    home: Home,
    journal: Option<Journal>,
    keeper: Keeper,
    /// The study as the journal and the keeper know it.
    known: Arc<Study>,
    /// States that are not on the disk yet.
    waiting: Vec<State>,
}

/// Starts the writer.
pub(super) fn start(waker: Waker, disk: Arc<dyn Disk>) -> Worker<Order, Answer> {
    let nothing = Arc::new(Study::empty(crate::base::StudyId::from_bits(0), ""));
    let mut writer = Writer {
        disk,
        home: Home::default(),
        journal: None,
        keeper: Keeper::default(),
        known: nothing,
        waiting: Vec::new(),
    };
    Worker::start("saving", waker, move |orders, answer| {
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
                        answer(writer.record(number));
                    }
                }
                Order::Begin { home, study, number } => {
                    writer.leave(home.journal.as_deref());
                    writer.keeper = keeper(&home);
                    writer.known = study;
                    writer.home = home;
                    let opened = writer.open(number, answer);
                    answer(opened);
                }
                Order::Resume { home, begun, states, whole, number } => {
                    writer.leave(home.journal.as_deref());
                    writer.keeper = keeper(&home);
                    writer.known = begun;
                    writer.home = home;
                    answer(writer.resume(states, whole, number));
                }
                Order::Save { study, path, number } => match writer.save(&study, &path) {
                    Ok(unkept) => answer(Answer::Saved { study, path, number, unkept }),
                    Err(message) => answer(Answer::Failed { message, number, saving: true }),
                },
                Order::Forget => writer.leave(None),
            }
        }
    })
}

fn keeper(home: &Home) -> Keeper {
    let (path, past) = home.past.clone().unzip();
    Keeper::new(path, past.as_ref())
}

impl Writer {
    /// Lets the present journal go; it stays when it is the one that is gone on with.
    fn leave(&mut self, next: Option<&Path>) {
        self.waiting.clear();
        if let Some(old) = self.journal.take()
            && Some(old.path()) != next
        {
            old.remove();
        }
    }

    /// Begins the journal, elsewhere when its folder can't be written.
    fn open(&mut self, number: u64, answer: &mut dyn FnMut(Answer)) -> Answer {
        match self.open_journal() {
            Ok(None) => Answer::Recorded { number, learnt: Vec::new() },
            Ok(Some(moved)) => {
                answer(Answer::Elsewhere(moved));
                Answer::Recorded { number, learnt: Vec::new() }
            }
            Err(message) => Answer::Failed { message, number, saving: false },
        }
    }

    fn open_journal(&mut self) -> Result<Option<Message>, Message> {
        let Some(path) = self.home.journal.clone() else { return Ok(None) };
        let open = |path: &Path| Journal::open(&self.disk, path, self.home.base, &self.known);
        match (open(&path), &self.home.elsewhere) {
            (Ok(journal), _) => {
                self.journal = Some(journal);
                Ok(None)
            }
            (Err(message), Some(other)) if matches!(message.key, "file-no-permission" | "file-read-only") => {
                self.journal = Some(open(other)?);
                Ok(Some(message))
            }
            (Err(message), _) => Err(message),
        }
    }

    fn resume(&mut self, states: Vec<State>, whole: u64, number: u64) -> Answer {
        let path = self.home.journal.clone().unwrap_or_default();
        let last = states.last().map_or_else(|| Arc::clone(&self.known), |(study, ..)| Arc::clone(study));
        match Journal::resume(&self.disk, &path, whole, &last) {
            Ok(Some(journal)) => {
                self.journal = Some(journal);
                let learnt = self.keep(states);
                Answer::Recorded { number, learnt }
            }
            // It went meanwhile.
            Ok(None) => {
                self.waiting = states;
                self.record(number)
            }
            Err(message) => {
                self.waiting = states;
                Answer::Failed { message, number, saving: false }
            }
        }
    }

    /// Puts the waiting states on the disk.
    fn record(&mut self, number: u64) -> Answer {
        if self.journal.is_none()
            && self.home.journal.is_some()
            && let Err(message) = self.open_journal()
        {
            return Answer::Failed { message, number, saving: false };
        }
        let states: Vec<(Arc<Study>, Moment)> =
            self.waiting.iter().map(|(study, moment, _)| (Arc::clone(study), moment.clone())).collect();
        if let Some(journal) = &mut self.journal
            && let Err(message) = journal.record(&states)
        {
            return Answer::Failed { message, number, saving: false };
        }
        let states = std::mem::take(&mut self.waiting);
        let learnt = self.keep(states);
        Answer::Recorded { number, learnt }
    }

    /// Notes states down for the history.
    fn keep(&mut self, states: Vec<State>) -> Vec<Learnt> {
        let mut learnt = Vec::new();
        for (study, moment, serial) in states {
            let ways = match (file::between(&study, &self.known), file::between(&self.known, &study)) {
                (Ok(back), Ok(forth)) => Arc::new(BackAndForth { back, forth }),
                _ => continue,
            };
            self.keeper.note(&moment, &ways);
            if moment.entry.is_some() {
                learnt.push((moment.place, serial, ways));
            }
            self.known = study;
        }
        learnt
    }

    /// Writes the history and the file, then lets the journal begin anew from it. Should the program die between, the old
    /// journal goes on from a file that is no longer there, with nothing in it that the file has not.
    fn save(&mut self, study: &Arc<Study>, path: &Path) -> Result<Option<Message>, Message> {
        // What the journal could not take is in the file now.
        let waiting = std::mem::take(&mut self.waiting);
        self.keep(waiting);
        let beside = file::beside(path);
        let (hash, unkept) = file::save(&*self.disk, path, study, Some(&mut self.keeper))?;
        self.home.base = Some(hash);
        self.home.journal = Some(beside.clone());
        self.known = Arc::clone(study);
        match &mut self.journal {
            Some(journal) if journal.path() == beside => journal.restart(hash, study)?,
            _ => {
                let new = Journal::open(&self.disk, &beside, Some(hash), study)?;
                if let Some(old) = self.journal.replace(new) {
                    old.remove();
                }
            }
        }
        Ok(unkept)
    }
}
