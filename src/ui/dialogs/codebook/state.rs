//! What the codebook's window remembers.

use crate::app::{Action, CodebookAction};
use crate::base::{AnnotationId, ThemeId};
use crate::study::Theme;
use crate::ui::ctx::Ctx;
use crate::ui::widgets::picker::PickerState;
use std::collections::BTreeSet;

/// What is being done at the right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Doing {
    #[default]
    Details,
    Merging,
    Moving,
    /// The new theme's name and the tags that go to it.
    Splitting(String, BTreeSet<AnnotationId>),
    /// A new theme's name; below the chosen one or beside it.
    Adding(String, bool),
}

/// What the codebook's window remembers.
#[derive(Debug, Default)]
pub(in crate::ui::dialogs) struct CodebookState {
    pub(super) chosen: Option<ThemeId>,
    pub(super) search: String,
    pub(super) doing: Doing,
    pub(super) picker: PickerState,
    pub(super) form: Option<(ThemeId, Theme, String)>,
    pub(super) focus_name: bool,
    pub(super) focused: bool,
    pub(super) scroll_to: bool,
    /// The themes there were when a new one was asked for: what comes is chosen, so that the next key speaks of it.
    pub(super) before_new: Option<BTreeSet<ThemeId>>,
}

impl CodebookState {
    /// Whether something is being done, which Escape leaves before the window.
    pub(super) fn is_busy(&self) -> bool {
        self.doing != Doing::Details
    }
}

pub(in crate::ui::dialogs) fn act(ctx: &Ctx<'_>, action: CodebookAction) {
    ctx.push(Action::Codebook(action));
}
