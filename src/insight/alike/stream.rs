//! The words of a text in a row.

use crate::base::Span;
use crate::compare::words::{WordHash, each_word, hash_word, is_han, word_end};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that say little alone, of the languages that drafts are searched in.
const SMALL: &str = "a an and are as at be been between both but by each for from has have in including into is it its of \
    on or other our shall should such than that the their them these they this those through to under upon we were where \
    which while who will with within would 的 和 与 及 在 并 为 以 于 对 等 是 有 中 其 或 我 们 各 将 了 之 所 使";

static SMALL_WORDS: LazyLock<Vec<WordHash>> = LazyLock::new(|| {
    let mut words: Vec<WordHash> = SMALL.split_whitespace().map(hash_word).collect();
    words.sort_unstable();
    words
});

/// Words of a text that stand in one paragraph of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the paragraph in the texts the stream was made of.
    pub paragraph: usize,
    /// Where in its text, in bytes.
    pub span: Span,
}

/// The words of paragraphs in a row, folded and hashed; where paragraphs end is kept beside them.
#[derive(Debug, Clone, Default)]
pub struct Stream {
    pub(super) words: Vec<WordHash>,
    starts: Vec<u32>,
    /// Two for a word, one for a Han sign: about half a word.
    halves: Vec<u8>,
    /// The first word of each paragraph.
    heads: Vec<u32>,
}

impl Stream {
    /// Reads paragraphs.
    pub fn of<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let mut stream = Self::default();
        for text in paragraphs {
            stream.heads.push(stream.len32());
            each_word(text, |at, word| {
                stream.words.push(word);
                stream.starts.push(u32::try_from(at).unwrap_or(u32::MAX));
                let han = text.as_bytes().get(at).is_some_and(|byte| !byte.is_ascii())
                    && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_han);
                stream.halves.push(if han { 1 } else { 2 });
            });
        }
        stream
    }

    fn len32(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }

    /// How many words (Han signs count as words) it holds.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it holds no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words of a stretch.
    pub fn slice(&self, range: Range<usize>) -> &[WordHash] {
        self.words.get(range).unwrap_or_default()
    }

    /// The length of a stretch in half words.
    pub fn halves(&self, range: Range<usize>) -> usize {
        self.halves.get(range).unwrap_or_default().iter().map(|half| usize::from(*half)).sum()
    }

    pub(super) fn half(&self, at: usize) -> usize {
        self.halves.get(at).copied().map_or(0, usize::from)
    }

    /// How much a word weighs when it is found: a word that says little alone, a tenth.
    pub(super) fn weight(&self, at: usize) -> f32 {
        let small = self.words.get(at).is_some_and(|word| SMALL_WORDS.binary_search(word).is_ok());
        let half = f32::from(self.halves.get(at).copied().unwrap_or(0)) / 2.0;
        if small { half / 10.0 } else { half }
    }

    /// The weight of a stretch.
    pub fn weigh(&self, range: Range<usize>) -> f32 {
        range.map(|at| self.weight(at)).sum()
    }

    /// The paragraph that a word stands in.
    pub fn paragraph(&self, word: usize) -> usize {
        let word = u32::try_from(word).unwrap_or(u32::MAX);
        self.heads.partition_point(|head| *head <= word).saturating_sub(1)
    }

    /// How many paragraphs it was made of.
    pub fn paragraphs(&self) -> usize {
        self.heads.len()
    }

    /// The words of a paragraph.
    pub fn range(&self, paragraph: usize) -> Range<usize> {
        let head = |at: usize| self.heads.get(at).map_or(self.words.len(), |head| *head as usize);
        head(paragraph)..head(paragraph + 1)
    }

    /// Where a stretch stands, paragraph by paragraph; `text` gives a paragraph's text.
    pub fn places<'a>(&self, range: Range<usize>, text: impl Fn(usize) -> Option<&'a str>) -> Vec<Place> {
        let mut places = Vec::new();
        let mut from = range.start;
        while from < range.end {
            let paragraph = self.paragraph(from);
            let to = self.range(paragraph).end.min(range.end).max(from + 1);
            let byte = |word: usize| self.starts.get(word).map_or(0, |at| *at as usize);
            if let Some(text) = text(paragraph) {
                let span = Span::between(byte(from), word_end(text, byte(to - 1)));
                places.push(Place { paragraph, span });
            }
            from = to;
        }
        places
    }

    /// A word as it is printed.
    pub fn printed<'a>(&self, word: usize, text: impl Fn(usize) -> Option<&'a str>) -> &'a str {
        let Some(text) = text(self.paragraph(word)) else { return "" };
        let at = self.starts.get(word).map_or(0, |at| *at as usize);
        text.get(at..word_end(text, at)).unwrap_or_default()
    }
}
