//! REFI-QDA project exchange 1.0: the drafts as plain texts, the codebook, what was said at the words it was said of.
//!
//! Positions are code points from 0, the end not counted. Themes keep the ids they have in a codebook. An attribution is
//! coded with its ground below the actor's name: what is stated, reported and inferred are three codes and never one.

mod codes;
mod notes;
mod sources;

use super::model::{Report, ReportAnnotation, ReportBody};
use super::parts::{Xml, package};
use crate::base::Message;
use crate::locale::Locale;
use codes::Codes;
use notes::Notes;
use sources::Source;

/// Writes a report as a project.
pub(super) fn write(report: &Report, locale: &Locale) -> Vec<u8> {
    let sources: Vec<Source> =
        report.compared.drafts.iter().enumerate().map(|(at, draft)| Source::of(at, draft)).collect();
    let listed = |one: &&ReportAnnotation| {
        one.change.map_or(report.listed.is_empty(), |(step, change)| report.lists(step, change))
    };
    let annotations: Vec<&ReportAnnotation> = report.annotations.iter().filter(listed).collect();
    let codes = Codes::of(report, &annotations, locale);
    let notes = Notes::of(&annotations, locale);
    let project = project(report, &annotations, &sources, &codes, &notes, locale);
    let texts: Vec<(String, Vec<u8>)> =
        sources.iter().map(|source| (source.file(), source.text.clone().into_bytes())).collect();
    let mut parts = vec![("project.qde", project)];
    parts.extend(texts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())));
    package(&parts)
}

fn project(
    report: &Report,
    annotations: &[&ReportAnnotation],
    sources: &[Source],
    codes: &Codes,
    notes: &Notes,
    locale: &Locale,
) -> Vec<u8> {
    let mut xml = Xml::part();
    let origin = concat!("Travaux ", env!("CARGO_PKG_VERSION"));
    let name = seen(&report.title);
    xml.open(
        "Project",
        &[
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "urn:QDA-XML:project:1.0 Project.xsd"),
            ("name", &name),
            ("origin", origin),
        ],
    );
    users(report, annotations, &mut xml);
    codes.write(&mut xml);
    variables(report, codes, locale, &mut xml);
    codes.write_cases(report, annotations, sources, locale, &mut xml);
    if !sources.is_empty() {
        xml.open("Sources", &[]);
        for (at, source) in sources.iter().enumerate() {
            source.write(at, report, annotations, codes, notes, locale, &mut xml);
        }
        xml.close("Sources");
    }
    notes.write(&mut xml);
    xml.leaf("Description", &[], &description(report, locale));
    xml.close("Project");
    xml.finish()
}

/// What must be said of the whole: for whom it is, what is left out, who made it.
fn description(report: &Report, locale: &Locale) -> String {
    let mut said: Vec<String> = Vec::new();
    if report.invented {
        said.push(locale.t("invented-banner"));
    }
    said.extend(report.head(locale));
    said.extend(report.compared.unsure_drafts(locale));
    if report.elsewhere > 0 {
        said.push(locale.format(&Message::new("report-elsewhere").number("count", report.elsewhere)));
    }
    said.push(locale.format(&Message::new("report-made-by").text("version", env!("CARGO_PKG_VERSION"))));
    seen(&said.join("\n"))
}

fn users(report: &Report, annotations: &[&ReportAnnotation], xml: &mut Xml) {
    let names = report.coders.iter().chain(annotations.iter().map(|one| &one.author));
    let names: std::collections::BTreeSet<&String> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        return;
    }
    xml.open("Users", &[]);
    for name in names {
        xml.empty("User", &[("guid", &guid("user", name)), ("name", &seen(name))]);
    }
    xml.close("Users");
}

/// The variables of actors and drafts.
const VARIABLES: [(&str, &str); 5] =
    [("kind", "Text"), ("short", "Text"), ("invented", "Boolean"), ("date", "Date"), ("status", "Text")];

fn variables(report: &Report, codes: &Codes, locale: &Locale, xml: &mut Xml) {
    let names = ["qdpx-kind", "qdpx-short", "qdpx-invented", "report-date", "report-status"];
    if report.compared.drafts.is_empty() && codes.has_no_actors() {
        return;
    }
    xml.open("Variables", &[]);
    for ((name, sort), key) in VARIABLES.iter().zip(names) {
        let (guid, name) = (guid("variable", name), locale.t(key));
        xml.empty("Variable", &[("guid", &guid), ("name", &name), ("typeOfVariable", sort)]);
    }
    xml.close("Variables");
}

/// Writes what a variable is of something; nothing where it is not known.
fn variable(name: &str, element: &str, value: &str, xml: &mut Xml) {
    if value.is_empty() {
        return;
    }
    xml.open("VariableValue", &[]);
    xml.empty("VariableRef", &[("targetGUID", &guid("variable", name))]);
    xml.leaf(element, &[], &seen(value));
    xml.close("VariableValue");
}

/// An id that follows from what it is of.
fn guid(sort: &str, name: &str) -> String {
    super::codebook::guid_of(&blake3::hash(format!("{sort}\0{name}").as_bytes()).to_hex())
}

/// Attributes of who said something and when, where that may be known.
fn made(one: &ReportAnnotation) -> Vec<(&'static str, String)> {
    let user = (!one.author.is_empty()).then(|| ("creatingUser", guid("user", &one.author)));
    let time = one.time.map(|time| ("creationDateTime", time.to_string()));
    user.into_iter().chain(time).collect()
}

/// Controls shown, not obeyed.
fn seen(text: &str) -> String {
    crate::base::visible(text).into_owned()
}

/// Attributes as the writer wants them.
fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Whether anything of an annotation is a coding.
const fn is_coding(one: &ReportAnnotation) -> bool {
    matches!(one.body, ReportBody::Theme(_) | ReportBody::Important | ReportBody::Attribution { .. })
}
