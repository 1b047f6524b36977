//! Settles the revisions that a document holds, so that others can be written into it: each is carried out or taken back,
//! and what no revision touches stays byte for byte.

use super::scan::{self, Element};
use std::ops::Range;

/// Changes of looks, each of which holds what was before.
const LOOKS: [&str; 7] = [
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:tblGridChange",
];
const COMES: [&str; 2] = ["w:ins", "w:moveTo"];
const GOES: [&str; 2] = ["w:del", "w:moveFrom"];
const RANGES: [&str; 4] = ["w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"];
/// What is not settled here.
const BEYOND: [&str; 5] = ["w:cellIns", "w:cellDel", "w:cellMerge", "w:tblPrExChange", "w:numberingChange"];

/// Text of a deletion; taken back, it is text like any other.
const GONE: [&str; 2] = ["w:delText", "w:delInstrText"];

/// Whether a part holds revisions.
pub(super) fn holds_revisions(xml: &str) -> bool {
    scan::scan(xml).is_some_and(|root| is_revised(&root) || root.has(&BEYOND))
}

fn is_revised(element: &Element) -> bool {
    let lists: [&[&str]; 5] = [&COMES, &GOES, &RANGES, &LOOKS, &GONE];
    lists.into_iter().any(|names| names.contains(&element.name.as_str()) || element.has(names))
}

/// Returns a part without its revisions, carried out where `accepts` and else taken back, and how many there were. `None`
/// where one is of a kind that is not settled.
pub(super) fn settle(xml: &str, accepts: bool) -> Option<(String, usize)> {
    let root = scan::scan(xml)?;
    if root.has(&BEYOND) {
        return None;
    }
    let mut settling = Settling { xml, accepts, count: 0 };
    let inside = settling.inside(&root);
    let text = format!("{}{inside}{}", xml.get(..root.inner.start)?, xml.get(root.inner.end..)?);
    Some((text, settling.count))
}

struct Settling<'a> {
    xml: &'a str,
    accepts: bool,
    count: usize,
}

impl Settling<'_> {
    fn hides(&self, name: &str) -> bool {
        if self.accepts { GOES.contains(&name) } else { COMES.contains(&name) }
    }

    /// What an element holds, settled.
    fn inside(&mut self, element: &Element) -> String {
        let mut out = String::new();
        let mut from = element.inner.start;
        // What paragraphs held that lost their ends: it stands at the beginning of the next one.
        let mut held = String::new();
        for child in &element.elements {
            out.push_str(self.xml.get(from..child.from).unwrap_or(""));
            from = child.to;
            if held.is_empty() && !is_revised(child) {
                out.push_str(self.xml.get(child.range()).unwrap_or(""));
                continue;
            }
            if child.name == "w:p" {
                let (tag, properties, inside) = self.paragraph(child);
                if self.loses_end(child) {
                    held.push_str(&inside);
                } else {
                    out.push_str(&format!("{tag}{properties}{held}{inside}</w:p>"));
                    held.clear();
                }
                continue;
            }
            if matches!(child.name.as_str(), "w:tbl" | "w:sectPr") && !held.is_empty() {
                // Nothing to be joined with.
                out.push_str(&format!("<w:p>{}</w:p>", std::mem::take(&mut held)));
            }
            out.push_str(&self.one(child));
        }
        if !held.is_empty() {
            out.push_str(&format!("<w:p>{held}</w:p>"));
        }
        out.push_str(self.xml.get(from..element.inner.end).unwrap_or(""));
        out
    }

    /// An element, settled; empty where it is hidden.
    fn one(&mut self, element: &Element) -> String {
        let name = element.name.as_str();
        let whole = self.xml.get(element.range()).unwrap_or("");
        if RANGES.contains(&name) {
            return String::new();
        }
        if COMES.contains(&name) || GOES.contains(&name) {
            self.count += 1;
            return if self.hides(name) { String::new() } else { self.inside(element) };
        }
        if LOOKS.contains(&name) {
            self.count += 1;
            return String::new();
        }
        if name == "w:tr" && self.row_goes(element) {
            self.count += 1;
            return String::new();
        }
        let mut rows = element.elements.iter().filter(|row| name == "w:tbl" && row.name == "w:tr").peekable();
        if rows.peek().is_some() && rows.all(|row| self.row_goes(row)) {
            self.count += 1;
            return String::new();
        }
        if element.elements.is_empty() {
            let shown = ["delText", "delInstrText"].into_iter().zip(["t", "instrText"]);
            return shown.fold(whole.to_owned(), |whole, (from, to)| {
                let is_it = name.strip_prefix("w:") == Some(from);
                if is_it { whole.replace(&format!("w:{from}"), &format!("w:{to}")) } else { whole }
            });
        }
        let before = element.elements.iter().find(|inner| LOOKS.contains(&inner.name.as_str()));
        if let Some(change) = before.filter(|_| !self.accepts) {
            return self.as_before(element, change);
        }
        let tag = self.xml.get(element.from..element.inner.start).unwrap_or("");
        let end = self.xml.get(element.inner.end..element.to).unwrap_or("");
        format!("{tag}{}{end}", self.inside(element))
    }

    /// Properties as they were before a change of looks; what the change does not speak of stays.
    fn as_before(&mut self, element: &Element, change: &Element) -> String {
        self.count += 1;
        let name = &element.name;
        let old = change.child(name).and_then(|old| self.xml.get(old.inner.clone())).unwrap_or("");
        let apart = element
            .elements
            .iter()
            .filter(|inner| name == "w:pPr" && matches!(inner.name.as_str(), "w:rPr" | "w:sectPr"));
        let apart: Vec<&Element> = apart.collect();
        let kept: String = apart.into_iter().map(|inner| self.one(inner)).collect();
        format!("<{name}>{old}{kept}</{name}>")
    }

    fn row_goes(&self, row: &Element) -> bool {
        let properties = row.child("w:trPr");
        properties.is_some_and(|properties| properties.elements.iter().any(|mark| self.hides(&mark.name)))
    }

    fn loses_end(&self, paragraph: &Element) -> bool {
        let mark = paragraph.child("w:pPr").and_then(|properties| properties.child("w:rPr"));
        mark.is_some_and(|mark| mark.elements.iter().any(|mark| self.hides(&mark.name)))
    }

    /// A paragraph's first tag, properties and the rest of it, settled.
    fn paragraph(&mut self, paragraph: &Element) -> (String, String, String) {
        let tag = self.xml.get(paragraph.from..paragraph.inner.start).unwrap_or("");
        let tag = tag.strip_suffix("/>").map_or_else(|| tag.to_owned(), |open| format!("{open}>"));
        let properties = paragraph.child("w:pPr").map(|properties| self.one(properties)).unwrap_or_default();
        let from = paragraph.child("w:pPr").map_or(paragraph.inner.start, |properties| properties.to);
        let inside = self.behind(from..paragraph.inner.end, &paragraph.elements);
        (tag, properties, inside)
    }

    /// What stands in a paragraph behind its properties, settled.
    fn behind(&mut self, rest: Range<usize>, elements: &[Element]) -> String {
        let mut out = String::new();
        let mut from = rest.start;
        for child in elements.iter().filter(|child| child.name != "w:pPr") {
            out.push_str(self.xml.get(from..child.from).unwrap_or(""));
            from = child.to;
            out.push_str(&self.one(child));
        }
        out.push_str(self.xml.get(from..rest.end).unwrap_or(""));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = concat!(
        "<w:body><w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>",
        "<w:p a=\"1\"><w:ins w:id=\"2\"><w:r><w:t> two</w:t></w:r></w:ins><w:del w:id=\"3\"><w:r><w:delText>2</w:delText>",
        "</w:r></w:del></w:p><w:p b=\"2\"><w:r><w:rPr><w:b/><w:rPrChange w:id=\"4\"><w:rPr><w:i/></w:rPr></w:rPrChange>",
        "</w:rPr><w:t>three</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:ins w:id=\"5\"/></w:trPr><w:tc/></w:tr></w:tbl></w:body>",
    );

    #[test]
    fn revisions_are_carried_out() {
        let (text, _) = settle(PART, true).expect("settled");
        assert_eq!(
            text,
            "<w:body><w:p a=\"1\"><w:r><w:t>one</w:t></w:r><w:r><w:t> two</w:t></w:r></w:p>\
             <w:p b=\"2\"><w:r><w:rPr><w:b/></w:rPr><w:t>three</w:t></w:r></w:p>\
             <w:tbl><w:tr><w:trPr></w:trPr><w:tc/></w:tr></w:tbl></w:body>"
        );
        assert!(!holds_revisions(&text) && holds_revisions(PART));
    }

    #[test]
    fn revisions_are_taken_back() {
        let (text, count) = settle(PART, false).expect("settled");
        assert_eq!(
            text,
            "<w:body><w:p><w:pPr><w:rPr></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
             <w:p a=\"1\"><w:r><w:t>2</w:t></w:r></w:p>\
             <w:p b=\"2\"><w:r><w:rPr><w:i/></w:rPr><w:t>three</w:t></w:r></w:p></w:body>"
        );
        assert_eq!(count, 5);
    }

    #[test]
    fn what_holds_none_is_the_same() {
        let part = "<?xml version=\"1.0\"?>\n<w:body><w:p/>\n<w:p><w:r/></w:p></w:body>";
        assert_eq!(settle(part, true), Some((part.to_owned(), 0)));
    }
}
