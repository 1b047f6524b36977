//! What a report holds, as plain data.

use super::layout::Audience;
use crate::base::{Date, Message, Sides, Span, Timestamp};
use crate::compare::{Change, Comparison, Lineage, Options, Proof};
use crate::insight::weight::TouchedAsks;
use crate::insight::{AnnotatedChange, CitedPosition};
use crate::locale::Locale;
use crate::study::{Basis, Role, Uptake};
use crate::text::{Reading, SourceText};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A draft that was compared.
#[derive(Debug, Clone)]
pub struct ComparedDraft {
    /// Its name.
    pub name: String,
    /// Its date.
    pub date: Option<Date>,
    /// The file it was read from.
    pub file: String,
    /// BLAKE3 of the file's bytes, in hexadecimal digits.
    pub fingerprint: String,
    /// Key of its status (official, leaked …).
    pub status: &'static str,
    /// Where it is from.
    pub source: String,
    /// The copy it was read from.
    pub copy: Arc<SourceText>,
    /// The draft as read.
    pub reading: Arc<Reading>,
}

/// A step: two neighbouring drafts and the comparison of them.
#[derive(Debug, Clone)]
pub struct ComparedStep {
    /// Places of the drafts in the row.
    pub at: Sides<usize>,
    /// The comparison.
    pub comparison: Arc<Comparison>,
}

/// Drafts in a row and their comparisons.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// The drafts.
    pub drafts: Vec<ComparedDraft>,
    /// The comparisons.
    pub steps: Vec<ComparedStep>,
    /// The provisions, when they were followed.
    pub lineage: Option<Arc<Lineage>>,
    /// What makes no change.
    pub options: Options,
    /// The changes that touch asks and red lines of the study, one entry a step; private to who wrote them.
    pub touched: Vec<TouchedAsks>,
}

impl Compared {
    /// Returns the statement of completeness of a step: counted anew from drafts and changes.
    pub fn proof(&self, step: &ComparedStep) -> Option<Proof> {
        let (old, new) = (self.drafts.get(step.at.old)?, self.drafts.get(step.at.new)?);
        Some(crate::compare::proof(&step.comparison, &old.reading.paragraphs, &new.reading.paragraphs))
    }

    /// Returns the texts of a change: its paragraphs joined by one newline, as its redline counts.
    pub fn texts(&self, step: &ComparedStep, change: &Change) -> Sides<String> {
        let join = |draft: usize, at: &[usize]| {
            let Some(draft) = self.drafts.get(draft) else { return String::new() };
            let texts: Vec<&str> = at
                .iter()
                .filter_map(|&index| draft.reading.paragraphs.get(index).map(|paragraph| paragraph.text.as_str()))
                .collect();
            texts.join("\n")
        };
        Sides::new(join(step.at.old, &change.at.old), join(step.at.new, &change.at.new))
    }
}

/// A position on record, worded for a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportPosition {
    /// Whose: actors, else the source's words, else "not known".
    pub who: String,
    /// Who aligned themselves with it.
    pub aligned: Vec<String>,
    /// Key of its kind.
    pub kind: &'static str,
    /// What.
    pub gist: String,
    /// The words themselves.
    pub quotation: String,
    /// When, as the source says it.
    pub date: String,
    /// Document and address.
    pub source: String,
    /// On what ground it is on record, where that is known.
    pub basis: Option<Basis>,
    /// The fact on which sources disagree.
    pub disputed: String,
}

impl ReportPosition {
    /// Words a cited position for a report: whose it is joined, or said not to be known.
    pub fn new(position: &CitedPosition, locale: &Locale) -> Self {
        Self {
            who: match (position.actors.is_empty(), position.actor_words.is_empty()) {
                (false, _) => locale.list(&position.actors),
                (true, false) => position.actor_words.clone(),
                (true, true) => locale.t("actor-unknown"),
            },
            aligned: position.aligned.clone(),
            kind: position.kind.key(),
            gist: position.gist.clone(),
            quotation: position.quotation.clone(),
            date: position.date.clone(),
            source: position.whole_source(),
            basis: position.basis,
            disputed: position.disputed.clone(),
        }
    }
}

/// A person's verdict on an ask in one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportVerdict {
    /// What became of it.
    pub uptake: Uptake,
    /// What shows it.
    pub evidence: String,
    /// Who says so.
    pub author: String,
    /// Whether it was a suggestion that this person accepted.
    pub accepted: bool,
}

/// What became of an ask in one draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportCell {
    /// The draft's name.
    pub draft: String,
    /// What a person said.
    pub verdict: Option<ReportVerdict>,
    /// What the tool suggests where no person has spoken, and why.
    pub suggestion: Option<(Uptake, String)>,
    /// For red lines, key of how the words stand.
    pub standing: Option<&'static str>,
    /// The paragraph of the draft's reading where the words stand, or what is nearest to them.
    pub place: Option<usize>,
}

/// An ask, with what became of it in each draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportAsk {
    /// Whose.
    pub actors: String,
    /// What.
    pub gist: String,
    /// The words.
    pub words: String,
    /// Words that must not be lost.
    pub red_line: bool,
    /// Words to be kept out.
    pub keep_out: bool,
    /// Where it was won and then lost, in a sentence.
    pub fate: Option<String>,
    /// Whether it was won and lost for good.
    pub lost: bool,
    /// One entry a draft.
    pub cells: Vec<ReportCell>,
}

/// Something a person said, as it stands in the study: for programs, which want each thing once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportAnnotation {
    /// Places of the drafts of its step.
    pub step: Sides<usize>,
    /// The change of the report that it stands on, by its step's number and its index.
    pub change: Option<(usize, usize)>,
    /// The words it is of, in either draft.
    pub words: Sides<Vec<String>>,
    /// What it says.
    pub body: ReportBody,
    /// Who said it.
    pub author: String,
    /// When it was said first; `None` for a sample made by no clock.
    pub time: Option<Timestamp>,
    /// What it is known by elsewhere; its own id can't be told from it.
    pub guid: String,
    /// What its theme is known by elsewhere, where it says one.
    pub theme_guid: Option<String>,
    /// Where its words stand now.
    pub places: Vec<ReportPlace>,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportPlace {
    /// Place of the draft in the row.
    pub draft: usize,
    /// Index of the paragraph in its reading.
    pub paragraph: usize,
    /// Where in its text.
    pub span: Span,
}

/// What an annotation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportBody {
    /// It is about this theme.
    Theme(String),
    /// It reflects somebody's position.
    Attribution {
        /// Whose; empty for "not known".
        actors: Vec<String>,
        /// In what role.
        role: Role,
        /// On what ground.
        basis: Basis,
        /// Where it is said.
        evidence: String,
        /// More.
        note: String,
    },
    /// A note.
    Note(String),
    /// A headline.
    Headline(String),
    /// It matters.
    Important,
}

/// A theme of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportTheme {
    /// Its name.
    pub name: String,
    /// Name of the theme it stands below.
    pub parent: Option<String>,
    /// Short name.
    pub code: String,
    /// What it means.
    pub description: String,
    /// Whether it is no longer offered.
    pub retired: bool,
    /// What it is known by in other programs, the same as in a codebook.
    pub guid: String,
    /// Its colour as red, green, blue.
    pub colour: Option<u32>,
    /// How many themes it stands below.
    pub depth: usize,
}

/// An actor of the study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportActor {
    /// Its name.
    pub name: String,
    /// Short name or code.
    pub code: String,
    /// Name of its kind in files.
    pub kind: &'static str,
    /// Whether it was invented for a sample.
    pub invented: bool,
    /// What it is known by in other programs.
    pub guid: String,
}

/// How far the coders agree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportAgreement {
    /// Who looked at changes.
    pub coders: Vec<String>,
    /// Over all themes first, then theme by theme: the name, how many changes two or more looked at, and percentage,
    /// Cohen's kappa and Krippendorff's alpha; `None`: not defined.
    pub rows: Vec<(String, usize, [Option<f64>; 3])>,
    /// How many disagreements there are.
    pub disagreements: usize,
    /// What must be said of the figures.
    pub notes: Vec<Message>,
}

/// Everything a report of a study says, as plain data.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// Whether the texts were invented; then the report says so, at its head and at its foot.
    pub invented: bool,
    /// The drafts and comparisons.
    pub compared: Compared,
    /// What was said of the changes: one entry a step, in it one entry a change of the comparison.
    pub annotated: Vec<Vec<AnnotatedChange>>,
    /// The asks, those of one actor together.
    pub asks: Vec<ReportAsk>,
    /// How the red lines stand in the newest draft.
    pub red_lines: Option<String>,
    /// The positions that this report cites, or that are linked to its words.
    pub positions: Vec<ReportPosition>,
    /// Facts of theirs on which sources disagree, with what each says.
    pub disputed: Vec<(String, Vec<ReportPosition>)>,
    /// Names of the coders.
    pub coders: Vec<String>,
    /// How far they agree, where two looked at the same changes.
    pub agreement: Option<ReportAgreement>,
    /// Everything that was said of its steps, in the order of the annotations' ids.
    pub annotations: Vec<ReportAnnotation>,
    /// The codebook, as a tree is read.
    pub codebook: Vec<ReportTheme>,
    /// The actors of the study.
    pub actors: Vec<ReportActor>,
    /// Annotations of the study that stand on no change of this report.
    pub elsewhere: usize,
    /// Whether it is of a study, and so may hold what people said of the changes.
    pub of_study: bool,
    /// For whom it is.
    pub audience: Audience,
    /// Which changes are listed: one entry a step, in it one entry a change; a missing entry lists all.
    pub listed: Vec<Vec<bool>>,
    /// Changes chosen for a letter, by step.
    pub chosen: Vec<BTreeSet<usize>>,
    /// What was left out by a choice of steps or changes, in sentences with counts.
    pub left_out: Vec<Message>,
}

impl Report {
    /// Whether the change of this index stands in the report's lists of changes.
    pub fn lists(&self, step: usize, change: usize) -> bool {
        self.listed.get(step).and_then(|changes| changes.get(change)).copied().unwrap_or(true)
    }

    /// Returns the changes of a step that there is something to read in and that are listed, with their indices.
    pub fn listed_changes<'a>(
        &'a self,
        number: usize,
        step: &'a ComparedStep,
    ) -> impl Iterator<Item = (usize, &'a Change)> {
        let changes = step.comparison.changes.iter().enumerate();
        changes.filter(move |(index, change)| change.is_visible() && self.lists(number, *index))
    }

    /// Returns what was said of a change; `None` where nobody could have.
    pub fn said(&self, step: usize, change: usize) -> Option<&AnnotatedChange> {
        self.annotated.get(step)?.get(change)
    }

    /// Returns the name of the draft at a place of the row; `?` past the last.
    pub fn draft_name(&self, at: usize) -> &str {
        self.compared.drafts.get(at).map_or("?", |draft| draft.name.as_str())
    }

    /// Returns the name of a step: `Rev.1 → Rev.2`.
    pub fn step_name(&self, step: &ComparedStep) -> String {
        format!("{} → {}", self.draft_name(step.at.old), self.draft_name(step.at.new))
    }
}
