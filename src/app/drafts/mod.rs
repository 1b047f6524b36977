//! Drafts: coming in from files, replaced, read again, put in between others, checked against their source.
//!
//! Keeps no copy of a file; a password is forgotten when the program ends. Never compares two drafts for the screen.

pub(in crate::app) mod action;
mod arriving;
mod import_check;
pub(in crate::app) mod import_check_view;
mod import_queue;
pub(in crate::app) mod incoming;
mod insert_between;
pub(in crate::app) mod language_versions;
pub(in crate::app) mod metadata_guess;
pub(in crate::app) mod new_draft;
pub(in crate::app) mod page_images;
mod reencode;
mod replace_text;
pub(in crate::app) mod source_file;
mod stage_names;
mod timeline;

use crate::app::command::action::Action;
use crate::app::drafts::action::CheckAction;
use crate::app::drafts::action::DraftAction;
use crate::app::drafts::import_check::{ImportCheck, Passwords, chosen_place};
use crate::app::drafts::import_check_view::CheckView;
use crate::app::drafts::import_queue::ImportQueue;
use crate::app::drafts::incoming::{Incoming, Source};
use crate::app::drafts::insert_between::Dividing;
use crate::app::drafts::language_versions::{LanguageVersions, VersionsView};
use crate::app::drafts::page_images::PageLook;
use crate::app::drafts::replace_text::BetterCopies;
use crate::app::drafts::source_file::Original;
use crate::app::positions::action::PositionAction;
use crate::app::positions::action::SubmissionAction;
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shared::disk::Apart;
use crate::app::shared::recognising::Recognising;
use crate::app::shell::dialog::{Dialog, WindowRequest};
use crate::base::DraftId;
use crate::base::Message;
use crate::engine::Jobs;
use crate::study::Edit;
use std::path::PathBuf;
use std::sync::Arc;

/// The drafts of the study, and those on their way into it.
pub struct Drafts {
    queue: ImportQueue,
    better_copies: BetterCopies,
    dividing: Dividing,
    versions: LanguageVersions,
    check: ImportCheck,
    passwords: Passwords,
}

impl Drafts {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            queue: ImportQueue::new(jobs),
            better_copies: BetterCopies::new(jobs),
            dividing: Dividing::new(jobs),
            versions: LanguageVersions::new(jobs),
            check: ImportCheck::new(jobs),
            passwords: Passwords::new(),
        }
    }

    /// Has files read and pages drawn there.
    pub(in crate::app) fn set_apart(&mut self, apart: &Apart) {
        self.queue.recognising().set_apart(apart.clone());
        self.check.set_apart(apart.clone());
    }

    /// The OCR program that reads pages without text.
    pub(in crate::app) fn recognising(&mut self) -> &mut Recognising {
        self.queue.recognising()
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: DraftAction, session: &mut Session) {
        self.queue.set_recognises(session.prefs.recognise);
        match action {
            DraftAction::Open(paths) => self.open(session, paths),
            DraftAction::TakeDropped(paths) => self.take_dropped(session, paths),
            DraftAction::Paste(words) => {
                session.dialog = None;
                self.queue.extend([Incoming { source: Source::Pasted(words), ..Incoming::default() }]);
            }
            DraftAction::AskPaste(words) => session.dialog = Some(Dialog::Paste(words)),
            DraftAction::OpenWithPassword(path, password, instead) => {
                session.dialog = None;
                let source = Source::File(path, Some(password));
                self.queue.push_front(Incoming { source, instead, ..Incoming::default() });
            }
            DraftAction::KnowPassword(hash, password) => {
                self.passwords.insert(hash, password);
            }
            DraftAction::AskCopy(draft) => session.ask_window(WindowRequest::AskCopy(draft)),
            DraftAction::Replace(draft, path) => {
                self.queue.extend([Incoming { instead: Some(draft), ..Incoming::file(path) }]);
            }
            DraftAction::ReadAgain(draft, path, encoding) => {
                let again = Incoming { instead: Some(draft), encoding: Some(encoding), ..Incoming::file(path) };
                self.queue.extend([again]);
            }
            DraftAction::Edit(draft) => Self::edit_draft(session, draft),
            DraftAction::Set(form) => self.set_draft(session, &form),
            DraftAction::Remove(draft) => {
                if session.edit(Edit::RemoveDraft(draft)) {
                    session.notify(Message::new("draft-removed"), true);
                }
            }
            DraftAction::ReadAsSubmission(draft) => self.read_as_submission(session, draft),
            DraftAction::Divide(order) => self.dividing.divide(session, &order),
            DraftAction::ShowLanguage(language) => self.versions.choose(language),
            DraftAction::CheckChosen if self.check.is_open() => self.check.close(),
            DraftAction::CheckChosen => {
                if let Some(action) = chosen_place(session) {
                    self.check(action, session);
                }
            }
        }
    }

    /// Takes a draft out and has its file read as a submission, with its password where one is known.
    fn read_as_submission(&self, session: &mut Session, id: DraftId) {
        let Some(draft) = session.study().draft(id).cloned() else { return };
        let Some(path) = draft.text.path.clone().map(PathBuf::from) else { return };
        if session.study().drafts.len() < 2 {
            session.notify_error(Message::new("submission-no-draft"));
            return;
        }
        if session.edit(Edit::RemoveDraft(id)) {
            let password = self.passwords.get(&draft.text.copy.hash).cloned();
            let read = SubmissionAction::ReadDraft(path, password);
            session.request(Action::Position(PositionAction::Submission(read)));
        }
    }

    /// Does what was asked in the check view.
    pub(in crate::app) fn check(&mut self, action: CheckAction, session: &mut Session) {
        self.check.perform(session, action, &self.passwords);
    }

    /// Whether something waits for what goes on in the background.
    pub(in crate::app) fn is_waiting(&self) -> bool {
        !self.queue.is_empty() || self.dividing.is_waiting()
    }

    /// Whether a page is being drawn.
    pub(in crate::app) const fn is_drawing(&self) -> bool {
        self.check.is_drawing()
    }

    /// The draft being checked, the chosen row and the page shown.
    pub fn checked(&self) -> Option<(&CheckView, usize, u32)> {
        self.check.shown()
    }

    /// How sharp the page's picture is drawn.
    pub fn check_sharpness(&self) -> u8 {
        self.check.sharpness()
    }

    /// The language versions of the drafts compared; `None` while they are worked out.
    pub fn language_versions(&self, session: &Session) -> Option<VersionsView> {
        self.versions.view(session)
    }

    /// Whether a draft is being checked.
    pub const fn is_checking(&self) -> bool {
        self.check.is_open()
    }

    /// The source of the draft being checked; `None` while it is read.
    pub fn original(&self) -> Option<Arc<Original>> {
        self.check.original()
    }

    /// What the page at hand looks like; nothing where the draft is no PDF.
    pub fn page_look(&self) -> Option<PageLook> {
        self.check.page_look()
    }
}

impl Feature for Drafts {
    fn refresh(&mut self, session: &mut Session) {
        self.take_imports(session);
        self.better_copies.refresh(session);
        self.dividing.refresh(session);
        self.versions.refresh(session);
        self.check.collect();
        self.check.refresh(session, &self.passwords);
    }

    fn forget_study(&mut self) {
        self.check.close();
        self.better_copies.cancel();
    }

    fn stop(&mut self) {
        self.queue.cancel();
        self.better_copies.cancel();
        self.dividing.cancel();
        self.versions.cancel();
    }

    fn work(&self, _session: &Session) -> Option<Work> {
        let dividing = || self.dividing.is_running().then(|| (Message::new("work-carrying"), None));
        self.queue.work().or_else(|| self.better_copies.work()).or_else(dividing).or_else(|| self.versions.work())
    }
}
