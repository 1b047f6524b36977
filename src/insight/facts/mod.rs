//! Facts of drafts: deadlines, numbers, bodies, mandates, terms, brackets and lists of actors, and what becomes of each from
//! draft to draft.
//!
//! Read by plain rules from the words alone (English and Chinese; of other languages brackets and terms only), each with its
//! place. Uses `strength` for dates and numbers and `compare` for the lineage. Deliberately says nothing of what is *agreed* but
//! what a text itself says of it, quoted.

mod actors;
mod agreed;
mod bodies;
mod brackets;
mod draft;
mod english;
mod follow;
mod han;
mod mandates;
mod model;
mod read;
#[cfg(test)]
mod tests;
mod vocabulary;

pub(in crate::insight) use brackets::bracket_pairs;
pub use draft::{Agreed, DraftFacts, FactAt};
pub use follow::{FactCell, FactRow, FactState, FactTable, follow};
pub use model::{Fact, FactKind, Mandate, Terms};
pub use read::facts;
