//! The drafts themselves: side by side with level paragraphs, or as one redline.

mod model;
mod paint;

pub use model::ReadState;
pub use paint::read_ui;
