//! The codebook: themes as they stand in it, then what else words are coded with; and the actors as cases.

use super::super::model::{Report, ReportActor, ReportAnnotation, ReportBody, ReportTheme};
use super::super::parts::Xml;
use super::sources::Source;
use super::{guid, seen, variable};
use crate::locale::Locale;
use crate::study::Basis;
use std::collections::{BTreeMap, BTreeSet};

/// The codes of a project.
pub(super) struct Codes {
    themes: Vec<ReportTheme>,
    /// The name of the code of starred words, where there are any.
    important: Option<String>,
    /// The name of the code that actors stand below.
    attributed: String,
    /// Who words are attributed to, on which grounds, as they are called.
    actors: BTreeMap<String, BTreeMap<&'static str, String>>,
}

/// Names of those something is attributed to; "not known" where a person said so.
fn names(actors: &[String], locale: &Locale) -> Vec<String> {
    if actors.is_empty() { vec![locale.t("actor-unknown")] } else { actors.to_vec() }
}

impl Codes {
    pub(super) fn of(report: &Report, annotations: &[&ReportAnnotation], locale: &Locale) -> Self {
        let mut actors: BTreeMap<String, BTreeMap<&'static str, String>> = BTreeMap::new();
        let mut important = None;
        for one in annotations {
            match &one.body {
                ReportBody::Important => important = Some(locale.t("head-important")),
                ReportBody::Attribution { actors: whose, basis, .. } => {
                    for name in names(whose, locale) {
                        actors.entry(name).or_default().insert(basis.name(), locale.t(basis.key()));
                    }
                }
                ReportBody::Theme(_) | ReportBody::Note(_) | ReportBody::Headline(_) => {}
            }
        }
        let themes = report.codebook.clone();
        Self { themes, important, attributed: locale.t("head-attributed"), actors }
    }

    pub(super) fn has_no_actors(&self) -> bool {
        self.actors.is_empty()
    }

    /// The codes that an annotation codes its words with.
    pub(super) fn of_annotation(&self, one: &ReportAnnotation, locale: &Locale) -> Vec<String> {
        match &one.body {
            ReportBody::Theme(_) => {
                let known = one.theme_guid.clone().filter(|guid| self.themes.iter().any(|theme| theme.guid == *guid));
                known.into_iter().collect()
            }
            ReportBody::Important => vec![guid("code", "important")],
            ReportBody::Attribution { actors, basis, .. } => {
                names(actors, locale).iter().map(|name| ground(name, *basis)).collect()
            }
            ReportBody::Note(_) | ReportBody::Headline(_) => Vec::new(),
        }
    }

    /// Writes the codebook; nothing where there is no code.
    pub(super) fn write(&self, xml: &mut Xml) {
        if self.themes.is_empty() && self.important.is_none() && self.actors.is_empty() {
            return;
        }
        xml.open("CodeBook", &[]);
        xml.open("Codes", &[]);
        let mut open: Vec<usize> = Vec::new();
        for theme in &self.themes {
            while open.pop_if(|last| *last >= theme.depth).is_some() {
                xml.close("Code");
            }
            let name = seen(&theme.name);
            let colour = theme.colour.map(|colour| format!("#{colour:06X}"));
            let mut attributes = vec![("guid", theme.guid.as_str()), ("name", name.as_str()), ("isCodable", "true")];
            attributes.extend(colour.as_deref().map(|colour| ("color", colour)));
            xml.open("Code", &attributes);
            if !theme.description.trim().is_empty() {
                xml.leaf("Description", &[], &seen(theme.description.trim()));
            }
            open.push(theme.depth);
        }
        for _ in open {
            xml.close("Code");
        }
        if let Some(name) = &self.important {
            xml.empty("Code", &[("guid", &guid("code", "important")), ("name", name), ("isCodable", "true")]);
        }
        if !self.actors.is_empty() {
            let attributed = guid("code", "attributed");
            xml.open("Code", &[("guid", &attributed), ("name", &self.attributed), ("isCodable", "false")]);
            for (actor, grounds) in &self.actors {
                let name = seen(actor);
                xml.open("Code", &[("guid", &guid("actor", actor)), ("name", &name), ("isCodable", "false")]);
                for (basis, said) in grounds {
                    let id = guid("ground", &format!("{actor}\0{basis}"));
                    xml.empty("Code", &[("guid", &id), ("name", &format!("{name}: {said}")), ("isCodable", "true")]);
                }
                xml.close("Code");
            }
            xml.close("Code");
        }
        xml.close("Codes");
        xml.close("CodeBook");
    }

    /// Writes the actors as cases, each with the words that are attributed to it.
    pub(super) fn write_cases(
        &self,
        report: &Report,
        annotations: &[&ReportAnnotation],
        sources: &[Source],
        locale: &Locale,
        xml: &mut Xml,
    ) {
        let known: BTreeMap<&str, &ReportActor> =
            report.actors.iter().map(|actor| (actor.name.as_str(), actor)).collect();
        let unknown = locale.t("actor-unknown");
        let all: BTreeSet<&str> = known.keys().copied().chain(self.actors.keys().map(String::as_str)).collect();
        let all: Vec<&str> = all.into_iter().filter(|name| *name != unknown).collect();
        if all.is_empty() {
            return;
        }
        let mut selections: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for one in annotations {
            let ReportBody::Attribution { actors, .. } = &one.body else { continue };
            for name in actors {
                selections.entry(name).or_default().extend(super::sources::selections(one, report, sources));
            }
        }
        xml.open("Cases", &[]);
        for name in all {
            let actor = known.get(name);
            let id = actor.map(|actor| actor.guid.clone()).filter(|id| !id.is_empty());
            let id = id.unwrap_or_else(|| guid("case", name));
            xml.open("Case", &[("guid", &id), ("name", &seen(name))]);
            if self.actors.contains_key(name) {
                xml.empty("CodeRef", &[("targetGUID", &guid("actor", name))]);
            }
            if let Some(actor) = actor {
                variable("kind", "TextValue", actor.kind, xml);
                variable("short", "TextValue", &actor.code, xml);
                variable("invented", "BooleanValue", if actor.invented { "true" } else { "false" }, xml);
            }
            for selection in selections.remove(name).unwrap_or_default() {
                xml.empty("SelectionRef", &[("targetGUID", &selection)]);
            }
            xml.close("Case");
        }
        xml.close("Cases");
    }
}

/// The code of what is attributed to somebody on one ground.
fn ground(actor: &str, basis: Basis) -> String {
    guid("ground", &format!("{actor}\0{}", basis.name()))
}
