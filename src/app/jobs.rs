//! What goes on in the background, all of it together: whom it wakes, and waiting until it is done.

use crate::app::app::App;
use crate::app::session::feature::Feature as _;
use crate::engine::Waker;
use std::sync::Arc;

impl App {
    /// Sets what is called when a background answer is there.
    pub fn set_waker(&mut self, waker: Waker) {
        for job in self.comparison.jobs() {
            job.set_waker(&waker);
        }
        for job in self.positions.jobs() {
            job.set_waker(&waker);
        }
        self.theme_model.set_waker(Arc::clone(&waker));
        self.left.query.set_waker(Arc::clone(&waker));
        self.imports.set_waker(Arc::clone(&waker));
        self.better_copies.set_waker(Arc::clone(&waker));
        self.arrivals.set_waker(&waker);
        self.drawn.set_waker(Arc::clone(&waker));
        self.original.set_waker(Arc::clone(&waker));
        self.report.set_waker(Arc::clone(&waker));
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
            } else if self.theme_model.is_running() {
                self.theme_model.wait();
            } else if self.left.query.is_running() {
                self.left.query.wait();
            } else if self.report.is_running() {
                self.report.wait();
            } else if self.drawn.is_running() {
                self.drawn.wait();
            } else if self.original.is_running() {
                self.original.wait();
            } else if let Some(job) = self.comparison.jobs().into_iter().find(|job| job.is_running()) {
                job.wait();
            } else if let Some(job) = self.positions.jobs().into_iter().find(|job| job.is_running()) {
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
