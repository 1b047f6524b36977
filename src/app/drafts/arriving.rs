//! Texts that were read take their places: as drafts, as better copies, or with a sentence that says why not.

use crate::app::brief::action::BriefAction;
use crate::app::command::action::Action;
use crate::app::drafts::Drafts;
use crate::app::drafts::action::DraftAction;
use crate::app::drafts::import_queue::Read;
use crate::app::drafts::incoming::is_pack;
use crate::app::drafts::incoming::{Incoming, Source, is_study};
use crate::app::session::Session;
use crate::app::shared::disk;
use crate::app::shell::dialog::Dialog;
use crate::app::shell::preferences::Tab;
use crate::app::study_file::action::StudyAction;
use crate::base::{Message, WithDiagnostics};
use crate::import::ImportError;
use crate::text::SourceText;
use std::path::PathBuf;

/// Has packs among files taken into the study; returns the others.
fn without_packs(session: &mut Session, paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let (packs, others): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_pack(path));
    for pack in packs {
        session.request(Action::Study(StudyAction::TakePack(pack)));
    }
    others
}

impl Drafts {
    /// Puts files in the queue; a study among them is opened instead.
    pub(super) fn open(&mut self, session: &mut Session, paths: Vec<PathBuf>) {
        let paths = without_packs(session, paths);
        if let Some(study) = paths.iter().find(|path| is_study(path)) {
            session.request(Action::Study(StudyAction::Open(study.clone())));
            return;
        }
        self.queue.extend(paths.into_iter().map(Incoming::file));
    }

    /// Files dropped on the window are added at once; where there are drafts already, they may be submissions, and that
    /// is offered.
    pub(super) fn take_dropped(&mut self, session: &mut Session, paths: Vec<PathBuf>) {
        let paths = without_packs(session, paths);
        let offers = !session.study().drafts.is_empty();
        self.queue.extend(paths.into_iter().map(|path| Incoming { dropped: offers, ..Incoming::file(path) }));
    }

    /// Takes in what was read.
    pub(super) fn take_imports(&mut self, session: &mut Session) {
        match self.queue.take() {
            Read::Nothing => {}
            Read::All(all) => {
                let before = session.study().drafts.len();
                let mut coming = all.len();
                for (incoming, read) in all {
                    coming -= 1;
                    let alone = coming == 0 && self.queue.is_empty();
                    self.take_in(session, &incoming, read, alone);
                }
                self.queue.go_on();
                // Two drafts lead to what matters between them, unless another view was chosen.
                if before < 2 && session.study().drafts.len() > 1 && session.prefs.tab == Tab::Read {
                    // Whoever has chosen a paragraph of the first draft keeps it.
                    let begins = before == 0 || session.goes() == 0;
                    session.request(Action::Brief(if begins { BriefAction::Land } else { BriefAction::Show }));
                }
            }
            Read::Failed(file, message) => {
                let why = session.locale.format(&message);
                session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
            }
        }
    }

    fn take_in(
        &mut self,
        session: &mut Session,
        incoming: &Incoming,
        read: Result<WithDiagnostics<SourceText>, ImportError>,
        alone: bool,
    ) {
        let name = match &incoming.source {
            Source::File(path, _) => disk::file_name(path),
            Source::Pasted(_) => session.locale.t("draft-pasted"),
        };
        match read {
            Ok(noticed) => {
                if let Source::File(_, Some(password)) = &incoming.source {
                    self.passwords.insert(noticed.value.hash, password.clone());
                }
                let path = match &incoming.source {
                    Source::File(path, _) => Some(path.as_path()),
                    Source::Pasted(_) => None,
                };
                let drafts = session.study().drafts.len();
                let hash = noticed.value.hash;
                let done = match incoming.instead {
                    Some(draft) => {
                        self.better_copies.put(session, draft, path, &name, (noticed, incoming.encoding.is_some()))
                    }
                    None => self.add_copy(session, path, &name, noticed, alone),
                };
                match done {
                    Err(message) => session.notify_error(message),
                    Ok(()) if incoming.dropped && session.study().drafts.len() == drafts + 1 => {
                        let added = session.study().drafts.iter().find(|draft| draft.text.copy.hash == hash);
                        if let Some(id) = added.map(|draft| draft.id) {
                            let instead = Action::Draft(DraftAction::ReadAsSubmission(id));
                            let said = Message::new("dropped-as-draft").text("file", name);
                            session.notify_with_action(said, "dropped-is-submission", instead);
                        }
                    }
                    Ok(()) => {}
                }
            }
            Err(ImportError::Unreadable(message)) => {
                if let (Source::File(path, _), "import-pdf-password-needed" | "import-pdf-password-wrong") =
                    (&incoming.source, message.key)
                    && !matches!(session.dialog, Some(Dialog::Password { .. }))
                {
                    session.dialog = Some(Dialog::Password {
                        path: path.clone(),
                        instead: incoming.instead,
                        submission: false,
                        wrong: message.key == "import-pdf-password-wrong",
                    });
                    return;
                }
                let why = session.locale.format(&message);
                session.notify_error(Message::new("open-failed").text("file", name).text("why", why));
            }
            Err(ImportError::Cancelled) => {}
        }
    }
}
