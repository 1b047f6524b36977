//! Which positions pass a filter, and why a position has to do with a change.

use crate::app::positions::action::{PositionDraft, PositionFilter};
use crate::app::positions::here::Here;
use crate::app::positions::source_dates;
use crate::app::positions::view::WhyHere;
use crate::base::{ActorId, DraftId, PositionId, ThemeId};
use crate::study::{Position, Study, codebook};

/// Whether a theme is another or stands below it.
fn within(study: &Study, theme: ThemeId, of: ThemeId) -> bool {
    theme == of || codebook::is_below(study, theme, of)
}

/// Whether a position passes a filter, its words apart.
pub(in crate::app) fn passes(study: &Study, filter: &PositionFilter, position: &Position) -> bool {
    let in_time = |id: DraftId| {
        let Some(place) = study.place(id) else { return false };
        let day = |place: usize| study.drafts.get(place).and_then(|draft| draft.date);
        let (Some(from), Some((first, last))) = (day(place), source_dates::range(&position.date)) else { return false };
        last >= from && day(place + 1).is_none_or(|next| first < next)
    };
    let draft = filter.draft.is_none_or(|draft| match draft {
        PositionDraft::Linked(id) => position.anchors.iter().any(|anchor| anchor.draft == id),
        PositionDraft::InItsTime(id) => in_time(id),
    });
    let theirs = |actor: ActorId| position.actors.contains(&actor) || position.aligned.contains(&actor);
    draft
        && filter.actor.is_none_or(theirs)
        && filter.kind.is_none_or(|kind| position.kind == kind)
        && filter.theme.is_none_or(|theme| position.themes.iter().any(|own| within(study, *own, theme)))
        && filter.submitted.is_none_or(|submitted| position.submitted == submitted.value())
}

/// Why a position has to do with the change, if it does.
pub(in crate::app) fn why_here(study: &Study, here: &Here, id: PositionId, position: &Position) -> Option<WhyHere> {
    if position.anchors.iter().any(|anchor| here.paragraphs.contains(&anchor.paragraph)) {
        return Some(WhyHere::Linked);
    }
    if here.cited.contains(&id) {
        return Some(WhyHere::Cited);
    }
    let on = |theme: &ThemeId| here.themes.iter().any(|one| within(study, *theme, *one) || within(study, *one, *theme));
    position.themes.iter().any(on).then_some(WhyHere::Theme)
}
