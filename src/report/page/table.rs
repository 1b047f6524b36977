//! Two columns, old and new, one row a change; the changed words are marked in both.

use super::model::{Block, Cell, Look, Row, Run, Table};
use super::rows::{cited, happened, language, said_of, side};
use crate::base::{Message, Side};
use crate::insight::terms::terms_in;
use crate::locale::{Locale, UiLanguage};
use crate::report::model::{ComparedStep, Report};
use crate::report::place::section_of;
use crate::study::starter::Term;
use crate::text::Language;

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (number, step) in report.compared.steps.iter().enumerate() {
        let table = of_step(report, number, step, locale);
        // A step of which nothing is listed by choice has nothing to say.
        if table.rows.is_empty() && !report.listed.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(2, report.step_name(step)));
        if table.rows.is_empty() {
            blocks.push(Block::Note(locale.t("report-no-changes")));
        } else {
            blocks.push(Block::Table(table));
        }
    }
    blocks
}

fn of_step(report: &Report, number: usize, step: &ComparedStep, locale: &Locale) -> Table {
    let (old, new) = (report.draft_name(step.at.old), report.draft_name(step.at.new));
    let said = report.of_study && report.annotated.get(number).is_some_and(|said| said.iter().any(is_spoken_of));
    let mut columns = vec![(old.to_owned(), 52), (new.to_owned(), 52), (locale.t("head-change"), 16)];
    if said {
        columns.push((locale.t("head-said"), 30));
    }
    let terms = terms_beside(report, step, locale);
    if !terms.is_empty() {
        columns.push((locale.t("head-terms"), 24));
    }
    let mut table = Table::new(report.step_name(step), columns);
    let mut section = None;
    for (index, change) in report.listed_changes(number, step) {
        let here = section_of(report, step, change).map(|(path, _)| path);
        if here != section {
            table.rows.extend(here.clone().map(Row::Section));
            section = here;
        }
        let words = |of: Side| {
            let cell = side(report, step, change, of, locale);
            let number = cited(report, step, change, of);
            let mut runs = Vec::new();
            if !number.is_empty() && !cell.runs.is_empty() {
                runs.push(Run::new(format!("{number}  "), Look::Strong));
            }
            let language = cell.language;
            runs.extend(cell.runs);
            Cell { language, ..Cell::of(runs) }
        };
        let mut cells = vec![words(Side::Old), words(Side::New), Cell::text(happened(change, locale))];
        if said {
            cells.push(lines(said_of(report, number, index, locale)));
        }
        if !terms.is_empty() {
            let words = Side::BOTH.map(|of| side(report, step, change, of, locale).words()).join("\n");
            let line = |term: &Term| Cell::text(beside(term, locale));
            cells.push(lines(terms_in(&words, terms).into_iter().map(line).collect()));
        }
        table.rows.push(Row::Cells(cells));
    }
    table
}

fn is_spoken_of(said: &crate::insight::AnnotatedChange) -> bool {
    !(said.tags.is_empty() && said.claims.is_empty() && said.notes.is_empty())
}

/// The terms that are said beside the words of a step: for who reads Chinese, over drafts in English.
fn terms_beside(report: &Report, step: &ComparedStep, locale: &Locale) -> &'static [Term] {
    let is_english = Side::BOTH.into_iter().all(|of| language(report, *step.at.get(of)) == Some(Language::English));
    if locale.language() == UiLanguage::Chinese && is_english { report.terms } else { &[] }
}

/// A term with its official wording, and that of the article beside it.
fn beside(term: &Term, locale: &Locale) -> String {
    let article = || locale.format(&Message::new("terms-article").text("words", &term.article));
    let said = [(!term.zh.is_empty()).then(|| term.zh.clone()), (!term.article.is_empty()).then(article)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    format!("{} {}", term.en.first().map_or("", String::as_str), said.join("；"))
}

/// Several lines as one cell.
pub(super) fn lines(lines: Vec<Cell>) -> Cell {
    let mut runs = Vec::new();
    for line in lines {
        if !runs.is_empty() {
            runs.push(Run::plain("\n"));
        }
        runs.extend(line.runs);
    }
    Cell::of(runs)
}
