//! Facts followed through drafts: one row a fact, one cell a draft.

use super::draft::{DraftFacts, FactAt};
use super::model::FactKind;
use crate::base::{Cancelled, JobControl, Span, closed_enum};
use crate::compare::Lineage;
use std::collections::BTreeMap;

closed_enum!(
    /// What became of a fact in a draft.
    FactState {
        /// It does not stand there.
        Absent = "absent", "fact-absent";
        /// It came in.
        New = "new", "fact-new";
        /// It stands there as before.
        There = "there", "fact-there";
        /// It stands there in other words.
        Changed = "changed", "fact-changed";
        /// It went out.
        Gone = "gone", "fact-gone";
    }
);

/// A fact in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactCell {
    /// What became of it.
    pub state: FactState,
    /// The paragraph and the words' place in it; of what went out, the paragraph it stood in if that goes on.
    pub at: Option<(usize, Span)>,
    /// The words; empty where it does not stand.
    pub words: String,
}

/// A fact through all drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    /// What it is of.
    pub kind: FactKind,
    /// The words, as they stand in the last draft that has it.
    pub words: String,
    /// Index of the provision it stands in, the first where it moved from one to another.
    pub provision: usize,
    /// One cell a draft.
    pub cells: Vec<FactCell>,
}

/// The facts of a row of drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FactTable {
    /// By kind, then in reading order.
    pub rows: Vec<FactRow>,
}

/// A row that is being made.
#[derive(Debug)]
struct Open<'d> {
    kind: FactKind,
    provision: usize,
    at: Vec<Option<&'d FactAt>>,
}

impl<'d> Open<'d> {
    fn last(&self) -> Option<&'d FactAt> {
        self.at.iter().rev().find_map(|at| *at)
    }

    fn first_draft(&self) -> Option<usize> {
        self.at.iter().position(Option::is_some)
    }

    fn last_draft(&self) -> Option<usize> {
        self.at.iter().rposition(Option::is_some)
    }
}

/// Follows the facts of `drafts` by their lineage.
pub fn follow(drafts: &[&DraftFacts], lineage: &Lineage, job: &JobControl) -> Result<FactTable, Cancelled> {
    // By draft and paragraph, the facts that stand there.
    let mut places: Vec<BTreeMap<usize, Vec<&FactAt>>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut by_paragraph: BTreeMap<usize, Vec<&FactAt>> = BTreeMap::new();
        for at in &draft.facts {
            by_paragraph.entry(at.paragraph).or_default().push(at);
        }
        places.push(by_paragraph);
    }
    let mut rows: Vec<Open<'_>> = Vec::new();
    for (index, provision) in lineage.provisions.iter().enumerate() {
        job.check()?;
        let first = rows.len();
        for place in &provision.places {
            let Some(here) = places.get(place.draft).and_then(|draft| draft.get(&place.paragraph)) else { continue };
            take_in(&mut rows, first, (index, place.draft, drafts.len()), here);
        }
    }
    job.check()?;
    join(&mut rows, lineage);
    let mut table: Vec<FactRow> = rows.iter().filter_map(|row| closed(row, lineage)).collect();
    table.sort_by_key(|row| row.kind);
    Ok(FactTable { rows: table })
}

/// Takes the facts of a place into the rows of its provision, which begin at `first`.
fn take_in<'d>(
    rows: &mut Vec<Open<'d>>,
    first: usize,
    (provision, draft, drafts): (usize, usize, usize),
    here: &[&'d FactAt],
) {
    let mut left: Vec<&'d FactAt> = here.to_vec();
    for same in [true, false] {
        for row in rows.iter_mut().skip(first) {
            let Some(last) = row.last().filter(|_| row.at.get(draft).is_some_and(Option::is_none)) else { continue };
            let fits = |at: &&FactAt| {
                at.fact.kind == row.kind && if same { at.fact.key == last.fact.key } else { changed(last, at) }
            };
            let Some(found) = left.iter().position(fits) else { continue };
            if let Some(slot) = row.at.get_mut(draft) {
                *slot = Some(left.remove(found));
            }
        }
    }
    for at in left {
        let mut row = Open { kind: at.fact.kind, provision, at: vec![None; drafts] };
        if let Some(slot) = row.at.get_mut(draft) {
            *slot = Some(at);
        }
        rows.push(row);
    }
}

/// Whether a fact may be an earlier one in other words.
fn changed(before: &FactAt, now: &FactAt) -> bool {
    match now.fact.kind {
        FactKind::Deadline | FactKind::Rhythm | FactKind::Option | FactKind::Actors => true,
        FactKind::Number => {
            let same = |one: &str, other: &str| !one.is_empty() && one == other;
            same(&before.around.0, &now.around.0) || same(&before.around.1, &now.around.1)
        }
        FactKind::Mandate => {
            let who = |at: &FactAt| at.fact.mandate.as_ref().map(|mandate| mandate.who.to_lowercase());
            let task = |at: &FactAt| {
                let what = at.fact.mandate.as_ref().map(|mandate| mandate.what.to_lowercase())?;
                what.split_whitespace().next().map(str::to_owned)
            };
            who(before) == who(now) || task(before) == task(now)
        }
        FactKind::Bracket => shared(&before.fact.key, &now.fact.key),
        FactKind::Body | FactKind::Term => false,
    }
}

/// Whether at least half of the words of the shorter stand in the longer.
fn shared(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        if text.contains(' ') {
            text.split(' ').map(str::to_owned).collect()
        } else {
            text.chars().map(String::from).collect()
        }
    };
    let (a, b) = (words(one), words(other));
    let common = a.iter().filter(|word| b.contains(word)).count();
    common * 2 >= a.len().min(b.len()).max(1)
}

/// A fact that leaves a provision for one that was split from it or merged with it is one fact.
fn join(rows: &mut Vec<Open<'_>>, lineage: &Lineage) {
    let mut begins: BTreeMap<(FactKind, &str, usize), Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        if let (Some(draft), Some(at)) = (row.first_draft(), row.last())
            && draft > 0
        {
            begins.entry((row.kind, &at.fact.key, draft)).or_default().push(index);
        }
    }
    let related = |one: usize, other: usize| {
        let names = |one: usize, other: usize| {
            let provision = lineage.provisions.get(one);
            provision.is_some_and(|it| it.into.contains(&other) || it.from.contains(&other))
        };
        names(one, other) || names(other, one)
    };
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let (Some(draft), Some(at)) = (row.last_draft(), row.last()) else { continue };
        let Some(later) = begins.get_mut(&(row.kind, at.fact.key.as_str(), draft + 1)) else { continue };
        let fits = |other: &usize| {
            *other != index && rows.get(*other).is_some_and(|other| related(row.provision, other.provision))
        };
        if let Some(found) = later.iter().position(fits) {
            joined.push((index, later.remove(found)));
        }
    }
    // From the last draft back, so that a chain of joins ends in its first row.
    joined.sort_by_key(|(_, later)| std::cmp::Reverse(rows.get(*later).and_then(Open::first_draft)));
    let mut gone: Vec<usize> = Vec::new();
    for (earlier, later) in joined {
        let Some(places) = rows.get(later).map(|row| row.at.clone()) else { continue };
        if let Some(row) = rows.get_mut(earlier) {
            for (slot, place) in row.at.iter_mut().zip(places) {
                *slot = slot.or(place);
            }
        }
        gone.push(later);
    }
    let mut index = 0;
    gone.sort_unstable();
    rows.retain(|_| {
        index += 1;
        gone.binary_search(&(index - 1)).is_err()
    });
}

/// The row with what became of its fact in each draft.
fn closed(row: &Open<'_>, lineage: &Lineage) -> Option<FactRow> {
    let last = row.last()?;
    let mut before: Option<&FactAt> = None;
    let mut was_there = false;
    let cells = row
        .at
        .iter()
        .enumerate()
        .map(|(draft, at)| {
            let state = match (*at, before) {
                (Some(now), Some(before)) if was_there && before.fact.key == now.fact.key => FactState::There,
                (Some(_), Some(_)) if was_there => FactState::Changed,
                (Some(_), _) if draft == 0 => FactState::There,
                (Some(_), _) => FactState::New,
                (None, _) if was_there => FactState::Gone,
                (None, _) => FactState::Absent,
            };
            was_there = at.is_some();
            before = at.or(before);
            let paragraph = || {
                let provision = lineage.provisions.get(row.provision)?;
                let place = provision.places.iter().find(|place| place.draft == draft)?;
                Some((place.paragraph, Span::new(0, 0)))
            };
            let place = at.map(|at| (at.paragraph, at.fact.span));
            let place = if state == FactState::Gone { paragraph() } else { place };
            FactCell { state, at: place, words: at.map(|at| at.fact.words.clone()).unwrap_or_default() }
        })
        .collect();
    Some(FactRow { kind: row.kind, words: last.fact.words.clone(), provision: row.provision, cells })
}
