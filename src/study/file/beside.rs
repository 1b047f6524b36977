//! What the files beside a study are called, and which file a name means.

use crate::base::ContentHash;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest name of a file in bytes on every file system in use; Windows counts 255 units of UTF-16, which are fewer.
const LONGEST_NAME: usize = 255;

/// So many symbolic links are followed from one name, as many as Linux follows.
const MOST_LINKS: usize = 40;

/// Follows symbolic links from `path` to the file that would be written. A path that is no link comes back as it is; the
/// file need not be there.
pub fn target_of(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    target
}

/// Returns the path of the journal of a study file.
pub fn journal_of(path: &Path) -> PathBuf {
    beside(path, ".journal")
}

/// Returns the path of the history of a study file.
pub fn history_of(path: &Path) -> PathBuf {
    beside(path, ".history")
}

/// Returns the path of the n-th copy before the present one; 1 is the latest.
pub fn backup(path: &Path, number: usize) -> PathBuf {
    beside(path, &format!(".backup-{number}"))
}

/// Returns the path beside the file that `path` leads to, named as that file with `suffix` added. A name that would be
/// longer than file systems take is cut, and told from others cut alike by a hash of the whole.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let target = target_of(path);
    let mut name: OsString = target.file_name().map(ToOwned::to_owned).unwrap_or_default();
    if name.as_encoded_bytes().len() + suffix.len() > LONGEST_NAME {
        let whole = name.to_string_lossy();
        let hash = ContentHash::of(whole.as_bytes()).short();
        let room = LONGEST_NAME.saturating_sub(suffix.len() + hash.len() + 1);
        let cut = whole.get(..whole.floor_char_boundary(room)).unwrap_or_default();
        name = format!("{cut}-{hash}").into();
    }
    name.push(suffix);
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_a_study_fit_into_any_file_system() {
        let ordinary = Path::new("folder/talks.travaux");
        assert_eq!(journal_of(ordinary), Path::new("folder/talks.travaux.journal"));
        assert_eq!(backup(ordinary, 2), Path::new("folder/talks.travaux.backup-2"));
        let long = format!("{}.travaux", "谈".repeat(82));
        let other = format!("{}判.travaux", "谈".repeat(81));
        for path in [&long, &other] {
            for beside in [journal_of(Path::new(path)), history_of(Path::new(path)), backup(Path::new(path), 3)] {
                assert!(beside.as_os_str().len() <= LONGEST_NAME, "{}", beside.display());
            }
        }
        assert_ne!(journal_of(Path::new(&long)), journal_of(Path::new(&other)));
    }

    #[cfg(unix)]
    #[test]
    fn what_stands_beside_a_linked_study_stands_beside_its_target() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("share")).expect("made");
        let link = folder.path().join("mine.travaux");
        std::os::unix::fs::symlink("share/talks.travaux", &link).expect("linked");
        assert_eq!(target_of(&link), folder.path().join("share/talks.travaux"));
        assert_eq!(journal_of(&link), folder.path().join("share/talks.travaux.journal"));
    }
}
