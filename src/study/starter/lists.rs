//! The lists that any study begins with: states, groups, stakeholders; and how lists are read.

use crate::base::{ActorId, ContentHash, ThemeId};
use crate::study::enums::ActorKind;
use crate::study::model::{Actor, LocalizedName, Membership};
use crate::study::root::Study;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

#[derive(Deserialize)]
struct StateLine {
    code: String,
    alpha2: String,
    en: String,
    zh: String,
    aliases: Vec<String>,
    #[serde(default)]
    note: String,
}

/// What looks like an actor's name and is none.
#[derive(Debug, Deserialize, Default)]
pub(in crate::study) struct NotActors {
    /// Phrases that contain a name without speaking of the actor.
    pub phrases: Vec<String>,
    /// Labels that mean an actor only in a list of names.
    pub only_in_lists: Vec<String>,
}

pub(in crate::study) fn not_actors() -> &'static NotActors {
    static READ: LazyLock<NotActors> =
        LazyLock::new(|| ron::from_str(include_str!("../../../assets/un/not-actors.ron")).unwrap_or_default());
    &READ
}

/// Returns the two-letter code (ISO 3166-1) of a state by its three-letter one.
pub fn alpha2(code: &str) -> Option<&'static str> {
    static READ: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        lines::<StateLine>(include_str!("../../../assets/un/states.ron"))
            .into_iter()
            .map(|line| (line.code, line.alpha2))
            .collect()
    });
    READ.get(code).map(String::as_str)
}

/// A member with its dates, as the list of groups writes it: `EGY@2024-01-01..`, `STP@..2024-12-12`.
fn membership(word: &str) -> Membership {
    let (member, dates) = word.split_once('@').unwrap_or((word, ""));
    let (from, until) = dates.split_once("..").unwrap_or_default();
    Membership { member: member.to_owned(), from: from.parse().ok(), until: until.parse().ok() }
}

#[derive(Deserialize)]
struct GroupLine {
    code: String,
    en: String,
    zh: String,
    aliases: Vec<String>,
    members: String,
    note: String,
}

#[derive(Deserialize)]
struct StakeholderLine {
    code: String,
    kind: String,
    en: String,
    zh: String,
    aliases: Vec<String>,
}

/// The 128 bits that belong to a code of the pack.
pub(super) fn bits(kind: &str, code: &str) -> u128 {
    let hash = ContentHash::of_parts([b"travaux gdc pack".as_slice(), kind.as_bytes(), code.as_bytes()]).to_string();
    hash.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

/// Returns the id of a theme of the pack, by its code (`A1`).
pub fn theme_id(code: &str) -> ThemeId {
    ThemeId::from_bits(bits("theme", code))
}

/// Returns the id of an actor of the pack, by its code (`CHN`, `G77`) or, without one, its name.
pub fn actor_id(code: &str) -> ActorId {
    ActorId::from_bits(bits("actor", code))
}

/// The built-in lists are checked by a test; a list that can't be read is empty, never a panic.
pub(super) fn lines<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    ron::from_str(text).unwrap_or_default()
}

/// Where a fact of a list was read.
#[derive(Deserialize)]
pub(super) struct SourceLine {
    pub key: String,
    pub address: String,
    pub what: String,
    pub date: String,
    /// Whose words it is: those it speaks of (`own`), or somebody's account of them; empty when not looked at.
    #[serde(default)]
    pub voice: String,
}

/// The lines of lists of sources, by their keys.
pub(super) fn source_lines(lists: &[&str]) -> BTreeMap<String, SourceLine> {
    let all = lists.iter().flat_map(|list| lines::<SourceLine>(list));
    all.map(|line| (line.key.clone(), line)).collect()
}

pub(super) const SOURCES: &str = include_str!("../../../assets/un/sources.ron");

/// A remark whose keys of sources (`source S95; MEM`) are said in words: keys mean nothing to a reader.
fn remark(sources: &BTreeMap<String, SourceLine>, note: &str) -> String {
    let mut out = String::with_capacity(note.len());
    for word in note.split_inclusive([' ', ';', ',']) {
        let key = word.trim_end_matches([' ', ';', ',']);
        match sources.get(key) {
            Some(line) => {
                out.push_str(&line.what);
                out.push_str(word.get(key.len()..).unwrap_or_default());
            }
            None => out.push_str(word),
        }
    }
    out
}

/// The members of the United Nations and two observer states, and the groups they negotiate in.
pub(super) fn states_and_groups() -> BTreeMap<ActorId, Actor> {
    let sources = source_lines(&[SOURCES]);
    let states = lines::<StateLine>(include_str!("../../../assets/un/states.ron")).into_iter().map(|line| Actor {
        kind: ActorKind::State,
        names: LocalizedName { en: line.en, zh: line.zh },
        code: line.code,
        aliases: line.aliases,
        note: line.note,
        ..Actor::default()
    });
    let groups = lines::<GroupLine>(include_str!("../../../assets/un/groups.ron")).into_iter().map(|line| Actor {
        kind: ActorKind::Group,
        names: LocalizedName { en: line.en, zh: line.zh },
        code: line.code,
        aliases: line.aliases,
        members: line.members.split_whitespace().map(membership).collect(),
        note: remark(&sources, &line.note),
        ..Actor::default()
    });
    by_code(states.chain(groups))
}

/// Gives actors the ids of their codes.
pub(super) fn by_code(actors: impl Iterator<Item = Actor>) -> BTreeMap<ActorId, Actor> {
    actors.map(|actor| (actor_id(&actor.code), actor)).collect()
}

/// Who speaks beside states and groups in any negotiation.
pub(in crate::study) fn stakeholders() -> BTreeMap<ActorId, Actor> {
    let list = lines::<StakeholderLine>(include_str!("../../../assets/un/stakeholders.ron"));
    by_code(list.into_iter().map(|line| Actor {
        kind: line.kind.parse().unwrap_or_default(),
        names: LocalizedName { en: line.en, zh: line.zh },
        code: line.code,
        aliases: line.aliases,
        ..Actor::default()
    }))
}

/// The actors that any study knows.
pub(in crate::study) fn plain_actors() -> BTreeMap<ActorId, Actor> {
    let mut actors = states_and_groups();
    actors.extend(stakeholders());
    actors
}

/// Returns the study with the states, groups and stakeholders of any negotiation, where it has no actors of its own; no
/// codebook, no positions, no milestones.
pub fn plain(mut study: Study) -> Study {
    if study.actors.is_empty() {
        study.actors = Arc::new(plain_actors());
    }
    study
}
