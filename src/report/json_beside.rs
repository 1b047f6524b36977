//! What a report says of a step beside its changes, as JSON.

use super::beside::{Beside, NotWords};
use super::model::{Compared, ComparedStep};
use crate::base::{Chars, Side};
use serde::Serialize;

/// One thing that was done in many places.
#[derive(Serialize)]
pub(super) struct ReplacementOut {
    /// `references` where the numbers of references all rose or fell by as much; `old` and `new` are the first place's.
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<i64>,
    old: String,
    new: String,
    places: usize,
    changes: Vec<String>,
}

/// Something that differs and is no words.
#[derive(Serialize)]
pub(super) struct NotWordsOut {
    what: &'static str,
    old: Option<NotWordsPlace>,
    new: Option<NotWordsPlace>,
}

/// The words of a header, a row, a column; or the paragraph, and the offset in it, of a footnote mark.
#[derive(Serialize)]
#[serde(untagged)]
enum NotWordsPlace {
    Words(String),
    Mark { index: usize, at: usize },
}

/// Says once what was done in many places.
pub(super) fn consolidated_out(beside: &Beside, step: &ComparedStep) -> Vec<ReplacementOut> {
    let id = |&index: &usize| step.comparison.changes.get(index).map(|change| change.id.to_string());
    let ids = |changes: &[usize]| changes.iter().filter_map(id).collect();
    let replaced = beside.replacements.iter().map(|said| ReplacementOut {
        what: None,
        by: None,
        old: said.old.clone(),
        new: said.new.clone(),
        places: said.places,
        changes: ids(&said.changes),
    });
    let shifted = beside.shifts.iter().map(|said| ReplacementOut {
        what: Some("references"),
        by: Some(said.by),
        old: said.first.0.clone(),
        new: said.first.1.clone(),
        places: said.places,
        changes: ids(&said.changes),
    });
    replaced.chain(shifted).collect()
}

/// Says what differs and is no words.
pub(super) fn not_words_out(said: &NotWords, compared: &Compared, step: &ComparedStep) -> NotWordsOut {
    match said {
        NotWords::Running { what, old, new } => {
            NotWordsOut { what, old: old.clone().map(NotWordsPlace::Words), new: new.clone().map(NotWordsPlace::Words) }
        }
        NotWords::NoteMark(mark) => {
            let draft = compared.drafts.get(*step.at.get(mark.side));
            let text = draft.and_then(|draft| draft.reading.paragraphs.get(mark.paragraph)).map(|found| &found.text);
            let at = text.map_or(mark.at, |text| Chars::of(text).before(text, mark.at));
            let place = Some(NotWordsPlace::Mark { index: mark.paragraph, at });
            let (old, new) = if mark.side == Side::Old { (place, None) } else { (None, place) };
            NotWordsOut { what: "note mark", old, new }
        }
        NotWords::Line(line, words) => {
            let place = Some(NotWordsPlace::Words(words.clone()));
            let (old, new) = if line.side == Side::Old { (place, None) } else { (None, place) };
            NotWordsOut { what: if line.is_column { "column" } else { "row" }, old, new }
        }
    }
}
