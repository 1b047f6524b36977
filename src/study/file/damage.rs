//! What is wrong with a study, named: missing, doubled, altered, out of place.

use crate::base::Message;
use crate::study::model::Body;
use crate::study::root::Study;
use std::collections::{BTreeMap, BTreeSet};

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// What, and how.
    pub what: Message,
    /// Whether it is of the text of a draft, which never changes: then the study is not written over, nor merged.
    pub of_text: bool,
}

impl Damage {
    /// Makes a damage of the text of a draft.
    pub(super) const fn of_text(what: Message) -> Self {
        Self { what, of_text: true }
    }

    /// Makes a damage of an item of a list.
    pub(super) fn of_item(key: &'static str, kind: &str, id: &str) -> Self {
        // A person tells two things apart by the beginnings of their names.
        let short: String = id.chars().take(8).collect();
        let of_text = matches!(kind, "draft" | "copy");
        Self { what: Message::new(key).text("kind", kind).text("id", short), of_text }
    }
}

/// Returns places as they are cited, the first of them.
pub(super) fn cited(places: &[usize]) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<String> = places.iter().take(SHOWN).map(ToString::to_string).collect();
    let more = if places.len() > SHOWN { " …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Returns what annotations and links speak of and the study has not: a draft, a theme, an actor, a position that went.
pub fn dangling(study: &Study) -> Vec<Damage> {
    let mut missing: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut want = |kind, is_there: bool, id: String| {
        if !is_there {
            *missing.entry((kind, id)).or_default() += 1;
        }
    };
    for annotation in study.annotations.values() {
        for draft in BTreeSet::from([annotation.target.from, annotation.target.to]) {
            want("draft", study.draft(draft).is_some(), draft.to_string());
        }
        match &annotation.body {
            Body::Tag(theme) => want("theme", study.themes.contains_key(theme), theme.to_string()),
            Body::Claim(claim) => {
                for actor in claim.actors.iter().chain(&claim.aligned) {
                    want("actor", study.actors.contains_key(actor), actor.to_string());
                }
                for position in &claim.positions {
                    want("position", study.positions.contains_key(position), position.to_string());
                }
            }
            _ => {}
        }
    }
    for link in study.links.values() {
        for draft in [link.old.0, link.new.0] {
            want("draft", study.draft(draft).is_some(), draft.to_string());
        }
    }
    let named = missing.into_iter().map(|((kind, id), count)| {
        let Damage { what, of_text } = Damage::of_item("damage-item-wanted", kind, &id);
        Damage { what: what.number("count", count), of_text }
    });
    named.collect()
}
