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

use super::model::{Compared, ComparedStep, Report};
use super::tracked::tracked;
use crate::base::{JobControl, Message, Sides};
use crate::compare;
use crate::locale::Locale;
use std::sync::Arc;

/// Writes the newest draft whole, with each step from the oldest to it as tracked changes, signed with the draft in which
/// words came or went. Accepting all gives the newest draft's paragraphs, rejecting all the oldest's. Made for circulation:
/// it holds the drafts' words, names and dates, and the title, and nothing of what was said of a change. Where the steps of
/// many drafts can't be laid over one another without doubt, the oldest is compared with the newest, and the drafts between
/// are left out, which is said. What is to be said at its head stands at the top of each page.
pub fn redline(report: &Report, locale: &Locale) -> Vec<u8> {
    let tracked = tracked(&report.compared);
    if report.compared.steps.len() > 1
        && !tracked.gives_back(&report.compared)
        && let Some(compared) = oldest_and_newest(&report.compared)
    {
        let between = report.compared.drafts.len().saturating_sub(2);
        let mut left_out = report.left_out.clone();
        left_out.push(Message::new("left-out-between").number("count", between));
        return redline(&Report { compared, left_out, ..report.clone() }, locale);
    }
    let written = document::write(report, &tracked);
    let head: Vec<String> = report.head(locale).into_iter().chain(report.compared.unsure_drafts(locale)).collect();
    package::pack(report, &head, written, &tracked)
}

/// Writes the redline into the document of the newest draft itself, given the bytes of its file: styles, numbering, headers
/// and pictures stay, and a paragraph without a change is the paragraph of that file, byte for byte. `None` where that
/// cannot be done without doubt: the steps can't be laid over one another, the file holds revisions of its own, a note
/// changed, a paragraph is not found again, or a change cuts through a link or field. [`redline`] then writes a document of
/// its own.
pub fn redline_in_place(report: &Report, package: &[u8]) -> Option<Vec<u8>> {
    let tracked = tracked(&report.compared);
    tracked.gives_back(&report.compared).then(|| in_place::write(report, &tracked, package)).flatten()
}

/// The oldest draft compared with the newest.
fn oldest_and_newest(compared: &Compared) -> Option<Compared> {
    let (first, last) = (compared.drafts.first()?, compared.drafts.last()?);
    let (old, new) = (&first.reading.paragraphs, &last.reading.paragraphs);
    let comparison = compare::compare(old, new, &compared.options, &[], &JobControl::default()).ok()?;
    let step = ComparedStep { at: Sides::new(0, 1), comparison: Arc::new(comparison) };
    Some(Compared {
        drafts: vec![first.clone(), last.clone()],
        steps: vec![step],
        options: compared.options.clone(),
        ..Compared::default()
    })
}
