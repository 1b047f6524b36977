//! Going back and forth in the history: undo and redo say what they did and where, and show it.

use crate::app::command::action::Action;
use crate::app::positions::action::{LedgerAction, PositionAction};
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{AskId, DraftId, Message, Sides};
use crate::study::{Anchor, Study, Target, anchor};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Letters of a paragraph that has no reference, when a place is named.
const WORDS_SHOWN: usize = 32;

/// Where two states of a study differ first.
enum Place {
    /// In what is said of words on a step.
    Words(Target),
    /// In the ledger: an ask, and the draft whose verdict differs.
    Ask(AskId, Option<DraftId>),
}

impl Session {
    /// Takes the newest edit back, says which and where, and shows the place.
    pub(in crate::app) fn undo(&mut self) {
        let before = Arc::clone(self.study());
        if let Some(what) = self.history.undo() {
            self.record_travel();
            self.tell_of_travel(["undone", "undone-at", "undone-at-more"], &what, &before);
        }
    }

    /// Does again what was taken back, says what and where, and shows the place.
    pub(in crate::app) fn redo(&mut self) {
        let before = Arc::clone(self.study());
        if let Some(what) = self.history.redo() {
            self.record_travel();
            self.tell_of_travel(["redone", "redone-at", "redone-at-more"], &what, &before);
        }
    }

    /// Goes to the words of a target: to the step that it is about, unless the drafts shown hold that step too. Returns
    /// whether its words were found.
    pub(in crate::app) fn show_target(&mut self, target: &Target) -> bool {
        let places = |study: &Study, from, to| Some(study.place(from)?..=study.place(to)?);
        let (step, shown) = {
            let study = self.study();
            let shown = self.focus.pair.and_then(|pair| places(study, pair.old, pair.new));
            (places(study, target.from, target.to), shown)
        };
        let holds =
            step.zip(shown).is_some_and(|(step, shown)| shown.contains(step.start()) && shown.contains(step.end()));
        if !holds {
            self.select_pair(Sides::new(target.from, target.to));
        }
        let on_screen =
            |anchor: &&Anchor| self.focus.pair.is_some_and(|pair| pair.old == anchor.draft || pair.new == anchor.draft);
        let found = target.new.iter().chain(&target.old).find(on_screen).cloned();
        let found = found.and_then(|anchor| Some((anchor.draft, self.paragraph_of(&anchor)?)));
        self.focus.heading_for = found;
        found.is_some()
    }

    /// Returns the paragraph in which the words of an anchor stand now.
    fn paragraph_of(&mut self, anchor: &Anchor) -> Option<usize> {
        let reading = self.reading(anchor.draft)?.reading;
        let draft = self.study().draft(anchor.draft)?;
        Some(anchor::locate(anchor, draft, &reading).1?.0)
    }

    fn tell_of_travel(&mut self, [plain, at, more_at]: [&'static str; 3], what: &Message, before: &Study) {
        let what = self.locale.format(what);
        let (places, more) = differences(before, self.study());
        let shown = places.and_then(|place| self.show_place(place));
        let message = match (shown, more) {
            (None, _) => Message::new(plain),
            (Some(place), 0) => Message::new(at).text("place", place),
            (Some(place), more) => Message::new(more_at).text("place", place).number("more", more),
        };
        self.notify(message.text("what", what), false);
    }

    /// Shows a place and names it; nothing where it can't be shown.
    fn show_place(&mut self, place: Place) -> Option<String> {
        match place {
            Place::Words(target) => {
                if !self.show_target(&target) {
                    return None;
                }
                if !matches!(self.prefs.tab, Tab::Brief | Tab::Read | Tab::Changes) {
                    self.prefs.tab = Tab::Read;
                }
                let (draft, paragraph) = self.focus.heading_for?;
                let reading = self.reading(draft)?.reading;
                let paragraph = reading.paragraphs.get(paragraph)?;
                let cited = match paragraph.cited() {
                    "" => first_words(&paragraph.text, WORDS_SHOWN),
                    cited => cited.to_owned(),
                };
                let step = self.step_name(target.from, target.to);
                Some(self.locale.format(&Message::new("place-of-step").text("step", step).text("place", cited)))
            }
            Place::Ask(ask, draft) => {
                let study = Arc::clone(self.study());
                let gist = study.asks.get(&ask)?.gist.clone();
                self.prefs.tab = Tab::Who;
                self.prefs.who = WhoPart::Ledger;
                let column = draft.and_then(|draft| study.place(draft)).unwrap_or(study.drafts.len().saturating_sub(1));
                self.request(Action::Position(PositionAction::Ledger(LedgerAction::Choose(ask, column))));
                let Some(draft) = draft else { return Some(gist) };
                let name = names::draft_name(&study, &self.locale, draft);
                Some(self.locale.format(&Message::new("place-of-ask").text("draft", name).text("ask", gist)))
            }
        }
    }
}

/// Returns the first place in which two states differ, and how many places more there are. Nothing where they differ in
/// what has no place, such as a name.
fn differences(before: &Study, now: &Study) -> (Option<Place>, usize) {
    let mut targets: Vec<&Target> = changed(&before.annotations, &now.annotations).map(|said| &said.target).collect();
    // In the order of the text.
    targets.sort_by_cached_key(|target| {
        let anchor = target.new.first().or(target.old.first());
        let draft = now.place(target.to);
        (draft, anchor.map(|anchor| (now.place(anchor.draft), order_of(now, anchor))))
    });
    targets.dedup();
    if let Some((first, more)) = targets.split_first() {
        return (Some(Place::Words((*first).clone())), more.len());
    }
    let asks: Vec<AskId> = changed_keys(&before.asks, &now.asks).copied().collect();
    // An ask that is there no more can't be shown.
    let Some((ask, there)) = asks.iter().find_map(|id| Some((*id, now.asks.get(id)?))) else { return (None, 0) };
    let verdicts = before.asks.get(&ask).map(|earlier| &earlier.verdicts);
    let draft = verdicts.and_then(|earlier| changed_keys(earlier, &there.verdicts).next().copied());
    (Some(Place::Ask(ask, draft)), asks.len() - 1)
}

/// Returns the place of an anchor's paragraph in the copy of its draft.
fn order_of(study: &Study, anchor: &Anchor) -> Option<usize> {
    let draft = study.draft(anchor.draft)?;
    draft.text.ids.iter().position(|id| *id == anchor.paragraph)
}

/// Returns the keys whose values differ.
fn changed_keys<'a, K: Ord, V: PartialEq>(
    before: &'a BTreeMap<K, V>,
    now: &'a BTreeMap<K, V>,
) -> impl Iterator<Item = &'a K> {
    let gone = before.keys().filter(|key| !now.contains_key(key));
    now.iter().filter(|(key, value)| before.get(key) != Some(value)).map(|(key, _)| key).chain(gone)
}

/// Returns the values that differ, as they are now or, where they are gone, as they were.
fn changed<'a, K: Ord, V: PartialEq>(
    before: &'a BTreeMap<K, V>,
    now: &'a BTreeMap<K, V>,
) -> impl Iterator<Item = &'a V> {
    changed_keys(before, now).filter_map(|key| now.get(key).or_else(|| before.get(key)))
}
