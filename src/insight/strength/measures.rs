//! Deadlines, rhythms and shares, for those who ask what stands in a text and not how strong it is.

use super::marker::{Marker, Value};
use super::tokens::Token;
use super::{han_quantities, quantities};
use crate::base::Span;

/// What a place says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::insight) enum Measure {
    /// By when.
    Due,
    /// At which session.
    Session,
    /// How often.
    Rhythm,
    /// How much.
    Amount,
}

/// A place that says when, how often or how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::insight) struct Measured {
    /// Where, in bytes.
    pub span: Span,
    /// What.
    pub measure: Measure,
}

fn told(markers: Vec<Marker>) -> Vec<Measured> {
    let measure = |marker: &Marker| match marker.value {
        Value::Day(_) | Value::Within(_) => Some(Measure::Due),
        Value::Session(_) => Some(Measure::Session),
        // "Regularly" and "from time to time" name no rhythm.
        Value::Every(_) => (marker.force > 0).then_some(Measure::Rhythm),
        Value::Amount { .. } => Some(Measure::Amount),
        Value::None => None,
    };
    markers.iter().filter_map(|marker| Some(Measured { span: marker.span, measure: measure(marker)? })).collect()
}

/// Returns what the words of a text say of time and amount; what is quoted is left out.
pub(in crate::insight) fn measured(tokens: &[Token], text: &str) -> Vec<Measured> {
    told(quantities::markers(tokens, text, |_| true))
}

/// Returns what a Chinese text says of time and amount.
pub(in crate::insight) fn measured_han(text: &str) -> Vec<Measured> {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    told(han_quantities::markers(&signs, text))
}
