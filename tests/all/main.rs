//! Every integration test in one binary: linking the window once is enough.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test may stop"
)]

mod annotate;
mod coders;
mod compare;
mod comparison;
mod drafts;
mod facts;
mod house;
mod import;
mod labelled;
mod positions;
mod report;
mod study_file;
mod support;
mod window;
