//! Walks the tree of an HTML page and makes blocks.

use super::super::inline::{Line, Look};
use super::super::structure::ordinal::{write_letters, write_roman};
use super::super::tables::Tables;
use super::super::{ImportError, Read, Role, limits, structure};
use super::style::{restyled, style};
use crate::base::JobControl;
use crate::text::SetAside;
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};
use std::collections::{BTreeMap, BTreeSet};

/// A place in the tree; the crate that names the type is not ours to name.
type Tree<'a> = <ElementRef<'a> as std::ops::Deref>::Target;

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

struct List {
    /// Next number; `None` for bullets.
    next: Option<i64>,
    kind: char,
    /// Whether the page prints no labels.
    silent: bool,
}

struct Walker<'a> {
    read: Read,
    line: Line,
    lists: Vec<List>,
    label: Option<String>,
    role: Role,
    /// Names of elements that footnote marks point to.
    targets: BTreeSet<String>,
    /// Where the blocks of a footnote begin.
    starts: BTreeMap<String, usize>,
    /// What the mark of a footnote prints.
    printed: BTreeMap<String, String>,
    met: Vec<String>,
    foot: Option<String>,
    /// The chosen main element, outside which everything is set aside.
    main: Option<Tree<'a>>,
    aside: Option<&'static str>,
    tables: Tables,
    job: &'a JobControl,
}

/// Reads a page.
pub(super) fn page(page: &Html, job: &JobControl) -> Result<Read, ImportError> {
    let mut walker = Walker {
        read: Read::default(),
        line: Line::default(),
        lists: Vec::new(),
        label: None,
        role: Role::Unknown,
        targets: BTreeSet::new(),
        starts: BTreeMap::new(),
        printed: BTreeMap::new(),
        met: Vec::new(),
        foot: None,
        main: main_element(page),
        aside: None,
        tables: Tables::default(),
        job,
    };
    walker.find_notes(page);
    for node in page.tree.root().children() {
        walker.node(node, &Look::default(), 0)?;
    }
    walker.close();
    let Walker { mut read, starts, met, .. } = walker;
    for block in &mut read.blocks {
        for note in &mut block.notes {
            note.paragraph = met.get(note.paragraph).and_then(|name| starts.get(name)).copied().unwrap_or(usize::MAX);
        }
    }
    let root = page.root_element();
    read.language = root.attr("lang").or_else(|| root.attr("xml:lang")).map(str::to_owned);
    Ok(read)
}

fn letters(node: Tree<'_>) -> usize {
    node.descendants()
        .filter_map(|node| node.value().as_text())
        .map(|text| text.chars().filter(|char| char.is_alphanumeric()).count())
        .sum()
}

/// The element that holds the main text, when one is named and holds a good part of the words.
fn main_element(page: &Html) -> Option<Tree<'_>> {
    let whole = letters(page.tree.root());
    let named = |element: &Element| {
        let is = |name: &str, value: &str| element.attr(name).is_some_and(|found| found.eq_ignore_ascii_case(value));
        element.name() == "main"
            || is("role", "main")
            || is("id", "main-content")
            || is("id", "content")
            || is("id", "main")
            || is("id", "docHtml")
            || is("itemprop", "articleBody")
    };
    let candidates = |wanted: &dyn Fn(&Element) -> bool| {
        page.tree
            .root()
            .descendants()
            .filter(|node| node.value().as_element().is_some_and(wanted))
            .map(|node| (letters(node), node))
            .max_by_key(|(letters, _)| *letters)
    };
    let (size, node) = candidates(&named).or_else(|| candidates(&|element| element.name() == "article"))?;
    // A page that hides half its words outside its main element named it wrongly.
    (size * 2 >= whole).then_some(node)
}

fn is_mark(text: &str) -> bool {
    let bare = text.trim().trim_matches(['[', ']', '(', ')']);
    !bare.is_empty()
        && bare.chars().count() <= 4
        && (bare.chars().all(|char| char.is_ascii_digit())
            || bare.chars().all(|char| "*†‡§".contains(char))
            || bare.chars().count() == 1)
}

impl Walker<'_> {
    /// Collects links that are footnote marks: a short number, raised or called a note, to a place on the page.
    fn find_notes(&mut self, page: &Html) {
        let mut ids = BTreeSet::new();
        for element in page.tree.root().descendants().filter_map(|node| node.value().as_element()) {
            ids.extend(element.attr("id").map(str::to_owned));
            ids.extend(element.attr("name").map(str::to_owned));
        }
        for node in page.tree.root().descendants() {
            let Some(link) = ElementRef::wrap(node).filter(|link| link.value().name() == "a") else { continue };
            let Some(target) = link.attr("href").and_then(|href| href.strip_prefix('#')) else { continue };
            let text: String = link.text().collect();
            let raised = node
                .ancestors()
                .take(3)
                .chain(node.descendants())
                .any(|near| near.value().as_element().is_some_and(|near| near.name() == "sup"));
            let called = link.attr("role") == Some("doc-noteref")
                || link.attr("class").is_some_and(|class| class.contains("footnote") && !class.contains("back"));
            let back = link.attr("role") == Some("doc-backlink")
                || link.attr("class").is_some_and(|class| class.contains("back"));
            // The link back from a note is often raised too; a mark comes before its note.
            let known_back = self
                .targets
                .iter()
                .any(|_| link.attr("id").or_else(|| link.attr("name")).is_some_and(|own| self.targets.contains(own)));
            if ids.contains(target) && is_mark(&text) && (raised || called) && !back && !known_back {
                self.targets.insert(target.to_owned());
                self.printed.insert(target.to_owned(), text.trim().to_owned());
            }
        }
    }

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
                label = self.printed.get(name).map(|printed| printed.trim_matches(['[', ']', '(', ')']).to_owned());
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

    fn node(&mut self, node: Tree<'_>, look: &Look, depth: usize) -> Result<(), ImportError> {
        match node.value() {
            Node::Text(text) => {
                self.line.push(text, look);
                Ok(())
            }
            Node::Element(_) if depth > limits::DEPTH => {
                // Too deep to be a text's structure: its words, without a look.
                let words: Vec<&str> =
                    node.descendants().filter_map(|node| node.value().as_text()).map(|text| &**text).collect();
                self.line.push(&words.join(" "), look);
                Ok(())
            }
            Node::Element(element) => self.element(node, element, look, depth),
            _ => Ok(()),
        }
    }

    fn children(&mut self, node: Tree<'_>, look: &Look, depth: usize) -> Result<(), ImportError> {
        for child in node.children() {
            self.node(child, look, depth + 1)?;
        }
        Ok(())
    }

    fn element(&mut self, node: Tree<'_>, element: &Element, look: &Look, depth: usize) -> Result<(), ImportError> {
        let name = element.name();
        match name {
            "script" | "style" => return Ok(()),
            "template" | "noscript" | "iframe" | "object" | "svg" => {
                self.read.set_aside.extend(super::hidden(node));
                return Ok(());
            }
            "head" => {
                let title = node
                    .descendants()
                    .find(|node| node.value().as_element().is_some_and(|element| element.name() == "title"));
                let title: String = title
                    .into_iter()
                    .flat_map(|title| title.descendants())
                    .filter_map(|node| node.value().as_text())
                    .map(|text| text.to_string())
                    .collect();
                if !title.trim().is_empty() {
                    self.read.set_aside.push(SetAside {
                        what: "window title".into(),
                        text: title.trim().to_owned(),
                        page: None,
                    });
                    self.read.title = Some(title.trim().to_owned());
                }
                return Ok(());
            }
            "br" => {
                self.line_break(node, look);
                return Ok(());
            }
            _ => {}
        }
        if let Some(target) = element
            .attr("href")
            .and_then(|href| href.strip_prefix('#'))
            .filter(|target| name == "a" && self.targets.contains(*target))
        {
            // Outside of a note it is a mark; inside it leads back.
            let outside = self.foot.is_none();
            if outside {
                self.line.note(self.met.len());
                self.met.push(target.to_owned());
                return Ok(());
            }
        }
        if self.foot.is_some() && name == "a" {
            let text: String =
                node.descendants().filter_map(|node| node.value().as_text()).map(|text| text.to_string()).collect();
            let back = element.attr("href").is_some_and(|href| href.starts_with('#'))
                && (is_mark(&text) || text.trim().chars().all(|char| !char.is_alphanumeric()));
            // The number before a note is its label, an arrow after it leads back.
            if back {
                return Ok(());
            }
        }
        if !BLOCKS.contains(&name) {
            let inner = restyled(element, look);
            return self.children(node, &inner, depth);
        }
        self.job.check()?;
        self.block(node, element, look, depth)
    }

    /// A line break begins a paragraph when a label follows or when it is doubled.
    fn line_break(&mut self, node: Tree<'_>, look: &Look) {
        let mut next = node.next_sibling();
        while let Some(sibling) =
            next.filter(|sibling| sibling.value().as_text().is_some_and(|text| text.trim().is_empty()))
        {
            next = sibling.next_sibling();
        }
        let doubled = next.is_some_and(|next| next.value().as_element().is_some_and(|element| element.name() == "br"));
        let labelled = next
            .and_then(|next| next.value().as_text().map(|text| structure::begins_with_label(text.trim_start())))
            .unwrap_or(false);
        if doubled || labelled {
            self.close();
        } else {
            self.line.push(" ", look);
        }
    }

    fn block(&mut self, node: Tree<'_>, element: &Element, look: &Look, depth: usize) -> Result<(), ImportError> {
        let name = element.name();
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
            self.aside = self.set_aside(node, element);
        }
        if self.aside.is_none() && self.foot.is_none() {
            self.foot = self.note_of(node, element);
        }
        let mut look = restyled(element, look);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.role = Role::Heading(name.get(1..).and_then(|level| level.parse().ok()));
                look.bold = false;
            }
            "ol" | "ul" | "menu" => self.lists.push(list(element)),
            "li" => self.item(element),
            "table" => self.tables.begin(),
            _ => {}
        }
        if name == "tr" {
            self.row(node, &look, depth)?;
        } else {
            self.children(node, &look, depth)?;
        }
        self.close();
        match name {
            "ol" | "ul" | "menu" => drop(self.lists.pop()),
            "li" => self.label = None,
            "table" => self.tables.end(),
            "tr" => self.tables.end_row(),
            "td" | "th" => {
                self.tables.end_cell(element.attr("colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1));
            }
            _ => {}
        }
        (self.role, self.foot, self.aside) = before;
        Ok(())
    }

    /// A row: cells, unless its first cell holds nothing but a label, as in legal texts that set points in tables.
    fn row(&mut self, node: Tree<'_>, look: &Look, depth: usize) -> Result<(), ImportError> {
        let cells: Vec<Tree<'_>> = node
            .children()
            .filter(|cell| cell.value().as_element().is_some_and(|cell| matches!(cell.name(), "td" | "th")))
            .collect();
        let text = |cell: &Tree<'_>| -> String {
            cell.descendants()
                .filter_map(|node| node.value().as_text())
                .map(|text| text.to_string())
                .collect::<String>()
                .trim()
                .to_owned()
        };
        let label = match cells.as_slice() {
            [first, second] if self.foot.is_none() => {
                let label = text(first);
                let probe = format!("{label} {}", text(second));
                (!label.is_empty()
                    && structure::label_width(&probe) >= label.len()
                    && !text(second).is_empty()
                    && text(second).split_whitespace().count() > 3)
                    .then_some(label)
            }
            _ => None,
        };
        if let (Some(label), [_, second]) = (label, cells.as_slice()) {
            self.label = Some(label);
            return self.children(*second, look, depth);
        }
        // A single cell is a frame around text, not a table.
        let table = cells.len() > 1
            || node.parent().is_some_and(|parent| parent.children().filter(|row| row.value().is_element()).count() > 1);
        let before = self.role;
        if table && self.foot.is_none() {
            self.role = Role::Cell;
        }
        self.children(node, look, depth)?;
        self.close();
        self.role = before;
        Ok(())
    }

    fn item(&mut self, element: &Element) {
        let Some(list) = self.lists.last_mut() else { return };
        if let Some(value) = element.attr("value").and_then(|value| value.trim().parse().ok())
            && list.next.is_some()
        {
            list.next = Some(value);
        }
        let silent = list.silent
            || style(element).contains("list-style-type:none")
            || style(element).contains("list-style:none");
        self.label = match &mut list.next {
            Some(number) => {
                let printed = written(*number, list.kind);
                *number = number.saturating_add(1);
                (!silent).then(|| format!("{printed}."))
            }
            None => (!silent).then(|| "•".to_owned()),
        };
    }

    /// Why an element is no part of the text, if it is not.
    fn set_aside(&self, node: Tree<'_>, element: &Element) -> Option<&'static str> {
        let role = element.attr("role").unwrap_or("");
        if element.attr("hidden").is_some() || style(element).contains("display:none") {
            return Some("hidden text");
        }
        let in_article = || {
            node.ancestors()
                .any(|above| above.value().as_element().is_some_and(|above| matches!(above.name(), "main" | "article")))
        };
        match element.name() {
            "nav" | "menu" => return Some("menu"),
            "aside" if self.foot.is_none() && !self.holds_note(node) => return Some("aside"),
            "form" if letters(node) < 400 => return Some("form"),
            "footer" if !in_article() && !self.holds_note(node) => return Some("page footer"),
            "header" if !in_article() => return Some("page header"),
            _ => {}
        }
        match role {
            "navigation" | "menu" | "menubar" => return Some("menu"),
            "banner" => return Some("page header"),
            "contentinfo" => return Some("page footer"),
            "search" | "complementary" if !self.holds_note(node) => return Some("aside"),
            _ => {}
        }
        let main = self.main?;
        // Neither around, nor in, nor the main element itself.
        let related = node.id() == main.id()
            || node.ancestors().any(|above| above.id() == main.id())
            || main.ancestors().any(|above| above.id() == node.id());
        (!related && !self.holds_note(node)).then_some("around the main text")
    }

    fn holds_note(&self, node: Tree<'_>) -> bool {
        !self.targets.is_empty()
            && node
                .descendants()
                .filter_map(|node| node.value().as_element())
                .any(|element| self.names_target(element).is_some())
    }

    fn names_target(&self, element: &Element) -> Option<String> {
        ["id", "name"]
            .into_iter()
            .filter_map(|name| element.attr(name))
            .find(|name| self.targets.contains(*name))
            .map(str::to_owned)
    }

    /// The footnote that a block is: by its own name, or by an anchor at its beginning.
    fn note_of(&self, node: Tree<'_>, element: &Element) -> Option<String> {
        if self.targets.is_empty() {
            return None;
        }
        if let Some(name) = self.names_target(element) {
            return Some(name);
        }
        if !matches!(element.name(), "p" | "li" | "dd" | "dt" | "div" | "td") {
            return None;
        }
        let first = node
            .descendants()
            .skip(1)
            .filter_map(|node| node.value().as_element())
            .take(3)
            .find_map(|inner| if BLOCKS.contains(&inner.name()) { None } else { self.names_target(inner) });
        first.filter(|_| {
            !node
                .descendants()
                .skip(1)
                .any(|inner| inner.value().as_element().is_some_and(|inner| BLOCKS.contains(&inner.name())))
        })
    }
}

fn list(element: &Element) -> List {
    let style = style(element);
    let silent = style.contains("list-style-type:none") || style.contains("list-style:none");
    let kinds = [
        ("lower-alpha", 'a'),
        ("lower-latin", 'a'),
        ("upper-alpha", 'A'),
        ("upper-latin", 'A'),
        ("lower-roman", 'i'),
        ("upper-roman", 'I'),
    ];
    let by_style = kinds.into_iter().find(|(name, _)| style.contains(name)).map(|(_, kind)| kind);
    let kind = by_style
        .or_else(|| element.attr("type").and_then(|kind| kind.chars().next()).filter(|kind| "1aAiI".contains(*kind)))
        .unwrap_or('1');
    let next = (element.name() == "ol")
        .then(|| element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1));
    List { next, kind, silent }
}

fn written(number: i64, kind: char) -> String {
    let Some(value) = u32::try_from(number).ok().filter(|&value| value > 0) else { return number.to_string() };
    match kind {
        'a' => write_letters(value),
        'A' => write_letters(value).to_uppercase(),
        'i' => write_roman(value),
        'I' => write_roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}
