//! Links and cuts made by hand, as the comparison takes them.

use crate::base::{DraftId, ParagraphId, Side, Sides};
use crate::compare::Binding;
use crate::study::{Draft, Study, UserLink};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Where the user's links and cuts between two drafts stand in their readings.
pub(in crate::app) fn bindings_of(study: &Study, pair: Sides<DraftId>, readings: Sides<&Reading>) -> Vec<Binding> {
    let links: Vec<&UserLink> =
        study.links.values().filter(|link| link.old.0 == pair.old && link.new.0 == pair.new).collect();
    let (Some(old), Some(new)) = (study.draft(pair.old), study.draft(pair.new)) else { return Vec::new() };
    if links.is_empty() {
        return Vec::new();
    }
    // A few links, thousands of paragraphs: only the paragraphs that are linked are kept.
    let places = |draft: &Draft, reading: &Reading, wanted: BTreeSet<ParagraphId>| -> BTreeMap<ParagraphId, usize> {
        let ids = (0..reading.paragraphs.len()).filter_map(|at| Some((draft.paragraph_id(reading, at)?, at)));
        ids.filter(|(id, _)| wanted.contains(id)).collect()
    };
    let wanted = |side: Side| {
        let ends = links.iter().map(|link| if side == Side::Old { link.old.1 } else { link.new.1 });
        ends.collect::<BTreeSet<_>>()
    };
    let places = Sides::new(places(old, readings.old, wanted(Side::Old)), places(new, readings.new, wanted(Side::New)));
    links
        .into_iter()
        .filter_map(|link| {
            Some(Binding {
                old: *places.old.get(&link.old.1)?,
                new: *places.new.get(&link.new.1)?,
                linked: link.linked,
            })
        })
        .collect()
}
