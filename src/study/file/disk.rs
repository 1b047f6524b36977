//! What writing asks of the disk. Behind a trait, so that tests can let any of it fail, fall short or stop for good.

use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// How the names of files begin that are being written.
pub(super) const TEMPORARY: &str = ".travaux-";

/// Who may read a file that was not there before. One that was there keeps its rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// Whom the person's `umask` lets read new files: studies, reports.
    Ordinary,
    /// The person alone: settings, journals, what is kept for recovery.
    Private,
}

/// The operations on the disk that saving a study needs. The methods do what they say; a test's disk fails.
pub trait Disk: Debug + Send + Sync {
    /// Opens a journal or a history to be read and written at any place; it is made when there is none. The person alone
    /// may read it, whatever the folder.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        private(&mut options);
        let file = options.open(path)?;
        // One that an earlier version made may be open to others.
        keep_private(&file);
        Ok(file)
    }

    /// Makes a file of a passing name in a folder; it goes with the value.
    ///
    /// # Errors
    /// What the system says.
    fn temporary(&self, folder: &Path, rights: Rights) -> io::Result<tempfile::NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY);
        #[cfg(unix)]
        if rights == Rights::Ordinary {
            use std::os::unix::fs::PermissionsExt as _;
            // What the umask forbids is taken away by the system.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        builder.tempfile_in(folder)
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

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

#[cfg(not(unix))]
const fn private(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn keep_private(file: &File) {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o600)).ok();
}

#[cfg(not(unix))]
const fn keep_private(_file: &File) {}
