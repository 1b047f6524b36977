//! How words look on paper: faces, sizes, inks, and the lines under and through what came and went.

use super::super::page::{EditSort, Look};
use crate::compare::EditKind;

/// A family of faces: the first that holds a sign draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Words of drafts.
    Book,
    /// The same, bold.
    BookBold,
    /// What the program says.
    Ui,
    /// The same, bold.
    UiBold,
}

/// A line drawn along words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// None.
    Nothing,
    /// One line.
    Single,
    /// Two lines.
    Double,
    /// One thin line.
    Thin,
    /// Dots.
    Dotted,
}

/// Red, green, blue, each from 0 to 1.
pub(super) type Ink = [f32; 3];

pub(super) const BLACK: Ink = [0.0, 0.0, 0.0];
pub(super) const WEAK: Ink = [0.35, 0.34, 0.31];
pub(super) const HAIR: Ink = [0.72, 0.7, 0.67];
pub(super) const CAME: Ink = [0.0, 0.19, 0.48];
pub(super) const WENT: Ink = [0.54, 0.11, 0.02];
const MOVED: Ink = [0.0, 0.31, 0.25];
const BRACKET: Ink = [0.29, 0.08, 0.44];

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Their faces.
    pub(super) family: Family,
    /// Size of type in points.
    pub(super) size: f32,
    /// Their colour.
    pub(super) ink: Ink,
    /// The line under them.
    pub(super) under: Rule,
    /// The line through them.
    pub(super) through: Rule,
}

impl Style {
    /// Makes words without lines.
    pub(super) const fn of(family: Family, size: f32, ink: Ink) -> Self {
        Self { family, size, ink, under: Rule::Nothing, through: Rule::Nothing }
    }

    /// The same, bold.
    const fn bold(self) -> Self {
        let family = match self.family {
            Family::Book | Family::BookBold => Family::BookBold,
            Family::Ui | Family::UiBold => Family::UiBold,
        };
        Self { family, ..self }
    }

    /// How a run looks among words of this style. What came is underlined and what went is struck, moves doubly: nothing
    /// is told by colour alone.
    pub(super) fn looking(self, look: &Look) -> Self {
        match look {
            Look::Plain | Look::Edit(EditKind::Equal, _) => self,
            Look::Strong => self.bold(),
            Look::Weak => Self { size: self.size * 0.92, ink: WEAK, ..self },
            Look::Restyled(_) => Self { under: Rule::Dotted, ..self },
            Look::Edit(kind, sort) => {
                let came = *kind == EditKind::Insert;
                let (ink, rule) = match sort {
                    EditSort::Words => (if came { CAME } else { WENT }, Rule::Single),
                    EditSort::Moved => (MOVED, Rule::Double),
                    EditSort::Bracket => (BRACKET, Rule::Single),
                    EditSort::Minor => (WEAK, Rule::Thin),
                };
                let base = if *sort == EditSort::Bracket { self.bold() } else { self };
                let (under, through) = if came { (rule, Rule::Nothing) } else { (Rule::Nothing, rule) };
                Self { ink, under, through, ..base }
            }
        }
    }
}
