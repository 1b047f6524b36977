//! The ask ledger: asks and drafts, what a person said of each cell, what the tool suggests.

use super::dialog::Dialog;
use super::guess::shown_name;
use super::settings::{Tab, WhoPart};
use super::state::App;
use crate::base::{ActorId, AskId, ContentHash, DraftId, Message, Side};
use crate::compare::{Lineage, Op};
use crate::engine::{Chain, Derived};
use crate::insight::uptake::{self, Index, Standing, Traced, Wanted};
use crate::locale::{Locale, UiLanguage};
use crate::report::{ReportAsk, ReportCell, ReportVerdict};
use crate::study::{Anchor, Ask, Edit, Study, Uptake, Verdict, anchor};
use crate::text::Reading;
use std::collections::BTreeMap;
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

/// A person's word on one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellVerdict {
    /// What became of it.
    pub uptake: Uptake,
    /// What shows it.
    pub evidence: String,
    /// Who says so.
    pub author: String,
    /// When, as shown; empty when not known.
    pub at: String,
    /// Whether it was a suggestion that this person accepted.
    pub accepted: bool,
}

/// The tool's suggestion for one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellSuggestion {
    /// What it would be.
    pub uptake: Uptake,
    /// Why.
    pub reason: String,
}

/// An ask in one draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerCell {
    /// What a person said.
    pub verdict: Option<CellVerdict>,
    /// What the tool suggests, where no person has spoken and nobody dismissed it.
    pub suggestion: Option<CellSuggestion>,
    /// For red lines, how the words stand.
    pub standing: Option<Standing>,
    /// The paragraph where the words stand, or what is nearest to them, and how it is cited.
    pub place: Option<(usize, String)>,
    /// The words there.
    pub quote: String,
    /// What the words show, whether or not it is suggested.
    pub shown: String,
}

/// An ask that was won in one draft and lost in a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WonThenLost {
    /// Where it was won.
    pub won: usize,
    /// Where it was lost.
    pub lost: usize,
    /// Whether a person said both; else the tool's suggestions are needed to see it.
    pub by_person: bool,
}

/// An ask through the drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerRow {
    /// The ask.
    pub ask: AskId,
    /// What.
    pub gist: String,
    /// The words.
    pub words: String,
    /// Words that must not be lost.
    pub red_line: bool,
    /// Words to be kept out.
    pub keep_out: bool,
    /// One cell a draft.
    pub cells: Vec<LedgerCell>,
    /// Whether it was won and then lost.
    pub fate: Option<WonThenLost>,
}

/// The asks of one actor, or of several together.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerGroup {
    /// Whose.
    pub actors: String,
    /// Its asks.
    pub rows: Vec<LedgerRow>,
}

/// The ledger, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LedgerView {
    /// The drafts.
    pub drafts: Vec<(DraftId, String)>,
    /// The asks, by actor.
    pub groups: Vec<LedgerGroup>,
    /// How many red lines of the newest draft stand, moved, were weakened, vanished.
    pub red: [usize; 4],
}

impl LedgerView {
    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = &LedgerRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// Where an ask was won and where it was lost, in a sentence.
    pub fn fate_message(&self, fate: &WonThenLost) -> Message {
        let name = |at: usize| self.drafts.get(at).map(|(_, name)| name.clone()).unwrap_or_default();
        let key = if fate.by_person { "ledger-won-lost" } else { "ledger-won-lost-suggested" };
        Message::new(key).text("won", name(fate.won)).text("lost", name(fate.lost))
    }

    /// The row of an ask.
    pub fn row(&self, ask: AskId) -> Option<&LedgerRow> {
        self.rows().find(|row| row.ask == ask)
    }
}

/// What a ledger was made of.
pub(super) struct LedgerKey {
    study: Arc<Study>,
    traced: Arc<Vec<Traced>>,
    language: UiLanguage,
}

/// The asks of a study as they are looked for.
fn wanted(study: &Study, readings: &[Arc<Reading>]) -> Vec<Wanted> {
    let one = |(id, ask): (&AskId, &Ask)| {
        let mut wanted = Wanted::of(*id, ask);
        if let Some(at) = ask.anchors.first()
            && let Some(place) = study.place(at.draft)
        {
            wanted.made_on = Some(place);
            let draft = study.drafts.get(place);
            wanted.about = draft
                .zip(readings.get(place))
                .and_then(|(draft, reading)| anchor::locate(at, draft, reading).1.map(|(index, _)| index));
        }
        wanted
    };
    study.asks.iter().map(one).collect()
}

/// Follows the asks of a study through its drafts.
pub(super) fn trace(study: &Study, readings: &[Arc<Reading>], lineage: &Lineage) -> Vec<Traced> {
    let drafts: Vec<&Reading> = readings.iter().map(AsRef::as_ref).collect();
    uptake::trace(&wanted(study, readings), &drafts, &Index::of(&drafts), Some(lineage))
}

/// The name under which a suggestion is dismissed.
fn dismissal(ask: AskId, draft: DraftId, uptake: Uptake) -> String {
    format!("uptake {ask} {draft} {}", uptake.name())
}

/// The names of actors, joined.
pub(super) fn names_of(study: &Study, actors: &[ActorId], locale: &Locale) -> String {
    let chinese = locale.language() == UiLanguage::Chinese;
    let names: Vec<&str> =
        actors.iter().filter_map(|id| study.actors.get(id)).map(|actor| actor.names.of(chinese)).collect();
    if names.is_empty() { locale.t("actor-unknown") } else { locale.list(&names) }
}

/// The ledger of a study. Screen and report are made from it.
pub(super) fn view(study: &Study, readings: &[Arc<Reading>], traced: &[Traced], locale: &Locale) -> LedgerView {
    let drafts: Vec<(DraftId, String)> =
        study.drafts.iter().map(|draft| (draft.id, shown_name(draft, locale))).collect();
    let name = |at: usize| drafts.get(at).map(|(_, name)| name.clone()).unwrap_or_default();
    let mut groups: BTreeMap<String, Vec<LedgerRow>> = BTreeMap::new();
    let mut red = [0; 4];
    for (id, ask) in study.asks.iter() {
        let trace = traced.iter().find(|traced| traced.ask == Some(*id));
        let cells: Vec<LedgerCell> = drafts
            .iter()
            .enumerate()
            .map(|(at, (draft, _))| cell(study, locale, (*id, ask), *draft, readings.get(at), trace, at, &name))
            .collect();
        if ask.red_line
            && let Some(standing) = cells.last().and_then(|cell| cell.standing)
        {
            let slot = match standing {
                Standing::Stands => Some(0),
                Standing::Moved => Some(1),
                Standing::Weakened => Some(2),
                Standing::Vanished => Some(3),
                Standing::Absent => None,
            };
            if let Some(count) = slot.and_then(|slot| red.get_mut(slot)) {
                *count += 1;
            }
        }
        let said: Vec<Option<Uptake>> =
            cells.iter().map(|cell| cell.verdict.as_ref().map(|verdict| verdict.uptake)).collect();
        let with: Vec<Option<Uptake>> = cells
            .iter()
            .zip(&said)
            .map(|(cell, said)| said.or(cell.suggestion.as_ref().map(|suggestion| suggestion.uptake)))
            .collect();
        let fate = uptake::won_then_lost(&said)
            .map(|pair| (pair, true))
            .or_else(|| uptake::won_then_lost(&with).map(|pair| (pair, false)))
            .map(|((won, lost), by_person)| WonThenLost { won, lost, by_person });
        groups.entry(names_of(study, &ask.actors, locale)).or_default().push(LedgerRow {
            ask: *id,
            gist: ask.gist.clone(),
            words: ask.words.clone(),
            red_line: ask.red_line,
            keep_out: ask.keep_out,
            cells,
            fate,
        });
    }
    let groups = groups
        .into_iter()
        .map(|(actors, mut rows)| {
            rows.sort_by(|a, b| (!a.red_line, &a.gist, a.ask).cmp(&(!b.red_line, &b.gist, b.ask)));
            LedgerGroup { actors, rows }
        })
        .collect();
    LedgerView { drafts, groups, red }
}

#[expect(clippy::too_many_arguments, reason = "everything that one cell depends on")]
fn cell(
    study: &Study,
    locale: &Locale,
    (id, ask): (AskId, &Ask),
    draft: DraftId,
    reading: Option<&Arc<Reading>>,
    trace: Option<&Traced>,
    at: usize,
    name: &dyn Fn(usize) -> String,
) -> LedgerCell {
    let trace = trace.and_then(|trace| trace.drafts.get(at));
    let near = trace.and_then(|trace| trace.near.as_ref());
    let paragraph = near.and_then(|near| reading?.paragraphs.get(near.paragraph));
    let shown = trace.map(|trace| locale.say(&trace.suggestion.reason.message(name))).unwrap_or_default();
    let verdict = ask.verdicts.get(&draft).map(|verdict| CellVerdict {
        uptake: verdict.uptake,
        evidence: verdict.evidence.clone(),
        author: study.coders.get(&verdict.author).cloned().unwrap_or_default(),
        at: verdict.at.map(|at| locale.moment(at)).unwrap_or_default(),
        accepted: verdict.accepted,
    });
    let suggestion = trace
        .map(|trace| trace.suggestion.uptake)
        .filter(|uptake| verdict.is_none() && !study.dismissed.contains(&dismissal(id, draft, *uptake)))
        .map(|uptake| CellSuggestion { uptake, reason: shown.clone() });
    LedgerCell {
        verdict,
        suggestion,
        standing: trace.filter(|_| ask.red_line).map(|trace| trace.standing),
        place: near.zip(paragraph).map(|(near, paragraph)| {
            let cited = paragraph.cited();
            let cited = if cited.is_empty() { super::first_words(&paragraph.text, 24) } else { cited.to_owned() };
            (near.paragraph, cited)
        }),
        quote: near
            .zip(paragraph)
            .and_then(|(near, paragraph)| near.span.of(&paragraph.text))
            .unwrap_or_default()
            .to_owned(),
        shown,
    }
}

/// The ledger as it stands in a report, and how the red lines stand in the newest draft.
pub(super) fn report(study: &Study, chain: &Chain, locale: &Locale) -> (Vec<ReportAsk>, Option<String>) {
    if study.asks.is_empty() {
        return (Vec::new(), None);
    }
    let view = view(study, &chain.readings, &trace(study, &chain.readings, &chain.lineage), locale);
    let red = view.drafts.last().filter(|_| view.red.iter().sum::<usize>() > 0);
    let red = red.map(|(_, name)| locale.say(&red_message(&view, name)));
    let mut asks = Vec::new();
    for group in &view.groups {
        for row in &group.rows {
            asks.push(ReportAsk {
                actors: group.actors.clone(),
                gist: row.gist.clone(),
                words: row.words.clone(),
                red_line: row.red_line,
                keep_out: row.keep_out,
                fate: row.fate.as_ref().map(|fate| locale.say(&view.fate_message(fate))),
                cells: row
                    .cells
                    .iter()
                    .zip(&view.drafts)
                    .map(|(cell, (_, draft))| ReportCell {
                        draft: draft.clone(),
                        verdict: cell.verdict.as_ref().map(|verdict| ReportVerdict {
                            uptake: verdict.uptake,
                            evidence: verdict.evidence.clone(),
                            author: verdict.author.clone(),
                            accepted: verdict.accepted,
                        }),
                        suggestion: cell.suggestion.as_ref().map(|there| {
                            let place = cell.place.as_ref().map(|(_, cited)| format!(" ({cited})"));
                            (there.uptake, format!("{}{}", there.reason, place.unwrap_or_default()))
                        }),
                        standing: cell.standing.map(Standing::key),
                    })
                    .collect(),
            });
        }
    }
    (asks, red)
}

impl App {
    /// The ledger; nothing while the drafts are being followed for the first time.
    pub const fn ledger(&self) -> Option<&LedgerView> {
        self.ledger.as_ref()
    }

    /// Whether the ledger is what the middle of the window shows; plain keys are its own then.
    pub fn shows_ledger(&self) -> bool {
        self.prefs.tab == Tab::Who && self.prefs.who == WhoPart::Ledger && self.has_drafts()
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
    pub(super) fn make_ledger(&mut self) {
        self.uptake.collect();
        let study = Arc::clone(self.study());
        if study.asks.is_empty() {
            (self.ledger, self.ledger_of) = (None, None);
            return;
        }
        let Derived::Ready(chain) = self.chain.get() else { return };
        if chain.readings.len() != study.drafts.len() {
            return;
        }
        // What the answer depends on: the readings and the asks, without their verdicts.
        let asks = wanted(&study, &chain.readings);
        let key = ContentHash::of(format!("{:p} {asks:?}", Arc::as_ptr(&chain)).as_bytes());
        let (of, readings) = (Arc::clone(&study), Arc::clone(&chain));
        self.uptake.want(&key, move |watch| {
            watch.check()?;
            Ok(trace(&of, &readings.readings, &readings.lineage))
        });
        let Derived::Ready(traced) = self.uptake.get() else { return };
        let language = self.locale.language();
        if let Some(of) = &self.ledger_of
            && Arc::ptr_eq(&of.study, &study)
            && Arc::ptr_eq(&of.traced, &traced)
            && of.language == language
        {
            return;
        }
        let made = view(&study, &chain.readings, &traced, &self.locale);
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
        self.say(red_message(made, name), false);
    }

    /// How the red lines stand in the newest draft, when any of them is watched.
    pub fn red_lines(&self) -> Option<Message> {
        let view = self.ledger.as_ref()?;
        let (_, name) = view.drafts.last()?;
        (view.red.iter().sum::<usize>() > 0).then(|| red_message(view, name))
    }

    pub(super) fn do_ledger(&mut self, action: LedgerAction) {
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
                let draft = self.study().drafts.get(column).map(|draft| draft.id);
                match place.zip(draft) {
                    Some((paragraph, draft)) => self.show_paragraph(draft, paragraph),
                    None => self.say(Message::new("ledger-nothing-to-show"), false),
                }
            }
            LedgerAction::AskEvidence => {
                let Some((ask, column)) = self.ledger_cell() else { return };
                let Some(draft) = self.study().drafts.get(column).map(|draft| draft.id) else { return };
                let verdict = self.study().asks.get(&ask).and_then(|ask| ask.verdicts.get(&draft));
                match verdict.map(|verdict| verdict.evidence.clone()) {
                    Some(evidence) => self.dialog = Some(Dialog::Evidence(ask, draft, evidence)),
                    None => self.say(Message::new("ledger-verdict-first"), false),
                }
            }
            LedgerAction::SetEvidence(id, draft, evidence) => {
                let Some(mut ask) = self.study().asks.get(&id).cloned() else { return };
                if let Some(verdict) = ask.verdicts.get_mut(&draft) {
                    verdict.evidence = evidence;
                    let label = Message::new("edit-evidence");
                    self.edit(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]));
                }
            }
            LedgerAction::EditAsk => {
                let Some((id, _)) = self.ledger_cell() else { return };
                let Some(ask) = self.study().asks.get(&id) else { return };
                self.dialog = Some(Dialog::Ask(AskForm {
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
                    && self.edit(Edit::RemoveAsk(id))
                {
                    self.say(Message::new("ledger-removed"), true);
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
        let (now, author) = (self.now(), self.coder);
        let Some((_, column)) = self.ledger_cell() else { return };
        let place = self.chosen_cell().and_then(|cell| cell.place.clone());
        let shown = self.chosen_cell().map(|cell| cell.shown.clone()).unwrap_or_default();
        let draft = self.study().drafts.get(column).cloned();
        let anchors = draft.zip(place.as_ref()).and_then(|(draft, (at, _))| {
            let reading = self.reading(draft.id)?.reading;
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
        let Some(mut ask) = self.study().asks.get(&id).cloned() else { return };
        change(&mut ask, draft);
        if self.study().asks.get(&id) == Some(&ask) {
            return;
        }
        let label = Message::new(label).text("ask", ask.gist.clone()).text("draft", name);
        self.ledger_at = Some((id, column));
        self.edit(Edit::Batch(label, vec![Edit::SetAsk(id, Box::new(ask))]));
    }

    fn dismiss_uptake(&mut self) {
        let Some((ask, column)) = self.ledger_cell() else { return };
        let uptake = self.chosen_cell().and_then(|cell| cell.suggestion.as_ref()).map(|there| there.uptake);
        let draft = self.study().drafts.get(column).map(|draft| draft.id);
        if let Some((uptake, draft)) = uptake.zip(draft) {
            self.edit(Edit::Dismiss(dismissal(ask, draft, uptake)));
        }
    }

    fn set_ask(&mut self, form: AskForm) {
        let id = form.editing.unwrap_or_else(|| AskId::new(&mut *self.ids));
        let before = self.study().asks.get(&id).cloned().unwrap_or_default();
        let words = form.words.trim().to_owned();
        let gist = form.gist.trim();
        let gist = if gist.is_empty() { super::first_words(&words, 60) } else { gist.to_owned() };
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
        if self.edit(Edit::SetAsk(id, Box::new(ask))) {
            let column = self.study().drafts.len().saturating_sub(1);
            self.ledger_at = Some((id, self.ledger_at.map_or(column, |(_, column)| column)));
            self.prefs.tab = Tab::Who;
            self.prefs.who = WhoPart::Ledger;
        }
    }

    /// Opens the form for a new ask: of the chosen change's words, where changes are shown.
    pub(super) fn new_ask(&mut self) {
        let mut form = AskForm::default();
        if let (false, Some(change)) = (self.prefs.tab == Tab::Who, self.selected) {
            let (words, anchors) = self.words_of_change(change).unwrap_or_default();
            form.words = words;
            form.anchors = anchors;
        } else if let Some(ask) = self.ledger_cell().and_then(|(ask, _)| self.study().asks.get(&ask)) {
            // The next ask is most often one of the same actor.
            form.actors.clone_from(&ask.actors);
        }
        self.dialog = Some(Dialog::Ask(form));
    }

    /// The words that came in with a change (the longest run of them), else those of its paragraphs; and where.
    fn words_of_change(&mut self, change: usize) -> Option<(String, Vec<Anchor>)> {
        let pair = self.pair?;
        let board = self.board.as_ref()?;
        let side = if board.paragraphs(change, Side::New).is_empty() { Side::Old } else { Side::New };
        let paragraphs = board.paragraphs(change, side);
        let text = paragraphs.iter().map(|(_, paragraph)| paragraph.text.as_str()).collect::<Vec<_>>().join("\n");
        let places: Vec<usize> = paragraphs.iter().map(|(at, _)| *at).collect();
        let pieces = &board.comparison.changes.get(change)?.redline;
        let came = pieces
            .iter()
            .filter(|piece| piece.op == Op::Insert && side == Side::New)
            .filter_map(|piece| piece.at.new.of(&text))
            .max_by_key(|words| words.len());
        let words = came.unwrap_or(&text).trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
        let draft = *pair.get(side);
        let study = Arc::clone(self.study());
        let reading = self.reading(draft)?.reading;
        let draft = study.draft(draft)?;
        Some((words, places.into_iter().filter_map(|at| anchor::whole(draft, &reading, at)).collect()))
    }
}

fn red_message(view: &LedgerView, draft: &str) -> Message {
    let [stands, moved, weakened, vanished] = view.red;
    Message::new("red-lines-notice")
        .text("draft", draft)
        .number("stands", stands)
        .number("moved", moved)
        .number("weakened", weakened)
        .number("vanished", vanished)
}
