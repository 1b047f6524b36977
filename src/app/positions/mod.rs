//! Who wants what: positions and milestones, actors, the ask ledger, submissions under review.
//!
//! Everything here is kept in the study as edits. Never compares, never annotates: it reads the comparison and the steps
//! that the session publishes.

pub(in crate::app) mod action;
pub(in crate::app) mod actors;
pub(in crate::app) mod agreed;
pub(in crate::app) mod ask_ledger;
pub(in crate::app) mod by_actor;
mod detail;
mod edits;
pub(in crate::app) mod fate;
mod filter;
mod here;
mod list;
mod source_dates;
pub(in crate::app) mod submission;
pub(in crate::app) mod view;
mod window;
pub(in crate::app) mod wording;

use crate::app::command::Command;
use crate::app::command::action::Action;
use crate::app::positions::action::{ActorAction, ActorWhere, PositionAction, PositionFilter, Whose};
use crate::app::positions::agreed::Agreed;
use crate::app::positions::ask_ledger::AskLedger;
use crate::app::positions::by_actor::{ByActor, WhoView};
use crate::app::positions::fate::Fates;
use crate::app::positions::submission::Submissions;
use crate::app::positions::submission::view::SubmissionView;
use crate::app::positions::view::{EvidenceLine, PositionsView};
use crate::app::positions::window::PositionsWindow;
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shared::ask_ledger_view::LedgerView;
use crate::app::shared::recognising::Recognising;
use crate::app::shell::dialog::Dialog;
use crate::base::{ActorId, AskId, Message, PositionId};
use crate::engine::Jobs;
use crate::insight::proposals::MarkupKey;

/// Who wants what.
pub struct Positions {
    window: PositionsWindow,
    ledger: AskLedger,
    fate: Fates,
    agreed: Agreed,
    by_actor: ByActor,
    submissions: Submissions,
}

impl Positions {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            window: PositionsWindow::new(jobs),
            ledger: AskLedger::new(jobs),
            fate: Fates::new(jobs),
            agreed: Agreed::new(jobs),
            by_actor: ByActor::default(),
            submissions: Submissions::new(jobs),
        }
    }

    /// The OCR program that reads pages without text.
    pub(in crate::app) const fn recognising(&mut self) -> &mut Recognising {
        &mut self.submissions.recognising
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: PositionAction, session: &mut Session) {
        match action {
            PositionAction::Ledger(action) => self.ledger.perform(session, action),
            PositionAction::Fate(action) => self.fate.perform(action, session),
            PositionAction::Agreed(action) => {
                self.agreed.perform(session, action, self.submissions.recognising.apart());
            }
            PositionAction::Actor(action) => self.perform_actor(action, session),
            PositionAction::Submission(action) => self.submissions.perform(session, action),
            PositionAction::Open(start) => session.dialog = Some(Dialog::Positions(start)),
            PositionAction::List => self.window.open_list(session),
            PositionAction::ListHere => self.window.open_here(session),
            PositionAction::New => window::new_position(session),
            PositionAction::Show(id) => self.window.open_on(session, id),
            PositionAction::Choose(id) => self.window.choose(id),
            PositionAction::Walk(by) => self.window.walk(by),
            PositionAction::SetFilter(filter) => self.window.set_filter(filter),
            PositionAction::Save(id, position) => {
                if let Some(id) = edits::save(session, id, *position) {
                    self.window.choose(id);
                }
            }
            PositionAction::Remove(id, everywhere) => self.window.remove(session, id, everywhere),
            PositionAction::TakeOut(id) => edits::take_out(session, id),
            PositionAction::LinkHere(id) => edits::link_here(session, id),
            PositionAction::Unlink(id, place) => edits::unlink(session, id, place),
            PositionAction::Go(draft, paragraph) => {
                session.dialog = None;
                session.show_paragraph(draft, paragraph);
            }
            PositionAction::SaveMilestone(place, milestone) => edits::save_milestone(session, place, *milestone),
            PositionAction::RemoveMilestone(place) => edits::remove_milestone(session, place),
        }
    }

    fn perform_actor(&mut self, action: ActorAction, session: &mut Session) {
        match action {
            ActorAction::Choose(whose) => self.by_actor.choose(whose),
            ActorAction::ShowClaims(whose) => by_actor::show_claims(session, whose),
            ActorAction::Show(id, place) => {
                session.dialog = None;
                match place {
                    ActorWhere::Positions => self.window.open_on_actor(session, id),
                    ActorWhere::Claims => by_actor::show_claims(session, Whose::Actor(id)),
                    ActorWhere::Asks => session.request(Action::Run(Command::ShowLedger)),
                }
            }
            action => actors::perform(session, action),
        }
    }

    /// The window of positions; nothing while it is closed.
    pub const fn view(&self) -> Option<&PositionsView> {
        self.window.view()
    }

    /// Which positions its window lists.
    pub const fn filter(&self) -> &PositionFilter {
        self.window.filter()
    }

    /// The positions that may be cited for an attribution to these actors: those chosen already, those that have to do
    /// with the change, the actors' others. Without an actor, those that have to do with the change.
    pub fn evidence_lines(&self, session: &Session, actors: &[ActorId], chosen: &[PositionId]) -> Vec<EvidenceLine> {
        self.window.evidence_lines(session, actors, chosen)
    }

    /// The ask ledger; nothing while the drafts are being followed for the first time.
    pub const fn ledger(&self) -> Option<&LedgerView> {
        self.ledger.view()
    }

    /// The chosen cell of the ledger: its ask and its draft's place.
    pub fn ledger_cell(&self) -> Option<(AskId, usize)> {
        self.ledger.cell()
    }

    /// What became of proposals and asks.
    pub const fn fate(&self) -> &Fates {
        &self.fate
    }

    /// Agreed language.
    pub const fn agreed(&self) -> &Agreed {
        &self.agreed
    }

    /// How the red lines stand in the newest draft, when any of them is watched.
    pub fn red_lines(&self) -> Option<Message> {
        self.ledger.red_lines()
    }

    /// Those with positions or attributions, and what the chosen one has; nothing while that is not shown, or empty.
    pub const fn by_actor(&self) -> Option<&WhoView> {
        self.by_actor.view()
    }

    /// The submission under review, and the chosen row; nothing while none is, or while it is read for the first time.
    pub fn submission(&self) -> Option<(&SubmissionView, usize)> {
        self.submissions.shown()
    }

    /// Whether a submission is under review; plain keys are the review's then.
    pub const fn is_reviewing(&self) -> bool {
        self.submissions.is_reviewing()
    }

    /// What a look stands for in the submission under review.
    pub fn markup_key(&self) -> Option<&MarkupKey> {
        self.submissions.markup_key()
    }

    /// The paragraphs of the draft a submission is read against: place in the reading, how it is cited, first words.
    pub fn base_paragraphs(&self, session: &Session) -> Vec<(usize, String, String)> {
        self.submissions.base_paragraphs(session)
    }
}

impl Feature for Positions {
    fn refresh(&mut self, session: &mut Session) {
        self.submissions.refresh(session);
        self.ledger.refresh(session);
        self.fate.refresh(session);
        self.agreed.refresh(session, self.submissions.recognising.apart());
        self.window.refresh(session);
        self.by_actor.refresh(session);
    }

    fn forget_study(&mut self) {
        self.submissions.forget();
        self.fate.forget_study();
        self.agreed.forget();
    }

    fn work(&self, _session: &Session) -> Option<Work> {
        self.submissions.work().or_else(|| self.agreed.work())
    }
}
