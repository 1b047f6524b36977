//! The journal: beside the file, what led from the file to the study as it is, synced at every edit.
//!
//! ```text
//! // Travaux journal, format 1
//! 5b1f… (base: "…")                       what it goes on from: the hash of the file's text, or the whole study
//! 9c02… (place: 3, entry: (…), annotations: [(id: …)])     an edit: its entry in the history, what it changed
//! 77ae… (place: 2, no_annotations: […])    an undo, a redo or a jump
//! 31c0… (no_annotat                        cut short by a kill: ignored, since it was never acknowledged
//! ```
//! Each line begins with a check sum of the rest, and holds what differs between two snapshots as whole items. A line
//! that can't be read costs itself alone: those after it are taken up, and that some are missing is said.

use super::delta::{Delta, Label, apply, delta, line};
use super::disk::Disk;
use super::error::FileError;
use super::v1::FORMAT;
use crate::base::{ContentHash, Message};
use crate::study::moment::Moment;
use crate::study::root::Study;
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD: &str = "// Travaux journal, format 1\n";
const HEAD_WORDS: &str = "// Travaux journal, format ";

/// Returns a line of a journal or a history: check sum, text.
pub(super) fn with_checksum(text: &str) -> String {
    format!("{} {text}\n", ContentHash::of(text.as_bytes()).short())
}

/// Returns the text of a line that is whole.
pub(super) fn sound(line: &[u8]) -> Option<&str> {
    let (sum, text) = std::str::from_utf8(line).ok()?.strip_suffix('\n')?.split_once(' ')?;
    (ContentHash::of(text.as_bytes()).short() == sum).then_some(text)
}

/// A journal being written. Holds a lock on it: a second program can't open the same study.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    disk: Arc<dyn Disk>,
    /// So many bytes are sound; what a failed write left after them is cut before the next.
    end: u64,
    torn: bool,
    /// What the journal must begin with, until it does.
    beginning: Option<String>,
    /// The study as the journal knows it.
    known: Arc<Study>,
}

impl Journal {
    /// Begins the journal at `path` anew. It goes on from `base`: the hash of the study file's bytes, or, without a
    /// file, the whole study.
    ///
    /// # Errors
    /// Opened twice, no permission, full disk.
    pub fn open(
        disk: &Arc<dyn Disk>,
        path: &Path,
        base: Option<ContentHash>,
        study: &Arc<Study>,
    ) -> Result<Self, FileError> {
        let mut journal = Self::claim(disk, path, base, study)?;
        journal.put("")?;
        Ok(journal)
    }

    /// Holds the journal at `path` without writing to it: it begins anew with what is recorded first. Until then, what it
    /// held is there.
    ///
    /// # Errors
    /// Opened twice, no permission.
    pub fn claim(
        disk: &Arc<dyn Disk>,
        path: &Path,
        base: Option<ContentHash>,
        study: &Arc<Study>,
    ) -> Result<Self, FileError> {
        Ok(Self {
            path: path.to_owned(),
            file: lock(disk.open(path)?)?,
            disk: Arc::clone(disk),
            end: 0,
            torn: true,
            beginning: Some(beginning(base, study)?),
            known: Arc::clone(study),
        })
    }

    /// Goes on with the journal at `path`, of which the first `whole` bytes lead to `study`. It is never emptied on the
    /// way: whenever the program is killed, what it held is there. `None` when it holds less than that.
    ///
    /// # Errors
    /// Opened twice, no permission.
    pub fn resume(
        disk: &Arc<dyn Disk>,
        path: &Path,
        whole: u64,
        study: &Arc<Study>,
    ) -> Result<Option<Self>, FileError> {
        let file = lock(disk.open(path)?)?;
        if file.metadata()?.len() < whole {
            return Ok(None);
        }
        Ok(Some(Self {
            path: path.to_owned(),
            file,
            disk: Arc::clone(disk),
            end: whole,
            // Half a line at the end, which says nothing.
            torn: true,
            beginning: None,
            known: Arc::clone(study),
        }))
    }

    /// Writes the states the study went through, in order, and returns when they are on the disk: all of them or none.
    /// For each comes what leads back from it to the one before, and forth again.
    ///
    /// # Errors
    /// Full disk, or what the system says. They can be recorded again.
    pub fn record(&mut self, states: &[(Arc<Study>, Moment)]) -> Result<Vec<BackAndForth>, FileError> {
        let mut lines = String::new();
        let mut ways = Vec::new();
        let mut before = Arc::clone(&self.known);
        for (study, moment) in states {
            let mut forth = delta(&before, study);
            let bare = line(&forth)?;
            forth.place = Some(moment.place);
            forth.entry = moment.entry.as_ref().map(|(label, at)| Label::of(label, *at));
            lines.push_str(&with_checksum(&line(&forth)?));
            ways.push(BackAndForth { back: line(&delta(study, &before))?, forth: bare });
            before = Arc::clone(study);
        }
        self.put(&lines)?;
        self.known = before;
        Ok(ways)
    }

    /// Begins anew from a file just written.
    ///
    /// # Errors
    /// What the system says. The journal then is begun anew at the next record.
    pub fn restart(&mut self, base: ContentHash, study: &Arc<Study>) -> Result<(), FileError> {
        self.beginning = Some(beginning(Some(base), study)?);
        self.end = 0;
        self.torn = true;
        self.known = Arc::clone(study);
        self.put("")
    }

    fn put(&mut self, lines: &str) -> Result<(), FileError> {
        let text = match &self.beginning {
            Some(beginning) => format!("{beginning}{lines}"),
            None => lines.to_owned(),
        };
        let written = (|| {
            if self.torn {
                self.disk.cut(&self.file, self.end)?;
                self.torn = false;
            }
            self.file.seek(SeekFrom::Start(self.end))?;
            self.torn = true;
            self.disk.write(&mut self.file, text.as_bytes())?;
            self.disk.sync(&self.file)
        })();
        match written {
            Ok(()) => {
                self.torn = false;
                self.end += text.len() as u64;
                self.beginning = None;
                Ok(())
            }
            Err(error) => {
                // Half a line must not stand before the next one.
                self.torn = self.disk.cut(&self.file, self.end).is_err();
                Err(error.into())
            }
        }
    }

    /// Removes the journal: the study is in its file, or is not wanted. One that can't be removed is emptied, else what
    /// it holds would be offered at the next start.
    pub fn remove(self) {
        let Self { path, file, disk, .. } = self;
        if disk.remove(&path).is_err() {
            disk.cut(&file, 0).ok();
        }
    }

    /// Releases the journal without having written to it.
    pub fn let_go(self) {
        if self.file.metadata().is_ok_and(|meta| meta.len() == 0) {
            self.disk.remove(&self.path).ok();
        }
    }

    /// Whether the file is still there, under its name and no shorter than what was written: nobody has removed it,
    /// replaced it or cut it, and its folder is still to be reached.
    pub fn stands(&self) -> bool {
        let (Ok(held), Ok(named)) = (self.file.metadata(), std::fs::metadata(&self.path)) else { return false };
        same_node(&held, &named) && named.len() >= self.end
    }

    /// Returns the journal's path.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Two deltas as lines of text: from a state to the one before it, and from there to the state again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackAndForth {
    /// To the state before.
    pub back: String,
    /// From the state before.
    pub forth: String,
}

fn beginning(base: Option<ContentHash>, study: &Study) -> Result<String, FileError> {
    let first = Delta::beginning(base.map(|hash| hash.to_string()), study);
    Ok(format!("{HEAD}{}", with_checksum(&line(&first)?)))
}

fn lock(file: File) -> Result<File, FileError> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(FileError::OpenedTwice),
        // Some network folders know no locks; they must not keep anybody from working.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

#[cfg(unix)]
fn same_node(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
const fn same_node(_one: &Metadata, _other: &Metadata) -> bool {
    // A file that is open can't be removed or replaced there.
    true
}

/// What a journal holds.
#[derive(Debug)]
pub struct Replayed {
    /// The study it began with.
    pub begun: Study,
    /// The study after everything in it.
    pub study: Study,
    /// The states on the way, with their entries in the history.
    pub states: Vec<(Arc<Study>, Moment)>,
    /// How many edits were found.
    pub edits: usize,
    /// Whether its end was cut short.
    pub cut: bool,
    /// How many lines before its end could not be read: what they held is missing.
    pub lost: usize,
    /// So many bytes of it, from the start, are whole.
    pub whole: u64,
}

/// Replays the journal at `path` on the study read from the file of hash `base`. `None` when there is no journal, it
/// goes on from another file, or it holds nothing.
///
/// # Errors
/// Opened twice, no permission, written by a newer version.
pub fn replay(path: &Path, file: Option<(&Study, ContentHash)>) -> Result<Option<Replayed>, FileError> {
    match bytes_of(path)? {
        Some(bytes) => replay_bytes(&bytes, file),
        None => Ok(None),
    }
}

/// Replays as [`replay`] does, also where another program has the study open: then what is on the disk is read, and `true`
/// comes with it. For who only reads.
///
/// # Errors
/// No permission, written by a newer version.
pub fn replay_shared(path: &Path, file: Option<(&Study, ContentHash)>) -> Result<(Option<Replayed>, bool), FileError> {
    match bytes_of(path) {
        Ok(None) => Ok((None, false)),
        Ok(Some(bytes)) => Ok((replay_bytes(&bytes, file)?, false)),
        Err(FileError::OpenedTwice) => {
            let mut replayed = replay_bytes(&std::fs::read(path)?, file)?;
            if let Some(replayed) = &mut replayed {
                // The line that is being written this moment is no damage.
                replayed.cut = false;
            }
            Ok((replayed, true))
        }
        Err(error) => Err(error),
    }
}

fn replay_bytes(bytes: &[u8], file: Option<(&Study, ContentHash)>) -> Result<Option<Replayed>, FileError> {
    let mut replayed: Option<Replayed> = None;
    let mut at = 0;
    // Lines that can't be read: only what comes after them tells whether they were the end.
    let mut doubtful = 0;
    for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += raw.len() as u64;
        if raw.starts_with(b"//") {
            continue;
        }
        let Some(delta) = sound(raw).and_then(|text| ron::from_str::<Delta>(text).ok()) else {
            doubtful += 1;
            continue;
        };
        match &mut replayed {
            None => {
                // What it goes on from can't be read, or is another file: see `put_aside`.
                if doubtful > 0 {
                    return Ok(None);
                }
                let study = match (&delta.base, &delta.whole, file) {
                    (Some(base), _, Some((study, hash))) if *base == hash.to_string() => study.clone(),
                    (None, Some(_), None) => apply(&Study::empty(crate::base::StudyId::from_bits(0), ""), delta)?,
                    _ => return Ok(None),
                };
                replayed = Some(Replayed {
                    begun: study.clone(),
                    study,
                    states: Vec::new(),
                    edits: 0,
                    cut: false,
                    lost: 0,
                    whole: at,
                });
            }
            Some(replayed) => {
                let place = delta.place.unwrap_or(replayed.edits + 1);
                let label = delta.entry.as_ref().map(Label::message);
                // Journals of before said nothing of undo: every line is an entry.
                let entry = match (label, delta.place) {
                    (None, None) => Some((Message::new("edit-recovered"), None)),
                    (label, _) => label,
                };
                match apply(&replayed.study, delta) {
                    Ok(next) => {
                        replayed.study = next;
                        replayed.edits += 1;
                        replayed.lost += std::mem::take(&mut doubtful);
                        let state = Arc::new(replayed.study.clone());
                        replayed.states.push((state, Moment { place, entry }));
                        replayed.whole = at;
                    }
                    Err(_damaged) => doubtful += 1,
                }
            }
        }
    }
    if let Some(replayed) = &mut replayed {
        // An unfinished last line was never acknowledged; a whole one that makes no sense was.
        let unfinished = usize::from(!bytes.ends_with(b"\n") && doubtful > 0);
        replayed.cut = unfinished > 0;
        replayed.lost += doubtful - unfinished;
    }
    Ok(replayed)
}

/// Returns a journal that can't be replayed on `study` (a synchronised folder replaced the file, say, or its
/// beginning is damaged) is put aside under a name of its own when it holds work that is not in `study`. Returns that
/// name. A program killed between writing its file and beginning its journal anew leaves such a journal too, with
/// nothing in it that the file has not.
///
/// # Errors
/// Opened twice, no permission.
pub fn put_aside(path: &Path, study: Option<&Study>) -> Result<Option<PathBuf>, FileError> {
    let Some(bytes) = bytes_of(path)? else { return Ok(None) };
    let lines: Vec<&[u8]> =
        bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"//")).collect();
    let mut after = study.cloned();
    let mut known = true;
    for (number, raw) in lines.iter().enumerate() {
        let last = number + 1 == lines.len() && !raw.ends_with(b"\n");
        match sound(raw).and_then(|text| ron::from_str::<Delta>(text).ok()) {
            Some(delta) if delta.base.is_some() || delta.whole.is_some() => {}
            Some(delta) => match after.as_ref().map(|study| apply(study, delta)) {
                Some(Ok(next)) => after = Some(next),
                _ => known = false,
            },
            None => known &= last,
        }
    }
    if known && after.as_ref() == study {
        return Ok(None);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let free = (1..1_000).map(|number| path.with_file_name(format!("{name}.{number}"))).find(|path| !path.exists());
    let Some(free) = free else { return Err(FileError::JournalDamaged) };
    std::fs::rename(path, &free)?;
    Ok(Some(free))
}

/// The bytes of a journal; `None` when there is none.
fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, FileError> {
    if !path.exists() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let opened = OpenOptions::new().read(true).write(true).open(path).map_err(FileError::from);
    match opened.and_then(lock) {
        Ok(mut held) => held.read_to_end(&mut bytes)?,
        // It may be read, if not written.
        Err(error) if error.is_refused() => {
            bytes = std::fs::read(path)?;
            bytes.len()
        }
        Err(error) => return Err(error),
    };
    let head = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let format = std::str::from_utf8(head).ok().and_then(|head| head.strip_prefix(HEAD_WORDS)?.parse::<u32>().ok());
    if let Some(format) = format.filter(|format| *format > FORMAT) {
        return Err(FileError::Newer(format));
    }
    Ok(Some(bytes))
}
