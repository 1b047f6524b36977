//! What the comparison rests on: the numbers of every provision, all drafts side by side, positions on record; method and
//! doubts; files, fingerprints and versions.

use super::legend;
use super::page::{one, table};
use super::source::{Section, Source, invented};
use crate::base::Message;
use crate::report::layout::Layout;
use crate::report::page;
use maud::{Markup, html};

/// So many cells of the synoptic table are written; a longer one has a layout of its own.
const CELLS: usize = 3_000;

/// The concordance, folded.
pub(super) fn numbers(source: &Source<'_>) -> Option<Section> {
    let blocks = page::of(source.report, Layout::Concordance, source.locale).blocks;
    let body = html! { details { summary { (source.t("html-unfold")) } @for block in &blocks { (one(block)) } } };
    let has_rows = blocks.iter().any(|block| matches!(block, page::Block::Table(table) if !table.rows.is_empty()));
    has_rows.then(|| Section { id: "numbers".to_owned(), title: source.t("layout-concordance"), body })
}

/// All drafts in columns, folded; of two drafts the redline says as much.
pub(super) fn side_by_side(source: &Source<'_>) -> Option<Section> {
    let drafts = source.report.compared.drafts.len();
    let rows = source.report.compared.lineage.as_deref().map_or(0, |lineage| lineage.provisions.len());
    if drafts < 3 || rows == 0 {
        return None;
    }
    let body = if rows * drafts > CELLS {
        html! { p { (source.t("html-synoptic-apart")) } }
    } else {
        let blocks = page::of(source.report, Layout::Synoptic, source.locale).blocks;
        html! { details { summary { (source.t("html-unfold")) } @for block in &blocks { (one(block)) } } }
    };
    Some(Section { id: "drafts-beside".to_owned(), title: source.t("layout-synoptic"), body })
}

/// Positions on record that the report cites.
pub(super) fn positions(source: &Source<'_>) -> Option<Section> {
    let body = crate::report::positions::section(source.report, source.locale);
    let some = !source.report.positions.is_empty();
    some.then(|| Section { id: "positions".to_owned(), title: source.t("report-positions"), body })
}

/// How to read it, what it rests on, and what could not be read surely.
pub(super) fn section(source: &Source<'_>) -> Section {
    let (report, locale) = (source.report, source.locale);
    let body = html! {
        (legend::section(report, locale))
        h3 { (source.t("html-rests-on")) }
        ul {
            li { (source.t("report-complete")) }
            li { (source.t("html-method-weight")) }
            @if report.of_study { li { (source.t("report-basis")) } }
            @if report.elsewhere > 0 {
                li { (locale.format(&Message::new("report-elsewhere").number("count", report.elsewhere))) }
            }
        }
        (unsure(source))
        (crate::report::agreement::section(report, locale))
    };
    Section { id: "method".to_owned(), title: source.t("html-method"), body }
}

/// How many places of each draft could not be read surely, and which: a change may stand there.
fn unsure(source: &Source<'_>) -> Markup {
    let locale = source.locale;
    html! {
        @for draft in &source.report.compared.drafts {
            @if let Some(said) = draft.unsure_said(locale) {
                details.unsure {
                    summary { (said) }
                    ul { @for place in draft.unsure(locale) { li { (place.place) " · " (place.doubts) } } }
                }
            }
        }
    }
}

/// The files with their fingerprints, and what was made no change of.
pub(super) fn files(source: &Source<'_>) -> Section {
    let (report, locale) = (source.report, source.locale);
    let body = html! {
        (table(&page::figures::drafts(report, false, locale)))
        p.meta { (locale.format(&Message::new("report-made-by").text("version", env!("CARGO_PKG_VERSION")))) }
    };
    Section { id: "files".to_owned(), title: source.t("html-files"), body }
}

/// The foot: what no reader may miss who began at the end.
pub(super) fn foot(source: &Source<'_>) -> Markup {
    html! {
        div.foot {
            @if source.report.invented { (invented()) }
            @for sentence in source.report.head(source.locale).iter().take(1) { p { (sentence) } }
        }
    }
}
