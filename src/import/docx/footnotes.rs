//! The end of the walk: the notes met on the way, the comments and notes that nothing points to.

use super::super::empty_ends::fold_empty;
use super::super::number_format;
use super::super::structure::tidy;
use super::super::xml::Element;
use super::super::{Block, Read, Role};
use super::body::{Walker, whole_fields};
use super::notes::{Counting, Met};
use super::revisions::Within;
use crate::base::{Diagnostic, Message, Severity, Span};
use crate::text::{Comment, SetAside};
use std::collections::BTreeMap;

/// Footnote marks point here until the footnotes' blocks exist.
pub(super) const NOTE: usize = usize::MAX / 2;

/// Counts notes of one kind, in the accepted and in the rejected text.
#[derive(Default)]
struct Counter {
    last: [Option<u32>; 2],
    section: usize,
}

impl Counter {
    /// Counts a note; its labels in the accepted and in the rejected text, `None` where it is not there.
    fn next(&mut self, met: &Met, counting: &Counting, kind: usize) -> [Option<String>; 2] {
        if met.section != self.section && counting.by_section == Some(true) {
            self.last = [None, None];
        }
        self.section = met.section;
        // Footnotes count 1, 2, 3, endnotes i, ii, iii, as Word does unless told otherwise.
        let otherwise = if kind == 1 { "lowerRoman" } else { "decimal" };
        let format = counting.format.as_deref().unwrap_or(otherwise);
        let gone = [met.deleted.is_some(), met.inserted.is_some()];
        let mut labels = [None, None];
        for ((last, label), gone) in self.last.iter_mut().zip(&mut labels).zip(gone) {
            if !gone {
                let value = last.map_or_else(|| counting.start.unwrap_or(1), |last| last.saturating_add(1));
                *last = Some(value);
                *label = Some(number_format::write(value, format));
            }
        }
        labels
    }
}

impl<'a> Walker<'a> {
    /// Says what stands in the document that is no text of its own.
    pub(super) fn say(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.diagrams_read > 0 {
            let what = Message::new("import-diagrams-read").number("count", self.diagrams_read);
            diagnostics.push(Diagnostic::new(Severity::Doubt, what));
        }
        if !self.objects.is_empty() {
            let what = Message::new("import-objects").text("names", self.objects.join(", "));
            diagnostics.push(Diagnostic::new(Severity::Loss, what));
        }
    }

    /// Gives all blocks, footnotes last; comments that no stretch claims stand at the end of the text.
    pub(super) fn finish(mut self) -> Read {
        let bodies = self.blocks.len();
        self.walk_notes();
        fold_empty(&mut self.blocks);
        self.keep_lost_comments(bodies);
        self.set_aside_unmet_notes();
        if !self.hidden.trim().is_empty() {
            self.aside.push(SetAside {
                what: "hidden text".into(),
                text: std::mem::take(&mut self.hidden),
                page: None,
            });
        }
        Read { blocks: self.blocks, set_aside: self.aside, ..Read::default() }
    }

    /// Walks the notes that marks were met for, and points the marks to their blocks.
    fn walk_notes(&mut self) {
        let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut counters = [Counter::default(), Counter::default()];
        // Notes may hold notes' marks themselves; each is walked once, endnotes last.
        let mut from = [0, 0];
        while let Some(at) = self.next_note(&starts, &mut from) {
            let Some(met) = self.met.get(at).cloned() else { break };
            let first = self.blocks.len();
            starts.insert(at, first);
            // A field that the text left open ends with it.
            self.fields.clear();
            if let Some(note) = self.notes.feet.get(&met.key).copied() {
                self.whole_fields = whole_fields(note);
                let within =
                    Within { inserted: met.inserted.clone(), deleted: met.deleted.clone(), ..Within::default() };
                // A note has no more marks than a text has paragraphs; nothing here can run away.
                if self.container(note, &within, None).is_err() {
                    break;
                }
            }
            let kind = usize::from(met.key.0 == "endnote");
            let counting = self.notes.counting.get(met.section).or_else(|| self.notes.counting.last());
            let counting = counting.and_then(|kinds| kinds.get(kind)).cloned().unwrap_or_default();
            let labels = match (&met.mark, counters.get_mut(kind)) {
                (Some(mark), _) => [Some(mark.clone()), Some(mark.clone())],
                (None, Some(counter)) => counter.next(&met, &counting, kind),
                (None, None) => [None, None],
            };
            self.label_note(first, labels, met.mark.as_deref());
        }
        for block in &mut self.blocks {
            for note in &mut block.notes {
                if note.paragraph >= NOTE {
                    note.paragraph = starts.get(&(note.paragraph - NOTE)).copied().unwrap_or(usize::MAX);
                }
            }
        }
    }

    /// Gives a note's first words its label, in the accepted and in the rejected text.
    fn label_note(&mut self, first: usize, labels: [Option<String>; 2], mark: Option<&str>) {
        let [accepted, rejected] = labels;
        let mut labelled = false;
        for block in self.blocks.iter_mut().skip(first) {
            block.role = Role::Footnote;
            if labelled || block.text.trim().is_empty() {
                continue;
            }
            labelled = true;
            block.label = accepted.clone().or_else(|| rejected.clone());
            block.rejected_label = (block.label != rejected).then(|| rejected.clone().unwrap_or_default());
            // A mark of the note's own stands before its words too, as text.
            if let Some(mark) = mark.filter(|mark| !mark.is_empty()) {
                let lead = block.text.len() - block.text.trim_start().len();
                if block.text.trim_start().starts_with(mark) {
                    tidy::cut(block, lead, lead + mark.len());
                }
            }
        }
    }

    /// Keeps the comments that no stretch claims: beside what they answer, else at the end of the text.
    fn keep_lost_comments(&mut self, bodies: usize) {
        let lost: Vec<String> =
            self.notes.comments.keys().filter(|id| !self.placed.contains(id.as_str())).cloned().collect();
        for id in lost {
            let Some(comment) = self.comment(&id, Span::default()) else { continue };
            let head = self.notes.head_of(&id);
            let thread = self.comment(&head, Span::default()).filter(|_| head != id);
            let beside = thread.and_then(|head| {
                let same = |known: &Comment| {
                    !known.reply && (&known.author, &known.date, &known.text) == (&head.author, &head.date, &head.text)
                };
                self.blocks.iter_mut().find_map(|block| {
                    let at = block.comments.iter().position(same)?;
                    Some((block, at))
                })
            });
            if let Some((block, at)) = beside {
                let span = block.comments.get(at).map(|head| head.span).unwrap_or_default();
                let replies = block.comments.iter().skip(at + 1).take_while(|known| known.reply).count();
                block.comments.insert(at + 1 + replies, Comment { span, ..comment });
                continue;
            }
            let comment = Some(Comment { reply: false, ..comment });
            if let (Some(comment), Some(block)) = (comment, self.blocks.get_mut(..bodies).and_then(<[Block]>::last_mut))
            {
                block.comments.push(Comment { span: Span::new(block.text.len(), 0), ..comment });
            }
        }
    }

    fn set_aside_unmet_notes(&mut self) {
        // Notes that nothing points to are text all the same.
        let unmet: Vec<&'a Element> =
            self.notes.feet.iter().filter(|(key, _)| !self.met_at.contains_key(key)).map(|(_, note)| *note).collect();
        for note in unmet {
            let text = note.all_text();
            if !text.trim().is_empty() {
                self.aside.push(SetAside { what: "footnote without a mark".into(), text, page: None });
            }
        }
    }

    /// Finds the next note to be walked: footnotes first. `from` keeps where the search goes on for footnotes and for
    /// others: notes are only added, at the end.
    fn next_note(&self, walked: &BTreeMap<usize, usize>, from: &mut [usize; 2]) -> Option<usize> {
        let [foot, other] = from;
        let next = |from: usize, wanted: fn(&Met) -> bool| {
            (from..self.met.len()).find(|at| !walked.contains_key(at) && self.met.get(*at).is_some_and(wanted))
        };
        *foot = next(*foot, |met| met.key.0 == "footnote").unwrap_or(self.met.len());
        if *foot < self.met.len() {
            return Some(*foot);
        }
        *other = next(*other, |_| true).unwrap_or(self.met.len());
        (*other < self.met.len()).then_some(*other)
    }
}
