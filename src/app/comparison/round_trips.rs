//! Walking the history: provisions that went there and back, a provision's drafts, the places of a phrase; opening what one
//! stands on, and coming back to where one was.

use crate::app::app::App;
use crate::app::comparison::phrase_search::{PhrasePlace, PhraseRow};
use crate::app::shared::board::first_words;
use crate::app::shared::names::shown_name;
use crate::app::shell::preferences::Tab;
use crate::base::{DraftId, Message, Side, Sides};
use crate::compare::{Event, EventKind, Provision};
use crate::engine::{Chain, Derived};
use crate::locale::UiLanguage;
use crate::study::Study;
use std::sync::Arc;

/// So many places one has left are remembered.
const REMEMBERED: usize = 50;

/// Something asked of the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkAction {
    /// Stand on the provision in the n-th draft.
    Stand(usize),
    /// Open the provision in the n-th draft.
    Open(usize),
    /// Open the n-th place of the phrase.
    Place(usize),
    /// Go to the n-th provision with a round trip.
    Trip(usize),
}

/// What the keyboard stands on in the history: what Enter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// The provision in a draft.
    #[default]
    Draft,
    /// A place of the phrase.
    Place,
}

/// A row of steps of one kind: one way back leads out of the whole row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Trips,
    Places,
}

/// Where one was: comparison, paragraph, view, and what one stood on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Location {
    pair: Sides<DraftId>,
    on: Option<(DraftId, usize)>,
    tab: Tab,
    stand: Stand,
    draft: Option<usize>,
    place: Option<usize>,
}

/// A provision that went there and back.
#[derive(Debug, Clone, PartialEq)]
pub struct TripRow {
    /// Index in the lineage.
    pub provision: usize,
    /// How it is cited in the last draft that has it; empty when it has no number.
    pub place: String,
    /// Its first words there.
    pub words: String,
    /// What happened, over which drafts.
    pub findings: Vec<Message>,
    /// The draft at which its first round trip ended, as an index.
    ended: usize,
    /// How far down the text it stands, in millionths.
    depth: usize,
}

/// What the rows were made of.
#[derive(Debug)]
struct TripsKey {
    study: Arc<Study>,
    chain: Arc<Chain>,
    language: UiLanguage,
}

/// The state of walking.
#[derive(Debug, Default)]
pub(in crate::app) struct Walking {
    draft: Option<usize>,
    place: Option<usize>,
    stand: Stand,
    row: Option<Row>,
    back: Vec<Location>,
    trips: Vec<TripRow>,
    trips_of: Option<TripsKey>,
}

/// Whether an event is a round trip: what came went again, what went came back.
pub(in crate::app) const fn is_round_trip(event: &Event) -> bool {
    matches!(
        event.what,
        EventKind::AddedThenRemoved
            | EventKind::RemovedThenRestored
            | EventKind::ReplacedThenRestored
            | EventKind::MovedBack
    )
}

impl App {
    /// A round trip said in a sentence: what, from which draft to which.
    pub(in crate::app) fn trip_message(&self, event: &Event) -> Message {
        let drafts = &self.session.study().drafts;
        let name = |at: usize| drafts.get(at).map(|draft| shown_name(draft, self.session.locale())).unwrap_or_default();
        if event.what == EventKind::AddedThenRemoved {
            // It first stands in the draft after the one it was missing in.
            return Message::new("event-added-removed").text("from", name(event.old + 1)).text("to", name(event.new));
        }
        Message::new("event-over")
            .text("what", self.session.locale().format(&event.what.message()))
            .text("from", name(event.old))
            .text("to", name(event.new))
    }

    /// The provisions that went there and back, in the order of the text.
    pub fn trips(&self) -> &[TripRow] {
        &self.walk.trips
    }

    /// Which of the rows is the chosen provision.
    pub fn trip_here(&self) -> Option<usize> {
        let provision = self.provision()?.provision;
        self.walk.trips.iter().position(|row| row.provision == provision)
    }

    /// Lists the round trips anew when the drafts or the language are others.
    pub(in crate::app) fn make_trips(&mut self) {
        let Derived::Ready(chain) = self.chain.get() else { return };
        let (study, language) = (Arc::clone(self.session.history.study()), self.session.locale.language());
        if let Some(of) = &self.walk.trips_of
            && Arc::ptr_eq(&of.study, &study)
            && Arc::ptr_eq(&of.chain, &chain)
            && of.language == language
        {
            return;
        }
        let provisions = chain.lineage.provisions.iter().enumerate();
        let mut rows: Vec<TripRow> =
            provisions.filter_map(|(at, provision)| self.trip_row(&chain, at, provision)).collect();
        rows.sort_by_key(|row| (row.depth, row.provision));
        self.walk.trips = rows;
        self.walk.trips_of = Some(TripsKey { study, chain, language });
    }

    fn trip_row(&self, chain: &Chain, at: usize, provision: &Provision) -> Option<TripRow> {
        let mut trips = provision.events.iter().filter(|event| is_round_trip(event)).peekable();
        let ended = trips.peek()?.new;
        let findings = trips.map(|event| self.trip_message(event)).collect();
        let last = provision.places.last()?;
        let paragraphs = &chain.readings.get(last.draft)?.paragraphs;
        let paragraph = paragraphs.get(last.paragraph)?;
        Some(TripRow {
            provision: at,
            place: paragraph.cited().to_owned(),
            words: first_words(&paragraph.text, 120),
            findings,
            ended,
            depth: last.paragraph * 1_000_000 / paragraphs.len().max(1),
        })
    }

    /// What Enter opens in the history.
    pub const fn stand(&self) -> Stand {
        self.walk.stand
    }

    /// The draft of the provision one stands on, as an index: the newer one of the comparison, until one has walked.
    pub fn stands_on_draft(&self) -> Option<usize> {
        let count = self.session.study().drafts.len();
        let newer = || self.session.pair().and_then(|pair| self.session.study().place(pair.new));
        self.walk.draft.filter(|at| *at < count).or_else(newer)
    }

    /// The place of the phrase one stands on: its number from 0, its draft, and the place.
    pub fn stands_on_place(&self) -> Option<(usize, &PhraseRow, &PhrasePlace)> {
        let nth = self.walk.place?;
        let (row, place) = self.phrase()?.nth(nth)?;
        Some((nth, row, place))
    }

    /// The words around the place one stands on.
    pub fn words_around_place(&self) -> Option<String> {
        let (_, row, place) = self.stands_on_place()?;
        let Derived::Ready(chain) = self.chain.get() else { return None };
        let draft = self.session.study().place(row.draft)?;
        let text = &chain.readings.get(draft)?.paragraphs.get(place.paragraph)?.text;
        Some(around(text, place.span.start, place.span.end()))
    }

    /// Forgets the place stood on: the words are others.
    pub(in crate::app) fn forget_place(&mut self) {
        self.walk.place = None;
        self.walk.stand = Stand::Draft;
    }

    /// Something else is done than walking on: the next step of a walk is a walk of its own.
    pub(in crate::app) const fn stop_walking(&mut self) {
        self.walk.row = None;
    }

    /// Whether there is a place to come back to.
    pub(in crate::app) fn can_come_back(&self) -> bool {
        self.walk.back.iter().any(|spot| self.is_there(spot))
    }

    fn is_there(&self, spot: &Location) -> bool {
        self.session.study().draft(spot.pair.old).is_some() && self.session.study().draft(spot.pair.new).is_some()
    }

    fn spot_here(&self) -> Option<Location> {
        let pair = self.session.pair()?;
        let change =
            self.session.board().zip(self.session.selected()).and_then(|(board, at)| board.comparison.changes.get(at));
        let on = change.and_then(|change| {
            let new = change.at.new.first().map(|&at| (pair.new, at));
            new.or_else(|| change.at.old.first().map(|&at| (pair.old, at)))
        });
        let Walking { stand, draft, place, .. } = self.walk;
        // On the way somewhere, that is where one is.
        Some(Location {
            pair,
            on: self.session.focus.heading_for.or(on),
            tab: self.session.prefs.tab,
            stand,
            draft,
            place,
        })
    }

    /// Remembers where one is before one leaves.
    pub(in crate::app) fn remember_spot(&mut self) {
        let Some(here) = self.spot_here() else { return };
        if self.walk.back.last() != Some(&here) {
            self.walk.back.push(here);
        }
        let over = self.walk.back.len().saturating_sub(REMEMBERED);
        self.walk.back.drain(..over);
    }

    fn walk_along(&mut self, row: Row) {
        if self.walk.row != Some(row) {
            self.remember_spot();
        }
        self.walk.row = Some(row);
    }

    /// Comes back to where one was.
    pub(in crate::app) fn come_back(&mut self) {
        self.walk.row = None;
        while let Some(spot) = self.walk.back.pop() {
            if !self.is_there(&spot) {
                continue;
            }
            self.session.select_pair(spot.pair);
            self.session.focus.heading_for = spot.on;
            self.session.prefs.tab = spot.tab;
            (self.walk.stand, self.walk.draft, self.walk.place) = (spot.stand, spot.draft, spot.place);
            return;
        }
    }

    /// Does what the history was asked for.
    pub(in crate::app) fn do_walk(&mut self, action: WalkAction) {
        match action {
            WalkAction::Stand(draft) => (self.walk.stand, self.walk.draft) = (Stand::Draft, Some(draft)),
            WalkAction::Open(draft) => {
                (self.walk.stand, self.walk.draft) = (Stand::Draft, Some(draft));
                self.open_draft(draft);
            }
            WalkAction::Place(nth) => {
                (self.walk.stand, self.walk.place) = (Stand::Place, Some(nth));
                self.open_place(nth);
            }
            WalkAction::Trip(nth) => {
                self.walk_along(Row::Trips);
                self.go_trip(nth);
            }
        }
    }

    /// Opens what one stands on.
    pub(in crate::app) fn open_here(&mut self) {
        match (self.walk.stand, self.walk.place) {
            (Stand::Place, Some(nth)) => self.open_place(nth),
            _ => {
                if let Some(draft) = self.stands_on_draft() {
                    self.open_draft(draft);
                }
            }
        }
    }

    /// Goes to the next provision with a round trip, or the one before.
    pub(in crate::app) fn walk_trips(&mut self, forward: bool) {
        let rows = &self.walk.trips;
        let next = match self.trip_here() {
            Some(at) if forward => (at + 1 < rows.len()).then_some(at + 1),
            Some(at) => at.checked_sub(1),
            None => {
                let depth = self.depth().unwrap_or(0);
                let next = rows.partition_point(|row| row.depth < depth);
                if forward { (next < rows.len()).then_some(next) } else { next.checked_sub(1) }
            }
        };
        match next {
            Some(nth) => {
                self.walk_along(Row::Trips);
                self.go_trip(nth);
            }
            None if self.walk.trips.is_empty() => self.session.notify(Message::new("trips-none"), false),
            None => self.session.notify(Message::new(if forward { "trips-last" } else { "trips-first" }), false),
        }
    }

    /// How far down the text the chosen change stands, in millionths.
    fn depth(&self) -> Option<usize> {
        let board = self.session.board()?;
        let change = board.comparison.changes.get(self.session.selected()?)?;
        let side = if change.at.new.is_empty() { Side::Old } else { Side::New };
        let count = board.readings.get(side).paragraphs.len().max(1);
        Some(change.at.get(side).first()? * 1_000_000 / count)
    }

    /// Shows the history of a provision with a round trip, standing on the draft at which it ended. The comparison stays,
    /// where the provision stands in it.
    fn go_trip(&mut self, nth: usize) {
        let Some(row) = self.walk.trips.get(nth) else { return };
        let (provision, ended) = (row.provision, row.ended);
        let Some(chain) = self.chain.get().value().cloned() else { return };
        let Some(provision) = chain.lineage.provisions.get(provision) else { return };
        let ids: Vec<DraftId> = self.session.study().drafts.iter().map(|draft| draft.id).collect();
        let place_in = |draft: usize| provision.places.iter().find(|place| place.draft == draft);
        let shown = |id: DraftId| self.session.study().place(id).and_then(place_in).map(|place| (id, place.paragraph));
        let kept = self.session.pair().and_then(|pair| Some((pair, shown(pair.new).or_else(|| shown(pair.old))?)));
        let anew = || {
            let pair = Sides::new(*ids.get(ended.checked_sub(1)?)?, *ids.get(ended)?);
            Some((pair, shown(pair.new).or_else(|| shown(pair.old))?))
        };
        let Some((pair, on)) = kept.or_else(anew) else { return };
        self.session.select_pair(pair);
        self.session.focus.heading_for = Some(on);
        self.session.prefs.tab = Tab::History;
        (self.walk.stand, self.walk.draft) = (Stand::Draft, Some(ended));
    }

    /// Stands on the provision in the draft after, or before.
    pub(in crate::app) fn walk_drafts(&mut self, forward: bool) {
        let count = self.session.study().drafts.len();
        let Some(at) = self.stands_on_draft() else { return };
        // The first key after a phrase was walked shows where one stands.
        let moved = self.walk.stand == Stand::Draft;
        let next = match (moved, forward) {
            (false, _) => at,
            (true, true) => (at + 1).min(count.saturating_sub(1)),
            (true, false) => at.saturating_sub(1),
        };
        (self.walk.stand, self.walk.draft) = (Stand::Draft, Some(next));
    }

    /// Opens the provision in a draft, with the step that led to it; where it does not stand in it, the step on which it went.
    fn open_draft(&mut self, at: usize) {
        let Some(view) = self.provision() else { return };
        let ids: Vec<DraftId> = self.session.study().drafts.iter().map(|draft| draft.id).collect();
        let here = view.steps.get(at).and_then(|step| step.paragraphs.first().map(|&paragraph| (at, paragraph)));
        let before = || {
            let at = at.checked_sub(1)?;
            view.steps.get(at)?.paragraphs.first().map(|&paragraph| (at, paragraph))
        };
        let Some((draft, paragraph)) = here.or_else(before) else {
            self.session.notify(Message::new("walk-not-here"), false);
            return;
        };
        let new = at.max(1);
        let (Some(&old), Some(&new), Some(&on)) = (ids.get(new - 1), ids.get(new), ids.get(draft)) else { return };
        self.remember_spot();
        self.session.select_pair(Sides::new(old, new));
        self.session.focus.heading_for = Some((on, paragraph));
        self.session.prefs.tab = Tab::Read;
    }

    /// Goes to the next place of the phrase, or the one before: in the history one stands on it, elsewhere it is opened.
    pub(in crate::app) fn walk_places(&mut self, forward: bool) {
        let Some(phrase) = self.phrase() else { return };
        let total = phrase.total();
        let next = match self.walk.place {
            Some(at) if forward => (at + 1 < total).then_some(at + 1),
            Some(at) => at.checked_sub(1),
            // Beyond the last place, or before the first: the nearest one is where the walk begins.
            None => self.nearest_place(forward).or_else(|| if forward { total.checked_sub(1) } else { Some(0) }),
        }
        .filter(|nth| *nth < total);
        let Some(nth) = next else {
            let key = match (total, forward) {
                (0, _) => "phrase-nowhere",
                (_, true) => "walk-last-place",
                (_, false) => "walk-first-place",
            };
            self.session.notify(Message::new(key), false);
            return;
        };
        (self.walk.stand, self.walk.place) = (Stand::Place, Some(nth));
        if self.session.prefs.tab != Tab::History {
            self.open_place(nth);
        }
    }

    /// The first place from the chosen paragraph of the newer draft on, or the last before it.
    fn nearest_place(&self, forward: bool) -> Option<usize> {
        let phrase = self.phrase()?;
        let spot = self.spot_here()?;
        let (draft, paragraph) = spot.on.unwrap_or((spot.pair.new, 0));
        let here = (self.session.study().place(draft)?, paragraph);
        let places = phrase.rows.iter().flat_map(|row| row.places.iter().map(move |place| (row.draft, place)));
        let before = |(draft, place): &(DraftId, &PhrasePlace)| {
            self.session.study().place(*draft).is_some_and(|draft| (draft, place.paragraph) < here)
        };
        let next = places.take_while(before).count();
        if forward { (next < phrase.total()).then_some(next) } else { next.checked_sub(1) }
    }

    fn open_place(&mut self, nth: usize) {
        let Some((row, place)) = self.phrase().and_then(|phrase| phrase.nth(nth)) else { return };
        let (draft, paragraph) = (row.draft, place.paragraph);
        self.walk_along(Row::Places);
        self.session.show_paragraph(draft, paragraph);
    }
}

/// The words around a stretch of a text, cut between words.
fn around(text: &str, from: usize, to: usize) -> String {
    const BEFORE: usize = 60;
    const AFTER: usize = 110;
    let head: Vec<(usize, char)> = text.get(..from).unwrap_or("").char_indices().rev().take(BEFORE).collect();
    let start = head.last().map_or(from, |(at, _)| *at);
    let tail = text.get(to..).unwrap_or("").char_indices().nth(AFTER);
    let end = tail.map_or(text.len(), |(at, _)| to + at);
    let words = text.get(start..end).unwrap_or("");
    let cut_head = start > 0;
    let cut_tail = end < text.len();
    let words = if cut_head { words.split_once(' ').map_or(words, |(_, rest)| rest) } else { words };
    let words = if cut_tail { words.rsplit_once(' ').map_or(words, |(rest, _)| rest) } else { words };
    format!("{}{words}{}", if cut_head { "…" } else { "" }, if cut_tail { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn words_around_are_cut_between_words() {
        let text = format!("{}the right to privacy{}", "before it ".repeat(12), " and what follows".repeat(12));
        let from = text.find("the right").expect("it stands there");
        let shown = around(&text, from, from + 20);
        assert!(shown.starts_with("…it before") || shown.starts_with("…before it"), "{shown}");
        assert!(shown.contains("the right to privacy and what follows") && shown.ends_with('…'), "{shown}");
        assert_eq!(around("all of it", 4, 6), "all of it");
        let chinese = "数字鸿沟".repeat(60);
        assert!(around(&chinese, 120, 132).contains("数字鸿沟"));
    }
}
