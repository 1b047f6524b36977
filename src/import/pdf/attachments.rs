//! Files that a PDF carries: named, not opened.

use super::text_string::text_string;
use crate::base::{Diagnostic, Message, Severity};
use crate::import::limits;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

/// Names the files that are attached to the document or to a place on a page.
pub(super) fn say(pdf: &Pdf, diagnostics: &mut Vec<Diagnostic>) {
    let mut names = Vec::new();
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let tree = catalogue.and_then(|root| root.get::<Dict<'_>>("Names")?.get::<Dict<'_>>("EmbeddedFiles"));
    let mut open: Vec<Dict<'_>> = tree.into_iter().collect();
    let mut seen = 0;
    while let Some(node) = open.pop() {
        seen += 1;
        if seen > limits::PDF_ATTACHMENTS || names.len() > limits::PDF_ATTACHMENTS {
            break;
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            open.extend(kids.iter::<Dict<'_>>().take(limits::PDF_ATTACHMENTS));
        }
        let list = node.get::<Array<'_>>("Names");
        let pairs: Vec<Object<'_>> =
            list.iter().flat_map(|list| list.iter::<Object<'_>>().take(limits::PDF_ATTACHMENTS * 2)).collect();
        for pair in pairs.chunks_exact(2) {
            let key = match pair.first() {
                Some(Object::String(key)) => text_string(key.as_bytes()),
                _ => String::new(),
            };
            let file = match pair.get(1) {
                Some(Object::Dict(file)) => name_of(file),
                _ => None,
            };
            names.push(file.unwrap_or(key));
        }
    }
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { continue };
        for annotation in annotations.iter::<Dict<'_>>().take(5_000) {
            let attached = annotation.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"FileAttachment");
            if attached && names.len() < limits::PDF_ATTACHMENTS {
                names.extend(annotation.get::<Dict<'_>>("FS").and_then(|file| name_of(&file)));
            }
        }
    }
    names.retain(|name| !name.trim().is_empty());
    if !names.is_empty() {
        let what = Message::new("import-pdf-attached").text("names", names.join(", "));
        diagnostics.push(Diagnostic::new(Severity::Loss, what));
    }
}

fn name_of(file: &Dict<'_>) -> Option<String> {
    ["UF", "F"].into_iter().find_map(|key| file.get::<PdfString<'_>>(key)).map(|name| text_string(name.as_bytes()))
}
