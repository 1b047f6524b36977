//! Going to drafts, changes and paragraphs, and in a study to where one was when it was left.

use crate::app::session::Session;
use crate::app::shell::preferences::Tab;
use crate::app::shell::preferences::last_place::{LastPlace, ReadPlace};
use crate::base::{DraftId, Side, Sides};

impl Session {
    /// Compares two drafts.
    pub(in crate::app) fn select_pair(&mut self, pair: Sides<DraftId>) {
        if self.focus.pair != Some(pair) {
            self.carry_choice();
            self.focus.pair = Some(pair);
            self.focus.deselect();
        }
    }

    /// Remembers where the chosen change stands, so that its provision stays chosen when other drafts are compared.
    pub(in crate::app) fn carry_choice(&mut self) {
        if let (Some(board), Some(change)) = (&self.board, self.focus.selected) {
            self.focus.carried = board.places(change);
        }
    }

    /// Chooses a change of the comparison shown.
    pub(in crate::app) fn select_change(&mut self, index: usize) {
        let change = self.board.as_ref().and_then(|board| board.comparison.changes.get(index));
        self.focus.selected_id = change.map(|change| change.id);
        self.focus.selected = change.map(|_| index);
        self.focus.goes += 1;
        self.focus.unmark();
    }

    /// Goes to a paragraph of a draft: compares the draft with the one before it, unless it is on the screen already.
    pub(in crate::app) fn show_paragraph(&mut self, draft: DraftId, paragraph: usize) {
        let shown = self.focus.pair.is_some_and(|pair| pair.old == draft || pair.new == draft);
        if !shown {
            let drafts = self.timeline();
            let Some(at) = drafts.iter().position(|id| *id == draft) else { return };
            let (old, new) = if at == 0 { (0, 1) } else { (at - 1, at) };
            if let (Some(&old), Some(&new)) = (drafts.get(old), drafts.get(new)) {
                self.select_pair(Sides::new(old, new));
            }
        }
        self.prefs.tab = Tab::Read;
        // The next tick asks for the comparison; what is shown now is still that of the pair before.
        self.focus.heading_for = Some((draft, paragraph));
    }

    /// Remembers where one is; `read` is what stands on the screen where drafts are read.
    pub(in crate::app) fn remember_place(&mut self, read: Option<ReadPlace>) {
        let Some(board) = self.board.as_ref().filter(|board| self.focus.pair == Some(board.pair)) else { return };
        // On the way somewhere one is nowhere yet.
        if self.focus.heading_for.is_some() {
            return;
        }
        let chosen = self.focus.selected.and_then(|change| board.places(change).first().copied());
        // Whoever has gone on in another view finds the change they chose there.
        let read = read.filter(|_| self.prefs.tab == Tab::Read);
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
