//! Writes files whole or not at all, with the rights they need, and removes what a killed run left half written.

use super::beside::target_of;
use super::disk::{Disk, RealDisk, Rights, TEMPORARY};
use super::error::FileError;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Writes a file whole or not at all: a temporary file in the same folder, synced, then renamed over the old one. Through a
/// symbolic link it writes to what the link leads to.
///
/// # Errors
/// No such folder, no permission, full disk; a device or a pipe stands there.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, Rights::Ordinary)
}

/// Writes as [`write_whole`] does, for the person's eyes alone: settings, what is known of a panic.
///
/// # Errors
/// As [`write_whole`].
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, Rights::Private)
}

fn write(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), FileError> {
    let path = &target_of(path);
    finish(&RealDisk, prepare(&RealDisk, path, bytes, rights)?, path)
}

/// The folder a file stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Writes the bytes to a temporary file beside `path`, which is no symbolic link. The file is locked until the value goes,
/// so that [`sweep`] leaves it alone.
pub(super) fn prepare(disk: &dyn Disk, path: &Path, bytes: &[u8], rights: Rights) -> Result<Prepared, FileError> {
    let said = |error: std::io::Error| {
        if error.kind() == ErrorKind::NotFound { FileError::NoSuchFolder(error) } else { FileError::System(error) }
    };
    let there = fs::metadata(path).ok();
    match &there {
        Some(meta) if meta.is_dir() => return Err(FileError::IsFolder),
        // To put a file in the place of a device or a pipe would take it away from everybody.
        Some(meta) if !meta.is_file() => return Err(FileError::NotAFile),
        _ => {}
    }
    // What was private must not stand open while it is written: it gets the rights of the file before it at the end.
    let rights = if there.is_some() { Rights::Private } else { rights };
    let temporary = disk.temporary(folder_of(path), rights).map_err(said)?;
    let (mut file, temporary) = temporary.into_parts();
    // Where files can't be locked, nothing is swept either.
    file.try_lock().ok();
    disk.write(&mut file, bytes).and_then(|()| disk.sync(&file)).map_err(said)?;
    if let Some(meta) = there {
        fs::set_permissions(&temporary, meta.permissions()).ok();
    }
    Ok(Prepared { file, temporary })
}

/// A file written under a passing name; it goes with the value.
#[derive(Debug)]
pub(super) struct Prepared {
    file: fs::File,
    temporary: tempfile::TempPath,
}

/// Puts what was prepared in the place of the file.
pub(super) fn finish(disk: &dyn Disk, prepared: Prepared, path: &Path) -> Result<(), FileError> {
    let Prepared { file, mut temporary } = prepared;
    disk.rename(&temporary, path)?;
    temporary.disable_cleanup(true);
    drop(file);
    // The rename itself must outlive a power cut; where folders can't be synced, the system does it in its time.
    fs::File::open(folder_of(path)).and_then(|folder| folder.sync_all()).ok();
    Ok(())
}

/// Removes what runs that were killed left half written beside `path`: files of ours that nobody holds.
pub fn sweep(path: &Path) {
    let target = target_of(path);
    let Ok(entries) = fs::read_dir(folder_of(&target)) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(TEMPORARY));
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            // One that can't be opened to be written is somebody else's.
            let unused =
                fs::OpenOptions::new().write(true).open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if unused {
                fs::remove_file(entry.path()).ok();
            }
        }
    }
}

/// Whether two paths lead to one file, by links of either kind too.
pub fn same_file(one: &Path, other: &Path) -> bool {
    let (Ok(first), Ok(second)) = (fs::canonicalize(one), fs::canonicalize(other)) else { return false };
    first == second || same_node(&first, &second)
}

#[cfg(unix)]
fn same_node(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let node = |path: &Path| fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()));
    node(one).is_some_and(|found| Some(found) == node(other))
}

#[cfg(not(unix))]
const fn same_node(_one: &Path, _other: &Path) -> bool {
    false
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::io;
    use std::os::unix::fs::PermissionsExt as _;
    use std::sync::{Mutex, PoisonError};

    /// The rights of files while they are written.
    #[derive(Debug, Default)]
    struct Watching(Mutex<Vec<u32>>);

    impl Disk for Watching {
        fn sync(&self, file: &fs::File) -> io::Result<()> {
            let mode = file.metadata()?.permissions().mode() & 0o777;
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(mode);
            RealDisk.sync(file)
        }
    }

    #[test]
    fn a_private_file_is_private_while_it_is_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("talks.travaux");
        write_whole(&path, b"before").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("ours");
        let disk = Watching::default();
        let prepared = prepare(&disk, &path, b"after", Rights::Ordinary).expect("written");
        finish(&disk, prepared, &path).expect("renamed");
        assert_eq!(*disk.0.lock().expect("nobody panicked"), [0o600]);
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
}
