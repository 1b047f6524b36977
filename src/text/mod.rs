//! What a copy of a draft is: paragraphs with labels, marks and places, as they were imported.
//!
//! May use `base`. Knows nothing of files, of other drafts, of annotations: it holds a text and answers questions
//! about it. A [`SourceText`] never changes; a [`Reading`] is what everything else computes on: one view of a copy
//! (tracked changes accepted, say), with the user's corrections laid over it.

mod doubt;
mod edit;
mod excerpt;
mod paragraph;
mod reading;
mod source_text;

pub use doubt::{Doubt, Doubts};
pub use excerpt::first_words;
pub use paragraph::{
    CellPlace, Comment, Mark, NoteMark, Numbers, Paragraph, ParagraphKind, Style, Tracked, TrackedKind,
};
pub use reading::{Reading, View};
pub use source_text::{Format, Language, Recognition, SetAside, SourceText, Stage};
