//! A submission under review: what was read, how it is set, and what a person made of it.

use crate::app::positions::submission::view::{Corrected, SubmissionView};
use crate::base::{ActorId, DraftId, PositionId};
use crate::insight::proposals::{MarkupKey, Proposals};
use crate::locale::UiLanguage;
use crate::study::{Actor, Study};
use crate::text::{Reading, SourceText};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A submission under review.
pub(in crate::app) struct UnderReview {
    pub(super) path: PathBuf,
    pub(super) copy: Arc<SourceText>,
    pub(super) submitted: Arc<Reading>,
    pub(super) said: Vec<String>,
    pub(super) base: DraftId,
    pub(super) actor: Option<ActorId>,
    pub(super) markup_key: MarkupKey,
    pub(super) row: usize,
    /// Proposals as a person corrected them, by the names of their rows.
    pub(super) corrected: BTreeMap<String, Corrected>,
    /// Positions made in this review, by the names of their rows.
    pub(super) made: BTreeMap<String, PositionId>,
    /// The actors names were looked for among, and how often they have changed.
    pub(super) actors: (Arc<BTreeMap<ActorId, Actor>>, u64),
    pub(super) view: Option<SubmissionView>,
    pub(super) made_of: Option<MadeOf>,
}

/// What a view was made of.
pub(super) struct MadeOf {
    pub(super) study: Arc<Study>,
    pub(super) found: Arc<Proposals>,
    pub(super) language: UiLanguage,
    pub(super) corrected: usize,
    pub(super) waiting: usize,
    pub(super) stale: bool,
}
