//! A draft's paragraphs with what came into each of them and what went.

use super::super::model::{ComparedStep, Report};
use crate::base::Side;
use crate::compare::{Change, EditKind};
use std::collections::BTreeMap;

/// Words with one thing done to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) op: EditKind,
    pub(super) text: String,
}

/// A draft as a version of the one before.
#[derive(Default)]
pub(super) struct Version<'a> {
    /// The step that led to it.
    pub(super) step: Option<&'a ComparedStep>,
    number: usize,
    /// By the index of a paragraph: its words.
    marked: BTreeMap<usize, Vec<Words>>,
    /// By the index of the paragraph that they stand before: the indices of those of the draft before that are gone.
    pub(super) gone: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Version<'a> {
    pub(super) fn of(report: &'a Report, at: usize) -> Self {
        let found = report.compared.steps.iter().enumerate().find(|(_, step)| step.at.new == at);
        let Some((number, step)) = found else { return Self::default() };
        let mut version = Self { step: Some(step), number, ..Self::default() };
        let mut next = 0;
        for (index, change) in step.comparison.changes.iter().enumerate() {
            if !report.lists(number, index) {
                next = change.at.new.last().map_or(next, |last| last + 1);
                continue;
            }
            if change.at.new.is_empty() {
                version.gone.entry(next).or_default().extend(&change.at.old);
                continue;
            }
            next = change.at.new.last().map_or(next, |last| last + 1);
            version.mark(report, step, change);
        }
        version
    }

    /// Whether there is a draft before that it was compared with.
    pub(super) const fn is_compared(&self) -> bool {
        self.step.is_some()
    }

    /// The changes that are listed.
    pub(super) fn changes(&self, report: &'a Report) -> impl Iterator<Item = (usize, &'a Change)> {
        let number = self.number;
        let changes = self.step.map_or(&[][..], |step| step.comparison.changes.as_slice());
        changes.iter().enumerate().filter(move |(index, _)| report.lists(number, *index))
    }

    /// The words of a paragraph, where some came or went.
    pub(super) fn words(&self, paragraph: usize) -> Option<&[Words]> {
        self.marked.get(&paragraph).map(Vec::as_slice)
    }

    /// Gives each new paragraph of a change its part of the redline.
    fn mark(&mut self, report: &Report, step: &ComparedStep, change: &Change) {
        if change.redline.iter().all(|piece| piece.op == EditKind::Equal) {
            return;
        }
        let texts = report.compared.texts(step, change);
        let mut at = 0;
        for piece in &change.redline {
            let side = if piece.op == EditKind::Delete { Side::Old } else { Side::New };
            let text = piece.at.get(side).of(texts.get(side)).unwrap_or_default();
            if piece.op == EditKind::Delete {
                // Where paragraphs were joined, there is a space now.
                self.push(change, at, piece.op, &text.replace('\n', " "));
                continue;
            }
            for (part, words) in text.split('\n').enumerate() {
                at += usize::from(part > 0);
                self.push(change, at, piece.op, words);
            }
        }
    }

    fn push(&mut self, change: &Change, at: usize, op: EditKind, text: &str) {
        if let Some(paragraph) = change.at.new.get(at).filter(|_| !text.is_empty()) {
            self.marked.entry(*paragraph).or_default().push(Words { op, text: text.to_owned() });
        }
    }
}
