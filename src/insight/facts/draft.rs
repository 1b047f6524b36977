//! The facts of a draft, and how much of it still stands in brackets.

use super::model::{Fact, FactKind, Terms};
use super::{agreed, brackets, facts};
use crate::base::{Cancelled, JobControl, Span};
use crate::text::{Language, Paragraph, ParagraphKind};

/// A fact and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactAt {
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
    /// What stands there.
    pub fact: Fact,
    /// The words before and behind it, folded: what tells numbers of one paragraph apart.
    pub(super) around: (String, String),
}

/// What a draft says of words that are agreed, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
    /// Where, in bytes.
    pub span: Span,
    /// The words, as they stand.
    pub words: String,
}

/// What stands in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftFacts {
    /// Every fact, in reading order.
    pub facts: Vec<FactAt>,
    /// Words in all; two Chinese signs are one.
    pub words: usize,
    /// Words in square brackets.
    pub words_in_brackets: usize,
    /// Pages, where the source has any.
    pub pages: Option<u32>,
    /// What the draft says is agreed.
    pub agreed: Vec<Agreed>,
}

/// Paragraphs that a bracket may span before it is taken for one that was never closed.
const LONGEST: usize = 40;

impl DraftFacts {
    /// Reads a draft.
    pub fn of(
        paragraphs: &[Paragraph],
        language: Option<Language>,
        terms: &Terms,
        job: &JobControl,
    ) -> Result<Self, Cancelled> {
        let mut read =
            Self { pages: paragraphs.iter().filter_map(|paragraph| paragraph.page).max(), ..Self::default() };
        let closes = closings(paragraphs);
        let mut depth = 0_usize;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            job.check()?;
            let heading = paragraph.is_heading();
            for fact in facts(&paragraph.text, language, terms) {
                let anywhere = matches!(fact.kind, FactKind::Term | FactKind::Bracket | FactKind::Option);
                if anywhere || !heading {
                    let around = around(&paragraph.text, fact.span);
                    read.facts.push(FactAt { paragraph: index, fact, around });
                }
            }
            if paragraph.kind != ParagraphKind::Footnote {
                for span in agreed::quotes(&paragraph.text) {
                    let words = span.of(&paragraph.text).unwrap_or("").to_owned();
                    read.agreed.push(Agreed { paragraph: index, span, words });
                }
            }
            read.words += brackets::words(&paragraph.text);
            read.words_in_brackets += words_inside(paragraph, index, &closes, &mut depth);
        }
        Ok(read)
    }

    /// Returns how many facts of a kind there are.
    pub fn count(&self, kind: FactKind) -> usize {
        self.facts.iter().filter(|at| at.fact.kind == kind).count()
    }

    /// Returns the share of words outside square brackets, 0 to 1; `None` without words. It says what is not bracketed, and
    /// nothing of what is agreed.
    pub fn share_outside(&self) -> Option<f64> {
        (self.words > 0).then(|| 1.0 - self.words_in_brackets as f64 / self.words as f64)
    }
}

/// The word before and the word behind a place.
fn around(text: &str, span: Span) -> (String, String) {
    let word = |word: &str| super::model::folded(word);
    let before = text.get(..span.start).and_then(|head| head.split_whitespace().next_back()).map(word);
    let after = text.get(span.end()..).and_then(|tail| tail.split_whitespace().next()).map(word);
    (before.unwrap_or_default(), after.unwrap_or_default())
}

/// The brackets of a paragraph with its label before it, in order: true for one that opens.
fn signs(paragraph: &Paragraph) -> Vec<bool> {
    let text = brackets::without_editors(&paragraph.text);
    let label = paragraph.label.as_deref().unwrap_or("").chars();
    let all = label.chain(text.chars());
    all.filter(|sign| brackets::OPEN.contains(sign) || brackets::CLOSE.contains(sign))
        .map(|sign| brackets::OPEN.contains(&sign))
        .collect()
}

/// For each opening bracket of the draft, in order, whether it is closed within its reach.
fn closings(paragraphs: &[Paragraph]) -> Vec<Vec<bool>> {
    let mut closed: Vec<Vec<bool>> = Vec::with_capacity(paragraphs.len());
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        closed.push(Vec::new());
        for opens in signs(paragraph) {
            if opens {
                let place = closed.last().map_or(0, Vec::len);
                open.push((index, place));
                if let Some(last) = closed.last_mut() {
                    last.push(false);
                }
            } else if let Some((at, place)) = open.pop()
                && index - at <= LONGEST
                && let Some(slot) = closed.get_mut(at).and_then(|list| list.get_mut(place))
            {
                *slot = true;
            }
        }
    }
    closed
}

/// Counts the words of a paragraph that stand in brackets that are closed; `depth` goes on from the paragraph before.
fn words_inside(paragraph: &Paragraph, index: usize, closes: &[Vec<bool>], depth: &mut usize) -> usize {
    let mut opened = 0;
    // Brackets that are never closed hold nothing, and what closes them is another's.
    let mut step = |opens: bool, depth: &mut usize| {
        if opens {
            let closed = closes.get(index).and_then(|list| list.get(opened)).copied().unwrap_or(false);
            opened += 1;
            *depth += usize::from(closed);
        } else {
            *depth = depth.saturating_sub(1);
        }
    };
    let is_sign = |sign: char| brackets::OPEN.contains(&sign) || brackets::CLOSE.contains(&sign);
    for sign in paragraph.label.as_deref().unwrap_or("").chars().filter(|sign| is_sign(*sign)) {
        step(brackets::OPEN.contains(&sign), depth);
    }
    let text = brackets::without_editors(&paragraph.text);
    let (mut count, mut start) = (0, 0);
    for (at, sign) in text.char_indices().filter(|(_, sign)| is_sign(*sign)) {
        if *depth > 0 {
            count += brackets::words(text.get(start..at).unwrap_or(""));
        }
        step(brackets::OPEN.contains(&sign), depth);
        start = at + sign.len_utf8();
    }
    if *depth > 0 {
        count += brackets::words(text.get(start..).unwrap_or(""));
    }
    count
}
