//! Whether the study's file is still the one that its journal goes on from.
//!
//! A journal says what led on from a file. Where another program replaces or removes that file while work goes on (a
//! colleague's copy, a sync program), what the journal goes on from is gone: from then on the journal holds the whole study.

use crate::base::ContentHash;
use crate::study::file::{self, FileStamp};
use std::path::Path;

/// What was last seen of the study's file.
#[derive(Debug, Default)]
pub(super) struct FileWatch {
    /// Looked at before the file is read.
    stamp: Option<Option<FileStamp>>,
    /// Whether the file is no longer the one that the journal goes on from.
    alone: bool,
}

impl FileWatch {
    /// Looks at the file; returns whether it has just been found to be another than the one of this hash.
    pub(super) fn notices_another(&mut self, file: Option<&Path>, base: Option<ContentHash>) -> bool {
        let (Some(file), Some(base), false) = (file, base, self.alone) else { return false };
        let stamp = file::stamp_of(file);
        if self.stamp == Some(stamp) {
            return false;
        }
        self.stamp = Some(stamp);
        self.alone = file::hash_of(file) != Some(base);
        self.alone
    }

    /// Whether the journal has to hold the whole study.
    pub(super) const fn is_alone(&self) -> bool {
        self.alone
    }
}
