//! DOCX, as Word would have made it: the newest draft with tracked changes that lead to it from the oldest.

mod document;
mod fonts;
mod ground;
mod in_place;
mod look;
mod moves;
mod names;
mod package;
mod runs;
mod scan;
mod signed;
mod slices;
mod styles;

use super::model::Report;
use super::tracked::tracked;

/// Writes the newest draft whole, with each step from the oldest to it as tracked changes, signed with the draft in which
/// words came or went. Accepting all gives the newest draft's paragraphs, rejecting all the oldest's. Made for circulation:
/// it holds the drafts' words, names and dates, and the title, and nothing of what was said of a change.
pub fn redline(report: &Report) -> Vec<u8> {
    let tracked = tracked(&report.compared);
    let written = document::write(report, &tracked);
    package::pack(report, written, &tracked)
}

/// Writes the redline into the document of the newest draft itself, given the bytes of its file: styles, numbering, headers
/// and pictures stay, and a paragraph without a change is the paragraph of that file, byte for byte. `None` where that
/// cannot be done without doubt: the file holds revisions of its own, a note changed, a paragraph is not found again, or a
/// change cuts through a link or field. [`redline`] then writes a document of its own.
pub fn redline_in_place(report: &Report, package: &[u8]) -> Option<Vec<u8>> {
    in_place::write(report, &tracked(&report.compared), package)
}
