//! Footnotes of a plain text: marks in the text, and the notes at the foot of a page or of the whole.
//!
//! ```text
//! … the reports that followed it,[1]      the mark leaves the text and points to the note
//! ________________
//! [1] They were circulated in May.        a footnote with the label 1
//! ```
//! Marks are numbers in square brackets, raised, or in circles. A block is a note only when its mark stands in the text
//! before it, and the notes count on by one.

use super::super::structure::notes::number;
use super::super::{Block, Role};
use crate::text::NoteMark;
use std::collections::BTreeMap;

/// The mark that a text begins with, when words follow it: as it is printed, and how many bytes it takes.
fn leading(text: &str) -> Option<(&str, usize)> {
    let length = mark_at(text, 0)?;
    let rest = text.get(length..)?;
    let words = rest.trim_start();
    let spaced = words.len() < rest.len() || !text.starts_with('[');
    (spaced && words.chars().next().is_some_and(|char| !char.is_ascii_punctuation() || "\"'([".contains(char)))
        .then(|| (text.get(..length).unwrap_or(""), length + rest.len() - words.len()))
}

/// Whether a line begins a note, as far as its looks go.
pub(super) fn begins(text: &str) -> bool {
    leading(text).is_some()
}

/// Bytes of the mark at byte `at`; nothing when none stands there.
fn mark_at(text: &str, at: usize) -> Option<usize> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    if RAISED.contains(first) {
        let digits = rest.chars().take_while(|char| RAISED.contains(*char)).take(3);
        return Some(digits.map(char::len_utf8).sum());
    }
    let digits = rest.strip_prefix('[')?.split(']').next()?;
    let good = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (good && rest.len() > digits.len() + 1).then_some(digits.len() + 2)
}

/// Where the marks of a text stand that are no labels at its beginning: byte and length of each.
fn marks(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in text.char_indices() {
        // A mark stands at the word or stop before it.
        if let Some(length) = mark_at(text, at)
            && text.get(..at).is_some_and(|it| it.ends_with(|char: char| !char.is_whitespace() && char != '['))
        {
            found.push((at, length));
        }
    }
    found
}

/// Makes footnotes of the blocks that are notes, and takes their marks out of the text.
pub(super) fn tie(blocks: &mut [Block]) {
    let candidate = |block: &Block| {
        let (mark, length) = leading(&block.text).filter(|_| block.role == Role::Unknown)?;
        Some((number(mark), length))
    };
    if !blocks.iter().any(|block| candidate(block).is_some()) {
        return;
    }
    // Marks that no note has taken yet, by their number.
    let mut free: BTreeMap<String, Vec<(usize, usize, usize)>> = BTreeMap::new();
    let mut tied: Vec<(usize, usize, usize, usize)> = Vec::new();
    let mut notes: Vec<(usize, String, usize)> = Vec::new();
    let mut last = 0_u32;
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.role == Role::Unknown) {
        if let Some((label, length)) = candidate(block)
            && let Some(value) = label.parse::<u32>().ok().filter(|value| *value == last + 1 || *value == 1)
            && let Some((marked, place, mark)) = free.get_mut(&label).and_then(Vec::pop)
        {
            // A note takes the mark of its number that stands last before it.
            tied.push((marked, place, mark, at));
            notes.push((at, label, length));
            last = value;
        }
        for (place, length) in marks(&block.text) {
            if let Some(mark) = block.text.get(place..place + length) {
                free.entry(number(mark)).or_default().push((at, place, length));
            }
        }
    }
    // From the end of each block, so that earlier places stay valid.
    tied.sort_unstable_by(|a, b| b.cmp(a));
    for (block, place, length, note) in tied {
        let Some(block) = blocks.get_mut(block) else { continue };
        let (Some(before), Some(after)) = (block.text.get(..place), block.text.get(place + length..)) else { continue };
        block.text = format!("{before}{after}");
        for mark in &mut block.notes {
            mark.at -= length;
        }
        block.notes.insert(0, NoteMark { at: place, paragraph: note });
    }
    for (note, label, length) in notes {
        let Some(block) = blocks.get_mut(note) else { continue };
        block.text = block.text.get(length..).unwrap_or("").to_owned();
        for mark in &mut block.notes {
            mark.at = mark.at.saturating_sub(length);
        }
        block.label = Some(label);
        block.role = Role::Footnote;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tied(lines: &[&str]) -> Vec<Block> {
        let mut blocks: Vec<Block> =
            lines.iter().map(|line| Block { text: (*line).to_owned(), ..Block::default() }).collect();
        tie(&mut blocks);
        blocks
    }

    #[test]
    fn marks_of_three_kinds_leave_the_text_for_their_notes() {
        for (first, second) in [("[1]", "[2]"), ("¹", "²"), ("①", "②")] {
            let blocks = tied(&[
                &format!("The bells ring,{first} and then they stop.{second}"),
                &format!("{first} At noon."),
                &format!("{second} Not on Fridays."),
            ]);
            assert_eq!(blocks[0].text, "The bells ring, and then they stop.");
            let marks: Vec<(usize, usize)> = blocks[0].notes.iter().map(|note| (note.at, note.paragraph)).collect();
            assert_eq!(marks, [(15, 1), (35, 2)]);
            assert_eq!((blocks[1].role, blocks[1].label.as_deref()), (Role::Footnote, Some("1")));
            assert_eq!(blocks[2].text, "Not on Fridays.");
        }
    }

    #[test]
    fn brackets_of_the_drafters_are_no_marks() {
        let lines = ["[1] [The bridge stays open]", "The toll is [1] [2] coins.", "[3] Nobody pays twice."];
        assert!(tied(&lines).iter().all(|block| block.role == Role::Unknown && block.notes.is_empty()));
    }

    #[test]
    fn notes_may_begin_again_on_the_next_page() {
        let blocks = tied(&["One rule.[1]", "[1] Of the first page.", "Another.[1]", "[1] Of the second."]);
        assert_eq!(blocks[0].notes[0].paragraph, 1);
        assert_eq!(blocks[2].notes[0].paragraph, 3);
    }
}
