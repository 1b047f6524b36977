//! What goes on in the background, all of it together: whom it wakes, and waiting until it is done.

use crate::app::app::App;
use crate::app::session::feature::Feature as _;
use crate::engine::Waker;
use std::sync::Arc;

impl App {
    /// Sets what is called when a background answer is there.
    pub fn set_waker(&mut self, waker: Waker) {
        for job in self.comparison.jobs().into_iter().chain(self.annotate.jobs()) {
            job.set_waker(&waker);
        }
        self.position_list.query.set_waker(Arc::clone(&waker));
        self.imports.set_waker(Arc::clone(&waker));
        self.better_copies.set_waker(Arc::clone(&waker));
        self.arrivals.set_waker(&waker);
        self.submitted.set_waker(Arc::clone(&waker));
        self.proposals.set_waker(Arc::clone(&waker));
        self.drawn.set_waker(Arc::clone(&waker));
        self.original.set_waker(Arc::clone(&waker));
        self.report.set_waker(Arc::clone(&waker));
        self.uptake.set_waker(Arc::clone(&waker));
        self.saving.set_waker(Arc::clone(&waker));
        self.together.set_waker(&waker);
    }

    /// Waits until nothing goes on in the background. For tests and the command line.
    pub fn settle(&mut self) {
        loop {
            self.tick();
            if self.arrivals.is_running() {
                self.arrivals.wait();
            } else if self.imports.is_running() {
                self.imports.wait();
            } else if self.better_copies.is_running() {
                self.better_copies.wait();
            } else if self.submitted.is_running() {
                self.submitted.wait();
            } else if self.proposals.is_running() {
                self.proposals.wait();
            } else if self.uptake.is_running() {
                self.uptake.wait();
            } else if self.position_list.query.is_running() {
                self.position_list.query.wait();
            } else if self.report.is_running() {
                self.report.wait();
            } else if self.drawn.is_running() {
                self.drawn.wait();
            } else if self.original.is_running() {
                self.original.wait();
            } else if let Some(job) =
                self.comparison.jobs().into_iter().chain(self.annotate.jobs()).find(|job| job.is_running())
            {
                job.wait();
            } else if self.together.wait() {
            } else if self.saving.is_waiting() {
                self.saving.wait();
            } else if self.waiting.is_empty() {
                self.tick();
                return;
            }
        }
    }
}
