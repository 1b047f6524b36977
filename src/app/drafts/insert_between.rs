//! A draft put in between two others: the annotations of the step it divides go to the step on which their words
//! changed, as a part of putting it there. Compared in the background; until then they stay on the wide step.

use crate::app::session::Session;
use crate::app::shared::bindings::bindings_of;
use crate::base::{AnnotationId, DraftId, Message, Sides};
use crate::engine::KeyedReading;
use crate::engine::{self, Derived, Jobs, Query};
use crate::study::insert_draft::{self, Division, Read, Sorted};
use crate::study::{Draft, Study};
use crate::study::{Edit, apply};
use std::collections::VecDeque;
use std::sync::Arc;

/// A step to be divided, and the entry of the history that put the draft there.
type Waiting = (Division, u64);

/// Steps that drafts were put into, to be divided.
pub(super) struct Dividing {
    waiting: VecDeque<Waiting>,
    now: Option<Waiting>,
    query: Query<u64, (Arc<Study>, Sorted)>,
    number: u64,
}

impl Dividing {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self { waiting: VecDeque::new(), now: None, query: Query::new("carrying", 1, jobs), number: 0 }
    }

    /// Whether steps are being divided.
    pub(super) const fn is_running(&self) -> bool {
        self.query.is_running()
    }

    /// Whether steps wait to be divided.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty() || self.now.is_some()
    }

    /// Stops; the annotations of what was not divided yet stay on the wide step.
    pub(super) fn cancel(&mut self) {
        self.waiting.clear();
        self.now = None;
        self.query.cancel();
    }

    /// After an edit that may have put drafts in between others: `order` is the timeline before it.
    pub(in crate::app) fn divide(&mut self, session: &mut Session, order: &[DraftId]) {
        let study = Arc::clone(session.study());
        let (_, serial) = session.history.moment();
        let turned = insert_draft::turned_round(order, &study);
        if !turned.is_empty() {
            self.carry(session, &Sorted { moved: Vec::new(), adrift: turned }, serial);
        }
        let (_, serial) = session.history.moment();
        self.waiting.extend(insert_draft::divisions(order, &study).into_iter().map(|step| (step, serial)));
    }

    /// Takes in how the annotations of a divided step were sorted, and begins with the next.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if let Some((step, serial)) = self.now {
            let number = self.number;
            match self.query.answer_of(&number).cloned() {
                Some(answer) => {
                    self.now = None;
                    if Arc::ptr_eq(&answer.0, session.study()) {
                        self.carry(session, &answer.1.clone(), serial);
                    } else {
                        // Something was done meanwhile: sorted again, as the study is now.
                        self.waiting.push_front((step, serial));
                    }
                }
                None if self.query.is_running() => return,
                None => {
                    self.now = None;
                    if let Derived::Failed(message) = self.query.get() {
                        session.notify_error(message);
                    }
                }
            }
        }
        while let Some(next) = self.waiting.pop_front() {
            if self.begin_dividing(session, next) {
                return;
            }
        }
    }

    /// Begins to sort; `false` when there is nothing to sort.
    fn begin_dividing(&mut self, session: &mut Session, waiting: Waiting) -> bool {
        let step = waiting.0;
        let study = Arc::clone(session.study());
        let on_step = |target: &crate::study::Target| target.from == step.before && target.to == step.after;
        let [before, middle, after] = [step.before, step.middle, step.after].map(|id| study.draft(id).cloned());
        let (Some(before), Some(middle), Some(after)) = (before, middle, after) else { return false };
        let in_order =
            study.place(step.before) < study.place(step.middle) && study.place(step.middle) < study.place(step.after);
        if !in_order || !study.annotations.values().any(|annotation| on_step(&annotation.target)) {
            return false;
        }
        let readings = [step.before, step.middle, step.after].map(|id| session.reading(id));
        let [Some(a), Some(b), Some(c)] = readings else { return false };
        let bound = |old: &Arc<Draft>, a: &KeyedReading, new: &Arc<Draft>, b: &KeyedReading| {
            bindings_of(&study, Sides::new(old.id, new.id), Sides::new(&*a.reading, &*b.reading))
        };
        let first_bindings = bound(&before, &a, &middle, &b);
        let second_bindings = bound(&middle, &b, &after, &c);
        let options = study.options.clone();
        self.number += 1;
        self.now = Some(waiting);
        let number = self.number;
        self.query.want(&number, move |job| {
            let first = engine::compare_drafts(&a, &b, &options, &first_bindings, job)?;
            let second = engine::compare_drafts(&b, &c, &options, &second_bindings, job)?;
            let reads = [
                Read { draft: &before, reading: &a.reading },
                Read { draft: &middle, reading: &b.reading },
                Read { draft: &after, reading: &c.reading },
            ];
            let sorted = insert_draft::sort(&study, reads, &first, &second);
            Ok((study, sorted))
        });
        true
    }

    /// Carries annotations over, as a part of the entry that put the draft there while that is the newest one, else as
    /// an entry of its own.
    fn carry(&mut self, session: &mut Session, sorted: &Sorted, serial: u64) {
        let Sorted { moved, adrift } = sorted;
        let mut edits: Vec<Edit> =
            moved.iter().map(|(id, target): &(AnnotationId, _)| Edit::Retarget(*id, target.clone())).collect();
        if !adrift.is_empty() {
            edits.push(Edit::Unplace(adrift.clone()));
        }
        if edits.is_empty() {
            return;
        }
        let edit = Edit::Batch(Message::new("edit-divided"), edits);
        let (moment, newest) = session.history.moment();
        let carried = apply(session.study(), &edit).ok();
        let done = match (moment.entry.filter(|_| newest == serial && moment.place > 0), carried) {
            (Some((label, at)), Some(next)) if session.history.to_undo().is_some() => {
                session.history.undo();
                session.record_travel();
                session.history.add(label, at, Arc::new(next));
                session.record_edit();
                let (_, now) = session.history.moment();
                for (_, waiting) in self.waiting.iter_mut().filter(|(_, of)| *of == serial) {
                    *waiting = now;
                }
                true
            }
            _ => session.edit(edit),
        };
        if done {
            session.notify(Message::new("divided").number("moved", moved.len()).number("adrift", adrift.len()), true);
        }
    }
}
