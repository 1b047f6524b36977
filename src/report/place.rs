//! Where a change stands: its numbers and its section.

use super::model::{Compared, ComparedStep, Report};
use crate::base::Side;
use crate::compare::Change;
use crate::study::objectives;
use crate::text::Paragraph;

/// Returns how the paragraphs of one side are cited: `12`, `12–14`; empty for none.
pub(super) fn refs(compared: &Compared, step: &ComparedStep, change: &Change, side: Side) -> String {
    let draft = compared.drafts.get(*step.at.get(side));
    let cited: Vec<&str> = change
        .at
        .get(side)
        .iter()
        .filter_map(|&at| draft?.reading.paragraphs.get(at).map(Paragraph::cited))
        .filter(|cited| !cited.is_empty())
        .collect();
    match cited.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => format!("{first}–{last}"),
    }
}

/// Returns where a change stands: `12 → 13`, `29 (d)`; empty without numbers.
pub(super) fn place(compared: &Compared, step: &ComparedStep, change: &Change) -> String {
    let cite = |side| refs(compared, step, change, side);
    match (cite(Side::Old), cite(Side::New)) {
        (old, new) if old == new => old,
        (old, new) if !old.is_empty() && !new.is_empty() => format!("{old} → {new}"),
        (old, new) => format!("{old}{new}"),
    }
}

/// Returns the headings a change stands below, and the objective they name: of its new place, else of its old one.
pub(super) fn section_of(report: &Report, step: &ComparedStep, change: &Change) -> Option<(String, Option<u8>)> {
    [Side::New, Side::Old].into_iter().find_map(|side| section_on(report, step, change, side))
}

/// Returns the headings a change stands below in one of its drafts, and the objective they name.
pub(super) fn section_on(
    report: &Report,
    step: &ComparedStep,
    change: &Change,
    side: Side,
) -> Option<(String, Option<u8>)> {
    let draft = report.compared.drafts.get(*step.at.get(side))?;
    let paragraph = draft.reading.paragraphs.get(*change.at.get(side).first()?)?;
    // The document's own title, above everything, says nothing here.
    let title =
        draft.reading.paragraphs.iter().find(|paragraph| paragraph.is_heading()).map(|paragraph| &paragraph.text);
    let path: Vec<&str> = paragraph.section.iter().filter(|part| Some(*part) != title).map(String::as_str).collect();
    let objective = objectives::titled_objective_of(&paragraph.section);
    (!path.is_empty()).then(|| (path.join(" › "), objective))
}
