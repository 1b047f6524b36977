//! The grammar of the command line, and its words in the reader's language.

use crate::base::Message;
use crate::locale::{Locale, UiLanguage};
use crate::report::{Audience, Layout, Only};
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command};
use std::path::PathBuf;

fn file(name: &'static str) -> Arg {
    Arg::new(name).value_name(name).value_parser(clap::value_parser!(PathBuf))
}

fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn output() -> Arg {
    option("output", "OUT").short('o').value_parser(clap::value_parser!(PathBuf))
}

fn format(names: &'static [&'static str]) -> Arg {
    option("format", "FORMAT").value_parser(PossibleValuesParser::new(names)).default_value("text")
}

fn view(default: &'static str) -> Arg {
    option("view", "VIEW").value_parser(["published", "accepted", "rejected"]).default_value(default)
}

fn jsonl() -> Arg {
    Arg::new("jsonl").long("jsonl").action(ArgAction::SetTrue).required(true)
}

/// The options of whatever writes a report.
fn manner() -> [Arg; 6] {
    [
        option("format", "FORMAT"),
        output(),
        option("layout", "LAYOUT").value_parser(names(Layout::ALL.iter().map(|layout| layout.name()))),
        option("title", "TITLE"),
        option("for", "WHOM").value_parser(names(Audience::ALL.iter().map(|audience| audience.name()))),
        option("weight", "LEVEL").value_parser(["all", "wording", "substance"]).default_value("all"),
    ]
}

fn names(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

fn commands() -> Vec<Command> {
    let own = [
        Command::new("show")
            .arg(file("FILE").required(true))
            .arg(format(&["json", "text", "lines"]))
            .arg(view("published"))
            .arg(option("ocr", "WHEN").value_parser(["auto", "never"]).default_value("auto"))
            .arg(option("password", "PASSWORD"))
            .arg(option("encoding", "NAME"))
            .arg(Arg::new("ignore-tags").long("ignore-tags").action(ArgAction::SetTrue).hide(true)),
        Command::new("compare")
            .arg(file("DRAFTS").num_args(2..).required(true))
            .args(manner())
            .arg(option("ignore", "LIST").value_delimiter(',').value_parser([
                "case",
                "punctuation",
                "numbering",
                "space",
                "spelling",
                "formatting",
                "references",
            ]))
            .arg(view("accepted")),
        Command::new("report")
            .arg(file("STUDY").required(true))
            .args(manner())
            .arg(option("from", "DRAFT"))
            .arg(option("to", "DRAFT"))
            .arg(option("only", "WHAT").value_parser(names(Only::ALL.iter().map(|only| only.name())))),
        Command::new("import")
            .arg(file("SUBMISSION").required(true))
            .arg(file("BASE").long("base").value_name("DRAFT").required(true))
            .arg(option("actor", "NAME"))
            .arg(option("key", "KEY"))
            .arg(format(&["json", "text"])),
        Command::new("language-check")
            .arg(file("OLD").required(true))
            .arg(file("NEW").required(true))
            .arg(file("OTHER-OLD").required(true))
            .arg(file("OTHER-NEW").required(true))
            .arg(format(&["json", "text"]))
            .arg(view("accepted")),
        Command::new("align").arg(jsonl()),
        Command::new("redline").arg(jsonl()),
        Command::new("merge")
            .arg(file("BASE").required(true))
            .arg(file("MINE").required(true))
            .arg(file("THEIRS").required(true))
            .arg(output().required(true)),
        Command::new("new")
            .arg(file("DRAFTS").num_args(1..).required(true))
            .arg(output().required(true))
            .arg(option("pack", "PACK").value_parser(clap::value_parser!(PathBuf)).default_value("none"))
            .arg(option("title", "TITLE")),
        Command::new("check").arg(file("STUDY").required(true)),
        Command::new("manual").hide(true).arg(Arg::new("WHAT").required(true).value_parser([
            "man",
            "bash",
            "elvish",
            "fish",
            "powershell",
            "zsh",
        ])),
    ];
    let of_facts = super::facts_args::commands(view("accepted"), output());
    own.into_iter().chain(of_facts).chain(super::words_args::commands(&output())).collect()
}

/// Returns the grammar, its words in the language of `locale`.
pub(super) fn grammar(locale: &Locale) -> Command {
    let language = || option("lang", "LANGUAGE").value_parser(["en", "zh"]);
    let of_command = |command: Command| -> Command {
        let name = command.get_name().to_owned();
        let command = command.about(locale.t(&format!("cli-help-{name}"))).arg(language());
        // What an option means for one command stands under that command; else what it means for all.
        command.mut_args(|arg| {
            let id = arg.get_id().as_str().to_lowercase();
            let keys = [format!("cli-help-{name}-{id}"), format!("cli-help-any-{id}")];
            match keys.iter().find(|key| locale.has(key)) {
                Some(key) => arg.help(locale.t(key)),
                None => arg,
            }
        })
    };
    Command::new("travaux")
        .version(env!("CARGO_PKG_VERSION"))
        .about(locale.t("cli-help-about"))
        .after_help(locale.t("cli-help-after"))
        .args_conflicts_with_subcommands(true)
        .arg(file("FILES").help(locale.t("cli-help-files")).num_args(0..))
        .arg(language().help(locale.t("cli-help-lang")))
        .subcommands(commands().into_iter().map(of_command))
}

/// The phrases of the library that reads the command line: what it writes, and the keys of what is said instead.
const PHRASES: [(&str, &str); 10] = [
    ("Print this message or the help of the given subcommand(s)", "cli-phrase-help-of"),
    ("Print help", "cli-phrase-help"),
    ("Print version", "cli-phrase-version"),
    ("Usage: ", "cli-phrase-usage"),
    ("Commands:", "cli-phrase-commands"),
    ("Arguments:", "cli-phrase-arguments"),
    ("Options:", "cli-phrase-options"),
    ("[default: ", "cli-phrase-default"),
    ("[possible values: ", "cli-phrase-values"),
    ("\\fIPossible values:\\fR", "cli-phrase-values-page"),
];

/// Puts the library's own phrases into the reader's language.
pub(super) fn help_text(text: &str, locale: &Locale) -> String {
    if locale.language() == UiLanguage::English {
        return text.to_owned();
    }
    PHRASES.iter().fold(text.to_owned(), |text, (theirs, key)| text.replace(theirs, &locale.t(key)))
}

/// Says what is wrong with the arguments. The library explains itself over several lines; ours is one.
pub(super) fn fault_line(error: &clap::Error, locale: &Locale) -> String {
    let of = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let said = match (locale.language(), error.kind()) {
        (UiLanguage::English, _) => None,
        (_, ErrorKind::InvalidSubcommand) => {
            Some(Message::new("cli-fault-command").text("word", of(ContextKind::InvalidSubcommand)))
        }
        (_, ErrorKind::UnknownArgument) => {
            Some(Message::new("cli-fault-argument").text("word", of(ContextKind::InvalidArg)))
        }
        (_, ErrorKind::InvalidValue) => {
            let message = Message::new("cli-fault-value").text("argument", of(ContextKind::InvalidArg));
            Some(message.text("word", of(ContextKind::InvalidValue)).text("values", of(ContextKind::ValidValue)))
        }
        (_, ErrorKind::MissingRequiredArgument) => {
            Some(Message::new("cli-fault-missing").text("argument", of(ContextKind::InvalidArg).replace('\n', " ")))
        }
        (_, ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues) => {
            Some(Message::new("cli-fault-few").text("argument", of(ContextKind::InvalidArg)))
        }
        _ => None,
    };
    match said {
        Some(message) => locale.format(&message),
        None => one_line(error),
    }
}

fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("Usage:"));
    let first = lines.next().unwrap_or("error: the arguments were not understood");
    let more: Vec<&str> = lines.filter(|line| !line.starts_with("For more information")).collect();
    let more = if more.is_empty() { String::new() } else { format!(" {}", more.join(" ")) };
    format!("{}{more}; see travaux --help", first.trim_start_matches("error: "))
}
