//! Labels with a name: "Article 5", "Annex II", "Part One", 第三条.

use super::super::ordinal::{digit, han, is_han, number, roman};
use super::super::words::{HAN_NAMES, NAMES, Named, SPELT};
use super::annex::annex_without_number;
use super::cursor::{Cursor, additions, parts};
use super::meaning::{Label, Scheme};

/// Reads "Article 5", "Annex II", "Part One" at the beginning of `head`; `whole` is the paragraph.
pub(super) fn named(head: &str, whole: &str) -> Option<Label> {
    let lower = head.to_lowercase();
    // Lower case of these scripts has the same length but for a few letters that none of the names holds.
    if lower.len() != head.len() {
        return None;
    }
    let first = lower.as_bytes().first();
    let begins = |name: &str| name.as_bytes().first() == first && lower.starts_with(name);
    let (name, kind, short) =
        NAMES.iter().filter(|(name, ..)| begins(name)).max_by_key(|(name, ..)| name.len()).copied()?;
    let mut cursor = Cursor { text: head, at: name.len() };
    let spaced = cursor.spaces();
    if kind == Named::Annex
        && let Some(label) = annex_without_number(head, name.len(), short)
    {
        return Some(label);
    }
    // "Option 3{No text}"
    let braced = kind == Named::Option && cursor.peek().is_some_and(is_open);
    if !spaced && !braced && !name.ends_with('.') && !name.chars().all(is_han) {
        return (kind == Named::Annex && head.len() == name.len())
            .then(|| Label::sure(head.len(), Scheme::Named(kind), 1, short.to_owned(), false));
    }
    let start = cursor.at;
    let word = cursor.eat_while(char::is_alphanumeric, 12);
    let ordinal = ordinal_of(word)?;
    // "Rule 102.3": the number has parts.
    let ordinal = parts(&mut cursor, ordinal);
    let printed = head.get(start..cursor.at).unwrap_or(word).to_owned();
    let added = additions(&mut cursor);
    if !ends_label(&mut cursor, whole, kind == Named::Option) {
        return None;
    }
    Some(Label::sure(
        cursor.at,
        Scheme::Named(kind),
        ordinal,
        // Chinese is written without the space: 附件一.
        format!("{short}{}{printed}{added}", if short.starts_with(is_han) { "" } else { " " }),
        !added.is_empty(),
    ))
}

/// The value of the number after a name: digits, roman figures, a capital, a Chinese number or one in words.
fn ordinal_of(word: &str) -> Option<u32> {
    number(word, 3)
        .or_else(|| roman(&word.to_ascii_lowercase()).filter(|_| word.chars().all(|char| char.is_ascii_uppercase())))
        .or_else(|| {
            (word.len() == 1)
                .then(|| word.chars().next())
                .flatten()
                .filter(char::is_ascii_uppercase)
                .map(|letter| letter as u32 - 'A' as u32 + 1)
        })
        .or_else(|| han(word))
        .or_else(|| SPELT.iter().find(|(spelt, _)| *spelt == word.to_lowercase()).map(|(_, value)| *value))
}

/// Takes the stop or dash after a name and number; whether they are a label and not the beginning of a sentence:
/// "Article 6 of the Agreement …" is one, "Article 6 Use of terms" is a heading. A `variant` may be as long as it likes.
fn ends_label(cursor: &mut Cursor<'_>, whole: &str, variant: bool) -> bool {
    if !cursor.eat_while(|char| ".:：．–—-".contains(char), 1).is_empty() {
        return cursor.boundary() || variant && cursor.peek().is_some_and(is_open);
    }
    let short_line = variant || whole.chars().count() < 120 && !whole.trim_end().ends_with(['.', ';', ',', ':']);
    let mut after = Cursor { text: whole, at: cursor.at };
    if after.peek().is_none() {
        return true;
    }
    let spaced = after.spaces();
    if after.eat(|char| "–—-".contains(char)).is_some() {
        cursor.at = after.at;
        return true;
    }
    short_line
        && (spaced || after.peek().is_some_and(|char| is_han(char) || variant && is_open(char)))
        && after
            .peek()
            .is_some_and(|first| !first.is_lowercase() && !first.is_ascii_punctuation() || first == '[' || first == '{')
}

const fn is_open(char: char) -> bool {
    matches!(char, '[' | '{')
}

/// Reads 第三条.
pub(super) fn han_named(head: &str) -> Option<Label> {
    let mut cursor = Cursor::new(head);
    cursor.eat(|char| char == '第')?;
    cursor.spaces();
    let figures = cursor.eat_while(|char| "一二三四五六七八九十百千零〇".contains(char) || digit(char).is_some(), 8);
    let ordinal = number(figures, 3).or_else(|| han(figures))?;
    cursor.spaces();
    let (name, kind) = HAN_NAMES.iter().find(|(name, _)| cursor.rest().starts_with(name)).copied()?;
    cursor.at += name.len();
    let added = additions(&mut cursor);
    let core = cursor.text.get(..cursor.at)?.to_owned();
    // "第三条规定…" is a sentence: what follows a label is a space, a stop or nothing.
    let stop = !cursor.eat_while(|char| "：:、.．".contains(char), 1).is_empty();
    (stop || cursor.peek().is_none_or(char::is_whitespace))
        .then(|| Label::sure(cursor.at, Scheme::Named(kind), ordinal, core, !added.is_empty()))
}
