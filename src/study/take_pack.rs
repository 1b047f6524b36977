//! Takes the lists of a pack into a study that has begun without them.

use super::edit::Edit;
use super::enums::ActorKind;
use super::model::{Actor, Theme};
use super::root::Study;
use super::starter::{gdc, lists};
use crate::base::{ActorId, Message, ThemeId};

/// Returns the edit that takes the pack into a study; nothing when all of it is there.
///
/// What the study has under the pack's ids stays as it is, and so do its own themes, actors and positions; its milestones
/// stay when it has any. Taken back, done again and written as one edit.
pub fn gdc_edit(study: &Study) -> Option<Edit> {
    let mut edits = Vec::new();
    let mut keys: Vec<u8> = study.themes.values().filter_map(|theme| theme.key).collect();
    let mut themes: Vec<(ThemeId, Theme)> = gdc::themes().into_iter().collect();
    // A theme is put in after the one that it stands below.
    themes.sort_by_key(|(_, theme)| (theme.parent.is_some(), theme.order));
    for (id, mut theme) in themes {
        if study.themes.contains_key(&id) {
            continue;
        }
        // The study's own keys stay.
        theme.key = theme.key.filter(|key| !keys.contains(key));
        keys.extend(theme.key);
        edits.push(Edit::SetTheme(id, Box::new(theme)));
    }
    let pack = gdc::actors();
    let known = |id: &ActorId, actor: &Actor| {
        // The plain study's co-facilitators have no name yet: the pack says who they are.
        let unnamed = actor.kind == ActorKind::Facilitators && study.actors.get(id) == lists::stakeholders().get(id);
        study.actors.contains_key(id) && !unnamed
    };
    let absent = pack.iter().filter(|(id, actor)| !known(id, actor));
    edits.extend(absent.map(|(id, actor)| Edit::SetActor(*id, Box::new(actor.clone()))));
    let positions = gdc::positions(&pack).into_iter().filter(|(id, _)| !study.positions.contains_key(id));
    edits.extend(positions.map(|(id, position)| Edit::SetPosition(id, Box::new(position))));
    if study.milestones.is_empty() {
        edits.push(Edit::SetMilestones(gdc::milestones()));
    }
    (!edits.is_empty()).then(|| Edit::Batch(Message::new("edit-take-gdc"), edits))
}
