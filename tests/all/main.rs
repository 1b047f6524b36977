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
mod agreement;
mod architecture;
mod checking;
mod codebook_window;
mod codebooks;
mod comparing;
mod coverage;
mod crash;
mod failing_disk;
mod fixture;
mod format_one;
mod formats;
mod fuzz;
mod history_view;
mod house;
mod input;
mod insert_draft;
mod journeys;
mod labelled;
mod labelled_drafts;
mod labelled_submissions;
mod ledger;
mod merge;
mod mutants;
mod not_known;
mod pdf_pages;
mod persistence;
#[cfg(feature = "pictures")]
mod pictures;
mod positions_window;
mod reanchor;
mod samples;
mod saving_over;
mod screen;
mod stopping;
mod submissions;
mod suggesting;
mod support;
mod tagging;
mod tricky;
