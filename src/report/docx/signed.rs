//! Who signs a revision: the draft in which words came or went, on its date.

use super::super::model::Compared;
use super::super::tracked::Life;
use crate::base::visible;

/// Drafts as authors, and the numbers of revisions.
pub(super) struct Signed {
    /// Name and date of each draft.
    drafts: Vec<(String, Option<String>)>,
    next: u32,
}

/// Attributes of a revision.
pub(super) type Signature = Vec<(&'static str, String)>;

impl Signed {
    pub(super) fn of(compared: &Compared) -> Self {
        let drafts = compared
            .drafts
            .iter()
            .map(|draft| (visible(&draft.name).into_owned(), draft.date.map(|date| format!("{date}T00:00:00Z"))))
            .collect();
        Self { drafts, next: 0 }
    }

    /// Goes on with the numbers after this one.
    pub(super) const fn begin_at(&mut self, number: u32) {
        self.next = number;
    }

    /// A number that no other revision has.
    pub(super) fn number(&mut self) -> String {
        self.next += 1;
        self.next.to_string()
    }

    /// The attributes of a revision made in a draft.
    pub(super) fn sign(&mut self, draft: usize) -> Signature {
        let (name, date) = self.drafts.get(draft).cloned().unwrap_or_default();
        let mut signature = vec![("w:id", self.number()), ("w:author", name)];
        signature.extend(date.map(|date| ("w:date", date)));
        signature
    }
}

/// A revision around words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Revision {
    Inserted(usize),
    Deleted(usize),
    MovedTo(usize),
    MovedFrom(usize),
}

impl Revision {
    /// The element of words and of ends of paragraphs.
    pub(super) const fn element(self) -> &'static str {
        match self {
            Self::Inserted(_) => "w:ins",
            Self::Deleted(_) => "w:del",
            Self::MovedTo(_) => "w:moveTo",
            Self::MovedFrom(_) => "w:moveFrom",
        }
    }

    /// The draft in which it was made.
    pub(super) const fn draft(self) -> usize {
        match self {
            Self::Inserted(draft) | Self::Deleted(draft) | Self::MovedTo(draft) | Self::MovedFrom(draft) => draft,
        }
    }
}

/// The revisions that a life makes, the outer one first. Words that came by a move and went later are insertions, and
/// words that came and went by a move deletions, since readers disagree on a deletion inside a move.
pub(super) fn revisions(life: &Life, first: usize, is_move: impl Fn(u32) -> bool) -> Vec<Revision> {
    let mut revisions = Vec::new();
    if life.came != first {
        let moved = life.gone.is_none() && life.came_by.is_some_and(&is_move);
        revisions.push(if moved { Revision::MovedTo(life.came) } else { Revision::Inserted(life.came) });
    }
    if let Some(gone) = life.gone {
        let moved = life.came == first && life.gone_by.is_some_and(&is_move);
        revisions.push(if moved { Revision::MovedFrom(gone) } else { Revision::Deleted(gone) });
    }
    revisions
}
