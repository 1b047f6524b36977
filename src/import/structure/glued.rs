//! Labels that are glued to what stands before or after them.
//!
//! ```text
//! "(ALL)24.The Parties …"   → label "(ALL)24.", cited "24": who wants the paragraph is printed before its number
//! "10bisLamps …"            → label "10bis", cited "10 bis"
//! "Rule 102.3 Audit"        → label "Rule 102.3"
//! "Annex — Figures"         → label "Annex —": the only one has no number
//! ```

use super::heading;
use super::item::Item;
use super::label::{self, Cursor, Label, Meaning, Scheme, is_han};
use super::ordinal::{digit, number, roman};
use super::words::{ADDITIONS, NAMES, Named};
use crate::import::{Block, Role};

/// Letters of a tag before a number: "(ALL)", "(EU/AU)".
const TAG: usize = 14;

/// A number with a tag in parentheses before it.
pub(super) fn tagged(head: &str) -> Option<Label> {
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
    let label = label::parse(cursor.rest())?;
    // "(EU) 2016 was a year" is a sentence.
    matches!(label.meanings.first(), Some(Meaning { scheme: Scheme::Plain(..) | Scheme::Decimal(_), .. }))
        .then(|| Label { len: cursor.at + label.len, ..label })
}

/// How many letters of `rest` are an addition to which the next word is glued: "bisLamps" → 3.
pub(super) fn addition(rest: &str) -> Option<usize> {
    if !rest.starts_with(|char: char| char.is_ascii_lowercase()) {
        return None;
    }
    ADDITIONS.iter().filter(|word| word.is_ascii()).find_map(|word| {
        rest.strip_prefix(word).filter(|rest| rest.starts_with(char::is_uppercase)).map(|_| word.len())
    })
}

/// Reads on through the parts of a number after its first: ".3" of "102.3". Gives a value that grows with the parts.
pub(super) fn parts(cursor: &mut Cursor<'_>, first: u32) -> u32 {
    let mut value = first;
    loop {
        let before = cursor.at;
        let digits = if cursor.eat(|char| char == '.').is_some() {
            cursor.eat_while(|char| char.is_ascii_digit(), 3)
        } else {
            ""
        };
        match number(digits, 3) {
            // Parts have at most three digits.
            Some(part) => value = value.saturating_mul(1000).saturating_add(part),
            None => {
                cursor.at = before;
                return value;
            }
        }
    }
}

/// Whether a label's number has parts, as [`parts`] counts them.
pub(super) fn has_parts(item: &Item) -> bool {
    item.label.as_ref().and_then(|label| label.meanings.first()).is_some_and(|meaning| meaning.ordinal >= 1000)
}

/// "Annex — Figures", "Annex: Figures", "附件 登记": the name of an annex that has no number, and its title.
pub(super) fn annex_without_number(head: &str, name: usize, short: &str) -> Option<Label> {
    let mut cursor = Cursor { text: head, at: name };
    let spaced = cursor.spaces();
    let sign = cursor.eat(|char| ":：–—-".contains(char));
    let len = if sign.is_some() { cursor.at } else { name };
    let after = cursor.spaces();
    let rest = cursor.rest();
    let first = rest.chars().next()?;
    let han = short.starts_with(is_han);
    let title = match sign {
        Some('-') => spaced && after && !first.is_lowercase(),
        Some(_) => !first.is_lowercase() && (after || han),
        None => han && spaced && is_han(first),
    };
    (title && heading::titular(rest)).then(|| lone(len, short))
}

/// "Annex Figures" in a text without any look: a line with the form of a title, above a list that begins.
pub(super) fn annexes_without_look(items: &mut [Item]) {
    for at in 0..items.len() {
        let begins = items.get(at + 1).and_then(|next| next.label.as_ref()).is_some_and(|label| {
            label.meanings.iter().any(|meaning| meaning.ordinal == 1 && meaning.scheme != Scheme::Bullet)
        });
        let Some(item) = items.get_mut(at).filter(|_| begins) else { continue };
        if item.label.is_none() && item.printed.is_none() && item.block.role == Role::Unknown {
            item.label = annex_and_title(&item.block.text);
        }
    }
}

/// The name of an annex before its title, where the look says that the block is a heading: "Annexe Inventaire".
pub(super) fn annex_alone(block: &Block) -> Option<Label> {
    if !matches!(block.role, Role::Heading(_)) && !heading::stands_out(block) || block.role == Role::Cell {
        return None;
    }
    annex_and_title(&block.text)
}

fn annex_and_title(text: &str) -> Option<Label> {
    let name = text.split(' ').next()?;
    let rest = text.get(name.len()..)?.trim_start();
    let lower = name.to_lowercase();
    let (_, _, short) = NAMES.iter().find(|(known, kind, _)| *kind == Named::Annex && *known == lower)?;
    (rest.starts_with(char::is_uppercase) && heading::titular(rest)).then(|| lone(name.len(), short))
}

fn lone(len: usize, short: &str) -> Label {
    Label::sure(len, Scheme::Named(Named::Annex), 1, short.to_owned(), false)
}
