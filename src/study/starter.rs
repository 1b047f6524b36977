//! The Global Digital Compact pack: codebook, actors, positions, milestones, as facts with their sources.
//!
//! Its ids are a function of its codes, so that two studies begun from the pack can be merged.

use super::enums::{ActorKind, Basis, PositionKind};
use super::model::{Actor, LocalizedName, Membership, Milestone, Position, Theme};
use super::root::Study;
use crate::base::{ActorId, ContentHash, PositionId, ThemeId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

#[derive(Deserialize)]
struct ThemeLine {
    code: String,
    parent: String,
    en: String,
    zh: String,
    key: String,
    colour: String,
    description: String,
    keywords: Vec<String>,
}

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
pub(super) struct NotActors {
    /// Phrases that contain a name without speaking of the actor.
    pub phrases: Vec<String>,
    /// Labels that mean an actor only in a list of names.
    pub only_in_lists: Vec<String>,
}

pub(super) fn not_actors() -> &'static NotActors {
    static READ: LazyLock<NotActors> =
        LazyLock::new(|| ron::from_str(include_str!("../../assets/gdc/not-actors.ron")).unwrap_or_default());
    &READ
}

/// Returns the two-letter code (ISO 3166-1) of a state by its three-letter one.
pub fn alpha2(code: &str) -> Option<&'static str> {
    static READ: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
        lines::<StateLine>(include_str!("../../assets/gdc/states.ron"))
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
struct PositionLine {
    actor: String,
    kind: String,
    theme: String,
    stance: String,
    gist: String,
    date: String,
    source: String,
    #[serde(default)]
    disputed: String,
}

#[derive(Deserialize)]
struct MilestoneLine {
    date: String,
    en: String,
    zh: String,
    source: String,
    note: String,
    #[serde(default)]
    disputed: String,
}

#[derive(Deserialize)]
struct SourceLine {
    key: String,
    address: String,
    what: String,
    date: String,
    /// Whose words it is: those it speaks of (`own`), or somebody's account of them; empty when not looked at.
    #[serde(default)]
    voice: String,
}

#[derive(Deserialize)]
struct SubjectLine {
    subject: String,
    themes: String,
}

/// The 128 bits that belong to a code of the pack.
fn bits(kind: &str, code: &str) -> u128 {
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
fn lines<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    ron::from_str(text).unwrap_or_default()
}

fn themes() -> BTreeMap<ThemeId, Theme> {
    lines::<ThemeLine>(include_str!("../../assets/gdc/themes.ron"))
        .into_iter()
        .zip(0..)
        .map(|(line, order)| {
            let theme = Theme {
                names: LocalizedName { en: line.en, zh: line.zh },
                parent: (!line.parent.is_empty()).then(|| theme_id(&line.parent)),
                key: line.key.parse().ok(),
                colour: u32::from_str_radix(&line.colour, 16).ok(),
                description: line.description,
                keywords: line.keywords,
                order,
                ..Theme::default()
            };
            (theme_id(&line.code), Theme { code: line.code, ..theme })
        })
        .collect()
}

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

fn actors() -> BTreeMap<ActorId, Actor> {
    let sources = source_lines();
    let states = lines::<StateLine>(include_str!("../../assets/gdc/states.ron")).into_iter().map(|line| {
        let actor = Actor {
            kind: ActorKind::State,
            names: LocalizedName { en: line.en, zh: line.zh },
            code: line.code.clone(),
            aliases: line.aliases,
            members: Vec::new(),
            invented: false,
            note: line.note,
            ..Actor::default()
        };
        (actor_id(&line.code), actor)
    });
    let groups = lines::<GroupLine>(include_str!("../../assets/gdc/groups.ron")).into_iter().map(|line| {
        let members = line.members.split_whitespace().map(membership).collect();
        let actor = Actor {
            kind: ActorKind::Group,
            names: LocalizedName { en: line.en, zh: line.zh },
            code: line.code.clone(),
            aliases: line.aliases,
            members,
            invented: false,
            note: remark(&sources, &line.note),
            ..Actor::default()
        };
        (actor_id(&line.code), actor)
    });
    states.chain(groups).chain(offices()).collect()
}

/// Offices and stakeholders named in the sources of the pack.
fn offices() -> Vec<(ActorId, Actor)> {
    let rows = [
        (
            "COFAC",
            ActorKind::Facilitators,
            "Co-facilitators (Sweden, Zambia)",
            "联席协调员（瑞典、赞比亚）",
            "co-facilitators; cofacs",
        ),
        (
            "OHCHR",
            ActorKind::UnOffice,
            "Office of the High Commissioner for Human Rights",
            "人权事务高级专员办事处",
            "OHCHR",
        ),
        ("ITU", ActorKind::UnOffice, "International Telecommunication Union", "国际电信联盟", "ITU; 国际电联"),
        (
            "OSET",
            ActorKind::UnOffice,
            "Office of the Secretary-General’s Envoy on Technology",
            "秘书长技术事务特使办公室",
            "Tech Envoy",
        ),
        ("IGFLP", ActorKind::UnOffice, "IGF Leadership Panel", "互联网治理论坛领导小组", "Leadership Panel"),
        ("ISOC", ActorKind::Stakeholder, "Internet Society", "国际互联网协会", "ISOC"),
        ("ICANN", ActorKind::Stakeholder, "ICANN", "互联网名称与数字地址分配机构", "ICANN"),
        (
            "APC",
            ActorKind::Stakeholder,
            "Association for Progressive Communications and allies",
            "进步通信协会等",
            "APC",
        ),
        (
            "CCIA",
            ActorKind::Stakeholder,
            "Computer & Communications Industry Association",
            "计算机与通信行业协会",
            "CCIA",
        ),
        ("TCCM", ActorKind::Stakeholder, "Technical community coalition", "技术界联盟", "TCCM; technical community"),
        (
            "CIGF",
            ActorKind::Stakeholder,
            "China IGF (community experts)",
            "中国互联网治理论坛（社群专家）",
            "China IGF",
        ),
    ];
    rows.into_iter()
        .map(|(code, kind, en, zh, aliases)| {
            let actor = Actor {
                kind,
                names: LocalizedName { en: en.to_owned(), zh: zh.to_owned() },
                code: code.to_owned(),
                aliases: aliases.split("; ").map(ToOwned::to_owned).collect(),
                members: Vec::new(),
                invented: false,
                note: String::new(),
                ..Actor::default()
            };
            (actor_id(code), actor)
        })
        .collect()
}

/// The actors that a position's own words name, as far as each part of them is one actor's name or alias; none when
/// any part is not: a claim is never half attributed.
fn named(words: &str, actors: &BTreeMap<ActorId, Actor>) -> Vec<ActorId> {
    let find = |part: &str| {
        let part = part.trim().trim_end_matches(" (27)");
        actors.iter().find_map(|(id, actor)| {
            let same = |name: &str| name.eq_ignore_ascii_case(part);
            (same(&actor.names.en) || same(&actor.code) || actor.aliases.iter().any(|alias| same(alias))).then_some(*id)
        })
    };
    if let Some(id) = find(words) {
        return vec![id];
    }
    if words.eq_ignore_ascii_case("G77 and China") {
        return vec![actor_id("G77")];
    }
    words.split([',', ';']).map(find).collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn source_lines() -> BTreeMap<String, SourceLine> {
    lines::<SourceLine>(include_str!("../../assets/gdc/sources.ron"))
        .into_iter()
        .map(|line| (line.key.clone(), line))
        .collect()
}

/// On what ground the sources of these keys put something on record: stated where all are the actor's own words,
/// reported where any is an account; not known where any was not looked at.
fn ground(sources: &BTreeMap<String, SourceLine>, keys: &str) -> Option<Basis> {
    let voices = || keys.split_whitespace().map(|key| sources.get(key).map_or("", |source| source.voice.as_str()));
    let all = |wanted: &[&str]| voices().next().is_some() && voices().all(|voice| wanted.contains(&voice));
    if all(&["own"]) {
        Some(Basis::Stated)
    } else if all(&["own", "account"]) {
        Some(Basis::Reported)
    } else {
        None
    }
}

/// The themes that a subject of the pack stands for.
fn subjects() -> BTreeMap<String, Vec<ThemeId>> {
    lines::<SubjectLine>(include_str!("../../assets/gdc/subjects.ron"))
        .into_iter()
        .map(|line| (line.subject, line.themes.split_whitespace().map(theme_id).collect()))
        .collect()
}

/// Says what the keys of sources (`S16 S31`) stand for.
fn sources() -> impl Fn(&str) -> String {
    let sources = source_lines();
    move |keys: &str| {
        let said: Vec<String> = keys
            .split_whitespace()
            .map(|key| match sources.get(key) {
                Some(line) => {
                    let parts = [line.what.as_str(), line.date.as_str(), line.address.as_str()];
                    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                    parts.join(", ")
                }
                None => key.to_owned(),
            })
            .collect();
        said.join("; ")
    }
}

/// Whether a line says that something was submitted, or was not; "not found" is no evidence of either.
fn submitted(stance: &str) -> Option<bool> {
    match stance {
        "submitted" => Some(true),
        "did not submit" => Some(false),
        _ => None,
    }
}

/// A field of the pack; a dash says that nothing is known.
fn told(text: String) -> String {
    if text == "-" { String::new() } else { text }
}

fn positions(actors: &BTreeMap<ActorId, Actor>) -> BTreeMap<PositionId, Position> {
    let (source, voices, themes) = (sources(), source_lines(), subjects());
    lines::<PositionLine>(include_str!("../../assets/gdc/positions.ron"))
        .into_iter()
        .enumerate()
        .map(|(row, line)| {
            let kind = match line.stance.as_str() {
                "break silence" => PositionKind::Objection,
                "dissociate" => PositionKind::Dissociation,
                "fact" | "n/a" | "submitted" | "did not submit" => PositionKind::Submission,
                _ => PositionKind::Statement,
            };
            let position = Position {
                kind,
                actors: if line.kind == "joint claim" { Vec::new() } else { named(&line.actor, actors) },
                aligned: Vec::new(),
                actor_words: line.actor.clone(),
                gist: line.gist.clone(),
                quotation: String::new(),
                themes: themes.get(&line.theme).cloned().unwrap_or_default(),
                basis: ground(&voices, &line.source),
                subject: told(line.theme),
                stance: line.stance.clone(),
                date: told(line.date),
                submitted: submitted(&line.stance),
                source: if line.source == "not found" { String::new() } else { source(&line.source) },
                disputed: line.disputed,
                ..Position::default()
            };
            (PositionId::from_bits(bits("position", &format!("{row} {}", line.gist))), position)
        })
        .collect()
}

/// Returns the study with the pack put in, where it has no codebook, actors, positions or milestones of its own.
pub fn with_gdc(mut study: Study) -> Study {
    if study.themes.is_empty() {
        study.themes = Arc::new(themes());
    }
    if study.actors.is_empty() {
        study.actors = Arc::new(actors());
    }
    if study.positions.is_empty() {
        study.positions = Arc::new(positions(&study.actors));
    }
    if study.milestones.is_empty() {
        let source = sources();
        study.milestones = Arc::new(
            lines::<MilestoneLine>(include_str!("../../assets/gdc/milestones.ron"))
                .into_iter()
                .map(|line| Milestone {
                    date: line.date,
                    names: LocalizedName { en: line.en, zh: line.zh },
                    source: source(&line.source),
                    note: line.note,
                    disputed: line.disputed,
                })
                .collect(),
        );
    }
    study
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::StudyId;

    #[test]
    fn the_pack_is_whole() {
        let study = with_gdc(Study::empty(StudyId::from_bits(1), ""));
        assert_eq!(study.themes.len(), 27);
        for key in 1..=8 {
            assert!(study.themes.values().any(|theme| theme.key == Some(key)), "key {key}");
        }
        assert!(study.actors.len() > 220, "{}", study.actors.len());
        assert!(study.positions.len() > 90);
        assert!(study.milestones.len() >= 19);
        // What sources disagree on stands side by side: never one claim alone, each with its source.
        let mut disputed = BTreeMap::<&str, usize>::new();
        let claims = study.positions.values().map(|claim| (&claim.disputed, &claim.source));
        for (fact, source) in claims.chain(study.milestones.iter().map(|claim| (&claim.disputed, &claim.source))) {
            if !fact.is_empty() {
                assert!(!source.is_empty(), "{fact}");
                *disputed.entry(fact).or_default() += 1;
            }
        }
        assert!(disputed.len() >= 4 && disputed.values().all(|claims| *claims > 1), "{disputed:?}");
        let silent: Vec<_> = study.positions.values().filter(|claim| claim.submitted == Some(false)).collect();
        assert_eq!(silent.len(), 1, "one permanent member without a written submission");
        // Whose words a source is decides the ground; what was not looked at has none.
        let of = |words: &str| study.positions.values().find(|one| one.gist.starts_with(words)).expect("there");
        assert_eq!(of("add the right to development").basis, Some(Basis::Stated));
        assert_eq!(of("in closed negotiations pushes").basis, Some(Basis::Reported));
        assert_eq!(of("no GDC statement found").basis, None);
        assert!(study.positions.values().all(|one| one.themes.iter().all(|theme| study.themes.contains_key(theme))));
        assert!(study.positions.values().filter(|one| !one.themes.is_empty()).count() > 50);
        for actor in study.actors.values() {
            assert!(
                !actor.names.en.is_empty() && (!actor.names.zh.is_empty() || actor.kind == ActorKind::Group),
                "{actor:?}"
            );
        }
    }

    #[test]
    fn a_group_is_not_its_member_and_a_joint_claim_stays_one() {
        let actors = actors();
        assert_eq!(named("G77 and China", &actors), [actor_id("G77")]);
        assert_eq!(named("China", &actors), [actor_id("CHN")]);
        assert_eq!(named("Netherlands, Romania", &actors).len(), 2);
        assert_eq!(named("EU + aligned states", &actors), []);
    }
}
