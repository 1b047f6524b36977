//! The copies of the file as it was before, kept beside it under numbers.
//!
//! Three saves in a minute must not cost what was there in the morning. Number 1 is the file before the latest save. The
//! first two saves of a session move it on: so number 2 is the file as it was before the session, and the later saves change
//! number 1 alone. What leaves number 2 becomes number 3 where what follows it is of a later day: number 3 is the last of an
//! earlier day.

use super::beside::backup;
use super::disk::Disk;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// What a save does with the copies that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backups {
    /// Moves them on: one of the first two saves of a session.
    MoveOn,
    /// Puts the file as it is in the place of the latest: a later save.
    ReplaceLatest,
}

/// Keeps the file as it is under the first number. The copies before are only moved once the new one stands: a full disk
/// must not cost them. The save goes on without a backup: the new file matters more than the copy of the old one.
pub(super) fn keep_backup(disk: &dyn Disk, path: &Path, backups: Backups) -> io::Result<()> {
    let [fresh, latest, session, earlier] = [0, 1, 2, 3].map(|number| backup(path, number));
    // One that was left by a save that was killed or refused.
    fs::remove_file(&fresh).ok();
    let kept = disk.second(path, &fresh).and_then(|()| {
        if backups == Backups::MoveOn {
            let ends_a_day = day(&session) < day(&latest);
            if ends_a_day || !earlier.exists() {
                rename(disk, &session, &earlier)?;
            }
            rename(disk, &latest, &session)?;
        }
        rename(disk, &fresh, &latest)
    });
    if kept.is_err() {
        fs::remove_file(&fresh).ok();
    }
    kept
}

fn rename(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    match disk.rename(from, to) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The day (UTC, from 1970) on which a file was written; a copy under another name keeps it.
fn day(path: &Path) -> Option<u64> {
    let written = fs::metadata(path).ok()?.modified().ok()?;
    Some(written.duration_since(UNIX_EPOCH).ok()?.as_secs() / 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::file::RealDisk;
    use std::time::{Duration, SystemTime};

    /// Saves `text`, as if it had been written on a day.
    fn save(path: &Path, text: &str, backups: Backups, day: u64) {
        if path.exists() {
            keep_backup(&RealDisk, path, backups).expect("kept");
            fs::remove_file(path).expect("there");
        }
        crate::study::file::write_whole(path, text.as_bytes()).expect("written");
        let file = fs::File::options().write(true).open(path).expect("there");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(day * 86_400)).expect("set");
    }

    #[test]
    fn many_saves_of_an_afternoon_leave_the_morning_and_the_day_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("talks.travaux");
        let session = |day: u64, texts: &[&str]| {
            for (number, text) in texts.iter().enumerate() {
                let backups = if number < 2 { Backups::MoveOn } else { Backups::ReplaceLatest };
                save(&path, text, backups, day);
            }
        };
        session(100, &["monday 1", "monday 2", "monday 3"]);
        session(101, &["tuesday 1", "tuesday 2", "tuesday 3", "tuesday 4"]);
        session(101, &["afternoon 1", "afternoon 2", "afternoon 3", "afternoon 4", "afternoon 5"]);
        let held = [1, 2, 3].map(|number| fs::read_to_string(backup(&path, number)).expect("kept"));
        assert_eq!(held[0], "afternoon 4");
        assert_eq!(held[1], "tuesday 4");
        assert!(held[2].starts_with("monday"), "{held:?}");
    }
}
