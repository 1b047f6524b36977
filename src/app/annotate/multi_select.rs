//! Several changes marked at once, so that one key says the same of all of them, in one step of undo.

use crate::app::app::App;
use crate::base::{Message, ThemeId};
use crate::study::{Body, Edit};
use std::collections::BTreeSet;

impl App {
    /// The changes marked beside the chosen one (their indices).
    pub const fn marked(&self) -> &BTreeSet<usize> {
        &self.marked
    }

    /// The changes that what is said next is said of, in order: those marked with the chosen one.
    pub(in crate::app) fn chosen(&self) -> Vec<usize> {
        let mut all = self.marked.clone();
        all.extend(self.selected);
        all.into_iter().collect()
    }

    /// Marks the chosen change and goes on to the next (or back), which is marked with it.
    pub(in crate::app) fn mark_on(&mut self, forward: bool) {
        let Some(from) = self.selected else { return };
        let marked = std::mem::take(&mut self.marked);
        self.next_change(forward, false);
        self.marked = marked;
        // Back over what is marked takes the mark away, as in any list.
        match self.selected {
            Some(now) if self.marked.contains(&now) => {
                self.marked.remove(&from);
            }
            Some(now) => self.marked.extend([from, now]),
            None => {}
        }
    }

    /// Marks every change that passes the filters.
    pub(in crate::app) fn mark_all(&mut self) {
        let Some(board) = &self.board else { return };
        self.marked = (0..board.cards.len()).filter(|&index| board.passes(index)).collect();
        if self.selected.is_none_or(|selected| !self.marked.contains(&selected)) {
            let first = self.marked.first().copied();
            let marked = std::mem::take(&mut self.marked);
            if let Some(first) = first {
                self.select_change(first);
            }
            self.marked = marked;
        }
    }

    /// Marks a change, or takes its mark away; the chosen one is marked with it.
    pub(in crate::app) fn toggle_mark(&mut self, index: usize) {
        self.marked.extend(self.selected);
        if !self.marked.remove(&index) {
            self.marked.insert(index);
        }
    }

    /// Says the same of several changes, in one step of undo. Returns whether anything was said.
    pub(in crate::app) fn say_of_all(&mut self, changes: &[usize], body: &Body) -> bool {
        if let [change] = changes {
            return self.annotate_change(*change, body.clone());
        }
        let edits: Vec<Edit> = changes.iter().filter_map(|&change| self.annotation(change, body.clone())).collect();
        let count = edits.len();
        let what = edits.first().map(|edit| self.locale.format(&edit.label())).unwrap_or_default();
        let label = Message::new("edit-many").text("what", what).number("count", count);
        if count == 0 || !self.edit(Edit::Batch(label.clone(), edits)) {
            return false;
        }
        self.notify(label, true);
        true
    }

    /// Tags every marked change that has not the theme yet; takes the tag away when all of them have it.
    pub(in crate::app) fn toggle_theme_of_marked(&mut self, theme: ThemeId) {
        let chosen = self.chosen();
        let tag_of = |change: &usize| self.tag_of(*change, theme);
        let without: Vec<usize> = chosen.iter().copied().filter(|change| tag_of(change).is_none()).collect();
        if without.is_empty() {
            let edits: Vec<Edit> = chosen.iter().filter_map(tag_of).map(Edit::RemoveAnnotation).collect();
            let label = Message::new("edit-untag-many").number("count", edits.len());
            self.edit(Edit::Batch(label, edits));
        } else if self.say_of_all(&without, &Body::Tag(theme)) {
            self.last = Some(Body::Tag(theme));
        }
    }
}
