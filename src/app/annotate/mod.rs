//! What the user says of a change, as edits on its words and step.

pub(in crate::app) mod choices;
pub(in crate::app) mod codebook;
pub(in crate::app) mod headline_proposal;
pub(in crate::app) mod multi_select;
pub(in crate::app) mod orphans;
pub(in crate::app) mod progress;
pub(in crate::app) mod tags;
pub(in crate::app) mod theme_suggestions;
pub(in crate::app) mod word_selection;

use crate::app::app::App;
use crate::app::command::action::Action;
use crate::app::command::action::ClaimDraft;
use crate::app::comparison::action::ComparisonAction;
use crate::app::shell::dialog::Continuation;
use crate::app::shell::dialog::Dialog;
use crate::base::{AnnotationId, Message};
use crate::study::{Annotation, Body, Claim, Edit, Target, anchor};
use std::sync::Arc;

impl App {
    /// The words of a change and the step it is on.
    pub(in crate::app) fn target(&mut self, change: usize) -> Option<Target> {
        let pair = self.session.focus.pair?;
        let at = self.session.board.as_ref()?.comparison.changes.get(change)?.at.clone();
        let study = Arc::clone(self.session.study());
        let mut anchors = |draft, places: &[usize]| {
            let reading = self.session.reading(draft)?.reading;
            let draft = study.draft(draft)?;
            Some(places.iter().filter_map(|&place| anchor::whole(draft, &reading, place)).collect::<Vec<_>>())
        };
        Some(Target {
            from: pair.old,
            to: pair.new,
            old: anchors(pair.old, &at.old)?,
            new: anchors(pair.new, &at.new)?,
        })
    }

    pub(in crate::app) fn annotation(&mut self, change: usize, body: Body) -> Option<Edit> {
        let target = match self.words_for(change, &body).cloned() {
            Some(words) => self.words_target(&words)?,
            None => self.target(change)?,
        };
        let now = self.session.now();
        let annotation = Annotation { target, body, author: self.session.coder, made: now, changed: now };
        Some(Edit::Annotate(AnnotationId::new(&mut *self.session.ids), Box::new(annotation)))
    }

    /// Says something of a change.
    pub(in crate::app) fn annotate_change(&mut self, change: usize, body: Body) -> bool {
        self.annotation(change, body).is_some_and(|edit| self.session.edit(edit))
    }

    /// Asks for the coder's name, once, before the first annotation that carries it into the reports; returns whether
    /// the action has to wait for it.
    pub(in crate::app) fn must_ask_coder(&mut self, action: &Action) -> bool {
        if self.session.study().coders.contains_key(&self.session.coder) {
            return false;
        }
        if let Some(name) = self.session.prefs.coder.clone() {
            self.session.name_coder(&name);
            return false;
        }
        self.session.continuation = Some(Continuation::Do(action.clone()));
        self.session.dialog = Some(Dialog::Coder);
        true
    }

    pub(in crate::app) fn toggle_seen(&mut self) {
        if self.session.focus.marked.len() > 1 {
            let cards = self.session.board.as_ref().map(|board| board.cards.as_slice()).unwrap_or_default();
            let unseen = |change: &usize| cards.get(*change).is_some_and(|card| !card.seen);
            let unseen: Vec<usize> = self.session.focus.chosen().into_iter().filter(unseen).collect();
            self.say_of_all(&unseen, &Body::Seen);
            return;
        }
        let Some(change) = self.session.focus.selected else { return };
        let Some(card) = self.session.board.as_ref().and_then(|board| board.cards.get(change)) else { return };
        if card.seen {
            let mine = self.own(change, &Body::Seen);
            self.remove_all(mine);
        } else if self.annotate_change(change, Body::Seen) {
            // What has been seen is done with: on to the next.
            self.session.request(Action::Compare(ComparisonAction::Next { forward: true, unseen: false }));
        }
    }

    pub(in crate::app) fn toggle_important(&mut self) {
        let Some(change) = self.session.focus.selected else { return };
        let Some(card) = self.session.board.as_ref().and_then(|board| board.cards.get(change)) else { return };
        match (card.important, card.star) {
            (true, Some(star)) => {
                self.session.edit(Edit::RemoveAnnotation(star));
            }
            (true, None) => self.session.notify(Message::new("annotate-other-step"), false),
            (false, _) => {
                if self.annotate_change(change, Body::Important) {
                    self.last = Some(Body::Important);
                }
            }
        }
    }

    pub(in crate::app) fn set_claim(&mut self, draft: &ClaimDraft) {
        let actors = if draft.unknown { Vec::new() } else { draft.actors.clone() };
        // Nobody aligns with their own words.
        let aligned = draft.aligned.iter().filter(|id| !actors.contains(id)).copied().collect();
        let body = Body::Claim(Claim {
            actors,
            aligned,
            role: draft.role,
            basis: draft.basis,
            positions: draft.positions.clone(),
            evidence: draft.evidence.trim().to_owned(),
            note: draft.note.trim().to_owned(),
        });
        match (draft.editing, self.session.focus.selected) {
            (Some(id), _) => {
                let now = self.session.now();
                self.session.edit(Edit::ChangeAnnotation(id, body.clone(), now));
            }
            (None, Some(_)) => {
                let chosen = self.session.focus.chosen();
                self.say_of_all(&chosen, &body);
            }
            (None, None) => return,
        }
        self.last = Some(body);
    }

    pub(in crate::app) fn set_headline(&mut self, change: usize, text: String) {
        let of =
            self.session.board.as_ref().and_then(|board| board.cards.get(change)).and_then(|card| card.headline_of);
        let now = self.session.now();
        match (of, text.is_empty()) {
            (Some(id), true) => {
                self.session.edit(Edit::RemoveAnnotation(id));
            }
            (Some(id), false) => {
                self.session.edit(Edit::ChangeAnnotation(id, Body::Headline(text), now));
            }
            (None, true) => {}
            (None, false) => {
                self.annotate_change(change, Body::Headline(text));
            }
        }
    }

    pub(in crate::app) fn set_note(&mut self, id: Option<AnnotationId>, text: String) {
        match (id, self.session.focus.selected) {
            (Some(id), _) => {
                let now = self.session.now();
                self.session.edit(Edit::ChangeAnnotation(id, Body::Note(text), now));
            }
            (None, Some(change)) => {
                if self.annotate_change(change, Body::Note(text.clone())) {
                    self.last = Some(Body::Note(text));
                }
            }
            (None, None) => {}
        }
    }

    pub(in crate::app) fn repeat_last(&mut self) {
        let (Some(change), Some(last)) = (self.session.focus.selected, self.last.clone()) else { return };
        if let Body::Tag(theme) = last {
            let there = self.tag_of(change, theme).is_some();
            if there {
                return;
            }
        }
        self.annotate_change(change, last);
    }

    pub(in crate::app) fn remove_annotation(&mut self, id: AnnotationId) {
        if self.session.edit(Edit::RemoveAnnotation(id)) {
            self.session.notify(Message::new("annotate-removed"), true);
        }
    }

    /// Opens the dialog for a note or an attribution.
    pub(in crate::app) fn edit_annotation(&mut self, id: AnnotationId) {
        let Some(annotation) = self.session.study().annotations.get(&id) else { return };
        self.session.dialog = match &annotation.body {
            Body::Note(text) => Some(Dialog::Note(Some(id), text.clone())),
            Body::Claim(claim) => Some(Dialog::Claim(ClaimDraft {
                editing: Some(id),
                actors: claim.actors.clone(),
                unknown: claim.actors.is_empty(),
                aligned: claim.aligned.clone(),
                positions: claim.positions.clone(),
                role: claim.role,
                basis: claim.basis,
                evidence: claim.evidence.clone(),
                note: claim.note.clone(),
            })),
            _ => None,
        };
    }

    /// This coder's annotations of this body on the words of a change, on the step shown.
    fn own(&mut self, change: usize, body: &Body) -> Vec<AnnotationId> {
        let Some(target) = self.target(change) else { return Vec::new() };
        let touches = |annotation: &Annotation| {
            annotation.target.from == target.from
                && annotation.target.to == target.to
                && (annotation
                    .target
                    .new
                    .iter()
                    .any(|mine| target.new.iter().any(|its| its.paragraph == mine.paragraph))
                    || annotation
                        .target
                        .old
                        .iter()
                        .any(|mine| target.old.iter().any(|its| its.paragraph == mine.paragraph)))
        };
        self.session
            .study()
            .annotations
            .iter()
            .filter(|(_, annotation)| {
                annotation.author == self.session.coder && annotation.body == *body && touches(annotation)
            })
            .map(|(id, _)| *id)
            .collect()
    }

    fn remove_all(&mut self, ids: Vec<AnnotationId>) {
        let edits: Vec<Edit> = ids.into_iter().map(Edit::RemoveAnnotation).collect();
        if !edits.is_empty() {
            self.session.edit(Edit::Batch(Message::new("edit-unseen"), edits));
        }
    }
}
