//! What a study holds that can be followed.

use super::model::{Source, Wanted};
use crate::study::{Anchor, Position, ProposalAction as Action, Study, anchor};
use crate::text::Reading;
use std::sync::Arc;

/// Returns the proposals that were taken in and want words, then the asks that have words. `readings` are those of the
/// study's drafts.
pub fn wanted(study: &Study, readings: &[Arc<Reading>]) -> Vec<Wanted> {
    let place = |anchors: &[Anchor]| {
        let Some(at) = anchors.first() else { return (0, None) };
        let Some(base) = study.place(at.draft) else { return (0, None) };
        let there = study.drafts.get(base).zip(readings.get(base));
        (base, there.and_then(|(draft, reading)| anchor::locate(at, draft, reading).1.map(|(index, _)| index)))
    };
    let proposals = study.positions.iter().filter_map(|(id, position)| {
        let words = position.proposal.as_ref().filter(|_| is_followed(position))?;
        let (base, about) = place(&position.anchors);
        let (old, new) = (words.old.clone(), words.new.clone());
        Some(Wanted { of: Source::Proposal(*id), action: words.action, base, about, old, new })
    });
    let asks = study.asks.iter().filter_map(|(id, ask)| {
        // What a proposal asks for is followed as that proposal.
        let of_proposal = ask.positions.iter().any(|id| study.positions.get(id).is_some_and(is_followed));
        if of_proposal || ask.words.trim().is_empty() {
            return None;
        }
        let (base, about) = place(&ask.anchors);
        let (action, old, new) = if ask.keep_out {
            (Action::Delete, ask.words.clone(), Vec::new())
        } else {
            (Action::Insert, String::new(), vec![ask.words.clone()])
        };
        Some(Wanted { of: Source::Ask(*id), action, base, about, old, new })
    });
    proposals.chain(asks).collect()
}

/// Whether a position is a proposal whose words can be looked for.
pub(super) fn is_followed(position: &Position) -> bool {
    position.proposal.as_ref().is_some_and(|words| match words.action {
        Action::Insert => words.new.iter().any(|new| !new.trim().is_empty()),
        Action::Delete | Action::Retain => !words.old.trim().is_empty(),
        Action::Replace | Action::Alternative | Action::Rival => words.new.iter().any(|new| !new.trim().is_empty()),
        Action::Support
        | Action::Oppose
        | Action::Reserve
        | Action::NotAgreed
        | Action::Placeholder
        | Action::Remark => false,
    })
}
