//! The script of paragraphs: words, labels, notes and ends, for those that stay, move, go and come.

use super::groups::{Group, Token};
use super::item::{Par, Place};
use super::op::Op;
use super::outline::Outline;
use super::script::Script;
use crate::base::{Side, Span};
use crate::compare::EditKind;
use std::collections::VecDeque;

/// A note's mark that is still to come: the place of its paragraph in the group, the byte, the note.
type Pending = VecDeque<(usize, usize, usize)>;

/// What is done to words of one side.
type OfWords<'f> = &'f dyn Fn(usize, Span) -> Op;

impl Script<'_> {
    const fn par(&self, index: usize) -> Par {
        Par { draft: self.new.draft, index }
    }

    fn place(&self, paragraph: usize, at: usize) -> Place {
        Place { par: self.par(paragraph), at }
    }

    fn add_words(&self, paragraph: usize, span: Span, by: Option<u32>) -> Op {
        let text = span.of(self.new.text(paragraph)).unwrap_or("").to_owned();
        Op::AddWords(text, self.place(paragraph, span.start), by)
    }

    fn add_note(&self, note: usize) -> Op {
        let label = self.new.note_label(note).filter(|_| !self.notes_count).map(str::to_owned);
        let paragraphs = self.new.notes.get(note).map_or(&[][..], Vec::as_slice);
        Op::AddNote(label, self.all_added(paragraphs))
    }

    /// Words of one paragraph with the notes that stand in them; those at its very end too.
    fn stretch(&self, side: Side, paragraph: usize, span: Span, words: OfWords<'_>, ops: &mut Vec<Op>) {
        let outline = if side == Side::Old { self.old } else { self.new };
        let is_end = span.end() == outline.text(paragraph).len();
        let mut from = span.start;
        for (at, note) in outline.marks(paragraph) {
            if *at < span.start || *at > span.end() || (*at == span.end() && !is_end) {
                continue;
            }
            if *at > from {
                ops.push(words(paragraph, Span::between(from, *at)));
                from = *at;
            }
            ops.push(if side == Side::Old { Op::DropNote } else { self.add_note(*note) });
        }
        if from < span.end() {
            ops.push(words(paragraph, Span::between(from, span.end())));
        }
    }

    fn drop_label(&self, paragraph: usize, by: Option<u32>, ops: &mut Vec<Op>) {
        if self.old.label(paragraph).is_some() {
            ops.push(Op::DropLabel(by));
        }
    }

    fn add_label(&self, paragraph: usize, by: Option<u32>, ops: &mut Vec<Op>) {
        if let Some(label) = self.new.label(paragraph) {
            ops.push(Op::AddLabel(label.to_owned(), self.par(paragraph), by));
        }
    }

    /// A paragraph that goes.
    pub(super) fn dropped(&self, paragraph: usize, ops: &mut Vec<Op>) {
        self.drop_label(paragraph, None, ops);
        let whole = Span::new(0, self.old.text(paragraph).len());
        self.stretch(Side::Old, paragraph, whole, &|_, span| Op::DropWords(span.len, None), ops);
        ops.push(Op::DropMark(None));
    }

    /// A paragraph that comes.
    pub(super) fn added(&self, paragraph: usize, ops: &mut Vec<Op>) {
        self.add_label(paragraph, None, ops);
        let whole = Span::new(0, self.new.text(paragraph).len());
        self.stretch(Side::New, paragraph, whole, &|at, span| self.add_words(at, span, None), ops);
        ops.push(Op::AddMark(self.par(paragraph), None));
    }

    /// Whether a group begins with the same label on both sides.
    fn same_label(&self, group: &Group) -> bool {
        group.first().is_some_and(|(old, new)| self.old.label(old) == self.new.label(new))
    }

    /// The old place of a group that moves: words that go on the way are deleted, the others are moved.
    pub(super) fn moved_from(&self, group: &Group, by: u32, ops: &mut Vec<Op>) {
        let Some(mut paragraph) = group.at.old.first().copied() else { return };
        let mut rest = group.at.old.iter().skip(1);
        self.drop_label(paragraph, Some(by).filter(|_| self.same_label(group)), ops);
        for token in &group.tokens {
            match token {
                Token::Words { op: EditKind::Insert, .. } | Token::Joint(EditKind::Insert | EditKind::Equal) => {}
                Token::Words { op, at, .. } => {
                    let by = Some(by).filter(|_| *op == EditKind::Equal);
                    self.stretch(Side::Old, paragraph, at.old, &|_, span| Op::DropWords(span.len, by), ops);
                }
                Token::Joint(EditKind::Delete) => {
                    ops.push(Op::DropMark(None));
                    let Some(next) = rest.next() else { break };
                    paragraph = *next;
                    self.drop_label(paragraph, None, ops);
                }
            }
        }
        ops.push(Op::DropMark(Some(by)));
    }

    /// The new place of a group that moves.
    pub(super) fn moved_to(&self, group: &Group, by: u32, ops: &mut Vec<Op>) {
        let Some(mut paragraph) = group.at.new.first().copied() else { return };
        let mut rest = group.at.new.iter().skip(1);
        self.add_label(paragraph, Some(by).filter(|_| self.same_label(group)), ops);
        for token in &group.tokens {
            match token {
                Token::Words { op: EditKind::Delete, .. } | Token::Joint(EditKind::Delete | EditKind::Equal) => {}
                Token::Words { op, at, .. } => {
                    let by = Some(by).filter(|_| *op == EditKind::Equal);
                    self.stretch(Side::New, paragraph, at.new, &|at, span| self.add_words(at, span, by), ops);
                }
                Token::Joint(EditKind::Insert) => {
                    ops.push(Op::AddMark(self.par(paragraph), None));
                    let Some(next) = rest.next() else { break };
                    paragraph = *next;
                    self.add_label(paragraph, None, ops);
                }
            }
        }
        ops.push(Op::AddMark(self.par(paragraph), Some(by)));
    }

    /// A group that stays.
    pub(super) fn kept(&self, group: &Group, ops: &mut Vec<Op>) {
        let mut walk = Walk {
            script: self,
            group,
            ops,
            old: pending(self.old, &group.at.old),
            new: pending(self.new, &group.at.new),
            at: (0, 0),
            byte: (0, 0),
            floor: 0,
        };
        walk.labels();
        walk.floor = walk.ops.len();
        for token in &group.tokens {
            walk.token(*token);
        }
        walk.notes(true, true, (usize::MAX, usize::MAX));
        let last = group.at.new.last().copied().unwrap_or(0);
        ops.push(Op::KeepMark(self.par(last)));
    }
}

fn pending(outline: &Outline<'_>, paragraphs: &[usize]) -> Pending {
    let marks = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(place, paragraph)| outline.marks(*paragraph).iter().map(move |(at, note)| (place, *at, *note)));
    marks.collect()
}

/// The way through a group that stays.
struct Walk<'s, 'a, 'o> {
    script: &'s Script<'a>,
    group: &'s Group,
    ops: &'o mut Vec<Op>,
    old: Pending,
    new: Pending,
    /// Places of the paragraphs that both sides have come to.
    at: (usize, usize),
    /// Bytes of them that are done.
    byte: (usize, usize),
    /// How many operations are not the group's own.
    floor: usize,
}

impl Walk<'_, '_, '_> {
    fn old_paragraph(&self) -> usize {
        self.group.at.old.get(self.at.0).copied().unwrap_or(0)
    }

    fn new_paragraph(&self) -> usize {
        self.group.at.new.get(self.at.1).copied().unwrap_or(0)
    }

    /// The labels at the beginning of the group.
    fn labels(&mut self) {
        let (old, new) = (self.old_paragraph(), self.new_paragraph());
        if self.script.same_label(self.group) {
            if self.script.new.label(new).is_some() {
                self.ops.push(Op::KeepLabel(self.script.par(new)));
            }
            return;
        }
        self.script.drop_label(old, None, self.ops);
        self.script.add_label(new, None, self.ops);
    }

    /// The notes before what comes next: those of a side that goes on must be told now, together with what they became.
    fn notes(&mut self, old: bool, new: bool, up_to: (usize, usize)) {
        let here = |queue: &Pending, at: (usize, usize)| {
            queue.iter().take_while(|note| (note.0, note.1) <= at).map(|note| note.2).collect::<Vec<_>>()
        };
        let end = up_to.0 == usize::MAX;
        loop {
            let olds = here(&self.old, if end { up_to } else { (self.at.0, self.byte.0) });
            let news = here(&self.new, if end { up_to } else { (self.at.1, self.byte.1) });
            if !(old && !olds.is_empty() || new && !news.is_empty()) {
                return;
            }
            let became = |old: usize| self.script.notes.get(&old).copied();
            let was = |new: usize| olds.iter().any(|old| became(*old) == Some(new));
            let goes = |a: usize| became(a).is_none_or(|b| !news.contains(&b));
            match (olds.first().copied(), news.first().copied()) {
                (Some(a), Some(b)) if became(a) == Some(b) => self.keep_note(a, b),
                (Some(a), _) if old && goes(a) => self.drop_note(),
                (_, Some(b)) if !was(b) && (new || old) => self.add_note(b),
                // Two notes changed places.
                (Some(_), _) => self.drop_note(),
                (None, Some(b)) => self.add_note(b),
                (None, None) => return,
            }
        }
    }

    fn keep_note(&mut self, old: usize, new: usize) {
        let units =
            |outline: &Outline<'_>, note: usize| Outline::units(outline.notes.get(note).map_or(&[][..], Vec::as_slice));
        let inside = self.script.flow(&units(self.script.old, old), &units(self.script.new, new));
        self.ops.push(Op::KeepNote(inside));
        self.old.pop_front();
        self.new.pop_front();
    }

    fn drop_note(&mut self) {
        self.ops.push(Op::DropNote);
        self.old.pop_front();
    }

    fn add_note(&mut self, note: usize) {
        self.ops.push(self.script.add_note(note));
        self.new.pop_front();
    }

    /// How many bytes go before the next note.
    fn free(&self, old: bool, new: bool, most: usize) -> usize {
        let next = |queue: &Pending, place: usize, byte: usize| {
            queue
                .iter()
                .find(|note| (note.0, note.1) > (place, byte))
                .filter(|note| note.0 == place)
                .map(|note| note.1 - byte)
        };
        let olds = next(&self.old, self.at.0, self.byte.0).filter(|_| old).unwrap_or(most);
        let news = next(&self.new, self.at.1, self.byte.1).filter(|_| new).unwrap_or(most);
        most.min(olds).min(news)
    }

    fn token(&mut self, token: Token) {
        match token {
            Token::Words { op, at, by } => {
                let (old, new) = (op != EditKind::Insert, op != EditKind::Delete);
                let mut left = if old { at.old.len } else { at.new.len };
                while left > 0 {
                    self.notes(old, new, (0, 0));
                    let take = self.free(old, new, left).max(1).min(left);
                    let here = self.script.place(self.new_paragraph(), self.byte.1);
                    let op = match op {
                        EditKind::Equal => Op::KeepWords(take, here),
                        EditKind::Delete => Op::DropWords(take, by),
                        EditKind::Insert => {
                            self.script.add_words(self.new_paragraph(), Span::new(self.byte.1, take), by)
                        }
                    };
                    self.ops.push(op);
                    self.byte.0 += if old { take } else { 0 };
                    self.byte.1 += if new { take } else { 0 };
                    left -= take;
                }
            }
            Token::Joint(EditKind::Delete) => {
                self.notes(true, false, (0, 0));
                (self.at.0, self.byte.0) = (self.at.0 + 1, 0);
                let old = self.old_paragraph();
                if let Some((par, label)) = self.take_added_mark() {
                    // An end came right where another goes: it is the same.
                    self.ops.push(Op::KeepMark(par));
                    self.label(old, label);
                } else {
                    self.ops.push(Op::DropMark(None));
                    self.script.drop_label(old, None, self.ops);
                }
            }
            Token::Joint(_) => {
                self.notes(false, true, (0, 0));
                let (before, script) = (self.new_paragraph(), self.script);
                (self.at.1, self.byte.1) = (self.at.1 + 1, 0);
                let new = self.new_paragraph();
                if self.take_dropped_mark() {
                    self.ops.push(Op::KeepMark(script.par(before)));
                    self.label(self.old_paragraph(), script.new.label(new).map(|_| new));
                } else {
                    self.ops.push(Op::AddMark(script.par(before), None));
                    script.add_label(new, None, self.ops);
                }
            }
        }
    }

    /// The label of an old paragraph becomes that of a new one.
    fn label(&mut self, old: usize, new: Option<usize>) {
        let script = self.script;
        match new {
            Some(new) if script.new.label(new) == script.old.label(old) => {
                self.ops.push(Op::KeepLabel(script.par(new)));
            }
            _ => {
                script.drop_label(old, None, self.ops);
                if let Some(new) = new {
                    script.add_label(new, None, self.ops);
                }
            }
        }
    }

    /// Takes back an end that came last, with the label after it; gives the paragraph it ends and that with the label.
    fn take_added_mark(&mut self) -> Option<(Par, Option<usize>)> {
        let label = match self.ops.last() {
            Some(Op::AddLabel(_, par, None)) => Some(par.index),
            _ => None,
        };
        let at = self.ops.len().checked_sub(1 + usize::from(label.is_some())).filter(|at| *at >= self.floor)?;
        let Some(Op::AddMark(par, None)) = self.ops.get(at) else { return None };
        let par = *par;
        self.ops.truncate(at);
        Some((par, label))
    }

    /// Takes back an end that went last, with the label after it.
    fn take_dropped_mark(&mut self) -> bool {
        let label = usize::from(matches!(self.ops.last(), Some(Op::DropLabel(None))));
        let Some(at) = self.ops.len().checked_sub(1 + label) else { return false };
        let found = at >= self.floor && matches!(self.ops.get(at), Some(Op::DropMark(None)));
        if found {
            self.ops.truncate(at);
        }
        found
    }
}
