//! The comparison as plain text: for a terminal, a mail, a commit.
//!
//! ```text
//! Rev.1 → Rev.2: 12 edited, 3 inserted, 1 deleted
//!
//! 12 → 13 · edited
//!   We [-request-]{+take note of+} the report of the {~Secretary-General~ now bold}
//! ```

use super::beside::Beside;
use super::judged::why;
use super::model::{Compared, Report};
use super::place::place;
use super::redline::Stretch;
use crate::base::Message;
use crate::compare::{EditKind, Kind, READING_DIFFERS};
use crate::locale::Locale;

/// Returns the counts of a comparison in words.
pub(super) fn counts(locale: &Locale, counts: &crate::compare::Counts) -> String {
    let mut parts: Vec<String> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| counts.kind(*kind) > 0)
        .map(|kind| format!("{} {}", counts.kind(kind), locale.t(kind.key())))
        .collect();
    for (count, key) in [
        (counts.moves, "compare-flag-moved"),
        (counts.renumbered, "compare-flag-renumbered"),
        (counts.formatting_only, "compare-flag-formatting-only"),
        (counts.reading_differs, READING_DIFFERS),
    ] {
        if count > 0 {
            parts.push(format!("{count} {}", locale.t(key)));
        }
    }
    parts.join(", ")
}

/// Returns a redline in plain signs; its paragraphs are one line each.
pub(super) fn body(stretches: &[Stretch]) -> String {
    stretches
        .iter()
        .map(|Stretch { words, op, formatting, .. }| match (op, formatting) {
            (EditKind::Equal, None) => words.clone(),
            (EditKind::Equal, Some(said)) => format!("{{~{words}~ {said}}}"),
            (EditKind::Delete, _) => format!("[-{words}-]"),
            (EditKind::Insert, _) => format!("{{+{words}+}}"),
        })
        .collect()
}

/// Writes the changes there is something to read in.
pub fn write(compared: &Compared, locale: &Locale) -> String {
    changes(&Report { compared: compared.clone(), ..Report::default() }, locale)
}

/// Writes a report: its head, the changes, and what people said.
pub fn report(report: &Report, locale: &Locale) -> String {
    let mut out = String::new();
    if report.of_study || report.title != locale.t("report-title") {
        out += &format!("{}\n", report.title);
    }
    if report.invented {
        out += &format!("{}\n", locale.t("invented-banner"));
    }
    for sentence in report.head(locale) {
        out += &format!("{sentence}\n");
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out += &changes(report, locale);
    out += &super::positions::text(report, locale);
    out += &super::ledger::text(report, locale);
    out += &super::agreement::text(report, locale);
    out
}

fn changes(report: &Report, locale: &Locale) -> String {
    let compared = &report.compared;
    let mut out = String::new();
    for (number, step) in compared.steps.iter().enumerate() {
        let line = format!("{}: {}", report.step_name(step), counts(locale, &step.comparison.counts));
        out.push_str(&line);
        out.push('\n');
        if let Some(proof) = compared.proof(step) {
            out.push_str(&locale.format(&proof.message()));
            out.push('\n');
        }
        if let Some(said) = compared.unsure(step, locale) {
            out.push_str(&said);
            out.push('\n');
        }
        let judged = compared.judged(step);
        let beside = Beside::new(compared, step);
        for sentence in beside.sentences(compared, step, locale) {
            out.push_str(&sentence);
            out.push('\n');
        }
        out.push('\n');
        for (index, change) in report.listed_changes(number, step) {
            let mut head = vec![place(compared, step, change)];
            // A new number is read in the place.
            head.extend(
                change.said().into_iter().filter(|key| *key != "compare-flag-renumbered").map(|key| locale.t(key)),
            );
            head.extend(compared.doubted(step, change, locale));
            head.extend(beside.flags(index, compared.drafts.get(step.at.old), locale));
            head.retain(|part| !part.is_empty());
            out.push_str(&head.join(" · "));
            out.push('\n');
            if let Some(why) = why(judged.get(index), locale) {
                out.push_str(&format!("  ({why})\n"));
            }
            for one in report.said(number, index).into_iter().flat_map(|said| &said.overruled) {
                out.push_str(&format!("  ({})\n", super::judged::overruled_by(one, locale)));
            }
            for line in body(&compared.stretches(step, change, locale)).lines() {
                out.push_str("  ");
                out.push_str(line);
                out.push('\n');
            }
            out.push('\n');
        }
        if beside.not_words.is_empty() && !step.comparison.changes.iter().any(crate::compare::Change::is_visible) {
            out.push_str(&locale.format(&Message::new("report-no-changes")));
            out.push_str("\n\n");
        }
    }
    out
}
