//! Asks by drafts: a person's verdicts with their evidence; the tool's suggestions apart from them.

use super::model::{Block, Cell, Look, Row, Run, Table};
use crate::locale::Locale;
use crate::report::model::{Report, ReportAsk, ReportCell};
use crate::report::positions::author;

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut blocks = vec![Block::Note(locale.t("report-ledger-how"))];
    blocks.extend(report.red_lines.clone().map(Block::Note));
    blocks.push(Block::Table(table(report, locale)));
    // The first table is what a file of one table holds.
    blocks
}

/// One row an ask, one column a draft; without rows when there are no asks.
pub(super) fn table(report: &Report, locale: &Locale) -> Table {
    let columns =
        [("head-actor", 22), ("head-ask", 34), ("head-ask-words", 40), ("head-ask-kind", 14), ("head-fate", 22)];
    let drafts = report.compared.drafts.iter().map(|draft| (draft.name.clone(), 30));
    let columns = columns.map(|(key, width)| (locale.t(key), width)).into_iter().chain(drafts);
    let mut table = Table::new(locale.t("sheet-asks"), columns);
    // Red lines first, each actor's asks together.
    let (red, others): (Vec<&ReportAsk>, Vec<&ReportAsk>) = report.asks.iter().partition(|ask| ask.red_line);
    table.rows.extend(red.into_iter().chain(others).map(|ask| Row::Cells(row(ask, locale))));
    table
}

fn row(ask: &ReportAsk, locale: &Locale) -> Vec<Cell> {
    let kinds: Vec<String> = [(ask.red_line, "ledger-red"), (ask.keep_out, "ledger-out")]
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, key)| locale.t(key))
        .collect();
    let first = [
        Cell::text(&ask.actors),
        Cell::text(&ask.gist),
        Cell::text(&ask.words),
        Cell::text(kinds.join("; ")),
        Cell::text(ask.fate.as_deref().unwrap_or_default()),
    ];
    first.into_iter().chain(ask.cells.iter().map(|cell| verdict(cell, locale))).collect()
}

/// What became of an ask in one draft.
pub(super) fn verdict(cell: &ReportCell, locale: &Locale) -> Cell {
    let mut runs = Vec::new();
    if let Some(standing) = cell.standing {
        runs.push(Run::new(format!("{} · ", locale.t(standing)), Look::Weak));
    }
    match (&cell.verdict, &cell.suggestion) {
        (Some(verdict), _) => {
            runs.push(Run::new(locale.t(verdict.uptake.key()), Look::Strong));
            if !verdict.evidence.is_empty() {
                runs.push(Run::plain(format!(" — {}", verdict.evidence)));
            }
            runs.push(Run::new(format!(" [{}]", author(&verdict.author, locale)), Look::Weak));
            if verdict.accepted {
                runs.push(Run::new(format!(" ({})", locale.t("ledger-accepted")), Look::Weak));
            }
        }
        (None, Some((uptake, reason))) => {
            let said = format!("{}: {} — {reason}", locale.t("ledger-suggested"), locale.t(uptake.key()));
            runs.push(Run::new(said, Look::Weak));
        }
        (None, None) => runs.push(Run::new(locale.t("ledger-nobody"), Look::Weak)),
    }
    Cell::of(runs)
}
