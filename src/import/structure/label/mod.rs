//! Recognises the label a paragraph begins with when it is typed as text.
//!
//! ```text
//! "(d) Ensure that …"            → label "(d)",      readings: lower letter 4
//! "(i) Promote …"                → label "(i)",      readings: lower roman 1, lower letter 9
//! "5 bis. Calls upon …"          → label "5 bis.",   readings: number 5, with an addition
//! "Article 5 Use of terms"       → label "Article 5"
//! "2030 Agenda …", "A. Smith …"  → none, or weak: kept only when a neighbour in the sequence exists
//! ```
//! Which reading is right is not decided here but by `sequence`, which sees the others.

mod annex;
mod cursor;
mod meaning;
mod named;
mod numbered;

pub(super) use annex::{annex_alone, annex_and_title};
pub(super) use meaning::{Dress, Label, Meaning, Scheme};

use super::ordinal::{digit, roman};
use super::words::NAMES;
use crate::import::limits;
use cursor::Cursor;

/// Letters of a tag before a number: "(ALL)", "(EU/AU)".
const TAG: usize = 14;

/// Reads the label at the beginning of `text`; `None` without one.
pub(super) fn parse(text: &str) -> Option<Label> {
    if begins_with_plain_word(text) {
        return None;
    }
    let head = head(text, limits::LABEL);
    numbered::bullet(head)
        .or_else(|| numbered::numbered_op(head))
        .or_else(|| named::named(head, text))
        .or_else(|| named::han_named(head))
        .or_else(|| numbered::sign(head))
        .or_else(|| numbered::parenthesised(head))
        .or_else(|| numbered::decimal(head))
        .or_else(|| numbered::plain(head))
        .or_else(|| tagged(head))
        .filter(|label| label.len > 0)
}

/// Whether a text plainly begins with a word that is no label, as nearly all lines do: letters of the English alphabet before
/// a space or comma that are neither the name of a numbered part nor a number in letters.
fn begins_with_plain_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (Some(word), Some(b' ' | b',')) = (bytes.get(..letters), bytes.get(letters)) else { return false };
    let Some(first) = word.first() else { return false };
    let number = word.iter().all(|byte| b"ivxlcIVXLC".contains(byte)) || word.iter().all(|byte| byte == first);
    let named = || NAMES.iter().any(|(name, ..)| name.as_bytes().eq_ignore_ascii_case(word));
    // "OP 3", "PP 3" count paragraphs of a resolution.
    let counted = || [b"op", b"pp"].iter().any(|sign| word.eq_ignore_ascii_case(*sign));
    !number && !counted() && !named()
}

fn head(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, char)| at + char.len_utf8()).take_while(|&end| end <= most).last();
    text.get(..end.unwrap_or(0)).unwrap_or("")
}

/// A number with a tag in parentheses before it.
fn tagged(head: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: 0 };
    cursor.eat(|char| char == '(')?;
    let tag = cursor.eat_while(|char| char.is_uppercase() || matches!(char, ' ' | '/' | ',' | '&' | '+'), TAG);
    let letters = tag.chars().filter(|char| char.is_uppercase()).count();
    if letters < 2 || roman(&tag.to_lowercase()).is_some() {
        return None;
    }
    cursor.eat(|char| char == ')')?;
    cursor.spaces();
    if !cursor.peek().is_some_and(|char| digit(char).is_some()) {
        return None;
    }
    let label = parse(cursor.rest())?;
    // "(EU) 2016 was a year" is a sentence.
    matches!(label.meanings.first(), Some(Meaning { scheme: Scheme::Plain(..) | Scheme::Decimal(_), .. }))
        .then(|| Label { len: cursor.at + label.len, ..label })
}
