//! The command line.
//!
//! May use app, ui.
