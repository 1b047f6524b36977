//! Neighbouring comparisons in a row → each provision through all drafts.
//!
//! A provision is a chain of links, one place a draft at most. Where a paragraph is split, it goes on in the piece most
//! like it and the other pieces begin provisions of their own that name it; mergers likewise. A provision that ends and
//! one that begins later with its words are one provision with a gap. Round trips are found over any gap.

mod origins;
mod trips;

pub use origins::{OriginRun, Origins, origins};

use super::model::{
    Change, Comparison, Event, EventKind, Kind, Lineage, Link, PlaceInDraft, Provision, ProvisionId, Reason,
};
use super::words::words;
use crate::base::{Cancelled, JobControl};
use crate::text::Paragraph;
use std::collections::{BTreeMap, BTreeSet};

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

/// A provision while it grows.
#[derive(Debug, Clone, Default)]
struct Growing {
    places: Vec<PlaceInDraft>,
    from: BTreeSet<usize>,
    into: BTreeSet<usize>,
    events: Vec<Event>,
    /// Became part of an earlier provision, which came back.
    joined: bool,
}

#[derive(Debug, Default)]
struct Builder {
    growing: Vec<Growing>,
}

impl Builder {
    fn begin(&mut self, draft: usize, paragraph: usize) -> usize {
        self.growing.push(Growing { places: vec![PlaceInDraft { draft, paragraph }], ..Growing::default() });
        self.growing.len() - 1
    }

    fn event(&mut self, provision: usize, old: usize, what: EventKind) {
        if let Some(growing) = self.growing.get_mut(provision) {
            growing.events.push(Event { old, new: old + 1, what });
        }
    }

    /// Takes in the changes from draft `old` to the next.
    fn step(
        &mut self,
        drafts: &[&[Paragraph]],
        old: usize,
        comparison: &Comparison,
        before: &[usize],
        after: &mut [usize],
    ) {
        for change in &comparison.changes {
            let heirs = heirs(change);
            for link in &heirs {
                let Some(&provision) = before.get(link.old) else { continue };
                if let Some(growing) = self.growing.get_mut(provision) {
                    growing.places.push(PlaceInDraft { draft: old + 1, paragraph: link.new });
                }
                if let Some(place) = after.get_mut(link.new) {
                    *place = provision;
                }
                if change.kind == Kind::Edited {
                    self.event(provision, old, EventKind::Edited);
                }
                if link.moved {
                    self.event(provision, old, EventKind::Moved);
                }
                let label = |draft: usize, at: usize| drafts.get(draft)?.get(at)?.label.as_deref();
                if label(old, link.old) != label(old + 1, link.new) {
                    self.event(provision, old, EventKind::Renumbered);
                }
            }
            for &paragraph in &change.at.new {
                if heirs.iter().all(|link| link.new != paragraph) {
                    let provision = self.begin(old + 1, paragraph);
                    if let Some(place) = after.get_mut(paragraph) {
                        *place = provision;
                    }
                }
            }
            self.relate(change, &heirs, old, before, after);
        }
    }

    /// Notes splits, mergers, births and deaths of one change.
    fn relate(&mut self, change: &Change, heirs: &[&Link], old: usize, before: &[usize], after: &[usize]) {
        let what = match change.kind {
            Kind::Split => Some(EventKind::Split),
            Kind::Merged => Some(EventKind::Merged),
            _ => None,
        };
        if let Some(what) = what {
            for link in &change.links {
                for provision in [before.get(link.old), after.get(link.new)].into_iter().flatten() {
                    self.event(*provision, old, what);
                }
            }
        }
        for link in &change.links {
            let (Some(&a), Some(&b)) = (before.get(link.old), after.get(link.new)) else { continue };
            let goes_on = |link: &Link| heirs.iter().any(|heir| heir.old == link.old && heir.new == link.new);
            if a == b || goes_on(link) {
                continue;
            }
            if let Some(growing) = self.growing.get_mut(a) {
                growing.into.insert(b);
            }
            if let Some(growing) = self.growing.get_mut(b) {
                growing.from.insert(a);
            }
        }
        if change.links.is_empty() {
            for &paragraph in &change.at.new {
                if let Some(&provision) = after.get(paragraph) {
                    self.event(provision, old, EventKind::Inserted);
                }
            }
            for &paragraph in &change.at.old {
                if let Some(&provision) = before.get(paragraph) {
                    self.event(provision, old, EventKind::Deleted);
                }
            }
        }
    }

    /// The provisions by first place; those that became part of another are gone.
    fn finish(self) -> Vec<Provision> {
        let mut order: Vec<usize> =
            self.growing.iter().enumerate().filter(|(_, growing)| !growing.joined).map(|(at, _)| at).collect();
        order.sort_by_key(|&at| self.growing.get(at).and_then(|growing| growing.places.first()).copied());
        let rank: BTreeMap<usize, usize> = order.iter().enumerate().map(|(rank, &at)| (at, rank)).collect();
        let named =
            |set: &BTreeSet<usize>| -> Vec<usize> { set.iter().filter_map(|at| rank.get(at)).copied().collect() };
        order
            .iter()
            .filter_map(|&at| self.growing.get(at))
            .map(|growing| {
                let (mut from, mut into) = (named(&growing.from), named(&growing.into));
                from.sort_unstable();
                into.sort_unstable();
                Provision {
                    id: ProvisionId(0),
                    places: growing.places.clone(),
                    from,
                    into,
                    events: growing.events.clone(),
                }
            })
            .collect()
    }
}

/// The links of a change along which provisions go on: one to one, the most alike first; links that stand for one
/// sentence only last.
fn heirs(change: &Change) -> Vec<&Link> {
    if let [only] = change.links.as_slice() {
        return vec![only];
    }
    let mut links: Vec<&Link> = change.links.iter().collect();
    let sentence = |link: &Link| link.reasons.iter().any(|reason| matches!(reason, Reason::Sentence(_)));
    links.sort_by(|a, b| {
        sentence(a)
            .cmp(&sentence(b))
            .then(b.similarity.total_cmp(&a.similarity))
            .then((a.old, a.new).cmp(&(b.old, b.new)))
    });
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    links.retain(|link| {
        let free = !old.contains(&link.old) && !new.contains(&link.new);
        if free {
            old.insert(link.old);
            new.insert(link.new);
        }
        free
    });
    links
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
