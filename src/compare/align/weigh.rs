//! How well two paragraphs match, their place apart.

use super::corpus::{Corpus, Para};
use super::names::name_apart;
use super::outline::{Class, Outline};
use super::overlap::{Overlap, cover_more, overlap, overlap_of_kin};
use crate::base::{Side, Sides};
use std::sync::OnceLock;

/// So many words of a paragraph tell something when all of them stand in another.
const TELLING: f32 = 8.0;
/// What two lines that begin with the word of numbered ones have for it.
const HEAD: f32 = 0.15;
/// Two paragraphs that match less are linked on no ground, whether look-alikes tell them apart or not.
const SLIGHT: f32 = 0.1;
/// How alike two such lines must be for look-alikes not to be held against them.
const NAMED: f32 = 0.3;
/// What two dates, or two symbols, have for being such: at the same place of two texts of a series they are one.
const VALUE: f32 = 0.2;
/// They have no more words than this.
const VALUE_WORDS: usize = 6;
/// Look-alikes are looked for among so many paragraphs before and after.
const AROUND: usize = 8;
/// How alike a paragraph must be to count as a look-alike.
const ALIKE: f32 = 0.3;
/// What the words in which look-alikes differ must weigh to say anything: less is a value, not a name.
const LEAST_OWN: f32 = 1.6;
/// What part they share when no look-alike is held against them.
const HALF: f32 = 0.5;
/// Where only values differ: how much less alike than look-alikes they may be.
const VALUES: f32 = 0.15;
/// How much more alike than look-alikes they must be when they share less.
const FARTHER: f32 = 0.12;
/// Where only one has look-alikes: how much less alike than these they may be.
const ALONE: f32 = 0.2;
/// A word in one of so many paragraphs is the draft's own vocabulary.
const MANY: usize = 12;
/// The same, in short drafts: a word in so many paragraphs.
const COMMON: usize = 4;
/// What such a word counts.
const LITTLE: f32 = 0.25;

/// How well two paragraphs match.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Match {
    /// From 0, or less, to 1 for the same words.
    pub quality: f32,
    /// What the words in common tell.
    pub info: f32,
}

/// The words that tell a paragraph from its look-alikes nearby.
#[derive(Debug, Default)]
struct Own {
    words: Vec<u32>,
    mass: f32,
    /// How alike the most like of them is.
    alike: f32,
}

/// Weighs pairs of paragraphs.
#[derive(Debug)]
pub struct Scale<'a> {
    /// The words.
    pub corpus: &'a Corpus,
    /// The order of both drafts.
    pub outline: &'a Sides<Outline>,
    own: Sides<Vec<OnceLock<Option<Own>>>>,
}

impl<'a> Scale<'a> {
    /// Weighs the paragraphs of these drafts.
    pub fn of(corpus: &'a Corpus, outline: &'a Sides<Outline>) -> Self {
        let none = |paras: &[Para]| paras.iter().map(|_| OnceLock::new()).collect();
        Self { corpus, outline, own: Sides::new(none(&corpus.old), none(&corpus.new)) }
    }

    /// How well the old paragraph `i` and the new one `j` match.
    pub fn weigh(&self, i: usize, j: usize) -> Match {
        let (Some(a), Some(b)) = (self.corpus.old.get(i), self.corpus.new.get(j)) else { return Match::default() };
        let strange = self.strange(i, j);
        if a.print == b.print && a.print != 0 {
            return Match { quality: 1.0 - strange * 0.4, info: a.told.min(b.told) };
        }
        let overlap = overlap(self.corpus, a, &[], b, &[]);
        let head = a.head == b.head && a.head != 0;
        let mut quality = if overlap.mass > 0.0 { quality(overlap, a, b) } else { 0.0 };
        // Lines that begin as the numbered ones of the draft do may be renamed, as titles may.
        let judged = quality >= SLIGHT || head;
        if judged && !(head && quality >= NAMED) && self.told_apart((i, j), (a, b), quality) {
            quality = 0.0;
        }
        if quality >= SLIGHT && name_apart((self.corpus, self.outline), (i, j), (a, b), (overlap, quality)) {
            quality = 0.0;
        }
        if head {
            quality += HEAD;
        }
        if self.is_value(a) && self.is_value(b) && a.kind == b.kind {
            quality = quality.max(VALUE);
        }
        Match { quality: quality - strange, info: overlap.info }
    }

    /// Whether a paragraph is a date, a symbol, a sum: a few words of which at least half are numbers.
    fn is_value(&self, para: &Para) -> bool {
        let numbers = para.words.iter().filter(|&&word| self.corpus.is_number(word)).count();
        (2..=VALUE_WORDS).contains(&para.words.len()) && numbers * 2 >= para.words.len()
    }

    /// What speaks against a pair of different classes.
    fn strange(&self, i: usize, j: usize) -> f32 {
        match (self.outline.old.class(i), self.outline.new.class(j)) {
            (a, b) if a == b => 0.0,
            (Class::Title, Class::Text) | (Class::Text, Class::Title) => 0.25,
            _ => 0.4,
        }
    }

    /// Whether two paragraphs are no more alike than each is to its own look-alikes nearby, and the words that tell them
    /// from these are not shared either.
    fn told_apart(&self, (i, j): (usize, usize), (a, b): (&Para, &Para), quality: f32) -> bool {
        let (mine, theirs) = (self.own(Side::Old, i), self.own(Side::New, j));
        let title = self.outline.old.class(i) == Class::Title;
        let (mass, other) = (mine.map_or(0.0, |own| own.mass), theirs.map_or(0.0, |own| own.mass));
        let alike = mine.map_or(0.0, |own| own.alike).max(theirs.map_or(0.0, |own| own.alike));
        let least = mine.map_or(0.0, |own| own.alike).min(theirs.map_or(0.0, |own| own.alike));
        let shared = |own: Option<&Own>, other: &Para| -> f32 {
            let words = own.into_iter().flat_map(|own| &own.words);
            words.filter(|&word| other.words.contains(word)).map(|&word| self.own_weight(word, title)).sum()
        };
        let shared = shared(mine, b).max(shared(theirs, a));
        let part = match (mass >= LEAST_OWN, other >= LEAST_OWN) {
            (true, true) => (shared / (mass + other) + 0.5 * shared / mass.min(other)).min(1.0),
            (true, false) if theirs.is_none() => (shared / mass).min(1.0),
            (false, true) if mine.is_none() => (shared / other).min(1.0),
            // They differ from their look-alikes in values only, or are themselves less alike than these.
            _ => return quality < least - VALUES,
        };
        // Where only one of the two has look-alikes, the other may be one that was rewritten.
        let farther = FARTHER * (1.0 - part / HALF);
        let bar = if mine.is_some() && theirs.is_some() { least + farther } else { alike - ALONE };
        quality <= bar && part < HALF
    }

    /// Whether two titles name different things in the same way, as look-alikes do.
    pub fn named_apart(&self, i: usize, j: usize) -> bool {
        let (Some(a), Some(b)) = (self.corpus.old.get(i), self.corpus.new.get(j)) else { return false };
        a.print != b.print && self.told_apart((i, j), (a, b), quality(overlap(self.corpus, a, &[], b, &[]), a, b))
    }

    /// What a word says of which paragraph this is: nothing when it is a number, little when many have it.
    fn own_weight(&self, word: u32, title: bool) -> f32 {
        let spread = self.corpus.spread.get(word as usize).copied().unwrap_or(0) as usize;
        let many = (self.corpus.old.len().max(self.corpus.new.len()) / MANY).max(COMMON);
        let weight = self.corpus.weight(word);
        if self.corpus.is_number(word) {
            0.0
        } else if spread >= many && !title {
            weight * LITTLE
        } else {
            weight
        }
    }

    /// The words in which a paragraph differs from its look-alikes nearby; none if it has no look-alikes.
    fn own(&self, side: Side, at: usize) -> Option<&Own> {
        self.own.get(side).get(at)?.get_or_init(|| self.find_own(side, at)).as_ref()
    }

    fn find_own(&self, side: Side, at: usize) -> Option<Own> {
        let paras = match side {
            Side::Old => &self.corpus.old,
            Side::New => &self.corpus.new,
        };
        let outline = self.outline.get(side);
        let para = paras.get(at)?;
        let mut held: Option<Vec<bool>> = None;
        let mut alike = 0.0_f32;
        for other in at.saturating_sub(AROUND)..=at + AROUND {
            if other == at || outline.class(other) != outline.class(at) || outline.above(other) != outline.above(at) {
                continue;
            }
            // No more of the two can be common than the lighter one weighs: cheap, and most are told by it.
            let may_be = |sibling: &Para| 2.0 * sibling.mass.min(para.mass) >= ALIKE * (sibling.mass + para.mass);
            let Some(sibling) = paras.get(other).filter(|sibling| sibling.kind == para.kind && may_be(sibling)) else {
                continue;
            };
            let common = overlap_of_kin(self.corpus, para, sibling);
            if common.similarity >= ALIKE && para.print != sibling.print {
                alike = alike.max(quality(common, para, sibling));
                let held = held.get_or_insert_with(|| vec![false; para.words.len()]);
                cover_more(self.corpus, para, sibling, held);
            }
        }
        let held = held?;
        let words: Vec<u32> = para.words.iter().zip(&held).filter(|(_, held)| !**held).map(|(&word, _)| word).collect();
        let mass = words.iter().map(|&word| self.own_weight(word, outline.class(at) == Class::Title)).sum();
        Some(Own { words, mass, alike })
    }
}

/// What the words two paragraphs have in common make of them.
fn quality(overlap: Overlap, a: &Para, b: &Para) -> f32 {
    // That a long paragraph holds all words of a short one says the less the shorter it is: a date, a name.
    let shorter = a.words.len().min(b.words.len());
    let held = 0.4 * (shorter as f32 / TELLING).min(1.0);
    (1.0 - held) * overlap.similarity + held * overlap.contained
}
