//! Brings a text of several drafts to the next draft.

use super::item::{Item, Label, Life, Mark, Note, Row, Words};
use super::op::{Op, RowOp};
use std::collections::VecDeque;

/// The text being worked through: what is still to come, and what is done.
struct Work {
    rest: VecDeque<Item>,
    done: Vec<Item>,
    draft: usize,
}

/// Applies a script to a text; what no operation speaks of stays as it is.
pub(super) fn apply(flow: Vec<Item>, ops: Vec<Op>, draft: usize) -> Vec<Item> {
    let mut work = Work { rest: flow.into(), done: Vec::new(), draft };
    for op in ops {
        work.one(op);
    }
    work.done.extend(work.rest);
    work.done
}

/// Takes everything out of a text.
fn end_all(flow: &mut [Item], draft: usize) {
    for item in flow {
        match item {
            Item::Words(words) => words.life.end(draft, None),
            Item::Label(label) => label.life.end(draft, None),
            Item::Mark(mark) => mark.life.end(draft, None),
            Item::Note(note) => {
                note.life.end(draft, None);
                end_all(&mut note.flow, draft);
            }
            Item::Table(rows) => rows.iter_mut().for_each(|row| end_row(row, draft)),
        }
    }
}

fn end_row(row: &mut Row, draft: usize) {
    row.life.end(draft, None);
    row.cells.iter_mut().for_each(|cell| end_all(cell, draft));
}

impl Work {
    /// Takes the next thing that stands; what went before it is done.
    fn next(&mut self) -> Option<Item> {
        while let Some(item) = self.rest.pop_front() {
            if item.stands() {
                return Some(item);
            }
            self.done.push(item);
        }
        None
    }

    /// Passes over what does not stand any more: before a paragraph, whole paragraphs and tables; inside one, its words.
    fn pass(&mut self) {
        let ends = |item: &Item| matches!(item, Item::Mark(_) | Item::Table(_));
        let gone = self.rest.iter().take_while(|item| !item.stands());
        let count = if self.done.last().is_none_or(ends) {
            let whole = gone.enumerate().filter(|(_, item)| ends(item)).last();
            whole.map_or(0, |(at, _)| at + 1)
        } else {
            gone.take_while(|item| !ends(item)).count()
        };
        self.done.extend(self.rest.drain(..count));
    }

    /// Works on so many bytes of words.
    fn words(&mut self, mut bytes: usize, work: impl Fn(&mut Words, usize)) {
        let mut done = 0;
        while bytes > 0 {
            match self.next() {
                Some(Item::Words(mut words)) => {
                    if let Some(rest) = words.cut(bytes) {
                        self.rest.push_front(Item::Words(rest));
                    }
                    let len = words.text.len();
                    work(&mut words, done);
                    (bytes, done) = (bytes.saturating_sub(len), done + len);
                    self.done.push(Item::Words(words));
                }
                Some(other) => {
                    self.rest.push_front(other);
                    return;
                }
                None => return,
            }
        }
    }

    fn one(&mut self, op: Op) {
        let draft = self.draft;
        match op {
            Op::KeepWords(bytes, now) => self.words(bytes, |words, done| words.now = now.after(done)),
            Op::DropWords(bytes, by) => self.words(bytes, |words, _| words.life.end(draft, by)),
            Op::AddWords(text, at, by) => {
                self.pass();
                let life = Life::from(draft, by);
                self.done.push(Item::Words(Words { text, life, began: at, now: at }));
            }
            Op::AddLabel(text, par, by) => {
                self.pass();
                self.done.push(Item::Label(Label { text, life: Life::from(draft, by), par }));
            }
            Op::AddMark(par, by) => {
                self.pass();
                let mark = Mark { life: Life::from(draft, by), first: Some(par), last: Some(par), now: par };
                self.done.push(Item::Mark(mark));
            }
            Op::AddNote(label, inside) => {
                self.pass();
                let flow = apply(Vec::new(), inside, draft);
                self.done.push(Item::Note(Note { life: Life::from(draft, None), label, flow }));
            }
            Op::Table(false, rows) => {
                self.pass();
                self.done.push(Item::Table(work_rows(Vec::new(), rows, draft)));
            }
            other => self.on_next(other),
        }
    }

    /// Works on the next thing that stands, when it is what the operation speaks of.
    fn on_next(&mut self, op: Op) {
        let draft = self.draft;
        let Some(mut item) = self.next() else { return };
        match (&mut item, op) {
            (Item::Label(label), Op::KeepLabel(par)) => label.par = par,
            (Item::Label(label), Op::DropLabel(by)) => label.life.end(draft, by),
            (Item::Mark(mark), Op::KeepMark(par)) => (mark.last, mark.now) = (Some(par), par),
            (Item::Mark(mark), Op::DropMark(by)) => {
                mark.last = None;
                mark.life.end(draft, by);
            }
            (Item::Note(note), Op::KeepNote(inside)) => {
                note.flow = apply(std::mem::take(&mut note.flow), inside, draft);
            }
            (Item::Note(note), Op::DropNote) => {
                note.life.end(draft, None);
                end_all(&mut note.flow, draft);
            }
            (Item::Table(rows), Op::Table(_, ops)) => *rows = work_rows(std::mem::take(rows), ops, draft),
            _ => {
                self.rest.push_front(item);
                return;
            }
        }
        self.done.push(item);
    }
}

fn work_rows(rows: Vec<Row>, ops: Vec<RowOp>, draft: usize) -> Vec<Row> {
    let mut rest: VecDeque<Row> = rows.into();
    let mut done = Vec::new();
    for op in ops {
        while rest.front().is_some_and(|row| !row.life.stands()) {
            done.extend(rest.pop_front());
        }
        match op {
            RowOp::Add(cells) => done.push(Row {
                life: Life::from(draft, None),
                cells: cells.into_iter().map(|cell| apply(Vec::new(), cell, draft)).collect(),
            }),
            RowOp::Drop => {
                if let Some(mut row) = rest.pop_front() {
                    end_row(&mut row, draft);
                    done.push(row);
                }
            }
            RowOp::Keep(cells) => {
                if let Some(mut row) = rest.pop_front() {
                    for (cell, ops) in row.cells.iter_mut().zip(cells) {
                        *cell = apply(std::mem::take(cell), ops, draft);
                    }
                    done.push(row);
                }
            }
        }
    }
    done.extend(rest);
    done
}
