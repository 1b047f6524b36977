//! Work that a study file has of its own, in a journal beside it, when another study is saved over it.
//!
//! Where the journal goes on from the file, both together are kept as a study of its own beside it; where it does not, the
//! journal is put aside. Either way it is said, and the study that was kept can be opened from there.

use crate::study::Study;
use crate::study::file::{self, BackAndForth, Backups, Disk, FileError, HistoryWriter, Replayed};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was kept of a file that is saved over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct Rescued {
    /// What it is kept as.
    pub(in crate::app) kept: PathBuf,
    /// How many edits were recovered into a study, and how many are damaged; absent where only the journal is kept.
    pub(in crate::app) edits: Option<(usize, usize)>,
}

/// Keeps what the journals of the file at `path` hold beyond it. The file itself is left to the numbered backups.
///
/// # Errors
/// One sentence: another program has the file open, no permission, full disk. Nothing was lost then, and the file must
/// not be written over.
pub(in crate::app) fn rescue(disk: &dyn Disk, path: &Path, journals: &[&Path]) -> Result<Vec<Rescued>, FileError> {
    let mut rescued = Vec::new();
    let mut old = None;
    for journal in journals.iter().filter(|journal| journal.exists()) {
        let old = old.get_or_insert_with(|| file::load(path).ok());
        let before = old.as_ref().map(|(study, _)| study);
        let replayed = match &old {
            Some((study, hash)) => file::replay(journal, Some((study, *hash)))?,
            None => None,
        };
        match (replayed, before) {
            (Some(replayed), Some(before)) if replayed.edits > 0 => {
                if replayed.lost > 0 || replayed.study != *before {
                    let history = file::history_of(path);
                    let past = file::load(path).ok().and_then(|(_, hash)| file::saved_history(&history, hash));
                    let keeper = HistoryWriter::new(Some(history), past.as_ref());
                    let kept = keep(disk, path, &replayed, keeper)?;
                    rescued.push(Rescued { kept, edits: Some((replayed.edits, replayed.lost)) });
                }
                if replayed.lost > 0 {
                    // What can't be read today may be read by somebody else.
                    file::put_aside(journal, None)?;
                }
            }
            (_, before) => {
                if let Some(kept) = file::put_aside(journal, before)? {
                    rescued.push(Rescued { kept, edits: None });
                }
            }
        }
    }
    Ok(rescued)
}

/// Keeps what a journal holds that stands alone, since its file was replaced under it: as a study of its own beside the file,
/// unless that says the same. Returns nothing where the journal is another.
///
/// # Errors
/// One sentence: another program has the file open, no permission, full disk. Nothing was lost then.
pub(in crate::app) fn keep_alone(
    disk: &dyn Disk,
    path: &Path,
    journal: &Path,
    study: &Study,
) -> Result<Option<Rescued>, FileError> {
    let Some(replayed) = file::replay(journal, None)? else { return Ok(None) };
    if replayed.lost > 0 || replayed.study.is_same(study) {
        return Ok(None);
    }
    let kept = keep(disk, path, &replayed, HistoryWriter::new(None, None))?;
    file::remove_journal(journal);
    Ok(Some(Rescued { kept, edits: Some((replayed.edits, 0)) }))
}

/// Takes away what was kept for a save that then failed: the file and its journal are as they were.
pub(in crate::app) fn undo(disk: &dyn Disk, rescued: &[Rescued]) {
    for kept in rescued.iter().filter(|rescued| rescued.edits.is_some_and(|(_, lost)| lost == 0)) {
        disk.remove(&kept.kept).ok();
        disk.remove(&file::history_of(&kept.kept)).ok();
    }
}

/// Writes a file with what its journal holds as a study of its own beside it, with its history.
fn keep(disk: &dyn Disk, path: &Path, replayed: &Replayed, mut keeper: HistoryWriter) -> Result<PathBuf, FileError> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = |number: usize| match number {
        1 => format!("{stem}.recovered.travaux"),
        number => format!("{stem}.recovered-{number}.travaux"),
    };
    let mut free = (1..1_000).map(|number| path.with_file_name(name(number))).filter(|path| !path.exists());
    let Some(kept) = free.next() else { return Err(FileError::JournalDamaged) };
    let mut before = &replayed.begun;
    for (study, moment) in &replayed.states {
        let (back, forth) = (file::between(study, before)?, file::between(before, study)?);
        keeper.note(moment, &Arc::new(BackAndForth { back, forth }));
        before = study;
    }
    file::save(disk, &kept, &replayed.study, Some(&mut keeper), Backups::MoveOn)?;
    Ok(kept)
}
