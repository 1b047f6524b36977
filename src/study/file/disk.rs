//! What writing asks of the disk. Behind a trait, so that tests can let any of it fail, fall short or stop for good.

use crate::base::Message;
use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// The operations on the disk that saving a study needs. The methods do what they say; a test's disk fails.
pub trait Disk: Debug + Send + Sync {
    /// Opens a file to be read and written at any place; it is made when there is none.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
    }

    /// Makes a file of a passing name in a folder; it goes with the value.
    ///
    /// # Errors
    /// What the system says.
    fn temporary(&self, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
        tempfile::Builder::new().prefix(".travaux-").tempfile_in(folder)
    }

    /// Writes all of `bytes` at the file's place.
    ///
    /// # Errors
    /// What the system says; part of the bytes may stand in the file then.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    /// Returns when what was written is on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Gives a file this length.
    ///
    /// # Errors
    /// What the system says.
    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    /// Gives a file another name, in place of what had it.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Takes a file away.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// Gives a file a second name; where that can't be had, a copy.
    ///
    /// # Errors
    /// What the system says; part of a copy may stand there then.
    fn second(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to).or_else(|_no_links| fs::copy(from, to).map(drop))
    }
}

/// The disk itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {}

/// Puts an error of the system in a sentence for the user.
pub(super) fn io_message(error: &std::io::Error) -> Message {
    Message::new(match error.kind() {
        ErrorKind::NotFound => "file-not-found",
        ErrorKind::PermissionDenied => "file-no-permission",
        ErrorKind::IsADirectory => "file-is-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "file-disk-full",
        ErrorKind::ReadOnlyFilesystem => "file-read-only",
        _ => return Message::new("file-other").text("error", error.to_string()),
    })
}
