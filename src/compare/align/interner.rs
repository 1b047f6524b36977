//! Numbers for words, in a table that fits the cache.

/// Numbers words in the order in which they are met: an open table, since the order of a map must not reach a result.
pub struct Interner {
    slots: Vec<(u64, u32)>,
    /// How many different words were met.
    pub count: u32,
}

impl Default for Interner {
    /// Small at first: a text has far fewer different words than words, and a table that fits the cache is the faster one.
    fn default() -> Self {
        Self { slots: vec![(0, u32::MAX); 4096], count: 0 }
    }
}

impl Interner {
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

    /// The number of a word that was met before.
    pub fn known(&self, word: u64) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = word as usize & mask;
        loop {
            match self.slots.get(at) {
                Some(&(other, number)) if number != u32::MAX => {
                    if other == word {
                        return Some(number);
                    }
                }
                _ => return None,
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
