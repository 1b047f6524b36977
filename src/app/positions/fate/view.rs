//! The fate of proposals as plain values: made from a study and its drafts, the same for screen, command line and report.

use crate::app::shared::ask_ledger_view::{CellSuggestion, CellVerdict, names_of};
use crate::app::shared::board::first_words;
use crate::app::shared::names::{position_actors, shown_name};
use crate::base::{Cancelled, DraftId, JobControl, Message, PositionId};
use crate::compare::Lineage;
use crate::insight::fate::{self, Count, Fate, Objected, Outcome, Source, Tally, Wanted};
use crate::locale::Locale;
use crate::study::{Ask, Study, Uptake, Verdict};
use crate::text::Reading;
use std::sync::Arc;

/// What was found out of a study, whatever the language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Followed {
    /// What is followed.
    pub wanted: Vec<Wanted>,
    /// What became of each.
    pub fates: Vec<Fate>,
    /// The objections to each.
    pub objections: Vec<Vec<PositionId>>,
    /// Paragraphs that were objected to.
    pub objected: Vec<Objected>,
}

impl Followed {
    /// What a study of one draft, or of none, holds: nothing is to be said of it yet.
    pub(super) fn of_one_draft(study: &Study, readings: &[Arc<Reading>]) -> Self {
        let wanted = fate::wanted(study, readings);
        let fate = |one: &Wanted| Fate { of: one.of, base: one.base, drafts: vec![None; readings.len()] };
        let fates = wanted.iter().map(fate).collect();
        Self { objections: vec![Vec::new(); wanted.len()], wanted, fates, objected: Vec::new() }
    }
}

/// Follows the proposals and asks of a study.
///
/// # Errors
/// [`Cancelled`], when the job is stopped.
pub fn followed(
    study: &Study,
    readings: &[Arc<Reading>],
    lineage: &Lineage,
    job: &JobControl,
) -> Result<Followed, Cancelled> {
    let wanted = fate::wanted(study, readings);
    let drafts: Vec<&Reading> = readings.iter().map(AsRef::as_ref).collect();
    let fates = fate::follow(&wanted, &drafts, lineage, job)?;
    let objections = fate::objections_to(study, readings, lineage, &wanted);
    let objected = fate::objected(study, readings, lineage);
    Ok(Followed { wanted, fates, objections, objected })
}

/// A proposal or an ask in one draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FateCell {
    /// Whether the draft came after the one it was made on: before that nothing is said.
    pub after: bool,
    /// What a person said.
    pub verdict: Option<CellVerdict>,
    /// What is suggested, where no person has spoken and nobody dismissed it.
    pub suggestion: Option<CellSuggestion>,
    /// What the words show, whether or not it is suggested.
    pub shown: String,
    /// The paragraphs where the words stand, and how they are cited.
    pub places: Vec<(usize, String)>,
    /// The words there.
    pub quote: String,
}

/// A proposal or an ask, through the drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct FateRow {
    /// Which.
    pub of: Source,
    /// Whose.
    pub who: String,
    /// What is to be done.
    pub action: String,
    /// How the paragraph is cited; empty where none is.
    pub place: String,
    /// The words to go, to stay, to be replaced.
    pub old: String,
    /// The words to come, or, for an ask, its words.
    pub new: Vec<String>,
    /// The place of the draft it was made on.
    pub base: usize,
    /// One cell a draft.
    pub cells: Vec<FateCell>,
    /// The objections that name its words or its paragraph: whose, and where it is said.
    pub objections: Vec<String>,
}

impl FateRow {
    /// Returns what is wanted, in a line.
    pub fn wish(&self) -> String {
        let new: Vec<String> = self.new.iter().map(|new| format!("“{new}”")).collect();
        let (old, new) = (format!("“{}”", self.old), new.join(" / "));
        match (self.old.is_empty(), self.new.is_empty()) {
            (true, _) => format!("{}: {new}", self.action),
            (false, true) => format!("{}: {old}", self.action),
            (false, false) => format!("{}: {old} → {new}", self.action),
        }
    }
}

/// A paragraph that was objected to.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectedLine {
    /// The draft that was spoken of.
    pub draft: String,
    /// The paragraph, as it is cited there.
    pub place: String,
    /// Its first words.
    pub words: String,
    /// Whose, and where it is said.
    pub by: Vec<String>,
    /// Whether it reads in the newest draft as it did.
    pub unchanged: bool,
    /// The paragraph in the newest draft.
    pub now: Option<usize>,
}

/// The fate of all proposals and asks, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FateView {
    /// The drafts.
    pub drafts: Vec<(DraftId, String)>,
    /// What is followed, by whose it is, then by place.
    pub rows: Vec<FateRow>,
    /// All counts; a joint claim is one.
    pub all: Count,
    /// The counts of each actor.
    pub tallies: Vec<(String, Count)>,
    /// Paragraphs that were objected to.
    pub objected: Vec<ObjectedLine>,
}

impl FateView {
    /// The row of a proposal or an ask.
    pub fn row(&self, of: Source) -> Option<&FateRow> {
        self.rows.iter().find(|row| row.of == of)
    }
}

/// The name under which a suggestion is dismissed.
pub(super) fn dismissal(of: Source, draft: DraftId, uptake: Uptake) -> String {
    let of = match of {
        Source::Proposal(id) => id.to_string(),
        Source::Ask(id) => id.to_string(),
    };
    format!("fate {of} {draft} {}", uptake.name())
}

/// The ask in whose verdicts a person's word on it stands.
pub(super) fn ask_of(study: &Study, of: Source) -> Option<(crate::base::AskId, &Ask)> {
    match of {
        Source::Ask(id) => study.asks.get(&id).map(|ask| (id, ask)),
        Source::Proposal(id) => {
            study.asks.iter().find(|(_, ask)| ask.positions.contains(&id)).map(|(id, ask)| (*id, ask))
        }
    }
}

fn cited(readings: &[Arc<Reading>], draft: usize, paragraph: usize) -> String {
    let there = readings.get(draft).and_then(|reading| reading.paragraphs.get(paragraph));
    there.map_or_else(String::new, |there| match there.cited() {
        "" => first_words(&there.text, 24),
        cited => cited.to_owned(),
    })
}

/// Makes the view.
pub fn view(study: &Study, readings: &[Arc<Reading>], found: &Followed, locale: &Locale) -> FateView {
    let drafts: Vec<(DraftId, String)> =
        study.drafts.iter().map(|draft| (draft.id, shown_name(draft, locale))).collect();
    let said_by = |id: &PositionId| {
        let position = study.positions.get(id)?;
        let parts = [position_actors(study, locale, position), position.date.clone(), position.source.clone()];
        Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let mut rows: Vec<FateRow> = Vec::new();
    for (number, (wanted, fate)) in found.wanted.iter().zip(&found.fates).enumerate() {
        let who = match wanted.of {
            Source::Proposal(id) => study.positions.get(&id).map(|position| position_actors(study, locale, position)),
            Source::Ask(id) => study.asks.get(&id).map(|ask| names_of(study, &ask.actors, locale)),
        };
        let own = match wanted.of {
            Source::Proposal(id) => study.positions.get(&id).and_then(|position| position.proposal.as_ref()),
            Source::Ask(_) => None,
        };
        let place = own.map(|words| words.reference.clone()).filter(|place| !place.is_empty());
        let place = place.or_else(|| wanted.about.map(|about| cited(readings, wanted.base, about)));
        let cells = (0..drafts.len()).map(|at| cell(study, readings, (wanted, fate), at, &drafts, locale)).collect();
        let objections = found.objections.get(number).into_iter().flatten().filter_map(said_by).collect();
        let action = match wanted.of {
            Source::Proposal(_) => locale.t(wanted.action.key()),
            Source::Ask(_) => locale.t(if wanted.old.is_empty() { "fate-ask" } else { "fate-ask-out" }),
        };
        // Of an insertion the old words only say where.
        let old = if wanted.action == crate::study::ProposalAction::Insert { "" } else { &wanted.old };
        rows.push(FateRow {
            of: wanted.of,
            who: who.filter(|who| !who.is_empty()).unwrap_or_else(|| locale.t("proposals-nobody")),
            action,
            place: place.unwrap_or_default(),
            old: old.to_owned(),
            new: wanted.new.clone(),
            base: wanted.base,
            cells,
            objections,
        });
    }
    let order: Vec<(usize, usize, usize)> =
        found.wanted.iter().enumerate().map(|(at, one)| (one.base, one.about.unwrap_or(usize::MAX), at)).collect();
    let mut sorted: Vec<(FateRow, (usize, usize, usize))> = rows.into_iter().zip(order).collect();
    sorted.sort_by(|a, b| (&a.0.who, a.1).cmp(&(&b.0.who, b.1)));
    let rows = sorted.into_iter().map(|(row, _)| row).collect();
    let (all, tallies) = fate::tallies(study, &found.fates, &found.objections);
    let name =
        |tally: &Tally| tally.actor.map_or_else(|| locale.t("proposals-nobody"), |id| names_of(study, &[id], locale));
    let mut tallies: Vec<(String, Count)> = tallies.iter().map(|tally| (name(tally), tally.count)).collect();
    tallies.sort_by(|a, b| a.0.cmp(&b.0));
    let objected = found.objected.iter().map(|one| ObjectedLine {
        draft: drafts.get(one.base).map(|(_, name)| name.clone()).unwrap_or_default(),
        place: cited(readings, one.base, one.paragraph),
        words: readings
            .get(one.base)
            .and_then(|reading| reading.paragraphs.get(one.paragraph))
            .map(|there| first_words(&there.text, 80))
            .unwrap_or_default(),
        by: one.by.iter().filter_map(said_by).collect(),
        unchanged: one.unchanged,
        now: one.now,
    });
    FateView { rows, all, tallies, objected: objected.collect(), drafts }
}

fn verdict_of(study: &Study, verdict: &Verdict, locale: &Locale) -> CellVerdict {
    CellVerdict {
        uptake: verdict.uptake,
        evidence: verdict.evidence.clone(),
        author: study.coders.get(&verdict.author).cloned().unwrap_or_default(),
        at: verdict.at.map(|at| locale.moment(at)).unwrap_or_default(),
        accepted: verdict.accepted,
    }
}

fn cell(
    study: &Study,
    readings: &[Arc<Reading>],
    (wanted, fate): (&Wanted, &Fate),
    at: usize,
    drafts: &[(DraftId, String)],
    locale: &Locale,
) -> FateCell {
    let name = |at: usize| drafts.get(at).map(|(_, name)| name.clone()).unwrap_or_default();
    let draft = drafts.get(at).map(|(id, _)| *id);
    let verdict = draft.and_then(|draft| ask_of(study, wanted.of)?.1.verdicts.get(&draft));
    let verdict = verdict.map(|verdict| verdict_of(study, verdict, locale));
    let outcome: Option<&Outcome> = fate.drafts.get(at).and_then(Option::as_ref);
    let Some(outcome) = outcome else { return FateCell { after: false, verdict, ..FateCell::default() } };
    let shown = locale.format(&outcome.why.message(&name));
    let is_dismissed =
        draft.is_some_and(|draft| study.dismissed.contains(&dismissal(wanted.of, draft, outcome.uptake)));
    let suggestion =
        (verdict.is_none() && !is_dismissed).then(|| CellSuggestion { uptake: outcome.uptake, reason: shown.clone() });
    let places: Vec<(usize, String)> =
        outcome.places.iter().map(|place| (place.paragraph, cited(readings, at, place.paragraph))).collect();
    let words = outcome
        .places
        .iter()
        .filter_map(|place| place.span.of(&readings.get(at)?.paragraphs.get(place.paragraph)?.text).map(str::to_owned));
    let quote = words.collect::<Vec<_>>().join(" … ");
    FateCell { after: true, verdict, suggestion, shown, places, quote }
}

/// Says the counts of an actor, in a line.
pub fn count_text(count: &Count, locale: &Locale) -> String {
    let said = Message::new("fate-counts")
        .number("asked", count.asked)
        .number("met", count.met)
        .number("part", count.in_part)
        .number("not", count.not_met);
    let more = Message::new("fate-counts-more").number("judged", count.judged).number("objected", count.objected);
    format!("{} {}", locale.format(&said), locale.format(&more))
}
