//! The actors as cases, each with the words that are attributed to it.

use super::super::model::{Report, ReportActor, ReportAnnotation, ReportBody};
use super::super::parts::Xml;
use super::codes::{Codes, of_actor};
use super::names::{guid, seen, variable};
use super::sources::{Source, selections};
use crate::locale::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// Writes the cases; nothing where there is no actor.
pub(super) fn write(
    report: &Report,
    annotations: &[&ReportAnnotation],
    sources: &[Source],
    codes: &Codes,
    locale: &Locale,
    xml: &mut Xml,
) {
    let known: BTreeMap<&str, &ReportActor> = report.actors.iter().map(|actor| (actor.name.as_str(), actor)).collect();
    let unknown = locale.t("actor-unknown");
    let all: BTreeSet<&str> = known.keys().copied().chain(codes.actors()).collect();
    let all: Vec<&str> = all.into_iter().filter(|name| *name != unknown).collect();
    if all.is_empty() {
        return;
    }
    let mut placed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in annotations {
        let ReportBody::Attribution { actors, .. } = &one.body else { continue };
        for name in actors {
            placed.entry(name).or_default().extend(selections(one, report, sources));
        }
    }
    xml.open("Cases", &[]);
    for name in all {
        let actor = known.get(name);
        let id = actor.map(|actor| actor.guid.clone()).filter(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| guid("case", name));
        xml.open("Case", &[("guid", &id), ("name", &seen(name))]);
        if codes.actors().any(|coded| coded == name) {
            xml.empty("CodeRef", &[("targetGUID", &of_actor(name))]);
        }
        if let Some(actor) = actor {
            variable("kind", "TextValue", actor.kind, xml);
            variable("short", "TextValue", &actor.code, xml);
            variable("invented", "BooleanValue", if actor.invented { "true" } else { "false" }, xml);
        }
        for selection in placed.remove(name).unwrap_or_default() {
            xml.empty("SelectionRef", &[("targetGUID", &selection)]);
        }
        xml.close("Case");
    }
    xml.close("Cases");
}
