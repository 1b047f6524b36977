//! The words after `travaux facts` and `travaux proofread`.

use crate::text::View;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};
use std::path::PathBuf;

/// What `facts` and `proofread` write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// Text to read.
    Text,
    /// JSON.
    Json,
    /// A table.
    Csv,
}

/// Options of `facts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactsOptions {
    /// The drafts, in order.
    pub files: Vec<PathBuf>,
    /// What is written.
    pub format: ListFormat,
    /// The terms that are followed, when given; else the usual ones.
    pub terms: Option<Vec<String>>,
    /// The view of tracked changes.
    pub view: View,
    /// The file to write.
    pub output: Option<PathBuf>,
}

/// Options of `proofread`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofreadOptions {
    /// The draft.
    pub file: PathBuf,
    /// What is written.
    pub format: ListFormat,
    /// The view of tracked changes.
    pub view: View,
}

/// The two commands; `view` and `output` are the options that others have too.
pub(super) fn commands(view: Arg, output: Arg) -> [Command; 2] {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name).value_name(name).help(help).required(true).value_parser(clap::value_parser!(PathBuf))
    };
    let format = |formats: &[&'static str]| {
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .help("How it is written")
            .value_parser(formats.to_vec())
            .default_value("text")
    };
    [
        Command::new("facts")
            .about("Follows deadlines, numbers, bodies, mandates, terms and brackets through drafts")
            .arg(file("DRAFTS", "The drafts, oldest first").num_args(1..))
            .arg(format(&["text", "json", "csv"]))
            .arg(
                Arg::new("terms")
                    .long("terms")
                    .value_name("LIST")
                    .help("Terms to follow, parted by commas")
                    .value_delimiter(','),
            )
            .arg(view.clone())
            .arg(output),
        Command::new("proofread")
            .about("Lists what is to be mended in a draft: dead references, brackets, numbering, unused terms, placeholders")
            .arg(file("DRAFT", "The draft"))
            .arg(format(&["text", "json"]))
            .arg(view),
    ]
}

fn format(matches: &ArgMatches) -> ListFormat {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => ListFormat::Json,
        Some("csv") => ListFormat::Csv,
        _ => ListFormat::Text,
    }
}

fn view(matches: &ArgMatches) -> View {
    matches.get_one::<String>("view").and_then(|name| name.parse().ok()).unwrap_or_default()
}

/// Reads what follows `facts`.
pub(super) fn facts(matches: &ArgMatches) -> FactsOptions {
    let output = matches.get_one::<PathBuf>("output").cloned();
    // The format follows the ending of the output where none is named.
    let ending = output.as_deref().and_then(crate::base::endings::ending);
    let by_ending = match (matches.value_source("format"), ending.as_deref()) {
        (Some(ValueSource::DefaultValue), Some("json")) => Some(ListFormat::Json),
        (Some(ValueSource::DefaultValue), Some("csv")) => Some(ListFormat::Csv),
        _ => None,
    };
    FactsOptions {
        files: matches.get_many::<PathBuf>("DRAFTS").map(|paths| paths.cloned().collect()).unwrap_or_default(),
        format: by_ending.unwrap_or_else(|| format(matches)),
        terms: matches.get_many::<String>("terms").map(|terms| terms.cloned().collect()),
        view: view(matches),
        output,
    }
}

/// Reads what follows `proofread`.
pub(super) fn proofread(matches: &ArgMatches) -> ProofreadOptions {
    ProofreadOptions {
        file: matches.get_one::<PathBuf>("DRAFT").cloned().unwrap_or_default(),
        format: format(matches),
        view: view(matches),
    }
}
