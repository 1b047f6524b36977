//! The fate of proposals, and compilations of proposals, as pages that every writer of tables takes.

use super::layout::Format;
use super::page::{Block, Cell, Look, Page, Row, Run, Table};
use super::{csv, html, markdown, xlsx};
use crate::base::{Message, visible};
use crate::insight::fate::Count;
use crate::locale::Locale;
use crate::study::Uptake;

/// A proposal in one draft, as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FateReportCell {
    /// A person's verdict, with its evidence.
    pub verdict: Option<(Uptake, String)>,
    /// What is suggested, and why.
    pub suggestion: Option<(Uptake, String)>,
    /// The paragraphs where the words stand.
    pub places: Vec<String>,
}

/// A proposal through the drafts, as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FateReportRow {
    /// Whose.
    pub who: String,
    /// The paragraph.
    pub place: String,
    /// What is wanted.
    pub wish: String,
    /// One cell a draft; empty up to the draft it was made on.
    pub cells: Vec<FateReportCell>,
    /// Whose objections, and where they are said.
    pub objections: Vec<String>,
}

/// Lays the fate of proposals out: a row a proposal, a column a draft; then the counts of each actor.
pub fn fate_page(
    title: String,
    drafts: &[String],
    rows: &[FateReportRow],
    counts: &[(String, Count)],
    locale: &Locale,
) -> Page {
    let heads = [("fate-head-who", 20), ("fate-head-place", 10), ("fate-head-wish", 44)];
    let heads = heads.map(|(key, width)| (locale.t(key), width)).into_iter();
    let heads = heads.chain(drafts.iter().map(|draft| (draft.clone(), 26)));
    let mut table = Table::new(locale.t("fate-title"), heads.chain([(locale.t("fate-head-objections"), 24)]));
    for row in rows {
        let first = [Cell::text(&row.who), Cell::text(&row.place), Cell::text(&row.wish)];
        let cells = row.cells.iter().map(|cell| fate_cell(cell, locale));
        let last = [Cell::text(row.objections.join("; "))];
        table.rows.push(Row::Cells(first.into_iter().chain(cells).chain(last).collect()));
    }
    let heads = [
        ("fate-head-actor", 30),
        ("fate-head-asked", 10),
        ("fate-head-met", 10),
        ("fate-head-part", 10),
        ("fate-head-not", 10),
        ("fate-head-judged", 10),
        ("fate-head-objected", 10),
    ];
    let mut actors = Table::new(locale.t("fate-sheet-actors"), heads.map(|(key, width)| (locale.t(key), width)));
    for (who, count) in counts {
        let numbers = [count.asked, count.met, count.in_part, count.not_met, count.judged, count.objected];
        let cells = std::iter::once(Cell::text(who)).chain(numbers.map(Cell::number));
        actors.rows.push(Row::Cells(cells.collect()));
    }
    let note = Block::Note(locale.t(if rows.is_empty() { "fate-none" } else { "fate-basis" }));
    Page { title, blocks: vec![note, Block::Table(table), Block::Table(actors)], wide: true, ..Page::default() }
}

fn fate_cell(cell: &FateReportCell, locale: &Locale) -> Cell {
    let places = if cell.places.is_empty() { String::new() } else { format!(" ({})", cell.places.join(", ")) };
    let mut runs = Vec::new();
    match (&cell.verdict, &cell.suggestion) {
        (Some((uptake, evidence)), _) => {
            runs.push(Run::new(locale.t(uptake.key()), Look::Strong));
            if !evidence.is_empty() {
                runs.push(Run::plain(format!(" — {evidence}")));
            }
        }
        (None, Some((uptake, why))) => {
            let said = format!("{}: {} — {why}{places}", locale.t("ledger-suggested"), locale.t(uptake.key()));
            runs.push(Run::new(said, Look::Weak));
        }
        (None, None) => {}
    }
    Cell::of(runs)
}

/// Writes a page as a file of one format: html, md, csv or xlsx; of text, what md gives.
///
/// # Errors
/// One sentence: there is no writer of pages for this format, or it failed.
pub fn write_page(page: &Page, format: Format, locale: &Locale) -> Result<Vec<u8>, Message> {
    let failed = |error: String| Message::new("report-failed").text("error", error);
    let shown = |text: String| visible(&text).into_owned().into_bytes();
    Ok(match format {
        Format::Html => shown(html::page(page, locale)),
        Format::Md | Format::Text => shown(markdown::write(page, locale)),
        Format::Csv => csv::write(page).map_err(failed)?,
        Format::Xlsx => xlsx::write(page, locale).map_err(failed)?,
        _ => return Err(Message::new("page-not-offered").text("format", format.name())),
    })
}
