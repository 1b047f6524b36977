//! What a report says of places that the import could not read surely.

use super::model::{Compared, ComparedDraft, ComparedStep};
use crate::base::{Message, Side, Sides};
use crate::compare::Change;
use crate::locale::Locale;
use crate::text::{Paragraph, first_words};

/// So many characters of a paragraph without number name it.
const SIGNS: usize = 40;

/// A place that could not be read surely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unsure {
    /// Where: reference or first words, and the page.
    pub place: String,
    /// What is doubted, in words.
    pub doubts: String,
}

impl ComparedDraft {
    /// Counts the paragraphs that could not be read surely.
    pub fn unsure_places(&self) -> usize {
        self.reading.paragraphs.iter().filter(|paragraph| !paragraph.doubts.is_empty()).count()
    }

    /// Says how many paragraphs could not be read surely; nothing where all could be.
    pub(super) fn unsure_said(&self, locale: &Locale) -> Option<String> {
        let count = self.unsure_places();
        let message = Message::new("report-unsure-draft").text("draft", self.name.as_str()).number("count", count);
        (count > 0).then(|| locale.format(&message))
    }

    /// Returns the places that could not be read surely, in the order of the draft.
    pub(super) fn unsure(&self, locale: &Locale) -> Vec<Unsure> {
        let doubted = self.reading.paragraphs.iter().filter(|paragraph| !paragraph.doubts.is_empty());
        doubted.map(|paragraph| Unsure { place: place(paragraph, locale), doubts: named(paragraph, locale) }).collect()
    }
}

fn place(paragraph: &Paragraph, locale: &Locale) -> String {
    let name = match paragraph.cited() {
        "" => first_words(&paragraph.text, SIGNS),
        cited => cited.to_owned(),
    };
    match paragraph.page {
        Some(page) => locale.format(&Message::new("report-unsure-place").text("place", name).number("page", page)),
        None => name,
    }
}

fn named(paragraph: &Paragraph, locale: &Locale) -> String {
    let names: Vec<String> = paragraph.doubts.iter().map(|doubt| locale.t(doubt.key())).collect();
    names.join("; ")
}

impl Compared {
    /// Says of each draft how many places could not be read surely, for the head of a report.
    pub fn unsure_drafts(&self, locale: &Locale) -> Vec<String> {
        self.drafts.iter().filter_map(|draft| draft.unsure_said(locale)).collect()
    }

    /// Says how many places of a step's drafts could not be read surely; nothing where all could be.
    pub(super) fn unsure(&self, step: &ComparedStep, locale: &Locale) -> Option<String> {
        let drafts = Sides::new(self.drafts.get(step.at.old)?, self.drafts.get(step.at.new)?);
        let count = Side::BOTH.into_iter().map(|side| drafts.get(side).unsure_places()).sum::<usize>();
        let message = Message::new("report-unsure")
            .number("count", count)
            .text("old", drafts.old.name.as_str())
            .number("in-old", drafts.old.unsure_places())
            .text("new", drafts.new.name.as_str())
            .number("in-new", drafts.new.unsure_places());
        (count > 0).then(|| locale.format(&message))
    }

    /// Says what was doubted of a change's paragraphs; nothing where they were read surely.
    pub(super) fn doubted(&self, step: &ComparedStep, change: &Change, locale: &Locale) -> Option<String> {
        let paragraphs = |at: usize| self.drafts.get(at).map_or(&[][..], |draft| draft.reading.paragraphs.as_slice());
        let doubts = change.doubts(Sides::new(paragraphs(step.at.old), paragraphs(step.at.new)));
        let names: Vec<String> = doubts.iter().map(|doubt| locale.t(doubt.key())).collect();
        let message = Message::new("report-doubted").text("doubts", names.join("; "));
        (!names.is_empty()).then(|| locale.format(&message))
    }
}
