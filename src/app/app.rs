//! The program's state, and what is asked of it.

use crate::app::command::Command;
use crate::app::command::action::ClaimDraft;
use crate::app::comparison::Comparisons;
use crate::app::positions::Positions;
use crate::app::session::feature::Feature as _;
use crate::app::session::{Clock, Session};
use crate::app::shared::board::Board;
use crate::app::shared::disk::Folders;
use crate::app::shell::dialog::{ComparisonStatus, Dialog, SaveState, Toast, WindowRequest};
use crate::app::shell::preferences::Prefs;
use crate::app::study_file::saving::Saving;
use crate::base::{ContentHash, DraftId, IdSource, Message, Sides};
use crate::engine::{Derived, Query, Waker};
use crate::locale::{Locale, UiLanguage};
use crate::study::{Body, Study};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// What the program is given to begin with.
pub struct Setup {
    /// Where ids come from.
    pub ids: Box<dyn IdSource>,
    /// What tells the time.
    pub clock: Clock,
    /// Where the person's things are kept.
    pub folders: Folders,
    /// The system's language.
    pub language: UiLanguage,
    /// Whether the system's file dialogs are tried.
    pub system_dialogs: bool,
}

/// The program without a screen.
pub struct App {
    pub(in crate::app) session: Session,
    /// The study as it was when last asked whether it is another.
    seen_study: Arc<Study>,
    pub(in crate::app) folders: Folders,
    pub(in crate::app) system_dialogs: bool,
    pub(in crate::app) saving: Saving,
    pub(in crate::app) words: Option<crate::app::annotate::word_selection::ChosenWords>,
    /// Whether the window asks for a path, over everything else.
    pub(in crate::app) asks_path: bool,
    pub(in crate::app) may_close: bool,
    pub(in crate::app) comparison: Comparisons,
    pub(in crate::app) waiting: VecDeque<crate::app::drafts::import_queue::Incoming>,
    /// Texts that were read together with the one being taken in and come after it.
    pub(in crate::app) coming: usize,
    pub(in crate::app) imports: Query<u64, crate::app::drafts::import_queue::Imported>,
    pub(in crate::app) import_number: u64,
    pub(in crate::app) better_copies: crate::app::drafts::replace_text::BetterCopies,
    pub(in crate::app) arrivals: crate::app::study_file::opening::Arrivals,
    pub(in crate::app) importing: Option<crate::app::drafts::import_queue::Incoming>,
    /// Passwords given in this session, by what they open. Never written anywhere.
    pub(in crate::app) passwords: BTreeMap<ContentHash, String>,
    pub(in crate::app) checking: Option<crate::app::drafts::import_check::Checking>,
    pub(in crate::app) original: Query<(ContentHash, u32, Option<String>), crate::app::drafts::source_file::Original>,
    pub(in crate::app) pictures: crate::app::drafts::page_images::Pictures,
    pub(in crate::app) drawn:
        Query<crate::app::drafts::page_images::PictureKey, crate::app::drafts::page_images::Drawn>,
    pub(in crate::app) taken_in: Option<u64>,
    pub(in crate::app) report: Query<u64, crate::app::report::Written>,
    pub(in crate::app) report_number: u64,
    pub(in crate::app) reported: u64,
    pub(in crate::app) last: Option<Body>,
    pub(in crate::app) theme_model: Query<u64, crate::app::annotate::theme_suggestions::TrainedModel>,
    pub(in crate::app) model_of: Option<crate::app::annotate::theme_suggestions::ModelKey>,
    pub(in crate::app) model_number: u64,
    pub(in crate::app) suggestions: Vec<crate::app::annotate::theme_suggestions::SuggestionLine>,
    pub(in crate::app) suggestions_of: Option<(u64, Option<usize>, usize)>,
    pub(in crate::app) suggestions_judged: String,
    pub(in crate::app) incoming: Option<crate::app::annotate::codebook::WaitingCodebook>,
    pub(in crate::app) positions: Positions,
    pub(in crate::app) together: crate::app::coders::Together,
    pub(in crate::app) left: crate::app::annotate::progress::Left,
    pub(in crate::app) system_dark: bool,
    pub(in crate::app) legend: bool,
}

impl App {
    /// Begins with an empty, untitled study.
    pub fn new(setup: Setup) -> Self {
        let Setup { ids, clock, folders, language, system_dialogs } = setup;
        let prefs = crate::app::shared::disk::read_settings(&folders);
        let language = prefs.language.as_deref().map_or(language, UiLanguage::from_tag);
        let waker: Waker = Arc::new(|| {});
        let session = Session::new(ids, clock, prefs, Locale::new(language));
        Self {
            seen_study: Arc::clone(session.study()),
            session,
            saving: Saving::new(Arc::clone(&waker)),
            words: None,
            asks_path: false,
            incoming: None,
            together: crate::app::coders::Together::new(&waker),
            may_close: false,
            comparison: Comparisons::new(&waker),
            waiting: VecDeque::new(),
            coming: 0,
            imports: Query::new("import", 1, Arc::clone(&waker)),
            import_number: 0,
            importing: None,
            arrivals: crate::app::study_file::opening::Arrivals::new(&waker),
            passwords: BTreeMap::new(),
            checking: None,
            original: Query::new("source", 12, Arc::clone(&waker)),
            pictures: crate::app::drafts::page_images::Pictures::default(),
            drawn: Query::new("picture", 4, Arc::clone(&waker)).with_stack(32 << 20),
            better_copies: crate::app::drafts::replace_text::BetterCopies::new(Arc::clone(&waker)),
            taken_in: None,
            report: Query::new("report", 1, Arc::clone(&waker)),
            report_number: 0,
            reported: 0,
            last: None,
            theme_model: Query::new("suggestions", 1, Arc::clone(&waker)),
            left: crate::app::annotate::progress::Left::new(Arc::clone(&waker)),
            system_dark: false,
            legend: false,
            model_of: None,
            model_number: 0,
            suggestions: Vec::new(),
            suggestions_of: None,
            suggestions_judged: String::new(),
            positions: Positions::new(&waker),
            folders,
            system_dialogs,
        }
    }

    /// What features share.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The comparison shown.
    pub const fn comparison(&self) -> &Comparisons {
        &self.comparison
    }

    /// Who wants what: positions, actors, the ask ledger, submissions.
    pub const fn positions(&self) -> &Positions {
        &self.positions
    }

    /// The study.
    pub fn study(&self) -> &Arc<Study> {
        self.session.history.study()
    }

    /// The language.
    pub const fn locale(&self) -> &Locale {
        &self.session.locale
    }

    /// How things are shown.
    pub const fn prefs(&self) -> &Prefs {
        &self.session.prefs
    }

    /// The comparison, ready to be drawn.
    pub const fn board(&self) -> Option<&Board> {
        self.session.board.as_ref()
    }

    /// The drafts compared.
    pub const fn pair(&self) -> Option<Sides<DraftId>> {
        self.session.focus.pair
    }

    /// The chosen change.
    pub const fn selected(&self) -> Option<usize> {
        self.session.focus.selected
    }

    /// What stands over the window.
    pub const fn dialog(&self) -> Option<&Dialog> {
        self.session.dialog.as_ref()
    }

    /// Whether something stands over the views: then their keys are not theirs.
    pub const fn is_covered(&self) -> bool {
        self.session.dialog.is_some() || self.asks_path
    }

    /// Tells whether the window asks for a path.
    pub const fn set_asks_path(&mut self, asks: bool) {
        self.asks_path = asks;
    }

    /// Messages at the edge of the window.
    pub fn toasts(&self) -> &[Toast] {
        self.session.toasts()
    }

    /// Whether there are drafts.
    pub fn has_drafts(&self) -> bool {
        !self.session.study().drafts.is_empty()
    }

    /// Whether the study's texts were invented.
    pub fn is_invented(&self) -> bool {
        self.session.study().invented
    }

    /// Whether the system's file dialogs are tried.
    pub const fn system_dialogs(&self) -> bool {
        self.system_dialogs
    }

    /// Studies opened lately.
    pub fn recent(&self) -> &[PathBuf] {
        &self.session.prefs.recent
    }

    /// The study's name for people.
    pub fn study_name(&self) -> String {
        let title = &self.session.study().title;
        if !title.is_empty() {
            return title.clone();
        }
        self.saving.path().map_or_else(|| self.session.locale.t("study-untitled"), crate::app::shared::disk::file_name)
    }

    /// The window's title.
    pub fn window_title(&self) -> String {
        let mark = if matches!(self.save_state(), SaveState::Unsaved) { "● " } else { "" };
        let name = self.study_name();
        let file = self.saving.path().map(crate::app::shared::disk::file_name).filter(|file| *file != name);
        let file = file.map(|file| format!(" ({file})")).unwrap_or_default();
        format!("{mark}{name}{file} — Travaux")
    }

    /// How the study stands to its file.
    pub fn save_state(&self) -> SaveState {
        self.saving.state(self.session.study())
    }

    /// What the window is asked to do; taken once.
    pub fn take_window_request(&mut self) -> Option<WindowRequest> {
        self.session.outgoing.window.take()
    }

    /// Whether the window may close without asking.
    pub fn may_close(&self) -> bool {
        self.may_close || !self.has_unsaved_work()
    }

    /// Whether something was done that is in no study file.
    pub fn has_unsaved_work(&self) -> bool {
        matches!(self.save_state(), SaveState::Unsaved | SaveState::New) && self.session.history.entries().0.len() > 1
    }

    /// Whether the legend of the redline's marks is shown.
    pub const fn shows_legend(&self) -> bool {
        self.legend
    }

    /// Whether something changed that was drawn already in this frame.
    pub fn is_dirty_view(&mut self) -> bool {
        let study = Arc::clone(self.study());
        !Arc::ptr_eq(&std::mem::replace(&mut self.seen_study, Arc::clone(&study)), &study)
    }

    /// Tells whether the window is dark without anybody's choice: the first switch leaves from there.
    pub const fn set_system_dark(&mut self, dark: bool) {
        self.system_dark = dark;
    }

    /// What goes on in the background: what, and the part done.
    pub fn work(&self) -> Option<(Message, Option<f32>)> {
        if let Some(arriving) = self.arriving() {
            return Some(arriving);
        }
        if let Some(incoming) = &self.importing {
            let what = Message::new("work-reading").text("file", incoming.name());
            let part = match self.imports.get() {
                Derived::Pending(part) | Derived::Stale(_, part) => part,
                _ => None,
            };
            return Some((what, part));
        }
        if let Some(work) = self.better_copies.work() {
            return Some(work);
        }
        if let Some(work) = self.positions.work(&self.session) {
            return Some(work);
        }
        if let Some(work) = self.comparison.work(&self.session) {
            return Some(work);
        }
        if self.report.is_running() {
            return Some((Message::new("work-report"), None));
        }
        if self.together.dividing.is_running() {
            return Some((Message::new("work-carrying"), None));
        }
        None
    }

    /// What stands in the middle of the window.
    pub fn comparison_status(&self) -> ComparisonStatus {
        if self.session.study().drafts.len() < 2 {
            if let Some((_, part)) = self.opening_work() {
                return ComparisonStatus::Working(part);
            }
            return if self.importing.is_some() { ComparisonStatus::Working(None) } else { ComparisonStatus::OneDraft };
        }
        self.comparison.status(&self.session)
    }

    /// After what time `tick` wants to be called again without any input.
    pub fn next_tick(&self) -> Option<Duration> {
        if self.work().is_some() {
            return Some(Duration::from_millis(100));
        }
        if self.is_drawing() {
            return Some(Duration::from_millis(500));
        }
        if !self.session.toasts().is_empty() || self.saving.is_waiting() {
            return Some(Duration::from_millis(250));
        }
        None
    }

    /// Takes in what has come from the background, and asks for what is missing. Called before every drawing.
    pub fn tick(&mut self) {
        self.take_arrivals();
        self.take_imports();
        self.take_better_copies();
        self.take_reports();
        self.take_saved();
        self.retry_saving();
        self.comparison.refresh(&mut self.session);
        self.carry_out();
        self.make_suggestions();
        self.make_left();
        self.original.collect();
        self.make_check();
        self.positions.refresh(&mut self.session);
        self.carry_out();
        self.tick_together();
        let now = self.session.since_start();
        self.session.notifications.retain(|toast| toast.until.is_none_or(|until| until > now));
        self.carry_out();
    }

    /// Has everything written through another disk: for tests, before anything is opened.
    pub fn set_disk(&mut self, disk: Arc<dyn crate::study::file::Disk>) {
        self.saving.set_disk(disk);
    }

    /// The command's name as it stands in menus: undo and redo name what they undo, theme keys their theme.
    pub fn command_label(&self, command: Command) -> String {
        let label = self.session.locale.t(command.key());
        match command {
            Command::Undo | Command::Redo => {
                let what = if command == Command::Undo {
                    self.session.history.to_undo()
                } else {
                    self.session.history.to_redo()
                };
                what.map_or(label.clone(), |what| format!("{label}: {}", self.session.locale.format(what)))
            }
            _ => match command.theme_key().and_then(|key| self.theme_of_key(key)) {
                Some((_, name)) => self.session.locale.format(&Message::new("command-tag-with").text("theme", name)),
                None => label,
            },
        }
    }

    /// Sets the attribution dialog up for a new claim.
    pub(in crate::app) fn new_claim() -> Dialog {
        Dialog::Claim(ClaimDraft::default())
    }

    /// Keeps what must be kept when the program ends.
    pub fn shutdown(&mut self) {
        crate::app::shared::disk::write_settings(&self.folders, &self.session.prefs);
        // A journal whose work is all in the file is litter beside it.
        self.saving.shutdown(self.may_close || self.save_state() == SaveState::Saved);
    }
}
