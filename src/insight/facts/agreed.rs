//! Where a text itself says that words are agreed.

use crate::base::Span;

/// Marks that stand beside words.
const MARKS: [&str; 9] = [
    "agreed ad ref",
    "agreed ad referendum",
    "ad referendum",
    "(agreed)",
    "[agreed]",
    "(agreed",
    "[agreed",
    "已商定",
    "待核准商定",
];
/// What a key speaks of: how agreed words look.
const LOOKS: [&str; 10] = [
    "text in",
    "paragraphs in",
    "marked",
    "shown in",
    "highlighted",
    "shaded",
    "in bold",
    "in green",
    "in grey",
    "underlined",
];

/// The sentences of a text that say so.
pub(super) fn quotes(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut ends: Vec<usize> = text.match_indices(". ").map(|(at, _)| at + 1).collect();
    ends.extend(text.match_indices(['。', ';', '；']).map(|(at, sign)| at + sign.len()));
    ends.push(text.len());
    ends.sort_unstable();
    for end in ends {
        let sentence = text.get(start..end).unwrap_or("");
        let low = sentence.to_lowercase();
        let marked = MARKS.iter().any(|mark| low.contains(mark));
        let key = low.contains("agreed") && LOOKS.iter().any(|look| low.contains(look));
        if marked || key {
            let lead = sentence.len() - sentence.trim_start().len();
            found.push(Span::new(start + lead, sentence.trim().len()));
        }
        start = end.max(start);
    }
    found
}
