//! Actors as their window shows them, and what is done there.

use crate::app::positions::action::ActorAction;
use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::{ActorId, Date, Message, UiLanguage};
use crate::study::actors::{ActorFinder, alignments, groups_of};
use crate::study::participants::{ActorEdit, uses};
use crate::study::{Actor, ActorKind, Body, Edit, Names};
use std::collections::BTreeMap;

/// A line of the list of actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorRow {
    /// The actor.
    pub id: ActorId,
    /// What it is.
    pub kind: ActorKind,
    /// Its name.
    pub name: String,
    /// Its name in the other language.
    pub other: String,
    /// Its code.
    pub code: String,
    /// What it is found by, in lower case.
    pub also: String,
    /// Attributions, positions and asks that refer to it.
    pub used: [usize; 3],
    /// How many members it has, for groups.
    pub members: usize,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// The name of the actor it was merged into.
    pub merged_into: Option<String>,
    /// Whether it was invented.
    pub invented: bool,
}

/// A member of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberLine {
    /// Its code.
    pub code: String,
    /// Its name; the code where no actor has it.
    pub name: String,
    /// First day; empty when not known.
    pub from: String,
    /// Last day; empty when not known.
    pub until: String,
}

/// The day of the newest draft that has one: memberships are said of it.
pub fn newest_day(session: &Session) -> Option<Date> {
    session.study().drafts.iter().rev().find_map(|draft| draft.date)
}

/// The actors: states by code, groups, offices, stakeholders, each kind by name.
pub fn actor_rows(session: &Session) -> Vec<ActorRow> {
    let study = session.study();
    let language = session.locale.language();
    let mut used: BTreeMap<ActorId, [usize; 3]> = BTreeMap::new();
    let mut count = |lists: [&[ActorId]; 2], what: usize| {
        for id in lists.into_iter().flatten() {
            if let Some(number) = used.entry(*id).or_default().get_mut(what) {
                *number += 1;
            }
        }
    };
    for annotation in study.annotations.values() {
        if let Body::Claim(claim) = &annotation.body {
            count([&claim.actors, &claim.aligned], 0);
        }
    }
    for position in study.positions.values().filter(|position| position.invented == study.invented) {
        count([&position.actors, &position.aligned], 1);
    }
    for ask in study.asks.values() {
        count([&ask.actors, &[]], 2);
    }
    let mut rows: Vec<ActorRow> = study
        .actors
        .iter()
        .map(|(id, actor)| {
            let name = actor.names.in_language(language).to_owned();
            let other = match language {
                UiLanguage::English => &actor.names.zh,
                UiLanguage::Chinese => &actor.names.en,
            };
            let also = format!("{name} {other} {} {}", actor.code, actor.aliases.join(" "));
            let into = actor.merged_into.and_then(|into| study.actors.get(&into));
            ActorRow {
                id: *id,
                kind: actor.kind,
                other: if *other == name { String::new() } else { other.clone() },
                code: actor.code.clone(),
                also: also.to_lowercase(),
                used: used.get(id).copied().unwrap_or_default(),
                members: actor.members.len(),
                retired: actor.retired,
                merged_into: into.map(|into| into.names.in_language(language).to_owned()),
                invented: actor.invented,
                name,
            }
        })
        .collect();
    // In an invented study the invented come first: only they are offered there.
    let first = |row: &ActorRow| study.invented && !row.invented;
    rows.sort_by(|a, b| {
        let by_code = a.kind == ActorKind::State && b.kind == ActorKind::State;
        (first(a), a.kind, a.retired)
            .cmp(&(first(b), b.kind, b.retired))
            .then_with(|| if by_code { a.code.cmp(&b.code) } else { a.name.cmp(&b.name) })
    });
    rows
}

/// The members of a group, with the days that are known.
pub fn member_lines(session: &Session, group: ActorId) -> Vec<MemberLine> {
    let study = session.study();
    let language = session.locale.language();
    let Some(actor) = study.actors.get(&group) else { return Vec::new() };
    let names: BTreeMap<&str, &str> =
        study.actors.values().map(|actor| (actor.code.as_str(), actor.names.in_language(language))).collect();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    actor
        .members
        .iter()
        .map(|member| MemberLine {
            code: member.member.clone(),
            name: names.get(member.member.as_str()).map_or_else(|| member.member.clone(), |name| (*name).to_owned()),
            from: day(member.from),
            until: day(member.until),
        })
        .collect()
}

/// The groups an actor was in on the day of the newest draft, as far as known, by name.
pub fn groups_then(session: &Session, id: ActorId) -> Vec<String> {
    let study = session.study();
    let language = session.locale.language();
    let (Some(actor), Some(day)) = (study.actors.get(&id), newest_day(session)) else { return Vec::new() };
    if actor.code.is_empty() {
        return Vec::new();
    }
    let groups = groups_of(study, &actor.code, day);
    groups
        .iter()
        .filter_map(|id| study.actors.get(id))
        .map(|group| group.names.in_language(language).to_owned())
        .collect()
}

/// Why an actor can't be taken out, in a sentence; nothing when it can.
pub fn actor_kept(session: &Session, id: ActorId) -> Option<Message> {
    let uses = uses(session.study(), id);
    uses.any().then(|| {
        Message::new("actors-in-use")
            .number("claims", uses.claims.len())
            .number("positions", uses.positions.len())
            .number("asks", uses.asks.len())
            .number("groups", uses.groups.len())
    })
}

/// The actors that a source's words name, and those that its text says aligned themselves: offered, never taken.
pub fn recognised(session: &Session, words: &str, quotation: &str) -> (Vec<ActorId>, Vec<ActorId>) {
    let finder = ActorFinder::of(session.study());
    let known = |invented: &ActorId| {
        session.study().actors.get(invented).is_some_and(|actor| actor.invented == session.study().invented)
    };
    let list = finder.list(words).unwrap_or_default();
    let speakers: Vec<ActorId> = list.iter().filter_map(|name| name.actor).filter(known).collect();
    // Never half of a list: a name that is not known stays in the source's words.
    let speakers = if speakers.len() == list.len() { speakers } else { Vec::new() };
    let text = format!("{words}\n{quotation}");
    let aligned = alignments(&finder, &text).into_iter().filter_map(|name| name.actor).filter(known);
    let aligned = aligned.filter(|id| !speakers.contains(id)).collect();
    (speakers, aligned)
}

/// Does what was asked of the actors, but for leaving for where one is used.
pub(in crate::app) fn perform(session: &mut Session, action: ActorAction) {
    match action {
        ActorAction::Open => session.dialog = Some(Dialog::Actors),
        ActorAction::Create(name) => {
            let name = name.trim().to_owned();
            let han = name.chars().any(|letter| matches!(letter, '\u{3400}'..='\u{9FFF}'));
            let names = if han { Names { en: String::new(), zh: name } } else { Names { en: name, zh: String::new() } };
            let invented = session.study().invented;
            let actor = Actor { kind: ActorKind::Stakeholder, names, invented, ..Actor::default() };
            let id = ActorId::new(&mut *session.ids);
            session.edit(Edit::SetActor(id, Box::new(actor)));
        }
        ActorAction::Change(id, actor) => {
            if session.study().actors.get(&id).is_some_and(|before| *before != *actor) {
                session.edit(Edit::SetActor(id, actor));
            }
        }
        ActorAction::Retire(id, retired) => {
            session.edit(Edit::Actor(ActorEdit::Retire(id, retired)));
        }
        ActorAction::Merge(from, into) => {
            let at = session.now();
            if session.edit(Edit::Actor(ActorEdit::Merge { from, into, at })) {
                session.notify(Message::new("actors-merged"), true);
            }
        }
        ActorAction::Remove(id) => {
            // The window says why it can't be, and offers to merge or retire it instead.
            if actor_kept(session, id).is_none() && session.edit(Edit::Actor(ActorEdit::Remove(id))) {
                session.notify(Message::new("actors-removed"), true);
            }
        }
        // Those of the windows and the list, which are not here.
        ActorAction::Show(..) | ActorAction::Choose(_) | ActorAction::ShowClaims(_) => {}
    }
}
