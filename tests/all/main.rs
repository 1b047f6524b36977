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

mod architecture;
mod checking;
mod coverage;
mod desk;
mod formats;
mod input;
mod journeys;
mod keeping;
mod killed;
mod mutants;
#[cfg(feature = "pictures")]
mod pictures;
mod samples;
mod screen;
mod support;
mod together;
mod tricky;
