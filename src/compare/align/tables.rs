//! Tables: row to row by what a row is about, cell to cell by column.

use super::gaps::{Edge, Gap, ONE};
use super::links::Links;
use super::outline::{Class, Outline};
use super::overlap::overlap;
use super::weigh::{Match, Scale};
use crate::base::{Side, Sides};
use std::collections::BTreeMap;
use std::ops::Range;

/// No table is taken to have more columns.
const MOST_COLUMNS: usize = 16;
/// What the first cell of a row says of it, the others saying the rest.
const FIRST: f32 = 0.7;
/// What two tables must have in common when nothing around them is linked.
const ALIKE: f32 = 0.35;
/// Rows of larger tables are linked where they are equal.
const MOST_ROWS: usize = 40_000;

/// A table of one draft.
#[derive(Debug, Clone)]
struct Table {
    cells: Range<usize>,
    columns: usize,
}

impl Table {
    const fn rows(&self) -> usize {
        self.cells.end.saturating_sub(self.cells.start).div_ceil(self.columns)
    }

    fn row(&self, row: usize) -> Range<usize> {
        let start = self.cells.start + row * self.columns;
        start..(start + self.columns).min(self.cells.end)
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
                let kinds: Vec<(u64, bool, usize)> = paras
                    .get(from..at)
                    .unwrap_or(&[])
                    .iter()
                    .map(|para| {
                        (para.print, para.words.iter().all(|&word| scale.corpus.is_number(word)), para.words.len())
                    })
                    .collect();
                tables.push(Table { cells: from..at, columns: columns(&kinds) });
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
    let heads = Gap { old: table.row(0), new: other.row(0), start: Edge::Draft, end: Edge::Draft };
    let columns: Vec<(usize, usize)> = if table.columns == other.columns {
        (0..table.columns).map(|column| (column, column)).collect()
    } else {
        let pair = |i: usize, j: usize| {
            let quality = alike(i, j);
            (quality > 0.1).then_some((Match { quality, info: 0.0 }, (quality * ONE as f32) as i64, false))
        };
        let offset = |found: super::gaps::Found| (found.old - table.cells.start, found.new - other.cells.start);
        heads.solve(pair).into_iter().map(offset).collect()
    };
    let rows = Gap { old: 0..table.rows(), new: 0..other.rows(), start: Edge::Draft, end: Edge::Draft };
    let row = |x: usize, y: usize| {
        let (a, b) = (table.row(x), other.row(y));
        let cell = |column: &(usize, usize)| Some((a.clone().nth(column.0)?, b.clone().nth(column.1)?));
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
        (first >= 0.2 || (x, y) == (0, 0)).then_some((
            Match { quality, info: 0.0 },
            (quality * ONE as f32) as i64,
            false,
        ))
    };
    if rows.cells() > MOST_ROWS {
        let equal =
            (0..table.cells.len().min(other.cells.len())).map(|at| (table.cells.start + at, other.cells.start + at));
        return equal.filter(|&(i, j)| alike(i, j) >= 1.0).collect();
    }
    let mut pairs = Vec::new();
    for found in rows.solve(row) {
        let (a, b) = (table.row(found.old), other.row(found.new));
        pairs.extend(columns.iter().filter_map(|column| Some((a.clone().nth(column.0)?, b.clone().nth(column.1)?))));
    }
    pairs
}
