//! The drafts themselves: side by side with level paragraphs, or as one redline.

mod bar;
mod caption;
mod columns;
mod header;
mod laid;
mod margin;
mod model;
mod paint;
mod place;
mod row;
mod words;

pub use model::{ReadState, fits_two_columns};
pub use paint::read_ui;
