//! Blocks on their way to paragraphs: tidied, with their labels recognised and taken out of the words.

use super::label::{self, Label, Scheme};
use super::words::Named;
use super::{ordinal, tidy};
use crate::import::{Block, Role};
use crate::text::{NoteMark, Style};
use std::collections::{BTreeMap, BTreeSet};

/// A block on its way to a paragraph.
#[derive(Debug)]
pub(super) struct Item {
    pub block: Block,
    /// The label as understood.
    pub label: Option<Label>,
    /// The label as printed.
    pub printed: Option<String>,
    /// Index of the block, as footnote marks name it.
    pub source: usize,
    /// For a variant ("Alt 1"): whether it is one of the paragraph before it, not a part of the text.
    pub hangs: bool,
}

impl Item {
    /// The likeliest kind of list the label belongs to.
    pub(super) fn scheme(&self) -> Option<Scheme> {
        self.label.as_ref()?.meanings.first().map(|meaning| meaning.scheme)
    }

    /// The name in the label: article, annex ….
    pub(super) fn named(&self) -> Option<Named> {
        match self.scheme() {
            Some(Scheme::Named(kind)) => Some(kind),
            _ => None,
        }
    }

    /// Whether the label's number has parts: "102.3".
    pub(super) fn has_parts(&self) -> bool {
        self.label.as_ref().and_then(|label| label.meanings.first()).is_some_and(|meaning| meaning.ordinal >= 1000)
    }
}

/// Tidies blocks and recognises their labels; footnotes come last. Comments on empty blocks move to a neighbour.
pub(super) fn items(blocks: Vec<Block>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(blocks.len());
    let mut homeless = Vec::new();
    for (source, mut block) in blocks.into_iter().enumerate() {
        tidy::tidy(&mut block);
        let given = block.label.take().map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "));
        if block.role == Role::Footnote
            && let Some(label) = &given
            && let Some(rest) = block.text.strip_prefix(label.as_str())
            && rest.starts_with(char::is_whitespace)
        {
            // A note's own number stands before its words too: it is the label.
            let length = block.text.len() - rest.trim_start().len();
            tidy::cut(&mut block, 0, length);
        }
        if block.text.is_empty() {
            homeless.append(&mut block.comments);
            if let Some(before) = items.last_mut() {
                let end = before.block.text.len();
                before.block.notes.extend(block.notes.iter().map(|note| NoteMark { at: end, ..*note }));
            }
            // A label without words counts for nothing, but one in a footnote or cell may be its text.
            continue;
        }
        for mut comment in homeless.drain(..) {
            comment.span = crate::base::Span::default();
            block.comments.insert(0, comment);
        }
        let given = given.filter(|label| !label.is_empty());
        let label = match &given {
            // As a label stands before words, let it be read before words.
            Some(printed) => label::parse(&format!("{printed} X")).map(|label| Label { weak: false, len: 0, ..label }),
            None if matches!(block.role, Role::Footnote) || cell_number(&block) => None,
            None => label::parse(&block.text)
                .or_else(|| label::annex_alone(&block))
                .filter(|label| !crosses_revision(&block, label.len)),
        };
        items.push(Item { block, label, printed: given, source, hangs: false });
    }
    if let (Some(last), false) = (items.last_mut(), homeless.is_empty()) {
        for mut comment in homeless {
            comment.span = crate::base::Span::new(last.block.text.len(), 0);
            last.block.comments.push(comment);
        }
    }
    let (notes, mut body): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| item.block.role == Role::Footnote);
    body.extend(notes);
    body
}

/// In a cell, a short thing that looks like a label is a figure.
fn cell_number(block: &Block) -> bool {
    block.role == Role::Cell && block.text.split_whitespace().count() < 5
}

/// A typed label that is partly inserted or deleted cannot be split off without hiding the revision.
fn crosses_revision(block: &Block, len: usize) -> bool {
    block.marks.iter().any(|mark| {
        matches!(mark.style, Style::Inserted | Style::Deleted)
            && (mark.span.start > 0 && mark.span.start < len || mark.span.start < len && mark.span.end() <= len)
    })
}

/// A doubtful label stays only when the one before or after it of its kind is its neighbour in the sequence.
pub(super) fn drop_doubtful_labels(items: &mut [Item]) {
    let mut by_scheme: BTreeMap<Scheme, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        for meaning in item.label.iter().flat_map(|label| &label.meanings) {
            by_scheme.entry(meaning.scheme).or_default().push((at, meaning.ordinal));
        }
    }
    let mut sound = BTreeSet::new();
    for list in by_scheme.values() {
        for pair in list.windows(2) {
            if let [(a, first), (b, second)] = pair
                && (*second == first + 1 || second == first && added(items, *b))
            {
                sound.insert(*a);
                sound.insert(*b);
            }
        }
    }
    // "1.1" whose parent "1." is numbered too is sound alone.
    let mut numbers = BTreeSet::new();
    for (at, item) in items.iter_mut().enumerate() {
        let Some(label) = &item.label else { continue };
        if let [(Scheme::Plain(ordinal::Script::Number, _), value)] =
            label.meanings.iter().map(|meaning| (meaning.scheme, meaning.ordinal)).collect::<Vec<_>>().as_slice()
        {
            numbers.insert(*value);
        }
        let fathered = label.decimal.len() == 2
            && label.decimal.first().is_some_and(|parent| numbers.contains(parent))
            && label.decimal.last() == Some(&1);
        if label.weak && !sound.contains(&at) && !fathered {
            item.label = None;
        }
    }
}

fn added(items: &[Item], at: usize) -> bool {
    items.get(at).and_then(|item| item.label.as_ref()).is_some_and(|label| label.added)
}

/// Takes the labels that were typed out of the text. A bracket before a label goes with the words: "[12. Calls" → "12.", "[Calls".
pub(super) fn split_labels(items: &mut [Item]) {
    for item in items {
        if item.printed.is_some() {
            continue;
        }
        if let Some(label) = &item.label {
            let len = label.len;
            item.printed = item.block.text.get(..len).map(str::to_owned);
            let rest = item.block.text.get(len..).unwrap_or("");
            let end = len + rest.len() - rest.trim_start().len();
            tidy::cut(&mut item.block, 0, end);
        } else if item.block.role != Role::Footnote && !cell_number(&item.block) {
            bracketed_label(item);
        }
    }
}

fn bracketed_label(item: &mut Item) {
    let text = &item.block.text;
    let open = text.len() - text.trim_start_matches('[').len();
    if open == 0 {
        return;
    }
    let Some(inner) = text.get(open..) else { return };
    let Some(label) =
        label::parse(inner).filter(|label| !label.weak && !crosses_revision(&item.block, open + label.len))
    else {
        return;
    };
    // "[G77: …]", "[(a)]" and the like are words in brackets.
    let rest = inner.get(label.len..).unwrap_or("");
    if !rest.starts_with(char::is_whitespace)
        || matches!(label.meanings.first(), Some(meaning) if meaning.scheme == Scheme::Bullet)
    {
        return;
    }
    item.printed = inner.get(..label.len).map(str::to_owned);
    let end = open + label.len + rest.len() - rest.trim_start().len();
    tidy::cut(&mut item.block, open, end);
    item.label = Some(label);
}

/// "Annex Figures" in a text without any look: a line with the form of a title, above a list that begins.
pub(super) fn annexes_without_look(items: &mut [Item]) {
    for at in 0..items.len() {
        let begins = items.get(at + 1).and_then(|next| next.label.as_ref()).is_some_and(|label| {
            label.meanings.iter().any(|meaning| meaning.ordinal == 1 && meaning.scheme != Scheme::Bullet)
        });
        let Some(item) = items.get_mut(at).filter(|_| begins) else { continue };
        if item.label.is_none() && item.printed.is_none() && item.block.role == Role::Unknown {
            item.label = label::annex_and_title(&item.block.text);
        }
    }
}
