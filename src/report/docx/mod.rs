//! DOCX, as Word would have made it: the newest draft with tracked changes that lead to it from the oldest, and the other
//! layouts as well-set documents.

mod comments;
mod document;
pub(super) mod fonts;
mod ground;
mod in_place;
pub(super) mod look;
mod moves;
mod names;
mod numbering;
mod package;
mod page;
mod page_table;
mod page_writer;
mod runs;
mod scan;
mod settle;
mod signed;
mod slices;
mod styles;

use super::model::Report;
use super::page::Page;
use super::running::Running;
use super::tracked::settled::settled;
use super::tracked::tracked;
use crate::locale::Locale;
use crate::text::View;

/// Writes the newest draft whole, with each step from the oldest to it as tracked changes, signed with the draft in which
/// words came or went. Accepting all gives the newest draft's paragraphs, rejecting all the oldest's. It
/// holds the drafts' words, names and dates, and the title; what was said of a change stands as comments, in a working copy
/// only. Where the steps of
/// many drafts can't be laid over one another without doubt, the oldest is compared with the newest, and the drafts between
/// are left out, which is said. What is to be said at its head stands at the top of each page.
pub fn redline(report: &Report, locale: &Locale) -> Vec<u8> {
    let (report, tracked) = settled(report);
    let report = &*report;
    let written = document::write(report, &tracked, locale);
    let head: Vec<String> = report.head(locale).into_iter().chain(report.compared.unsure_drafts(locale)).collect();
    let drafts = report.compared.drafts.get(tracked.first..=tracked.newest).unwrap_or_default();
    package::pack(&Running::new(report, drafts, &head), written)
}

/// Writes a report laid out as pages, in the language of `locale`.
pub(super) fn pages(report: &Report, page: &Page, locale: &Locale) -> Vec<u8> {
    let running = Running::new(report, &report.compared.drafts, &[]);
    package::pack(&running, page::write(page, locale))
}

/// Writes the redline into the document of the newest draft itself, given the bytes of its file: styles, numbering, headers
/// and pictures stay, and a paragraph without a change is the paragraph of that file, byte for byte. Revisions that the file
/// holds are settled first, as `view` says; returns how many there were. `None` where that cannot be done without doubt: the
/// steps can't be laid over one another, the file holds revisions and is read as published, a note changed, a paragraph is
/// not found again, or a change cuts through a link or field. [`redline`] then writes a document of its own.
pub fn redline_in_place(report: &Report, package: &[u8], view: View) -> Option<(Vec<u8>, usize)> {
    let tracked = tracked(&report.compared);
    tracked.gives_back(&report.compared).then(|| in_place::write(report, &tracked, package, view)).flatten()
}

/// Whether the text of a file holds revisions.
pub fn holds_revisions(package: &[u8]) -> bool {
    in_place::holds_revisions(package)
}
