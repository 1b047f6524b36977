//! A draft as a text with footnotes and tables: which paragraph stands in what.

use crate::base::ParagraphIndex;
use crate::text::{Paragraph, ParagraphKind};
use std::collections::{BTreeMap, BTreeSet};

/// What follows one another in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A paragraph, by its index.
    Paragraph(usize),
    /// A table, by its place among the outline's.
    Table(usize),
}

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Body,
    Cell { table: usize, row: usize, column: usize },
    Note(usize),
}

impl Container {
    /// Whether both are of one sort.
    pub(super) const fn is_like(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Body, Self::Body) | (Self::Cell { .. }, Self::Cell { .. }) | (Self::Note(_), Self::Note(_))
        )
    }
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) container: Container,
    /// Place among what follows one another there.
    pub(super) at: usize,
}

/// The cells of a row, by column; each holds paragraphs.
pub(super) type Cells = Vec<Vec<usize>>;

/// A draft's paragraphs put into text, notes and tables.
pub(super) struct Outline<'a> {
    pub(super) draft: usize,
    pub(super) paragraphs: &'a [Paragraph],
    pub(super) body: Vec<Unit>,
    pub(super) tables: Vec<Vec<Cells>>,
    /// The paragraphs of each note, in the order of their marks.
    pub(super) notes: Vec<Vec<usize>>,
    /// For each paragraph, where the marks of notes stand in it, and which notes they are.
    marks: BTreeMap<usize, Vec<(usize, usize)>>,
    homes: Vec<Option<Home>>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(draft: usize, paragraphs: &'a [Paragraph]) -> Self {
        let mut outline = Self {
            draft,
            paragraphs,
            body: Vec::new(),
            tables: Vec::new(),
            notes: Vec::new(),
            marks: BTreeMap::new(),
            homes: vec![None; paragraphs.len()],
        };
        outline.find_notes();
        outline.find_body();
        outline
    }

    /// Returns a paragraph's text, empty for one that is not there.
    pub(super) fn text(&self, paragraph: usize) -> &'a str {
        self.paragraphs.get(paragraph).map_or("", |paragraph| paragraph.text.as_str())
    }

    /// Returns what is printed before a paragraph. The mark of a note is not part of it.
    pub(super) fn label(&self, paragraph: usize) -> Option<&'a str> {
        let leads_note =
            self.home(paragraph).is_some_and(|home| matches!(home.container, Container::Note(_)) && home.at == 0);
        let label = self.paragraphs.get(paragraph)?.label.as_deref();
        label.filter(|label| !leads_note && !label.trim().is_empty())
    }

    /// Returns where a paragraph stands.
    pub(super) fn home(&self, paragraph: usize) -> Option<Home> {
        self.homes.get(paragraph).copied().flatten()
    }

    /// Returns the marks of notes in a paragraph: byte and note.
    pub(super) fn marks(&self, paragraph: usize) -> &[(usize, usize)] {
        self.marks.get(&paragraph).map_or(&[], Vec::as_slice)
    }

    /// Returns what is printed as a note's mark.
    pub(super) fn note_label(&self, note: usize) -> Option<&'a str> {
        let first = *self.notes.get(note)?.first()?;
        self.paragraphs.get(first)?.label.as_deref()
    }

    /// Whether the marks of the notes are 1, 2, 3, as a word processor counts them.
    pub(super) fn notes_count(&self) -> bool {
        (0..self.notes.len()).all(|note| self.note_label(note) == Some((note + 1).to_string().as_str()))
    }

    /// Returns the paragraphs of a cell or note as units.
    pub(super) fn units(paragraphs: &[usize]) -> Vec<Unit> {
        paragraphs.iter().map(|paragraph| Unit::Paragraph(*paragraph)).collect()
    }

    fn settle(&mut self, paragraph: usize, container: Container, at: usize) {
        if let Some(home) = self.homes.get_mut(paragraph) {
            *home = Some(Home { container, at });
        }
    }

    fn find_notes(&mut self) {
        let is_note = |index: usize| {
            let paragraph = self.paragraphs.get(ParagraphIndex::new(index).get());
            paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Footnote)
        };
        let wanted: BTreeSet<usize> = self
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.kind != ParagraphKind::Footnote)
            .flat_map(|paragraph| paragraph.notes.iter().map(|note| note.paragraph))
            .filter(|index| is_note(*index))
            .collect();
        let mut taken = BTreeSet::new();
        let (mut notes, mut marks) = (Vec::new(), BTreeMap::new());
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            if paragraph.kind == ParagraphKind::Footnote {
                continue;
            }
            let mut here: Vec<_> = paragraph.notes.iter().filter(|note| wanted.contains(&note.paragraph)).collect();
            here.sort_by_key(|note| note.at);
            for note in here {
                if !taken.insert(note.paragraph) {
                    continue;
                }
                let unlabelled = |next: &usize| {
                    is_note(*next)
                        && !wanted.contains(next)
                        && self.paragraphs.get(*next).is_some_and(|next| next.label.is_none())
                };
                let more = (note.paragraph + 1..self.paragraphs.len()).take_while(unlabelled);
                let whole: Vec<usize> = std::iter::once(note.paragraph).chain(more).collect();
                let at = (0..=note.at.min(paragraph.text.len())).rev().find(|at| paragraph.text.is_char_boundary(*at));
                marks.entry(index).or_insert_with(Vec::new).push((at.unwrap_or(0), notes.len()));
                notes.push(whole);
            }
        }
        for (note, paragraphs) in notes.iter().enumerate() {
            for (at, paragraph) in paragraphs.iter().enumerate() {
                self.settle(*paragraph, Container::Note(note), at);
            }
        }
        (self.notes, self.marks) = (notes, marks);
    }

    fn find_body(&mut self) {
        let mut open: Option<(u32, u32)> = None;
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            if self.home(index).is_some() {
                continue;
            }
            let Some(cell) = paragraph.cell else {
                open = None;
                self.settle(index, Container::Body, self.body.len());
                self.body.push(Unit::Paragraph(index));
                continue;
            };
            if open.is_none_or(|(table, _)| table != cell.table) {
                self.body.push(Unit::Table(self.tables.len()));
                self.tables.push(Vec::new());
            }
            let table = self.tables.len() - 1;
            let is_new_row = open != Some((cell.table, cell.row));
            open = Some((cell.table, cell.row));
            let Some(rows) = self.tables.last_mut() else { continue };
            if is_new_row {
                rows.push(Vec::new());
            }
            let row = rows.len().saturating_sub(1);
            let Some(cells) = rows.last_mut() else { continue };
            let column = cell.column as usize;
            if cells.len() <= column {
                cells.resize(column + 1, Vec::new());
            }
            let Some(cell) = cells.get_mut(column) else { continue };
            let at = cell.len();
            cell.push(index);
            self.settle(index, Container::Cell { table, row, column }, at);
        }
        for rows in &mut self.tables {
            let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
            for cells in rows {
                cells.resize(columns, Vec::new());
            }
        }
    }
}
