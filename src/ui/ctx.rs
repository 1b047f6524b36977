//! What views and dialogs are drawn from.

use crate::app::{Board, Filter, Prefs};
use crate::locale::Locale;

/// What a view is drawn from.
pub(crate) struct ViewCtx<'a> {
    /// The comparison shown, if there is one.
    pub(crate) board: Option<&'a Board>,
    /// The language.
    pub(crate) locale: &'a Locale,
    /// How things are shown.
    pub(crate) prefs: &'a Prefs,
    /// The chosen change.
    pub(crate) selected: Option<usize>,
    /// Changes marked beside it.
    pub(crate) marked: &'a std::collections::BTreeSet<usize>,
    /// Words chosen in it.
    pub(crate) words: Option<&'a crate::app::ChosenWords>,
    /// Which changes are shown.
    pub(crate) filter: &'a Filter,
    /// What counts as a change.
    pub(crate) options: &'a crate::compare::Options,
    /// Words to light up, in lower case.
    pub(crate) find: &'a str,
    /// Whether keys are printed as on a Mac.
    pub(crate) mac: bool,
}

/// What a file dialog is open for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asking {
    /// Drafts or a study to open.
    Open,
    /// A better copy of a draft.
    Copy(crate::base::DraftId),
    /// Submissions to read.
    Submission,
    /// A codebook to read.
    Codebook,
    /// Where to write the codebook.
    CodebookOut,
    /// A colleague's copy of the study.
    Merge,
    /// The study both began with.
    MergeBase,
    /// Where to save the study.
    Save,
    /// Where to write the report.
    Export,
}
