//! The paragraphs of a later draft that a paragraph became.

use crate::base::ProvisionIndex;
use crate::compare::Lineage;
use crate::insight::alike::Stream;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many new paragraphs right after one belong to it.
const AFTER: usize = 2;

/// Where a paragraph of one draft went in another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Home {
    /// What it became.
    pub own: BTreeSet<usize>,
    /// That, and new paragraphs right after it.
    pub all: BTreeSet<usize>,
}

impl Home {
    /// Follows the paragraph `about` of the draft `base` into `draft`.
    pub fn of(lineage: &Lineage, base: usize, about: Option<usize>, draft: usize) -> Self {
        let Some(about) = about else { return Self::default() };
        if draft == base {
            let own = BTreeSet::from([about]);
            return Self { all: own.clone(), own };
        }
        let mut own = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<usize> =
            lineage.provision_of(base.into(), about.into()).map(ProvisionIndex::get).into_iter().collect();
        while let Some(next) = open.pop() {
            let Some(provision) = lineage.provision(ProvisionIndex::new(next)).filter(|_| seen.insert(next)) else {
                continue;
            };
            own.extend(provision.places.iter().filter(|place| place.draft == draft).map(|place| place.paragraph));
            open.extend(provision.into.iter().copied());
        }
        let is_new = |paragraph: usize| {
            let provision = lineage.provision_of(draft.into(), paragraph.into());
            provision.and_then(|at| lineage.provision(at)).is_some_and(|provision| {
                provision.places.iter().all(|place| place.draft > base) && provision.from.is_empty()
            })
        };
        let mut all = own.clone();
        for paragraph in &own {
            all.extend((paragraph + 1..=paragraph + AFTER).take_while(|after| is_new(*after)));
        }
        Self { own, all }
    }

    /// The words of paragraphs, those of neighbours in one range.
    pub fn ranges(paragraphs: &BTreeSet<usize>, stream: &Stream) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for range in paragraphs.iter().map(|paragraph| stream.range(*paragraph)) {
            match ranges.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => ranges.push(range),
            }
        }
        ranges
    }
}
