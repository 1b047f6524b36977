//! From words on the command line to what is to be done.

use super::words_args::{self, WordsTask, Written};
use crate::compare::NonSubstantive;
use crate::insight::weight::Level;
use crate::locale::UiLanguage;
use crate::report::{Audience, Layout, Only};
use crate::text::View;
use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;

/// What the program is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Open the window: with these files, or with what was open last.
    Window(Vec<PathBuf>),
    /// Do a task without a window.
    Task(Task),
    /// Print this (help, version) and leave.
    Print(String),
    /// The arguments are at fault.
    Fault(String),
}

/// A task without a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// `show`
    Show(ShowOptions),
    /// `compare`
    Compare(CompareOptions),
    /// `report`
    Report(ReportOptions),
    /// `import`
    Import(ImportTask),
    /// `align --jsonl`
    Align,
    /// `redline --jsonl`
    Redline,
    /// `merge`
    Merge(MergeOptions),
    /// `check`
    Check(PathBuf),
    /// `new`
    New(NewOptions),
    /// `fate`, `find`, `agreed`, `compile`, `amend`
    Words(WordsTask, Written),
}

/// What `show` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShowFormat {
    /// Text to read.
    Text,
    /// The contract's JSON.
    Json,
    /// One line a paragraph: what a diff of two drafts applies to.
    Lines,
}

/// Options of `show`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowOptions {
    /// The file.
    pub file: PathBuf,
    /// What is written.
    pub format: ShowFormat,
    /// The view of tracked changes.
    pub view: View,
    /// Read a tagged PDF as if it had no tags.
    pub ignore_tags: bool,
    /// Password of an encrypted file.
    pub password: Option<String>,
    /// Encoding of a text file.
    pub encoding: Option<String>,
    /// Whether pages without text are read by an OCR program, where one is installed.
    pub ocr: bool,
}

/// How a report is written, whatever it is of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manner {
    /// The layout, when given.
    pub layout: Option<Layout>,
    /// The format's name, when given.
    pub format: Option<String>,
    /// The file to write.
    pub output: Option<PathBuf>,
    /// The language, when given; else the system's.
    pub language: Option<UiLanguage>,
    /// The title, when given.
    pub title: Option<String>,
    /// For whom, when said; else for whom the layout usually is.
    pub audience: Option<Audience>,
    /// The least weight a change is told of.
    pub weight: Level,
}

/// Options of `compare`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareOptions {
    /// The drafts, in order.
    pub files: Vec<PathBuf>,
    /// How it is written.
    pub manner: Manner,
    /// What makes no change.
    pub ignore: crate::compare::Options,
    /// The view of tracked changes.
    pub view: View,
}

/// Options of `report`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOptions {
    /// The study.
    pub study: PathBuf,
    /// How it is written.
    pub manner: Manner,
    /// The draft to begin with, as the timeline names it.
    pub from: Option<String>,
    /// The draft to end with.
    pub to: Option<String>,
    /// Only changes of which this was said.
    pub only: Option<Only>,
}

/// Options of `import`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportTask {
    /// The submission.
    pub submission: PathBuf,
    /// The draft it is about.
    pub base: PathBuf,
    /// Who proposes, where the text names nobody.
    pub actor: Option<String>,
    /// What looks stand for, as `bold=addition,strike=deletion,#c00000=EU`.
    pub key: Option<String>,
    /// JSON instead of text.
    pub json: bool,
}

/// Options of `merge`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeOptions {
    /// The common ancestor.
    pub base: PathBuf,
    /// One coder's study.
    pub mine: PathBuf,
    /// The other's.
    pub theirs: PathBuf,
    /// The file to write.
    pub output: PathBuf,
}

/// Options of `new`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOptions {
    /// The drafts.
    pub files: Vec<PathBuf>,
    /// The file to write.
    pub output: PathBuf,
    /// `none`, `gdc`, or the path of a pack.
    pub pack: PathBuf,
    /// What the study is called.
    pub title: Option<String>,
}

fn file(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(name).help(help).value_parser(clap::value_parser!(PathBuf))
}

fn output() -> Arg {
    Arg::new("output")
        .short('o')
        .long("output")
        .value_name("OUT")
        .help("File to write; it appears whole or not at all")
        .value_parser(clap::value_parser!(PathBuf))
}

fn weight() -> Arg {
    Arg::new("weight")
        .long("weight")
        .value_name("LEVEL")
        .help("Which changes are told: all, those of wording and substance, or those of substance alone")
        .value_parser(["all", "wording", "substance"])
        .default_value("all")
}

fn format_of(help: &'static str) -> Arg {
    Arg::new("format").long("format").value_name("FORMAT").help(help)
}

fn draft_named(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("DRAFT").help(help)
}

fn view(default: &'static str) -> Arg {
    Arg::new("view")
        .long("view")
        .value_name("VIEW")
        .help("Which side of tracked changes is read")
        .value_parser(["published", "accepted", "rejected"])
        .default_value(default)
}

/// The options of whatever writes a report.
fn manner() -> [Arg; 7] {
    let one_of = |name: &'static str, value: &'static str| Arg::new(name).long(name).value_name(value);
    [
        format_of(FORMATS),
        output(),
        one_of("layout", "LAYOUT")
            .help("What it holds, and in what order; which format has which is refused in words")
            .value_parser(names(Layout::ALL.iter().map(|layout| layout.name()))),
        one_of("lang", "LANGUAGE").help("Language of the report (default: the system's)").value_parser(["en", "zh"]),
        one_of("title", "TITLE").help("Title of the report"),
        one_of("for", "WHOM")
            .help("self: a working copy; circulation: nothing private in it (default: by layout)")
            .value_parser(names(Audience::ALL.iter().map(|audience| audience.name()))),
        weight(),
    ]
}

fn names(names: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    PossibleValuesParser::new(names)
}

const FORMATS: &str = "text json html docx odt pdf xlsx csv md qdpx akn diff";

fn grammar() -> Command {
    let jsonl = || {
        Arg::new("jsonl")
            .long("jsonl")
            .action(ArgAction::SetTrue)
            .required(true)
            .help("One JSON object a line, from stdin to stdout")
    };
    Command::new("travaux")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Compares the successive drafts of a negotiated text: what changed, on what theme, at whose wish")
        .after_help("Without a command, the window opens: on a study (*.travaux), on the drafts given in this order, else on the last study or the sample study.")
        .args_conflicts_with_subcommands(true)
        .arg(file("FILES", "A study (*.travaux), or drafts in their order").num_args(0..))
        .subcommand(
            Command::new("show")
                .about("Shows what was understood of one file")
                .arg(file("FILE", "The file").required(true))
                .arg(
                    format_of("json, text, or lines: one paragraph a line, what compare --format diff applies to")
                        .value_parser(["json", "text", "lines"])
                        .default_value("text"),
                )
                .arg(
                    view("published")
                        .help("Which side of tracked changes is read; with --format lines accepted, as in compare"),
                )
                .arg(
                    Arg::new("ocr")
                        .long("ocr")
                        .value_name("WHEN")
                        .help("auto: pages without text that can be read are read by Tesseract, where it is installed; never: they are left out")
                        .value_parser(["auto", "never"])
                        .default_value("auto"),
                )
                .arg(Arg::new("password").long("password").value_name("PASSWORD").help("Password of an encrypted file"))
                .arg(Arg::new("encoding").long("encoding").value_name("NAME").help("Character encoding of a text file, when the guess is wrong"))
                .arg(Arg::new("ignore-tags").long("ignore-tags").action(ArgAction::SetTrue).hide(true)),
        )
        .subcommand(
            Command::new("compare")
                .about("Compares drafts, neighbours in turn")
                .arg(file("DRAFTS", "The drafts, oldest first").num_args(2..).required(true))
                .args(manner())
                .arg(
                    Arg::new("ignore")
                        .long("ignore")
                        .value_name("LIST")
                        .help("What makes no change")
                        .value_delimiter(',')
                        .value_parser(["case", "punctuation", "numbering", "space", "spelling", "formatting", "references"]),
                )
                .arg(view("accepted"))
        )
        .subcommand(
            Command::new("report")
                .about("Writes the comparison report of a study")
                .arg(file("STUDY", "The study (*.travaux)").required(true))
                .args(manner())
                .arg(draft_named("from", "Draft to begin with, as the timeline names it"))
                .arg(draft_named("to", "Draft to end with"))
                .arg(
                    Arg::new("only")
                        .long("only")
                        .value_name("WHAT")
                        .help("Only changes of which this was said")
                        .value_parser(names(Only::ALL.iter().map(|only| only.name()))),
                ),
        )
        .subcommand(
            Command::new("import")
                .about("Reads a delegation's proposals against a draft")
                .arg(file("SUBMISSION", "The delegation's file").required(true))
                .arg(file("BASE", "The draft it is about").long("base").value_name("DRAFT").required(true))
                .arg(Arg::new("actor").long("actor").value_name("NAME").help("Who proposes"))
                .arg(
                    Arg::new("key")
                        .long("key")
                        .value_name("KEY")
                        .help("What looks stand for: bold=addition,underline=nothing,strike=deletion,italic=remark,#c00000=EU"),
                )
                .arg(format_of("json or text").value_parser(["json", "text"]).default_value("text")),
        )
        .subcommand(Command::new("align").about("Aligns paragraphs").arg(jsonl()))
        .subcommand(Command::new("redline").about("Compares texts word by word").arg(jsonl()))
        .subcommand(
            Command::new("merge")
                .about("Merges two coders' work on one study")
                .arg(file("BASE", "The study both began with").required(true))
                .arg(file("MINE", "One coder's").required(true))
                .arg(file("THEIRS", "The other's").required(true))
                .arg(output().required(true)),
        )
        .subcommand(
            Command::new("new")
                .about("Makes a study of drafts, without a window")
                .arg(file("DRAFTS", "The drafts; they take their places by stage and date, else in this order").num_args(1..).required(true))
                .arg(output().required(true))
                .arg(
                    Arg::new("pack")
                        .long("pack")
                        .value_name("PACK")
                        .help("What the negotiation brings along: none, gdc, or a pack's file")
                        .value_parser(clap::value_parser!(PathBuf))
                        .default_value("none"),
                )
                .arg(Arg::new("title").long("title").value_name("TITLE").help("What the study is called")),
        )
        .subcommands(words_args::grammar())
        .subcommand(Command::new("check").about("Verifies a study").arg(file("STUDY", "The study (*.travaux)").required(true)))
}

/// Reads the command line.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Start {
    let matches = match grammar().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Start::Print(error.to_string()),
        Err(error) => return Start::Fault(one_line(&error)),
    };
    let Some((name, sub)) = matches.subcommand() else {
        return Start::Window(paths(&matches, "FILES"));
    };
    let path = |name: &str| sub.try_get_one::<PathBuf>(name).ok().flatten().cloned().unwrap_or_default();
    let text = |name: &str| sub.try_get_one::<String>(name).ok().flatten().cloned();
    if let Some((task, written)) = words_args::task(name, sub) {
        return Start::Task(Task::Words(task, written));
    }
    Start::Task(match name {
        "show" => Task::Show(ShowOptions {
            file: path("FILE"),
            format: match text("format").as_deref() {
                Some("json") => ShowFormat::Json,
                Some("lines") => ShowFormat::Lines,
                _ => ShowFormat::Text,
            },
            // Lines are what a diff applies to, and drafts are compared with their tracked changes accepted.
            view: match sub.value_source("view") {
                Some(ValueSource::DefaultValue) if text("format").as_deref() == Some("lines") => View::Accepted,
                _ => view_named(text("view").as_deref()),
            },
            ignore_tags: sub.get_flag("ignore-tags"),
            password: text("password"),
            encoding: text("encoding"),
            ocr: text("ocr").as_deref() != Some("never"),
        }),
        "compare" => Task::Compare(CompareOptions {
            files: paths(sub, "DRAFTS"),
            manner: manner_of(sub),
            ignore: ignored(sub),
            view: view_named(text("view").as_deref()),
        }),
        "report" => Task::Report(ReportOptions {
            study: path("STUDY"),
            manner: manner_of(sub),
            from: text("from"),
            to: text("to"),
            only: text("only").and_then(|name| name.parse().ok()),
        }),
        "import" => Task::Import(ImportTask {
            submission: path("SUBMISSION"),
            base: path("BASE"),
            actor: text("actor").filter(|name| !name.trim().is_empty()),
            key: text("key"),
            json: text("format").as_deref() == Some("json"),
        }),
        "new" => Task::New(NewOptions {
            files: paths(sub, "DRAFTS"),
            output: path("output"),
            pack: path("pack"),
            title: text("title").filter(|title| !title.trim().is_empty()),
        }),
        "align" => Task::Align,
        "redline" => Task::Redline,
        "merge" => Task::Merge(MergeOptions {
            base: path("BASE"),
            mine: path("MINE"),
            theirs: path("THEIRS"),
            output: path("output"),
        }),
        _ => Task::Check(path("STUDY")),
    })
}

fn manner_of(matches: &ArgMatches) -> Manner {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    Manner {
        layout: text("layout").and_then(|name| name.parse().ok()),
        format: text("format"),
        output: matches.get_one::<PathBuf>("output").cloned(),
        language: text("lang").map(|tag| UiLanguage::from_tag(&tag)),
        title: text("title").filter(|title| !title.trim().is_empty()),
        audience: text("for").and_then(|name| name.parse().ok()),
        weight: text("weight").and_then(|level| Level::from_switch(&level)).unwrap_or_default(),
    }
}

fn paths(matches: &ArgMatches, name: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(name).map(|paths| paths.cloned().collect()).unwrap_or_default()
}

fn view_named(name: Option<&str>) -> View {
    name.and_then(|name| name.parse().ok()).unwrap_or_default()
}

fn ignored(matches: &ArgMatches) -> crate::compare::Options {
    let names: BTreeSet<&str> =
        matches.get_many::<String>("ignore").map(|names| names.map(String::as_str).collect()).unwrap_or_default();
    // One class is called by its plural here: "references".
    let is_named =
        |class: &NonSubstantive| names.iter().any(|name| name.strip_suffix('s').unwrap_or(name) == class.name());
    crate::compare::Options {
        ignore: NonSubstantive::ALL.iter().copied().filter(is_named).collect(),
        ignore_numbering: names.contains("numbering"),
        ignore_formatting: names.contains("formatting"),
    }
}

/// The library explains itself over several lines; ours is one.
fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("Usage:"));
    let first = lines.next().unwrap_or("error: the arguments were not understood");
    let more: Vec<&str> = lines.filter(|line| !line.starts_with("For more information")).collect();
    let more = if more.is_empty() { String::new() } else { format!(" {}", more.join(" ")) };
    format!("{}{more}; see travaux --help", first.trim_start_matches("error: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Start {
        parse(std::iter::once("travaux").chain(line.split_whitespace()).map(OsString::from))
    }

    #[test]
    fn drafts_without_a_command_open_the_window() {
        assert_eq!(words(""), Start::Window(Vec::new()));
        assert_eq!(words("a.docx b.pdf"), Start::Window(vec!["a.docx".into(), "b.pdf".into()]));
    }

    #[test]
    fn faults_are_one_line() {
        for line in [
            "compare one.txt",
            "show",
            "show a --format yaml",
            "align",
            "compare a b --ignore colour",
            "report s --layout poster",
        ] {
            let Start::Fault(fault) = words(line) else { panic!("{line} is at fault") };
            assert_eq!(fault.lines().count(), 1, "{fault}");
        }
    }

    #[test]
    fn lines_are_read_as_drafts_are_compared_unless_a_view_is_named() {
        let shown = |line: &str| match words(line) {
            Start::Task(Task::Show(options)) => (options.format, options.view),
            other => panic!("{other:?}"),
        };
        assert_eq!(shown("show a"), (ShowFormat::Text, View::Published));
        assert_eq!(shown("show a --format json"), (ShowFormat::Json, View::Published));
        assert_eq!(shown("show a --format lines"), (ShowFormat::Lines, View::Accepted));
        assert_eq!(shown("show a --format lines --view published"), (ShowFormat::Lines, View::Published));
    }

    #[test]
    fn how_a_report_is_written_is_said_for_both_commands() {
        let line = "--layout table --lang zh --title T --for circulation -o x.html";
        let Start::Task(Task::Compare(options)) = words(&format!("compare a b {line}")) else { panic!() };
        let Start::Task(Task::Report(report)) = words(&format!("report s {line} --from A --only tagged")) else {
            panic!()
        };
        assert_eq!(options.manner, report.manner);
        assert_eq!(report.manner.layout, Some(Layout::Table));
        assert_eq!(report.manner.audience, Some(Audience::Circulation));
        assert_eq!((report.from.as_deref(), report.only), (Some("A"), Some(Only::Tagged)));
    }

    #[test]
    fn what_to_ignore_is_a_list() {
        let Start::Task(Task::Compare(options)) = words("compare a b --ignore case,numbering") else { panic!() };
        assert!(options.ignore.ignore_numbering && options.ignore.ignore.contains(&NonSubstantive::Case));
        assert_eq!(options.view, View::Accepted);
    }

    #[test]
    fn all_changes_are_told_unless_a_weight_is_named() {
        let least = |line: &str| match words(line) {
            Start::Task(Task::Compare(options)) => options.manner.weight,
            Start::Task(Task::Report(options)) => options.manner.weight,
            other => panic!("{other:?}"),
        };
        assert_eq!(least("compare a b"), Level::Editorial);
        assert_eq!(least("compare a b --weight substance"), Level::Substance);
        assert_eq!(least("report a --weight wording"), Level::Wording);
    }
}
