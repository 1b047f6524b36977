//! Two drafts → the changes between them; a row of drafts → the history of each provision.
//!
//! May use `base` and `text`. Pure: no disk, no clock, no study. Never fails but by being cancelled. The same input
//! gives the same output, on one core or many.

mod align;
mod changes;
#[cfg(test)]
mod drafting;
mod formatting;
#[cfg(test)]
mod generator;
mod lineage;
mod model;
mod order;
mod phrase;
mod proof;
pub mod redline;
mod say;
pub mod words;

pub use changes::{compare, joined, recount};
pub use formatting::{Restyled, restyled};
pub use lineage::{OriginRun, Origins, lineage, origins};
pub use model::{
    Binding, Change, ChangeId, Comparison, Counts, Event, EventKind, Kind, Lineage, Link, Minor, Op, Options, Piece,
    PlaceInDraft, Provision, ProvisionId, Reason,
};
pub use phrase::{PhraseHistory, PhraseHit, phrase_history};
pub use proof::{Proof, proof};

#[cfg(test)]
mod drafting_tests;
#[cfg(test)]
mod tests;
