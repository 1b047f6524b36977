//! What became of proposals and asks: followed in the background, judged by a person, kept in the ledger.
//!
//! Reads the steps that the session publishes. Never reads a submission and never compares.

pub(in crate::app) mod action;
mod judge;
pub(in crate::app) mod view;
pub(in crate::app) mod whole;

use crate::app::positions::fate::action::FateAction;
use crate::app::positions::fate::view::{FateCell, FateRow, FateView, Followed, followed, view};
use crate::app::session::Session;
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{ContentHash, Message};
use crate::engine::{Chain, Derived, Jobs, Memo, Query, Same};
use crate::insight::fate::{Source, wanted};
use crate::locale::UiLanguage;
use crate::study::{Edit, Study, Uptake};
use crate::text::Reading;
use std::sync::Arc;

/// What the view is made of.
type ViewOf = (Same<Study>, Same<Followed>, UiLanguage);

/// What was asked of a study and its comparisons: told anew only when one of them is another.
type Asked = ((Same<Study>, Same<Chain>), ContentHash);

/// The fate of proposals, and the chosen cell.
pub struct Fates {
    /// Of the comparisons, and of what is wanted, without verdicts.
    followed: Query<(Same<Chain>, ContentHash), Followed>,
    view: Memo<ViewOf, FateView>,
    at: Option<(Source, usize)>,
    /// What was asked of a study, and of which.
    asked: Option<Asked>,
    /// What a study of one draft holds.
    alone: Option<(Same<Study>, Arc<Followed>)>,
}

/// Whether the fate of proposals is what the middle of the window shows; plain keys are its own then.
pub fn shows_fate(session: &Session) -> bool {
    let prefs = &session.prefs;
    prefs.tab == Tab::Who && prefs.who == WhoPart::Fate && !session.study().drafts.is_empty()
}

impl Fates {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { followed: Query::new("fate", 4, jobs), view: Memo::default(), at: None, asked: None, alone: None }
    }

    /// What became of all; nothing while the drafts are being followed for the first time.
    pub const fn view(&self) -> Option<&FateView> {
        self.view.get()
    }

    /// The chosen cell: whose fate, and its draft's place.
    pub fn cell(&self) -> Option<(Source, usize)> {
        let view = self.view.get()?;
        let last = view.drafts.len().checked_sub(1)?;
        let (of, column) = self.at.unwrap_or((view.rows.first()?.of, last));
        let row = view.row(of).or_else(|| view.rows.first())?;
        Some((row.of, column.min(last)))
    }

    fn chosen(&self) -> Option<(&FateRow, usize, &FateCell)> {
        let (of, column) = self.cell()?;
        let row = self.view.get()?.row(of)?;
        Some((row, column, row.cells.get(column)?))
    }

    /// Does what was asked.
    pub(in crate::app) fn perform(&mut self, action: FateAction, session: &mut Session) {
        match action {
            FateAction::Choose(of, column) => self.at = Some((of, column)),
            FateAction::Walk(rows, columns) => self.walk(rows, columns),
            FateAction::Judge(uptake) => self.judge(session, Some(uptake), false),
            FateAction::Accept => {
                let uptake = self.chosen().and_then(|(_, _, cell)| cell.suggestion.as_ref()).map(|there| there.uptake);
                if let Some(uptake) = uptake {
                    self.judge(session, Some(uptake), true);
                }
            }
            FateAction::Clear => self.judge(session, None, false),
            FateAction::Dismiss => self.dismiss(session),
            FateAction::Show => {
                let Some((_, column, cell)) = self.chosen() else { return };
                let draft = session.study().drafts.get(column).map(|draft| draft.id);
                match cell.places.first().map(|(paragraph, _)| *paragraph).zip(draft) {
                    Some((paragraph, draft)) => session.show_paragraph(draft, paragraph),
                    None => session.notify(Message::new("ledger-nothing-to-show"), false),
                }
            }
        }
    }

    fn judge(&mut self, session: &mut Session, uptake: Option<Uptake>, accepted: bool) {
        let Some((row, column, cell)) = self.chosen() else { return };
        if !cell.after && uptake.is_some() {
            session.notify(Message::new("fate-not-yet"), false);
            return;
        }
        let of = row.of;
        if let Some(edit) = judge::verdict(session, row, column, cell, uptake, accepted) {
            session.edit(edit);
            self.at = Some((of, column));
        }
    }

    fn dismiss(&self, session: &mut Session) {
        let Some((row, column, cell)) = self.chosen() else { return };
        let draft = session.study().drafts.get(column).map(|draft| draft.id);
        if let Some((there, draft)) = cell.suggestion.as_ref().zip(draft) {
            session.edit(Edit::Dismiss(view::dismissal(row.of, draft, there.uptake)));
        }
    }

    fn walk(&mut self, rows: i32, columns: i32) {
        let (Some((of, column)), Some(view)) = (self.cell(), self.view.get()) else { return };
        let row = view.rows.iter().position(|row| row.of == of).unwrap_or(0);
        let step = |at: usize, by: i32, length: usize| {
            at.saturating_add_signed(isize::try_from(by).unwrap_or(0)).min(length.saturating_sub(1))
        };
        if let Some(next) = view.rows.get(step(row, rows, view.rows.len())) {
            self.at = Some((next.of, step(column, columns, view.drafts.len())));
        }
    }
}

impl Fates {
    /// Follows anew, and makes the view anew, when the study, the drafts or the language are others.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.followed.collect();
        let study = Arc::clone(session.study());
        if !shows_fate(session) {
            return;
        }
        if study.drafts.len() < 2 {
            self.show_alone(session, &study);
            return;
        }
        let Some(chain) = session.steps.ready().cloned() else { return };
        if chain.readings.len() != study.drafts.len() {
            return;
        }
        let key = (Same::from(&chain), self.asked(&study, &chain));
        let (of, steps) = (Arc::clone(&study), Arc::clone(&chain));
        self.followed.want(&key, move |job| followed(&of, &steps.readings, &steps.lineage, job));
        let Derived::Ready(found) = self.followed.get() else { return };
        self.show(session, &study, &chain.readings, &found);
    }

    /// What the answer depends on beside the readings: what is wanted, and who objects. Verdicts are none of it.
    fn asked(&mut self, study: &Arc<Study>, chain: &Arc<Chain>) -> ContentHash {
        let of = (Same::from(study), Same::from(chain));
        if let Some((_, known)) = self.asked.as_ref().filter(|(before, _)| *before == of) {
            return *known;
        }
        let all = format!("{:?} {:?}", wanted(study, &chain.readings), study.positions);
        let hash = ContentHash::of(all.as_bytes());
        self.asked = Some((of, hash));
        hash
    }

    fn show(&mut self, session: &Session, study: &Arc<Study>, readings: &[Arc<Reading>], found: &Arc<Followed>) {
        let of = (Same::from(study), Same::from(found), session.locale.language());
        if !self.view.is_of(&of) {
            self.view.put(of, view(study, readings, found, &session.locale));
        }
    }

    /// Where no draft came later yet, what is wanted is listed, and nothing is said of it.
    fn show_alone(&mut self, session: &mut Session, study: &Arc<Study>) {
        let only = study.drafts.first().map(|draft| draft.id);
        let Some(reading) = only.and_then(|only| session.reading(only)) else { return };
        let readings = [reading.reading];
        let found = match &self.alone {
            Some((of, found)) if *of == Same::from(study) => Arc::clone(found),
            _ => {
                let found = Arc::new(Followed::of_one_draft(study, &readings));
                self.alone = Some((Same::from(study), Arc::clone(&found)));
                found
            }
        };
        self.show(session, study, &readings, &found);
    }

    /// Forgets what belonged to another study.
    pub(in crate::app) fn forget_study(&mut self) {
        (self.at, self.asked, self.alone) = (None, None, None);
        self.view.clear();
    }
}
