//! Terms of a negotiation in the words of a draft. Pure; says of no sentence what it means.

use crate::study::starter::Term;
use std::ops::Range;

/// Returns the terms that stand in a text in English, each once, in the order in which they come: a longer term before those
/// within it, whole words only, in whatever case.
pub fn terms_in<'a>(text: &str, terms: &'a [Term]) -> Vec<&'a Term> {
    let lower = text.to_ascii_lowercase().replace(['\u{2011}', '\u{2010}'], "-");
    let mut names: Vec<(&str, &Term)> =
        terms.iter().flat_map(|term| term.en.iter().map(move |name| (name.as_str(), term))).collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut taken: Vec<(Range<usize>, &Term)> = Vec::new();
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    for (name, term) in names {
        for (at, _) in lower.match_indices(name) {
            let range = at..at + name.len();
            let before = lower.get(..range.start).and_then(|head| head.chars().next_back());
            let after = lower.get(range.end..).and_then(|tail| tail.chars().next());
            let is_free = taken.iter().all(|(other, _)| other.end <= range.start || range.end <= other.start);
            if is_free && !is_word(before) && !is_word(after) {
                taken.push((range, term));
            }
        }
    }
    taken.sort_by_key(|(range, _)| range.start);
    let mut found: Vec<&Term> = Vec::new();
    for (_, term) in taken {
        if !found.contains(&term) {
            found.push(term);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::StudyId;
    use crate::study::Study;
    use crate::study::starter::{StartingLists, terms_of};

    #[test]
    fn terms_are_found_whole_and_the_longer_ones_first() {
        let of = |lists: StartingLists| lists.put_into(Study::empty(StudyId::from_bits(1), ""));
        let terms = terms_of(&of(StartingLists::Gdc));
        let found = |text: &str| -> Vec<(&str, &str)> {
            terms_in(text, terms).into_iter().map(|term| (term.zh.as_str(), term.article.as_str())).collect()
        };
        assert_eq!(
            found("Digital public goods, multistakeholder cooperation and international human rights law."),
            [("数字公共产品", "数字公共物品"), ("多利益攸关方", "多利益相关方"), ("国际人权法", "")]
        );
        assert_eq!(
            found("The Internet Governance Forum and Internet governance"),
            [("互联网治理论坛", ""), ("互联网治理", "")]
        );
        assert_eq!(found("academias and SDGx"), [], "whole words only");
        assert!(terms.iter().all(|term| !(term.zh.is_empty() && term.article.is_empty())));
        assert!(terms.iter().flat_map(|term| &term.en).all(|name| *name == name.to_lowercase()));
        assert_eq!(terms_of(&of(StartingLists::Plain)), [], "another negotiation has none of them");
    }
}
