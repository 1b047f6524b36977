//! The actors of a study as submissions name them.

use crate::base::{ActorId, DraftId, UiLanguage};
use crate::insight::proposals::{ActorFinder, ActorName, Called, named_draft};
use crate::study::Study;
use crate::text::{Reading, SourceText};
use std::path::Path;
use std::sync::Arc;

/// Finds the study's actors: in an invented study the invented ones alone, so that no real delegation is given invented
/// wishes.
pub(super) fn actor_finder(study: &Arc<Study>) -> ActorFinder {
    if !study.invented {
        return ActorFinder::of(study);
    }
    let mut only = (**study).clone();
    Arc::make_mut(&mut only.actors).retain(|_, actor| actor.invented);
    ActorFinder::of(&only)
}

/// Whose a submission is, when its file's name or its title names one actor and no other.
pub(super) fn sender(study: &Arc<Study>, path: &Path, copy: &SourceText) -> Option<ActorId> {
    let finder = actor_finder(study);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().replace(['_', '-', '.'], " "));
    let title = copy.title.clone().unwrap_or_default();
    let mut found: Vec<ActorId> = [stem.unwrap_or_default(), title]
        .iter()
        .flat_map(|text| finder.find(text))
        .filter_map(|(_, name)| name.actor)
        .collect();
    found.sort_unstable();
    found.dedup();
    if let [only] = found.as_slice() { Some(*only) } else { None }
}

/// The draft that a submission says it speaks of.
pub(super) fn named_base(study: &Study, submitted: &Reading) -> Option<DraftId> {
    let called: Vec<Called<'_>> = study
        .drafts
        .iter()
        .map(|draft| Called { symbol: draft.text.copy.symbol.as_deref(), stage: draft.stage })
        .collect();
    named_draft(submitted, &called).and_then(|at| study.drafts.get(at)).map(|draft| draft.id)
}

/// An actor of the study as a submission would name it.
pub(super) fn actor_name(study: &Study, id: ActorId) -> Option<ActorName> {
    let actor = study.actors.get(&id)?;
    let name = actor.names.in_language(UiLanguage::English).to_owned();
    Some(ActorName {
        written: name.clone(),
        actor: Some(id),
        either: Vec::new(),
        code: Some(actor.code.clone()),
        name: Some(name),
    })
}
