//! The study's file and its journal. One of the two places that touch the disk.
//!
//! The file is RON text of plain, versioned types; it is replaced whole (a temporary file beside it, synced, renamed),
//! and the copies before it are kept under numbers. The journal holds what was done since.

mod delta;
mod disk;
mod journal;
mod read;
mod saved_history;
mod v1;
mod write;

pub use delta::{between, follow};
pub use disk::{Disk, RealDisk};
pub use journal::{BackAndForth, Journal, Replayed, beside, put_aside, replay};
pub use saved_history::{HistoryWriter, PastEntry, SavedHistory, history_of, saved_history};

use super::root::Study;
use crate::base::{Cancelled, ContentHash, JobControl, Message};
use disk::io_message;
use serde::Deserialize;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use v1::FORMAT;

/// How many earlier copies of the file are kept beside it.
const BACKUPS: usize = 3;

#[derive(Deserialize)]
struct Probe {
    format: u32,
}

/// Returns the study as text, one item a line.
///
/// # Errors
/// One sentence, should the serialiser refuse; it does not for plain data.
pub fn to_text(study: &Study) -> Result<String, Message> {
    let pretty = ron::ser::PrettyConfig::new().depth_limit(2).indentor("  ").new_line("\n");
    let body = ron::ser::to_string_pretty(&write::study(study), pretty)
        .map_err(|error| Message::new("study-file-cannot-write").text("error", error.to_string()))?;
    Ok(format!("// Travaux study, format {FORMAT}\n{body}\n"))
}

/// Returns the study in a text.
///
/// # Errors
/// One sentence: not a study, a newer format, damaged at a line.
pub fn from_text(text: &str) -> Result<Study, Message> {
    from_text_watched(text, &JobControl::default())
        .map_err(|message| message.unwrap_or(Message::new("study-file-not-a-study")))
}

/// As [`from_text`], stopped where the job says so: then without a sentence.
fn from_text_watched(text: &str, job: &JobControl) -> Result<Study, Option<Message>> {
    let file: v1::Study = ron::from_str(text).map_err(|error| Some(refused(text, &error)))?;
    if file.format > FORMAT {
        return Err(Some(newer(file.format)));
    }
    job.progress.set(6, 10);
    job.check().map_err(|Cancelled| None)?;
    Ok(read::study(file)?)
}

fn newer(format: u32) -> Message {
    Message::new("study-file-newer").number("format", format).number("known", FORMAT)
}

/// Why a text is no study that can be read: a newer one says so before anything else.
fn refused(text: &str, error: &ron::error::SpannedError) -> Message {
    let damaged = |error: &ron::error::SpannedError| {
        Message::new("study-file-damaged").number("line", error.span.start.line).text("error", error.code.to_string())
    };
    match ron::from_str::<Probe>(text) {
        Ok(probe) if probe.format > FORMAT => newer(probe.format),
        Ok(_) => damaged(error),
        Err(other) if text.starts_with("// Travaux study") => damaged(&other),
        Err(_) => Message::new("study-file-not-a-study"),
    }
}

/// Reads the study file at `path`; with it comes the hash of its bytes, which its journal goes on from.
///
/// # Errors
/// One sentence.
pub fn load(path: &Path) -> Result<(Study, ContentHash), Message> {
    load_watched(path, &JobControl::default())
        .map_err(|message| message.unwrap_or(Message::new("study-file-not-a-study")))
}

/// As [`load`], saying how far it is, and stopped where the job says so.
///
/// # Errors
/// One sentence; none when it was stopped.
pub fn load_watched(path: &Path, job: &JobControl) -> Result<(Study, ContentHash), Option<Message>> {
    let bytes = fs::read(path).map_err(|error| io_message(&error))?;
    job.progress.set(1, 10);
    job.check().map_err(|Cancelled| None)?;
    let hash = ContentHash::of(&bytes);
    let text = String::from_utf8(bytes).map_err(|_not_text| Message::new("study-file-not-a-study"))?;
    Ok((from_text_watched(&text, job)?, hash))
}

/// What could not be kept beside a study that was saved.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveWarning {
    /// What was done up to now, for undo after a restart.
    History(Message),
    /// The copy of the file as it was before.
    Backup(Message),
}

/// Writes the study to `path`, keeping the copies before; returns the hash of what was written. Before the file is
/// replaced, `history` is written, when there is one. What could not be kept beside the file is said, and keeps the
/// file from nothing.
///
/// # Errors
/// One sentence. Whatever fails, the file that was there is there still, whole.
pub fn save(
    disk: &dyn Disk,
    path: &Path,
    study: &Study,
    history: Option<&mut HistoryWriter>,
) -> Result<(ContentHash, Vec<SaveWarning>), Message> {
    let text = to_text(study)?;
    let hash = ContentHash::of(text.as_bytes());
    let new = prepare(disk, path, text.as_bytes())?;
    let mut unkept = Vec::new();
    if let Some(Err(message)) = history.map(|history| history.write(disk, path, hash)) {
        unkept.push(SaveWarning::History(message));
    }
    if path.exists()
        && let Err(error) = keep_backup(disk, path)
    {
        unkept.push(SaveWarning::Backup(io_message(&error)));
    }
    finish(disk, new, path)?;
    Ok((hash, unkept))
}

/// Returns the path of the n-th copy before the present one; 1 is the latest.
pub fn backup(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".backup-{number}"));
    path.with_file_name(name)
}

/// Keeps the file as it is under the first number, and those before it under the next. The copies before are only moved
/// once the new one stands: a full disk must not cost them. The save goes on without a backup: the new file matters more
/// than the copy of the old one.
fn keep_backup(disk: &dyn Disk, path: &Path) -> std::io::Result<()> {
    let fresh = backup(path, 0);
    // One that was left by a save that was killed or refused.
    fs::remove_file(&fresh).ok();
    let kept = disk.second(path, &fresh).and_then(|()| {
        for number in (0..BACKUPS).rev() {
            match disk.rename(&backup(path, number), &backup(path, number + 1)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    });
    if kept.is_err() {
        fs::remove_file(&fresh).ok();
    }
    kept
}

/// Writes a file whole or not at all: a temporary file in the same folder, synced, then renamed over the old one.
///
/// # Errors
/// One sentence: no such folder, no permission, full disk.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    finish(&RealDisk, prepare(&RealDisk, path, bytes)?, path)
}

/// The folder a file stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Writes the bytes to a temporary file beside `path`.
fn prepare(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<tempfile::TempPath, Message> {
    let said = |error: std::io::Error| {
        if error.kind() == ErrorKind::NotFound { Message::new("file-no-such-folder") } else { io_message(&error) }
    };
    if path.is_dir() {
        return Err(Message::new("file-is-folder"));
    }
    let temporary = disk.temporary(folder_of(path)).map_err(said)?;
    let (mut file, temporary) = temporary.into_parts();
    disk.write(&mut file, bytes).and_then(|()| disk.sync(&file)).map_err(said)?;
    // A private temporary file must not make a shared report private.
    if let Ok(meta) = fs::metadata(path) {
        fs::set_permissions(&temporary, meta.permissions()).ok();
    } else {
        share(&temporary);
    }
    Ok(temporary)
}

/// Puts what was prepared in the place of the file.
fn finish(disk: &dyn Disk, mut prepared: tempfile::TempPath, path: &Path) -> Result<(), Message> {
    disk.rename(&prepared, path).map_err(|error| io_message(&error))?;
    prepared.disable_cleanup(true);
    // The rename itself must outlive a power cut; where folders can't be synced, the system does it in its time.
    fs::File::open(folder_of(path)).and_then(|folder| folder.sync_all()).ok();
    Ok(())
}

/// Gives a new file the rights of an ordinary one.
#[cfg(unix)]
fn share(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644)).ok();
}

#[cfg(not(unix))]
const fn share(_path: &Path) {}

/// Makes a folder, and those above it.
///
/// # Errors
/// One sentence.
pub fn make_folder(path: &Path) -> Result<(), Message> {
    fs::create_dir_all(path).map_err(|error| io_message(&error))
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
