//! The end of the walk: the notes met on the way, the comments and notes that nothing points to.

use super::super::number_format;
use super::super::xml::Element;
use super::super::{Block, Read, Role};
use super::body::Walker;
use super::revisions::Within;
use crate::base::Span;
use crate::text::{Comment, SetAside};
use std::collections::BTreeMap;

/// Footnote marks point here until the footnotes' blocks exist.
pub(super) const NOTE: usize = usize::MAX / 2;

impl<'a> Walker<'a> {
    /// Gives all blocks, footnotes last; comments that no stretch claims stand at the end of the text.
    pub(super) fn finish(mut self) -> Read {
        let bodies = self.blocks.len();
        self.walk_notes();
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
        // Footnotes count 1, 2, 3, endnotes i, ii, iii, as Word does unless told otherwise; each row for itself.
        let mut counts = [0_u32; 2];
        // Notes may hold notes' marks themselves; each is walked once, endnotes last.
        while let Some(at) = self.next_note(&starts) {
            let Some((kind, id)) = self.met.get(at).cloned() else { break };
            let first = self.blocks.len();
            starts.insert(at, first);
            if let Some(note) = self.notes.feet.get(&(kind, id)).copied() {
                // A note has no more marks than a text has paragraphs; nothing here can run away.
                if self.container(note, &Within::default(), None).is_err() {
                    break;
                }
            }
            let [feet, ends] = &mut counts;
            let [foot_format, end_format] = &self.notes.formats;
            let label = if kind == "endnote" {
                *ends += 1;
                number_format::write(*ends, end_format.as_deref().unwrap_or("lowerRoman"))
            } else {
                *feet += 1;
                number_format::write(*feet, foot_format.as_deref().unwrap_or("decimal"))
            };
            let mut labelled = false;
            for block in self.blocks.iter_mut().skip(first) {
                block.role = Role::Footnote;
                if !labelled && !block.text.trim().is_empty() {
                    block.label = Some(label.clone());
                    labelled = true;
                }
            }
        }
        for block in &mut self.blocks {
            for note in &mut block.notes {
                if note.paragraph >= NOTE {
                    note.paragraph = starts.get(&(note.paragraph - NOTE)).copied().unwrap_or(usize::MAX);
                }
            }
        }
    }

    fn keep_lost_comments(&mut self, bodies: usize) {
        let lost: Vec<String> = self.notes.comments.keys().filter(|id| !self.placed.contains(id)).cloned().collect();
        for id in lost {
            let comment = self.comment(&id, Span::default());
            if let (Some(comment), Some(block)) = (comment, self.blocks.get_mut(..bodies).and_then(<[Block]>::last_mut))
            {
                block.comments.push(Comment { span: Span::new(block.text.len(), 0), ..comment });
            }
        }
    }

    fn set_aside_unmet_notes(&mut self) {
        // Notes that nothing points to are text all the same.
        let unmet: Vec<&'a Element> =
            self.notes.feet.iter().filter(|(key, _)| !self.met.contains(key)).map(|(_, note)| *note).collect();
        for note in unmet {
            let text = note.all_text();
            if !text.trim().is_empty() {
                self.aside.push(SetAside { what: "footnote without a mark".into(), text, page: None });
            }
        }
    }

    /// Finds the next note to be walked: footnotes first.
    fn next_note(&self, walked: &BTreeMap<usize, usize>) -> Option<usize> {
        let open = || (0..self.met.len()).filter(|at| !walked.contains_key(at));
        let foot = open().find(|&at| self.met.get(at).is_some_and(|(kind, _)| *kind == "footnote"));
        foot.or_else(|| open().next())
    }
}
