//! The comparison as tables: one row a change, then what can be counted of them. The first table's heads are the
//! contract's.

use super::model::{Block, Cell, Row, Table};
use super::rows::{cited, happened, side};
use super::{figures, ledger};
use crate::base::Side;
use crate::compare::{Change, Kind};
use crate::insight::AnnotatedChange;
use crate::locale::Locale;
use crate::report::judged::direction;
use crate::report::model::{ComparedStep, Report};
use crate::report::place::section_of;
use crate::report::positions::whose;

/// Key of each head, and the width of its column.
const HEADS: [(&str, u16); 16] = [
    ("head-step", 16),
    ("head-old-ref", 9),
    ("head-new-ref", 9),
    ("head-section", 26),
    ("head-change", 16),
    ("head-old-text", 60),
    ("head-new-text", 60),
    ("head-themes", 22),
    ("head-attributed", 22),
    ("head-basis", 14),
    ("head-role", 14),
    ("head-strength", 14),
    ("head-headline", 30),
    ("head-note", 30),
    ("head-important", 10),
    ("head-id", 34),
];

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut tables = vec![
        rows(report, "sheet-changes", &|change| change.kind != Kind::Unchanged, locale),
        // Words that stay the same are no change by the contract; that they moved is told on a sheet of its own.
        rows(report, "sheet-same-words", &|change| change.kind == Kind::Unchanged, locale),
        figures::themes(report, locale),
        figures::actors(report, locale),
        ledger::table(report, locale),
        figures::counts(report, locale),
    ];
    let mut first = true;
    tables.retain(|table| std::mem::take(&mut first) || !table.rows.is_empty());
    tables.into_iter().map(Block::Table).collect()
}

fn rows(report: &Report, name: &'static str, holds: &dyn Fn(&Change) -> bool, locale: &Locale) -> Table {
    let mut table = Table::new(locale.t(name), HEADS.map(|(key, width)| (locale.t(key), width)));
    for (number, step) in report.compared.steps.iter().enumerate() {
        let judged = report.compared.judged(step);
        let changes = report.listed_changes(number, step).filter(|(_, change)| holds(change));
        table.rows.extend(changes.map(|(index, change)| {
            let strength = direction(judged.get(index), locale).unwrap_or_default();
            Row::Cells(row(report, (number, index), (step, change), strength, locale))
        }));
    }
    table
}

fn row(
    report: &Report,
    (number, index): (usize, usize),
    (step, change): (&ComparedStep, &Change),
    strength: String,
    locale: &Locale,
) -> Vec<Cell> {
    let nothing = AnnotatedChange::default();
    let said = report.said(number, index).unwrap_or(&nothing);
    let joined = |words: Vec<String>| Cell::text(words.join("; "));
    let section = section_of(report, step, change).map(|(path, _)| path).unwrap_or_default();
    vec![
        Cell::text(report.step_name(step)),
        Cell::text(cited(report, step, change, Side::Old)),
        Cell::text(cited(report, step, change, Side::New)),
        Cell::text(section),
        Cell::text(happened(change, locale)),
        side(report, step, change, Side::Old, locale),
        side(report, step, change, Side::New, locale),
        joined(said.tags.iter().map(|tag| tag.name.clone()).collect()),
        joined(said.claims.iter().map(|claim| whose(claim, locale)).collect()),
        joined(said.claims.iter().map(|claim| locale.t(claim.basis.key())).collect()),
        joined(said.claims.iter().map(|claim| locale.t(claim.role.key())).collect()),
        Cell::text(strength),
        Cell::text(said.headline.as_deref().unwrap_or_default()),
        joined(said.notes.iter().map(|note| note.text.clone()).collect()),
        if said.important { Cell::text(locale.t("cell-yes")) } else { Cell::default() },
        Cell::text(change.id.to_string()),
    ]
}
