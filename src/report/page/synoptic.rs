//! All drafts in columns, one row a provision: what came into a draft is marked in its column, what went out of it in the
//! column before.

use super::model::{Block, Cell, Look, Row, Run, Table};
use super::rows::{language, paragraph, run};
use crate::base::{DraftIndex, ParagraphIndex, Side};
use crate::compare::Provision;
use crate::locale::Locale;
use crate::report::model::Report;

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let columns = report.compared.drafts.iter().map(|draft| (draft.name.clone(), 44));
    let mut table = Table::new(locale.t("layout-synoptic"), columns);
    let listed = listed(report);
    for provision in in_order(report) {
        if !listed(provision) {
            continue;
        }
        let at = |draft: usize| provision.paragraph_in(DraftIndex::new(draft)).map(ParagraphIndex::get);
        let newest = (0..report.compared.drafts.len()).rev().find_map(|draft| paragraph(report, draft, at(draft)?));
        if let Some(heading) = newest.filter(|newest| newest.is_heading() && provision.events.is_empty()) {
            let label = heading.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
            table.rows.push(Row::Section(crate::base::visible(&format!("{label}{}", heading.text)).into_owned()));
            continue;
        }
        let cells = (0..report.compared.drafts.len())
            .map(|draft| at(draft).map_or_else(Cell::default, |at| cell(report, draft, at)));
        table.rows.push(Row::Cells(cells.collect()));
    }
    vec![Block::Table(table)]
}

/// A provision in one draft: its number, and its words with what came since the draft before.
fn cell(report: &Report, draft: usize, at: usize) -> Cell {
    let Some(paragraph) = paragraph(report, draft, at) else { return Cell::default() };
    let mut runs: Vec<Run> = paragraph.label.iter().map(|label| Run::new(format!("{label} "), Look::Strong)).collect();
    let step = report.compared.steps.iter().find(|step| step.at.new == draft);
    let change = step.and_then(|step| {
        let index = step.comparison.change_of(Side::New, ParagraphIndex::new(at))?;
        Some((step, step.comparison.change(index)?))
    });
    match change {
        Some((step, change)) => {
            runs.extend(report.compared.paragraph_stretches(step, change, Side::New, at).into_iter().map(run));
        }
        None => runs.push(Run::plain(&paragraph.text)),
    }
    Cell { language: language(report, draft), ..Cell::of(runs) }
}

/// Whether a provision is listed: where only some changes are, those provisions that one of them holds.
pub(super) fn listed(report: &Report) -> impl Fn(&Provision) -> bool {
    move |provision| {
        report.listed.is_empty()
            || report.compared.steps.iter().enumerate().any(|(number, step)| {
                [Side::Old, Side::New].into_iter().any(|side| {
                    let paragraph = provision.paragraph_in(DraftIndex::new(*step.at.get(side)));
                    let change = paragraph.and_then(|paragraph| step.comparison.change_of(side, paragraph));
                    change.is_some_and(|change| report.lists(number, change.get()))
                })
            })
    }
}

/// Returns the provisions in the order of the newest draft; one that is gone from it follows the one it stood behind in
/// the last draft that has it.
pub(super) fn in_order(report: &Report) -> Vec<&Provision> {
    let Some(lineage) = report.compared.lineage.as_deref() else { return Vec::new() };
    let mut order: Vec<usize> = Vec::new();
    for home in lineage.home.iter().rev() {
        // What is new to the order is put behind the one before it in this draft, which stands there already.
        let mut place_of = vec![None; lineage.provisions.len()];
        for (place, provision) in order.iter().enumerate() {
            if let Some(slot) = place_of.get_mut(*provision) {
                *slot = Some(place);
            }
        }
        let mut behind: Vec<Vec<usize>> = vec![Vec::new(); order.len() + 1];
        let mut at = 0;
        let mut seen = vec![false; lineage.provisions.len()];
        for &provision in home {
            match place_of.get(provision).copied().flatten() {
                Some(place) => at = place + 1,
                None => {
                    let Some(seen) = seen.get_mut(provision) else { continue };
                    if let Some(list) = behind.get_mut(at)
                        && !std::mem::replace(seen, true)
                    {
                        list.push(provision);
                    }
                }
            }
        }
        let mut merged = Vec::with_capacity(lineage.provisions.len());
        for (place, list) in behind.into_iter().enumerate() {
            if let Some(before) = place.checked_sub(1).and_then(|place| order.get(place)) {
                merged.push(*before);
            }
            merged.extend(list);
        }
        order = merged;
    }
    order.into_iter().filter_map(|provision| lineage.provisions.get(provision)).collect()
}
