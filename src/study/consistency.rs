//! What must hold of a study whatever is done to it: the order of its drafts, and that nothing speaks of what is gone.

use super::model::Target;
use super::root::Study;
use crate::base::{AnnotationId, DraftId};
use std::sync::Arc;

/// Puts the drafts in the order of the timeline: stage, date, the user's order, name. An unknown date comes after known ones.
pub(super) fn sort_drafts(study: &mut Study) {
    study.drafts.sort_by(|a, b| {
        (a.stage, a.date.is_none(), a.date, a.order, &a.name).cmp(&(
            b.stage,
            b.date.is_none(),
            b.date,
            b.order,
            &b.name,
        ))
    });
}

/// Takes a draft out, with the annotations and hand-made links of its steps.
pub(super) fn remove_draft(study: &mut Study, id: DraftId) {
    study.drafts.retain(|draft| draft.id != id);
    let gone = |target: &Target| target.from == id || target.to == id;
    Arc::make_mut(&mut study.annotations).retain(|_, annotation| !gone(&annotation.target));
    Arc::make_mut(&mut study.links).retain(|_, link| link.old.0 != id && link.new.0 != id);
    retain_unplaced(study, |_| true);
}

/// Keeps on the list of unplaced annotations only those that the study still has and that `still` accepts.
pub(super) fn retain_unplaced(study: &mut Study, still: impl Fn(&AnnotationId) -> bool) {
    let stays = |id: &AnnotationId| study.annotations.contains_key(id) && still(id);
    if !study.unplaced.iter().all(stays) {
        study.unplaced = Arc::new(study.unplaced.iter().filter(|id| stays(id)).copied().collect());
    }
}
