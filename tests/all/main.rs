//! Every integration test in one binary: linking the window once is enough.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop")]
#![expect(missing_docs, reason = "tests explain themselves by their names")]

mod architecture;
