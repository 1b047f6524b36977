//! The journal: beside the file, what led from the file to the study as it is, synced at every edit.
//!
//! ```text
//! // Travaux journal, format 1
//! 5b1f… (base: "…", sum: "…")              what it goes on from: the hash of the file's text and the sum of its study, or
//!                                          the whole study
//! 9c02… (line: 1, place: 3, entry: (…), annotations: [(id: …)])     an edit: its entry in the history, what it changed
//! 77ae… (line: 2, place: 2, no_annotations: […])    an undo, a redo or a jump
//! 31c0… (line: 3, no_annotat               cut short by a kill: ignored, since it was never acknowledged
//! ```
//! Each line begins with a check sum of the rest, and holds what differs between two snapshots as whole items. How it is
//! read again, damaged or not, is `replay`.

use super::delta::{Delta, Label, delta, line};
use super::disk::Disk;
use super::error::FileError;
use super::{sums, write};
use crate::base::ContentHash;
use crate::study::moment::Moment;
use crate::study::root::Study;
use std::fs::{File, Metadata, TryLockError};
use std::io::{Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD: &str = "// Travaux journal, format 1\n";

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
    /// The number of its last line.
    lines: usize,
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
            lines: 0,
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
            lines: last_number(path, whole)?,
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
        for (number, (study, moment)) in states.iter().enumerate() {
            let mut forth = delta(&before, study);
            let bare = line(&forth)?;
            forth.line = Some(self.lines + number + 1);
            forth.place = Some(moment.place);
            forth.entry = moment.entry.as_ref().map(|(label, at)| Label::of(label, *at));
            lines.push_str(&with_checksum(&line(&forth)?));
            ways.push(BackAndForth { back: line(&delta(study, &before))?, forth: bare });
            before = Arc::clone(study);
        }
        self.put(&lines)?;
        self.lines += states.len();
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
        self.lines = 0;
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
    let file = write::study(study);
    let sum = sums::of_study(&file).whole;
    let first = Delta::beginning(base.map(|hash| hash.to_string()), file, sum);
    Ok(format!("{HEAD}{}", with_checksum(&line(&first)?)))
}

/// Returns the number of the last line that counts; lines of before they were numbered count one each.
fn last_number(path: &Path, whole: u64) -> Result<usize, FileError> {
    let mut bytes = std::fs::read(path)?;
    bytes.truncate(usize::try_from(whole).unwrap_or(usize::MAX));
    let lines = bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"//"));
    let number = |line| sound(line)?.strip_prefix("(line:Some(")?.split_once(')')?.0.parse::<usize>().ok();
    let (mut count, mut highest) = (0, 0);
    for line in lines {
        count += 1;
        highest = highest.max(number(line).unwrap_or_default());
    }
    Ok(if highest > 0 { highest } else { usize::saturating_sub(count, 1) })
}

pub(super) fn lock(file: File) -> Result<File, FileError> {
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
