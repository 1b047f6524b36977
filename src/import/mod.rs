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
mod empty_ends;
mod error;
mod html;
mod inline;
pub mod limits;
mod mail;
mod markdown;
mod number_format;
mod odt;
mod options;
mod package;
mod pdf;
mod plain;
mod sniff;
mod structure;
mod tables;
mod typed_labels;
mod xml;

#[cfg(test)]
mod tests;

pub(crate) use block::Read;
pub use block::{Block, Role};
pub use error::ImportError;
pub use options::{ENCODINGS, ImportOptions};
pub use pdf::{
    MUCH, Orientation, PageScan, Picture, Recognised, RecognisedPage, RecognisedWord, Script, Sketch, SketchWord,
    orientation, pages_without_text, picture, recognised_page, sketch,
};
pub use structure::{label_of, language_of};

use crate::base::{ContentHash, JobControl, Message, WithDiagnostics};
use crate::text::{Format, SourceText};

/// Version of the importer: rises whenever the same bytes would be read differently.
pub const IMPORTER: u32 = 5;

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
    let format = match sniff::sniff(name, bytes)? {
        sniff::Kind::Document(format) => format,
        sniff::Kind::Mail => {
            let read = mail::read(bytes, options, job)?;
            let mut empty = SourceText::empty(ContentHash::of(bytes), IMPORTER, Format::Text);
            empty.encoding = Some(plain::encoding_of(bytes, options).name().to_owned());
            return structure::assemble(read, empty, job);
        }
    };
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

/// Whether a file is no package and no PDF, and so small that reading it costs little whatever it holds.
pub fn is_plain_and_small(bytes: &[u8]) -> bool {
    let is_markup = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(b"<");
    let most = if is_markup { limits::SMALL_MARKUP } else { limits::SMALL };
    bytes.len() <= most && !bytes.starts_with(b"PK") && !pdf::has_header(bytes)
}

/// Splits a text file into lines, decoded as the importers do, or with the encoding named; to show the source beside what
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
