//! OpenDocument text: the newest draft with tracked changes that lead to it from the oldest, and the other layouts as
//! well-set documents.

mod automatic;
mod changes;
mod document;
mod names;
mod package;
mod page;
mod page_table;
mod page_writer;
mod styles;
mod text;

use super::model::Report;
use super::page::Page;
use super::running::Running;
use super::tracked::settled::settled;
use crate::locale::Locale;

/// Writes the newest draft whole, with each step from the oldest to it as tracked changes, signed with the draft in which
/// words came or went. Accepting all gives the newest draft's paragraphs, rejecting all the oldest's. The format knows no
/// tracked rows: words of a row that came or went are tracked in its cells, and the row stays. Nor does it know moves: they
/// are deletions and insertions. Words that came in one draft and went in a later one name both, as LibreOffice writes them.
pub fn redline(report: &Report, locale: &Locale) -> Vec<u8> {
    let (report, tracked) = settled(report);
    let report = &*report;
    let head: Vec<String> = report.head(locale).into_iter().chain(report.compared.unsure_drafts(locale)).collect();
    let drafts = report.compared.drafts.get(tracked.first..=tracked.newest).unwrap_or_default();
    package::pack(&Running::new(report, drafts, &head), document::write(report, &tracked))
}

/// Writes a report laid out as pages, in the language of `locale`.
pub(super) fn pages(report: &Report, page: &Page, locale: &Locale) -> Vec<u8> {
    package::pack(&Running::new(report, &report.compared.drafts, &[]), page::write(page, locale))
}
