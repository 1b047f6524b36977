//! What a study's report in JSON carries beside the comparison: annotations, codebook, actors, positions, asks.

use super::model::{Report, ReportAnnotation, ReportAsk, ReportBody, ReportPosition};
use crate::study::{Basis, Direction, Level, Role};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct StudyOut<'a> {
    annotations: Vec<AnnotationOut<'a>>,
    codebook: Vec<ThemeOut<'a>>,
    actors: Vec<ActorOut<'a>>,
    positions: Vec<OnRecord<'a>>,
    asks: Vec<AskOut<'a>>,
}

/// `old` and `new` of a step are places in `drafts`; `change` names the change it stands on.
#[derive(Serialize)]
struct AnnotationOut<'a> {
    kind: &'static str,
    step: Step,
    change: Option<String>,
    words: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(flatten)]
    attribution: Option<AttributionOut<'a>>,
    /// What a person says against the tool, whose word stands with the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    shift: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<&'static str>,
    author: Option<&'a str>,
    time: Option<String>,
}

#[derive(Serialize)]
struct Step {
    old: usize,
    new: usize,
}

#[derive(Serialize)]
struct Words<'a> {
    old: &'a [String],
    new: &'a [String],
}

/// `actors` is null where a person said that it is not known.
#[derive(Serialize)]
struct AttributionOut<'a> {
    actors: Option<&'a [String]>,
    role: &'static str,
    basis: &'static str,
    evidence: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ThemeOut<'a> {
    name: &'a str,
    parent: Option<&'a str>,
    code: Option<&'a str>,
    description: Option<&'a str>,
    retired: bool,
}

#[derive(Serialize)]
struct ActorOut<'a> {
    name: &'a str,
    code: Option<&'a str>,
    kind: &'static str,
    invented: bool,
}

#[derive(Serialize)]
struct OnRecord<'a> {
    who: &'a str,
    aligned: &'a [String],
    kind: &'a str,
    gist: Option<&'a str>,
    quotation: Option<&'a str>,
    date: Option<&'a str>,
    source: Option<&'a str>,
    basis: Option<&'static str>,
    disputed: Option<&'a str>,
}

/// A person's verdicts and the tool's suggestions never stand in one list.
#[derive(Serialize)]
struct AskOut<'a> {
    actors: &'a str,
    gist: Option<&'a str>,
    words: Option<&'a str>,
    red_line: bool,
    keep_out: bool,
    verdicts: Vec<VerdictOut<'a>>,
    suggestions: Vec<SuggestionOut<'a>>,
}

#[derive(Serialize)]
struct VerdictOut<'a> {
    draft: usize,
    uptake: &'static str,
    evidence: Option<&'a str>,
    author: Option<&'a str>,
    accepted: bool,
}

#[derive(Serialize)]
struct SuggestionOut<'a> {
    draft: usize,
    uptake: &'static str,
    reason: &'a str,
}

/// The text, where there is one.
pub(super) fn known(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Gathers all of it.
pub(super) fn study_out(report: &Report) -> StudyOut<'_> {
    let listed = |annotation: &&ReportAnnotation| {
        annotation.change.map_or(report.listed.is_empty(), |(step, change)| report.lists(step, change))
    };
    StudyOut {
        annotations: report.annotations.iter().filter(listed).map(|one| annotation(report, one)).collect(),
        codebook: report
            .codebook
            .iter()
            .map(|theme| ThemeOut {
                name: &theme.name,
                parent: theme.parent.as_deref(),
                code: known(&theme.code),
                description: known(&theme.description),
                retired: theme.retired,
            })
            .collect(),
        actors: report
            .actors
            .iter()
            .map(|actor| ActorOut {
                name: &actor.name,
                code: known(&actor.code),
                kind: actor.kind,
                invented: actor.invented,
            })
            .collect(),
        positions: report.positions.iter().map(position).collect(),
        asks: report.asks.iter().map(ask).collect(),
    }
}

fn annotation<'a>(report: &'a Report, one: &'a ReportAnnotation) -> AnnotationOut<'a> {
    let change = one.change.and_then(|(step, change)| {
        let change = report.compared.steps.get(step)?.comparison.changes.get(change)?;
        Some(change.id.to_string())
    });
    let mut out = AnnotationOut {
        kind: "important",
        step: Step { old: one.step.old, new: one.step.new },
        change,
        words: Words { old: &one.words.old, new: &one.words.new },
        theme: None,
        text: None,
        attribution: None,
        shift: None,
        weight: None,
        author: known(&one.author),
        time: one.time.map(|time| time.to_string()),
    };
    match &one.body {
        ReportBody::Theme(name) => (out.kind, out.theme) = ("theme", Some(name.as_str())),
        ReportBody::Note(text) => (out.kind, out.text) = ("note", Some(text.as_str())),
        ReportBody::Headline(text) => (out.kind, out.text) = ("headline", Some(text.as_str())),
        ReportBody::Important => {}
        ReportBody::Overruled(said) => {
            (out.kind, out.text) = ("overruling", known(&said.because));
            (out.shift, out.weight) = (said.shift.map(Direction::name), said.weight.map(Level::name));
        }
        ReportBody::Attribution { actors, role, basis, evidence, note } => {
            out.kind = "attribution";
            out.attribution = Some(attribution(actors, *role, *basis, evidence, note));
        }
    }
    out
}

fn attribution<'a>(
    actors: &'a [String],
    role: Role,
    basis: Basis,
    evidence: &'a str,
    note: &'a str,
) -> AttributionOut<'a> {
    AttributionOut {
        actors: (!actors.is_empty()).then_some(actors),
        role: role.name(),
        basis: basis.name(),
        evidence: known(evidence),
        note: known(note),
    }
}

fn position(position: &ReportPosition) -> OnRecord<'_> {
    OnRecord {
        who: &position.who,
        aligned: &position.aligned,
        // The key without the name of its list: `statement`.
        kind: position.kind.strip_prefix("position-").unwrap_or(position.kind),
        gist: known(&position.gist),
        quotation: known(&position.quotation),
        date: known(&position.date),
        source: known(&position.source),
        basis: position.basis.map(Basis::name),
        disputed: known(&position.disputed),
    }
}

fn ask(ask: &ReportAsk) -> AskOut<'_> {
    let cells = || ask.cells.iter().enumerate();
    AskOut {
        actors: &ask.actors,
        gist: known(&ask.gist),
        words: known(&ask.words),
        red_line: ask.red_line,
        keep_out: ask.keep_out,
        verdicts: cells()
            .filter_map(|(draft, cell)| {
                let verdict = cell.verdict.as_ref()?;
                Some(VerdictOut {
                    draft,
                    uptake: verdict.uptake.name(),
                    evidence: known(&verdict.evidence),
                    author: known(&verdict.author),
                    accepted: verdict.accepted,
                })
            })
            .collect(),
        suggestions: cells()
            .filter_map(|(draft, cell)| {
                let (uptake, reason) = cell.suggestion.as_ref()?;
                Some(SuggestionOut { draft, uptake: uptake.name(), reason })
            })
            .collect(),
    }
}
