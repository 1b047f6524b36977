//! `show`, `compare`, `report`, `import`.

use super::args::{CompareOptions, ReportOptions, ShowFormat, ShowOptions};
use super::output::{Settled, write_result};
use super::world::{Exit, World, fault, locale};
use crate::app::{self, Apart, Ocr, Tesseract};
use crate::base::{ContentHash, JobControl, Message, Sides, WithDiagnostics, visible};
use crate::engine::{self, KeyedReading};
use crate::import::{ImportError, ImportOptions};
use crate::insight::proposals::{self, ActorFinder, MarkupKey};
use crate::locale::{Locale, UiLanguage};
use crate::report::{self, Compared, ComparedDraft, ComparedStep, Format, Layout, Report};
use crate::study::{DraftStatus, Study, file};
use crate::text::{self, Reading, SourceText, View};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

pub(super) fn read(
    path: &Path,
    options: &ImportOptions,
    programs: (&Apart, &Ocr),
    job: &JobControl,
) -> Result<WithDiagnostics<SourceText>, Exit> {
    app::read_draft(path, options, programs, job).map_err(|refusal| match refusal {
        ImportError::Unreadable(message) => fault(&path.display().to_string(), &message),
        ImportError::Cancelled => Exit::Broken(locale().t("cli-stopped")),
    })
}

/// Pages without text are read by Tesseract; on a terminal it is shown which one.
pub(super) fn recognising(world: &World<'_>) -> Ocr {
    let tesseract = Tesseract::default();
    if !world.terminal {
        return Ocr::Auto(tesseract);
    }
    Ocr::Auto(tesseract.telling(|done, total| {
        let at = Message::new("cli-recognising").number("page", (done + 1).min(total)).number("pages", total);
        let shown = locale().format(&at);
        let line = if done < total { format!("\r{shown}") } else { format!("\r{}\r", " ".repeat(shown.len())) };
        // What can't be shown is no fault.
        std::io::stderr().write_all(line.as_bytes()).ok();
    }))
}

pub(super) fn show(options: &ShowOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    let import = ImportOptions {
        encoding: options.encoding.clone(),
        password: options.password.clone(),
        ignore_tags: options.ignore_tags,
        recognised: None,
    };
    let ocr = if options.ocr { recognising(world) } else { Ocr::Never };
    let copy = match read(&options.file, &import, (&world.apart, &ocr), job) {
        Ok(copy) => copy,
        Err(exit) => return exit,
    };
    let (name, locale) = (name_of(&options.file), locale());
    let out = match options.format {
        ShowFormat::Json => super::show::json(&name, &copy, options.view, &locale),
        ShowFormat::Text => visible(&super::show::text(&name, &copy, options.view, &locale)).into_owned(),
        ShowFormat::Lines => report::lines(&Reading::of(&copy.value, options.view).paragraphs),
    };
    write_result(world, None, out.as_bytes())
}

/// Reads a delegation's proposals against a draft. Tracked changes of the submission are its proposals; of the draft,
/// the accepted side counts.
pub(super) fn import(options: &super::args::ImportTask, world: &mut World<'_>, job: &JobControl) -> Exit {
    let markup_key = match MarkupKey::from_key(options.key.as_deref().unwrap_or("")) {
        Ok(markup_key) => markup_key,
        Err(error) => return Exit::Fault(locale().format(&error.message())),
    };
    let mut copies = Vec::new();
    let ocr = recognising(world);
    for path in [&options.submission, &options.base] {
        match read(path, &ImportOptions::default(), (&world.apart, &ocr), job) {
            Ok(copy) => copies.push(copy),
            Err(exit) => return exit,
        }
    }
    let [submission, base] = copies.as_slice() else { return Exit::Broken(locale().t("cli-stopped")) };
    let locale = locale();
    let mut diagnostics: Vec<String> = submission
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.weight > crate::base::Severity::Info)
        .map(|diagnostic| locale.format(&diagnostic.what))
        .collect();
    let known = crate::study::starter::plain(Study::empty(crate::base::StudyId::new(&mut *world.ids), ""));
    let finder = ActorFinder::of(&known);
    let actor = options.actor.as_deref().map(|name| finder.named(name));
    let submitted = Reading::of(&submission.value, View::Published);
    let against = Reading::of(&base.value, View::Accepted);
    let read = proposals::read(&submitted, &against, actor.as_ref(), &markup_key, &finder, job);
    let Ok(read) = read else { return Exit::Broken(locale.t("cli-stopped")) };
    let symbol = base.value.symbol.as_deref();
    if let Some((own, other)) = symbol.and_then(|own| Some((own, proposals::other_revision(&submitted, own)?))) {
        let said = Message::new("proposals-other-revision").text("named", other).text("draft", own);
        diagnostics.push(locale.format(&said));
    }
    let (file, draft) = (name_of(&options.submission), name_of(&options.base));
    let names = super::submission::Names { submission: &file, base: &draft, actor: actor.as_ref() };
    let out = if options.json {
        super::submission::json(&names, &read, &submitted, diagnostics, &locale)
    } else {
        visible(&super::submission::text(&names, &read, &submitted, &diagnostics, &locale)).into_owned()
    };
    write_result(world, None, out.as_bytes())
}

/// The stem of a file, made unique with a number.
fn unique(stem: &str, taken: &[ComparedDraft]) -> String {
    let free = |name: &str| !taken.iter().any(|draft| draft.name == name);
    if free(stem) {
        return stem.to_owned();
    }
    (2..).map(|number| format!("{stem}-{number}")).find(|name| free(name)).unwrap_or_else(|| stem.to_owned())
}

/// Says on the error output which drafts could not be read surely throughout: a diff has no place for it.
fn tell_unsure(compared: &Compared, world: &mut World<'_>) {
    for draft in &compared.drafts {
        let count = draft.unsure_places();
        if count > 0 {
            let note = locale().format(&Message::new("cli-unsure").number("count", count));
            writeln!(world.errors, "travaux: {}: {note}", visible(&draft.file)).ok();
        }
    }
}

pub(super) fn compare(options: &CompareOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    let inputs: Vec<&Path> = options.files.iter().map(PathBuf::as_path).collect();
    let settled = match options.manner.settled(Format::Text, world, &inputs) {
        Ok(settled) => settled,
        Err(exit) => return exit,
    };
    let output = options.manner.output.as_deref();
    let mut drafts: Vec<ComparedDraft> = Vec::new();
    let mut readings = Vec::new();
    let ocr = recognising(world);
    let apart = world.apart.clone();
    let read = |path: &PathBuf| read(path, &ImportOptions::default(), (&apart, &ocr), job);
    for (path, copy) in options.files.iter().zip(engine::side_by_side(&options.files, engine::cores(), read)) {
        let copy = match copy {
            Ok(copy) => copy.value,
            Err(exit) => return exit,
        };
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let reading = Arc::new(Reading::of(&copy, options.view));
        let guessed = app::guess(&stem, &copy);
        drafts.push(ComparedDraft {
            name: unique(&stem, &drafts),
            date: guessed.date,
            file: name_of(path),
            fingerprint: copy.hash.to_string(),
            status: DraftStatus::Unknown.key(),
            source: String::new(),
            copy: Arc::new(copy),
            reading: Arc::clone(&reading),
        });
        readings.push(KeyedReading::new(reading));
    }
    let title = options.manner.title.clone().unwrap_or_else(|| settled.locale.t("report-title"));
    // A comparison without a study is a report that nobody annotated.
    let report = |compared: Compared| Report { title, compared, ..Report::default() };
    // Lines are compared with lines: paragraphs need not be aligned for it.
    if settled.format == Format::Diff {
        let compared = Compared { drafts, ..Compared::default() };
        tell_unsure(&compared, world);
        return settled.write(&report(compared), output, world);
    }
    let Ok(chain) = engine::chain(&readings, &[], &options.ignore, &[], job) else {
        return Exit::Broken(locale().t("cli-stopped"));
    };
    let steps = chain
        .steps
        .iter()
        .enumerate()
        .map(|(place, comparison)| ComparedStep {
            at: Sides::new(place, place + 1),
            comparison: Arc::clone(comparison),
        })
        .collect();
    let lineage = Some(Arc::new(chain.lineage));
    let mut report =
        report(Compared { drafts, steps, lineage, options: options.ignore.clone(), ..Compared::default() });
    report.keep_only_heavy(options.manner.weight, &settled.locale);
    if let Some(written) = in_place(&report, options, &settled, world) {
        return write_result(world, output, &written);
    }
    settled.write(&report, output, world)
}

/// The newest draft's file with the changes tracked in it, where that is what is wanted and can be done; said on stderr.
fn in_place(report: &Report, options: &CompareOptions, settled: &Settled, world: &mut World<'_>) -> Option<Vec<u8>> {
    let is_redline = settled.format == Format::Docx && settled.options.layout == Layout::Redline;
    let newest = report.compared.drafts.last().filter(|draft| is_redline && draft.copy.format == text::Format::Docx)?;
    let package = app::read_file(options.files.last()?).ok()?;
    if options.view == View::Published && report::docx::holds_revisions(&package) {
        let said = locale().format(&Message::new("cli-docx-published").text("file", newest.file.as_str()));
        writeln!(world.errors, "travaux: {}", visible(&said)).ok();
        return None;
    }
    let (written, settled) = report::docx::redline_in_place(report, &package, options.view)?;
    if settled > 0 {
        let rejects = options.view == View::Rejected;
        let key = if rejects { "cli-docx-taken-back" } else { "cli-docx-carried-out" };
        let said = Message::new(key).text("file", newest.file.as_str()).number("count", settled);
        writeln!(world.errors, "travaux: {}", visible(&locale().format(&said))).ok();
    }
    let said = locale().format(&Message::new("cli-docx-in-place").text("file", newest.file.as_str()));
    writeln!(world.errors, "travaux: {}", visible(&said)).ok();
    // A copy of a file has no head of its own to say it at.
    tell_unsure(&report.compared, world);
    Some(written)
}

/// A study that was read, with what its journal holds beyond the file.
pub(super) struct Opened {
    pub file: Study,
    pub replayed: Option<file::Replayed>,
    /// The hash of the file.
    pub hash: ContentHash,
    /// The version of the program that wrote it.
    pub writer: Option<String>,
    /// What is wrong with it.
    pub found: Vec<file::Damage>,
}

impl Opened {
    /// Returns the study with what its journal holds.
    pub(super) fn study(self) -> Study {
        self.replayed.map_or(self.file, |replayed| replayed.study)
    }
}

/// Says something of a study on stderr, beside the result.
pub(super) fn note(path: &Path, what: &Message, world: &mut World<'_>) {
    let (name, note) = (path.display().to_string(), locale().format(what));
    writeln!(world.errors, "travaux: {}: {}", visible(&name), visible(&note)).ok();
}

/// Returns the study at `path`. Where another program has it open, that is said.
pub(super) fn open(path: &Path, world: &mut World<'_>) -> Result<Opened, Exit> {
    let name = path.display().to_string();
    let said = |error: file::FileError| fault(&name, &error.message());
    let file::Loaded { study, hash, writer, found } = file::load_found(path, &JobControl::default()).map_err(said)?;
    let (replayed, in_use) = file::replay_shared(&file::journal_of(path), Some((&study, hash))).map_err(said)?;
    if in_use {
        note(path, &Message::new("cli-open-elsewhere"), world);
    }
    Ok(Opened { file: study, replayed, hash, writer, found })
}

/// Which part of a study is asked for; drafts are named as on the timeline, in either language.
fn selection(options: &ReportOptions, study: &Study, language: UiLanguage) -> Result<app::Selection, Exit> {
    let locales = [language, language.other()].map(Locale::new);
    let named = |name: &Option<String>| {
        let Some(name) = name else { return Ok(None) };
        let named = |locale: &Locale| app::draft_of_name(study, name, locale);
        locales.iter().find_map(named).map(Some).ok_or_else(|| {
            let names: Vec<String> = study.drafts.iter().map(|draft| draft.name.clone()).collect();
            let message = Message::new("cli-no-draft").text("name", name).text("drafts", names.join(", "));
            fault(&options.study.display().to_string(), &message)
        })
    };
    Ok(app::Selection {
        from: named(&options.from)?,
        to: named(&options.to)?,
        only: options.only,
        weight: options.manner.weight,
        title: options.manner.title.clone(),
    })
}

pub(super) fn report(options: &ReportOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    let inputs: [&Path; 2] = [&options.study, &file::journal_of(&options.study)];
    let settled = match options.manner.settled(Format::Html, world, &inputs) {
        Ok(settled) => settled,
        Err(exit) => return exit,
    };
    let study = match open(&options.study, world) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    for damage in study.found.iter().filter(|damage| damage.of_text) {
        note(&options.study, &damage.what, world);
    }
    let study = study.study();
    let selection = match selection(options, &study, settled.locale.language()) {
        Ok(selection) => selection,
        Err(exit) => return exit,
    };
    let report = match app::report_of_part(&study, &selection, &settled.locale, job) {
        Ok(Ok(report)) => report,
        Ok(Err(message)) => return fault(&options.study.display().to_string(), &message),
        Err(_) => return Exit::Broken(locale().t("cli-stopped")),
    };
    if settled.format == Format::Diff {
        tell_unsure(&report.compared, world);
    }
    settled.write(&report, options.manner.output.as_deref(), world)
}
