//! From the study to its report.

use super::agreement::{measure, steps_of};
use super::board_maker::{Placer, theme_colour};
use super::files;
use super::state::App;
use crate::base::{Cancelled, DraftId, Message, Sides, Watch};
use crate::engine::{self, Chain, KeyedReading};
use crate::locale::{Locale, UiLanguage};
use crate::report::{
    Compared, ComparedDraft, ComparedStep, Report, ReportChange, ReportClaim, ReportNote, ReportStep, ReportTag,
};
use crate::study::{Body, Study, file};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of writing a report.
pub(super) type Written = (PathBuf, Result<(), Message>);

/// The report of a study over all its steps.
///
/// # Errors
/// [`Cancelled`] when the watch says so.
pub fn report_of(study: &Study, locale: &Locale, watch: &Watch) -> Result<Report, Cancelled> {
    let readings: Vec<KeyedReading> =
        study.drafts.iter().map(|draft| KeyedReading::new(Arc::new(draft.reading()))).collect();
    let by_id: BTreeMap<DraftId, Arc<Reading>> =
        study.drafts.iter().zip(&readings).map(|(draft, keyed)| (draft.id, Arc::clone(&keyed.reading))).collect();
    let bindings: Vec<_> = study
        .drafts
        .iter()
        .zip(study.drafts.iter().skip(1))
        .zip(readings.iter().zip(readings.iter().skip(1)))
        .map(|((old, new), (a, b))| {
            let readings = Sides::new(&*a.reading, &*b.reading);
            super::by_hand::bindings_of(study, Sides::new(old.id, new.id), readings)
        })
        .collect();
    let chain = engine::chain(&readings, &bindings, &study.options, &[], watch)?;
    let measured = measure(study, &steps_of(study, &chain), &by_id, &BTreeSet::new(), watch)?;
    let agreement = super::agreement::reported(study, &measured, locale);
    Ok(Report { agreement, ..report_from(study, &chain, &by_id, locale) })
}

fn report_from(study: &Study, chain: &Chain, readings: &BTreeMap<DraftId, Arc<Reading>>, locale: &Locale) -> Report {
    let drafts = study
        .drafts
        .iter()
        .filter_map(|draft| {
            Some(ComparedDraft {
                name: super::guess::shown_name(draft, locale),
                date: draft.date,
                file: draft.text.file.clone(),
                fingerprint: draft.text.copy.hash.to_string(),
                status: draft.status.key(),
                source: draft.source.clone(),
                reading: Arc::clone(readings.get(&draft.id)?),
            })
        })
        .collect();
    let mut said = Vec::new();
    let mut steps = Vec::new();
    let mut placed = 0;
    for (place, comparison) in chain.steps.iter().enumerate() {
        let (Some(old), Some(new)) = (study.drafts.get(place), study.drafts.get(place + 1)) else { continue };
        let placer = Placer::new(study, Sides::new(old.id, new.id), comparison, Some(chain), readings);
        let mut changes = vec![ReportChange::default(); comparison.changes.len()];
        for annotation in study.annotations.values() {
            let Some(index) = placer.change_of(annotation) else { continue };
            let quote = placer.quote_of(annotation, index);
            let Some(change) = changes.get_mut(index) else { continue };
            placed += 1;
            put(study, locale, change, annotation, quote);
        }
        said.push(ReportStep { changes });
        steps.push(ComparedStep {
            at: Sides::new(place, place + 1),
            comparison: Arc::clone(comparison),
            shifts: Vec::new(),
        });
    }
    let (asks, red_lines) = super::ledger_view::report(study, chain, locale);
    Report {
        asks,
        red_lines,
        title: if study.title.is_empty() { locale.t("report-title") } else { study.title.clone() },
        invented: study.invented,
        compared: Compared { drafts, steps, lineage: Some(Arc::new(chain.lineage.clone())) },
        said,
        coders: study.coders.values().cloned().collect(),
        agreement: None,
        elsewhere: study.annotations.len() - placed.min(study.annotations.len()),
    }
}

fn put(
    study: &Study,
    locale: &Locale,
    change: &mut ReportChange,
    annotation: &crate::study::Annotation,
    quote: Option<String>,
) {
    let chinese = locale.language() == UiLanguage::Chinese;
    match &annotation.body {
        Body::Seen => {}
        Body::Important => change.important = true,
        Body::Headline(text) => change.headline = Some(text.clone()),
        Body::Note(text) => change.notes.push(ReportNote { text: text.clone(), quote, step: None }),
        Body::Tag(theme) => {
            let Some(known) = study.themes.get(theme) else { return };
            let name = known.names.of(chinese).to_owned();
            if !change.tags.iter().any(|tag| tag.name == name && tag.quote == quote) {
                change.tags.push(ReportTag { name, colour: theme_colour(study, *theme), quote, step: None });
            }
        }
        Body::Claim(claim) => {
            let names: Vec<String> = claim
                .actors
                .iter()
                .filter_map(|id| study.actors.get(id))
                .map(|actor| actor.names.of(chinese).to_owned())
                .collect();
            change.claims.push(ReportClaim {
                actors: if names.is_empty() { locale.t("actor-unknown") } else { locale.list(&names) },
                role: claim.role,
                basis: claim.basis,
                evidence: claim.evidence.clone(),
                note: claim.note.clone(),
                author: study.coders.get(&annotation.author).cloned().unwrap_or_default(),
                quote,
                step: None,
            });
        }
    }
}

/// Writes a study's report as HTML, whole or not at all.
///
/// # Errors
/// One sentence.
pub fn write_html(
    study: &Study,
    locale: &Locale,
    path: &Path,
    watch: &Watch,
) -> Result<Result<(), Message>, Cancelled> {
    let report = report_of(study, locale, watch)?;
    watch.check()?;
    Ok(file::write_whole(path, crate::report::html(&report, locale).as_bytes()))
}

impl App {
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let study = Arc::clone(self.study());
        let locale = self.locale.clone();
        self.report_number += 1;
        self.report.want(&self.report_number, move |watch| {
            let written = write_html(&study, &locale, &path, watch)?;
            Ok((path, written))
        });
    }

    pub(super) fn take_reports(&mut self) {
        self.report.collect();
        if self.reported == self.report_number {
            return;
        }
        let Some(written) = self.report.answer_of(&self.report_number).cloned() else { return };
        self.reported = self.report_number;
        let (path, result) = &*written;
        let file = files::file_name(path);
        match result {
            Ok(()) => self.say(Message::new("export-done").text("file", path.display().to_string()), false),
            Err(message) => {
                let why = self.locale.say(message);
                self.complain(Message::new("export-failed").text("file", file).text("why", why));
            }
        }
    }
}
