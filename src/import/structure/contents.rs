//! Contents pages: lines that lead by dots to a page number, and the title above them. They are no part of the text.

use super::item::Item;
use crate::import::Role;
use crate::text::SetAside;

/// Titles of contents pages, lower case.
const TITLES: [&str; 14] = [
    "contents",
    "table of contents",
    "list of contents",
    "table des matières",
    "sommaire",
    "índice",
    "contenido",
    "содержание",
    "оглавление",
    "المحتويات",
    "目录",
    "目次",
    "目 录",
    "page",
];

/// What is said of contents pages among what is set aside.
pub(in crate::import) const WHAT: &str = "table of contents";

/// Whether a line is nothing but the title of a contents page.
pub(in crate::import) fn is_title(text: &str) -> bool {
    let bare = text.trim().trim_end_matches([':', '：', '.']).to_lowercase();
    TITLES.contains(&bare.as_str())
}

/// Takes contents pages out of the text: at least two lines with leaders, and what stands among and right above them.
pub(super) fn set_aside(items: &mut Vec<Item>, aside: &mut Vec<SetAside>) {
    let leads: Vec<usize> = items.iter().map(leaders).collect();
    // An entry may be torn: its words on one line, dots and number on the next.
    let mut gone = vec![false; items.len()];
    let mut at = 0;
    while at < items.len() {
        if leads.get(at).copied().unwrap_or(0) == 0 {
            at += 1;
            continue;
        }
        let (mut end, mut count) = (at, 0);
        while let Some(&lead) = leads.get(end) {
            if lead == 0 && !(is_short(items.get(end)) && leads.get(end + 1).is_some_and(|lead| *lead > 0)) {
                break;
            }
            count += lead;
            end += 1;
        }
        if count >= 2 {
            let first = (0..at).rev().take_while(|&above| items.get(above).is_some_and(|it| is_title(&it.block.text)));
            let start = first.last().unwrap_or(at);
            gone.iter_mut().take(end).skip(start).for_each(|gone| *gone = true);
        }
        at = end.max(at + 1);
    }
    if !gone.contains(&true) {
        return;
    }
    let mut places = gone.into_iter();
    items.retain(|item| {
        let out = places.next().unwrap_or(false);
        if out {
            let text = match &item.printed {
                Some(label) => format!("{label} {}", item.block.text),
                None => item.block.text.clone(),
            };
            aside.push(SetAside { what: WHAT.into(), text, page: item.block.page });
        }
        !out
    });
}

fn is_short(item: Option<&Item>) -> bool {
    item.is_some_and(|item| item.block.text.chars().count() <= 90 && !item.block.text.ends_with(['.', ';', ':']))
}

/// Whether two dots stand together or with a space between, or three as one sign.
fn may_lead(text: &str) -> bool {
    let dots = |after: &[u8]| after.first() == Some(&b'.') || after.starts_with(b" .");
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| *byte == b'.' && bytes.get(at + 1..).is_some_and(dots))
        || text.contains('…')
}

/// How many rows of dots in the item lead to a page number.
fn leaders(item: &Item) -> usize {
    if matches!(item.block.role, Role::Footnote | Role::Cell) || !may_lead(&item.block.text) {
        return 0;
    }
    let text = &item.block.text;
    let (mut found, mut dots) = (0, 0_usize);
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        match char {
            '.' | '·' | '．' => dots += 1,
            '…' | '⋯' => dots += 3,
            ' ' if dots > 0 => {}
            _ => {
                let number: String =
                    text.get(at..).unwrap_or("").chars().take_while(|char| char.is_alphanumeric()).collect();
                if dots >= 4 && is_page(&number) {
                    found += 1;
                }
                dots = 0;
                for _ in 1..number.chars().count() {
                    chars.next();
                }
            }
        }
    }
    found
}

/// A page number: "12", "iv".
fn is_page(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= 5
        && (text.chars().all(|char| super::ordinal::digit(char).is_some())
            || super::ordinal::roman(&text.to_lowercase()).is_some())
}
