//! A pack: what a negotiation brings along, to be taken into a study: codebook, actors, positions, milestones.
//!
//! It holds no draft and nothing that was said of one.

use super::edit::Edit;
use super::enums::ActorKind;
use super::model::{Actor, LocalizedName, Milestone, Position, Theme};
use super::root::Study;
use super::starter::{gdc, lists};
use crate::base::{ActorId, Message, PositionId, ThemeId};
use std::collections::BTreeMap;

/// What a negotiation brings along.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pack {
    /// What it is called.
    pub names: LocalizedName,
    /// What it holds and where that is from, in a few sentences.
    pub about: String,
    /// The codebook.
    pub themes: BTreeMap<ThemeId, Theme>,
    /// Actors beside those that any study knows.
    pub actors: BTreeMap<ActorId, Actor>,
    /// What actors are on record for.
    pub positions: BTreeMap<PositionId, Position>,
    /// What happened when.
    pub milestones: Vec<Milestone>,
}

impl Pack {
    /// Returns the pack of the Global Digital Compact.
    pub fn gdc() -> Self {
        let actors = gdc::actors();
        Self {
            names: gdc::names(),
            about: String::new(),
            themes: gdc::themes(),
            positions: gdc::positions(&actors),
            actors,
            milestones: gdc::milestones(),
        }
    }

    /// Returns what a study would bring to another of the same negotiation. Where a position is tied to words of a draft, the
    /// tie stays behind with the draft.
    pub fn of(study: &Study) -> Self {
        let plain = lists::plain_actors();
        let position = |position: &Position| Position { anchors: Vec::new(), ..position.clone() };
        Self {
            names: LocalizedName { en: study.title.clone(), zh: String::new() },
            about: String::new(),
            themes: study.themes.iter().map(|(id, theme)| (*id, (*theme).clone())).collect(),
            actors: study
                .actors
                .iter()
                .filter(|(id, actor)| plain.get(id) != Some(actor))
                .map(|(id, actor)| (*id, (*actor).clone()))
                .collect(),
            positions: study.positions.iter().map(|(id, own)| (*id, position(own))).collect(),
            milestones: study.milestones.to_vec(),
        }
    }

    /// Whether it brings nothing.
    pub fn is_empty(&self) -> bool {
        self.themes.is_empty() && self.actors.is_empty() && self.positions.is_empty() && self.milestones.is_empty()
    }

    /// Returns the edit that takes the pack into a study, with `label`; nothing when all of it is there.
    ///
    /// What the study has under the pack's ids stays as it is, and so do its own themes, actors and positions; its milestones
    /// stay when it has any. Taken back, done again and written as one edit.
    pub fn edit(&self, study: &Study, label: Message) -> Option<Edit> {
        let mut edits = Vec::new();
        let mut keys: Vec<u8> = study.themes.values().filter_map(|theme| theme.key).collect();
        for (id, theme) in self.themes_by_depth() {
            if study.themes.contains_key(&id) {
                continue;
            }
            let mut theme = theme.clone();
            // The study's own keys stay.
            theme.key = theme.key.filter(|key| !keys.contains(key));
            keys.extend(theme.key);
            edits.push(Edit::SetTheme(id, Box::new(theme)));
        }
        let known = |id: &ActorId, actor: &Actor| {
            // The plain study's co-facilitators have no name yet: the pack says who they are.
            let unnamed =
                actor.kind == ActorKind::Facilitators && study.actors.get(id) == lists::stakeholders().get(id);
            study.actors.contains_key(id) && !unnamed
        };
        let absent = self.actors.iter().filter(|(id, actor)| !known(id, actor));
        edits.extend(absent.map(|(id, actor)| Edit::SetActor(*id, Box::new(actor.clone()))));
        let positions = self.positions.iter().filter(|(id, _)| !study.positions.contains_key(id));
        edits.extend(positions.map(|(id, position)| Edit::SetPosition(*id, Box::new(position.clone()))));
        if study.milestones.is_empty() && !self.milestones.is_empty() {
            edits.push(Edit::SetMilestones(self.milestones.clone()));
        }
        (!edits.is_empty()).then_some(Edit::Batch(label, edits))
    }

    /// The themes, each after the one it stands below.
    fn themes_by_depth(&self) -> Vec<(ThemeId, &Theme)> {
        let depth = |theme: &Theme| {
            let above = |theme: &Theme| theme.parent.and_then(|parent| self.themes.get(&parent));
            std::iter::successors(above(theme), |theme| above(theme)).take(self.themes.len()).count()
        };
        let mut themes: Vec<(ThemeId, &Theme)> = self.themes.iter().map(|(id, theme)| (*id, theme)).collect();
        themes.sort_by_key(|(_, theme)| (depth(theme), theme.order));
        themes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::StudyId;

    #[test]
    fn the_pack_of_a_study_gives_another_the_same_lists() {
        let study = gdc::with_gdc(Study::empty(StudyId::from_bits(1), "Compact"));
        let pack = Pack::of(&study);
        assert!(pack.actors.values().all(|actor| actor.kind != ActorKind::State), "any study knows the states");
        let plain = lists::plain(Study::empty(StudyId::from_bits(2), ""));
        let edit = pack.edit(&plain, Message::new("edit-take-pack")).expect("there is much to take");
        let taken = crate::study::edit::apply(&plain, &edit).expect("it applies");
        assert_eq!((&taken.themes, &taken.positions), (&study.themes, &study.positions));
        assert_eq!(taken.milestones, study.milestones);
        for (id, actor) in &*study.actors {
            assert_eq!(taken.actors.get(id), Some(actor));
        }
        assert_eq!(pack.edit(&taken, Message::new("edit-take-pack")), None, "nothing twice");
    }
}
