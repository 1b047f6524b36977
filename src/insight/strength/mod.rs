//! Whether a change makes a text stronger or lighter, and by which words.
//!
//! Words are read on a ladder (`assets/strength/*.ron`, each rung with its source) where they govern their clause, on both
//! sides of a change; what the redline leaves as it was says nothing. The answer always names the words that carry it. Pure:
//! knows no study, reads no file. Deliberately without statistics and without a model: a reader can retrace each answer.

mod chinese;
mod frame;
mod han_quantities;
mod judge;
mod ladder;
mod marker;
mod measures;
mod model;
mod path;
mod places;
mod quantities;
mod quantity_words;
mod read;
#[cfg(test)]
mod tests;
mod tokens;

pub use frame::{Languages, lead_in, shift_of, shifts};
pub use judge::{Framed, shift};
pub(in crate::insight) use measures::{Measure, measured, measured_han};
pub use model::{Axes, Axis, Because, Carrier, Cause, Direction, Shift};
pub use path::{PathStep, path};
pub(in crate::insight) use quantities::REFERENCES;
pub(in crate::insight) use quantity_words::{MONTHS, cardinal, days, fraction, is_numeral, ordinal};
pub(in crate::insight) use tokens::{Token, tokens};
