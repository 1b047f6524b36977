//! The bounds within which files are read, in one place, so that a hostile file costs bounded memory and time.
//!
//! The first five are what a process is given that reads a file or draws a page; the others keep what is read within them.

use super::ImportError;
use crate::base::Message;

/// Most bytes that a process which reads a file or draws a page may hold.
pub const MEMORY: u64 = 448 << 20;
/// Most addresses of such a process, in bytes: what it holds, the program itself, and room that is kept and never used.
pub const ADDRESSES: u64 = 1 << 30;
/// Most seconds at work on reading a file.
pub const READING: u32 = 60;
/// Most seconds at work on drawing a page.
pub const DRAWING: u32 = 20;
/// A text of at most so many bytes is read without a process of its own.
pub const SMALL: usize = 64 << 10;
/// Largest file that is read at all, in bytes.
pub const FILE: usize = 256 << 20;
/// Largest text, Markdown or HTML file, in bytes; a 10,000-page text is about 30 MB.
pub const TEXT: usize = 64 << 20;
/// Largest part of a DOCX or ODT after unpacking, in bytes.
pub const PART: u64 = 128 << 20;
/// Most bytes a DOCX or ODT may unpack to, over all the parts that are read.
pub const UNPACKED: u64 = 256 << 20;
/// Most parts in a DOCX or ODT.
pub const PARTS: usize = 20_000;
/// Most bytes that the streams of a PDF may unpack to together, its pictures apart; some 100,000 full pages.
pub const PDF_UNPACKED: u64 = 256 << 20;
/// Most bytes that pass from one filter of a stream to the next.
pub const PDF_BETWEEN_FILTERS: usize = 64 << 20;
/// Most filters of one stream; producers name one or two.
pub const PDF_FILTERS: usize = 8;
/// Most samples of a row that a predictor may be told of.
pub const PDF_ROW: usize = 1 << 20;
/// Deepest nesting of elements in XML or HTML.
pub const DEPTH: usize = 256;
/// Most elements of an HTML page that are open at once.
pub const OPEN_ELEMENTS: usize = 10_000;
/// Most elements and texts in one XML part.
pub const NODES: usize = 6_000_000;
/// Most paragraphs in a copy.
pub const PARAGRAPHS: usize = 500_000;
/// Longest label, in bytes; anything longer is text.
pub const LABEL: usize = 60;

/// Refuses what is over `limit` bytes, in whole megabytes.
pub(super) fn check_size(size: usize, limit: usize) -> Result<(), ImportError> {
    if size <= limit {
        return Ok(());
    }
    Err(ImportError::Unreadable(
        Message::new("import-too-large").number("size", size >> 20).number("limit", limit >> 20),
    ))
}
