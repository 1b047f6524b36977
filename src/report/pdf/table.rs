//! Tables: their heads stand on each page, and a row is torn only where it is longer than a page can hold.

use super::super::page::{Cell, Row, Table};
use super::flow::{Flow, Type};
use super::lines::{Line, Span, lines};
use super::style::{BLACK, Family, HAIR, Style, WEAK};
use super::tags::{About, DOCUMENT, NodeId};
use pdf_writer::types::StructRole;

/// White at the right of a cell, and above and below its words, in points.
const ASIDE: f32 = 7.0;
const ABOVE: f32 = 3.0;

/// A column: where it begins and how wide its words may be.
#[derive(Debug, Clone, Copy)]
struct Column {
    x: f32,
    width: f32,
}

/// The lines of a cell, and whether they stand at its right.
struct Set {
    lines: Vec<Line>,
    is_right: bool,
}

/// How a table is set.
struct Frame {
    columns: Vec<Column>,
    kind: Type,
    head: Type,
}

impl Flow<'_, '_> {
    /// Sets a table.
    pub(super) fn table(&mut self, table: &Table) {
        if table.heads.is_empty() {
            return;
        }
        let frame = frame(table, self.paper.side, self.paper.measure());
        let about = About::Summary(table.name.clone());
        let node = self.tree.add_about(DOCUMENT, StructRole::Table, about, None);
        let head = self.head_lines(table, &frame, Some(node));
        self.gap(4.0);
        self.need(head_height(&head, &frame) + frame.kind.leading * 4.0);
        self.put_head(&head, &frame);
        // What comes after the first page is no head of its own for those who hear the table.
        let repeated = self.head_lines(table, &frame, None);
        let body = self.tree.add(node, StructRole::TBody);
        for (at, row) in table.rows.iter().enumerate() {
            match row {
                Row::Section(name) => {
                    let is_last = at + 1 == table.rows.len();
                    self.section(name, table.heads.len(), body, is_last, &frame, &repeated);
                }
                Row::Cells(cells) => self.row(cells, body, &frame, &repeated),
            }
        }
        self.y -= 10.0;
    }

    fn head_lines(&mut self, table: &Table, frame: &Frame, node: Option<NodeId>) -> Vec<Set> {
        let row = node.map(|node| {
            let head = self.tree.add(node, StructRole::THead);
            let row = self.tree.add(head, StructRole::TR);
            self.tree.join(row);
            row
        });
        let mut set = Vec::new();
        let counts = |at: usize| {
            let mut cells = table.rows.iter().filter_map(|row| match row {
                Row::Cells(cells) => cells.get(at),
                Row::Section(_) => None,
            });
            !table.rows.is_empty() && cells.all(|cell| cell.number.is_some())
        };
        for (at, (name, column)) in table.heads.iter().zip(&frame.columns).enumerate() {
            let node = row.map(|row| {
                let cell = self.tree.add_about(row, StructRole::TH, About::Column, None);
                self.tree.join(cell);
                cell
            });
            let span = Span { words: name.clone(), style: frame.head.style, node };
            set.push(Set { lines: lines(&[span], column.width, None, self.shaper), is_right: counts(at) });
        }
        set
    }

    fn put_head(&mut self, head: &[Set], frame: &Frame) {
        let height = head_height(head, frame);
        let top = self.y;
        for (set, column) in head.iter().zip(&frame.columns) {
            // Heads stand on the line below them.
            let skipped = height - ABOVE * 2.0 - set.lines.len() as f32 * frame.head.leading;
            for (number, line) in set.lines.iter().enumerate() {
                let x = if set.is_right { column.x + column.width - line.width() } else { column.x };
                self.draw(line, x, top - ABOVE - skipped - number as f32 * frame.head.leading, frame.head);
            }
        }
        self.y -= height;
        self.under(0.9, WEAK);
    }

    fn under(&mut self, thick: f32, ink: super::style::Ink) {
        let (left, right) = (self.paper.side, self.paper.width - self.paper.side);
        self.hair(left, right, self.y, thick, ink);
    }

    fn next_page(&mut self, repeated: &[Set], frame: &Frame) {
        self.new_page();
        self.put_head(repeated, frame);
    }

    fn section(&mut self, name: &str, columns: usize, body: NodeId, is_last: bool, frame: &Frame, repeated: &[Set]) {
        let row = self.tree.add(body, StructRole::TR);
        let cell = self.tree.add_about(row, StructRole::TH, About::Rows(columns), None);
        self.tree.join(cell);
        let style = Style::of(Family::UiBold, frame.kind.style.size, BLACK);
        let span = Span { words: name.to_owned(), style, node: Some(cell) };
        let set = lines(&[span], self.paper.measure(), None, self.shaper);
        let height = set.len() as f32 * frame.kind.leading + ABOVE * 2.0 + 5.0;
        let more = if is_last { 0.0 } else { frame.kind.leading * 3.0 };
        if self.room() < height + more {
            self.next_page(repeated, frame);
        }
        self.land(name);
        self.y -= 5.0 + ABOVE;
        for line in &set {
            self.draw(line, self.paper.side, self.y, frame.kind);
            self.y -= frame.kind.leading;
        }
        self.y -= ABOVE;
        self.under(0.5, HAIR);
    }

    fn row(&mut self, cells: &[Cell], body: NodeId, frame: &Frame, repeated: &[Set]) {
        let row = self.tree.add(body, StructRole::TR);
        let mut sets = Vec::new();
        for (at, column) in frame.columns.iter().enumerate() {
            let nothing = Cell::default();
            let cell = cells.get(at).unwrap_or(&nothing);
            let language = Self::language_of(cell);
            let node = self.tree.add_about(row, StructRole::TD, About::Nothing, language);
            self.tree.join(node);
            let style = if cell.language.is_some() {
                frame.kind.style
            } else {
                Style::of(Family::Ui, frame.kind.style.size * 0.96, BLACK)
            };
            let spans = self.spans(cell, style, node);
            let lines = lines(&spans, column.width, cell.language, self.shaper);
            sets.push(Set { lines, is_right: cell.number.is_some() });
        }
        let leading = frame.kind.leading;
        let count = sets.iter().map(|set| set.lines.len()).max().unwrap_or(0).max(1);
        let height = count as f32 * leading + ABOVE * 2.0;
        let page = self.full() - head_height(repeated, frame);
        if height > self.room() && (height <= page * 0.5 || self.room() < leading * 5.0) {
            self.next_page(repeated, frame);
        }
        let mut from = 0;
        loop {
            let fits = (((self.room() - ABOVE * 2.0) / leading).max(1.0)) as usize;
            let upto = count.min(from + fits);
            let top = self.y - ABOVE;
            for (set, column) in sets.iter().zip(&frame.columns) {
                for (number, line) in set.lines.iter().enumerate().take(upto).skip(from) {
                    let x = if set.is_right { column.x + column.width - line.width() } else { column.x };
                    self.draw(line, x, top - (number - from) as f32 * leading, frame.kind);
                }
            }
            self.y -= (upto - from) as f32 * leading + ABOVE * 2.0;
            self.under(0.4, HAIR);
            from = upto;
            if from >= count {
                break;
            }
            self.next_page(repeated, frame);
        }
    }
}

fn head_height(head: &[Set], frame: &Frame) -> f32 {
    let count = head.iter().map(|set| set.lines.len()).max().unwrap_or(1).max(1);
    count as f32 * frame.head.leading + ABOVE * 2.0
}

/// Widths by the shares of the table, none too narrow for a word.
fn frame(table: &Table, left: f32, measure: f32) -> Frame {
    let size = match table.heads.len() {
        0..=4 => 9.2,
        5..=7 => 8.6,
        _ => 7.6,
    };
    let even = measure / table.heads.len() as f32;
    let all: f32 = table.widths.iter().map(|width| f32::from(*width)).sum::<f32>().max(1.0);
    let least = |at: usize| (longest(table, at) as f32 * size * 0.56 + ASIDE).min(even).max(even.min(40.0));
    let shares = table.widths.iter().enumerate();
    let mut widths: Vec<f32> = shares.map(|(at, width)| (f32::from(*width) / all * measure).max(least(at))).collect();
    let sum: f32 = widths.iter().sum();
    for width in &mut widths {
        *width *= measure / sum.max(1.0);
    }
    let mut x = left;
    let columns = widths.into_iter().map(|width| {
        let column = Column { x, width: (width - ASIDE).max(8.0) };
        x += width;
        column
    });
    let kind = Type { style: Style::of(Family::Book, size, BLACK), leading: size * 1.36 };
    let head = Type { style: Style::of(Family::UiBold, size * 0.9, WEAK), leading: size * 1.26 };
    Frame { columns: columns.collect(), kind, head }
}

/// How many signs the longest word of a column has.
fn longest(table: &Table, at: usize) -> usize {
    let of = |words: &str| words.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Cells(cells) => cells.get(at),
        Row::Section(_) => None,
    });
    let words = cells.flat_map(|cell| &cell.runs).map(|run| of(&run.words));
    words.chain(table.heads.get(at).map(|head| of(head))).max().unwrap_or(0)
}
