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

fn files(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(name).help(help).num_args(1..).required(true).value_parser(clap::value_parser!(PathBuf))
}

fn file(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(name).help(help).required(true).value_parser(clap::value_parser!(PathBuf))
}

fn written(formats: &'static str) -> [Arg; 3] {
    [
        Arg::new("format").long("format").value_name("FORMAT").help(formats),
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name("OUT")
            .help("File to write; it appears whole or not at all")
            .value_parser(clap::value_parser!(PathBuf)),
        Arg::new("lang")
            .long("lang")
            .value_name("LANGUAGE")
            .help("Language (default: English)")
            .value_parser(["en", "zh"]),
    ]
}

fn actors() -> Arg {
    Arg::new("actor")
        .long("actor")
        .value_name("NAME")
        .action(clap::ArgAction::Append)
        .help("Who proposes where a submission names nobody: once a submission, in their order")
}

/// The commands.
pub(super) fn grammar() -> [Command; 5] {
    [
        Command::new("fate")
            .about("Says what became of the proposals and asks of a study, draft by draft")
            .arg(file("STUDY", "The study (*.travaux)"))
            .args(written("text json html md csv xlsx")),
        Command::new("find")
            .about("Finds words in texts: word for word, and the nearest")
            .arg(Arg::new("WORDS").value_name("WORDS").required(true).help("The words"))
            .arg(files("REFERENCES", "The texts"))
            .args(written("text json")),
        Command::new("agreed")
            .about("Lists the sentences and phrases of a draft that stand in other texts, with what differs")
            .arg(file("DRAFT", "The draft"))
            .arg(files("REFERENCES", "The texts"))
            .args(written("text json")),
        Command::new("compile")
            .about("Compiles proposals on a draft: who wants what of each paragraph")
            .arg(file("BASE", "The draft"))
            .arg(files("SUBMISSIONS", "The delegations' files"))
            .arg(actors())
            .args(written("text md (the draft with brackets), html csv xlsx (columns)")),
        Command::new("amend")
            .about("Applies proposals to a draft; what could not be applied is said on stderr, with the reason")
            .arg(file("BASE", "The draft"))
            .arg(files("SUBMISSIONS", "The delegations' files"))
            .arg(actors())
            .arg(
                Arg::new("of")
                    .long("of")
                    .value_name("NAME")
                    .action(clap::ArgAction::Append)
                    .help("Only proposals of this delegation, by its name or code; may be given several times"),
            )
            .args(written("text, md, or what compare writes: docx (tracked) html json diff …")),
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
