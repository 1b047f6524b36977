//! The ask ledger: asks and drafts, what a person said of each cell, what the tool suggests.

use crate::app::app::App;
use crate::app::shared::ask_ledger_view::{LedgerCell, LedgerView, dismissal, red_message, trace, view, wanted};
use crate::app::shell::dialog::Dialog;
use crate::app::shell::preferences::{Tab, WhoPart};
use crate::base::{ActorId, AskId, ContentHash, DraftId, Message, Side};
use crate::compare::EditKind;
use crate::engine::Derived;
use crate::insight::uptake::Traced;
use crate::locale::UiLanguage;
use crate::study::{Anchor, Ask, Edit, Study, Uptake, Verdict, anchor};
use std::sync::Arc;

/// An ask as it is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskForm {
    /// The ask that is changed; a new one when absent.
    pub editing: Option<AskId>,
    /// Whose.
    pub actors: Vec<ActorId>,
    /// What, in the analyst's words.
    pub gist: String,
    /// The words, if there are any.
    pub words: String,
    /// Whether they must not be lost.
    pub red_line: bool,
    /// Whether they are to be kept out.
    pub keep_out: bool,
    /// More.
    pub note: String,
    /// The words of a draft it was made of.
    pub anchors: Vec<Anchor>,
}

/// Something asked of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerAction {
    /// Choose a cell.
    Choose(AskId, usize),
    /// Go so many rows and columns on.
    Walk(i32, i32),
    /// Give the chosen cell a verdict.
    Judge(Uptake),
    /// Take the chosen cell's verdict away.
    Clear,
    /// Take the suggestion of the chosen cell for a verdict.
    Accept,
    /// Dismiss it.
    Dismiss,
    /// Go to the paragraph that shows it.
    Show,
    /// Write what shows it.
    AskEvidence,
    /// What shows it.
    SetEvidence(AskId, DraftId, String),
    /// Open the form for the chosen ask.
    EditAsk,
    /// Keep an ask.
    SetAsk(Box<AskForm>),
    /// Take the chosen ask away.
    RemoveAsk,
}

/// What a ledger was made of.
pub(in crate::app) struct LedgerKey {
    study: Arc<Study>,
    // The query's answer as it hands it out: told apart by where it lies.
    #[expect(clippy::rc_buffer, reason = "an answer of the engine, compared by address")]
    traced: Arc<Vec<Traced>>,
    language: UiLanguage,
}

impl App {
    /// The ledger; nothing while the drafts are being followed for the first time.
    pub const fn ledger(&self) -> Option<&LedgerView> {
        self.ledger.as_ref()
    }

    /// Whether the ledger is what the middle of the window shows; plain keys are its own then.
    pub fn shows_ledger(&self) -> bool {
        self.session.prefs.tab == Tab::Who && self.session.prefs.who == WhoPart::Ledger && self.has_drafts()
    }

    /// The chosen cell: its ask and its draft's place.
    pub fn ledger_cell(&self) -> Option<(AskId, usize)> {
        let view = self.ledger.as_ref()?;
        let last = view.drafts.len().checked_sub(1)?;
        let (ask, column) = self.ledger_at.unwrap_or((view.rows().next()?.ask, last));
        let row = view.row(ask).or_else(|| view.rows().next())?;
        Some((row.ask, column.min(last)))
    }

    /// Makes the ledger anew when the asks, the drafts or the language are others.
    pub(in crate::app) fn make_ledger(&mut self) {
        self.uptake.collect();
        let study = Arc::clone(self.session.study());
        if study.asks.is_empty() {
            (self.ledger, self.ledger_of) = (None, None);
            return;
        }
        let Some(chain) = self.session.steps.ready().cloned() else { return };
        if chain.readings.len() != study.drafts.len() {
            return;
        }
        // What the answer depends on: the readings and the asks, without their verdicts.
        let asks = wanted(&study, &chain.readings);
        let key = ContentHash::of(format!("{:p} {asks:?}", Arc::as_ptr(&chain)).as_bytes());
        let (of, readings) = (Arc::clone(&study), Arc::clone(&chain));
        self.uptake.want(&key, move |job| {
            job.check()?;
            Ok(trace(&of, &readings.readings, &readings.lineage))
        });
        let Derived::Ready(traced) = self.uptake.get() else { return };
        let language = self.session.locale.language();
        if let Some(of) = &self.ledger_of
            && Arc::ptr_eq(&of.study, &study)
            && Arc::ptr_eq(&of.traced, &traced)
            && of.language == language
        {
            return;
        }
        let made = view(&study, &chain.readings, &traced, &self.session.locale);
        self.say_red_lines(&made);
        self.ledger = Some(made);
        self.ledger_of = Some(LedgerKey { study, traced, language });
    }

    /// Says, once for each newest draft, how the red lines stand in it.
    fn say_red_lines(&mut self, made: &LedgerView) {
        let Some((newest, name)) = made.drafts.last() else { return };
        if self.red_said == Some(*newest) || made.red.iter().sum::<usize>() == 0 {
            return;
        }
        self.red_said = Some(*newest);
        self.session.notify(red_message(made, name), false);
    }

    /// How the red lines stand in the newest draft, when any of them is watched.
    pub fn red_lines(&self) -> Option<Message> {
        let view = self.ledger.as_ref()?;
        let (_, name) = view.drafts.last()?;
        (view.red.iter().sum::<usize>() > 0).then(|| red_message(view, name))
    }

    pub(in crate::app) fn do_ledger(&mut self, action: LedgerAction) {
        match action {
            LedgerAction::Choose(ask, column) => self.ledger_at = Some((ask, column)),
            LedgerAction::Walk(rows, columns) => self.walk_ledger(rows, columns),
            LedgerAction::Judge(uptake) => self.judge(uptake, false),
            LedgerAction::Accept => {
                let suggestion = self.chosen_cell().and_then(|cell| cell.suggestion.as_ref());
                if let Some(uptake) = suggestion.map(|suggestion| suggestion.uptake) {
                    self.judge(uptake, true);
                }
            }
            LedgerAction::Clear => self.with_verdicts("edit-verdict-cleared", |ask, draft| {
                ask.verdicts.remove(&draft);
            }),
            LedgerAction::Dismiss => self.dismiss_uptake(),
            LedgerAction::Show => {
                let Some((_, column)) = self.ledger_cell() else { return };
                let place = self.chosen_cell().and_then(|cell| cell.place.as_ref().map(|(at, _)| *at));
                let draft = self.session.study().drafts.get(column).map(|draft| draft.id);
                match place.zip(draft) {
                    Some((paragraph, draft)) => self.session.show_paragraph(draft, paragraph),
                    None => self.session.notify(Message::new("ledger-nothing-to-show"), false),
                }
            }
            LedgerAction::AskEvidence => {
                let Some((ask, column)) = self.ledger_cell() else { return };
                let Some(draft) = self.session.study().drafts.get(column).map(|draft| draft.id) else { return };
                let verdict = self.session.study().asks.get(&ask).and_then(|ask| ask.verdicts.get(&draft));
                match verdict.map(|verdict| verdict.evidence.clone()) {
                    Some(evidence) => self.session.dialog = Some(Dialog::Evidence(ask, draft, evidence)),
                    None => self.session.notify(Message::new("ledger-verdict-first"), false),
                }
            }
            LedgerAction::SetEvidence(id, draft, evidence) => {
                let Some(mut ask) = self.session.study().asks.get(&id).cloned() else { return };
                if let Some(verdict) = ask.verdicts.get_mut(&draft) {
                    verdict.evidence = evidence;
                    let label = Message::new("edit-evidence");
                    self.session.edit(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]));
                }
            }
            LedgerAction::EditAsk => {
                let Some((id, _)) = self.ledger_cell() else { return };
                let Some(ask) = self.session.study().asks.get(&id) else { return };
                self.session.dialog = Some(Dialog::Ask(AskForm {
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
            LedgerAction::SetAsk(form) => self.set_ask(*form),
            LedgerAction::RemoveAsk => {
                if let Some((id, _)) = self.ledger_cell()
                    && self.session.edit(Edit::RemoveAsk(id))
                {
                    self.session.notify(Message::new("ledger-removed"), true);
                }
            }
        }
    }

    fn chosen_cell(&self) -> Option<&LedgerCell> {
        let (ask, column) = self.ledger_cell()?;
        self.ledger.as_ref()?.row(ask)?.cells.get(column)
    }

    fn walk_ledger(&mut self, rows: i32, columns: i32) {
        let (Some((ask, column)), Some(view)) = (self.ledger_cell(), &self.ledger) else { return };
        let order: Vec<AskId> = view.rows().map(|row| row.ask).collect();
        let row = order.iter().position(|id| *id == ask).unwrap_or(0);
        let step = |at: usize, by: i32, length: usize| {
            at.saturating_add_signed(isize::try_from(by).unwrap_or(0)).min(length.saturating_sub(1))
        };
        let column = step(column, columns, view.drafts.len());
        if let Some(ask) = order.get(step(row, rows, order.len())) {
            self.ledger_at = Some((*ask, column));
        }
    }

    fn judge(&mut self, uptake: Uptake, accepted: bool) {
        let (now, author) = (self.session.now(), self.session.coder);
        let Some((_, column)) = self.ledger_cell() else { return };
        let place = self.chosen_cell().and_then(|cell| cell.place.clone());
        let shown = self.chosen_cell().map(|cell| cell.shown.clone()).unwrap_or_default();
        let draft = self.session.study().drafts.get(column).cloned();
        let anchors = draft.zip(place.as_ref()).and_then(|(draft, (at, _))| {
            let reading = self.session.reading(draft.id)?.reading;
            anchor::whole(&draft, &reading, *at)
        });
        let cited = place.map(|(_, cited)| cited).unwrap_or_default();
        // The evidence of a suggestion that is accepted is the suggestion's; a person's own verdict keeps what the
        // person wrote, and where the words stand.
        self.with_verdicts("edit-verdict", move |ask, draft| {
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

    fn with_verdicts(&mut self, label: &'static str, change: impl FnOnce(&mut Ask, DraftId)) {
        let Some((id, column)) = self.ledger_cell() else { return };
        let Some((draft, name)) = self.ledger.as_ref().and_then(|view| view.drafts.get(column)).cloned() else {
            return;
        };
        let Some(mut ask) = self.session.study().asks.get(&id).cloned() else { return };
        change(&mut ask, draft);
        if self.session.study().asks.get(&id) == Some(&ask) {
            return;
        }
        let label = Message::new(label).text("ask", ask.gist.clone()).text("draft", name);
        self.ledger_at = Some((id, column));
        self.session.edit(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]));
    }

    fn dismiss_uptake(&mut self) {
        let Some((ask, column)) = self.ledger_cell() else { return };
        let uptake = self.chosen_cell().and_then(|cell| cell.suggestion.as_ref()).map(|there| there.uptake);
        let draft = self.session.study().drafts.get(column).map(|draft| draft.id);
        if let Some((uptake, draft)) = uptake.zip(draft) {
            self.session.edit(Edit::Dismiss(dismissal(ask, draft, uptake)));
        }
    }

    fn set_ask(&mut self, form: AskForm) {
        let id = form.editing.unwrap_or_else(|| AskId::new(&mut *self.session.ids));
        let before = self.session.study().asks.get(&id).cloned().unwrap_or_default();
        let words = form.words.trim().to_owned();
        let gist = form.gist.trim();
        let gist = if gist.is_empty() { crate::app::shared::board::first_words(&words, 60) } else { gist.to_owned() };
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
        if self.session.edit(Edit::SetAsk(id, Box::new(ask))) {
            let column = self.session.study().drafts.len().saturating_sub(1);
            self.ledger_at = Some((id, self.ledger_at.map_or(column, |(_, column)| column)));
            self.session.prefs.tab = Tab::Who;
            self.session.prefs.who = WhoPart::Ledger;
        }
    }

    /// Opens the form for a new ask: of the chosen change's words, where changes are shown.
    pub(in crate::app) fn new_ask(&mut self) {
        let mut form = AskForm::default();
        if let (false, Some(change)) = (self.session.prefs.tab == Tab::Who, self.session.focus.selected) {
            let (words, anchors) = self.words_of_change(change).unwrap_or_default();
            form.words = words;
            form.anchors = anchors;
        } else if let Some(ask) = self.ledger_cell().and_then(|(ask, _)| self.session.study().asks.get(&ask)) {
            // The next ask is most often one of the same actor.
            form.actors.clone_from(&ask.actors);
        }
        self.session.dialog = Some(Dialog::Ask(form));
    }

    /// The words that came in with a change (the longest run of them), else those of its paragraphs; and where.
    fn words_of_change(&mut self, change: usize) -> Option<(String, Vec<Anchor>)> {
        let pair = self.session.focus.pair?;
        let board = self.session.board.as_ref()?;
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
        let study = Arc::clone(self.session.study());
        let reading = self.session.reading(draft)?.reading;
        let draft = study.draft(draft)?;
        Some((words, places.into_iter().filter_map(|at| anchor::whole(draft, &reading, at)).collect()))
    }
}
