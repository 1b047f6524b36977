//! What is written for other programs and for people, as they take it.

mod copying;
mod diffs;
mod doubts;
mod weights;
