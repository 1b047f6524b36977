//! Numbers of objects, and streams.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::Ref;
use std::io::Write as _;

/// Numbers of objects.
pub(super) struct Refs(pub(super) i32);

impl Refs {
    pub(super) const fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }

    pub(super) fn many(&mut self, count: usize) -> Vec<Ref> {
        (0..count).map(|_| self.next()).collect()
    }
}

/// Packs a stream. Writing to memory does not fail.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    packer.write_all(bytes).ok();
    packer.finish().unwrap_or_default()
}
