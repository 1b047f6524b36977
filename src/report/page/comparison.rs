//! Every change with its words and what was said of it, to be read from top to bottom.

use super::model::{Block, Cell, Look, Run};
use super::rows::{said_of, whole};
use super::{figures, ledger};
use crate::locale::Locale;
use crate::report::beside::Beside;
use crate::report::model::{ComparedStep, Report};
use crate::report::place::{place, section_of};
use crate::report::text::counts;

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, locale.t("report-summary")), Block::Table(figures::counts(report, locale))];
    for (name, table) in
        [("report-by-theme", figures::themes(report, locale)), ("report-by-actor", figures::actors(report, locale))]
    {
        if !table.rows.is_empty() {
            blocks.push(Block::Heading(3, locale.t(name)));
            blocks.push(Block::Table(table));
        }
    }
    if !report.asks.is_empty() {
        blocks.push(Block::Heading(2, locale.t("report-ledger")));
        blocks.extend(ledger::blocks(report, locale));
    }
    for (number, step) in report.compared.steps.iter().enumerate() {
        of_step(report, number, step, locale, &mut blocks);
    }
    blocks
}

fn of_step(report: &Report, number: usize, step: &ComparedStep, locale: &Locale, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, report.step_name(step)));
    blocks.push(Block::Note(counts(locale, &step.comparison.counts)));
    let proof = report.compared.proof(step).map(|proof| locale.format(&proof.message()));
    blocks.extend(proof.into_iter().chain(report.compared.unsure(step, locale)).map(Block::Note));
    let beside = Beside::new(&report.compared, step);
    blocks.extend(beside.sentences(&report.compared, step, locale).into_iter().map(Block::Note));
    let mut section = None;
    let mut any = false;
    for (index, change) in report.listed_changes(number, step) {
        any = true;
        let here = section_of(report, step, change).map(|(path, _)| path);
        if here != section {
            blocks.extend(here.clone().map(|path| Block::Heading(3, path)));
            section = here;
        }
        let place = place(&report.compared, step, change);
        let mut what: Vec<String> = change.said().into_iter().map(|key| locale.t(key)).collect();
        what.extend(report.compared.doubted(step, change, locale));
        what.extend(beside.flags(index, report.compared.drafts.get(step.at.old), locale));
        let said = report.said(number, index);
        if said.is_some_and(|said| said.important) {
            what.push("★".to_owned());
        }
        let mut head = vec![Run::new(&place, Look::Strong)];
        let what = what.join(" · ");
        head.push(Run::new(if place.is_empty() { what } else { format!(" · {what}") }, Look::Weak));
        blocks.push(Block::Text(Cell::of(head)));
        let headline = said.and_then(|said| said.headline.as_deref());
        blocks.extend(headline.map(|words| Block::Text(Cell::of(vec![Run::new(words, Look::Strong)]))));
        blocks.push(Block::Text(whole(report, step, change, locale)));
        let lines = said_of(report, number, index, locale);
        if !lines.is_empty() {
            blocks.push(Block::List(lines));
        }
    }
    if !any && beside.not_words.is_empty() && report.listed.is_empty() {
        blocks.push(Block::Note(locale.t("report-no-changes")));
    }
}
