//! What goes on in the background, all of it together: whom it wakes, what of it is told, stopping it, waiting for it.

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::comparison::action::ComparisonAction;
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shell::dialog::ComparisonStatus;
use crate::base::Message;
use crate::engine::Waker;
use std::time::Duration;

/// How many features there are.
const FEATURES: usize = 9;

impl App {
    /// The session, and the features in the order in which they take in what has come from the background.
    fn split(&mut self) -> (&mut Session, [&mut dyn Feature; FEATURES]) {
        let Self { session, study_file, drafts, report, comparison, brief, annotate, positions, facts, coders, .. } =
            self;
        (session, [study_file, drafts, report, comparison, brief, annotate, positions, facts, coders])
    }

    /// Takes in what has come from the background, and asks for what is missing. Called before every drawing.
    pub fn tick(&mut self) {
        for place in 0..FEATURES {
            let (session, features) = self.split();
            if let Some(feature) = features.into_iter().nth(place) {
                feature.refresh(session);
            }
            self.carry_out();
        }
        let now = self.session.since_start();
        self.session.notifications.retain(|toast| toast.until.is_none_or(|until| until > now));
        self.session.remember_place(self.shell.read_place());
        self.carry_out();
    }

    /// Another study was begun: what was under review, being checked or said is of the one before.
    pub(in crate::app) fn forget_study(&mut self) {
        for feature in self.split().1 {
            feature.forget_study();
        }
    }

    /// Stops what goes on in the background because the user wants it stopped.
    pub(in crate::app) fn stop(&mut self) {
        let stopped = self.work().map(|(what, _)| what);
        self.jobs.stop();
        for feature in self.split().1 {
            feature.stop();
        }
        let Some(what) = stopped else { return };
        let said = Message::new("work-stopped").text("what", self.session.locale.format(&what));
        match what.key {
            // The middle of the window says it, and goes on.
            "work-comparing" => {}
            "work-lineage" | "work-origins" => {
                let go_on = Action::Compare(ComparisonAction::Resume);
                self.session.notify_with_action(said, "button-go-on", go_on);
            }
            _ => self.session.notify(said, false),
        }
    }

    /// Sets what is called when a background answer is there.
    pub fn set_waker(&mut self, waker: Waker) {
        self.jobs.set_waker(waker);
    }

    /// Waits until nothing goes on in the background. For tests and the command line.
    pub fn settle(&mut self) {
        loop {
            // Where nothing ran before a tick, the tick has taken in every answer.
            let (was_quiet, begun) = (!self.jobs.is_running(), self.jobs.begun());
            self.tick();
            if self.jobs.wait() {
            } else if self.study_file.is_writing() {
                self.study_file.wait();
            } else if was_quiet && self.jobs.begun() == begun && !self.drafts.is_waiting() {
                self.tick();
                return;
            }
        }
    }

    /// What goes on in the background: what, and the part done.
    pub fn work(&self) -> Option<Work> {
        let Self { session, study_file, drafts, report, comparison, brief, annotate, positions, facts, coders, .. } =
            self;
        let features: [&dyn Feature; FEATURES] =
            [study_file, annotate, drafts, positions, comparison, brief, facts, report, coders];
        features.into_iter().find_map(|feature| feature.work(session))
    }

    /// What stands in the middle of the window.
    pub fn comparison_status(&self) -> ComparisonStatus {
        if self.has_drafts() {
            return self.comparison.status(&self.session);
        }
        ComparisonStatus::Working(self.study_file.work(&self.session).and_then(|(_, part)| part))
    }

    /// After what time `tick` wants to be called again without any input.
    pub fn next_tick(&self) -> Option<Duration> {
        if self.work().is_some() {
            return Some(Duration::from_millis(100));
        }
        if self.drafts.is_drawing() {
            return Some(Duration::from_millis(500));
        }
        if !self.session.toasts().is_empty() || self.study_file.is_writing() || self.coders.naming.is_waiting() {
            return Some(Duration::from_millis(250));
        }
        None
    }
}
