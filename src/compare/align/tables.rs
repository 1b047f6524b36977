//! Tables: row to row by what a row is about, cell to cell by column.

use super::gaps::{Edge, Gap, ONE};
use super::links::Links;
use super::outline::{Class, Outline};
use super::overlap::overlap;
use super::para::Para;
use super::weigh::{Match, Scale};
use crate::base::{Side, Sides};
use std::collections::BTreeMap;
use std::ops::Range;

/// No table is taken to have more columns when its source doesn't tell them.
const MOST_COLUMNS: usize = 16;
/// Nor when one of its cells stands beyond this column.
const WIDEST: u32 = 64;
/// What the first cell of a row says of it, the others saying the rest.
const FIRST: f32 = 0.7;
/// What two tables must have in common when nothing around them is linked.
const ALIKE: f32 = 0.35;
/// Rows of larger tables are linked where they are equal: so many pairs of rows of [`MOST_COLUMNS`] are looked at.
const MOST_ROWS: usize = 40_000;

/// A table of one draft.
#[derive(Debug, Clone)]
struct Table {
    /// The paragraphs of all its cells.
    cells: Range<usize>,
    /// Of each row, the cells there are: their column, ascending, and their paragraphs.
    rows: Vec<Vec<(usize, Vec<usize>)>>,
}

impl Table {
    /// The table these paragraphs make: by their places where all of them have one, else of the width that fits best.
    fn of(cells: Range<usize>, paras: &[Para], is_number: impl Fn(u32) -> bool) -> Self {
        let all = paras.get(cells.clone()).unwrap_or(&[]);
        let mut rows: Vec<Vec<(usize, Vec<usize>)>> = Vec::new();
        if all.iter().all(|para| para.cell.is_some_and(|place| place.column < WIDEST)) {
            let mut last = None;
            for (at, place) in cells.clone().zip(all.iter().filter_map(|para| para.cell)) {
                if last != Some(place.row) {
                    rows.push(Vec::new());
                    last = Some(place.row);
                }
                let column = place.column as usize;
                if let Some(row) = rows.last_mut() {
                    let cell = row.partition_point(|&(other, _)| other < column);
                    match row.get_mut(cell) {
                        Some((other, paragraphs)) if *other == column => paragraphs.push(at),
                        _ => row.insert(cell, (column, vec![at])),
                    }
                }
            }
        } else {
            let kind = |para: &Para| (para.print, para.words.iter().all(|&word| is_number(word)), para.words.len());
            let width = columns(&all.iter().map(kind).collect::<Vec<_>>());
            let places: Vec<usize> = cells.clone().collect();
            rows.extend(places.chunks(width).map(|row| row.iter().map(|&at| vec![at]).enumerate().collect()));
        }
        Self { cells, rows }
    }

    fn columns(&self) -> usize {
        self.rows.iter().filter_map(|row| row.last()).map(|(column, _)| column + 1).max().unwrap_or(0)
    }

    /// The paragraphs of a cell.
    fn cell(&self, row: usize, column: usize) -> &[usize] {
        let found = |row: &Vec<(usize, Vec<usize>)>| row.binary_search_by_key(&column, |cell| cell.0).ok();
        let cell = self.rows.get(row).and_then(|row| row.get(found(row)?));
        cell.map_or(&[], |(_, paragraphs)| paragraphs.as_slice())
    }
}

/// Links the cells of all tables.
pub fn tables(scale: &Scale<'_>, cuts: &[(usize, usize)], links: &mut Links) {
    let all = Sides::new(found(scale, Side::Old), found(scale, Side::New));
    let mut offers: Vec<(i64, usize, usize)> = Vec::new();
    let mut prints: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, table) in all.new.iter().enumerate() {
        for cell in table.cells.clone() {
            let print = scale.corpus.new.get(cell).map_or(0, |para| para.print);
            let places = prints.entry(print).or_default();
            if places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    for (x, table) in all.old.iter().enumerate() {
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for cell in table.cells.clone() {
            let print = scale.corpus.old.get(cell).map_or(0, |para| para.print);
            for &y in prints.get(&print).into_iter().flatten().take(MOST_COLUMNS) {
                *common.entry(y).or_insert(0) += 1;
            }
        }
        for (y, other) in all.new.iter().enumerate() {
            let same = common.get(&y).copied().unwrap_or(0);
            let beside = beside(scale, links, table, other);
            if same == 0 && beside == 0 {
                continue;
            }
            let part = same as f32 / table.cells.len().max(other.cells.len()) as f32;
            if beside > 0 || part >= ALIKE {
                offers.push((((part + beside as f32) * ONE as f32) as i64, x, y));
            }
        }
    }
    offers.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = (vec![false; all.old.len()], vec![false; all.new.len()]);
    for (_, x, y) in offers {
        if let (Some(a), Some(b)) = (taken.0.get_mut(x), taken.1.get_mut(y))
            && !*a
            && !*b
            && let (Some(table), Some(other)) = (all.old.get(x), all.new.get(y))
        {
            (*a, *b) = (true, true);
            for (i, j) in cells(scale, table, other) {
                links.add_free(i, j, cuts);
            }
        }
    }
}

/// How many of the paragraphs before and after two tables are linked to each other.
fn beside(scale: &Scale<'_>, links: &Links, table: &Table, other: &Table) -> usize {
    let linked = |i: Option<usize>, j: Option<usize>| match (i, j) {
        (Some(i), Some(j)) => links.old.get(i).is_some_and(|mates| mates.contains(&j)),
        _ => false,
    };
    let after = |at: usize, len: usize| Some(at).filter(|&at| at < len);
    let (n, m) = (scale.corpus.old.len(), scale.corpus.new.len());
    usize::from(linked(table.cells.start.checked_sub(1), other.cells.start.checked_sub(1)))
        + usize::from(linked(after(table.cells.end, n), after(other.cells.end, m)))
}

/// The tables of one draft: rows of cells with nothing between.
fn found(scale: &Scale<'_>, side: Side) -> Vec<Table> {
    let outline: &Outline = scale.outline.get(side);
    let paras = match side {
        Side::Old => &scale.corpus.old,
        Side::New => &scale.corpus.new,
    };
    let mut tables = Vec::new();
    let mut start = None;
    for at in 0..=outline.class.len() {
        let cell = at < outline.class.len() && outline.class(at) == Class::Cell;
        match (cell, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                // Two tables with nothing between are told apart by their sources only.
                let table = |at: usize| paras.get(at).and_then(|para| para.cell).map(|place| place.table);
                let mut first = from;
                for next in from + 1..=at {
                    if next == at || table(next) != table(next - 1) {
                        tables.push(Table::of(first..next, paras, |word| scale.corpus.is_number(word)));
                        first = next;
                    }
                }
                start = None;
            }
            _ => {}
        }
    }
    tables
}

/// How many columns a row of cells has: the width at which cells are most like those above them.
fn columns(cells: &[(u64, bool, usize)]) -> usize {
    let mut best = (0.0, 1);
    for width in 2..=MOST_COLUMNS.min(cells.len()) {
        if !cells.len().is_multiple_of(width) {
            continue;
        }
        let like = |(above, below): (&(u64, bool, usize), &(u64, bool, usize))| {
            if above.0 == below.0 {
                1.0
            } else if above.1 == below.1 {
                0.6 - 0.1 * (above.2.abs_diff(below.2).min(5)) as f32
            } else {
                0.0
            }
        };
        let pairs = cells.len() - width;
        let score = if pairs == 0 {
            0.3
        } else {
            cells.iter().zip(cells.iter().skip(width)).map(like).sum::<f32>() / pairs as f32
        };
        if score > best.0 + 0.02 {
            best = (score, width);
        }
    }
    best.1
}

/// For each row, what tells its first cell from the first cells of the other rows: "late return" of "late return of a map".
fn names(scale: &Scale<'_>, side: Side, table: &Table) -> Vec<Vec<u32>> {
    let paras = match side {
        Side::Old => &scale.corpus.old,
        Side::New => &scale.corpus.new,
    };
    let first = |row: usize| {
        let para = table.cell(row, 0).first().and_then(|&at| paras.get(at));
        para.map_or(&[][..], |para| para.words.as_slice())
    };
    let mut rows: BTreeMap<u32, usize> = BTreeMap::new();
    for row in 0..table.rows.len() {
        let mut words = first(row).to_vec();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *rows.entry(word).or_insert(0) += 1;
        }
    }
    let tells = |word: &u32| {
        let corpus = scale.corpus;
        rows.get(word) == Some(&1) && !corpus.is_number(*word) && !corpus.is_function(*word)
    };
    (0..table.rows.len()).map(|row| first(row).iter().copied().filter(tells).collect()).collect()
}

/// Which cells of two tables belong together.
fn cells(scale: &Scale<'_>, table: &Table, other: &Table) -> Vec<(usize, usize)> {
    let alike = |i: usize, j: usize| -> f32 {
        let (Some(a), Some(b)) = (scale.corpus.old.get(i), scale.corpus.new.get(j)) else { return 0.0 };
        if a.print == b.print {
            return 1.0;
        }
        let overlap = overlap(scale.corpus, a, &[], b, &[]);
        0.6 * overlap.similarity + 0.4 * overlap.contained
    };
    let (width, others) = (table.columns(), other.columns());
    let columns: Vec<(usize, usize)> = if width == others {
        (0..width).map(|column| (column, column)).collect()
    } else {
        let heads = Gap { old: 0..width, new: 0..others, start: Edge::Draft, end: Edge::Draft };
        let pair = |x: usize, y: usize| {
            let quality = alike(*table.cell(0, x).first()?, *other.cell(0, y).first()?);
            (quality > 0.1).then_some((Match { quality, info: 0.0 }, (quality * ONE as f32) as i64, false))
        };
        heads.solve(pair).into_iter().map(|found| (found.old, found.new)).collect()
    };
    let named = Sides::new(names(scale, Side::Old, table), names(scale, Side::New, other));
    let rows = Gap { old: 0..table.rows.len(), new: 0..other.rows.len(), start: Edge::Draft, end: Edge::Draft };
    let row = |x: usize, y: usize| {
        let cell = |&(p, q): &(usize, usize)| Some((*table.cell(x, p).first()?, *other.cell(y, q).first()?));
        let mut cells = columns.iter().filter_map(cell);
        let (i, j) = cells.next()?;
        let first = alike(i, j);
        let (mut rest, mut count) = (0.0, 0);
        for (i, j) in cells {
            rest += alike(i, j);
            count += 1;
        }
        let mut quality = if count == 0 { first } else { FIRST * first + (1.0 - FIRST) * rest / count as f32 };
        if (x, y) == (0, 0) {
            quality += 0.3;
        }
        // What a row is about stands in its first cell; other cells hold values that repeat.
        let other_name = |x: usize, y: usize| match (named.old.get(x), named.new.get(y)) {
            (Some(a), Some(b)) => !a.is_empty() && !b.is_empty() && !a.iter().any(|word| b.contains(word)),
            _ => false,
        };
        (!other_name(x, y) && first >= 0.2 || (x, y) == (0, 0)).then_some((
            Match { quality, info: 0.0 },
            (quality * ONE as f32) as i64,
            false,
        ))
    };
    if rows.cells().saturating_mul(columns.len()) > MOST_ROWS * MOST_COLUMNS {
        let equal =
            (0..table.cells.len().min(other.cells.len())).map(|at| (table.cells.start + at, other.cells.start + at));
        return equal.filter(|&(i, j)| alike(i, j) >= 1.0).collect();
    }
    let mut pairs = Vec::new();
    for found in rows.solve(row) {
        for &(p, q) in &columns {
            let (mine, theirs) = (table.cell(found.old, p), other.cell(found.new, q));
            pairs.extend(mine.iter().copied().zip(theirs.iter().copied()));
        }
    }
    pairs
}
