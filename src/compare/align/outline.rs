//! What each paragraph is for the alignment, and the section it stands in.

use super::corpus::Para;
use crate::text::ParagraphKind;
use std::collections::BTreeMap;

/// So many entries make a contents list.
const ENTRIES: usize = 3;

/// What a paragraph is, as far as linking goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Body, item, clause.
    Text,
    /// A heading with words of its own.
    Title,
    /// A heading that is a word and a number, or a number only.
    Number,
    /// An entry of a contents list.
    Entry,
    /// A cell of a table.
    Cell,
    /// A footnote.
    Note,
}

/// The order of one draft.
#[derive(Debug, Default)]
pub struct Outline {
    /// What each paragraph is.
    pub class: Vec<Class>,
    /// For each paragraph, the title above it, if any; for a title, the higher one.
    pub above: Vec<Option<usize>>,
    /// For each entry of a contents list, the title it names.
    pub names: BTreeMap<usize, usize>,
}

impl Outline {
    /// Reads the order of a draft off its paragraphs; `levels` are those of its headings.
    pub fn of(paras: &[Para], levels: &[u8]) -> Self {
        let mut class: Vec<Class> = paras
            .iter()
            .map(|para| match para.kind {
                _ if para.shape != 0 => Class::Number,
                ParagraphKind::Heading => Class::Title,
                ParagraphKind::Cell => Class::Cell,
                ParagraphKind::Footnote => Class::Note,
                _ => Class::Text,
            })
            .collect();
        let names = entries(paras, &mut class);
        let mut above = Vec::with_capacity(paras.len());
        let mut open: Vec<(u8, usize)> = Vec::new();
        for (at, class) in class.iter().enumerate() {
            let level = levels.get(at).copied().unwrap_or(0);
            if *class == Class::Title {
                while open.last().is_some_and(|&(other, _)| other >= level) {
                    open.pop();
                }
            }
            above.push(open.last().map(|&(_, title)| title));
            if *class == Class::Title {
                open.push((level, at));
            }
        }
        Self { class, above, names }
    }

    /// What a paragraph is.
    pub fn class(&self, at: usize) -> Class {
        self.class.get(at).copied().unwrap_or(Class::Text)
    }

    /// The title above a paragraph.
    pub fn above(&self, at: usize) -> Option<usize> {
        self.above.get(at).copied().flatten()
    }

    /// The title of the section a paragraph stands in, or which it is.
    pub fn title_of(&self, at: usize) -> Option<usize> {
        if self.class(at) == Class::Title { Some(at) } else { self.above(at) }
    }

    /// The paragraphs that are aligned by their words: not numbers, entries and cells, which follow others.
    pub fn worded(&self) -> Vec<usize> {
        let worded = |&at: &usize| matches!(self.class(at), Class::Text | Class::Title | Class::Note);
        (0..self.class.len()).filter(worded).collect()
    }
}

/// Finds contents lists: rows of paragraphs that repeat the titles that come after them.
fn entries(paras: &[Para], class: &mut [Class]) -> BTreeMap<usize, usize> {
    let mut titles: Vec<(u64, usize)> = paras
        .iter()
        .zip(class.iter())
        .enumerate()
        .filter(|(_, (para, class))| **class == Class::Title && !para.words.is_empty())
        .map(|(at, (para, _))| (para.print, at))
        .collect();
    titles.sort_unstable();
    let mut names: Vec<(usize, usize)> = Vec::new();
    for (at, (para, class)) in paras.iter().zip(class.iter()).enumerate() {
        if *class == Class::Text {
            let from = titles.partition_point(|&(print, title)| (print, title) < (para.print, at));
            names.extend(titles.get(from).filter(|&&(print, _)| print == para.print).map(|&(_, title)| (at, title)));
        }
    }
    // A list is a run of entries with few others between.
    let mut found = BTreeMap::new();
    for run in names.chunk_by(|a, b| b.0 - a.0 <= 3 && b.1 > a.1) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let dense = run.len() * 2 > last.0 - first.0;
        if run.len() < ENTRIES || !dense {
            continue;
        }
        found.extend(run.iter().copied());
        for class in class.get_mut(first.0..=last.0).into_iter().flatten() {
            if *class == Class::Text {
                *class = Class::Entry;
            }
        }
    }
    found
}
