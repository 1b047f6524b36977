//! The provisions of a row of drafts while they grow, comparison by comparison.

use crate::compare::model::{
    Change, Comparison, Event, EventKind, Kind, Link, PlaceInDraft, Provision, ProvisionId, Reason,
};
use crate::text::Paragraph;
use std::collections::{BTreeMap, BTreeSet};

/// A provision while it grows.
#[derive(Debug, Clone, Default)]
pub struct Growing {
    /// Where it stands, by draft.
    pub places: Vec<PlaceInDraft>,
    /// What it was split from or merged of.
    pub from: BTreeSet<usize>,
    /// What it was split into or merged into.
    pub into: BTreeSet<usize>,
    /// What happened to it.
    pub events: Vec<Event>,
    /// Whether it became part of an earlier provision, which came back.
    pub joined: bool,
}

/// The provisions of a row of drafts while they grow; they name each other by their place in the list.
#[derive(Debug, Default)]
pub struct Builder {
    /// The provisions, in the order in which they were begun.
    pub growing: Vec<Growing>,
}

impl Builder {
    /// Begins a provision with one place and returns its number.
    pub fn begin(&mut self, draft: usize, paragraph: usize) -> usize {
        self.growing.push(Growing { places: vec![PlaceInDraft { draft, paragraph }], ..Growing::default() });
        self.growing.len() - 1
    }

    fn event(&mut self, provision: usize, old: usize, what: EventKind) {
        if let Some(growing) = self.growing.get_mut(provision) {
            growing.events.push(Event { old, new: old + 1, what });
        }
    }

    /// Takes in the changes from draft `old` to the next.
    pub fn step(
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
                // What was not read surely is no event.
                if change.reading_differs {
                    continue;
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
            _ if change.reading_differs => None,
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
        if change.links.is_empty() && !change.reading_differs {
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

    /// Returns the provisions by first place, still without names; those that became part of another are gone.
    pub fn finish(self) -> Vec<Provision> {
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
