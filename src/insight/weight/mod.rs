//! How much a change matters: substance, wording or editorial, each with its reasons.
//!
//! Told from the shift, from what came and went, and from what is known around the change (its round trip, a red line or an
//! ask it touches). Pure; says nothing it has no reason for. Deliberately no score learnt from anywhere: the order of
//! reasons is written down in `weigh.rs`, and a person has the last word.

mod asks;
mod facts;
mod model;
#[cfg(test)]
mod tests;
mod weigh;

pub use asks::{TouchedAsks, touched};
pub use model::{Judged, Level, Touched, Weight};
pub use weigh::{judged, weigh};
