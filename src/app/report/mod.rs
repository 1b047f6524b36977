//! From the study to its report.

use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shared::agreement::{measure, steps_of};
use crate::app::shared::disk;
use crate::app::shared::names::theme_colour;
use crate::app::shared::placement::Placer;
use crate::base::{ActorId, Cancelled, DraftId, JobControl, Message, PositionId, Sides, Timestamp};
use crate::engine::{self, Chain, Job, KeyedReading, Query, Waker};
use crate::locale::{Locale, UiLanguage};
use crate::report::{
    Compared, ComparedDraft, ComparedStep, Report, ReportChange, ReportClaim, ReportNote, ReportPosition, ReportStep,
    ReportTag,
};
use crate::study::{Body, Position, Study, file};
use crate::text::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of writing a report.
pub(in crate::app) type Written = (PathBuf, Result<(), Message>);

/// The report of a study over all its steps.
///
/// # Errors
/// [`Cancelled`] when the job says so.
pub fn report_of(study: &Study, locale: &Locale, job: &JobControl) -> Result<Report, Cancelled> {
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
            crate::app::shared::bindings::bindings_of(study, Sides::new(old.id, new.id), readings)
        })
        .collect();
    let chain = engine::chain(&readings, &bindings, &study.options, &[], job)?;
    let measured = measure(study, &steps_of(study, &chain), &by_id, &BTreeSet::new(), job)?;
    let agreement = crate::app::coders::agreement::reported(study, &measured, locale);
    Ok(Report { agreement, ..report_from(study, &chain, &by_id, locale) })
}

fn report_from(study: &Study, chain: &Chain, readings: &BTreeMap<DraftId, Arc<Reading>>, locale: &Locale) -> Report {
    let drafts = study
        .drafts
        .iter()
        .filter_map(|draft| {
            Some(ComparedDraft {
                name: crate::app::shared::names::shown_name(draft, locale),
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
    let (asks, red_lines) = crate::app::shared::ask_ledger_view::report(study, chain, locale);
    let (positions, disputed) = positions(study, locale);
    Report {
        positions,
        disputed,
        asks,
        red_lines,
        title: if study.title.is_empty() { locale.t("report-title") } else { study.title.clone() },
        invented: study.invented,
        compared: Compared {
            drafts,
            steps,
            lineage: Some(Arc::new(chain.lineage.clone())),
            ignores_formatting: study.options.ignore_formatting,
        },
        said,
        coders: study.coders.values().cloned().collect(),
        agreement: None,
        elsewhere: study.annotations.len() - placed.min(study.annotations.len()),
    }
}

fn names(study: &Study, actors: &[ActorId], chinese: bool) -> Vec<String> {
    let known = actors.iter().filter_map(|id| study.actors.get(id));
    known.map(|actor| actor.names.of(chinese).to_owned()).collect()
}

fn position(study: &Study, locale: &Locale, position: &Position) -> ReportPosition {
    let chinese = locale.language() == UiLanguage::Chinese;
    let actors = names(study, &position.actors, chinese);
    let source = [position.source.as_str(), position.place.as_str(), position.address.as_str()];
    let source: Vec<&str> = source.into_iter().filter(|part| !part.is_empty()).collect();
    ReportPosition {
        who: match (actors.is_empty(), position.actor_words.is_empty()) {
            (false, _) => locale.list(&actors),
            (true, false) => position.actor_words.clone(),
            (true, true) => locale.t("actor-unknown"),
        },
        aligned: names(study, &position.aligned, chinese),
        kind: position.kind.key(),
        gist: position.gist.clone(),
        quotation: position.quotation.clone(),
        date: position.date.clone(),
        source: source.join(", "),
        basis: position.basis,
        disputed: position.disputed.clone(),
    }
}

/// The positions cited by attributions or linked to words of drafts, and the facts of theirs on which sources disagree.
fn positions(study: &Study, locale: &Locale) -> (Vec<ReportPosition>, Vec<(String, Vec<ReportPosition>)>) {
    let mut cited: BTreeSet<PositionId> = BTreeSet::new();
    for annotation in study.annotations.values() {
        if let Body::Claim(claim) = &annotation.body {
            cited.extend(&claim.positions);
        }
    }
    // An invented wish never stands beside a real text, nor a real one beside an invented text.
    let fits = |position: &Position| position.invented == study.invented;
    let used: Vec<&Position> = study
        .positions
        .iter()
        .filter(|(id, position)| fits(position) && (cited.contains(id) || !position.anchors.is_empty()))
        .map(|(_, position)| position)
        .collect();
    let facts: BTreeSet<&str> =
        used.iter().map(|position| position.disputed.as_str()).filter(|fact| !fact.is_empty()).collect();
    let chinese = locale.language() == UiLanguage::Chinese;
    let disputed = facts
        .into_iter()
        .map(|fact| {
            let claims = study.positions.values().filter(|one| fits(one) && one.disputed == fact);
            let claims = claims.map(|one| position(study, locale, one));
            let events = study.milestones.iter().filter(|one| one.disputed == fact).map(|one| ReportPosition {
                who: one.date.clone(),
                gist: one.names.of(chinese).to_owned(),
                source: one.source.clone(),
                ..ReportPosition::default()
            });
            (fact.to_owned(), claims.chain(events).collect())
        })
        .collect();
    let mut used: Vec<(String, &Position)> =
        used.into_iter().map(|one| (names(study, &one.actors, chinese).join(", "), one)).collect();
    used.sort_by(|a, b| (&a.0, &a.1.date, &a.1.gist).cmp(&(&b.0, &b.1.date, &b.1.gist)));
    (used.into_iter().map(|(_, one)| position(study, locale, one)).collect(), disputed)
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
            let names = names(study, &claim.actors, chinese);
            change.claims.push(ReportClaim {
                actors: if names.is_empty() { locale.t("actor-unknown") } else { locale.list(&names) },
                each: names,
                aligned: self::names(study, &claim.aligned, chinese),
                positions: claim
                    .positions
                    .iter()
                    .filter_map(|id| study.positions.get(id))
                    .map(|one| position(study, locale, one))
                    .collect(),
                made: (annotation.made != Timestamp::UNIX_EPOCH).then_some(annotation.made),
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
    job: &JobControl,
) -> Result<Result<(), Message>, Cancelled> {
    let report = report_of(study, locale, job)?;
    job.check()?;
    Ok(file::write_whole(path, crate::report::html(&report, locale).as_bytes()))
}

/// Reports being written.
pub struct Reports {
    query: Query<u64, Written>,
    number: u64,
    /// The newest that was spoken of.
    told: u64,
}

impl Reports {
    pub(in crate::app) fn new(waker: &Waker) -> Self {
        Self { query: Query::new("report", 1, Arc::clone(waker)), number: 0, told: 0 }
    }

    /// Writes the report to a file, in the background.
    pub(in crate::app) fn write(&mut self, path: PathBuf, session: &Session) {
        let study = Arc::clone(session.study());
        let locale = session.locale.clone();
        self.number += 1;
        self.query.want(&self.number, move |job| {
            let written = write_html(&study, &locale, &path, job)?;
            Ok((path, written))
        });
    }
}

impl Feature for Reports {
    fn refresh(&mut self, session: &mut Session) {
        self.query.collect();
        if self.told == self.number {
            return;
        }
        let Some(written) = self.query.answer_of(&self.number).cloned() else { return };
        self.told = self.number;
        let (path, result) = &*written;
        match result {
            Ok(()) => session.notify(Message::new("export-done").text("file", path.display().to_string()), false),
            Err(message) => {
                let (file, why) = (disk::file_name(path), session.locale.format(message));
                session.notify_error(Message::new("export-failed").text("file", file).text("why", why));
            }
        }
    }

    fn jobs(&mut self) -> Vec<&mut dyn Job> {
        vec![&mut self.query]
    }

    fn stop(&mut self) {
        self.query.cancel();
    }

    fn work(&self, _session: &Session) -> Option<Work> {
        self.query.is_running().then(|| (Message::new("work-report"), None))
    }
}
