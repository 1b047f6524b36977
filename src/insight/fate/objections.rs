//! Objections that somebody stated, at the words or the paragraph they name.

use super::model::{Source, Wanted};
use crate::base::PositionId;
use crate::compare::Lineage;
use crate::compare::words::words;
use crate::study::{Position, PositionKind, ProposalAction, Study, anchor};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The least words of a proposal that an objection must quote to be one to it.
const QUOTED: usize = 3;

/// A paragraph that somebody objected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objected {
    /// Place of the draft that was spoken of.
    pub base: usize,
    /// The paragraph there.
    pub paragraph: usize,
    /// The objections.
    pub by: Vec<PositionId>,
    /// The paragraph in the newest draft; none where it is gone.
    pub now: Option<usize>,
    /// Whether it reads in the newest draft as it did.
    pub unchanged: bool,
}

/// Whether a position says that something is opposed, in so many words or by its kind.
pub(super) fn opposes(position: &Position) -> bool {
    position.kind == PositionKind::Objection
        || position.proposal.as_ref().is_some_and(|words| words.action == ProposalAction::Oppose)
}

/// The draft and the paragraph that a position names.
fn named(study: &Study, readings: &[Arc<Reading>], position: &Position) -> Vec<(usize, usize)> {
    let place = |anchor: &crate::study::Anchor| {
        let base = study.place(anchor.draft)?;
        let (draft, reading) = (study.drafts.get(base)?, readings.get(base)?);
        anchor::locate(anchor, draft, reading).1.map(|(index, _)| (base, index))
    };
    position.anchors.iter().filter_map(place).collect()
}

/// The objections to each of `wanted`: those that quote its words, or name its paragraph without words of their own.
pub fn objections_to(
    study: &Study,
    readings: &[Arc<Reading>],
    lineage: &Lineage,
    wanted: &[Wanted],
) -> Vec<Vec<PositionId>> {
    let provision = |(draft, paragraph): (usize, usize)| lineage.provision_of(draft.into(), paragraph.into());
    let all: Vec<(PositionId, Vec<u64>, bool, Vec<_>)> = study
        .positions
        .iter()
        .filter(|(_, position)| opposes(position))
        .map(|(id, position)| {
            let own = position.proposal.as_ref().map(|words| format!("{} {}", words.old, words.new.join(" ")));
            let said = words(&format!("{} {}", position.quotation, own.as_deref().unwrap_or_default()));
            let names_words = own.is_some_and(|own| !words(&own).is_empty());
            let places = named(study, readings, position).into_iter().filter_map(provision).collect();
            (*id, said, names_words, places)
        })
        .collect();
    let of = |one: &Wanted| {
        let about = one.about.and_then(|about| provision((one.base, about)));
        let quoted = |said: &[u64]| {
            one.new.iter().chain(std::iter::once(&one.old)).any(|wording| {
                let wording = words(wording);
                wording.len() >= QUOTED && said.windows(wording.len()).any(|window| window == wording)
            })
        };
        all.iter()
            .filter(|(id, said, names_words, places)| {
                let here = about.is_some_and(|about| places.contains(&about));
                one.of != Source::Proposal(*id) && (quoted(said) || (here && !names_words))
            })
            .map(|(id, ..)| *id)
            .collect()
    };
    wanted.iter().map(of).collect()
}

/// The paragraphs that objections name, in the order of the drafts; also those that never changed.
pub fn objected(study: &Study, readings: &[Arc<Reading>], lineage: &Lineage) -> Vec<Objected> {
    let mut by: BTreeMap<(usize, usize), Vec<PositionId>> = BTreeMap::new();
    for (id, position) in study.positions.iter().filter(|(_, position)| opposes(position)) {
        for place in named(study, readings, position) {
            by.entry(place).or_default().push(*id);
        }
    }
    let last = readings.len().saturating_sub(1);
    let text = |draft: usize, at: usize| readings.get(draft)?.paragraphs.get(at).map(|there| there.text.as_str());
    by.into_iter()
        .map(|((base, paragraph), by)| {
            let provision = lineage.provision_of(base.into(), paragraph.into());
            let provision = provision.and_then(|at| lineage.provision(at));
            let now = provision.and_then(|there| there.paragraph_in(last.into())).map(crate::base::ParagraphIndex::get);
            let unchanged = now.is_some_and(|now| text(last, now) == text(base, paragraph));
            Objected { base, paragraph, by, now, unchanged }
        })
        .collect()
}
