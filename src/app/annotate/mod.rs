//! What the user says of changes: seen, important, headlines, tags, attributions, notes; the codebook; what is adrift.

pub(in crate::app) mod action;
pub(in crate::app) mod choices;
pub(in crate::app) mod codebook;
mod headline_proposal;
mod multi_select;
pub(in crate::app) mod orphans;
pub(in crate::app) mod overruling;
pub(in crate::app) mod progress;
mod statements;
mod tags;
pub(in crate::app) mod theme_suggestions;
pub(in crate::app) mod word_selection;

use crate::app::annotate::action::{AnnotateAction, CodebookAction};
use crate::app::annotate::codebook::{Codebook, WaitingCodebook};
use crate::app::annotate::orphans::{AdriftLine, Orphans};
use crate::app::annotate::progress::{LeftRow, Progress};
use crate::app::annotate::theme_suggestions::{SuggestionLine, Suggestions};
use crate::app::annotate::word_selection::{ChosenWords, WordSelection};
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shell::preferences::Tab;
use crate::engine::Jobs;
use crate::study::Body;
use std::sync::Arc;

/// What the user says of changes.
pub struct Annotate {
    words: WordSelection,
    /// What was said last, to be said again by a key.
    last: Option<Body>,
    suggestions: Suggestions,
    progress: Progress,
    orphans: Orphans,
    codebook: Codebook,
}

impl Annotate {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            words: WordSelection::default(),
            last: None,
            suggestions: Suggestions::new(jobs),
            progress: Progress::new(jobs),
            orphans: Orphans::new(jobs),
            codebook: Codebook::new(jobs),
        }
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: AnnotateAction, session: &mut Session) {
        match action {
            AnnotateAction::AcceptSuggestion(place) => self.accept_suggestion(session, place),
            AnnotateAction::DismissSuggestion(place) => self.dismiss_suggestion(session, place),
            AnnotateAction::ToggleTheme(theme) => self.toggle_theme(session, theme),
            AnnotateAction::ToggleThemes(themes) => self.toggle_themes(session, &themes),
            AnnotateAction::TagWithNew(name, along) => self.tag_with_new(session, &name, along),
            AnnotateAction::TagAlong(themes) => self.tag_along(session, &themes),
            AnnotateAction::AskAlong => Self::ask_along(session),
            AnnotateAction::ChooseWords(change, parts) => self.words.choose_words(session, change, parts),
            AnnotateAction::Words(step) => self.words.word_step(session, step),
            AnnotateAction::PickWords => {
                session.prefs.tab = Tab::Read;
                self.words.pick_words(session);
            }
            AnnotateAction::GoLeft(pair, at) => Self::go_left(session, pair, at),
            AnnotateAction::LeftOfAll(all) => self.progress.of_all = all,
            AnnotateAction::SetClaim(draft) => self.set_claim(session, &draft),
            AnnotateAction::SetHeadline(change, text) => self.set_headline(session, change, text),
            AnnotateAction::SetNote(id, text) => self.set_note(session, id, text),
            AnnotateAction::AskOverruling => Self::ask_overruling(session),
            AnnotateAction::SetOverruling(id, said) => self.set_overruling(session, id, said),
            AnnotateAction::Remove(id) => Self::remove_annotation(session, id),
            AnnotateAction::Edit(id) => Self::edit_annotation(session, id),
            AnnotateAction::ToggleSeen => self.toggle_seen(session),
            AnnotateAction::ToggleImportant => self.toggle_important(session),
            AnnotateAction::RepeatLast => self.repeat_last(session),
            AnnotateAction::Reattach(id, offer) => self.orphans.reattach(session, id, offer),
            AnnotateAction::KeepAdrift(id) => self.orphans.keep(session, id),
            AnnotateAction::RemoveAdrift(id) => self.orphans.remove(session, id),
            AnnotateAction::GoToAdrift(id) => Orphans::go_to(session, id),
        }
    }

    /// Does what the codebook's window asked.
    pub(in crate::app) fn perform_codebook(&mut self, action: CodebookAction, session: &mut Session) {
        self.codebook.perform(action, session);
    }

    /// Whether something was said that can be said again.
    pub(in crate::app) const fn can_repeat(&self) -> bool {
        self.last.is_some()
    }

    /// The words chosen, if any.
    pub fn chosen_words(&self, session: &Session) -> Option<&ChosenWords> {
        self.words.get(session)
    }

    /// Whether words are being chosen with the keys.
    pub fn is_picking_words(&self, session: &Session) -> bool {
        self.words.is_picking(session)
    }

    /// What the tool proposes for the chosen change, best first.
    pub fn suggestions(&self) -> &[SuggestionLine] {
        self.suggestions.lines()
    }

    /// How well the proposals of themes do on this study's own tags, in a sentence; empty with nothing to judge by.
    pub fn suggestions_accuracy(&self) -> &str {
        self.suggestions.accuracy()
    }

    /// What is left, one row a comparison followed by one a section; nothing while it is counted for the first time.
    pub fn left(&self) -> Option<Arc<Vec<LeftRow>>> {
        self.progress.rows()
    }

    /// Whether what is left is counted for all coders.
    pub const fn left_of_all(&self) -> bool {
        self.progress.is_of_all()
    }

    /// How many annotations are adrift.
    pub fn adrift_count(&self) -> usize {
        self.orphans.count()
    }

    /// The annotations that are adrift, ready to be shown.
    pub fn adrift_lines(&self, session: &Session) -> Vec<AdriftLine> {
        self.orphans.lines(session)
    }

    /// A codebook that was read and waits to be taken in.
    pub const fn waiting_codebook(&self) -> Option<&WaitingCodebook> {
        self.codebook.waiting_codebook()
    }
}

impl Feature for Annotate {
    fn refresh(&mut self, session: &mut Session) {
        self.codebook.refresh(session);
        self.suggestions.refresh(session);
        self.progress.refresh(session);
        self.orphans.refresh(session);
    }

    fn forget_study(&mut self) {
        self.last = None;
    }

    fn work(&self, _session: &Session) -> Option<Work> {
        self.codebook.work()
    }
}
