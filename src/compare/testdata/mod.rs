//! Labelled revisions of invented drafts, for tests and benches.

pub mod rewrites;
pub mod synthetic;

mod rewrites_tests;
