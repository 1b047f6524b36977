//! One question whose answer is computed in the background.

use super::jobs::Jobs;
use crate::base::{Cancelled, JobControl, Message};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

/// A value that is computed in the background.
#[derive(Debug)]
pub enum Derived<T> {
    /// The answer to the question asked.
    Ready(Arc<T>),
    /// The answer to an earlier question, while the new one is worked on; show it dimmed.
    Stale(Arc<T>, Option<f32>),
    /// Nothing yet; the part done, if known.
    Pending(Option<f32>),
    /// The work broke; our own mistake, said with a sentence.
    Failed(Message),
    /// Nothing was asked, or what was asked was stopped.
    Idle,
}

impl<T> Derived<T> {
    /// The value, also a stale one.
    pub fn value(&self) -> Option<&Arc<T>> {
        match self {
            Self::Ready(value) | Self::Stale(value, _) => Some(value),
            Self::Pending(_) | Self::Failed(_) | Self::Idle => None,
        }
    }

    /// The part of the work that is done, where that is known.
    pub const fn part(&self) -> Option<f32> {
        match self {
            Self::Stale(_, part) | Self::Pending(part) => *part,
            Self::Ready(_) | Self::Failed(_) | Self::Idle => None,
        }
    }
}

type Answer<T> = Result<Arc<T>, Failure>;

enum Failure {
    Cancelled,
    Broken(Message),
}

struct Running<K, T> {
    key: K,
    /// Its number in the register.
    number: u64,
    job: JobControl,
    answer: Receiver<Answer<T>>,
}

/// A question with at most one job running: the newest. A late answer can't land on a new question, since each job
/// has a channel of its own; answers are kept, a bounded number of them, by the key of their inputs.
pub struct Query<K, T> {
    name: &'static str,
    jobs: Jobs,
    kept: BTreeMap<K, (u64, Arc<T>)>,
    keep: usize,
    clock: u64,
    asked: Option<K>,
    shown: Option<Arc<T>>,
    running: Option<Running<K, T>>,
    failed: Option<(K, Message)>,
    /// What was stopped, and how often stopped work had been let go on by then.
    stopped: Option<(K, u64)>,
}

impl<K: Ord + Clone, T: Send + Sync + 'static> Query<K, T> {
    /// Makes a question of the register `jobs`; `name` is the worker's, `keep` the number of answers kept.
    pub fn new(name: &'static str, keep: usize, jobs: impl Into<Jobs>) -> Self {
        Self {
            name,
            jobs: jobs.into(),
            kept: BTreeMap::new(),
            keep: keep.max(1),
            clock: 0,
            asked: None,
            shown: None,
            running: None,
            failed: None,
            stopped: None,
        }
    }

    /// Asks for the answer of `key`. Asking again while it is worked on, or known, costs nothing; so does asking for what
    /// was stopped, until stopped work may go on ([`Jobs::resume`]).
    pub fn want(&mut self, key: &K, work: impl FnOnce(&JobControl) -> Result<T, Cancelled> + Send + 'static) {
        self.collect();
        if self.asked.as_ref() == Some(key) && (self.running.is_some() || self.answer_of(key).is_some()) {
            return;
        }
        self.asked = Some(key.clone());
        if let Some(running) = &self.running {
            if running.key == *key {
                return;
            }
            running.job.cancel.cancel();
            self.jobs.strike(running.number);
            self.running = None;
        }
        self.clock += 1;
        if let Some((used, value)) = self.kept.get_mut(key) {
            *used = self.clock;
            self.shown = Some(Arc::clone(value));
            return;
        }
        if self.failed.as_ref().is_some_and(|(failed, _)| failed == key) || self.is_stopped() {
            return;
        }
        self.start(key.clone(), work);
    }

    fn start(&mut self, key: K, work: impl FnOnce(&JobControl) -> Result<T, Cancelled> + Send + 'static) {
        let job = JobControl::default();
        let (send, answer) = sync_channel(1);
        let number = self.jobs.enter(self.name, &job);
        let (inner, jobs) = (job.clone(), self.jobs.clone());
        let builder = std::thread::Builder::new().name(self.name.to_owned());
        let spawned = builder.spawn(move || {
            // A panic here is a mistake of ours; it must cost one answer, not the user's work.
            let result = match catch_unwind(AssertUnwindSafe(|| work(&inner))) {
                Ok(Ok(value)) => Ok(Arc::new(value)),
                Ok(Err(Cancelled)) => Err(Failure::Cancelled),
                Err(_panic) => Err(Failure::Broken(Message::new("app-job-broken"))),
            };
            // Nobody listens when the question was replaced; then the answer is not wanted.
            send.send(result).ok();
            jobs.strike(number);
            jobs.wake();
        });
        match spawned {
            Ok(_detached) => self.running = Some(Running { key, number, job, answer }),
            Err(error) => {
                self.jobs.strike(number);
                self.failed = Some((key, Message::new("app-no-thread").text("error", error.to_string())));
            }
        }
    }

    /// Takes in an answer that has arrived. Returns whether one has.
    pub fn collect(&mut self) -> bool {
        let Some(running) = &self.running else { return false };
        let answer = match running.answer.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return false,
            Err(TryRecvError::Disconnected) => Err(Failure::Broken(Message::new("app-job-broken"))),
        };
        self.take_in(answer);
        true
    }

    fn take_in(&mut self, answer: Answer<T>) {
        let Some(Running { key, number, .. }) = self.running.take() else { return };
        // The worker may not have come to it yet: what is taken in runs no more.
        self.jobs.strike(number);
        match answer {
            Ok(value) => {
                self.clock += 1;
                self.shown = Some(Arc::clone(&value));
                self.kept.insert(key, (self.clock, value));
                if self.kept.len() > self.keep {
                    let oldest = self.kept.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone());
                    if let Some(oldest) = oldest {
                        self.kept.remove(&oldest);
                    }
                }
            }
            Err(Failure::Cancelled) if self.jobs.was_stopped(number) => {
                self.stopped = Some((key, self.jobs.resumed()));
            }
            Err(Failure::Cancelled) => self.asked = None,
            Err(Failure::Broken(message)) => self.failed = Some((key, message)),
        }
    }

    /// The answer to what was asked last.
    pub fn get(&self) -> Derived<T> {
        let Some(asked) = &self.asked else {
            return Derived::Idle;
        };
        if let Some(value) = self.answer_of(asked) {
            return Derived::Ready(Arc::clone(value));
        }
        if let Some((key, message)) = &self.failed
            && key == asked
        {
            return Derived::Failed(message.clone());
        }
        if self.is_stopped() {
            return Derived::Idle;
        }
        let part = self.running.as_ref().and_then(|running| running.job.progress.part());
        match &self.shown {
            Some(value) => Derived::Stale(Arc::clone(value), part),
            None => Derived::Pending(part),
        }
    }

    /// The kept answer of `key`, if there is one.
    pub fn answer_of(&self, key: &K) -> Option<&Arc<T>> {
        self.kept.get(key).map(|(_, value)| value)
    }

    /// Whether a job runs.
    pub const fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Whether what was asked last was stopped ([`Jobs::stop`]) and may not go on yet.
    pub fn is_stopped(&self) -> bool {
        let Some((key, resumed)) = &self.stopped else { return false };
        self.asked.as_ref() == Some(key) && *resumed == self.jobs.resumed()
    }

    /// Asks the running job to end. Asking the same again begins it again: for work that is of no use any more. What the
    /// user stops is stopped by [`Jobs::stop`].
    pub fn cancel(&mut self) {
        if let Some(running) = &self.running {
            running.job.cancel.cancel();
        }
    }

    /// Waits for the running job, if any. For tests and the command line; the window never waits.
    pub fn wait(&mut self) {
        let Some(running) = &self.running else { return };
        let answer = running.answer.recv().unwrap_or_else(|_gone| Err(Failure::Broken(Message::new("app-job-broken"))));
        self.take_in(answer);
    }
}

impl<K, T> Drop for Query<K, T> {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running.job.cancel.cancel();
            self.jobs.strike(running.number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query() -> Query<u32, u32> {
        Query::new("test", 2, Jobs::default())
    }

    #[test]
    fn the_newest_question_wins_and_the_old_value_stays_visible() {
        let mut query = query();
        query.want(&1, |_| Ok(10));
        query.wait();
        assert!(matches!(query.get(), Derived::Ready(value) if *value == 10));
        query.want(&2, |job| {
            loop {
                job.check()?;
                std::thread::yield_now();
            }
        });
        assert!(matches!(query.get(), Derived::Stale(value, _) if *value == 10));
        query.want(&3, |_| Ok(30));
        query.wait();
        assert!(matches!(query.get(), Derived::Ready(value) if *value == 30));
    }

    #[test]
    fn known_answers_are_not_computed_again() {
        let mut query = query();
        query.want(&1, |_| Ok(10));
        query.wait();
        query.want(&2, |_| Ok(20));
        query.wait();
        query.want(&1, |_| Ok(99));
        assert!(matches!(query.get(), Derived::Ready(value) if *value == 10));
    }

    #[test]
    fn a_panic_costs_one_answer() {
        let mut query = query();
        query.want(&1, |_| panic!("on purpose"));
        query.wait();
        assert!(matches!(query.get(), Derived::Failed(_)));
        query.want(&2, |_| Ok(20));
        query.wait();
        assert!(matches!(query.get(), Derived::Ready(_)));
    }
}
