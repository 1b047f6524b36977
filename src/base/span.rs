use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A stretch of a text: where it starts and how long it is, in bytes, always on character boundaries.
///
/// A start and a length, so that a negative length can't be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Number of bytes.
    pub len: usize,
}

impl Span {
    /// Makes the span of `len` bytes from `start`.
    pub const fn new(start: usize, len: usize) -> Self {
        Self { start, len }
    }

    /// Makes the span of the bytes from `start` to before `end`; empty when `end` is not after `start`.
    pub const fn between(start: usize, end: usize) -> Self {
        Self { start, len: end.saturating_sub(start) }
    }

    /// Gives the offset of the first byte after the span.
    pub const fn end(self) -> usize {
        self.start + self.len
    }

    /// Whether the span holds nothing.
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Gives the span as a range of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end()
    }

    /// Whether `byte` lies inside.
    pub const fn contains(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end()
    }

    /// Gives the part that both spans share; `None` when they share nothing.
    pub fn overlap(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end().min(other.end()));
        (start < end).then(|| Self::between(start, end))
    }

    /// Gives the part of `text` at this span; `None` when the span is not inside or cuts a character.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }
}

/// Translates byte offsets of one text into Unicode scalar values, as the JSON edge needs them.
#[derive(Debug)]
pub struct Chars {
    /// Byte offset of every 64th character, so that a look-up costs at most 64 steps.
    marks: Vec<usize>,
    ascii: bool,
}

impl Chars {
    /// Prepares `text`.
    pub fn of(text: &str) -> Self {
        let ascii = text.is_ascii();
        let marks = if ascii { Vec::new() } else { text.char_indices().step_by(64).map(|(at, _)| at).collect() };
        Self { marks, ascii }
    }

    /// How many characters of `text` (the one prepared) come before byte `at`.
    pub fn before(&self, text: &str, at: usize) -> usize {
        if self.ascii {
            return at.min(text.len());
        }
        let mark = self.marks.partition_point(|&start| start <= at).saturating_sub(1);
        let start = self.marks.get(mark).copied().unwrap_or(0);
        mark * 64 + text.get(start..).unwrap_or("").char_indices().take_while(|(offset, _)| start + offset < at).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_before_a_byte() {
        let text = "a中b".repeat(100);
        let chars = Chars::of(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(chars.before(&text, at), count);
        }
        assert_eq!(chars.before(&text, text.len()), 300);
    }

    #[test]
    fn spans_overlap() {
        assert_eq!(Span::new(2, 4).overlap(Span::new(5, 9)), Some(Span::new(5, 1)));
        assert_eq!(Span::new(2, 4).overlap(Span::new(6, 9)), None);
    }
}
