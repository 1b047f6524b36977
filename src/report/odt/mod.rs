//! OpenDocument text: the newest draft with tracked changes that lead to it from the oldest, and the other layouts as
//! well-set documents.

mod automatic;
mod changes;
mod document;
mod package;
mod page;
mod page_table;
mod styles;
mod text;

use super::model::Report;
use super::page::Page;
use super::running::Running;
use super::tracked::settled;
use crate::locale::Locale;

/// The namespaces that parts use.
const SPACES: &[(&str, &str)] = &[
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("office:version", "1.3"),
];

/// Writes the newest draft whole, with each step from the oldest to it as tracked changes, signed with the draft in which
/// words came or went. Accepting all gives the newest draft's paragraphs, rejecting all the oldest's. The format knows no
/// tracked rows: words of a row that came or went are tracked in its cells, and the row stays. Nor does it know moves: they
/// are deletions and insertions.
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
