//! Characters at their places → paragraphs, as a reader sees them.
//!
//! `columns` puts characters into segments and columns, `gutters` finds where columns stand close together, `line` makes lines of them, `flow` joins lines to paragraphs;
//! `table` finds ruled tables, `open_table` those without rules; `notes` finds footnotes, `headings` what looks like a
//! heading, `furniture` what is no part of the text. `geometry` runs them over all pages. `para` joins the words of a
//! paragraph's lines, with what `vocabulary` knows of the document's own words.

pub(crate) mod balloons;
pub(crate) mod columns;
pub(crate) mod edges;
pub(crate) mod flow;
pub(crate) mod furniture;
pub(crate) mod geometry;
mod gutters;
pub(crate) mod habit;
pub(crate) mod headings;
mod joining;
pub(crate) mod label;
pub(crate) mod line;
pub(crate) mod notes;
mod open_table;
pub(crate) mod para;
mod table;
pub(crate) mod vocabulary;
