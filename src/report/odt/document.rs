//! The text of a redline: paragraphs, notes and tables, with the marks of what came and went.

use super::super::docx::look::Look;
use super::super::model::{Compared, Report};
use super::super::parts::Xml;
use super::super::tracked::{Item, Life, Mark, Note, Par, Row, Tracked, Words};
use super::automatic::{Automatic, Differs};
use super::changes::{Changes, Fate};
use super::package::Written;
use super::styles;
use super::text::words;
use crate::text::{Language, Paragraph, ParagraphKind};

/// Width of the text, in twentieths of a point: A4 with margins of an inch.
const WIDTH: usize = 9026;

/// What is written of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// All of it, tracked.
    Tracked,
    /// What stood in the oldest draft.
    Before,
    /// What stands in the newest draft.
    After,
    /// All of it, as words.
    All,
}

/// What is being written.
struct Writer<'a> {
    compared: &'a Compared,
    first: usize,
    shows: Shows,
    changes: Changes,
    automatic: Automatic,
    /// The open insertion: the draft, and its region.
    open: Option<(usize, String)>,
    /// Whether a note is being written.
    in_note: bool,
    notes: usize,
}

/// Words that went, one after another, as paragraphs.
struct Gone {
    fate: Fate,
    paragraphs: Xml,
    words: Xml,
}

/// Writes the text.
pub(super) fn write(report: &Report, tracked: &Tracked) -> Written {
    let newest = report.compared.drafts.get(tracked.newest);
    let mut writer = Writer {
        compared: &report.compared,
        first: tracked.first,
        shows: Shows::Tracked,
        changes: Changes::of(&report.compared),
        automatic: Automatic::default(),
        open: None,
        in_note: false,
        notes: 0,
    };
    let mut xml = Xml::piece();
    writer.flow(&tracked.flow, &mut xml);
    if tracked.flow.is_empty() {
        xml.empty("text:p", &[]);
    }
    Written {
        body: xml.finish(),
        regions: writer.changes.finish(),
        automatic: writer.automatic,
        language: newest.and_then(|draft| draft.copy.language).unwrap_or(Language::English),
        is_wide: false,
    }
}

impl<'a> Writer<'a> {
    fn paragraph_of(&self, par: Par) -> Option<&'a Paragraph> {
        self.compared.drafts.get(par.draft)?.reading.paragraphs.get(par.index)
    }

    fn fate(&self, life: &Life) -> Fate {
        match self.shows {
            Shows::Tracked => Fate::of(life, self.first),
            _ => Fate::Stays,
        }
    }

    fn is_shown(&self, life: &Life) -> bool {
        let (before, after) = life.sides(self.first);
        match self.shows {
            Shows::Tracked | Shows::All => true,
            Shows::Before => before,
            Shows::After => after,
        }
    }

    /// Writes what follows one another in one place: the text, a cell, a note.
    fn flow(&mut self, flow: &[Item], xml: &mut Xml) {
        let mut from = 0;
        for (at, item) in flow.iter().enumerate() {
            if let Item::Table(rows) = item {
                self.stretch(flow.get(from..at).unwrap_or_default(), xml);
                self.table(rows, xml);
                from = at + 1;
            }
        }
        self.stretch(flow.get(from..).unwrap_or_default(), xml);
    }

    /// Writes paragraphs with no table between them. The last has nothing to be joined with, so that its end stands
    /// whatever becomes of its words.
    fn stretch(&mut self, items: &[Item], xml: &mut Xml) {
        let shown = |item: &&Item| item.life().is_some_and(|life| self.is_shown(life));
        let items: Vec<&Item> = items.iter().filter(shown).collect();
        let Some(last) = items.iter().rposition(|item| matches!(item, Item::Mark(_))) else { return };
        let mut from = 0;
        for (at, item) in items.iter().enumerate() {
            let Item::Mark(mark) = item else { continue };
            if at == last || !matches!(self.fate(&mark.life), Fate::Went { .. }) {
                self.paragraph(items.get(from..at).unwrap_or_default(), mark, at == last, xml);
                from = at + 1;
            }
        }
    }

    /// Writes a paragraph whose end stands; what went before it may hold ends of others.
    fn paragraph(&mut self, items: &[&Item], mark: &Mark, is_last: bool, xml: &mut Xml) {
        let shown = mark.last.or(mark.first).unwrap_or(mark.now);
        let element = self.begin(shown, xml);
        let mut gone: Option<Gone> = None;
        for item in items {
            let Some(life) = item.life() else { continue };
            let fate = self.fate(life);
            if gone.as_ref().is_some_and(|gone| gone.fate != fate) {
                self.flush(gone.take(), shown, xml);
            }
            match fate {
                Fate::Went { came, .. } => {
                    self.end_insertion(xml);
                    let into = gone.get_or_insert_with(|| Gone { fate, paragraphs: Xml::piece(), words: Xml::piece() });
                    self.went(item, came.is_some(), into);
                }
                Fate::Came(draft) => {
                    self.begin_insertion(draft, xml);
                    self.inline(item, xml);
                }
                Fate::Stays => {
                    self.end_insertion(xml);
                    self.inline(item, xml);
                }
            }
        }
        self.flush(gone, shown, xml);
        match self.fate(&mark.life) {
            Fate::Came(draft) if !is_last => self.begin_insertion(draft, xml),
            _ => self.end_insertion(xml),
        }
        xml.close(element);
    }

    /// Opens a paragraph in the style of one of a draft; returns its element.
    fn begin(&mut self, par: Par, xml: &mut Xml) -> &'static str {
        let paragraph = self.paragraph_of(par);
        let parent = match paragraph {
            _ if self.in_note => "Footnote",
            Some(paragraph) => styles::of(paragraph),
            None => "Standard",
        };
        let newest = self.compared.drafts.last().and_then(|draft| draft.copy.language);
        let own = self.compared.drafts.get(par.draft).and_then(|draft| draft.copy.language);
        let language = own.filter(|own| Some(*own) != newest);
        let differs = Differs { parent, language, keeps: false, at_right: false };
        let style = self.automatic.paragraph(differs);
        match paragraph.filter(|paragraph| paragraph.kind == ParagraphKind::Heading && !self.in_note) {
            Some(heading) => {
                let level = heading.level.clamp(1, 10).to_string();
                xml.open("text:h", &[("text:style-name", &style), ("text:outline-level", &level)]);
                "text:h"
            }
            None => {
                xml.open("text:p", &[("text:style-name", &style)]);
                "text:p"
            }
        }
    }

    fn begin_insertion(&mut self, draft: usize, xml: &mut Xml) {
        if self.open.as_ref().is_some_and(|(open, _)| *open == draft) {
            return;
        }
        self.end_insertion(xml);
        let id = self.changes.came(draft);
        xml.empty("text:change-start", &[("text:change-id", &id)]);
        self.open = Some((draft, id));
    }

    fn end_insertion(&mut self, xml: &mut Xml) {
        if let Some((_, id)) = self.open.take() {
            xml.empty("text:change-end", &[("text:change-id", &id)]);
        }
    }

    /// Adds what went to the words that went before it; an end of a paragraph ends theirs.
    fn went(&mut self, item: &Item, was_never: bool, gone: &mut Gone) {
        let Item::Mark(mark) = item else {
            let before = std::mem::replace(&mut self.shows, if was_never { Shows::All } else { Shows::Before });
            self.inline(item, &mut gone.words);
            self.shows = before;
            return;
        };
        let inside = std::mem::replace(&mut gone.words, Xml::piece()).finish();
        let element = self.begin(mark.first.unwrap_or(mark.now), &mut gone.paragraphs);
        gone.paragraphs.raw(&inside);
        gone.paragraphs.close(element);
    }

    /// Puts the words that went at the head, and their mark here.
    fn flush(&mut self, gone: Option<Gone>, shown: Par, xml: &mut Xml) {
        let Some(Gone { fate: Fate::Went { came, gone }, mut paragraphs, words }) = gone else { return };
        let element = self.begin(shown, &mut paragraphs);
        paragraphs.raw(&words.finish());
        paragraphs.close(element);
        let id = self.changes.went(came, gone, &paragraphs.finish());
        xml.empty("text:change", &[("text:change-id", &id)]);
    }

    /// Writes an item inside a paragraph, without its marks.
    fn inline(&mut self, item: &Item, xml: &mut Xml) {
        match item {
            Item::Words(words) => self.words(words, xml),
            Item::Label(label) => {
                let is_heading = self.paragraph_of(label.par).is_some_and(Paragraph::is_heading);
                let gap = if is_heading { " " } else { "\t" };
                words(&format!("{}{gap}", label.text), xml);
            }
            Item::Note(note) => self.note(note, xml),
            Item::Mark(_) | Item::Table(_) => {}
        }
    }

    fn words(&mut self, of: &Words, xml: &mut Xml) {
        for (span, look) in Look::cut(self.paragraph_of(of.now.par), of.span()) {
            let from = span.start.saturating_sub(of.now.at);
            let text = of.text.get(from..from + span.len).unwrap_or("");
            match self.automatic.look(look) {
                Some(style) => {
                    xml.open("text:span", &[("text:style-name", &style)]);
                    words(text, xml);
                    xml.close("text:span");
                }
                None => words(text, xml),
            }
        }
    }

    /// Writes a note at its place. One that came or went does so whole.
    fn note(&mut self, note: &Note, xml: &mut Xml) {
        self.notes += 1;
        let number = self.notes.to_string();
        xml.open("text:note", &[("text:id", &format!("ftn{number}")), ("text:note-class", "footnote")]);
        match &note.label {
            Some(label) => xml.leaf("text:note-citation", &[("text:label", label)], label),
            None => xml.leaf("text:note-citation", &[], &number),
        }
        xml.open("text:note-body", &[]);
        let shows = match self.fate(&note.life) {
            Fate::Came(_) => Shows::After,
            _ => self.shows,
        };
        let before = (self.shows, self.in_note, self.open.take());
        (self.shows, self.in_note) = (shows, true);
        let mut inside = Xml::piece();
        self.flow(&note.flow, &mut inside);
        let inside = inside.finish();
        (self.shows, self.in_note, self.open) = before;
        if inside.is_empty() {
            xml.empty("text:p", &[("text:style-name", "Footnote")]);
        }
        xml.raw(&inside);
        xml.close("text:note-body");
        xml.close("text:note");
    }

    /// Writes a table; rows that stood in neither the oldest nor the newest draft are left out.
    fn table(&mut self, rows: &[Row], xml: &mut Xml) {
        let first = self.first;
        let rows: Vec<&Row> = rows.iter().filter(|row| row.life.sides(first) != (false, false)).collect();
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let name = self.automatic.table(vec![WIDTH / columns; columns]);
        xml.open("table:table", &[("table:name", &name), ("table:style-name", &name)]);
        for column in 1..=columns {
            xml.empty("table:table-column", &[("table:style-name", &format!("{name}.{column}"))]);
        }
        for row in rows {
            xml.open("table:table-row", &[("table:style-name", "Row")]);
            for column in 0..columns {
                xml.open("table:table-cell", &[("table:style-name", "Cell"), ("office:value-type", "string")]);
                let mut inside = Xml::piece();
                self.flow(row.cells.get(column).map_or(&[], Vec::as_slice), &mut inside);
                let inside = inside.finish();
                if inside.is_empty() {
                    xml.empty("text:p", &[("text:style-name", "Table_20_Text")]);
                }
                xml.raw(&inside);
                xml.close("table:table-cell");
            }
            xml.close("table:table-row");
        }
        xml.close("table:table");
    }
}
