//! Positions whose words came in with a change: a ground for attributing it, for a person to judge.

use crate::base::{PositionId, Span};
use crate::compare::words::{hash_word, is_han};
use crate::compare::{Change, EditKind};
use crate::study::Position;
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// Fewer words than these in a row are a coincidence.
const WORDS: usize = 4;
/// Han signs are about half a word each.
const SIGNS: usize = 8;

/// The tool's proposal that a change reflects a position. Not an attribution: that takes a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimSuggestion {
    /// The position.
    pub position: PositionId,
    /// The longest run of its words that came in.
    pub words: String,
}

/// Returns the positions that hold a run of the words that came in with `change`; `new` is the text of its new side,
/// its paragraphs joined by one newline. The longest run first.
pub fn claims(change: &Change, new: &str, positions: &BTreeMap<PositionId, Position>) -> Vec<ClaimSuggestion> {
    let came: Vec<&str> = change
        .redline
        .iter()
        .filter(|piece| piece.op == EditKind::Insert && piece.minor.is_none() && piece.moved.is_none())
        .filter_map(|piece| piece.at.new.of(new))
        .collect();
    let mut found: Vec<(usize, ClaimSuggestion)> = positions
        .iter()
        .filter(|(_, position)| !position.quotation.trim().is_empty())
        .filter_map(|(id, position)| {
            let (length, words) = came.iter().filter_map(|came| shared_run(came, &position.quotation)).max()?;
            Some((length, ClaimSuggestion { position: *id, words: words.to_owned() }))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.position.cmp(&b.1.position)));
    found.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// The longest run of words of `came` that stands in `asked`, when it is long enough or all of `came`'s two or more.
fn shared_run<'a>(came: &'a str, asked: &str) -> Option<(usize, &'a str)> {
    let cut = |text: &str| -> Vec<(u64, Span)> {
        text.unicode_word_indices().map(|(at, word)| (hash_word(word), Span::new(at, word.len()))).collect()
    };
    let (came_words, asked_words) = (cut(came), cut(asked));
    let han = came.chars().filter(|sign| is_han(*sign)).count() * 2 > came.chars().count();
    let least = if han { SIGNS } else { WORDS };
    let mut best: Option<(usize, Span)> = None;
    // Lengths of the runs that end at each word of the position, row by row.
    let mut before = vec![0_usize; asked_words.len() + 1];
    for (hash, span) in &came_words {
        let mut row = vec![0_usize; asked_words.len() + 1];
        for (place, (other, _)) in asked_words.iter().enumerate() {
            if hash != other {
                continue;
            }
            let length = before.get(place).copied().unwrap_or(0) + 1;
            if let Some(cell) = row.get_mut(place + 1) {
                *cell = length;
            }
            if best.is_none_or(|(most, _)| length > most) {
                best = Some((length, *span));
            }
        }
        before = row;
    }
    let (length, last) = best?;
    if length < least && !(length == came_words.len() && length >= 2.max(least / 2)) {
        return None;
    }
    let end = came_words.iter().position(|(_, span)| *span == last)?;
    let start = came_words.get((end + 1).checked_sub(length)?)?.1.start;
    Some((length, came.get(start..last.end())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_the_words_asked_for() {
        let asked = "transfer of technology on voluntary and mutually agreed terms only";
        assert_eq!(
            shared_run("on favourable and mutually agreed terms only", asked).map(|run| run.1),
            Some("and mutually agreed terms only")
        );
        assert_eq!(shared_run("mutually agreed", asked).map(|run| run.0), Some(2), "all that came in");
        assert_eq!(shared_run("the transfer of goods", asked), None);
        assert_eq!(shared_run("on", asked), None);
        assert_eq!(shared_run("应当尊重各国网络主权原则", "应当尊重各国网络主权").map(|run| run.0), Some(10));
    }
}
