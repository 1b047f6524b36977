//! What stands on the card of a change: everything the user has said of it, worded in the window's language.

use crate::app::shared::board::{Card, CardClaim};
use crate::base::PositionId;
use crate::insight::{AnnotatedChange, AnnotatedClaim, CitedPosition};
use crate::locale::Locale;

/// The card of a change that this was said of.
pub(in crate::app) fn card_of(said: AnnotatedChange, locale: &Locale) -> Card {
    Card {
        seen: said.seen,
        important: said.important,
        star: said.star,
        headline: said.headline,
        headline_of: said.headline_annotation,
        themes: said.tags,
        attributions: said.claims.into_iter().map(|claim| worded(claim, locale)).collect(),
        notes: said.notes,
        words: said.words,
        overruled: said.overruled,
    }
}

fn worded(claim: AnnotatedClaim, locale: &Locale) -> CardClaim {
    let (actors, short) = if claim.unknown {
        let unknown = locale.t("actor-unknown");
        (unknown.clone(), unknown)
    } else {
        let short: Vec<&str> = claim.actors.iter().map(|actor| actor.short.as_str()).collect();
        (locale.list(&claim.names()), short.join(", "))
    };
    CardClaim {
        annotation: claim.annotation,
        ids: claim.actors.iter().map(|actor| actor.id).collect(),
        actors,
        short,
        role: claim.role,
        basis: claim.basis,
        evidence: claim.evidence,
        positions: claim.positions.iter().map(|position| cited(position, locale)).collect(),
        aligned: locale.list(&claim.aligned),
        unknown: claim.unknown,
        note: claim.note,
        author: claim.author,
        times: (claim.made, claim.changed),
        quote: claim.quote,
        step: claim.step,
    }
}

/// A position in one line, as it is cited: whose, when, what, by which source.
fn cited(position: &CitedPosition, locale: &Locale) -> (PositionId, String) {
    let whose = if !position.actors.is_empty() {
        locale.list(&position.actors)
    } else if position.actor_words.is_empty() {
        locale.t("actor-unknown")
    } else {
        position.actor_words.clone()
    };
    let gist = if position.gist.is_empty() { &position.quotation } else { &position.gist };
    let parts = [whose.as_str(), &position.date, gist, &position.source];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (position.id, parts.join(" · "))
}
