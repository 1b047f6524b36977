//! What the check view shows of a draft, and what may be asked there.

use crate::base::{DraftId, Severity};
use crate::text::{Format, Paragraph, View};

/// What was done to a paragraph after its import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// Nothing.
    AsImported,
    /// It was worded, labelled or classed differently.
    Corrected,
    /// It is a part of an imported paragraph that was split.
    Part,
    /// It goes on the one before.
    Joined,
    /// It is no part of the text.
    SetAside,
}

impl RowState {
    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AsImported => "check-as-imported",
            Self::Corrected => "check-corrected",
            Self::Part => "check-part",
            Self::Joined => "check-joined",
            Self::SetAside => "check-set-aside",
        }
    }
}

/// A paragraph of the draft as it is understood.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckRow {
    /// Index of the paragraph as imported, in the draft's view.
    pub source: usize,
    /// Which part of it, when it was split.
    pub part: usize,
    /// What was done to it.
    pub state: RowState,
    /// The paragraph.
    pub paragraph: Paragraph,
}

/// A doubt of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckDoubt {
    /// Its number in the copy.
    pub number: usize,
    /// How much it matters.
    pub weight: Severity,
    /// What it says.
    pub text: String,
    /// The row it is about.
    pub row: Option<usize>,
    /// The page it is about.
    pub page: Option<u32>,
    /// Whether the user has looked at it.
    pub settled: bool,
}

/// A piece that was set aside at the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckAside {
    /// Its number in the copy.
    pub number: usize,
    /// What it is.
    pub what: String,
    /// What it says.
    pub text: String,
    /// Page of the source.
    pub page: Option<u32>,
    /// Whether it was brought back.
    pub back: bool,
}

/// One draft, ready to be checked.
#[derive(Debug, Clone)]
pub struct CheckView {
    /// Rises whenever it is made anew.
    pub version: u64,
    /// The draft.
    pub draft: DraftId,
    /// Its name.
    pub name: String,
    /// The file it was read from.
    pub file: String,
    /// The file's format.
    pub format: Format,
    /// The character encoding of a text file, as found or chosen; `None` for formats without one, and where the file
    /// is not known.
    pub encoding: Option<String>,
    /// Which side of tracked changes is read; `None` where there are none.
    pub view: Option<View>,
    /// The paragraphs.
    pub rows: Vec<CheckRow>,
    /// The doubts, those not yet settled first.
    pub doubts: Vec<CheckDoubt>,
    /// What was set aside.
    pub aside: Vec<CheckAside>,
}
