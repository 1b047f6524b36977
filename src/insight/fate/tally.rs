//! For each actor: what was asked, what of it was met, and what was not.

use super::model::{Fate, Source};
use crate::base::{ActorId, DraftId};
use crate::study::{Study, Uptake, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// What is held of a proposal or an ask in one draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// What became of it.
    pub uptake: Uptake,
    /// Whether a person says so; else it is suggested.
    pub by_person: bool,
}

/// How many of an actor's proposals and asks had which fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// All.
    pub asked: usize,
    /// Adopted, or there already.
    pub met: usize,
    /// Adopted in part.
    pub in_part: usize,
    /// Not adopted, reversed, overtaken.
    pub not_met: usize,
    /// Those of which a person said what became of them.
    pub judged: usize,
    /// Those that somebody objected to.
    pub objected: usize,
}

/// The counts of an actor; none for what nobody is named for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Whose.
    pub actor: Option<ActorId>,
    /// Its counts. What several ask together is counted for each of them.
    pub count: Count,
}

/// The verdict of a person on a proposal or an ask in a draft: that of the ask which cites it.
pub(super) fn verdict(study: &Study, of: Source, draft: DraftId) -> Option<&Verdict> {
    match of {
        Source::Ask(id) => study.asks.get(&id)?.verdicts.get(&draft),
        Source::Proposal(id) => {
            study.asks.values().filter(|ask| ask.positions.contains(&id)).find_map(|ask| ask.verdicts.get(&draft))
        }
    }
}

/// What is held of a fate in the draft at `place`: a person's word, else the suggestion.
pub fn said(study: &Study, fate: &Fate, place: usize) -> Option<Said> {
    let draft = study.drafts.get(place)?.id;
    if let Some(verdict) = verdict(study, fate.of, draft) {
        return Some(Said { uptake: verdict.uptake, by_person: true });
    }
    let outcome = fate.drafts.get(place)?.as_ref()?;
    Some(Said { uptake: outcome.uptake, by_person: false })
}

/// Whose a proposal or an ask is.
fn actors(study: &Study, of: Source) -> Vec<ActorId> {
    match of {
        Source::Ask(id) => study.asks.get(&id).map(|ask| ask.actors.clone()),
        Source::Proposal(id) => study.positions.get(&id).map(|position| position.actors.clone()),
    }
    .unwrap_or_default()
}

/// Counts fates in the newest draft: all of them first (a joint claim once), then by actor.
pub fn tallies(study: &Study, fates: &[Fate], objections: &[Vec<crate::base::PositionId>]) -> (Count, Vec<Tally>) {
    let mut all = Count::default();
    let mut by: BTreeMap<Option<ActorId>, Count> = BTreeMap::new();
    let last = study.drafts.len().saturating_sub(1);
    for (fate, against) in fates.iter().zip(objections.iter().map(Some).chain(std::iter::repeat(None))) {
        let one = count(said(study, fate, last), against.is_some_and(|against| !against.is_empty()));
        add(&mut all, one);
        let mut whose: BTreeSet<Option<ActorId>> = actors(study, fate.of).into_iter().map(Some).collect();
        if whose.is_empty() {
            whose.insert(None);
        }
        for actor in whose {
            add(by.entry(actor).or_default(), one);
        }
    }
    let tallies = by.into_iter().map(|(actor, count)| Tally { actor, count }).collect();
    (all, tallies)
}

fn count(said: Option<Said>, objected: bool) -> Count {
    let mut one = Count { asked: 1, objected: usize::from(objected), ..Count::default() };
    let Some(said) = said else { return one };
    one.judged = usize::from(said.by_person);
    match said.uptake {
        Uptake::Adopted | Uptake::AlreadyThere => one.met = 1,
        Uptake::AdoptedInPart => one.in_part = 1,
        Uptake::NotAdopted | Uptake::Reversed | Uptake::Overtaken => one.not_met = 1,
        Uptake::NotAddressed => {}
    }
    one
}

fn add(to: &mut Count, one: Count) {
    to.asked += one.asked;
    to.met += one.met;
    to.in_part += one.in_part;
    to.not_met += one.not_met;
    to.judged += one.judged;
    to.objected += one.objected;
}
