//! Tracked changes: what came stands in the text between two marks; what went stands at its head, and one mark in the text
//! says where.

use super::super::model::Compared;
use super::super::parts::Xml;
use super::super::tracked::Life;
use crate::base::visible;

/// The date of a change between drafts without dates; the format demands one.
const UNKNOWN_DATE: &str = "1970-01-01T00:00:00";

/// What became of a piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands in the oldest and the newest draft.
    Stays,
    /// It came in a draft.
    Came(usize),
    /// It went in a draft, having come in another one after the oldest.
    Went {
        /// The draft in which it came, where that is not the oldest.
        came: Option<usize>,
        /// The draft in which it is no more.
        gone: usize,
    },
}

impl Fate {
    /// Returns the fate of a life.
    pub(super) const fn of(life: &Life, first: usize) -> Self {
        let is_new = life.came != first;
        match (life.gone, is_new) {
            (None, false) => Self::Stays,
            (None, true) => Self::Came(life.came),
            (Some(gone), false) => Self::Went { came: None, gone },
            (Some(gone), true) => Self::Went { came: Some(life.came), gone },
        }
    }
}

/// The regions at the head of a text.
pub(super) struct Changes {
    /// Name and date of each draft.
    drafts: Vec<(String, String)>,
    regions: Xml,
    count: usize,
}

impl Changes {
    pub(super) fn of(compared: &Compared) -> Self {
        let dated = compared.drafts.iter().map(|draft| {
            let date = draft.date.map_or_else(|| UNKNOWN_DATE.to_owned(), |date| format!("{date}T00:00:00"));
            (visible(&draft.name).into_owned(), date)
        });
        Self { drafts: dated.collect(), regions: Xml::piece(), count: 0 }
    }

    /// Says that something came in a draft; returns the region's id.
    pub(super) fn came(&mut self, draft: usize) -> String {
        let id = self.open();
        self.signed("text:insertion", draft, &[]);
        self.regions.close("text:changed-region");
        id
    }

    /// Says that paragraphs went in a draft, which may have come in another; returns the region's id.
    pub(super) fn went(&mut self, came: Option<usize>, gone: usize, paragraphs: &[u8]) -> String {
        let id = self.open();
        self.signed("text:deletion", gone, paragraphs);
        if let Some(came) = came {
            self.signed("text:insertion", came, &[]);
        }
        self.regions.close("text:changed-region");
        id
    }

    fn open(&mut self) -> String {
        self.count += 1;
        let id = format!("ct{}", self.count);
        self.regions.open("text:changed-region", &[("xml:id", &id), ("text:id", &id)]);
        id
    }

    fn signed(&mut self, element: &str, draft: usize, inside: &[u8]) {
        let (name, date) = self.drafts.get(draft).cloned().unwrap_or_default();
        self.regions.open(element, &[]);
        self.regions.open("office:change-info", &[]);
        self.regions.leaf("dc:creator", &[], &name);
        self.regions.leaf("dc:date", &[], &date);
        self.regions.close("office:change-info");
        self.regions.raw(inside);
        self.regions.close(element);
    }

    /// Returns the regions.
    pub(super) fn finish(self) -> Vec<u8> {
        self.regions.finish()
    }
}
