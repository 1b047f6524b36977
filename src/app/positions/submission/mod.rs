//! A delegation's submission under review: the proposals found in it, and what a person makes of each.
//!
//! Nothing here is in the study until a person accepts it; then it is a position, an edit that can be taken back.
//! What a row has become is always asked of the study, never kept beside it.

mod decide;
mod here;
mod review;

pub use here::ProposalHere;
pub use review::{MEANINGS, ProposalRow, Quoted, RowFate, SubmissionView};

use crate::app::app::App;
use crate::app::shell::dialog::Dialog;
use crate::base::{ActorId, ContentHash, DraftId, Message, PositionId, WithDiagnostics};
use crate::engine::{Derived, KeyedReading};
use crate::import::{ImportError, ImportOptions};
use crate::insight::proposals::{self, ActorFinder, MarkupKey, Meaning, Proposals};
use crate::study::ProposalAction;
use crate::text::{Reading, SourceText, View};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

/// A look that a text may speak through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Bold type.
    Bold,
    /// Underlined.
    Underline,
    /// Struck out.
    Strike,
    /// Italic type.
    Italic,
}

impl Look {
    /// Every look.
    pub const ALL: [Self; 4] = [Self::Bold, Self::Underline, Self::Strike, Self::Italic];

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bold => "look-bold",
            Self::Underline => "look-underline",
            Self::Strike => "look-strike",
            Self::Italic => "look-italic",
        }
    }

    /// What it stands for in `markup_key`.
    pub const fn meaning(self, markup_key: &MarkupKey) -> Meaning {
        match self {
            Self::Bold => markup_key.bold,
            Self::Underline => markup_key.underline,
            Self::Strike => markup_key.strike,
            Self::Italic => markup_key.italic,
        }
    }

    const fn set(self, markup_key: &mut MarkupKey, meaning: Meaning) {
        match self {
            Self::Bold => markup_key.bold = meaning,
            Self::Underline => markup_key.underline = meaning,
            Self::Strike => markup_key.strike = meaning,
            Self::Italic => markup_key.italic = meaning,
        }
    }
}

/// A proposal as a person corrects it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProposalForm {
    /// The row that is corrected.
    pub row: usize,
    /// Whose.
    pub actors: Vec<ActorId>,
    /// Names in the submission that no actor of the study has.
    pub unknown: Vec<String>,
    /// What is wanted.
    pub action: Option<ProposalAction>,
    /// The paragraph of the draft, by its place in the reading.
    pub paragraph: Option<usize>,
    /// The words it is about.
    pub old: String,
    /// The words wanted, one wording a line.
    pub new: String,
}

/// Something asked of the review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmissionAction {
    /// Read these files as submissions, one after the other.
    Read(Vec<PathBuf>),
    /// Read a file with this password.
    ReadWithPassword(PathBuf, String),
    /// A draft just added is a submission: it leaves the timeline and is read as one.
    Instead(DraftId),
    /// Leave the review; the next submission waiting is read.
    Close,
    /// Choose a row.
    Select(usize),
    /// Take the chosen row into the study.
    Accept,
    /// Put it away, or take it back out.
    Skip,
    /// Take in every row that leaves no doubt.
    AcceptCertain,
    /// Open the form for the chosen row.
    Correct,
    /// Keep a corrected row; it is accepted with it.
    SetProposal(Box<ProposalForm>),
    /// Ask whose the submission is.
    AskActor,
    /// Whose the submission is, where it names nobody.
    SetActor(Option<ActorId>),
    /// The draft it speaks of.
    SetBase(DraftId),
    /// What a look stands for.
    SetLook(Look, Meaning),
    /// Whose a colour is; an empty name takes it away.
    SetColour(u32, String),
    /// Go to the paragraph of the draft that the chosen row is about.
    Show,
}

/// A submission as it was read.
pub(in crate::app) struct Submitted {
    path: PathBuf,
    copy: Result<WithDiagnostics<SourceText>, ImportError>,
}

/// What proposals depend on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app) struct ProposalsKey(ContentHash);

/// A submission under review.
pub(in crate::app) struct Session {
    path: PathBuf,
    copy: Arc<SourceText>,
    submitted: Arc<Reading>,
    said: Vec<String>,
    base: DraftId,
    actor: Option<ActorId>,
    markup_key: MarkupKey,
    row: usize,
    /// Proposals as a person corrected them, by the names of their rows.
    corrected: BTreeMap<String, review::Corrected>,
    /// Positions made in this session, by the names of their rows.
    made: BTreeMap<String, PositionId>,
    /// The actors names were looked for among, and how often they have changed.
    actors: (Arc<BTreeMap<ActorId, crate::study::Actor>>, u64),
    view: Option<SubmissionView>,
    made_of: Option<review::MadeOf>,
}

/// The submissions that wait, and the one under review.
#[derive(Default)]
pub(in crate::app) struct Submissions {
    waiting: VecDeque<(PathBuf, Option<String>)>,
    reading: Option<(u64, PathBuf, Option<String>)>,
    number: u64,
    session: Option<Session>,
}

impl Submissions {
    /// The file that is being read.
    pub(in crate::app) fn reading(&self) -> Option<String> {
        self.reading.as_ref().map(|(_, path, _)| crate::app::shared::disk::file_name(path))
    }
}

impl App {
    /// The submission under review, and the chosen row; nothing while none is, or while it is read for the first time.
    pub fn submission(&self) -> Option<(&SubmissionView, usize)> {
        let session = self.submissions.session.as_ref()?;
        Some((session.view.as_ref()?, session.row))
    }

    /// Whether a submission is under review; plain keys are the review's then.
    pub const fn is_reviewing(&self) -> bool {
        self.submissions.session.is_some()
    }

    /// Whether the proposals are being found anew.
    pub fn is_rereading(&self) -> bool {
        self.is_reviewing() && self.proposals.is_running()
    }

    /// What a look stands for in the submission under review.
    pub fn markup_key(&self) -> Option<&MarkupKey> {
        self.submissions.session.as_ref().map(|session| &session.markup_key)
    }

    /// The paragraphs of the draft a submission is read against: place in the reading, how it is cited, first words.
    pub fn base_paragraphs(&self) -> Vec<(usize, String, String)> {
        let Some(session) = &self.submissions.session else { return Vec::new() };
        let Some((_, reading)) = self.session.readings.newest(session.base) else { return Vec::new() };
        let all = reading.reading.paragraphs.iter().enumerate();
        all.map(|(at, there)| (at, there.cited().to_owned(), crate::app::shared::board::first_words(&there.text, 80)))
            .collect()
    }

    pub(in crate::app) fn do_submission(&mut self, action: SubmissionAction) {
        match action {
            SubmissionAction::Read(paths) => {
                if self.session.study().drafts.is_empty() {
                    self.session.notify_error(Message::new("submission-no-draft"));
                    return;
                }
                self.submissions.waiting.extend(paths.into_iter().map(|path| (path, None)));
                self.next_submission();
            }
            SubmissionAction::ReadWithPassword(path, password) => {
                self.session.dialog = None;
                self.submissions.waiting.push_front((path, Some(password)));
                self.next_submission();
            }
            SubmissionAction::Instead(draft) => self.submission_instead(draft),
            SubmissionAction::Close => {
                self.submissions.session = None;
                self.next_submission();
            }
            SubmissionAction::Select(row) => {
                if let Some(session) = &mut self.submissions.session {
                    let rows = session.view.as_ref().map_or(0, |view| view.rows.len());
                    session.row = row.min(rows.saturating_sub(1));
                }
            }
            SubmissionAction::AskActor => self.session.dialog = Some(Dialog::Sender),
            SubmissionAction::SetActor(actor) => self.with_session(|session| session.actor = actor),
            SubmissionAction::SetBase(base) => self.with_session(|session| session.base = base),
            SubmissionAction::SetLook(look, meaning) => {
                self.with_session(|session| look.set(&mut session.markup_key, meaning));
            }
            SubmissionAction::SetColour(colour, name) => self.with_session(|session| {
                if name.trim().is_empty() {
                    session.markup_key.colours.remove(&colour);
                } else {
                    session.markup_key.colours.insert(colour, name.trim().to_owned());
                }
            }),
            SubmissionAction::Show => self.show_proposed(),
            action => self.decide(action),
        }
        self.make_review();
    }

    fn with_session(&mut self, change: impl FnOnce(&mut Session)) {
        if let Some(session) = &mut self.submissions.session {
            change(session);
        }
    }

    /// A draft just added is a submission after all.
    fn submission_instead(&mut self, id: DraftId) {
        let Some(draft) = self.session.study().draft(id).cloned() else { return };
        let Some(path) = draft.text.path.clone().map(PathBuf::from) else { return };
        if self.session.study().drafts.len() < 2 {
            self.session.notify_error(Message::new("submission-no-draft"));
            return;
        }
        if self.session.edit(crate::study::Edit::RemoveDraft(id)) {
            let password = self.drafts.password_of(draft.text.copy.hash).cloned();
            self.submissions.waiting.push_back((path, password));
            self.next_submission();
        }
    }

    fn next_submission(&mut self) {
        if self.submissions.session.is_some() || self.submissions.reading.is_some() {
            return;
        }
        let Some((path, password)) = self.submissions.waiting.pop_front() else { return };
        self.submissions.number += 1;
        let number = self.submissions.number;
        self.submissions.reading = Some((number, path.clone(), password.clone()));
        self.submitted.want(&number, move |job| {
            let options = ImportOptions { password, ..ImportOptions::default() };
            let copy = crate::app::shared::disk::read_draft(&path, &options, job);
            if matches!(copy, Err(ImportError::Cancelled)) {
                return Err(crate::base::Cancelled);
            }
            Ok(Submitted { path, copy })
        });
    }

    /// Takes in a submission that was read, and the proposals found in it.
    pub(in crate::app) fn take_submissions(&mut self) {
        self.submitted.collect();
        if let Some((_, path, password)) = self.submissions.reading.clone() {
            match self.submitted.get() {
                Derived::Ready(submitted) => {
                    self.submissions.reading = None;
                    self.take_submission(&submitted, password);
                    self.next_submission();
                }
                Derived::Failed(message) => {
                    self.submissions.reading = None;
                    self.submission_failed(&path, &message);
                    self.next_submission();
                }
                Derived::Idle => self.submissions.reading = None,
                Derived::Stale(..) | Derived::Pending(_) => {}
            }
        }
        self.make_review();
    }

    fn submission_failed(&mut self, path: &std::path::Path, why: &Message) {
        let file = crate::app::shared::disk::file_name(path);
        let why = self.session.locale.format(why);
        self.session.notify_error(Message::new("open-failed").text("file", file).text("why", why));
    }

    fn take_submission(&mut self, submitted: &Submitted, password: Option<String>) {
        let noticed = match &submitted.copy {
            Ok(noticed) => noticed,
            Err(ImportError::Unreadable(message)) => {
                let locked = matches!(message.key, "import-pdf-password-needed" | "import-pdf-password-wrong");
                if locked && self.session.dialog.is_none() {
                    self.session.dialog = Some(Dialog::Password {
                        path: submitted.path.clone(),
                        instead: None,
                        submission: true,
                        wrong: message.key == "import-pdf-password-wrong",
                    });
                } else {
                    self.submission_failed(&submitted.path, message);
                }
                return;
            }
            Err(ImportError::Cancelled) => return,
        };
        let copy = Arc::new(noticed.value.clone());
        if let Some(password) = password {
            let known = crate::app::drafts::action::DraftAction::KnowPassword(copy.hash, password);
            self.session.request(crate::app::command::action::Action::Draft(known));
        }
        // The draft on the screen is the one that is spoken of, unless the user says otherwise.
        let newest = self.session.study().drafts.last().map(|draft| draft.id);
        let Some(base) = self.session.focus.pair.map(|pair| pair.new).or(newest) else { return };
        let said = noticed.diagnostics.iter().filter(|notice| notice.weight > crate::base::Severity::Info);
        let said = said.map(|notice| self.session.locale.format(&notice.what)).collect();
        let actor = self.sender(&submitted.path, &copy);
        let close = crate::app::drafts::import_check_view::CheckAction::Close;
        self.session.request(crate::app::command::action::Action::Check(close));
        self.submissions.session = Some(Session {
            path: submitted.path.clone(),
            submitted: Arc::new(Reading::of(&copy, View::Published)),
            copy,
            said,
            base,
            actor,
            markup_key: MarkupKey::default(),
            row: 0,
            corrected: BTreeMap::new(),
            made: BTreeMap::new(),
            actors: (Arc::clone(&self.session.study().actors), 0),
            view: None,
            made_of: None,
        });
    }

    /// Whose a submission is, when its file's name or its title names one actor and no other.
    fn sender(&self, path: &std::path::Path, copy: &SourceText) -> Option<ActorId> {
        let finder = self.actor_finder();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().replace(['_', '-', '.'], " "));
        let title = copy.title.clone().unwrap_or_default();
        let mut found: Vec<ActorId> = [stem.unwrap_or_default(), title]
            .iter()
            .flat_map(|text| finder.find(text))
            .filter_map(|(_, name)| name.actor)
            .collect();
        found.sort_unstable();
        found.dedup();
        if let [only] = found.as_slice() { Some(*only) } else { None }
    }

    /// Finds the study's actors: in an invented study the invented ones alone, so that no real delegation is given
    /// invented wishes.
    fn actor_finder(&self) -> ActorFinder {
        let study = self.session.study();
        if !study.invented {
            return ActorFinder::of(study);
        }
        let mut only = (**study).clone();
        Arc::make_mut(&mut only.actors).retain(|_, actor| actor.invented);
        ActorFinder::of(&only)
    }

    /// Asks for the proposals of the session as it is set.
    fn want_proposals(&mut self) -> Option<KeyedReading> {
        self.proposals.collect();
        let base = self.submissions.session.as_ref()?.base;
        let reading = self.session.reading(base)?;
        let (actors, invented) = (Arc::clone(&self.session.study().actors), self.session.study().invented);
        let session = self.submissions.session.as_mut()?;
        if !Arc::ptr_eq(&session.actors.0, &actors) {
            session.actors = (actors, session.actors.1 + 1);
        }
        let session = self.submissions.session.as_ref()?;
        let settings = format!("{:?} {:?} {invented} {}", session.markup_key, session.actor, session.actors.1);
        let key = ProposalsKey(ContentHash::of_parts([
            session.copy.hash.to_string().as_bytes(),
            reading.key.to_string().as_bytes(),
            settings.as_bytes(),
        ]));
        let (submitted, markup_key, actor) =
            (Arc::clone(&session.submitted), session.markup_key.clone(), session.actor);
        let known = self.proposals.answer_of(&key).is_some();
        let finder = if known { ActorFinder::default() } else { self.actor_finder() };
        let name = actor.and_then(|id| self.actor_name(id));
        let against = reading.clone();
        self.proposals.want(&key, move |job| {
            proposals::read(&submitted, &against.reading, name.as_ref(), &markup_key, &finder, job)
        });
        Some(reading)
    }

    /// An actor of the study as a submission would name it.
    fn actor_name(&self, id: ActorId) -> Option<proposals::ActorName> {
        let actor = self.session.study().actors.get(&id)?;
        let name = actor.names.of(false).to_owned();
        Some(proposals::ActorName {
            written: name.clone(),
            actor: Some(id),
            either: Vec::new(),
            code: Some(actor.code.clone()),
            name: Some(name),
        })
    }

    /// The proposals at hand: the newest answer, also while another is worked on.
    fn proposals_found(&self) -> Option<Arc<Proposals>> {
        self.proposals.get().value().map(Arc::clone)
    }
}
