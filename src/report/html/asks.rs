//! Who got what: the asks by drafts in one table, red lines first; then each ask with its evidence.

use super::source::{Section, Source};
use crate::report::ledger;
use crate::report::model::{ReportAsk, ReportCell};
use maud::{Markup, html};

/// Returns the section; nothing without asks.
pub(super) fn section(source: &Source<'_>) -> Option<Section> {
    let report = source.report;
    if report.asks.is_empty() {
        return None;
    }
    let mut asks: Vec<&ReportAsk> = report.asks.iter().collect();
    // Stable: those of one actor stay together among the red lines and among the others.
    asks.sort_by_key(|ask| !ask.red_line);
    let drafts: Vec<&str> =
        asks.first().map(|ask| ask.cells.iter().map(|cell| &*cell.draft).collect()).unwrap_or_default();
    let body = html! {
        p.meta { (source.t("report-ledger-how")) }
        @if let Some(red) = &report.red_lines { p { (red) } }
        div.scroll { table.asks {
            caption.unseen { (source.t("report-ledger")) }
            thead { tr {
                th scope="col" { (source.t("head-ask")) }
                @for draft in &drafts { th scope="col" { bdi { (draft) } } }
            } }
            tbody { @for ask in &asks { tr {
                th scope="row" {
                    bdi { (ask.actors) } ": " bdi { (ask.gist) }
                    @if ask.red_line { " · " span.basis { (source.t("ledger-red")) } }
                    @if ask.keep_out { " · " span.basis { (source.t("ledger-out")) } }
                    @if let Some(fate) = &ask.fate { div.meta { (fate) } }
                }
                @for cell in &ask.cells { td { (short(cell, source)) } }
            } } }
        } }
        details { summary { (source.t("html-evidence")) } (ledger::all(report, source.locale)) }
    };
    Some(Section { id: "asks".to_owned(), title: source.t("report-ledger"), body })
}

/// A verdict in a word, a suggestion said to be one; how a red line's words stand.
fn short(cell: &ReportCell, source: &Source<'_>) -> Markup {
    html! {
        @match (&cell.verdict, &cell.suggestion) {
            (Some(verdict), _) => b { (source.t(verdict.uptake.key())) },
            (None, Some((uptake, _))) => { em { (source.t(uptake.key())) } span.step { " (" (source.t("ledger-suggested")) ")" } },
            (None, None) => span.step { "–" },
        }
        @if let Some(standing) = cell.standing { br; span.step { (source.t(standing)) } }
    }
}
