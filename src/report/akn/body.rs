//! The text of a draft: sections below their headings, paragraphs with their numbers, tables, notes.

use super::super::model::Report;
use super::super::parts::Xml;
use super::seen;
use super::version::{Version, Words};
use crate::compare::EditKind;
use crate::text::{Paragraph, ParagraphKind};
use std::collections::{BTreeMap, BTreeSet};

/// What a container holds so far, by the name of its parts.
type Counts = BTreeMap<&'static str, usize>;

/// A section that is open.
struct Section {
    level: u8,
    id: String,
    counts: Counts,
}

/// The text of a draft.
pub(super) struct Body {
    /// Its markup.
    pub(super) xml: Vec<u8>,
    /// The `eId` of each paragraph.
    pub(super) ids: BTreeMap<usize, String>,
    /// The `eId` of each paragraph of the draft before that is gone.
    pub(super) gone: BTreeMap<usize, String>,
}

struct Writer<'a> {
    version: &'a Version<'a>,
    paragraphs: &'a [Paragraph],
    before: &'a [Paragraph],
    prefix: &'a str,
    xml: Xml,
    open: Vec<Section>,
    top: Counts,
    notes: usize,
    /// Notes that stand at their marks.
    placed: BTreeSet<usize>,
    ids: BTreeMap<usize, String>,
    gone: BTreeMap<usize, String>,
}

impl Body {
    pub(super) fn of(report: &Report, at: usize, version: &Version<'_>, prefix: &str) -> Self {
        let reading = |at: usize| report.compared.drafts.get(at).map(|draft| draft.reading.paragraphs.as_slice());
        let paragraphs = reading(at).unwrap_or_default();
        let before = version.step.and_then(|step| reading(step.at.old)).unwrap_or_default();
        let is_note = |index: usize| paragraphs.get(index).is_some_and(|one| one.kind == ParagraphKind::Footnote);
        let marks = paragraphs.iter().filter(|one| one.kind != ParagraphKind::Footnote).flat_map(|one| &one.notes);
        let placed = marks.map(|note| note.paragraph).filter(|index| is_note(*index)).collect();
        let mut writer = Writer {
            version,
            paragraphs,
            before,
            prefix,
            xml: Xml::piece(),
            open: Vec::new(),
            top: Counts::new(),
            notes: 0,
            placed,
            ids: BTreeMap::new(),
            gone: BTreeMap::new(),
        };
        writer.all();
        Self { xml: writer.xml.finish(), ids: writer.ids, gone: writer.gone }
    }
}

impl Writer<'_> {
    fn all(&mut self) {
        let mut at = 0;
        while at <= self.paragraphs.len() {
            self.those_gone(at);
            let Some(paragraph) = self.paragraphs.get(at) else { break };
            let table = paragraph.cell.filter(|_| paragraph.kind == ParagraphKind::Cell).map(|cell| cell.table);
            if let Some(table) = table {
                let is_of = |one: &&Paragraph| one.cell.is_some_and(|cell| cell.table == table);
                let count = self.paragraphs.iter().skip(at).take_while(is_of).count().max(1);
                self.table(at, count);
                // Rows that are gone stand after the table.
                (at + 1..at + count).for_each(|inside| self.those_gone(inside));
                at += count;
                continue;
            }
            if paragraph.is_heading() {
                self.heading(at, paragraph.level);
            } else if !self.placed.contains(&at) {
                let name = match paragraph.kind {
                    ParagraphKind::Item => "point",
                    _ => "paragraph",
                };
                self.paragraph(at, name);
            }
            at += 1;
        }
        while self.open.pop().is_some() {
            self.xml.close("section");
        }
        if self.paragraphs.is_empty() && self.gone.is_empty() {
            self.xml.empty("p", &[]);
        }
    }

    /// A new `eId` in what is open, as the naming convention counts them.
    fn id(&mut self, name: &'static str) -> String {
        let short = match name {
            "section" => "sec",
            "paragraph" => "para",
            other => other,
        };
        let (parent, counts) = match self.open.last_mut() {
            Some(section) => (section.id.as_str(), &mut section.counts),
            None => (self.prefix, &mut self.top),
        };
        let count = counts.entry(name).or_default();
        *count += 1;
        format!("{parent}__{short}_{count}")
    }

    fn heading(&mut self, at: usize, level: u8) {
        while self.open.pop_if(|last| last.level >= level).is_some() {
            self.xml.close("section");
        }
        let id = self.id("section");
        self.xml.open("section", &[("eId", &id)]);
        self.number(at);
        self.xml.open("heading", &[("eId", &format!("{id}__heading"))]);
        self.words(at, &id);
        self.xml.close("heading");
        self.ids.insert(at, id.clone());
        self.open.push(Section { level, id, counts: Counts::new() });
    }

    fn number(&mut self, at: usize) {
        let label = self.paragraphs.get(at).and_then(|one| one.label.as_deref());
        if let Some(label) = label.filter(|label| !label.trim().is_empty()) {
            self.xml.leaf("num", &[], &seen(label));
        }
    }

    fn paragraph(&mut self, at: usize, name: &'static str) {
        let id = self.id(name);
        self.xml.open(name, &[("eId", &id)]);
        self.number(at);
        self.xml.open("content", &[("eId", &format!("{id}__content"))]);
        self.xml.open("p", &[]);
        self.words(at, &id);
        self.xml.close("p");
        self.xml.close("content");
        self.xml.close(name);
        self.ids.insert(at, id);
    }

    /// Writes the paragraphs of the draft before that stood in front of this one.
    fn those_gone(&mut self, at: usize) {
        for gone in self.version.gone.get(&at).cloned().unwrap_or_default() {
            let Some(paragraph) = self.before.get(gone) else { continue };
            let id = self.id("paragraph");
            self.xml.open("paragraph", &[("eId", &id), ("status", "removed")]);
            if let Some(label) = paragraph.label.as_deref().filter(|label| !label.trim().is_empty()) {
                self.xml.leaf("num", &[], &seen(label));
            }
            self.xml.open("content", &[("eId", &format!("{id}__content"))]);
            self.xml.open("p", &[]);
            self.xml.leaf("del", &[], &seen(&paragraph.text));
            self.xml.close("p");
            self.xml.close("content");
            self.xml.close("paragraph");
            self.gone.insert(gone, id);
        }
    }

    fn table(&mut self, at: usize, count: usize) {
        let id = self.id("paragraph");
        self.xml.open("paragraph", &[("eId", &id)]);
        self.xml.open("content", &[("eId", &format!("{id}__content"))]);
        self.xml.open("table", &[("eId", &format!("{id}__table"))]);
        let mut rows: BTreeMap<u32, BTreeMap<u32, Vec<usize>>> = BTreeMap::new();
        for (index, paragraph) in self.paragraphs.iter().enumerate().skip(at).take(count) {
            if let Some(cell) = paragraph.cell {
                rows.entry(cell.row).or_default().entry(cell.column).or_default().push(index);
            }
        }
        for (row, cells) in rows {
            self.xml.open("tr", &[]);
            for (column, paragraphs) in cells {
                let cell = format!("{id}__td_{}_{}", row + 1, column + 1);
                self.xml.open("td", &[("eId", &cell)]);
                for index in paragraphs {
                    self.xml.open("p", &[]);
                    self.words(index, &cell);
                    self.xml.close("p");
                    self.ids.insert(index, cell.clone());
                }
                self.xml.close("td");
            }
            self.xml.close("tr");
        }
        self.xml.close("table");
        self.xml.close("content");
        self.xml.close("paragraph");
    }

    /// Writes a paragraph's words with what came and went, and its notes at their marks.
    fn words(&mut self, at: usize, id: &str) {
        let Some(paragraph) = self.paragraphs.get(at) else { return };
        let plain = [Words { op: EditKind::Equal, text: paragraph.text.clone() }];
        let words = self.version.words(at).unwrap_or(&plain);
        let mut notes: Vec<(usize, usize)> = paragraph
            .notes
            .iter()
            .filter(|note| self.placed.contains(&note.paragraph) && paragraph.kind != ParagraphKind::Footnote)
            .map(|note| (note.at, note.paragraph))
            .collect();
        notes.sort_unstable();
        let mut notes = notes.into_iter().peekable();
        let mut passed = 0;
        for piece in words {
            let mut rest = piece.text.as_str();
            if piece.op != EditKind::Delete {
                while let Some((_, note)) = notes.next_if(|(place, _)| *place < passed + rest.len()) {
                    let place = notes_place(paragraph, note).saturating_sub(passed);
                    let Some((head, tail)) = rest.split_at_checked(place) else { continue };
                    self.piece(piece.op, head);
                    self.note(note, id);
                    passed += head.len();
                    rest = tail;
                }
                passed += rest.len();
            }
            self.piece(piece.op, rest);
        }
        for (_, note) in notes {
            self.note(note, id);
        }
    }

    fn piece(&mut self, op: EditKind, text: &str) {
        if text.is_empty() {
            return;
        }
        match op {
            EditKind::Equal => self.xml.text(&seen(text)),
            EditKind::Insert => self.xml.leaf("ins", &[], &seen(text)),
            EditKind::Delete => self.xml.leaf("del", &[], &seen(text)),
        }
    }

    fn note(&mut self, at: usize, id: &str) {
        let Some(note) = self.paragraphs.get(at) else { return };
        self.notes += 1;
        let own = format!("{id}__authorialNote_{}", self.notes);
        let marker = note.label.clone().unwrap_or_else(|| self.notes.to_string());
        self.xml.open("authorialNote", &[("marker", &seen(&marker)), ("placement", "bottom"), ("eId", &own)]);
        self.xml.open("p", &[]);
        self.words(at, &own);
        self.xml.close("p");
        self.xml.close("authorialNote");
        self.ids.insert(at, own);
    }
}

/// The byte at which the mark of a note stands.
fn notes_place(paragraph: &Paragraph, note: usize) -> usize {
    paragraph.notes.iter().find(|mark| mark.paragraph == note).map_or(0, |mark| mark.at)
}
