//! The bounds within which files are read, in one place, so that a hostile file costs bounded memory and time.
//!
//! What is beyond them is said in one sentence: of the file, which is then not read, or of the place that was left out.
//! The first are what a process is given that reads a file or draws a page; the others keep what is read within them.

use super::ImportError;
use crate::base::Message;

/// Most bytes that a process which reads a file may hold.
pub const READING_MEMORY: u64 = 512 << 20;
/// Most bytes that a process which draws a page may hold: a page scanned at 600 dots an inch, unpacked and in colours.
pub const DRAWING_MEMORY: u64 = 896 << 20;
/// Most addresses of such a process beyond what it holds, in bytes: the program itself, and room that is never used.
pub const ADDRESSES: u64 = 512 << 20;
/// Most seconds at work on reading a file.
pub const READING: u32 = 60;
/// Most seconds at work on drawing a page.
pub const DRAWING: u32 = 20;

/// A text of at most so many bytes is read without a process of its own; a process costs some five milliseconds.
pub const SMALL: usize = 1 << 20;
/// The same of a page of the web, whose parser is not ours.
pub const SMALL_MARKUP: usize = 64 << 10;
/// Largest file that is read at all, in bytes.
pub const FILE: usize = 256 << 20;
/// Largest text, Markdown or HTML file, in bytes; a 10,000-page text is about 30 MB.
pub const TEXT: usize = 64 << 20;
/// Longest label, in bytes; anything longer is text.
pub const LABEL: usize = 60;

/// Most paragraphs in a copy; a 10,000-page text has about 100,000.
pub const PARAGRAPHS: usize = 200_000;
/// Longest paragraph, in bytes; a longer one is parted, and that is said. Words are compared with words, so that twice the
/// length takes four times the work; the longest paragraphs of treaties have some 5,000 bytes.
pub const PARAGRAPH: usize = 32 << 10;
/// Most columns of a table.
pub const COLUMNS: u32 = 1_000;

/// Largest part of a DOCX or ODT after unpacking, in bytes.
pub const PART: u64 = 128 << 20;
/// Most bytes a DOCX or ODT may unpack to, over all the parts that are read.
pub const UNPACKED: u64 = 256 << 20;
/// Most parts in a DOCX or ODT.
pub const PARTS: usize = 20_000;
/// Most parts of a mail that are looked at.
pub const MAIL_PARTS: usize = 1_000;
/// How deep the parts of a mail may lie in one another.
pub const MAIL_DEPTH: usize = 16;

/// Deepest nesting of elements in XML or HTML.
pub const DEPTH: usize = 256;
/// Most elements and texts in one XML part.
pub const NODES: usize = 6_000_000;
/// Most elements of an HTML page that are open at once.
pub const OPEN_ELEMENTS: usize = 2_000;
/// Most attributes of one HTML element.
pub const ATTRIBUTES: usize = 500;

/// The header of a PDF stands within so many bytes from the beginning of the file. The standard says 1,024; mail gateways
/// put more before it.
pub const PDF_HEADER: usize = 65_536;
/// Most bytes that the streams of a PDF may unpack to together, its pictures apart; some 100,000 full pages.
pub const PDF_UNPACKED: u64 = 256 << 20;
/// Most bytes that pass from one filter of a stream to the next.
pub const PDF_BETWEEN_FILTERS: usize = 64 << 20;
/// Most filters of one stream; producers name one or two.
pub const PDF_FILTERS: usize = 8;
/// Most samples of a row that a predictor may be told of.
pub const PDF_ROW: usize = 1 << 20;
/// Pages beyond this number are not read.
pub const PDF_PAGES: usize = 10_000;
/// Characters of all pages together beyond this number are not read: some 1,300 full pages, each character about 100 bytes
/// at work.
pub const PDF_CHARACTERS: usize = 4_000_000;
/// Characters of one page beyond this number are not read; a page of the densest print has some 20,000.
pub const PDF_PAGE_CHARACTERS: usize = 400_000;
/// Most pieces of lines of one page; a full page of a newspaper has some 1,500. What stands in more is set aside.
pub const PDF_PIECES: usize = 6_000;
/// Instructions of one page beyond this number are not followed.
pub const PDF_INSTRUCTIONS: usize = 6_000_000;
/// Most bytes that the forms of one page unpack to, each as often as it is drawn.
pub const PDF_FORMS_UNPACKED: usize = 128 << 20;
/// Forms inside forms beyond this depth are not drawn.
pub const PDF_FORMS: u32 = 12;
/// Comparisons of painted areas with the characters under them, on one page, beyond this number are not made.
pub const PDF_COVERING: usize = 40_000_000;
/// Lines of one page beyond this number are not noted (maps and charts have that many).
pub const PDF_RULES: usize = 40_000;
/// Annotations of one page beyond this number are not looked at, and that is said.
pub const PDF_ANNOTATIONS: usize = 5_000;
/// Remarks of one page beyond this number are not kept, and that is said: each is looked for among the characters of the
/// page.
pub const PDF_REMARKS: usize = 1_000;
/// Most entries that are read of one table of a font.
pub const PDF_FONT_ENTRIES: usize = 200_000;
/// Tags deeper than this are not followed.
pub const PDF_TAGS_DEEP: u32 = 128;
/// Tags beyond this number are not followed.
pub const PDF_TAGS: usize = 2_000_000;
/// Most attached files that are named, and nodes of the tree of their names that are looked at.
pub const PDF_ATTACHMENTS: usize = 100;

/// Most pixels of a drawn page: an A4 page at 240 dots an inch is 5.6 million.
pub const DRAWN_PIXELS: f32 = 6_000_000.0;
/// Longest side of a drawn page, in pixels.
pub const DRAWN_SIDE: f32 = 8_000.0;
/// Most pixels of one picture on a page: a whole page scanned at 600 dots an inch is 35 million.
pub const PICTURE_PIXELS: u64 = 60_000_000;
/// Most pixels of all pictures of a page.
pub const PICTURES_PIXELS: u64 = 200_000_000;
/// Most pictures and forms of a page that are looked at before it is drawn.
pub const PICTURES: usize = 4_000;
/// How deep forms may stand in forms where pictures are looked for.
pub const PICTURES_DEEP: usize = 8;
/// Most recognised words of one page: the densest print has some 5,000. With more, the page counts as not recognised.
pub const RECOGNISED_WORDS: usize = 50_000;
/// Most characters of a recognised word; longer ones are rows of dots and lines taken for letters.
pub const RECOGNISED_WORD: usize = 400;

/// Refuses what is over `limit` bytes, in whole megabytes.
pub(super) fn check_size(size: usize, limit: usize) -> Result<(), ImportError> {
    if size <= limit {
        return Ok(());
    }
    Err(ImportError::Unreadable(
        Message::new("import-too-large").number("size", size >> 20).number("limit", limit >> 20),
    ))
}
