//! What stands over the window: pickers, forms, lists, questions.
//!
//! A dialog is a file with its [`view::DialogView`], and its row in [`view_of`].

mod actors;
mod adrift;
mod agreement;
mod ask;
mod claim;
mod codebook;
mod coder;
mod export;
mod forms;
mod incoming;
mod language_versions;
mod left;
mod links;
mod lists;
mod members;
mod merging;
mod overrule;
mod path;
mod positions;
mod proposal;
mod sheet;
mod study_name;
mod terms;
mod view;

pub(super) use path::{PathField, path_action, system_dialog};

use self::view::DialogView;
use crate::app::Dialog;
use crate::ui::ctx::Ctx;
use egui::Ui;
use std::collections::BTreeMap;

/// How each dialog is drawn, and what it begins with: the one list of dialogs.
fn view_of(dialog: &Dialog, ctx: &Ctx<'_>) -> Box<dyn DialogView> {
    match dialog {
        Dialog::Palette => Box::new(lists::Palette::default()),
        Dialog::Themes => Box::new(lists::Themes::of_change()),
        Dialog::ThemesAlong => Box::new(lists::Themes::along()),
        Dialog::WhatIDid => Box::new(lists::WhatIDid),
        Dialog::Shortcuts => Box::new(lists::Shortcuts),
        Dialog::Left => Box::new(left::Left::default()),
        Dialog::Claim(draft) => Box::new(claim::ClaimForm::of(draft.clone())),
        Dialog::Note(annotation, text) => Box::new(forms::Note::of(*annotation, text.clone())),
        Dialog::Overrule(editing, said) => Box::new(overrule::Overrule::of(*editing, said.clone())),
        Dialog::Draft(form) => Box::new(forms::DraftDetails::of(form.clone())),
        Dialog::Paste(text) => Box::new(forms::Paste::of(text.clone())),
        Dialog::Password { path, instead, submission, wrong } => {
            Box::new(forms::Password::of(path.clone(), *instead, *submission, *wrong))
        }
        Dialog::Coder { name, said } => Box::new(coder::CoderForm::of(name.clone(), *said)),
        Dialog::Confirm(asked) => Box::new(forms::Confirm::of(asked.clone())),
        Dialog::StudyName(name) => Box::new(study_name::StudyName::of(name.clone())),
        Dialog::Question(question) => Box::new(forms::Asked::of(question.clone())),
        Dialog::Export(form) => Box::new(export::Export::of((**form).clone())),
        Dialog::About => Box::new(forms::About),
        Dialog::Sender => Box::new(proposal::Sender::default()),
        Dialog::Proposal(form) => Box::new(proposal::Proposal::of(ctx, form)),
        Dialog::Ask(form) => Box::new(ask::Ask::of(form.clone())),
        Dialog::Evidence(ask, draft, text) => Box::new(ask::Evidence::of(*ask, *draft, text.clone())),
        Dialog::Codebook => Box::new(codebook::state::CodebookState::default()),
        Dialog::Positions(start) => Box::new(positions::state::PositionsState::begin(ctx, start)),
        Dialog::Actors => Box::new(actors::ActorsState::default()),
        Dialog::Merge => Box::new(merging::Merge),
        Dialog::Conflicts => Box::new(merging::Conflicts::default()),
        Dialog::Agreement => Box::new(agreement::Agreement::default()),
        Dialog::Adrift => Box::new(adrift::Adrift::default()),
        Dialog::Link(side, at) => Box::new(links::Link::of(ctx, *side, *at)),
        Dialog::Cut => Box::new(links::Cut::default()),
        Dialog::Completeness => Box::new(links::Completeness),
        Dialog::Terms => Box::new(terms::Terms),
        Dialog::LanguageVersions => Box::new(language_versions::LanguageVersions::default()),
    }
}

/// The dialog that is open, and what dialogs remember.
#[derive(Debug, Default)]
pub(super) struct DialogState {
    /// The dialog that `view` was made for.
    of: Option<Dialog>,
    view: Option<Box<dyn DialogView>>,
    /// Dialogs that open again as they were left, by the names of their kinds.
    left: BTreeMap<&'static str, Box<dyn DialogView>>,
    /// Our own field for a path, beside the system's dialog.
    path: PathField,
    focus: sheet::FocusHold,
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

    /// Keeps the focus within what stands over the views. Called before anything is drawn.
    pub(super) fn hold_focus(&mut self, ctx: &egui::Context, is_covered: bool) {
        self.focus.hold(ctx, is_covered);
    }

    /// Makes a view for a dialog that was not open before; a view that is left begins anew the next time.
    fn follow(&mut self, ctx: &Ctx<'_>) {
        if self.of.as_ref() == ctx.dialog() {
            return;
        }
        if let Some(view) = self.view.take().filter(|view| view.is_resumed()) {
            self.left.insert(view.id(), view);
        }
        self.of = ctx.dialog().cloned();
        self.view = ctx.dialog().map(|dialog| {
            let view = view_of(dialog, ctx);
            self.left.remove(view.id()).unwrap_or(view)
        });
    }
}

/// Draws the field for a path, or else the open dialog, if any.
pub(super) fn dialogs_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut DialogState) {
    state.follow(ctx);
    if state.path.is_open() {
        sheet::sheet_ui(ui, ctx, &mut state.path);
    } else if let Some(view) = &mut state.view {
        sheet::sheet_ui(ui, ctx, view.as_mut());
    }
}
