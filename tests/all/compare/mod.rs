//! The comparison against what a careful reader expects.

mod samples;
mod tricky;
