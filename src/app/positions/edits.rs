//! Edits of positions and milestones.

use crate::app::positions::here::anchors_here;
use crate::app::positions::source_dates;
use crate::app::session::Session;
use crate::base::{Message, PositionId};
use crate::study::participants::position_uses;
use crate::study::{Anchor, Body, Edit, Milestone, Position};

/// Keeps a position, a new one when none is named. Returns its id where something was changed.
pub(in crate::app) fn save(
    session: &mut Session,
    id: Option<PositionId>,
    mut position: Position,
) -> Option<PositionId> {
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
    if id.is_some_and(|id| session.study().positions.get(&id) == Some(&position)) {
        return None;
    }
    let id = id.unwrap_or_else(|| PositionId::new(&mut *session.ids));
    session.edit(Edit::SetPosition(id, Box::new(position))).then_some(id)
}

/// Changes a position, where `change` changes anything.
fn with_position(session: &mut Session, id: PositionId, change: impl FnOnce(&mut Position)) {
    let Some(before) = session.study().positions.get(&id) else { return };
    let mut position = before.clone();
    change(&mut position);
    if Some(&position) != session.study().positions.get(&id) {
        session.edit(Edit::SetPosition(id, Box::new(position)));
    }
}

/// Links a position to the words of the chosen change.
pub(in crate::app) fn link_here(session: &mut Session, id: PositionId) {
    let anchors = anchors_here(session);
    let new = |position: &Position| -> Vec<Anchor> {
        anchors.iter().filter(|anchor| !position.anchors.contains(anchor)).cloned().collect()
    };
    let Some(missing) = session.study().positions.get(&id).map(new) else { return };
    if missing.is_empty() {
        session.notify(Message::new("positions-linked-already"), false);
        return;
    }
    with_position(session, id, |position| position.anchors.extend(missing));
    session.notify(Message::new("positions-linked"), true);
}

/// Takes a proposal out where it is shown beside a change.
pub(in crate::app) fn take_out(session: &mut Session, id: PositionId) {
    if session.edit(Edit::RemovePosition(id)) {
        session.notify(Message::new("proposal-taken-out"), true);
    }
}

/// What takes a position out, also from what cites it; nothing where it is cited and may not be taken out everywhere.
pub(in crate::app) fn removal(session: &Session, id: PositionId, everywhere: bool) -> Option<Edit> {
    let uses = position_uses(session.study(), id);
    if uses.any() && !everywhere {
        // The window says where it is cited and offers both ways.
        return None;
    }
    let now = session.now();
    let study = session.study();
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
    Some(Edit::Batch(Message::new("edit-remove-position"), edits))
}

/// Changes the milestones, where `change` changes anything.
fn with_milestones(session: &mut Session, change: impl FnOnce(&mut Vec<Milestone>)) {
    let mut all = session.study().milestones.to_vec();
    change(&mut all);
    all.sort_by_key(|one| (source_dates::range(&one.date), one.date.clone()));
    if all != **session.study().milestones {
        session.edit(Edit::SetMilestones(all));
    }
}

/// Takes the n-th link of a position away.
pub(in crate::app) fn unlink(session: &mut Session, id: PositionId, place: usize) {
    with_position(session, id, |position| {
        if place < position.anchors.len() {
            position.anchors.remove(place);
        }
    });
}

/// Keeps a milestone, a new one when no place is named.
pub(in crate::app) fn save_milestone(session: &mut Session, place: Option<usize>, milestone: Milestone) {
    with_milestones(session, |all| match place {
        Some(place) => {
            if let Some(there) = all.get_mut(place) {
                *there = milestone;
            }
        }
        None => all.push(milestone),
    });
}

/// Takes a milestone out.
pub(in crate::app) fn remove_milestone(session: &mut Session, place: usize) {
    with_milestones(session, |all| {
        if place < all.len() {
            all.remove(place);
        }
    });
}
