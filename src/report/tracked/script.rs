//! Which groups stay in their place, which move, which tables and notes are the same: the frame of a script from one draft
//! to the next.

use super::chain::longest;
use super::groups::Group;
use super::op::{Op, RowOp};
use super::outline::{Cells, Container, Outline, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// Its paragraphs go and come.
    Apart,
    /// It stays where it is.
    Stays,
    /// It moves.
    Moves(u32),
}

/// Two drafts, and how one becomes the other.
pub(super) struct Script<'a> {
    pub(super) old: &'a Outline<'a>,
    pub(super) new: &'a Outline<'a>,
    pub(super) groups: Vec<Group>,
    pub(super) courses: Vec<Course>,
    of_old: BTreeMap<usize, usize>,
    of_new: BTreeMap<usize, usize>,
    /// The old table that a new one was.
    tables: BTreeMap<usize, usize>,
    /// For a table that stayed, its rows (old, new) that did.
    rows: BTreeMap<usize, Vec<(usize, usize)>>,
    /// The new note that an old one became, and the other way round.
    pub(super) notes: BTreeMap<usize, usize>,
    /// Whether marks of notes are printed as they are counted.
    pub(super) notes_count: bool,
}

impl<'a> Script<'a> {
    pub(super) fn new(
        old: &'a Outline<'a>,
        new: &'a Outline<'a>,
        groups: Vec<Group>,
        notes_count: bool,
        moves: &mut u32,
    ) -> Self {
        let mut script = Self {
            old,
            new,
            courses: vec![Course::Apart; groups.len()],
            of_old: BTreeMap::new(),
            of_new: BTreeMap::new(),
            tables: BTreeMap::new(),
            rows: BTreeMap::new(),
            notes: BTreeMap::new(),
            notes_count,
            groups,
        };
        for (at, group) in script.groups.iter().enumerate() {
            script.of_old.extend(group.at.old.iter().map(|paragraph| (*paragraph, at)));
            script.of_new.extend(group.at.new.iter().map(|paragraph| (*paragraph, at)));
        }
        script.settle_body(moves);
        script.settle_rows();
        script.settle_notes();
        script
    }

    /// The group that an old paragraph is in, and what becomes of it.
    pub(super) fn of_old(&self, paragraph: usize) -> Option<(&Group, Course)> {
        let at = *self.of_old.get(&paragraph)?;
        self.groups.get(at).zip(self.courses.get(at).copied())
    }

    /// The group that a new paragraph is in, and what becomes of it.
    pub(super) fn of_new(&self, paragraph: usize) -> Option<(&Group, Course)> {
        let at = *self.of_new.get(&paragraph)?;
        self.groups.get(at).zip(self.courses.get(at).copied())
    }

    /// Groups between two containers: place of the group, and places of its first paragraphs.
    fn between(&self, wanted: impl Fn(Container, Container) -> bool) -> Vec<(usize, usize, usize)> {
        let homes = |group: &Group| {
            let (old, new) = group.first()?;
            self.old.home(old).zip(self.new.home(new))
        };
        let mut found: Vec<(usize, usize, usize)> = self
            .groups
            .iter()
            .enumerate()
            .filter_map(|(at, group)| {
                let (old, new) = homes(group)?;
                wanted(old.container, new.container).then_some((at, old.at, new.at))
            })
            .collect();
        found.sort_by_key(|(_, _, new)| *new);
        found
    }

    /// Lets the groups stay that are in the common order.
    fn keep_in_order(&mut self, found: &[(usize, usize, usize)]) {
        let pairs: Vec<(usize, usize)> = found.iter().map(|(_, old, new)| (*old, *new)).collect();
        for place in longest(&pairs) {
            if let Some((at, ..)) = found.get(place)
                && let Some(course) = self.courses.get_mut(*at)
            {
                *course = Course::Stays;
            }
        }
    }

    fn settle_body(&mut self, moves: &mut u32) {
        let in_body = self.between(|old, new| old == Container::Body && new == Container::Body);
        let paired = self.pair_tables();
        let stays = |at: &usize| self.groups.get(*at).is_some_and(|group| !group.moved);
        let mut anchors: Vec<(Option<usize>, usize, usize)> =
            in_body.iter().filter(|(at, ..)| stays(at)).map(|(at, old, new)| (Some(*at), *old, *new)).collect();
        let place = |body: &[Unit], table: usize| body.iter().position(|unit| *unit == Unit::Table(table));
        for (new, old) in &paired {
            if let Some((old, new)) = place(&self.old.body, *old).zip(place(&self.new.body, *new)) {
                anchors.push((None, old, new));
            }
        }
        anchors.sort_by_key(|(_, _, new)| *new);
        let pairs: Vec<(usize, usize)> = anchors.iter().map(|(_, old, new)| (*old, *new)).collect();
        for kept in longest(&pairs) {
            let Some((group, old, new)) = anchors.get(kept).copied() else { continue };
            match (group.and_then(|at| self.courses.get_mut(at)), self.old.body.get(old), self.new.body.get(new)) {
                (Some(course), ..) => *course = Course::Stays,
                (None, Some(Unit::Table(old)), Some(Unit::Table(new))) => drop(self.tables.insert(*new, *old)),
                _ => {}
            }
        }
        self.number_moves(in_body, moves);
    }

    /// Gives each move its number; neighbours that move together are one.
    fn number_moves(&mut self, in_body: Vec<(usize, usize, usize)>, moves: &mut u32) {
        let mut last: Option<(usize, usize)> = None;
        for (at, old, new) in in_body {
            let (Some(course), Some(group)) = (self.courses.get_mut(at), self.groups.get(at)) else { continue };
            if *course == Course::Stays {
                continue;
            }
            if last != Some((old, new)) {
                *moves += 1;
            }
            *course = Course::Moves(*moves);
            last = Some((old + group.at.old.len(), new + group.at.new.len()));
        }
    }

    /// Which old table each new one was: that with which it shares most groups.
    fn pair_tables(&self) -> BTreeMap<usize, usize> {
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for group in &self.groups {
            let Some((old, new)) = group.first() else { continue };
            if let (Some(Container::Cell { table: old, .. }), Some(Container::Cell { table: new, .. })) =
                (self.old.home(old).map(|home| home.container), self.new.home(new).map(|home| home.container))
            {
                *shared.entry((old, new)).or_default() += 1;
            }
        }
        best(shared).into_iter().map(|(old, new)| (new, old)).collect()
    }

    fn settle_rows(&mut self) {
        for (new_table, old_table) in self.tables.clone() {
            let columns = |outline: &Outline<'_>, table: usize| {
                outline.tables.get(table).and_then(|rows| rows.first()).map_or(0, Vec::len)
            };
            if columns(self.old, old_table) != columns(self.new, new_table) {
                continue;
            }
            let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for group in &self.groups {
                let Some((old, new)) = group.first() else { continue };
                let homes = self.old.home(old).zip(self.new.home(new)).map(|(old, new)| (old.container, new.container));
                if let Some((
                    Container::Cell { table, row, column },
                    Container::Cell { table: other, row: to, column: into },
                )) = homes
                    && (table, other) == (old_table, new_table)
                    && column == into
                {
                    *shared.entry((row, to)).or_default() += 1;
                }
            }
            let mut rows = best(shared);
            rows.sort_by_key(|(_, new)| *new);
            let kept: Vec<(usize, usize)> =
                longest(&rows).into_iter().filter_map(|place| rows.get(place).copied()).collect();
            for (old_row, new_row) in &kept {
                for column in 0..columns(self.new, new_table) {
                    let found = self.between(|old, new| {
                        old == Container::Cell { table: old_table, row: *old_row, column }
                            && new == Container::Cell { table: new_table, row: *new_row, column }
                    });
                    self.keep_in_order(&found);
                }
            }
            self.rows.insert(new_table, kept);
        }
    }

    fn settle_notes(&mut self) {
        let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for group in &self.groups {
            let Some((old, new)) = group.first() else { continue };
            let homes = self.old.home(old).zip(self.new.home(new)).map(|(old, new)| (old.container, new.container));
            if let Some((Container::Note(old), Container::Note(new))) = homes
                && (self.notes_count || self.old.note_label(old) == self.new.note_label(new))
            {
                *shared.entry((old, new)).or_default() += 1;
            }
        }
        self.notes = best(shared).into_iter().collect();
        for (old_note, new_note) in self.notes.clone() {
            let found = self.between(|old, new| old == Container::Note(old_note) && new == Container::Note(new_note));
            self.keep_in_order(&found);
        }
    }

    /// The script of the whole text.
    pub(super) fn body(&self) -> Vec<Op> {
        self.flow(&self.old.body, &self.new.body)
    }

    /// The script of what follows one another in one place: the text, a cell, a note.
    pub(super) fn flow(&self, old: &[Unit], new: &[Unit]) -> Vec<Op> {
        let (mut ops, mut i, mut j) = (Vec::new(), 0, 0);
        for (place, unit) in new.iter().enumerate() {
            if place < j {
                continue;
            }
            match unit {
                Unit::Paragraph(paragraph) => {
                    let Some((group, Course::Stays)) = self.of_new(*paragraph) else { continue };
                    let Some(from) = group.at.old.first().and_then(|first| self.old.home(*first)) else { continue };
                    self.gap(old.get(i..from.at), new.get(j..place), &mut ops);
                    self.kept(group, &mut ops);
                    (i, j) = (from.at + group.at.old.len(), place + group.at.new.len());
                }
                Unit::Table(table) => {
                    let Some(was) = self.tables.get(table) else { continue };
                    let Some(from) = old.iter().position(|unit| *unit == Unit::Table(*was)) else { continue };
                    self.gap(old.get(i..from), new.get(j..place), &mut ops);
                    ops.push(Op::Table(true, self.table(*was, *table)));
                    (i, j) = (from + 1, place + 1);
                }
            }
        }
        self.gap(old.get(i..), new.get(j..), &mut ops);
        ops
    }

    /// What goes, then what comes, between two things that stay.
    fn gap(&self, old: Option<&[Unit]>, new: Option<&[Unit]>, ops: &mut Vec<Op>) {
        let (old, mut new) = (old.unwrap_or_default(), new.unwrap_or_default());
        for (place, unit) in old.iter().enumerate() {
            match unit {
                Unit::Paragraph(paragraph) => match self.of_old(*paragraph) {
                    Some((group, Course::Moves(by))) => {
                        if group.at.old.first() == Some(paragraph) {
                            self.moved_from(group, by, ops);
                        }
                    }
                    _ => self.dropped(*paragraph, ops),
                },
                Unit::Table(table) => {
                    let mut rows: Vec<RowOp> =
                        self.old.tables.get(*table).into_iter().flatten().map(|_| RowOp::Drop).collect();
                    // Two tables next to each other would be one: the rows of the other come below.
                    if let (Some(Unit::Table(other)), true) = (new.first(), place + 1 == old.len()) {
                        rows.extend(self.new.tables.get(*other).into_iter().flatten().map(|cells| self.row(cells)));
                        new = new.get(1..).unwrap_or_default();
                    }
                    ops.push(Op::Table(true, rows));
                }
            }
        }
        for unit in new {
            match unit {
                Unit::Paragraph(paragraph) => match self.of_new(*paragraph) {
                    Some((group, Course::Moves(by))) => {
                        if group.at.new.first() == Some(paragraph) {
                            self.moved_to(group, by, ops);
                        }
                    }
                    _ => self.added(*paragraph, ops),
                },
                Unit::Table(table) => {
                    let rows = self.new.tables.get(*table).into_iter().flatten();
                    ops.push(Op::Table(false, rows.map(|cells| self.row(cells)).collect()));
                }
            }
        }
    }

    fn row(&self, cells: &Cells) -> RowOp {
        RowOp::Add(cells.iter().map(|cell| self.all_added(cell)).collect())
    }

    /// What paragraphs are made of, all of them new.
    pub(super) fn all_added(&self, paragraphs: &[usize]) -> Vec<Op> {
        let mut ops = Vec::new();
        for paragraph in paragraphs {
            self.added(*paragraph, &mut ops);
        }
        ops
    }

    /// The rows of a table that stays.
    fn table(&self, old: usize, new: usize) -> Vec<RowOp> {
        let empty = Vec::new();
        let was = self.old.tables.get(old).unwrap_or(&empty);
        let is = self.new.tables.get(new).unwrap_or(&empty);
        let (mut ops, mut i, mut j) = (Vec::new(), 0, 0);
        let gap = |ops: &mut Vec<RowOp>, old: std::ops::Range<usize>, new: std::ops::Range<usize>| {
            ops.extend(old.map(|_| RowOp::Drop));
            ops.extend(is.get(new).unwrap_or_default().iter().map(|cells| self.row(cells)));
        };
        for (from, to) in self.rows.get(&new).into_iter().flatten() {
            gap(&mut ops, i..*from, j..*to);
            let cells = was.get(*from).into_iter().flatten().zip(is.get(*to).into_iter().flatten());
            ops.push(RowOp::Keep(
                cells.map(|(old, new)| self.flow(&Outline::units(old), &Outline::units(new))).collect(),
            ));
            (i, j) = (from + 1, to + 1);
        }
        gap(&mut ops, i..was.len(), j..is.len());
        ops
    }
}

/// Pairs those that share most, each with one.
fn best(shared: BTreeMap<(usize, usize), usize>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<((usize, usize), usize)> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::new());
    pairs
        .into_iter()
        .filter(|((old, new), _)| {
            let free = !olds.contains(old) && !news.contains(new);
            if free {
                olds.insert(*old);
                news.insert(*new);
            }
            free
        })
        .map(|(pair, _)| pair)
        .collect()
}
