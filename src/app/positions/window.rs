//! The window of positions: what it lists and which position is chosen; made anew when the study, the filter or the
//! change is another.

use crate::app::positions::action::{PositionFilter, PositionsStart};
use crate::app::positions::detail::{position_detail, positions_view};
use crate::app::positions::edits;
use crate::app::positions::filter::why_here;
use crate::app::positions::here::{Here, anchors_here, here};
use crate::app::positions::list::PositionList;
use crate::app::positions::view::{EvidenceLine, PositionsView, WhyHere};
use crate::app::session::Session;
use crate::app::shared::board::first_words;
use crate::app::shared::names;
use crate::app::shell::dialog::Dialog;
use crate::base::{ActorId, Message, PositionId};
use crate::engine::{Jobs, Memo, Same};
use crate::locale::UiLanguage;
use crate::study::{Position, Study};
use std::sync::Arc;

/// What a view is made of: the study, which positions are listed and which is chosen, the language, and the board's
/// version with its chosen change.
type ViewOf = (Same<Study>, PositionFilter, Option<PositionId>, UiLanguage, Option<(u64, Option<usize>)>);

/// What the windows of positions and attributions remember beside the study.
pub(in crate::app) struct PositionsWindow {
    filter: PositionFilter,
    chosen: Option<PositionId>,
    list: PositionList,
    view: Memo<ViewOf, PositionsView>,
    /// What the chosen change is about, and of which board and change that was said.
    here: Here,
    here_of: Option<(u64, Option<usize>, usize)>,
}

impl PositionsWindow {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self {
            filter: PositionFilter::default(),
            chosen: None,
            list: PositionList::new(jobs),
            view: Memo::default(),
            here: Here::default(),
            here_of: None,
        }
    }

    /// What it shows; nothing while it is closed.
    pub(in crate::app) const fn view(&self) -> Option<&PositionsView> {
        self.view.get()
    }

    /// Which positions are listed.
    pub(in crate::app) const fn filter(&self) -> &PositionFilter {
        &self.filter
    }

    /// Lists only these.
    pub(in crate::app) fn set_filter(&mut self, filter: PositionFilter) {
        self.filter = filter;
    }

    /// Chooses a position.
    pub(in crate::app) const fn choose(&mut self, id: PositionId) {
        self.chosen = Some(id);
    }

    /// Opens it on all positions, whatever change is chosen.
    pub(in crate::app) fn open_list(&mut self, session: &mut Session) {
        self.filter.here = false;
        session.dialog = Some(Dialog::Positions(PositionsStart::List));
    }

    /// Opens it on a position.
    pub(in crate::app) fn open_on(&mut self, session: &mut Session, id: PositionId) {
        self.filter = PositionFilter::default();
        self.chosen = Some(id);
        session.dialog = Some(Dialog::Positions(PositionsStart::List));
    }

    /// Opens it on the positions of an actor.
    pub(in crate::app) fn open_on_actor(&mut self, session: &mut Session, actor: ActorId) {
        self.filter = PositionFilter { actor: Some(actor), ..PositionFilter::default() };
        session.dialog = Some(Dialog::Positions(PositionsStart::List));
    }

    /// Opens it on what has to do with the chosen change.
    pub(in crate::app) fn open_here(&mut self, session: &mut Session) {
        self.filter = PositionFilter { here: true, ..PositionFilter::default() };
        self.chosen = None;
        session.dialog = Some(Dialog::Positions(PositionsStart::List));
    }

    /// Prepares what the windows of positions and of attributions show, while they are open.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        let open = matches!(session.dialog, Some(Dialog::Positions(_)));
        if !open && !matches!(session.dialog, Some(Dialog::Claim(_))) {
            self.view.clear();
            return;
        }
        let board = session.board.as_ref().map(|board| (board.version, session.focus.selected));
        let here_of = board.map(|(version, selected)| (version, selected, session.focus.marked.len()));
        if self.here_of != here_of || here_of.is_none() {
            self.here = here(session);
            self.here_of = here_of;
        }
        let study = Arc::clone(session.study());
        let mut of = (Same::from(&study), self.filter.clone(), self.chosen, session.locale.language(), board);
        if !open || self.view.is_of(&of) {
            return;
        }
        // What was shown stays until the lines are there.
        let Some(listed) = self.list.of(&study, &session.locale) else { return };
        let rows = listed.rows(&study, &self.filter, &self.here);
        let there = |id: &PositionId| rows.iter().any(|row| row.id == *id);
        let chosen = self.chosen.filter(there).or_else(|| rows.first().map(|row| row.id));
        self.chosen = chosen;
        let detail = chosen.and_then(|id| position_detail(session, &study, id));
        let view = positions_view(session, &study, rows, detail);
        of.2 = chosen;
        self.view.put(of, view);
    }

    /// Goes so many lines on.
    pub(in crate::app) fn walk(&mut self, by: i32) {
        let Some(view) = self.view.get() else { return };
        let at = view.rows.iter().position(|row| Some(row.id) == self.chosen).unwrap_or(0);
        let last = view.rows.len().saturating_sub(1);
        let to = i64::try_from(at).unwrap_or(0) + i64::from(by);
        let to = usize::try_from(to.max(0)).unwrap_or(0).min(last);
        self.chosen = view.rows.get(to).map(|row| row.id);
    }

    /// Takes a position out, also from what cites it; the one beside it is chosen.
    pub(in crate::app) fn remove(&mut self, session: &mut Session, id: PositionId, everywhere: bool) {
        let Some(edit) = edits::removal(session, id, everywhere) else { return };
        self.walk(1);
        if self.chosen == Some(id) {
            self.walk(-1);
        }
        if session.edit(edit) {
            session.notify(Message::new("positions-removed"), true);
        }
    }

    /// The positions that may be cited for an attribution to these actors: those chosen already, those that have to do
    /// with the change, the actors' others. Without an actor, those that have to do with the change.
    pub(in crate::app) fn evidence_lines(
        &self,
        session: &Session,
        actors: &[ActorId],
        chosen: &[PositionId],
    ) -> Vec<EvidenceLine> {
        let study = session.study();
        let mut found: Vec<(bool, WhyHere, EvidenceLine)> = study
            .positions
            .iter()
            .filter(|(_, position)| position.invented == study.invented)
            // That nothing was found is a record, and evidence of nothing.
            .filter(|(id, position)| position.stance != "n/a" || chosen.contains(id))
            .filter_map(|(id, position)| {
                let taken = chosen.contains(id);
                let theirs = position.actors.iter().chain(&position.aligned).any(|actor| actors.contains(actor));
                let why = why_here(study, &self.here, *id, position);
                let why = match why {
                    _ if taken => why.unwrap_or(WhyHere::Actor),
                    Some(why) if theirs || actors.is_empty() => why,
                    None if theirs => WhyHere::Actor,
                    _ => return None,
                };
                let gist = if position.gist.is_empty() { &position.quotation } else { &position.gist };
                let parts = [
                    names::position_actors(session.study(), &session.locale, position),
                    position.date.clone(),
                    first_words(gist, 140),
                ];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                let line = EvidenceLine { id: *id, text: parts.join(" · "), source: position.source.clone(), why };
                Some((!taken, why, line))
            })
            .collect();
        found.sort_by_key(|(other, why, _)| (*other, *why));
        found.into_iter().map(|(_, _, line)| line).collect()
    }
}

/// Opens the form for a new position, on the chosen change where there is one.
pub(in crate::app) fn new_position(session: &mut Session) {
    let themes = here(session).themes.into_iter().collect();
    let anchors = anchors_here(session);
    let position = Position { themes, anchors, invented: session.study().invented, ..Position::default() };
    session.dialog = Some(Dialog::Positions(PositionsStart::New(Box::new(position))));
}
