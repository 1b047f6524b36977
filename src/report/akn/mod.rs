//! Akoma Ntoso 3.0: a collection of the drafts, each a document whose parts have `eId`s; in those that were compared with
//! the draft before, what came and went stands in the text, and each change in the list of modifications.

mod body;
mod meta;
mod version;

use super::model::Report;
use super::parts::Xml;
use crate::locale::Locale;
use version::Version;

const SPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// Who the metadata is by.
const EDITOR: &str = "#travaux";

/// Writes a report as a collection.
pub(super) fn write(report: &Report, locale: &Locale) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("akomaNtoso", &[("xmlns", SPACE)]);
    xml.open("documentCollection", &[("name", "drafts")]);
    meta::of_collection(report, locale, &mut xml);
    xml.open("collectionBody", &[]);
    for at in 0..report.compared.drafts.len() {
        document(report, at, &mut xml);
    }
    xml.close("collectionBody");
    xml.close("documentCollection");
    xml.close("akomaNtoso");
    let mut bytes = xml.finish();
    bytes.push(b'\n');
    bytes
}

fn document(report: &Report, at: usize, xml: &mut Xml) {
    let version = Version::of(report, at);
    let prefix = format!("cmp_{}", at + 1);
    let body = body::Body::of(report, at, &version, &prefix);
    let contains = if version.is_compared() { "multipleVersions" } else { "singleVersion" };
    xml.open("component", &[("eId", &prefix)]);
    xml.open("doc", &[("name", "draft"), ("contains", contains)]);
    meta::of_draft(report, at, &version, &body, &prefix, xml);
    xml.open("mainBody", &[]);
    xml.raw(&body.xml);
    xml.close("mainBody");
    xml.close("doc");
    xml.close("component");
}

/// Controls shown, not obeyed.
fn seen(text: &str) -> String {
    crate::base::visible(text).into_owned()
}
