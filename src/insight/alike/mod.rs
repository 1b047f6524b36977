//! Text reuse: stretches of a text that stand in other texts, word for word or with a few words changed, cut, or put in.
//!
//! May use `base`, `compare::words`, `text`. Says which words are the same, never why.
//!
//! ```text
//! texts ─Stream→ words in a row, paragraphs only as places in it
//! needles ─grams→ each three words in a row (five Han signs) with where they stand
//! hay ─one pass→ seeds: grams of the hay that are grams of the needles
//! seeds ─chains→ seeds close to one another in both texts
//! chains ─mended→ stretches: the words paired in order, between the seeds and a little beyond them
//! ```
//!
//! The pass is linear in the hay. After S. Schleimer, D. Wilkerson and A. Aiken, “Winnowing: local algorithms for document
//! fingerprinting” (2003); nothing is winnowed, since one side is always small enough to be kept whole.

mod closest;
mod mend;
mod needles;
mod stream;
mod stretch;
#[cfg(test)]
mod tests;

pub use closest::{closest, exact};
pub use needles::{Measure, Needles};
pub use stream::{Place, Stream};
pub use stretch::{Stretch, apart};
