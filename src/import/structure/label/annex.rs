//! The name of an annex that has no number: "Annex — Figures", "Annexe Inventaire".

use super::super::ordinal::is_han;
use super::super::title::{stands_out, titular};
use super::super::words::{NAMES, Named};
use super::cursor::Cursor;
use super::meaning::{Label, Scheme};
use crate::import::{Block, Role};

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
    (title && titular(rest)).then(|| lone(len, short))
}

/// The name of an annex before its title, where the look says that the block is a heading: "Annexe Inventaire".
pub(in crate::import::structure) fn annex_alone(block: &Block) -> Option<Label> {
    if !matches!(block.role, Role::Heading(_)) && !stands_out(block) || block.role == Role::Cell {
        return None;
    }
    annex_and_title(&block.text)
}

/// The name of an annex before its title: "Annex Figures".
pub(in crate::import::structure) fn annex_and_title(text: &str) -> Option<Label> {
    let name = text.split(' ').next()?;
    let rest = text.get(name.len()..)?.trim_start();
    let lower = name.to_lowercase();
    let (_, _, short) = NAMES.iter().find(|(known, kind, _)| *kind == Named::Annex && *known == lower)?;
    (rest.starts_with(char::is_uppercase) && titular(rest)).then(|| lone(name.len(), short))
}

fn lone(len: usize, short: &str) -> Label {
    Label::sure(len, Scheme::Named(Named::Annex), 1, short.to_owned(), false)
}
