//! Facts over drafts, draft proof-reading, and the matrices: three parts of one page, computed in the background while it is
//! looked at.
//!
//! Changes nothing in the study. A figure leads to its places: each cell opens what it counts.

pub(in crate::app) mod action;
pub(in crate::app) mod view;

use crate::app::command::action::Action;
use crate::app::comparison::action::ComparisonAction;
use crate::app::facts::action::FactsAction;
use crate::app::facts::view::{CountedChange, FactsView, MatrixView, ProofLine};
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shell::preferences::{FactsPart, Tab};
use crate::base::{Cancelled, JobControl, Message};
use crate::compare;
use crate::engine::{Chain, Jobs, Memo, Query, Same};
use crate::insight::facts::{DraftFacts, FactKind, FactState, FactTable, Terms, follow};
use crate::insight::matrix::{self, Matrix, MatrixKind, ToCount};
use crate::insight::proofread::{Finding, proofread};
use crate::locale::UiLanguage;
use crate::study::{Draft, Edit, Study};
use crate::text::{Language, Reading};
use std::sync::Arc;

/// What the facts are of: the drafts as they are, their comparisons where there are any, and the terms.
type FactsOf = (Vec<Same<Draft>>, Option<Same<Chain>>, Vec<String>);

/// What the drafts state, and what is to be mended in each.
#[derive(Debug)]
struct Found {
    readings: Vec<Arc<Reading>>,
    drafts: Vec<DraftFacts>,
    table: FactTable,
    proofs: Vec<Vec<Finding>>,
}

/// What the matrices are of.
type CountedOf = (Same<Study>, Same<Chain>);

/// What the matrix's view is of.
type MatrixOf = (CountedOf, MatrixKind, UiLanguage);

/// Facts, proof-reading, matrices.
pub struct FactsPage {
    facts: Query<FactsOf, Found>,
    counted: Query<CountedOf, Vec<Matrix>>,
    view: Memo<(FactsOf, Same<Study>, UiLanguage), FactsView>,
    proofs: Memo<(FactsOf, usize), Vec<ProofLine>>,
    matrix: Memo<MatrixOf, MatrixView>,
    changes: Memo<(MatrixOf, (usize, usize)), Vec<CountedChange>>,
    kind: Option<FactKind>,
    matrix_kind: MatrixKind,
    /// The draft that is proof-read, by its place; the newest where nobody chose.
    draft: Option<usize>,
    /// The chosen cell of the part looked at: row and column.
    at: (usize, usize),
}

/// Whether facts, findings or counts are what the middle of the window shows; plain keys are its own then.
pub fn shows_facts(session: &Session) -> bool {
    session.prefs.tab == Tab::Facts && !session.study().drafts.is_empty()
}

impl FactsPage {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            facts: Query::new("facts", 2, jobs),
            counted: Query::new("matrices", 2, jobs),
            view: Memo::default(),
            proofs: Memo::default(),
            matrix: Memo::default(),
            changes: Memo::default(),
            kind: None,
            matrix_kind: MatrixKind::default(),
            draft: None,
            at: (0, 0),
        }
    }

    /// The facts; nothing while they are read for the first time.
    pub const fn facts(&self) -> Option<&FactsView> {
        self.view.get()
    }

    /// The kind whose facts alone are shown.
    pub const fn kind(&self) -> Option<FactKind> {
        self.kind
    }

    /// The places in [`FactsView::lines`] of the facts shown.
    pub fn shown(&self) -> Vec<usize> {
        let lines = self.view.get().map_or(&[][..], |view| view.lines.as_slice());
        let fits = |kind: FactKind| self.kind.is_none_or(|wanted| wanted == kind);
        lines.iter().enumerate().filter(|(_, line)| fits(line.kind)).map(|(at, _)| at).collect()
    }

    /// What is to be mended in the draft that is proof-read; nothing while it is read.
    pub fn proofs(&self) -> Option<&[ProofLine]> {
        self.proofs.get().map(Vec::as_slice)
    }

    /// The draft that is proof-read, by its place on the timeline.
    pub fn proofread_draft(&self, session: &Session) -> usize {
        let last = session.study().drafts.len().saturating_sub(1);
        self.draft.unwrap_or(last).min(last)
    }

    /// The matrix; nothing while it is counted.
    pub const fn matrix(&self) -> Option<&MatrixView> {
        self.matrix.get()
    }

    /// What is counted by what.
    pub const fn matrix_kind(&self) -> MatrixKind {
        self.matrix_kind
    }

    /// The changes that the chosen cell of the matrix counts.
    pub fn changes(&self) -> &[CountedChange] {
        self.changes.get().map_or(&[], Vec::as_slice)
    }

    /// The chosen cell: its row and its column.
    pub const fn at(&self) -> (usize, usize) {
        self.at
    }

    /// The terms that are followed.
    pub fn terms(session: &Session) -> Terms {
        let own = Terms::new(session.study().terms.iter().cloned());
        if own.list().is_empty() { Terms::default() } else { own }
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: FactsAction, session: &mut Session) {
        match action {
            FactsAction::Kind(kind) => (self.kind, self.at) = (kind, (0, self.at.1)),
            FactsAction::Choose(row, column) => self.at = (row, column),
            FactsAction::Walk(rows, columns) => self.walk(session, rows, columns),
            FactsAction::Open => self.open(session),
            FactsAction::First(draft, kind) => self.first(draft, kind),
            FactsAction::OpenParagraph(draft, paragraph) => show(session, draft, paragraph),
            FactsAction::Draft(place) => (self.draft, self.at) = (Some(place), (0, 0)),
            FactsAction::Matrix(kind) => (self.matrix_kind, self.at) = (kind, (0, 0)),
            FactsAction::OpenChange(nth) => self.open_change(session, nth),
            FactsAction::Terms(terms) => {
                let terms = Terms::new(terms);
                // What is usual needs no list of the study's own.
                let own = if terms == Terms::default() { Vec::new() } else { terms.list().to_vec() };
                if own != **session.study().terms {
                    session.edit(Edit::SetTerms(own));
                }
            }
        }
    }

    /// How many rows and columns the part looked at has.
    fn size(&self, session: &Session) -> (usize, usize) {
        match session.prefs.facts {
            FactsPart::Facts => (self.shown().len(), self.view.get().map_or(0, |view| view.columns.len())),
            FactsPart::Proofs => (self.proofs().map_or(0, <[ProofLine]>::len), 1),
            FactsPart::Matrix => self.matrix.get().map_or((0, 0), |view| (view.rows.len(), view.columns.len())),
        }
    }

    fn walk(&mut self, session: &Session, rows: i32, columns: i32) {
        let (most_rows, most_columns) = self.size(session);
        let step = |at: usize, by: i32, length: usize| {
            at.saturating_add_signed(isize::try_from(by).unwrap_or(0)).min(length.saturating_sub(1))
        };
        self.at = (step(self.at.0, rows, most_rows), step(self.at.1, columns, most_columns));
    }

    fn open(&self, session: &mut Session) {
        match session.prefs.facts {
            FactsPart::Facts => {
                let line = self.shown().get(self.at.0).copied();
                let line = line.zip(self.view.get()).and_then(|(line, view)| view.lines.get(line));
                // Where a fact does not stand there, the nearest draft that has it is opened.
                let near = |line: &view::FactLine| {
                    let places = line.cells.iter().enumerate();
                    let places = places.filter_map(|(draft, cell)| Some((draft, cell.paragraph?)));
                    places.min_by_key(|(draft, _)| draft.abs_diff(self.at.1))
                };
                if let Some((draft, paragraph)) = line.and_then(near) {
                    show(session, draft, paragraph);
                }
            }
            FactsPart::Proofs => {
                let paragraph = self.proofs().and_then(|lines| lines.get(self.at.0)).map(|line| line.paragraph);
                if let Some(paragraph) = paragraph {
                    show(session, self.proofread_draft(session), paragraph);
                }
            }
            FactsPart::Matrix => self.open_change(session, 0),
        }
    }

    /// Chooses the first fact of a kind that a draft has.
    fn first(&mut self, draft: usize, kind: FactKind) {
        self.kind = Some(kind);
        let stands = |line: &view::FactLine| {
            line.cells.get(draft).is_some_and(|cell| !matches!(cell.state, FactState::Absent | FactState::Gone))
        };
        let Some(view) = self.view.get() else { return };
        let row = self.shown().iter().position(|line| view.lines.get(*line).is_some_and(stands));
        self.at = (row.unwrap_or(0), draft);
    }

    fn open_change(&self, session: &mut Session, nth: usize) {
        let Some(change) = self.changes().get(nth) else { return };
        let (draft, paragraph) = change.opens;
        session.request(Action::Compare(ComparisonAction::SelectPair(change.pair)));
        session.request(Action::Compare(ComparisonAction::ShowParagraph(draft, paragraph)));
    }

    fn refresh_facts(&mut self, session: &mut Session) {
        let study = Arc::clone(session.study());
        let chain = session.steps.ready().cloned();
        if chain.is_none() && study.drafts.len() > 1 {
            return;
        }
        let terms = Self::terms(session);
        let key: FactsOf =
            (study.drafts.iter().map(Same::from).collect(), chain.as_ref().map(Same::from), terms.list().to_vec());
        let ids = session.timeline();
        let readings: Vec<Arc<Reading>> = ids.into_iter().filter_map(|id| Some(session.reading(id)?.reading)).collect();
        let languages: Vec<Option<Language>> = study.drafts.iter().map(|draft| draft.text.copy.language).collect();
        self.facts.want(&key, move |job| found(readings, &languages, chain.as_deref(), &terms, job));
        let Some(found) = self.facts.answer_of(&key).cloned() else { return };
        let of = (key.clone(), Same::from(&study), session.locale.language());
        if !self.view.is_of(&of) {
            self.view.put(of, view::facts_view(session, &found.drafts, &found.table, &found.readings));
        }
        let draft = self.proofread_draft(session);
        if let (Some(proofs), Some(reading)) = (found.proofs.get(draft), found.readings.get(draft)) {
            self.proofs.get_or((key, draft), |_| view::proof_view(proofs, reading));
        }
    }

    fn refresh_matrix(&mut self, session: &mut Session) {
        let study = Arc::clone(session.study());
        let Some(chain) = session.steps.ready().cloned() else { return };
        let key: CountedOf = (Same::from(&study), Same::from(&chain));
        let of = ToCount { study, steps: chain.steps.clone(), readings: chain.readings.clone() };
        let lineage = Arc::clone(&chain);
        self.counted.want(&key, move |job| matrix::matrices(&of, Some(&lineage.lineage), job));
        let Some(all) = self.counted.answer_of(&key).cloned() else { return };
        let place = MatrixKind::ALL.iter().position(|kind| *kind == self.matrix_kind);
        let Some(matrix) = place.and_then(|place| all.get(place)) else { return };
        let of: MatrixOf = (key, self.matrix_kind, session.locale.language());
        self.matrix.get_or(of.clone(), |_| view::matrix_view(session, matrix));
        let cell = self.at;
        self.changes.get_or((of, cell), |_| view::counted(session, matrix.cell(cell.0, cell.1), &chain));
    }
}

/// Reads drafts for what they state and what is to be mended, and follows it.
fn found(
    readings: Vec<Arc<Reading>>,
    languages: &[Option<Language>],
    chain: Option<&Chain>,
    terms: &Terms,
    job: &JobControl,
) -> Result<Found, Cancelled> {
    let (mut drafts, mut proofs) = (Vec::new(), Vec::new());
    for (reading, language) in readings.iter().zip(languages) {
        drafts.push(DraftFacts::of(&reading.paragraphs, *language, terms, job)?);
        proofs.push(proofread(reading, *language, job)?);
    }
    let read: Vec<&DraftFacts> = drafts.iter().collect();
    let table = if let Some(chain) = chain {
        follow(&read, &chain.lineage, job)?
    } else {
        // A draft that stands alone is followed nowhere.
        let alone: Vec<_> = readings.iter().take(1).map(|reading| reading.paragraphs.as_slice()).collect();
        follow(&read, &compare::lineage(&alone, &[], job)?, job)?
    };
    Ok(Found { readings, drafts, table, proofs })
}

/// Shows a paragraph of the draft of this place.
fn show(session: &mut Session, draft: usize, paragraph: usize) {
    if let Some(id) = session.timeline().get(draft).copied() {
        session.request(Action::Compare(ComparisonAction::ShowParagraph(id, paragraph)));
    }
}

impl Feature for FactsPage {
    fn refresh(&mut self, session: &mut Session) {
        self.facts.collect();
        self.counted.collect();
        if !shows_facts(session) {
            return;
        }
        if session.prefs.facts == FactsPart::Matrix {
            self.refresh_matrix(session);
        } else {
            self.refresh_facts(session);
        }
    }

    fn forget_study(&mut self) {
        (self.kind, self.draft, self.at) = (None, None, (0, 0));
        (self.view, self.proofs) = (Memo::default(), Memo::default());
        (self.matrix, self.changes) = (Memo::default(), Memo::default());
    }

    fn work(&self, session: &Session) -> Option<Work> {
        let running = self.facts.is_running() || self.counted.is_running();
        (running && shows_facts(session)).then(|| (Message::new("work-facts"), None))
    }
}
