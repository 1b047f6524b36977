//! What the user says of a change, as edits on its words and step.

use crate::app::annotate::Annotate;
use crate::app::annotate::action::ClaimDraft;
use crate::app::annotate::theme_suggestions::Suggested;
use crate::app::annotate::word_selection::WordSelection;
use crate::app::command::action::Action;
use crate::app::comparison::action::ComparisonAction;
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::DraftId;
use crate::base::Sides;
use crate::base::{AnnotationId, Message};
use crate::study::Basis;
use crate::study::Role;
use crate::study::{Annotation, Body, Claim, Edit, Target, anchor};
use std::sync::Arc;

impl Annotate {
    /// The words of a change and the step it is on.
    pub(in crate::app) fn target(session: &mut Session, change: usize) -> Option<Target> {
        let pair = session.focus.pair?;
        let at = session.board.as_ref()?.comparison.changes.get(change)?.at.clone();
        let study = Arc::clone(session.study());
        let mut anchors = |draft, places: &[usize]| {
            let reading = session.reading(draft)?.reading;
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

    pub(in crate::app) fn annotation(&mut self, session: &mut Session, change: usize, body: Body) -> Option<Edit> {
        let target = match self.words.words_for(session, change, &body).cloned() {
            Some(words) => WordSelection::words_target(session, &words)?,
            None => Self::target(session, change)?,
        };
        let now = session.now();
        let annotation = Annotation { target, body, author: session.coder, made: now, changed: now };
        Some(Edit::Annotate(AnnotationId::new(&mut *session.ids), Box::new(annotation)))
    }

    /// Says something of a change.
    pub(in crate::app) fn annotate_change(&mut self, session: &mut Session, change: usize, body: Body) -> bool {
        self.annotation(session, change, body).is_some_and(|edit| session.edit(edit))
    }

    pub(in crate::app) fn toggle_seen(&mut self, session: &mut Session) {
        if session.focus.marked.len() > 1 {
            let cards = session.board.as_ref().map(|board| board.cards.as_slice()).unwrap_or_default();
            let unseen = |change: &usize| cards.get(*change).is_some_and(|card| !card.seen);
            let unseen: Vec<usize> = session.focus.chosen().into_iter().filter(unseen).collect();
            self.say_of_all(session, &unseen, &Body::Seen);
            return;
        }
        let Some(change) = session.focus.selected else { return };
        let Some(card) = session.board.as_ref().and_then(|board| board.cards.get(change)) else { return };
        if card.seen {
            let mine = Self::own(session, change, &Body::Seen);
            Self::remove_all(session, mine);
        } else if self.annotate_change(session, change, Body::Seen) {
            // What has been seen is done with: on to the next.
            session.request(Action::Compare(ComparisonAction::Next { forward: true, unseen: false }));
        }
    }

    pub(in crate::app) fn toggle_important(&mut self, session: &mut Session) {
        let Some(change) = session.focus.selected else { return };
        let Some(card) = session.board.as_ref().and_then(|board| board.cards.get(change)) else { return };
        match (card.important, card.star) {
            (true, Some(star)) => {
                session.edit(Edit::RemoveAnnotation(star));
            }
            (true, None) => session.notify(Message::new("annotate-other-step"), false),
            (false, _) => {
                if self.annotate_change(session, change, Body::Important) {
                    self.last = Some(Body::Important);
                }
            }
        }
    }

    pub(in crate::app) fn set_claim(&mut self, session: &mut Session, draft: &ClaimDraft) {
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
        match (draft.editing, session.focus.selected) {
            (Some(id), _) => {
                let now = session.now();
                session.edit(Edit::ChangeAnnotation(id, body.clone(), now));
            }
            (None, Some(_)) => {
                let chosen = session.focus.chosen();
                self.say_of_all(session, &chosen, &body);
            }
            (None, None) => return,
        }
        self.last = Some(body);
    }

    pub(in crate::app) fn set_headline(&mut self, session: &mut Session, change: usize, text: String) {
        let of = session.board.as_ref().and_then(|board| board.cards.get(change)).and_then(|card| card.headline_of);
        let now = session.now();
        match (of, text.is_empty()) {
            (Some(id), true) => {
                session.edit(Edit::RemoveAnnotation(id));
            }
            (Some(id), false) => {
                session.edit(Edit::ChangeAnnotation(id, Body::Headline(text), now));
            }
            (None, true) => {}
            (None, false) => {
                self.annotate_change(session, change, Body::Headline(text));
            }
        }
    }

    pub(in crate::app) fn set_note(&mut self, session: &mut Session, id: Option<AnnotationId>, text: String) {
        match (id, session.focus.selected) {
            (Some(id), _) => {
                let now = session.now();
                session.edit(Edit::ChangeAnnotation(id, Body::Note(text), now));
            }
            (None, Some(change)) => {
                if self.annotate_change(session, change, Body::Note(text.clone())) {
                    self.last = Some(Body::Note(text));
                }
            }
            (None, None) => {}
        }
    }

    pub(in crate::app) fn repeat_last(&mut self, session: &mut Session) {
        let (Some(change), Some(last)) = (session.focus.selected, self.last.clone()) else { return };
        if let Body::Tag(theme) = last {
            let there = self.tag_of(session, change, theme).is_some();
            if there {
                return;
            }
        }
        self.annotate_change(session, change, last);
    }

    pub(in crate::app) fn remove_annotation(session: &mut Session, id: AnnotationId) {
        if session.edit(Edit::RemoveAnnotation(id)) {
            session.notify(Message::new("annotate-removed"), true);
        }
    }

    /// Opens the dialog for a note or an attribution.
    pub(in crate::app) fn edit_annotation(session: &mut Session, id: AnnotationId) {
        let Some(annotation) = session.study().annotations.get(&id) else { return };
        session.dialog = match &annotation.body {
            Body::Note(text) => Some(Dialog::Note(Some(id), text.clone())),
            Body::Overruled(said) => Some(Dialog::Overrule(Some(id), said.clone())),
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
    fn own(session: &mut Session, change: usize, body: &Body) -> Vec<AnnotationId> {
        let Some(target) = Self::target(session, change) else { return Vec::new() };
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
        session
            .study()
            .annotations
            .iter()
            .filter(|(_, annotation)| {
                annotation.author == session.coder && annotation.body == *body && touches(annotation)
            })
            .map(|(id, _)| *id)
            .collect()
    }

    fn remove_all(session: &mut Session, ids: Vec<AnnotationId>) {
        let edits: Vec<Edit> = ids.into_iter().map(Edit::RemoveAnnotation).collect();
        if !edits.is_empty() {
            session.edit(Edit::Batch(Message::new("edit-unseen"), edits));
        }
    }

    /// Makes a suggestion a person's own word: the first one unless another is named.
    pub(in crate::app) fn accept_suggestion(&mut self, session: &mut Session, place: usize) {
        let Some(line) = self.suggestions.lines().get(place).cloned() else { return };
        match line.what {
            Suggested::Theme(theme) => self.toggle_theme(session, theme),
            Suggested::Position(id) => {
                let Some((position, change)) = session.study().positions.get(&id).zip(session.focus.selected) else {
                    return;
                };
                // Who aligned themselves with the statement did so: that goes with it.
                let (actors, aligned) = (position.actors.clone(), position.aligned.clone());
                let body = Body::Claim(Claim {
                    actors,
                    role: Role::Proposed,
                    // A person concludes it from the words: neither said by the actor of this change nor reported.
                    basis: Basis::Inferred,
                    positions: vec![id],
                    evidence: line.reason,
                    note: String::new(),
                    aligned,
                });
                self.annotate_change(session, change, body);
            }
        }
    }

    /// Puts a suggestion away for good (undo brings it back).
    pub(in crate::app) fn dismiss_suggestion(&mut self, session: &mut Session, place: usize) {
        let Some(line) = self.suggestions.lines().get(place).cloned() else { return };
        if session.edit(Edit::Dismiss(line.dismissed_as)) {
            session.notify(Message::new("suggest-dismissed").text("what", line.name), true);
        }
    }

    /// Goes to a paragraph of a comparison: one that the filter hides would be searched for in vain.
    pub(in crate::app) fn go_left(session: &mut Session, pair: Sides<DraftId>, at: (DraftId, usize)) {
        session.dialog = None;
        session.select_pair(pair);
        session.show_paragraph(at.0, at.1);
        session.request(Action::Compare(ComparisonAction::SetFilter(crate::app::shared::board::Filter::default())));
    }
}
