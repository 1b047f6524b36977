//! Two drafts → the changes between them; a row of drafts → the history of each provision.
//!
//! May use `base` and `text`. Pure: no disk, no clock, no study. Never fails but by being cancelled. The same input
//! gives the same output, on one core or many.

mod align;
mod blocks;
mod changes;
mod consolidated;
mod doubt;
mod formatting;
mod han;
mod lineage;
mod messages;
mod model;
mod not_words;
mod order;
mod phrase;
mod proof;
pub mod redline;
mod torn;
pub mod words;

pub use blocks::blocks;
pub use changes::{compare, joined, recount};
pub use consolidated::{Replacement, Shift, consolidated, copies, shifts};
pub use formatting::{Restyled, restyled};
pub use lineage::{OriginRun, Origins, lineage, origins};
pub use messages::READING_DIFFERS;
pub use model::{
    Binding, Change, ChangeId, Comparison, Counts, EditKind, Event, EventKind, Kind, Lineage, Link, NonSubstantive,
    Options, PlaceInDraft, Provision, ProvisionId, Reason, RedlineSpan,
};
pub use not_words::{LineChange, NoteMarkChange, note_marks, table_lines};
pub use phrase::{PhraseHistory, PhraseHit, phrase_history};
pub use proof::{Proof, proof};

#[cfg(test)]
mod testdata;
#[cfg(test)]
mod tests;
