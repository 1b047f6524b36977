//! Delegations' submissions: those that wait, the one being read, and the one under review.
//!
//! Nothing here is in the study until a person accepts it; then it is a position, an edit that can be taken back.
//! What a row has become is always asked of the study, never kept beside it.

mod decide;
pub(in crate::app) mod here;
mod names;
mod review;
mod rows;
mod under_review;
pub(in crate::app) mod view;

use crate::app::command::action::Action;
use crate::app::drafts::action::CheckAction;
use crate::app::drafts::action::DraftAction;
use crate::app::positions::action::SubmissionAction;
use crate::app::positions::submission::names::{named_base, sender};
use crate::app::positions::submission::review::Review;
use crate::app::positions::submission::under_review::UnderReview;
use crate::app::positions::submission::view::SubmissionView;
use crate::app::session::Session;
use crate::app::session::feature::Work;
use crate::app::shared::disk;
use crate::app::shared::recognising::Recognising;
use crate::app::shell::dialog::Dialog;
use crate::base::{Cancelled, Message, Severity, WithDiagnostics};
use crate::engine::{Derived, Jobs, Query};
use crate::import::{ImportError, ImportOptions};
use crate::insight::proposals::MarkupKey;
use crate::text::{Reading, SourceText, View};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A submission as it was read.
struct ReadFile {
    path: PathBuf,
    copy: Result<WithDiagnostics<SourceText>, ImportError>,
}

/// The submissions that wait, the one being read, and the one under review.
pub(in crate::app) struct Submissions {
    waiting: VecDeque<(PathBuf, Option<String>)>,
    reading: Option<(u64, PathBuf, Option<String>)>,
    number: u64,
    read: Query<u64, ReadFile>,
    review: Review,
    pub(in crate::app) recognising: Recognising,
    /// Whether pages without text are recognised.
    recognises: bool,
}

impl Submissions {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            waiting: VecDeque::new(),
            reading: None,
            number: 0,
            read: Query::new("submission", 1, jobs),
            review: Review::new(jobs),
            recognising: Recognising::default(),
            recognises: true,
        }
    }

    /// What it does in the background that a user waits for.
    pub(in crate::app) fn work(&self) -> Option<Work> {
        if let Some((_, path, _)) = &self.reading {
            let recognising = self.recognising.work();
            if recognising.is_some() {
                return recognising;
            }
            return Some((Message::new("work-reading").text("file", disk::file_name(path)), None));
        }
        self.review.is_running().then(|| (Message::new("work-proposals"), None))
    }

    /// Forgets those that wait, the one being read and the one under review.
    pub(in crate::app) fn forget(&mut self) {
        self.waiting.clear();
        self.recognising.forget();
        (self.reading, self.review.open) = (None, None);
    }

    /// The submission under review, and the chosen row; nothing while none is, or while it is read for the first time.
    pub(in crate::app) fn shown(&self) -> Option<(&SubmissionView, usize)> {
        self.review.shown()
    }

    /// Whether a submission is under review.
    pub(in crate::app) const fn is_reviewing(&self) -> bool {
        self.review.open.is_some()
    }

    /// What a look stands for in the submission under review.
    pub(in crate::app) fn markup_key(&self) -> Option<&MarkupKey> {
        self.review.markup_key()
    }

    /// The paragraphs of the draft a submission is read against: place in the reading, how it is cited, first words.
    pub(in crate::app) fn base_paragraphs(&self, session: &Session) -> Vec<(usize, String, String)> {
        self.review.base_paragraphs(session)
    }

    /// Does what was asked of submissions.
    pub(in crate::app) fn perform(&mut self, session: &mut Session, action: SubmissionAction) {
        self.recognises = session.prefs.recognise;
        match action {
            SubmissionAction::Read(paths) => {
                if session.study().drafts.is_empty() {
                    session.notify_error(Message::new("submission-no-draft"));
                    return;
                }
                self.waiting.extend(paths.into_iter().map(|path| (path, None)));
                self.read_next();
            }
            SubmissionAction::ReadWithPassword(path, password) => {
                session.dialog = None;
                self.waiting.push_front((path, Some(password)));
                self.read_next();
            }
            SubmissionAction::ReadDraft(path, password) => {
                self.waiting.push_back((path, password));
                self.read_next();
            }
            SubmissionAction::Close => {
                self.review.open = None;
                self.read_next();
            }
            action => {
                self.review.waiting = self.waiting.len();
                self.review.perform(session, action);
                return;
            }
        }
        self.refresh_review(session);
    }

    fn refresh_review(&mut self, session: &mut Session) {
        self.review.waiting = self.waiting.len();
        self.review.refresh(session);
    }

    /// Begins to read the next one that waits, unless one is being read or reviewed.
    fn read_next(&mut self) {
        if self.review.open.is_some() || self.reading.is_some() {
            return;
        }
        let Some((path, password)) = self.waiting.pop_front() else { return };
        self.number += 1;
        let number = self.number;
        self.reading = Some((number, path.clone(), password.clone()));
        let ocr = self.recognising.ocr(&disk::file_name(&path), self.recognises);
        let apart = self.recognising.apart().clone();
        self.read.want(&number, move |job| {
            let options = ImportOptions { password, ..ImportOptions::default() };
            let copy = disk::read_draft(&path, &options, (&apart, &ocr), job);
            if matches!(copy, Err(ImportError::Cancelled)) {
                return Err(Cancelled);
            }
            Ok(ReadFile { path, copy })
        });
    }

    /// Takes in a submission that was read, and the proposals found in it.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.read.collect();
        if let Some((_, path, password)) = self.reading.clone() {
            match self.read.get() {
                Derived::Ready(read) => {
                    self.reading = None;
                    self.take_in(session, &read, password);
                    self.read_next();
                }
                Derived::Failed(message) => {
                    self.reading = None;
                    failed(session, &path, &message);
                    self.read_next();
                }
                Derived::Idle => self.reading = None,
                Derived::Stale(..) | Derived::Pending(_) => {}
            }
        }
        self.refresh_review(session);
    }

    /// Puts what was read under review, or says why it can't be read.
    fn take_in(&mut self, session: &mut Session, read: &ReadFile, password: Option<String>) {
        let noticed = match &read.copy {
            Ok(noticed) => noticed,
            Err(ImportError::Unreadable(message)) => {
                let locked = matches!(message.key, "import-pdf-password-needed" | "import-pdf-password-wrong");
                if locked && session.dialog.is_none() {
                    session.dialog = Some(Dialog::Password {
                        path: read.path.clone(),
                        instead: None,
                        submission: true,
                        wrong: message.key == "import-pdf-password-wrong",
                    });
                } else {
                    failed(session, &read.path, message);
                }
                return;
            }
            Err(ImportError::Cancelled) => return,
        };
        let copy = Arc::new(noticed.value.clone());
        if let Some(password) = password {
            session.request(Action::Draft(DraftAction::KnowPassword(copy.hash, password)));
        }
        let submitted = Arc::new(Reading::of(&copy, View::Published));
        // The draft that it names, else the one on the screen, is the one that is spoken of, unless the user says otherwise.
        let newest = session.study().drafts.last().map(|draft| draft.id);
        let named = named_base(session.study(), &submitted);
        let Some(base) = named.or(session.focus.pair.map(|pair| pair.new)).or(newest) else { return };
        let said = noticed.diagnostics.iter().filter(|notice| notice.weight > Severity::Info);
        let said = said.map(|notice| session.locale.format(&notice.what)).collect();
        let actor = sender(session.study(), &read.path, &copy);
        session.request(Action::Check(CheckAction::Close));
        self.review.open = Some(UnderReview {
            path: read.path.clone(),
            submitted,
            copy,
            said,
            base,
            actor,
            markup_key: MarkupKey::default(),
            row: 0,
            corrected: BTreeMap::new(),
            made: BTreeMap::new(),
            actors: (Arc::clone(&session.study().actors), 0),
            view: None,
            made_of: None,
        });
    }
}

fn failed(session: &mut Session, path: &Path, why: &Message) {
    let why = session.locale.format(why);
    session.notify_error(Message::new("open-failed").text("file", disk::file_name(path)).text("why", why));
}
