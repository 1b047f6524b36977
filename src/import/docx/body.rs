//! Walks the body of a DOCX and makes blocks.

use super::super::inline::{Line, Look, Revision};
use super::super::tables::Tables;
use super::super::xml::{Element, Node};
use super::super::{Block, ImportError, Read, Role};
use super::notes::Notes;
use super::numbering::{self, Counts, Numbering};
use super::styles::{ParaProps, RunProps, Styles};
use crate::base::{JobControl, Span};
use crate::text::{CellPlace, Comment, SetAside, Tracked, TrackedKind};
use std::collections::BTreeMap;

/// Where a field stands: its instruction is no text, its result is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Instruction,
    Result,
}

/// What is in force while inside an element.
#[derive(Clone, Default)]
struct Within {
    inserted: Option<Revision>,
    deleted: Option<Revision>,
    cell: Option<CellPlace>,
}

/// The state of the walk.
#[derive(Default)]
pub(super) struct Walker<'a> {
    styles: Styles,
    numbering: Numbering,
    notes: Notes<'a>,
    blocks: Vec<Block>,
    aside: Vec<SetAside>,
    fields: Vec<Field>,
    tables: Tables,
    /// Comments whose stretch is open: id, block and byte where it began.
    open_comments: BTreeMap<String, (usize, usize)>,
    /// Comments that were placed.
    placed: Vec<String>,
    /// Notes met, in order: kind, id, index of its first block once made.
    met: Vec<(&'static str, String)>,
    /// Text boxes met inside a paragraph, to be walked after it.
    boxes: Vec<(&'a Element, Within)>,
    moves: BTreeMap<String, String>,
    hidden: String,
    /// A big first letter, to be joined to the paragraph that follows.
    cap: Option<Line>,
}

/// The paragraph being made.
struct Open {
    line: Line,
    base: RunProps,
    index: usize,
    size: Option<f32>,
    heading: bool,
}

/// Footnote marks point here until the footnotes' blocks exist.
const NOTE: usize = usize::MAX / 2;

impl<'a> Walker<'a> {
    pub(super) fn new(styles: Styles, numbering: Numbering, notes: Notes<'a>) -> Self {
        Self { styles, numbering, notes, ..Self::default() }
    }

    /// Walks a part: the document, or a header.
    pub(super) fn document(&mut self, root: &'a Element, job: &JobControl) -> Result<(), ImportError> {
        self.container(root, &Within::default(), Some(job))
    }

    /// The next note to be walked: footnotes first.
    fn next_note(&self, walked: &BTreeMap<usize, usize>) -> Option<usize> {
        let open = || (0..self.met.len()).filter(|at| !walked.contains_key(at));
        let foot = open().find(|&at| self.met.get(at).is_some_and(|(kind, _)| *kind == "footnote"));
        foot.or_else(|| open().next())
    }

    /// All blocks, footnotes last; comments that no stretch claims stand at the end of the text.
    pub(super) fn finish(mut self) -> Read {
        let bodies = self.blocks.len();
        let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
        // Footnotes count 1, 2, 3, endnotes i, ii, iii, as Word does unless told otherwise; each row for itself.
        let mut counts = [0_u32; 2];
        // Notes may hold notes' marks themselves; each is walked once, endnotes last.
        while let Some(at) = self.next_note(&starts) {
            let Some((kind, id)) = self.met.get(at).cloned() else { break };
            let first = self.blocks.len();
            starts.insert(at, first);
            if let Some(note) = self.notes.feet.get(&(kind, id)).copied() {
                // A note has no more marks than a text has paragraphs; nothing here can run away.
                if self.container(note, &Within::default(), None).is_err() {
                    break;
                }
            }
            let [feet, ends] = &mut counts;
            let [foot_format, end_format] = &self.notes.formats;
            let label = if kind == "endnote" {
                *ends += 1;
                numbering::write(*ends, end_format.as_deref().unwrap_or("lowerRoman"))
            } else {
                *feet += 1;
                numbering::write(*feet, foot_format.as_deref().unwrap_or("decimal"))
            };
            let mut labelled = false;
            for block in self.blocks.iter_mut().skip(first) {
                block.role = Role::Footnote;
                if !labelled && !block.text.trim().is_empty() {
                    block.label = Some(label.clone());
                    labelled = true;
                }
            }
        }
        for block in &mut self.blocks {
            for note in &mut block.notes {
                if note.paragraph >= NOTE {
                    note.paragraph = starts.get(&(note.paragraph - NOTE)).copied().unwrap_or(usize::MAX);
                }
            }
        }
        let lost: Vec<String> = self.notes.comments.keys().filter(|id| !self.placed.contains(id)).cloned().collect();
        for id in lost {
            let comment = self.comment(&id, Span::default());
            if let (Some(comment), Some(block)) = (comment, self.blocks.get_mut(..bodies).and_then(<[Block]>::last_mut))
            {
                block.comments.push(Comment { span: Span::new(block.text.len(), 0), ..comment });
            }
        }
        // Notes that nothing points to are text all the same.
        let unmet: Vec<&'a Element> =
            self.notes.feet.iter().filter(|(key, _)| !self.met.contains(key)).map(|(_, note)| *note).collect();
        for note in unmet {
            let text = note.all_text();
            if !text.trim().is_empty() {
                self.aside.push(SetAside { what: "footnote without a mark".into(), text, page: None });
            }
        }
        if !self.hidden.trim().is_empty() {
            self.aside.push(SetAside {
                what: "hidden text".into(),
                text: std::mem::take(&mut self.hidden),
                page: None,
            });
        }
        Read { blocks: self.blocks, set_aside: self.aside, ..Read::default() }
    }

    /// Anything that holds paragraphs and tables.
    fn container(
        &mut self,
        element: &'a Element,
        within: &Within,
        job: Option<&JobControl>,
    ) -> Result<(), ImportError> {
        for child in element.elements() {
            if let Some(job) = job {
                job.check()?;
            }
            match &*child.name {
                "p" => self.paragraph(child, within)?,
                "tbl" => {
                    self.lone_cap(within)?;
                    self.tables.begin();
                    self.container(child, within, job)?;
                    self.tables.end();
                }
                "tc" => {
                    // A cell outside any table: malformed, but a cell.
                    let cell = self.tables.place().or(Some(CellPlace::default()));
                    self.container(child, &Within { cell, ..within.clone() }, job)?;
                    self.tables.end_cell(columns_of(child));
                }
                "tr" => {
                    let mut within = within.clone();
                    if let Some(properties) = child.child("trPr") {
                        within.inserted = properties.child("ins").map(Self::revision).or(within.inserted);
                        within.deleted = properties.child("del").map(Self::revision).or(within.deleted);
                    }
                    self.container(child, &within, job)?;
                    self.tables.end_row();
                }
                "AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.container(chosen, within, job)?;
                    }
                }
                "ins" | "moveTo" | "del" | "moveFrom" => {
                    let within = self.revised(child, within);
                    self.container(child, &within, job)?;
                }
                "moveFromRangeStart" | "moveToRangeStart" => self.start_move(child),
                "commentRangeStart" | "commentRangeEnd" => {
                    let at = self.blocks.len();
                    self.comment_edge(child, at, 0);
                }
                // Properties hold no text.
                "pPr" | "rPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "sdtEndPr" => {}
                // A run outside a paragraph: malformed, but words are words.
                "r" | "t" | "hyperlink" => self.loose(child, within)?,
                _ => self.container(child, within, job)?,
            }
        }
        self.lone_cap(within)
    }

    /// A big first letter that no paragraph follows.
    fn lone_cap(&mut self, within: &Within) -> Result<(), ImportError> {
        let Some(line) = self.cap.take() else { return Ok(()) };
        let open = Open { line, ..self.open(None) };
        self.close(open, None, within)
    }

    fn loose(&mut self, element: &'a Element, within: &Within) -> Result<(), ImportError> {
        let mut open = self.open(None);
        self.inline_one(element, within, &mut open);
        self.close(open, None, within)
    }

    fn open(&mut self, style: Option<&str>) -> Open {
        Open {
            line: Line::default(),
            base: self.styles.base_run(style),
            index: self.blocks.len(),
            size: None,
            heading: false,
        }
    }

    fn paragraph(&mut self, element: &'a Element, within: &Within) -> Result<(), ImportError> {
        let properties = element.child("pPr");
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let mut open = self.open(style);
        open.heading = self.heading_level(properties, style).is_some();
        let cap = properties.and_then(|properties| properties.child("framePr")?.attribute("dropCap"));
        if let Some(cap) = self.cap.take() {
            open.line = cap;
        }
        self.inline(element, within, &mut open);
        if cap.is_some_and(|cap| cap != "none") {
            // A big first letter is a paragraph of its own to the format, not to a reader.
            self.cap = Some(open.line);
            return Ok(());
        }
        self.close(open, properties, within)
    }

    fn heading_level(&self, properties: Option<&Element>, style: Option<&str>) -> Option<u8> {
        let by_name = self.styles.by_name(style, |name| {
            if name == "title" {
                return Some(Some(1));
            }
            if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok()) {
                return Some(Some(level));
            }
            None
        });
        let outline = ParaProps::read(properties).over(self.styles.paragraph(style)).outline;
        // Level 9 of the outline is body text.
        match outline {
            Some(level) if level < 9 => Some(by_name.flatten().unwrap_or(level + 1)),
            Some(_) => None,
            None => by_name.flatten(),
        }
    }

    fn close(&mut self, open: Open, properties: Option<&Element>, within: &Within) -> Result<(), ImportError> {
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let props = ParaProps::read(properties).over(self.styles.paragraph(style));
        let heading = self.heading_level(properties, style);
        let contents = self.styles.by_name(style, |name| name.starts_with("toc ").then_some(())).is_some();
        let end = Self::break_change(properties, within);
        let gone = |revision: &Option<Revision>| revision.is_some();
        let all = |kind: TrackedKind| end.as_ref().is_some_and(|end| end.kind == kind);
        let counts = match (all(TrackedKind::Inserted), all(TrackedKind::Deleted)) {
            (true, false) => Counts::Accepted,
            (false, true) if open.line.text.trim().is_empty() || fully(&open.line, true) => Counts::Rejected,
            _ if gone(&within.deleted) && !gone(&within.inserted) => Counts::Rejected,
            _ => Counts::Both,
        };
        let list = props.list.as_deref().filter(|list| *list != "0").map(|list| {
            let level = props.list_level.or_else(|| self.numbering.level_of_style(list, style?)).unwrap_or(0);
            (list.to_owned(), level)
        });
        let label = list.as_ref().and_then(|(list, level)| self.numbering.next(list, *level, counts));
        let role = match heading {
            Some(level) => Role::Heading(Some(level)),
            None if within.cell.is_some() => Role::Cell,
            None => match (&list, &label) {
                (Some((_, level)), Some(label)) if !label.chars().any(char::is_alphanumeric) => {
                    Role::Item(Some((*level).min(8) as u8 + 1))
                }
                _ => Role::Unknown,
            },
        };
        // A title in a table cell is a title only when somebody made it one.
        let left = props.left.or_else(|| list.as_ref().and_then(|(list, level)| self.numbering.indent(list, *level)));
        let first = props.first.unwrap_or(0.0);
        // Automatic numbers say their level by the list; what stands without one says it by its margin.
        let indent = if label.is_some() { None } else { left.map(|left| left + first.max(0.0)) };
        let mut block = Block {
            label,
            end,
            cell: within.cell,
            indent: None,
            size: open.size,
            centred: props.centred.unwrap_or(false),
            ..open.line.finish(role)
        };
        if block.label.is_none() && matches!(role, Role::Unknown) && !block.text.is_empty() {
            block.indent = indent;
        }
        if contents {
            if !block.text.trim().is_empty() {
                self.aside.push(SetAside { what: "table of contents".into(), text: block.text.clone(), page: None });
            }
            block = Block { comments: block.comments, notes: block.notes, ..Block::default() };
        }
        self.blocks.push(block);
        for (text_box, within) in std::mem::take(&mut self.boxes) {
            self.container(text_box, &within, None)?;
        }
        Ok(())
    }

    /// A tracked change to the paragraph's mark.
    fn break_change(properties: Option<&Element>, within: &Within) -> Option<Tracked> {
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let of = |names: [&str; 2]| names.into_iter().find_map(|name| mark?.child(name));
        let found = of(["del", "moveFrom"]).map(|change| (TrackedKind::Deleted, change));
        let found = found.or_else(|| of(["ins", "moveTo"]).map(|change| (TrackedKind::Inserted, change)));
        if let Some((kind, change)) = found {
            let revision = Self::revision(change);
            return Some(Tracked { kind, author: revision.author, date: revision.date });
        }
        let whole = |kind, revision: &Option<Revision>| {
            revision.as_ref().map(|revision| Tracked {
                kind,
                author: revision.author.clone(),
                date: revision.date.clone(),
            })
        };
        whole(TrackedKind::Deleted, &within.deleted).or_else(|| whole(TrackedKind::Inserted, &within.inserted))
    }

    fn revision(element: &Element) -> Revision {
        let get = |name: &str| element.attribute(name).map(str::to_owned);
        Revision { author: get("author"), date: get("date"), moved: None }
    }

    fn revised(&self, element: &Element, within: &Within) -> Within {
        let mut revision = Self::revision(element);
        let mut within = within.clone();
        match &*element.name {
            "ins" => within.inserted = Some(revision),
            "moveTo" => {
                revision.moved = self.moves.get("moveToRangeStart").cloned();
                within.inserted = Some(revision);
            }
            "moveFrom" => {
                revision.moved = self.moves.get("moveFromRangeStart").cloned();
                within.deleted = Some(revision);
            }
            _ => within.deleted = Some(revision),
        }
        within
    }

    fn start_move(&mut self, element: &Element) {
        if let Some(name) = element.attribute("name") {
            self.moves.insert(element.name.to_string(), name.to_owned());
        }
    }

    /// The contents of a paragraph, a hyperlink, a revision.
    fn inline(&mut self, element: &'a Element, within: &Within, open: &mut Open) {
        for child in element.elements() {
            self.inline_one(child, within, open);
        }
    }

    fn inline_one(&mut self, child: &'a Element, within: &Within, open: &mut Open) {
        match &*child.name {
            "r" => self.run(child, within, open),
            "ins" | "del" | "moveFrom" | "moveTo" => {
                let within = self.revised(child, within);
                self.inline(child, &within, open);
            }
            "moveFromRangeStart" | "moveToRangeStart" => self.start_move(child),
            "commentRangeStart" | "commentRangeEnd" => {
                let edge = self.comment_edge(child, open.index, open.line.text.len());
                open.line.comments.extend(edge);
            }
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "instrText" | "delInstrText" => {}
            "AlternateContent" => {
                if let Some(chosen) = alternative(child) {
                    self.inline(chosen, within, open);
                }
            }
            "txbxContent" => self.boxes.push((child, within.clone())),
            // Text of formulas and drawings.
            "t" => {
                let look =
                    Look { inserted: within.inserted.clone(), deleted: within.deleted.clone(), ..open.base.look() };
                open.line.push(&child.all_text(), &look);
            }
            _ => self.inline(child, within, open),
        }
    }

    fn run(&mut self, run: &'a Element, within: &Within, open: &mut Open) {
        let props = self.styles.run(run.child("rPr"), &open.base);
        let mut look = props.look();
        if open.heading {
            // Headings look like headings; only what differs from the style says something.
            let base = open.base.look();
            look.bold &= !base.bold;
            look.italic &= !base.italic;
        }
        look.inserted.clone_from(&within.inserted);
        look.deleted.clone_from(&within.deleted);
        self.run_content(run, &props, &look, within, open);
    }

    fn run_content(&mut self, run: &'a Element, props: &RunProps, look: &Look, within: &Within, open: &mut Open) {
        for child in run.elements() {
            let in_instruction = self.fields.contains(&Field::Instruction);
            match &*child.name {
                "t" | "delText" if !in_instruction => self.words(&text_of(child), props, look, open),
                "tab" | "ptab" | "br" | "cr" if !in_instruction => self.words(" ", props, look, open),
                "noBreakHyphen" => self.words("\u{2011}", props, look, open),
                "sym" => {
                    let symbol = child
                        .attribute("char")
                        .and_then(|code| u32::from_str_radix(code, 16).ok())
                        .and_then(char::from_u32);
                    if let Some(symbol) = symbol {
                        self.words(symbol.encode_utf8(&mut [0; 4]), props, look, open);
                    }
                }
                "fldChar" => match child.attribute("fldCharType") {
                    Some("begin") => self.fields.push(Field::Instruction),
                    Some("separate") => {
                        if let Some(field) = self.fields.last_mut() {
                            *field = Field::Result;
                        }
                    }
                    _ => drop(self.fields.pop()),
                },
                "footnoteReference" => self.note("footnote", child, open),
                "endnoteReference" => self.note("endnote", child, open),
                "commentReference" => {
                    if let Some(id) = child.attribute("id")
                        && !self.placed.iter().any(|placed| placed == id)
                        && !self.open_comments.contains_key(id)
                    {
                        let span = Span::new(open.line.text.len(), 0);
                        open.line.comments.extend(self.comment(id, span));
                        self.placed.push(id.to_owned());
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = alternative(child) {
                        self.run_content(chosen, props, look, within, open);
                    }
                }
                "txbxContent" => self.boxes.push((child, within.clone())),
                "rPr"
                | "instrText"
                | "delInstrText"
                | "softHyphen"
                | "footnoteRef"
                | "endnoteRef"
                | "annotationRef"
                | "separator"
                | "continuationSeparator" => {}
                _ => self.run_content(child, props, look, within, open),
            }
        }
    }

    fn words(&mut self, text: &str, props: &RunProps, look: &Look, open: &mut Open) {
        if props.is_hidden() {
            self.hidden.push_str(text);
            return;
        }
        if open.size.is_none() {
            open.size = props.size();
        }
        open.line.push(text, look);
    }

    fn note(&mut self, kind: &'static str, element: &Element, open: &mut Open) {
        let Some(id) = element.attribute("id") else { return };
        let key = (kind, id.to_owned());
        if self.notes.feet.contains_key(&key) {
            let at = self.met.iter().position(|met| *met == key).unwrap_or_else(|| {
                self.met.push(key);
                self.met.len() - 1
            });
            open.line.note(NOTE + at);
        }
    }

    /// Opens or closes the stretch of a comment; closed, it gives the comment when it belongs to the open paragraph.
    fn comment_edge(&mut self, element: &Element, block: usize, at: usize) -> Option<Comment> {
        let id = element.attribute("id")?.to_owned();
        if &*element.name == "commentRangeStart" {
            self.open_comments.insert(id, (block, at));
            return None;
        }
        let (start_block, start) = self.open_comments.remove(&id)?;
        if self.placed.contains(&id) {
            return None;
        }
        if start_block >= block {
            let comment = self.comment(&id, Span::between(start.min(at), at))?;
            self.placed.push(id);
            return Some(comment);
        }
        // Over several paragraphs: anchored in the first.
        let end = self.blocks.get(start_block)?.text.len();
        let comment = self.comment(&id, Span::between(start, end))?;
        self.blocks.get_mut(start_block)?.comments.push(comment);
        self.placed.push(id);
        None
    }

    fn comment(&self, id: &str, span: Span) -> Option<Comment> {
        let element = self.notes.comments.get(id)?;
        let mut paragraphs = Vec::new();
        element.each("p", &mut |paragraph| {
            let mut text = String::new();
            paragraph.each("t", &mut |words| text.push_str(&text_of(words)));
            paragraphs.push(text);
        });
        let revision = Self::revision(element);
        Some(Comment {
            span,
            author: revision.author,
            date: revision.date,
            text: paragraphs.join("\n").trim().to_owned(),
        })
    }
}

/// Whether all words of a line are deleted.
fn fully(line: &Line, deleted: bool) -> bool {
    let style = if deleted { crate::text::Style::Deleted } else { crate::text::Style::Inserted };
    line.covered(style) >= line.text.trim_end().len()
}

/// Of alternatives, the first that has words, once.
fn alternative(element: &Element) -> Option<&Element> {
    let says = |branch: &&Element| !branch.all_text().trim().is_empty();
    element.elements().find(says).or_else(|| element.elements().next())
}

/// Text of a `t`: what stands directly in it.
fn text_of(element: &Element) -> String {
    element
        .children
        .iter()
        .filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None })
        .collect()
}

/// How many columns a cell spans.
fn columns_of(cell: &Element) -> u32 {
    let span = cell.child("tcPr").and_then(|properties| properties.value("gridSpan"));
    span.and_then(|span| span.parse().ok()).unwrap_or(1)
}
