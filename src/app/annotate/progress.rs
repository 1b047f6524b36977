//! What is left: for each comparison and section, how many changes nobody (or one coder) has seen, tagged, attributed or
//! given a headline, and where the next of them stands.

use crate::app::session::Session;
use crate::app::shell::dialog::Dialog;
use crate::base::{Cancelled, CoderId, DraftId, JobControl, Side, Sides, closed_enum};
use crate::compare::Comparison;
use crate::engine::{Chain, Jobs, Query, Same};
use crate::insight::Placement;
use crate::study::{Body, Study};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

closed_enum!(
    /// What may be left to do with a change.
    #[derive(Default)]
    Task {
        /// To be seen.
        #[default]
        See => "left-see";
        /// To be tagged with a theme.
        Tag => "left-tag";
        /// To be attributed ("not known" counts as done).
        Attribute => "left-attribute";
        /// To be given a headline.
        Headline => "left-headline";
    }
);

/// A section of a comparison (or a whole comparison), and what is left in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftRow {
    /// The drafts compared.
    pub pair: Sides<DraftId>,
    /// The section's title; `None` for the whole comparison.
    pub title: Option<String>,
    /// Changes there is something to read in.
    pub total: usize,
    /// Of them, how many are left, by task.
    pub left: [usize; 4],
    /// The first left, by task: a draft of the pair and a paragraph (index in its reading) of the change.
    pub next: [Option<(DraftId, usize)>; 4],
}

impl LeftRow {
    /// How many are left of a task.
    pub fn left(&self, task: Task) -> usize {
        self.left.get(task as usize).copied().unwrap_or(0)
    }

    /// Where the first stands that is left of a task.
    pub fn next(&self, task: Task) -> Option<(DraftId, usize)> {
        self.next.get(task as usize).copied().flatten()
    }
}

/// What the rows are made from: the study, its comparisons, and the one coder they are of.
type LeftOf = (Same<Study>, Same<Chain>, Option<CoderId>);

/// The count.
pub(in crate::app) struct Progress {
    pub(in crate::app) query: Query<LeftOf, Vec<LeftRow>>,
    /// Whether it is counted of all coders together.
    pub(in crate::app) of_all: bool,
}

impl Progress {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("what is left", 1, jobs), of_all: false }
    }
}

/// The titles of the sections, by the change that begins each: the headings of the new draft.
fn section_titles(comparison: &Comparison, readings: &Sides<Arc<Reading>>) -> BTreeMap<usize, String> {
    let headings = comparison.changes.iter().enumerate().filter_map(|(index, change)| {
        let new = change.at.new.iter().filter_map(|&at| readings.new.paragraphs.get(at));
        let heading = new.into_iter().find(|paragraph| paragraph.is_heading())?;
        let label = heading.label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
        Some((index, format!("{label}{}", heading.text)))
    });
    headings.collect()
}

fn rows(study: &Study, chain: &Chain, coder: Option<CoderId>, job: &JobControl) -> Result<Vec<LeftRow>, Cancelled> {
    let readings: BTreeMap<DraftId, Arc<Reading>> =
        study.drafts.iter().map(|draft| draft.id).zip(chain.readings.iter().map(Arc::clone)).collect();
    let mut rows = Vec::new();
    for (place, comparison) in chain.steps.iter().enumerate() {
        job.check()?;
        let (Some(old), Some(new)) = (study.drafts.get(place), study.drafts.get(place + 1)) else { continue };
        let (Some(before), Some(after)) = (readings.get(&old.id), readings.get(&new.id)) else { continue };
        let pair = Sides::new(old.id, new.id);
        let placement = Placement::new(study, pair, comparison, None, &readings);
        let mut done = vec![[false; 4]; comparison.changes.len()];
        for annotation in study.annotations.values() {
            let task = match annotation.body {
                Body::Seen => Task::See,
                Body::Tag(_) => Task::Tag,
                Body::Claim(_) => Task::Attribute,
                Body::Headline(_) => Task::Headline,
                Body::Note(_) | Body::Important | Body::Overruled(_) => continue,
            };
            if coder.is_some_and(|coder| coder != annotation.author) {
                continue;
            }
            let card = placement.change_of(annotation).and_then(|change| done.get_mut(change.get()));
            if let Some(flag) = card.and_then(|card| card.get_mut(task as usize)) {
                *flag = true;
            }
        }
        let empty = |title| LeftRow { pair, title, total: 0, left: [0; 4], next: [None; 4] };
        let whole = rows.len();
        rows.push(empty(None));
        let titles = section_titles(comparison, &Sides::new(Arc::clone(before), Arc::clone(after)));
        for (index, (change, done)) in comparison.changes.iter().zip(&done).enumerate() {
            if let Some(title) = titles.get(&index) {
                rows.push(empty(Some(title.clone())));
            } else if index == 0 {
                rows.push(empty(Some(String::new())));
            }
            if !change.is_visible() {
                continue;
            }
            let at = [(Side::New, new.id), (Side::Old, old.id)]
                .into_iter()
                .find_map(|(side, draft)| Some((draft, *change.at.get(side).first()?)));
            let section = rows.len() - 1;
            for row in [whole, section] {
                let Some(row) = rows.get_mut(row) else { continue };
                row.total += 1;
                for ((left, next), done) in row.left.iter_mut().zip(&mut row.next).zip(done) {
                    if !done {
                        *left += 1;
                        *next = next.or(at);
                    }
                }
            }
        }
        // A heading without changes below it has nothing to say here.
        rows.retain(|row| row.title.is_none() || row.total > 0);
    }
    Ok(rows)
}

impl Progress {
    /// Has what is left counted while it is looked at.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if !matches!(session.dialog, Some(Dialog::Left)) {
            return;
        }
        let Some(chain) = session.steps.newest().cloned() else { return };
        let study = Arc::clone(session.study());
        if chain.readings.len() != study.drafts.len() {
            return;
        }
        let coder = if self.of_all { None } else { Some(session.coder) };
        let key = (Same::from(&study), Same::from(&chain), coder);
        self.query.want(&key, move |job| rows(&study, &chain, coder, job));
    }

    /// What is left, comparison by comparison, section by section; nothing while it is counted.
    #[expect(clippy::rc_buffer, reason = "an answer of the engine, as it hands it out")]
    pub(in crate::app) fn rows(&self) -> Option<Arc<Vec<LeftRow>>> {
        self.query.get().value().cloned()
    }

    /// Whether what is left is counted of all coders together.
    pub(in crate::app) const fn is_of_all(&self) -> bool {
        self.of_all
    }
}
