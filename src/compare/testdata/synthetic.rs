//! Makes drafts and labelled revisions of them, for tests and benches: invented words in natural proportions, edited as
//! drafters edit. Deterministic by seed.

#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "test data of our own making")]

/// A small random source (xorshift64*): the same seed, the same text.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// From a seed; 0 is as good as any.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number below `end` (which is above 0).
    pub const fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % end
    }

    /// Whether something that happens `percent` times in a hundred happens now.
    pub const fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
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
fn rank(random: &mut Random) -> usize {
    match random.below(100) {
        0..45 => random.below(SMALL.len()),
        45..75 => 24 + random.below(300),
        75..93 => 324 + random.below(2_500),
        _ => 2_824 + random.below(30_000),
    }
}

/// One sentence, capital and full stop included.
pub fn sentence(random: &mut Random) -> String {
    let count = 8 + random.below(20);
    let mut text = String::new();
    for at in 0..count {
        let word = word(rank(random));
        if at == 0 {
            let mut letters = word.chars();
            text.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            text.push_str(letters.as_str());
        } else {
            text.push_str(if random.chance(6) { ", " } else { " " });
            text.push_str(&word);
        }
    }
    text.push('.');
    text
}

/// A paragraph of about 60 words.
pub fn paragraph(random: &mut Random) -> String {
    let count = 2 + random.below(4);
    (0..count).map(|_| sentence(random)).collect::<Vec<_>>().join(" ")
}

/// A draft of so many paragraphs.
pub fn draft(seed: u64, paragraphs: usize) -> Vec<String> {
    let mut random = Random::new(seed);
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
pub fn edit(text: &str, percent: usize, random: &mut Random) -> String {
    let mut words = Vec::new();
    for old in text.split(' ') {
        if !random.chance(percent) {
            words.push(old.to_owned());
            continue;
        }
        match random.below(3) {
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
    let mut random = Random::new(seed ^ 0xabcd);
    let mut order: Vec<usize> = (0..old.len()).collect();
    for _ in 0..old.len() / 50 {
        let len = 1 + random.below(4);
        if order.len() > len + 1 {
            let from = random.below(order.len() - len);
            let block: Vec<usize> = order.drain(from..from + len).collect();
            let to = random.below(order.len() + 1);
            order.splice(to..to, block);
        }
    }
    let mut revision = Revision::default();
    let mut at = 0;
    while at < order.len() {
        let i = order[at];
        let text = if random.chance(30) {
            let share = 3 + random.below(25);
            edit(&old[i], share, &mut random)
        } else {
            old[i].clone()
        };
        at += 1;
        if random.chance(4) {
            revision.new.push(paragraph(&mut random));
        }
        let here = revision.new.len();
        let middle = text.match_indices(". ").map(|(cut, _)| cut + 1).nth(1);
        match (random.below(100), middle) {
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
