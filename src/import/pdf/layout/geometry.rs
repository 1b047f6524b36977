//! Pages without tags, or what the tags leave out → paragraphs.

use super::columns::{self, Segment};
use super::flow;
use super::furniture;
use super::gutters;
use super::habit::Habit;
use super::line::Line;
use super::open_table;
use super::para::Para;
use super::table;
use super::{headings, notes};
use crate::import::Role;
use crate::import::pdf::glyphs::page::{Glyph, Page};
use crate::text::{Doubt, SetAside};

/// What the pages hold.
#[derive(Default)]
pub(crate) struct Found {
    pub paras: Vec<Para>,
    pub aside: Vec<SetAside>,
}

/// Reads the characters of all pages (by page, as sorted beforehand) by their places.
pub(crate) fn read(pages: &[Page], glyphs: Vec<Vec<Glyph>>) -> Found {
    let mut turned = Vec::new();
    let mut segments: Vec<Vec<Segment>> = Vec::with_capacity(glyphs.len());
    // Page by page, each character kept once: of a long document they are most of what is held.
    for (index, glyphs) in glyphs.into_iter().enumerate() {
        turned.extend(pages.get(index).and_then(|page| furniture::turned(page, &glyphs)));
        let mut parted = gutters::part(furniture::part_line_numbers(columns::segments(&glyphs)));
        for segment in &mut parted {
            segment.glyphs.shrink_to_fit();
        }
        segments.push(parted);
    }
    let taken = furniture::take(pages, &mut segments);
    let mut found = Found { aside: taken.aside, ..Found::default() };
    found.aside.extend(turned);
    // Tables first: their cells are no columns.
    let mut streams: Vec<Vec<Stream>> = Vec::new();
    let mut gutters: Vec<columns::Known> = Vec::new();
    for (page, segments) in pages.iter().zip(segments) {
        streams.push(stream(page, segments, &mut gutters));
    }
    let columns: Vec<&[Line]> = streams
        .iter()
        .flatten()
        .filter_map(|stream| if let Stream::Column(lines) = stream { Some(lines.as_slice()) } else { None })
        .collect();
    let habit = Habit::of(&columns);
    for (page, streams) in pages.iter().zip(streams) {
        page_paras(page, streams, &habit, &mut found.paras);
    }
    headings::mark(&mut found.paras, &habit);
    number_lines(&mut found.paras, &taken.line_numbers);
    found
}

/// Gives each paragraph the numbers that are printed beside its lines.
fn number_lines(paras: &mut [Para], numbers: &[furniture::LineNumber]) {
    if numbers.is_empty() {
        return;
    }
    for para in paras {
        for line in &para.lines {
            let beside = |number: &&furniture::LineNumber| {
                number.page == line.page && (number.y - line.y).abs() < line.size * 0.4
            };
            para.numbers.extend(numbers.iter().find(beside).map(|number| number.value));
        }
    }
}

/// A part of a page, in reading order.
enum Stream {
    Column(Vec<Line>),
    Table(Vec<Para>),
}

fn stream(page: &Page, segments: Vec<Segment>, gutters: &mut Vec<columns::Known>) -> Vec<Stream> {
    let mut out = Vec::new();
    let mut tables = table::find(page);
    tables.extend(open_table::find(page, &segments, &tables));
    tables.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let mut rest = segments;
    for grid in tables {
        let (inside, outside): (Vec<Segment>, Vec<Segment>) = rest.into_iter().partition(|segment| grid.holds(segment));
        let (above, below): (Vec<Segment>, Vec<Segment>) =
            outside.into_iter().partition(|segment| segment.y < grid.top());
        out.extend(columns::columns(above, page, gutters).into_iter().map(Stream::Column));
        out.push(Stream::Table(grid.cells(inside, page)));
        rest = below;
    }
    out.extend(columns::columns(rest, page, gutters).into_iter().map(Stream::Column));
    out
}

/// The paragraphs of one page, joined to what the page before left open; footnotes last.
fn page_paras(page: &Page, streams: Vec<Stream>, habit: &Habit, paras: &mut Vec<Para>) {
    let mut notes: Vec<Line> = Vec::new();
    let mut new: Vec<Vec<Para>> = Vec::new();
    let lines = streams.iter().flat_map(|stream| match stream {
        Stream::Column(lines) => lines.iter().collect::<Vec<_>>(),
        Stream::Table(cells) => cells.iter().flat_map(|cell| &cell.lines).collect(),
    });
    let marks = notes::raised_marks(lines);
    for stream in streams {
        match stream {
            Stream::Table(cells) => new.push(join_row(cells, habit, paras)),
            Stream::Column(mut lines) => {
                if let Some(from) = notes::first_note(&lines, page, habit, &marks) {
                    notes.extend(lines.split_off(from));
                }
                new.push(flow::paragraphs(lines, habit));
            }
        }
    }
    for group in new {
        for (index, para) in group.into_iter().enumerate() {
            let open = (index == 0).then(|| paras.iter().rposition(|known| !known.is_note())).flatten();
            match open.and_then(|open| paras.get_mut(open)) {
                Some(above) if para.role != Role::Cell && flow::goes_on(above, &para, habit) => {
                    // After a whole sentence that they are one is a guess.
                    if flow::ends_whole(above) {
                        above.doubts.insert(Doubt::Glued);
                    }
                    above.lines.extend(para.lines);
                    above.doubts = above.doubts.union(para.doubts);
                }
                Some(above) if para.role != Role::Cell && flow::may_go_on(above, &para, habit) => {
                    above.doubts.insert(Doubt::Torn);
                    let mut para = para;
                    para.doubts.insert(Doubt::Torn);
                    paras.push(para);
                }
                _ => paras.push(para),
            }
        }
    }
    notes::add(notes, paras);
}

/// A row of a table that the end of the page cuts goes on in its own columns: its cells are joined to those above, and
/// the others are given back. A row is cut only when each of its cells on the new page goes on with one above.
fn join_row(mut cells: Vec<Para>, habit: &Habit, paras: &mut [Para]) -> Vec<Para> {
    let Some((page, y)) = cells.first().and_then(|cell| cell.lines.first()).map(|line| (line.page, line.y)) else {
        return cells;
    };
    // The last table of the page before, not what stands further up.
    let from = paras.len() - paras.iter().rev().take_while(|known| known.role == Role::Cell).count();
    let beside = |cell: &&Para| cell.lines.first().is_some_and(|line| (line.y - y).abs() < line.size * 0.6);
    let homes: Option<Vec<usize>> = cells
        .iter()
        .take_while(beside)
        .map(|cell| {
            let first = cell.lines.first()?;
            let same = |known: &Para| {
                known.lines.last().is_some_and(|line| {
                    let left = (line.x0 - first.x0).abs() < first.size;
                    let edges = left || line.leftward && (line.x1 - first.x1).abs() < first.size;
                    line.page + 1 == page && edges
                })
            };
            let tail = paras.get(from..)?.iter().enumerate().rev().take(24);
            let (at, above) = tail.into_iter().find(|(_, known)| same(known))?;
            // Numbers and marks fill their cells.
            let words = |para: &Para| para.lines.iter().map(|line| line.chars.len()).sum::<usize>() > 4;
            (words(above) && words(cell) && flow::goes_on(above, cell, habit)).then_some(from + at)
        })
        .collect();
    let Some(homes) = homes else { return cells };
    let rest = cells.split_off(homes.len());
    for (home, cell) in homes.into_iter().zip(cells) {
        if let Some(above) = paras.get_mut(home) {
            above.lines.extend(cell.lines);
        }
    }
    rest
}
