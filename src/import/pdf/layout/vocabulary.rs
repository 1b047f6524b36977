//! The words of the document itself, and what they say about a doubtful one. No dictionary: nothing is invented that
//! the document does not use elsewhere.

use super::line::Line;
use std::collections::BTreeMap;

/// What a hyphen at the end of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HyphenIs {
    /// It was put there to break a word.
    Break,
    /// It is part of a compound.
    Part,
    /// It is a dash between words.
    Dash,
}

/// How often each word stands in the document away from line ends.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: BTreeMap<String, u32>,
    /// Pairs of neighbours of which at least one is a rare word.
    pairs: BTreeMap<(String, String), u32>,
    /// Words are broken at line ends in this document.
    hyphenates: bool,
}

/// Short words that tie others together, in the languages that write with Latin letters: a run-together word holds one.
const TIES: &[&str] = &[
    "a", "al", "and", "are", "as", "aux", "be", "by", "con", "de", "del", "des", "du", "el", "en", "et", "for", "from",
    "has", "have", "in", "is", "la", "las", "le", "les", "los", "of", "on", "or", "our", "par", "para", "por", "pour",
    "que", "sur", "that", "the", "their", "this", "through", "to", "un", "una", "une", "we", "which", "will", "with",
];

/// Words that look like others run together.
const WHOLE: &[&str] = &[
    "nevertheless",
    "nonetheless",
    "notwithstanding",
    "heretofore",
    "hereinafter",
    "insofar",
    "inasmuch",
    "notwithstood",
    "thereinafter",
    "whatsoever",
    "whosoever",
];

impl Vocabulary {
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut known = Self::default();
        let mut broken: Vec<(String, String)> = Vec::new();
        let mut open: Option<String> = None;
        for line in lines {
            let text = line.text();
            let words: Vec<String> = text.split(' ').map(bare).collect();
            let last = words.len().saturating_sub(1);
            if let (Some(head), Some(tail)) = (open.take(), words.first()) {
                broken.push((head, tail.clone()));
            }
            if text.ends_with('-') {
                open = words.last().cloned();
            }
            for (index, word) in words.iter().enumerate() {
                // The last word of a line may be half a word.
                if word.is_empty() || (index == last && text.ends_with(['-', '\u{AD}', '\u{2010}'])) {
                    continue;
                }
                *known.words.entry(word.clone()).or_insert(0) += 1;
                if let Some(next) = words.get(index + 1).filter(|next| !next.is_empty()) {
                    *known.pairs.entry((word.clone(), next.clone())).or_insert(0) += 1;
                }
            }
        }
        known.hyphenates = broken
            .iter()
            .any(|(head, tail)| known.count(&format!("{head}{tail}")) > known.count(&format!("{head}-{tail}")));
        known
    }

    fn count(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// What the hyphen between `head` and `tail`, at a line end, is.
    pub(crate) fn hyphen(&self, head: &str, tail: &str, hyphen: char) -> HyphenIs {
        if head.is_empty() {
            return HyphenIs::Dash;
        }
        if hyphen == '\u{AD}' {
            return HyphenIs::Break;
        }
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        let last = head.rsplit('-').next().unwrap_or("").to_owned();
        let whole = self.count(&format!("{head}{tail}"));
        let compound = self.count(&format!("{head}-{tail}"));
        if whole != compound {
            return if whole > compound { HyphenIs::Break } else { HyphenIs::Part };
        }
        // An inner hyphen, digits or a capital after it: a compound. Both halves words of their own: a compound too.
        if head.contains('-') || head.chars().any(|ch| ch.is_ascii_digit()) {
            return HyphenIs::Part;
        }
        if !self.hyphenates || (self.count(&last) > 0 && self.count(&tail) > 0) {
            HyphenIs::Part
        } else {
            HyphenIs::Break
        }
    }

    /// Whether a space tears one word in two: the whole is used elsewhere, the halves never.
    pub(crate) fn is_torn(&self, left: &str, right: &str) -> bool {
        if left.chars().next_back().is_none_or(|ch| !ch.is_alphabetic())
            || right.chars().next().is_none_or(|ch| !ch.is_lowercase())
        {
            return false;
        }
        let (head, tail) = (bare(left), bare(right));
        if head.is_empty() || tail.is_empty() || head.chars().chain(tail.chars()).any(|ch| !ch.is_alphabetic()) {
            return false;
        }
        let together = self.pairs.get(&(head.clone(), tail.clone())).copied().unwrap_or(0).max(1);
        let single = head.chars().count() == 1
            && !matches!(
                head.as_str(),
                "a" | "i" | "o" | "y" | "e" | "à" | "и" | "в" | "с" | "к" | "о" | "у" | "я" | "а"
            );
        let alone = |word: &str| self.count(word) <= together;
        // Stumps leave less doubt than two halves that could be words.
        let needed = if head.chars().count().min(tail.chars().count()) <= 3 { 1 } else { 2 };
        self.count(&format!("{head}{tail}")) >= needed && alone(&tail) && (single || alone(&head))
    }

    /// The lengths, in characters, of the words that were run together, when the document knows them all.
    pub(crate) fn parts(&self, word: &str) -> Option<Vec<usize>> {
        let letters: Vec<char> = word.chars().take_while(|ch| ch.is_alphabetic()).collect();
        let lower: Vec<char> = letters.iter().flat_map(|ch| ch.to_lowercase()).collect();
        if letters.len() < 14 || letters.len() > 200 || lower.len() != letters.len() {
            return None;
        }
        let whole: String = lower.iter().collect();
        if self.count(&whole) > 1 || WHOLE.contains(&whole.as_str()) {
            return None;
        }
        // The fewest words that make up the whole; each used at least twice elsewhere.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; lower.len() + 1];
        if let Some(start) = best.first_mut() {
            *start = Some((0, 0));
        }
        for end in 1..=lower.len() {
            for start in end.saturating_sub(24)..end {
                let Some((count, _)) = best.get(start).copied().flatten() else { continue };
                let part: String = lower.get(start..end).unwrap_or_default().iter().collect();
                let fits = self.count(&part) >= if end - start < 4 { 3 } else { 2 } && (end - start > 1 || part == "a");
                let better = best.get(end).copied().flatten().is_none_or(|(known, _)| count + 1 < known);
                if fits
                    && better
                    && let Some(slot) = best.get_mut(end)
                {
                    *slot = Some((count + 1, start));
                }
            }
        }
        let mut lengths = Vec::new();
        let mut tied = false;
        let mut end = lower.len();
        while end > 0 {
            let (_, start) = best.get(end).copied().flatten()?;
            let part: String = lower.get(start..end).unwrap_or_default().iter().collect();
            tied |= TIES.contains(&part.as_str());
            lengths.push(end - start);
            end = start;
        }
        lengths.reverse();
        if lengths.len() < 3 || !tied {
            return None;
        }
        // Most of them stand side by side elsewhere: "almacenamiento" is made of four Spanish words, but they never meet.
        let mut at = 0;
        let parts: Vec<String> = lengths
            .iter()
            .map(|length| {
                at += length;
                lower.get(at - length..at).unwrap_or_default().iter().collect()
            })
            .collect();
        let met = |(left, right): (&String, &String)| self.pairs.contains_key(&(left.clone(), right.clone()));
        let known = parts.iter().zip(parts.iter().skip(1)).filter(|pair| met(*pair)).count();
        (known * 2 > lengths.len() - 1).then_some(lengths)
    }
}

/// A word in lower case without the punctuation around it.
fn bare(word: &str) -> String {
    word.trim_matches(|ch: char| !ch.is_alphanumeric()).to_lowercase()
}
