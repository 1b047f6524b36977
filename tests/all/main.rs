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
mod carried;
mod checking;
mod codebook_window;
mod codebooks;
mod coders;
mod comparing;
mod coverage;
mod desk;
mod dividing;
mod failing_disk;
mod format_one;
mod formats;
mod fuzz;
mod input;
mod journeys;
mod keeping;
mod killed;
mod labelled_drafts;
mod labelled_submissions;
mod ledger;
mod mutants;
mod not_known;
mod pages;
#[cfg(feature = "pictures")]
mod pictures;
mod positions_window;
mod samples;
mod saving_over;
mod screen;
mod submissions;
mod suggesting;
mod support;
mod tagging;
mod together;
mod tricky;
mod walking;
