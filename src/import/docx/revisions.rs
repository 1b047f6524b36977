//! Tracked changes: who inserted or deleted what, and what that does to a paragraph's break.

use super::super::inline::{Line, Revision};
use super::super::xml::Element;
use crate::text::{CellPlace, Style, Tracked, TrackedKind};

/// What is in force while inside an element.
#[derive(Clone, Default)]
pub(super) struct Within {
    pub inserted: Option<Revision>,
    pub deleted: Option<Revision>,
    /// Place of the cell, inside a table.
    pub cell: Option<CellPlace>,
}

/// Reads author and date of a tracked change or comment.
pub(super) fn revision(element: &Element) -> Revision {
    let get = |name: &str| element.attribute(name).map(str::to_owned);
    Revision { author: get("author"), date: get("date"), moved: None }
}

/// Finds the tracked change to a paragraph's mark, its own or that of the row or stretch it stands in.
pub(super) fn break_change(properties: Option<&Element>, within: &Within) -> Option<Tracked> {
    let mark = properties.and_then(|properties| properties.child("rPr"));
    let of = |names: [&str; 2]| names.into_iter().find_map(|name| mark?.child(name));
    let found = of(["del", "moveFrom"]).map(|change| (TrackedKind::Deleted, change));
    let found = found.or_else(|| of(["ins", "moveTo"]).map(|change| (TrackedKind::Inserted, change)));
    if let Some((kind, change)) = found {
        let revision = revision(change);
        return Some(Tracked { kind, author: revision.author, date: revision.date });
    }
    let whole = |kind, revision: &Option<Revision>| {
        revision.as_ref().map(|revision| Tracked { kind, author: revision.author.clone(), date: revision.date.clone() })
    };
    whole(TrackedKind::Deleted, &within.deleted).or_else(|| whole(TrackedKind::Inserted, &within.inserted))
}

/// Whether a paragraph's mark was inserted and deleted again.
pub(super) fn came_and_went(properties: Option<&Element>) -> bool {
    let mark = properties.and_then(|properties| properties.child("rPr"));
    let has = |names: [&str; 2]| mark.is_some_and(|mark| names.iter().any(|name| mark.child(name).is_some()));
    has(["ins", "moveTo"]) && has(["del", "moveFrom"])
}

/// Whether all words of a line are deleted.
pub(super) fn fully(line: &Line, deleted: bool) -> bool {
    let style = if deleted { Style::Deleted } else { Style::Inserted };
    line.covered(style) >= line.text.trim_end().len()
}
