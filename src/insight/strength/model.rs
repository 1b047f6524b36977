//! What a shift is.

use crate::base::{Sides, Span, closed_enum};
pub use crate::study::Direction;

impl Direction {
    /// Adds another finding.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        match (self, other) {
            (found, Self::None) | (Self::None, found) => found,
            (Self::Stronger, Self::Stronger) => Self::Stronger,
            (Self::Lighter, Self::Lighter) => Self::Lighter,
            _ => Self::Both,
        }
    }
}

closed_enum!(
    /// What strength is measured in.
    #[derive(Default, serde::Deserialize)]
    #[serde(rename_all = "snake_case")]
    Axis {
        /// How far somebody is bound to do something.
        #[default]
        Directive = "directive", "strength-axis-directive";
        /// How far something is taken over as one's own.
        Endorsement = "endorsement", "strength-axis-endorsement";
    }
);

closed_enum!(
    /// What kind of word carries a shift. Words of one kind are measured against each other.
    Cause {
        /// The verb that carries the clause: request, take note.
        Verb = "verb", "strength-cause-verb";
        /// The participle that opens a paragraph of a preamble.
        Preamble = "preamble", "strength-cause-verb";
        /// What is to be done: ensure, promote.
        Action = "action", "strength-cause-action";
        /// What is to be made: rules, guidelines.
        Product = "product", "strength-cause-product";
        /// How a purpose is tied in: so that, with a view to.
        Purpose = "purpose", "strength-cause-purpose";
        /// Room left to whoever acts: as appropriate.
        Discretion = "discretion", "strength-cause-hedge";
        /// The limits of domestic law and circumstances.
        National = "national", "strength-cause-hedge";
        /// Terms still to be agreed.
        Terms = "terms", "strength-cause-hedge";
        /// No new means.
        Resources = "resources", "strength-cause-hedge";
        /// Only when asked for.
        Request = "request", "strength-cause-hedge";
        /// Within roles and mandates.
        Roles = "roles", "strength-cause-hedge";
        /// A reservation: subject to, unless.
        Reservation = "reservation", "strength-cause-hedge";
        /// According to what one is able to do.
        Capacity = "capacity", "strength-cause-hedge";
        /// Only after others were heard.
        Consultation = "consultation", "strength-cause-hedge";
        /// Only those that wish.
        Willing = "willing", "strength-cause-addressee";
        /// Binding or voluntary.
        Binding = "binding", "strength-cause-binding";
        /// Effort instead of result: seek to.
        Effort = "effort", "strength-cause-effort";
        /// Not yet the thing itself: draft, possible.
        Tentative = "tentative", "strength-cause-hedge";
        /// With more weight: strongly, fully.
        Intensity = "intensity", "strength-cause-intensity";
        /// Something that can be checked.
        Concrete = "concrete", "strength-cause-intensity";
        /// By when, and how often.
        When = "when", "strength-cause-when";
        /// A target or a limit.
        Number = "number", "strength-cause-number";
        /// Of how many it holds: all, some.
        Scope = "scope", "strength-cause-scope";
        /// The part somebody has: central, useful.
        Role = "role", "strength-cause-role";
        /// The verb of the lead-in above a lettered item.
        LeadIn = "lead-in", "strength-cause-lead-in";
    }
);

/// Words that carry a shift on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// The words, as they stand.
    pub words: String,
    /// Where, in the joined text of the change's side; `None` for words of the lead-in.
    pub span: Option<Span>,
}

/// One reason for a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// What kind of word.
    pub cause: Cause,
    /// Which way.
    pub direction: Direction,
    /// Measured in what.
    pub axis: Axis,
    /// The words; on a side that has none, `None`.
    pub words: Sides<Option<Carrier>>,
}

/// The direction on each axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Axes {
    /// How far somebody is bound.
    pub directive: Direction,
    /// How far something is taken over.
    pub endorsement: Direction,
}

/// How the strength of a text changed, and by which words. Never a direction without a reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shift {
    /// Which way, all told.
    pub direction: Direction,
    /// Which way on each axis.
    pub axes: Axes,
    /// By which words, in the order of the text.
    pub because: Vec<Because>,
    /// Words of strength differ in a language that is not negotiated in: nothing is said of which way.
    pub translation_differs: bool,
}

impl Shift {
    /// Sums up reasons.
    pub fn of(because: Vec<Because>) -> Self {
        let mut shift = Self::default();
        for reason in &because {
            shift.direction = shift.direction.with(reason.direction);
            let axis = match reason.axis {
                Axis::Directive => &mut shift.axes.directive,
                Axis::Endorsement => &mut shift.axes.endorsement,
            };
            *axis = axis.with(reason.direction);
        }
        Self { because, ..shift }
    }
}
