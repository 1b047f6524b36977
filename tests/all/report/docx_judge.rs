//! What a document with tracked changes says when all are accepted or rejected, told from its parts as the standard says
//! it (ECMA-376 part 1, 17.13.5), without the program's own reader.
//!
//! A revision around runs shows or hides them. A hidden end of a paragraph joins it with the next one; before a table, at
//! the end of a cell or the text there is nothing to be joined with. A hidden row is not there.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// Which side is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Accepted,
    Rejected,
}

impl Side {
    fn hides(self, element: &str) -> bool {
        match self {
            Self::Accepted => matches!(element, "w:del" | "w:moveFrom"),
            Self::Rejected => matches!(element, "w:ins" | "w:moveTo"),
        }
    }
}

/// A part of a package.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The paragraphs of a document: those of the text and its tables, then those of its notes in the order of their marks.
pub fn paragraphs(bytes: &[u8], side: Side) -> Vec<String> {
    let mut judge = Judge::new(side);
    judge.read(&part(bytes, "word/document.xml"));
    let (mut all, notes) = (judge.done, judge.notes);
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let whole = part(bytes, "word/footnotes.xml");
    for note in whole.split("<w:footnote ").skip(1) {
        let id = note.split("w:id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a note has an id");
        let inside = note.split_once('>').expect("a tag ends").1.split("</w:footnote>").next().expect("a note ends");
        let mut judge = Judge::new(side);
        judge.read(inside);
        texts.insert(id.to_owned(), judge.done);
    }
    for id in notes {
        all.extend(texts.remove(&id).expect("a mark names a note, and no note has two marks"));
    }
    all.retain(|text| text != "\u{0}");
    all
}

struct Judge {
    side: Side,
    done: Vec<String>,
    /// The words of the open paragraph, and whether one is open.
    words: String,
    joins: bool,
    /// The elements that are open.
    open: Vec<String>,
    hidden: usize,
    row_hidden: Vec<bool>,
    mark_hidden: bool,
    mark_tracked: bool,
    in_reference: bool,
    notes: Vec<String>,
    after_table: bool,
}

impl Judge {
    fn new(side: Side) -> Self {
        Self {
            side,
            done: Vec::new(),
            words: String::new(),
            joins: false,
            open: Vec::new(),
            hidden: 0,
            row_hidden: Vec::new(),
            mark_hidden: false,
            mark_tracked: false,
            in_reference: false,
            notes: Vec::new(),
            after_table: false,
        }
    }

    fn read(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(start) => {
                    self.start(&start);
                    self.open.push(name(&start));
                }
                Event::Empty(start) => {
                    self.start(&start);
                    self.end(&name(&start));
                }
                Event::End(end) => {
                    self.open.pop();
                    let name = end.name().into_inner().to_owned();
                    self.end(&name);
                }
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let name = reference.xml10_content().into_owned();
                    let text = match name.as_str() {
                        "amp" => "&".to_owned(),
                        "lt" => "<".to_owned(),
                        "gt" => ">".to_owned(),
                        "quot" => "\"".to_owned(),
                        "apos" => "'".to_owned(),
                        _ => reference.resolve_char_ref().expect("a reference").expect("a sign").to_string(),
                    };
                    self.text(&text);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        // A text whose last end is hidden has nothing to be joined with.
        if self.joins && !self.words.is_empty() {
            self.finish();
        }
    }

    fn is_in(&self, element: &str) -> bool {
        self.open.iter().any(|open| open == element)
    }

    fn shows(&self) -> bool {
        self.hidden == 0 && !self.row_hidden.contains(&true)
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let name = name(start);
        let in_properties = self.is_in("w:pPr") || self.is_in("w:trPr") || self.is_in("w:rPr");
        match name.as_str() {
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                let hides = self.side.hides(&name);
                if self.is_in("w:trPr") {
                    if let Some(row) = self.row_hidden.last_mut() {
                        *row |= hides;
                    }
                } else if self.is_in("w:pPr") {
                    self.mark_hidden |= hides;
                    self.mark_tracked = true;
                } else if !in_properties && hides {
                    self.hidden += 1;
                }
            }
            "w:p" => (self.mark_hidden, self.mark_tracked) = (false, false),
            "w:tr" => self.row_hidden.push(false),
            "w:tbl" => {
                // Nothing to be joined with.
                if self.joins && !self.words.is_empty() {
                    self.finish();
                }
                self.joins = false;
                // What parts two tables, or stands before one, is no paragraph of the draft.
                if !self.is_in("w:tc") && self.after_table {
                    while self.done.last().is_some_and(|last| last.is_empty()) {
                        self.done.pop();
                    }
                }
            }
            "w:tab" if !self.is_in("w:pPr") && self.shows() => self.words.push(' '),
            "w:rStyle" => self.in_reference = attribute(start, "w:val").as_deref() == Some("FootnoteReference"),
            "w:r" => self.in_reference = false,
            "w:footnoteReference" if self.shows() => {
                self.notes.push(attribute(start, "w:id").expect("a mark has an id"));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                let properties = self.is_in("w:pPr") || self.is_in("w:trPr") || self.is_in("w:rPr");
                if !properties && self.side.hides(name) {
                    self.hidden -= 1;
                }
            }
            "w:p" if !self.row_hidden.contains(&true) => {
                if self.mark_hidden {
                    self.joins = true;
                } else {
                    self.finish();
                }
            }
            "w:tc" => {
                if self.joins && !self.words.is_empty() {
                    self.finish();
                }
                self.joins = false;
            }
            "w:tr" => {
                self.row_hidden.pop();
            }
            "w:tbl" => self.after_table = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let is_text = self.open.last().is_some_and(|open| open == "w:t" || open == "w:delText");
        if is_text && self.shows() && !self.in_reference {
            self.words.push_str(text);
        }
    }

    fn finish(&mut self) {
        let words = std::mem::take(&mut self.words).trim().to_owned();
        self.joins = false;
        // An empty cell is no paragraph, and what parts two tables or ends a text after one is none either.
        let parts = self.after_table && !self.mark_tracked;
        if words.is_empty() && (self.is_in("w:tc") || parts) {
            return;
        }
        self.after_table = self.after_table && words.is_empty();
        self.done.push(words);
    }
}

fn name(start: &BytesStart<'_>) -> String {
    start.name().into_inner().to_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.into_inner() == name)?;
    Some(found.value.to_string())
}

#[test]
fn the_judge_joins_what_loses_its_end() {
    let body = r#"<w:body><w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p><w:p><w:ins w:id="2"><w:r><w:t> two</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:body>"#;
    let said = |side| {
        let mut judge = Judge::new(side);
        judge.read(body);
        judge.done
    };
    assert_eq!(said(Side::Accepted), ["one two"]);
    assert_eq!(said(Side::Rejected), ["one", "", "cell"]);
}
