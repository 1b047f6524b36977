//! What leaves the desk: takes everything private out of a report that is for others.
//!
//! For circulation a report holds the drafts' words, references, kinds of change, and statements and attributions that
//! were stated or reported and name a public source. Everything else is taken out here, in one place, before any writer
//! sees it.

use super::layout::{Audience, Layout, Private, WriteOptions, is_public};
use super::model::{Report, ReportAnnotation, ReportBody, ReportPosition};
use crate::base::Timestamp;
use crate::insight::{AnnotatedChange, AnnotatedClaim, CitedPosition};
use crate::study::Basis;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Returns the report as those for whom it is may see it.
pub(super) fn seen_by<'a>(report: &'a Report, options: &WriteOptions) -> Cow<'a, Report> {
    let mut seen = match options.audience {
        Audience::Own if report.audience == Audience::Own => Cow::Borrowed(report),
        Audience::Own => Cow::Owned(Report { audience: Audience::Own, ..report.clone() }),
        Audience::Circulation => Cow::Owned(for_circulation(report.clone(), &options.include)),
    };
    // Which paragraphs a letter is about was chosen for it: that leaves the desk with their words.
    if options.layout == Layout::Objections {
        seen.to_mut().chosen = chosen(report);
    }
    seen
}

/// The changes that are starred, by step.
fn chosen(report: &Report) -> Vec<BTreeSet<usize>> {
    let starred = |step: &Vec<AnnotatedChange>| {
        step.iter().enumerate().filter(|(_, change)| change.important).map(|(index, _)| index).collect()
    };
    report.annotated.iter().map(starred).collect()
}

/// Takes out what is private, but for what was ticked.
pub fn for_circulation(mut report: Report, include: &BTreeSet<Private>) -> Report {
    let goes = |private: Private| !include.contains(&private);
    report.audience = Audience::Circulation;
    report.elsewhere = 0;
    if goes(Private::Asks) {
        report.asks.clear();
        report.red_lines = None;
        // That a change touches an ask is a reason of its weight.
        report.compared.touched.clear();
    } else if goes(Private::Coders) {
        for verdict in report.asks.iter_mut().flat_map(|ask| &mut ask.cells).filter_map(|cell| cell.verdict.as_mut()) {
            verdict.author.clear();
        }
    }
    if goes(Private::Coders) {
        report.coders.clear();
        report.agreement = None;
    }
    if goes(Private::Sources) {
        for draft in &mut report.compared.drafts {
            draft.source.clear();
        }
    }
    if goes(Private::Attributions) {
        report.positions.retain(is_public_position);
        for position in &mut report.positions {
            position.disputed.clear();
        }
        // Which facts sources disagree on is the analyst's finding.
        report.disputed.clear();
    }
    if goes(Private::Themes) {
        report.codebook.clear();
    }
    if goes(Private::Attributions) {
        report.actors.clear();
    }
    report.annotations.retain_mut(|annotation| stays(annotation, include));
    for change in report.annotated.iter_mut().flatten() {
        take_out(change, include);
    }
    report
}

/// Takes out what is private of an annotation, and says whether anything of it stays.
fn stays(annotation: &mut ReportAnnotation, include: &BTreeSet<Private>) -> bool {
    if !include.contains(&Private::Coders) {
        annotation.author.clear();
        annotation.time = None;
    }
    match &mut annotation.body {
        ReportBody::Theme(_) => include.contains(&Private::Themes),
        ReportBody::Note(_) => include.contains(&Private::Notes),
        ReportBody::Headline(_) => include.contains(&Private::Headlines),
        ReportBody::Important => include.contains(&Private::Stars),
        ReportBody::Overruled(_) => include.contains(&Private::Overrulings),
        ReportBody::Attribution { basis, evidence, note, .. } => {
            if !include.contains(&Private::Notes) {
                note.clear();
            }
            include.contains(&Private::Attributions) || is_public(*basis, !evidence.trim().is_empty())
        }
    }
}

fn take_out(change: &mut AnnotatedChange, include: &BTreeSet<Private>) {
    let goes = |private: Private| !include.contains(&private);
    change.seen = false;
    // What was said of words shows where private things stood.
    change.words.clear();
    if goes(Private::Stars) {
        change.important = false;
        change.star = None;
    }
    if goes(Private::Overrulings) {
        change.overruled.clear();
    } else if goes(Private::Coders) {
        change.overruled.iter_mut().for_each(|one| one.author.clear());
    }
    if goes(Private::Headlines) {
        change.headline = None;
        change.headline_annotation = None;
    }
    if goes(Private::Notes) {
        change.notes.clear();
    }
    if goes(Private::Themes) {
        change.tags.clear();
    } else if goes(Private::Coders) {
        change.tags.iter_mut().for_each(|tag| tag.authors.clear());
    }
    if goes(Private::Attributions) {
        change.claims.retain(is_public_claim);
    }
    for claim in &mut change.claims {
        if goes(Private::Notes) {
            claim.note.clear();
        }
        if goes(Private::Coders) {
            claim.author.clear();
            (claim.made, claim.changed) = (Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH);
        }
        if goes(Private::Attributions) {
            claim.positions.retain(is_public_cited);
            claim.positions.iter_mut().for_each(|position| position.disputed.clear());
        }
    }
}

fn is_public_claim(claim: &AnnotatedClaim) -> bool {
    let sourced = !claim.evidence.trim().is_empty() || claim.positions.iter().any(is_public_cited);
    is_public(claim.basis, sourced)
}

fn is_public_cited(position: &CitedPosition) -> bool {
    position.basis != Some(Basis::Inferred) && !position.whole_source().trim().is_empty()
}

fn is_public_position(position: &ReportPosition) -> bool {
    position.basis != Some(Basis::Inferred) && !position.source.trim().is_empty()
}

/// Lists what private things a report holds, by kind, with how many: what would leave the desk if it were ticked.
pub fn private_things(report: &Report) -> Vec<(Private, usize)> {
    let said = || report.annotated.iter().flatten();
    let claims = || said().flat_map(|change| &change.claims);
    let count = |private: Private| match private {
        Private::Themes => said().map(|change| change.tags.len()).sum(),
        Private::Stars => said().filter(|change| change.important).count(),
        Private::Headlines => said().filter(|change| change.headline.is_some()).count(),
        Private::Overrulings => said().map(|change| change.overruled.len()).sum(),
        Private::Notes => {
            said().map(|change| change.notes.len()).sum::<usize>()
                + claims().filter(|claim| !claim.note.is_empty()).count()
        }
        Private::Attributions => {
            claims().filter(|claim| !is_public_claim(claim)).count()
                + report.positions.iter().filter(|position| !is_public_position(position)).count()
        }
        Private::Asks => report.asks.len(),
        Private::Coders => report.coders.len(),
        Private::Sources => report.compared.drafts.iter().filter(|draft| !draft.source.is_empty()).count(),
    };
    Private::ALL.iter().map(|&private| (private, count(private))).filter(|(_, count)| *count > 0).collect()
}
