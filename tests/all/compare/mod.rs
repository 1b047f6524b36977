//! The comparison against what a careful reader expects.

mod provisions;
mod samples;
mod tricky;
