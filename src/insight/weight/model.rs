//! What a weight is.

use crate::base::Message;
use crate::compare::EventKind;
use crate::insight::strength::Shift;
pub use crate::study::Level;

impl Level {
    /// Returns the lightest level that a switch shows: `all`, `wording`, `substance`.
    pub fn from_switch(name: &str) -> Option<Self> {
        match name {
            "all" => Some(Self::Editorial),
            "wording" => Some(Self::Wording),
            "substance" => Some(Self::Substance),
            _ => None,
        }
    }

    /// Returns the name of the switch that shows changes from this level on.
    pub const fn switch(self) -> &'static str {
        match self {
            Self::Editorial => "all",
            Self::Wording => "wording",
            Self::Substance => "substance",
        }
    }
}

/// The weight of a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weight {
    /// How much it matters.
    pub level: Level,
    /// Orders changes of one level, heaviest first; no measure of anything.
    pub rank: u32,
    /// Why, the weightiest reason first; never empty for a change there is something to read in.
    pub because: Vec<Message>,
}

/// What is known around a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Touched {
    /// The round trip that ends here.
    pub round_trip: Option<EventKind>,
    /// A red line of the user's lies on its words.
    pub red_line: bool,
    /// An ask of the user's does.
    pub ask: bool,
}

/// What the tool says of a change. A person overrules it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged {
    /// Stronger or lighter, and by which words.
    pub shift: Shift,
    /// How much it matters; `None` where there is nothing to read.
    pub weight: Option<Weight>,
}

impl Judged {
    /// Whether a switch that shows changes from `least` on shows this one: by the weight that a person gave it
    /// (`overruled`), else by the tool's. What has no weight is left to other switches.
    pub fn is_shown(&self, overruled: Option<Level>, least: Level) -> bool {
        overruled.or(self.weight.as_ref().map(|weight| weight.level)).is_none_or(|level| level >= least)
    }
}
