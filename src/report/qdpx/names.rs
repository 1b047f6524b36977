//! Ids and attributes that several parts of a project have.

use super::super::model::{ReportAnnotation, ReportBody};
use super::super::parts::Xml;

/// Writes what a variable is of something; nothing where it is not known.
pub(super) fn variable(name: &str, element: &str, value: &str, xml: &mut Xml) {
    if value.is_empty() {
        return;
    }
    xml.open("VariableValue", &[]);
    xml.empty("VariableRef", &[("targetGUID", &guid("variable", name))]);
    xml.leaf(element, &[], &seen(value));
    xml.close("VariableValue");
}

/// An id that follows from what it is of.
pub(super) fn guid(sort: &str, name: &str) -> String {
    super::super::codebook::guid_of(&blake3::hash(format!("{sort}\0{name}").as_bytes()).to_hex())
}

/// Attributes of who said something and when, where that may be known.
pub(super) fn made(one: &ReportAnnotation) -> Vec<(&'static str, String)> {
    let user = (!one.author.is_empty()).then(|| ("creatingUser", guid("user", &one.author)));
    let time = one.time.map(|time| ("creationDateTime", time.to_string()));
    user.into_iter().chain(time).collect()
}

/// Controls shown, not obeyed.
pub(super) fn seen(text: &str) -> String {
    crate::base::visible(text).into_owned()
}

/// Attributes as the writer wants them.
pub(super) fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Whether anything of an annotation is a coding.
pub(super) const fn is_coding(one: &ReportAnnotation) -> bool {
    matches!(one.body, ReportBody::Theme(_) | ReportBody::Important | ReportBody::Attribution { .. })
}
