//! The arguments of `fate`, `find`, `agreed`, `compile`, `amend`.

use crate::locale::UiLanguage;
use crate::report::Format;
use clap::{Arg, ArgMatches, Command};
use std::path::PathBuf;

/// A task about words: what became of them, where they stand, who wants them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordsTask {
    /// `fate`
    Fate {
        /// The study.
        study: PathBuf,
    },
    /// `find`
    Find {
        /// The words.
        words: String,
        /// The texts.
        references: Vec<PathBuf>,
    },
    /// `agreed`
    Agreed {
        /// The draft.
        draft: PathBuf,
        /// The texts.
        references: Vec<PathBuf>,
    },
    /// `compile`
    Compile(Submissions),
    /// `amend`
    Amend {
        /// What is read.
        of: Submissions,
        /// Only proposals of these; of all where none is named.
        only: Vec<String>,
    },
}

/// A draft, and submissions on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submissions {
    /// The draft.
    pub base: PathBuf,
    /// The submissions.
    pub files: Vec<PathBuf>,
    /// Who proposes where a text names nobody, in the order of the submissions.
    pub actors: Vec<String>,
}

/// How the result is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The format, when given.
    pub format: Option<String>,
    /// The file to write.
    pub output: Option<PathBuf>,
    /// The language, when given.
    pub language: Option<UiLanguage>,
}

fn file(name: &'static str) -> Arg {
    Arg::new(name).value_name(name).required(true).value_parser(clap::value_parser!(PathBuf))
}

fn actors() -> Arg {
    Arg::new("actor").long("actor").value_name("NAME").action(clap::ArgAction::Append)
}

/// The commands; `output` is the option that others have too. Their words are the grammar's.
pub(super) fn commands(output: &Arg) -> [Command; 5] {
    let files = |name: &'static str| file(name).num_args(1..);
    let written = || [Arg::new("format").long("format").value_name("FORMAT"), output.clone()];
    let only = Arg::new("of").long("of").value_name("NAME").action(clap::ArgAction::Append);
    let submissions = |name: &'static str| Command::new(name).arg(file("BASE")).arg(files("SUBMISSIONS")).arg(actors());
    [
        Command::new("fate").arg(file("STUDY")).args(written()),
        Command::new("find")
            .arg(Arg::new("WORDS").value_name("WORDS").required(true))
            .arg(files("REFERENCES"))
            .args(written()),
        Command::new("agreed").arg(file("DRAFT")).arg(files("REFERENCES")).args(written()),
        submissions("compile").args(written()),
        submissions("amend").arg(only).args(written()),
    ]
}

/// Reads the arguments of one of the commands; nothing for a name that is none of theirs.
pub(super) fn task(name: &str, sub: &ArgMatches) -> Option<(WordsTask, Written)> {
    let path = |name: &str| sub.try_get_one::<PathBuf>(name).ok().flatten().cloned().unwrap_or_default();
    let paths = |name: &str| {
        let found = sub.try_get_many::<PathBuf>(name).ok().flatten();
        found.map(|paths| paths.cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let names = |name: &str| {
        let found = sub.try_get_many::<String>(name).ok().flatten();
        found.map(|names| names.cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let of = || Submissions { base: path("BASE"), files: paths("SUBMISSIONS"), actors: names("actor") };
    let task = match name {
        "fate" => WordsTask::Fate { study: path("STUDY") },
        "find" => WordsTask::Find { words: names("WORDS").pop().unwrap_or_default(), references: paths("REFERENCES") },
        "agreed" => WordsTask::Agreed { draft: path("DRAFT"), references: paths("REFERENCES") },
        "compile" => WordsTask::Compile(of()),
        "amend" => WordsTask::Amend { of: of(), only: names("of") },
        _ => return None,
    };
    let text = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    let written = Written {
        format: text("format"),
        output: sub.try_get_one::<PathBuf>("output").ok().flatten().cloned(),
        language: text("lang").map(|tag| UiLanguage::from_tag(&tag)),
    };
    Some((task, written))
}

impl Written {
    /// The format by name, else by the ending of the output, else `usual`; nothing where it is not one of `offered`.
    pub(super) fn settled(&self, usual: Format, offered: &[Format]) -> Option<Format> {
        let named = self.format.as_ref().map(|name| name.to_lowercase().parse::<Format>().ok());
        let by_ending = || self.output.as_deref().map(Format::of_file);
        let format = named.or_else(by_ending).unwrap_or(Some(usual))?;
        offered.contains(&format).then_some(format)
    }
}
