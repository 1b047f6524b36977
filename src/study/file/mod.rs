//! The study's file and its journal. One of the two places that touch the disk.
//!
//! The file is RON text of plain, versioned types; it is replaced whole (a temporary file beside it, synced, renamed),
//! and the copies before it are kept under numbers. The journal holds what was done since.

mod backups;
mod beside;
mod damage;
mod delta;
mod disk;
mod error;
mod journal;
mod last_save;
mod pack;
mod parse;
mod read;
mod read_copy;
mod replay;
mod saved_history;
mod scan;
mod shipped;
mod sums;
mod unknown;
mod unknown_words;
mod v1;
mod v1_copy;
mod whole;
mod write;

pub use backups::Backups;
pub use beside::{backup, history_of, journal_of, target_of};
pub use damage::{Damage, dangling};
pub use delta::{between, follow};
pub use disk::{Disk, RealDisk, Rights};
pub use error::FileError;
pub use journal::{BackAndForth, Journal};
pub use last_save::{SinceSaved, since_saved};
pub use pack::{PackError, load_pack, pack_from_text, pack_to_text};
pub use replay::{Replayed, journal_problem, put_aside, replay, replay_shared};
pub use saved_history::{HistoryWriter, PastEntry, SavedHistory, saved_history};
pub use shipped::ShippedPack;
pub use whole::{same_file, sweep, write_private, write_whole};

use super::root::Study;
use crate::base::{ContentHash, JobControl};
use backups::keep_backup;
use last_save::LastSave;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use v1::FORMAT;
use whole::{finish, prepare};

#[derive(Deserialize)]
struct Probe {
    format: u32,
}

/// Returns the study as text, one item a line.
///
/// # Errors
/// Only should the serialiser refuse; it does not for plain data.
pub fn to_text(study: &Study) -> Result<String, FileError> {
    text_of(&write::study(study))
}

fn text_of(file: &v1::Study) -> Result<String, FileError> {
    let pretty = ron::ser::PrettyConfig::new().depth_limit(2).indentor("  ").new_line("\n");
    let body = ron::ser::to_string_pretty(file, pretty)?;
    Ok(unknown::put_back(format!("// Travaux study, format {FORMAT}\n{body}\n"), &file.kept))
}

/// Returns the study in a text.
///
/// # Errors
/// Not a study, a newer format, damaged at a line, a value that can't be.
pub fn from_text(text: &str) -> Result<Study, FileError> {
    meant(text, parsed(text)?, &mut Vec::new())
}

/// Reads the values of a file. Words that are in none of the lists are damage, unless a newer version wrote them.
fn meant(text: &str, file: v1::Study, found: &mut Vec<Damage>) -> Result<Study, FileError> {
    let by_newer = file.writer.as_deref().is_some_and(is_newer);
    match read::study_found(file, found) {
        Err(FileError::BadValue { what, value }) if by_newer => {
            found.clear();
            let file = unknown::read_with_words(text).ok_or(FileError::BadValue { what, value })?;
            read::study_found(file, found)
        }
        other => other,
    }
}

/// Whether a version is newer than this one: as numbers, part by part.
pub fn is_newer(version: &str) -> bool {
    let numbers =
        |version: &str| -> Vec<u64> { version.split(['.', '-']).map_while(|part| part.parse().ok()).collect() };
    numbers(version) > numbers(env!("CARGO_PKG_VERSION"))
}

/// Reads a text as far as the types of the file.
fn parsed(text: &str) -> Result<v1::Study, FileError> {
    let file = unknown::read_text(text).map_err(|error| refused(text, error))?;
    if file.format > FORMAT {
        return Err(FileError::Newer(file.format));
    }
    Ok(file)
}

/// Why a text is no study that can be read: a newer one says so before anything else.
fn refused(text: &str, error: ron::error::SpannedError) -> FileError {
    let damaged =
        |error: ron::error::SpannedError| FileError::Damaged { line: error.span.start.line, error: error.code };
    match ron::from_str::<Probe>(text) {
        Ok(probe) if probe.format > FORMAT => FileError::Newer(probe.format),
        Ok(_) => damaged(error),
        Err(other) if text.starts_with("// Travaux study") => damaged(other),
        Err(_) => FileError::NotAStudy,
    }
}

/// Reads the study file at `path`; with it comes the hash of its bytes, which its journal goes on from.
///
/// # Errors
/// Not there, no permission, and what [`from_text`] returns.
pub fn load(path: &Path) -> Result<(Study, ContentHash), FileError> {
    load_found(path, &JobControl::default()).map(|loaded| (loaded.study, loaded.hash))
}

/// A study as it was read from its file.
#[derive(Debug)]
pub struct Loaded {
    /// The study.
    pub study: Study,
    /// The hash of the file's bytes.
    pub hash: ContentHash,
    /// The version of the program that wrote it; absent in files of before it was named.
    pub writer: Option<String>,
    /// What is wrong with it.
    pub found: Vec<Damage>,
}

/// As [`load`], saying how far it is and what is wrong with what was read.
///
/// # Errors
/// As [`load`], and [`FileError::Cancelled`] where the job says so.
pub fn load_found(path: &Path, job: &JobControl) -> Result<Loaded, FileError> {
    let bytes = fs::read(path)?;
    job.progress.set(1, 10);
    job.check()?;
    let hash = ContentHash::of(&bytes);
    let text = String::from_utf8(bytes).map_err(|_not_text| FileError::NotAStudy)?;
    let file = parsed(&text)?;
    job.progress.set(6, 10);
    job.check()?;
    let (writer, mut found) = (file.writer.clone(), Vec::new());
    let study = meant(&text, file, &mut found)?;
    Ok(Loaded { study, hash, writer, found })
}

/// As [`load`], where the text of a draft is not damaged and all of it can be written again: to be merged.
///
/// # Errors
/// As [`load`], [`FileError::TextDamaged`] and [`FileError::HoldsUnknown`].
pub fn load_whole(path: &Path) -> Result<(Study, ContentHash), FileError> {
    let Loaded { study, hash, found, .. } = load_found(path, &JobControl::default())?;
    if study.kept.is_loose() {
        return Err(FileError::HoldsUnknown);
    }
    if found.iter().any(|damage| damage.of_text) { Err(FileError::TextDamaged) } else { Ok((study, hash)) }
}

/// Returns the newest of the copies kept beside the file at `path` that is whole: nothing of its text is damaged, and where
/// the history knows what was saved, it is that.
pub fn sound_backup(path: &Path) -> Option<PathBuf> {
    let saved = last_save::saved_files(&history_of(path));
    (1..=3).map(|number| backup(path, number)).find(|backup| {
        let Ok(Loaded { study, hash, found, .. }) = load_found(backup, &JobControl::default()) else { return false };
        let is_known = saved.is_empty() || saved.contains(&hash.to_string()) || saved.contains(&sum_of(&study));
        found.is_empty() && is_known
    })
}

/// What could not be kept beside a study that was saved.
#[derive(Debug)]
pub enum SaveWarning {
    /// What was done up to now, for undo after a restart.
    History(FileError),
    /// The copy of the file as it was before.
    Backup(FileError),
}

/// Writes the study to `path`, keeping the copies before; returns the hash of what was written. Before the file is
/// replaced, `history` is written, when there is one. What could not be kept beside the file is said, and keeps the
/// file from nothing.
///
/// # Errors
/// No permission, full disk …. Whatever fails, the file that was there is there still, whole.
pub fn save(
    disk: &dyn Disk,
    path: &Path,
    study: &Study,
    history: Option<&mut HistoryWriter>,
    backups: Backups,
) -> Result<(ContentHash, Vec<SaveWarning>), FileError> {
    if study.kept.is_loose() {
        return Err(FileError::HoldsUnknown);
    }
    let path = &target_of(path);
    let file = v1::Study { writer: Some(env!("CARGO_PKG_VERSION").to_owned()), ..write::study(study) };
    let text = text_of(&file)?;
    let hash = ContentHash::of(text.as_bytes());
    let saved = LastSave::of(&file, hash)?;
    let new = prepare(disk, path, text.as_bytes(), Rights::Ordinary)?;
    let mut unkept = Vec::new();
    let noted = match history {
        Some(history) => history.write(disk, path, hash, &saved),
        None => saved.renew(disk, path),
    };
    if let Err(error) = noted {
        unkept.push(SaveWarning::History(error));
    }
    if path.exists()
        && let Err(error) = keep_backup(disk, path, backups)
    {
        unkept.push(SaveWarning::Backup(error.into()));
    }
    finish(disk, new, path)?;
    Ok((hash, unkept))
}

/// Returns the sum of a study: the same for two that mean the same, however their files are written.
pub fn sum_of(study: &Study) -> String {
    sums::of_study(&write::study(study)).whole
}

/// Returns the hash of a file's bytes; `None` where it can't be read.
pub fn hash_of(path: &Path) -> Option<ContentHash> {
    fs::read(path).ok().map(|bytes| ContentHash::of(&bytes))
}

/// When a file was written, and how long it is: the same for one that nobody has written since, as far as can be told
/// without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    /// Nanoseconds since 1970.
    written: u128,
    length: u64,
}

/// Returns the stamp of a file; `None` where there is none.
pub fn stamp_of(path: &Path) -> Option<FileStamp> {
    let meta = fs::metadata(path).ok()?;
    let written = meta.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos();
    Some(FileStamp { written, length: meta.len() })
}

/// Makes a folder, and those above it, that only the person may look into.
///
/// # Errors
/// What the system says.
pub fn make_private_folder(path: &Path) -> Result<(), FileError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    Ok(builder.create(path)?)
}

/// Returns the journals in a folder, oldest name first.
pub fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "journal"))
        .collect();
    paths.sort();
    paths
}

/// Removes a journal whose work is in a file, or is not wanted.
pub fn remove_journal(path: &Path) {
    fs::remove_file(path).ok();
}
