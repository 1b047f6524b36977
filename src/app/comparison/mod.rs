//! The comparison shown: asked for, made ready to be drawn, filtered, linked by hand, walked through.
//!
//! Publishes the board and the steps in the session. Never annotates.

pub(in crate::app) mod action;
pub(in crate::app) mod back_stack;
mod build;
mod card;
mod card_cache;
pub(in crate::app) mod find;
pub(in crate::app) mod ignore_options;
mod multi_select;
mod navigation;
pub(in crate::app) mod phrase_search;
pub(in crate::app) mod provision;
mod queries;
pub(in crate::app) mod round_trips;
pub(in crate::app) mod user_links;

use crate::app::comparison::action::ComparisonAction;
use crate::app::comparison::back_stack::Stand;
use crate::app::comparison::build::BoardMaker;
use crate::app::comparison::find::{Finder, Hit};
use crate::app::comparison::phrase_search::{PhrasePlace, PhraseRow, PhraseSearch, PhraseView};
use crate::app::comparison::provision::{ProvisionView, Provisions};
use crate::app::comparison::queries::Queries;
use crate::app::comparison::round_trips::{TripRow, Walking, Ways};
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shared::board::Filter;
use crate::app::shell::dialog::{ComparisonStatus, Dialog};
use crate::app::shell::preferences::Tab;
use crate::base::Side;
use crate::compare::Proof;
use crate::engine::{Derived, Jobs};
use std::sync::Arc;

/// The comparison shown.
pub struct Comparisons {
    queries: Queries,
    maker: BoardMaker,
    filter: Filter,
    search: PhraseSearch,
    finder: Finder,
    provisions: Provisions,
    walk: Walking,
}

impl Comparisons {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            queries: Queries::new(jobs),
            maker: BoardMaker::default(),
            filter: Filter::default(),
            search: PhraseSearch::default(),
            finder: Finder::default(),
            provisions: Provisions::default(),
            walk: Walking::default(),
        }
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: ComparisonAction, session: &mut Session) {
        match action {
            ComparisonAction::SelectPair(pair) => {
                self.queries.resume();
                session.select_pair(pair);
            }
            ComparisonAction::Resume => self.queries.resume(),
            ComparisonAction::SelectChange(index) => session.select_change(index),
            ComparisonAction::ToggleMark(index) => multi_select::toggle_mark(session, index),
            ComparisonAction::ShowParagraph(draft, paragraph) => {
                self.walk.remember_spot(session);
                session.show_paragraph(draft, paragraph);
            }
            ComparisonAction::SetFilter(filter) => self.filter = filter,
            ComparisonAction::SetFind(words) => self.search.set(words),
            ComparisonAction::AskLink(side, at) => session.dialog = Some(Dialog::Link(side, at)),
            ComparisonAction::Link(at, linked) => user_links::link(session, at, linked),
            ComparisonAction::Unlink(id) => user_links::unlink(session, id),
            ComparisonAction::Next { forward, unseen } => {
                navigation::next_change(session, self.search.words(), forward, unseen);
            }
            ComparisonAction::FindNext(forward) => self.find_next(session, forward),
            ComparisonAction::MarkOn(forward) => multi_select::mark_on(session, self.search.words(), forward),
            ComparisonAction::MarkAll => multi_select::mark_all(session),
            ComparisonAction::Unmark => session.focus.unmark(),
            ComparisonAction::Step(forward) => navigation::step(session, forward),
            ComparisonAction::FirstToLast => navigation::first_to_last(session),
            ComparisonAction::LinkByHand => user_links::link_by_hand(session),
            ComparisonAction::CutByHand => user_links::cut_by_hand(session),
            ComparisonAction::Count(class) => ignore_options::switch_class(session, class),
            action => self.go(action, session),
        }
    }

    /// Goes to the next place of the words searched for, or the one before: in the history through all drafts, else in the
    /// text of those compared.
    fn find_next(&mut self, session: &mut Session, forward: bool) {
        if session.prefs.tab == Tab::History {
            self.go(ComparisonAction::Place(forward), session);
            return;
        }
        session.prefs.tab = Tab::Read;
        self.finder.refresh(session, self.search.words());
        self.finder.go(session, forward);
    }

    /// Walks through the history.
    fn go(&mut self, action: ComparisonAction, session: &mut Session) {
        let (origins, phrase) = (self.queries.origins(), self.search.view());
        let ways = Ways { provisions: &self.provisions, origins, phrase };
        match action {
            ComparisonAction::Walk(action) => self.walk.perform(session, &ways, action),
            ComparisonAction::Trip(forward) => self.walk.walk_trips(session, &ways, forward),
            ComparisonAction::Place(forward) => self.walk.walk_places(session, &ways, forward),
            ComparisonAction::Draft(forward) => self.walk.walk_drafts(session, forward),
            ComparisonAction::OpenHere => self.walk.open_here(session, &ways),
            ComparisonAction::GoBack => self.walk.come_back(session),
            _ => {}
        }
    }

    /// Arrives at the paragraph that was headed for, once its comparison is shown.
    fn arrive(&self, session: &mut Session) {
        let (Some((draft, paragraph)), Some(pair)) = (session.focus.heading_for, session.focus.pair) else { return };
        if self.status(session) != ComparisonStatus::Ready {
            return;
        }
        let side = if pair.new == draft { Side::New } else { Side::Old };
        let board = session.board.as_ref();
        let change = board.and_then(|board| board.comparison.home.get(side).get(paragraph).copied());
        session.focus.heading_for = None;
        if let Some(change) = change {
            session.select_change(change);
        }
    }

    /// Something else is done than walking on: the next step of a walk is a walk of its own.
    pub(in crate::app) const fn stop_walking(&mut self) {
        self.walk.stop_walking();
    }

    /// Whether there is a place to come back to.
    pub(in crate::app) fn can_come_back(&self, session: &Session) -> bool {
        self.walk.can_come_back(session)
    }

    /// How far the comparison of two drafts or more is.
    pub(in crate::app) fn status(&self, session: &Session) -> ComparisonStatus {
        if self.queries.is_stopped() {
            return ComparisonStatus::Stopped;
        }
        match self.queries.comparison() {
            Derived::Ready(_) if session.board.is_some() => ComparisonStatus::Ready,
            Derived::Ready(_) | Derived::Idle => ComparisonStatus::Working(None),
            Derived::Stale(_, part) if session.board.is_some() => ComparisonStatus::Stale(part),
            Derived::Stale(_, part) | Derived::Pending(part) => ComparisonStatus::Working(part),
            Derived::Failed(message) => ComparisonStatus::Broken(message),
        }
    }

    /// Which changes are shown.
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Words to light up, in lower case.
    pub fn find(&self) -> &str {
        self.search.words()
    }

    /// Words to light up, as typed.
    pub fn find_typed(&self) -> &str {
        self.search.typed()
    }

    /// The places of the words searched for in the drafts compared; nothing where no words are.
    pub fn hits(&self) -> Option<&[Hit]> {
        self.finder.hits()
    }

    /// The number, from 0, of the place stood on.
    pub fn current_hit(&self, session: &Session) -> Option<usize> {
        self.finder.current(session)
    }

    /// The place stood on.
    pub fn hit(&self, session: &Session) -> Option<Hit> {
        self.finder.hits()?.get(self.finder.current(session)?).copied()
    }

    /// The history of the words searched for; nothing when none are, or while the drafts are being read.
    pub const fn phrase(&self) -> Option<&PhraseView> {
        self.search.view()
    }

    /// The statement of completeness of the comparison shown; nothing while it is worked on.
    pub fn proof(&self) -> Option<Arc<Proof>> {
        self.queries.proof()
    }

    /// The chosen provision through all drafts; nothing without a choice, or while the lineage is worked on.
    pub fn provision(&self, session: &Session) -> Option<Arc<ProvisionView>> {
        self.provisions.view(session, self.queries.origins().as_ref())
    }

    /// The provisions that went there and back, in the order of the text.
    pub fn trips(&self) -> &[TripRow] {
        self.walk.trips()
    }

    /// Which of the rows is the chosen provision.
    pub fn trip_here(&self, session: &Session) -> Option<usize> {
        let provision = self.provision(session)?.provision;
        self.walk.trips().iter().position(|row| row.provision == provision)
    }

    /// What Enter opens in the history.
    pub const fn stand(&self) -> Stand {
        self.walk.stand()
    }

    /// The draft of the provision one stands on, as an index: the newer one of the comparison, until one has walked.
    pub fn stands_on_draft(&self, session: &Session) -> Option<usize> {
        self.walk.stands_on_draft(session)
    }

    /// The place of the phrase one stands on: its number from 0, its draft, and the place.
    pub fn stands_on_place(&self) -> Option<(usize, &PhraseRow, &PhrasePlace)> {
        self.walk.stands_on_place(self.search.view())
    }

    /// The words around the place one stands on.
    pub fn words_around_place(&self, session: &Session) -> Option<String> {
        self.walk.words_around_place(session, self.search.view())
    }
}

impl Feature for Comparisons {
    fn refresh(&mut self, session: &mut Session) {
        self.queries.refresh(session);
        let judged = self.queries.judged();
        self.maker.refresh(session, (&self.queries.comparison(), judged), &self.filter);
        self.finder.refresh(session, self.search.words());
        self.provisions.refresh(session, self.queries.origins().as_ref());
        if self.search.refresh(session) {
            self.walk.forget_place();
        }
        self.walk.refresh(session);
        self.arrive(session);
    }

    fn forget_study(&mut self) {
        self.filter = Filter::default();
    }

    fn work(&self, _session: &Session) -> Option<Work> {
        self.queries.work()
    }
}
