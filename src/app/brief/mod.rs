//! What matters between two drafts, in order of weight: the page one lands on after opening two drafts.
//!
//! Reads the board and the judgement on it; says nothing that these do not carry. Never annotates: that is done by the same
//! keys as everywhere, on the one choice there is.

pub(in crate::app) mod action;
pub(in crate::app) mod strip;
pub(in crate::app) mod view;

use crate::app::brief::action::BriefAction;
use crate::app::brief::view::{BriefPage, BriefView, Followed, ToBrief, brief_of, follow};
use crate::app::session::Session;
use crate::app::session::feature::Feature;
use crate::app::shell::preferences::Tab;
use crate::base::{DraftId, Message, Sides};
use crate::compare::Comparison;
use crate::engine::{Chain, Derived, Jobs, Query, Same};
use crate::insight::weight::{Judged, Level};
use crate::text::Language;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The row of drafts followed, by its comparisons, its drafts and what their copies say of their languages.
type FollowedOf = (Same<Chain>, Vec<DraftId>, Vec<Option<Language>>);
/// A view, by comparison, judgement, what a person said of weights, and the row of drafts.
type ViewOf = (Same<Comparison>, Same<Vec<Judged>>, BTreeMap<usize, Level>, Option<(Same<Chain>, Same<Followed>)>);
/// The rows, by view, board and what is unfolded.
type PageOf = (Same<BriefView>, u64, Level);

/// The Brief.
pub struct Brief {
    followed: Query<FollowedOf, Followed>,
    view: Query<ViewOf, BriefView>,
    page: Option<(PageOf, BriefPage)>,
    unfolded: Level,
    /// Whether one lands here: the first card is chosen once there is one.
    lands: bool,
}

impl Brief {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            followed: Query::new("brief steps", 2, jobs),
            view: Query::new("brief", 6, jobs),
            page: None,
            unfolded: Level::Substance,
            lands: false,
        }
    }

    /// The rows as they are shown now; nothing while they are made, and where there is no comparison.
    pub fn page(&self) -> Option<&BriefPage> {
        self.page.as_ref().map(|(_, page)| page)
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: BriefAction, session: &mut Session) {
        match action {
            BriefAction::Show => session.prefs.tab = Tab::Brief,
            BriefAction::Land => {
                session.prefs.tab = Tab::Brief;
                self.lands = true;
            }
            BriefAction::Unfold(level) => self.unfolded = level,
            BriefAction::GoTo(pair, place) => {
                session.select_pair(pair);
                session.focus.heading_for = Some(place);
            }
        }
    }

    /// Goes to the next card (not seen yet), or the one before.
    pub(in crate::app) fn go_on(&self, session: &mut Session, forward: bool, unseen: bool) {
        let (Some(page), Some(board)) = (self.page(), &session.board) else { return };
        let order: Vec<usize> = page.changes().collect();
        let here = session.focus.selected.and_then(|chosen| order.iter().position(|&index| index == chosen));
        let wanted = |&&index: &&usize| !unseen || board.cards.get(index).is_some_and(|card| !card.seen);
        let next = match (here, forward) {
            (Some(here), true) => order.iter().skip(here + 1).find(wanted),
            (Some(here), false) => order.iter().take(here).rev().find(wanted),
            (None, _) => order.iter().find(wanted),
        };
        // Going round: the first unseen one may stand before.
        let next = next.or_else(|| order.iter().find(|index| unseen && wanted(index)));
        match next.copied() {
            Some(index) => session.select_change(index),
            None => {
                let key = if unseen {
                    "go-all-seen"
                } else if forward {
                    "go-last"
                } else {
                    "go-first"
                };
                session.notify(Message::new(key), false);
            }
        }
    }

    /// Asks for the view of the comparison shown; once it is there, it is returned.
    fn request(&mut self, session: &mut Session) -> Option<Arc<BriefView>> {
        let study = Arc::clone(session.study());
        let board = session.board.as_ref().filter(|board| session.focus.pair == Some(board.pair))?;
        if board.is_alone() || board.judged.len() != board.comparison.changes.len() {
            return None;
        }
        let drafts: Vec<DraftId> = study.drafts.iter().map(|draft| draft.id).collect();
        let chain = session.steps.ready().filter(|chain| chain.readings.len() == drafts.len());
        if let Some(chain) = chain {
            let told: Vec<_> = study.drafts.iter().map(|draft| draft.text.copy.language).collect();
            let (of, ids, languages) = (Arc::clone(chain), drafts.clone(), told.clone());
            self.followed.want(&(Same::from(chain), drafts, told), move |job| follow(&of, &ids, &languages, job));
        }
        self.followed.collect();
        let places = study.place(board.pair.old).zip(study.place(board.pair.new));
        let row = match (chain, self.followed.get(), places) {
            (Some(chain), Derived::Ready(followed), Some((old, new))) => {
                Some((Arc::clone(chain), followed, Sides::new(old, new)))
            }
            _ => None,
        };
        let overruled: BTreeMap<usize, Level> = BTreeMap::new();
        let key = (
            Same::from(&board.comparison),
            Same::from(&board.judged),
            overruled.clone(),
            row.as_ref().map(|(chain, followed, _)| (Same::from(chain), Same::from(followed))),
        );
        let of = ToBrief {
            pair: board.pair,
            comparison: Arc::clone(&board.comparison),
            readings: board.readings.clone(),
            judged: Arc::clone(&board.judged),
            overruled,
            row,
        };
        self.view.want(&key, move |job| brief_of(&of, job));
        self.view.collect();
        match self.view.get() {
            Derived::Ready(view) => Some(view),
            _ => None,
        }
    }
}

impl Feature for Brief {
    fn refresh(&mut self, session: &mut Session) {
        if session.prefs.tab != Tab::Brief {
            return;
        }
        let pair = session.focus.pair;
        let Some(view) = self.request(session) else {
            // What is shown of other drafts must not be taken for these.
            let is_of_these = session.board.as_ref().is_some_and(|board| Some(board.pair) == pair && !board.is_alone());
            let fits = self.page.as_ref().is_some_and(|(of, _)| {
                is_of_these && session.board.as_ref().is_some_and(|board| of.1 == board.version)
            });
            if !fits {
                self.page = None;
            }
            return;
        };
        let Some(board) = &session.board else { return };
        let of = (Same::from(&view), board.version, self.unfolded);
        if self.page.as_ref().is_none_or(|(known, _)| *known != of) {
            self.page = Some((of, BriefPage::new(view, board, self.unfolded)));
        }
        let first = self.page().and_then(|page| page.changes().next());
        if std::mem::take(&mut self.lands)
            && let Some(first) = first
        {
            session.select_change(first);
        }
    }

    fn forget_study(&mut self) {
        self.page = None;
        self.unfolded = Level::Substance;
    }
}
