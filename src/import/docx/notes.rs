//! Footnotes, endnotes and comments of a DOCX, as its parts hold them.

use super::super::inline::Revision;
use super::super::xml::Element;
use std::collections::BTreeMap;

/// Footnotes, endnotes and comments by their ids.
#[derive(Default)]
pub(super) struct Notes<'a> {
    pub(super) feet: BTreeMap<(&'static str, String), &'a Element>,
    pub(super) comments: BTreeMap<String, &'a Element>,
    /// Which comments answer which, and which are settled: by id, that of the comment answered.
    pub(super) threads: BTreeMap<String, Thread>,
    /// How footnotes and endnotes are counted: by the document's settings, and in each section.
    pub(super) counting: Vec<[Counting; 2]>,
}

/// What is known of a comment beside its words.
#[derive(Default)]
pub(super) struct Thread {
    pub(super) answers: Option<String>,
    pub(super) resolved: bool,
}

/// How notes are counted.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Counting {
    pub(super) format: Option<String>,
    pub(super) start: Option<u32>,
    /// The count begins anew with each section.
    pub(super) by_section: Option<bool>,
}

impl Counting {
    fn read(element: Option<&Element>) -> Self {
        let value = |name: &str| element.and_then(|element| element.value(name));
        Self {
            format: value("numFmt").map(str::to_owned),
            start: value("numStart").and_then(|start| start.parse().ok()),
            by_section: value("numRestart").map(|restart| restart == "eachSect"),
        }
    }

    fn over(self, base: &Self) -> Self {
        Self {
            format: self.format.or_else(|| base.format.clone()),
            start: self.start.or(base.start),
            by_section: self.by_section.or(base.by_section),
        }
    }
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

    /// Adds how notes are counted: in each section of the document, over what its settings say.
    pub(super) fn counted(mut self, document: &Element, settings: Option<&Element>) -> Self {
        let kinds = ["footnotePr", "endnotePr"];
        let of = |holder: &Element| kinds.map(|kind| Counting::read(holder.child(kind)));
        let base = settings.map(of).unwrap_or_default();
        let body = document.child("body").into_iter().flat_map(Element::elements);
        let sections = body.filter_map(|element| match &*element.name {
            "sectPr" => Some(element),
            "p" => element.child("pPr")?.child("sectPr"),
            _ => None,
        });
        let over = |section: &Element| {
            let [foot, end] = of(section);
            let [foot_base, end_base] = &base;
            [foot.over(foot_base), end.over(end_base)]
        };
        self.counting = sections.map(over).collect();
        // The format that one section sets is as a rule meant for all.
        for kind in 0..2 {
            let known = self.counting.iter().find_map(|kinds| kinds.get(kind)?.format.clone());
            for counting in self.counting.iter_mut().filter_map(|kinds| kinds.get_mut(kind)) {
                counting.format = counting.format.take().or_else(|| known.clone());
            }
        }
        if self.counting.is_empty() {
            self.counting.push(base);
        }
        self
    }

    /// Adds who answers whom, from the part that Word 2013 and later keep beside the comments.
    pub(super) fn threaded(mut self, extended: Option<&Element>) -> Self {
        // The part names a comment by its last paragraph.
        let mut of_paragraph = BTreeMap::new();
        for (id, comment) in &self.comments {
            comment.each("p", &mut |paragraph| {
                if let Some(name) = paragraph.attribute("paraId") {
                    of_paragraph.insert(name.to_owned(), id.clone());
                }
            });
        }
        for entry in extended.into_iter().flat_map(Element::elements) {
            let named = |name: &str| entry.attribute(name).and_then(|name| of_paragraph.get(name)).cloned();
            let Some(id) = named("paraId") else { continue };
            let answers = named("paraIdParent").filter(|parent| *parent != id);
            let resolved = matches!(entry.attribute("done"), Some("1" | "true" | "on"));
            self.threads.insert(id, Thread { answers, resolved });
        }
        self
    }

    /// The comment that began the thread of `id`; itself when it answers none.
    pub(super) fn head_of(&self, id: &str) -> String {
        let mut head = id;
        // As many steps as there are comments, so that a circle ends.
        for _ in 0..self.threads.len() {
            match self.threads.get(head).and_then(|thread| thread.answers.as_deref()) {
                Some(answered) => head = answered,
                None => break,
            }
        }
        head.to_owned()
    }
}

/// A note whose mark was met.
#[derive(Clone)]
pub(super) struct Met {
    /// Kind and id.
    pub key: (&'static str, String),
    /// A mark of its own, which is not counted.
    pub mark: Option<String>,
    /// The section that the mark stands in.
    pub section: usize,
    pub inserted: Option<Revision>,
    pub deleted: Option<Revision>,
}
