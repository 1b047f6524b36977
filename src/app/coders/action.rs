//! What is asked of working with other coders: merging their copies, settling what both say, measuring agreement.

use crate::base::{CoderId, ContentHash, ThemeId};
use crate::engine::Same;
use crate::study::Study;
use std::path::PathBuf;

/// Something asked of merging a colleague's copy, or of agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodersAction {
    /// Ask for a colleague's copy.
    AskCopy,
    /// Read a colleague's copy, and show what merging it would do.
    Read(PathBuf),
    /// Read what another program wrote to the study's own file (the file of this hash), and show what merging it would do.
    /// Both began with the study as it was read from there.
    ReadChanged(PathBuf, ContentHash, Same<Study>),
    /// Ask for the study both began with.
    AskBase,
    /// Compare with this study, which both began with.
    Base(PathBuf),
    /// Merge without a study both began with.
    NoBase,
    /// Merge the copy that was read.
    TakeIn,
    /// Leave the copy that was read.
    LeaveCopy,
    /// Settle a conflict.
    Settle(String, Settled),
    /// Settle everything that waits in one way.
    SettleAll(Settled),
    /// Ask for the name of whoever annotates.
    AskName,
    /// Go on under this name; what was said before keeps the name it has.
    GoOnAs(String),
    /// Change the name of whoever annotates, on what they have said too.
    Rename(String),
    /// Measure agreement of this coder with the others, or leave them out.
    ToggleCoder(CoderId),
    /// Measure over all steps (`true`), or on the comparison shown.
    AllSteps(bool),
    /// Only the disagreements on this theme; `None`: all.
    OnTheme(Option<ThemeId>),
    /// Go to the change of the n-th disagreement.
    GoToDisagreement(usize),
    /// Give the theme of the n-th disagreement, as oneself.
    Give(usize),
    /// Take one's own tag of the n-th disagreement away.
    Withdraw(usize),
}

impl CodersAction {
    /// Whether what it does carries the coder's name.
    pub(in crate::app) const fn is_signed(&self) -> bool {
        matches!(self, Self::Give(_))
    }
}

/// How a conflict is settled in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// As this study has it.
    Mine,
    /// As the other copy has it.
    Theirs,
    /// Both.
    Both,
}
