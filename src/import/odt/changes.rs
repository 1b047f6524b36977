//! Tracked changes of an ODT: declared at the head of its text, and the words that went, kept there.

use super::super::Role;
use super::super::inline::Revision;
use super::super::xml::Element;
use super::walk::{Open, Walker};
use crate::text::{Tracked, TrackedKind};
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
    born: Option<Revision>,
    /// The deleted words.
    content: &'a Element,
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

impl<'a> Walker<'a> {
    /// Puts the words of a deletion where they stood; each paragraph break in them was deleted too.
    pub(super) fn deleted_words(&mut self, element: &Element, open: &mut Open) {
        let Some(region) = self.change(element).filter(|region| region.kind == TrackedKind::Deleted) else { return };
        let Region { revision, born, content, .. } = region.clone();
        let mut paragraphs: Vec<&'a Element> = Vec::new();
        for child in content.elements().filter(|child| &*child.name != "change-info") {
            if matches!(&*child.name, "p" | "h") {
                paragraphs.push(child);
            } else {
                child.each("p", &mut |paragraph| paragraphs.push(paragraph));
            }
        }
        let depth = self.inserted.len();
        self.inserted.extend(born);
        // What came by one change and went by another stood neither before nor after them: its breaks are none.
        let was_never = !self.inserted.is_empty();
        let before = self.deleted.replace(revision.clone());
        let last = paragraphs.len().saturating_sub(1);
        let role = open.role;
        for (index, paragraph) in paragraphs.into_iter().enumerate() {
            if index > 0 && !was_never {
                let end = Tracked {
                    kind: TrackedKind::Deleted,
                    author: revision.author.clone(),
                    date: revision.date.clone(),
                };
                let head = open.cut();
                self.push(head, Some(end));
            }
            // A paragraph that went whole is what it was; what stands before or after a break that went stays what it is.
            open.role = match &*paragraph.name {
                "h" if index < last && !was_never && open.line.text.is_empty() => {
                    let level = paragraph.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
                    Role::Heading(Some(level.unwrap_or(1).clamp(1, 9)))
                }
                _ if index > 0 && index < last && !was_never && matches!(role, Role::Heading(_)) => Role::Unknown,
                _ => role,
            };
            let look = open.look.clone();
            self.inline(paragraph, &look, open);
        }
        self.inserted.truncate(depth);
        self.deleted = before;
    }
}
