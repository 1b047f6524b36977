//! Reading a journal again, damaged or not.
//!
//! A line that can't be read costs itself alone: those after it are taken up, and that some are missing is said. Lines are
//! numbered: one that went is missed, one that stands there twice is taken once, and those in each other's places are read
//! in their order. That the last lines went nobody can tell.

use super::delta::{Delta, Label, apply};
use super::error::FileError;
use super::journal::{lock, sound};
use super::unknown::is_unknown;
use super::v1::FORMAT;
use super::{sums, write};
use crate::base::{ContentHash, Message};
use crate::study::moment::Moment;
use crate::study::root::Study;
use std::fs::OpenOptions;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD_WORDS: &str = "// Travaux journal, format ";

/// What a journal holds.
#[derive(Debug)]
pub struct Replayed {
    /// The study it began with.
    pub begun: Study,
    /// The study after everything in it.
    pub study: Study,
    /// The states on the way, with their entries in the history.
    pub states: Vec<(Arc<Study>, Moment)>,
    /// How many edits were found.
    pub edits: usize,
    /// Whether its end was cut short.
    pub cut: bool,
    /// How many lines before its end could not be read, or went: what they held is missing.
    pub lost: usize,
    /// How many lines stood there once more, or in another's place: they were read in their order.
    pub misplaced: usize,
    /// So many bytes of it, from the start, are whole.
    pub whole: u64,
}

/// Replays the journal at `path` on the study read from the file of hash `base`. `None` when there is no journal, it
/// goes on from another file, or it holds nothing.
///
/// # Errors
/// Opened twice, no permission, written by a newer version.
pub fn replay(path: &Path, file: Option<(&Study, ContentHash)>) -> Result<Option<Replayed>, FileError> {
    match bytes_of(path)? {
        Some(bytes) => replay_bytes(&bytes, file),
        None => Ok(None),
    }
}

/// Replays as [`replay`] does, also where another program has the study open: then what is on the disk is read, and `true`
/// comes with it. For who only reads.
///
/// # Errors
/// No permission, written by a newer version.
pub fn replay_shared(path: &Path, file: Option<(&Study, ContentHash)>) -> Result<(Option<Replayed>, bool), FileError> {
    match bytes_of(path) {
        Ok(None) => Ok((None, false)),
        Ok(Some(bytes)) => Ok((replay_bytes(&bytes, file)?, false)),
        Err(FileError::OpenedTwice) => {
            let mut replayed = replay_bytes(&std::fs::read(path)?, file)?;
            if let Some(replayed) = &mut replayed {
                // The line that is being written this moment is no damage.
                replayed.cut = false;
            }
            Ok((replayed, true))
        }
        Err(error) => Err(error),
    }
}

/// A line of a journal that can be read.
struct Line<'a> {
    text: &'a str,
    delta: Delta,
    /// Where it ends, in bytes.
    end: u64,
}

/// The lines of a journal.
#[derive(Default)]
struct Lines<'a> {
    /// What it goes on from.
    head: Option<Line<'a>>,
    /// The others, in their order.
    rest: Vec<Line<'a>>,
    /// How many can't be read, the unfinished one at the end not counted.
    unreadable: usize,
    /// How many stood there once more, or in another's place.
    misplaced: usize,
    /// How many went, by the numbers of those that are there.
    gone: usize,
    /// Whether its end was cut short.
    cut: bool,
    /// Whether a whole line holds what this version does not know.
    is_newer: bool,
}

fn lines_of(bytes: &[u8]) -> Lines<'_> {
    let mut lines = Lines::default();
    let mut end = 0;
    for raw in bytes.split_inclusive(|byte| *byte == b'\n') {
        end += raw.len() as u64;
        if raw.starts_with(b"//") {
            continue;
        }
        let read = sound(raw).and_then(|text| match ron::from_str(text) {
            Ok(delta) => Some(Line { text, delta, end }),
            Err(error) => {
                lines.is_newer |= is_unknown(&error.code);
                None
            }
        });
        match read {
            Some(line) if line.delta.base.is_some() || line.delta.whole.is_some() => {
                lines.misplaced += usize::from(lines.head.is_some() || !lines.rest.is_empty());
                lines.head.get_or_insert(line);
            }
            Some(line) => lines.rest.push(line),
            // It was never acknowledged.
            None if !raw.ends_with(b"\n") => lines.cut = true,
            None => lines.unreadable += 1,
        }
    }
    let number = |line: &Line<'_>| line.delta.line.unwrap_or_default();
    let mut highest = 0;
    for line in &lines.rest {
        lines.misplaced += usize::from(number(line) > 0 && number(line) <= highest);
        highest = highest.max(number(line));
    }
    lines.rest.sort_by_key(number);
    lines.rest.dedup_by(|next, line| number(next) > 0 && number(next) == number(line) && next.text == line.text);
    lines.gone = highest.saturating_sub(lines.rest.len());
    lines
}

fn replay_bytes(bytes: &[u8], file: Option<(&Study, ContentHash)>) -> Result<Option<Replayed>, FileError> {
    let lines = lines_of(bytes);
    if lines.is_newer {
        return Err(FileError::NewerJournal);
    }
    // What it goes on from can't be read, or is another file: see `put_aside`.
    let Some(head) = lines.head else { return Ok(None) };
    let mut unreadable = lines.unreadable;
    let begun = match (&head.delta.base, &head.delta.whole, file) {
        (Some(base), _, Some((study, hash))) if *base == hash.to_string() || has_sum(study, &head.delta) => {
            study.clone()
        }
        (None, Some(_), None) => apply(&Study::empty(crate::base::StudyId::from_bits(0), ""), head.delta)?,
        _ => return Ok(None),
    };
    let mut replayed = Replayed {
        study: begun.clone(),
        begun,
        states: Vec::new(),
        edits: 0,
        cut: lines.cut,
        lost: 0,
        misplaced: lines.misplaced,
        whole: head.end,
    };
    for Line { delta, end, .. } in lines.rest {
        let place = delta.place.unwrap_or(replayed.edits + 1);
        let label = delta.entry.as_ref().map(Label::message);
        // Journals of before said nothing of undo: every line is an entry.
        let entry = match (label, delta.place) {
            (None, None) => Some((Message::new("edit-recovered"), None)),
            (label, _) => label,
        };
        match apply(&replayed.study, delta) {
            Ok(next) => {
                replayed.study = next;
                replayed.edits += 1;
                let state = Arc::new(replayed.study.clone());
                replayed.states.push((state, Moment { place, entry }));
                replayed.whole = replayed.whole.max(end);
            }
            Err(_damaged) => unreadable += 1,
        }
    }
    // One that can't be read has left a gap in the numbers too.
    replayed.lost = unreadable.max(lines.gone);
    Ok(Some(replayed))
}

/// Whether a study is the one a journal goes on from, though the bytes of its file are others.
fn has_sum(study: &Study, head: &Delta) -> bool {
    head.sum.as_ref().is_some_and(|sum| *sum == sums::of_study(&write::study(study)).whole)
}

/// Returns what is wrong with a journal that can't be replayed on `study` although it holds work that is not in it.
///
/// # Errors
/// No permission, written by a newer version.
pub fn journal_problem(path: &Path, study: &Study) -> Result<Option<Message>, FileError> {
    let bytes = match bytes_of(path) {
        Ok(None) => return Ok(None),
        Ok(Some(bytes)) => bytes,
        Err(FileError::OpenedTwice) => std::fs::read(path)?,
        Err(error) => return Err(error),
    };
    if !holds_more(&bytes, Some(study)) {
        return Ok(None);
    }
    let readable = lines_of(&bytes).head.is_some();
    Ok(Some(Message::new(if readable { "check-journal-foreign" } else { "check-journal-unusable" })))
}

/// Whether a journal holds work that is not in `study`, as far as can be told.
fn holds_more(bytes: &[u8], study: Option<&Study>) -> bool {
    let lines = lines_of(bytes);
    let mut after = study.cloned();
    let mut known = lines.unreadable == 0 && lines.gone == 0;
    for line in lines.rest {
        match after.as_ref().map(|study| apply(study, line.delta)) {
            Some(Ok(next)) => after = Some(next),
            _ => known = false,
        }
    }
    !known || after.as_ref() != study
}

/// Puts a journal aside that can't be replayed on `study` (a synchronised folder replaced the file, say, or its
/// beginning is damaged), under a name of its own, when it holds work that is not in `study`. Returns that name. A program killed between writing its file and beginning its journal anew leaves such a journal too, with
/// nothing in it that the file has not.
///
/// # Errors
/// Opened twice, no permission.
pub fn put_aside(path: &Path, study: Option<&Study>) -> Result<Option<PathBuf>, FileError> {
    let Some(bytes) = bytes_of(path)? else { return Ok(None) };
    if !holds_more(&bytes, study) {
        return Ok(None);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let free = (1..1_000).map(|number| path.with_file_name(format!("{name}.{number}"))).find(|path| !path.exists());
    let Some(free) = free else { return Err(FileError::JournalDamaged) };
    std::fs::rename(path, &free)?;
    Ok(Some(free))
}

/// The bytes of a journal; `None` when there is none.
fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, FileError> {
    if !path.exists() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let opened = OpenOptions::new().read(true).write(true).open(path).map_err(FileError::from);
    match opened.and_then(lock) {
        Ok(mut held) => held.read_to_end(&mut bytes)?,
        // It may be read, if not written.
        Err(error) if error.is_refused() => {
            bytes = std::fs::read(path)?;
            bytes.len()
        }
        Err(error) => return Err(error),
    };
    let head = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let format = std::str::from_utf8(head).ok().and_then(|head| head.strip_prefix(HEAD_WORDS)?.parse::<u32>().ok());
    if let Some(format) = format.filter(|format| *format > FORMAT) {
        return Err(FileError::Newer(format));
    }
    Ok(Some(bytes))
}
