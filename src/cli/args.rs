//! From words on the command line to what is to be done.

use super::facts_args::{self, FactsOptions, ProofreadOptions};
use super::grammar::{fault_line, grammar, help_text};
use super::words_args::{self, WordsTask, Written};
use crate::base::Sides;
use crate::compare::NonSubstantive;
use crate::insight::weight::Level;
use crate::locale::{Locale, UiLanguage};
use crate::report::{Audience, Layout, Only};
use crate::text::View;
use clap::ArgMatches;
use clap::parser::ValueSource;
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
    /// `facts`
    Facts(FactsOptions),
    /// `proofread`
    Proofread(ProofreadOptions),
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
    /// `language-check`
    LanguageCheck(LanguageCheckOptions),
    /// `manual`: the page for `man`, or completions for a shell, by its name.
    Manual(String),
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

/// Options of `language-check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageCheckOptions {
    /// The old and the new draft in one language.
    pub first: Sides<PathBuf>,
    /// The same in another.
    pub second: Sides<PathBuf>,
    /// The view of tracked changes.
    pub view: View,
    /// JSON instead of text.
    pub json: bool,
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

/// Finds the language that `--lang` names, before anything else is read: what is wrong with the rest is said in it.
pub fn language(args: &[OsString]) -> Option<UiLanguage> {
    let mut words = args.iter().skip(1).filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    let named = |tag: &str| matches!(tag, "en" | "zh").then(|| UiLanguage::from_tag(tag));
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return words.next().and_then(named),
            Some(rest) => return rest.strip_prefix('=').and_then(named),
            None => {}
        }
    }
    None
}

/// Reads the command line. Help and what is wrong are said in `language`, unless `--lang` names another.
pub fn parse(args: impl IntoIterator<Item = OsString>, language: UiLanguage) -> Start {
    let args: Vec<OsString> = args.into_iter().collect();
    let locale = Locale::new(self::language(&args).unwrap_or(language));
    let matches = match grammar(&locale).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Start::Print(help_text(&error.to_string(), &locale)),
        Err(error) => return Start::Fault(fault_line(&error, &locale)),
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
        "facts" => Task::Facts(facts_args::facts(sub)),
        "proofread" => Task::Proofread(facts_args::proofread(sub)),
        "new" => Task::New(NewOptions {
            files: paths(sub, "DRAFTS"),
            output: path("output"),
            pack: path("pack"),
            title: text("title").filter(|title| !title.trim().is_empty()),
        }),
        "language-check" => Task::LanguageCheck(LanguageCheckOptions {
            first: Sides::new(path("OLD"), path("NEW")),
            second: Sides::new(path("OTHER-OLD"), path("OTHER-NEW")),
            view: view_named(text("view").as_deref()),
            json: text("format").as_deref() == Some("json"),
        }),
        "manual" => Task::Manual(text("WHAT").unwrap_or_default()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Start {
        let words = std::iter::once("travaux").chain(line.split_whitespace());
        parse(words.map(OsString::from), UiLanguage::English)
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

    #[test]
    fn help_and_faults_are_said_in_the_language_named() {
        let Start::Print(help) = words("compare --help --lang zh") else { panic!("help is printed") };
        assert!(help.contains("用法") && help.contains("选项") && help.contains("显示帮助"), "{help}");
        for english in ["Usage", "Options", "Arguments", "Print", "possible values", "default:", "cli-help"] {
            assert!(!help.contains(english), "{english}: {help}");
        }
        let Start::Print(whole) = words("--help") else { panic!("help is printed") };
        assert!(whole.contains("Usage:") && whole.contains("language-check") && !whole.contains("manual"), "{whole}");
        for (line, says) in [
            ("compare one.txt --lang zh", "DRAFTS"),
            ("show --lang=zh", "FILE"),
            ("show a --format yaml --lang zh", "yaml"),
            ("report s --layout poster --lang zh", "poster"),
            ("show a --lang zh --colour", "--colour"),
        ] {
            let Start::Fault(fault) = words(line) else { panic!("{line} is at fault") };
            assert!(fault.lines().count() == 1 && fault.contains(says), "{fault}");
            assert!(fault.contains("见travaux --help") && !fault.contains("error"), "{fault}");
        }
    }

    #[test]
    fn two_versions_of_two_drafts_are_checked_against_one_another() {
        let Start::Task(Task::LanguageCheck(options)) = words("language-check a b c d --format json") else { panic!() };
        assert_eq!(options.first, Sides::new("a".into(), "b".into()));
        assert_eq!(options.second, Sides::new("c".into(), "d".into()));
        assert!(options.json);
    }
}
