//! Where a text changed: a row a step, a cell a section.

use crate::base::{DraftId, Sides};
use crate::compare::{Change, Comparison};
use crate::insight::weight::Judged;
use crate::text::{Paragraph, Reading};

/// So many headings deep a section is named.
const DEEP: usize = 2;

/// How the sections of a draft are named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sections {
    /// Headings above that stand over nearly the whole text, as its title does: they part nothing.
    skip: usize,
}

impl Sections {
    pub fn of(paragraphs: &[Paragraph]) -> Self {
        let first = |paragraph: &Paragraph| paragraph.section.first().cloned();
        let title = paragraphs.iter().find_map(first);
        let below = paragraphs.iter().filter(|paragraph| title.is_some() && first(paragraph) == title).count();
        Self { skip: usize::from(below * 10 >= paragraphs.len() * 9 && below > 0) }
    }

    /// The headings a paragraph stands below, its own among them; empty above the first.
    pub fn name(self, paragraph: &Paragraph) -> String {
        let own = paragraph.is_heading().then_some(paragraph.text.as_str());
        let path = paragraph.section.iter().map(String::as_str).chain(own);
        path.skip(self.skip).take(DEEP).collect::<Vec<_>>().join(" › ")
    }
}

/// The section of a change: that of its first paragraph, the new draft's where it has one.
pub(super) fn section_of(change: &Change, readings: Sides<&Reading>, sections: Sides<Sections>) -> String {
    let at = |indices: &[usize], reading: &Reading, sections: Sections| {
        indices.first().and_then(|&at| reading.paragraphs.get(at)).map(|paragraph| sections.name(paragraph))
    };
    at(&change.at.new, readings.new, sections.new)
        .or_else(|| at(&change.at.old, readings.old, sections.old))
        .unwrap_or_default()
}

/// A step in the strip.
#[derive(Debug, Clone, PartialEq)]
pub struct StripRow {
    /// Its drafts.
    pub pair: Sides<DraftId>,
    /// Its sections, in the order of the text.
    pub cells: Vec<StripCell>,
}

/// A section in one step.
#[derive(Debug, Clone, PartialEq)]
pub struct StripCell {
    /// Its headings; empty above the first.
    pub section: String,
    /// How much text it holds, in characters.
    pub size: usize,
    /// The part of it that stands in changes, 0 to 1.
    pub share: f32,
    /// How many changes it has.
    pub changes: usize,
    /// The first of its weightiest changes: a paragraph of one of the drafts.
    pub first: Option<(DraftId, usize)>,
}

/// The strip of one step.
pub(super) fn row(
    pair: Sides<DraftId>,
    comparison: &Comparison,
    readings: Sides<&Reading>,
    judged: &[Judged],
) -> StripRow {
    let sections = Sides::new(Sections::of(&readings.old.paragraphs), Sections::of(&readings.new.paragraphs));
    let mut cells: Vec<StripCell> = Vec::new();
    let mut changed = Vec::new();
    let mut heaviest = None;
    for (index, change) in comparison.changes.iter().enumerate() {
        let section = section_of(change, readings, sections);
        if cells.last().is_none_or(|last| last.section != section) {
            cells.push(StripCell { section, size: 0, share: 0.0, changes: 0, first: None });
            changed.push(0_usize);
            heaviest = None;
        }
        let (Some(cell), Some(part)) = (cells.last_mut(), changed.last_mut()) else { continue };
        let length = |indices: &[usize], reading: &Reading| -> usize {
            let paragraphs = indices.iter().filter_map(|&at| reading.paragraphs.get(at));
            paragraphs.map(|paragraph| paragraph.text.chars().count()).sum()
        };
        let size = length(&change.at.old, readings.old).max(length(&change.at.new, readings.new));
        cell.size += size;
        if !change.is_visible() {
            continue;
        }
        *part += size;
        cell.changes += 1;
        let level = judged.get(index).and_then(|judged| judged.weight.as_ref()).map(|weight| weight.level);
        if cell.first.is_none() || level > heaviest {
            heaviest = level;
            let new = change.at.new.first().map(|&at| (pair.new, at));
            cell.first = new.or_else(|| change.at.old.first().map(|&at| (pair.old, at)));
        }
    }
    for (cell, part) in cells.iter_mut().zip(changed) {
        cell.share = part as f32 / cell.size.max(1) as f32;
    }
    StripRow { pair, cells }
}
