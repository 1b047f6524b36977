//! The command line, version 1 of the contract with scripts.
//!
//! May use every room above. Results go to stdout or to the file named by `-o`, everything else to stderr; an output
//! file appears whole or not at all. Exit status 0 done, 2 the input, the arguments or the surroundings are at fault
//! (one line on stderr), 1 anything else.

mod args;
mod demo;
pub mod guard;
mod jsonl;
mod show;
mod submission;
mod tasks;
mod together;

pub use args::Task;
pub use args::{Start, parse};
pub use demo::run as run_demo;

use crate::base::{JobControl, Message};
use crate::locale::{Locale, UiLanguage};
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
    /// The exit status.
    pub const fn status(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found | Self::Broken(_) => 1,
            Self::Fault(_) => 2,
        }
    }
}

/// What a command needs of the world.
pub struct World<'a> {
    /// Standard input.
    pub input: &'a mut dyn BufRead,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Whether progress may be shown (stderr is a terminal).
    pub terminal: bool,
    /// The time, for the study's own records.
    pub now: crate::base::Timestamp,
    /// Where ids come from.
    pub ids: &'a mut dyn crate::base::IdSource,
}

/// The command line speaks English, whatever the system's language: scripts read it.
fn locale() -> Locale {
    Locale::new(UiLanguage::English)
}

/// A fault as a line: file, place, what is wrong, what to do.
fn fault(file: &str, message: &Message) -> Exit {
    Exit::Fault(format!("{file}: {}", locale().format(message)))
}

/// Runs a command that needs no window.
pub fn run(task: &Task, world: &mut World<'_>) -> Exit {
    let job = JobControl::default();
    match task {
        Task::Show(options) => tasks::show(options, world, &job),
        Task::Compare(options) => tasks::compare(options, world, &job),
        Task::Report(options) => tasks::report(options, world, &job),
        Task::Import(options) => tasks::import(options, world, &job),
        Task::Align => lines(jsonl::align(&mut *world.input, &mut *world.output)),
        Task::Redline => lines(jsonl::redline(&mut *world.input, &mut *world.output)),
        Task::Merge(options) => together::merge(options, world),
        Task::Check(study) => tasks::check(study, world),
    }
}

fn lines(result: Result<(), jsonl::JsonlError>) -> Exit {
    match result {
        Ok(()) => Exit::Done,
        Err(jsonl::JsonlError::Line(number, message)) => {
            fault("stdin", &Message::new("cli-line").number("line", number).text("why", locale().format(&message)))
        }
        Err(jsonl::JsonlError::Output(error)) => output_failed(&error),
    }
}

/// The result could not be written to stdout. A reader that has had enough (`| head`) is no fault.
fn output_failed(error: &std::io::Error) -> Exit {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return Exit::Done;
    }
    fault("stdout", &Message::new("file-other").text("error", error.to_string()))
}
