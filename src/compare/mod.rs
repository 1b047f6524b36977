//! Two drafts → the changes between them; a row of drafts → the history of each provision.
//!
//! May use `base` and `text`. Pure: no disk, no clock, no study. Never fails but by being cancelled. The same input
//! gives the same output, on one core or many.

mod align;
mod changes;
mod model;
mod order;
pub mod redline;
mod words;

pub use changes::{compare, recount};
pub use model::{
    Binding, Change, ChangeId, Comparison, Counts, Event, EventKind, Kind, Lineage, Link, Minor, Op, Options, Piece,
    PlaceInDraft, Provision, ProvisionId, Reason,
};
