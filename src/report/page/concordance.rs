//! One row a provision, one column a draft: its number there, and what happened to it on the way.

use super::model::{Block, Cell, Look, Row, Run, Table};
use super::rows::paragraph;
use super::synoptic::{in_order, listed};
use crate::base::{DraftIndex, ParagraphIndex};
use crate::compare::Provision;
use crate::locale::Locale;
use crate::report::model::Report;
use crate::text::first_words;

/// So many characters of a provision tell which it is.
const SIGNS: usize = 70;

pub(super) fn blocks(report: &Report, locale: &Locale) -> Vec<Block> {
    let drafts = report.compared.drafts.iter().map(|draft| (draft.name.clone(), 22));
    let columns = std::iter::once((locale.t("head-provision"), 50)).chain(drafts);
    let mut table = Table::new(locale.t("layout-concordance"), columns);
    let listed = listed(report);
    for provision in in_order(report).into_iter().filter(|provision| listed(provision)) {
        let at = |draft: usize| provision.paragraph_in(DraftIndex::new(draft)).map(ParagraphIndex::get);
        let drafts = 0..report.compared.drafts.len();
        let words = drafts.clone().rev().find_map(|draft| paragraph(report, draft, at(draft)?));
        let look = if words.is_some_and(|words| words.is_heading()) { Look::Strong } else { Look::Plain };
        let words = words.map(|words| first_words(&words.text, SIGNS)).unwrap_or_default();
        let mut cells = vec![Cell::of(vec![Run::new(words, look)])];
        cells.extend(drafts.map(|draft| cell(report, provision, draft, at(draft), locale)));
        table.rows.push(Row::Cells(cells));
    }
    vec![Block::Note(locale.t("concordance-how")), Block::Table(table)]
}

/// The number in one draft and what happened on the way to it.
fn cell(report: &Report, provision: &Provision, draft: usize, at: Option<usize>, locale: &Locale) -> Cell {
    let here = at.and_then(|at| paragraph(report, draft, at)).map(|paragraph| paragraph.cited().to_owned());
    let number = match here {
        None => "–".to_owned(),
        Some(cited) if cited.is_empty() => locale.t("concordance-unnumbered"),
        Some(cited) => cited,
    };
    let mut runs = vec![Run::new(number, if at.is_some() { Look::Strong } else { Look::Weak })];
    let happened: Vec<String> =
        provision.events.iter().filter(|event| event.new == draft).map(|event| locale.t(event.what.key())).collect();
    if !happened.is_empty() {
        runs.push(Run::plain(format!(" · {}", happened.join(", "))));
    }
    Cell::of(runs)
}
