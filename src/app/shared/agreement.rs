//! How far coders agree on comparisons, and what they disagree on.

use crate::app::shared::board::first_words;
use crate::base::{AnnotationId, Cancelled, ChangeIndex, CoderId, DraftId, JobControl, Message, Side, Sides, ThemeId};
use crate::compare::Comparison;
use crate::engine::Chain;
use crate::insight::Placement;
use crate::insight::agreement::{Agreement, Said, agreement};
use crate::locale::Locale;
use crate::report::ReportAgreement;
use crate::study::{Annotation, Body, Study, Target, anchor};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A disagreement on a theme.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Open {
    pub(in crate::app) pair: Sides<DraftId>,
    pub(in crate::app) change: usize,
    pub(in crate::app) name: String,
    pub(in crate::app) words: String,
    pub(in crate::app) theme: ThemeId,
    pub(in crate::app) with: Vec<CoderId>,
    pub(in crate::app) without: Vec<CoderId>,
    pub(in crate::app) target: Target,
    pub(in crate::app) tags: Vec<(CoderId, AnnotationId)>,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Measured {
    /// Who has looked at changes, and at how many.
    pub(crate) looked: BTreeMap<CoderId, usize>,
    /// Over all themes first, then theme by theme.
    pub(crate) lines: Vec<Agreement>,
    pub(in crate::app) open: Vec<Open>,
}

/// Measures agreement on comparisons of neighbouring or other drafts. Seen and said on the step itself counts; a coder
/// has looked at a change when they said anything of it, or marked it seen.
pub(crate) fn measure(
    study: &Study,
    steps: &[(Sides<DraftId>, Arc<Comparison>)],
    readings: &BTreeMap<DraftId, Arc<Reading>>,
    left_out: &BTreeSet<CoderId>,
    job: &JobControl,
) -> Result<Measured, Cancelled> {
    let mut looked: BTreeMap<CoderId, usize> = BTreeMap::new();
    let mut units: Vec<Said> = Vec::new();
    // For each unit, the step and the change, and who tagged it with what.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut tags: Vec<Vec<(CoderId, ThemeId, AnnotationId)>> = Vec::new();
    for (number, (pair, comparison)) in steps.iter().enumerate() {
        job.check()?;
        let placement = Placement::new(study, *pair, comparison, None, readings);
        let mut said: Vec<Said> = vec![Said::new(); comparison.changes.len()];
        let mut tagged: Vec<Vec<(CoderId, ThemeId, AnnotationId)>> = vec![Vec::new(); comparison.changes.len()];
        let own_step = |annotation: &Annotation| annotation.target.from == pair.old && annotation.target.to == pair.new;
        for (id, annotation) in study.annotations.iter().filter(|(_, annotation)| own_step(annotation)) {
            let Some(at) = placement.change_of(annotation).map(ChangeIndex::get) else { continue };
            let Some(of) = said.get_mut(at) else { continue };
            let themes = of.entry(annotation.author).or_default();
            if let Body::Tag(theme) = annotation.body {
                themes.insert(theme);
                if let Some(tagged) = tagged.get_mut(at) {
                    tagged.push((annotation.author, theme, *id));
                }
            }
        }
        for (at, (mut of, tagged)) in said.into_iter().zip(tagged).enumerate() {
            if !comparison.changes.get(at).is_some_and(|change| change.is_visible()) {
                continue;
            }
            for coder in of.keys() {
                *looked.entry(*coder).or_default() += 1;
            }
            of.retain(|coder, _| !left_out.contains(coder));
            units.push(of);
            places.push((number, at));
            tags.push(tagged);
        }
    }
    let (lines, disagreements) = agreement(&units);
    let mut open = Vec::new();
    for disagreement in disagreements {
        let Some((number, change)) = places.get(disagreement.unit).copied() else { continue };
        let Some((pair, comparison)) = steps.get(number) else { continue };
        let Some(at) = comparison.changes.get(change).map(|change| &change.at) else { continue };
        let anchors = |side: Side| {
            let (draft, reading) = (study.draft(*pair.get(side)), readings.get(pair.get(side)));
            let (Some(draft), Some(reading)) = (draft, reading) else { return Vec::new() };
            at.get(side).iter().filter_map(|&place| anchor::whole(draft, reading, place)).collect()
        };
        let paragraph =
            |side: Side| at.get(side).first().and_then(|&at| readings.get(pair.get(side))?.paragraphs.get(at));
        let shown = paragraph(Side::New).or_else(|| paragraph(Side::Old));
        open.push(Open {
            pair: *pair,
            change,
            name: shown.map(|paragraph| paragraph.cited().to_owned()).unwrap_or_default(),
            words: shown.map(|paragraph| first_words(&paragraph.text, 160)).unwrap_or_default(),
            theme: disagreement.theme,
            with: disagreement.with,
            without: disagreement.without,
            target: Target { from: pair.old, to: pair.new, old: anchors(Side::Old), new: anchors(Side::New) },
            tags: tags
                .get(disagreement.unit)
                .into_iter()
                .flatten()
                .filter(|(_, theme, _)| *theme == disagreement.theme)
                .map(|(coder, _, id)| (*coder, *id))
                .collect(),
        });
    }
    Ok(Measured { looked, lines, open })
}

/// The steps of a chain with their drafts.
pub(crate) fn steps_of(study: &Study, chain: &Chain) -> Vec<(Sides<DraftId>, Arc<Comparison>)> {
    let pairs = study.drafts.iter().zip(study.drafts.iter().skip(1));
    pairs.zip(&chain.steps).map(|((old, new), step)| (Sides::new(old.id, new.id), Arc::clone(step))).collect()
}

/// What must be said of the figures.
pub(crate) fn notes(lines: &[Agreement]) -> Vec<Message> {
    let mut notes = Vec::new();
    let units = lines.first().map_or(0, |line| line.units);
    if units == 0 {
        return vec![Message::new("agreement-no-units")];
    }
    if units < FEW {
        notes.push(Message::new("agreement-few").number("count", units));
    }
    if lines.iter().any(|line| line.kappa.is_none() || line.alpha.is_none()) {
        notes.push(Message::new("agreement-undefined"));
    }
    notes
}

/// Fewer changes than these say little, and that is said.
pub const FEW: usize = 20;

/// Agreement for a report; `None` where no two coders looked at the same change.
pub(crate) fn reported(study: &Study, measured: &Measured, locale: &Locale) -> Option<ReportAgreement> {
    let language = locale.language();
    measured.lines.first().filter(|line| line.units > 0)?;
    let theme = |id: ThemeId| {
        study.themes.get(&id).map(|theme| theme.names.in_language(language).to_owned()).unwrap_or_default()
    };
    let row = |line: &Agreement| {
        let name = line.theme.map_or_else(|| locale.t("agreement-all"), theme);
        (name, line.units, [line.percentage, line.kappa, line.alpha])
    };
    let name = |id: &CoderId| study.coders.get(id).cloned().unwrap_or_else(|| locale.t("together-no-name"));
    Some(ReportAgreement {
        coders: measured.looked.keys().map(name).collect(),
        rows: measured.lines.iter().map(row).collect(),
        disagreements: measured.open.len(),
        notes: notes(&measured.lines),
    })
}
