//! Walks the text of an ODT and makes blocks.

use super::super::empty_ends::fold_empty;
use super::super::inline::{Line, Look, Revision};
use super::super::tables::Tables;
use super::super::typed_labels;
use super::super::xml::{Element, Node};
use super::super::{Block, ImportError, Read, Role};
use super::regions::{Fate, Region, regions};
use super::styles::{LEVELS, Styles};
use crate::base::{JobControl, Span};
use crate::text::{Comment, SetAside, Tracked, TrackedKind};
use std::collections::BTreeMap;

type Counters = [Option<u32>; LEVELS];

/// A list that is open.
#[derive(Clone)]
struct List {
    style: Option<String>,
    depth: usize,
}

pub(super) struct Walker<'a> {
    styles: Styles,
    blocks: Vec<Block>,
    aside: Vec<SetAside>,
    pub(super) regions: BTreeMap<String, Region<'a>>,
    pub(super) inserted: Vec<Revision>,
    /// The deletion whose words are walked.
    pub(super) deleted: Option<Revision>,
    /// What became of the note that is walked, as a whole.
    of_note: Option<Fate>,
    counters: BTreeMap<String, Counters>,
    outline: Counters,
    list: Option<List>,
    /// The label that the next paragraph of an item takes: its number is due.
    due: Option<Option<u32>>,
    cell: bool,
    tables: Tables,
    notes: Vec<(&'a Element, String, Fate)>,
    boxes: Vec<&'a Element>,
    /// Named comments whose end is still to come: block and place in its comments.
    open_comments: BTreeMap<String, (usize, usize)>,
    hidden: String,
}

pub(super) struct Open {
    pub(super) line: Line,
    pub(super) look: Look,
    label: Option<String>,
    pub(super) role: Role,
    left: Option<f32>,
    centred: bool,
    /// A field in it hides the paragraph.
    hidden: bool,
}

impl Open {
    /// Begins a paragraph set as this one; returns what stands before it.
    pub(super) fn cut(&mut self) -> Self {
        let fresh = Self { line: Line::default(), look: self.look.clone(), label: None, ..*self };
        std::mem::replace(self, fresh)
    }
}

impl<'a> Walker<'a> {
    pub(super) fn new(styles: Styles) -> Self {
        Self {
            styles,
            blocks: Vec::new(),
            aside: Vec::new(),
            regions: BTreeMap::new(),
            inserted: Vec::new(),
            deleted: None,
            of_note: None,
            counters: BTreeMap::new(),
            outline: [None; LEVELS],
            list: None,
            due: None,
            cell: false,
            tables: Tables::default(),
            notes: Vec::new(),
            boxes: Vec::new(),
            open_comments: BTreeMap::new(),
            hidden: String::new(),
        }
    }

    pub(super) fn finish(mut self) -> Read {
        fold_empty(&mut self.blocks);
        let mut starts = Vec::new();
        let mut at = 0;
        while let Some((body, label, fate)) = self.notes.get(at).cloned() {
            at += 1;
            self.of_note = Some(fate);
            let first = self.blocks.len();
            starts.push(first);
            if self.container(body, None).is_err() {
                break;
            }
            for (index, block) in self.blocks.iter_mut().enumerate().skip(first) {
                block.role = Role::Footnote;
                if index == first {
                    block.label = Some(label.clone());
                }
            }
        }
        for block in &mut self.blocks {
            for note in &mut block.notes {
                note.paragraph = starts.get(note.paragraph).copied().unwrap_or(usize::MAX);
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

    pub(super) fn body(&mut self, body: &'a Element, job: &JobControl) -> Result<(), ImportError> {
        if let Some(changes) = body.find("tracked-changes") {
            self.regions = regions(changes);
        }
        self.container(body, Some(job))
    }

    fn container(&mut self, element: &'a Element, job: Option<&JobControl>) -> Result<(), ImportError> {
        for child in element.elements() {
            if let Some(job) = job {
                job.check()?;
            }
            match &*child.name {
                "p" | "h" => self.paragraph(child)?,
                "list" => self.open_list(child, job)?,
                "table-cell" | "covered-table-cell" => {
                    let before = std::mem::replace(&mut self.cell, true);
                    self.container(child, job)?;
                    self.cell = before;
                    // Cells that another covers stand in the file as cells of their own.
                    let repeated = child.attribute("number-columns-repeated").and_then(|times| times.parse().ok());
                    self.tables.end_cell(repeated.unwrap_or(1));
                }
                "table" => {
                    self.tables.begin();
                    self.container(child, job)?;
                    self.tables.end();
                }
                "table-row" => {
                    self.container(child, job)?;
                    self.tables.end_row();
                }
                "change-start" => {
                    if let Some(region) = self.change(child).filter(|region| region.kind == TrackedKind::Inserted) {
                        let revision = region.revision.clone();
                        self.inserted.push(revision);
                    }
                }
                "change-end" => drop(self.inserted.pop()),
                "change" => {
                    let mut open = self.open(None);
                    self.deleted_words(child, &mut open);
                    self.close(open)?;
                }
                "table-of-content" | "alphabetical-index" => {
                    let text = child.all_text();
                    if !text.trim().is_empty() {
                        self.aside.push(SetAside { what: "table of contents".into(), text, page: None });
                    }
                }
                "tracked-changes" | "sequence-decls" | "forms" | "variable-decls" | "user-field-decls" => {}
                _ => self.container(child, job)?,
            }
        }
        Ok(())
    }

    pub(super) fn change(&self, element: &Element) -> Option<&Region<'a>> {
        self.regions.get(element.attribute("change-id")?)
    }

    fn open_list(&mut self, element: &'a Element, job: Option<&JobControl>) -> Result<(), ImportError> {
        let before = self.list.clone();
        let depth = before.as_ref().map_or(0, |list| (list.depth + 1).min(LEVELS - 1));
        let style = element
            .attribute("style-name")
            .map(str::to_owned)
            .or_else(|| before.as_ref().and_then(|list| list.style.clone()));
        let continues =
            element.attribute("continue-numbering") == Some("true") || element.attribute("continue-list").is_some();
        if depth == 0 && !continues {
            self.counters.remove(style.as_deref().unwrap_or(""));
        }
        self.list = Some(List { style, depth });
        for item in element.elements() {
            self.due = match &*item.name {
                "list-item" => Some(item.attribute("start-value").and_then(|start| start.parse().ok())),
                _ => None,
            };
            self.container(item, job)?;
        }
        self.due = None;
        self.list = before;
        Ok(())
    }

    /// Counts an item, when its number is due, and gives its label.
    fn label(&mut self, style_name: Option<&str>) -> Option<String> {
        let start = self.due.take()?;
        let list = self.list.clone()?;
        // The list's own style, else the one its paragraphs bring.
        let style = list.style.or_else(|| self.styles.list_of(style_name).map(str::to_owned));
        let first = self.styles.level(style.as_deref(), list.depth).map_or(1, |level| level.start);
        let counters = self.counters.entry(style.clone().unwrap_or_default()).or_insert([None; LEVELS]);
        step(counters, list.depth, start, first);
        let values = *counters;
        style.as_deref().and_then(|style| self.styles.print(Some(style), list.depth, &values))
    }

    fn open(&mut self, style: Option<&str>) -> Open {
        let (left, centred) = self.styles.place(style);
        let look = self.styles.look(style, &Look::default());
        Open {
            line: Line::default(),
            look,
            label: None,
            role: if self.cell { Role::Cell } else { Role::Unknown },
            left,
            centred,
            hidden: false,
        }
    }

    fn paragraph(&mut self, element: &'a Element) -> Result<(), ImportError> {
        let style = element.attribute("style-name");
        let mut open = self.open(style);
        if &*element.name == "h" {
            let level: usize = element.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
            open.role = Role::Heading(Some(level.clamp(1, 9) as u8));
            open.look.bold = false;
            open.look.italic = false;
            if self.list.is_some() {
                open.label = self.label(style);
            } else if element.attribute("is-list-header") != Some("true") {
                let at = level.saturating_sub(1).min(LEVELS - 1);
                let first = self.styles.level(None, at).map_or(1, |level| level.start);
                step(&mut self.outline, at, None, first);
                open.label = self.styles.print(None, at, &self.outline);
            }
        } else {
            if self.styles.descends(style, "Title") {
                open.role = Role::Heading(Some(1));
                open.look.bold = false;
            }
            let depth = self.list.as_ref().map_or(0, |list| list.depth);
            open.label = self.label(style);
            if let (Some(label), Role::Unknown) = (&open.label, open.role)
                && !label.contains(char::is_alphanumeric)
            {
                open.role = Role::Item(Some(depth as u8 + 1));
            }
        }
        let look = open.look.clone();
        self.inline(element, &look, &mut open);
        self.close(open)
    }

    fn close(&mut self, open: Open) -> Result<(), ImportError> {
        let end = self.inserted.last().map(|revision| Tracked {
            kind: TrackedKind::Inserted,
            author: revision.author.clone(),
            date: revision.date.clone(),
        });
        self.push(open, end);
        for text_box in std::mem::take(&mut self.boxes) {
            self.container(text_box, None)?;
        }
        Ok(())
    }

    fn put_aside(&mut self, what: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.aside.push(SetAside { what: what.into(), text: text.trim().to_owned(), page: None });
        }
    }

    pub(super) fn push(&mut self, open: Open, end: Option<Tracked>) {
        if open.hidden {
            let text = &open.line.text;
            if !self.hidden.is_empty() && !text.is_empty() {
                self.hidden.push(' ');
            }
            self.hidden.push_str(text);
            return;
        }
        let indent = if open.label.is_none() && matches!(open.role, Role::Unknown) { open.left } else { None };
        let mut block = Block {
            label: open.label,
            end,
            cell: self.tables.place().filter(|_| self.cell),
            indent,
            centred: open.centred,
            ..open.line.finish(open.role)
        };
        if self.of_note.is_none() {
            for label in typed_labels::settle(&mut block) {
                self.put_aside("number before a tracked change", &label);
            }
        }
        self.blocks.push(block);
    }

    fn look(&self, look: &Look) -> Look {
        let note = self.of_note.as_ref();
        let inserted = self.inserted.last().or_else(|| note?.inserted.as_ref()).cloned();
        let deleted = self.deleted.as_ref().or_else(|| note?.deleted.as_ref()).cloned();
        Look { inserted, deleted, ..look.clone() }
    }

    pub(super) fn inline(&mut self, element: &'a Element, look: &Look, open: &mut Open) {
        for node in &element.children {
            match node {
                Node::Text(text) => {
                    let look = self.look(look);
                    open.line.push(text, &look);
                }
                Node::Element(child) => self.inline_element(child, look, open),
            }
        }
    }

    fn inline_element(&mut self, child: &'a Element, look: &Look, open: &mut Open) {
        match &*child.name {
            "span" => {
                let style = child.attribute("style-name");
                if self.styles.is_hidden(style) {
                    self.hidden.push_str(&child.all_text());
                } else {
                    let look = self.styles.look(style, look);
                    self.inline(child, &look, open);
                }
            }
            // Programs colour and underline links by themselves.
            "a" => {
                let from = open.line.marked();
                self.inline(child, look, open);
                open.line.unmark_link(from);
            }
            "s" | "tab" | "line-break" => {
                let look = self.look(look);
                open.line.push(" ", &look);
            }
            "soft-page-break" => {}
            "note" => {
                let label = child.child("note-citation").map(Element::all_text).unwrap_or_default();
                if let Some(body) = child.child("note-body") {
                    open.line.note(self.notes.len());
                    let fate = Fate { inserted: self.inserted.last().cloned(), deleted: self.deleted.clone() };
                    self.notes.push((body, label, fate));
                }
            }
            "annotation" => self.annotation(child, open),
            "annotation-end" => {
                let here = open.line.text.len();
                let Some((block, at)) = child.attribute("name").and_then(|name| self.open_comments.remove(name)) else {
                    return;
                };
                let (comments, end) = if block == self.blocks.len() {
                    (&mut open.line.comments, here)
                } else if let Some(before) = self.blocks.get_mut(block) {
                    let end = before.text.len();
                    (&mut before.comments, end)
                } else {
                    return;
                };
                if let Some(comment) = comments.get_mut(at) {
                    comment.span = Span::between(comment.span.start, end);
                }
            }
            "change-start" => {
                if let Some(revision) = self
                    .change(child)
                    .filter(|region| region.kind == TrackedKind::Inserted)
                    .map(|region| region.revision.clone())
                {
                    self.inserted.push(revision);
                }
            }
            "change-end" => drop(self.inserted.pop()),
            "change" => self.deleted_words(child, open),
            "text-box" => self.boxes.push(child),
            "ruby-text" => self.put_aside("ruby", &child.all_text()),
            "hidden-text" => self.hidden.push_str(&child.all_text()),
            "hidden-paragraph" if child.attribute("is-hidden") == Some("true") => open.hidden = true,
            _ => self.inline(child, look, open),
        }
    }

    fn annotation(&mut self, element: &Element, open: &mut Open) {
        let text = |name: &str| element.child(name).map(Element::all_text);
        let mut paragraphs = Vec::new();
        element.each("p", &mut |paragraph| paragraphs.push(spaced(paragraph)));
        let here = Span::new(open.line.text.len(), 0);
        if let Some(name) = element.attribute("name") {
            self.open_comments.insert(name.to_owned(), (self.blocks.len(), open.line.comments.len()));
        }
        open.line.comments.push(Comment {
            span: here,
            author: text("creator"),
            date: text("date"),
            text: paragraphs.join("\n"),
            resolved: element.attribute("resolved") == Some("true"),
            reply: false,
        });
    }
}

/// Counts one item at `at`.
fn step(counters: &mut Counters, at: usize, start: Option<u32>, first: u32) {
    for (level, slot) in counters.iter_mut().enumerate() {
        match level.cmp(&at) {
            std::cmp::Ordering::Less => {
                slot.get_or_insert(1);
            }
            std::cmp::Ordering::Equal => {
                *slot = Some(start.unwrap_or_else(|| slot.map_or(first, |value| value.saturating_add(1))))
            }
            std::cmp::Ordering::Greater => *slot = None,
        }
    }
}

/// The text of an element, with a space for each space, tab and break.
fn spaced(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(child) if matches!(&*child.name, "s" | "tab" | "line-break") => text.push(' '),
            Node::Element(child) => text.push_str(&spaced(child)),
        }
    }
    text
}
