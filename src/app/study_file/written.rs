//! What the writer answers: the journal stands or is refused, the file is written or not.

use crate::app::command::Command;
use crate::app::command::action::Action;
use crate::app::session::Session;
use crate::app::shared::disk;
use crate::app::study_file::StudyFile;
use crate::app::study_file::action::StudyAction;
use crate::app::study_file::beginning::remember;
use crate::app::study_file::recovery::Rescued;
use crate::app::study_file::writer::Answer;
use crate::base::Message;
use crate::study::file::SaveWarning;
use std::path::Path;

impl StudyFile {
    /// Takes in what the writer has done.
    pub(super) fn take_saved(&mut self, session: &mut Session) {
        for answer in self.saving.answers() {
            match answer {
                Answer::Recorded { number, learnt } => {
                    self.journal_stands(session, None);
                    self.saving.carried_out(number);
                    if self.saving.is_of_present(number) {
                        for (place, serial, ways) in learnt {
                            session.history.learn(place, serial, ways);
                        }
                    }
                }
                Answer::Elsewhere(message) => {
                    let why = session.locale.format(&message);
                    session.notify_sticky(Message::new("journal-elsewhere").text("why", why));
                }
                Answer::Renewed => session.notify_sticky(Message::new("journal-renewed")),
                Answer::FileChanged(path) => {
                    session.notify_sticky(Message::new("file-replaced").text("file", disk::file_name(&path)));
                }
                Answer::NotKept { number } => {
                    self.saving.carried_out(number);
                    if !std::mem::replace(&mut self.unkept, true) {
                        let save = Command::SaveAs;
                        session.notify_with_action_sticky(
                            Message::new("journal-nowhere"),
                            save.key(),
                            Action::Run(save),
                        );
                    }
                }
                Answer::Changed { path, hash, number } => {
                    self.saving.carried_out(number);
                    self.saving.not_written();
                    self.ask_about_changed(session, path, hash);
                }
                Answer::Rescued { over, rescued } => say_rescued(session, &over, &rescued),
                Answer::Saved { study, path, number, unkept, journal } => {
                    for unkept in unkept {
                        let (key, error) = match &unkept {
                            SaveWarning::History(error) => ("history-failed", error),
                            SaveWarning::Backup(error) => ("backup-failed", error),
                        };
                        let why = session.locale.format(&error.message());
                        session.notify_error(Message::new(key).text("why", why));
                    }
                    self.journal_stands(session, journal);
                    self.saving.carried_out(number);
                    remember(session, &path);
                    self.path = Some(path);
                    self.held = false;
                    self.saving.written(number, study);
                    // What waited for the file goes on; what was typed meanwhile is asked about again.
                    if let Some(then) = self.then.take() {
                        self.confirm_unsaved_then(session, then);
                    }
                }
                Answer::Failed { message, number, saving } => {
                    self.saving.carried_out(number);
                    if saving {
                        let why = session.locale.format(&message);
                        self.saving.not_written();
                        self.then = None;
                        session.notify_error(Message::new("save-failed").text("why", why));
                    } else {
                        self.journal_stands(session, Some(message));
                    }
                }
            }
        }
    }

    /// Says that the journal can't be written, once, until it can again.
    fn journal_stands(&mut self, session: &mut Session, refused: Option<Message>) {
        const FAILED: &str = "journal-failed";
        let said = session.toasts().iter().any(|toast| toast.what.key == FAILED);
        match refused {
            Some(message) => {
                self.refused = Some(session.since_start());
                if !said {
                    let why = session.locale.format(&message);
                    session.notify_error(Message::new(FAILED).text("why", why));
                }
            }
            None if self.refused.take().is_some() => {
                session.notifications.retain(|toast| toast.what.key != FAILED);
                session.notify(Message::new("journal-again"), false);
            }
            None => {}
        }
    }

    /// Tries again what the disk refused some seconds ago: room may have been made.
    pub(super) fn retry_saving(&mut self, session: &mut Session) {
        const PATIENCE: i64 = 5_000;
        if self.refused.is_some_and(|at| session.since_start() - at > PATIENCE) && !self.saving.is_waiting() {
            self.refused = Some(session.since_start());
            self.saving.retry();
        }
    }
}

/// Says that a file that was saved over had work of its own, what it is kept as, and offers to open it.
fn say_rescued(session: &mut Session, over: &Path, rescued: &[Rescued]) {
    for Rescued { kept, edits } in rescued {
        let said = |key| Message::new(key).text("file", disk::file_name(over)).text("kept", disk::file_name(kept));
        match edits {
            Some((edits, lost)) => {
                let what = said("save-over-recovered").number("count", *edits).number("lost", *lost);
                session.notify_with_action_sticky(
                    what,
                    "save-over-open",
                    Action::Study(StudyAction::Open(kept.clone())),
                );
            }
            None => session.notify_error(said("save-over-aside")),
        }
    }
}
