//! Going on in a study where one was when it was left.

use crate::app::session::Session;
use crate::app::shell::preferences::last_place::{LastPlace, ReadPlace};
use crate::base::Side;

impl Session {
    /// Remembers where one is; `read` is what stands on the screen where drafts are read.
    pub(in crate::app) fn remember_place(&mut self, read: Option<ReadPlace>) {
        let Some(board) = self.board.as_ref().filter(|board| self.focus.pair == Some(board.pair)) else { return };
        // On the way somewhere one is nowhere yet.
        if self.focus.heading_for.is_some() {
            return;
        }
        let chosen = self.focus.selected.and_then(|change| board.places(change).first().copied());
        let read = self.focus.reopened.or(read).filter(|read| [board.pair.old, board.pair.new].contains(&read.draft));
        let here = LastPlace::new(self.study().id, board.pair, chosen, read);
        here.put_first(&mut self.prefs.places);
    }

    /// Goes to where one was in the study that was just opened, if that is known and still there.
    pub(in crate::app) fn go_to_last_place(&mut self) {
        (self.focus.reopened, self.focus.heading_for) = (None, None);
        let study = self.study();
        let Some(place) = self.prefs.places.iter().find(|place| place.is_of(study.id)) else { return };
        let Some(pair) = place.pair().filter(|pair| pair.old != pair.new) else { return };
        if Side::BOTH.into_iter().all(|side| study.draft(*pair.get(side)).is_some()) {
            (self.focus.reopened, self.focus.heading_for) = (place.read(), place.chosen());
            self.focus.pair = Some(pair);
        }
    }
}
