//! Blocks put on pages, from top to bottom.

use super::super::page::{Block, Cell, Look};
use super::faces::Shaper;
use super::lines::{Line, Span, lines};
use super::sheet::{Sheet, Used};
use super::style::{BLACK, Family, HAIR, Ink, Style, WEAK};
use super::tags::{About, DOCUMENT, NodeId, Tree};
use crate::compare::EditKind;
use crate::locale::Locale;
use crate::text::Language;
use pdf_writer::types::StructRole;

/// A sheet of paper and its margins, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Left and right.
    pub(super) side: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Paper {
    /// A4, upright or crosswise.
    pub(super) const fn of(is_wide: bool) -> Self {
        if is_wide {
            Self { width: 841.89, height: 595.28, side: 48.0, top: 54.0, bottom: 50.0 }
        } else {
            Self { width: 595.28, height: 841.89, side: 66.0, top: 66.0, bottom: 62.0 }
        }
    }

    /// Width of what is set.
    pub(super) fn measure(&self) -> f32 {
        self.width - 2.0 * self.side
    }
}

/// A heading that was set.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// From 2: the title is 1.
    pub(super) level: usize,
    pub(super) words: String,
    pub(super) page: usize,
    /// Where its top is.
    pub(super) top: f32,
}

/// Size of type and distance of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) style: Style,
    pub(super) leading: f32,
}

pub(super) const TEXT: Type = Type { style: Style::of(Family::Book, 10.5, BLACK), leading: 15.0 };
pub(super) const SAID: Type = Type { style: Style::of(Family::Ui, 8.6, WEAK), leading: 12.4 };
const HEADINGS: [Type; 4] = [
    Type { style: Style::of(Family::UiBold, 14.0, BLACK), leading: 18.0 },
    Type { style: Style::of(Family::UiBold, 11.0, BLACK), leading: 15.0 },
    Type { style: Style::of(Family::UiBold, 9.6, WEAK), leading: 13.6 },
    Type { style: Style::of(Family::UiBold, 9.0, WEAK), leading: 13.0 },
];

/// A table of more columns lies across the paper.
const MANY: usize = 7;

/// Words that tell those who don't see it what became of words.
pub(super) struct Said {
    came: String,
    went: String,
}

impl Said {
    pub(super) fn of(locale: &Locale) -> Self {
        Self { came: locale.t("compare-kind-inserted"), went: locale.t("compare-kind-deleted") }
    }
}

/// Pages being filled.
pub(super) struct Flow<'f, 'a> {
    pub(super) shaper: &'f mut Shaper<'a>,
    pub(super) used: &'f mut Used,
    pub(super) said: &'f Said,
    pub(super) paper: Paper,
    pub(super) tree: Tree,
    pub(super) sheets: Vec<Sheet>,
    /// How far down the page is filled.
    pub(super) y: f32,
    pub(super) headings: Vec<Heading>,
    /// The levels of the headings that what comes stands below.
    levels: Vec<u8>,
    /// How many links there are.
    pub(super) links: usize,
}

impl<'f, 'a> Flow<'f, 'a> {
    pub(super) fn new(shaper: &'f mut Shaper<'a>, used: &'f mut Used, said: &'f Said, paper: Paper) -> Self {
        Self {
            shaper,
            used,
            said,
            paper,
            tree: Tree::new(),
            sheets: vec![Sheet::new(0, paper)],
            y: paper.height - paper.top,
            headings: Vec::new(),
            levels: Vec::new(),
            links: 0,
        }
    }

    /// What is left of the page.
    pub(super) fn room(&self) -> f32 {
        self.y - self.paper.bottom
    }

    /// What a page holds.
    pub(super) fn full(&self) -> f32 {
        self.paper.height - self.paper.top - self.paper.bottom
    }

    fn is_at_top(&self) -> bool {
        self.y >= self.paper.height - self.paper.top
    }

    pub(super) fn new_page(&mut self) {
        self.sheets.push(Sheet::new(self.sheets.len(), self.paper));
        self.y = self.paper.height - self.paper.top;
    }

    /// Goes on on other paper.
    fn turn(&mut self, paper: Paper) {
        self.paper = paper;
        self.new_page();
    }

    /// Begins a page if so much is not left of this one.
    pub(super) fn need(&mut self, height: f32) {
        if self.room() < height && !self.is_at_top() {
            self.new_page();
        }
    }

    /// Leaves room, but not at the top of a page.
    pub(super) fn gap(&mut self, height: f32) {
        if !self.is_at_top() {
            self.y -= height;
        }
    }

    /// Draws a line of words below what is there; with no sheet, nothing.
    pub(super) fn draw(&mut self, line: &Line, x: f32, top: f32, kind: Type) {
        let base = top - f32::midpoint(kind.leading, kind.style.size * 0.7);
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.line(line, x, base, self.used, &mut self.tree);
        }
    }

    pub(super) fn hair(&mut self, left: f32, right: f32, y: f32, thick: f32, ink: Ink) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.hair((left, y), (right, y), thick, ink, &mut self.tree);
        }
    }

    /// Sets words; a paragraph leaves no single line behind or ahead.
    pub(super) fn words(&mut self, spans: &[Span], x: f32, kind: Type, language: Option<Language>) {
        let set = lines(spans, self.paper.width - self.paper.side - x, language, self.shaper);
        let mut rest = set.as_slice();
        while !rest.is_empty() {
            let fits = ((self.room() / kind.leading).max(0.0)) as usize;
            let mut now = fits.min(rest.len());
            if now < rest.len() {
                now = now.min(rest.len().saturating_sub(2));
                if now < 2 && !self.is_at_top() {
                    self.new_page();
                    continue;
                }
                // A page that holds no line holds one all the same.
                now = now.max(1);
            }
            for line in rest.get(..now).unwrap_or_default() {
                self.draw(line, x, self.y, kind);
                self.y -= kind.leading;
            }
            rest = rest.get(now..).unwrap_or_default();
            if !rest.is_empty() {
                self.new_page();
            }
        }
    }

    /// The runs of a cell as spans below a node, at each line break a new part.
    pub(super) fn spans(&mut self, cell: &Cell, style: Style, node: NodeId) -> Vec<Span> {
        let mut spans = Vec::new();
        for run in &cell.runs {
            let at = match &run.look {
                Look::Edit(kind @ (EditKind::Delete | EditKind::Insert), _) => {
                    let came = *kind == EditKind::Insert;
                    let said = if came { &self.said.came } else { &self.said.went };
                    self.tree.add_about(node, StructRole::Span, About::Edit(said.clone(), came), None)
                }
                _ => node,
            };
            spans.push(Span { words: run.words.clone(), style: style.looking(&run.look), node: Some(at) });
            if let Look::Restyled(said) = &run.look {
                let style = Style { size: style.size * 0.76, ..Style::of(Family::Ui, style.size, WEAK) };
                spans.push(Span { words: format!(" [{said}]"), style, node: Some(node) });
            }
        }
        spans
    }

    /// The language of a cell, where it is not a matter of course.
    pub(super) fn language_of(cell: &Cell) -> Option<&'static str> {
        cell.language.map(Language::code)
    }

    /// Sets a paragraph of the program's words.
    pub(super) fn note(&mut self, words: &str, kind: Type) {
        let node = self.tree.add(DOCUMENT, StructRole::P);
        let span = Span { words: words.to_owned(), style: kind.style, node: Some(node) };
        self.words(&[span], self.paper.side, kind, None);
        self.y -= 4.0;
    }

    /// Sets a heading. Levels are never skipped: what stands below the title is of the second level.
    pub(super) fn heading(&mut self, raw: u8, words: &str) {
        while self.levels.last().is_some_and(|last| *last >= raw) {
            self.levels.pop();
        }
        self.levels.push(raw);
        let depth = self.levels.len();
        let kind = HEADINGS.get(depth - 1).copied().unwrap_or(HEADINGS[3]);
        let role = match depth {
            1 => StructRole::H2,
            2 => StructRole::H3,
            3 => StructRole::H4,
            4 => StructRole::H5,
            _ => StructRole::H6,
        };
        self.gap(if depth == 1 { 20.0 } else { 13.0 });
        self.need(kind.leading * 2.0 + TEXT.leading * 3.0);
        let (page, top) = (self.sheets.len().saturating_sub(1), self.y + 6.0);
        self.headings.push(Heading { level: depth + 1, words: words.to_owned(), page, top });
        let node = self.tree.add(DOCUMENT, role);
        let span = Span { words: words.to_owned(), style: kind.style, node: Some(node) };
        self.words(&[span], self.paper.side, kind, None);
        self.y -= if depth == 1 { 6.0 } else { 4.0 };
    }

    /// Notes that what stands under a name begins here, for outline and contents; it is no heading of the text.
    pub(super) fn land(&mut self, name: &str) {
        let (page, top) = (self.sheets.len().saturating_sub(1), self.y + 2.0);
        self.headings.push(Heading { level: self.levels.len() + 2, words: name.to_owned(), page, top });
    }

    /// Sets a block.
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, words) => self.heading(*level, words),
            Block::Text(cell) => self.text(cell),
            Block::Note(words) => self.note(words, SAID),
            Block::List(items) => self.list(items),
            Block::Table(table) if table.heads.len() > MANY && self.paper.width < self.paper.height => {
                let upright = self.paper;
                self.turn(Paper::of(true));
                self.table(table);
                self.turn(upright);
            }
            Block::Table(table) => self.table(table),
        }
    }

    /// Sets paragraphs of a draft: at a line break a new one begins.
    fn text(&mut self, cell: &Cell) {
        let is_lead = cell.runs.iter().all(|run| matches!(run.look, Look::Strong | Look::Weak));
        if is_lead {
            self.gap(7.0);
            self.need(TEXT.leading * 4.0);
        }
        for part in parted(cell) {
            let node = self.tree.add_about(DOCUMENT, StructRole::P, About::Nothing, Self::language_of(&part));
            let spans = self.spans(&part, TEXT.style, node);
            self.words(&spans, self.paper.side, TEXT, part.language);
            self.y -= if is_lead { 1.5 } else { 6.0 };
        }
    }

    fn list(&mut self, items: &[Cell]) {
        let list = self.tree.add(DOCUMENT, StructRole::L);
        let kind = Type { style: Style { ink: BLACK, size: 9.2, ..SAID.style }, leading: 13.2 };
        for item in items {
            let one = self.tree.add(list, StructRole::LI);
            let label = self.tree.add(one, StructRole::Lbl);
            let body = self.tree.add_about(one, StructRole::LBody, About::Nothing, Self::language_of(item));
            self.need(kind.leading * 2.0);
            let bullet = Span { words: "•".to_owned(), style: kind.style, node: Some(label) };
            let bullet = lines(&[bullet], 20.0, None, self.shaper);
            for line in &bullet {
                self.draw(line, self.paper.side + 3.0, self.y, kind);
            }
            let spans = self.spans(item, kind.style, body);
            self.words(&spans, self.paper.side + 15.0, kind, item.language);
            if spans.is_empty() {
                self.y -= kind.leading;
            }
            self.y -= 2.0;
        }
        self.y -= 5.0;
    }

    /// Draws the line above what is said last.
    pub(super) fn closing_rule(&mut self) {
        self.gap(16.0);
        self.need(30.0);
        let (left, right) = (self.paper.side, self.paper.width - self.paper.side);
        self.hair(left, right, self.y, 0.5, HAIR);
        self.y -= 8.0;
    }
}

/// A cell by its lines.
fn parted(cell: &Cell) -> Vec<Cell> {
    let mut parts = vec![Cell { language: cell.language, ..Cell::default() }];
    for run in &cell.runs {
        for (number, words) in run.words.split('\n').enumerate() {
            if number > 0 {
                parts.push(Cell { language: cell.language, ..Cell::default() });
            }
            if let Some(last) = parts.last_mut().filter(|_| !words.is_empty()) {
                last.runs.push(super::super::page::Run { words: words.to_owned(), look: run.look.clone() });
            }
        }
    }
    parts.retain(|part| !part.runs.is_empty());
    parts
}
