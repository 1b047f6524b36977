//! The draft as amended: chosen wishes applied, and why others could not be.

use super::placed::{Placed, joined, placed};
use super::wish::Wish;
use crate::base::{Message, Span};
use crate::compare::words::words;
use crate::insight::proposals::{Action, Doubt};
use crate::text::{Paragraph, ParagraphKind, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// Why a wish could not be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It names no paragraph of the draft.
    NoParagraph,
    /// The words are not in the paragraph.
    NoWords,
    /// The words stand there several times.
    Several,
    /// It is not said where in the paragraph the words come in.
    Nowhere,
    /// It offers several wordings.
    Rivals,
    /// It meets another that was applied (by its place in the list).
    Meets(usize),
    /// A person has to decide first.
    Doubtful(Doubt),
    /// It asks for no other words.
    AsksForNothing,
}

impl Reason {
    /// Returns the sentence; `name` says whose a wish is.
    pub fn message(&self, name: &dyn Fn(usize) -> String) -> Message {
        match self {
            Self::NoParagraph => Message::new("amend-no-paragraph"),
            Self::NoWords => Message::new("amend-no-words"),
            Self::Several => Message::new("amend-several"),
            Self::Nowhere => Message::new("amend-nowhere"),
            Self::Rivals => Message::new("amend-rivals"),
            Self::Meets(other) => Message::new("amend-meets").text("who", name(*other)),
            Self::Doubtful(doubt) => Message::new(doubt.key()),
            Self::AsksForNothing => Message::new("amend-asks-nothing"),
        }
    }
}

/// A wish that was not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotApplied {
    /// Its place in the list.
    pub wish: usize,
    /// Why.
    pub reason: Reason,
}

/// A draft as amended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amended {
    /// The paragraphs; labels are the draft's.
    pub reading: Reading,
    /// The wishes that were applied, by their places in the list.
    pub applied: Vec<usize>,
    /// Those that were not, and why.
    pub not_applied: Vec<NotApplied>,
}

/// Words in the place of others.
struct Patch {
    span: Span,
    new: String,
    wish: usize,
}

/// Applies wishes to a draft, in their order: of two that meet the first is applied. The same asked twice is applied once.
pub fn amend(base: &Reading, wishes: &[Wish]) -> Amended {
    let mut out = Amended::default();
    let mut patches: BTreeMap<usize, Vec<Patch>> = BTreeMap::new();
    let mut after: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
    for (number, wish) in wishes.iter().enumerate() {
        match patch(base, wish, number) {
            Ok(Change::After(at, new)) => {
                let there = after.entry(at).or_default();
                if !there.iter().any(|(_, known)| words(known) == words(&new)) {
                    there.push((number, new));
                }
                out.applied.push(number);
            }
            Ok(Change::In(at, patch)) => {
                let there = patches.entry(at).or_default();
                match there.iter().find(|known| meet(known.span, patch.span)) {
                    Some(known) if known.span == patch.span && words(&known.new) == words(&patch.new) => {
                        out.applied.push(number);
                    }
                    Some(known) => {
                        out.not_applied.push(NotApplied { wish: number, reason: Reason::Meets(known.wish) });
                    }
                    None => {
                        there.push(patch);
                        out.applied.push(number);
                    }
                }
            }
            Err(reason) => out.not_applied.push(NotApplied { wish: number, reason }),
        }
    }
    out.reading = written(base, patches, &after);
    out
}

enum Change {
    In(usize, Patch),
    After(usize, String),
}

fn patch(base: &Reading, wish: &Wish, number: usize) -> Result<Change, Reason> {
    if !wish.asks_for_words() {
        return Err(Reason::AsksForNothing);
    }
    if let Some(doubt) = wish.doubt.filter(|doubt| !matches!(doubt, Doubt::UnknownName)) {
        return Err(Reason::Doubtful(doubt));
    }
    let new = match (wish.action, wish.new.as_slice()) {
        (Action::Delete, _) => String::new(),
        (_, [one]) => one.clone(),
        (_, []) => return Err(Reason::AsksForNothing),
        _ => return Err(Reason::Rivals),
    };
    if let Some(at) = wish.after {
        return Ok(Change::After(at, new));
    }
    let at = wish.about.ok_or(Reason::NoParagraph)?;
    let text = base.paragraphs.get(at).map(|paragraph| paragraph.text.as_str()).ok_or(Reason::NoParagraph)?;
    match placed(text, wish) {
        Placed::At(span) => Ok(Change::In(at, Patch { span, new, wish: number })),
        Placed::NoWords => Err(Reason::NoWords),
        Placed::Several => Err(Reason::Several),
        Placed::Nowhere => Err(Reason::Nowhere),
    }
}

fn meet(a: Span, b: Span) -> bool {
    if a.len == 0 && b.len == 0 {
        return a.start == b.start;
    }
    a.start < b.end() && b.start < a.end()
}

/// The paragraphs of the draft, amended, and those that come in after them. A note goes with the paragraph that was the
/// only one to hang it on.
fn written(
    base: &Reading,
    mut patches: BTreeMap<usize, Vec<Patch>>,
    after: &BTreeMap<usize, Vec<(usize, String)>>,
) -> Reading {
    let texts: BTreeMap<usize, String> = base
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(at, paragraph)| {
            let mut own = patches.remove(&at)?;
            own.sort_by_key(|patch| (patch.span.start, patch.span.end()));
            Some((at, patched(&paragraph.text, &own)))
        })
        .collect();
    let is_gone = |at: usize| texts.get(&at).is_some_and(|text| text.trim().is_empty());
    let notes = |gone: bool| -> BTreeSet<usize> {
        let all = base.paragraphs.iter().enumerate().filter(|(at, _)| is_gone(*at) == gone);
        all.flat_map(|(_, paragraph)| paragraph.notes.iter().map(|note| note.paragraph)).collect()
    };
    let orphans: BTreeSet<usize> = notes(true).difference(&notes(false)).copied().collect();
    let (mut reading, mut home) = (Reading::default(), BTreeMap::new());
    for (at, paragraph) in base.paragraphs.iter().enumerate() {
        if !is_gone(at) && !orphans.contains(&at) {
            home.insert(at, reading.paragraphs.len());
            let text = texts.get(&at).cloned();
            reading.paragraphs.push(text.map_or_else(|| paragraph.clone(), |text| plain(paragraph, text)));
        }
        for (_, new) in after.get(&at).into_iter().flatten() {
            let like = Paragraph { label: None, reference: None, rejected: None, ..paragraph.clone() };
            let kind = if paragraph.is_heading() { ParagraphKind::Body } else { paragraph.kind };
            reading.paragraphs.push(Paragraph { kind, ..plain(&like, new.trim().to_owned()) });
        }
    }
    for paragraph in &mut reading.paragraphs {
        paragraph.notes.retain_mut(|note| match home.get(&note.paragraph) {
            Some(now) => {
                note.paragraph = *now;
                true
            }
            None => false,
        });
    }
    reading.sources = (0..reading.paragraphs.len()).map(|at| vec![at]).collect();
    reading
}

fn patched(text: &str, patches: &[Patch]) -> String {
    let mut pieces: Vec<&str> = Vec::new();
    let mut from = 0;
    for patch in patches {
        pieces.push(text.get(from..patch.span.start).unwrap_or_default());
        pieces.push(&patch.new);
        from = patch.span.end();
    }
    pieces.push(text.get(from..).unwrap_or_default());
    joined(&pieces)
}

/// A paragraph with other words: what was tied to places in the old ones is no longer.
fn plain(paragraph: &Paragraph, text: String) -> Paragraph {
    Paragraph { text, marks: Vec::new(), notes: Vec::new(), comments: Vec::new(), ..paragraph.clone() }
}
