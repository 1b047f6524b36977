//! `travaux facts` and `travaux proofread`: what drafts state, and what is to be mended in one.

use super::facts_args::{FactsOptions, ListFormat, ProofreadOptions};
use super::output::{refused, write_result};
use super::tasks::{name_of, read, recognising};
use super::world::{Exit, World, locale};
use crate::base::{Chars, JobControl, Message, Span, visible};
use crate::engine::{self, KeyedReading};
use crate::import::ImportOptions;
use crate::insight::facts::{DraftFacts, FactKind, FactState, FactTable, Terms, follow};
use crate::insight::proofread::{Finding, proofread as read_proofs};
use crate::locale::Locale;
use crate::report;
use crate::text::{Paragraph, Reading};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A draft with what it states.
struct Draft {
    name: String,
    reading: Arc<Reading>,
    facts: DraftFacts,
}

/// Writes what drafts state, followed from draft to draft.
pub(super) fn facts(options: &FactsOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    let terms = options.terms.clone().map_or_else(Terms::default, Terms::new);
    let stopped = || Exit::Broken(locale().t("cli-stopped"));
    let inputs: Vec<&Path> = options.files.iter().map(PathBuf::as_path).collect();
    let endings = match options.format {
        ListFormat::Text => report::Format::Text.endings(),
        ListFormat::Json => report::Format::Json.endings(),
        ListFormat::Csv => report::Format::Csv.endings(),
    };
    if let Some(exit) = options.output.as_deref().and_then(|output| refused(output, endings, &inputs)) {
        return exit;
    }
    let ocr = recognising(world);
    let apart = world.apart.clone();
    let mut drafts: Vec<Draft> = Vec::new();
    for path in &options.files {
        let copy = match read(path, &ImportOptions::default(), (&apart, &ocr), job) {
            Ok(copy) => copy.value,
            Err(exit) => return exit,
        };
        let reading = Arc::new(Reading::of(&copy, options.view));
        let Ok(facts) = DraftFacts::of(&reading.paragraphs, copy.language, &terms, job) else { return stopped() };
        drafts.push(Draft { name: name_of(path), reading, facts });
    }
    let readings: Vec<KeyedReading> =
        drafts.iter().map(|draft| KeyedReading::new(Arc::clone(&draft.reading))).collect();
    let Ok(chain) = engine::chain(&readings, &[], &crate::compare::Options::default(), &[], job) else {
        return stopped();
    };
    let read: Vec<&DraftFacts> = drafts.iter().map(|draft| &draft.facts).collect();
    let Ok(table) = follow(&read, &chain.lineage, job) else { return stopped() };
    let locale = locale();
    let written = match options.format {
        ListFormat::Json => facts_json(&drafts, &table).into_bytes(),
        ListFormat::Csv => report::csv_rows(&rows(&drafts, &table, &locale)),
        ListFormat::Text => visible(&facts_text(&drafts, &table, &locale)).into_owned().into_bytes(),
    };
    write_result(world, options.output.as_deref(), &written)
}

fn paragraph(draft: &Draft, index: usize) -> Option<&Paragraph> {
    draft.reading.paragraphs.get(index)
}

fn cited(draft: &Draft, at: Option<(usize, Span)>) -> String {
    at.and_then(|(index, _)| paragraph(draft, index)).map(|paragraph| paragraph.cited().to_owned()).unwrap_or_default()
}

/// The place of words: paragraph, reference, and offsets in Unicode scalar values.
fn place(paragraph: Option<&Paragraph>, index: usize, span: Span) -> Map<String, Value> {
    let text = paragraph.map_or("", |paragraph| paragraph.text.as_str());
    let chars = Chars::of(text);
    let mut fields = Map::new();
    fields.insert("index".to_owned(), index.into());
    fields.insert("ref".to_owned(), paragraph.and_then(|paragraph| paragraph.reference.clone()).into());
    fields.insert("from".to_owned(), chars.before(text, span.start).into());
    fields.insert("to".to_owned(), chars.before(text, span.end()).into());
    fields
}

fn facts_json(drafts: &[Draft], table: &FactTable) -> String {
    let head: Vec<Value> = drafts
        .iter()
        .map(|draft| {
            let counts: Map<String, Value> =
                FactKind::ALL.iter().map(|kind| (kind.name().to_owned(), draft.facts.count(*kind).into())).collect();
            let agreed: Vec<Value> = draft
                .facts
                .agreed
                .iter()
                .map(|quote| {
                    let mut fields = place(paragraph(draft, quote.paragraph), quote.paragraph, quote.span);
                    fields.insert("text".to_owned(), quote.words.clone().into());
                    Value::Object(fields)
                })
                .collect();
            json!({"name": draft.name, "words": draft.facts.words, "words_in_brackets": draft.facts.words_in_brackets,
                "share_outside_brackets": draft.facts.share_outside(), "pages": draft.facts.pages, "counts": counts,
                "says_agreed": agreed})
        })
        .collect();
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Value> = row
                .cells
                .iter()
                .zip(drafts)
                .map(|(cell, draft)| {
                    let mut fields = Map::new();
                    fields.insert("state".to_owned(), cell.state.name().into());
                    if let Some((index, span)) = cell.at {
                        fields.extend(place(paragraph(draft, index), index, span));
                    }
                    if !cell.words.is_empty() {
                        fields.insert("words".to_owned(), cell.words.clone().into());
                    }
                    Value::Object(fields)
                })
                .collect();
            json!({"kind": row.kind.name(), "words": row.words, "drafts": cells})
        })
        .collect();
    format!("{}\n", json!({"travaux": 1, "drafts": head, "facts": rows}))
}

/// A table: heads first, then one row a fact.
fn rows(drafts: &[Draft], table: &FactTable, locale: &Locale) -> Vec<Vec<String>> {
    let mut heads = vec![locale.t("facts-head-kind")];
    for draft in drafts {
        heads.push(draft.name.clone());
        heads.push(locale.format(&Message::new("facts-head-ref").text("draft", draft.name.as_str())));
    }
    let mut all = vec![heads];
    for row in &table.rows {
        let mut cells = vec![locale.t(row.kind.key())];
        for (cell, draft) in row.cells.iter().zip(drafts) {
            let shown = if cell.words.is_empty() && cell.state == FactState::Gone {
                locale.t(cell.state.key())
            } else {
                cell.words.clone()
            };
            cells.push(shown);
            cells.push(cited(draft, cell.at));
        }
        all.push(cells);
    }
    all
}

fn facts_text(drafts: &[Draft], table: &FactTable, locale: &Locale) -> String {
    let mut out = String::new();
    for draft in drafts {
        let share = draft.facts.share_outside().map_or(100, |share| (share * 100.0).floor() as i64);
        let head = Message::new("facts-draft")
            .text("draft", draft.name.as_str())
            .number("words", draft.facts.words)
            .number("share", share);
        out += &format!("{}\n", locale.format(&head));
        let counts: Vec<String> =
            FactKind::ALL.iter().map(|kind| format!("{} {}", locale.t(kind.key()), draft.facts.count(*kind))).collect();
        out += &format!("  {}\n", counts.join(" · "));
        for quote in &draft.facts.agreed {
            let place = paragraph(draft, quote.paragraph).map_or("", Paragraph::cited);
            let said = Message::new("facts-says-agreed").text("place", place).text("words", quote.words.as_str());
            out += &format!("  {}\n", locale.format(&said));
        }
    }
    for kind in FactKind::ALL.iter().copied() {
        let mut of_kind = table.rows.iter().filter(|row| row.kind == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        out += &format!("\n{}\n", locale.t(kind.key()));
        for row in of_kind {
            let cells: Vec<String> =
                row.cells.iter().zip(drafts).map(|(cell, draft)| shown(cell, draft, locale)).collect();
            out += &format!("  {}\n", cells.join("  |  "));
        }
    }
    out
}

fn shown(cell: &crate::insight::facts::FactCell, draft: &Draft, locale: &Locale) -> String {
    let place = cited(draft, cell.at);
    let words = crate::app::first_words(&cell.words, 90);
    match (cell.state, place.is_empty()) {
        (FactState::Absent, _) => "—".to_owned(),
        (FactState::Gone, _) => locale.t(cell.state.key()),
        (_, true) => words,
        (_, false) => format!("{place}: {words}"),
    }
}

/// Writes what is to be mended in a draft.
pub(super) fn proofread(options: &ProofreadOptions, world: &mut World<'_>, job: &JobControl) -> Exit {
    let ocr = recognising(world);
    let apart = world.apart.clone();
    let copy = match read(&options.file, &ImportOptions::default(), (&apart, &ocr), job) {
        Ok(copy) => copy.value,
        Err(exit) => return exit,
    };
    let reading = Reading::of(&copy, options.view);
    let Ok(found) = read_proofs(&reading, copy.language, job) else {
        return Exit::Broken(locale().t("cli-stopped"));
    };
    let (name, locale) = (name_of(&options.file), locale());
    let out = if options.format == ListFormat::Json {
        proof_json(&name, &reading, &found, &locale)
    } else {
        visible(&proof_text(&name, &reading, &found, &locale)).into_owned()
    };
    write_result(world, None, out.as_bytes())
}

fn proof_json(name: &str, reading: &Reading, found: &[Finding], locale: &Locale) -> String {
    let findings: Vec<Value> = found
        .iter()
        .map(|finding| {
            let mut fields = place(reading.paragraphs.get(finding.paragraph), finding.paragraph, finding.span);
            fields.insert("fault".to_owned(), finding.fault.name().into());
            fields.insert("words".to_owned(), finding.words.clone().into());
            fields.insert("other".to_owned(), finding.other.clone().into());
            fields.insert("said".to_owned(), locale.format(&finding.message()).into());
            Value::Object(fields)
        })
        .collect();
    format!("{}\n", json!({"travaux": 1, "file": name, "findings": findings}))
}

fn proof_text(name: &str, reading: &Reading, found: &[Finding], locale: &Locale) -> String {
    let head = Message::new("proof-head").number("count", found.len()).text("file", name);
    let mut out = format!("{}\n", locale.format(&head));
    for finding in found {
        let paragraph = reading.paragraphs.get(finding.paragraph);
        let place = paragraph.map_or("", Paragraph::cited);
        let place = if place.is_empty() { format!("[{}]", finding.paragraph) } else { place.to_owned() };
        let text = paragraph.map(|paragraph| crate::app::first_words(&paragraph.text, 70)).unwrap_or_default();
        out += &format!("{place}: {}\n    {text}\n", locale.format(&finding.message()));
    }
    out
}
