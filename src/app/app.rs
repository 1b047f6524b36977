//! The program's state, and what is asked of it.

use crate::app::annotate::Annotate;
use crate::app::annotate::choices::theme_of_key;
use crate::app::brief::Brief;
use crate::app::coders::Coders;
use crate::app::command::Command;
use crate::app::comparison::Comparisons;
use crate::app::drafts::Drafts;
use crate::app::drafts::action::DraftAction;
use crate::app::drafts::incoming::is_study;
use crate::app::facts::FactsPage;
use crate::app::positions::Positions;
use crate::app::report::Reports;
use crate::app::session::{Clock, Session};
use crate::app::shared::board::Board;
use crate::app::shared::disk::{Apart, Folders, Tesseract};
use crate::app::shell::Shell;
use crate::app::shell::dialog::{Dialog, SaveState, Toast, WindowRequest};
use crate::app::shell::preferences::last_place::ReadPlace;
use crate::app::shell::preferences::{Prefs, WindowSize};
use crate::app::study_file::StudyFile;
use crate::base::{DraftId, IdSource, Message, Sides};
use crate::engine::Jobs;
use crate::locale::{Locale, UiLanguage};
use crate::study::Study;
use crate::study::starter::StartingLists;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Where files are read and pages drawn.
    pub apart: Apart,
}

/// The program without a screen.
pub struct App {
    pub(in crate::app) session: Session,
    /// Everything that is worked on in the background.
    pub(in crate::app) jobs: Jobs,
    /// The study as it was when last asked whether it is another.
    seen_study: Arc<Study>,
    pub(in crate::app) study_file: StudyFile,
    pub(in crate::app) drafts: Drafts,
    pub(in crate::app) comparison: Comparisons,
    pub(in crate::app) brief: Brief,
    pub(in crate::app) annotate: Annotate,
    pub(in crate::app) positions: Positions,
    pub(in crate::app) report: Reports,
    pub(in crate::app) shell: Shell,
    pub(in crate::app) coders: Coders,
    pub(in crate::app) facts: FactsPage,
}

impl App {
    /// Begins with an empty, untitled study.
    pub fn new(setup: Setup) -> Self {
        let Setup { ids, clock, folders, language, system_dialogs, apart } = setup;
        let prefs = crate::app::shared::disk::read_settings(&folders);
        let language = prefs.language.as_deref().map_or(language, UiLanguage::from_tag);
        let jobs = Jobs::default();
        let session = Session::new(ids, clock, prefs, Locale::new(language));
        let mut app = Self {
            seen_study: Arc::clone(session.study()),
            jobs: jobs.clone(),
            study_file: StudyFile::new(folders, &session.prefs, &jobs),
            session,
            drafts: Drafts::new(&jobs),
            comparison: Comparisons::new(&jobs),
            brief: Brief::new(&jobs),
            annotate: Annotate::new(&jobs),
            positions: Positions::new(&jobs),
            coders: Coders::new(&jobs),
            facts: FactsPage::new(&jobs),
            report: Reports::new(&jobs),
            shell: Shell::new(system_dialogs),
        };
        app.drafts.set_apart(&apart);
        app.positions.recognising().set_apart(apart);
        app
    }

    /// Has pages without text read by this program instead of the one that is installed.
    pub fn set_tesseract(&mut self, tesseract: &Tesseract) {
        self.drafts.recognising().set_program(tesseract.clone());
        self.positions.recognising().set_program(tesseract.clone());
    }

    /// What features share.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The study's file.
    pub const fn study_file(&self) -> &StudyFile {
        &self.study_file
    }

    /// The drafts, and those on their way into the study.
    pub const fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// The comparison shown.
    pub const fn comparison(&self) -> &Comparisons {
        &self.comparison
    }

    /// What matters between the drafts compared, in order of weight.
    pub const fn brief(&self) -> &Brief {
        &self.brief
    }

    /// What the user says of changes.
    pub const fn annotate(&self) -> &Annotate {
        &self.annotate
    }

    /// Who wants what: positions, actors, the ask ledger, submissions.
    pub const fn positions(&self) -> &Positions {
        &self.positions
    }

    /// Working with other coders: copies being merged, agreement.
    pub const fn coders(&self) -> &Coders {
        &self.coders
    }

    /// Facts over drafts, proof-reading, matrices.
    pub const fn facts(&self) -> &FactsPage {
        &self.facts
    }

    /// The study.
    pub fn study(&self) -> &Arc<Study> {
        self.session.history.study()
    }

    /// The language.
    pub const fn locale(&self) -> &Locale {
        &self.session.locale
    }

    /// Changes marked beside the chosen one.
    pub const fn marked(&self) -> &std::collections::BTreeSet<usize> {
        self.session.marked()
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
        self.session.dialog.is_some() || self.shell.asks_path()
    }

    /// Tells whether the window asks for a path.
    pub const fn set_asks_path(&mut self, asks: bool) {
        self.shell.set_asks_path(asks);
    }

    /// Tells whether the window is so narrow that the inspector stands below the text, as a drawer.
    pub const fn set_narrow(&mut self, narrow: bool) {
        self.shell.set_narrow(narrow);
    }

    /// Whether the inspector stands below the text.
    pub const fn is_narrow(&self) -> bool {
        self.shell.is_narrow()
    }

    /// Whether the inspector is shown: beside the text, or as a drawer below it.
    pub const fn shows_inspector(&self) -> bool {
        if self.shell.is_narrow() { self.session.prefs.drawer } else { self.session.prefs.inspector }
    }

    /// Tells what stands on the screen where drafts are read.
    pub const fn set_read_place(&mut self, place: ReadPlace) {
        self.shell.set_read_place(place);
        self.session.focus.reopened = None;
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
        self.shell.system_dialogs()
    }

    /// Studies opened lately.
    pub fn recent(&self) -> &[PathBuf] {
        &self.session.prefs.recent
    }

    /// The window's title.
    pub fn window_title(&self) -> String {
        let mark = if matches!(self.study_file.save_state(&self.session), SaveState::Unsaved) { "● " } else { "" };
        let name = self.study_file.study_name(&self.session);
        let file = self.study_file.path().map(crate::app::shared::disk::file_name).filter(|file| *file != name);
        let file = file.map(|file| format!(" ({file})")).unwrap_or_default();
        format!("{mark}{name}{file} — Travaux")
    }

    /// What the window is asked to do; taken once.
    pub fn take_window_request(&mut self) -> Option<WindowRequest> {
        self.session.outgoing.window.take()
    }

    /// Whether the window is asked to do something: it needs another frame for it.
    pub const fn has_window_request(&self) -> bool {
        self.session.outgoing.window.is_some()
    }

    /// Whether the legend of the redline's marks is shown.
    pub const fn shows_legend(&self) -> bool {
        self.shell.shows_legend()
    }

    /// Whether something changed that was drawn already in this frame.
    pub fn is_dirty_view(&mut self) -> bool {
        let study = Arc::clone(self.study());
        !Arc::ptr_eq(&std::mem::replace(&mut self.seen_study, Arc::clone(&study)), &study)
    }

    /// Tells whether the window is dark without anybody's choice: the first switch leaves from there.
    pub const fn set_system_dark(&mut self, dark: bool) {
        self.shell.set_system_dark(dark);
    }

    /// Has everything written through another disk: for tests, before anything is opened.
    pub fn set_disk(&mut self, disk: Arc<dyn crate::study::file::Disk>) {
        self.study_file.set_disk(disk);
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
            _ => match command.theme_key().and_then(|key| theme_of_key(&self.session, key)) {
                Some((_, name)) => self.session.locale.format(&Message::new("command-tag-with").text("theme", name)),
                None => label,
            },
        }
    }

    /// Keeps what must be kept when the program ends.
    pub fn shutdown(&mut self) {
        self.session.remember_place(self.shell.read_place());
        self.study_file.shutdown(&self.session);
    }

    /// How large the window was when it was closed last.
    pub fn last_window(folders: &Folders) -> Option<WindowSize> {
        crate::app::shared::disk::read_settings(folders).window
    }

    /// Begins as the program does without arguments: with work left by a crash, the last study, or the sample study.
    pub fn start(&mut self) {
        self.study_file.start(&mut self.session);
        self.carry_out();
    }

    /// Begins with drafts to be opened.
    pub fn start_with(&mut self, paths: Vec<PathBuf>) {
        self.study_file.tell_of_panic(&mut self.session);
        // A study among them is opened instead: nothing is begun before it.
        if paths.iter().all(|path| !is_study(path)) {
            self.study_file.begin_empty(&mut self.session, StartingLists::Plain);
            self.carry_out();
        }
        self.drafts.perform(DraftAction::Open(paths), &mut self.session);
        self.carry_out();
    }
}
