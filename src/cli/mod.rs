//! The command line, version 1 of the contract with scripts.
//!
//! May use every room above. Results go to stdout or to the file named by `-o`, everything else to stderr; an output
//! file appears whole or not at all. Exit status 0 done, 2 the input, the arguments or the surroundings are at fault
//! (one line on stderr), 1 anything else.

mod args;
mod check;
mod demo;
mod facts;
mod facts_args;
mod grammar;
pub mod guard;
mod jsonl;
mod language;
mod manual;
mod new;
mod output;
mod show;
mod submission;
mod tasks;
mod together;
mod words;
mod words_args;
mod world;

pub use args::Task;
pub use args::{Start, language, parse};
pub use demo::run as run_demo;
pub use words_args::{Submissions, WordsTask, Written};
pub use world::{Exit, World};

use crate::base::{JobControl, Message};
use output::output_failed;
use world::{fault, locale, speak};

/// Runs a command that needs no window.
pub fn run(task: &Task, world: &mut World<'_>) -> Exit {
    speak(world.language);
    let job = JobControl::default();
    match task {
        Task::Show(options) => tasks::show(options, world, &job),
        Task::Compare(options) => tasks::compare(options, world, &job),
        Task::Report(options) => tasks::report(options, world, &job),
        Task::Import(options) => tasks::import(options, world, &job),
        Task::Facts(options) => facts::facts(options, world, &job),
        Task::Proofread(options) => facts::proofread(options, world, &job),
        Task::Align => lines(jsonl::align(&mut *world.input, &mut *world.output)),
        Task::Redline => lines(jsonl::redline(&mut *world.input, &mut *world.output)),
        Task::Merge(options) => together::merge(options, world),
        Task::Check(study) => check::check(study, world),
        Task::New(options) => new::new(options, world, &job),
        Task::LanguageCheck(options) => language::language_check(options, world, &job),
        Task::Manual(what) => manual::manual(what, world),
        Task::Words(task, written) => words::run(task, written, world, &job),
    }
}

fn lines(result: Result<(), jsonl::JsonlError>) -> Exit {
    match result {
        Ok(()) => Exit::Done,
        Err(jsonl::JsonlError::Output(error)) => output_failed(&error),
        Err(error) => {
            let (line, why) = error.message();
            let line = Message::new("cli-line").number("line", line.unwrap_or_default());
            fault("stdin", &line.text("why", locale().format(&why)))
        }
    }
}
