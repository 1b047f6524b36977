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

mod actor_names;
mod architecture;
mod checking;
mod codebook_window;
mod codebooks;
mod coders;
mod comparing;
mod coverage;
mod desk;
mod dividing;
mod formats;
mod fuzz;
mod input;
mod journeys;
mod keeping;
mod killed;
mod ledger;
mod mutants;
#[cfg(feature = "pictures")]
mod pictures;
mod samples;
mod screen;
mod suggesting;
mod support;
mod tagging;
mod together;
mod tricky;
