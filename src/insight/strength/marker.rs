//! What is read in a text: the words that carry its strength, and its sentences.

use super::ladder::List;
use super::model::{Axis, Cause};
use crate::base::Span;

/// The force of a fixed date among words of time ("immediately" is above it, "in due course" below).
pub(super) const DUE: i32 = 30;

/// What a date, a rhythm or a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing of the kind.
    None,
    /// By a day, counted in days.
    Day(i64),
    /// Within so many days.
    Within(i64),
    /// At the session of this number.
    Session(i64),
    /// So many times in a thousand years.
    Every(i64),
    /// So many thousandths of something.
    Amount { thousandths: i64, percent: bool, limit: bool },
}

/// A word or phrase that carries strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub list: List,
    pub cause: Cause,
    pub axis: Axis,
    pub force: i32,
    pub span: Span,
    /// Whether it is denied: shall not.
    pub negated: bool,
    pub value: Value,
    /// Index of its sentence.
    pub sentence: usize,
    /// Where the words before which it stands are: a quantity counts where they stay.
    pub next: Option<Span>,
}

/// A sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sentence {
    pub span: Span,
    /// Whether it promises, asks or binds: there a date is a deadline and a number a target.
    pub normative: bool,
}

/// What was read in a text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub markers: Vec<Marker>,
    pub sentences: Vec<Sentence>,
}

impl Read {
    /// Whether the sentence of a marker promises, asks or binds.
    pub fn normative(&self, marker: &Marker) -> bool {
        self.sentences.get(marker.sentence).is_some_and(|sentence| sentence.normative)
    }
}
