//! What stands at the head and foot of every page of a document.

use super::model::{ComparedDraft, Report};
use crate::base::{UiLanguage, visible};
use crate::locale::Locale;

/// The running lines of a document.
pub(super) struct Running {
    /// Its title.
    pub(super) title: String,
    /// The names of the drafts in a line; of many, the first and the last.
    pub(super) names: String,
    /// What is to be said at its head, a line each.
    pub(super) head: Vec<String>,
    /// That the texts are invented, in every language: an invented text must not pass for a real one on the way, whoever
    /// reads it. Empty for real ones.
    pub(super) invented: Vec<String>,
}

impl Running {
    /// The running lines of a report of these drafts.
    pub(super) fn new(report: &Report, drafts: &[ComparedDraft], head: &[String]) -> Self {
        let name = |draft: Option<&ComparedDraft>| draft.map_or("", |draft| &draft.name).to_owned();
        let names = match drafts {
            [] => Vec::new(),
            [one] => vec![one.name.clone()],
            [_, _] | [_, _, _] => drafts.iter().map(|draft| draft.name.clone()).collect(),
            [first, .., last] => vec![name(Some(first)), "…".to_owned(), name(Some(last))],
        };
        let shown = |text: &str| visible(text).into_owned();
        let languages = UiLanguage::ALL.into_iter().filter(|_| report.invented);
        Self {
            title: shown(&report.title),
            names: shown(&names.join(" → ")),
            head: head.iter().map(|said| shown(said)).collect(),
            invented: languages.map(|language| Locale::new(language).t("invented-banner")).collect(),
        }
    }
}
