//! The study's file and its journal. One of the two places that touch the disk.
//!
//! The file is RON text of plain, versioned types; it is replaced whole (a temporary file beside it, synced, renamed),
//! and the copies before it are kept under numbers. The journal holds what was done since.

mod backups;
mod beside;
mod delta;
mod disk;
mod error;
mod journal;
mod read;
mod saved_history;
mod v1;
mod whole;
mod write;

pub use backups::Backups;
pub use beside::{backup, history_of, journal_of, target_of};
pub use delta::{between, follow};
pub use disk::{Disk, RealDisk, Rights};
pub use error::FileError;
pub use journal::{BackAndForth, Journal, Replayed, put_aside, replay, replay_shared};
pub use saved_history::{HistoryWriter, PastEntry, SavedHistory, saved_history};
pub use whole::{same_file, sweep, write_private, write_whole};

use super::root::Study;
use crate::base::{ContentHash, JobControl};
use backups::keep_backup;
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
    let pretty = ron::ser::PrettyConfig::new().depth_limit(2).indentor("  ").new_line("\n");
    let body = ron::ser::to_string_pretty(&write::study(study), pretty)?;
    Ok(format!("// Travaux study, format {FORMAT}\n{body}\n"))
}

/// Returns the study in a text.
///
/// # Errors
/// Not a study, a newer format, damaged at a line, a value that can't be.
pub fn from_text(text: &str) -> Result<Study, FileError> {
    from_text_watched(text, &JobControl::default())
}

/// As [`from_text`], stopped where the job says so.
fn from_text_watched(text: &str, job: &JobControl) -> Result<Study, FileError> {
    let file: v1::Study = ron::from_str(text).map_err(|error| refused(text, error))?;
    if file.format > FORMAT {
        return Err(FileError::Newer(file.format));
    }
    job.progress.set(6, 10);
    job.check()?;
    read::study(file)
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
    load_watched(path, &JobControl::default())
}

/// As [`load`], saying how far it is.
///
/// # Errors
/// As [`load`], and [`FileError::Cancelled`] where the job says so.
pub fn load_watched(path: &Path, job: &JobControl) -> Result<(Study, ContentHash), FileError> {
    let bytes = fs::read(path)?;
    job.progress.set(1, 10);
    job.check()?;
    let hash = ContentHash::of(&bytes);
    let text = String::from_utf8(bytes).map_err(|_not_text| FileError::NotAStudy)?;
    Ok((from_text_watched(&text, job)?, hash))
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
    let path = &target_of(path);
    let text = to_text(study)?;
    let hash = ContentHash::of(text.as_bytes());
    let new = prepare(disk, path, text.as_bytes(), Rights::Ordinary)?;
    let mut unkept = Vec::new();
    if let Some(Err(error)) = history.map(|history| history.write(disk, path, hash)) {
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

/// Returns the hash of a file's bytes; `None` where it can't be read.
pub fn hash_of(path: &Path) -> Option<ContentHash> {
    fs::read(path).ok().map(|bytes| ContentHash::of(&bytes))
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
