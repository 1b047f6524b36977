//! Positions and milestones: what their window asks for, and what is done there.

pub(in crate::app) mod actors;
pub(in crate::app) mod ask_ledger;
pub(in crate::app) mod by_actor;
pub(in crate::app) mod list;
pub(in crate::app) mod source_dates;
pub(in crate::app) mod submission;
pub(in crate::app) mod view;

use crate::app::app::App;
use crate::app::shell::dialog::Dialog;
use crate::base::{ActorId, DraftId, Message, ParagraphId, PositionId, Side, ThemeId};
use crate::study::participants::position_uses;
use crate::study::{Anchor, Body, Edit, Milestone, Position, PositionKind, anchor};
use std::collections::BTreeSet;
use std::sync::Arc;

/// In which order positions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PositionOrder {
    /// By date, the newest first.
    #[default]
    Newest,
    /// By date, the oldest first.
    Oldest,
    /// By actor.
    Actor,
    /// By subject.
    Subject,
    /// By kind.
    Kind,
}

impl PositionOrder {
    /// Every order, as listed.
    pub const ALL: [Self; 5] = [Self::Newest, Self::Oldest, Self::Actor, Self::Subject, Self::Kind];

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Newest => "positions-newest",
            Self::Oldest => "positions-oldest",
            Self::Actor => "positions-by-actor",
            Self::Subject => "positions-by-subject",
            Self::Kind => "positions-by-kind",
        }
    }
}

/// Which draft a position has to do with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionDraft {
    /// Linked to words of it.
    Linked(DraftId),
    /// Dated when it was the newest.
    InItsTime(DraftId),
}

/// Whether a position says that something was submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// It was.
    Yes,
    /// It was not.
    No,
    /// The position says nothing of it.
    NotSaid,
}

impl Submitted {
    /// Every value, as listed.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotSaid];

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "positions-submitted",
            Self::No => "positions-not-submitted",
            Self::NotSaid => "positions-submission-not-said",
        }
    }

    /// The value as a position keeps it.
    pub const fn value(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::NotSaid => None,
        }
    }
}

/// Which positions are listed, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionFilter {
    /// With these words anywhere.
    pub text: String,
    /// Of this actor, or with which it aligned itself.
    pub actor: Option<ActorId>,
    /// Of this kind.
    pub kind: Option<PositionKind>,
    /// On this theme, or one below it.
    pub theme: Option<ThemeId>,
    /// With this draft.
    pub draft: Option<PositionDraft>,
    /// Saying so of a submission.
    pub submitted: Option<Submitted>,
    /// Only those that have to do with the chosen change, the nearest first.
    pub here: bool,
    /// The order otherwise.
    pub order: PositionOrder,
}

impl PositionFilter {
    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        *self == Self { order: self.order, ..Self::default() }
    }
}

/// With what the window of positions begins.
#[derive(Debug, Clone, PartialEq)]
pub enum PositionsStart {
    /// The list.
    List,
    /// A new position.
    New(Box<Position>),
    /// The milestones.
    Milestones,
}

/// What the window of positions asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum PositionAction {
    /// Open the window.
    Open(PositionsStart),
    /// Open it on a position.
    Show(PositionId),
    /// Choose a position.
    Choose(PositionId),
    /// Go so many lines on.
    Walk(i32),
    /// List only these.
    SetFilter(PositionFilter),
    /// Keep a position: a new one when none is named.
    Save(Option<PositionId>, Box<Position>),
    /// Take a position out; also from what cites it.
    Remove(PositionId, bool),
    /// Link it to the words of the chosen change.
    LinkHere(PositionId),
    /// Take its n-th link away.
    Unlink(PositionId, usize),
    /// Leave the window for a paragraph of a draft.
    Go(DraftId, usize),
    /// Keep a milestone: a new one when no place is named.
    SaveMilestone(Option<usize>, Box<Milestone>),
    /// Take a milestone out.
    RemoveMilestone(usize),
}

/// What a change is about, for finding the positions that have to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::app) struct Here {
    /// Its paragraphs in every draft.
    pub paragraphs: BTreeSet<ParagraphId>,
    /// Its themes.
    pub themes: BTreeSet<ThemeId>,
    /// Positions that its attributions cite.
    pub cited: BTreeSet<PositionId>,
}

impl App {
    /// What the chosen change (and those marked with it) is about.
    pub(in crate::app) fn here(&self) -> Here {
        let mut here = Here::default();
        let (Some(board), Some(pair)) = (self.session.board.as_ref(), self.session.focus.pair) else { return here };
        let study = self.session.study();
        let chain = self.session.steps.newest().cloned();
        for change in self.session.focus.chosen() {
            if let Some(card) = board.cards.get(change) {
                here.themes.extend(card.themes.iter().map(|tag| tag.theme));
                for claim in &card.attributions {
                    if let Some(Body::Claim(claim)) =
                        study.annotations.get(&claim.annotation).map(|annotation| &annotation.body)
                    {
                        here.cited.extend(claim.positions.iter().copied());
                    }
                }
            }
            let Some(at) = board.comparison.changes.get(change).map(|change| &change.at) else { continue };
            for side in Side::BOTH {
                let id = *pair.get(side);
                let (Some(draft), Some(place)) = (study.draft(id), study.place(id)) else { continue };
                for &index in at.get(side) {
                    here.paragraphs.extend(draft.paragraph_id(board.readings.get(side), index));
                    let Some(chain) = &chain else { continue };
                    let home = chain.lineage.home.get(place).and_then(|homes| homes.get(index));
                    let Some(provision) = home.and_then(|home| chain.lineage.provisions.get(*home)) else { continue };
                    for stand in &provision.places {
                        let reading = chain.readings.get(stand.draft);
                        let id = study.drafts.get(stand.draft).zip(reading);
                        here.paragraphs
                            .extend(id.and_then(|(draft, reading)| draft.paragraph_id(reading, stand.paragraph)));
                    }
                }
            }
        }
        here
    }

    /// Anchors on the words of the chosen change: those of the later draft, or what went.
    fn anchors_here(&mut self) -> Vec<Anchor> {
        let Some(pair) = self.session.focus.pair else { return Vec::new() };
        let mut found = Vec::new();
        for change in self.session.focus.chosen() {
            let Some(at) = self.session.board.as_ref().and_then(|board| board.comparison.changes.get(change)) else {
                continue;
            };
            let side = if at.at.new.is_empty() { Side::Old } else { Side::New };
            let (places, id) = (at.at.get(side).clone(), *pair.get(side));
            let Some(reading) = self.session.reading(id).map(|keyed| keyed.reading) else { continue };
            let Some(draft) = self.session.study().draft(id) else { continue };
            found.extend(places.into_iter().filter_map(|place| anchor::whole(draft, &reading, place)));
        }
        found
    }

    /// Opens the form for a new position, on the chosen change where there is one.
    pub(in crate::app) fn new_position(&mut self) {
        let themes = self.here().themes.into_iter().collect();
        let anchors = self.anchors_here();
        let position = Position { themes, anchors, invented: self.session.study().invented, ..Position::default() };
        self.session.dialog = Some(Dialog::Positions(PositionsStart::New(Box::new(position))));
    }

    /// Opens the list of what has to do with the chosen change.
    pub(in crate::app) fn positions_here(&mut self) {
        self.records.filter = PositionFilter { here: true, ..PositionFilter::default() };
        self.records.chosen = None;
        self.session.dialog = Some(Dialog::Positions(PositionsStart::List));
    }

    pub(in crate::app) fn do_position(&mut self, action: PositionAction) {
        match action {
            PositionAction::Open(start) => self.session.dialog = Some(Dialog::Positions(start)),
            PositionAction::Show(id) => {
                self.records.filter = PositionFilter::default();
                self.records.chosen = Some(id);
                self.session.dialog = Some(Dialog::Positions(PositionsStart::List));
            }
            PositionAction::Choose(id) => self.records.chosen = Some(id),
            PositionAction::Walk(by) => self.walk_positions(by),
            PositionAction::SetFilter(filter) => self.records.filter = filter,
            PositionAction::Save(id, position) => self.save_position(id, *position),
            PositionAction::Remove(id, everywhere) => self.remove_position(id, everywhere),
            PositionAction::LinkHere(id) => self.link_position(id),
            PositionAction::Unlink(id, place) => self.with_position(id, |position| {
                if place < position.anchors.len() {
                    position.anchors.remove(place);
                }
            }),
            PositionAction::Go(draft, paragraph) => {
                self.session.dialog = None;
                self.session.show_paragraph(draft, paragraph);
            }
            PositionAction::SaveMilestone(place, milestone) => self.with_milestones(|all| match place {
                Some(place) => {
                    if let Some(there) = all.get_mut(place) {
                        *there = *milestone;
                    }
                }
                None => all.push(*milestone),
            }),
            PositionAction::RemoveMilestone(place) => self.with_milestones(|all| {
                if place < all.len() {
                    all.remove(place);
                }
            }),
        }
    }

    fn save_position(&mut self, id: Option<PositionId>, mut position: Position) {
        for text in [
            &mut position.gist,
            &mut position.actor_words,
            &mut position.subject,
            &mut position.stance,
            &mut position.date,
            &mut position.source,
            &mut position.place,
            &mut position.address,
            &mut position.disputed,
            &mut position.language,
            &mut position.note,
        ] {
            *text = text.trim().to_owned();
        }
        if id.is_some_and(|id| self.session.study().positions.get(&id) == Some(&position)) {
            return;
        }
        let id = id.unwrap_or_else(|| PositionId::new(&mut *self.session.ids));
        if self.session.edit(Edit::SetPosition(id, Box::new(position))) {
            self.records.chosen = Some(id);
        }
    }

    fn with_position(&mut self, id: PositionId, change: impl FnOnce(&mut Position)) {
        let Some(before) = self.session.study().positions.get(&id) else { return };
        let mut position = before.clone();
        change(&mut position);
        if Some(&position) != self.session.study().positions.get(&id) {
            self.session.edit(Edit::SetPosition(id, Box::new(position)));
        }
    }

    fn link_position(&mut self, id: PositionId) {
        let anchors = self.anchors_here();
        let new = |position: &Position| -> Vec<Anchor> {
            anchors.iter().filter(|anchor| !position.anchors.contains(anchor)).cloned().collect()
        };
        let Some(missing) = self.session.study().positions.get(&id).map(new) else { return };
        if missing.is_empty() {
            self.session.notify(Message::new("positions-linked-already"), false);
            return;
        }
        self.with_position(id, |position| position.anchors.extend(missing));
        self.session.notify(Message::new("positions-linked"), true);
    }

    fn remove_position(&mut self, id: PositionId, everywhere: bool) {
        let uses = position_uses(self.session.study(), id);
        if uses.any() && !everywhere {
            // The window says where it is cited and offers both ways.
            return;
        }
        let now = self.session.now();
        let study = Arc::clone(self.session.study());
        let mut edits = Vec::new();
        for claim in uses.claims {
            if let Some(Body::Claim(said)) = study.annotations.get(&claim).map(|annotation| &annotation.body) {
                let mut said = said.clone();
                said.positions.retain(|cited| *cited != id);
                edits.push(Edit::ChangeAnnotation(claim, Body::Claim(said), now));
            }
        }
        for ask in uses.asks {
            if let Some(said) = study.asks.get(&ask) {
                let mut said = said.clone();
                said.positions.retain(|cited| *cited != id);
                edits.push(Edit::SetAsk(ask, Box::new(said)));
            }
        }
        edits.push(Edit::RemovePosition(id));
        self.walk_positions(1);
        if self.records.chosen == Some(id) {
            self.walk_positions(-1);
        }
        if self.session.edit(Edit::Batch(Message::new("edit-remove-position"), edits)) {
            self.session.notify(Message::new("positions-removed"), true);
        }
    }

    fn with_milestones(&mut self, change: impl FnOnce(&mut Vec<Milestone>)) {
        let mut all = self.session.study().milestones.to_vec();
        change(&mut all);
        all.sort_by_key(|one| (crate::app::positions::source_dates::range(&one.date), one.date.clone()));
        if all != **self.session.study().milestones {
            self.session.edit(Edit::SetMilestones(all));
        }
    }
}
