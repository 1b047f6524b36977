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

/// The two commands; `view` and `output` are the options that others have too. Their words are the grammar's.
pub(super) fn commands(view: Arg, output: Arg) -> [Command; 2] {
    let file =
        |name: &'static str| Arg::new(name).value_name(name).required(true).value_parser(clap::value_parser!(PathBuf));
    let format = |formats: &[&'static str]| {
        let names = formats.to_vec();
        Arg::new("format").long("format").value_name("FORMAT").value_parser(names).default_value("text")
    };
    let terms = Arg::new("terms").long("terms").value_name("LIST").value_delimiter(',');
    [
        Command::new("facts")
            .arg(file("DRAFTS").num_args(1..))
            .arg(format(&["text", "json", "csv"]))
            .arg(terms)
            .arg(view.clone())
            .arg(output),
        Command::new("proofread").arg(file("DRAFT")).arg(format(&["text", "json"])).arg(view),
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
