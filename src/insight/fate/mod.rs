//! What became of proposals and asks in the drafts that came after the one they were made on.
//!
//! May use `base`, `compare`, `text`, `study`, `insight::alike`. Says whether the words wanted came and the words unwanted
//! went, with the places; never because of whom. All of it is a suggestion; the verdict is a person's.
//!
//! ```text
//! proposal: after "inclusive, open", insert "sustainable, fair"        made on Rev.1, paragraph 4
//! Rev.2, 4   "inclusive, open, sustainable, fair, safe"     adopted
//! Rev.2, 4   "inclusive, open, fair, safe"                  in part: sustainable is missing
//! Rev.2, 9   the same words, which stood there in Rev.1     not adopted: they stand elsewhere, as before
//! Rev.3, –   the paragraph is gone                          reversed, or overtaken where nothing had come
//! ```
//!
//! Words that stand in the paragraph (or in what it was split into, or in a new one right after it) count when they are
//! more often there than in the draft the proposal was made on. Words that came elsewhere count from four words on.

mod follow;
mod gather;
mod home;
mod judge;
mod model;
mod objections;
mod tally;
#[cfg(test)]
mod tests;
mod words;

pub use follow::follow;
pub use gather::wanted;
pub use model::{Fate, Outcome, Source, Wanted, Why};
pub use objections::{Objected, objected, objections_to};
pub use tally::{Count, Said, Tally, said, tallies};
