//! Agreed language: what of a draft stands in reference texts, and where words stand in these.
//!
//! May use `base`, `text`, `insight::alike`. A reference is no draft: it is compared with nothing. Says that the words are
//! the same and what differs; not that one was taken from the other.

mod reuse;
mod shelf;
#[cfg(test)]
mod tests;

pub use reuse::{Reused, reused};
pub use shelf::{Found, Shelf, find};
