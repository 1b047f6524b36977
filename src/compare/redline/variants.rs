//! Tokens that are not the same and yet no change of wording: another case, another spelling, another quotation mark,
//! another number of the same cross-reference.

use super::spelling::same_word;
use super::tokens::{Class, Text, Token};
use crate::compare::model::NonSubstantive;

/// Words after which a number is a cross-reference.
const REFERENCE_WORDS: &[&str] = &[
    "annex",
    "annexes",
    "appendix",
    "article",
    "articles",
    "chapter",
    "chapters",
    "clause",
    "clauses",
    "footnote",
    "item",
    "items",
    "objective",
    "objectives",
    "para",
    "paragraph",
    "paragraphs",
    "paras",
    "part",
    "parts",
    "principle",
    "principles",
    "rule",
    "rules",
    "section",
    "sections",
    "subparagraph",
    "subparagraphs",
    "subsection",
];

/// Whether two tokens of this class may stand for each other though they differ from their first letter on.
pub const fn may_differ_at_once(class: Class) -> bool {
    matches!(class, Class::Mark | Class::Comma | Class::Stop | Class::Number)
}

/// Whether the old token `i` and the new token `j`, not written alike, may be taken for one; what sort of difference it
/// is and how much such a pair counts, in hundredths of an equal one.
pub fn soft_match(old: Text<'_>, new: Text<'_>, i: usize, j: usize) -> Option<(NonSubstantive, i32)> {
    let (x, y) = (old.tokens.get(i)?, new.tokens.get(j)?);
    // Nearly all pairs are as different as this.
    if x.exact == y.exact || (x.first != y.first && (x.class != y.class || !may_differ_at_once(x.class))) {
        return None;
    }
    if x.folded == y.folded {
        return Some((NonSubstantive::Case, 95));
    }
    // Vowel marks and abbreviations make words of quite different lengths one.
    let short = |token: &Token, text: Text<'_>| token.span.of(text.text).is_some_and(|word| word.ends_with('.'));
    let spelt = x.class == Class::Word
        && (x.span.len.abs_diff(y.span.len) <= 2 || !x.first.is_ascii() || short(x, old) || short(y, new));
    if x.class != y.class || !(spelt || may_differ_at_once(x.class)) {
        return None;
    }
    let (Some(a), Some(b)) = (x.span.of(old.text), y.span.of(new.text)) else { return None };
    match (x.class, y.class) {
        (Class::Mark, Class::Mark) | (Class::Comma, Class::Comma) => {
            same_mark(a, b).then_some((NonSubstantive::Punctuation, 90))
        }
        (Class::Stop, Class::Stop) => same_stop(a, b).then_some((NonSubstantive::Punctuation, 80)),
        (Class::Word, Class::Word) => same_word(a, b).then_some((NonSubstantive::Spelling, 90)),
        (Class::Number, Class::Number) => {
            (is_reference(old, i) && is_reference(new, j)).then_some((NonSubstantive::Reference, 70))
        }
        _ => None,
    }
}

/// Whether the number at `index` follows a word such as "paragraph", directly or in a list ("paragraphs 12 and 14").
fn is_reference(text: Text<'_>, index: usize) -> bool {
    for back in 1..=8 {
        let Some(token) = index.checked_sub(back).and_then(|at| text.tokens.get(at)) else { return false };
        let Some(word) = token.span.of(text.text) else { return false };
        match token.class {
            Class::Number | Class::Mark | Class::Comma => {}
            Class::Function if matches!(word, "and" | "or" | "to") => {}
            Class::Word => {
                return REFERENCE_WORDS.binary_search(&word.to_lowercase().as_str()).is_ok()
                    || matches!(word, "第" | "段" | "条");
            }
            _ if word.chars().all(|c| matches!(c, '第' | '(' | ')')) => {}
            _ => return false,
        }
    }
    false
}

fn same_mark(a: &str, b: &str) -> bool {
    let class = |mark: &str| match mark {
        "'" | "’" | "‘" | "`" | "´" => 1,
        "\"" | "“" | "”" | "«" | "»" | "„" => 2,
        "-" | "‐" | "‑" | "–" | "—" | "−" => 3,
        "," | "，" => 4,
        "(" | "（" => 5,
        ")" | "）" => 6,
        _ => 0,
    };
    class(a) != 0 && class(a) == class(b)
}

fn same_stop(a: &str, b: &str) -> bool {
    let class = |mark: &str| match mark {
        "." | "。" => 1,
        ";" | "；" => 2,
        ":" | "：" => 3,
        "?" | "？" => 4,
        "!" | "！" => 5,
        _ => 0,
    };
    // A full stop for a semicolon, as when an item comes to stand last.
    (1..=3).contains(&class(a)) && (1..=3).contains(&class(b)) || (class(a) != 0 && class(a) == class(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_words_are_sorted() {
        assert!(REFERENCE_WORDS.is_sorted());
    }
}
