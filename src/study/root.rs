//! A study: the root of the model, with everything else in it.

use super::conflict::Conflict;
use super::kept::Kept;
use super::model::{Actor, Annotation, Ask, Draft, Milestone, Position, Reference, Theme, UserLink};
use crate::base::{ActorId, AnnotationId, AskId, CoderId, DraftId, LinkId, PositionId, ReferenceId, StudyId, ThemeId};
use crate::compare::Options;
use crate::text::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything one user keeps about one negotiation. Cheap to clone: its parts are shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Study {
    /// Its id.
    pub id: StudyId,
    /// Its title.
    pub title: String,
    /// Whether its texts were invented: said in the window and in every report.
    pub invented: bool,
    /// The drafts, in the order of the timeline.
    pub drafts: Vec<Arc<Draft>>,
    /// The codebook.
    pub themes: Arc<BTreeMap<ThemeId, Theme>>,
    /// The actors.
    pub actors: Arc<BTreeMap<ActorId, Actor>>,
    /// The positions.
    pub positions: Arc<BTreeMap<PositionId, Position>>,
    /// The milestones, by date.
    pub milestones: Arc<Vec<Milestone>>,
    /// The asks and red lines.
    pub asks: Arc<BTreeMap<AskId, Ask>>,
    /// The annotations.
    pub annotations: Arc<BTreeMap<AnnotationId, Arc<Annotation>>>,
    /// Links and cuts made by hand.
    pub links: Arc<BTreeMap<LinkId, UserLink>>,
    /// Suggestions that were dismissed, by their names.
    pub dismissed: Arc<Vec<String>>,
    /// The terms that are followed over drafts; the usual ones when there are none.
    pub terms: Arc<Vec<String>>,
    /// Names of the coders.
    pub coders: Arc<BTreeMap<CoderId, String>>,
    /// Annotations whose step could not be told when a draft was put in between: adrift until a person says.
    pub unplaced: Arc<BTreeSet<AnnotationId>>,
    /// What two merged copies say differently, until it is settled.
    pub conflicts: Arc<Vec<Conflict>>,
    /// The language negotiated in, where it is named: strength is told of drafts in it, and not of translations.
    pub language: Option<Language>,
    /// Texts that drafts are held against for agreed language.
    pub references: Arc<BTreeMap<ReferenceId, Reference>>,
    /// What counts as a change.
    pub options: Options,
    /// What a newer version wrote and this one does not know.
    pub kept: Arc<Kept>,
}

impl Study {
    /// Makes an empty study.
    pub fn empty(id: StudyId, title: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            invented: false,
            drafts: Vec::new(),
            themes: Arc::default(),
            actors: Arc::default(),
            positions: Arc::default(),
            milestones: Arc::default(),
            asks: Arc::default(),
            annotations: Arc::default(),
            links: Arc::default(),
            dismissed: Arc::default(),
            terms: Arc::default(),
            coders: Arc::default(),
            unplaced: Arc::default(),
            conflicts: Arc::default(),
            language: None,
            references: Arc::default(),
            options: Options::default(),
            kept: Arc::default(),
        }
    }

    /// Whether two studies are the same. Quick where they share their parts, which equality does not look at.
    pub fn is_same(&self, other: &Self) -> bool {
        let drafts = |a: &[Arc<Draft>], b: &[Arc<Draft>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b) || a == b)
        };
        let conflicts = Arc::ptr_eq(&self.conflicts, &other.conflicts) || self.conflicts == other.conflicts;
        let rest = |study: &Self| Self { drafts: Vec::new(), conflicts: Arc::default(), ..study.clone() };
        drafts(&self.drafts, &other.drafts) && conflicts && rest(self) == rest(other)
    }

    /// Returns the draft of this id.
    pub fn draft(&self, id: DraftId) -> Option<&Arc<Draft>> {
        self.drafts.iter().find(|draft| draft.id == id)
    }

    /// Returns the place of a draft on the timeline.
    pub fn place(&self, id: DraftId) -> Option<usize> {
        self.drafts.iter().position(|draft| draft.id == id)
    }
}
