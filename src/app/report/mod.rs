//! From the study to its report.

pub(in crate::app) mod action;
mod private;
mod said;

use crate::app::report::action::{ExportForm, ReportAction};
use crate::app::session::Session;
use crate::app::session::feature::{Feature, Work};
use crate::app::shared::agreement::{measure, steps_of};
use crate::app::shared::disk;
use crate::app::shell::dialog::{Dialog, WindowRequest};
use crate::app::shell::preferences::{LastExport, Tab};
use crate::base::{Cancelled, DraftId, JobControl, Message, PositionId, Side, Sides, endings};
use crate::engine::{self, Chain, Jobs, KeyedReading, Query};
use crate::insight::annotated::actor_names;
use crate::insight::{Annotator, CitedPosition, Placement, weight};
use crate::locale::Locale;
use crate::report::{
    Compared, ComparedDraft, ComparedStep, Excerpt, Layout, Only, Report, ReportPlace, ReportPosition,
};
use crate::study::{Body, Draft, Position, Study, file};
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
    let agreement = crate::app::shared::agreement::reported(study, &measured, locale);
    Ok(Report { agreement, ..report_from(study, &chain, &by_id, locale) })
}

/// Which part of a study a report is of, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The first draft; the oldest where none is named.
    pub from: Option<DraftId>,
    /// The last draft; the newest where none is named.
    pub to: Option<DraftId>,
    /// Only changes of which this was said.
    pub only: Option<Only>,
    /// Only changes of this weight and more.
    pub weight: weight::Level,
    /// The title; the study's where none is given.
    pub title: Option<String>,
}

/// The report of a part of a study. What is left out is said in it.
///
/// # Errors
/// [`Cancelled`] when the job says so; one sentence where the steps chosen are none.
pub fn report_of_part(
    study: &Study,
    selection: &Selection,
    locale: &Locale,
    job: &JobControl,
) -> Result<Result<Report, Message>, Cancelled> {
    let place = |id: Option<DraftId>, usual: usize| id.and_then(|id| study.place(id)).unwrap_or(usual);
    let all = study.drafts.len();
    let (from, to) = (place(selection.from, 0), place(selection.to, all.saturating_sub(1)));
    if from >= to && (selection.from.is_some() || selection.to.is_some()) {
        return Ok(Err(Message::new("report-no-steps")));
    }
    let mut report = if (from, to + 1) == (0, all) || all == 0 {
        report_of(study, locale, job)?
    } else {
        let mut part = study.clone();
        part.drafts = study.drafts.get(from..=to).unwrap_or_default().into();
        let mut report = report_of(&part, locale, job)?;
        let steps = Message::new("left-out-steps").number("shown", to - from).number("all", all - 1);
        report.left_out.push(steps.number("count", all - 1 - (to - from)));
        report
    };
    if let Some(only) = selection.only {
        report.keep_only_said(only);
    }
    report.keep_only_heavy(selection.weight, locale);
    if let Some(title) = selection.title.as_ref().filter(|title| !title.trim().is_empty()) {
        report.title.clone_from(title);
    }
    Ok(Ok(report))
}

fn report_from(study: &Study, chain: &Chain, readings: &BTreeMap<DraftId, Arc<Reading>>, locale: &Locale) -> Report {
    let drafts = study
        .drafts
        .iter()
        .filter_map(|draft| Some(compared_draft(draft, Arc::clone(readings.get(&draft.id)?), locale)))
        .collect();
    let mut annotated = Vec::new();
    let (mut steps, mut touched) = (Vec::new(), Vec::new());
    let mut placed = 0;
    let (mut stands, mut places) = (BTreeMap::new(), BTreeMap::new());
    for (place, comparison) in chain.steps.iter().enumerate() {
        let (Some(old), Some(new)) = (study.drafts.get(place), study.drafts.get(place + 1)) else { continue };
        let pair = Sides::new(old.id, new.id);
        let placement = Placement::new(study, pair, comparison, Some(&chain.lineage), readings);
        // Every step of a report is compared as itself: no annotation is of another.
        let annotator = Annotator::new(&placement, locale.language(), None, &|_| String::new());
        let (changes, count) = annotator.annotate();
        placed += count;
        let here = placement.changes();
        for (id, said) in here.keys().filter_map(|id| Some((*id, study.annotations.get(id)?))) {
            let words = placement.words_of(said).into_iter().map(|words| ReportPlace {
                draft: if words.side == Side::Old { place } else { place + 1 },
                paragraph: words.paragraph.get(),
                span: words.span,
            });
            places.entry(id).or_insert_with(Vec::new).extend(words);
        }
        stands.extend(here.iter().map(|(id, at)| (*id, (place, at.get()))));
        annotated.push(changes);
        touched.push(weight::touched(study, pair, comparison, readings, Some(&chain.lineage)));
        steps.push(ComparedStep { at: Sides::new(place, place + 1), comparison: Arc::clone(comparison) });
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
            options: study.options.clone(),
            touched,
        },
        annotated,
        coders: study.coders.values().cloned().collect(),
        agreement: None,
        elsewhere: study.annotations.len() - placed.min(study.annotations.len()),
        annotations: said::annotations(study, &stands, &places, locale),
        codebook: said::themes(study, locale),
        actors: said::actors(study, locale),
        of_study: true,
        ..Report::default()
    }
}

fn compared_draft(draft: &Draft, reading: Arc<Reading>, locale: &Locale) -> ComparedDraft {
    ComparedDraft {
        name: crate::app::shared::names::shown_name(draft, locale),
        date: draft.date,
        file: draft.text.file.clone(),
        fingerprint: draft.text.copy.hash.to_string(),
        status: draft.status.key(),
        source: draft.source.clone(),
        copy: Arc::clone(&draft.text.copy),
        reading,
    }
}

/// The chosen change with its reference, as it is put on the clipboard; nothing where none is chosen.
fn chosen_excerpt(session: &Session) -> Option<Excerpt> {
    let (study, board, pair) = (session.study(), session.board()?, session.pair()?);
    let change = board.comparison.changes.get(session.selected()?)?;
    let draft = |side: Side| {
        let draft = study.draft(*pair.get(side))?;
        Some(compared_draft(draft, Arc::clone(board.readings.get(side)), &session.locale))
    };
    let step = ComparedStep { at: Sides::new(0, 1), comparison: Arc::clone(&board.comparison) };
    let compared = Compared {
        drafts: vec![draft(Side::Old)?, draft(Side::New)?],
        options: study.options.clone(),
        ..Compared::default()
    };
    Some(crate::report::excerpt(&compared, &step, change, study.invented, &session.locale))
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
    let language = locale.language();
    let worded = |(id, position): (&PositionId, &Position)| {
        ReportPosition::new(&CitedPosition::new(study, *id, position, language), locale)
    };
    let used: Vec<(&PositionId, &Position)> = study
        .positions
        .iter()
        .filter(|(id, position)| fits(position) && (cited.contains(id) || !position.anchors.is_empty()))
        .collect();
    let facts: BTreeSet<&str> =
        used.iter().map(|(_, position)| position.disputed.as_str()).filter(|fact| !fact.is_empty()).collect();
    let disputed = facts
        .into_iter()
        .map(|fact| {
            let claims = study.positions.iter().filter(|(_, one)| fits(one) && one.disputed == fact).map(worded);
            let events = study.milestones.iter().filter(|one| one.disputed == fact).map(|one| ReportPosition {
                who: one.date.clone(),
                gist: one.names.in_language(language).to_owned(),
                source: one.source.clone(),
                ..ReportPosition::default()
            });
            (fact.to_owned(), claims.chain(events).collect())
        })
        .collect();
    let mut used: Vec<_> =
        used.into_iter().map(|one| (actor_names(study, &one.1.actors, language).join(", "), one)).collect();
    used.sort_by(|(a, (_, one)), (b, (_, two))| (a, &one.date, &one.gist).cmp(&(b, &two.date, &two.gist)));
    (used.into_iter().map(|(_, one)| worded(one)).collect(), disputed)
}

/// Writes the report that was chosen, whole or not at all.
fn write_report(
    study: &Study,
    form: &ExportForm,
    shown: Option<Sides<DraftId>>,
    path: &Path,
    job: &JobControl,
) -> Result<Result<(), Message>, Cancelled> {
    // The system's dialog takes any name.
    if let Some(problem) = endings::ending_problem(path, form.format.endings()) {
        return Ok(Err(problem));
    }
    let locale = Locale::new(form.language);
    let selection = Selection {
        from: shown.map(|shown| shown.old),
        to: shown.map(|shown| shown.new),
        only: form.only,
        weight: form.weight,
        title: Some(form.title.clone()),
    };
    let report = match report_of_part(study, &selection, &locale, job)? {
        Ok(report) => report,
        Err(problem) => return Ok(Err(problem)),
    };
    job.check()?;
    let bytes = crate::report::write(&report, form.format, &form.options(), &locale);
    job.check()?;
    Ok(bytes.and_then(|bytes| file::write_whole(path, &bytes).map_err(|error| error.message())))
}

/// Reports being written.
pub struct Reports {
    query: Query<u64, Written>,
    number: u64,
    /// The newest that was spoken of.
    told: u64,
    /// What was chosen last.
    form: ExportForm,
}

impl Reports {
    pub(in crate::app) fn new(jobs: &Jobs) -> Self {
        Self { query: Query::new("report", 1, jobs), number: 0, told: 0, form: ExportForm::default() }
    }

    /// Has the chosen change put on the clipboard, with its reference.
    pub(in crate::app) fn copy_change(session: &mut Session) {
        if let Some(Excerpt { text, html }) = chosen_excerpt(session) {
            session.ask_window(WindowRequest::Copy { text, html });
        }
    }

    /// Carries out what is asked of reports.
    pub(in crate::app) fn perform(&mut self, action: ReportAction, session: &mut Session) {
        match action {
            ReportAction::Ask => {
                let mut form = session.prefs.export.form(session.locale.language());
                // What is read there is what that layout says.
                if session.prefs.tab == Tab::Brief {
                    form.set_layout(Layout::Briefing);
                    form.shown_only = true;
                }
                let form = ExportForm { private: private::private_in(session.study()), ..form };
                session.dialog = Some(Dialog::Export(Box::new(form)));
            }
            ReportAction::Choose(form) => {
                session.prefs.export = LastExport::of(&form);
                session.dialog = None;
                session.ask_window(WindowRequest::AskExport(form.format));
                self.form = *form;
            }
        }
    }

    /// Writes the report to a file, in the background: as it was chosen, else the comparison for the person's own.
    pub(in crate::app) fn write(&mut self, path: PathBuf, session: &Session) {
        let study = Arc::clone(session.study());
        let chosen = std::mem::take(&mut self.form);
        let language = if chosen == ExportForm::default() { session.locale.language() } else { chosen.language };
        let form = ExportForm { language, ..chosen };
        let shown = session.pair().filter(|_| form.shown_only);
        self.number += 1;
        self.query.want(&self.number, move |job| {
            let written = write_report(&study, &form, shown, &path, job)?;
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

    fn work(&self, _session: &Session) -> Option<Work> {
        if !self.query.is_running() {
            return None;
        }
        Some((Message::new("work-report"), self.query.get().part()))
    }
}
