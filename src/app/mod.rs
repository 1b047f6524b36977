//! The program without a screen
//!
//! May use  state, commands, actions, files. No egui.:every room above.
