//! Bytes of a file → a copy of a draft, with diagnostics of everything doubtful.
//!
//! May use `base` and `text`. Never touches the disk, never asks the clock, never fails on a text it can partly read:
//! what cannot be read is noticed, what is not part of the text is set aside and kept.
//!
//! A reader for each format makes [`Block`]s; `structure` makes of them paragraphs with labels, references, sections,
//! the same way for every format.

mod block;
pub mod codebook;
mod docx;
mod html;
mod inline;
mod limits;
mod markdown;
mod odt;
mod package;
mod pdf;
mod plain;
mod sniff;
mod structure;
mod tables;
mod xml;

#[cfg(test)]
mod tests;

pub(crate) use block::Read;
pub use block::{Block, Role};
pub use pdf::{Picture, Sketch, SketchWord, picture, sketch};
pub use structure::label_of;

use crate::base::{Cancelled, ContentHash, JobControl, Message, WithDiagnostics};
use crate::text::{Format, SourceText};

/// Version of the importer: rises whenever the same bytes would be read differently.
pub const IMPORTER: u32 = 1;

/// Choices of the user about one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Name of a character encoding (WHATWG label) for text files, when the guess was wrong.
    pub encoding: Option<String>,
    /// Password of an encrypted file.
    pub password: Option<String>,
    /// Read a tagged PDF as if it had no tags (to check one way of reading against the other).
    pub ignore_tags: bool,
}

/// Why a file gave no copy at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// The user stopped it.
    Cancelled,
    /// One clear sentence: what is wrong, where, what to do. The caller adds which file.
    Unreadable(Message),
}

impl From<Cancelled> for ImportError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// Reads a file: its `name` (without folder) decides only what its content leaves open.
///
/// A text that can partly be read is read, with diagnostics; a [`ImportError`] says in one sentence why nothing could be.
pub fn import(
    name: &str,
    bytes: &[u8],
    options: &ImportOptions,
    job: &JobControl,
) -> Result<WithDiagnostics<SourceText>, ImportError> {
    job.check()?;
    let format = sniff::sniff(name, bytes)?;
    let read = match format {
        Format::Pdf => pdf::read(bytes, options, job),
        Format::Docx => docx::read(bytes, job),
        Format::Html => html::read(bytes, options, job),
        Format::Markdown => markdown::read(bytes, options, job),
        Format::Odt => odt::read(bytes, job),
        Format::Text => plain::read(bytes, options, job),
    }?;
    job.check()?;
    let mut empty = SourceText::empty(ContentHash::of(bytes), IMPORTER, format);
    empty.encoding = match format {
        Format::Html => Some(html::with_declared(bytes, options)),
        Format::Markdown | Format::Text => Some(options.clone()),
        Format::Pdf | Format::Docx | Format::Odt => None,
    }
    .map(|options| plain::encoding_of(bytes, &options).name().to_owned());
    structure::assemble(read, empty, job)
}

/// Encodings that texts of negotiations come in, by the names of the WHATWG standard, the commonest first.
pub const ENCODINGS: [&str; 20] = [
    "UTF-8",
    "windows-1252",
    "windows-1251",
    "windows-1256",
    "GB18030",
    "GBK",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "KOI8-R",
    "IBM866",
    "ISO-8859-5",
    "ISO-8859-6",
    "x-mac-cyrillic",
    "macintosh",
    "ISO-8859-2",
    "windows-1250",
    "windows-1254",
    "Shift_JIS",
    "EUC-KR",
];

/// The lines of a text file, decoded as the importers do, or with the encoding named; to show the source beside what
/// was understood.
pub fn source_lines(bytes: &[u8], encoding: Option<&str>) -> Vec<String> {
    let options = ImportOptions { encoding: encoding.map(ToOwned::to_owned), ..ImportOptions::default() };
    let text = plain::decode(bytes, &options, &mut Vec::new());
    text.lines().map(ToOwned::to_owned).collect()
}

/// Reads a text that was pasted, as plain text.
pub fn import_pasted(text: &str, job: &JobControl) -> Result<WithDiagnostics<SourceText>, ImportError> {
    let options = ImportOptions { encoding: Some("utf-8".to_owned()), ..ImportOptions::default() };
    if text.trim().is_empty() {
        return Err(ImportError::Unreadable(Message::new("import-empty")));
    }
    limits::check_size(text.len(), limits::TEXT)?;
    let read = plain::read(text.as_bytes(), &options, job)?;
    structure::assemble(read, SourceText::empty(ContentHash::of(text.as_bytes()), IMPORTER, Format::Text), job)
}
