//! Which changes lie on words that an ask of the study is about.

use crate::base::{DraftId, Side, Sides};
use crate::compare::{Change, Comparison, Lineage, joined};
use crate::insight::annotated::paragraph_places;
use crate::study::{Anchor, Study};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// By index of the change: whether a red line, and whether an ask, lies on words that changed.
pub type TouchedAsks = BTreeMap<usize, (bool, bool)>;

/// Finds the changes of a step that touch words of an ask: words of one of its drafts, or of another whose paragraph the
/// lineage follows to them.
pub fn touched(
    study: &Study,
    pair: Sides<DraftId>,
    comparison: &Comparison,
    readings: &BTreeMap<DraftId, Arc<Reading>>,
    lineage: Option<&Lineage>,
) -> TouchedAsks {
    let mut found = TouchedAsks::new();
    if study.asks.is_empty() {
        return found;
    }
    let (Some(old), Some(new)) = (readings.get(&pair.old), readings.get(&pair.new)) else { return found };
    let known: BTreeMap<DraftId, _> = study
        .drafts
        .iter()
        .filter_map(|draft| Some((draft.id, paragraph_places(draft, readings.get(&draft.id)?))))
        .collect();
    for ask in study.asks.values() {
        for anchor in &ask.anchors {
            let at = known.get(&anchor.draft).and_then(|places| places.get(&anchor.paragraph));
            let Some(at) = at.map(|at| at.get()) else { continue };
            for side in Side::BOTH {
                let id = *pair.get(side);
                let here = if id == anchor.draft { Some(at) } else { follow(study, lineage, (anchor.draft, at), id) };
                let index = here.and_then(|here| comparison.home.get(side).get(here)).copied();
                let Some((index, change)) = index.and_then(|index| Some((index, comparison.changes.get(index)?)))
                else {
                    continue;
                };
                let reading = if side == Side::Old { old } else { new };
                if words_changed(change, side, reading, anchor) {
                    let entry = found.entry(index).or_default();
                    entry.0 |= ask.red_line;
                    entry.1 |= !ask.red_line;
                }
            }
        }
    }
    found
}

/// The paragraph that a paragraph of one draft is in another.
fn follow(study: &Study, lineage: Option<&Lineage>, (draft, at): (DraftId, usize), to: DraftId) -> Option<usize> {
    let (lineage, to) = (lineage?, study.place(to)?);
    let provision = *lineage.home.get(study.place(draft)?)?.get(at)?;
    let places = &lineage.provisions.get(provision)?.places;
    places.iter().find(|place| place.draft == to).map(|place| place.paragraph)
}

fn words_changed(change: &Change, side: Side, reading: &Reading, anchor: &Anchor) -> bool {
    let text = joined(&reading.paragraphs, change.at.get(side));
    let Some(start) = text.find(&anchor.quote).filter(|_| !anchor.quote.is_empty()) else { return false };
    let words = crate::base::Span::new(start, anchor.quote.len());
    change.redline.iter().any(|piece| {
        let at = *piece.at.get(side);
        // Words put in between lie inside the quotation without covering any of it.
        let inside = at.is_empty() && start < at.start && at.start < words.end();
        piece.is_substantive() && (at.overlap(words).is_some() || inside)
    })
}
