//! Labelled snapshots: undo, redo, and the list of what was done.

use super::edit::{Edit, EditError, apply};
use super::model::Study;
use crate::base::{Message, Timestamp};
use std::sync::Arc;

/// A state of the study and what led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What was done; for the first entry, how the study was opened.
    pub label: Message,
    /// When; `None` for the first.
    pub at: Option<Timestamp>,
    /// The study after it. Snapshots share what did not change.
    pub study: Arc<Study>,
}

/// The study with its past (and, after undo, its future). Never inverts an edit: undo is the earlier snapshot.
#[derive(Debug, Clone)]
pub struct History {
    entries: Vec<Entry>,
    current: usize,
}

impl History {
    /// Begins with a study.
    pub fn new(study: Study, label: Message) -> Self {
        Self { entries: vec![Entry { label, at: None, study: Arc::new(study) }], current: 0 }
    }

    /// The study now.
    pub fn study(&self) -> &Arc<Study> {
        // `current` is always the place of an entry.
        #[expect(clippy::indexing_slicing, reason = "kept inside by every method")]
        &self.entries[self.current].study
    }

    /// Makes an edit. What was undone before it is forgotten.
    ///
    /// # Errors
    /// [`EditError`], and nothing is changed.
    pub fn edit(&mut self, edit: &Edit, at: Timestamp) -> Result<(), EditError> {
        let next = apply(self.study(), edit)?;
        self.entries.truncate(self.current + 1);
        self.entries.push(Entry { label: edit.label(), at: Some(at), study: Arc::new(next) });
        self.current += 1;
        Ok(())
    }

    /// Adds a study that was come by in another way than by an edit: recovered, merged.
    pub fn add(&mut self, label: Message, at: Timestamp, study: Study) {
        self.entries.truncate(self.current + 1);
        self.entries.push(Entry { label, at: Some(at), study: Arc::new(study) });
        self.current += 1;
    }

    /// Goes one entry back. Returns what was taken back.
    pub fn undo(&mut self) -> Option<Message> {
        let label = self.entries.get(self.current)?.label.clone();
        self.current = self.current.checked_sub(1)?;
        Some(label)
    }

    /// Goes one entry forward. Returns what was done again.
    pub fn redo(&mut self) -> Option<Message> {
        let next = self.entries.get(self.current + 1)?;
        self.current += 1;
        Some(next.label.clone())
    }

    /// Goes to an entry.
    pub fn go_to(&mut self, entry: usize) {
        self.current = entry.min(self.entries.len().saturating_sub(1));
    }

    /// The entries, oldest first, and the place of the current one.
    pub fn entries(&self) -> (&[Entry], usize) {
        (&self.entries, self.current)
    }

    /// What undo would take back.
    pub fn to_undo(&self) -> Option<&Message> {
        (self.current > 0).then(|| self.entries.get(self.current)).flatten().map(|entry| &entry.label)
    }

    /// What redo would do again.
    pub fn to_redo(&self) -> Option<&Message> {
        self.entries.get(self.current + 1).map(|entry| &entry.label)
    }
}
