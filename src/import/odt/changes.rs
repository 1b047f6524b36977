//! Words that went, put where they stood.

use super::super::Role;
use super::super::xml::Element;
use super::regions::Region;
use super::walk::{Open, Walker};
use crate::text::{Tracked, TrackedKind};

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
