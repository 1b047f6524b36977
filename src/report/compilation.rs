//! A compilation of proposals as a page: the draft's paragraphs in one column, what is wanted of each in the other.

use super::page::{Block, Cell, Look, Page, Row, Run, Table};
use crate::insight::compilation::{Compiled, Entry, bracketed};
use crate::locale::Locale;
use crate::text::{Paragraph, Reading};

/// Who wants it, as it is written: claims with a semicolon, the members of a joint claim with a comma.
fn names(entry: &Entry, locale: &Locale) -> String {
    let claims: Vec<String> = entry.who.iter().filter(|who| !who.is_empty()).map(|who| locale.list(who)).collect();
    if claims.is_empty() { locale.t("proposals-nobody") } else { claims.join("; ") }
}

fn entry_runs(entry: &Entry, runs: &mut Vec<Run>, locale: &Locale) {
    runs.push(Run::new(names(entry, locale), Look::Strong));
    runs.push(Run::plain(format!(": {}", locale.t(entry.action.key()))));
    let new: Vec<String> = entry.new.iter().map(|new| format!("“{}”", new.trim())).collect();
    let inserts = entry.action == crate::insight::proposals::Action::Insert;
    match (entry.old.is_empty() || inserts, new.is_empty()) {
        (false, false) => runs.push(Run::plain(format!(" “{}” → {}", entry.old, new.join(" / ")))),
        (false, true) => runs.push(Run::plain(format!(" “{}”", entry.old))),
        (true, false) => runs.push(Run::plain(format!(" {}", new.join(" / ")))),
        (true, true) => {}
    }
    if entry.doubtful {
        runs.push(Run::new(format!(" ({})", locale.t("compile-doubtful")), Look::Weak));
    }
    runs.push(Run::plain("\n"));
}

fn wanted(one: &Compiled, locale: &Locale) -> Cell {
    let mut runs = Vec::new();
    for place in &one.places {
        if place.span.is_some() && place.entries.len() > 1 {
            runs.push(Run::new(format!("{}:\n", locale.t("compile-alternatives")), Look::Weak));
        }
        place.entries.iter().for_each(|entry| entry_runs(entry, &mut runs, locale));
    }
    for entry in &one.after {
        runs.push(Run::new(format!("{}: ", locale.t("compile-new-paragraph")), Look::Weak));
        entry_runs(entry, &mut runs, locale);
    }
    one.said.iter().for_each(|entry| entry_runs(entry, &mut runs, locale));
    if let Some(last) = runs.last_mut().filter(|last| last.words == "\n") {
        last.words.clear();
    }
    Cell::of(runs)
}

/// A paragraph with its label and the brackets of its proposals.
fn set(paragraph: &Paragraph, compiled: Option<&Compiled>) -> String {
    let text = compiled.map_or_else(|| paragraph.text.clone(), |one| bracketed(&paragraph.text, &one.places));
    match &paragraph.label {
        Some(label) => format!("{label} {text}"),
        None => text,
    }
}

/// Lays a compilation out in columns: paragraph, the draft with its brackets, proposals. Paragraphs of which nothing is
/// wanted stand in it too, so that it can be read as the draft.
pub fn compilation_page(
    title: String,
    base: &Reading,
    compiled: &[Compiled],
    same: Vec<(String, String)>,
    locale: &Locale,
) -> Page {
    let heads = [("fate-head-place", 8), ("compile-head-draft", 54), ("compile-head-proposals", 46)];
    let mut table = Table::new(locale.t("compile-head-proposals"), heads.map(|(key, width)| (locale.t(key), width)));
    for (at, paragraph) in base.paragraphs.iter().enumerate() {
        let one = compiled.iter().find(|one| one.paragraph == Some(at));
        if paragraph.is_heading() && one.is_none() {
            table.rows.push(Row::Section(set(paragraph, None)));
            continue;
        }
        let proposals = one.map(|one| wanted(one, locale)).unwrap_or_default();
        let cells = vec![Cell::text(paragraph.cited()), Cell::text(set(paragraph, one)), proposals];
        table.rows.push(Row::Cells(cells));
    }
    for one in compiled.iter().filter(|one| one.paragraph.is_none()) {
        table.rows.push(Row::Section(locale.t("compile-no-paragraph")));
        table.rows.push(Row::Cells(vec![Cell::default(), Cell::default(), wanted(one, locale)]));
    }
    let mut blocks = vec![Block::Note(locale.t("compile-basis")), Block::Table(table)];
    if !same.is_empty() {
        let heads = [("fate-head-actor", 40), ("compile-same-words", 60)];
        let mut table = Table::new(locale.t("compile-same-title"), heads.map(|(key, width)| (locale.t(key), width)));
        let row = |(who, words): (String, String)| Row::Cells(vec![Cell::text(who), Cell::text(words)]);
        table.rows.extend(same.into_iter().map(row));
        blocks.push(Block::Heading(2, locale.t("compile-same-title")));
        blocks.push(Block::Table(table));
    }
    Page { title, blocks, wide: true, ..Page::default() }
}

/// The draft with the brackets of its proposals, a paragraph a block, as Markdown or plain text.
pub fn compilation_text(base: &Reading, compiled: &[Compiled], locale: &Locale) -> String {
    let mut out = String::new();
    for (at, paragraph) in base.paragraphs.iter().enumerate() {
        let one = compiled.iter().find(|one| one.paragraph == Some(at));
        out += &set(paragraph, one);
        out += "\n\n";
        let Some(one) = one else { continue };
        for entry in one.places.iter().filter(|place| place.span.is_none()).flat_map(|place| &place.entries) {
            out += &format!("[{}]\n\n", line(entry, locale));
        }
        for entry in &one.after {
            let new: Vec<&str> = entry.new.iter().map(|new| new.trim()).collect();
            out += &format!("[{}: {}]\n\n", names(entry, locale), new.join(" / "));
        }
        for entry in &one.said {
            out += &format!("[{}]\n\n", line(entry, locale));
        }
    }
    for entry in compiled
        .iter()
        .filter(|one| one.paragraph.is_none())
        .flat_map(|one| one.places.iter().flat_map(|place| &place.entries).chain(&one.after).chain(&one.said))
    {
        out += &format!("[{}: {}]\n\n", locale.t("compile-no-paragraph"), line(entry, locale));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn line(entry: &Entry, locale: &Locale) -> String {
    let mut runs = Vec::new();
    entry_runs(entry, &mut runs, locale);
    runs.into_iter().map(|run| run.words).collect::<String>().trim_end().to_owned()
}
