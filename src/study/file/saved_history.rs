//! The history beside the file: what was done up to the last save, so that undo outlives a restart.
//!
//! ```text
//! // Travaux history, format 1
//! 1a90… e(place: 1, label: (key: "edit-tag", …))   an entry; entries from this place on that stood here are forgotten
//! 88b2… b(no_annotations: […])                      what leads back from it
//! 02d1… f(annotations: [(id: …)])                   what leads to it
//! 6e11… m(file: "5b1f…", current: 1, sum: "77c0…")  a save: the file of this hash is this entry; the sum of its study
//! 90fe… s(file: "5b1f…", …)                         what was saved last, item by item: see `last_save`
//! ```
//! Only ever added to, at a save; the last line alone is written anew. By the marks each copy of the file kept under a number
//! can be told to be what was saved. What it holds is convenience: without it, or where it is damaged, undo ends there.

use super::beside::history_of;
use super::delta::Label;
use super::disk::Disk;
use super::error::FileError;
use super::journal::{BackAndForth, sound, with_checksum};
use super::last_save::{LastSave, Mark};
use crate::base::{ContentHash, Message, Timestamp};
use crate::study::moment::Moment;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD: &str = "// Travaux history, format 1\n";

/// An entry of the history as it stands on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct PastEntry {
    /// What was done.
    pub label: Message,
    /// When.
    pub at: Option<Timestamp>,
    /// The ways from and to the entry before; absent where they could not be read.
    pub ways: Option<Arc<BackAndForth>>,
}

/// The history of a study file as read from the disk, up to the file of one hash.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedHistory {
    /// The entries from place 1 on.
    pub entries: Vec<PastEntry>,
    /// The entry that the file is.
    pub current: usize,
    /// So many bytes of the history lead to it.
    pub whole: u64,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    place: usize,
    label: Label,
}

/// Reads the history at `path` up to the file of this hash; `None` when it does not know it.
pub fn saved_history(path: &Path, hash: ContentHash) -> Option<SavedHistory> {
    let bytes = fs::read(path).ok()?;
    if !bytes.starts_with(HEAD.as_bytes()) {
        return None;
    }
    let wanted = hash.to_string();
    let mut found = None;
    let mut entries: Vec<PastEntry> = Vec::new();
    let mut at = 0;
    let mut back: Option<String> = None;
    for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += raw.len() as u64;
        let Some(text) = sound(raw) else { continue };
        let Some((kind, body)) = text.split_at_checked(1) else { continue };
        match kind {
            "e" => {
                let Ok(entry) = ron::from_str::<Entry>(body) else { continue };
                let (label, time) = entry.label.message();
                back = None;
                entries.truncate(entry.place.saturating_sub(1));
                // Entries that could not be read leave a gap that can't be crossed.
                while entries.len() + 1 < entry.place {
                    entries.push(PastEntry { label: Message::new("edit-unknown"), at: None, ways: None });
                }
                entries.push(PastEntry { label, at: time, ways: None });
            }
            "b" => back = Some(body.to_owned()),
            "f" => {
                if let (Some(back), Some(entry)) = (back.take(), entries.last_mut()) {
                    entry.ways = Some(Arc::new(BackAndForth { back, forth: body.to_owned() }));
                }
            }
            "m" => {
                let Ok(mark) = ron::from_str::<Mark>(body) else { continue };
                if mark.file == wanted {
                    found = Some(SavedHistory { entries: entries.clone(), current: mark.current, whole: at });
                }
            }
            _ => {}
        }
    }
    found.filter(|past| past.current <= past.entries.len())
}

/// The history of a study file as the writer keeps it.
#[derive(Debug, Default)]
pub struct HistoryWriter {
    /// Where it stands; nowhere before the first save.
    path: Option<PathBuf>,
    /// So many bytes of it count.
    whole: u64,
    /// What came since the last save.
    pending: Vec<(Moment, Arc<BackAndForth>)>,
    current: usize,
}

impl HistoryWriter {
    /// Goes on from what was read; from nothing for a study without a file or a history.
    pub fn new(path: Option<PathBuf>, past: Option<&SavedHistory>) -> Self {
        Self {
            path: path.filter(|_| past.is_some()),
            whole: past.map_or(0, |past| past.whole),
            pending: Vec::new(),
            current: past.map_or(0, |past| past.current),
        }
    }

    /// Notes down a state the study went to.
    pub fn note(&mut self, moment: &Moment, ways: &Arc<BackAndForth>) {
        self.current = moment.place;
        if moment.entry.is_some() {
            self.pending.push((moment.clone(), Arc::clone(ways)));
        }
    }

    /// Adds what came since the last save to the history beside `study`, whose file is about to have this hash.
    ///
    /// # Errors
    /// What the system says. The study's file is not concerned.
    pub(super) fn write(
        &mut self,
        disk: &dyn Disk,
        study: &Path,
        hash: ContentHash,
        saved: &LastSave,
    ) -> Result<(), FileError> {
        let path = history_of(study);
        let mut text = String::new();
        let mut start = self.whole;
        let mut file = disk.open(&path)?;
        match &self.path {
            Some(own) if *own == path => {}
            Some(own) => {
                // Saved elsewhere: the history goes along.
                let mut before = fs::read(own)?;
                before.truncate(usize::try_from(self.whole).unwrap_or(usize::MAX));
                text = String::from_utf8(before).unwrap_or_default();
                start = 0;
            }
            None => start = 0,
        }
        if start == 0 && text.is_empty() {
            HEAD.clone_into(&mut text);
        }
        for (moment, ways) in &self.pending {
            let Some((label, at)) = &moment.entry else { continue };
            let entry = Entry { place: moment.place, label: Label::of(label, *at) };
            for (kind, line) in [("e", ron_of(&entry)?), ("b", ways.back.clone()), ("f", ways.forth.clone())] {
                text.push_str(&with_checksum(&format!("{kind}{line}")));
            }
        }
        let sum = Some(saved.sum.clone());
        let mark = ron_of(&Mark { file: hash.to_string(), current: self.current, sum })?;
        text.push_str(&with_checksum(&format!("m{mark}")));
        let whole = start + text.len() as u64;
        text.push_str(&saved.line);
        disk.cut(&file, start)?;
        file.seek(SeekFrom::Start(start))?;
        disk.write(&mut file, text.as_bytes()).and_then(|()| disk.sync(&file))?;
        self.path = Some(path);
        self.whole = whole;
        self.pending.clear();
        Ok(())
    }
}

fn ron_of(value: &impl Serialize) -> Result<String, FileError> {
    let text = ron::ser::to_string(value)?;
    Ok(text.replace('\n', "\\n"))
}
