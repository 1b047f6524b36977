//! The review of a submission: its settings, the proposals looked for, and the view made of them.

use crate::app::command::action::Action;
use crate::app::drafts::action::CheckAction;
use crate::app::positions::action::SubmissionAction;
use crate::app::positions::submission::names::{actor_finder, actor_name};
use crate::app::positions::submission::rows::review_view;
use crate::app::positions::submission::under_review::{MadeOf, UnderReview};
use crate::app::positions::submission::view::SubmissionView;
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shell::dialog::Dialog;
use crate::base::{ContentHash, Message};
use crate::engine::{Jobs, KeyedReading, Query};
use crate::insight::proposals::{self, ActorFinder, MarkupKey, Proposals};
use std::sync::Arc;

/// What proposals depend on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ProposalsKey(ContentHash);

/// The review of a submission, while one is open.
pub(in crate::app) struct Review {
    pub(super) open: Option<UnderReview>,
    proposals: Query<ProposalsKey, Proposals>,
    /// How many submissions wait for it to be closed.
    pub(super) waiting: usize,
}

impl Review {
    pub(super) fn new(jobs: &Jobs) -> Self {
        Self { open: None, proposals: Query::new("proposals", 8, jobs), waiting: 0 }
    }

    /// Whether proposals are being looked for.
    pub(super) fn is_running(&self) -> bool {
        self.open.is_some() && self.proposals.is_running()
    }

    /// The submission, and the chosen row; nothing while none is open, or while it is read for the first time.
    pub(super) fn shown(&self) -> Option<(&SubmissionView, usize)> {
        let review = self.open.as_ref()?;
        Some((review.view.as_ref()?, review.row))
    }

    /// What a look stands for.
    pub(super) fn markup_key(&self) -> Option<&MarkupKey> {
        self.open.as_ref().map(|review| &review.markup_key)
    }

    /// The paragraphs of the draft it is read against: place in the reading, how it is cited, first words.
    pub(super) fn base_paragraphs(&self, session: &Session) -> Vec<(usize, String, String)> {
        let Some(review) = &self.open else { return Vec::new() };
        let Some((_, reading)) = session.readings.newest(review.base) else { return Vec::new() };
        let all = reading.reading.paragraphs.iter().enumerate();
        all.map(|(at, there)| (at, there.cited().to_owned(), first_words(&there.text, 80))).collect()
    }

    /// Does what was asked of the review.
    pub(super) fn perform(&mut self, session: &mut Session, action: SubmissionAction) {
        match action {
            SubmissionAction::Select(row) => self.set(|review| {
                let rows = review.view.as_ref().map_or(0, |view| view.rows.len());
                review.row = row.min(rows.saturating_sub(1));
            }),
            SubmissionAction::AskActor => session.dialog = Some(Dialog::Sender),
            SubmissionAction::SetActor(actor) => self.set(|review| review.actor = actor),
            SubmissionAction::SetBase(base) => self.set(|review| review.base = base),
            SubmissionAction::SetLook(look, meaning) => {
                self.set(|review| look.set(&mut review.markup_key, meaning));
            }
            SubmissionAction::SetColour(colour, name) => self.set(|review| {
                if name.trim().is_empty() {
                    review.markup_key.colours.remove(&colour);
                } else {
                    review.markup_key.colours.insert(colour, name.trim().to_owned());
                }
            }),
            SubmissionAction::Show => self.show_chosen(session),
            action => self.decide(session, action),
        }
        self.refresh(session);
    }

    fn set(&mut self, change: impl FnOnce(&mut UnderReview)) {
        if let Some(review) = &mut self.open {
            change(review);
        }
    }

    /// Goes to the paragraph of the draft that the chosen row is about; the review stays open behind it.
    fn show_chosen(&self, session: &mut Session) {
        let Some(row) = self.chosen_row() else { return };
        let Some(base) = self.open.as_ref().map(|review| review.base) else { return };
        match row.paragraph {
            Some(paragraph) => session.request(Action::Check(CheckAction::Open(base, Some(paragraph)))),
            None => session.notify(Message::new("submission-no-place"), false),
        }
    }

    /// Makes the view anew when the study, the proposals or the language are others.
    pub(super) fn refresh(&mut self, session: &mut Session) {
        let Some(base) = self.open.as_ref().map(|review| review.base) else { return };
        if session.study().draft(base).is_none() {
            // The draft was taken out: the newest one that is left, or nothing to speak of.
            match session.study().drafts.last().map(|draft| draft.id) {
                Some(newest) => self.set(|review| review.base = newest),
                None => {
                    self.open = None;
                    return;
                }
            }
        }
        let Some(reading) = self.want_proposals(session) else { return };
        let (stale, waiting) = (self.proposals.is_running(), self.waiting);
        // The newest answer, also while another is worked on.
        let Some(found) = self.proposals.get().value().map(Arc::clone) else { return };
        let (study, language) = (Arc::clone(session.study()), session.locale.language());
        let Some(review) = &mut self.open else { return };
        let same = review.made_of.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.study, &study)
                && Arc::ptr_eq(&made.found, &found)
                && (made.language, made.corrected, made.waiting, made.stale)
                    == (language, review.corrected.len(), waiting, stale)
        });
        if same || (stale && review.view.is_none()) {
            return;
        }
        let Some(draft) = study.draft(review.base).cloned() else { return };
        let mut view = review_view(session, review, &draft, &reading.reading, &found);
        view.version = review.view.as_ref().map_or(0, |view| view.version) + 1;
        (view.waiting, view.stale) = (waiting, stale);
        review.row = review.row.min(view.rows.len().saturating_sub(1));
        review.view = Some(view);
        review.made_of = Some(MadeOf { study, found, language, corrected: review.corrected.len(), waiting, stale });
    }

    /// Asks for the proposals of the submission as the review is set. Returns how the draft it is read against reads.
    fn want_proposals(&mut self, session: &mut Session) -> Option<KeyedReading> {
        self.proposals.collect();
        let review = self.open.as_mut()?;
        let reading = session.reading(review.base)?;
        let (actors, invented) = (Arc::clone(&session.study().actors), session.study().invented);
        if !Arc::ptr_eq(&review.actors.0, &actors) {
            review.actors = (actors, review.actors.1 + 1);
        }
        let settings = format!("{:?} {:?} {invented} {}", review.markup_key, review.actor, review.actors.1);
        let key = ProposalsKey(ContentHash::of_parts([
            review.copy.hash.to_string().as_bytes(),
            reading.key.to_string().as_bytes(),
            settings.as_bytes(),
        ]));
        let (submitted, markup_key, actor) = (Arc::clone(&review.submitted), review.markup_key.clone(), review.actor);
        let known = self.proposals.answer_of(&key).is_some();
        let finder = if known { ActorFinder::default() } else { actor_finder(session.study()) };
        let name = actor.and_then(|id| actor_name(session.study(), id));
        let against = reading.clone();
        self.proposals.want(&key, move |job| {
            proposals::read(&submitted, &against.reading, name.as_ref(), &markup_key, &finder, job)
        });
        Some(reading)
    }
}
