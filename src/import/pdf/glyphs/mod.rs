//! What stands on a page: characters, lines and boxes at their places, found by following the drawing instructions.
//!
//! Knows nothing of lines, paragraphs or tags.

pub(crate) mod accent;
pub(crate) mod annotations;
pub(crate) mod content;
pub(crate) mod font;
pub(crate) mod garbage;
mod graphics;
mod ink;
pub(crate) mod layers;
pub(crate) mod page;
pub(crate) mod script;
mod sfnt;
mod text;
