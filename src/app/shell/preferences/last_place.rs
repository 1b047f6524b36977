//! Where one was in a study when it was left, as a part of the settings.

use crate::base::{DraftId, Sides, StudyId};
use serde::{Deserialize, Serialize};

/// So many studies are remembered.
const REMEMBERED: usize = 24;

/// A paragraph on the screen, and how far below the upper edge of the text its words begin, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadPlace {
    /// The draft it is of.
    pub draft: DraftId,
    /// Its index in the draft's reading.
    pub paragraph: usize,
    /// How far below the upper edge its words begin, in points.
    pub y: f32,
}

/// Where one was in a study: the drafts compared, the paragraph chosen, and what stood on the screen. Ids are kept as texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastPlace {
    study: String,
    pair: (String, String),
    chosen: Option<(String, usize)>,
    read: Option<(String, usize, f32)>,
}

fn id_of(text: &str) -> Option<DraftId> {
    text.parse().ok()
}

impl LastPlace {
    pub(in crate::app) fn new(
        study: StudyId,
        pair: Sides<DraftId>,
        chosen: Option<(DraftId, usize)>,
        read: Option<ReadPlace>,
    ) -> Self {
        Self {
            study: study.to_string(),
            pair: (pair.old.to_string(), pair.new.to_string()),
            chosen: chosen.map(|(draft, paragraph)| (draft.to_string(), paragraph)),
            read: read.map(|read| (read.draft.to_string(), read.paragraph, read.y.round())),
        }
    }

    /// Whether it is of this study.
    pub(in crate::app) fn is_of(&self, study: StudyId) -> bool {
        self.study == study.to_string()
    }

    /// The drafts compared.
    pub(in crate::app) fn pair(&self) -> Option<Sides<DraftId>> {
        Some(Sides::new(id_of(&self.pair.0)?, id_of(&self.pair.1)?))
    }

    /// The paragraph of the change chosen.
    pub(in crate::app) fn chosen(&self) -> Option<(DraftId, usize)> {
        let (draft, paragraph) = self.chosen.as_ref()?;
        Some((id_of(draft)?, *paragraph))
    }

    /// What stood on the screen.
    pub(in crate::app) fn read(&self) -> Option<ReadPlace> {
        let (draft, paragraph, y) = self.read.as_ref()?;
        Some(ReadPlace { draft: id_of(draft)?, paragraph: *paragraph, y: *y })
    }

    /// Puts this place first among those remembered, instead of an older one of the same study.
    pub(in crate::app) fn put_first(self, places: &mut Vec<Self>) {
        if places.first() != Some(&self) {
            places.retain(|place| place.study != self.study);
            places.insert(0, self);
            places.truncate(REMEMBERED);
        }
    }
}
