//! A delegation's submission, or a compilation text, as proposals against a draft.
//!
//! ```text
//! "… [G77: predictable] financing"            G77 inserts "predictable"
//! "~~on a voluntary basis~~ (G77 delete)"      G77 deletes "on a voluntary basis"
//! "[with a view to / in order to - CH]"        CH: one or the other
//! "12 alt EU: We decide …"                     the EU's rival for 12
//! "We propose to delete “and soon”"           whoever writes; "others have asked to delete …" nobody
//! Draft | Amendment | Justification           what the second column words otherwise than the first
//! ```
//!
//! Annotations of a file are read as the importers give them: struck words as marks [`Deleted`](crate::text::Style), words
//! put in at their place as marks [`Inserted`](crate::text::Style), each with its author; all others as comments on the
//! words they are on.
//!
//! Secretariats set keys of their own and no standard exists; the shapes read here are those of section 5 of the
//! project's domain study. What can be read in two ways is a proposal with a doubt, never a guess.

mod against;
mod beside;
mod citation;
mod instructed;
mod instruction;
mod letter;
mod likeness;
mod markup;
mod model;
mod named;
mod place;
mod quoted;
mod reader;
mod rival;
mod table;
#[cfg(test)]
mod tests;
mod unmarked;
mod vocabulary;
mod voice;
mod wishes;
mod wording;

pub use crate::study::actors::{ActorFinder, ActorName};
pub use against::read;
pub(in crate::insight) use citation::{Addresses, citations};
pub use markup::{InvalidMarkupKey, MarkupKey, Meaning};
pub use model::{Doubt, Proposal, Proposals};
pub use named::{Called, named_draft, other_revision};

/// What a proposal wants.
pub use crate::study::ProposalAction as Action;
