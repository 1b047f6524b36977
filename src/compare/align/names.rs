//! What two paragraphs name: words that say what a provision is about, in distinction from those of its formula.
//!
//! "Requests the Secretary to publish a handbook" and "Requests the Secretary to convene a workshop" have more than half of
//! their words in common and are two provisions. What is asked here is asked of pairs that else would be linked.

use super::corpus::{Corpus, Para};
use super::outline::{Class, Outline};
use super::overlap::{Overlap, tile};
use crate::base::Sides;

/// Paragraphs that begin alike are looked for among so many before and after.
const AROUND: usize = 8;
/// What part of the names of one of the two both have at least, the formula apart.
const NAMES: f32 = 0.3;
/// Paragraphs of so many words must have something in common that tells.
const WORDS: usize = 8;
/// What part of what the one tells that tells less is that.
const TOLD: f32 = 0.2;
/// Above this quality a name or two may have changed.
const ALIKE: f32 = 0.6;
/// Paragraphs of so many words have something in common by chance; those of more than the last are not asked.
const LONG: std::ops::RangeInclusive<usize> = 25..=400;
/// What part of what both tell they must have in common in the same order.
const ORDERED: f32 = 0.25;

/// Whether the words of the formula are all that two paragraphs, that match so well, have in common.
pub fn name_apart(
    (corpus, outline): (&Corpus, &Sides<Outline>),
    (i, j): (usize, usize),
    (a, b): (&Para, &Para),
    (overlap, quality): (Overlap, f32),
) -> bool {
    if a.words.len().min(b.words.len()) >= WORDS && overlap.info < TOLD * a.told.min(b.told) {
        return true;
    }
    let titles = outline.old.class(i) == Class::Title || outline.new.class(j) == Class::Title;
    (!titles && quality < ALIKE && name_nothing_alike(corpus, a, b))
        || (!titles && sentences_apart(corpus, a, b))
        || series_apart((corpus, outline), (i, j), (a, b))
}

/// Whether what two long paragraphs of one sentence have in common stands in the same order, as far as it tells something.
pub fn agree_in_order(a: &Para, b: &Para) -> bool {
    // Of several sentences one may be what they have in common.
    let asked = |para: &Para| LONG.contains(&para.words.len()) && para.sentences.len() < 2;
    if !asked(a) || !asked(b) {
        return true;
    }
    // By what the words of either tell, so that it is the same from either side.
    let part = |mine: &Para, theirs: &Para| tile(&[mine], theirs, usize::MAX).score / mine.told.max(1.0);
    part(a, b) + part(b, a) >= 2.0 * ORDERED
}

/// Whether both name something and have nothing but function words in common.
fn name_nothing_alike(corpus: &Corpus, a: &Para, b: &Para) -> bool {
    let alike = |word: &u32| !corpus.is_function(*word) && b.words.contains(word);
    !a.words.iter().any(alike) && names(corpus, a).nth(1).is_some() && names(corpus, b).nth(1).is_some()
}

/// Whether two paragraphs of one sentence begin with another name and have few in common.
fn sentences_apart(corpus: &Corpus, a: &Para, b: &Para) -> bool {
    if a.sentences.len() > 1 || b.sentences.len() > 1 {
        return false;
    }
    let all = |para: &Para| -> Vec<u32> { names(corpus, para).map(|(_, word)| word).collect() };
    let first = |para: &Para| names(corpus, para).next().map(|(_, word)| word);
    first(a) != first(b) && few_in_common(&all(a), &all(b), 3)
}

/// Whether both are so many names, and have less than [`NAMES`] of either in common.
fn few_in_common(mine: &[u32], theirs: &[u32], least: usize) -> bool {
    let part = |words: &[u32], others: &[u32]| {
        words.iter().filter(|word| others.contains(word)).count() as f32 / words.len() as f32
    };
    mine.len().min(theirs.len()) >= least && part(mine, theirs).max(part(theirs, mine)) < NAMES
}

/// The words of a paragraph that name something, with their places: no numbers, nor what is numbered ("article 4").
fn names(corpus: &Corpus, para: &Para) -> impl Iterator<Item = (usize, u32)> {
    let next = para.words.iter().skip(1).map(Some).chain([None]);
    para.words.iter().zip(next).enumerate().filter_map(|(at, (&word, next))| {
        let numbered = next.is_some_and(|&next| corpus.is_number(next));
        (!corpus.is_function(word) && !corpus.is_number(word) && !numbered).then_some((at, word))
    })
}

/// Whether two paragraphs of series have hardly a name in common beyond those that their series begin with: neither as
/// wholes, nor in the sentence that begins so.
fn series_apart((corpus, outline): (&Corpus, &Sides<Outline>), (i, j): (usize, usize), (a, b): (&Para, &Para)) -> bool {
    if a.words.first() != b.words.first() {
        return false;
    }
    let from = formula(&corpus.old, &outline.old, i);
    let to = formula(&corpus.new, &outline.new, j);
    let named = |para: &Para, end: usize| names(corpus, para).next().is_some_and(|(at, _)| at < end);
    if !named(a, from) || !named(b, to) {
        return false;
    }
    let beyond = |para: &Para, from: usize, whole: bool| -> Vec<u32> {
        let sentence = para.sentences.iter().map(|&end| end as usize).find(|&end| end > from);
        let end = sentence.filter(|_| !whole).unwrap_or(usize::MAX);
        names(corpus, para).filter(|(at, _)| (from..end).contains(at)).map(|(_, word)| word).collect()
    };
    [true, false].into_iter().all(|whole| few_in_common(&beyond(a, from, whole), &beyond(b, to, whole), 2))
}

/// How many words a paragraph begins with as another one nearby does.
fn formula(paras: &[Para], outline: &Outline, at: usize) -> usize {
    let Some(para) = paras.get(at) else { return 0 };
    (at.saturating_sub(AROUND)..=at + AROUND)
        .filter(|&other| other != at && outline.class(other) == outline.class(at))
        .filter_map(|other| paras.get(other))
        .filter(|other| other.print != para.print)
        .map(|other| para.words.iter().zip(&other.words).take_while(|(a, b)| a == b).count())
        .max()
        .unwrap_or(0)
}
