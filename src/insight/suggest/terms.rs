//! The words of a text as suggestions count them: folded, without those that say nothing of a subject.

use crate::compare::words::is_han;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words of negotiated texts that tell no subject: function words, and what every paragraph commits or calls upon.
const EMPTY: &[&str] = &[
    "about",
    "above",
    "after",
    "all",
    "also",
    "among",
    "and",
    "any",
    "are",
    "aspect",
    "been",
    "before",
    "being",
    "both",
    "but",
    "call",
    "can",
    "commit",
    "could",
    "decide",
    "does",
    "each",
    "encourage",
    "every",
    "for",
    "from",
    "had",
    "has",
    "have",
    "her",
    "his",
    "how",
    "into",
    "invite",
    "its",
    "itself",
    "keep",
    "made",
    "make",
    "may",
    "more",
    "most",
    "must",
    "need",
    "nor",
    "not",
    "note",
    "one",
    "only",
    "other",
    "our",
    "out",
    "over",
    "own",
    "present",
    "recall",
    "recognize",
    "recognise",
    "request",
    "same",
    "session",
    "shall",
    "should",
    "some",
    "state",
    "stress",
    "such",
    "take",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "too",
    "under",
    "until",
    "upon",
    "use",
    "was",
    "welcome",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
    "within",
    "without",
    "would",
    "year",
    "you",
    "your",
];

/// Returns the word in the form it is counted in: lower case, without a plural's ending. Nothing for an empty word.
pub(super) fn folded(word: &str) -> Option<String> {
    let mut word = word.to_lowercase();
    // "policies" and "policy", "flows" and "flow"; "access" and "process" keep their ends.
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        word = format!("{stem}y");
    } else if let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 3 && !stem.ends_with(['s', 'u', 'i']))
    {
        word = stem.to_owned();
    }
    let short = word.chars().count() < 3 && word != "ai";
    (!short && !EMPTY.contains(&word.as_str()) && word.chars().any(char::is_alphabetic)).then_some(word)
}

/// Returns the terms of a text: its words, and for Han text every pair of neighbouring signs.
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    for word in text.unicode_words() {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(sign), None) if is_han(sign) => {
                if let Some(before) = before {
                    found.push([before, sign].iter().collect());
                }
                before = Some(sign);
                continue;
            }
            _ => before = None,
        }
        found.extend(folded(word));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_empty_ones_left_out() {
        assert_eq!(terms("We commit to Policies on data flows and access"), ["policy", "data", "flow", "access"]);
        assert_eq!(terms("数据保护"), ["数据", "据保", "保护"]);
        assert_eq!(terms("AI is used"), ["ai", "used"]);
    }
}
