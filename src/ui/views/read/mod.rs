//! The drafts themselves: side by side with level paragraphs, or as one redline.

mod bar;
mod caption;
mod margin;
mod model;
mod paint;
mod words;

pub use model::ReadState;
pub use paint::read_ui;
