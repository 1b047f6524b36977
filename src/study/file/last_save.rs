//! What a study was when it was last saved here: the last line of the history beside it.
//!
//! The study itself holds a sum for each copy alone, so that annotations of two people can be merged line by line. What else
//! was lost, or changed by another hand, shows from this line: the sum of the whole, and a few digits an item, so that what
//! went can be named. It stands in the history, since that goes with the study, is written at each save anyway, and is no
//! further file beside it. Each save cuts it off and writes its own; a version that knows nothing of it does the same.

use super::beside::history_of;
use super::damage::Damage;
use super::disk::Disk;
use super::error::FileError;
use super::journal::{sound, with_checksum};
use super::sums::{self, Item, StudySums};
use super::{v1, write};
use crate::base::{ContentHash, Message};
use crate::study::root::Study;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Seek as _, SeekFrom};
use std::path::Path;

/// How the line begins.
const KIND: char = 's';

/// The line as it stands on the disk.
#[derive(Serialize, Deserialize)]
struct Line {
    /// Hash of the bytes of the file.
    file: String,
    /// Id of the study.
    study: String,
    /// Sum of the study.
    sum: String,
    /// For each kind of item, ids and their checks: `0123… 89ab;…`.
    items: Vec<(String, String)>,
}

/// A save in the history: the file of this hash is this entry.
#[derive(Serialize, Deserialize)]
pub(super) struct Mark {
    pub file: String,
    pub current: usize,
    /// The sum of the study; absent in saves from before sums were written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<String>,
}

/// Returns the hashes of files and the sums of studies that were saved, as the history at `path` knows them.
pub(super) fn saved_files(path: &Path) -> BTreeSet<String> {
    let bytes = fs::read(path).unwrap_or_default();
    let marks = bytes.split_inclusive(|byte| *byte == b'\n').filter_map(|raw| sound(raw)?.strip_prefix('m'));
    let marks = marks.filter_map(|body| ron::from_str::<Mark>(body).ok());
    marks.flat_map(|mark| [Some(mark.file), mark.sum]).flatten().collect()
}

/// What a save writes of the study's sums.
#[derive(Debug, Clone)]
pub(super) struct LastSave {
    /// The sum of the study.
    pub sum: String,
    /// The line.
    pub line: String,
}

impl LastSave {
    /// Makes the line of a study's file of this hash.
    ///
    /// # Errors
    /// Only should the serialiser refuse; it does not for plain data.
    pub(super) fn of(file: &v1::Study, hash: ContentHash) -> Result<Self, FileError> {
        let StudySums { whole, items } = sums::of_study(file);
        let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for Item { kind, id, check } in items {
            kinds.entry(kind).or_default().push(format!("{id} {check}"));
        }
        let items = kinds.into_iter().map(|(kind, items)| (kind, items.join(";"))).collect();
        let line = Line { file: hash.to_string(), study: file.id.clone(), sum: whole.clone(), items };
        let text = ron::ser::to_string(&line)?.replace('\n', "\\n");
        Ok(Self { sum: whole, line: with_checksum(&format!("{KIND}{text}")) })
    }

    /// Puts the line in place of the one that stands in a history beside `study`, where there is one and the save added
    /// nothing to it.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn renew(&self, disk: &dyn Disk, study: &Path) -> Result<(), FileError> {
        let path = history_of(study);
        if !path.exists() {
            return Ok(());
        }
        let bytes = fs::read(&path)?;
        let mut end = bytes.len();
        for raw in bytes.split_inclusive(|byte| *byte == b'\n').rev() {
            if sound(raw).is_some_and(|text| !text.starts_with(KIND)) || raw.starts_with(b"//") {
                break;
            }
            end -= raw.len();
        }
        let mut file = disk.open(&path)?;
        disk.cut(&file, end as u64)?;
        file.seek(SeekFrom::Start(end as u64))?;
        disk.write(&mut file, self.line.as_bytes()).and_then(|()| disk.sync(&file))?;
        Ok(())
    }
}

/// How a study differs from what was last saved here.
#[derive(Debug, Default)]
pub struct SinceSaved {
    /// What is not as it was saved.
    pub found: Vec<Damage>,
    /// Annotations and other things that came.
    pub added: usize,
    /// Annotations that say something else.
    pub changed: usize,
}

/// Compares the study of the file at `path` with what was last saved there; nothing where nobody knows.
pub fn since_saved(path: &Path, study: &Study, hash: ContentHash) -> SinceSaved {
    let mut since = SinceSaved::default();
    let Some(line) = last_line(&history_of(path)) else { return since };
    let now = sums::of_study(&write::study(study));
    if line.study != study.id.to_string() || line.sum == now.whole {
        return since;
    }
    if saved_files(&history_of(path)).contains(&hash.to_string()) {
        since.found.push(Damage { what: Message::new("damage-older"), of_text: false });
        return since;
    }
    let mut are: BTreeMap<(&str, &str), &str> =
        now.items.iter().map(|item| ((item.kind.as_str(), item.id.as_str()), item.check.as_str())).collect();
    let were: BTreeMap<(&str, &str), &str> = line
        .items
        .iter()
        .flat_map(|(kind, items)| {
            let items = items.split(';').filter_map(|item| item.rsplit_once(' '));
            items.map(move |(id, check)| ((kind.as_str(), id), check))
        })
        .collect();
    // What another of its kind was when the study was saved stands under the wrong name.
    let mut known: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for ((kind, id), check) in &were {
        known.insert((*kind, *check), *id);
    }
    for ((kind, id), check) in &were {
        let Some(is) = are.remove(&(*kind, *id)) else {
            since.found.push(Damage::of_item("damage-item-missing", kind, id));
            continue;
        };
        if is == *check {
            continue;
        }
        if known.get(&(*kind, is)).is_some_and(|other| other != id) {
            since.found.push(Damage::of_item("damage-item-moved", kind, id));
        } else if *kind == "annotation" {
            since.changed += 1;
        } else {
            since.found.push(Damage::of_item("damage-item-altered", kind, id));
        }
    }
    since.added = are.len();
    since
}

/// The line of the last save, where nothing was written after it.
fn last_line(history: &Path) -> Option<Line> {
    let bytes = fs::read(history).ok()?;
    let last = bytes.split_inclusive(|byte| *byte == b'\n').rev().find_map(sound)?;
    ron::from_str(last.strip_prefix(KIND)?).ok()
}
