//! Notes, headlines, and what is said with an attribution, as notes of a project.

use super::super::model::{ReportAnnotation, ReportBody};
use super::super::parts::Xml;
use super::{borrowed, made, seen};
use crate::locale::Locale;
use std::collections::BTreeMap;

/// The notes of a project, by the id of the annotation they belong to.
pub(super) struct Notes(BTreeMap<String, Note>);

struct Note {
    name: String,
    text: String,
    made: Vec<(&'static str, String)>,
}

impl Notes {
    pub(super) fn of(annotations: &[&ReportAnnotation], locale: &Locale) -> Self {
        let note = |one: &&ReportAnnotation| {
            let (name, text) = match &one.body {
                ReportBody::Note(text) => (locale.t("head-note"), text.clone()),
                ReportBody::Headline(text) => (locale.t("head-headline"), text.clone()),
                ReportBody::Attribution { actors, role, basis, evidence, note } => {
                    let who = if actors.is_empty() { locale.t("actor-unknown") } else { locale.list(actors) };
                    let mut lines = vec![format!("{who}: {} · {}", locale.t(role.key()), locale.t(basis.key()))];
                    lines.extend([evidence, note].into_iter().filter(|said| !said.trim().is_empty()).cloned());
                    (locale.t("head-attributed"), lines.join("\n"))
                }
                ReportBody::Theme(_) | ReportBody::Important => return None,
            };
            Some((one.guid.clone(), Note { name, text, made: made(one) }))
        };
        Self(annotations.iter().filter_map(note).collect())
    }

    /// The note that belongs to an annotation.
    pub(super) fn of_annotation(&self, one: &ReportAnnotation) -> Option<String> {
        self.0.contains_key(&one.guid).then(|| id(&one.guid))
    }

    /// Writes the notes; nothing where there are none.
    pub(super) fn write(&self, xml: &mut Xml) {
        if self.0.is_empty() {
            return;
        }
        xml.open("Notes", &[]);
        for (guid, note) in &self.0 {
            let id = id(guid);
            let mut attributes = vec![("guid", id.as_str()), ("name", note.name.as_str())];
            attributes.extend(borrowed(&note.made));
            xml.open("Note", &attributes);
            xml.leaf("PlainTextContent", &[], &seen(&note.text));
            xml.close("Note");
        }
        xml.close("Notes");
    }
}

fn id(annotation: &str) -> String {
    super::guid("note", annotation)
}
