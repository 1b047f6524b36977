//! What the window of positions remembers.

use super::form::Form;
use crate::app::{Action, PositionAction, PositionsStart};
use crate::base::{Message, PositionId};
use crate::study::Milestone;
use crate::ui::ctx::Ctx;
use crate::ui::widgets::buttons;
use egui::Ui;

/// What is being done at the right.
#[derive(Debug, Default)]
pub(super) enum Doing {
    /// Reading.
    #[default]
    Reading,
    /// Writing one: a new one where none is named.
    Writing(Option<PositionId>, Box<Form>),
    /// Taking the chosen one out, which something cites.
    Removing,
}

/// What the list remembers.
#[derive(Debug, Default)]
pub(super) struct MilestoneState {
    pub(super) writing: Option<(Option<usize>, Milestone)>,
    /// Read into the form when it is drawn next.
    pub(super) wanted: Option<Option<usize>>,
}

impl MilestoneState {
    pub(super) const fn is_writing(&self) -> bool {
        self.writing.is_some() || self.wanted.is_some()
    }

    /// Writes one: a new one where no place is named.
    pub(super) const fn write(&mut self, place: Option<usize>) {
        self.wanted = Some(place);
    }
}

/// What the window remembers.
#[derive(Debug, Default)]
pub(in crate::ui) struct PositionsState {
    pub(super) doing: Doing,
    pub(super) milestones: bool,
    pub(super) milestone: MilestoneState,
    pub(super) scroll_to: bool,
    pub(super) focus_search: bool,
}

impl PositionsState {
    /// Begins with what the window was opened for.
    pub(in crate::ui::dialogs) fn begin(ctx: &Ctx<'_>, start: &PositionsStart) -> Self {
        let mut state = Self { scroll_to: true, ..Self::default() };
        match start {
            PositionsStart::List => {}
            PositionsStart::New(position) => {
                state.doing = Doing::Writing(None, Box::new(Form::of(ctx, (**position).clone())));
            }
            PositionsStart::Milestones => state.milestones = true,
        }
        state
    }

    /// Whether something is being done, which Escape leaves before the window.
    pub(super) fn is_busy(&self) -> bool {
        if self.milestones { self.milestone.is_writing() } else { !matches!(self.doing, Doing::Reading) }
    }
}

pub(super) fn act(ctx: &Ctx<'_>, action: PositionAction) {
    ctx.push(Action::Position(action));
}

/// How high list and detail are: what the sheet leaves.
pub(super) fn pane_height(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 240.0).clamp(260.0, 760.0)
}

/// Says that real positions are kept back beside an invented text.
pub(super) fn kept_back_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(kept) = ctx.positions.view().map(|view| view.kept_back).filter(|kept| *kept > 0) else { return };
    let key = if ctx.is_invented() { "positions-kept-back" } else { "positions-kept-back-invented" };
    buttons::hint(ui, &ctx.locale.format(&Message::new(key).number("count", kept)));
}
