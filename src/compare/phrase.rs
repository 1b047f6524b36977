//! The history of a phrase over all drafts.

use super::words::{each_word, word_end, words};
use crate::base::Span;
use crate::text::Paragraph;
use rayon::prelude::*;

/// One place where a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhraseHit {
    /// Index of the paragraph in the draft's reading.
    pub paragraph: usize,
    /// Where in the paragraph's text.
    pub span: Span,
}

/// Where a phrase stands in each draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PhraseHistory {
    /// By draft, in the order of the text.
    pub hits: Vec<Vec<PhraseHit>>,
    /// The first draft that has it.
    pub first: Option<usize>,
    /// The last draft that has it.
    pub last: Option<usize>,
}

impl PhraseHistory {
    /// Returns how often the phrase stands in a draft.
    pub fn count(&self, draft: usize) -> usize {
        self.hits.get(draft).map_or(0, Vec::len)
    }
}

/// Finds `phrase` in every draft: its words in a row, whatever their case and the marks between them. The last word may be
/// begun only ("organi" finds "organization"), unless a space or a mark after it says that it is whole. Han text matches sign
/// by sign. A phrase without words is found nowhere.
pub fn phrase_history(drafts: &[&[Paragraph]], phrase: &str) -> PhraseHistory {
    let wanted = words(phrase);
    if wanted.is_empty() {
        return PhraseHistory { hits: vec![Vec::new(); drafts.len()], first: None, last: None };
    }
    let begun: String = phrase.chars().rev().take_while(|char| char.is_alphanumeric()).collect();
    let begun: String = begun.chars().rev().collect::<String>().to_lowercase();
    let hits: Vec<Vec<PhraseHit>> = drafts
        .iter()
        .map(|draft| {
            draft
                .par_iter()
                .enumerate()
                .with_min_len(64)
                .flat_map_iter(|(paragraph, text)| {
                    find(&text.text, &wanted, &begun).into_iter().map(move |span| PhraseHit { paragraph, span })
                })
                .collect()
        })
        .collect();
    let has = |hits: &Vec<PhraseHit>| !hits.is_empty();
    PhraseHistory { first: hits.iter().position(has), last: hits.iter().rposition(has), hits }
}

/// Every place of the wanted words in `text`; places do not overlap. The last word counts when it begins with `begun`, or,
/// where that is empty, when it is the wanted one.
fn find(text: &str, wanted: &[u64], begun: &str) -> Vec<Span> {
    let mut read: Vec<(usize, u64)> = Vec::with_capacity(text.len() / 6 + 1);
    each_word(text, |at, word| read.push((at, word)));
    let mut found = Vec::new();
    let mut next = 0;
    let Some((&wanted_last, wanted_before)) = wanted.split_last() else { return found };
    for (at, window) in read.windows(wanted.len()).enumerate() {
        let (Some(&(start, _)), Some((&(last, word), before))) = (window.first(), window.split_last()) else {
            continue;
        };
        if at < next || !before.iter().map(|&(_, word)| word).eq(wanted_before.iter().copied()) {
            continue;
        }
        let end = word_end(text, last);
        let goes_on = || text.get(last..end).is_some_and(|word| word.to_lowercase().starts_with(begun));
        if word == wanted_last || !begun.is_empty() && goes_on() {
            found.push(Span::between(start, end));
            next = at + wanted.len();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whatever_its_case_and_marks() {
        let one = [Paragraph::plain("We take note of it; and Take   Note, of them")];
        let two = [Paragraph::plain("We decide")];
        let three = [Paragraph::plain("注意到该报告。再次注意到。")];
        let history = phrase_history(&[&one, &two, &one], "take note of");
        assert_eq!((history.count(0), history.count(1), history.first, history.last), (2, 0, Some(0), Some(2)));
        let texts: Vec<_> = history.hits[0].iter().filter_map(|hit| hit.span.of(&one[0].text)).collect();
        assert_eq!(texts, ["take note of", "Take   Note, of"]);
        assert_eq!(phrase_history(&[&three], "注意到").count(0), 2);
        // Being typed, and said to be whole.
        assert_eq!(phrase_history(&[&one], "take no").count(0), 2);
        assert_eq!(phrase_history(&[&one], "take no ").count(0), 0);
        assert_eq!(phrase_history(&[&one], "ake note").count(0), 0);
        assert_eq!(phrase_history(&[&three], " ,").first, None);
    }
}
