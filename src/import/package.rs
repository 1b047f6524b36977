//! The package of a DOCX or ODT: its parts by name, unpacked within bounds. As a rule a zip file; both formats may also
//! be one flat XML file.

use super::xml::{self, Element, Node, Tree, XmlFault};
use super::{ImportError, limits};
use crate::base::Message;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// An open package.
pub(super) struct Package<'a> {
    source: Source<'a>,
    /// How many bytes may still be unpacked.
    left: u64,
}

enum Source<'a> {
    Zip(zip::ZipArchive<Cursor<&'a [u8]>>),
    /// The XML parts of a flat file.
    Flat(BTreeMap<String, Tree>),
}

impl<'a> Package<'a> {
    /// Opens `bytes`; a damaged or cut file is refused.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        if !bytes.starts_with(b"PK") {
            return Ok(Self { source: Source::Flat(flat(bytes)?), left: limits::UNPACKED });
        }
        let archive = zip::ZipArchive::new(Cursor::new(bytes))
            .map_err(|_damaged| ImportError::Unreadable(Message::new("import-zip-damaged")))?;
        if archive.len() > limits::PARTS {
            return Err(too_much());
        }
        Ok(Self { source: Source::Zip(archive), left: limits::UNPACKED })
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        match &self.source {
            Source::Zip(archive) => archive.index_for_name(name).is_some(),
            Source::Flat(parts) => parts.contains_key(name),
        }
    }

    /// A part as a tree; `None` when there is none.
    pub(super) fn tree(&mut self, name: &str) -> Result<Option<Tree>, ImportError> {
        if let Source::Flat(parts) = &mut self.source {
            return Ok(parts.get(name).cloned());
        }
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        xml::parse(&bytes).map(Some).map_err(|fault| fault_of(fault, name))
    }

    /// The bytes of a part; `None` when there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Source::Zip(archive) = &mut self.source else { return Ok(None) };
        let Some(index) = archive.index_for_name(name) else { return Ok(None) };
        let damaged = || ImportError::Unreadable(Message::new("import-zip-part-damaged").text("part", name.to_owned()));
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => {
                return Err(ImportError::Unreadable(Message::new("import-encrypted-office")));
            }
            Err(_) => return Err(damaged()),
        };
        let limit = limits::PART.min(self.left);
        let mut bytes = Vec::new();
        // The size that the package declares may lie: read one byte more than allowed and see.
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|_damaged| damaged())?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(too_much());
        }
        self.left -= size;
        Ok(Some(bytes))
    }
}

fn too_much() -> ImportError {
    ImportError::Unreadable(Message::new("import-zip-too-much").number("limit", limits::UNPACKED >> 20))
}

fn fault_of(fault: XmlFault, part: &str) -> ImportError {
    let key = match fault {
        XmlFault::TooMuch => "import-xml-too-deep",
        XmlFault::Broken => "import-zip-part-damaged",
    };
    ImportError::Unreadable(Message::new(key).text("part", part.to_owned()))
}

/// The parts of a flat file: a Word package in XML, or an OpenDocument text, whose parts are parts of its one tree.
fn flat(bytes: &[u8]) -> Result<BTreeMap<String, Tree>, ImportError> {
    let whole = xml::parse(bytes).map_err(|fault| fault_of(fault, "document"))?;
    if &*whole.root.name != "package" {
        let parts = ["content.xml", "styles.xml", "meta.xml"];
        return Ok(parts.into_iter().map(|name| (name.to_owned(), whole.clone())).collect());
    }
    let cut = whole.cut;
    let first = |element: Element| {
        element.children.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    };
    let part = |node: Node| {
        let Node::Element(part) = node else { return None };
        let name = part.attribute("name")?.trim_start_matches('/').to_owned();
        // Pictures stand there too, in letters.
        let data = first(part).filter(|data| &*data.name == "xmlData")?;
        Some((name, Tree { root: first(data)?, cut }))
    };
    Ok(whole.root.children.into_iter().filter_map(part).collect())
}
