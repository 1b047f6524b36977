//! The newest draft's own document with the revisions written into it: its package is kept, and every paragraph without a
//! revision stays as it is, byte for byte.
//!
//! Where that cannot be done without doubt (a paragraph is not found again, the file holds revisions of its own, a note
//! changed), nothing is written here, and the redline is a document of its own.

use super::super::model::Report;
use super::super::parts::Xml;
use super::super::tracked::{Item, Mark, Par, Row, Tracked};
use super::document::Writer;
use super::ground::{Ground, GroundParagraph, squeezed};
use super::scan;
use super::settle;
use super::signed::revisions;
use super::slices::Slices;
use crate::base::ContentHash;
use crate::text::{ParagraphKind, View};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

const DOCUMENT: &str = "word/document.xml";

/// Larger texts are not written into.
const MOST: u64 = 200 << 20;

/// The parts with words that are compared.
const PARTS: [&str; 3] = [DOCUMENT, "word/footnotes.xml", "word/endnotes.xml"];

/// Writes the revisions into the package of the newest draft; how many of its own were settled for it. `None` where that
/// cannot be done without doubt.
pub(super) fn write(report: &Report, tracked: &Tracked, package: &[u8], view: View) -> Option<(Vec<u8>, usize)> {
    let newest = report.compared.drafts.get(tracked.newest)?;
    if ContentHash::of(package) != newest.copy.hash {
        return None;
    }
    let mut archive = ZipArchive::new(Cursor::new(package)).ok()?;
    let (mut parts, settled) = settled_parts(&mut archive, view)?;
    let text = parts.get(DOCUMENT).cloned().or_else(|| part(&mut archive, DOCUMENT))?;
    let xml = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let paragraphs = &newest.reading.paragraphs;
    let is_body = |index: usize| paragraphs.get(index).is_some_and(|at| at.kind != ParagraphKind::Footnote);
    let ground = Ground::of(xml, paragraphs, is_body)?;
    let mut writer = Writer::new(report, tracked);
    writer.enter_other();
    let begins = ground.begins;
    let mut place = InPlace { writer, ground, edits: Vec::new(), last_end: begins, newest: tracked.newest };
    if place.has_revised_notes(&tracked.flow) {
        return None;
    }
    place.walk(&tracked.flow, false)?;
    let changed = apply(xml, place.edits)?;
    scan::scan(&changed)?;
    parts.insert(DOCUMENT, changed);
    repack(&mut archive, &parts).map(|bytes| (bytes, settled))
}

/// Whether the text of a package, or its notes, hold revisions.
pub(super) fn holds_revisions(package: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(package)) else { return false };
    PARTS.into_iter().any(|name| part(&mut archive, name).is_some_and(|text| settle::holds_revisions(&text)))
}

/// The parts that hold revisions, settled, and how many there were.
fn settled_parts(archive: &mut ZipArchive<Cursor<&[u8]>>, view: View) -> Option<(Parts, usize)> {
    let (mut parts, mut count) = (Parts::new(), 0);
    for name in PARTS {
        let Some(text) = part(archive, name).filter(|text| settle::holds_revisions(text)) else { continue };
        let accepts = match view {
            View::Accepted => true,
            View::Rejected => false,
            View::Published => return None,
        };
        let (settled, here) = settle::settle(&text, accepts)?;
        parts.insert(name, settled);
        count += here;
    }
    Some((parts, count))
}

/// Texts of parts that are not those of the package, by name.
type Parts = BTreeMap<&'static str, String>;

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(name).ok()?.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Puts changed parts into a copy of the package; all others are copied as they are packed.
fn repack(archive: &mut ZipArchive<Cursor<&[u8]>>, parts: &Parts) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).ok()?;
        let changed = part.name().ok().and_then(|name| parts.get_key_value(&*name));
        if let Some((name, text)) = changed {
            let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
            zip.start_file(*name, options).ok()?;
            zip.write_all(text.as_bytes()).ok()?;
        } else {
            zip.raw_copy_file(part).ok()?;
        }
    }
    zip.finish().ok().map(Cursor::into_inner)
}

/// Replaces stretches of a text; `None` when they overlap.
fn apply(text: &str, mut edits: Vec<(Range<usize>, Vec<u8>)>) -> Option<String> {
    edits.sort_by_key(|(at, _)| (at.start, at.end));
    let (mut out, mut done) = (String::with_capacity(text.len() * 2), 0);
    for (at, markup) in edits {
        out.push_str(text.get(done..at.start)?);
        out.push_str(std::str::from_utf8(&markup).ok()?);
        done = at.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

struct InPlace<'a> {
    writer: Writer<'a>,
    ground: Ground<'a>,
    edits: Vec<(Range<usize>, Vec<u8>)>,
    /// Where the last thing ends that stands in the newest draft.
    last_end: usize,
    newest: usize,
}

/// A paragraph of the written text: its items, and its end.
type Written<'f> = (&'f [Item], &'f Item, &'f Mark);

impl InPlace<'_> {
    fn is_plain(&self, item: &Item) -> bool {
        item.life().is_none_or(|life| life.sides(self.writer.first) == (true, true))
    }

    fn has_revised_notes(&self, flow: &[Item]) -> bool {
        flow.iter().any(|item| match item {
            Item::Note(note) => !self.is_plain(item) || note.flow.iter().any(|inner| !self.is_plain(inner)),
            Item::Table(rows) => rows.iter().any(|row| row.cells.iter().any(|cell| self.has_revised_notes(cell))),
            _ => false,
        })
    }

    /// Walks the text, or a cell of a table.
    fn walk(&mut self, flow: &[Item], in_cell: bool) -> Option<()> {
        let mut pending: Vec<Written<'_>> = Vec::new();
        let mut from = 0;
        for (at, item) in flow.iter().enumerate() {
            match item {
                Item::Mark(mark) => {
                    pending.push((flow.get(from..at)?, item, mark));
                    from = at + 1;
                    if let Some(par) = mark.last.filter(|par| par.draft == self.newest) {
                        self.cluster(&pending, par.index, in_cell)?;
                        pending.clear();
                    }
                }
                Item::Table(rows) => {
                    self.gone(&pending, self.last_end, None);
                    pending.clear();
                    self.table(rows)?;
                    from = at + 1;
                }
                Item::Words(_) | Item::Label(_) | Item::Note(_) => {}
            }
        }
        self.gone(&pending, self.last_end, None);
        Some(())
    }

    /// Writes paragraphs of which nothing stands in the newest draft, at a place of its text; `near`: a paragraph by them.
    fn gone(&mut self, paragraphs: &[Written<'_>], at: usize, near: Option<usize>) {
        if paragraphs.is_empty() {
            return;
        }
        let mut xml = Xml::piece();
        for (items, end, mark) in paragraphs {
            self.gone_one(items, end, mark, near, &mut xml);
        }
        self.edits.push((at..at, xml.finish()));
    }

    /// The paragraph of the document that an old one would look like, and whether its number is counted.
    fn pattern(&self, mark: &Mark, near: Option<usize>) -> Option<(&GroundParagraph, bool)> {
        let old = self.writer.paragraph(mark.now)?;
        let like = |index: &usize| {
            let par = Par { draft: self.newest, index: *index };
            self.writer.paragraph(par).is_some_and(|other| {
                (other.kind, other.level, other.label.is_some()) == (old.kind, old.level, old.label.is_some())
            })
        };
        let near = near.unwrap_or(mark.now.index);
        let index = self.ground.of.keys().copied().filter(like).min_by_key(|index| index.abs_diff(near))?;
        let ground = self.ground.paragraph_of(index)?;
        let par = Par { draft: self.newest, index };
        let text = self.writer.paragraph(par).map_or("", |paragraph| paragraph.text.as_str());
        let is_counted = squeezed(&ground.text()) == squeezed(text);
        Some((ground, is_counted))
    }

    fn gone_one(&mut self, items: &[Item], end: &Item, mark: &Mark, near: Option<usize>, xml: &mut Xml) {
        let pattern = self.pattern(mark, near);
        let counted = pattern.as_ref().is_some_and(|(_, counted)| *counted);
        let source = pattern.map(|(ground, _)| {
            let first = ground.runs.first().and_then(|(_, properties)| properties.clone());
            (ground.properties.clone(), first)
        });
        let (properties, run) = source.unwrap_or_default();
        xml.raw(b"<w:p>");
        self.properties(properties, mark, false, xml);
        let look = run.and_then(|at| self.ground.xml.get(at)).unwrap_or("").to_owned();
        for item in items {
            self.writer.range_starts(xml);
            if !(counted && matches!(item, Item::Label(_))) {
                self.writer.foreign(item, &look, xml);
            }
            self.writer.range_ends(xml);
            self.writer.count();
        }
        self.end(end, xml);
    }

    /// Ends a paragraph.
    fn end(&mut self, _end: &Item, xml: &mut Xml) {
        self.writer.range_starts(xml);
        xml.raw(b"</w:p>");
        self.writer.range_ends(xml);
        self.writer.count();
    }

    /// Writes the properties of a paragraph with the revisions of its end.
    fn properties(&mut self, source: Option<Range<usize>>, mark: &Mark, whole: bool, xml: &mut Xml) {
        let source = source.and_then(|at| self.ground.xml.get(at)).unwrap_or("");
        let wrap = revisions(&mark.life, self.writer.first, |by| self.writer.moves.is_whole(by));
        if wrap.is_empty() && whole {
            xml.raw(source.as_bytes());
            return;
        }
        let tree = scan::scan(source);
        let part = |element: &scan::Element| source.get(element.range()).unwrap_or("").as_bytes().to_vec();
        let elements = tree.as_ref().map_or(&[][..], |tree| tree.elements.as_slice());
        xml.raw(b"<w:pPr>");
        let is_last = |name: &str| matches!(name, "w:rPr" | "w:sectPr" | "w:pPrChange");
        elements.iter().filter(|element| !is_last(&element.name)).for_each(|element| xml.raw(&part(element)));
        let letters = elements.iter().find(|element| element.name == "w:rPr");
        let inside = letters.and_then(|letters| source.get(letters.inner.clone())).unwrap_or("");
        if !wrap.is_empty() || !inside.is_empty() {
            xml.raw(b"<w:rPr>");
            for revision in wrap {
                self.writer.mark(revision, xml);
            }
            xml.raw(inside.as_bytes());
            xml.raw(b"</w:rPr>");
        }
        let section = elements.iter().find(|element| element.name == "w:sectPr").filter(|_| whole);
        if let Some(section) = section {
            xml.raw(&part(section));
        }
        xml.raw(b"</w:pPr>");
    }

    /// Writes the paragraphs of which one of the newest draft is made, and those before it that went.
    fn cluster(&mut self, paragraphs: &[Written<'_>], index: usize, in_cell: bool) -> Option<()> {
        let stands = |(items, ..): &&Written<'_>| items.iter().any(Item::stands);
        let last = paragraphs.len().checked_sub(1)?;
        let first = paragraphs.iter().take(last).position(|written| stands(&written)).unwrap_or(last);
        let (before, own) = paragraphs.split_at_checked(first)?;
        let (at, table_end) = {
            let ground = self.ground.paragraph_of(index)?;
            (ground.at.clone(), ground.table_end)
        };
        self.gone(before, at.start, Some(index));
        self.last_end = table_end.filter(|_| !in_cell).unwrap_or(at.end);
        if let [(items, end, _)] = own
            && items.iter().chain([*end]).all(|item| self.is_plain(item))
        {
            for _ in 0..=items.len() {
                self.writer.count();
            }
            return Some(());
        }
        let mut xml = Xml::piece();
        let par = Par { draft: self.newest, index };
        let text = self.writer.paragraph(par)?.text.clone();
        let mut slices = Slices::new(self.ground.xml, self.ground.paragraph_of(index)?, &text)?;
        for (place, (items, end, mark)) in own.iter().enumerate() {
            let is_last = place + 1 == own.len();
            let ground = self.ground.paragraph_of(index)?;
            let tag = self.ground.xml.get(ground.tag.clone()).filter(|tag| is_last && !tag.ends_with("/>"));
            let source = ground.properties.clone();
            xml.raw(tag.unwrap_or("<w:p>").as_bytes());
            self.properties(source, mark, is_last, &mut xml);
            for item in *items {
                self.writer.range_starts(&mut xml);
                self.item(item, &mut slices, &mut xml)?;
                self.writer.range_ends(&mut xml);
                self.writer.count();
            }
            if is_last {
                slices.rest(&mut xml)?;
            }
            self.end(end, &mut xml);
        }
        // The tables that stand in the paragraph's place keep theirs; only the paragraph itself is replaced.
        self.edits.push((at, xml.finish()));
        Some(())
    }

    /// Writes an item of a paragraph that stands in the newest draft.
    fn item(&mut self, item: &Item, slices: &mut Slices<'_>, xml: &mut Xml) -> Option<()> {
        if !item.stands() {
            if !(slices.is_counted() && matches!(item, Item::Label(_))) {
                let look = slices.look().to_owned();
                self.writer.foreign(item, &look, xml);
            }
            return Some(());
        }
        let up_to = match item {
            Item::Words(words) => slices.after(words.span().end()),
            Item::Label(_) if slices.is_counted() => return Some(()),
            Item::Label(_) => slices.after_label(),
            Item::Note(_) | Item::Mark(_) | Item::Table(_) => return Some(()),
        };
        let wrap = item.life().map(|life| revisions(life, self.writer.first, |by| self.writer.moves.is_whole(by)));
        let wrap = wrap.unwrap_or_default();
        for revision in &wrap {
            self.writer.open(*revision, xml);
        }
        slices.write(up_to, !wrap.is_empty(), xml)?;
        for revision in wrap.iter().rev() {
            xml.close(revision.element());
        }
        Some(())
    }

    /// Walks a table: rows that came are marked, rows that went are put where they stood.
    fn table(&mut self, rows: &[Row]) -> Option<()> {
        if !rows.iter().any(|row| row.life.stands()) {
            let mut xml = Xml::piece();
            self.writer.table(rows, &mut xml);
            self.edits.push((self.last_end..self.last_end, xml.finish()));
            return Some(());
        }
        let mut gone = Xml::piece();
        let mut after = None;
        for row in rows {
            if !row.life.stands() {
                self.writer.row(row, row.cells.len(), &mut gone);
                continue;
            }
            let indices = row.cells.iter().flatten().filter_map(|item| match item {
                Item::Mark(mark) => mark.last.map(|par| par.index),
                _ => None,
            });
            let place = indices.into_iter().find_map(|index| self.ground.paragraph_of(index)?.row.clone());
            if let Some(place) = &place {
                let markup = std::mem::replace(&mut gone, Xml::piece()).finish();
                self.edits.push((place.at.start..place.at.start, markup));
                let wrap = revisions(&row.life, self.writer.first, |_| false);
                let (at, opens) = place.mark;
                if !wrap.is_empty() {
                    let mut mark = Xml::piece();
                    mark.raw(if opens { &br#"<w:trPr><w:cantSplit w:val="off"/>"#[..] } else { &b""[..] });
                    for revision in wrap {
                        self.writer.mark(revision, &mut mark);
                    }
                    mark.raw(if opens { &b"</w:trPr>"[..] } else { &b""[..] });
                    self.edits.push((at..at, mark.finish()));
                }
                after = Some(place.at.end);
            }
            for cell in &row.cells {
                self.walk(cell, true)?;
            }
        }
        let rest = gone.finish();
        if !rest.is_empty() {
            let at = after?;
            self.edits.push((at..at, rest));
        }
        let end = rows.iter().flat_map(|row| row.cells.iter().flatten()).find_map(|item| match item {
            Item::Mark(mark) => self.ground.paragraph_of(mark.last?.index)?.table_end,
            _ => None,
        });
        self.last_end = end.unwrap_or(self.last_end);
        Some(())
    }
}
