//! Han text cut into words by a dictionary: of all ways to cut a run, the one whose words are the most frequent together.
//!
//! Words and frequencies are those of jieba, and so is the rule (the heaviest path through the words found at each sign, a
//! word weighing the logarithm of its share). The list is packed so that a text pays for the words that begin with its own
//! signs and for no others: nothing is unpacked at the start, and a short text is cut at once.

use std::sync::{LazyLock, OnceLock};

/// The words, packed: the sum of all frequencies (eight bytes, the least first), then for each first sign the sign (two
/// bytes), how many bytes follow (four), and its words in order. A word is a byte (high half: how many signs after the first
/// it shares with the word before; low half: how many follow), these signs (two bytes each), and its frequency (seven bits a
/// byte, the least first, the last without the high bit).
const PACKED: &[u8] = include_bytes!("../../../assets/chinese/words.bin");

/// The signs that begin words.
const FIRST: u16 = 0x4e00;
const LAST: u16 = 0x9fff;
/// The length of words that are found by one number.
const SHORT: usize = 4;

/// The words that begin with one sign.
#[derive(Debug, Default)]
struct Group {
    /// How frequent the sign is as a word.
    alone: Option<u32>,
    /// Words of two to four signs: those after the first as one number, and how frequent the word is; ascending.
    short: Vec<(u64, u32)>,
    /// Longer words: the number of their first four signs, the signs after these, and how frequent the word is.
    long: Vec<(u64, Vec<u16>, u32)>,
}

/// Reads the packed list.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// A number of so many bytes, the least first.
    fn number(&mut self, bytes: usize) -> Option<u64> {
        Some(self.bytes(bytes)?.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)))
    }

    /// The next word after its first sign, in `word`, which holds the one before; and its frequency.
    fn word(&mut self, word: &mut Vec<u16>) -> Option<u32> {
        let head = usize::try_from(self.number(1)?).ok()?;
        word.truncate(head >> 4);
        for _ in 0..head & 15 {
            word.push(u16::try_from(self.number(2)?).ok()?);
        }
        let (mut frequency, mut shift) = (0, 0);
        loop {
            let byte = u32::try_from(self.number(1)?).ok()?;
            frequency |= (byte & 127).checked_shl(shift)?;
            shift += 7;
            if byte < 128 {
                return Some(frequency);
            }
        }
    }
}

/// Up to three signs as one number.
fn number(signs: &[u16]) -> u64 {
    let sign = |at: usize| u64::from(signs.get(at).copied().unwrap_or(0));
    sign(0) << 32 | sign(1) << 16 | sign(2)
}

impl Group {
    fn unpack(bytes: &[u8]) -> Self {
        let mut this = Self::default();
        let (mut reader, mut word) = (Reader(bytes), Vec::new());
        while let Some(frequency) = reader.word(&mut word) {
            match word.get(SHORT - 1..) {
                _ if word.is_empty() => this.alone = Some(frequency),
                Some(rest) if !rest.is_empty() => this.long.push((number(&word), rest.to_vec(), frequency)),
                _ => this.short.push((number(&word), frequency)),
            }
        }
        this
    }

    /// Calls `found` with the length and the frequency of each word that `signs` begins with, the shorter first.
    fn words(&self, signs: &[u16], mut found: impl FnMut(usize, u32)) {
        if let Some(frequency) = self.alone {
            found(1, frequency);
        }
        for len in 2..=SHORT {
            let Some(rest) = signs.get(1..len) else { return };
            if rest.last() == Some(&0) {
                return;
            }
            if let Ok(at) = self.short.binary_search_by_key(&number(rest), |&(signs, _)| signs)
                && let Some(&(_, frequency)) = self.short.get(at)
            {
                found(len, frequency);
            }
        }
        let (Some(first), Some(rest)) = (signs.get(1..SHORT).map(number), signs.get(SHORT..)) else { return };
        let from = self.long.partition_point(|(signs, ..)| *signs < first);
        for (_, word, frequency) in self.long.iter().skip(from).take_while(|(signs, ..)| *signs == first) {
            if rest.starts_with(word) {
                found(SHORT + word.len(), *frequency);
            }
        }
    }
}

/// The dictionary: where the words of each first sign stand, and those that were asked for.
struct Dictionary {
    /// The logarithm of the sum of all frequencies.
    total: f64,
    packed: Vec<&'static [u8]>,
    groups: Vec<OnceLock<Group>>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut reader = Reader(PACKED);
    let total = reader.number(8).unwrap_or(1).max(1) as f64;
    let count = usize::from(LAST - FIRST) + 1;
    let mut packed: Vec<&'static [u8]> = vec![&[]; count];
    while let (Some(sign), Some(len)) = (reader.number(2), reader.number(4))
        && let Some(bytes) = usize::try_from(len).ok().and_then(|len| reader.bytes(len))
    {
        let slot = usize::try_from(sign).ok().and_then(|sign| sign.checked_sub(FIRST.into()));
        if let Some(slot) = slot.and_then(|at| packed.get_mut(at)) {
            *slot = bytes;
        }
    }
    let mut groups = Vec::new();
    groups.resize_with(count, OnceLock::new);
    Dictionary { total: total.ln(), packed, groups }
});

impl Dictionary {
    fn group(&self, first: u16) -> Option<&Group> {
        let at = usize::from(first.checked_sub(FIRST)?);
        let (slot, bytes) = (self.groups.get(at)?, self.packed.get(at)?);
        Some(slot.get_or_init(|| Group::unpack(bytes)))
    }

    /// Appends where the words of `signs` end, as counts of signs.
    fn cut(&self, signs: &[u16], ends: &mut Vec<usize>) {
        // From the last sign to the first: the weight of the best cut from here on, and where its first word ends.
        let mut best: Vec<(f64, usize)> = vec![(0.0, signs.len()); signs.len() + 1];
        for at in (0..signs.len()).rev() {
            let mut here: Option<(f64, usize)> = None;
            let rest = signs.get(at..).unwrap_or(&[]);
            let weight = |end: usize, frequency: u32| {
                f64::from(frequency).ln() - self.total + best.get(end).map_or(0.0, |&(weight, _)| weight)
            };
            if let Some(group) = rest.first().and_then(|&first| self.group(first)) {
                group.words(rest, |len, frequency| {
                    let weight = weight(at + len, frequency);
                    // Of equally good ones the longer word.
                    if here.is_none_or(|(most, _)| weight >= most) {
                        here = Some((weight, at + len));
                    }
                });
            }
            let here = here.unwrap_or_else(|| (weight(at + 1, 1), at + 1));
            if let Some(slot) = best.get_mut(at) {
                *slot = here;
            }
        }
        let from = ends.last().copied().unwrap_or(0);
        let mut at = 0;
        while at < signs.len() {
            // A word has a sign at least.
            at = best.get(at).map_or(signs.len(), |&(_, end)| end).max(at + 1);
            ends.push(from + at);
        }
    }
}

/// Whether a sign is of the blocks that words are looked for in; others stand alone.
const fn is_of_words(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}')
}

/// A sign as the dictionary has it; 0 for those that are in no word.
fn packed(sign: char) -> u16 {
    u16::try_from(u32::from(sign)).ok().filter(|sign| (FIRST..=LAST).contains(sign)).unwrap_or(0)
}

/// Returns where the words of a run of Han signs end, as counts of signs from its start.
pub fn words(signs: &[char]) -> Vec<usize> {
    let mut ends = Vec::with_capacity(signs.len());
    for run in signs.chunk_by(|&a, &b| is_of_words(a) && is_of_words(b)) {
        let run: Vec<u16> = run.iter().map(|&sign| packed(sign)).collect();
        DICTIONARY.cut(&run, &mut ends);
    }
    ends
}

/// Whether the dictionary has a word.
pub fn is_word(word: &[char]) -> bool {
    let signs: Vec<u16> = word.iter().map(|&sign| packed(sign)).collect();
    let Some(group) = signs.first().and_then(|&first| DICTIONARY.group(first)) else { return false };
    let mut is = false;
    group.words(&signs, |len, _| is |= len == signs.len());
    is
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn cut(text: &str) -> Vec<String> {
        let signs: Vec<char> = text.chars().collect();
        let mut from = 0;
        let word = |end: usize| signs[std::mem::replace(&mut from, end)..end].iter().collect();
        words(&signs).into_iter().map(word).collect()
    }

    /// Every word after its first sign with its frequency, by that sign.
    fn unpacked() -> BTreeMap<u16, Vec<(Vec<u16>, u32)>> {
        let signs = FIRST..=LAST;
        let words = signs.zip(&DICTIONARY.packed).map(|(sign, bytes)| {
            let (mut reader, mut word, mut words) = (Reader(bytes), Vec::new(), Vec::new());
            while let Some(frequency) = reader.word(&mut word) {
                words.push((word.clone(), frequency));
            }
            (sign, words)
        });
        words.filter(|(_, words)| !words.is_empty()).collect()
    }

    fn pack(total: u64, words: &BTreeMap<u16, Vec<(Vec<u16>, u32)>>) -> Vec<u8> {
        let mut packed = total.to_le_bytes().to_vec();
        for (sign, words) in words {
            let mut group = Vec::new();
            let mut before: &[u16] = &[];
            for (word, frequency) in words {
                let kept = before.iter().zip(word).take_while(|(a, b)| a == b).count();
                group.push((kept << 4 | (word.len() - kept)) as u8);
                group.extend(word[kept..].iter().flat_map(|sign| sign.to_le_bytes()));
                let mut left = *frequency;
                while left >= 128 {
                    group.push((left & 127 | 128) as u8);
                    left >>= 7;
                }
                group.push(left as u8);
                before = word;
            }
            packed.extend(sign.to_le_bytes());
            packed.extend((group.len() as u32).to_le_bytes());
            packed.extend(group);
        }
        packed
    }

    #[test]
    fn the_list_is_there_whole() {
        let words = unpacked();
        assert_eq!(words.values().map(Vec::len).sum::<usize>(), 348_974);
        assert!(words.values().all(|words| words.is_sorted()), "in order");
        assert_eq!(pack(60_101_964, &words), PACKED, "packed anew it is the same");
    }

    #[test]
    fn words_are_those_of_most_weight() {
        assert_eq!(cut("促进数字合作"), ["促进", "数字", "合作"]);
        assert_eq!(cut("缔约方会议主席团"), ["缔约方", "会议", "主席团"]);
        assert_eq!(cut("中华人民共和国外交部的"), ["中华人民共和国外交部", "的"]);
        assert_eq!(cut("龢〇々龢"), ["龢", "〇", "々", "龢"]);
        assert_eq!(cut(""), [""; 0]);
    }

    #[test]
    fn words_are_found() {
        for (word, known) in
            [("缔约方", true), ("合作", true), ("作合", false), ("龢", true), ("〇", false), ("", false)]
        {
            assert_eq!(is_word(&word.chars().collect::<Vec<_>>()), known, "{word}");
        }
    }
}
