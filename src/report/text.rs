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
use super::model::{Compared, ComparedStep};
use super::redline::Stretch;
use crate::base::{Message, Side};
use crate::compare::{EditKind, Kind, READING_DIFFERS};
use crate::locale::Locale;

/// Returns where a change stands: `12 → 13`, `29 (d)`, or its first words.
pub(super) fn place(compared: &Compared, step: &ComparedStep, change: &crate::compare::Change) -> String {
    let cite = |side: Side| {
        let draft = compared.drafts.get(*step.at.get(side));
        let cited: Vec<&str> = change
            .at
            .get(side)
            .iter()
            .filter_map(|&at| draft?.reading.paragraphs.get(at).map(crate::text::Paragraph::cited))
            .filter(|cited| !cited.is_empty())
            .collect();
        match cited.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, .., last] => format!("{first}–{last}"),
        }
    };
    match (cite(Side::Old), cite(Side::New)) {
        (old, new) if old == new => old,
        (old, new) if !old.is_empty() && !new.is_empty() => format!("{old} → {new}"),
        (old, new) => format!("{old}{new}"),
    }
}

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
    let mut out = String::new();
    for step in &compared.steps {
        let name = |at: usize| compared.drafts.get(at).map_or("?", |draft| draft.name.as_str());
        let line =
            format!("{} → {}: {}", name(step.at.old), name(step.at.new), counts(locale, &step.comparison.counts));
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
        if let Some(said) = compared.left_out(step, &judged, locale) {
            out.push_str(&said);
            out.push('\n');
        }
        let beside = Beside::new(compared, step);
        for sentence in beside.sentences(compared, step, locale) {
            out.push_str(&sentence);
            out.push('\n');
        }
        out.push('\n');
        let visible = step.comparison.changes.iter().zip(&judged).enumerate();
        let visible = visible.filter(|(_, (change, judged))| change.is_visible() && judged.is_shown(compared.least));
        for (index, (change, judged)) in visible {
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
            if let Some(why) = why(Some(judged), locale) {
                out.push_str(&format!("  ({why})\n"));
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
