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

use crate::app::app::{App, Continuation};
use crate::app::command::action::Action;
use crate::app::command::action::ClaimDraft;
use crate::app::shell::dialog::Dialog;
use crate::base::{AnnotationId, CoderId, Message};
use crate::study::{Annotation, Body, Claim, Edit, Target, anchor};
use std::sync::Arc;

impl App {
    /// The words of a change and the step it is on.
    pub(in crate::app) fn target(&mut self, change: usize) -> Option<Target> {
        let pair = self.pair?;
        let at = self.board.as_ref()?.comparison.changes.get(change)?.at.clone();
        let study = Arc::clone(self.study());
        let mut anchors = |draft, places: &[usize]| {
            let reading = self.reading(draft)?.reading;
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
        let now = self.now();
        let annotation = Annotation { target, body, author: self.coder, made: now, changed: now };
        Some(Edit::Annotate(AnnotationId::new(&mut *self.ids), Box::new(annotation)))
    }

    /// Says something of a change.
    pub(in crate::app) fn annotate_change(&mut self, change: usize, body: Body) -> bool {
        self.annotation(change, body).is_some_and(|edit| self.edit(edit))
    }

    /// Asks for the coder's name, once, before the first annotation that carries it into the reports; returns whether
    /// the action has to wait for it.
    pub(in crate::app) fn must_ask_coder(&mut self, action: &Action) -> bool {
        if self.study().coders.contains_key(&self.coder) {
            return false;
        }
        if let Some(name) = self.prefs.coder.clone() {
            self.name_coder(&name);
            return false;
        }
        self.pending = Some(Continuation::Do(action.clone()));
        self.dialog = Some(Dialog::Coder);
        true
    }

    /// Says who annotates: a coder of this name in the study goes on, else a new one begins.
    pub(in crate::app) fn name_coder(&mut self, name: &str) {
        let known = self.study().coders.iter().find(|(_, known)| known.as_str() == name).map(|(id, _)| *id);
        match known {
            Some(id) => self.coder = id,
            None => {
                self.edit(Edit::SetCoder(self.coder, name.to_owned()));
            }
        }
        if self.prefs.coder.as_deref() != Some(name) {
            self.prefs.coder = Some(name.to_owned());
            // Asked once, whatever becomes of this run.
            crate::app::shared::disk::write_settings(&self.folders, &self.prefs);
        }
    }

    /// Takes the coder of the person's name, when the study knows one.
    pub(in crate::app) fn adopt_coder(&mut self) {
        let Some(name) = &self.prefs.coder else {
            // Nobody has said a name yet: what the one nameless person has seen was seen by whoever goes on.
            let study = self.history.study();
            let mut nameless = study.annotations.values().map(|said| said.author);
            let first = nameless.find(|author| !study.coders.contains_key(author));
            let alone = |id: &CoderId| nameless.all(|author| author == *id || study.coders.contains_key(&author));
            if let Some(id) = first.filter(alone) {
                self.coder = id;
            }
            return;
        };
        if let Some((id, _)) = self.study().coders.iter().find(|(_, known)| *known == name) {
            self.coder = *id;
        }
    }

    pub(in crate::app) fn toggle_seen(&mut self) {
        if self.marked.len() > 1 {
            let cards = self.board.as_ref().map(|board| board.cards.as_slice()).unwrap_or_default();
            let unseen = |change: &usize| cards.get(*change).is_some_and(|card| !card.seen);
            let unseen: Vec<usize> = self.chosen().into_iter().filter(unseen).collect();
            self.say_of_all(&unseen, &Body::Seen);
            return;
        }
        let Some(change) = self.selected else { return };
        let Some(card) = self.board.as_ref().and_then(|board| board.cards.get(change)) else { return };
        if card.seen {
            let mine = self.own(change, &Body::Seen);
            self.remove_all(mine);
        } else if self.annotate_change(change, Body::Seen) {
            // What has been seen is done with: on to the next.
            self.next_change(true, false);
        }
    }

    pub(in crate::app) fn toggle_important(&mut self) {
        let Some(change) = self.selected else { return };
        let Some(card) = self.board.as_ref().and_then(|board| board.cards.get(change)) else { return };
        match (card.important, card.star) {
            (true, Some(star)) => {
                self.edit(Edit::RemoveAnnotation(star));
            }
            (true, None) => self.notify(Message::new("annotate-other-step"), false),
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
        match (draft.editing, self.selected) {
            (Some(id), _) => {
                let now = self.now();
                self.edit(Edit::ChangeAnnotation(id, body.clone(), now));
            }
            (None, Some(_)) => {
                let chosen = self.chosen();
                self.say_of_all(&chosen, &body);
            }
            (None, None) => return,
        }
        self.last = Some(body);
    }

    pub(in crate::app) fn set_headline(&mut self, change: usize, text: String) {
        let of = self.board.as_ref().and_then(|board| board.cards.get(change)).and_then(|card| card.headline_of);
        let now = self.now();
        match (of, text.is_empty()) {
            (Some(id), true) => {
                self.edit(Edit::RemoveAnnotation(id));
            }
            (Some(id), false) => {
                self.edit(Edit::ChangeAnnotation(id, Body::Headline(text), now));
            }
            (None, true) => {}
            (None, false) => {
                self.annotate_change(change, Body::Headline(text));
            }
        }
    }

    pub(in crate::app) fn set_note(&mut self, id: Option<AnnotationId>, text: String) {
        match (id, self.selected) {
            (Some(id), _) => {
                let now = self.now();
                self.edit(Edit::ChangeAnnotation(id, Body::Note(text), now));
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
        let (Some(change), Some(last)) = (self.selected, self.last.clone()) else { return };
        if let Body::Tag(theme) = last {
            let there = self.tag_of(change, theme).is_some();
            if there {
                return;
            }
        }
        self.annotate_change(change, last);
    }

    pub(in crate::app) fn remove_annotation(&mut self, id: AnnotationId) {
        if self.edit(Edit::RemoveAnnotation(id)) {
            self.notify(Message::new("annotate-removed"), true);
        }
    }

    /// Opens the dialog for a note or an attribution.
    pub(in crate::app) fn edit_annotation(&mut self, id: AnnotationId) {
        let Some(annotation) = self.study().annotations.get(&id) else { return };
        self.dialog = match &annotation.body {
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
        self.study()
            .annotations
            .iter()
            .filter(|(_, annotation)| {
                annotation.author == self.coder && annotation.body == *body && touches(annotation)
            })
            .map(|(id, _)| *id)
            .collect()
    }

    fn remove_all(&mut self, ids: Vec<AnnotationId>) {
        let edits: Vec<Edit> = ids.into_iter().map(Edit::RemoveAnnotation).collect();
        if !edits.is_empty() {
            self.edit(Edit::Batch(Message::new("edit-unseen"), edits));
        }
    }

    /// Goes to the next change that passes the filters (and has not been seen).
    pub(in crate::app) fn next_change(&mut self, forward: bool, unseen: bool) {
        let Some(board) = &self.board else { return };
        let wanted = |index: usize| {
            board.passes(index)
                && !(unseen && board.cards.get(index).is_some_and(|card| card.seen))
                && (self.find.is_empty() || Self::has_words(board, index, &self.find))
        };
        match board.next(self.selected, forward, wanted) {
            Some(index) => self.select_change(index),
            // Going round: the first unseen one may stand before.
            None if unseen => match board.next(None, true, wanted) {
                Some(index) => self.select_change(index),
                None => self.notify(Message::new("go-all-seen"), false),
            },
            None => self.notify(Message::new(if forward { "go-last" } else { "go-first" }), false),
        }
    }

    fn has_words(board: &crate::app::shared::board::Board, index: usize, words: &str) -> bool {
        crate::base::Side::BOTH.into_iter().any(|side| {
            board.paragraphs(index, side).iter().any(|(_, paragraph)| paragraph.text.to_lowercase().contains(words))
        })
    }

    pub(in crate::app) fn select_change(&mut self, index: usize) {
        let change = self.board.as_ref().and_then(|board| board.comparison.changes.get(index));
        self.selected_id = change.map(|change| change.id);
        self.selected = change.map(|_| index);
        self.marked.clear();
        self.words = None;
    }
}
