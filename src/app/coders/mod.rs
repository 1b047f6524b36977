//! Working with other coders: merging their copies, settling what both say differently, measuring agreement.
//!
//! Everything that changes the study is an edit of the person at work, in their own name.

pub(in crate::app) mod action;
pub(in crate::app) mod agreement;
pub(in crate::app) mod conflict_view;
pub(in crate::app) mod conflicts;
pub(in crate::app) mod merge;
pub(in crate::app) mod naming;

use crate::app::coders::action::CodersAction;
use crate::app::coders::agreement::{AgreementView, Disagreements};
use crate::app::coders::merge::{MergeSummary, Merging};
use crate::app::coders::naming::Naming;
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shell::dialog::{Dialog, WindowRequest};
use crate::base::Message;
use crate::engine::Jobs;

/// Working with other coders.
pub struct Coders {
    merging: Merging,
    agreement: Disagreements,
    pub(in crate::app) naming: Naming,
}

impl Coders {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { merging: Merging::new(jobs), agreement: Disagreements::new(jobs), naming: Naming::default() }
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: CodersAction, session: &mut Session) {
        match action {
            CodersAction::AskCopy => session.ask_window(WindowRequest::AskMerge),
            CodersAction::Read(path) => self.merging.read(session, path),
            CodersAction::ReadChanged(path, hash, before) => self.merging.read_changed(session, path, hash, before),
            CodersAction::AskBase => session.ask_window(WindowRequest::AskMergeBase),
            CodersAction::Base(path) => self.merging.set_base(session, Some(path)),
            CodersAction::NoBase => self.merging.set_base(session, None),
            CodersAction::TakeIn => self.merging.take_in(session),
            CodersAction::LeaveCopy => self.merging.leave(session),
            CodersAction::Settle(key, how) => conflicts::settle_conflict(session, key, how),
            CodersAction::SettleAll(how) => conflicts::settle_all(session, how),
            CodersAction::AskName => naming::ask(session),
            CodersAction::GoOnAs(name) => naming::go_on_as(session, &name),
            CodersAction::Rename(name) => naming::rename(session, &name),
            CodersAction::ToggleCoder(coder) => self.agreement.toggle_coder(coder),
            CodersAction::AllSteps(all) => self.agreement.all_steps(all),
            CodersAction::OnTheme(theme) => self.agreement.on_theme(theme),
            CodersAction::GoToDisagreement(place) => self.agreement.go_to(session, place),
            CodersAction::Give(place) => self.agreement.give_theme(session, place),
            CodersAction::Withdraw(place) => self.agreement.withdraw_theme(session, place),
        }
    }

    /// What merging the copy that was read would do; `None` while it is read.
    pub fn merge_summary(&self) -> Option<&MergeSummary> {
        self.merging.summary()
    }

    /// How far the coders agree; `None` while it is measured for the first time.
    pub fn agreement(&self) -> Option<AgreementView> {
        self.agreement.view()
    }
}

impl Feature for Coders {
    fn refresh(&mut self, session: &mut Session) {
        self.merging.refresh(session);
        self.naming.refresh(session);
        if matches!(session.dialog, Some(Dialog::Agreement)) {
            self.agreement.refresh(session);
        }
    }

    fn forget_study(&mut self) {
        self.naming = Naming::default();
    }

    fn work(&self, session: &Session) -> Option<Work> {
        let merging = || self.merging.is_running().then(|| (Message::new("work-merging"), None));
        let is_open = matches!(session.dialog, Some(Dialog::Agreement));
        merging().or_else(|| (is_open && self.agreement.is_running()).then(|| (Message::new("work-agreement"), None)))
    }
}
