//! Tracked changes of an ODT as they are declared at the head of its text.

use super::super::inline::Revision;
use super::super::xml::Element;
use crate::text::TrackedKind;
use std::collections::BTreeMap;

/// What became of words.
#[derive(Debug, Clone, Default)]
pub(super) struct Fate {
    pub(super) inserted: Option<Revision>,
    pub(super) deleted: Option<Revision>,
}

/// A tracked change declared at the head of the text.
#[derive(Clone)]
pub(super) struct Region<'a> {
    pub(super) kind: TrackedKind,
    pub(super) revision: Revision,
    /// The insertion in which the deleted words came: they were there for a while.
    pub(super) born: Option<Revision>,
    /// The deleted words.
    pub(super) content: &'a Element,
}

/// Reads the declarations.
pub(super) fn regions(changes: &Element) -> BTreeMap<String, Region<'_>> {
    let mut regions: BTreeMap<String, Region<'_>> = BTreeMap::new();
    for region in changes.elements() {
        let Some(id) = region.attribute("id") else { continue };
        for change in region.elements() {
            let kind = match &*change.name {
                "insertion" => TrackedKind::Inserted,
                "deletion" => TrackedKind::Deleted,
                _ => continue,
            };
            let info = change.child("change-info");
            let text = |name: &str| info.and_then(|info| info.child(name)).map(Element::all_text);
            let revision = Revision { author: text("creator"), date: text("date"), moved: None };
            match regions.get_mut(id) {
                // A deletion that names an insertion is of words that came by it.
                Some(before) if before.kind == TrackedKind::Deleted && kind == TrackedKind::Inserted => {
                    before.born = Some(revision);
                }
                _ => {
                    regions.insert(id.to_owned(), Region { kind, revision, born: None, content: change });
                }
            }
        }
    }
    regions
}
