//! The journal: beside the file, what led from the file to the study as it is, synced at every edit.
//!
//! ```text
//! // Travaux journal, format 1
//! 5b1f… (base: "…")                       what it goes on from: the hash of the file's text, or nothing
//! 9c02… (annotations: [(id: …)])           what an edit (or an undo) changed: whole items, and ids that went
//! 77ae… (no_annotat                        cut short by a kill: ignored, since it was never acknowledged
//! ```
//! Each line begins with a check sum of the rest. A delta holds what differs between two snapshots, so that undo, redo
//! and a jump are written the same way as an edit.

use super::{read, said_of, v1, write};
use crate::base::{ContentHash, Message};
use crate::study::model::Study;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD: &str = "// Travaux journal, format 1\n";

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Delta {
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<Box<v1::Study>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<Head>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drafts: Option<Box<v1::Study>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lists: Option<Box<v1::Study>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<v1::Annotation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    no_annotations: Vec<String>,
}

/// What is small and is written whole when any of it changes.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    id: String,
    title: String,
    invented: bool,
    options: v1::Options,
    coders: Vec<(String, String)>,
}

fn head(study: &Study) -> Head {
    Head {
        id: study.id.to_string(),
        title: study.title.clone(),
        invented: study.invented,
        options: write::options(&study.options),
        coders: study.coders.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
    }
}

/// What leads from `old` to `new`.
fn delta(old: &Study, new: &Study) -> Delta {
    let mut delta = Delta::default();
    if (old.id, &old.title, old.invented, &old.options, &old.coders)
        != (new.id, &new.title, new.invented, &new.options, &new.coders)
    {
        delta.head = Some(head(new));
    }
    let ids = |study: &Study| study.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>();
    if ids(old) != ids(new) {
        delta.order = Some(ids(new).iter().map(ToString::to_string).collect());
    }
    let changed: Vec<_> = new
        .drafts
        .iter()
        .filter(|draft| !old.draft(draft.id).is_some_and(|before| Arc::ptr_eq(before, draft)))
        .cloned()
        .collect();
    if !changed.is_empty() {
        delta.drafts = Some(Box::new(write::study(&Study { drafts: changed, ..Study::empty(new.id, "") })));
    }
    let lists = !(Arc::ptr_eq(&old.themes, &new.themes)
        && Arc::ptr_eq(&old.actors, &new.actors)
        && Arc::ptr_eq(&old.positions, &new.positions)
        && Arc::ptr_eq(&old.milestones, &new.milestones)
        && Arc::ptr_eq(&old.asks, &new.asks)
        && Arc::ptr_eq(&old.links, &new.links)
        && Arc::ptr_eq(&old.dismissed, &new.dismissed)
        && Arc::ptr_eq(&old.unplaced, &new.unplaced)
        && Arc::ptr_eq(&old.conflicts, &new.conflicts));
    if lists {
        let parts = Study {
            themes: Arc::clone(&new.themes),
            actors: Arc::clone(&new.actors),
            positions: Arc::clone(&new.positions),
            milestones: Arc::clone(&new.milestones),
            asks: Arc::clone(&new.asks),
            links: Arc::clone(&new.links),
            dismissed: Arc::clone(&new.dismissed),
            unplaced: Arc::clone(&new.unplaced),
            conflicts: Arc::clone(&new.conflicts),
            ..Study::empty(new.id, "")
        };
        delta.lists = Some(Box::new(write::study(&parts)));
    }
    if !Arc::ptr_eq(&old.annotations, &new.annotations) {
        for (id, annotation) in new.annotations.iter() {
            let same = old.annotations.get(id).is_some_and(|before| Arc::ptr_eq(before, annotation));
            if !same {
                delta.annotations.push(write::annotation(*id, annotation));
            }
        }
        delta.no_annotations =
            old.annotations.keys().filter(|id| !new.annotations.contains_key(id)).map(ToString::to_string).collect();
    }
    delta
}

fn apply(study: &mut Study, delta: Delta) -> Result<(), Message> {
    let damaged = || Message::new("study-journal-damaged");
    if let Some(whole) = delta.whole {
        *study = read::study(*whole)?;
    }
    if let Some(head) = delta.head {
        study.id = head.id.parse().map_err(|()| damaged())?;
        study.title = head.title;
        study.invented = head.invented;
        study.options = read::options(&head.options)?;
        let mut coders = BTreeMap::new();
        for (id, name) in head.coders {
            coders.insert(id.parse().map_err(|()| damaged())?, name);
        }
        study.coders = Arc::new(coders);
    }
    if let Some(drafts) = delta.drafts {
        for draft in read::study(*drafts)?.drafts {
            match study.drafts.iter_mut().find(|there| there.id == draft.id) {
                Some(there) => *there = draft,
                None => study.drafts.push(draft),
            }
        }
    }
    if let Some(order) = delta.order {
        let place = |draft: &crate::base::DraftId| order.iter().position(|id| *id == draft.to_string());
        study.drafts.retain(|draft| place(&draft.id).is_some());
        study.drafts.sort_by_key(|draft| place(&draft.id));
    }
    if let Some(lists) = delta.lists {
        let parts = read::study(*lists)?;
        study.themes = parts.themes;
        study.actors = parts.actors;
        study.positions = parts.positions;
        study.milestones = parts.milestones;
        study.asks = parts.asks;
        study.links = parts.links;
        study.dismissed = parts.dismissed;
        study.unplaced = parts.unplaced;
        study.conflicts = parts.conflicts;
    }
    let annotations = Arc::make_mut(&mut study.annotations);
    for annotation in delta.annotations {
        let id = annotation.id.parse().map_err(|()| damaged())?;
        annotations.insert(id, Arc::new(read::annotation(annotation)?));
    }
    for id in delta.no_annotations {
        annotations.remove(&id.parse().map_err(|()| damaged())?);
    }
    Ok(())
}

/// The path of the journal of a study file.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(".journal");
    path.with_file_name(name)
}

/// A journal being written. Holds a lock on it: a second program can't open the same study.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// The study as the journal knows it.
    known: Arc<Study>,
}

impl Journal {
    /// Begins (or goes on with) the journal at `path`. A new one goes on from `base`: the hash of the study file's
    /// bytes, or, without a file, the whole study.
    ///
    /// # Errors
    /// One sentence: opened twice, no permission, full disk.
    pub fn open(path: &Path, base: Option<ContentHash>, study: &Arc<Study>) -> Result<Self, Message> {
        let mut file = lock(path)?;
        file.set_len(0).and_then(|()| file.seek(SeekFrom::Start(0))).map_err(|error| said_of(&error))?;
        let mut journal = Self {
            path: path.to_owned(),
            file: file.try_clone().map_err(|error| said_of(&error))?,
            known: Arc::clone(study),
        };
        let first = match base {
            Some(hash) => Delta { base: Some(hash.to_string()), ..Delta::default() },
            None => Delta { whole: Some(Box::new(write::study(study))), ..Delta::default() },
        };
        file.write_all(HEAD.as_bytes()).map_err(|error| said_of(&error))?;
        journal.put(&[first])?;
        Ok(journal)
    }

    /// Goes on with the journal at `path`, of which the first `whole` bytes lead to `study`. It is never emptied on the
    /// way: whenever the program is killed, what it held is there. `None` when it holds less than that.
    ///
    /// # Errors
    /// One sentence: opened twice, no permission.
    pub fn resume(path: &Path, whole: u64, study: &Arc<Study>) -> Result<Option<Self>, Message> {
        let mut file = lock(path)?;
        if file.metadata().map_err(|error| said_of(&error))?.len() < whole {
            return Ok(None);
        }
        // Half a line at the end, which says nothing.
        file.set_len(whole).and_then(|()| file.seek(SeekFrom::Start(whole))).map_err(|error| said_of(&error))?;
        Ok(Some(Self { path: path.to_owned(), file, known: Arc::clone(study) }))
    }

    /// Writes what leads to `study`, and returns when it is on the disk.
    ///
    /// # Errors
    /// One sentence: full disk, or what the system says.
    pub fn record(&mut self, study: &Arc<Study>) -> Result<(), Message> {
        let delta = delta(&self.known, study);
        self.put(&[delta])?;
        self.known = Arc::clone(study);
        Ok(())
    }

    /// Begins anew from a file just written.
    ///
    /// # Errors
    /// One sentence.
    pub fn restart(&mut self, base: ContentHash, study: &Arc<Study>) -> Result<(), Message> {
        self.file.set_len(0).and_then(|()| self.file.seek(SeekFrom::Start(0))).map_err(|error| said_of(&error))?;
        self.file.write_all(HEAD.as_bytes()).map_err(|error| said_of(&error))?;
        self.put(&[Delta { base: Some(base.to_string()), ..Delta::default() }])?;
        self.known = Arc::clone(study);
        Ok(())
    }

    fn put(&mut self, deltas: &[Delta]) -> Result<(), Message> {
        let mut lines = String::new();
        for delta in deltas {
            let text = ron::ser::to_string(delta)
                .map_err(|error| Message::new("study-file-cannot-write").text("error", error.to_string()))?;
            let line = text.replace('\n', "\\n");
            lines.push_str(&ContentHash::of(line.as_bytes()).short());
            lines.push(' ');
            lines.push_str(&line);
            lines.push('\n');
        }
        let before = self.file.stream_position().map_err(|error| said_of(&error))?;
        let written = self.file.write_all(lines.as_bytes()).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // Half a line must not stand before the next one.
            self.file.set_len(before).ok();
            self.file.seek(SeekFrom::Start(before)).ok();
            return Err(said_of(&error));
        }
        Ok(())
    }

    /// Removes the journal: the study is in its file, or is not wanted.
    pub fn remove(self) {
        let Self { path, file, known: _ } = self;
        drop(file);
        std::fs::remove_file(path).ok();
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn lock(path: &Path) -> Result<File, Message> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|error| said_of(&error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_held) => Err(Message::new("study-file-opened-twice")),
    }
}

/// What a journal holds.
#[derive(Debug)]
pub struct Replayed {
    /// The study it began with.
    pub begun: Study,
    /// The study after everything in it.
    pub study: Study,
    /// How many edits were found.
    pub edits: usize,
    /// Whether its end was cut short, or could not be read.
    pub cut: bool,
    /// So many bytes of it, from the start, are whole.
    pub whole: u64,
}

/// Replays the journal at `path` on the study read from the file of hash `base`. `None` when there is no journal, it
/// goes on from another file, or it holds nothing.
///
/// # Errors
/// One sentence: opened twice, no permission.
pub fn replay(path: &Path, file: Option<(&Study, ContentHash)>) -> Result<Option<Replayed>, Message> {
    let Some(lines) = lines_of(path)? else { return Ok(None) };
    let mut replayed: Option<Replayed> = None;
    let mut whole = HEAD.len() as u64;
    for line in lines.split_inclusive('\n') {
        let Some(delta) = sound(line) else {
            if let Some(replayed) = &mut replayed {
                replayed.cut = true;
            }
            break;
        };
        match &mut replayed {
            None => {
                let study = match (&delta.base, &delta.whole, file) {
                    (Some(base), _, Some((study, hash))) if *base == hash.to_string() => study.clone(),
                    (None, Some(_), _) => {
                        let mut study = Study::empty(crate::base::StudyId::from_bits(0), "");
                        apply(&mut study, delta)?;
                        study
                    }
                    _ => return Ok(None),
                };
                replayed = Some(Replayed { begun: study.clone(), study, edits: 0, cut: false, whole });
            }
            Some(replayed) => {
                if apply(&mut replayed.study, delta).is_err() {
                    replayed.cut = true;
                    break;
                }
                replayed.edits += 1;
            }
        }
        whole += line.len() as u64;
        if let Some(replayed) = &mut replayed {
            replayed.whole = whole;
        }
    }
    Ok(replayed)
}

/// A journal that goes on from another version of the file than `study` was read from (a synchronised folder replaced the
/// file, say) is put aside under a name of its own when it holds work that is not in `study`. Returns that name. A program
/// killed between writing its file and beginning its journal anew leaves such a journal too, with nothing in it that the file
/// has not.
///
/// # Errors
/// One sentence: opened twice, no permission.
pub fn put_aside(path: &Path, study: &Study) -> Result<Option<PathBuf>, Message> {
    let Some(lines) = lines_of(path)? else { return Ok(None) };
    let mut after = study.clone();
    let known = lines.split_inclusive('\n').map_while(sound).skip(1).all(|delta| apply(&mut after, delta).is_ok());
    if known && after == *study {
        return Ok(None);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let free = (1..1_000).map(|number| path.with_file_name(format!("{name}.{number}"))).find(|path| !path.exists());
    let Some(free) = free else { return Err(Message::new("study-journal-damaged")) };
    std::fs::rename(path, &free).map_err(|error| said_of(&error))?;
    Ok(Some(free))
}

/// The lines of a journal below its head; `None` when there is no journal, or it is none of ours.
fn lines_of(path: &Path) -> Result<Option<String>, Message> {
    if !path.exists() {
        return Ok(None);
    }
    let mut held = lock(path)?;
    let mut text = Vec::new();
    held.read_to_end(&mut text).map_err(|error| said_of(&error))?;
    Ok(String::from_utf8_lossy(&text).strip_prefix(HEAD).map(str::to_owned))
}

/// The delta of a line, when the line is whole.
fn sound(line: &str) -> Option<Delta> {
    let (sum, text) = line.strip_suffix('\n')?.split_once(' ')?;
    if ContentHash::of(text.as_bytes()).short() != sum {
        return None;
    }
    ron::from_str(text).ok()
}
