//! Neighbouring comparisons in a row → each provision through all drafts.
//!
//! A provision is a chain of links, one place a draft at most. Where a paragraph is split, it goes on in the piece most
//! like it and the other pieces begin provisions of their own that name it; mergers likewise. A provision that ends and
//! one that begins later with its words are one provision with a gap. Round trips are found over any gap.

mod builder;
mod origins;
#[cfg(test)]
mod tests;
mod trips;

pub use origins::{OriginRun, Origins, origins};

use super::model::{Comparison, Lineage, Provision, ProvisionId};
use super::words::words;
use crate::base::{Cancelled, JobControl};
use crate::text::Paragraph;
use builder::Builder;
use std::collections::BTreeMap;

/// Follows every paragraph through `drafts`, whose `neighbours` compare each draft with the next (one fewer than the
/// drafts; each must be the comparison of just these two).
pub fn lineage(drafts: &[&[Paragraph]], neighbours: &[&Comparison], job: &JobControl) -> Result<Lineage, Cancelled> {
    let mut builder = Builder::default();
    let mut home: Vec<Vec<usize>> = drafts.iter().map(|draft| vec![usize::MAX; draft.len()]).collect();
    if let (Some(first), Some(places)) = (drafts.first(), home.first_mut()) {
        for (paragraph, place) in (0..first.len()).zip(places) {
            *place = builder.begin(0, paragraph);
        }
    }
    for (old, comparison) in neighbours.iter().enumerate() {
        job.check()?;
        let (before, after) = home.split_at_mut(old + 1);
        let (Some(before), Some(after)) = (before.last(), after.first_mut()) else { break };
        builder.step(drafts, old, comparison, before, after);
    }
    // Drafts without a comparison before them: every paragraph begins a provision.
    for (draft, places) in home.iter_mut().enumerate() {
        for (paragraph, place) in places.iter_mut().enumerate().filter(|(_, place)| **place == usize::MAX) {
            *place = builder.begin(draft, paragraph);
        }
    }
    job.check()?;
    trips::restore(&mut builder, drafts, job)?;
    let mut provisions = builder.finish();
    trips::events(&mut provisions, drafts, neighbours, job)?;
    name(&mut provisions, drafts);
    for (index, provision) in provisions.iter_mut().enumerate() {
        provision.events.sort_unstable();
        provision.events.dedup();
        for place in &provision.places {
            if let Some(slot) = home.get_mut(place.draft).and_then(|places| places.get_mut(place.paragraph)) {
                *slot = index;
            }
        }
    }
    Ok(Lineage { provisions, home })
}

/// Names provisions by the words of their earliest place; those with the same words get different names by their order.
fn name(provisions: &mut [Provision], drafts: &[&[Paragraph]]) {
    let mut seen: BTreeMap<u128, u64> = BTreeMap::new();
    for provision in provisions {
        let text = provision.places.first().and_then(|place| drafts.get(place.draft)?.get(place.paragraph));
        let mut hasher = blake3::Hasher::new();
        for word in text.map(|paragraph| words(&paragraph.text)).unwrap_or_default() {
            hasher.update(&word.to_le_bytes());
        }
        let first = |hasher: &blake3::Hasher| {
            let mut first = [0; 16];
            hasher.finalize_xof().fill(&mut first);
            u128::from_be_bytes(first)
        };
        let plain = first(&hasher);
        let nth = seen.entry(plain).or_insert(0);
        if *nth > 0 {
            hasher.update(b"again").update(&nth.to_le_bytes());
        }
        provision.id = ProvisionId(if *nth > 0 { first(&hasher) } else { plain });
        *nth += 1;
    }
}
