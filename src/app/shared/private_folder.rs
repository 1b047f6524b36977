//! Folders for what another program has to read or write on its way: the person's alone, gone with the value, and, where
//! a run was killed before that, at the next start.

use std::fs;
use std::io;
use std::path::Path;

/// How the names of our folders begin.
const PREFIX: &str = "travaux-";
/// The file in each that its maker holds locked.
const LOCK: &str = "in-use";

/// A folder that only the person can look into; it is removed with the value.
#[derive(Debug)]
pub struct PrivateFolder {
    folder: tempfile::TempDir,
    /// Held until the folder is gone, so that no other start takes it for a leftover.
    _lock: fs::File,
}

impl PrivateFolder {
    /// Makes one where the system keeps passing files.
    ///
    /// # Errors
    /// What the system says.
    pub fn new() -> io::Result<Self> {
        // The system's folders for passing files are open to all: the rights are given as the folder is made.
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        let folder = builder.tempdir()?;
        let lock = fs::File::create(folder.path().join(LOCK))?;
        lock.try_lock().ok();
        Ok(Self { folder, _lock: lock })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes the private folders that runs left which were killed, with the drafts in them: at the program's start.
#[expect(clippy::disallowed_methods, reason = "looks for what was left there, and makes nothing")]
pub fn sweep_private_folders() {
    sweep(&std::env::temp_dir());
}

/// Removes those in `among`: ours, and held by nobody.
fn sweep(among: &Path) {
    let Ok(entries) = fs::read_dir(among) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let lock = entry.path().join(LOCK);
            // A folder without the file is not one of these; one whose file can't be opened is somebody else's.
            let unused = fs::OpenOptions::new().write(true).open(lock).is_ok_and(|file| file.try_lock().is_ok());
            if unused {
                fs::remove_dir_all(entry.path()).ok();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::file::write_whole;

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_is_in_use_is_not() {
        let used = PrivateFolder::new().expect("writable");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(used.path()).expect("there").permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
        let among = tempfile::tempdir().expect("writable");
        let left = among.path().join("travaux-left");
        let others = among.path().join("travaux-notes");
        for folder in [&left, &others] {
            fs::create_dir(folder).expect("writable");
            write_whole(&folder.join("draft.doc"), b"a secret").expect("writable");
        }
        write_whole(&left.join(LOCK), b"").expect("writable");
        let held = among.path().join("travaux-held");
        fs::create_dir(&held).expect("writable");
        let lock = fs::File::create(held.join(LOCK)).expect("writable");
        lock.try_lock().expect("free");
        sweep(among.path());
        assert!(!left.exists() && others.exists() && held.exists());
        let path = used.path().to_owned();
        drop(used);
        assert!(!path.exists());
    }
}
