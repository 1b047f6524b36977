//! What can be counted of a report, and which drafts it is of, as tables.

use super::model::{Cell, Row, Table};
use crate::compare::{Kind, READING_DIFFERS};
use crate::insight::AnnotatedChange;
use crate::locale::Locale;
use crate::report::model::{ComparedStep, Report};
use crate::report::positions::whose;
use std::collections::BTreeMap;

/// The drafts with date, status, source, file and fingerprint; the source where any is known, the fingerprint unless the
/// table stands at the head of a `brief` page.
pub(in crate::report) fn drafts(report: &Report, brief: bool, locale: &Locale) -> Table {
    let has_source = report.compared.drafts.iter().any(|draft| !draft.source.is_empty());
    let columns = [
        ("report-draft", 18, true),
        ("report-date", 16, true),
        ("report-status", 16, true),
        ("head-source", 26, has_source),
        ("report-file", 30, true),
        ("head-fingerprint", 24, !brief),
    ];
    let shown = || columns.iter().filter(|(.., shown)| *shown);
    let mut table = Table::new(locale.t("sheet-drafts"), shown().map(|(key, width, _)| (locale.t(key), *width)));
    table.rows.extend(report.compared.drafts.iter().map(|draft| {
        let status = if draft.status.is_empty() { String::new() } else { locale.t(draft.status) };
        let cells = [
            draft.name.clone(),
            draft.date.map(|date| locale.date(date)).unwrap_or_default(),
            status,
            draft.source.clone(),
            draft.file.clone(),
            draft.fingerprint.clone(),
        ];
        let shown = cells.iter().zip(&columns).filter(|(_, (.., shown))| *shown);
        Row::Cells(shown.map(|(cell, _)| Cell::text(cell)).collect())
    }));
    table
}

/// A table with a column of names and one a step.
fn by_step(report: &Report, name: &'static str, first: &[&'static str], locale: &Locale) -> Table {
    let first = first.iter().map(|key| (locale.t(key), 30));
    let steps = report.compared.steps.iter().map(|step| (report.step_name(step), 16));
    Table::new(locale.t(name), first.chain(steps).chain([(locale.t("head-all-steps"), 10)]))
}

fn numbers(row: &[usize]) -> impl Iterator<Item = Cell> {
    let all = row.iter().sum();
    row.iter().copied().chain([all]).map(Cell::number)
}

/// Counts of changes by kind and flag.
pub(in crate::report) fn counts(report: &Report, locale: &Locale) -> Table {
    let mut table = by_step(report, "sheet-counts", &["head-change"], locale);
    let of = |count: &dyn Fn(&ComparedStep) -> usize| report.compared.steps.iter().map(count).collect::<Vec<_>>();
    let kinds = Kind::ALL.iter().map(|kind| (kind.key(), of(&|step| step.comparison.counts.kind(*kind))));
    let flags = [
        ("compare-flag-moved", of(&|step| step.comparison.counts.moves)),
        ("compare-flag-renumbered", of(&|step| step.comparison.counts.renumbered)),
        ("compare-flag-formatting-only", of(&|step| step.comparison.counts.formatting_only)),
        (READING_DIFFERS, of(&|step| step.comparison.counts.reading_differs)),
    ];
    for (key, row) in kinds.chain(flags) {
        table.rows.push(Row::Cells(std::iter::once(Cell::text(locale.t(key))).chain(numbers(&row)).collect()));
    }
    table
}

fn tally<K: Ord>(report: &Report, of: &dyn Fn(&AnnotatedChange) -> Vec<K>) -> BTreeMap<K, Vec<usize>> {
    let mut tallied: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (number, changes) in report.annotated.iter().enumerate() {
        for (_, said) in changes.iter().enumerate().filter(|(index, _)| report.lists(number, *index)) {
            for key in of(said) {
                let row = tallied.entry(key).or_insert_with(|| vec![0; report.compared.steps.len()]);
                if let Some(count) = row.get_mut(number) {
                    *count += 1;
                }
            }
        }
    }
    tallied
}

/// Changes by theme; what is not coded has a row of its own.
pub(in crate::report) fn themes(report: &Report, locale: &Locale) -> Table {
    let mut table = by_step(report, "sheet-themes", &["head-themes"], locale);
    let tallied = tally(report, &|said| said.tags.iter().map(|tag| tag.name.clone()).collect());
    if tallied.is_empty() {
        return table;
    }
    for (name, row) in tallied {
        table.rows.push(Row::Cells(std::iter::once(Cell::text(name)).chain(numbers(&row)).collect()));
    }
    let uncoded = report.compared.steps.iter().enumerate().map(|(number, step)| {
        let uncoded = |index: &usize| report.said(number, *index).is_none_or(|said| said.tags.is_empty());
        report.listed_changes(number, step).filter(|(index, _)| uncoded(index)).count()
    });
    let uncoded: Vec<usize> = uncoded.collect();
    table
        .rows
        .push(Row::Cells(std::iter::once(Cell::text(locale.t("row-not-coded"))).chain(numbers(&uncoded)).collect()));
    table
}

/// Changes by actor and ground: what is stated, reported and inferred is never added up.
pub(in crate::report) fn actors(report: &Report, locale: &Locale) -> Table {
    let mut table = by_step(report, "sheet-actors", &["head-attributed", "head-basis"], locale);
    let tallied = tally(report, &|said| {
        let one = |claim: &crate::insight::AnnotatedClaim| (whose(claim, locale), claim.basis);
        said.claims.iter().map(one).collect()
    });
    for ((name, basis), row) in tallied {
        let first = [Cell::text(name), Cell::text(locale.t(basis.key()))];
        table.rows.push(Row::Cells(first.into_iter().chain(numbers(&row)).collect()));
    }
    table
}
