//! Whether the language of a change grew stronger or lighter.

use crate::base::Sides;

/// The direction in which the strength of language shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShiftDirection {
    /// Stronger.
    Stronger,
    /// Lighter.
    Lighter,
    /// Stronger in one place, lighter in another.
    Both,
    /// Neither.
    None,
}

impl ShiftDirection {
    /// Returns the name the contract uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stronger => "stronger",
            Self::Lighter => "lighter",
            Self::Both => "both",
            Self::None => "none",
        }
    }
}

/// A change's shift and the words that make it one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Which way.
    pub direction: ShiftDirection,
    /// The words on both sides; one side may be empty.
    pub because: Vec<Sides<String>>,
}
