//! A draft put in between two others: the annotations of the step it divides go to the step on which their words
//! changed, as a part of putting it there. Compared in the background; until then they stay on the wide step.

use crate::app::app::App;
use crate::app::shared::bindings::bindings_of;
use crate::base::{AnnotationId, DraftId, Message, Sides};
use crate::engine::KeyedReading;
use crate::engine::{self, Derived};
use crate::study::Draft;
use crate::study::insert_draft::{self, Division, Read, Sorted};
use crate::study::{Edit, apply};
use std::sync::Arc;

/// A step to be divided, and the entry of the history that put the draft there.
pub(in crate::app) type Waiting = (Division, u64);

impl App {
    /// After an edit that may have put drafts in between others: `order` is the timeline before it.
    pub(in crate::app) fn divide(&mut self, order: &[DraftId]) {
        let study = Arc::clone(self.session.study());
        let (_, serial) = self.session.history.moment();
        let turned = insert_draft::turned_round(order, &study);
        if !turned.is_empty() {
            self.carry(&Sorted { moved: Vec::new(), adrift: turned }, serial);
        }
        let (_, serial) = self.session.history.moment();
        self.together.divisions.extend(insert_draft::divisions(order, &study).into_iter().map(|step| (step, serial)));
    }

    /// Takes in how the annotations of a divided step were sorted, and begins with the next.
    pub(in crate::app) fn take_divided(&mut self) {
        self.together.dividing.collect();
        if let Some((step, serial)) = self.together.being_divided {
            let number = self.together.number;
            match self.together.dividing.answer_of(&number).cloned() {
                Some(answer) => {
                    self.together.being_divided = None;
                    if Arc::ptr_eq(&answer.0, self.session.study()) {
                        self.carry(&answer.1.clone(), serial);
                    } else {
                        // Something was done meanwhile: sorted again, as the study is now.
                        self.together.divisions.push_front((step, serial));
                    }
                }
                None if self.together.dividing.is_running() => return,
                None => {
                    self.together.being_divided = None;
                    if let Derived::Failed(message) = self.together.dividing.get() {
                        self.session.notify_error(message);
                    }
                }
            }
        }
        while let Some(next) = self.together.divisions.pop_front() {
            if self.begin_dividing(next) {
                return;
            }
        }
    }

    /// Begins to sort; `false` when there is nothing to sort.
    fn begin_dividing(&mut self, waiting: Waiting) -> bool {
        let step = waiting.0;
        let study = Arc::clone(self.session.study());
        let on_step = |target: &crate::study::Target| target.from == step.before && target.to == step.after;
        let [before, middle, after] = [step.before, step.middle, step.after].map(|id| study.draft(id).cloned());
        let (Some(before), Some(middle), Some(after)) = (before, middle, after) else { return false };
        let in_order =
            study.place(step.before) < study.place(step.middle) && study.place(step.middle) < study.place(step.after);
        if !in_order || !study.annotations.values().any(|annotation| on_step(&annotation.target)) {
            return false;
        }
        let readings = [step.before, step.middle, step.after].map(|id| self.session.reading(id));
        let [Some(a), Some(b), Some(c)] = readings else { return false };
        let bound = |old: &Arc<Draft>, a: &KeyedReading, new: &Arc<Draft>, b: &KeyedReading| {
            bindings_of(&study, Sides::new(old.id, new.id), Sides::new(&*a.reading, &*b.reading))
        };
        let first_bindings = bound(&before, &a, &middle, &b);
        let second_bindings = bound(&middle, &b, &after, &c);
        let options = study.options.clone();
        self.together.number += 1;
        self.together.being_divided = Some(waiting);
        let number = self.together.number;
        self.together.dividing.want(&number, move |job| {
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
    fn carry(&mut self, sorted: &Sorted, serial: u64) {
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
        let (moment, newest) = self.session.history.moment();
        let carried = apply(self.session.study(), &edit).ok();
        let done = match (moment.entry.filter(|_| newest == serial && moment.place > 0), carried) {
            (Some((label, at)), Some(next)) if self.session.history.to_undo().is_some() => {
                self.session.history.undo();
                self.session.record_travel();
                self.session.history.add(label, at, Arc::new(next));
                self.session.record_edit();
                let (_, now) = self.session.history.moment();
                for (_, waiting) in self.together.divisions.iter_mut().filter(|(_, of)| *of == serial) {
                    *waiting = now;
                }
                true
            }
            _ => self.session.edit(edit),
        };
        if done {
            self.session
                .notify(Message::new("divided").number("moved", moved.len()).number("adrift", adrift.len()), true);
        }
    }
}
