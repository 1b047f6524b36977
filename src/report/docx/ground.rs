//! The newest draft's own document, as the ground that revisions are written on: which of its paragraphs each paragraph of
//! the draft is, and which of its runs hold which words.

use super::scan::{self, Element};
use crate::text::Paragraph;
use std::collections::BTreeMap;
use std::ops::Range;

/// A piece of a paragraph: words of a run, or something without words.
#[derive(Debug)]
pub(super) struct Atom {
    /// The words.
    pub(super) text: String,
    /// The run it stands in, by number; `None` for what stands between runs.
    pub(super) run: Option<usize>,
    /// Where its markup stands.
    pub(super) at: Range<usize>,
    /// Whether it can be cut between its letters.
    pub(super) is_text: bool,
}

/// A paragraph of the document.
#[derive(Debug, Default)]
pub(super) struct GroundParagraph {
    /// Where it stands.
    pub(super) at: Range<usize>,
    /// Where its first tag stands.
    pub(super) tag: Range<usize>,
    /// Where its properties stand.
    pub(super) properties: Option<Range<usize>>,
    /// Its pieces in order.
    pub(super) atoms: Vec<Atom>,
    /// Where each run stands, and its properties.
    pub(super) runs: Vec<(Range<usize>, Option<Range<usize>>)>,
    /// The row it stands in.
    pub(super) row: Option<GroundRow>,
    /// Where the outermost table ends that it stands in.
    pub(super) table_end: Option<usize>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GroundRow {
    pub(super) at: Range<usize>,
    /// Where a mark of a revision is put, and whether its properties must be opened for it.
    pub(super) mark: (usize, bool),
}

impl GroundParagraph {
    /// All its words.
    pub(super) fn text(&self) -> String {
        self.atoms.iter().map(|atom| atom.text.as_str()).collect()
    }
}

/// The document of the newest draft.
pub(super) struct Ground<'a> {
    pub(super) xml: &'a str,
    pub(super) paragraphs: Vec<GroundParagraph>,
    /// The document's paragraph for each paragraph of the draft.
    pub(super) of: BTreeMap<usize, usize>,
    /// Where the text begins.
    pub(super) begins: usize,
}

/// Revisions: with any of them in the file, it is not written into.
const REVISIONS: [&str; 10] = [
    "w:ins",
    "w:del",
    "w:moveFrom",
    "w:moveTo",
    "w:cellIns",
    "w:cellDel",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
];

impl<'a> Ground<'a> {
    /// Finds a draft's paragraphs in its document; `None` where one is not found, or the document holds revisions.
    pub(super) fn of(xml: &'a str, draft: &[Paragraph], is_body: impl Fn(usize) -> bool) -> Option<Self> {
        let root = scan::scan(xml)?;
        let body = root.child("w:body")?;
        if body.has(&REVISIONS) {
            return None;
        }
        let mut ground = Self { xml, paragraphs: Vec::new(), of: BTreeMap::new(), begins: body.inner.start };
        ground.container(body, None, None);
        ground.find(draft, is_body)?;
        Some(ground)
    }

    fn container(&mut self, element: &Element, row: Option<&GroundRow>, table_end: Option<usize>) {
        for child in &element.elements {
            match child.name.as_str() {
                "w:p" => {
                    let paragraph = self.paragraph(child, row.cloned(), table_end);
                    self.paragraphs.push(paragraph);
                }
                "w:tbl" => self.container(child, row, table_end.or(Some(child.to))),
                "w:tr" => {
                    let properties = child.child("w:trPr").filter(|properties| properties.inner.end > properties.from);
                    let exceptions = child.child("w:tblPrEx").map(|exceptions| exceptions.to);
                    let mark = match properties {
                        Some(properties) if properties.inner.end < properties.to => (properties.inner.end, false),
                        _ => (exceptions.unwrap_or(child.inner.start), true),
                    };
                    let row = GroundRow { at: child.range(), mark };
                    self.container(child, Some(&row), table_end);
                }
                "w:pPr" | "w:tblPr" | "w:tblGrid" | "w:trPr" | "w:tcPr" | "w:sectPr" | "w:sdtPr" => {}
                _ => self.container(child, row, table_end),
            }
        }
    }

    fn paragraph(&self, element: &Element, row: Option<GroundRow>, table_end: Option<usize>) -> GroundParagraph {
        let mut paragraph = GroundParagraph {
            at: element.range(),
            tag: element.from..element.inner.start,
            properties: element.child("w:pPr").map(Element::range),
            row,
            table_end,
            ..GroundParagraph::default()
        };
        for child in &element.elements {
            match child.name.as_str() {
                "w:pPr" => {}
                "w:r" if !child.has(&["w:t"]) || child.elements.iter().all(|inner| !inner.has(&["w:t"])) => {
                    let run = paragraph.runs.len();
                    paragraph.runs.push((child.range(), child.child("w:rPr").map(Element::range)));
                    for inner in child.elements.iter().filter(|inner| inner.name != "w:rPr") {
                        let text = match inner.name.as_str() {
                            "w:t" => scan::text(self.xml, inner),
                            "w:tab" | "w:br" | "w:cr" | "w:ptab" => " ".to_owned(),
                            "w:noBreakHyphen" => "\u{2011}".to_owned(),
                            _ => String::new(),
                        };
                        let is_text = inner.name == "w:t";
                        paragraph.atoms.push(Atom { text, run: Some(run), at: inner.range(), is_text });
                    }
                }
                _ => {
                    let text = self.words_in(child);
                    paragraph.atoms.push(Atom { text, run: None, at: child.range(), is_text: false });
                }
            }
        }
        paragraph
    }

    /// The words anywhere in an element.
    fn words_in(&self, element: &Element) -> String {
        if element.name == "w:t" {
            return scan::text(self.xml, element);
        }
        if matches!(element.name.as_str(), "w:txbxContent" | "w:instrText" | "mc:Fallback") {
            return String::new();
        }
        element.elements.iter().map(|inner| self.words_in(inner)).collect()
    }

    /// Finds each paragraph of the draft in the document, in order.
    fn find(&mut self, draft: &[Paragraph], is_body: impl Fn(usize) -> bool) -> Option<()> {
        let mut next = 0;
        let texts: Vec<String> = self.paragraphs.iter().map(|paragraph| squeezed(&paragraph.text())).collect();
        for (index, paragraph) in draft.iter().enumerate().filter(|(index, _)| is_body(*index)) {
            let wanted = squeezed(&paragraph.text);
            let label = squeezed(paragraph.label.as_deref().unwrap_or(""));
            let is_it =
                |text: &String| text.strip_suffix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest == label);
            let found = texts.iter().skip(next).position(is_it)? + next;
            self.of.insert(index, found);
            next = found + 1;
        }
        Some(())
    }

    /// Returns the document's paragraph that a paragraph of the draft is.
    pub(super) fn paragraph_of(&self, index: usize) -> Option<&GroundParagraph> {
        self.paragraphs.get(*self.of.get(&index)?)
    }
}

/// A text without white space.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}
