//! A draft that turns out to be a delegation's submission: it leaves the timeline and is read as one.

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::positions::action::{PositionAction, SubmissionAction};
use crate::base::{DraftId, Message};
use crate::study::Edit;
use std::path::PathBuf;

impl App {
    /// Takes a draft out and has its file read as a submission, with its password where one is known.
    pub(in crate::app) fn read_as_submission(&mut self, id: DraftId) {
        let Some(draft) = self.session.study().draft(id).cloned() else { return };
        let Some(path) = draft.text.path.clone().map(PathBuf::from) else { return };
        if self.session.study().drafts.len() < 2 {
            self.session.notify_error(Message::new("submission-no-draft"));
            return;
        }
        if self.session.edit(Edit::RemoveDraft(id)) {
            let password = self.passwords.get(&draft.text.copy.hash).cloned();
            let read = SubmissionAction::ReadDraft(path, password);
            self.session.request(Action::Position(PositionAction::Submission(read)));
        }
    }
}
