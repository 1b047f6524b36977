//! What the chosen change is about: its paragraphs, themes and cited positions; and anchors on its words.

use crate::app::session::Session;
use crate::base::{ParagraphId, PositionId, Side, ThemeId};
use crate::study::{Anchor, Body, anchor};
use std::collections::BTreeSet;

/// What a change is about, for finding the positions that have to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::app) struct Here {
    /// Its paragraphs in every draft.
    pub paragraphs: BTreeSet<ParagraphId>,
    /// Its themes.
    pub themes: BTreeSet<ThemeId>,
    /// Positions that its attributions cite.
    pub cited: BTreeSet<PositionId>,
}

/// What the chosen change (and those marked with it) is about.
pub(in crate::app) fn here(session: &Session) -> Here {
    let mut here = Here::default();
    let (Some(board), Some(pair)) = (session.board.as_ref(), session.focus.pair) else { return here };
    let study = session.study();
    let chain = session.steps.newest().cloned();
    for change in session.focus.chosen() {
        if let Some(card) = board.cards.get(change) {
            here.themes.extend(card.themes.iter().map(|tag| tag.theme));
            for claim in &card.attributions {
                if let Some(Body::Claim(claim)) =
                    study.annotations.get(&claim.annotation).map(|annotation| &annotation.body)
                {
                    here.cited.extend(claim.positions.iter().copied());
                }
            }
        }
        let Some(at) = board.comparison.changes.get(change).map(|change| &change.at) else { continue };
        for side in Side::BOTH {
            let id = *pair.get(side);
            let (Some(draft), Some(place)) = (study.draft(id), study.place(id)) else { continue };
            for &index in at.get(side) {
                here.paragraphs.extend(draft.paragraph_id(board.readings.get(side), index));
                let Some(chain) = &chain else { continue };
                let home = chain.lineage.home.get(place).and_then(|homes| homes.get(index));
                let Some(provision) = home.and_then(|home| chain.lineage.provisions.get(*home)) else { continue };
                for stand in &provision.places {
                    let reading = chain.readings.get(stand.draft);
                    let id = study.drafts.get(stand.draft).zip(reading);
                    here.paragraphs
                        .extend(id.and_then(|(draft, reading)| draft.paragraph_id(reading, stand.paragraph)));
                }
            }
        }
    }
    here
}

/// Anchors on the words of the chosen change: those of the later draft, or what went.
pub(in crate::app) fn anchors_here(session: &mut Session) -> Vec<Anchor> {
    let Some(pair) = session.focus.pair else { return Vec::new() };
    let mut found = Vec::new();
    for change in session.focus.chosen() {
        let Some(at) = session.board.as_ref().and_then(|board| board.comparison.changes.get(change)) else {
            continue;
        };
        let side = if at.at.new.is_empty() { Side::Old } else { Side::New };
        let (places, id) = (at.at.get(side).clone(), *pair.get(side));
        let Some(reading) = session.reading(id).map(|keyed| keyed.reading) else { continue };
        let Some(draft) = session.study().draft(id) else { continue };
        found.extend(places.into_iter().filter_map(|place| anchor::whole(draft, &reading, place)));
    }
    found
}
