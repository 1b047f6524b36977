//! What is said of the collection and of each draft: work, expression, manifestation, and the modifications.

use super::super::model::{ComparedDraft, Report};
use super::super::parts::Xml;
use super::body::Body;
use super::version::Version;
use super::{EDITOR, seen};
use crate::base::Date;
use crate::compare::{Change, Kind};
use crate::locale::Locale;
use crate::text::Language;

/// The day of what has none: the schema demands one.
const NO_DAY: &str = "1970-01-01";

/// So many letters of a title stand in an address.
const SLUG: usize = 40;

fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars() {
        match letter {
            _ if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() >= SLUG {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "text".to_owned() } else { slug.to_owned() }
}

/// ISO 639-2, as the standard wants it.
const fn language(language: Option<Language>) -> &'static str {
    match language {
        Some(Language::Arabic) => "ara",
        Some(Language::Chinese) => "zho",
        Some(Language::English) => "eng",
        Some(Language::French) => "fra",
        Some(Language::Russian) => "rus",
        Some(Language::Spanish) => "spa",
        Some(Language::Other) | None => "und",
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DAY.to_owned(), |date| date.to_string())
}

/// Addresses of a document.
struct Address {
    work: String,
    expression: String,
    language: &'static str,
    date: String,
}

fn address(report: &Report, at: usize, draft: &ComparedDraft) -> Address {
    let first = report.compared.drafts.iter().find_map(|draft| draft.date);
    let work = format!("/akn/un/doc/{}/{}", day(first), slug(&report.title));
    let (language, date) = (language(draft.copy.language), day(draft.date));
    // Two drafts of one day are two expressions all the same.
    let expression = format!("{work}/{language}@{date};draft-{}", at + 1);
    Address { work, expression, language, date }
}

fn identification(address: &Address, names: &[(&str, &str)], xml: &mut Xml) {
    let parts: [(&str, &str, &str); 3] = [
        ("FRBRWork", &address.work, ""),
        ("FRBRExpression", &address.expression, ""),
        ("FRBRManifestation", &address.expression, ".akn"),
    ];
    xml.open("identification", &[("source", EDITOR)]);
    for (name, address_of, ending) in parts {
        let uri = format!("{address_of}{ending}");
        xml.open(name, &[]);
        xml.empty("FRBRthis", &[("value", &format!("{address_of}/!main{ending}"))]);
        xml.empty("FRBRuri", &[("value", &uri)]);
        if name == "FRBRWork" {
            for (kind, value) in names {
                xml.empty("FRBRalias", &[("value", &seen(value)), ("name", kind)]);
            }
        }
        xml.empty("FRBRdate", &[("date", &address.date), ("name", "draft")]);
        xml.empty("FRBRauthor", &[("href", EDITOR)]);
        match name {
            "FRBRWork" => xml.empty("FRBRcountry", &[("value", "un")]),
            "FRBRExpression" => xml.empty("FRBRlanguage", &[("language", address.language)]),
            _ => xml.empty("FRBRformat", &[("value", "application/akn+xml")]),
        }
        xml.close(name);
    }
    xml.close("identification");
}

fn references(xml: &mut Xml) {
    xml.open("references", &[("source", EDITOR)]);
    xml.empty(
        "TLCOrganization",
        &[("eId", "travaux"), ("href", "/akn/ontology/organization/travaux"), ("showAs", "Travaux")],
    );
    xml.close("references");
}

/// Writes what is said of the collection.
pub(super) fn of_collection(report: &Report, locale: &Locale, xml: &mut Xml) {
    let newest = report.compared.drafts.iter().rev().find_map(|draft| draft.date);
    let first = report.compared.drafts.iter().find_map(|draft| draft.date);
    let work = format!("/akn/un/doc/{}/{}-drafts", day(first), slug(&report.title));
    let code = match locale.language() {
        crate::locale::UiLanguage::English => "eng",
        crate::locale::UiLanguage::Chinese => "zho",
    };
    let expression = format!("{work}/{code}@{}", day(newest));
    let address = Address { work, expression, language: code, date: day(newest) };
    xml.open("meta", &[]);
    identification(&address, &[("title", &report.title)], xml);
    references(xml);
    let mut said = Vec::new();
    if report.invented {
        said.push(locale.t("invented-banner"));
    }
    said.extend(report.head(locale));
    said.extend(report.compared.unsure_drafts(locale));
    if !said.is_empty() {
        xml.open("notes", &[("source", EDITOR)]);
        for (number, said) in said.iter().enumerate() {
            xml.open("note", &[("eId", &format!("note_{}", number + 1))]);
            xml.leaf("p", &[], &seen(said));
            xml.close("note");
        }
        xml.close("notes");
    }
    xml.close("meta");
}

/// Writes what is said of a draft, with what was changed in it since the draft before.
pub(super) fn of_draft(report: &Report, at: usize, version: &Version<'_>, body: &Body, prefix: &str, xml: &mut Xml) {
    let Some(draft) = report.compared.drafts.get(at) else { return };
    let own = address(report, at, draft);
    xml.open("meta", &[]);
    identification(&own, &[("title", &report.title), ("draft", &draft.name)], xml);
    modifications(report, version, body, prefix, &own.expression, xml);
    xml.close("meta");
}

/// Which modification of the standard a change is; none for what it has no place for.
const fn sort(change: &Change) -> Option<&'static str> {
    Some(match change.kind {
        Kind::Edited => "substitution",
        Kind::Inserted => "insertion",
        Kind::Deleted => "repeal",
        Kind::Split => "split",
        Kind::Merged => "join",
        Kind::Unchanged if change.renumbered => "renumbering",
        Kind::Unchanged => return None,
    })
}

fn modifications(report: &Report, version: &Version<'_>, body: &Body, prefix: &str, source: &str, xml: &mut Xml) {
    let mut written = Xml::piece();
    let mut count = 0;
    for (_, change) in version.changes(report) {
        let Some(sort) = sort(change) else { continue };
        let new = change.at.new.iter().filter_map(|paragraph| body.ids.get(paragraph));
        let gone = change.at.old.iter().filter_map(|paragraph| body.gone.get(paragraph));
        let mut places: Vec<&String> = if change.at.new.is_empty() { gone.collect() } else { new.collect() };
        places.dedup();
        if places.is_empty() {
            continue;
        }
        count += 1;
        let id = format!("{prefix}__pmod_{count}");
        written.open("textualMod", &[("type", sort), ("eId", &id)]);
        written.empty("source", &[("href", source), ("eId", &format!("{id}__src_1"))]);
        for (number, place) in places.iter().enumerate() {
            let own = format!("{id}__dst_{}", number + 1);
            written.empty("destination", &[("href", &format!("#{place}")), ("eId", &own)]);
        }
        written.close("textualMod");
    }
    if count > 0 {
        xml.open("analysis", &[("source", EDITOR)]);
        xml.open("passiveModifications", &[]);
        xml.raw(&written.finish());
        xml.close("passiveModifications");
        xml.close("analysis");
    }
}
