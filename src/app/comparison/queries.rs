//! What the engine is asked for: the comparison shown, those of neighbouring drafts, proof and origins.

use crate::app::session::Session;
use crate::app::session::feature::Work;
use crate::app::shared::bindings::bindings_of;
use crate::base::{AskId, DraftId, LinkId, Message, Sides};
use crate::compare::{Binding, Comparison, Options, Origins, Proof};
use crate::engine::{self, Chain, ComparisonKey, Derived, Jobs, KeyedReading, Query};
use crate::insight::weight::Judged;
use crate::study::{Ask, Draft, UserLink};
use crate::text::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where links and cuts stand, and what that was found from.
#[derive(Debug)]
pub(in crate::app) struct Bound {
    links: Arc<BTreeMap<LinkId, UserLink>>,
    drafts: Sides<Arc<Draft>>,
    bindings: Vec<Binding>,
}

/// What a judgement is of: the comparison, the row of drafts once it is followed, the state of the asks, the language
/// negotiated in.
type JudgedOf = (ComparisonKey, Vec<ComparisonKey>, u64, Option<Language>);

/// The questions asked of the engine, and what their newest answers were made of.
pub(in crate::app) struct Queries {
    jobs: Jobs,
    comparison: Query<ComparisonKey, Comparison>,
    chain: Query<Vec<ComparisonKey>, Chain>,
    proof: Query<ComparisonKey, Proof>,
    judged: Query<JudgedOf, Vec<Judged>>,
    origins: Query<Vec<ComparisonKey>, Origins>,
    /// The newest comparison, by what it is but for the options: a switch needs no new alignment.
    structure: Option<(ComparisonKey, Arc<Comparison>)>,
    chain_key: Vec<ComparisonKey>,
    /// The newest comparisons of neighbouring drafts, likewise.
    structures: Option<(Vec<ComparisonKey>, Options, Arc<Chain>)>,
    bound: BTreeMap<(DraftId, DraftId), Bound>,
    /// Whether one draft alone is read.
    alone: bool,
    /// The asks as they were judged by, and how often they were others.
    asks: (Arc<BTreeMap<AskId, Ask>>, u64),
}

impl Queries {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            jobs: jobs.clone(),
            comparison: Query::new("comparison", 24, jobs),
            chain: Query::new("lineage", 4, jobs),
            proof: Query::new("proof", 4, jobs),
            judged: Query::new("weight", 8, jobs),
            origins: Query::new("origin", 1, jobs),
            structure: None,
            chain_key: Vec::new(),
            structures: None,
            bound: BTreeMap::new(),
            alone: false,
            asks: Default::default(),
        }
    }

    /// Whether the user stopped the comparison.
    pub(in crate::app) fn is_stopped(&self) -> bool {
        self.comparison.is_stopped()
    }

    /// Lets what the user stopped be begun again.
    pub(in crate::app) fn resume(&self) {
        self.jobs.resume();
    }

    /// The comparison shown.
    pub(in crate::app) fn comparison(&self) -> Derived<Comparison> {
        self.comparison.get()
    }

    /// Where every word comes from, once that is known.
    pub(in crate::app) fn origins(&self) -> Option<Arc<Origins>> {
        match self.origins.get() {
            Derived::Ready(origins) => Some(origins),
            _ => None,
        }
    }

    /// Shift and weight of each change of the comparison shown; the earlier ones while they are worked on.
    #[expect(clippy::rc_buffer, reason = "the answer of a query")]
    pub(in crate::app) fn judged(&self) -> Option<Arc<Vec<Judged>>> {
        self.judged.get().value().cloned()
    }

    /// The statement of completeness of the comparison shown; nothing while it is worked on.
    pub(in crate::app) fn proof(&self) -> Option<Arc<Proof>> {
        match self.proof.get() {
            Derived::Ready(proof) => Some(proof),
            _ => None,
        }
    }

    /// What is worked on that a user waits for.
    pub(in crate::app) fn work(&self) -> Option<Work> {
        match self.comparison.get() {
            // One draft beside itself is there at once.
            Derived::Stale(_, part) | Derived::Pending(part) if !self.alone => {
                Some((Message::new("work-comparing"), part))
            }
            _ => self.later_work(),
        }
    }

    /// What follows the comparison on the screen: the lineage over all drafts, then the origin of every word.
    fn later_work(&self) -> Option<Work> {
        if self.chain.is_running() {
            return Some((Message::new("work-lineage"), self.chain.get().part()));
        }
        self.origins.is_running().then(|| (Message::new("work-origins"), self.origins.get().part()))
    }

    /// The user's links and cuts between two drafts, as places in their readings: looked up once for each state of links and
    /// drafts, since they are asked for before every drawing.
    fn bindings(&mut self, session: &mut Session, pair: Sides<DraftId>) -> Vec<Binding> {
        if session.study().links.is_empty() {
            self.bound.clear();
            return Vec::new();
        }
        let (Some(old), Some(new)) = (session.reading(pair.old), session.reading(pair.new)) else {
            return Vec::new();
        };
        let study = session.study();
        let (Some(draft_old), Some(draft_new)) = (study.draft(pair.old), study.draft(pair.new)) else {
            return Vec::new();
        };
        if let Some(known) = self.bound.get(&(pair.old, pair.new))
            && Arc::ptr_eq(&known.links, &study.links)
            && Arc::ptr_eq(&known.drafts.old, draft_old)
            && Arc::ptr_eq(&known.drafts.new, draft_new)
        {
            return known.bindings.clone();
        }
        let bindings = bindings_of(study, pair, Sides::new(&*old.reading, &*new.reading));
        let links = Arc::clone(&study.links);
        let drafts = Sides::new(Arc::clone(draft_old), Arc::clone(draft_new));
        self.bound.insert((pair.old, pair.new), Bound { links, drafts, bindings: bindings.clone() });
        bindings
    }

    /// Asks for the comparison of the pair and for the lineage over all drafts, and publishes what is known of them.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        ensure_valid_pair(session);
        self.comparison.collect();
        self.chain.collect();
        self.request(session);
        session.steps.publish(&self.chain.get(), self.chain.is_running(), self.comparison.is_running());
    }

    fn request(&mut self, session: &mut Session) {
        let Some(pair) = session.focus.pair else { return };
        self.alone = pair.old == pair.new;
        let (Some(old), Some(new)) = (session.reading(pair.old), session.reading(pair.new)) else { return };
        let bindings = self.bindings(session, pair);
        let options = session.study().options.clone();
        let key = engine::comparison_key(&old, &new, &options, &bindings);
        // A switch of the options needs no new alignment: the comparison at hand is counted again.
        let same = engine::comparison_key(&old, &new, &Options::default(), &bindings);
        let known = self.structure.as_ref().filter(|(of, _)| *of == same).map(|(_, known)| Arc::clone(known));
        let readings = Sides::new(Arc::clone(&old.reading), Arc::clone(&new.reading));
        self.comparison.want(&key, move |job| match known {
            Some(known) => engine::counted_again(&known, &old, &new, &options, job),
            None => engine::compare_drafts(&old, &new, &options, &bindings, job),
        });
        if let Derived::Ready(comparison) = self.comparison.get() {
            self.structure = Some((same, Arc::clone(&comparison)));
            self.request_judged(session, pair, (&key, &comparison));
            self.proof.want(&key, move |job| engine::proved(&comparison, &readings, job));
        }
        self.judged.collect();
        self.proof.collect();
        self.request_chain(session);
        self.request_origins();
    }

    /// Asks for shift and weight; again when the lineage has told the round trips, and when asks are others.
    fn request_judged(
        &mut self,
        session: &mut Session,
        pair: Sides<DraftId>,
        (key, comparison): (&ComparisonKey, &Arc<Comparison>),
    ) {
        let study = Arc::clone(session.study());
        if !Arc::ptr_eq(&self.asks.0, &study.asks) {
            self.asks = (Arc::clone(&study.asks), self.asks.1 + 1);
        }
        let chain = session.steps.newest().filter(|_| !self.chain.is_running()).cloned();
        let row = if chain.is_some() { self.chain_key.clone() } else { Vec::new() };
        let ids: Vec<DraftId> = study.drafts.iter().map(|draft| draft.id).collect();
        let readings = ids.into_iter().filter_map(|id| Some((id, session.reading(id)?.reading))).collect();
        let language = study.language;
        let of = engine::ToJudge { study, pair, comparison: Arc::clone(comparison), readings, chain };
        self.judged.want(&(key.clone(), row, self.asks.1, language), move |job| engine::judged(&of, job));
    }

    fn request_chain(&mut self, session: &mut Session) {
        let ids: Vec<DraftId> = session.study().drafts.iter().map(|draft| draft.id).collect();
        // The comparison on the screen comes first; the lineage uses what is left of the machine.
        if ids.len() < 2 || self.comparison.is_running() || self.comparison.is_stopped() {
            return;
        }
        let readings: Vec<KeyedReading> = ids.iter().filter_map(|&id| session.reading(id)).collect();
        let options = session.study().options.clone();
        let pairs: Vec<Sides<DraftId>> =
            ids.iter().zip(ids.iter().skip(1)).map(|(&old, &new)| Sides::new(old, new)).collect();
        let bindings: Vec<Vec<Binding>> = pairs.iter().map(|&pair| self.bindings(session, pair)).collect();
        let keys: Vec<_> = readings
            .iter()
            .zip(readings.iter().skip(1))
            .zip(&bindings)
            .map(|((old, new), bound)| engine::comparison_key(old, new, &options, bound))
            .collect();
        let same: Vec<_> = readings
            .iter()
            .zip(readings.iter().skip(1))
            .zip(&bindings)
            .map(|((old, new), bound)| engine::comparison_key(old, new, &Options::default(), bound))
            .collect();
        // What stayed the same since the last answer is not compared again.
        let known: Vec<Option<(Arc<Comparison>, bool)>> = same
            .iter()
            .map(|key| {
                let (keys, of, chain) = self.structures.as_ref()?;
                let place = keys.iter().position(|other| other == key)?;
                Some((Arc::clone(chain.steps.get(place)?), *of == options))
            })
            .collect();
        let (wished, asked) = (options.clone(), keys.clone());
        self.chain.want(&keys, move |job| engine::chain(&readings, &bindings, &options, &known, job));
        if let Derived::Ready(chain) = self.chain.get() {
            self.structures = Some((same, wished, chain));
            self.chain_key = asked;
        }
    }

    /// Asks for the origin of every word once the lineage is there.
    fn request_origins(&mut self) {
        self.origins.collect();
        if let Derived::Ready(chain) = self.chain.get()
            && !self.chain.is_running()
        {
            self.origins.want(&self.chain_key, move |job| engine::origins(&chain, job));
        }
    }
}

/// Keeps the pair on drafts that exist: the last step, when nothing else was chosen. A draft that stands alone is read beside
/// itself: what is said of it then is of the step from it to itself.
fn ensure_valid_pair(session: &mut Session) {
    let drafts = &session.history.study().drafts;
    let there = |id: DraftId| drafts.iter().any(|draft| draft.id == id);
    let alone = drafts.len() == 1;
    let sound =
        session.focus.pair.is_some_and(|pair| there(pair.old) && there(pair.new) && (pair.old != pair.new || alone));
    if !sound {
        session.carry_choice();
        let drafts = &session.history.study().drafts;
        let last: Vec<DraftId> = drafts.iter().rev().take(2).map(|draft| draft.id).collect();
        session.focus.pair = match last.as_slice() {
            [new, old] => Some(Sides::new(*old, *new)),
            [only] => Some(Sides::new(*only, *only)),
            _ => None,
        };
        session.focus.deselect();
        if session.focus.pair.is_none() {
            session.board = None;
        }
    }
}
