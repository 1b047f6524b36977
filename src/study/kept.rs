//! What a newer version wrote and this one has no types for: kept as its source text, at its place.

use std::collections::BTreeMap;

/// Parts of a study's file that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// The parts by their addresses: list, id of the item, the way to a field inside it, the field's name. Without a way and a
    /// field it is a whole item; a list's name alone is a field of the study.
    pub(super) parts: BTreeMap<Vec<String>, KeptPart>,
    /// Whether there are parts that would have no place in a file written by this version: it must not be written over.
    pub(super) is_loose: bool,
}

/// A part that is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct KeptPart {
    /// The field it stands behind; empty where it comes first.
    pub(super) after: String,
    /// Its place among those behind the same field.
    pub(super) order: usize,
    /// The value as it is written in the file.
    pub(super) source: String,
}

impl Kept {
    /// Returns how many parts there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// Whether not all of it can be put back: the study can be read, not written.
    pub const fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// Gives items other ids.
    pub(super) fn rename(&mut self, new: impl Fn(&str) -> Option<String>) {
        self.parts = std::mem::take(&mut self.parts)
            .into_iter()
            .map(|(mut address, part)| {
                if let Some(id) = address.get_mut(1)
                    && let Some(new) = new(id)
                {
                    *id = new;
                }
                (address, part)
            })
            .collect();
    }
}
