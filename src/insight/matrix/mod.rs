//! Who and what, counted: actors by themes, themes by drafts, sections by strength. Every figure knows the changes it counts.
//!
//! Reads what people said of changes (`annotated`) and what the words say (`strength`). Deliberately counts nothing that a person
//! has not said: a suggestion is in no cell, and "not known" is a row of its own.

#[cfg(test)]
mod tests;

use super::annotated::{AnnotatedChange, Annotator, Placement};
use super::strength::{Direction, shifts};
use crate::base::{ActorId, Cancelled, DraftId, JobControl, Sides, ThemeId, UiLanguage, closed_enum};
use crate::compare::{Change, Comparison, Lineage};
use crate::study::Study;
use crate::text::{Paragraph, Reading};
use std::collections::BTreeMap;
use std::sync::Arc;

closed_enum!(
    /// What is counted by what.
    #[derive(Default)]
    MatrixKind {
        /// Attributions by the themes of their changes.
        #[default]
        ActorsByThemes = "actors-themes", "matrix-actors-themes";
        /// Themes by the draft in which their changes came.
        ThemesByDrafts = "themes-drafts", "matrix-themes-drafts";
        /// Sections by what became of the strength of their words.
        SectionsByStrength = "sections-strength", "matrix-sections-strength";
    }
);

/// What a row or a column stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// An actor.
    Actor(ActorId),
    /// Somebody looked, and it is not known whose it is.
    Unknown,
    /// A theme.
    Theme(ThemeId),
    /// No theme was given.
    Untagged,
    /// A draft, by its place on the timeline.
    Draft(usize),
    /// A section, by its heading; empty for what stands below none.
    Section(String),
    /// What became of the strength.
    Strength(Direction),
}

/// A change of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangeAt {
    /// The step, from 0: between the draft of this place and the next.
    pub step: usize,
    /// Index of the change in the step's comparison.
    pub change: usize,
}

/// A table of counts whose cells know what they count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// What the rows stand for.
    pub rows: Vec<Head>,
    /// What the columns stand for.
    pub columns: Vec<Head>,
    /// By row and column, the changes counted.
    pub cells: Vec<Vec<Vec<ChangeAt>>>,
}

impl Matrix {
    /// Returns the changes of a cell; none outside of the table.
    pub fn cell(&self, row: usize, column: usize) -> &[ChangeAt] {
        self.cells.get(row).and_then(|row| row.get(column)).map_or(&[], Vec::as_slice)
    }

    /// Returns the largest count of a cell.
    pub fn most(&self) -> usize {
        self.cells.iter().flatten().map(Vec::len).max().unwrap_or(0)
    }

    fn of(entries: BTreeMap<(Head, Head), Vec<ChangeAt>>, order: impl Fn(&Head) -> (usize, Head)) -> Self {
        let sorted = |mut heads: Vec<Head>| {
            heads.sort_by_cached_key(|head| order(head));
            heads.dedup();
            heads
        };
        let rows = sorted(entries.keys().map(|(row, _)| row.clone()).collect());
        let columns = sorted(entries.keys().map(|(_, column)| column.clone()).collect());
        let cell = |row: &Head, column: &Head| {
            let mut changes = entries.get(&(row.clone(), column.clone())).cloned().unwrap_or_default();
            changes.sort_unstable();
            changes.dedup();
            changes
        };
        let cells = rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
        Self { rows, columns, cells }
    }
}

/// A step with what was said of its changes.
struct Step<'a> {
    comparison: &'a Comparison,
    annotated: Vec<AnnotatedChange>,
    directions: Vec<Direction>,
    sides: Sides<&'a [Paragraph]>,
}

/// What the matrices are made of.
#[derive(Debug, Clone)]
pub struct ToCount {
    /// The study.
    pub study: Arc<Study>,
    /// The comparisons of neighbours, oldest first.
    pub steps: Vec<Arc<Comparison>>,
    /// The drafts' readings, in the order of the timeline.
    pub readings: Vec<Arc<Reading>>,
}

/// Counts every table there is, in the order of [`MatrixKind::ALL`].
pub fn matrices(of: &ToCount, lineage: Option<&Lineage>, job: &JobControl) -> Result<Vec<Matrix>, Cancelled> {
    let study = &of.study;
    let by_id: BTreeMap<DraftId, Arc<Reading>> =
        study.drafts.iter().zip(&of.readings).map(|(draft, reading)| (draft.id, Arc::clone(reading))).collect();
    let mut steps: Vec<Step<'_>> = Vec::new();
    let neighbours = study.drafts.iter().zip(study.drafts.iter().skip(1));
    let readings = of.readings.iter().zip(of.readings.iter().skip(1));
    for (((old, new), (before, after)), comparison) in neighbours.zip(readings).zip(&of.steps) {
        job.check()?;
        let pair = Sides::new(old.id, new.id);
        let placement = Placement::new(study, pair, comparison, lineage, &by_id);
        let (annotated, _) = Annotator::new(&placement, UiLanguage::English, None, &|_| String::new()).annotate();
        let sides = Sides::new(before.paragraphs.as_slice(), after.paragraphs.as_slice());
        let languages = Sides::new(old.text.copy.language, new.text.copy.language);
        let directions = shifts(comparison, sides, languages).iter().map(|shift| shift.direction).collect();
        steps.push(Step { comparison, annotated, directions, sides });
    }
    Ok(MatrixKind::ALL.iter().map(|kind| counted(*kind, study, &steps)).collect())
}

fn counted(kind: MatrixKind, study: &Study, steps: &[Step<'_>]) -> Matrix {
    let mut entries: BTreeMap<(Head, Head), Vec<ChangeAt>> = BTreeMap::new();
    let depth = section_depth(steps);
    for (number, step) in steps.iter().enumerate() {
        for (index, change) in step.comparison.changes.iter().enumerate() {
            let at = ChangeAt { step: number, change: index };
            let said = step.annotated.get(index);
            let mut themes: Vec<Head> =
                said.into_iter().flat_map(|said| &said.tags).map(|tag| Head::Theme(tag.theme)).collect();
            themes.dedup();
            match kind {
                MatrixKind::ActorsByThemes => {
                    if themes.is_empty() {
                        themes.push(Head::Untagged);
                    }
                    for actor in actors(said) {
                        for theme in &themes {
                            entries.entry((actor.clone(), theme.clone())).or_default().push(at);
                        }
                    }
                }
                MatrixKind::ThemesByDrafts => {
                    for theme in themes {
                        entries.entry((theme, Head::Draft(number + 1))).or_default().push(at);
                    }
                }
                MatrixKind::SectionsByStrength => {
                    let direction = step.directions.get(index).copied().unwrap_or(Direction::None);
                    if direction != Direction::None {
                        let section = Head::Section(section(step, change, depth));
                        entries.entry((section, Head::Strength(direction))).or_default().push(at);
                    }
                }
            }
        }
    }
    let sections = section_order(steps, depth);
    let themes: Vec<ThemeId> = study.themes.keys().copied().collect();
    Matrix::of(entries, |head| {
        let place = match head {
            Head::Section(title) => sections.iter().position(|known| known == title),
            Head::Theme(id) => themes.iter().position(|known| known == id),
            Head::Draft(place) => Some(*place),
            Head::Strength(direction) => Direction::ALL.iter().position(|known| known == direction),
            Head::Actor(_) => Some(0),
            Head::Unknown | Head::Untagged => None,
        };
        (place.unwrap_or(usize::MAX), head.clone())
    })
}

/// Whose a change is, by what people attributed.
fn actors(said: Option<&AnnotatedChange>) -> Vec<Head> {
    let mut found = Vec::new();
    for claim in said.into_iter().flat_map(|said| &said.claims) {
        found.extend(claim.actors.iter().map(|actor| Head::Actor(actor.id)));
        found.extend(claim.unknown.then_some(Head::Unknown));
    }
    found.sort();
    found.dedup();
    found
}

/// The paragraph of a change by which it is found: the first of the new draft, else of the old.
fn shown<'a>(step: &Step<'a>, change: &Change) -> Option<&'a Paragraph> {
    let new = change.at.new.first().and_then(|at| step.sides.new.get(*at));
    new.or_else(|| change.at.old.first().and_then(|at| step.sides.old.get(*at)))
}

fn title_at(paragraph: &Paragraph, depth: usize) -> String {
    let title = paragraph.section.get(depth).or_else(|| paragraph.section.last());
    match title {
        Some(title) => title.clone(),
        None if paragraph.is_heading() => paragraph.text.clone(),
        None => String::new(),
    }
}

fn section(step: &Step<'_>, change: &Change, depth: usize) -> String {
    shown(step, change).map(|paragraph| title_at(paragraph, depth)).unwrap_or_default()
}

/// How deep the headings stand that part the drafts: the title of the document parts nothing.
fn section_depth(steps: &[Step<'_>]) -> usize {
    let parted = |depth: usize| {
        let all = steps.iter().flat_map(|step| step.sides.new.iter());
        let mut titles = all.filter_map(|paragraph| paragraph.section.get(depth));
        let first = titles.next();
        titles.any(|title| Some(title) != first)
    };
    (0..4).find(|depth| parted(*depth)).unwrap_or(0)
}

/// The sections in the order of the newest draft, then those of earlier ones.
fn section_order(steps: &[Step<'_>], depth: usize) -> Vec<String> {
    let mut order: Vec<String> = Vec::new();
    let newest = steps.iter().rev().flat_map(|step| step.sides.new.iter().chain(step.sides.old));
    for paragraph in newest {
        let title = title_at(paragraph, depth);
        if order.last() != Some(&title) && !order.contains(&title) {
            order.push(title);
        }
    }
    order
}
