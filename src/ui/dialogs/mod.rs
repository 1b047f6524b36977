//! What stands over the window: pickers, forms, lists, questions.

mod actors;
mod adrift;
mod agreement;
mod ask;
mod claim;
mod codebook;
mod forms;
mod incoming;
mod left;
mod links;
mod lists;
mod members;
mod merging;
mod path;
mod positions;
mod proposal;

pub(super) use path::{PathField, path_action, system_dialog};

use super::widgets::picker::PickerState;
use crate::app::{Action, Dialog};
use crate::ui::ctx::Ctx;
use egui::{Align2, Area, Frame, Id, Margin, Order, Ui, vec2};

/// What the open dialog remembers. Begins anew with each dialog.
#[derive(Debug, Default)]
pub(super) struct DialogState {
    /// The dialog this state belongs to.
    of: Option<Dialog>,
    picker: PickerState,
    codebook: codebook::state::CodebookState,
    positions: positions::state::PositionsState,
    actors: actors::ActorsState,
    list: merging::ListState,
    paragraphs: Vec<super::widgets::picker::Entry<usize>>,
    left: left::LeftState,
    claim: claim::ClaimForm,
    ask: ask::AskState,
    proposal: proposal::ProposalState,
    text: String,
    draft: Option<crate::app::DraftForm>,
    /// Our own field for a path, beside the system's dialog.
    path: PathField,
    focused: bool,
}

impl DialogState {
    /// Our own field for a path.
    pub(super) const fn path(&self) -> &PathField {
        &self.path
    }

    /// Our own field for a path, to open or close it.
    pub(super) const fn path_mut(&mut self) -> &mut PathField {
        &mut self.path
    }

    fn follow(&mut self, ctx: &Ctx<'_>) {
        if self.of.as_ref() == ctx.dialog() {
            return;
        }
        self.of = ctx.dialog().cloned();
        self.picker = PickerState::default();
        self.left = left::LeftState::default();
        self.paragraphs.clear();
        self.list = merging::ListState::default();
        self.text.clear();
        self.focused = false;
        self.draft = None;
        match &self.of {
            Some(Dialog::Agreement) => self.list.chosen = usize::MAX,
            Some(Dialog::Claim(draft)) => self.claim = claim::ClaimForm::of(draft.clone()),
            Some(Dialog::Positions(start)) => self.positions = positions::state::PositionsState::begin(ctx, start),
            Some(Dialog::Actors) => self.actors = actors::ActorsState::default(),
            Some(Dialog::Ask(form)) => self.ask = ask::AskState::of(form.clone()),
            Some(Dialog::Proposal(form)) => self.proposal = proposal::ProposalState::of(ctx, form),
            Some(Dialog::Evidence(_, _, text)) => self.text.clone_from(text),
            Some(Dialog::Link(side, at)) => self.paragraphs = links::entries(ctx, *side, *at),
            Some(Dialog::Paste(text)) => self.text.clone_from(text),
            Some(Dialog::Note(_, text)) => self.text.clone_from(text),
            Some(Dialog::Draft(form)) => self.draft = Some(form.clone()),
            _ => {}
        }
    }
}

/// Draws the open dialog, if any.
pub(super) fn dialogs_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut DialogState) {
    state.follow(ctx);
    if state.path.is_open() {
        path::path_ui(ui, ctx, &mut state.path);
        return;
    }
    let Some(dialog) = ctx.dialog().cloned() else { return };
    let width = match dialog {
        Dialog::Palette | Dialog::Themes | Dialog::ThemesAlong | Dialog::Sender => 480.0,
        Dialog::Codebook | Dialog::Agreement | Dialog::Adrift | Dialog::Actors => 980.0,
        Dialog::Positions(_) => 1180.0,
        Dialog::Conflicts => 860.0,
        Dialog::Left => 760.0,
        Dialog::Merge => 600.0,
        Dialog::WhatIDid | Dialog::Claim(_) | Dialog::Ask(_) | Dialog::Link(..) | Dialog::Completeness => 560.0,
        Dialog::Shortcuts | Dialog::Paste(_) | Dialog::Proposal(_) => 720.0,
        _ => 460.0,
    };
    let held = match dialog {
        Dialog::Codebook => state.codebook.holds_escape(),
        Dialog::Positions(_) => state.positions.holds_escape(),
        Dialog::Actors => state.actors.holds_escape(),
        _ => false,
    };
    let outside = sheet(ui, &format!("{dialog:?}").chars().take(5).collect::<String>(), width, |ui| match &dialog {
        Dialog::Palette => lists::palette_ui(ui, ctx, &mut state.picker),
        Dialog::Themes => lists::themes_ui(ui, ctx, false, &mut state.picker),
        Dialog::ThemesAlong => lists::themes_ui(ui, ctx, true, &mut state.picker),
        Dialog::Left => left::left_ui(ui, ctx, &mut state.left),
        Dialog::Codebook => codebook::codebook_ui(ui, ctx, &mut state.codebook),
        Dialog::Positions(_) => positions::positions_ui(ui, ctx, &mut state.positions),
        Dialog::Actors => actors::actors_ui(ui, ctx, &mut state.actors),
        Dialog::Merge => merging::merge_ui(ui, ctx),
        Dialog::Conflicts => merging::conflicts_ui(ui, ctx, &mut state.list),
        Dialog::Agreement => agreement::agreement_ui(ui, ctx, &mut state.list),
        Dialog::Adrift => adrift::adrift_ui(ui, ctx, &mut state.list),
        Dialog::Link(side, at) => {
            let list = (&mut state.picker, state.paragraphs.as_slice());
            links::link_ui(ui, ctx, (*side, *at), list);
        }
        Dialog::Cut => links::cut_ui(ui, ctx, &mut state.picker),
        Dialog::Completeness => links::completeness_ui(ui, ctx),
        Dialog::WhatIDid => lists::history_ui(ui, ctx),
        Dialog::Shortcuts => lists::shortcuts_ui(ui, ctx),
        Dialog::About => forms::about_ui(ui, ctx),
        Dialog::Claim(_) => claim::claim_ui(ui, ctx, &mut state.claim),
        Dialog::Ask(_) => ask::ask_ui(ui, ctx, &mut state.ask),
        Dialog::Sender => proposal::sender_ui(ui, ctx, &mut state.picker),
        Dialog::Proposal(_) => proposal::proposal_ui(ui, ctx, &mut state.proposal),
        Dialog::Evidence(ask, draft, _) => {
            ask::evidence_ui(ui, ctx, (*ask, *draft), &mut state.text, &mut state.focused);
        }
        Dialog::Note(annotation, _) => {
            forms::note_ui(ui, ctx, *annotation, &mut state.text, &mut state.focused);
        }
        Dialog::Draft(_) => {
            if let Some(form) = &mut state.draft {
                forms::draft_ui(ui, ctx, form);
            }
        }
        Dialog::Paste(_) => forms::paste_ui(ui, ctx, &mut state.text, &mut state.focused),
        Dialog::Password { path, instead, submission, wrong } => {
            forms::password_ui(ui, ctx, (path, *instead, *submission, *wrong), &mut state.text, &mut state.focused);
        }
        Dialog::Question(question) => forms::question_ui(ui, ctx, question),
        Dialog::Coder => forms::coder_ui(ui, ctx, &mut state.text, &mut state.focused),
    });
    let escape = !held && ui.input(|input| input.key_pressed(egui::Key::Escape));
    let question = matches!(dialog, Dialog::Question(_));
    if escape
        || (outside
            && !question
            && !matches!(
                dialog,
                Dialog::Note(..)
                    | Dialog::Ask(_)
                    | Dialog::Proposal(_)
                    | Dialog::Paste(_)
                    | Dialog::Draft(_)
                    | Dialog::Claim(_)
                    | Dialog::Codebook
                    | Dialog::Positions(_)
                    | Dialog::Actors
                    | Dialog::Conflicts
                    | Dialog::Merge
            ))
    {
        ctx.push(Action::CloseDialog);
    }
}

/// A sheet in the upper middle of the window, over a veil. Returns whether the veil was clicked.
fn sheet(ui: &Ui, name: &str, width: f32, contents: impl FnOnce(&mut Ui)) -> bool {
    let screen = ui.ctx().content_rect();
    let veil = Area::new(Id::unique("veil")).order(Order::Middle).fixed_pos(screen.min).show(ui.ctx(), |ui| {
        let (rect, response) = ui.allocate_exact_size(screen.size(), egui::Sense::click());
        ui.painter().rect_filled(rect, 0.0, ui.visuals().window_shadow.color.gamma_multiply(0.7));
        response.clicked()
    });
    let top = (screen.height() * 0.12).min(110.0);
    Area::new(Id::unique("sheet").with(name)).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, top)).show(
        ui.ctx(),
        |ui| {
            Frame::window(ui.style()).inner_margin(Margin::same(16)).show(ui, |ui| {
                ui.set_width(width.min(screen.width() - 60.0));
                ui.set_max_height(screen.height() - top - 80.0);
                contents(ui);
            });
        },
    );
    veil.inner
}
