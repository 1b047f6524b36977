//! The drafts themselves: side by side with level paragraphs, or as one redline.

mod model;
mod paint;

pub use model::{Layout, ReadState, Row};
pub use paint::read_ui;
