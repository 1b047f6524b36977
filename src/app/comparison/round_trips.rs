//! Walking the history: provisions that went there and back, a provision's drafts, the places of a phrase; opening what one
//! stands on, and coming back to where one was.

use crate::app::comparison::action::WalkAction;
use crate::app::comparison::back_stack::{BackStack, Location, Stand};
use crate::app::comparison::phrase_search::PhraseView;
use crate::app::comparison::phrase_search::{PhrasePlace, PhraseRow};
use crate::app::comparison::provision::{ProvisionView, Provisions, trip_message};
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shell::preferences::Tab;
use crate::base::{DraftId, Message, Side, Sides};
use crate::compare::Origins;
use crate::compare::Provision;
use crate::engine::{Chain, Memo, Same};
use crate::locale::UiLanguage;
use crate::study::Study;
use std::sync::Arc;

/// A row of steps of one kind: one way back leads out of the whole row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Trips,
    Places,
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

/// What the rows are made of: the study, its lineage, and the language they are said in.
type TripsOf = (Same<Study>, Same<Chain>, UiLanguage);

/// The state of walking.
#[derive(Debug, Default)]
pub(in crate::app) struct Walking {
    draft: Option<usize>,
    place: Option<usize>,
    stand: Stand,
    row: Option<Row>,
    back: BackStack,
    trips: Memo<TripsOf, Vec<TripRow>>,
}

/// What is walked along: the chosen provision, the places of the words searched for.
pub(in crate::app) struct Ways<'a> {
    pub(in crate::app) provisions: &'a Provisions,
    pub(in crate::app) origins: Option<Arc<Origins>>,
    pub(in crate::app) phrase: Option<&'a PhraseView>,
}

impl Ways<'_> {
    fn provision(&self, session: &Session) -> Option<Arc<ProvisionView>> {
        self.provisions.view(session, self.origins.as_ref())
    }
}

impl Walking {
    /// The provisions that went there and back, in the order of the text.
    pub(in crate::app) fn trips(&self) -> &[TripRow] {
        self.trips.get().map_or(&[], Vec::as_slice)
    }

    /// Which of the rows is the chosen provision.
    fn trip_here(&self, session: &Session, ways: &Ways<'_>) -> Option<usize> {
        let provision = ways.provision(session)?.provision;
        self.trips().iter().position(|row| row.provision == provision)
    }

    /// Lists the round trips anew when the drafts or the language are others.
    pub(in crate::app) fn refresh(&mut self, session: &Session) {
        let Some(chain) = session.steps.ready().cloned() else { return };
        let key = (Same::from(session.history.study()), Same::from(&chain), session.locale.language());
        self.trips.get_or(key, |(_, chain, _)| {
            let provisions = chain.lineage.provisions.iter().enumerate();
            let mut rows: Vec<TripRow> =
                provisions.filter_map(|(at, provision)| Self::trip_row(session, chain, at, provision)).collect();
            rows.sort_by_key(|row| (row.depth, row.provision));
            rows
        });
    }

    fn trip_row(session: &Session, chain: &Chain, at: usize, provision: &Provision) -> Option<TripRow> {
        let mut trips = provision.events.iter().filter(|event| event.is_round_trip()).peekable();
        let ended = trips.peek()?.new;
        let findings = trips.map(|event| trip_message(session, event)).collect();
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
    pub(in crate::app) const fn stand(&self) -> Stand {
        self.stand
    }

    /// The draft of the provision one stands on, as an index: the newer one of the comparison, until one has walked.
    pub(in crate::app) fn stands_on_draft(&self, session: &Session) -> Option<usize> {
        let count = session.study().drafts.len();
        let newer = || session.pair().and_then(|pair| session.study().place(pair.new));
        self.draft.filter(|at| *at < count).or_else(newer)
    }

    /// The place of the phrase one stands on: its number from 0, its draft, and the place.
    pub(in crate::app) fn stands_on_place<'a>(
        &self,
        phrase: Option<&'a PhraseView>,
    ) -> Option<(usize, &'a PhraseRow, &'a PhrasePlace)> {
        let nth = self.place?;
        let (row, place) = phrase?.nth(nth)?;
        Some((nth, row, place))
    }

    /// The words around the place one stands on.
    pub(in crate::app) fn words_around_place(&self, session: &Session, phrase: Option<&PhraseView>) -> Option<String> {
        let (_, row, place) = self.stands_on_place(phrase)?;
        let chain = session.steps.ready()?;
        let draft = session.study().place(row.draft)?;
        let text = &chain.readings.get(draft)?.paragraphs.get(place.paragraph)?.text;
        Some(around(text, place.span.start, place.span.end()))
    }

    /// Forgets the place stood on: the words are others.
    pub(in crate::app) fn forget_place(&mut self) {
        self.place = None;
        self.stand = Stand::Draft;
    }

    /// Something else is done than walking on: the next step of a walk is a walk of its own.
    pub(in crate::app) const fn stop_walking(&mut self) {
        self.row = None;
    }

    /// Whether there is a place to come back to.
    pub(in crate::app) fn can_come_back(&self, session: &Session) -> bool {
        self.back.has_any(session)
    }

    fn spot_here(&self, session: &Session) -> Option<Location> {
        let pair = session.pair()?;
        let change = session.board().zip(session.selected()).and_then(|(board, at)| board.comparison.changes.get(at));
        let on = change.and_then(|change| {
            let new = change.at.new.first().map(|&at| (pair.new, at));
            new.or_else(|| change.at.old.first().map(|&at| (pair.old, at)))
        });
        let Self { stand, draft, place, .. } = *self;
        // On the way somewhere, that is where one is.
        Some(Location { pair, on: session.focus.heading_for.or(on), tab: session.prefs.tab, stand, draft, place })
    }

    /// Remembers where one is before one leaves.
    pub(in crate::app) fn remember_spot(&mut self, session: &Session) {
        if let Some(here) = self.spot_here(session) {
            self.back.push(here);
        }
    }

    fn walk_along(&mut self, session: &Session, row: Row) {
        if self.row != Some(row) {
            self.remember_spot(session);
        }
        self.row = Some(row);
    }

    /// Comes back to where one was.
    pub(in crate::app) fn come_back(&mut self, session: &mut Session) {
        self.row = None;
        let Some(place) = self.back.pop(session) else { return };
        session.select_pair(place.pair);
        session.focus.heading_for = place.on;
        session.prefs.tab = place.tab;
        (self.stand, self.draft, self.place) = (place.stand, place.draft, place.place);
    }

    /// Does what the history was asked for.
    pub(in crate::app) fn perform(&mut self, session: &mut Session, ways: &Ways<'_>, action: WalkAction) {
        match action {
            WalkAction::Stand(draft) => (self.stand, self.draft) = (Stand::Draft, Some(draft)),
            WalkAction::Open(draft) => {
                (self.stand, self.draft) = (Stand::Draft, Some(draft));
                self.open_draft(session, ways, draft);
            }
            WalkAction::Place(nth) => {
                (self.stand, self.place) = (Stand::Place, Some(nth));
                self.open_place(session, ways, nth);
            }
            WalkAction::Trip(nth) => {
                self.walk_along(session, Row::Trips);
                self.go_trip(session, nth);
            }
        }
    }

    /// Opens what one stands on.
    pub(in crate::app) fn open_here(&mut self, session: &mut Session, ways: &Ways<'_>) {
        match (self.stand, self.place) {
            (Stand::Place, Some(nth)) => self.open_place(session, ways, nth),
            _ => {
                if let Some(draft) = self.stands_on_draft(session) {
                    self.open_draft(session, ways, draft);
                }
            }
        }
    }

    /// Goes to the next provision with a round trip, or the one before.
    pub(in crate::app) fn walk_trips(&mut self, session: &mut Session, ways: &Ways<'_>, forward: bool) {
        let rows = self.trips();
        let next = match self.trip_here(session, ways) {
            Some(at) if forward => (at + 1 < rows.len()).then_some(at + 1),
            Some(at) => at.checked_sub(1),
            None => {
                let depth = Self::depth(session).unwrap_or(0);
                let next = rows.partition_point(|row| row.depth < depth);
                if forward { (next < rows.len()).then_some(next) } else { next.checked_sub(1) }
            }
        };
        match next {
            Some(nth) => {
                self.walk_along(session, Row::Trips);
                self.go_trip(session, nth);
            }
            None if self.trips().is_empty() => session.notify(Message::new("trips-none"), false),
            None => session.notify(Message::new(if forward { "trips-last" } else { "trips-first" }), false),
        }
    }

    /// How far down the text the chosen change stands, in millionths.
    fn depth(session: &Session) -> Option<usize> {
        let board = session.board()?;
        let change = board.comparison.changes.get(session.selected()?)?;
        let side = if change.at.new.is_empty() { Side::Old } else { Side::New };
        let count = board.readings.get(side).paragraphs.len().max(1);
        Some(change.at.get(side).first()? * 1_000_000 / count)
    }

    /// Shows the history of a provision with a round trip, standing on the draft at which it ended. The comparison stays,
    /// where the provision stands in it.
    fn go_trip(&mut self, session: &mut Session, nth: usize) {
        let Some(row) = self.trips().get(nth) else { return };
        let (provision, ended) = (row.provision, row.ended);
        let Some(chain) = session.steps.newest().cloned() else { return };
        let Some(provision) = chain.lineage.provisions.get(provision) else { return };
        let ids: Vec<DraftId> = session.study().drafts.iter().map(|draft| draft.id).collect();
        let place_in = |draft: usize| provision.places.iter().find(|place| place.draft == draft);
        let shown = |id: DraftId| session.study().place(id).and_then(place_in).map(|place| (id, place.paragraph));
        let kept = session.pair().and_then(|pair| Some((pair, shown(pair.new).or_else(|| shown(pair.old))?)));
        let anew = || {
            let pair = Sides::new(*ids.get(ended.checked_sub(1)?)?, *ids.get(ended)?);
            Some((pair, shown(pair.new).or_else(|| shown(pair.old))?))
        };
        let Some((pair, on)) = kept.or_else(anew) else { return };
        session.select_pair(pair);
        session.focus.heading_for = Some(on);
        session.prefs.tab = Tab::History;
        (self.stand, self.draft) = (Stand::Draft, Some(ended));
    }

    /// Stands on the provision in the draft after, or before.
    pub(in crate::app) fn walk_drafts(&mut self, session: &Session, forward: bool) {
        let count = session.study().drafts.len();
        let Some(at) = self.stands_on_draft(session) else { return };
        // The first key after a phrase was walked shows where one stands.
        let moved = self.stand == Stand::Draft;
        let next = match (moved, forward) {
            (false, _) => at,
            (true, true) => (at + 1).min(count.saturating_sub(1)),
            (true, false) => at.saturating_sub(1),
        };
        (self.stand, self.draft) = (Stand::Draft, Some(next));
    }

    /// Opens the provision in a draft, with the step that led to it; where it does not stand in it, the step on which it went.
    fn open_draft(&mut self, session: &mut Session, ways: &Ways<'_>, at: usize) {
        let Some(view) = ways.provision(session) else { return };
        let ids: Vec<DraftId> = session.study().drafts.iter().map(|draft| draft.id).collect();
        let here = view.steps.get(at).and_then(|step| step.paragraphs.first().map(|&paragraph| (at, paragraph)));
        let before = || {
            let at = at.checked_sub(1)?;
            view.steps.get(at)?.paragraphs.first().map(|&paragraph| (at, paragraph))
        };
        let Some((draft, paragraph)) = here.or_else(before) else {
            session.notify(Message::new("walk-not-here"), false);
            return;
        };
        let new = at.max(1);
        let (Some(&old), Some(&new), Some(&on)) = (ids.get(new - 1), ids.get(new), ids.get(draft)) else { return };
        self.remember_spot(session);
        session.select_pair(Sides::new(old, new));
        session.focus.heading_for = Some((on, paragraph));
        session.prefs.tab = Tab::Read;
    }

    /// Goes to the next place of the phrase, or the one before: in the history one stands on it, elsewhere it is opened.
    pub(in crate::app) fn walk_places(&mut self, session: &mut Session, ways: &Ways<'_>, forward: bool) {
        let Some(phrase) = ways.phrase else { return };
        let total = phrase.total();
        let next = match self.place {
            Some(at) if forward => (at + 1 < total).then_some(at + 1),
            Some(at) => at.checked_sub(1),
            // Beyond the last place, or before the first: the nearest one is where the walk begins.
            None => self
                .nearest_place(session, ways, forward)
                .or_else(|| if forward { total.checked_sub(1) } else { Some(0) }),
        }
        .filter(|nth| *nth < total);
        let Some(nth) = next else {
            let key = match (total, forward) {
                (0, _) => "phrase-nowhere",
                (_, true) => "walk-last-place",
                (_, false) => "walk-first-place",
            };
            session.notify(Message::new(key), false);
            return;
        };
        (self.stand, self.place) = (Stand::Place, Some(nth));
        if session.prefs.tab != Tab::History {
            self.open_place(session, ways, nth);
        }
    }

    /// The first place from the chosen paragraph of the newer draft on, or the last before it.
    fn nearest_place(&self, session: &Session, ways: &Ways<'_>, forward: bool) -> Option<usize> {
        let phrase = ways.phrase?;
        let spot = self.spot_here(session)?;
        let (draft, paragraph) = spot.on.unwrap_or((spot.pair.new, 0));
        let here = (session.study().place(draft)?, paragraph);
        let places = phrase.rows.iter().flat_map(|row| row.places.iter().map(move |place| (row.draft, place)));
        let before = |(draft, place): &(DraftId, &PhrasePlace)| {
            session.study().place(*draft).is_some_and(|draft| (draft, place.paragraph) < here)
        };
        let next = places.take_while(before).count();
        if forward { (next < phrase.total()).then_some(next) } else { next.checked_sub(1) }
    }

    fn open_place(&mut self, session: &mut Session, ways: &Ways<'_>, nth: usize) {
        let Some((row, place)) = ways.phrase.and_then(|phrase| phrase.nth(nth)) else { return };
        let (draft, paragraph) = (row.draft, place.paragraph);
        self.walk_along(session, Row::Places);
        session.show_paragraph(draft, paragraph);
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
