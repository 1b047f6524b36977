//! Paragraphs that a break tore in the middle of a sentence.

use super::item::Item;
use super::words::{NAMES, Named};
use super::{begins_clause, tidy, title};
use crate::import::{Block, Role};
use crate::text::Doubt;

/// Joins a block that breaks off in a sentence with the next one, when that one goes on in small letters.
pub(super) fn mend(items: &mut Vec<Item>) {
    let mut whole: Vec<Item> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        match whole.last_mut() {
            Some(head) if goes_on(head, &item) => glue(&mut head.block, item.block),
            _ => whole.push(item),
        }
    }
    *items = whole;
}

/// Joins what was torn between "under section" and "7. This requirement …": the number is no label, but the end of the
/// sentence. Before labels are taken out of the words.
pub(super) fn mend_citations(items: &mut Vec<Item>) {
    let mut whole: Vec<Item> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        match whole.last_mut() {
            Some(head) if cites(head, &item) => glue(&mut head.block, item.block),
            _ => whole.push(item),
        }
    }
    *items = whole;
}

/// Joins what the source has as two paragraphs: that they are one is a guess, however good.
fn glue(head: &mut Block, tail: Block) {
    tidy::join(head, tail);
    head.doubts.insert(Doubt::Glued);
}

fn cites(head: &Item, tail: &Item) -> bool {
    let plain = |item: &Item| matches!(item.block.role, Role::Unknown) && item.block.end.is_none();
    let numbered = tail.printed.is_none()
        && tail.label.is_some()
        && tail.block.text.starts_with(|char: char| super::ordinal::digit(char).is_some());
    if !(numbered && plain(head) && plain(tail)) {
        return false;
    }
    let last = head.block.text.rsplit(' ').next().unwrap_or("").to_lowercase();
    let named = || NAMES.iter().any(|(name, kind, _)| *kind != Named::Option && *name == last);
    title::word_count(&head.block.text) >= 6 && (CITED.contains(&last.as_str()) || named())
}

/// What is cited by a number, beside what words::NAMES lists.
const CITED: [&str; 14] = [
    "paragraph",
    "paragraphs",
    "para.",
    "paras.",
    "sections",
    "articles",
    "rules",
    "annexes",
    "clause",
    "paragraphe",
    "paragraphes",
    "párrafo",
    "párrafos",
    "пункта",
];

/// Bytes of a paragraph beyond which nothing is joined to it.
const LONGEST: usize = 8192;

fn goes_on(head: &Item, tail: &Item) -> bool {
    let plain = |item: &Item| matches!(item.block.role, Role::Unknown | Role::Item(_)) && item.block.end.is_none();
    let (before, after) = (head.block.text.trim_end(), tail.block.text.as_str());
    if before.len() > LONGEST {
        return false;
    }
    let starts = tail.label.is_none()
        && tail.printed.is_none()
        && tail.block.role == Role::Unknown
        && after.starts_with(char::is_lowercase)
        && title::word_count(after) >= 3
        && after.trim_end_matches([']', ')', '"', '”', '»']).ends_with(['.', ';', ':', ',', '!', '?']);
    if !starts {
        return false;
    }
    let breaks = before.ends_with(|char: char| char.is_alphanumeric() || char == ',')
        && title::word_count(before) >= 6
        && !ends_in_a_list(before)
        && !title::stands_out(&head.block);
    let look = match (head.block.size, tail.block.size) {
        (Some(a), Some(b)) => (a - b).abs() < 0.6,
        _ => true,
    };
    let alike = plain(head) && plain(tail) && look && head.block.centred == tail.block.centred;
    alike && breaks && !begins_clause(before) && !begins_clause(after)
}

/// "…; and" and "…, or" end an item of a list, after which the next one may begin small.
fn ends_in_a_list(text: &str) -> bool {
    let Some((rest, last)) = text.rsplit_once(' ') else { return false };
    matches!(last, "and" | "or" | "et" | "ou" | "y" | "o" | "и" | "или") && rest.ends_with([';', ','])
}
