//! How the words of a title look: short, set off, without a stop at the end.

use super::ordinal::is_han;
use crate::import::Block;
use crate::text::Style;

/// Whether a block is all bold, centred, or in capitals.
pub(super) fn stands_out(block: &Block) -> bool {
    let bold: usize = block.marks.iter().filter(|mark| mark.style == Style::Bold).map(|mark| mark.span.len).sum();
    let capitals = block.text.chars().filter(|char| char.is_uppercase()).count();
    let small = block.text.chars().filter(|char| char.is_lowercase()).count();
    block.centred || bold + 2 >= block.text.len() && bold > 0 || capitals >= 4 && small == 0
}

/// Short, beginning large, without a stop at the end.
pub(super) fn titular(text: &str) -> bool {
    let text = text.trim().trim_end_matches([']', ')', '"', '”', '»', '’']);
    if text.chars().next_back().is_none_or(|last| ".;:,!。；：，、！…،؛-".contains(last)) {
        return false;
    }
    let first = text.trim_start_matches(['[', '“', '"', '«', '{']).chars().next();
    let caseless = first.is_some_and(|char| is_han(char) || ('\u{600}'..='\u{6FF}').contains(&char));
    let begins = first.is_some_and(|char| char.is_uppercase() || char.is_numeric()) || caseless;
    let long = if first.is_some_and(is_han) {
        text.chars().nth(30).is_some()
    } else {
        has_more_words(text, 14) || text.chars().nth(120).is_some()
    };
    begins && !long
}

/// Counts the words of a text.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a text has more than `most` words, without counting them all.
pub(super) fn has_more_words(text: &str, most: usize) -> bool {
    text.split_whitespace().nth(most).is_some()
}
