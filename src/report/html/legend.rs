//! What the marks of the redline mean: each shown as it stands in the text, and said in words.

use crate::locale::Locale;
use crate::report::formatting::now_bold;
use crate::report::marks::formatting_mark;
use crate::report::model::Report;
use maud::{Markup, html};

/// Returns the legend, once; nothing where there is none.
pub(super) fn section(report: &Report, locale: &Locale) -> Markup {
    if report.compared.steps.is_empty() {
        return html! {};
    }
    let t = |key: &str| locale.t(key);
    let moved = t("legend-sample-moved");
    let grey = t("legend-sample-minor");
    let now = formatting_mark(&t("legend-sample-formatting"), &now_bold(locale));
    html! {
        h3 { (t("legend-title")) }
        div.legend {
            div { ins { (t("legend-sample-inserted")) } } div { (t("legend-inserted")) }
            div { del { (t("legend-sample-deleted")) } } div { (t("legend-deleted")) }
            div.rule { del.m { (moved) } " " ins.m { (moved) } } div { (t("legend-moved")) }
            div { del.b { "[" } (t("legend-sample-same")) del.b { "]" } } div { (t("legend-bracket-gone")) }
            div { ins.b { "[" } (t("legend-sample-same")) ins.b { "]" } } div { (t("legend-bracket-came")) }
            div { del.s { (grey) } " " ins.s { (grey.to_lowercase()) } } div { (t("legend-minor")) }
            div { (now) } div { (t("legend-formatting")) }
            @if report.compared.steps.iter().any(|step| step.comparison.counts.reading_differs > 0) {
                div { (t(crate::compare::READING_DIFFERS)) } div { (t("legend-reading-differs")) }
            }
        }
    }
}
