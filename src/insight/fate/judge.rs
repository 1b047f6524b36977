//! What the words show in one draft, beside the draft they were wanted of.

use super::home::Home;
use super::model::{Outcome, Wanted, Why};
use super::words::Wordings;
use crate::insight::alike::{Place, Stream, Stretch, apart, closest, exact};
use crate::study::{ProposalAction as Action, Uptake};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::ops::Range;

/// From so many half words on, words that stand in the paragraph already are no second wish for them.
const PHRASE: usize = 6;
/// From so many half words on, words that came in another paragraph count.
const ELSEWHERE: usize = 8;
/// The least share of the words, weighed, that is a part of them; and what of it must have come since.
const PART: f32 = 0.34;
const GAINED: f32 = 0.25;
/// A smaller share is one too where it has so many words that say something.
const SMALL: f32 = 0.2;
const WORDS: f32 = 2.0;
/// The share of words that came elsewhere from which on it is a part of the wish.
const NEAR: f32 = 0.6;
/// The share of words to go that must still stand, in their order, to say that a part stayed.
const LEFT: f32 = 0.5;
/// A part of the words to go is gone when so much of them is: a new number in a reference is none.
const CUT: f32 = 0.2;
/// A deletion of so much of a paragraph is one of the paragraph.
const MOST: f32 = 0.8;

/// The drafts, as they are searched.
pub(super) struct Ground<'a> {
    pub drafts: &'a [&'a Reading],
    pub streams: &'a [Stream],
    pub wordings: &'a Wordings,
}

/// What is wanted, in one draft.
pub(super) struct Case<'a> {
    pub ground: &'a Ground<'a>,
    pub wanted: &'a Wanted,
    /// The number of its first wording.
    pub first_wording: usize,
    /// The draft it was made on: where its paragraph stands there.
    pub base: Home,
    /// The draft that is looked at.
    pub draft: usize,
    pub home: Home,
}

/// How words that are to come stand.
enum Came {
    Whole(Vec<Range<usize>>, bool),
    There(Vec<Range<usize>>),
    Part { stretch: Stretch, percent: u8, missing: Vec<usize>, elsewhere: bool },
    Not(Vec<Range<usize>>),
}

/// How words that are to go stand.
enum Left {
    NotThere,
    Gone,
    Part { stretch: Stretch, gone: Vec<usize> },
    Stay(Vec<Range<usize>>),
    Moved(Vec<Range<usize>>),
    Overtaken,
}

impl<'a> Case<'a> {
    fn stream(&self, draft: usize) -> Option<&'a Stream> {
        self.ground.streams.get(draft)
    }

    /// Where a wording stands whole in the paragraphs of a home.
    fn here(&self, wording: usize, draft: usize, home: &Home) -> Vec<Range<usize>> {
        let (Some(stream), needles) = (self.stream(draft), &self.ground.wordings.needles.stream) else {
            return Vec::new();
        };
        let own = self.ground.wordings.range(wording);
        if self.wanted.about.is_none() {
            return exact(needles, own, stream, 0..stream.len());
        }
        let ranges = Home::ranges(&home.all, stream);
        ranges.into_iter().flat_map(|range| exact(needles, own.clone(), stream, range)).collect()
    }

    /// Where it stands whole outside them.
    fn elsewhere(&self, wording: usize, draft: usize, home: &Home) -> Vec<Range<usize>> {
        let Some(stream) = self.stream(draft) else { return Vec::new() };
        let outside = |hay: &Range<usize>| !home.all.contains(&stream.paragraph(hay.start));
        self.ground.wordings.whole(wording, draft).map(|there| there.hay.clone()).filter(outside).collect()
    }

    /// The nearest place in the paragraphs of a home, and the share of the words that count.
    fn near(&self, wording: usize, draft: usize, home: &Home, counts: &[bool]) -> Option<(f32, Stretch)> {
        let stream = self.stream(draft)?;
        let needles = &self.ground.wordings.needles.stream;
        let own = self.ground.wordings.range(wording);
        let all = Home::ranges(&home.all, stream).into_iter();
        let found = all.filter_map(|range| closest(needles, own.clone(), stream, range));
        let shared = found.map(|stretch| (self.share(wording, &stretch, counts), stretch));
        shared.max_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// The share of the words that count which a stretch holds, by their weight.
    fn share(&self, wording: usize, stretch: &Stretch, counts: &[bool]) -> f32 {
        let needles = &self.ground.wordings.needles.stream;
        let own = self.ground.wordings.range(wording);
        let counted = |at: &usize| counts.get(at - own.start).copied().unwrap_or(true);
        let weigh = |at: usize| needles.weigh(at..at + 1);
        let all = self.weight(wording, counts);
        let found: f32 = stretch.pairs.iter().map(|pair| pair.0).filter(counted).map(weigh).sum();
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// The weight of the words of a wording that count.
    fn weight(&self, wording: usize, counts: &[bool]) -> f32 {
        let own = self.ground.wordings.range(wording);
        let counted = |at: &usize| counts.get(at - own.start).copied().unwrap_or(true);
        own.clone().filter(counted).map(|at| self.ground.wordings.needles.stream.weigh(at..at + 1)).sum()
    }

    /// How a wording came. `counts` says which of its words are new in it.
    fn came(&self, wording: usize, counts: &[bool]) -> Came {
        let own = self.ground.wordings.range(wording);
        let halves = self.ground.wordings.needles.stream.halves(own.clone());
        let base = self.wanted.base;
        let (before, now) = (self.here(wording, base, &self.base), self.here(wording, self.draft, &self.home));
        if now.len() > before.len() {
            return Came::Whole(now, self.wanted.about.is_none());
        }
        let old = self.elsewhere(wording, base, &self.base);
        let other = self.elsewhere(wording, self.draft, &self.home);
        if !before.is_empty() && !now.is_empty() && (halves >= PHRASE || self.wanted.about.is_none()) {
            return Came::There(now);
        }
        if before.is_empty() && halves >= ELSEWHERE && other.len() > old.len() {
            return Came::Whole(other, true);
        }
        let there = self.near(wording, self.draft, &self.home, counts);
        let had = self.near(wording, base, &self.base, counts).map_or(0.0, |near| near.0);
        // Of a long wish two words that say something are a part, however small.
        let is_part = |share: f32| share >= PART || (share >= SMALL && share * self.weight(wording, counts) >= WORDS);
        if let Some((share, stretch)) = there.filter(|(share, _)| is_part(*share) && *share >= had + SMALL) {
            return self.part(wording, share, stretch, counts, false);
        }
        let best = |draft: usize, home: &Home| {
            let stream = self.stream(draft)?;
            let outside = |there: &&Stretch| !home.all.contains(&stream.paragraph(there.hay.start));
            let all = self.ground.wordings.stretches(wording, draft).iter().filter(outside);
            let shared = all.map(|there| (self.share(wording, there, counts), there.clone()));
            shared.max_by(|a, b| a.0.total_cmp(&b.0))
        };
        let known = best(base, &self.base).map_or(0.0, |near| near.0).max(had);
        match best(self.draft, &self.home) {
            Some((share, stretch)) if share >= NEAR && share >= known + GAINED && other.is_empty() => {
                self.part(wording, share, stretch, counts, true)
            }
            _ => Came::Not(other),
        }
    }

    fn part(&self, wording: usize, share: f32, stretch: Stretch, counts: &[bool], elsewhere: bool) -> Came {
        let own = self.ground.wordings.range(wording);
        let counted = |at: &usize| counts.get(at - own.start).copied().unwrap_or(true);
        let missing = apart(own.clone(), stretch.pairs.iter().map(|pair| pair.0)).into_iter().filter(counted).collect();
        let percent = (share * 100.0).round().clamp(1.0, 99.0) as u8;
        Came::Part { stretch, percent, missing, elsewhere }
    }

    /// How a wording that is to go stands.
    fn left(&self, wording: usize) -> Left {
        let base = self.wanted.base;
        let (before, now) = (self.here(wording, base, &self.base), self.here(wording, self.draft, &self.home));
        let Some(first) = before.first() else { return Left::NotThere };
        if now.len() >= before.len() {
            return Left::Stay(now);
        }
        let own = self.ground.wordings.range(wording);
        let needles = &self.ground.wordings.needles.stream;
        let other = self.elsewhere(wording, self.draft, &self.home);
        if needles.halves(own.clone()) >= ELSEWHERE && other.len() > self.elsewhere(wording, base, &self.base).len() {
            return Left::Moved(other);
        }
        if self.wanted.about.is_none() {
            return Left::Gone;
        }
        let Some(stream) = self.stream(base) else { return Left::NotThere };
        let whole = stream.range(stream.paragraph(first.start));
        if self.home.own.is_empty() {
            let most = own.len() as f32 >= MOST * whole.len() as f32;
            return if most { Left::Gone } else { Left::Overtaken };
        }
        let Some((share, stretch)) = self.near(wording, self.draft, &self.home, &[]) else { return Left::Gone };
        // What stands beside them in the old paragraph too is none of theirs.
        let beside = [whole.start..first.start, first.end..whole.end].into_iter();
        let beside = beside.filter_map(|range| closest(needles, own.clone(), stream, range));
        let beside = beside.map(|there| self.share(wording, &there, &[])).fold(0.0, f32::max);
        if share >= LEFT && share > beside + 0.1 {
            let gone = apart(own, stretch.pairs.iter().map(|pair| pair.0));
            return if 1.0 - share < CUT { Left::Stay(vec![stretch.hay]) } else { Left::Part { stretch, gone } };
        }
        Left::Gone
    }

    fn untouched(&self) -> bool {
        let text = |draft: usize, paragraph: usize| {
            self.ground.drafts.get(draft)?.paragraphs.get(paragraph).map(|there| there.text.as_str())
        };
        let own: Vec<usize> = self.home.own.iter().copied().collect();
        matches!((own.as_slice(), self.wanted.about), ([now], Some(about))
            if text(self.draft, *now).is_some() && text(self.draft, *now) == text(self.wanted.base, about))
    }

    fn places(&self, ranges: &[Range<usize>]) -> Vec<Place> {
        let Some(stream) = self.stream(self.draft) else { return Vec::new() };
        let reading = self.ground.drafts.get(self.draft);
        let text = |at: usize| reading.and_then(|reading| reading.paragraphs.get(at)).map(|there| there.text.as_str());
        ranges.iter().flat_map(|range| stream.places(range.clone(), text)).collect()
    }

    fn outcome(&self, uptake: Uptake, why: Why, ranges: &[Range<usize>]) -> Outcome {
        Outcome { uptake, why, places: self.places(ranges) }
    }

    fn needle_words(&self, at: &[usize]) -> Vec<String> {
        let number = at.first().map_or(0, |first| self.ground.wordings.needles.stream.paragraph(*first));
        let text = std::iter::once(self.wanted.old.as_str()).chain(self.wanted.new.iter().map(String::as_str));
        let texts: Vec<&str> = text.collect();
        let first = self.first_wording;
        let text = texts.get(number.saturating_sub(first)).copied();
        let printed = |word: &usize| self.ground.wordings.needles.stream.printed(*word, |_| text).to_owned();
        at.iter().map(printed).collect()
    }

    fn hay_words(&self, at: &[usize]) -> Vec<String> {
        let Some(stream) = self.stream(self.draft) else { return Vec::new() };
        let reading = self.ground.drafts.get(self.draft);
        let text = |at: usize| reading.and_then(|reading| reading.paragraphs.get(at)).map(|there| there.text.as_str());
        at.iter().map(|word| stream.printed(*word, text).to_owned()).collect()
    }

    /// What is said where nothing came.
    fn nothing(&self, elsewhere: &[Range<usize>]) -> Outcome {
        if self.wanted.about.is_some() && self.home.own.is_empty() {
            return self.outcome(Uptake::Overtaken, Why::Overtaken, &[]);
        }
        match (elsewhere.is_empty(), self.untouched()) {
            (true, true) => self.outcome(Uptake::NotAdopted, Why::Untouched, &[]),
            (empty, _) => self.outcome(Uptake::NotAdopted, Why::Never { elsewhere: !empty }, elsewhere),
        }
    }

    fn inserted(&self, wording: usize, counts: &[bool]) -> Outcome {
        match self.came(wording, counts) {
            Came::Whole(ranges, elsewhere) => {
                let why = Why::Whole { since: self.draft, elsewhere };
                self.outcome(Uptake::Adopted, why, &ranges)
            }
            Came::There(ranges) => self.outcome(Uptake::AlreadyThere, Why::There, &ranges),
            Came::Part { stretch, percent, missing, elsewhere } => {
                let (missing, between) = (self.needle_words(&missing), self.hay_words(&stretch.put_in()));
                let why = Why::Part { percent, missing, between, elsewhere };
                self.outcome(Uptake::AdoptedInPart, why, &[stretch.hay])
            }
            Came::Not(elsewhere) => self.nothing(&elsewhere),
        }
    }

    fn deleted(&self, wording: usize) -> Outcome {
        match self.left(wording) {
            Left::NotThere => self.outcome(Uptake::NotAddressed, Why::NotThere, &[]),
            Left::Gone => self.outcome(Uptake::Adopted, Why::Gone { since: self.draft }, &[]),
            Left::Part { stretch, gone } => {
                let why = Why::PartGone { gone: self.needle_words(&gone) };
                self.outcome(Uptake::AdoptedInPart, why, &[stretch.hay])
            }
            Left::Stay(ranges) => {
                let why = if self.untouched() { Why::Untouched } else { Why::Stay };
                self.outcome(Uptake::NotAdopted, why, &ranges)
            }
            Left::Moved(ranges) => self.outcome(Uptake::NotAdopted, Why::Moved, &ranges),
            Left::Overtaken => self.outcome(Uptake::Overtaken, Why::Overtaken, &[]),
        }
    }

    fn retained(&self, wording: usize) -> Outcome {
        match self.left(wording) {
            Left::NotThere => self.outcome(Uptake::NotAddressed, Why::NotThere, &[]),
            Left::Gone => self.outcome(Uptake::NotAdopted, Why::Gone { since: self.draft }, &[]),
            Left::Part { stretch, gone } => {
                let why = Why::PartGone { gone: self.needle_words(&gone) };
                self.outcome(Uptake::AdoptedInPart, why, &[stretch.hay])
            }
            Left::Stay(ranges) => self.outcome(Uptake::Adopted, Why::Kept, &ranges),
            Left::Moved(ranges) => self.outcome(Uptake::AdoptedInPart, Why::Moved, &ranges),
            Left::Overtaken => self.outcome(Uptake::Overtaken, Why::Overtaken, &[]),
        }
    }

    fn replaced(&self, old: usize, new: usize) -> Outcome {
        let words = |wording: usize| self.ground.wordings.needles.stream.slice(self.ground.wordings.range(wording));
        let (gone, come) = (words(old), words(new));
        if gone == come {
            return self.outcome(Uptake::NotAddressed, Why::NoWords, &[]);
        }
        let (counts, lost) = (beyond(come, gone), beyond(gone, come));
        if !counts.contains(&true) {
            return self.shortened(old, new);
        }
        let outcome = self.inserted(new, &counts);
        match outcome.uptake {
            // Where the old words are only added to, they are to stay.
            Uptake::Adopted if lost.contains(&true) => match self.left(old) {
                Left::Stay(_) => Outcome { uptake: Uptake::AdoptedInPart, why: Why::OldStay, ..outcome },
                _ => outcome,
            },
            Uptake::NotAdopted => match self.left(old) {
                Left::Gone | Left::Part { .. } if outcome.places.is_empty() => {
                    self.outcome(Uptake::NotAdopted, Why::OtherWords, &[])
                }
                Left::Stay(ranges) if outcome.why == (Why::Never { elsewhere: false }) => {
                    self.outcome(Uptake::NotAdopted, Why::Stay, &ranges)
                }
                _ => outcome,
            },
            _ => outcome,
        }
    }

    /// Fewer of the same words, or the same in another order.
    fn shortened(&self, old: usize, new: usize) -> Outcome {
        let now = self.here(new, self.draft, &self.home);
        match self.left(old) {
            Left::Gone | Left::Part { .. } if !now.is_empty() => {
                self.outcome(Uptake::Adopted, Why::Whole { since: self.draft, elsewhere: false }, &now)
            }
            Left::Gone => self.outcome(Uptake::NotAdopted, Why::OtherWords, &[]),
            _ => self.deleted(old),
        }
    }

    /// Says what the words show.
    pub fn judge(&self, (old, new): (usize, Range<usize>)) -> Outcome {
        let best = |outcomes: &mut dyn Iterator<Item = Outcome>| {
            outcomes.max_by_key(|outcome| match outcome.uptake {
                Uptake::Adopted => 3,
                Uptake::AlreadyThere => 2,
                Uptake::AdoptedInPart => 1,
                _ => 0,
            })
        };
        let has_old = !self.ground.wordings.range(old).is_empty();
        let found = match self.wanted.action {
            Action::Delete => Some(self.deleted(old)),
            Action::Retain => Some(self.retained(old)),
            Action::Replace | Action::Alternative | Action::Rival if has_old => {
                best(&mut new.map(|new| self.replaced(old, new)))
            }
            _ => best(&mut new.map(|new| self.inserted(new, &[]))),
        };
        found.unwrap_or_else(|| self.outcome(Uptake::NotAddressed, Why::NoWords, &[]))
    }
}

/// Which words of `a` are not among those of `b`, each counted as often as it stands there.
fn beyond(a: &[u64], b: &[u64]) -> Vec<bool> {
    let mut left: BTreeMap<u64, usize> = BTreeMap::new();
    for word in b {
        *left.entry(*word).or_default() += 1;
    }
    let mut taken = |word: &u64| match left.get_mut(word).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => true,
    };
    a.iter().map(&mut taken).collect()
}
