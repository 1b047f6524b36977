//! The text: paragraphs, tables, and the marks of moves between them.

use super::super::model::{Compared, Report};
use super::super::parts::Xml;
use super::super::tracked::{Item, Mark, Par, Row, Tracked};
use super::comments::Comments;
use super::moves::{Moves, Of};
use super::signed::{Revision, Signed, revisions};
use super::styles;
use crate::locale::Locale;
use crate::text::{Language, Paragraph};

/// What is being written.
pub(super) struct Writer<'a> {
    compared: &'a Compared,
    pub(super) first: usize,
    pub(super) signed: Signed,
    pub(super) moves: Moves,
    /// Items written so far; those of notes are not counted.
    item: usize,
    /// Whether a note is being written.
    pub(super) in_note: bool,
    /// The numbers of the open ranges of moves.
    ranges: Vec<(u32, Of, String)>,
    /// How many notes were written.
    pub(super) notes: u32,
    /// The notes, whole.
    pub(super) footnotes: Vec<u8>,
    /// What was said of the changes.
    pub(super) comments: Comments,
    /// The mark of the note that begins; inside, what it is when it is not counted.
    pub(super) lead: Option<Option<String>>,
    /// Whether Han signs are the language's own.
    pub(super) east_asian: bool,
    right_to_left: bool,
    /// Whether the document has this program's styles.
    has_styles: bool,
    width: usize,
}

/// Parts that the text is made of.
pub(super) struct Written {
    /// The body, without the properties of its section.
    pub(super) body: Vec<u8>,
    /// The notes.
    pub(super) footnotes: Vec<u8>,
    /// The comments.
    pub(super) comments: Vec<u8>,
    /// The language of the text: of a redline, the newest draft's.
    pub(super) language: Language,
    /// Whether its pages lie crosswise.
    pub(super) is_wide: bool,
}

impl Written {
    /// Width of the text, in twentieths of a point.
    pub(super) const fn width(&self) -> usize {
        if self.is_wide { WIDE } else { WIDTH }
    }
}

/// Width of the text, in twentieths of a point: A4 with margins of an inch.
pub(super) const WIDTH: usize = 9026;

/// The same of paper that lies crosswise, with margins of two centimetres.
pub(super) const WIDE: usize = 14570;

/// The date of a move between drafts without dates.
const UNKNOWN_DATE: &str = "1970-01-01T00:00:00Z";

/// Writes the text.
pub(super) fn write(report: &Report, tracked: &Tracked, locale: &Locale) -> Written {
    let mut writer = Writer::new(report, tracked);
    writer.comments = Comments::gather(report, &tracked.flow, locale);
    let mut xml = Xml::piece();
    writer.flow(&tracked.flow, &mut xml);
    if tracked.flow.is_empty() {
        xml.empty("w:p", &[]);
    }
    Written {
        body: xml.finish(),
        footnotes: writer.footnotes,
        comments: writer.comments.finish(),
        language: language(report, tracked),
        is_wide: false,
    }
}

/// The language of the newest draft.
fn language(report: &Report, tracked: &Tracked) -> Language {
    let newest = report.compared.drafts.get(tracked.newest);
    newest.and_then(|draft| draft.copy.language).unwrap_or(Language::English)
}

impl<'a> Writer<'a> {
    /// Begins a text.
    pub(super) fn new(report: &'a Report, tracked: &Tracked) -> Self {
        let language = language(report, tracked);
        Self {
            compared: &report.compared,
            first: tracked.first,
            signed: Signed::of(&report.compared),
            moves: Moves::of(&tracked.flow, tracked.first),
            item: 0,
            in_note: false,
            ranges: Vec::new(),
            notes: 0,
            footnotes: Vec::new(),
            comments: Comments::default(),
            lead: None,
            east_asian: language == Language::Chinese,
            right_to_left: language == Language::Arabic,
            has_styles: true,
            width: WIDTH,
        }
    }

    /// Goes on in a document with styles of its own, whose marks have numbers of their own.
    pub(super) fn enter_other(&mut self) {
        self.has_styles = false;
        (self.east_asian, self.right_to_left) = (false, false);
        self.signed.begin_at(1_000_000);
    }

    /// Returns a paragraph of a draft.
    pub(super) fn paragraph(&self, par: Par) -> Option<&'a Paragraph> {
        self.compared.drafts.get(par.draft)?.reading.paragraphs.get(par.index)
    }

    /// Writes what follows one another in one place: the text, a cell, a note.
    pub(super) fn flow(&mut self, flow: &[Item], xml: &mut Xml) {
        let mut from = 0;
        for (at, item) in flow.iter().enumerate() {
            match item {
                Item::Mark(mark) => {
                    self.one(flow.get(from..at).unwrap_or_default(), item, mark, xml);
                    from = at + 1;
                }
                Item::Table(rows) => {
                    self.table(rows, xml);
                    from = at + 1;
                    if !matches!(
                        flow.get(at + 1),
                        Some(Item::Words(_) | Item::Label(_) | Item::Note(_) | Item::Mark(_))
                    ) {
                        // Two tables would be one, and a text does not end with a table.
                        xml.empty("w:p", &[]);
                    }
                }
                Item::Words(_) | Item::Label(_) | Item::Note(_) => {}
            }
        }
    }

    /// Writes a paragraph.
    fn one(&mut self, items: &[Item], end: &Item, mark: &Mark, xml: &mut Xml) {
        xml.open("w:p", &[]);
        self.properties(mark, xml);
        self.lead(xml);
        let comments = self.comment_starts(mark, xml);
        for item in items {
            self.range_starts(xml);
            self.inline(item, xml);
            self.range_ends(xml);
            self.count();
        }
        self.range_starts(xml);
        self.inline(end, xml);
        Self::comment_ends(&comments, xml);
        xml.close("w:p");
        self.range_ends(xml);
        self.count();
    }

    /// Counts an item.
    pub(super) fn count(&mut self) {
        self.item += usize::from(!self.in_note);
    }

    fn properties(&mut self, mark: &Mark, xml: &mut Xml) {
        let shown = mark.last.or(mark.first).unwrap_or(mark.now);
        let style = self.style(shown);
        let before = mark.first.filter(|_| mark.last.is_some()).map(|par| self.style(par)).filter(|old| *old != style);
        let wrap = revisions(&mark.life, self.first, |by| self.moves.is_whole(by));
        if style.is_none() && before.is_none() && wrap.is_empty() && !self.right_to_left {
            return;
        }
        xml.open("w:pPr", &[]);
        write_style(style, xml);
        if self.right_to_left {
            xml.empty("w:bidi", &[]);
        }
        if !wrap.is_empty() {
            xml.open("w:rPr", &[]);
            for revision in wrap {
                self.mark(revision, xml);
            }
            xml.close("w:rPr");
        }
        if let Some(old) = before {
            let signature = self.signed.sign(shown.draft);
            xml.open("w:pPrChange", &attributes(&signature));
            xml.open("w:pPr", &[]);
            write_style(old, xml);
            if self.right_to_left {
                xml.empty("w:bidi", &[]);
            }
            xml.close("w:pPr");
            xml.close("w:pPrChange");
        }
        xml.close("w:pPr");
    }

    /// Writes a revision of an end of a paragraph or of a row.
    pub(super) fn mark(&mut self, revision: Revision, xml: &mut Xml) {
        let signature = self.signed.sign(revision.draft());
        xml.empty(revision.element(), &attributes(&signature));
    }

    fn style(&self, par: Par) -> Option<&'static str> {
        if self.in_note || !self.has_styles {
            return Some("FootnoteText").filter(|_| self.has_styles);
        }
        self.paragraph(par).and_then(styles::of)
    }

    /// Begins the ranges of moves that begin with the next item.
    pub(super) fn range_starts(&mut self, xml: &mut Xml) {
        if self.in_note {
            return;
        }
        for (by, of) in self.moves.starts(self.item).to_vec() {
            let mut signature = self.signed.sign(self.moves.draft(by));
            // Here the schema demands a date.
            if !signature.iter().any(|(name, _)| *name == "w:date") {
                signature.push(("w:date", UNKNOWN_DATE.to_owned()));
            }
            signature.push(("w:name", format!("move{by}")));
            let id = signature.first().map(|(_, id)| id.clone()).unwrap_or_default();
            self.ranges.push((by, of, id));
            xml.empty(
                if of == Of::From { "w:moveFromRangeStart" } else { "w:moveToRangeStart" },
                &attributes(&signature),
            );
        }
    }

    /// Ends the ranges of moves that end with the item before.
    pub(super) fn range_ends(&mut self, xml: &mut Xml) {
        if self.in_note {
            return;
        }
        for (by, of) in self.moves.ends(self.item).to_vec() {
            let Some(at) = self.ranges.iter().position(|(open, end, _)| (*open, *end) == (by, of)) else { continue };
            let (_, _, id) = self.ranges.remove(at);
            xml.empty(if of == Of::From { "w:moveFromRangeEnd" } else { "w:moveToRangeEnd" }, &[("w:id", &id)]);
        }
    }

    /// Writes a table.
    pub(super) fn table(&mut self, rows: &[Row], xml: &mut Xml) {
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(1).max(1);
        let width = (self.width / columns).to_string();
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        if self.has_styles {
            xml.empty("w:tblStyle", &[("w:val", "TableGrid")]);
        }
        if self.right_to_left {
            xml.empty("w:bidiVisual", &[]);
        }
        xml.empty("w:tblW", &[("w:w", &self.width.to_string()), ("w:type", "dxa")]);
        xml.close("w:tblPr");
        xml.open("w:tblGrid", &[]);
        for _ in 0..columns {
            xml.empty("w:gridCol", &[("w:w", &width)]);
        }
        xml.close("w:tblGrid");
        for row in rows {
            self.row(row, columns, xml);
        }
        xml.close("w:tbl");
    }

    /// Writes a row of a table of so many columns.
    pub(super) fn row(&mut self, row: &Row, columns: usize, xml: &mut Xml) {
        let width = (self.width / columns.max(1)).to_string();
        xml.open("w:tr", &[]);
        let wrap = revisions(&row.life, self.first, |_| false);
        if !wrap.is_empty() {
            xml.open("w:trPr", &[]);
            xml.empty("w:cantSplit", &[]);
            for revision in wrap {
                self.mark(revision, xml);
            }
            xml.close("w:trPr");
        }
        for column in 0..columns {
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
            xml.close("w:tcPr");
            match row.cells.get(column).filter(|cell| !cell.is_empty()) {
                Some(cell) => self.flow(cell, xml),
                None => xml.empty("w:p", &[]),
            }
            xml.close("w:tc");
        }
        xml.close("w:tr");
    }
}

/// A signature as attributes.
fn attributes<'s>(signature: &'s [(&'static str, String)]) -> Vec<(&'static str, &'s str)> {
    signature.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

fn write_style(style: Option<&str>, xml: &mut Xml) {
    if let Some(style) = style {
        xml.empty("w:pStyle", &[("w:val", style)]);
    }
}
