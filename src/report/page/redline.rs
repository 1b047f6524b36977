//! The newer text whole, step by step, with what went and what came.

use super::model::{Block, Cell, Look, Run};
use super::rows::{cited, happened, language, run, whole};
use crate::base::Side;
use crate::compare::{Change, Kind};
use crate::locale::Locale;
use crate::report::model::{ComparedStep, Report};

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (number, step) in report.compared.steps.iter().enumerate() {
        if report.compared.steps.len() > 1 {
            blocks.push(Block::Heading(2, report.step_name(step)));
        }
        for (index, change) in step.comparison.changes.iter().enumerate() {
            if report.lists(number, index) || change.kind == Kind::Unchanged {
                blocks.extend(of_change(report, step, change, locale));
            } else {
                blocks.extend(as_it_reads(report, step, change));
            }
        }
    }
    blocks
}

/// The paragraphs of a change with their marks; one that only moved says from where.
fn of_change(report: &Report, step: &ComparedStep, change: &Change, locale: &Locale) -> Vec<Block> {
    let (old, new) = (cited(report, step, change, Side::Old), cited(report, step, change, Side::New));
    let heading = change.kind == Kind::Unchanged && change.at.new.len() == 1;
    let level = change.at.new.first().and_then(|&at| {
        let paragraph = super::rows::paragraph(report, step.at.new, at)?;
        paragraph.is_heading().then_some(paragraph.level)
    });
    if let (true, Some(level)) = (heading, level) {
        let words: String = whole(report, step, change, locale).words();
        let label = if new.is_empty() { String::new() } else { format!("{new} ") };
        return vec![Block::Heading(level.clamp(1, 3) + 2, format!("{label}{words}"))];
    }
    let number = match (old.is_empty(), new.is_empty()) {
        (_, false) if old == new || old.is_empty() => new,
        (false, false) => format!("{new} ({old})"),
        _ => old,
    };
    let cell = whole(report, step, change, locale);
    let mut runs = Vec::new();
    if !number.is_empty() {
        runs.push(Run::new(format!("{number}  "), Look::Strong));
    }
    let language = cell.language;
    runs.extend(cell.runs);
    if change.moved {
        runs.push(Run::new(format!("  [{}]", happened(change, locale)), Look::Weak));
    }
    vec![Block::Text(Cell { language, ..Cell::of(runs) })]
}

/// The new paragraphs of a change that is not listed, without marks.
fn as_it_reads(report: &Report, step: &ComparedStep, change: &Change) -> Vec<Block> {
    let text = |&at: &usize| {
        let stretches = report.compared.paragraph_stretches(step, change, Side::New, at);
        let words: Vec<Run> = stretches.into_iter().map(|one| Run { look: Look::Plain, ..run(one) }).collect();
        Block::Text(Cell { language: language(report, step.at.new), ..Cell::of(words) })
    };
    change.at.new.iter().map(text).collect()
}
