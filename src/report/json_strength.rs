//! Shift and weight of a change as JSON.

use crate::base::Side;
use crate::insight::strength::{Direction, Shift};
use crate::insight::weight::Weight;
use crate::locale::Locale;
use serde::Serialize;

#[derive(Serialize, Default)]
pub(super) struct ShiftOut {
    direction: &'static str,
    /// Absent where nothing shifts.
    #[serde(skip_serializing_if = "Option::is_none")]
    axes: Option<AxesOut>,
    because: Vec<BecauseOut>,
    /// Words of strength differ in a language that is not negotiated in.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    translation_differs: bool,
}

#[derive(Serialize)]
struct AxesOut {
    directive: &'static str,
    endorsement: &'static str,
}

/// The words that carry it; null on a side that has none.
#[derive(Serialize)]
struct BecauseOut {
    old: Option<String>,
    new: Option<String>,
    direction: &'static str,
    axis: &'static str,
    /// What kind of words: verb, discretion, when …
    what: &'static str,
}

#[derive(Serialize)]
pub(super) struct WeightOut {
    level: &'static str,
    because: Vec<String>,
}

pub(super) fn shift_out(shift: &Shift) -> ShiftOut {
    let because = shift.because.iter().map(|reason| {
        let words = |side: Side| reason.words.get(side).as_ref().map(|carrier| carrier.words.clone());
        BecauseOut {
            old: words(Side::Old),
            new: words(Side::New),
            direction: reason.direction.name(),
            axis: reason.axis.name(),
            what: reason.cause.name(),
        }
    });
    let axes = AxesOut { directive: shift.axes.directive.name(), endorsement: shift.axes.endorsement.name() };
    ShiftOut {
        direction: shift.direction.name(),
        axes: (shift.direction != Direction::None).then_some(axes),
        because: because.collect(),
        translation_differs: shift.translation_differs,
    }
}

/// The reasons are in English (`locale`), whatever the language of the window: the same input gives the same bytes.
pub(super) fn weight_out(weight: &Weight, locale: &Locale) -> WeightOut {
    WeightOut {
        level: weight.level.name(),
        because: weight.because.iter().map(|reason| locale.format(reason)).collect(),
    }
}
