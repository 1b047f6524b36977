//! Walks the tree of an HTML page and makes blocks.

use super::super::inline::{Line, Look};
use super::super::tables::Tables;
use super::super::xml::{Element, Node};
use super::super::{ImportError, Read, Role, limits, structure};
use super::lists::List;
use super::look::{is_block, restyled, style};
use super::notes::{Notes, is_mark};
use crate::base::JobControl;
use crate::text::SetAside;
use std::collections::{BTreeMap, BTreeSet};

struct Walker<'a> {
    read: Read,
    line: Line,
    lists: Vec<List>,
    label: Option<String>,
    role: Role,
    notes: Notes,
    /// Where the blocks of a footnote begin.
    starts: BTreeMap<String, usize>,
    /// The footnotes whose marks were met, in order.
    met: Vec<String>,
    /// The footnote that is read.
    foot: Option<String>,
    main: Option<Main<'a>>,
    /// Inside the main element.
    in_main: bool,
    /// Inside an element that holds the text by its name.
    in_article: bool,
    /// Why what is read is no part of the text.
    aside: Option<&'static str>,
    tables: Tables,
    job: &'a JobControl,
}

/// The chosen main element, outside which everything is set aside.
struct Main<'a> {
    element: &'a Element,
    /// The elements it stands in, by their places in memory.
    around: BTreeSet<*const Element>,
}

/// What stands beside a node.
#[derive(Clone, Copy)]
struct Beside<'a> {
    /// What follows in the same element.
    after: &'a [Node],
    /// It is the only element of its parent.
    alone: bool,
}

/// Reads a page; its root holds the `html` element.
pub(super) fn page(page: &Element, job: &JobControl) -> Result<Read, ImportError> {
    let mut walker = Walker {
        read: Read::default(),
        line: Line::default(),
        lists: Vec::new(),
        label: None,
        role: Role::Unknown,
        notes: Notes::of(page),
        starts: BTreeMap::new(),
        met: Vec::new(),
        foot: None,
        main: Main::of(page),
        in_main: false,
        in_article: false,
        aside: None,
        tables: Tables::default(),
        job,
    };
    for (at, node) in page.children.iter().enumerate() {
        walker.node(node, beside(page, at), &Look::default(), 0)?;
    }
    walker.close();
    let Walker { mut read, starts, met, .. } = walker;
    for block in &mut read.blocks {
        for note in &mut block.notes {
            note.paragraph = met.get(note.paragraph).and_then(|name| starts.get(name)).copied().unwrap_or(usize::MAX);
        }
    }
    if let Some(root) = page.elements().next() {
        read.language = root.attribute("lang").or_else(|| root.attribute("xml:lang")).map(str::to_owned);
    }
    Ok(read)
}

fn beside(parent: &Element, at: usize) -> Beside<'_> {
    let after = parent.children.get(at + 1..).unwrap_or_default();
    Beside { after, alone: parent.elements().take(2).count() < 2 }
}

/// How many letters and digits an element holds.
fn letters(element: &Element) -> usize {
    element.texts().map(|text| text.chars().filter(|char| char.is_alphanumeric()).count()).sum()
}

/// Collects the elements that hold `wanted`, from `at` down; tells whether `at` is or holds it.
fn path(at: &Element, wanted: &Element, around: &mut BTreeSet<*const Element>) -> bool {
    if std::ptr::eq(at, wanted) {
        return true;
    }
    let holds = at.elements().any(|inner| path(inner, wanted, around));
    if holds {
        around.insert(std::ptr::from_ref(at));
    }
    holds
}

impl<'a> Main<'a> {
    /// Finds the element that holds the main text, when one is named and holds a good part of the words.
    fn of(page: &'a Element) -> Option<Self> {
        let named = |element: &Element| {
            let is = |name: &str, value: &str| {
                element.attribute(name).is_some_and(|found| found.eq_ignore_ascii_case(value))
            };
            &*element.name == "main"
                || is("role", "main")
                || is("id", "main-content")
                || is("id", "content")
                || is("id", "main")
                || is("id", "docHtml")
                || is("itemprop", "articleBody")
        };
        let largest = |wanted: &dyn Fn(&Element) -> bool| {
            page.subtree()
                .filter(|element| wanted(element))
                .map(|element| (letters(element), element))
                .max_by_key(|(letters, _)| *letters)
        };
        let (size, element) = largest(&named).or_else(|| largest(&|element| &*element.name == "article"))?;
        // A page that hides half its words outside its main element named it wrongly.
        if size * 2 < letters(page) {
            return None;
        }
        let mut around = BTreeSet::new();
        path(page, element, &mut around);
        Some(Self { element, around })
    }

    fn is(&self, element: &Element) -> bool {
        std::ptr::eq(self.element, element)
    }
}

impl<'a> Walker<'a> {
    fn close(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.text.trim().is_empty() && line.notes.is_empty() {
            return;
        }
        if let Some(what) = self.aside {
            let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.read.set_aside.push(SetAside { what: what.into(), text, page: None });
            return;
        }
        let mut label = self.label.take();
        let mut role = self.role;
        if let Some(name) = &self.foot {
            role = Role::Footnote;
            label = None;
            if !self.starts.contains_key(name) {
                self.starts.insert(name.clone(), self.read.blocks.len());
                label = self.notes.printed(name).map(|printed| printed.trim_matches(['[', ']', '(', ')']).to_owned());
            }
        } else if role == Role::Unknown && label.as_deref() == Some("•") {
            role = Role::Item(Some(self.lists.len().clamp(1, 9) as u8));
        }
        // Where the words carry a label of their own, the list's would be one too many.
        if role != Role::Footnote
            && label.is_some()
            && structure::begins_with_label(line.text.trim_start())
            && label.as_deref() == Some("•")
        {
            label = None;
            role = Role::Unknown;
        }
        let mut block = line.finish(role);
        block.label = label;
        block.cell = self.tables.place().filter(|_| role == Role::Cell);
        self.read.blocks.push(block);
    }

    fn node(&mut self, node: &'a Node, beside: Beside<'a>, look: &Look, depth: usize) -> Result<(), ImportError> {
        match node {
            Node::Text(text) => {
                self.line.push(text, look);
                Ok(())
            }
            Node::Element(element) if depth > limits::DEPTH => {
                // Too deep to be a text's structure: its words, without a look.
                self.line.push(&element.texts().collect::<Vec<_>>().join(" "), look);
                Ok(())
            }
            Node::Element(element) => self.element(element, beside, look, depth),
        }
    }

    fn children(&mut self, element: &'a Element, look: &Look, depth: usize) -> Result<(), ImportError> {
        let before = (self.in_main, self.in_article);
        self.in_main |= self.main.as_ref().is_some_and(|main| main.is(element));
        self.in_article |= matches!(&*element.name, "main" | "article");
        let alone = element.elements().take(2).count() < 2;
        for (at, child) in element.children.iter().enumerate() {
            let after = element.children.get(at + 1..).unwrap_or_default();
            self.node(child, Beside { after, alone }, look, depth + 1)?;
        }
        (self.in_main, self.in_article) = before;
        Ok(())
    }

    fn element(
        &mut self,
        element: &'a Element,
        beside: Beside<'a>,
        look: &Look,
        depth: usize,
    ) -> Result<(), ImportError> {
        let name = &*element.name;
        match name {
            "script" | "style" => return Ok(()),
            "template" | "noscript" | "iframe" | "object" | "svg" => {
                self.read.set_aside.extend(hidden(element));
                return Ok(());
            }
            "head" => {
                self.head(element);
                return Ok(());
            }
            "br" => {
                self.line_break(beside.after, look);
                return Ok(());
            }
            "a" if self.is_note_link(element) => return Ok(()),
            _ => {}
        }
        if !is_block(element) {
            let inner = restyled(element, look);
            return self.children(element, &inner, depth);
        }
        self.job.check()?;
        self.block(element, beside, look, depth)
    }

    fn head(&mut self, head: &Element) {
        let title = head.subtree().find(|inner| &*inner.name == "title").map(Element::all_text).unwrap_or_default();
        let title = title.trim();
        if !title.is_empty() {
            self.read.set_aside.push(SetAside { what: "window title".into(), text: title.to_owned(), page: None });
            self.read.title = Some(title.to_owned());
        }
    }

    /// Whether a link is the mark of a footnote, which is noted, or leads back from one.
    fn is_note_link(&mut self, link: &Element) -> bool {
        let Some(target) = link.attribute("href").and_then(|href| href.strip_prefix('#')) else { return false };
        if self.foot.is_none() {
            if self.notes.has(target) {
                self.line.note(self.met.len());
                self.met.push(target.to_owned());
                return true;
            }
            return false;
        }
        // The number before a note is its label, an arrow after it leads back.
        let text = link.all_text();
        is_mark(&text) || text.trim().chars().all(|char| !char.is_alphanumeric())
    }

    /// A line break begins a paragraph when a label follows or when it is doubled.
    fn line_break(&mut self, after: &[Node], look: &Look) {
        let next = after.iter().find(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
        let begins = match next {
            Some(Node::Element(element)) => &*element.name == "br",
            Some(Node::Text(text)) => structure::begins_with_label(text.trim_start()),
            None => false,
        };
        if begins {
            self.close();
        } else {
            self.line.push(" ", look);
        }
    }

    fn block(
        &mut self,
        element: &'a Element,
        beside: Beside<'a>,
        look: &Look,
        depth: usize,
    ) -> Result<(), ImportError> {
        let name = &*element.name;
        // A paragraph inside a list item is still the item.
        if !self.line.text.trim().is_empty() || !matches!(name, "p" | "div") {
            let label = if name == "p" || name == "div" {
                None
            } else {
                self.label.take().filter(|_| self.line.text.trim().is_empty() && !matches!(name, "li" | "td" | "th"))
            };
            self.close();
            self.label = self.label.take().or(label);
        }
        let before = (self.role, self.foot.clone(), self.aside);
        if self.aside.is_none() {
            self.aside = self.set_aside(element);
        }
        if self.aside.is_none() && self.foot.is_none() {
            self.foot = self.notes.of_block(element);
        }
        let mut look = restyled(element, look);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.role = Role::Heading(name.get(1..).and_then(|level| level.parse().ok()));
                look.bold = false;
            }
            "ol" | "ul" | "menu" => self.lists.push(List::of(element)),
            "li" => self.label = self.lists.last_mut().map_or_else(|| self.label.take(), |list| list.label(element)),
            "table" => self.tables.begin(),
            _ => {}
        }
        if name == "tr" {
            self.row(element, beside, &look, depth)?;
        } else {
            self.children(element, &look, depth)?;
        }
        self.close();
        match name {
            "ol" | "ul" | "menu" => drop(self.lists.pop()),
            "li" => self.label = None,
            "table" => self.tables.end(),
            "tr" => self.tables.end_row(),
            "td" | "th" => {
                self.tables
                    .end_cell(element.attribute("colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1));
            }
            _ => {}
        }
        (self.role, self.foot, self.aside) = before;
        Ok(())
    }

    /// A row: cells, unless its first cell holds nothing but a label, as in legal texts that set points in tables.
    fn row(&mut self, row: &'a Element, beside: Beside<'a>, look: &Look, depth: usize) -> Result<(), ImportError> {
        let cells: Vec<&'a Element> = row.elements().filter(|cell| matches!(&*cell.name, "td" | "th")).collect();
        if let [first, second] = cells.as_slice()
            && self.foot.is_none()
        {
            let (label, words) = (first.all_text().trim().to_owned(), second.all_text().trim().to_owned());
            let whole = structure::label_width(&format!("{label} {words}")) >= label.len();
            if !label.is_empty() && whole && words.split_whitespace().count() > 3 {
                self.label = Some(label);
                return self.children(second, look, depth);
            }
        }
        // A single cell is a frame around text, not a table.
        let table = cells.len() > 1 || !beside.alone;
        let before = self.role;
        if table && self.foot.is_none() {
            self.role = Role::Cell;
        }
        self.children(row, look, depth)?;
        self.close();
        self.role = before;
        Ok(())
    }

    /// Why an element is no part of the text, if it is not.
    fn set_aside(&self, element: &Element) -> Option<&'static str> {
        let role = element.attribute("role").unwrap_or("");
        if element.attribute("hidden").is_some() || style(element).contains("display:none") {
            return Some("hidden text");
        }
        match &*element.name {
            "nav" | "menu" => return Some("menu"),
            "aside" if self.foot.is_none() && !self.notes.any_in(element) => return Some("aside"),
            "form" if letters(element) < 400 => return Some("form"),
            "footer" if !self.in_article && !self.notes.any_in(element) => return Some("page footer"),
            "header" if !self.in_article => return Some("page header"),
            _ => {}
        }
        match role {
            "navigation" | "menu" | "menubar" => return Some("menu"),
            "banner" => return Some("page header"),
            "contentinfo" => return Some("page footer"),
            "search" | "complementary" if !self.notes.any_in(element) => return Some("aside"),
            _ => {}
        }
        let main = self.main.as_ref()?;
        // Neither around, nor in, nor the main element itself.
        let related = main.is(element) || self.in_main || main.around.contains(&std::ptr::from_ref(element));
        (!related && !self.notes.any_in(element)).then_some("around the main text")
    }
}

/// The words of an element that only some readers show, or that is a picture: no part of the text, and not dropped either.
fn hidden(element: &Element) -> Option<SetAside> {
    let words: Vec<&str> = element.texts().flat_map(str::split_whitespace).collect();
    (!words.is_empty()).then(|| SetAside { what: "hidden text".into(), text: words.join(" "), page: None })
}
