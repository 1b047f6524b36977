//! The zip package of a DOCX or ODT: its parts by name, unpacked within bounds.

use super::{ImportError, limits};
use crate::base::Message;
use std::io::{Cursor, Read as _};

/// An open package.
pub(super) struct Package<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens `bytes`; a damaged or cut file is refused.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ImportError> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes))
            .map_err(|_damaged| ImportError::Unreadable(Message::new("import-zip-damaged")))?;
        if archive.len() > limits::PARTS {
            return Err(too_much());
        }
        Ok(Self { archive, left: limits::UNPACKED })
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` when there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let damaged = || ImportError::Unreadable(Message::new("import-zip-part-damaged").text("part", name.to_owned()));
        let file = match self.archive.by_index(index) {
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
