//! The ledger as plain values: made from a study and its drafts, the same for screen and report.

use crate::app::shared::names::shown_name;
use crate::base::{ActorId, AskId, DraftId, Message};
use crate::compare::Lineage;
use crate::engine::Chain;
use crate::insight::uptake::{self, Index, Standing, Traced, Turn, Wanted};
use crate::locale::Locale;
use crate::report::{ReportAsk, ReportCell, ReportVerdict};
use crate::study::{Ask, Study, Uptake, anchor};
use crate::text::Reading;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// When an ask was won, lost and won back; it was won once at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskFate {
    /// The turns with the places of their drafts, in order.
    pub turns: Vec<(Turn, usize)>,
    /// Whether a person said so; else the tool's suggestions are needed to see it.
    pub by_person: bool,
}

impl AskFate {
    /// Makes it of what people said of the cells (`said`), and of that with the tool's suggestions where nobody spoke
    /// (`with`); nothing where it was never won.
    fn of(said: &[Option<Uptake>], with: &[Option<Uptake>]) -> Option<Self> {
        let (said, with) = (uptake::turns(said), uptake::turns(with));
        // People's own places count where the suggestions tell the same story.
        let same = said.iter().map(|(turn, _)| turn).eq(with.iter().map(|(turn, _)| turn));
        let turns = if same { said } else { with };
        (!turns.is_empty()).then_some(Self { turns, by_person: same })
    }

    /// Returns the place of the draft where it was lost for good, if it was.
    pub fn lost(&self) -> Option<usize> {
        self.turns.last().filter(|(turn, _)| *turn == Turn::Lost).map(|(_, at)| *at)
    }

    /// Whether it was lost in the draft at a place, for good or not.
    pub fn is_lost_at(&self, at: usize) -> bool {
        self.turns.contains(&(Turn::Lost, at))
    }
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
    /// When it was won, lost and won back; nothing where it never was won.
    pub fate: Option<AskFate>,
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

    /// Says where an ask was won, lost and won back, or since when it stands.
    pub fn fate_text(&self, fate: &AskFate, locale: &Locale) -> String {
        let name = |at: usize| self.drafts.get(at).map(|(_, name)| name.clone()).unwrap_or_default();
        let said = |key: &'static str, at: usize| locale.format(&Message::new(key).text("draft", name(at)));
        let turns = match fate.turns.as_slice() {
            [(_, at)] if at + 1 < self.drafts.len() => said("ledger-stands-since", *at),
            turns => {
                let turns: Vec<String> = turns
                    .iter()
                    .map(|(turn, at)| match turn {
                        Turn::Won => said("ledger-won-in", *at),
                        Turn::Lost => said("ledger-lost-in", *at),
                        Turn::WonBack => said("ledger-won-back-in", *at),
                    })
                    .collect();
                turns.join(&locale.t("ledger-turns-between"))
            }
        };
        if fate.by_person { turns } else { locale.format(&Message::new("ledger-turns-suggested").text("turns", turns)) }
    }

    /// The row of an ask.
    pub fn row(&self, ask: AskId) -> Option<&LedgerRow> {
        self.rows().find(|row| row.ask == ask)
    }
}

/// The asks of a study as they are looked for.
pub(in crate::app) fn wanted(study: &Study, readings: &[Arc<Reading>]) -> Vec<Wanted> {
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
pub(in crate::app) fn trace(study: &Study, readings: &[Arc<Reading>], lineage: &Lineage) -> Vec<Traced> {
    let drafts: Vec<&Reading> = readings.iter().map(AsRef::as_ref).collect();
    uptake::trace(&wanted(study, readings), &drafts, &Index::of(&drafts), Some(lineage))
}

/// The name under which a suggestion is dismissed.
pub(in crate::app) fn dismissal(ask: AskId, draft: DraftId, uptake: Uptake) -> String {
    format!("uptake {ask} {draft} {}", uptake.name())
}

/// The names of actors, joined.
pub(in crate::app) fn names_of(study: &Study, actors: &[ActorId], locale: &Locale) -> String {
    let language = locale.language();
    let names: Vec<&str> =
        actors.iter().filter_map(|id| study.actors.get(id)).map(|actor| actor.names.in_language(language)).collect();
    if names.is_empty() { locale.t("actor-unknown") } else { locale.list(&names) }
}

/// The ledger of a study. Screen and report are made from it.
pub(in crate::app) fn view(study: &Study, readings: &[Arc<Reading>], traced: &[Traced], locale: &Locale) -> LedgerView {
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
        let fate = AskFate::of(&said, &with);
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
    let shown = trace.map(|trace| locale.format(&trace.suggestion.reason.message(name))).unwrap_or_default();
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
            let cited = if cited.is_empty() {
                crate::app::shared::board::first_words(&paragraph.text, 24)
            } else {
                cited.to_owned()
            };
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
pub(in crate::app) fn report(study: &Study, chain: &Chain, locale: &Locale) -> (Vec<ReportAsk>, Option<String>) {
    if study.asks.is_empty() {
        return (Vec::new(), None);
    }
    let view = view(study, &chain.readings, &trace(study, &chain.readings, &chain.lineage), locale);
    let red = view.drafts.last().filter(|_| view.red.iter().sum::<usize>() > 0);
    let red = red.map(|(_, name)| locale.format(&red_message(&view, name)));
    let mut asks = Vec::new();
    for group in &view.groups {
        for row in &group.rows {
            asks.push(ReportAsk {
                actors: group.actors.clone(),
                gist: row.gist.clone(),
                words: row.words.clone(),
                red_line: row.red_line,
                keep_out: row.keep_out,
                fate: row.fate.as_ref().map(|fate| view.fate_text(fate, locale)),
                lost: row.fate.as_ref().is_some_and(|fate| fate.lost().is_some()),
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
                        place: cell.place.as_ref().map(|(paragraph, _)| *paragraph),
                    })
                    .collect(),
            });
        }
    }
    (asks, red)
}

/// How the red lines stand, in a sentence.
pub(in crate::app) fn red_message(view: &LedgerView, draft: &str) -> Message {
    let [stands, moved, weakened, vanished] = view.red;
    Message::new("red-lines-notice")
        .text("draft", draft)
        .number("stands", stands)
        .number("moved", moved)
        .number("weakened", weakened)
        .number("vanished", vanished)
}
