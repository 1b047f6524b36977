//! Settling what two merged copies say differently.

use super::repair::{follow_merged_themes, mend_codebook};
use crate::base::{ActorId, AnnotationId, AskId, Message, PositionId, ThemeId};
use crate::study::codebook;
use crate::study::conflict::{Choice, MergeItem};
use crate::study::consistency;
use crate::study::model::Body;
use crate::study::root::Study;
use std::sync::Arc;

/// Settles the conflict of this name. Returns what had to be mended in the codebook so that it stays a tree; `None`
/// when there is no such conflict.
pub fn settle(study: &mut Study, key: &str, choice: Choice) -> Option<Vec<Message>> {
    let place = study.conflicts.iter().position(|conflict| conflict.key() == key)?;
    let conflict = Arc::make_mut(&mut study.conflicts).remove(place);
    match choice {
        // What mine has stands already, with what was done to it since.
        Choice::Mine => {
            if let (None, Some(theirs)) = (&conflict.mine, &conflict.theirs) {
                take(study, theirs);
            }
        }
        Choice::Theirs => match (conflict.theirs, &conflict.mine) {
            (Some(theirs), _) => put(study, theirs, None),
            (None, Some(mine)) => take(study, mine),
            (None, None) => {}
        },
        Choice::Both(id) => {
            if let Some(theirs) = conflict.theirs {
                put(study, theirs, Some(id));
            }
        }
    }
    let told = mend_codebook(study);
    follow_merged_themes(study, &mut []);
    Some(told)
}

fn put(study: &mut Study, part: MergeItem, id: Option<u128>) {
    match part {
        MergeItem::Title(title) => study.title = title,
        MergeItem::Options(options) => study.options = options,
        MergeItem::Coder(coder, name) => {
            Arc::make_mut(&mut study.coders).insert(coder, name);
        }
        MergeItem::Draft(draft) => {
            study.drafts.retain(|there| there.id != draft.id);
            study.drafts.push(Arc::new(*draft));
            consistency::sort_drafts(study);
        }
        MergeItem::Theme(own, theme) => {
            Arc::make_mut(&mut study.themes).insert(id.map_or(own, ThemeId::from_bits), *theme);
        }
        MergeItem::Actor(own, actor) => {
            Arc::make_mut(&mut study.actors).insert(id.map_or(own, ActorId::from_bits), *actor);
        }
        MergeItem::Position(own, position) => {
            Arc::make_mut(&mut study.positions).insert(id.map_or(own, PositionId::from_bits), *position);
        }
        MergeItem::Ask(own, ask) => {
            Arc::make_mut(&mut study.asks).insert(id.map_or(own, AskId::from_bits), *ask);
        }
        MergeItem::Annotation(own, annotation) => {
            let id = id.map_or(own, AnnotationId::from_bits);
            Arc::make_mut(&mut study.annotations).insert(id, Arc::new(*annotation));
        }
        MergeItem::Link(own, link) => {
            Arc::make_mut(&mut study.links).insert(own, link);
        }
    }
}

fn take(study: &mut Study, part: &MergeItem) {
    match part {
        MergeItem::Title(_) | MergeItem::Options(_) => {}
        MergeItem::Coder(id, _) => drop(Arc::make_mut(&mut study.coders).remove(id)),
        MergeItem::Draft(draft) => consistency::remove_draft(study, draft.id),
        MergeItem::Theme(id, _) => take_theme(study, *id),
        MergeItem::Actor(id, _) => {
            if !is_spoken_of(study, *id) {
                drop(Arc::make_mut(&mut study.actors).remove(id));
            }
        }
        MergeItem::Position(id, _) => drop(Arc::make_mut(&mut study.positions).remove(id)),
        MergeItem::Ask(id, _) => drop(Arc::make_mut(&mut study.asks).remove(id)),
        MergeItem::Annotation(id, _) => {
            drop(Arc::make_mut(&mut study.annotations).remove(id));
            consistency::retain_unplaced(study, |_| true);
        }
        MergeItem::Link(id, _) => drop(Arc::make_mut(&mut study.links).remove(id)),
    }
}

/// A theme goes when nothing is tagged with it; else it is retired, and what is tagged stays.
fn take_theme(study: &mut Study, id: ThemeId) {
    let used = codebook::uses(study, id).any() || codebook::children(study, Some(id)).next().is_some();
    let themes = Arc::make_mut(&mut study.themes);
    if !used {
        themes.remove(&id);
        for theme in themes.values_mut().filter(|theme| theme.merged_into == Some(id)) {
            theme.merged_into = None;
        }
    } else if let Some(theme) = themes.get_mut(&id) {
        theme.retired = true;
        theme.had_key = theme.key.take().or(theme.had_key);
    }
}

/// Whether anything is said of an actor, who then stays.
fn is_spoken_of(study: &Study, id: ActorId) -> bool {
    let claimed = study.annotations.values().any(|annotation| match &annotation.body {
        Body::Claim(claim) => claim.actors.contains(&id) || claim.aligned.contains(&id),
        _ => false,
    });
    claimed
        || study.positions.values().any(|position| position.actors.contains(&id) || position.aligned.contains(&id))
        || study.asks.values().any(|ask| ask.actors.contains(&id))
}
