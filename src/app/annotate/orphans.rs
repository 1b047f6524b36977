//! Annotations that are adrift: their words stand nowhere any more, or their step can't be told. Each with the places
//! it may belong to, and why; found in the background.

use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::app::shared::saying;
use crate::app::shell::dialog::Dialog;
use crate::base::{AnnotationId, DraftId, Message, Sides};
use crate::compare::words::words;
use crate::engine::Derived;
use crate::engine::{Jobs, Query};
use crate::insight::AnchorFinder;
use crate::study::{Anchor, Annotation, Draft, Edit, Study, Target, anchor};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many places are offered for an annotation.
const OFFERED: usize = 4;
/// A paragraph that shares fewer of its words is not offered.
const LEAST_SHARE: f32 = 0.3;

/// What is known already of the annotations of a study, and those that have to be looked at: while the drafts stay, only
/// the annotations that are new or changed.
type Known<'a> = (Vec<Found>, Vec<(&'a AnnotationId, &'a Arc<Annotation>)>);

fn sorted<'a>(study: &'a Study, before: Option<&AdriftFound>) -> Known<'a> {
    let same = |before: &&AdriftFound| {
        let (old, new) = (&before.of.drafts, &study.drafts);
        old.len() == new.len() && old.iter().zip(new).all(|(a, b)| Arc::ptr_eq(a, b))
    };
    let Some(before) = before.filter(same) else {
        return (Vec::new(), study.annotations.iter().collect());
    };
    let as_it_was = |id: &AnnotationId, annotation: &Arc<Annotation>| {
        before.of.annotations.get(id).is_some_and(|old| Arc::ptr_eq(old, annotation))
            && before.of.unplaced.contains(id) == study.unplaced.contains(id)
    };
    let stays = |found: &&Found| {
        study.annotations.get(&found.annotation).is_some_and(|annotation| as_it_was(&found.annotation, annotation))
    };
    let sure = before.found.iter().filter(stays).cloned().collect();
    let open = study.annotations.iter().filter(|(id, annotation)| !as_it_was(id, annotation)).collect();
    (sure, open)
}

/// Why a place is offered.
#[derive(Debug, Clone, PartialEq)]
enum Why {
    /// It shares this part of the words; and it has the number the words had, where that is so.
    Words(f32, bool),
    /// The words stand in the middle draft as they were before: they changed after it.
    AsBefore,
    /// The words stand in the middle draft as they are after: they changed before it.
    AsAfter,
    /// The nearest words of the middle draft, sharing this part.
    Near(f32),
    /// No words of the middle draft are near.
    Alone,
}

/// A place that an annotation may belong to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Offer {
    target: Target,
    why: Why,
    /// The draft and the words there.
    draft: DraftId,
    cited: String,
    words: String,
}

/// An annotation that is adrift.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Found {
    annotation: AnnotationId,
    /// Its step can't be told; its words stand.
    unplaced: bool,
    quote: String,
    offers: Vec<Offer>,
    /// What of it still stands, where something does.
    kept: Option<Target>,
}

/// The state it was looked for in, and what was found.
#[derive(Debug)]
pub(in crate::app) struct AdriftFound {
    found: Vec<Found>,
    of: Arc<Study>,
}
/// What it was looked for in.
pub(in crate::app) type AdriftKey = Arc<Study>;

/// An annotation that is adrift, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdriftLine {
    /// The annotation.
    pub annotation: AnnotationId,
    /// What sort of thing it is, and on which step.
    pub sort: String,
    /// What it says.
    pub said: String,
    /// Who said it, and when.
    pub who: String,
    /// The words it was made on.
    pub quote: String,
    /// Why it is adrift.
    pub why: String,
    /// Where it may belong: the place, the words there, and the reason.
    pub offers: Vec<(String, String, String)>,
    /// Whether it can stay on what of it still stands.
    pub can_keep: bool,
}

/// The annotations that are adrift, looked for in the background.
pub(in crate::app) struct Orphans {
    pub(in crate::app) query: Query<u64, AdriftFound>,
    of: Option<AdriftKey>,
    number: u64,
}

impl Orphans {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("adrift", 1, jobs), of: None, number: 0 }
    }

    /// Looks for what is adrift anew when the study has changed.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, session.study())) {
            return;
        }
        let study = Arc::clone(session.study());
        self.of = Some(Arc::clone(&study));
        // Those that are known; to read the others takes longer than a frame has.
        let known: BTreeMap<DraftId, Arc<Reading>> =
            study.drafts.iter().filter_map(|draft| Some((draft.id, session.readings.known(draft)?))).collect();
        let before = self.query.get().value().cloned();
        self.number += 1;
        let number = self.number;
        self.query.want(&number, move |job| {
            let (mut found, open) = sorted(&study, before.as_deref());
            if open.is_empty() {
                return Ok(AdriftFound { found, of: Arc::clone(&study) });
            }
            let mut readings = known;
            for draft in &study.drafts {
                job.check()?;
                readings.entry(draft.id).or_insert_with(|| Arc::new(draft.reading()));
            }
            let placed: BTreeMap<DraftId, AnchorFinder<'_>> = study
                .drafts
                .iter()
                .filter_map(|draft| Some((draft.id, AnchorFinder::new(draft, readings.get(&draft.id)?))))
                .collect();
            for (id, annotation) in open {
                job.check()?;
                if study.unplaced.contains(id) {
                    found.push(unplaced(&study, *id, annotation, &readings));
                } else {
                    found.extend(lost(&study, *id, annotation, &readings, &placed));
                }
            }
            found.sort_by_key(|found| found.annotation);
            Ok(AdriftFound { found, of: Arc::clone(&study) })
        });
    }

    /// How many annotations are adrift.
    pub(in crate::app) fn count(&self) -> usize {
        self.query.get().value().map_or(0, |known| known.found.len())
    }

    /// The annotations that are adrift.
    pub(in crate::app) fn lines(&self, session: &Session) -> Vec<AdriftLine> {
        let Some(found) = self.query.get().value().cloned() else { return Vec::new() };
        let line = |found: &Found| {
            let annotation = session.study().annotations.get(&found.annotation)?;
            let target = &annotation.target;
            let step = session.step_name(target.from, target.to);
            let offer = |offer: &Offer| {
                let name = names::draft_name(session.study(), &session.locale, offer.draft);
                let cited = if offer.cited.is_empty() { name } else { format!("{name} · {}", offer.cited) };
                let place = if found.unplaced { session.step_name(offer.target.from, offer.target.to) } else { cited };
                (place, first_words(&offer.words, 220), session.locale.format(&said_why(&offer.why)))
            };
            Some(AdriftLine {
                annotation: found.annotation,
                sort: format!("{} · {step}", saying::sort_of(&session.locale, &annotation.body)),
                said: saying::said_by(session.study(), &session.locale, annotation),
                who: saying::who_and_when(session.study(), &session.locale, annotation),
                quote: first_words(&found.quote, 320),
                why: session.locale.t(if found.unplaced { "adrift-unplaced" } else { "adrift-lost" }),
                offers: found.offers.iter().map(offer).collect(),
                can_keep: found.kept.is_some(),
            })
        };
        found.found.iter().filter_map(line).collect()
    }

    fn found(&self, id: AnnotationId) -> Option<Found> {
        match self.query.get() {
            Derived::Ready(known) => known.found.iter().find(|found| found.annotation == id).cloned(),
            _ => None,
        }
    }

    pub(in crate::app) fn reattach(&mut self, session: &mut Session, id: AnnotationId, offer: usize) {
        let target = self.found(id).and_then(|found| found.offers.get(offer).map(|offer| offer.target.clone()));
        if let Some(target) = target
            && session.edit(Edit::Retarget(id, target))
        {
            self.say(session, "adrift-attached");
        }
    }

    pub(in crate::app) fn keep(&mut self, session: &mut Session, id: AnnotationId) {
        let kept = self.found(id).and_then(|found| found.kept);
        if let Some(target) = kept
            && session.edit(Edit::Retarget(id, target))
        {
            self.say(session, "adrift-kept");
        }
    }

    pub(in crate::app) fn remove(&mut self, session: &mut Session, id: AnnotationId) {
        if session.edit(Edit::RemoveAnnotation(id)) {
            self.say(session, "adrift-removed");
        }
    }

    fn say(&mut self, session: &mut Session, key: &'static str) {
        // The one just settled is still in the list of before.
        let left = self.count().saturating_sub(1);
        session.notify(Message::new(key).number("left", left), true);
        if left == 0 && matches!(session.dialog, Some(Dialog::Adrift)) {
            session.dialog = None;
        }
    }

    /// Shows the step that an annotation is on.
    pub(in crate::app) fn go_to(session: &mut Session, id: AnnotationId) {
        let Some(target) = session.study().annotations.get(&id).map(|annotation| annotation.target.clone()) else {
            return;
        };
        session.dialog = None;
        let (from, to) = (session.study().place(target.from), session.study().place(target.to));
        if let (Some(from), Some(to)) = (from, to)
            && from < to
        {
            session.select_pair(Sides::new(target.from, target.to));
        } else if target.from == target.to
            && let Some(anchor) = target.new.first().or(target.old.first())
            && let Some(reading) = session.reading(anchor.draft)
            && let Some(draft) = session.study().draft(anchor.draft)
            && let Some((at, _)) = anchor::locate(anchor, draft, &reading.reading).1
        {
            // Said of a draft while it stood alone.
            session.show_paragraph(anchor.draft, at);
        }
    }
}

fn said_why(why: &Why) -> Message {
    let percent = |share: &f32| (share * 100.0).round() as usize;
    match why {
        Why::Words(share, false) => Message::new("adrift-why-words").number("share", percent(share)),
        Why::Words(share, true) => Message::new("adrift-why-number").number("share", percent(share)),
        Why::AsBefore => Message::new("adrift-why-as-before"),
        Why::AsAfter => Message::new("adrift-why-as-after"),
        Why::Near(share) => Message::new("adrift-why-near").number("share", percent(share)),
        Why::Alone => Message::new("adrift-why-alone"),
    }
}

fn quote_of(target: &Target) -> String {
    target.new.first().or(target.old.first()).map(|place| place.quote.clone()).unwrap_or_default()
}

/// An annotation whose words stand nowhere any more; `None` when they do.
fn lost(
    study: &Study,
    id: AnnotationId,
    annotation: &Annotation,
    readings: &BTreeMap<DraftId, Arc<Reading>>,
    places: &BTreeMap<DraftId, AnchorFinder<'_>>,
) -> Option<Found> {
    let target = &annotation.target;
    let is_lost =
        |anchor: &Anchor| places.get(&anchor.draft).is_none_or(|places| places.paragraph_of(anchor).is_none());
    let (old, new): (Vec<bool>, Vec<bool>) =
        (target.old.iter().map(is_lost).collect(), target.new.iter().map(is_lost).collect());
    if !old.iter().chain(&new).any(|lost| *lost) {
        return None;
    }
    // Each lost anchor has candidates; the n-th offer takes the n-th of each, or the best where there are fewer.
    let candidates = |anchors: &[Anchor], lost: &[bool]| -> Vec<Vec<(Anchor, f32, bool, String)>> {
        let of = |(anchor, lost): (&Anchor, &bool)| match (*lost, study.draft(anchor.draft)) {
            (true, Some(draft)) => {
                readings.get(&anchor.draft).map(|reading| near(anchor, draft, reading)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        anchors.iter().zip(lost).map(of).collect()
    };
    let (olds, news) = (candidates(&target.old, &old), candidates(&target.new, &new));
    let most = olds.iter().chain(&news).map(Vec::len).max().unwrap_or(0);
    let mut offers = Vec::new();
    for place in 0..most {
        let pick = |anchors: &[Anchor], lost: &[bool], candidates: &[Vec<(Anchor, f32, bool, String)>]| {
            let mut picked = Vec::new();
            for ((anchor, lost), list) in anchors.iter().zip(lost).zip(candidates) {
                match list.get(place).or_else(|| list.first()) {
                    Some((own, ..)) if *lost => picked.push(own.clone()),
                    None if *lost => {}
                    _ => picked.push(anchor.clone()),
                }
            }
            picked
        };
        let shown = news.iter().chain(&olds).find_map(|list| list.get(place));
        let Some((own, share, same_number, cited)) = shown.cloned() else { continue };
        offers.push(Offer {
            target: Target {
                old: pick(&target.old, &old, &olds),
                new: pick(&target.new, &new, &news),
                ..target.clone()
            },
            why: Why::Words(share, same_number),
            draft: own.draft,
            cited,
            words: own.quote,
        });
    }
    let standing = |anchors: &[Anchor], lost: &[bool]| -> Vec<Anchor> {
        anchors.iter().zip(lost).filter(|(_, lost)| !**lost).map(|(anchor, _)| anchor.clone()).collect()
    };
    let kept = Target { old: standing(&target.old, &old), new: standing(&target.new, &new), ..target.clone() };
    let stands = !(kept.old.is_empty() && kept.new.is_empty());
    let first_lost = target.new.iter().zip(&new).chain(target.old.iter().zip(&old)).find(|(_, lost)| **lost);
    Some(Found {
        annotation: id,
        unplaced: false,
        quote: first_lost.map(|(anchor, _)| anchor.quote.clone()).unwrap_or_default(),
        offers,
        kept: stands.then_some(kept),
    })
}

/// The paragraphs that share most words with an anchor's, best first: the anchor there, the share, whether the
/// paragraph is where the old one was, and how it is cited.
fn near(lost: &Anchor, draft: &Draft, reading: &Reading) -> Vec<(Anchor, f32, bool, String)> {
    let home = (0..reading.paragraphs.len()).find(|&at| draft.paragraph_id(reading, at) == Some(lost.paragraph));
    let mut near: Vec<(usize, f32)> = shares(&lost.quote, reading);
    if let Some(home) = home
        && !near.iter().any(|(at, _)| *at == home)
    {
        near.push((home, 0.0));
    }
    let offer = |(at, share): (usize, f32)| {
        let paragraph = reading.paragraphs.get(at)?;
        // Words within a paragraph stay words within it, where some of them are found.
        let whole = lost.span.start == 0 && lost.after.is_empty();
        let span = if whole { None } else { anchor::common_span(&lost.quote, &paragraph.text) };
        let own = match span {
            Some(span) => anchor::anchor(draft, reading, at, span),
            None => anchor::whole(draft, reading, at),
        }?;
        Some((own, share, home == Some(at), paragraph.cited().to_owned()))
    };
    near.into_iter().filter_map(offer).collect()
}

/// The paragraphs that share words with a quotation, and the share (Dice's coefficient of the two sets of words).
fn shares(quote: &str, reading: &Reading) -> Vec<(usize, f32)> {
    let set = |text: &str| {
        let mut set = words(text);
        set.sort_unstable();
        set.dedup();
        set
    };
    let wanted = set(quote);
    let mut near: Vec<(usize, f32)> = reading
        .paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            let there = set(&paragraph.text);
            let common = wanted.iter().filter(|word| there.binary_search(word).is_ok()).count();
            (at, 2.0 * common as f32 / (wanted.len() + there.len()).max(1) as f32)
        })
        .filter(|(_, share)| *share >= LEAST_SHARE)
        .collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.truncate(OFFERED);
    near
}

/// An annotation whose step was divided: one of the steps, or the wide one.
fn unplaced(
    study: &Study,
    id: AnnotationId,
    annotation: &Annotation,
    readings: &BTreeMap<DraftId, Arc<Reading>>,
) -> Found {
    let target = &annotation.target;
    let mut offers = Vec::new();
    let between = match (study.place(target.from), study.place(target.to)) {
        (Some(from), Some(to)) => study.drafts.get(from + 1..to).unwrap_or_default(),
        _ => &[],
    };
    for middle in between.iter().take(OFFERED / 2) {
        let Some(reading) = readings.get(&middle.id) else { continue };
        // The nearest paragraph for each of the words; the share of the first.
        let near = |anchors: &[Anchor]| -> (Vec<Anchor>, f32) {
            let found: Vec<(Anchor, f32)> = anchors
                .iter()
                .filter_map(|place| near(place, middle, reading).into_iter().next())
                .map(|(own, share, ..)| (own, share))
                .collect();
            let share = found.iter().map(|(_, share)| *share).fold(1.0, f32::min);
            (found.into_iter().map(|(own, _)| own).collect(), share)
        };
        let why = |anchors: &[Anchor], (own, share): &(Vec<Anchor>, f32), exact: Why| {
            let same = own.len() == anchors.len() && own.iter().zip(anchors).all(|(own, was)| own.quote == was.quote);
            match (own.is_empty(), same) {
                (true, _) => Why::Alone,
                (_, true) => exact,
                _ => Why::Near(*share),
            }
        };
        // What was before, in the middle draft: then it changed after it. What is after: then before it.
        let (was, is) = (near(&target.old), near(&target.new));
        let after = Target { from: middle.id, to: target.to, old: was.0.clone(), new: target.new.clone() };
        let before = Target { from: target.from, to: middle.id, old: target.old.clone(), new: is.0.clone() };
        let mut offer = |own: Target, why: Why| {
            let words = if own.from == middle.id { own.old.first() } else { own.new.first() };
            let words = words.map(|place| place.quote.clone()).unwrap_or_default();
            offers.push(Offer { target: own, why, draft: middle.id, cited: String::new(), words });
        };
        offer(before, why(&target.new, &is, Why::AsAfter));
        offer(after, why(&target.old, &was, Why::AsBefore));
    }
    // The likelier first.
    let rank = |why: &Why| match why {
        Why::AsBefore | Why::AsAfter => 2.0,
        Why::Words(share, _) | Why::Near(share) => *share,
        Why::Alone => -1.0,
    };
    offers.sort_by(|a, b| rank(&b.why).total_cmp(&rank(&a.why)));
    Found { annotation: id, unplaced: true, quote: quote_of(target), offers, kept: Some(target.clone()) }
}
