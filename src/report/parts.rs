//! Parts of packages: XML written without faults, and files of parts that are the same bytes for the same parts.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Returns a text without the characters that XML 1.0 cannot hold.
pub(super) fn printable(text: &str) -> String {
    let held = |letter: &char| matches!(letter, '\n' | '\t') || !letter.is_control();
    text.chars().filter(|letter| held(letter) && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// An XML part being written. Writing to memory does not fail.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a part with its declaration.
    pub(super) fn part() -> Self {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")))).ok();
        Self(writer)
    }

    /// Begins a piece of a part.
    pub(super) fn piece() -> Self {
        Self(Writer::new(Vec::new()))
    }

    fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            start.push_attribute((*name, printable(value).as_str()));
        }
        start
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Start(Self::start(name, attributes))).ok();
    }

    /// Closes an element.
    pub(super) fn close(&mut self, name: &str) {
        self.0.write_event(Event::End(BytesEnd::new(name))).ok();
    }

    /// Writes an element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Empty(Self::start(name, attributes))).ok();
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        self.0.write_event(Event::Text(BytesText::new(&printable(text)))).ok();
    }

    /// Writes an element that holds only text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Writes markup that is whole in itself.
    pub(super) fn raw(&mut self, markup: &[u8]) {
        self.0.get_mut().extend_from_slice(markup);
    }

    /// Ends the part.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

/// Packs parts in their order. Dates of parts are the earliest there can be, so that the same parts give the same bytes.
pub(super) fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // The type of an OpenDocument is read without unpacking it.
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        // Writing to memory does not fail.
        zip.start_file(*name, options).ok();
        zip.write_all(bytes).ok();
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
