//! The chosen provision through all drafts.

use crate::app::session::Session;
use crate::app::shared::names::shown_name;
use crate::base::{Message, Side};
use crate::compare::Event;
use crate::compare::EventKind;
use crate::compare::{Change, Origins, PlaceInDraft};
use crate::engine::Chain;
use crate::text::Reading;
use std::sync::Arc;

/// A provision in one draft, and what led to it from the draft before.
#[derive(Debug, Clone)]
pub struct ProvisionStep {
    /// The draft's name.
    pub draft: String,
    /// The draft's date, as shown.
    pub date: String,
    /// Where it stands: `29 (d)`; empty when it does not stand in this draft.
    pub place: String,
    /// The paragraphs of the draft that hold it, as indices in its reading.
    pub paragraphs: Vec<usize>,
    /// The draft as read.
    pub reading: Arc<Reading>,
    /// The draft before, as read.
    pub before: Option<Arc<Reading>>,
    /// What led to it.
    pub change: Option<Change>,
    /// What happened on the way.
    pub events: Vec<Message>,
}

/// The chosen provision through all drafts.
#[derive(Debug, Clone, Default)]
pub struct ProvisionView {
    /// Which it is in the lineage.
    pub provision: usize,
    /// One entry a draft.
    pub steps: Vec<ProvisionStep>,
    /// Round trips and other findings over all drafts.
    pub findings: Vec<Message>,
    /// The words of its last place, with the draft each first appeared in; `None` while they are followed.
    pub words: Option<Vec<(String, usize)>>,
    /// Names of the drafts, to name origins by.
    pub names: Vec<String>,
}

/// What a provision's view was made from.
type ProvisionKey = (u64, Option<usize>, usize, usize);
/// A provision's view, and what it was made from.
pub(in crate::app) type KeptProvision = (ProvisionKey, Option<Arc<ProvisionView>>);

/// The words of a paragraph, cut where their origin changes; neighbours of one origin together.
fn origin_words(origins: &Origins, chain: &Chain, place: PlaceInDraft) -> Vec<(String, usize)> {
    let runs = origins.paragraphs.get(place.draft).and_then(|paragraphs| paragraphs.get(place.paragraph));
    let text = chain.readings.get(place.draft).and_then(|reading| reading.paragraphs.get(place.paragraph));
    let (Some(runs), Some(text)) = (runs, text) else { return Vec::new() };
    let mut words: Vec<(String, usize)> = Vec::new();
    for run in runs {
        let part = run.span.of(&text.text).unwrap_or_default();
        match words.last_mut() {
            // White space and marks between words have no origin that anyone would ask for.
            Some((last, first)) if *first == run.first || !part.chars().any(char::is_alphanumeric) => {
                last.push_str(part);
            }
            _ => words.push((part.to_owned(), run.first)),
        }
    }
    words
}

/// The chosen provision through all drafts, made when the history is shown.
#[derive(Default)]
pub(in crate::app) struct Provisions {
    kept: Option<KeptProvision>,
}

impl Provisions {
    /// The provision of the chosen change; nothing while the lineage is worked on.
    pub(in crate::app) fn view(&self, session: &Session, origins: Option<&Arc<Origins>>) -> Option<Arc<ProvisionView>> {
        let key = provision_key(session, origins);
        let kept = self.kept.as_ref().filter(|(of, _)| Some(*of) == key);
        kept.map_or_else(|| provision_anew(session, origins).map(Arc::new), |(_, view)| view.clone())
    }

    /// Prepares the provision once for each choice while it is looked at: no drawing makes it anew.
    pub(in crate::app) fn refresh(&mut self, session: &Session, origins: Option<&Arc<Origins>>) {
        if session.prefs.tab != crate::app::shell::preferences::Tab::History {
            return;
        }
        let Some(key) = provision_key(session, origins) else { return };
        if self.kept.as_ref().is_none_or(|(of, _)| *of != key) {
            self.kept = Some((key, provision_anew(session, origins).map(Arc::new)));
        }
    }
}

/// A round trip said in a sentence: what, from which draft to which.
pub(in crate::app) fn trip_message(session: &Session, event: &Event) -> Message {
    let drafts = &session.study().drafts;
    let name = |at: usize| drafts.get(at).map(|draft| shown_name(draft, session.locale())).unwrap_or_default();
    if event.what == EventKind::AddedThenRemoved {
        // It first stands in the draft after the one it was missing in.
        return Message::new("event-added-removed").text("from", name(event.old + 1)).text("to", name(event.new));
    }
    Message::new("event-over")
        .text("what", session.locale().format(&event.what.message()))
        .text("from", name(event.old))
        .text("to", name(event.new))
}

/// What the view is made from: the board (study and language with it), the choice, the lineage, the origins.
fn provision_key(session: &Session, origins: Option<&Arc<Origins>>) -> Option<ProvisionKey> {
    let chain = session.steps.newest().map_or(0, |chain| Arc::as_ptr(chain) as usize);
    let origins = origins.map_or(0, |origins| Arc::as_ptr(origins) as usize);
    Some((session.board()?.version, session.selected(), chain, origins))
}

fn provision_anew(session: &Session, origins: Option<&Arc<Origins>>) -> Option<ProvisionView> {
    let (board, index, pair) = (session.board()?, session.selected()?, session.pair()?);
    let chain = session.steps.newest().cloned()?;
    let change = board.comparison.changes.get(index)?;
    let (side, draft) = if change.at.new.is_empty() { (Side::Old, pair.old) } else { (Side::New, pair.new) };
    let paragraph = *change.at.get(side).first()?;
    let place = session.study().place(draft)?;
    let which = *chain.lineage.home.get(place)?.get(paragraph)?;
    let provision = chain.lineage.provisions.get(which)?;
    let name =
        |at: usize| session.study().drafts.get(at).map(|draft| shown_name(draft, session.locale())).unwrap_or_default();
    let mut steps = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (at, draft) in session.study().drafts.iter().enumerate() {
        let reading = Arc::clone(chain.readings.get(at)?);
        let here = provision.places.iter().find(|place| place.draft == at).map(|place| place.paragraph);
        let comparison = at.checked_sub(1).and_then(|step| chain.steps.get(step));
        let of = |side: Side, paragraph: usize| {
            let comparison = comparison?;
            comparison.changes.get(*comparison.home.get(side).get(paragraph)?).cloned()
        };
        let change = match (here, last) {
            (Some(paragraph), _) => of(Side::New, paragraph),
            (None, Some((before, paragraph))) if before + 1 == at => of(Side::Old, paragraph),
            _ => None,
        };
        let paragraphs = match (&change, here) {
            (Some(change), Some(_)) => change.at.new.clone(),
            (None, Some(paragraph)) => vec![paragraph],
            _ => Vec::new(),
        };
        let place = here
            .and_then(|paragraph| reading.paragraphs.get(paragraph))
            .map(|paragraph| paragraph.cited().to_owned())
            .unwrap_or_default();
        let events = provision
            .events
            .iter()
            .filter(|event| event.new == at && event.old + 1 == at)
            .map(|event| event.what.message())
            .collect();
        steps.push(ProvisionStep {
            draft: shown_name(draft, session.locale()),
            date: draft.date.map(|date| session.locale().date(date)).unwrap_or_default(),
            place,
            paragraphs,
            before: at.checked_sub(1).and_then(|step| chain.readings.get(step)).cloned(),
            reading,
            change,
            events,
        });
        if let Some(paragraph) = here {
            last = Some((at, paragraph));
        }
    }
    let findings = provision
        .events
        .iter()
        .filter(|event| event.is_round_trip())
        .map(|event| trip_message(session, event))
        .collect();
    let words = origins.and_then(|origins| provision.places.last().map(|place| origin_words(origins, &chain, *place)));
    let names = (0..session.study().drafts.len()).map(name).collect();
    Some(ProvisionView { provision: which, steps, findings, words, names })
}
