//! The Global Digital Compact pack: codebook, actors, positions, milestones, as facts with their sources.
//!
//! Its ids are a function of its codes, so that two studies begun from the pack can be merged.

use super::lists::{SOURCES, SourceLine, actor_id, bits, by_code, lines, source_lines, states_and_groups, theme_id};
use crate::base::{ActorId, PositionId, ThemeId};
use crate::study::enums::{ActorKind, Basis, PositionKind};
use crate::study::model::{Actor, LocalizedName, Milestone, Position, Theme};
use crate::study::root::Study;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

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
struct SubjectLine {
    subject: String,
    themes: String,
}

/// What the negotiation is called.
pub(in crate::study) fn names() -> LocalizedName {
    LocalizedName { en: "Global Digital Compact".to_owned(), zh: "全球数字契约".to_owned() }
}

pub(in crate::study) fn themes() -> BTreeMap<ThemeId, Theme> {
    lines::<ThemeLine>(include_str!("../../../assets/gdc/themes.ron"))
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
    lines::<SubjectLine>(include_str!("../../../assets/gdc/subjects.ron"))
        .into_iter()
        .map(|line| (line.subject, line.themes.split_whitespace().map(theme_id).collect()))
        .collect()
}

/// Says what the keys of sources (`S16 S31`) stand for.
fn sources() -> impl Fn(&str) -> String {
    let sources = sources_of_pack();
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

pub(in crate::study) fn positions(actors: &BTreeMap<ActorId, Actor>) -> BTreeMap<PositionId, Position> {
    let (source, voices, themes) = (sources(), sources_of_pack(), subjects());
    lines::<PositionLine>(include_str!("../../../assets/gdc/positions.ron"))
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

/// Offices and stakeholders named in the sources of the pack.
fn offices() -> Vec<Actor> {
    let rows = [
        (
            "COFAC",
            ActorKind::Facilitators,
            "Co-facilitators (Sweden, Zambia)",
            "联席协调员（瑞典、赞比亚）",
            "co-facilitators; cofacs; Anna Karin Eneström; Chola Milambo; 安娜·埃内斯特伦; 科拉·莫莱博; 共同协调人; 联席协调员",
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
            "联合国秘书长技术问题特使办公室",
            "OSET; Tech Envoy; Office of the Tech Envoy; Secretary-General’s Envoy on Technology; 秘书长技术事务特使办公室; \
             联合国秘书长技术事务特使办公室; 秘书长技术问题特使办公室; 技术特使办公室; 秘书长技术特使办公室",
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
            "China IGF; 中国IGF; 中国 IGF; 中国互联网治理论坛",
        ),
        (
            "CNNICART",
            ActorKind::Other,
            "CNNIC article (Zhang, Chen, Jiang)",
            "《中国信息安全》文章作者（张晓、陈晶晶、蒋熙韬）",
            "",
        ),
        (
            "WSIS",
            ActorKind::Other,
            "World Summit on the Information Society",
            "信息社会世界峰会",
            "WSIS; WSIS process; 信息社会世界首脑会议",
        ),
        ("GOOGLE", ActorKind::Stakeholder, "Google", "谷歌", "谷歌公司"),
        ("AMAZON", ActorKind::Stakeholder, "Amazon", "亚马逊", "亚马逊公司"),
        ("META", ActorKind::Stakeholder, "Meta", "Meta", "Meta Platforms; Meta公司; Facebook"),
        ("MICROSOFT", ActorKind::Stakeholder, "Microsoft", "微软", "微软公司"),
        (
            "ISOORG",
            ActorKind::Stakeholder,
            "International Organization for Standardization",
            "国际标准化组织",
            "ISO; 国际标准组织; International Standards Organization",
        ),
    ];
    rows.into_iter()
        .map(|(code, kind, en, zh, aliases)| Actor {
            kind,
            names: LocalizedName { en: en.to_owned(), zh: zh.to_owned() },
            code: code.to_owned(),
            aliases: aliases.split("; ").filter(|alias| !alias.is_empty()).map(ToOwned::to_owned).collect(),
            members: Vec::new(),
            invented: false,
            note: String::new(),
            ..Actor::default()
        })
        .collect()
}

fn sources_of_pack() -> BTreeMap<String, SourceLine> {
    source_lines(&[SOURCES, include_str!("../../../assets/gdc/sources.ron")])
}

pub(in crate::study) fn actors() -> BTreeMap<ActorId, Actor> {
    let mut actors = states_and_groups();
    actors.extend(by_code(offices().into_iter()));
    actors
}

pub(in crate::study) fn milestones() -> Vec<Milestone> {
    let source = sources();
    let list = lines::<MilestoneLine>(include_str!("../../../assets/gdc/milestones.ron"));
    list.into_iter()
        .map(|line| Milestone {
            date: line.date,
            names: LocalizedName { en: line.en, zh: line.zh },
            source: source(&line.source),
            note: line.note,
            disputed: line.disputed,
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
        study.milestones = Arc::new(milestones());
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
