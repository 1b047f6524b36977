//! Tables that fit the cache: numbers for words, counts of pairs.

use crate::compare::words::mix;

/// Numbers words in the order in which they are met: an open table, since the order of a map must not reach a result.
pub struct Interner {
    slots: Vec<(u64, u32)>,
    /// How many different words were met.
    pub count: u32,
}

impl Interner {
    /// Small at first: a text has far fewer different words than words, and a table that fits the cache is the faster one.
    pub fn new() -> Self {
        Self { slots: vec![(0, u32::MAX); 4096], count: 0 }
    }

    /// The number of a word, given as its hash; a new one if it was not met before.
    pub fn number(&mut self, word: u64) -> u32 {
        if self.count as usize * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = word as usize & mask;
        loop {
            let Some(slot) = self.slots.get_mut(at) else { return 0 };
            if slot.1 == u32::MAX {
                *slot = (word, self.count);
                self.count += 1;
                return slot.1;
            }
            if slot.0 == word {
                return slot.1;
            }
            at = (at + 1) & mask;
        }
    }

    /// Twice the slots; the numbers stay.
    fn grow(&mut self) {
        let larger = vec![(0, u32::MAX); self.slots.len() * 2];
        let mask = larger.len() - 1;
        for (word, number) in std::mem::replace(&mut self.slots, larger) {
            let mut at = word as usize & mask;
            while number != u32::MAX
                && let Some(slot) = self.slots.get_mut(at)
            {
                if slot.1 == u32::MAX {
                    *slot = (word, number);
                    break;
                }
                at = (at + 1) & mask;
            }
        }
    }
}

/// In how many paragraphs each pair of words stands, never too low, rarely too high (a count–min sketch of two rows).
pub struct Sketch {
    rows: [Vec<u8>; 2],
    mask: usize,
}

impl Sketch {
    /// Counts the pairs of all paragraphs, sorted in each, each once a paragraph.
    pub fn of<'a>(paragraphs: impl Iterator<Item = &'a [(u64, u32)]> + Clone) -> Self {
        let pairs: usize = paragraphs.clone().map(<[_]>::len).sum();
        let size = (pairs * 4).next_power_of_two().clamp(1 << 10, 1 << 21);
        let mut this = Self { rows: [vec![0; size], vec![0; size]], mask: size - 1 };
        for sorted in paragraphs {
            let mut last = None;
            for &(pair, _) in sorted {
                if last != Some(pair) {
                    last = Some(pair);
                    let places = this.places(pair);
                    for (row, at) in this.rows.iter_mut().zip(places) {
                        if let Some(count) = row.get_mut(at) {
                            *count = count.saturating_add(1);
                        }
                    }
                }
            }
        }
        this
    }

    fn places(&self, pair: u64) -> [usize; 2] {
        let hash = mix(pair ^ 0x9e37_79b9_7f4a_7c15);
        [hash as usize & self.mask, (hash >> 32) as usize & self.mask]
    }

    /// In how many paragraphs a pair stands.
    pub fn count(&self, pair: u64) -> u8 {
        let [first, second] = self.places(pair);
        let [one, other] = &self.rows;
        one.get(first).copied().unwrap_or(0).min(other.get(second).copied().unwrap_or(0))
    }
}
