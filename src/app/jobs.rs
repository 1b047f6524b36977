//! What goes on in the background, all of it together: whom it wakes, and waiting until it is done.

use crate::app::app::App;
use crate::app::session::feature::Feature as _;
use crate::engine::Waker;
use std::sync::Arc;

impl App {
    /// Sets what is called when a background answer is there.
    pub fn set_waker(&mut self, waker: Waker) {
        for job in self.comparison.jobs().into_iter().chain(self.annotate.jobs()).chain(self.report.jobs()) {
            job.set_waker(&waker);
        }
        self.position_list.query.set_waker(Arc::clone(&waker));
        self.submitted.set_waker(Arc::clone(&waker));
        self.proposals.set_waker(Arc::clone(&waker));
        self.uptake.set_waker(Arc::clone(&waker));
        for job in self.drafts.jobs() {
            job.set_waker(&waker);
        }
        for job in self.study_file.jobs() {
            job.set_waker(&waker);
        }
        self.study_file.set_waker(Arc::clone(&waker));
        self.together.set_waker(&waker);
    }

    /// Waits until nothing goes on in the background. For tests and the command line.
    pub fn settle(&mut self) {
        loop {
            self.tick();
            if let Some(job) = self.study_file.jobs().into_iter().find(|job| job.is_running()) {
                job.wait();
            } else if self.submitted.is_running() {
                self.submitted.wait();
            } else if self.proposals.is_running() {
                self.proposals.wait();
            } else if self.uptake.is_running() {
                self.uptake.wait();
            } else if self.position_list.query.is_running() {
                self.position_list.query.wait();
            } else if let Some(job) = self
                .drafts
                .jobs()
                .into_iter()
                .chain(self.comparison.jobs())
                .chain(self.annotate.jobs())
                .chain(self.report.jobs())
                .find(|job| job.is_running())
            {
                job.wait();
            } else if self.together.wait() {
            } else if self.study_file.is_writing() {
                self.study_file.wait();
            } else if !self.drafts.is_waiting() {
                self.tick();
                return;
            }
        }
    }
}
