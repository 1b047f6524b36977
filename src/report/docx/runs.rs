//! What stands inside a paragraph: runs, each in the revisions that it lives by.

use super::super::parts::Xml;
use super::super::tracked::{Item, Label, Mark, Note, Words};
use super::document::Writer;
use super::look::Look;
use super::signed::{Revision, revisions};
use crate::base::Span;

impl Writer<'_> {
    /// Writes an item of a paragraph; the end of the paragraph itself is written by its properties.
    pub(super) fn inline(&mut self, item: &Item, xml: &mut Xml) {
        let Some(life) = item.life() else { return };
        let wrap = revisions(life, self.first, |by| self.moves.is_whole(by));
        let is_deleted = wrap.iter().any(|revision| matches!(revision, Revision::Deleted(_)));
        if matches!(item, Item::Mark(_)) {
            return;
        }
        for revision in &wrap {
            self.open(*revision, xml);
        }
        match item {
            Item::Words(words) => self.words(words, is_deleted, xml),
            Item::Label(label) => self.label(label, is_deleted, xml),
            Item::Note(note) => self.note(note, is_deleted, xml),
            Item::Mark(_) | Item::Table(_) => {}
        }
        for revision in wrap.iter().rev() {
            xml.close(revision.element());
        }
    }

    /// Writes an item into a document with looks of its own; `look`: the properties of the runs beside it, as markup.
    pub(super) fn foreign(&mut self, item: &Item, look: &str, xml: &mut Xml) {
        let Some(life) = item.life() else { return };
        let (text, has_tab) = match item {
            Item::Words(words) => (words.text.as_str(), false),
            Item::Label(label) => (label.text.as_str(), true),
            Item::Note(_) | Item::Mark(_) | Item::Table(_) => return,
        };
        let wrap = revisions(life, self.first, |by| self.moves.is_whole(by));
        let is_deleted = wrap.iter().any(|revision| matches!(revision, Revision::Deleted(_)));
        for revision in &wrap {
            self.open(*revision, xml);
        }
        xml.raw(b"<w:r>");
        xml.raw(look.as_bytes());
        text_of(text, is_deleted, xml);
        if has_tab {
            xml.empty("w:tab", &[]);
        }
        xml.raw(b"</w:r>");
        for revision in wrap.iter().rev() {
            xml.close(revision.element());
        }
    }

    /// Opens a revision, signed.
    pub(super) fn open(&mut self, revision: Revision, xml: &mut Xml) {
        let signature = self.signed.sign(revision.draft());
        let attributes: Vec<(&str, &str)> = signature.iter().map(|(name, value)| (*name, value.as_str())).collect();
        xml.open(revision.element(), &attributes);
    }

    fn words(&mut self, words: &Words, is_deleted: bool, xml: &mut Xml) {
        let was_before = words.life.came == self.first && words.life.stands() && words.began.par != words.now.par;
        for (span, look) in Look::cut(self.paragraph(words.now.par), words.span()) {
            let from = span.start.saturating_sub(words.now.at);
            let before = was_before.then(|| Span::new(words.began.at + from, span.len));
            let parts = match before {
                Some(before) => Look::cut(self.paragraph(words.began.par), before),
                None => vec![(Span::new(from, span.len), look)],
            };
            let start = before.map_or(from, |before| before.start);
            for (part, old) in parts {
                let text = Span::new(from + part.start.saturating_sub(start), part.len).of(&words.text).unwrap_or("");
                let old = before.map(|_| old).filter(|old| *old != look);
                self.run(text, &look, old.map(|old| (old, words.now.par.draft)), is_deleted, xml);
            }
        }
    }

    /// Writes a run; `before`: the look it had, and the draft that changed it.
    fn run(&mut self, text: &str, look: &Look, before: Option<(Look, usize)>, is_deleted: bool, xml: &mut Xml) {
        if text.is_empty() {
            return;
        }
        xml.open("w:r", &[]);
        if self.east_asian || !look.is_plain() || before.is_some() {
            xml.open("w:rPr", &[]);
            if self.east_asian {
                xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
            }
            look.write(xml);
            if let Some((before, draft)) = before {
                let signature = self.signed.sign(draft);
                let attributes: Vec<(&str, &str)> =
                    signature.iter().map(|(name, value)| (*name, value.as_str())).collect();
                xml.open("w:rPrChange", &attributes);
                xml.open("w:rPr", &[]);
                before.write(xml);
                xml.close("w:rPr");
                xml.close("w:rPrChange");
            }
            xml.close("w:rPr");
        }
        text_of(text, is_deleted, xml);
        xml.close("w:r");
    }

    fn label(&mut self, label: &Label, is_deleted: bool, xml: &mut Xml) {
        let is_heading = self.paragraph(label.par).is_some_and(|paragraph| paragraph.is_heading());
        xml.open("w:r", &[]);
        if is_heading {
            text_of(&format!("{} ", label.text), is_deleted, xml);
        } else {
            text_of(&label.text, is_deleted, xml);
            xml.empty("w:tab", &[]);
        }
        xml.close("w:r");
    }

    fn note(&mut self, note: &Note, is_deleted: bool, xml: &mut Xml) {
        self.notes += 1;
        let id = self.notes.to_string();
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        xml.close("w:rPr");
        match &note.label {
            Some(label) => {
                xml.empty("w:footnoteReference", &[("w:customMarkFollows", "1"), ("w:id", &id)]);
                text_of(label, is_deleted, xml);
            }
            None => xml.empty("w:footnoteReference", &[("w:id", &id)]),
        }
        xml.close("w:r");
        let mut inside = Xml::piece();
        inside.open("w:footnote", &[("w:id", &id)]);
        self.lead = Some(note.label.clone());
        self.in_note = true;
        self.flow(&note.flow, &mut inside);
        self.in_note = false;
        if self.lead.take().is_some() {
            // A note without a word is a note all the same.
            inside.empty("w:p", &[]);
        }
        inside.close("w:footnote");
        self.footnotes.extend(inside.finish());
    }

    /// Writes the mark at the head of a note.
    pub(super) fn lead(&mut self, xml: &mut Xml) {
        let Some(label) = self.lead.take() else { return };
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        xml.close("w:rPr");
        match label {
            Some(label) => text_of(&label, false, xml),
            None => xml.empty("w:footnoteRef", &[]),
        }
        xml.close("w:r");
        xml.open("w:r", &[]);
        text_of(" ", false, xml);
        xml.close("w:r");
    }
}

impl Writer<'_> {
    /// Begins the comments of a paragraph; returns their numbers.
    pub(super) fn comment_starts(&mut self, mark: &Mark, xml: &mut Xml) -> Vec<String> {
        let numbers = if self.in_note { Vec::new() } else { self.comments.write(mark) };
        for number in &numbers {
            xml.empty("w:commentRangeStart", &[("w:id", number)]);
        }
        numbers
    }

    /// Ends the comments of a paragraph.
    pub(super) fn comment_ends(numbers: &[String], xml: &mut Xml) {
        for number in numbers {
            xml.empty("w:commentRangeEnd", &[("w:id", number)]);
            xml.open("w:r", &[]);
            xml.empty("w:commentReference", &[("w:id", number)]);
            xml.close("w:r");
        }
    }
}

/// Writes the text of a run.
fn text_of(text: &str, is_deleted: bool, xml: &mut Xml) {
    xml.leaf(if is_deleted { "w:delText" } else { "w:t" }, &[("xml:space", "preserve")], text);
}
