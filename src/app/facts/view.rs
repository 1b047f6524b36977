//! Facts, findings and counts, ready to be drawn.

use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::base::{DraftId, Message, Sides};
use crate::insight::facts::{DraftFacts, FactKind, FactState, FactTable};
use crate::insight::matrix::{ChangeAt, Head, Matrix};
use crate::insight::proofread::Finding;
use crate::text::Reading;
use std::sync::Arc;

/// Letters of a fact's words that a cell shows.
const WORDS: usize = 120;

/// A draft's column of the table of facts.
#[derive(Debug, Clone, PartialEq)]
pub struct FactColumn {
    /// The draft.
    pub draft: DraftId,
    /// Its name.
    pub name: String,
    /// How many facts of each kind, in the order of [`FactKind::ALL`].
    pub counts: Vec<usize>,
    /// Words in all.
    pub words: usize,
    /// Pages, where the source has any.
    pub pages: Option<u32>,
    /// Share of the words outside square brackets, 0 to 1.
    pub outside: Option<f64>,
    /// What the draft says is agreed, quoted: the paragraph, its number, the words.
    pub agreed: Vec<(usize, String, String)>,
}

impl FactColumn {
    /// Returns how many facts of a kind there are; of all kinds without one.
    pub fn count(&self, kind: Option<FactKind>) -> usize {
        let all = FactKind::ALL.iter().zip(&self.counts);
        all.filter(|(known, _)| kind.is_none_or(|kind| kind == **known)).map(|(_, count)| count).sum()
    }
}

/// A fact in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactCellView {
    /// What became of it.
    pub state: FactState,
    /// The number of its paragraph; empty without one.
    pub place: String,
    /// Its words.
    pub words: String,
    /// The paragraph that is opened.
    pub paragraph: Option<usize>,
}

/// A fact through all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactLine {
    /// What it is of.
    pub kind: FactKind,
    /// The words, as they stand last.
    pub words: String,
    /// One cell a draft.
    pub cells: Vec<FactCellView>,
}

/// The facts of all drafts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FactsView {
    /// One a draft.
    pub columns: Vec<FactColumn>,
    /// The facts, by kind.
    pub lines: Vec<FactLine>,
}

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofLine {
    /// The number of its paragraph; empty without one.
    pub place: String,
    /// What is wrong.
    pub said: Message,
    /// The paragraph's first words.
    pub words: String,
    /// The paragraph.
    pub paragraph: usize,
}

/// A change that a figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedChange {
    /// The drafts compared.
    pub pair: Sides<DraftId>,
    /// The step's name.
    pub step: String,
    /// The number of its paragraph, or its first words.
    pub name: String,
    /// Its words.
    pub words: String,
    /// The draft and the paragraph that are opened.
    pub opens: (DraftId, usize),
}

/// A table of counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixView {
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// By row and column, how many changes.
    pub counts: Vec<Vec<usize>>,
    /// The largest of them.
    pub most: usize,
}

fn cited(reading: &Reading, paragraph: usize) -> String {
    reading.paragraphs.get(paragraph).map(|paragraph| paragraph.cited().to_owned()).unwrap_or_default()
}

/// Makes the view of facts.
pub(in crate::app) fn facts_view(
    session: &Session,
    drafts: &[DraftFacts],
    table: &FactTable,
    readings: &[Arc<Reading>],
) -> FactsView {
    let study = session.study();
    let columns = study.drafts.iter().zip(drafts).zip(readings).map(|((draft, facts), reading)| FactColumn {
        draft: draft.id,
        name: names::shown_name(draft, &session.locale),
        counts: FactKind::ALL.iter().map(|kind| facts.count(*kind)).collect(),
        words: facts.words,
        pages: facts.pages,
        outside: facts.share_outside(),
        agreed: facts
            .agreed
            .iter()
            .map(|quote| (quote.paragraph, cited(reading, quote.paragraph), first_words(&quote.words, WORDS)))
            .collect(),
    });
    let lines = table.rows.iter().map(|row| FactLine {
        kind: row.kind,
        words: first_words(&row.words, WORDS),
        cells: row
            .cells
            .iter()
            .zip(readings)
            .map(|(cell, reading)| FactCellView {
                state: cell.state,
                place: cell.at.map(|(paragraph, _)| cited(reading, paragraph)).unwrap_or_default(),
                words: first_words(&cell.words, WORDS),
                paragraph: cell.at.map(|(paragraph, _)| paragraph),
            })
            .collect(),
    });
    FactsView { columns: columns.collect(), lines: lines.collect() }
}

/// Makes the list of what is to be mended in a draft.
pub(in crate::app) fn proof_view(found: &[Finding], reading: &Reading) -> Vec<ProofLine> {
    found
        .iter()
        .map(|finding| ProofLine {
            place: cited(reading, finding.paragraph),
            said: finding.message(),
            words: reading
                .paragraphs
                .get(finding.paragraph)
                .map(|paragraph| first_words(&paragraph.text, WORDS))
                .unwrap_or_default(),
            paragraph: finding.paragraph,
        })
        .collect()
}

/// Makes the view of a matrix.
pub(in crate::app) fn matrix_view(session: &Session, matrix: &Matrix) -> MatrixView {
    let name = |head: &Head| head_name(session, head);
    MatrixView {
        rows: matrix.rows.iter().map(name).collect(),
        columns: matrix.columns.iter().map(name).collect(),
        counts: matrix.cells.iter().map(|row| row.iter().map(Vec::len).collect()).collect(),
        most: matrix.most(),
    }
}

fn head_name(session: &Session, head: &Head) -> String {
    let (study, locale) = (session.study(), &session.locale);
    let language = locale.language();
    match head {
        Head::Actor(id) => {
            study.actors.get(id).map(|actor| actor.names.in_language(language).to_owned()).unwrap_or_default()
        }
        Head::Theme(id) => {
            study.themes.get(id).map(|theme| theme.names.in_language(language).to_owned()).unwrap_or_default()
        }
        Head::Unknown => locale.t("matrix-unknown"),
        Head::Untagged => locale.t("matrix-untagged"),
        Head::Draft(place) => {
            study.drafts.get(*place).map(|draft| names::shown_name(draft, locale)).unwrap_or_default()
        }
        Head::Section(title) if title.is_empty() => locale.t("matrix-no-section"),
        Head::Section(title) => title.clone(),
        Head::Strength(direction) => locale.t(direction.key()),
    }
}

/// Names the changes that a cell counts.
pub(in crate::app) fn counted(
    session: &Session,
    changes: &[ChangeAt],
    chain: &crate::engine::Chain,
) -> Vec<CountedChange> {
    let study = session.study();
    changes
        .iter()
        .filter_map(|at| {
            let (old, new) = (study.drafts.get(at.step)?, study.drafts.get(at.step + 1)?);
            let change = chain.steps.get(at.step)?.changes.get(at.change)?;
            let (draft, reading, paragraph) = match (change.at.new.first(), change.at.old.first()) {
                (Some(paragraph), _) => (new.id, chain.readings.get(at.step + 1)?, *paragraph),
                (None, paragraph) => (old.id, chain.readings.get(at.step)?, *paragraph?),
            };
            let text = reading.paragraphs.get(paragraph).map_or("", |paragraph| paragraph.text.as_str());
            Some(CountedChange {
                pair: Sides::new(old.id, new.id),
                step: session.step_name(old.id, new.id),
                name: cited(reading, paragraph),
                words: first_words(text, WORDS),
                opens: (draft, paragraph),
            })
        })
        .collect()
}
