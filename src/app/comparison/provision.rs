//! The chosen provision through all drafts.

use crate::app::app::App;
use crate::app::comparison::round_trips::is_round_trip;
use crate::app::shared::names::shown_name;
use crate::base::{Message, Side};
use crate::compare::{Change, Origins, PlaceInDraft};
use crate::engine::{Chain, Derived};
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

impl App {
    /// The provision of the chosen change; nothing while the lineage is worked on.
    pub fn provision(&self) -> Option<Arc<ProvisionView>> {
        let key = self.provision_key();
        let kept = self.provision_kept.as_ref().filter(|(of, _)| Some(*of) == key);
        kept.map_or_else(|| self.provision_anew().map(Arc::new), |(_, view)| view.clone())
    }

    /// Prepares the provision once for each choice while it is looked at: no drawing makes it anew.
    pub(in crate::app) fn make_provision(&mut self) {
        if self.session.prefs.tab != crate::app::shell::preferences::Tab::History {
            return;
        }
        let Some(key) = self.provision_key() else { return };
        if self.provision_kept.as_ref().is_none_or(|(of, _)| *of != key) {
            self.provision_kept = Some((key, self.provision_anew().map(Arc::new)));
        }
    }

    /// What the view is made from: the board (study and language with it), the choice, the lineage, the origins.
    fn provision_key(&self) -> Option<ProvisionKey> {
        let chain = self.chain.get().value().map_or(0, |chain| Arc::as_ptr(chain) as usize);
        let origins = match self.origins.get() {
            Derived::Ready(origins) => Arc::as_ptr(&origins) as usize,
            _ => 0,
        };
        Some((self.session.board()?.version, self.session.selected(), chain, origins))
    }

    fn provision_anew(&self) -> Option<ProvisionView> {
        let (board, index, pair) = (self.session.board()?, self.session.selected()?, self.session.pair()?);
        let chain = self.chain.get().value().cloned()?;
        let change = board.comparison.changes.get(index)?;
        let (side, draft) = if change.at.new.is_empty() { (Side::Old, pair.old) } else { (Side::New, pair.new) };
        let paragraph = *change.at.get(side).first()?;
        let place = self.session.study().place(draft)?;
        let which = *chain.lineage.home.get(place)?.get(paragraph)?;
        let provision = chain.lineage.provisions.get(which)?;
        let name = |at: usize| {
            self.session
                .study()
                .drafts
                .get(at)
                .map(|draft| shown_name(draft, self.session.locale()))
                .unwrap_or_default()
        };
        let mut steps = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for (at, draft) in self.session.study().drafts.iter().enumerate() {
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
                draft: shown_name(draft, self.session.locale()),
                date: draft.date.map(|date| self.session.locale().date(date)).unwrap_or_default(),
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
            .filter(|event| is_round_trip(event))
            .map(|event| self.trip_message(event))
            .collect();
        let words = match self.origins.get() {
            Derived::Ready(origins) => provision.places.last().map(|place| origin_words(&origins, &chain, *place)),
            _ => None,
        };
        let names = (0..self.session.study().drafts.len()).map(name).collect();
        Some(ProvisionView { provision: which, steps, findings, words, names })
    }
}
