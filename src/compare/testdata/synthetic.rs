//! Makes drafts and labelled revisions of them, for tests and benches: invented words in natural proportions, edited as
//! drafters edit. Deterministic by seed.

#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "test data of our own making")]

use fastrand::Rng;

/// Whether something that happens `percent` times in a hundred happens now.
pub fn chance(random: &mut Rng, percent: usize) -> bool {
    random.usize(..100) < percent
}

const SMALL: [&str; 24] = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "for",
    "that",
    "by",
    "with",
    "on",
    "as",
    "their",
    "from",
    "at",
    "its",
    "be",
    "an",
    "or",
    "which",
    "all",
    "including",
    "through",
    "such",
    "a",
];
const ONSETS: [&str; 16] = ["d", "t", "c", "pr", "st", "m", "n", "r", "s", "p", "gl", "f", "b", "v", "tr", "l"];
const NUCLEI: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "io"];
const CODAS: [&str; 8] = ["n", "r", "l", "s", "nt", "ct", "m", "ve"];

/// A word of rank `rank`: the lower the commoner.
fn word(rank: usize) -> String {
    if rank < SMALL.len() {
        return SMALL[rank].to_owned();
    }
    let mut left = rank;
    let mut word = String::new();
    while left > 0 || word.is_empty() {
        word.push_str(ONSETS[left % 16]);
        left /= 16;
        word.push_str(NUCLEI[left % 8]);
        left /= 8;
        word.push_str(CODAS[left % 8]);
        left /= 8;
    }
    word
}

/// A rank with natural proportions: half of all words are among the commonest two dozen.
fn rank(random: &mut Rng) -> usize {
    match random.usize(..100) {
        0..45 => random.usize(..SMALL.len()),
        45..75 => 24 + random.usize(..300),
        75..93 => 324 + random.usize(..2_500),
        _ => 2_824 + random.usize(..30_000),
    }
}

/// One sentence, capital and full stop included.
pub fn sentence(random: &mut Rng) -> String {
    let count = 8 + random.usize(..20);
    let mut text = String::new();
    for at in 0..count {
        let word = word(rank(random));
        if at == 0 {
            let mut letters = word.chars();
            text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            text.push_str(letters.as_str());
        } else {
            text.push_str(if chance(random, 6) { ", " } else { " " });
            text.push_str(&word);
        }
    }
    text.push('.');
    text
}

/// A paragraph of about 60 words.
pub fn paragraph(random: &mut Rng) -> String {
    let count = 2 + random.usize(..4);
    (0..count).map(|_| sentence(random)).collect::<Vec<_>>().join(" ")
}

/// A draft of so many paragraphs.
pub fn draft(seed: u64, paragraphs: usize) -> Vec<String> {
    let mut random = Rng::with_seed(seed);
    (0..paragraphs).map(|_| paragraph(&mut random)).collect()
}

/// A revision of a draft and the true links, by old then new.
#[derive(Debug, Clone, Default)]
pub struct Revision {
    /// The revised paragraphs.
    pub new: Vec<String>,
    /// Pairs (old, new) of which one became, or became part of, the other.
    pub links: Vec<(usize, usize)>,
}

/// Rewrites some words of a text.
pub fn edit(text: &str, percent: usize, random: &mut Rng) -> String {
    let mut words = Vec::new();
    for old in text.split(' ') {
        if !chance(random, percent) {
            words.push(old.to_owned());
            continue;
        }
        match random.usize(..3) {
            0 => {}
            1 => words.push(word(rank(random))),
            _ => {
                words.push(old.to_owned());
                words.push(word(rank(random)));
            }
        }
    }
    if words.is_empty() {
        words.push(word(100));
    }
    words.join(" ")
}

/// Revises a draft: of a hundred paragraphs about 30 are edited, 3 deleted, 4 inserted, 2 split, 2 merged with the
/// next, and one block in fifty paragraphs moves.
pub fn revise(old: &[String], seed: u64) -> Revision {
    let mut random = Rng::with_seed(seed ^ 0xabcd);
    let mut order: Vec<usize> = (0..old.len()).collect();
    for _ in 0..old.len() / 50 {
        let len = 1 + random.usize(..4);
        if order.len() > len + 1 {
            let from = random.usize(..order.len() - len);
            let block: Vec<usize> = order.drain(from..from + len).collect();
            let to = random.usize(..=order.len());
            order.splice(to..to, block);
        }
    }
    let mut revision = Revision::default();
    let mut at = 0;
    while at < order.len() {
        let i = order[at];
        let text = if chance(&mut random, 30) {
            let share = 3 + random.usize(..25);
            edit(&old[i], share, &mut random)
        } else {
            old[i].clone()
        };
        at += 1;
        if chance(&mut random, 4) {
            revision.new.push(paragraph(&mut random));
        }
        let here = revision.new.len();
        let middle = text.match_indices(". ").map(|(cut, _)| cut + 1).nth(1);
        match (random.usize(..100), middle) {
            (0..3, _) => {}
            (3..5, Some(cut)) => {
                revision.new.push(text[..cut].to_owned());
                revision.new.push(text[cut + 1..].to_owned());
                revision.links.extend([(i, here), (i, here + 1)]);
            }
            (5..7, _) if at < order.len() && order[at] == i + 1 => {
                revision.new.push(format!("{text} {}", old[order[at]]));
                revision.links.extend([(i, here), (order[at], here)]);
                at += 1;
            }
            _ => {
                revision.new.push(text);
                revision.links.push((i, here));
            }
        }
    }
    revision.links.sort_unstable();
    revision
}
