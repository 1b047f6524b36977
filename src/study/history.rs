//! Labelled snapshots: undo, redo, and the list of what was done, over restarts too.

use super::edit::{Edit, apply};
use super::edit_error::EditError;
use super::file::{BackAndForth, SavedHistory, follow};
use super::moment::Moment;
use super::root::Study;
use crate::base::{Message, Timestamp};
use std::sync::Arc;

/// So many snapshots around the current one are kept as they are; those further away as what leads to them.
const KEPT: usize = 64;

/// A state of the study and what led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What was done; for the first entry, how the study was opened.
    pub label: Message,
    /// When; `None` for the first.
    pub at: Option<Timestamp>,
    /// The study after it. Snapshots share what did not change. `None`: only the ways to it are kept.
    study: Option<Arc<Study>>,
    /// The ways from and to the entry before.
    ways: Option<Arc<BackAndForth>>,
    /// Tells it from another that stood at its place before.
    serial: u64,
}

/// The study with its past (and, after undo, its future). Never inverts an edit: undo is the earlier snapshot, kept
/// whole or as what differs from its neighbour.
#[derive(Debug, Clone)]
pub struct History {
    entries: Vec<Entry>,
    current: usize,
    now: Arc<Study>,
    serial: u64,
}

impl History {
    /// Begins with a study.
    pub fn new(study: Study, label: Message) -> Self {
        let now = Arc::new(study);
        let first = Entry { label, at: None, study: Some(Arc::clone(&now)), ways: None, serial: 0 };
        Self { entries: vec![first], current: 0, now, serial: 0 }
    }

    /// Begins with a study whose past is known.
    pub fn with_past(study: Study, label: Message, past: SavedHistory) -> Self {
        let mut history = Self::new(study, label);
        let Some(first) = history.entries.first_mut() else { return history };
        first.study = None;
        for entry in past.entries {
            history.serial += 1;
            history.entries.push(Entry {
                label: entry.label,
                at: entry.at,
                study: None,
                ways: entry.ways,
                serial: history.serial,
            });
        }
        history.current = past.current.min(history.entries.len() - 1);
        if let Some(entry) = history.entries.get_mut(history.current) {
            entry.study = Some(Arc::clone(&history.now));
        }
        history
    }

    /// Returns the study now.
    pub const fn study(&self) -> &Arc<Study> {
        &self.now
    }

    /// Makes an edit. What was undone before it is forgotten.
    ///
    /// # Errors
    /// [`EditError`], and nothing is changed.
    pub fn edit(&mut self, edit: &Edit, at: Timestamp) -> Result<(), EditError> {
        let next = apply(self.study(), edit)?;
        self.add(edit.label(), Some(at), Arc::new(next));
        Ok(())
    }

    /// Adds a study that was come by in another way than by an edit: recovered, merged.
    pub fn add(&mut self, label: Message, at: Option<Timestamp>, study: Arc<Study>) {
        self.entries.truncate(self.current + 1);
        self.serial += 1;
        self.now = Arc::clone(&study);
        self.entries.push(Entry { label, at, study: Some(study), ways: None, serial: self.serial });
        self.current += 1;
    }

    /// Takes up a state that a journal held: a new entry, or one gone back to.
    pub fn take_up(&mut self, study: Arc<Study>, moment: &Moment, ways: Option<Arc<BackAndForth>>) {
        match &moment.entry {
            Some((label, at)) => {
                self.current = moment.place.saturating_sub(1).min(self.entries.len() - 1);
                self.add(label.clone(), *at, study);
                if let Some(entry) = self.entries.last_mut() {
                    entry.ways = ways;
                }
            }
            None => {
                self.current = moment.place.min(self.entries.len() - 1);
                self.now = Arc::clone(&study);
                if let Some(entry) = self.entries.get_mut(self.current) {
                    entry.study = Some(study);
                }
            }
        }
    }

    /// Returns the current state as a moment that was just added, and what tells it from others.
    pub fn moment(&self) -> (Moment, u64) {
        let entry = self.entries.get(self.current);
        let said = entry.map(|entry| (entry.label.clone(), entry.at));
        (Moment { place: self.current, entry: said }, entry.map_or(0, |entry| entry.serial))
    }

    /// Returns the current state as a moment that was gone back to.
    pub const fn visited(&self) -> Moment {
        Moment { place: self.current, entry: None }
    }

    /// Learns what leads to an entry and back; snapshots far from the current one are let go.
    pub fn learn(&mut self, place: usize, serial: u64, ways: Arc<BackAndForth>) {
        if let Some(entry) = self.entries.get_mut(place).filter(|entry| entry.serial == serial) {
            entry.ways = Some(ways);
        }
        let Some(far) = self.current.checked_sub(KEPT).filter(|far| *far > 0) else { return };
        // The one after it leads back to it.
        let reachable = self.entries.get(far + 1).is_some_and(|next| next.ways.is_some());
        if let Some(entry) = self.entries.get_mut(far).filter(|_| reachable) {
            entry.study = None;
        }
    }

    fn back(&self) -> Option<Arc<Study>> {
        let before = self.entries.get(self.current.checked_sub(1)?)?;
        match (&before.study, &self.entries.get(self.current)?.ways) {
            (Some(study), _) => Some(Arc::clone(study)),
            (None, Some(ways)) => follow(&self.now, &ways.back).ok().map(Arc::new),
            (None, None) => None,
        }
    }

    fn forth(&self) -> Option<Arc<Study>> {
        let next = self.entries.get(self.current + 1)?;
        match (&next.study, &next.ways) {
            (Some(study), _) => Some(Arc::clone(study)),
            (None, Some(ways)) => follow(&self.now, &ways.forth).ok().map(Arc::new),
            (None, None) => None,
        }
    }

    fn stand(&mut self, place: usize, study: Arc<Study>) {
        self.current = place;
        self.now = Arc::clone(&study);
        if let Some(entry) = self.entries.get_mut(place) {
            entry.study = Some(study);
        }
    }

    /// Goes one entry back. Returns what was taken back.
    pub fn undo(&mut self) -> Option<Message> {
        let label = self.entries.get(self.current)?.label.clone();
        let study = self.back()?;
        self.stand(self.current - 1, study);
        Some(label)
    }

    /// Goes one entry forward. Returns what was done again.
    pub fn redo(&mut self) -> Option<Message> {
        let study = self.forth()?;
        self.stand(self.current + 1, study);
        self.entries.get(self.current).map(|entry| entry.label.clone())
    }

    /// Goes to an entry, or as near to it as can be.
    pub fn go_to(&mut self, entry: usize) {
        let entry = entry.min(self.entries.len() - 1);
        if let Some(study) = self.entries.get(entry).and_then(|entry| entry.study.clone()) {
            self.stand(entry, study);
        }
        while self.current > entry && self.undo().is_some() {}
        while self.current < entry && self.redo().is_some() {}
    }

    /// Returns the entries, oldest first, and the place of the current one.
    pub fn entries(&self) -> (&[Entry], usize) {
        (&self.entries, self.current)
    }

    /// Returns what undo would take back.
    pub fn to_undo(&self) -> Option<&Message> {
        let entry = self.entries.get(self.current)?;
        let before = self.entries.get(self.current.checked_sub(1)?)?;
        (before.study.is_some() || entry.ways.is_some()).then_some(&entry.label)
    }

    /// Returns what redo would do again.
    pub fn to_redo(&self) -> Option<&Message> {
        let next = self.entries.get(self.current + 1)?;
        (next.study.is_some() || next.ways.is_some()).then_some(&next.label)
    }
}
