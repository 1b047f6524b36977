//! Words of drafts with their marks, as the layouts put them into cells.

use super::model::{Cell, EditSort, Look, Run};
use crate::base::{Message, Side};
use crate::compare::{Change, EditKind};
use crate::locale::Locale;
use crate::report::model::{ComparedStep, Report};
use crate::report::place::refs;
use crate::report::positions::{author, whose};
use crate::report::redline::Stretch;
use crate::text::Paragraph;

/// A stretch of a redline as a run.
pub(super) fn run(stretch: Stretch) -> Run {
    let sort = match stretch.class {
        Some("b") => EditSort::Bracket,
        Some("m") => EditSort::Moved,
        Some("s") => EditSort::Minor,
        _ => EditSort::Words,
    };
    let look = match (stretch.op, stretch.formatting) {
        (EditKind::Equal, None) => Look::Plain,
        (EditKind::Equal, Some(said)) => Look::Restyled(said),
        (op, _) => Look::Edit(op, sort),
    };
    Run::new(stretch.words, look)
}

/// A change with what went and what came.
pub(super) fn whole(report: &Report, step: &ComparedStep, change: &Change, locale: &Locale) -> Cell {
    let runs = report.compared.stretches(step, change, locale).into_iter().map(run).collect();
    Cell { language: language(report, step.at.new), ..Cell::of(runs) }
}

/// One side of a change: what went is marked on the old, what came on the new.
pub(super) fn side(report: &Report, step: &ComparedStep, change: &Change, of: Side, locale: &Locale) -> Cell {
    let other = if of == Side::Old { EditKind::Insert } else { EditKind::Delete };
    let stretches = report.compared.stretches(step, change, locale).into_iter().filter(|one| one.op != other);
    // That words look otherwise is said where they do.
    let runs = stretches.map(|one| Stretch { formatting: one.formatting.filter(|_| of == Side::New), ..one }).map(run);
    Cell { language: language(report, *step.at.get(of)), ..Cell::of(runs.collect()) }
}

/// The language of a draft's words.
pub(super) fn language(report: &Report, draft: usize) -> Option<crate::text::Language> {
    report.compared.drafts.get(draft)?.copy.language
}

/// A paragraph of a draft.
pub(super) fn paragraph(report: &Report, draft: usize, at: usize) -> Option<&Paragraph> {
    report.compared.drafts.get(draft)?.reading.paragraphs.get(at)
}

/// How a change's paragraphs are cited on one side; empty for none.
pub(super) fn cited(report: &Report, step: &ComparedStep, change: &Change, of: Side) -> String {
    refs(&report.compared, step, change, of)
}

/// What happened to a change, in words: its kind and its flags.
pub(super) fn happened(change: &Change, locale: &Locale) -> String {
    let said: Vec<String> = change.said().into_iter().map(|key| locale.t(key)).collect();
    said.join("; ")
}

/// What people said of a change, a line each: themes, attributions with their grounds, notes.
pub(in crate::report) fn said_of(report: &Report, number: usize, index: usize, locale: &Locale) -> Vec<Cell> {
    let Some(said) = report.said(number, index) else { return Vec::new() };
    let mut lines = Vec::new();
    if !said.tags.is_empty() {
        let names: Vec<&str> = said.tags.iter().map(|tag| tag.name.as_str()).collect();
        lines.push(Cell::of(vec![
            Run::new(format!("{}: ", locale.t("head-themes")), Look::Weak),
            Run::plain(locale.list(&names)),
        ]));
    }
    for claim in &said.claims {
        let role = format!(": {} · ", locale.t(claim.role.key()));
        let mut runs = vec![Run::new(whose(claim, locale), Look::Strong), Run::plain(role)];
        runs.push(Run::new(locale.t(claim.basis.key()), Look::Strong));
        let aligned = (!claim.aligned.is_empty())
            .then(|| locale.format(&Message::new("positions-aligned-said").text("names", locale.list(&claim.aligned))));
        for more in [aligned.unwrap_or_default(), claim.evidence.clone(), claim.note.clone()] {
            if !more.is_empty() {
                runs.push(Run::plain(format!(" · {more}")));
            }
        }
        for position in &claim.positions {
            let source = position.whole_source();
            if !source.is_empty() {
                runs.push(Run::plain(format!(" · {source}")));
            }
        }
        if !claim.author.is_empty() {
            runs.push(Run::new(format!(" [{}]", author(&claim.author, locale)), Look::Weak));
        }
        lines.push(Cell::of(runs));
    }
    for note in &said.notes {
        let label = Run::new(format!("{}: ", locale.t("head-note")), Look::Weak);
        lines.push(Cell::of(vec![label, Run::plain(&note.text)]));
    }
    lines
}
