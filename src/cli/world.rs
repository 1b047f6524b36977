//! What a command needs of its surroundings, and how it ends.

use crate::app::Apart;
use crate::base::{IdSource, Message, Timestamp};
use crate::locale::{Locale, UiLanguage};
use std::cell::Cell;
use std::io::{BufRead, Write};

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// `check` found something adrift, missing or damaged; `merge` kept conflicts. Status 1.
    Found,
    /// The input, the arguments or the surroundings are at fault; what to say. Status 2.
    Fault(String),
    /// Our own mistake; what to say. Status 1.
    Broken(String),
}

impl Exit {
    /// Returns the exit status.
    pub const fn status(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found | Self::Broken(_) => 1,
            Self::Fault(_) => 2,
        }
    }
}

/// What a command needs of its surroundings.
pub struct World<'a> {
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error, for what is to be known beside the result.
    pub errors: &'a mut dyn Write,
    /// Whether progress may be shown (stderr is a terminal).
    pub terminal: bool,
    /// The time, for the study's own records.
    pub now: Timestamp,
    /// Where ids come from.
    pub ids: &'a mut dyn IdSource,
    /// Where files are read.
    pub apart: Apart,
    /// The language of messages, and of reports when none is named for them: that of `--lang`, else the system's.
    pub language: UiLanguage,
}

thread_local! {
    /// The language in which the command at hand speaks: a command says things at many ends, and has one language.
    static SPOKEN: Cell<UiLanguage> = const { Cell::new(UiLanguage::English) };
}

/// Settles the language of messages and texts, once for a command.
pub(super) fn speak(language: UiLanguage) {
    SPOKEN.set(language);
}

/// Returns the sentences of the language in which the command speaks.
pub(super) fn locale() -> Locale {
    Locale::new(SPOKEN.get())
}

/// Makes a fault of a message, as a line: file, place, what is wrong, what to do.
pub(super) fn fault(file: &str, message: &Message) -> Exit {
    Exit::Fault(format!("{file}: {}", locale().format(message)))
}
