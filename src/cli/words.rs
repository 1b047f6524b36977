//! `fate`, `find`, `agreed`, `compile`, `amend`.

use super::output::{refused, write_result, write_text};
use super::tasks::{open, read, recognising};
use super::words_args::{Submissions, WordsTask, Written};
use super::world::{Exit, World, fault, locale};
use crate::app::{self, FateRow, FateView};
use crate::base::{JobControl, Message, Sides, StudyId, visible};
use crate::compare::Options;
use crate::engine::{self, KeyedReading};
use crate::import::ImportOptions;
use crate::insight::agreed::{Found, Reused, Shelf, find, reused};
use crate::insight::alike::Place;
use crate::insight::compilation::{Amended, Wish, amend, compile, ties, wishes};
use crate::insight::proposals::{self, ActorFinder, MarkupKey};
use crate::locale::Locale;
use crate::report::{
    self, Compared, ComparedDraft, ComparedStep, FateReportCell, FateReportRow, Format, Report, WriteOptions,
};
use crate::study::{DraftStatus, Study, starter};
use crate::text::{Reading, SourceText, View};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Does one of the tasks.
pub(super) fn run(task: &WordsTask, written: &Written, world: &mut World<'_>, job: &JobControl) -> Exit {
    let done = match task {
        WordsTask::Fate { study } => fate(study, written, world, job),
        WordsTask::Find { words, references } => finding(words, references, written, world, job),
        WordsTask::Agreed { draft, references } => agreed(draft, references, written, world, job),
        WordsTask::Compile(of) => compiling(of, written, world, job),
        WordsTask::Amend { of, only } => amending(of, only, written, world, job),
    };
    done.unwrap_or_else(|exit| exit)
}

fn settled(written: &Written, usual: Format, offered: &[Format], inputs: &[&Path]) -> Result<Format, Exit> {
    let names: Vec<&str> = offered.iter().map(|format| format.name()).collect();
    let Some(format) = written.settled(usual, offered) else {
        let name = written
            .format
            .clone()
            .unwrap_or_else(|| written.output.as_ref().map(|output| output.display().to_string()).unwrap_or_default());
        let said = Message::new("cli-format-unknown").text("format", name).text("formats", names.join(", "));
        return Err(Exit::Fault(locale().format(&said)));
    };
    match written.output.as_deref().map(|output| refused(output, format.endings(), inputs)) {
        Some(Some(exit)) => Err(exit),
        None if !format.is_text() => {
            let said = Message::new("cli-format-needs-file").text("format", format.name());
            Err(Exit::Fault(locale().format(&said)))
        }
        _ => Ok(format),
    }
}

fn chosen(written: &Written) -> Locale {
    written.language.map_or_else(locale, Locale::new)
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn stopped() -> Exit {
    Exit::Broken(locale().t("cli-stopped"))
}

fn copy_of(path: &Path, world: &mut World<'_>, job: &JobControl) -> Result<SourceText, Exit> {
    let ocr = recognising(world);
    Ok(read(path, &ImportOptions::default(), (&world.apart.clone(), &ocr), job)?.value)
}

fn shelf(references: &[PathBuf], world: &mut World<'_>, job: &JobControl) -> Result<(Shelf, Vec<Arc<Reading>>), Exit> {
    let mut texts = Vec::new();
    for path in references {
        texts.push(Arc::new(Reading::of(&copy_of(path, world, job)?, View::Accepted)));
    }
    Ok((Shelf::of(texts.iter().map(Arc::clone)), texts))
}

/// How a place is cited, and its words.
fn told(places: &[Place], reading: &Reading) -> (String, String) {
    let paragraph = |place: &Place| reading.paragraphs.get(place.paragraph);
    let cited: Vec<String> = places
        .iter()
        .filter_map(|place| Some((paragraph(place)?.cited().to_owned(), place.paragraph)))
        .map(|(cited, at)| if cited.is_empty() { format!("#{at}") } else { cited })
        .collect();
    let words = places.iter().filter_map(|place| place.span.of(&paragraph(place)?.text));
    (cited.join(", "), words.collect::<Vec<_>>().join(" … "))
}

fn found_value(one: &Found, texts: &[Arc<Reading>], names: &[String]) -> Value {
    let (cited, words) = texts.get(one.reference).map(|reading| told(&one.places, reading)).unwrap_or_default();
    json!({"reference": names.get(one.reference), "ref": cited, "text": words, "verbatim": one.is_verbatim(),
        "missing": one.missing, "between": one.between,
        "paragraphs": one.places.iter().map(|place| place.paragraph).collect::<Vec<_>>()})
}

fn finding(
    words: &str,
    references: &[PathBuf],
    written: &Written,
    world: &mut World<'_>,
    job: &JobControl,
) -> Result<Exit, Exit> {
    let inputs: Vec<&Path> = references.iter().map(PathBuf::as_path).collect();
    let format = settled(written, Format::Text, &[Format::Text, Format::Json], &inputs)?;
    let (shelf, texts) = shelf(references, world, job)?;
    let names: Vec<String> = references.iter().map(|path| name_of(path)).collect();
    let found = find(&shelf, words);
    let output = written.output.as_deref();
    if format == Format::Json {
        let found: Vec<Value> = found.iter().map(|one| found_value(one, &texts, &names)).collect();
        let whole = json!({"travaux": 1, "words": words, "found": found});
        return Ok(write_result(world, output, format!("{whole}\n").as_bytes()));
    }
    let locale = chosen(written);
    let mut out = if found.is_empty() { format!("{}\n", locale.t("find-none")) } else { String::new() };
    for one in &found {
        let (cited, words) = texts.get(one.reference).map(|reading| told(&one.places, reading)).unwrap_or_default();
        let differs = Message::new("find-differs").text("missing", one.missing.join(" "));
        let differs = differs.text("between", one.between.join(" "));
        let how = if one.is_verbatim() { locale.t("find-verbatim") } else { locale.format(&differs) };
        let name = names.get(one.reference).map_or("", String::as_str);
        out += &format!("{name}, {cited}: {words}\n  {how}\n");
    }
    Ok(write_text(world, output, &out))
}

fn agreed(
    draft: &Path,
    references: &[PathBuf],
    written: &Written,
    world: &mut World<'_>,
    job: &JobControl,
) -> Result<Exit, Exit> {
    let inputs: Vec<&Path> = references.iter().map(PathBuf::as_path).chain([draft]).collect();
    let format = settled(written, Format::Text, &[Format::Text, Format::Json], &inputs)?;
    let own = Reading::of(&copy_of(draft, world, job)?, View::Accepted);
    let (shelf, texts) = shelf(references, world, job)?;
    let names: Vec<String> = references.iter().map(|path| name_of(path)).collect();
    let found = reused(&own, &shelf, job).map_err(|_cancelled| stopped())?;
    let there = |one: &Reused| texts.get(one.reference).map(|reading| told(&one.there, reading)).unwrap_or_default();
    let output = written.output.as_deref();
    if format == Format::Json {
        let one = |one: &Reused| {
            let ((cited, words), (from, source)) = (told(&one.places, &own), there(one));
            json!({"ref": cited, "text": words, "reference": names.get(one.reference), "from": from, "source": source,
                "same": one.same, "verbatim": one.is_verbatim(), "own": one.own, "left_out": one.left_out,
                "paragraphs": one.places.iter().map(|place| place.paragraph).collect::<Vec<_>>(),
                "also": one.also.iter().map(|(at, paragraph)| json!({"reference": names.get(*at), "index": paragraph}))
                    .collect::<Vec<_>>()})
        };
        let whole = json!({"travaux": 1, "draft": name_of(draft), "reused": found.iter().map(one).collect::<Vec<_>>()});
        return Ok(write_result(world, output, format!("{whole}\n").as_bytes()));
    }
    let locale = chosen(written);
    let mut out = if found.is_empty() { format!("{}\n", locale.t("agreed-none")) } else { String::new() };
    for one in &found {
        let ((cited, words), (from, source)) = (told(&one.places, &own), there(one));
        let key = if one.is_verbatim() { "agreed-verbatim" } else { "agreed-differs" };
        let how = Message::new(key).number("words", one.same).text("own", one.own.join(" "));
        let how = locale.format(&how.text("left", one.left_out.join(" ")));
        let name = names.get(one.reference).map_or("", String::as_str);
        out += &format!("{cited}: {words}\n  {name}, {from}: {source}\n  {how}\n");
    }
    Ok(write_text(world, output, &out))
}

fn fate(path: &Path, written: &Written, world: &mut World<'_>, job: &JobControl) -> Result<Exit, Exit> {
    let offered = [Format::Text, Format::Json, Format::Html, Format::Md, Format::Csv, Format::Xlsx];
    let format = settled(written, Format::Text, &offered, &[path])?;
    let study = open(path, world)?.study();
    let (readings, found) = app::fate_of_study(&study, job).map_err(|_cancelled| stopped())?;
    let locale = chosen(written);
    let view = app::fate_view(&study, &readings, &found, &locale);
    let output = written.output.as_deref();
    match format {
        Format::Json => Ok(write_result(world, output, format!("{}\n", fate_json(&view)).as_bytes())),
        Format::Text => Ok(write_text(world, output, &fate_text(&view, &locale))),
        format => {
            let drafts: Vec<String> = view.drafts.iter().map(|(_, name)| name.clone()).collect();
            let rows: Vec<FateReportRow> = view.rows.iter().map(reported).collect();
            let all = std::iter::once((locale.t("fate-all"), view.all)).chain(view.tallies.iter().cloned());
            let all: Vec<_> = all.collect();
            let page = report::fate_page(locale.t("fate-title"), &drafts, &rows, &all, &locale);
            let bytes = report::write_page(&page, format, &locale);
            let bytes = bytes.map_err(|message| Exit::Fault(locale.format(&message)))?;
            Ok(write_result(world, output, &bytes))
        }
    }
}

fn reported(row: &FateRow) -> FateReportRow {
    FateReportRow {
        who: row.who.clone(),
        place: row.place.clone(),
        wish: row.wish(),
        cells: row
            .cells
            .iter()
            .map(|cell| FateReportCell {
                verdict: cell.verdict.as_ref().map(|verdict| (verdict.uptake, verdict.evidence.clone())),
                suggestion: cell.suggestion.as_ref().map(|there| (there.uptake, there.reason.clone())),
                places: cell.places.iter().map(|(_, cited)| cited.clone()).collect(),
            })
            .collect(),
        objections: row.objections.clone(),
    }
}

fn fate_json(view: &FateView) -> Value {
    let drafts: Vec<&str> = view.drafts.iter().map(|(_, name)| name.as_str()).collect();
    let row = |row: &FateRow| {
        let cells: Vec<Value> = row
            .cells
            .iter()
            .zip(&drafts)
            .filter(|(cell, _)| cell.after || cell.verdict.is_some())
            .map(|(cell, draft)| {
                json!({"draft": draft,
                    "verdict": cell.verdict.as_ref().map(|verdict| json!({"uptake": verdict.uptake.name(),
                        "evidence": verdict.evidence, "author": verdict.author})),
                    "suggestion": cell.suggestion.as_ref().map(|there| json!({"uptake": there.uptake.name(),
                        "why": there.reason})),
                    "places": cell.places.iter().map(|(at, cited)| json!({"index": at, "ref": cited})).collect::<Vec<_>>()})
            })
            .collect();
        json!({"who": row.who, "ref": row.place, "action": row.action, "old": row.old, "new": row.new,
            "made_on": drafts.get(row.base), "drafts": cells, "objections": row.objections})
    };
    let count = |(who, count): &(String, crate::insight::fate::Count)| {
        json!({"actor": who, "asked": count.asked, "met": count.met, "in_part": count.in_part,
            "not_met": count.not_met, "judged": count.judged, "objected": count.objected})
    };
    json!({"travaux": 1, "drafts": drafts, "proposals": view.rows.iter().map(row).collect::<Vec<_>>(),
        "actors": view.tallies.iter().map(count).collect::<Vec<_>>()})
}

fn fate_text(view: &FateView, locale: &Locale) -> String {
    if view.rows.is_empty() {
        return format!("{}\n", locale.t("fate-none"));
    }
    let mut out = format!("{}\n", app::count_text(&view.all, locale));
    for (who, count) in &view.tallies {
        out += &format!("{who}: {}\n", app::count_text(count, locale));
    }
    for row in &view.rows {
        out += &format!("\n{} · {} · {}\n", row.who, if row.place.is_empty() { "—" } else { &row.place }, row.wish());
        for (cell, (_, draft)) in row.cells.iter().zip(&view.drafts) {
            let places: Vec<&str> = cell.places.iter().map(|(_, cited)| cited.as_str()).collect();
            let places = if places.is_empty() { String::new() } else { format!(" ({})", places.join(", ")) };
            if let Some(verdict) = &cell.verdict {
                out += &format!("  {draft}: {} — {}\n", locale.t(verdict.uptake.key()), verdict.evidence);
            } else if let Some(there) = &cell.suggestion {
                let uptake = locale.t(there.uptake.key());
                out += &format!("  {draft}: {}: {uptake} — {}{places}\n", locale.t("ledger-suggested"), there.reason);
            }
        }
        for objection in &row.objections {
            out += &format!("  {}\n", locale.format(&Message::new("fate-objection").text("who", objection.clone())));
        }
    }
    format!("{out}\n{}\n", locale.t("fate-basis"))
}

/// The draft, and what all submissions want of it.
fn gathered(
    of: &Submissions,
    world: &mut World<'_>,
    job: &JobControl,
) -> Result<(SourceText, Reading, Vec<Wish>), Exit> {
    let base = copy_of(&of.base, world, job)?;
    let against = Reading::of(&base, View::Accepted);
    let known = starter::plain(Study::empty(StudyId::new(&mut *world.ids), ""));
    let finder = ActorFinder::of(&known);
    let mut all = Vec::new();
    for (number, path) in of.files.iter().enumerate() {
        let copy = copy_of(path, world, job)?;
        let submitted = Reading::of(&copy, View::Published);
        let actor = of.actors.get(number).map(|name| finder.named(name));
        let read = proposals::read(&submitted, &against, actor.as_ref(), &MarkupKey::default(), &finder, job);
        all.extend(wishes(number, &read.map_err(|_cancelled| stopped())?, &submitted, &against));
    }
    Ok((base, against, all))
}

fn inputs(of: &Submissions) -> Vec<&Path> {
    of.files.iter().chain([&of.base]).map(PathBuf::as_path).collect()
}

fn compiling(of: &Submissions, written: &Written, world: &mut World<'_>, job: &JobControl) -> Result<Exit, Exit> {
    let offered = [Format::Text, Format::Md, Format::Html, Format::Csv, Format::Xlsx];
    let format = settled(written, Format::Text, &offered, &inputs(of))?;
    let (_, base, all) = gathered(of, world, job)?;
    let locale = chosen(written);
    let compiled = compile(&base, &all);
    let output = written.output.as_deref();
    if matches!(format, Format::Text | Format::Md) {
        return Ok(write_text(world, output, &report::compilation_text(&base, &compiled, &locale)));
    }
    let same = ties(&compiled, &all).into_iter().filter(|(_, tie)| !tie.same.is_empty()).map(|((a, b), tie)| {
        let words = tie.same.iter().filter_map(|at| all.get(*at)).map(|wish| {
            let words = wish.new.first().unwrap_or(&wish.old);
            format!("{}: “{}”", wish.reference, words.trim())
        });
        let mut words: Vec<String> = words.collect();
        words.dedup();
        (format!("{a}, {b}"), words.join("; "))
    });
    let title = locale.format(&Message::new("compile-title").text("draft", name_of(&of.base)));
    let page = report::compilation_page(title, &base, &compiled, same.collect(), &locale);
    let bytes = report::write_page(&page, format, &locale).map_err(|said| Exit::Fault(locale.format(&said)))?;
    Ok(write_result(world, output, &bytes))
}

fn amending(
    of: &Submissions,
    only: &[String],
    written: &Written,
    world: &mut World<'_>,
    job: &JobControl,
) -> Result<Exit, Exit> {
    let offered = [Format::Text, Format::Md, Format::Docx, Format::Html, Format::Json, Format::Diff];
    let format = settled(written, Format::Text, &offered, &inputs(of))?;
    let (copy, base, all) = gathered(of, world, job)?;
    let wanted = |wish: &Wish| only.is_empty() || wish.who.iter().any(|who| only.iter().any(|name| name == who));
    let all: Vec<Wish> = all.into_iter().filter(wanted).collect();
    let amended = amend(&base, &all);
    tell(&amended, &all, &chosen(written), world);
    let output = written.output.as_deref();
    if matches!(format, Format::Text | Format::Md) {
        let line = |paragraph: &crate::text::Paragraph| match &paragraph.label {
            Some(label) => format!("{label} {}\n\n", paragraph.text),
            None => format!("{}\n\n", paragraph.text),
        };
        let text: String = amended.reading.paragraphs.iter().map(line).collect();
        return Ok(write_text(world, output, &format!("{}\n", text.trim_end())));
    }
    let report = amended_report(&of.base, copy, base, amended, &chosen(written), job)?;
    let locale = chosen(written);
    let options = WriteOptions::of(format.usual_layout());
    let bytes = report::write(&report, format, &options, &locale);
    let bytes = bytes.map_err(|said| fault(&of.base.display().to_string(), &said))?;
    Ok(write_result(world, output, &bytes))
}

/// Says on stderr how many proposals were applied, and which were not, and why.
fn tell(amended: &Amended, all: &[Wish], locale: &Locale, world: &mut World<'_>) {
    let who = |at: usize| all.get(at).map(|wish| wish.who.join(", ")).unwrap_or_default();
    let applied = Message::new("amend-applied").number("count", amended.applied.len());
    writeln!(world.errors, "travaux: {}", visible(&locale.format(&applied))).ok();
    for one in &amended.not_applied {
        let Some(wish) = all.get(one.wish) else { continue };
        let words = if wish.new.is_empty() { &wish.old } else { wish.new.first().unwrap_or(&wish.old) };
        let wanted = format!("{} “{}”", locale.t(wish.action.key()), app::first_words(words, 60));
        let said = Message::new("amend-not-applied")
            .text("who", who(one.wish))
            .text("place", wish.reference.clone())
            .text("wish", wanted)
            .text("why", locale.format(&one.reason.message(&who)));
        writeln!(world.errors, "travaux: {}", visible(&locale.format(&said))).ok();
    }
}

/// The comparison of the draft with the draft as amended.
fn amended_report(
    path: &Path,
    copy: SourceText,
    base: Reading,
    amended: Amended,
    locale: &Locale,
    job: &JobControl,
) -> Result<Report, Exit> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let copy = Arc::new(copy);
    let draft = |name: String, reading: Arc<Reading>| ComparedDraft {
        name,
        date: None,
        file: name_of(path),
        fingerprint: copy.hash.to_string(),
        status: DraftStatus::Unknown.key(),
        source: String::new(),
        copy: Arc::clone(&copy),
        reading,
    };
    let (old, new) = (Arc::new(base), Arc::new(amended.reading));
    let keyed = [KeyedReading::new(Arc::clone(&old)), KeyedReading::new(Arc::clone(&new))];
    let chain = engine::chain(&keyed, &[], &Options::default(), &[], job).map_err(|_cancelled| stopped())?;
    let step = chain.steps.first().cloned().ok_or_else(stopped)?;
    let name = locale.format(&Message::new("amend-name").text("draft", stem.clone()));
    let drafts = vec![draft(stem.clone(), old), draft(name, new)];
    let steps = vec![ComparedStep { at: Sides::new(0, 1), comparison: step }];
    let compared = Compared { drafts, steps, lineage: Some(Arc::new(chain.lineage)), ..Compared::default() };
    Ok(Report { title: stem, compared, ..Report::default() })
}
