//! The ask ledger: asks and drafts, what a person said of each cell, what the tool suggests.

use crate::app::command::action::Action;
use crate::app::positions::action::{AskForm, LedgerAction, PositionAction};
use crate::app::session::Session;
use crate::app::shared::ask_ledger_view::{LedgerCell, LedgerView, dismissal, red_message, trace, view, wanted};
use crate::app::shared::board::first_words;
use crate::app::shared::{names, saying};
use crate::app::shell::dialog::{Confirmation, Dialog};
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{AskId, ContentHash, DraftId, Message, Side};
use crate::compare::EditKind;
use crate::engine::{Chain, Derived, Jobs, Memo, Query, Same};
use crate::insight::uptake::Traced;
use crate::locale::UiLanguage;
use crate::study::{Anchor, Ask, Edit, Study, Uptake, Verdict, anchor};
use std::sync::Arc;

/// What a ledger is made of: the study, where its asks were traced to, and the language it is said in.
type LedgerOf = (Same<Study>, Same<Vec<Traced>>, UiLanguage);

/// The ledger, and the chosen cell.
pub(in crate::app) struct AskLedger {
    /// Of the comparisons, and of the asks without their verdicts.
    uptake: Query<(Same<Chain>, ContentHash), Vec<Traced>>,
    view: Memo<LedgerOf, LedgerView>,
    at: Option<(AskId, usize)>,
    /// The newest draft whose red lines were spoken of.
    red_said: Option<DraftId>,
}

/// Whether the ledger is what the middle of the window shows; plain keys are its own then.
pub fn shows_ledger(session: &Session) -> bool {
    let prefs = &session.prefs;
    prefs.tab == Tab::Who && prefs.who == WhoPart::Ledger && !session.study().drafts.is_empty()
}

impl AskLedger {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { uptake: Query::new("uptake", 4, jobs), view: Memo::default(), at: None, red_said: None }
    }

    /// The ledger; nothing while the drafts are being followed for the first time.
    pub(in crate::app) const fn view(&self) -> Option<&LedgerView> {
        self.view.get()
    }

    /// The chosen cell: its ask and its draft's place.
    pub(in crate::app) fn cell(&self) -> Option<(AskId, usize)> {
        let view = self.view.get()?;
        let last = view.drafts.len().checked_sub(1)?;
        let (ask, column) = self.at.unwrap_or((view.rows().next()?.ask, last));
        let row = view.row(ask).or_else(|| view.rows().next())?;
        Some((row.ask, column.min(last)))
    }

    /// Makes the ledger anew when the asks, the drafts or the language are others.
    pub(in crate::app) fn refresh(&mut self, session: &mut Session) {
        self.uptake.collect();
        let study = Arc::clone(session.study());
        if study.asks.is_empty() {
            self.view.clear();
            return;
        }
        let Some(chain) = session.steps.ready().cloned() else { return };
        if chain.readings.len() != study.drafts.len() {
            return;
        }
        // What the answer depends on: the readings and the asks, without their verdicts.
        let asks = wanted(&study, &chain.readings);
        let key = (Same::from(&chain), ContentHash::of(format!("{asks:?}").as_bytes()));
        let (of, readings) = (Arc::clone(&study), Arc::clone(&chain));
        self.uptake.want(&key, move |job| {
            job.check()?;
            Ok(trace(&of, &readings.readings, &readings.lineage))
        });
        let Derived::Ready(traced) = self.uptake.get() else { return };
        let of = (Same::from(&study), Same::from(&traced), session.locale.language());
        if self.view.is_of(&of) {
            return;
        }
        let made = view(&study, &chain.readings, &traced, &session.locale);
        self.say_red_lines(session, &made);
        self.view.put(of, made);
    }

    /// Says, once for each newest draft, how the red lines stand in it.
    fn say_red_lines(&mut self, session: &mut Session, made: &LedgerView) {
        let Some((newest, _)) = made.drafts.last() else { return };
        if self.red_said == Some(*newest) || made.red.iter().sum::<usize>() == 0 {
            return;
        }
        self.red_said = Some(*newest);
        let name = crate::app::shared::names::draft_name(session.study(), &session.locale, *newest);
        session.notify(red_message(made, &name), false);
    }

    /// How the red lines stand in the newest draft, when any of them is watched.
    pub(in crate::app) fn red_lines(&self) -> Option<Message> {
        let view = self.view.get()?;
        let (_, name) = view.drafts.last()?;
        (view.red.iter().sum::<usize>() > 0).then(|| red_message(view, name))
    }

    /// Does what was asked of the ledger.
    pub(in crate::app) fn perform(&mut self, session: &mut Session, action: LedgerAction) {
        match action {
            LedgerAction::Choose(ask, column) => self.at = Some((ask, column)),
            LedgerAction::Walk(rows, columns) => self.walk(rows, columns),
            LedgerAction::Judge(uptake) => {
                if !self.asks_to_overrule(session, Some(uptake)) {
                    self.judge(session, uptake, false);
                }
            }
            LedgerAction::Overrule(ask, column, uptake) => {
                self.at = Some((ask, column));
                match uptake {
                    Some(uptake) => self.judge(session, uptake, false),
                    None => self.clear(session),
                }
            }
            LedgerAction::Accept => {
                let suggestion = self.chosen_cell().and_then(|cell| cell.suggestion.as_ref());
                if let Some(uptake) = suggestion.map(|suggestion| suggestion.uptake) {
                    self.judge(session, uptake, true);
                }
            }
            LedgerAction::Clear => {
                if !self.asks_to_overrule(session, None) {
                    self.clear(session);
                }
            }
            LedgerAction::Dismiss => self.dismiss_uptake(session),
            LedgerAction::Show => {
                let Some((_, column)) = self.cell() else { return };
                let place = self.chosen_cell().and_then(|cell| cell.place.as_ref().map(|(at, _)| *at));
                let draft = session.study().drafts.get(column).map(|draft| draft.id);
                match place.zip(draft) {
                    Some((paragraph, draft)) => session.show_paragraph(draft, paragraph),
                    None => session.notify(Message::new("ledger-nothing-to-show"), false),
                }
            }
            LedgerAction::AskEvidence => {
                let Some((ask, column)) = self.cell() else { return };
                let Some(draft) = session.study().drafts.get(column).map(|draft| draft.id) else { return };
                let verdict = session.study().asks.get(&ask).and_then(|ask| ask.verdicts.get(&draft));
                match verdict.map(|verdict| verdict.evidence.clone()) {
                    Some(evidence) => session.dialog = Some(Dialog::Evidence(ask, draft, evidence)),
                    None => session.notify(Message::new("ledger-verdict-first"), false),
                }
            }
            LedgerAction::SetEvidence(id, draft, evidence) => {
                let Some(mut ask) = session.study().asks.get(&id).cloned() else { return };
                if let Some(verdict) = ask.verdicts.get_mut(&draft) {
                    verdict.evidence = evidence;
                    let label = Message::new("edit-evidence");
                    session.edit(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]));
                }
            }
            LedgerAction::EditAsk => {
                let Some((id, _)) = self.cell() else { return };
                let Some(ask) = session.study().asks.get(&id) else { return };
                session.dialog = Some(Dialog::Ask(AskForm {
                    editing: Some(id),
                    actors: ask.actors.clone(),
                    gist: ask.gist.clone(),
                    words: ask.words.clone(),
                    red_line: ask.red_line,
                    keep_out: ask.keep_out,
                    note: ask.note.clone(),
                    anchors: ask.anchors.clone(),
                }));
            }
            LedgerAction::New => self.new_ask(session),
            LedgerAction::SetAsk(form) => self.set_ask(session, *form),
            LedgerAction::RemoveAsk => {
                if let Some((id, _)) = self.cell()
                    && session.edit(Edit::RemoveAsk(id))
                {
                    session.notify(Message::new("ledger-removed"), true);
                }
            }
        }
    }

    fn chosen_cell(&self) -> Option<&LedgerCell> {
        let (ask, column) = self.cell()?;
        self.view.get()?.row(ask)?.cells.get(column)
    }

    fn walk(&mut self, rows: i32, columns: i32) {
        let (Some((ask, column)), Some(view)) = (self.cell(), self.view.get()) else { return };
        let order: Vec<AskId> = view.rows().map(|row| row.ask).collect();
        let row = order.iter().position(|id| *id == ask).unwrap_or(0);
        let step = |at: usize, by: i32, length: usize| {
            at.saturating_add_signed(isize::try_from(by).unwrap_or(0)).min(length.saturating_sub(1))
        };
        let column = step(column, columns, view.drafts.len());
        if let Some(ask) = order.get(step(row, rows, order.len())) {
            self.at = Some((*ask, column));
        }
    }

    fn clear(&mut self, session: &mut Session) {
        self.with_verdicts(session, "edit-verdict-cleared", |ask, draft| {
            ask.verdicts.remove(&draft);
        });
    }

    /// Asks before the verdict of another person is replaced, or taken away (`None`). Returns whether it asks.
    fn asks_to_overrule(&self, session: &mut Session, uptake: Option<Uptake>) -> bool {
        let Some((id, column)) = self.cell() else { return false };
        let study = session.study();
        let Some(draft) = study.drafts.get(column) else { return false };
        let Some(ask) = study.asks.get(&id) else { return false };
        let Some(verdict) = ask.verdicts.get(&draft.id).filter(|verdict| verdict.author != session.coder) else {
            return false;
        };
        if uptake == Some(verdict.uptake) {
            return false;
        }
        let said = session.locale.t(verdict.uptake.key());
        let text = Message::new("overrule-text")
            .text("name", saying::name_of(study, &session.locale, verdict.author))
            .text("verdict", said)
            .text("ask", ask.gist.clone())
            .text("draft", names::shown_name(draft, &session.locale));
        let action = LedgerAction::Overrule(id, column, uptake);
        session.dialog = Some(Dialog::Confirm(Confirmation {
            title: Message::new("overrule-title"),
            text,
            yes: if uptake.is_some() { "button-replace" } else { "button-remove" },
            action: Box::new(Action::Position(PositionAction::Ledger(action))),
        }));
        true
    }

    fn judge(&mut self, session: &mut Session, uptake: Uptake, accepted: bool) {
        let (now, author) = (session.now(), session.coder);
        let Some((_, column)) = self.cell() else { return };
        let place = self.chosen_cell().and_then(|cell| cell.place.clone());
        let shown = self.chosen_cell().map(|cell| cell.shown.clone()).unwrap_or_default();
        let draft = session.study().drafts.get(column).cloned();
        let anchors = draft.zip(place.as_ref()).and_then(|(draft, (at, _))| {
            let reading = session.reading(draft.id)?.reading;
            anchor::whole(&draft, &reading, *at)
        });
        let cited = place.map(|(_, cited)| cited).unwrap_or_default();
        // The evidence of a suggestion that is accepted is the suggestion's; a person's own verdict keeps what the
        // person wrote, and where the words stand.
        self.with_verdicts(session, "edit-verdict", move |ask, draft| {
            let before = ask.verdicts.get(&draft).map(|verdict| verdict.evidence.clone());
            let evidence = match before {
                Some(before) if !before.is_empty() => before,
                _ if accepted => format!("{cited} {shown}").trim().to_owned(),
                _ => cited,
            };
            let anchors = anchors.into_iter().collect();
            ask.verdicts.insert(draft, Verdict { uptake, evidence, author, at: Some(now), accepted, anchors });
        });
    }

    fn with_verdicts(&mut self, session: &mut Session, label: &'static str, change: impl FnOnce(&mut Ask, DraftId)) {
        let Some((id, column)) = self.cell() else { return };
        let Some((draft, name)) = self.view.get().and_then(|view| view.drafts.get(column)).cloned() else {
            return;
        };
        let Some(mut ask) = session.study().asks.get(&id).cloned() else { return };
        change(&mut ask, draft);
        if session.study().asks.get(&id) == Some(&ask) {
            return;
        }
        let label = Message::new(label).text("ask", ask.gist.clone()).text("draft", name);
        self.at = Some((id, column));
        session.edit(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]));
    }

    fn dismiss_uptake(&mut self, session: &mut Session) {
        let Some((ask, column)) = self.cell() else { return };
        let uptake = self.chosen_cell().and_then(|cell| cell.suggestion.as_ref()).map(|there| there.uptake);
        let draft = session.study().drafts.get(column).map(|draft| draft.id);
        if let Some((uptake, draft)) = uptake.zip(draft) {
            session.edit(Edit::Dismiss(dismissal(ask, draft, uptake)));
        }
    }

    fn set_ask(&mut self, session: &mut Session, form: AskForm) {
        let id = form.editing.unwrap_or_else(|| AskId::new(&mut *session.ids));
        let before = session.study().asks.get(&id).cloned().unwrap_or_default();
        let words = form.words.trim().to_owned();
        let gist = form.gist.trim();
        let gist = if gist.is_empty() { first_words(&words, 60) } else { gist.to_owned() };
        let ask = Ask {
            actors: form.actors,
            gist,
            words,
            red_line: form.red_line,
            keep_out: form.keep_out,
            note: form.note.trim().to_owned(),
            anchors: form.anchors,
            ..before
        };
        if session.edit(Edit::SetAsk(id, Box::new(ask))) {
            let column = session.study().drafts.len().saturating_sub(1);
            self.at = Some((id, self.at.map_or(column, |(_, column)| column)));
            session.prefs.tab = Tab::Who;
            session.prefs.who = WhoPart::Ledger;
        }
    }

    /// Opens the form for a new ask: of the chosen change's words, where changes are shown.
    fn new_ask(&mut self, session: &mut Session) {
        let mut form = AskForm::default();
        if let (false, Some(change)) = (session.prefs.tab == Tab::Who, session.focus.selected) {
            let (words, anchors) = words_of_change(session, change).unwrap_or_default();
            form.words = words;
            form.anchors = anchors;
        } else if let Some(ask) = self.cell().and_then(|(ask, _)| session.study().asks.get(&ask)) {
            // The next ask is most often one of the same actor.
            form.actors.clone_from(&ask.actors);
        }
        session.dialog = Some(Dialog::Ask(form));
    }
}

/// The words that came in with a change (the longest run of them), else those of its paragraphs; and where.
fn words_of_change(session: &mut Session, change: usize) -> Option<(String, Vec<Anchor>)> {
    let pair = session.focus.pair?;
    let board = session.board.as_ref()?;
    let side = if board.paragraphs(change, Side::New).is_empty() { Side::Old } else { Side::New };
    let paragraphs = board.paragraphs(change, side);
    let text = paragraphs.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect::<Vec<_>>().join("\n");
    let places: Vec<usize> = paragraphs.iter().map(|(at, _)| *at).collect();
    let pieces = &board.comparison.changes.get(change)?.redline;
    let came = pieces
        .iter()
        .filter(|piece| piece.op == EditKind::Insert && side == Side::New)
        .filter_map(|piece| piece.at.new.of(&text))
        .max_by_key(|words| words.len());
    let words = came.unwrap_or(&text).trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    let draft = *pair.get(side);
    let study = Arc::clone(session.study());
    let reading = session.reading(draft)?.reading;
    let draft = study.draft(draft)?;
    Some((words, places.into_iter().filter_map(|at| anchor::whole(draft, &reading, at)).collect()))
}
