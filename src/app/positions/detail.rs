//! The view of the window of positions: its choices, the chosen position with what hangs on it, the milestones.

use crate::app::positions::source_dates;
use crate::app::positions::view::{
    CitedLine, LinkLine, MilestoneRow, PositionDetail, PositionRow, PositionsView, Rival,
};
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::base::{ActorId, DraftId, PositionId, ThemeId};
use crate::study::participants::position_uses;
use crate::study::{Anchor, AnchorState, Body, Study, anchor, codebook};
use std::collections::BTreeSet;

pub(in crate::app) fn positions_view(
    session: &Session,
    study: &Study,
    rows: Vec<PositionRow>,
    detail: Option<PositionDetail>,
) -> PositionsView {
    let language = session.locale.language();
    let shown = || study.positions.values().filter(|position| position.invented == study.invented);
    let actors: BTreeSet<ActorId> =
        shown().flat_map(|position| position.actors.iter().chain(&position.aligned)).copied().collect();
    let mut actors: Vec<(ActorId, String)> = actors
        .into_iter()
        .filter_map(|id| study.actors.get(&id).map(|actor| (id, actor.names.in_language(language).to_owned())))
        .collect();
    actors.sort_by(|a, b| a.1.cmp(&b.1));
    let used: BTreeSet<ThemeId> = shown().flat_map(|position| &position.themes).copied().collect();
    let themes = codebook::tree(study)
        .into_iter()
        .filter(|(id, _)| used.contains(id))
        .filter_map(|(id, _)| study.themes.get(&id).map(|theme| (id, theme.names.in_language(language).to_owned())))
        .collect();
    let mut milestones: Vec<MilestoneRow> = study
        .milestones
        .iter()
        .enumerate()
        .map(|(place, one)| MilestoneRow {
            place,
            date: one.date.clone(),
            source: one.source.clone(),
            note: one.note.clone(),
            disputed: one.disputed.clone(),
            whole: one.clone(),
            language,
        })
        .collect();
    milestones.sort_by_key(|row| source_dates::range(&row.date).map(|(from, _)| from));
    let all = shown().count();
    PositionsView { rows, all, kept_back: study.positions.len() - all, actors, themes, detail, milestones }
}

/// Where an anchor's words stand now.
fn stands(session: &mut Session, study: &Study, anchor: &Anchor) -> (AnchorState, String, Option<(DraftId, usize)>) {
    let Some(draft) = study.draft(anchor.draft) else { return (AnchorState::Adrift, String::new(), None) };
    let name = names::shown_name(draft, &session.locale);
    let Some(reading) = session.reading(anchor.draft).map(|keyed| keyed.reading) else {
        return (AnchorState::Adrift, name, None);
    };
    let (state, at) = anchor::locate(anchor, draft, &reading);
    let at = at.map(|(index, _)| index);
    let cited = at.and_then(|index| reading.paragraphs.get(index)).map_or("", |paragraph| paragraph.cited());
    (state, format!("{name} {cited}").trim().to_owned(), at.map(|index| (anchor.draft, index)))
}

pub(in crate::app) fn position_detail(session: &mut Session, study: &Study, id: PositionId) -> Option<PositionDetail> {
    let position = study.positions.get(&id)?;
    let language = session.locale.language();
    let mut links = Vec::new();
    for anchor in &position.anchors {
        let (state, place, at) = stands(session, study, anchor);
        links.push(LinkLine { place, words: first_words(&anchor.quote, 220), state, at });
    }
    let uses = position_uses(study, id);
    let mut cited = Vec::new();
    for annotation in uses.claims.iter().filter_map(|id| study.annotations.get(id)) {
        let Body::Claim(claim) = &annotation.body else { continue };
        let target = &annotation.target;
        let anchor = target.new.first().or(target.old.first());
        let who = if claim.actors.is_empty() {
            session.locale.t("actor-unknown")
        } else {
            names::actor_names(session.study(), &session.locale, &claim.actors)
        };
        let title = [
            session.step_name(target.from, target.to),
            who,
            session.locale.t(claim.role.key()),
            session.locale.t(claim.basis.key()),
        ];
        let words = anchor.map(|anchor| first_words(&anchor.quote, 160)).unwrap_or_default();
        let at = anchor.and_then(|anchor| stands(session, study, anchor).2);
        cited.push(CitedLine { title: title.join(" · "), words, at });
    }
    let asks = uses.asks.iter().filter_map(|ask| study.asks.get(ask)).map(|ask| {
        let gist = if ask.gist.is_empty() { &ask.words } else { &ask.gist };
        format!("{}: {gist}", names::actor_names(session.study(), &session.locale, &ask.actors))
    });
    let asks = asks.collect();
    let themes = position.themes.iter().filter_map(|theme| study.themes.get(theme));
    Some(PositionDetail {
        id,
        who: names::position_actors(session.study(), &session.locale, position),
        aligned: names::actor_names(session.study(), &session.locale, &position.aligned),
        themes: themes.map(|theme| theme.names.in_language(language).to_owned()).collect(),
        links,
        cited,
        asks,
        rivals: rivals(session, study, &position.disputed, Some(id)),
    })
}

/// What each source says about a fact on which they disagree; empty where there is no such fact.
fn rivals(session: &Session, study: &Study, fact: &str, own: Option<PositionId>) -> Vec<Rival> {
    if fact.is_empty() {
        return Vec::new();
    }
    let language = session.locale.language();
    let positions =
        study.positions.iter().filter(|(_, other)| other.disputed == fact && other.invented == study.invented).map(
            |(id, other)| Rival {
                who: names::position_actors(session.study(), &session.locale, other),
                text: other.gist.clone(),
                date: other.date.clone(),
                source: other.source.clone(),
                id: (Some(*id) != own).then_some(*id),
                own: Some(*id) == own,
            },
        );
    let milestones = study.milestones.iter().filter(|one| one.disputed == fact).map(|one| Rival {
        who: session.locale.t("positions-milestone"),
        text: one.names.in_language(language).to_owned(),
        date: one.date.clone(),
        source: one.source.clone(),
        id: None,
        own: false,
    });
    positions.chain(milestones).collect()
}
