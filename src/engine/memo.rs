//! What was made last, kept as long as what it was made of stays the same.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A shared value as part of a key: equal to another when both are the very same value in memory.
///
/// Comparing costs one look, whatever the value's size; a value that was made anew with the same content counts as
/// another. Its order is that of addresses: good for look-ups while the program runs, and for nothing that is shown.
pub struct Same<T: ?Sized>(Arc<T>);

impl<T: ?Sized> Same<T> {
    /// Returns the value as it is shared.
    pub const fn arc(&self) -> &Arc<T> {
        &self.0
    }

    fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

impl<T: ?Sized> From<&Arc<T>> for Same<T> {
    fn from(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T: ?Sized> From<Arc<T>> for Same<T> {
    fn from(value: Arc<T>) -> Self {
        Self(value)
    }
}

impl<T: ?Sized> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: ?Sized> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

impl<T: ?Sized> Eq for Same<T> {}

impl<T: ?Sized> PartialOrd for Same<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for Same<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.address().cmp(&other.address())
    }
}

impl<T: ?Sized> fmt::Debug for Same<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Same({:p})", self.address())
    }
}

/// Keeps one value together with the key of what it was made of.
///
/// The key is a tuple or a struct that derives `PartialEq`, with [`Same`] for what is shared:
///
/// ```text
/// phrase: Memo<(String, Same<Study>, Same<Chain>, UiLanguage), PhraseView>
///
/// let key = (words.clone(), Same::from(&study), Same::from(&chain), language);
/// let view = self.phrase.get_or(key, |(words, study, chain, _)| phrase_view(words, study, chain));
/// ```
#[derive(Debug, Clone)]
pub struct Memo<K, V> {
    kept: Option<(K, V)>,
    version: u64,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { kept: None, version: 0 }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// Returns the value of `key`: the kept one, else what `make` makes of it, which is kept from then on.
    pub fn get_or(&mut self, key: K, make: impl FnOnce(&K) -> V) -> &V {
        let kept = match self.kept.take() {
            Some(kept) if kept.0 == key => kept,
            _ => {
                self.version += 1;
                let value = make(&key);
                (key, value)
            }
        };
        &self.kept.insert(kept).1
    }

    /// Returns whether the kept value is of `key`. With [`put`](Self::put), for makers that need the whole owner.
    pub fn is_of(&self, key: &K) -> bool {
        self.kept.as_ref().is_some_and(|(kept, _)| kept == key)
    }

    /// Keeps `value` as made of `key`.
    pub fn put(&mut self, key: K, value: V) -> &mut V {
        self.version += 1;
        &mut self.kept.insert((key, value)).1
    }

    /// Returns the kept value, whatever it was made of.
    pub const fn get(&self) -> Option<&V> {
        match &self.kept {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    /// Returns the kept value, to change what does not depend on the key: a place, a scroll.
    pub const fn get_mut(&mut self) -> Option<&mut V> {
        match &mut self.kept {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    /// Returns what the kept value was made of.
    pub const fn key(&self) -> Option<&K> {
        match &self.kept {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    /// Takes the value out, with its key: to make the next one of it.
    pub fn take(&mut self) -> Option<(K, V)> {
        self.kept.take()
    }

    /// Forgets the value: what it was made of is there no more.
    pub fn clear(&mut self) {
        self.kept = None;
    }

    /// Returns a number that rises whenever a value is made: a cheap part of the keys of what is made of this one.
    pub const fn version(&self) -> u64 {
        self.version
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_once_for_each_key() {
        let mut memo: Memo<(u32, bool), String> = Memo::default();
        let mut made = 0;
        for key in [(1, false), (1, false), (2, false), (2, true), (2, true), (1, false)] {
            let value = memo.get_or(key, |(number, _)| {
                made += 1;
                number.to_string()
            });
            assert_eq!(*value, key.0.to_string());
        }
        assert_eq!((made, memo.version()), (4, 4), "only the last one is kept");
    }

    #[test]
    fn shared_values_are_told_apart_by_where_they_lie() {
        let (one, twin) = (Arc::new(vec![1]), Arc::new(vec![1]));
        assert_eq!(Same::from(&one), Same::from(Arc::clone(&one)));
        assert_ne!(Same::from(&one), Same::from(&twin));
        let text: Arc<str> = "words".into();
        assert_eq!(Same::from(&text), Same::from(&text));
        assert_eq!(Same::from(&text).len(), 5);
    }

    #[test]
    fn a_key_holds_what_it_names() {
        // Were the old value freed, a new one could lie at its address and be taken for it.
        let mut memo: Memo<Same<u32>, u32> = Memo::default();
        memo.get_or(Arc::new(7).into(), |seven| **seven);
        for number in 0..64 {
            let key = Same::from(Arc::new(number));
            assert!(!memo.is_of(&key));
        }
    }

    #[test]
    fn what_was_kept_can_be_taken_and_forgotten() {
        let mut memo: Memo<u32, String> = Memo::default();
        memo.put(1, "one".to_owned()).push('!');
        assert!(memo.is_of(&1) && memo.get().is_some_and(|value| value == "one!"));
        let (key, value) = memo.take().expect("it was kept");
        memo.put(key + 1, value);
        assert_eq!(memo.key(), Some(&2));
        memo.clear();
        assert!(memo.get().is_none() && !memo.is_of(&2));
        assert_eq!(memo.version(), 2);
    }
}
