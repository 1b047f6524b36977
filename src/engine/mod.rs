//! Queries answered in the background and kept by the key of their inputs. The only threads.
//!
//! May use every room above but `locale`. Knows nothing of windows or files: it is given work as functions, and a
//! waker to call when an answer is there. Never decides what to ask.

mod jobs;
mod memo;
mod query;

pub use jobs::{Jobs, Waker};
pub use memo::{Memo, Same};
pub use query::{Derived, Query};

use crate::base::{Cancelled, ContentHash, DraftId, JobControl, Sides};
use crate::compare::{self, Binding, Comparison, Lineage, Options, Origins, Proof};
use crate::insight::strength::Languages;
use crate::insight::weight::{self, Judged};
use crate::study::Study;
use crate::text::Reading;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Runs `work` once on a named thread; the receiver gets its result. `None` when the system refuses a thread.
pub fn in_background<T: Send + 'static>(
    name: &'static str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<Receiver<T>> {
    let (send, receive) = sync_channel(1);
    let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        // Nobody listens any more when the question was dropped.
        send.send(work()).ok();
    });
    spawned.ok().map(|_detached| receive)
}

/// A draft as it is read, with a name for exactly this reading.
#[derive(Debug, Clone)]
pub struct KeyedReading {
    /// Function of all that the reading holds: words, labels, marks with their colours, comments, pages.
    pub key: ContentHash,
    /// The reading.
    pub reading: Arc<Reading>,
}

impl KeyedReading {
    /// Names `reading` by its content.
    pub fn new(reading: Arc<Reading>) -> Self {
        // Every field by its `Hash`: one that is added to a paragraph can't be forgotten here.
        Self { key: ContentHash::of_value(&*reading), reading }
    }
}

/// What names a comparison: both readings, the user's links and cuts, the options.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ComparisonKey(ContentHash);

/// The key of a comparison.
pub fn comparison_key(
    old: &KeyedReading,
    new: &KeyedReading,
    options: &Options,
    bindings: &[Binding],
) -> ComparisonKey {
    let choices = format!("{options:?} {bindings:?}");
    ComparisonKey(ContentHash::of_parts([
        old.key.to_string().as_bytes(),
        new.key.to_string().as_bytes(),
        choices.as_bytes(),
    ]))
}

/// Compares two drafts.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn compare_drafts(
    old: &KeyedReading,
    new: &KeyedReading,
    options: &Options,
    bindings: &[Binding],
    job: &JobControl,
) -> Result<Comparison, Cancelled> {
    compare::compare(&old.reading.paragraphs, &new.reading.paragraphs, options, bindings, job)
}

/// A comparison counted again under other options; links and redlines stay.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn counted_again(
    known: &Comparison,
    old: &KeyedReading,
    new: &KeyedReading,
    options: &Options,
    job: &JobControl,
) -> Result<Comparison, Cancelled> {
    job.check()?;
    let mut comparison = known.clone();
    compare::recount(&mut comparison, &old.reading.paragraphs, &new.reading.paragraphs, options);
    Ok(comparison)
}

/// The statement of completeness.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn proved(comparison: &Comparison, readings: &Sides<Arc<Reading>>, job: &JobControl) -> Result<Proof, Cancelled> {
    job.check()?;
    Ok(compare::proof(comparison, &readings.old.paragraphs, &readings.new.paragraphs))
}

/// What is judged of a comparison, and by what.
#[derive(Debug, Clone)]
pub struct ToJudge {
    /// The study: its asks, and what its copies say of their languages.
    pub study: Arc<Study>,
    /// The drafts compared.
    pub pair: Sides<DraftId>,
    /// The comparison.
    pub comparison: Arc<Comparison>,
    /// The drafts as they are read.
    pub readings: BTreeMap<DraftId, Arc<Reading>>,
    /// The lineage, once it is known.
    pub chain: Option<Arc<Chain>>,
}

/// The shift and weight of each change of a comparison.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn judged(of: &ToJudge, job: &JobControl) -> Result<Vec<Judged>, Cancelled> {
    job.check()?;
    let (study, pair) = (&of.study, of.pair);
    let reading = |id: DraftId| of.readings.get(&id).map_or(&[][..], |reading| reading.paragraphs.as_slice());
    let told = |id: DraftId| study.draft(id).and_then(|draft| draft.text.copy.language);
    let lineage = of.chain.as_deref().map(|chain| &chain.lineage);
    let touched = weight::touched(study, pair, &of.comparison, &of.readings, lineage);
    job.check()?;
    let places = study.place(pair.old).zip(study.place(pair.new)).map(|(old, new)| Sides::new(old, new));
    let asks = |change: usize| touched.get(&change).copied().unwrap_or_default();
    let (sides, told) = (Sides::new(reading(pair.old), reading(pair.new)), Sides::new(told(pair.old), told(pair.new)));
    let known = Languages { told, negotiated: study.language };
    Ok(weight::judged(&of.comparison, sides, known, lineage.zip(places), &asks))
}

/// The origin of every word of a row of drafts.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn origins(chain: &Chain, job: &JobControl) -> Result<Origins, Cancelled> {
    let texts: Vec<&[crate::text::Paragraph]> =
        chain.readings.iter().map(|reading| reading.paragraphs.as_slice()).collect();
    let steps: Vec<&Comparison> = chain.steps.iter().map(AsRef::as_ref).collect();
    compare::origins(&texts, &steps, &chain.lineage, job)
}

/// A row of drafts with the comparisons of neighbours and the lineage over all.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The drafts' readings.
    pub readings: Vec<Arc<Reading>>,
    /// The comparisons of neighbours, one fewer than drafts.
    pub steps: Vec<Arc<Comparison>>,
    /// The provisions.
    pub lineage: Lineage,
}

/// Compares all neighbours of a row and follows the provisions. `known` may hold, for each step, a comparison of the same
/// texts and links, and whether it was made under the same options.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn chain(
    drafts: &[KeyedReading],
    bindings: &[Vec<Binding>],
    options: &Options,
    known: &[Option<(Arc<Comparison>, bool)>],
    job: &JobControl,
) -> Result<Chain, Cancelled> {
    let total = drafts.len() as u64;
    let done = std::sync::atomic::AtomicU64::new(0);
    // Side by side: the parts of one comparison that can't be shared among the cores wait for no other.
    let steps = drafts
        .par_iter()
        .zip(drafts.par_iter().skip(1))
        .enumerate()
        .map(|(place, (old, new))| {
            job.check()?;
            let inner = JobControl { cancel: job.cancel.clone(), ..JobControl::default() };
            let bound = bindings.get(place).map_or(&[][..], Vec::as_slice);
            let step = match known.get(place).and_then(Option::as_ref) {
                Some((same, true)) => Arc::clone(same),
                Some((same, false)) => Arc::new(counted_again(same, old, new, options, &inner)?),
                None => Arc::new(compare_drafts(old, new, options, bound, &inner)?),
            };
            job.progress.set(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, total);
            Ok(step)
        })
        .collect::<Result<Vec<_>, Cancelled>>()?;
    let texts: Vec<&[crate::text::Paragraph]> =
        drafts.iter().map(|draft| draft.reading.paragraphs.as_slice()).collect();
    let comparisons: Vec<&Comparison> = steps.iter().map(AsRef::as_ref).collect();
    let lineage = compare::lineage(&texts, &comparisons, job)?;
    let readings = drafts.iter().map(|draft| Arc::clone(&draft.reading)).collect();
    Ok(Chain { readings, steps, lineage })
}

/// Does one thing with many, on all cores; the answers come in the order of the many.
pub fn par_map<T: Sync, A: Send>(many: &[T], work: impl Fn(&T) -> A + Sync + Send) -> Vec<A> {
    many.par_iter().map(work).collect()
}

/// Bytes of the stack of a thread that draws pages: the renderer follows forms into forms.
pub const DRAWING_STACK: usize = 32 << 20;

/// As [`in_background`], with a stack of so many bytes.
pub fn in_background_with_stack<T: Send + 'static>(
    name: &'static str,
    stack: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<Receiver<T>> {
    let (send, receive) = sync_channel(1);
    let builder = std::thread::Builder::new().name(name.to_owned()).stack_size(stack);
    let spawned = builder.spawn(move || {
        send.send(work()).ok();
    });
    spawned.ok().map(|_detached| receive)
}

/// How many things the machine does at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Does one thing with many, `at_once` of them side by side on threads of their own; the answers come in the order of the
/// many. For work that waits for other processes: the threads of [`par_map`] stay free for what computes.
pub fn side_by_side<T: Sync, A: Send>(many: &[T], at_once: usize, work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let next = AtomicUsize::new(0);
    let answers: Vec<Mutex<Option<A>>> = many.iter().map(|_| Mutex::new(None)).collect();
    let take = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(one), Some(answer)) = (many.get(at), answers.get(at)) else { return };
            let made = work(one);
            *answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(made);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..at_once.min(many.len()) {
            // Where the system refuses a thread, those that are there do the work.
            drop(std::thread::Builder::new().name("side by side".to_owned()).spawn_scoped(scope, take));
        }
        take();
    });
    answers.into_iter().filter_map(|answer| answer.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

/// Rests a worker for [`POLL`] while it waits for another process. Never called on the window's thread.
pub fn sleep_between_polls() {
    std::thread::sleep(POLL);
}

/// How long a worker rests between two looks at another process.
pub const POLL: std::time::Duration = std::time::Duration::from_millis(20);

/// A worker with a queue: orders are done one after the other, those that wait together are handed over together.
pub struct Worker<O: Send + 'static, A: Send + 'static> {
    orders: Option<std::sync::mpsc::SyncSender<O>>,
    answers: Receiver<A>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl<O: Send + 'static, A: Send + 'static> Worker<O, A> {
    /// Starts a worker of this name. `work` is given the orders that wait, and sends answers; when none has come for as long
    /// as `idle` says, it is called without any.
    pub fn start(
        name: &'static str,
        waker: Waker,
        idle: std::time::Duration,
        mut work: impl FnMut(Vec<O>, &mut dyn FnMut(A)) + Send + 'static,
    ) -> Self {
        let (orders, waiting) = sync_channel::<O>(4096);
        let (send, answers) = sync_channel::<A>(4096);
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            loop {
                let mut batch: Vec<O> = match waiting.recv_timeout(idle) {
                    Ok(first) => vec![first],
                    Err(RecvTimeoutError::Timeout) => Vec::new(),
                    Err(RecvTimeoutError::Disconnected) => break,
                };
                batch.extend(waiting.try_iter());
                let mut woken = !batch.is_empty();
                work(batch, &mut |answer| {
                    woken = true;
                    // Nobody listens any more when the program is leaving.
                    send.send(answer).ok();
                });
                if woken {
                    waker();
                }
            }
        });
        Self { orders: Some(orders), answers, thread: thread.ok() }
    }

    /// Gives an order. Returns whether the worker will do it.
    pub fn order(&self, order: O) -> bool {
        self.orders.as_ref().is_some_and(|orders| orders.send(order).is_ok())
    }

    /// An answer, if one is there.
    pub fn answer(&self) -> Option<A> {
        self.answers.try_recv().ok()
    }

    /// Waits for an answer. For tests, the command line, and leaving.
    pub fn wait(&self) -> Option<A> {
        self.answers.recv().ok()
    }

    /// Lets the worker finish what waits, and ends it.
    pub fn finish(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl<O: Send + 'static, A: Send + 'static> Drop for Worker<O, A> {
    /// What was ordered is done, also when the owner goes without a word.
    fn drop(&mut self) {
        self.finish();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::text::{Mark, Paragraph, Style};

    fn reading(marks: Vec<Mark>) -> KeyedReading {
        let paragraph = Paragraph { marks, ..Paragraph::plain("States shall act.") };
        KeyedReading::new(Arc::new(Reading { paragraphs: vec![paragraph], sources: vec![vec![0]] }))
    }

    #[test]
    fn a_copy_that_differs_in_colour_only_gets_a_new_comparison() {
        let coloured = |style: Style| reading(vec![Mark::new(Span::new(0, 6), style)]);
        let (old, blue) = (reading(Vec::new()), coloured(Style::Colour(0x00_00_FF)));
        let others = [Style::Colour(0x00_80_00), Style::Highlight(0x00_00_FF), Style::Bold].map(coloured);
        let key = |new: &KeyedReading| comparison_key(&old, new, &Options::default(), &[]);
        assert_eq!(key(&blue), key(&coloured(Style::Colour(0x00_00_FF))));
        for other in &others {
            assert_ne!(key(&blue), key(other), "{:?}", other.reading.paragraphs);
        }
    }
}
