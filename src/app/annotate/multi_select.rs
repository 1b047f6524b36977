//! Several changes marked at once, so that one key says the same of all of them, in one step of undo.

use crate::app::annotate::Annotate;
use crate::app::session::Session;
use crate::base::{Message, ThemeId};
use crate::study::{Body, Edit};

impl Annotate {
    /// Says the same of several changes, in one step of undo. Returns whether anything was said.
    pub(in crate::app) fn say_of_all(&mut self, session: &mut Session, changes: &[usize], body: &Body) -> bool {
        if let [change] = changes {
            return self.annotate_change(session, *change, body.clone());
        }
        let edits: Vec<Edit> =
            changes.iter().filter_map(|&change| self.annotation(session, change, body.clone())).collect();
        let count = edits.len();
        let what = edits.first().map(|edit| session.locale.format(&edit.label())).unwrap_or_default();
        let label = Message::new("edit-many").text("what", what).number("count", count);
        if count == 0 || !session.edit(Edit::Batch(label.clone(), edits)) {
            return false;
        }
        session.notify(label, true);
        true
    }

    /// Tags every marked change that has not the theme yet; takes the tag away when all of them have it.
    pub(in crate::app) fn toggle_theme_of_marked(&mut self, session: &mut Session, theme: ThemeId) {
        let chosen = session.focus.chosen();
        let tag_of = |change: &usize| self.tag_of(session, *change, theme);
        let without: Vec<usize> = chosen.iter().copied().filter(|change| tag_of(change).is_none()).collect();
        if without.is_empty() {
            let edits: Vec<Edit> = chosen.iter().filter_map(tag_of).map(Edit::RemoveAnnotation).collect();
            let label = Message::new("edit-untag-many").number("count", edits.len());
            if session.edit(Edit::Batch(label.clone(), edits)) {
                session.notify(label, true);
            }
        } else if self.say_of_all(session, &without, &Body::Tag(theme)) {
            self.last = Some(Body::Tag(theme));
        }
    }
}
