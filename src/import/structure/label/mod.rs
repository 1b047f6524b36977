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
use crate::import::limits;
use cursor::Cursor;

/// Letters of a tag before a number: "(ALL)", "(EU/AU)".
const TAG: usize = 14;

/// Reads the label at the beginning of `text`; `None` without one.
pub(super) fn parse(text: &str) -> Option<Label> {
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
