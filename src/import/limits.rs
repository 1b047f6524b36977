//! The bounds within which files are read, in one place, so that a hostile file costs bounded memory and time.

use super::ImportError;
use crate::base::Message;

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
