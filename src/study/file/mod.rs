//! The study's file and its journal. One of the two places that touch the disk.
//!
//! The file is RON text of plain, versioned types; it is replaced whole (a temporary file beside it, synced, renamed),
//! and the copies before it are kept under numbers. The journal holds what was done since.

mod journal;
mod read;
mod v1;
mod write;

pub use journal::{Journal, Replayed, beside, put_aside, replay};

use super::model::Study;
use crate::base::{ContentHash, Message};
use serde::Deserialize;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// The format that is written.
const FORMAT: u32 = 1;
/// How many earlier copies of the file are kept beside it.
const BACKUPS: usize = 3;

#[derive(Deserialize)]
struct Probe {
    format: u32,
}

/// What is said of an error of the system.
pub(crate) fn said_of(error: &std::io::Error) -> Message {
    Message::new(match error.kind() {
        ErrorKind::NotFound => "file-not-found",
        ErrorKind::PermissionDenied => "file-no-permission",
        ErrorKind::IsADirectory => "file-is-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "file-disk-full",
        ErrorKind::ReadOnlyFilesystem => "file-read-only",
        _ => return Message::new("file-other").text("error", error.to_string()),
    })
}

/// The study as text, one item a line.
///
/// # Errors
/// One sentence, should the serialiser refuse; it does not for plain data.
pub fn to_text(study: &Study) -> Result<String, Message> {
    let pretty = ron::ser::PrettyConfig::new().depth_limit(2).indentor("  ").new_line("\n");
    let body = ron::ser::to_string_pretty(&write::study(study), pretty)
        .map_err(|error| Message::new("study-file-cannot-write").text("error", error.to_string()))?;
    Ok(format!("// Travaux study, format {FORMAT}\n{body}\n"))
}

/// The study in a text.
///
/// # Errors
/// One sentence: not a study, a newer format, damaged at a line.
pub fn from_text(text: &str) -> Result<Study, Message> {
    let damaged = |error: &ron::error::SpannedError| {
        Message::new("study-file-damaged").number("line", error.span.start.line).text("error", error.code.to_string())
    };
    let probe: Probe = ron::from_str(text).map_err(|error| {
        if text.starts_with("// Travaux study") { damaged(&error) } else { Message::new("study-file-not-a-study") }
    })?;
    if probe.format > FORMAT {
        return Err(Message::new("study-file-newer").number("format", probe.format).number("known", FORMAT));
    }
    let file: v1::Study = ron::from_str(text).map_err(|error| damaged(&error))?;
    read::study(file)
}

/// Reads the study file at `path`; with it comes the hash of its bytes, which its journal goes on from.
///
/// # Errors
/// One sentence.
pub fn load(path: &Path) -> Result<(Study, ContentHash), Message> {
    let bytes = fs::read(path).map_err(|error| said_of(&error))?;
    let hash = ContentHash::of(&bytes);
    let text = String::from_utf8(bytes).map_err(|_not_text| Message::new("study-file-not-a-study"))?;
    Ok((from_text(&text)?, hash))
}

/// Writes the study to `path`, keeping the copies before; returns the hash of what was written.
///
/// # Errors
/// One sentence. Whatever fails, the file that was there is there still, whole.
pub fn save(path: &Path, study: &Study) -> Result<ContentHash, Message> {
    let text = to_text(study)?;
    if path.exists() {
        keep_backup(path);
    }
    write_whole(path, text.as_bytes())?;
    Ok(ContentHash::of(text.as_bytes()))
}

/// The path of the n-th copy before the present one; 1 is the latest.
pub fn backup(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".backup-{number}"));
    path.with_file_name(name)
}

fn keep_backup(path: &Path) {
    for number in (1..BACKUPS).rev() {
        fs::rename(backup(path, number), backup(path, number + 1)).ok();
    }
    // Without room for a backup the save goes on: the new file matters more than the copy of the old one.
    fs::copy(path, backup(path, 1)).ok();
}

/// Writes a file whole or not at all: a temporary file in the same folder, synced, then renamed over the old one.
///
/// # Errors
/// One sentence: no such folder, no permission, full disk.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let said = |error: std::io::Error| {
        if error.kind() == ErrorKind::NotFound { Message::new("file-no-such-folder") } else { said_of(&error) }
    };
    if path.is_dir() {
        return Err(Message::new("file-is-folder"));
    }
    let mut file = tempfile::Builder::new().prefix(".travaux-").tempfile_in(folder).map_err(said)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(said)?;
    // A private temporary file must not make a shared report private.
    if let Ok(meta) = fs::metadata(path) {
        fs::set_permissions(file.path(), meta.permissions()).ok();
    } else {
        share(file.path());
    }
    file.persist(path).map_err(|error| said(error.error))?;
    // The rename itself must outlive a power cut; where folders can't be synced, the system does it in its time.
    fs::File::open(folder).and_then(|folder| folder.sync_all()).ok();
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
    fs::create_dir_all(path).map_err(|error| said_of(&error))
}

/// The journals in a folder, oldest name first.
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

#[cfg(test)]
mod tests;
