//! The comparison as JSON, version 1, for scripts and other programs.
//!
//! The order and the names of the fields are a promise to others; fields may be added, never changed. Every piece of a
//! redline carries its words; offsets (in Unicode scalar values) occur only where formatting is told. Same input, same bytes.

use super::beside::Beside;
use super::json_beside::{NotWordsOut, ReplacementOut, consolidated_out, not_words_out};
use super::json_formatting::{FormattingOut, formatting_out};
use super::json_strength::{ShiftOut, WeightOut, shift_out, weight_out};
use super::json_study::{StudyOut, known, study_out};
use super::model::{Compared, ComparedStep, Report, ReportAgreement, ReportPosition};
use crate::base::{Side, Sides};
use crate::compare::{Change, EditKind, Event, Kind, Lineage, PlaceInDraft, Proof, Restyled};
use crate::insight::AnnotatedClaim;
use crate::locale::Locale;
use crate::text::Paragraph;
use serde::Serialize;

#[derive(Serialize)]
struct Root<'a> {
    travaux: u32,
    /// In the report of a study: for whom it is.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    audience: Option<&'static str>,
    /// What is left out, in sentences; absent when nothing is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<String>,
    drafts: Vec<Draft<'a>>,
    comparisons: Vec<Step<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<Vec<Provision<'a>>>,
    /// In the report of a study, where two coders looked at the same changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementOut<'a>>,
    /// In the report of a study: what people said, each thing once, and what they said it with.
    #[serde(flatten)]
    study: Option<StudyOut<'a>>,
}

#[derive(Serialize)]
struct Draft<'a> {
    name: &'a str,
    date: Option<String>,
    /// How many paragraphs could not be read surely: a change may stand there.
    #[serde(skip_serializing_if = "is_none")]
    unsure_places: usize,
    paragraphs: Vec<Words<'a>>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Words<'a> {
    index: usize,
    kind: &'static str,
    label: Option<&'a str>,
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    section: &'a [String],
    text: &'a str,
    /// What the import could not read surely.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<&'static str>,
}

#[derive(Serialize)]
struct Step<'a> {
    old: usize,
    new: usize,
    counts: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    completeness: Option<Completeness>,
    changes: Vec<ChangeOut<'a>>,
    /// Replacements made in many places, those of most places first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    consolidated: Vec<ReplacementOut>,
    /// What differs and is no words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_words: Vec<NotWordsOut>,
    /// What was not compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_compared: Vec<&'static str>,
}

/// Counted twice, in the drafts and in the changes; `holds` says whether the counts agree.
#[derive(Serialize)]
struct Completeness {
    holds: bool,
    paragraphs: [usize; 2],
    in_one_change: [usize; 2],
    words: [usize; 2],
    kept: [usize; 2],
    deleted: usize,
    inserted: usize,
}

fn completeness(proof: &Proof) -> Completeness {
    let both = |counts: Sides<usize>| [counts.old, counts.new];
    Completeness {
        holds: proof.holds(),
        paragraphs: both(proof.paragraphs),
        in_one_change: both(proof.paragraphs_in_one_change),
        words: both(proof.words),
        kept: both(proof.kept),
        deleted: proof.deleted,
        inserted: proof.inserted,
    }
}

#[derive(Serialize)]
struct Counts {
    unchanged: usize,
    edited: usize,
    inserted: usize,
    deleted: usize,
    split: usize,
    merged: usize,
    moved: usize,
    renumbered: usize,
    formatting_only: usize,
    reading_differs: usize,
}

#[derive(Serialize)]
struct ChangeOut<'a> {
    id: String,
    kind: &'static str,
    moved: bool,
    renumbered: bool,
    formatting_only: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    reading_differs: bool,
    old: &'a [usize],
    new: &'a [usize],
    links: Vec<[usize; 2]>,
    moved_links: Vec<[usize; 2]>,
    similarity: f64,
    /// The block of neighbours that moved together.
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<String>,
    /// The paragraphs, draft and index, that an inserted one is a copy of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    copy_of: Vec<[usize; 2]>,
    redline: Vec<PieceOut>,
    shift: ShiftOut,
    /// Absent where there is nothing to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<WeightOut>,
    /// Words that stay and look otherwise, one entry a style; offsets in the joined texts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    formatting: Vec<FormattingOut>,
    /// In the report of a study: what a person attributed, never what the tool suggests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<ClaimOut<'a>>,
}

/// An attribution; `actors` is null where a person said that it is not known.
#[derive(Serialize)]
struct ClaimOut<'a> {
    actors: Option<Vec<&'a str>>,
    aligned: &'a [String],
    role: &'static str,
    basis: &'static str,
    positions: Vec<PositionOut<'a>>,
    evidence: Option<&'a str>,
    note: Option<&'a str>,
    author: &'a str,
    made: Option<String>,
}

#[derive(Serialize)]
struct PositionOut<'a> {
    who: String,
    aligned: &'a [String],
    gist: Option<&'a str>,
    quotation: Option<&'a str>,
    date: Option<&'a str>,
    source: Option<String>,
    basis: Option<&'static str>,
}

/// How far the coders agree; a measure that is not defined is null.
#[derive(Serialize)]
struct AgreementOut<'a> {
    coders: &'a [String],
    disagreements: usize,
    /// Over all themes together.
    overall: Option<Measures<'a>>,
    themes: Vec<Measures<'a>>,
}

#[derive(Serialize)]
struct Measures<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'a str>,
    /// How many changes two coders or more looked at.
    changes: usize,
    /// The part on which they agree, from 0 to 1.
    observed: Option<f64>,
    cohen_kappa: Option<f64>,
    krippendorff_alpha: Option<f64>,
}

fn agreement(agreement: &ReportAgreement) -> AgreementOut<'_> {
    let rounded = |measure: Option<f64>| measure.map(|value| (value * 10_000.0).round() / 10_000.0);
    let mut rows =
        agreement.rows.iter().enumerate().map(|(place, (name, changes, [observed, kappa, alpha]))| Measures {
            // The first line is of all themes together.
            theme: (place > 0).then_some(name.as_str()),
            changes: *changes,
            observed: rounded(*observed),
            cohen_kappa: rounded(*kappa),
            krippendorff_alpha: rounded(*alpha),
        });
    let overall = rows.next();
    AgreementOut { coders: &agreement.coders, disagreements: agreement.disagreements, overall, themes: rows.collect() }
}

fn claim_out<'a>(claim: &'a AnnotatedClaim, locale: &Locale) -> ClaimOut<'a> {
    ClaimOut {
        actors: (!claim.actors.is_empty()).then(|| claim.names()),
        aligned: &claim.aligned,
        role: claim.role.name(),
        basis: claim.basis.name(),
        positions: claim
            .positions
            .iter()
            .map(|position| PositionOut {
                who: ReportPosition::new(position, locale).who,
                aligned: &position.aligned,
                gist: known(&position.gist),
                quotation: known(&position.quotation),
                date: known(&position.date),
                source: Some(position.whole_source()).filter(|source| !source.is_empty()),
                basis: position.basis.map(crate::study::Basis::name),
            })
            .collect(),
        evidence: known(&claim.evidence),
        note: known(&claim.note),
        author: &claim.author,
        made: claim.made_at().map(|made| made.to_string()),
    }
}

#[derive(Serialize)]
struct PieceOut {
    op: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    minor: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bracket: bool,
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
}

#[derive(Serialize)]
struct Provision<'a> {
    id: String,
    places: Vec<Place<'a>>,
    from: Vec<String>,
    into: Vec<String>,
    events: Vec<EventOut>,
}

#[derive(Serialize)]
struct Place<'a> {
    draft: usize,
    index: usize,
    label: Option<&'a str>,
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
}

#[derive(Serialize)]
struct EventOut {
    old: usize,
    new: usize,
    what: &'static str,
}

/// Writes a study's report: what was compared, and what persons attributed.
///
/// # Errors
/// As [`write`].
pub fn report(report: &Report, locale: &Locale) -> Result<String, serde_json::Error> {
    let mut root = root(report, Some(locale));
    root.study = report.of_study.then(|| study_out(report));
    root.audience = report.of_study.then(|| report.audience.name());
    root.left_out =
        report.left_out.iter().map(|said| locale.format(said)).chain(report.compared.ignored(locale)).collect();
    serde_json::to_string(&root)
}

/// Writes what was compared.
///
/// # Errors
/// Only when the serialiser fails, which it does not for plain data.
pub fn write(compared: &Compared) -> Result<String, serde_json::Error> {
    comparison(&Report { compared: compared.clone(), ..Report::default() })
}

/// Writes what was compared, of a report that nobody annotated; what makes no change is said in English.
///
/// # Errors
/// As [`write`].
pub(super) fn comparison(report: &Report) -> Result<String, serde_json::Error> {
    let mut root = root(report, None);
    let locale = Locale::default();
    let chosen = report.left_out.iter().map(|said| locale.format(said));
    root.left_out = chosen.chain(report.compared.ignored(&locale)).collect();
    serde_json::to_string(&root)
}

fn root<'a>(report: &'a Report, locale: Option<&Locale>) -> Root<'a> {
    let compared = &report.compared;
    let drafts = compared.drafts.iter().map(|draft| Draft {
        name: &draft.name,
        date: draft.date.map(|date| date.to_string()),
        unsure_places: draft.unsure_places(),
        paragraphs: draft.reading.paragraphs.iter().enumerate().map(words).collect(),
    });
    let comparisons = compared.steps.iter().enumerate().map(|(number, step)| step_out(report, number, step, locale));
    Root {
        travaux: 1,
        audience: None,
        left_out: Vec::new(),
        drafts: drafts.collect(),
        comparisons: comparisons.collect(),
        lineage: compared.lineage.as_ref().map(|lineage| provisions(compared, lineage)),
        agreement: report.agreement.as_ref().map(agreement),
        study: None,
    }
}

fn step_out<'a>(report: &'a Report, number: usize, step: &'a ComparedStep, locale: Option<&Locale>) -> Step<'a> {
    let compared = &report.compared;
    let claims = |index: usize| {
        let said = report.said(number, index).zip(locale);
        said.map(|(said, locale)| said.claims.iter().map(|claim| claim_out(claim, locale)).collect())
            .unwrap_or_default()
    };
    let beside = Beside::new(compared, step);
    let copies = |index: usize| beside.copies.get(&index).into_iter().flatten();
    let (judged, english) = (compared.judged(step), Locale::default());
    let listed = step.comparison.changes.iter().zip(&judged).enumerate();
    let changes = listed.filter(|(index, _)| report.lists(number, *index)).map(|(index, (change, judged))| ChangeOut {
        shift: shift_out(&judged.shift),
        weight: judged.weight.as_ref().map(|weight| weight_out(weight, &english)),
        claims: claims(index),
        block: beside.block(index).map(|number| format!("b{number}")),
        copy_of: copies(index).map(|&at| [step.at.old, at]).collect(),
        ..change_out(change, compared.texts(step, change), compared.restyled(step, change))
    });
    Step {
        old: step.at.old,
        new: step.at.new,
        counts: counts(&step.comparison.counts),
        completeness: compared.proof(step).as_ref().map(completeness),
        changes: changes.collect(),
        consolidated: consolidated_out(&beside, step),
        not_words: beside.not_words.iter().map(|said| not_words_out(said, compared, step)).collect(),
        not_compared: beside.not_compared,
    }
}

fn provisions<'a>(compared: &'a Compared, lineage: &Lineage) -> Vec<Provision<'a>> {
    let name = |index: &usize| lineage.provisions.get(*index).map(|provision| format!("{:032x}", provision.id.0));
    let place = |place: &PlaceInDraft| {
        let draft = compared.drafts.get(place.draft);
        let paragraph = draft.and_then(|draft| draft.reading.paragraphs.get(place.paragraph));
        Place {
            draft: place.draft,
            index: place.paragraph,
            label: paragraph.and_then(|paragraph| paragraph.label.as_deref()),
            reference: paragraph.and_then(|paragraph| paragraph.reference.as_deref()),
        }
    };
    let event = |event: &Event| EventOut { old: event.old, new: event.new, what: event.what.name() };
    let provisions = lineage.provisions.iter().map(|provision| Provision {
        id: format!("{:032x}", provision.id.0),
        places: provision.places.iter().map(place).collect(),
        from: provision.from.iter().filter_map(name).collect(),
        into: provision.into.iter().filter_map(name).collect(),
        events: provision.events.iter().map(event).collect(),
    });
    provisions.collect()
}

fn words((index, paragraph): (usize, &Paragraph)) -> Words<'_> {
    Words {
        index,
        kind: paragraph.kind.name(),
        label: paragraph.label.as_deref(),
        reference: paragraph.reference.as_deref(),
        section: &paragraph.section,
        text: &paragraph.text,
        doubts: paragraph.doubts.iter().map(crate::text::Doubt::name).collect(),
    }
}

fn counts(counts: &crate::compare::Counts) -> Counts {
    Counts {
        unchanged: counts.kind(Kind::Unchanged),
        edited: counts.kind(Kind::Edited),
        inserted: counts.kind(Kind::Inserted),
        deleted: counts.kind(Kind::Deleted),
        split: counts.kind(Kind::Split),
        merged: counts.kind(Kind::Merged),
        moved: counts.moved,
        renumbered: counts.renumbered,
        formatting_only: counts.formatting_only,
        reading_differs: counts.reading_differs,
    }
}

fn change_out(change: &Change, texts: Sides<String>, restyled: Vec<Restyled>) -> ChangeOut<'_> {
    ChangeOut {
        id: change.id.to_string(),
        kind: change.kind.name(),
        moved: change.moved,
        renumbered: change.renumbered,
        formatting_only: change.formatting_only,
        reading_differs: change.reading_differs,
        old: &change.at.old,
        new: &change.at.new,
        links: change.links.iter().map(|link| [link.old, link.new]).collect(),
        moved_links: change.links.iter().filter(|link| link.moved).map(|link| [link.old, link.new]).collect(),
        similarity: (f64::from(change.similarity) * 10_000.0).round() / 10_000.0,
        redline: change
            .redline
            .iter()
            .filter_map(|piece| {
                let side = if piece.op == EditKind::Delete { Side::Old } else { Side::New };
                let text = piece.at.get(side).of(texts.get(side))?;
                (!text.is_empty()).then(|| PieceOut {
                    op: piece.op.name(),
                    text: text.to_owned(),
                    minor: piece.minor.map(crate::compare::NonSubstantive::name),
                    bracket: piece.bracket,
                    moved: piece.moved.map(|number| format!("m{number}")),
                })
            })
            .collect(),
        block: None,
        copy_of: Vec::new(),
        shift: ShiftOut::default(),
        weight: None,
        formatting: formatting_out(&restyled, &texts),
        claims: Vec::new(),
    }
}
