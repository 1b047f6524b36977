//! What a comparison and a lineage are.

use crate::base::{ChangeIndex, DraftIndex, ParagraphIndex, ProvisionIndex, Side, Sides, Span, closed_enum};
use std::collections::BTreeSet;
use std::fmt;

closed_enum!(
    /// What happened to the paragraphs of a change.
    Kind {
        /// The words are the same, or differ only in what the options ignore.
        Unchanged = "unchanged", "compare-kind-unchanged";
        /// The words differ.
        Edited = "edited", "compare-kind-edited";
        /// Only in the new draft.
        Inserted = "inserted", "compare-kind-inserted";
        /// Only in the old draft.
        Deleted = "deleted", "compare-kind-deleted";
        /// Fewer paragraphs became more.
        Split = "split", "compare-kind-split";
        /// More paragraphs became fewer.
        Merged = "merged", "compare-kind-merged";
    }
);

closed_enum!(
    /// A difference that is not of wording.
    NonSubstantive {
        /// Capital or small letters.
        Case = "case", "compare-minor-case";
        /// Punctuation marks.
        Punctuation = "punctuation", "compare-minor-punctuation";
        /// White space.
        Space = "space", "compare-minor-space";
        /// Another spelling of the same word (organisation, organization).
        Spelling = "spelling", "compare-minor-spelling";
        /// The number of a cross-reference (paragraph 12, paragraph 13).
        Reference = "reference", "compare-minor-reference";
    }
);

closed_enum!(
    /// What a piece of a redline does.
    EditKind {
        /// The words stand in both.
        Equal = "equal";
        /// The words stand only in the old text.
        Delete = "delete";
        /// The words stand only in the new text.
        Insert = "insert";
    }
);

/// One piece of a redline. The old text is the change's old paragraphs joined by one newline, the new text likewise;
/// the pieces cover both, whole and in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RedlineSpan {
    /// What it does.
    pub op: EditKind,
    /// Where in the joined texts, in bytes; empty on the side that an insertion or deletion does not touch.
    pub at: Sides<Span>,
    /// Set when the difference is not of wording.
    pub minor: Option<NonSubstantive>,
    /// Whether only square brackets come or go.
    pub bracket: bool,
    /// Ties a deletion to the insertion of the same words elsewhere in the change.
    pub moved: Option<u32>,
}

impl RedlineSpan {
    /// Makes a piece with nothing special about it.
    pub const fn new(op: EditKind, old: Span, new: Span) -> Self {
        Self { op, at: Sides::new(old, new), minor: None, bracket: false, moved: None }
    }

    /// Whether the piece changes what is said: neither equal nor of a minor class. Brackets count.
    pub const fn is_substantive(&self) -> bool {
        !matches!(self.op, EditKind::Equal) && self.minor.is_none()
    }
}

/// Why two paragraphs are taken for one provision; the window and the reports put it in words.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Reason {
    /// The texts are the same.
    SameText,
    /// This many words that are rare in both drafts stand in both paragraphs; a few of them.
    RareWords(usize, Vec<String>),
    /// This part (0 to 1) of the smaller paragraph stands in the other, in order.
    Contained(f32),
    /// Both carry this label.
    SameLabel(String),
    /// Both stand below headings taken for the same.
    SameSection,
    /// The neighbours before and after are linked too.
    SamePlace,
    /// One sentence of one stands in the other.
    Sentence(String),
    /// The user tied them by hand.
    ByHand,
}

/// A pair of paragraphs of which one became, or became part of, the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Index of the paragraph in the old draft's reading.
    pub old: usize,
    /// Index of the paragraph in the new draft's reading.
    pub new: usize,
    /// How alike the two are, 0 to 1: weighted common words over the words of both.
    pub similarity: f32,
    /// Whether the link leaves the common order.
    pub moved: bool,
    /// Whether a reader should look twice.
    pub doubtful: bool,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Names a change by the words compared: the same whenever the same paragraphs are compared again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId(pub u128);

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChangeId({:08x})", self.0 >> 96)
    }
}

/// One connected piece of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its name.
    pub id: ChangeId,
    /// What happened.
    pub kind: Kind,
    /// Whether a link leaves the common order.
    pub moved: bool,
    /// Whether a label changed.
    pub renumbered: bool,
    /// Whether only marks (bold, strike …) changed.
    pub formatting_only: bool,
    /// Whether nothing of it was read surely: the difference may come from how a file was read. Kind and links are as they
    /// would be else, and are not asserted; no filter and no switch leaves it out.
    pub reading_differs: bool,
    /// Paragraphs on each side, ascending indices into the readings compared.
    pub at: Sides<Vec<usize>>,
    /// The links inside the change, by old then new index.
    pub links: Vec<Link>,
    /// How alike the two sides are, 0 to 1; 0 for insertions and deletions.
    pub similarity: f32,
    /// The word-level difference; exact, whatever the options ignore.
    pub redline: Vec<RedlineSpan>,
}

impl Change {
    /// Whether there is anything to read: not unchanged, or moved. A new number alone is nothing to read.
    pub fn is_visible(&self) -> bool {
        self.kind != Kind::Unchanged || self.moved || self.formatting_only || self.reading_differs
    }
}

/// So many paragraphs that came or went may stand between two changes of one block.
const BETWEEN: usize = 2;

/// Walks the changes of a comparison in their order and says where a block that moved goes on.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Last paragraphs of the moved change before, old and new.
    last: Option<(usize, usize)>,
    /// What came and went since.
    came: usize,
    went: usize,
}

impl Walk {
    /// Takes the next change; whether it moved, and whether it goes on with the block of the moved one before.
    pub fn take(&mut self, change: &Change) -> (bool, bool) {
        if !change.moved || change.reading_differs {
            match change.kind {
                Kind::Inserted => self.came += change.at.new.len(),
                Kind::Deleted => self.went += change.at.old.len(),
                _ => self.last = None,
            }
            return (false, false);
        }
        let moved = || change.links.iter().filter(|link| link.moved);
        let first = moved().map(|link| link.old).min().zip(moved().map(|link| link.new).min());
        let goes_on = self.last.zip(first).is_some_and(|((old, new), (first_old, first_new))| {
            let after = |last: usize, first: usize, between: usize| {
                first.checked_sub(last).is_some_and(|by| by >= 1 && by <= 1 + between.min(BETWEEN))
            };
            after(old, first_old, self.went) && after(new, first_new, self.came)
        });
        self.last = moved().map(|link| link.old).max().zip(moved().map(|link| link.new).max());
        (self.came, self.went) = (0, 0);
        (true, goes_on)
    }
}

/// How many changes there are of each kind, and with each flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// By kind, in the order of [`Kind::ALL`].
    pub kinds: [usize; 6],
    /// Changes with a moved link.
    pub moved: usize,
    /// The same, with neighbours that moved together counted once.
    pub moves: usize,
    /// Changes with a new label.
    pub renumbered: usize,
    /// Changes of marks alone.
    pub formatting_only: usize,
    /// Changes made of nothing but what was not read surely; they are counted here and nowhere else.
    pub reading_differs: usize,
}

impl Counts {
    /// Counts `changes`, given in the order of the comparison.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut counts = Self::default();
        let mut walk = Walk::default();
        for change in changes {
            let (moved, goes_on) = walk.take(change);
            if change.reading_differs {
                counts.reading_differs += 1;
                continue;
            }
            counts.moves += usize::from(moved && !goes_on);
            if let Some(count) = counts.kinds.get_mut(change.kind as usize) {
                *count += 1;
            }
            counts.moved += usize::from(change.moved);
            counts.renumbered += usize::from(change.renumbered);
            counts.formatting_only += usize::from(change.formatting_only);
        }
        counts
    }

    /// Returns how many changes are of `kind`.
    pub fn kind(&self, kind: Kind) -> usize {
        self.kinds.get(kind as usize).copied().unwrap_or(0)
    }
}

/// What leads from one draft to another. Every paragraph of both is in exactly one change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// In the order of their first new paragraph; a deletion comes after the change that holds the paragraph before it
    /// in the old draft.
    pub changes: Vec<Change>,
    /// For each old and each new paragraph, the index of its change. [`Comparison::change_of`] looks one up.
    pub home: Sides<Vec<usize>>,
    /// The counts.
    pub counts: Counts,
}

impl Comparison {
    /// Returns the change of this index; `None` past the last.
    pub fn change(&self, index: ChangeIndex) -> Option<&Change> {
        self.changes.get(index.get())
    }

    /// Returns the change that holds a paragraph; `None` where the draft of that side has no such paragraph.
    pub fn change_of(&self, side: Side, paragraph: ParagraphIndex) -> Option<ChangeIndex> {
        self.home.get(side).get(paragraph.get()).copied().map(ChangeIndex::new)
    }
}

/// A user's word on whether two paragraphs (indices into the readings) belong together. Overrules the alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Binding {
    /// Paragraph of the old draft.
    pub old: usize,
    /// Paragraph of the new draft.
    pub new: usize,
    /// Whether they are linked (`true`) or cut apart (`false`).
    pub linked: bool,
}

/// What counts as a change. Never decides what the redline holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// Classes of difference that make no change.
    pub ignore: BTreeSet<NonSubstantive>,
    /// Whether a new label is not worth a flag.
    pub ignore_numbering: bool,
    /// Whether a change of marks alone is not worth a flag.
    pub ignore_formatting: bool,
}

/// Names a provision by the words of its earliest place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvisionId(pub u128);

/// Where a provision stands in one draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceInDraft {
    /// Index of the draft in the row.
    pub draft: usize,
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
}

closed_enum!(
    /// What happened to a provision.
    EventKind {
        /// Its words changed.
        Edited = "edited", "compare-event-edited";
        /// It moved.
        Moved = "moved", "compare-event-moved";
        /// It got another label.
        Renumbered = "renumbered", "compare-event-renumbered";
        /// It came in.
        Inserted = "inserted", "compare-event-inserted";
        /// It went out.
        Deleted = "deleted", "compare-event-deleted";
        /// It became several.
        Split = "split", "compare-event-split";
        /// It was joined with another.
        Merged = "merged", "compare-event-merged";
        /// It came in and went out again.
        AddedThenRemoved = "added-then-removed", "compare-event-added-then-removed";
        /// It went out and came back.
        RemovedThenRestored = "removed-then-restored", "compare-event-removed-then-restored";
        /// Its words were replaced and came back.
        ReplacedThenRestored = "replaced-then-restored", "compare-event-replaced-then-restored";
        /// It moved away and came back.
        MovedBack = "moved-back", "compare-event-moved-back";
    }
);

/// Something that happened to a provision between two drafts of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// Index of the earlier draft.
    pub old: usize,
    /// Index of the later draft.
    pub new: usize,
    /// What happened.
    pub what: EventKind,
}

impl Event {
    /// Whether it undoes one before it: what came went again, or what went is back.
    pub const fn is_round_trip(&self) -> bool {
        matches!(
            self.what,
            EventKind::AddedThenRemoved
                | EventKind::RemovedThenRestored
                | EventKind::ReplacedThenRestored
                | EventKind::MovedBack
        )
    }
}

/// A paragraph followed through all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Its name.
    pub id: ProvisionId,
    /// Where it stands, one place a draft at most, by draft.
    pub places: Vec<PlaceInDraft>,
    /// The provisions (indices into the lineage) it was split from or merged of.
    pub from: Vec<usize>,
    /// The provisions it was split into or merged into.
    pub into: Vec<usize>,
    /// What happened, in order.
    pub events: Vec<Event>,
}

impl Provision {
    /// Returns the paragraph it is in a draft; `None` where it does not stand in it.
    pub fn paragraph_in(&self, draft: DraftIndex) -> Option<ParagraphIndex> {
        let place = self.places.iter().find(|place| place.draft == draft.get())?;
        Some(ParagraphIndex::new(place.paragraph))
    }
}

/// The provisions of a row of drafts. Every paragraph of every draft is in exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineage {
    /// By first place.
    pub provisions: Vec<Provision>,
    /// For each draft, for each paragraph, the index of its provision. [`Lineage::provision_of`] looks one up.
    pub home: Vec<Vec<usize>>,
}

impl Lineage {
    /// Returns the provision of this index; `None` past the last.
    pub fn provision(&self, index: ProvisionIndex) -> Option<&Provision> {
        self.provisions.get(index.get())
    }

    /// Returns the provision that a paragraph of a draft belongs to; `None` where there is no such paragraph.
    pub fn provision_of(&self, draft: DraftIndex, paragraph: ParagraphIndex) -> Option<ProvisionIndex> {
        self.home.get(draft.get())?.get(paragraph.get()).copied().map(ProvisionIndex::new)
    }
}
