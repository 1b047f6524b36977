//! What two merged copies of a study say differently, and how that is settled.

use super::model::{Actor, Annotation, Ask, Draft, Position, Theme, UserLink};
use crate::base::{ActorId, AnnotationId, AskId, CoderId, LinkId, PositionId, ThemeId};
use crate::compare::Options;

/// One thing of a study, as one of two versions has it.
#[derive(Debug, Clone, PartialEq)]
pub enum MergeItem {
    /// The title.
    Title(String),
    /// What counts as a change.
    Options(Options),
    /// A coder's name.
    Coder(CoderId, String),
    /// A draft.
    Draft(Box<Draft>),
    /// A theme.
    Theme(ThemeId, Box<Theme>),
    /// An actor.
    Actor(ActorId, Box<Actor>),
    /// A position.
    Position(PositionId, Box<Position>),
    /// An ask.
    Ask(AskId, Box<Ask>),
    /// An annotation.
    Annotation(AnnotationId, Box<Annotation>),
    /// A hand-made link or cut.
    Link(LinkId, UserLink),
}

impl MergeItem {
    /// Returns what it is, in one word, with the id of the item: names a conflict.
    pub fn key(&self) -> String {
        match self {
            Self::Title(_) => "title".to_owned(),
            Self::Options(_) => "options".to_owned(),
            Self::Coder(id, _) => format!("coder {id}"),
            Self::Draft(draft) => format!("draft {}", draft.id),
            Self::Theme(id, _) => format!("theme {id}"),
            Self::Actor(id, _) => format!("actor {id}"),
            Self::Position(id, _) => format!("position {id}"),
            Self::Ask(id, _) => format!("ask {id}"),
            Self::Annotation(id, _) => format!("annotation {id}"),
            Self::Link(id, _) => format!("link {id}"),
        }
    }

    /// Whether both versions can stand side by side.
    pub const fn can_be_both(&self) -> bool {
        matches!(self, Self::Theme(..) | Self::Actor(..) | Self::Position(..) | Self::Ask(..) | Self::Annotation(..))
    }
}

/// Something the two sides say differently. The study holds `mine` meanwhile, or `theirs` where mine took it away.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The fields that both changed; empty when one side took the thing away.
    pub fields: Vec<String>,
    /// How this side has it; `None`: taken away.
    pub mine: Option<MergeItem>,
    /// How the other side has it; `None`: taken away.
    pub theirs: Option<MergeItem>,
}

impl Conflict {
    /// Its name, unique in a study.
    pub fn key(&self) -> String {
        self.mine.as_ref().or(self.theirs.as_ref()).map(MergeItem::key).unwrap_or_default()
    }

    /// Whether both versions can be kept.
    pub fn can_be_both(&self) -> bool {
        matches!((&self.mine, &self.theirs), (Some(mine), Some(_)) if mine.can_be_both())
    }
}

/// How a conflict is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// As this side has it.
    Mine,
    /// As the other side has it.
    Theirs,
    /// Both: the other version under this new id.
    Both(u128),
}
