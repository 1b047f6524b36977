//! What of a board outlives an edit: where paragraphs stand, and the cards of changes that nothing new is said of.

use crate::app::comparison::card::card_of;
use crate::app::session::Session;
use crate::app::shared::board::Card;
use crate::base::{AnnotationId, ChangeIndex, CoderId, DraftId, Sides};
use crate::compare::Comparison;
use crate::engine::Chain;
use crate::insight::annotated::{ParagraphPlaces, paragraph_places};
use crate::insight::{AnnotatedChange, Annotator, Placement};
use crate::locale::UiLanguage;
use crate::study::{Annotation, Draft, Study};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A draft as it read, and where its paragraphs stood then.
type DraftPlaces = (Arc<Draft>, Arc<Reading>, Arc<ParagraphPlaces>);

/// Where the paragraphs of each draft stand in its reading.
type KnownPlaces = BTreeMap<DraftId, Arc<ParagraphPlaces>>;

/// What is kept from one board to the next.
#[derive(Default)]
pub(in crate::app) struct CardCache {
    places: BTreeMap<DraftId, DraftPlaces>,
    of: Option<CardsOf>,
}

/// What the cards were made of.
struct CardsOf {
    study: Arc<Study>,
    comparison: Arc<Comparison>,
    chain: Option<Arc<Chain>>,
    language: UiLanguage,
    coder: CoderId,
}

impl CardsOf {
    /// Whether the cards differ only by what annotations differ.
    fn fits(&self, other: &Self) -> bool {
        let (a, b) = (&self.study, &other.study);
        let same_chain = match (&self.chain, &other.chain) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        Arc::ptr_eq(&self.comparison, &other.comparison)
            && same_chain
            && (self.language, self.coder) == (other.language, other.coder)
            && a.drafts.len() == b.drafts.len()
            && a.drafts.iter().zip(&b.drafts).all(|(a, b)| Arc::ptr_eq(a, b))
            && Arc::ptr_eq(&a.themes, &b.themes)
            && Arc::ptr_eq(&a.actors, &b.actors)
            && Arc::ptr_eq(&a.positions, &b.positions)
            && Arc::ptr_eq(&a.coders, &b.coders)
    }
}

impl CardCache {
    /// Where the paragraphs of the drafts stand; what is known of drafts that are as they were is not looked up anew.
    pub(in crate::app) fn places(&mut self, study: &Study, readings: &BTreeMap<DraftId, Arc<Reading>>) -> KnownPlaces {
        let mut places = BTreeMap::new();
        for draft in &study.drafts {
            let Some(reading) = readings.get(&draft.id) else { continue };
            let known = self.places.remove(&draft.id);
            let known = known.filter(|(of, read, _)| Arc::ptr_eq(of, draft) && Arc::ptr_eq(read, reading));
            let at = known.map_or_else(|| Arc::new(paragraph_places(draft, reading)), |(.., at)| at);
            places.insert(draft.id, (Arc::clone(draft), Arc::clone(reading), at));
        }
        self.places = places;
        self.places.iter().map(|(id, (.., at))| (*id, Arc::clone(at))).collect()
    }
}

/// The annotations that are not in both states alike, by id.
fn differing<'a>(
    old: &'a BTreeMap<AnnotationId, Arc<Annotation>>,
    new: &'a BTreeMap<AnnotationId, Arc<Annotation>>,
) -> Vec<AnnotationId> {
    let (mut before, mut after) = (old.iter().peekable(), new.iter().peekable());
    let mut differing = Vec::new();
    loop {
        match (before.peek(), after.peek()) {
            (Some((a, was)), Some((b, is))) if a == b => {
                if !Arc::ptr_eq(was, is) {
                    differing.push(**a);
                }
                before.next();
                after.next();
            }
            (Some((a, _)), other) if other.is_none_or(|(b, _)| a < b) => {
                differing.push(**a);
                before.next();
            }
            (_, Some((b, _))) => {
                differing.push(**b);
                after.next();
            }
            (_, None) => return differing,
        }
    }
}

/// Cards, and the change each annotation stands on.
type Cards = (Vec<Card>, BTreeMap<AnnotationId, usize>);

impl CardCache {
    /// The cards of a comparison. Where only annotations differ from the board before, only the cards that they stand on
    /// are made anew.
    pub(in crate::app) fn make(
        &mut self,
        session: &mut Session,
        placement: &Placement<'_>,
        chain: Option<&Arc<Chain>>,
        (study, comparison): (&Arc<Study>, &Arc<Comparison>),
    ) -> Cards {
        let of = CardsOf {
            study: Arc::clone(study),
            comparison: Arc::clone(comparison),
            chain: chain.cloned(),
            language: session.locale.language(),
            coder: session.coder,
        };
        let before = self.of.replace(of);
        let fits = self.of.as_ref().zip(before.as_ref()).is_some_and(|(of, before)| of.fits(before));
        let known = session.board.take().map(|board| (board.cards, board.homes)).filter(|_| fits);
        match (known, before) {
            (Some((mut cards, mut homes)), Some(before)) => {
                let mut touched = vec![false; cards.len()];
                let mut any = false;
                for id in differing(&before.study.annotations, &study.annotations) {
                    let home = study.annotations.get(&id).and_then(|annotation| placement.change_of(annotation));
                    let home = home.map(ChangeIndex::get);
                    let was = match home {
                        Some(home) => homes.insert(id, home),
                        None => homes.remove(&id),
                    };
                    for place in [home, was].into_iter().flatten() {
                        if let (Some(touched), Some(card)) = (touched.get_mut(place), cards.get_mut(place)) {
                            (*touched, any) = (true, true);
                            *card = Card::default();
                        }
                    }
                }
                let again = homes.iter().filter(|(_, home)| touched.get(**home).copied().unwrap_or(false));
                if any {
                    fill(session, &mut cards, placement, again.map(|(id, home)| (*id, *home)));
                }
                (cards, homes)
            }
            _ => {
                let mut cards = vec![Card::default(); comparison.changes.len()];
                let homes: BTreeMap<AnnotationId, usize> =
                    placement.changes().into_iter().map(|(id, home)| (id, home.get())).collect();
                fill(session, &mut cards, placement, homes.iter().map(|(id, home)| (*id, *home)));
                (cards, homes)
            }
        }
    }
}

fn fill(
    session: &Session,
    cards: &mut [Card],
    placement: &Placement<'_>,
    found: impl Iterator<Item = (AnnotationId, usize)>,
) {
    let step_name = |step: Sides<DraftId>| session.step_name(step.old, step.new);
    let annotator = Annotator::new(placement, session.locale.language(), Some(session.coder), &step_name);
    let mut said: BTreeMap<usize, AnnotatedChange> = BTreeMap::new();
    for (id, home) in found {
        annotator.add(said.entry(home).or_default(), id, ChangeIndex::new(home));
    }
    for (home, said) in said {
        if let Some(card) = cards.get_mut(home) {
            *card = card_of(said, &session.locale);
        }
    }
}
