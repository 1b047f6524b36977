//! The window
//!
//! May use  the only egui.:every room above.
