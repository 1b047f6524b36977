//! The register of everything that is worked on in the background.

use crate::base::JobControl;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Called from a worker when an answer is there, so that the screen is drawn again.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Knows every [`Query`](super::Query) made with it: one place to wake, to wait, to stop.
///
/// A query can't be made without a register, so none is forgotten. Cloning it is cheap and gives the same register.
///
/// ```text
/// let jobs = Jobs::default();
/// let comparison = Query::new("comparison", 24, &jobs);     registered here, and nowhere else
/// jobs.set_waker(waker);                                    also for queries made before
/// while tick() && jobs.wait() {}                            settle
/// jobs.stop();                                              Stop: what runs ends and is not begun again …
/// jobs.resume();                                            … until this, or until a query is asked something else
/// ```
#[derive(Clone, Default)]
pub struct Jobs(Arc<Register>);

#[derive(Default)]
struct Register {
    waker: Mutex<Option<Waker>>,
    running: Mutex<BTreeMap<u64, Entry>>,
    ended: Condvar,
    /// The number of the newest job; they count from 1.
    newest: AtomicU64,
    /// Jobs up to this number were stopped.
    stopped: AtomicU64,
    /// How often what was stopped was let go on.
    resumed: AtomicU64,
}

struct Entry {
    name: &'static str,
    control: JobControl,
}

/// Guards what a panic can't leave half done: each lock is held for single assignments only.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Jobs {
    /// Sets what is called when an answer is there, for all queries of the register.
    pub fn set_waker(&self, waker: Waker) {
        *lock(&self.0.waker) = Some(waker);
    }

    /// Returns a waker that calls the one set last; for workers that are no queries.
    pub fn waker(&self) -> Waker {
        let jobs = self.clone();
        Arc::new(move || jobs.wake())
    }

    /// Calls the waker.
    pub(super) fn wake(&self) {
        let waker = lock(&self.0.waker).clone();
        if let Some(waker) = waker {
            waker();
        }
    }

    /// Returns whether any job is being worked on. One that has ended counts no more, although its query may not have
    /// taken its answer in yet.
    pub fn is_running(&self) -> bool {
        !lock(&self.0.running).is_empty()
    }

    /// Returns how many jobs were begun since the program started.
    pub fn begun(&self) -> u64 {
        self.0.newest.load(Ordering::Relaxed)
    }

    /// Returns the names of the jobs being worked on and the parts done (0 to 1, where known), oldest first.
    pub fn running(&self) -> Vec<(&'static str, Option<f32>)> {
        lock(&self.0.running).values().map(|entry| (entry.name, entry.control.progress.part())).collect()
    }

    /// Waits until one of the jobs being worked on has ended. Returns `false` at once when there is none. For tests, the
    /// command line and leaving; the window never waits.
    pub fn wait(&self) -> bool {
        let running = lock(&self.0.running);
        let awaited: Vec<u64> = running.keys().copied().collect();
        if awaited.is_empty() {
            return false;
        }
        let all_there = |running: &mut BTreeMap<u64, Entry>| awaited.iter().all(|number| running.contains_key(number));
        drop(self.0.ended.wait_while(running, all_there).unwrap_or_else(PoisonError::into_inner));
        true
    }

    /// Stops all that is being worked on. A stopped query answers [`Idle`](super::Derived::Idle), says so by
    /// [`is_stopped`](super::Query::is_stopped), and is not begun again by asking it the same.
    pub fn stop(&self) {
        let running = lock(&self.0.running);
        self.0.stopped.store(self.0.newest.load(Ordering::Relaxed), Ordering::Relaxed);
        running.values().for_each(|entry| entry.control.cancel.cancel());
    }

    /// Lets what was stopped be begun again.
    pub fn resume(&self) {
        self.0.resumed.fetch_add(1, Ordering::Relaxed);
    }

    /// The number of times that stopped jobs were let go on.
    pub(super) fn resumed(&self) -> u64 {
        self.0.resumed.load(Ordering::Relaxed)
    }

    /// Whether the job of this number was running when all were stopped.
    pub(super) fn was_stopped(&self, number: u64) -> bool {
        number <= self.0.stopped.load(Ordering::Relaxed)
    }

    /// Enters a job that begins; returns its number.
    pub(super) fn enter(&self, name: &'static str, control: &JobControl) -> u64 {
        let mut running = lock(&self.0.running);
        let number = self.0.newest.fetch_add(1, Ordering::Relaxed) + 1;
        running.insert(number, Entry { name, control: control.clone() });
        number
    }

    /// Strikes a job out: it has ended, or nobody waits for it any more.
    pub(super) fn strike(&self, number: u64) {
        lock(&self.0.running).remove(&number);
        self.0.ended.notify_all();
    }
}

impl From<&Self> for Jobs {
    fn from(jobs: &Self) -> Self {
        jobs.clone()
    }
}

impl std::fmt::Debug for Jobs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.running()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Derived, Query};
    use super::*;
    use crate::base::Cancelled;
    use std::sync::atomic::AtomicUsize;

    fn endless(job: &JobControl) -> Result<u32, Cancelled> {
        job.progress.set(1, 4);
        loop {
            job.check()?;
            std::thread::yield_now();
        }
    }

    #[test]
    fn one_waker_serves_all_queries_also_earlier_ones() {
        let jobs = Jobs::default();
        let mut first: Query<u32, u32> = Query::new("first", 1, &jobs);
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        jobs.set_waker(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        let mut second: Query<u32, u32> = Query::new("second", 1, &jobs);
        first.want(&1, |_| Ok(1));
        second.want(&1, |_| Ok(2));
        first.wait();
        second.wait();
        while woken.load(Ordering::SeqCst) < 2 {
            std::thread::yield_now();
        }
        jobs.waker()();
        assert_eq!(woken.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn waiting_ends_when_nothing_runs() {
        let jobs = Jobs::default();
        let mut first: Query<u32, u32> = Query::new("first", 1, &jobs);
        let mut second: Query<u32, u32> = Query::new("second", 1, &jobs);
        assert!(!jobs.wait());
        first.want(&1, |_| Ok(1));
        second.want(&1, |_| Ok(2));
        while jobs.wait() {}
        assert!(!jobs.is_running());
        assert!(first.collect() && second.collect());
        assert!(matches!(second.get(), Derived::Ready(value) if *value == 2));
    }

    #[test]
    fn a_panic_strikes_the_job_out() {
        let jobs = Jobs::default();
        let mut query: Query<u32, u32> = Query::new("broken", 1, &jobs);
        query.want(&1, |_| panic!("on purpose"));
        while jobs.wait() {}
        assert!(query.collect());
        assert!(matches!(query.get(), Derived::Failed(_)));
    }

    #[test]
    fn what_was_stopped_is_not_begun_again_until_it_may() {
        let jobs = Jobs::default();
        let mut query: Query<u32, u32> = Query::new("endless", 1, &jobs);
        query.want(&1, endless);
        while jobs.running() != [("endless", Some(0.25))] {
            std::thread::yield_now();
        }
        jobs.stop();
        while jobs.wait() {}
        // As the next drawing does: takes the answer in, and asks the same.
        query.collect();
        query.want(&1, endless);
        assert!(!jobs.is_running() && !query.is_running() && query.is_stopped());
        assert!(matches!(query.get(), Derived::Idle));

        query.want(&2, |_| Ok(20));
        query.wait();
        assert!(!query.is_stopped());
        assert!(matches!(query.get(), Derived::Ready(value) if *value == 20));

        query.want(&1, endless);
        assert!(!jobs.is_running() && query.is_stopped(), "coming back to it does not begin it either");
        jobs.resume();
        assert!(!query.is_stopped());
        query.want(&1, |_| Ok(10));
        query.wait();
        assert!(matches!(query.get(), Derived::Ready(value) if *value == 10));
    }

    #[test]
    fn a_stop_does_not_touch_what_begins_later_nor_what_was_only_cancelled() {
        let jobs = Jobs::default();
        jobs.stop();
        let mut query: Query<u32, u32> = Query::new("later", 1, &jobs);
        query.want(&1, endless);
        query.cancel();
        query.wait();
        assert!(!query.is_stopped());
        query.want(&1, |_| Ok(10));
        query.wait();
        assert!(matches!(query.get(), Derived::Ready(value) if *value == 10));
    }

    #[test]
    fn a_replaced_job_is_not_waited_for() {
        let jobs = Jobs::default();
        let mut query: Query<u32, u32> = Query::new("replaced", 1, &jobs);
        query.want(&1, endless);
        query.want(&2, |_| Ok(20));
        assert!(jobs.running().len() <= 1);
        while jobs.wait() {}
        query.want(&3, endless);
        drop(query);
        assert!(!jobs.is_running());
    }
}
