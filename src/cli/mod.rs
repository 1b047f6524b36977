//! The command line.
//!
//! May use app, ui.

pub mod show;
