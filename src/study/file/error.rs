//! Why a study, its journal or its history could not be read or written.

use super::v1::FORMAT;
use crate::base::{Cancelled, Message};
use std::io::{self, ErrorKind};
use thiserror::Error;

/// Why something could not be read or written. Nothing was lost by it, unless the function that returns it says otherwise.
#[derive(Debug, Error)]
pub enum FileError {
    /// The system refused, or the disk failed.
    #[error(transparent)]
    System(#[from] io::Error),
    /// The folder to write into is not there.
    #[error("no such folder")]
    NoSuchFolder(#[source] io::Error),
    /// A folder stands where a file is to be.
    #[error("a folder, not a file")]
    IsFolder,
    /// A device or a pipe stands where a file is to be.
    #[error("a device or a pipe, not a file")]
    NotAFile,
    /// The text is no study.
    #[error("not a study")]
    NotAStudy,
    /// A later version wrote it, in this format.
    #[error("format {0}, of which at most {FORMAT} is known")]
    Newer(u32),
    /// It can't be read from this line on (from 1).
    #[error("damaged at line {line}")]
    Damaged {
        /// The line.
        line: usize,
        /// What is wrong there.
        #[source]
        error: ron::error::Error,
    },
    /// A value is none that its place can hold.
    #[error("{value:?} is no {what}")]
    BadValue {
        /// What stands in that place.
        what: &'static str,
        /// The value, its first characters.
        value: String,
    },
    /// A draft has no copy of its text.
    #[error("the draft {0:?} has no text")]
    NoCopy(String),
    /// The text of a draft is not what it was when it was saved.
    #[error("the text of a draft is damaged")]
    TextDamaged,
    /// It holds parts that a newer version wrote and that would have no place in a file written by this one.
    #[error("holds what this version does not know")]
    HoldsUnknown,
    /// A newer version wrote lines of a journal that this one does not know.
    #[error("a journal of a newer version")]
    NewerJournal,
    /// A journal's line, or the whole of it, makes no sense.
    #[error("damaged journal")]
    JournalDamaged,
    /// Another program has the study open.
    #[error("opened twice")]
    OpenedTwice,
    /// The serialiser refused; it does not for plain data.
    #[error("can't be written as text")]
    Unwritable(#[from] ron::Error),
    /// The work was stopped by whoever asked for it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl FileError {
    /// Returns the sentence to tell the user.
    pub fn message(&self) -> Message {
        match self {
            Self::System(error) => said_of(error),
            Self::NoSuchFolder(_) => Message::new("file-no-such-folder"),
            Self::IsFolder => Message::new("file-is-folder"),
            Self::NotAFile => Message::new("file-not-a-file"),
            Self::NotAStudy => Message::new("study-file-not-a-study"),
            Self::Newer(format) => Message::new("study-file-newer").number("format", *format).number("known", FORMAT),
            Self::Damaged { line, error } => {
                Message::new("study-file-damaged").number("line", *line).text("error", error.to_string())
            }
            Self::BadValue { what, value } => {
                Message::new("study-file-bad-value").text("what", *what).text("value", value)
            }
            Self::NoCopy(draft) => Message::new("study-file-no-copy").text("draft", draft),
            Self::HoldsUnknown => Message::new("study-file-holds-unknown"),
            Self::NewerJournal => Message::new("study-journal-newer"),
            Self::TextDamaged => Message::new("study-file-text-damaged"),
            Self::JournalDamaged => Message::new("study-journal-damaged"),
            Self::OpenedTwice => Message::new("study-file-opened-twice"),
            Self::Unwritable(error) => Message::new("study-file-cannot-write").text("error", error.to_string()),
            Self::Cancelled(_) => Message::new("cli-stopped"),
        }
    }

    /// Whether the place can't be written at all, now or later, for want of permission.
    pub fn is_refused(&self) -> bool {
        let refused =
            |error: &io::Error| matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem);
        matches!(self, Self::System(error) if refused(error))
    }
}

impl FileError {
    /// Says of a file that could not be made what is wrong with its folder.
    #[must_use]
    pub fn of_folder(self) -> Self {
        match self {
            Self::System(error) if error.kind() == ErrorKind::NotFound => Self::NoSuchFolder(error),
            other => other,
        }
    }

    /// Whether there is no place to write to: it is refused, or its folder is gone with the disk it was on.
    pub fn has_no_place(&self) -> bool {
        let gone = matches!(self, Self::System(error) if error.kind() == ErrorKind::NotFound);
        gone || self.is_refused() || matches!(self, Self::NoSuchFolder(_))
    }
}

impl From<FileError> for Message {
    fn from(error: FileError) -> Self {
        error.message()
    }
}

/// Puts an error of the system in a sentence for the user.
fn said_of(error: &io::Error) -> Message {
    Message::new(match error.kind() {
        ErrorKind::NotFound => "file-not-found",
        ErrorKind::PermissionDenied => "file-no-permission",
        ErrorKind::IsADirectory => "file-is-folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "file-disk-full",
        ErrorKind::ReadOnlyFilesystem => "file-read-only",
        _ => return Message::new("file-other").text("error", error.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error as _;

    #[test]
    fn an_error_tells_people_programs_and_logs() {
        let error = FileError::from(io::Error::from(ErrorKind::PermissionDenied));
        assert_eq!(error.message().key, "file-no-permission");
        assert!(error.is_refused());
        let error = FileError::NoSuchFolder(io::Error::from(ErrorKind::NotFound));
        assert_eq!(error.to_string(), "no such folder");
        assert!(error.source().is_some_and(|source| source.is::<io::Error>()) && !error.is_refused());
    }
}
