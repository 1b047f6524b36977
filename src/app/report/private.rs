//! What private things a study holds, counted before anything is written.

use crate::report::Private;
use crate::study::{Basis, Body, Claim, Position, Study};

/// Counts by kind; a kind of which there is nothing is left out.
pub(super) fn private_in(study: &Study) -> Vec<(Private, usize)> {
    let bodies = || study.annotations.values().map(|annotation| &annotation.body);
    let of = |holds: &dyn Fn(&Body) -> bool| bodies().filter(|body| holds(body)).count();
    let count = |private: Private| match private {
        Private::Themes => of(&|body| matches!(body, Body::Tag(_))),
        Private::Stars => of(&|body| matches!(body, Body::Important)),
        Private::Headlines => of(&|body| matches!(body, Body::Headline(_))),
        Private::Overrulings => of(&|body| matches!(body, Body::Overruled(_))),
        Private::Notes => of(&|body| match body {
            Body::Note(_) => true,
            Body::Claim(claim) => !claim.note.is_empty(),
            _ => false,
        }),
        Private::Attributions => of(&|body| matches!(body, Body::Claim(claim) if !is_public(study, claim))),
        Private::Asks => study.asks.len(),
        Private::Coders => study.coders.len(),
        Private::Sources => study.drafts.iter().filter(|draft| !draft.source.is_empty()).count(),
    };
    Private::ALL.iter().map(|&private| (private, count(private))).filter(|(_, count)| *count > 0).collect()
}

/// Whether an attribution was stated or reported and names a public source.
fn is_public(study: &Study, claim: &Claim) -> bool {
    let sourced = |position: &Position| {
        position.basis != Some(Basis::Inferred)
            && [&position.source, &position.place, &position.address].iter().any(|part| !part.trim().is_empty())
    };
    let cited = || claim.positions.iter().filter_map(|id| study.positions.get(id));
    claim.basis != Basis::Inferred && (!claim.evidence.trim().is_empty() || cited().any(sourced))
}
