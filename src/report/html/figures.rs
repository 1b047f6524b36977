//! The counts: by kind, by theme with what is not coded, by actor and ground.

use super::page::table;
use super::source::{Section, Source};
use crate::report::page::figures;
use maud::html;

/// Returns the section; nothing without a step.
pub(super) fn section(source: &Source<'_>) -> Option<Section> {
    let (report, locale) = (source.report, source.locale);
    let (themes, actors) = (figures::themes(report, locale), figures::actors(report, locale));
    let body = html! {
        @if !themes.rows.is_empty() { h3 { (source.t("report-by-theme")) } (table(&themes)) }
        @if !actors.rows.is_empty() { h3 { (source.t("report-by-actor")) } (table(&actors)) }
        @if !themes.rows.is_empty() || !actors.rows.is_empty() { h3 { (source.t("html-by-kind")) } }
        (table(&figures::counts(report, locale)))
        p.meta { (source.t("report-complete")) }
    };
    let section = Section { id: "figures".to_owned(), title: source.t("report-summary"), body };
    (!report.compared.steps.is_empty()).then_some(section)
}
