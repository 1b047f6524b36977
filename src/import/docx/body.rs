//! Walks the body of a DOCX and makes blocks.

use super::super::inline::{Line, Revision};
use super::super::tables::Tables;
use super::super::typed_labels;
use super::super::xml::Element;
use super::super::{Block, ImportError, Role};
use super::notes::{Met, Notes};
use super::numbering::{Counts, Numbering};
use super::revisions::{Within, break_change, came_and_went, fully, revision};
use super::styles::{ParaProps, RunProps, Styles};
use crate::base::JobControl;
use crate::import::structure::contents;
use crate::text::{CellPlace, Doubt, SetAside, TrackedKind};
use std::collections::{BTreeMap, BTreeSet};

/// A field that is open: its instruction is no text, its result is.
#[derive(Default)]
pub(super) struct Field {
    /// The instruction so far.
    pub code: String,
    /// The result has begun.
    pub result: bool,
}

impl Field {
    /// Whether the words are a contents page that the word processor made.
    pub(super) fn is_contents(&self) -> bool {
        self.result && self.code.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("TOC"))
    }

    /// Whether the words are those of a link.
    pub(super) fn is_link(&self) -> bool {
        self.result && self.code.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("HYPERLINK"))
    }
}

/// The state of the walk.
#[derive(Default)]
pub(super) struct Walker<'a> {
    pub styles: Styles,
    pub numbering: Numbering,
    pub notes: Notes<'a>,
    pub blocks: Vec<Block>,
    pub aside: Vec<SetAside>,
    pub fields: Vec<Field>,
    pub tables: Tables,
    /// Comments whose stretch is open: id, block and byte where it began.
    pub open_comments: BTreeMap<String, (usize, usize)>,
    /// Comments that were placed.
    pub placed: BTreeSet<String>,
    /// Notes met, in order.
    pub met: Vec<Met>,
    /// Places in `met`, by kind and id.
    pub met_at: BTreeMap<(&'static str, String), usize>,
    /// Text boxes met inside a paragraph, to be walked after it.
    pub boxes: Vec<(&'a Element, Within)>,
    pub moves: BTreeMap<String, String>,
    pub hidden: String,
    /// A drop cap, to be joined to the paragraph that follows.
    pub cap: Option<Line>,
    /// The break before the next paragraph is deleted, between words that stay.
    pub merged: bool,
    /// Beginnings of fields that have an end; the others are no fields.
    pub whole_fields: BTreeSet<*const Element>,
    /// Words of a contents field in the open paragraph.
    pub contents: String,
    /// A note's own mark is still to come: place in `met`.
    pub own_mark: Option<usize>,
    /// The section that the walk is in, counted from 0.
    pub section: usize,
    /// The document's parts by the relations that name them.
    pub parts: BTreeMap<String, String>,
    /// The words of diagrams, by the relations that name them.
    pub diagrams: BTreeMap<String, Vec<String>>,
    /// Words of diagrams met inside a paragraph, to stand after it.
    pub drawn: Vec<String>,
    /// How many diagrams were read.
    pub diagrams_read: usize,
    /// Names of the embedded objects met, whose contents are not read.
    pub objects: Vec<String>,
    /// How many links the walk is in.
    pub links: usize,
}

/// The paragraph being made.
pub(super) struct Open {
    pub line: Line,
    pub base: RunProps,
    pub index: usize,
    pub size: Option<f32>,
    pub heading: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(styles: Styles, numbering: Numbering, notes: Notes<'a>) -> Self {
        Self { styles, numbering, notes, ..Self::default() }
    }

    /// Walks a part: the document, or a header.
    pub(super) fn document(&mut self, root: &'a Element, job: &JobControl) -> Result<(), ImportError> {
        self.whole_fields = whole_fields(root);
        self.container(root, &Within::default(), Some(job))
    }

    /// Walks anything that holds paragraphs and tables.
    pub(super) fn container(
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
                    let mut within = Within { cell, ..within.clone() };
                    if let Some(properties) = child.child("tcPr") {
                        within.inserted = properties.child("cellIns").map(revision).or(within.inserted);
                        within.deleted = properties.child("cellDel").map(revision).or(within.deleted);
                    }
                    self.container(child, &within, job)?;
                    self.tables.end_cell(columns_of(child));
                }
                "tr" => {
                    let mut within = within.clone();
                    if let Some(properties) = child.child("trPr") {
                        within.inserted = properties.child("ins").map(revision).or(within.inserted);
                        within.deleted = properties.child("del").map(revision).or(within.deleted);
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

    /// Closes a drop cap that no paragraph follows, as a paragraph of its own.
    pub(super) fn lone_cap(&mut self, within: &Within) -> Result<(), ImportError> {
        let Some(line) = self.cap.take() else { return Ok(()) };
        let open = Open { line, ..self.open(None) };
        self.close(open, None, within)
    }

    pub(super) fn loose(&mut self, element: &'a Element, within: &Within) -> Result<(), ImportError> {
        let mut open = self.open(None);
        self.inline_one(element, within, &mut open);
        self.close(open, None, within)
    }

    pub(super) fn open(&mut self, style: Option<&str>) -> Open {
        Open {
            line: Line::default(),
            base: self.styles.base_run(style),
            index: self.blocks.len(),
            size: None,
            heading: false,
        }
    }

    pub(super) fn paragraph(&mut self, element: &'a Element, within: &Within) -> Result<(), ImportError> {
        let properties = element.child("pPr");
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let mut open = self.open(style);
        open.heading = self.heading_level(properties, style).is_some();
        let cap = properties.and_then(|properties| properties.child("framePr")?.attribute("dropCap"));
        if let Some(cap) = self.cap.take() {
            open.line = cap;
        }
        self.inline(element, within, &mut open);
        if cap.is_some_and(|cap| cap != "none") || came_and_went(properties) {
            // A big first letter is a paragraph of its own to the format, not to a reader; an end that came and went is one
            // neither before nor after the tracked changes.
            self.cap = Some(open.line);
            return Ok(());
        }
        self.close(open, properties, within)
    }

    pub(super) fn heading_level(&self, properties: Option<&Element>, style: Option<&str>) -> Option<u8> {
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

    pub(super) fn close(
        &mut self,
        open: Open,
        properties: Option<&Element>,
        within: &Within,
    ) -> Result<(), ImportError> {
        let style = properties.and_then(|properties| properties.value("pStyle"));
        let props = ParaProps::read(properties).over(self.styles.paragraph(style));
        let heading = self.heading_level(properties, style);
        let in_field = std::mem::take(&mut self.contents);
        let contents = self.styles.by_name(style, |name| name.starts_with("toc ").then_some(())).is_some()
            || !in_field.trim().is_empty() && open.line.text.trim().is_empty();
        let end = break_change(properties, within);
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
        let merges = all(TrackedKind::Deleted);
        let (label, rejected_label) = self.number(list.as_ref(), counts, merges);
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
            rejected_label,
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
        for label in typed_labels::settle(&mut block) {
            self.set_aside("number before a tracked change", label);
        }
        if contents {
            // The title stands right above, in a style of its own.
            let above = self.blocks.iter_mut().rev().find(|above| !above.text.trim().is_empty());
            if let Some(title) = above.filter(|above| above.role != Role::Cell && contents::is_title(&above.text)) {
                let whole = std::mem::take(title);
                *title = Self::emptied(whole, &mut self.aside);
            }
            block = Self::emptied(block, &mut self.aside);
        }
        if !in_field.trim().is_empty() {
            self.aside.push(SetAside { what: contents::WHAT.into(), text: in_field.trim().to_owned(), page: None });
        }
        self.blocks.push(block);
        if properties.is_some_and(|properties| properties.child("sectPr").is_some()) {
            self.section += 1;
        }
        for words in std::mem::take(&mut self.drawn) {
            let role = if within.cell.is_some() { Role::Cell } else { Role::Unknown };
            let doubts = Doubt::Order.into();
            self.blocks.push(Block { text: words, role, cell: within.cell, doubts, ..Block::default() });
        }
        for (text_box, within) in std::mem::take(&mut self.boxes) {
            // A box stands where it is anchored in the file, and somewhere else on the page.
            let from = self.blocks.len();
            self.container(text_box, &within, None)?;
            for block in self.blocks.iter_mut().skip(from) {
                block.doubts.insert(Doubt::Order);
            }
        }
        Ok(())
    }

    /// Counts a paragraph; gives its label, and that before the tracked changes where it is another. `merges`: the break
    /// after it is deleted.
    fn number(
        &mut self,
        list: Option<&(String, usize)>,
        counts: Counts,
        merges: bool,
    ) -> (Option<String>, Option<String>) {
        // The break before was taken out of words that stay: in the accepted text this paragraph is none of its own.
        let counts = if std::mem::take(&mut self.merged) && counts == Counts::Both { Counts::Rejected } else { counts };
        self.merged = merges && counts == Counts::Both && list.is_some();
        let [accepted, rejected] =
            list.map(|(list, level)| self.numbering.next(list, *level, counts)).unwrap_or_default();
        let label = accepted.or_else(|| rejected.clone());
        let rejected_label = (label != rejected).then(|| rejected.unwrap_or_default());
        (label, rejected_label)
    }

    /// Sets the words of a contents page aside; what hangs on them stays.
    fn emptied(block: Block, aside: &mut Vec<SetAside>) -> Block {
        if !block.text.trim().is_empty() {
            aside.push(SetAside { what: contents::WHAT.into(), text: block.text, page: None });
        }
        Block { comments: block.comments, notes: block.notes, ..Block::default() }
    }

    pub(super) fn revised(&self, element: &Element, within: &Within) -> Within {
        let mut revision = revision(element);
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

    pub(super) fn start_move(&mut self, element: &Element) {
        if let Some(name) = element.attribute("name") {
            self.moves.insert(element.name.to_string(), name.to_owned());
        }
    }
}

/// Chooses the first alternative that has words, so that none is read twice.
pub(super) fn alternative(element: &Element) -> Option<&Element> {
    let says = |branch: &&Element| !branch.all_text().trim().is_empty();
    element.elements().find(says).or_else(|| element.elements().next())
}

/// Finds the beginnings of fields that have an end, in document order: one that was cut off must not swallow the rest.
pub(super) fn whole_fields(root: &Element) -> BTreeSet<*const Element> {
    let (mut open, mut whole) = (Vec::new(), BTreeSet::new());
    for element in root.subtree().filter(|element| &*element.name == "fldChar") {
        match element.attribute("fldCharType") {
            Some("begin") => open.push(std::ptr::from_ref(element)),
            Some("end") => whole.extend(open.pop()),
            _ => {}
        }
    }
    whole
}

/// How many columns a cell spans.
fn columns_of(cell: &Element) -> u32 {
    let span = cell.child("tcPr").and_then(|properties| properties.value("gridSpan"));
    span.and_then(|span| span.parse().ok()).unwrap_or(1)
}
