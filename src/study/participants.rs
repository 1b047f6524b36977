//! Actors and positions in use: who refers to them, and what happens to it when an actor is retired, merged or goes.
//!
//! ```text
//! Retire   no longer offered, nor found in texts; what is said of it stays
//! Merge    everything said of the one is said of the other; its names become the other's aliases, and it stays,
//!          retired, to tell a colleague's copy where it went
//! Remove   only what nothing refers to
//! ```

use super::edit_error::EditError;
use super::model::{Actor, Body, Claim};
use super::root::Study;
use crate::base::{ActorId, AnnotationId, AskId, Message, PositionId, Timestamp};
use std::sync::Arc;

/// A change of the actors that reaches what refers to them: one step, done and undone whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorEdit {
    /// No longer offers an actor, or offers it again.
    Retire(ActorId, bool),
    /// Makes one actor of two.
    Merge {
        /// The actor that goes.
        from: ActorId,
        /// The actor that stays.
        into: ActorId,
        /// When.
        at: Timestamp,
    },
    /// Takes an actor out that nothing refers to.
    Remove(ActorId),
}

impl ActorEdit {
    /// Returns what was done, for the list of edits.
    pub(super) const fn label(&self) -> Message {
        Message::new(match self {
            Self::Retire(_, true) => "edit-actor-retire",
            Self::Retire(_, false) => "edit-actor-back",
            Self::Merge { .. } => "edit-actor-merge",
            Self::Remove(_) => "edit-actor-remove",
        })
    }
}

/// What refers to an actor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActorUses {
    /// Attributions to it, or with which it aligned itself.
    pub claims: Vec<AnnotationId>,
    /// Positions of its own, or with which it aligned itself.
    pub positions: Vec<PositionId>,
    /// Its asks.
    pub asks: Vec<AskId>,
    /// Groups that count its code among their members.
    pub groups: Vec<ActorId>,
}

impl ActorUses {
    /// Whether anything does.
    pub const fn any(&self) -> bool {
        !(self.claims.is_empty() && self.positions.is_empty() && self.asks.is_empty() && self.groups.is_empty())
    }
}

/// Returns what refers to an actor.
pub fn uses(study: &Study, id: ActorId) -> ActorUses {
    let names = |actors: &[ActorId], aligned: &[ActorId]| actors.contains(&id) || aligned.contains(&id);
    let claims = study.annotations.iter().filter(|(_, annotation)| match &annotation.body {
        Body::Claim(claim) => names(&claim.actors, &claim.aligned),
        _ => false,
    });
    let positions = study.positions.iter().filter(|(_, position)| names(&position.actors, &position.aligned));
    let code = study.actors.get(&id).map_or("", |actor| actor.code.as_str());
    let groups = study.actors.iter().filter(|(_, group)| {
        !code.is_empty() && group.merged_into.is_none() && group.members.iter().any(|member| member.member == code)
    });
    ActorUses {
        claims: claims.map(|(id, _)| *id).collect(),
        positions: positions.map(|(id, _)| *id).collect(),
        asks: study.asks.iter().filter(|(_, ask)| ask.actors.contains(&id)).map(|(id, _)| *id).collect(),
        groups: groups.map(|(id, _)| *id).collect(),
    }
}

/// What refers to a position.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionUses {
    /// Attributions that cite it as evidence.
    pub claims: Vec<AnnotationId>,
    /// Asks that come from it.
    pub asks: Vec<AskId>,
}

impl PositionUses {
    /// Whether anything does.
    pub const fn any(&self) -> bool {
        !(self.claims.is_empty() && self.asks.is_empty())
    }
}

/// Returns what refers to a position.
pub fn position_uses(study: &Study, id: PositionId) -> PositionUses {
    let cites = |body: &Body| matches!(body, Body::Claim(claim) if claim.positions.contains(&id));
    PositionUses {
        claims: study.annotations.iter().filter(|(_, one)| cites(&one.body)).map(|(id, _)| *id).collect(),
        asks: study.asks.iter().filter(|(_, ask)| ask.positions.contains(&id)).map(|(id, _)| *id).collect(),
    }
}

/// Returns the actor that another was merged into, and so on to the last of them; itself where it was not.
pub fn merged_target(study: &Study, actor: ActorId) -> ActorId {
    let mut at = actor;
    // A ring of merged actors ends where it is found out.
    for _ in 0..study.actors.len() {
        match study.actors.get(&at).and_then(|known| known.merged_into) {
            Some(next) if study.actors.contains_key(&next) && next != actor => at = next,
            _ => break,
        }
    }
    at
}

/// Puts one actor in another's place in two lists: nobody stands twice in one, nor aligns with itself.
fn instead(actors: &mut Vec<ActorId>, aligned: &mut Vec<ActorId>, to: &impl Fn(ActorId) -> ActorId) {
    for list in [&mut *actors, &mut *aligned] {
        let mut kept: Vec<ActorId> = Vec::with_capacity(list.len());
        for id in list.iter().map(|id| to(*id)) {
            if !kept.contains(&id) {
                kept.push(id);
            }
        }
        *list = kept;
    }
    aligned.retain(|id| !actors.contains(id));
}

/// Has everything that refers to an actor refer to the one that `to` gives for it.
fn redirect(study: &mut Study, to: impl Fn(ActorId) -> ActorId, at: Option<Timestamp>) {
    let moves = |lists: [&Vec<ActorId>; 2]| lists.into_iter().flatten().any(|id| to(*id) != *id);
    let claims: Vec<AnnotationId> = study
        .annotations
        .iter()
        .filter(|(_, one)| matches!(&one.body, Body::Claim(claim) if moves([&claim.actors, &claim.aligned])))
        .map(|(id, _)| *id)
        .collect();
    if !claims.is_empty() {
        let annotations = Arc::make_mut(&mut study.annotations);
        for id in claims {
            let Some(annotation) = annotations.get_mut(&id) else { continue };
            let annotation = Arc::make_mut(annotation);
            if let Body::Claim(Claim { actors, aligned, .. }) = &mut annotation.body {
                instead(actors, aligned, &to);
                annotation.changed = at.unwrap_or(annotation.changed);
            }
        }
    }
    if study.positions.values().any(|position| moves([&position.actors, &position.aligned])) {
        for position in Arc::make_mut(&mut study.positions).values_mut() {
            if moves([&position.actors, &position.aligned]) {
                instead(&mut position.actors, &mut position.aligned, &to);
            }
        }
    }
    if study.asks.values().any(|ask| moves([&ask.actors, &Vec::new()])) {
        for ask in Arc::make_mut(&mut study.asks).values_mut() {
            instead(&mut ask.actors, &mut Vec::new(), &to);
        }
    }
}

/// Moves what one coder said of an actor that the other merged into another to that actor.
pub(super) fn follow_merged(study: &mut Study) {
    if study.actors.values().all(|actor| actor.merged_into.is_none()) {
        return;
    }
    let actors = Study { actors: Arc::clone(&study.actors), ..Study::empty(study.id, "") };
    redirect(study, |id| merged_target(&actors, id), None);
}

/// Makes the change.
///
/// # Errors
/// [`EditError`], when it does not fit the study.
pub(super) fn change(study: &mut Study, edit: &ActorEdit) -> Result<(), EditError> {
    match *edit {
        ActorEdit::Retire(id, retired) => {
            let actor = Arc::make_mut(&mut study.actors).get_mut(&id).ok_or(EditError::Unknown)?;
            actor.retired = retired;
            if !retired {
                actor.merged_into = None;
            }
        }
        ActorEdit::Merge { from, into, at } => merge(study, from, into, at)?,
        ActorEdit::Remove(id) => {
            let merged_here = study.actors.values().any(|actor| actor.merged_into == Some(id));
            if uses(study, id).any() || merged_here {
                return Err(EditError::InUse);
            }
            Arc::make_mut(&mut study.actors).remove(&id).ok_or(EditError::Unknown)?;
        }
    }
    Ok(())
}

fn merge(study: &mut Study, from: ActorId, into: ActorId, at: Timestamp) -> Result<(), EditError> {
    if from == into {
        return Err(EditError::Cycle);
    }
    let gone = study.actors.get(&from).ok_or(EditError::Unknown)?.clone();
    let mut kept = study.actors.get(&into).ok_or(EditError::Unknown)?.clone();
    if kept.merged_into.is_some() || gone.merged_into.is_some() {
        return Err(EditError::Unknown);
    }
    // An invented wish never stands beside a real name.
    if kept.invented != gone.invented {
        return Err(EditError::Invented);
    }
    for (mine, its) in [(&mut kept.names.en, &gone.names.en), (&mut kept.names.zh, &gone.names.zh)] {
        if mine.is_empty() {
            mine.clone_from(its);
        }
    }
    for name in [&gone.names.en, &gone.names.zh, &gone.code].into_iter().chain(&gone.aliases) {
        let known = [&kept.names.en, &kept.names.zh, &kept.code].contains(&name) || kept.aliases.contains(name);
        if !name.is_empty() && !known {
            kept.aliases.push(name.clone());
        }
    }
    for member in &gone.members {
        if !kept.members.iter().any(|there| there.member == member.member) {
            kept.members.push(member.clone());
        }
    }
    if kept.note.is_empty() {
        kept.note.clone_from(&gone.note);
    } else if !gone.note.is_empty() && !kept.note.contains(&gone.note) {
        kept.note = format!("{}\n{}", kept.note, gone.note);
    }
    let (old, new) = (gone.code.clone(), kept.code.clone());
    let actors = Arc::make_mut(&mut study.actors);
    if !old.is_empty() && !new.is_empty() {
        for group in actors.values_mut().filter(|group| group.members.iter().any(|member| member.member == old)) {
            let has_both = group.members.iter().any(|member| member.member == new);
            group.members.retain(|member| !(has_both && member.member == old));
            for member in group.members.iter_mut().filter(|member| member.member == old) {
                member.member.clone_from(&new);
            }
        }
        // A group is never its own member.
        kept.members.retain(|member| member.member != new && member.member != old);
    }
    actors.insert(into, kept);
    actors.insert(from, Actor { retired: true, merged_into: Some(into), members: Vec::new(), ..gone });
    redirect(study, |id| if id == from { into } else { id }, Some(at));
    Ok(())
}
