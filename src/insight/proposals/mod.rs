//! A delegation's submission, or a compilation text, as proposals against a draft.
//!
//! ```text
//! "… [G77: predictable] financing"            G77 inserts "predictable"
//! "~~on a voluntary basis~~ (G77 delete)"      G77 deletes "on a voluntary basis"
//! "[with a view to / in order to - CH]"        CH: one or the other
//! "12 alt EU: We decide …"                     the EU's rival for 12
//! ```
//!
//! Secretariats set keys of their own and no standard exists; the shapes read here are those of section 5 of the
//! project's domain study. What can be read in two ways is a proposal with a doubt, never a guess.

mod against;
mod differences;
mod letter;
mod markup;
mod markup_key;
mod model;
#[cfg(test)]
mod tests;

/// What a proposal wants.
pub use crate::study::ProposalAction as Action;
pub use crate::study::actors::{ActorFinder, ActorName};
pub use against::read;
pub use markup_key::{MarkupKey, Meaning};
pub use model::{Doubt, Proposal, Proposals};
