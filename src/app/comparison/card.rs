//! What stands on the card of a change: everything the user has said of it.

use crate::app::session::Session;
use crate::app::shared::board::Card;
use crate::app::shared::board::CardClaim;
use crate::app::shared::board::CardNote;
use crate::app::shared::board::CardTheme;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::app::shared::names::theme_colour;
use crate::app::shared::placement::Placer;
use crate::base::AnnotationId;
use crate::study::Annotation;
use crate::study::Body;
use crate::study::Claim;

/// Puts what an annotation says on the card of the change it stands on.
pub(in crate::app) fn add_to_card(
    session: &Session,
    card: &mut Card,
    id: AnnotationId,
    annotation: &Annotation,
    home: usize,
    placer: &Placer<'_>,
) {
    let study = session.study();
    let own_step = annotation.target.from == placer.pair.old && annotation.target.to == placer.pair.new;
    let step = (!own_step).then(|| session.step_name(annotation.target.from, annotation.target.to));
    let quote = placer.quote_of(annotation, home);
    if quote.is_some() {
        card.words.extend(placer.words_of(annotation));
    }
    let chinese = session.locale.language() == crate::locale::UiLanguage::Chinese;
    match &annotation.body {
        Body::Seen if annotation.author == session.coder && step.is_none() => card.seen = true,
        Body::Seen => {}
        Body::Important => {
            card.important = true;
            if step.is_none() {
                card.star = Some(id);
            }
        }
        Body::Headline(text) => {
            if step.is_none() || card.headline.is_none() {
                card.headline = Some(text.clone());
            }
            if step.is_none() {
                card.headline_of = Some(id);
            }
        }
        Body::Note(text) => card.notes.push(CardNote { annotation: id, text: text.clone(), quote, step }),
        Body::Tag(theme) => {
            // The same theme said on two steps stands once on a wider comparison.
            let own = annotation.author == session.coder;
            let by = session.coder_name(annotation.author);
            if let Some(there) = card.themes.iter_mut().find(|tag| tag.theme == *theme && tag.quote == quote) {
                if own && !there.own {
                    (there.annotation, there.own, there.step) = (id, true, step);
                }
                if !there.by.contains(&by) {
                    there.by.push(by);
                }
                return;
            }
            let Some(known) = study.themes.get(theme) else { return };
            let name = known.names.of(chinese).to_owned();
            card.themes.push(CardTheme {
                annotation: id,
                own,
                by: vec![by],
                theme: *theme,
                short: first_words(&name, if chinese { 10 } else { 24 }),
                name,
                colour: theme_colour(study, *theme),
                quote,
                step,
            });
        }
        Body::Claim(claim) => {
            let (names, short) = claim_actors(session, claim);
            card.attributions.push(CardClaim {
                annotation: id,
                ids: claim.actors.clone(),
                actors: session.locale.list(&names),
                short: short.join(", "),
                role: claim.role,
                basis: claim.basis,
                evidence: claim.evidence.clone(),
                positions: claim
                    .positions
                    .iter()
                    .filter_map(|id| {
                        Some((*id, names::cited_position(session.study(), &session.locale, study.positions.get(id)?)))
                    })
                    .collect(),
                aligned: names::actor_names(session.study(), &session.locale, &claim.aligned),
                unknown: claim.actors.is_empty(),
                times: (annotation.made, annotation.changed),
                note: claim.note.clone(),
                author: session.coder_name(annotation.author),
                quote,
                step,
            });
        }
    }
}

/// Full and short names of a claim's actors.
fn claim_actors(session: &Session, claim: &Claim) -> (Vec<String>, Vec<String>) {
    if claim.actors.is_empty() {
        let unknown = session.locale.t("actor-unknown");
        return (vec![unknown.clone()], vec![unknown]);
    }
    let chinese = session.locale.language() == crate::locale::UiLanguage::Chinese;
    claim
        .actors
        .iter()
        .filter_map(|id| session.study().actors.get(id))
        .map(|actor| {
            let name = actor.names.of(chinese).to_owned();
            let short = if actor.code.is_empty() || name.chars().count() <= 14 {
                first_words(&name, 16)
            } else {
                actor.code.clone()
            };
            (name, short)
        })
        .unzip()
}
