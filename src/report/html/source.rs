//! What the sections of the page are written from, and what a section is.

use super::anchors::Anchors;
use crate::insight::weight::Judged;
use crate::locale::{Locale, UiLanguage};
use crate::report::model::{ComparedStep, Report};
use maud::{Markup, html};

/// What every section of the page is written from.
pub(super) struct Source<'a> {
    pub report: &'a Report,
    pub locale: &'a Locale,
    /// What the tool says of each change, a list a step.
    judged: Vec<Vec<Judged>>,
    pub anchors: Anchors,
}

impl<'a> Source<'a> {
    /// Judges the changes and names them.
    pub fn new(report: &'a Report, locale: &'a Locale) -> Self {
        let judged = report.compared.steps.iter().map(|step| report.compared.judged(step)).collect();
        Self { report, locale, judged, anchors: Anchors::new(report) }
    }

    /// Returns a sentence in the reader's language.
    pub fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    /// What the tool says of a change.
    pub fn judged(&self, step: usize, change: usize) -> Option<&Judged> {
        self.judged.get(step)?.get(change)
    }

    /// The steps with their numbers.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &'a ComparedStep)> {
        self.report.compared.steps.iter().enumerate()
    }
}

/// A section of the page that its contents name.
pub(super) struct Section {
    pub id: String,
    pub title: String,
    pub body: Markup,
}

/// Said in both languages, whatever the report's: an invented text must not pass for a real one on the way.
pub(super) fn invented() -> Markup {
    let notes = UiLanguage::ALL.map(|language| Locale::new(language).t("invented-banner"));
    html! { div.invented role="note" { @for note in notes { p { (note) } } } }
}
