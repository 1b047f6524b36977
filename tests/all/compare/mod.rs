//! The comparison against what a careful reader expects.

mod language_versions;
mod provisions;
mod samples;
mod tricky;
