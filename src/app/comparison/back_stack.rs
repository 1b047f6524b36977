//! Where one was before one went somewhere, to come back to.

use crate::app::session::Session;
use crate::app::shell::preferences::Tab;
use crate::base::{DraftId, Sides};

/// So many places one has left are remembered.
const REMEMBERED: usize = 50;

/// What the keyboard stands on in the history: what Enter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// The provision in a draft.
    #[default]
    Draft,
    /// A place of the phrase.
    Place,
}

/// Where one was: comparison, paragraph, view, and what one stood on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct Location {
    pub(in crate::app) pair: Sides<DraftId>,
    pub(in crate::app) on: Option<(DraftId, usize)>,
    pub(in crate::app) tab: Tab,
    pub(in crate::app) stand: Stand,
    pub(in crate::app) draft: Option<usize>,
    pub(in crate::app) place: Option<usize>,
}

/// The places one left, the newest last.
#[derive(Debug, Default)]
pub(in crate::app) struct BackStack(Vec<Location>);

/// Whether both drafts of a place are still in the study.
fn is_there(session: &Session, place: &Location) -> bool {
    session.study().draft(place.pair.old).is_some() && session.study().draft(place.pair.new).is_some()
}

impl BackStack {
    /// Whether there is a place to come back to.
    pub(in crate::app) fn has_any(&self, session: &Session) -> bool {
        self.0.iter().any(|place| is_there(session, place))
    }

    /// Remembers where one is.
    pub(in crate::app) fn push(&mut self, here: Location) {
        if self.0.last() != Some(&here) {
            self.0.push(here);
        }
        let over = self.0.len().saturating_sub(REMEMBERED);
        self.0.drain(..over);
    }

    /// The newest place that is still there.
    pub(in crate::app) fn pop(&mut self, session: &Session) -> Option<Location> {
        while let Some(place) = self.0.pop() {
            if is_there(session, &place) {
                return Some(place);
            }
        }
        None
    }
}
