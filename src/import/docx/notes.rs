//! Footnotes, endnotes and comments of a DOCX, as its parts hold them.

use super::super::xml::Element;
use std::collections::BTreeMap;

/// Footnotes, endnotes and comments by their ids.
#[derive(Default)]
pub(super) struct Notes<'a> {
    pub(super) feet: BTreeMap<(&'static str, String), &'a Element>,
    pub(super) comments: BTreeMap<String, &'a Element>,
    /// How footnotes and endnotes are counted, where the document says so.
    pub(super) formats: [Option<String>; 2],
}

impl<'a> Notes<'a> {
    pub(super) fn of(
        footnotes: Option<&'a Element>,
        endnotes: Option<&'a Element>,
        comments: Option<&'a Element>,
    ) -> Self {
        let mut notes = Self::default();
        for (kind, root) in [("footnote", footnotes), ("endnote", endnotes)] {
            for note in root.into_iter().flat_map(Element::elements) {
                // Separators between text and notes are drawn, not written.
                let drawn = note.attribute("type").is_some_and(|kind| kind != "normal");
                if let (Some(id), false) = (note.attribute("id"), drawn) {
                    notes.feet.insert((kind, id.to_owned()), note);
                }
            }
        }
        for comment in comments.into_iter().flat_map(Element::elements) {
            if let Some(id) = comment.attribute("id") {
                notes.comments.insert(id.to_owned(), comment);
            }
        }
        notes
    }

    /// Adds the formats of note numbers that the document's sections set: the first that sets one, as a rule all of them.
    pub(super) fn counted(mut self, document: &Element) -> Self {
        let sections = || {
            let body = document.child("body").into_iter().flat_map(Element::elements);
            body.filter_map(|element| match &*element.name {
                "sectPr" => Some(element),
                "p" => element.child("pPr")?.child("sectPr"),
                _ => None,
            })
        };
        let format = |kind: &str| {
            sections().find_map(|section| section.child(kind)?.child("numFmt")?.attribute("val").map(str::to_owned))
        };
        self.formats = [format("footnotePr"), format("endnotePr")];
        self
    }
}
