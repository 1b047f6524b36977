//! What features share: the study and its history, what is on the screen, language, clock, what the user is told.
//!
//! A feature is handed the session whenever it is asked anything; it never sees another feature. What it wants of one
//! it requests as an [`Action`], carried out when it has returned.

pub(in crate::app) mod feature;
pub(in crate::app) mod focus;
mod going;
pub(in crate::app) mod notifications;
pub(in crate::app) mod outgoing;
pub(in crate::app) mod readings;
pub(in crate::app) mod steps;
mod telling;
mod travelling;

use crate::app::command::action::Action;
use crate::app::session::focus::Focus;
use crate::app::session::notifications::Notifications;
use crate::app::session::outgoing::Outgoing;
use crate::app::session::readings::Readings;
use crate::app::session::steps::Steps;
use crate::app::shared::board::{Board, BoardPlace};
use crate::app::shared::names;
use crate::app::shell::dialog::{Dialog, Toast, WindowRequest};
use crate::app::shell::preferences::Prefs;
use crate::app::shell::preferences::last_place::ReadPlace;
use crate::base::{CoderId, DraftId, IdSource, Message, Sides, StudyId, Timestamp};
use crate::engine::KeyedReading;
use crate::locale::Locale;
use crate::study::{Edit, History, Study};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The clock, and when the program was started.
pub(in crate::app) struct Time {
    pub(in crate::app) clock: Clock,
    pub(in crate::app) started: Timestamp,
}

/// What features share.
pub struct Session {
    /// Where ids come from.
    pub(in crate::app) ids: Box<dyn IdSource>,
    pub(in crate::app) time: Time,
    pub(in crate::app) locale: Locale,
    pub(in crate::app) prefs: Prefs,
    /// The study, and what it was before.
    pub(in crate::app) history: History,
    /// Who annotates.
    pub(in crate::app) coder: CoderId,
    pub(in crate::app) focus: Focus,
    pub(in crate::app) readings: Readings,
    /// The comparison shown, ready to be drawn.
    pub(in crate::app) board: Option<Board>,
    /// The comparisons of neighbouring drafts, and what became of each provision.
    pub(in crate::app) steps: Steps,
    pub(in crate::app) dialog: Option<Dialog>,
    pub(in crate::app) notifications: Notifications,
    pub(in crate::app) outgoing: Outgoing,
}

impl Session {
    /// Begins with a study.
    pub(in crate::app) fn new(mut ids: Box<dyn IdSource>, clock: Clock, prefs: Prefs, locale: Locale) -> Self {
        let study = Study::empty(StudyId::new(&mut *ids), "");
        let coder = CoderId::new(&mut *ids);
        let started = clock();
        Self {
            ids,
            time: Time { clock, started },
            locale,
            prefs,
            history: History::new(study, Message::new("edit-begun")),
            coder,
            focus: Focus::default(),
            readings: Readings::default(),
            board: None,
            steps: Steps::default(),
            dialog: None,
            notifications: Notifications::default(),
            outgoing: Outgoing::default(),
        }
    }
}

/// What is read of the session from anywhere.
impl Session {
    /// The study as it is now.
    pub fn study(&self) -> &Arc<Study> {
        self.history.study()
    }

    /// The language.
    pub const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// How things are shown.
    pub const fn prefs(&self) -> &Prefs {
        &self.prefs
    }

    /// The comparison shown, ready to be drawn.
    pub const fn board(&self) -> Option<&Board> {
        self.board.as_ref()
    }

    /// The drafts compared.
    pub const fn pair(&self) -> Option<Sides<DraftId>> {
        self.focus.pair
    }

    /// The chosen change.
    pub const fn selected(&self) -> Option<usize> {
        self.focus.selected
    }

    /// Changes marked beside the chosen one.
    pub const fn marked(&self) -> &BTreeSet<usize> {
        &self.focus.marked
    }

    /// Rises whenever a change is gone to: what shows changes brings the chosen one on the screen.
    pub const fn goes(&self) -> u64 {
        self.focus.goes
    }

    /// What stood on the screen when the study was left; it is to stand there again.
    pub const fn reopened(&self) -> Option<ReadPlace> {
        self.focus.reopened
    }

    /// Where a paragraph of any draft stands on the board: itself, or its provision in the drafts compared.
    pub fn place_on_board(&self, draft: DraftId, paragraph: usize) -> Option<BoardPlace> {
        self.board.as_ref()?.place_of(self.study(), self.steps.newest().map(|chain| &chain.lineage), (draft, paragraph))
    }

    /// What stands over the window.
    pub const fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    /// Short messages at the edge of the window.
    pub fn toasts(&self) -> &[Toast] {
        self.notifications.toasts()
    }

    /// The drafts in their order.
    pub(in crate::app) fn timeline(&self) -> Vec<DraftId> {
        self.study().drafts.iter().map(|draft| draft.id).collect()
    }

    /// The time now.
    pub(in crate::app) fn now(&self) -> Timestamp {
        (self.time.clock)()
    }

    /// Milliseconds since the program was started.
    pub(in crate::app) fn since_start(&self) -> i64 {
        self.now().as_millisecond() - self.time.started.as_millisecond()
    }

    /// How a step is named: the old draft and the new one.
    pub fn step_name(&self, from: DraftId, to: DraftId) -> String {
        names::step_name(self.study(), &self.locale, from, to)
    }

    /// The name of whoever annotates; empty when none was given.
    pub fn own_name(&self) -> String {
        self.coder_name(self.coder)
    }

    /// A coder's name; empty when none was given.
    pub(in crate::app) fn coder_name(&self, coder: CoderId) -> String {
        names::coder_name(self.study(), coder)
    }

    /// The draft as it reads now; made when it is asked for the first time.
    pub(in crate::app) fn reading(&mut self, id: DraftId) -> Option<KeyedReading> {
        Some(self.readings.of(self.history.study().draft(id)?))
    }
}

/// What features do together.
impl Session {
    /// Asks for something of another feature, carried out when this one has returned.
    pub(in crate::app) fn request(&mut self, action: Action) {
        self.outgoing.actions.push_back(action);
    }

    /// Asks something of the window; the newest request counts.
    pub(in crate::app) fn ask_window(&mut self, request: WindowRequest) {
        self.outgoing.window = Some(request);
    }

    /// Changes the study. What can't be done is said. Returns whether it was done.
    pub(in crate::app) fn edit(&mut self, edit: Edit) -> bool {
        let now = self.now();
        match self.history.edit(&edit, now) {
            Ok(()) => {
                self.record_edit();
                true
            }
            Err(error) => {
                self.notify_error(error.message());
                false
            }
        }
    }

    /// Has the newest entry of the history written to the journal.
    pub(in crate::app) fn record_edit(&mut self) {
        let (moment, serial) = self.history.moment();
        self.outgoing.journal.push((Arc::clone(self.history.study()), moment, serial));
    }

    /// Has it written to the journal that the history was travelled: undo, redo, a jump.
    pub(in crate::app) fn record_travel(&mut self) {
        let entry = (Arc::clone(self.history.study()), self.history.visited(), 0);
        self.outgoing.journal.push(entry);
    }

    /// Goes on as the coder of the study who has the user's name, or as its only nameless one.
    pub(in crate::app) fn adopt_coder(&mut self) {
        let study = self.history.study();
        let own = study.coders.iter().find(|(_, known)| Some(*known) == self.prefs.coder.as_ref());
        if let Some((id, _)) = own {
            self.coder = *id;
            return;
        }
        // No name of theirs is known here: what the one nameless person has said was said by whoever goes on.
        let mut nameless = study.annotations.values().map(|said| said.author);
        let first = nameless.find(|author| !study.coders.contains_key(author));
        let alone = |id: &CoderId| nameless.all(|author| author == *id || study.coders.contains_key(&author));
        if let Some(id) = first.filter(alone) {
            self.coder = id;
        }
    }
}
