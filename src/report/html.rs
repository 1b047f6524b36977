//! The report as one HTML file: needs no network, reads in light and dark, prints well.
//!
//! Everything from outside passes through maud's escaping; nothing is put into the page as markup.

use super::beside::Beside;
use super::html_head::head;
use super::judged::{Carried, direction, why};
use super::marks::{formatting_mark, quote};
use super::model::{ComparedStep, Report};
use super::place::{place, section_of};
use super::redline::Stretch;
use super::text::counts;
use crate::base::Message;
use crate::compare::{Change, EditKind, Kind, READING_DIFFERS};
use crate::insight::weight::Judged;
use crate::insight::{AnnotatedChange, AnnotatedTag};
use crate::locale::{Locale, UiLanguage};
use maud::{DOCTYPE, Markup, html};
use std::collections::BTreeMap;

/// Writes the report in the language of `locale`.
pub fn write(report: &Report, locale: &Locale) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(locale.language().tag()) {
            (head(&report.title, &[]))
            body {
                a.skip href="#main" { (locale.t("page-skip")) }
                header {
                    h1 { bdi { (report.title) } }
                    @if report.invented { (invented()) }
                    @for sentence in report.head(locale) { p.meta { (sentence) } }
                    (drafts(report, locale))
                    (unsure(report, locale))
                }
                main id="main" {
                    (summary(report, locale))
                    (super::glance::section(report, locale))
                    (super::legend::section(report, locale))
                    (important(report, locale))
                    (super::ledger::section(report, locale))
                    (super::agreement::section(report, locale))
                    @for (number, step) in report.compared.steps.iter().enumerate() {
                        (step_section(report, number, step, locale))
                    }
                    (super::positions::section(report, locale))
                }
                footer { (foot(report, locale)) }
            }
        }
    };
    page.into_string()
}

/// Said in both languages, whatever the report's: an invented text must not pass for a real one on the way.
fn invented() -> Markup {
    let notes = UiLanguage::ALL.map(|language| Locale::new(language).t("invented-banner"));
    html! { div.invented role="note" { @for note in notes { p style="margin:.2rem 0" { (note) } } } }
}

fn drafts(report: &Report, locale: &Locale) -> Markup {
    html! {
        table {
            thead { tr {
                th { (locale.t("report-draft")) } th { (locale.t("report-date")) } th { (locale.t("report-status")) }
                th { (locale.t("report-file")) }
            } }
            tbody {
                @for draft in &report.compared.drafts {
                    tr {
                        td { b { bdi { (draft.name) } } }
                        td { (draft.date.map(|date| locale.date(date)).unwrap_or_default()) }
                        td { (locale.t(draft.status)) @if !draft.source.is_empty() { br; bdi { (draft.source) } } }
                        td { bdi { (draft.file) } br; code { "BLAKE3 " (draft.fingerprint) } }
                    }
                }
            }
        }
    }
}

/// How many places of each draft could not be read surely, and which: a change may stand there.
fn unsure(report: &Report, locale: &Locale) -> Markup {
    html! {
        @for draft in &report.compared.drafts {
            @if let Some(said) = draft.unsure_said(locale) {
                details.unsure {
                    summary { (said) }
                    ul { @for place in draft.unsure(locale) { li { (place.place) " · " (place.doubts) } } }
                }
            }
        }
    }
}

fn anchor(step: usize, change: usize) -> String {
    format!("c{step}-{change}")
}

/// Counts by kind, theme and actor, one column a step.
fn summary(report: &Report, locale: &Locale) -> Markup {
    let steps = &report.compared.steps;
    let mut themes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut actors: BTreeMap<(String, &'static str), Vec<usize>> = BTreeMap::new();
    for (number, changes) in report.annotated.iter().enumerate() {
        for change in changes {
            for tag in change.tags.iter().filter(|tag| tag.step.is_none() || steps.len() == 1) {
                count(themes.entry(&tag.name).or_default(), number, steps.len());
            }
            for claim in &change.claims {
                let key = (super::positions::whose(claim, locale), claim.basis.key());
                count(actors.entry(key).or_default(), number, steps.len());
            }
        }
    }
    let numbers = |row: &[usize]| {
        html! { @for number in row { td.n { @if *number > 0 { (number) } @else { "–" } } } }
    };
    // The same columns over each of the tables, so that numbers of one step stand under each other.
    let head = || html! { thead { tr { th {} @for step in steps { th.n { bdi { (report.step_name(step)) } } } } } };
    let kinds = [Kind::Edited, Kind::Inserted, Kind::Deleted, Kind::Split, Kind::Merged, Kind::Unchanged];
    let per_step = |of: &dyn Fn(&ComparedStep) -> usize| steps.iter().map(of).collect::<Vec<_>>();
    html! {
        h2 { (locale.t("report-summary")) }
        table.steps {
            (head())
            tbody {
                @for kind in kinds {
                    tr { td { (locale.t(kind.key())) } (numbers(&per_step(&|step| step.comparison.counts.kind(kind)))) }
                }
                tr { td { (locale.t("compare-flag-moved")) } (numbers(&per_step(&|step| step.comparison.counts.moves))) }
                tr { td { (locale.t("compare-flag-renumbered")) } (numbers(&per_step(&|step| step.comparison.counts.renumbered))) }
                @let unsure = per_step(&|step| step.comparison.counts.reading_differs);
                @if unsure.iter().any(|count| *count > 0) { tr { td { (locale.t(READING_DIFFERS)) } (numbers(&unsure)) } }
            }
        }
        @if !themes.is_empty() {
            h3 { (locale.t("report-by-theme")) }
            table.steps { (head()) tbody { @for (theme, row) in &themes { tr { td { bdi { (theme) } } (numbers(row)) } } } }
        }
        @if !actors.is_empty() {
            h3 { (locale.t("report-by-actor")) }
            table.steps { (head()) tbody { @for ((actor, basis), row) in &actors {
                tr { td { bdi { (actor) } " · " span.basis { (locale.t(basis)) } } (numbers(row)) }
            } } }
        }
        p.meta { (locale.t("report-complete")) }
    }
}

fn count(row: &mut Vec<usize>, at: usize, length: usize) {
    row.resize(length, 0);
    if let Some(number) = row.get_mut(at) {
        *number += 1;
    }
}

/// The important changes with their headlines: the briefing.
fn important(report: &Report, locale: &Locale) -> Markup {
    let starred: Vec<(usize, usize)> = report
        .annotated
        .iter()
        .enumerate()
        .flat_map(|(step, changes)| {
            changes
                .iter()
                .enumerate()
                .filter(move |(at, change)| change.important && report.lists(step, *at))
                .map(move |(at, _)| (step, at))
        })
        .collect();
    if starred.is_empty() {
        return html! {};
    }
    html! {
        h2 { (locale.t("report-important")) }
        @for (number, index) in starred {
            @if let Some(step) = report.compared.steps.get(number) {
                @if let Some(change) = step.comparison.changes.get(index) {
                    (change_block(report, (number, index), step, change, locale, None))
                }
            }
        }
    }
}

fn step_section(report: &Report, number: usize, step: &ComparedStep, locale: &Locale) -> Markup {
    let judged = report.compared.judged(step);
    let visible: Vec<(usize, &Change)> = report.listed_changes(number, step).collect();
    let beside = Beside::new(&report.compared, step);
    html! {
        h2 id=(format!("s{number}")) { bdi { (report.step_name(step)) } }
        p.meta { (counts(locale, &step.comparison.counts)) }
        @if let Some(proof) = report.compared.proof(step) { p.meta { (locale.format(&proof.message())) } }
        @for sentence in beside.sentences(&report.compared, step, locale) { p.meta { (sentence) } }
        @if visible.is_empty() && beside.not_words.is_empty() && report.listed.is_empty() { p { (locale.t("report-no-changes")) } }
        @for (place, (index, change)) in visible.iter().copied().enumerate() {
            @let here = section_of(report, step, change);
            @let before = place.checked_sub(1).and_then(|before| visible.get(before));
            @if before.and_then(|(_, before)| section_of(report, step, before)) != here || place == 0 {
                @if let Some((title, objective)) = here {
                    h3 { bdi { (title) } @if let Some(number) = objective { " " span.derived { (derived(number, locale)) } } }
                }
            }
            (change_block(report, (number, index), step, change, locale, Some((&beside, judged.get(index)))))
        }
    }
}

/// The objective of a section, said to be told by its headings.
fn derived(number: u8, locale: &Locale) -> String {
    let name = locale.format(&Message::new("objective-named").number("number", number));
    locale.format(&Message::new("objective-derived").text("objective", name))
}

fn change_block(
    report: &Report,
    (number, index): (usize, usize),
    step: &ComparedStep,
    change: &Change,
    locale: &Locale,
    beside: Option<(&Beside, Option<&Judged>)>,
) -> Markup {
    // At its place a change is told with what stands beside it; among the important ones only by its words.
    let briefing = beside.is_none();
    let (beside, judged) = beside.map_or((None, None), |(beside, judged)| (Some(beside), judged));
    let nothing = AnnotatedChange::default();
    let said = report.said(number, index).unwrap_or(&nothing);
    let mut what: Vec<String> = change.said().into_iter().map(|key| locale.t(key)).collect();
    what.extend(report.compared.doubted(step, change, locale));
    what.extend(
        beside.into_iter().flat_map(|beside| beside.flags(index, report.compared.drafts.get(step.at.old), locale)),
    );
    what.extend(direction(judged, locale));
    let mut class = "change".to_owned();
    if change.reading_differs {
        class.push_str(" unsure");
    } else if change.moved {
        class.push_str(" moved");
    }
    if said.important {
        class.push_str(" important");
    }
    let name = anchor(number, index);
    let id = if briefing { format!("b{name}") } else { name.clone() };
    html! {
        article class=(class) id=(id) {
            div.meta {
                @let place = place(&report.compared, step, change);
                @if !place.is_empty() { span.place { (place) } " · " }
                (what.join(" · "))
                @if briefing { " · " a href=(format!("#{name}")) { bdi { (report.step_name(step)) } } }
                @else if said.important { " · ★" }
            }
            @if let Some(why) = why(judged, locale) { div.meta { (why) } }
            @for one in &said.overruled { div.meta { bdi { (super::judged::overruled_by(one, locale)) } } }
            @if let Some(headline) = &said.headline { div.headline { bdi { (headline) } } }
            (redline(report, step, change, judged, locale))
            @if !said.tags.is_empty() { div.tags { @for tag in &said.tags { (tag_chip(tag)) } } }
            @for claim in &said.claims { (super::positions::claim(claim, locale)) }
            @if !briefing {
                @for note in &said.notes {
                    div.say { (quote(note.quote.as_deref())) bdi { (note.text) } @if let Some(step) = &note.step { " " span.step { "(" (step) ")" } } }
                }
            }
        }
    }
}

/// The redline; the words that carry a shift are spans that say so. Colours stay those of the redline.
fn redline(report: &Report, step: &ComparedStep, change: &Change, judged: Option<&Judged>, locale: &Locale) -> Markup {
    let shift = judged.map(|judged| &judged.shift);
    html! {
        div.text {
            @for Carried { stretch: Stretch { words, op, class, formatting }, carries } in report.compared.carried(step, change, shift, locale) {
                @let words = html! { @if let Some(carries) = &carries { span.w title=(carries) { (words) } } @else { (words) } };
                @match op {
                    EditKind::Equal => @match formatting {
                        Some(said) => (formatting_mark(&words, &said)),
                        None => (words),
                    },
                    EditKind::Delete => del class=[class] { (words) },
                    EditKind::Insert => ins class=[class] { (words) },
                }
            }
        }
    }
}

fn tag_chip(tag: &AnnotatedTag) -> Markup {
    let colour = tag.colour.map(|hex| format!("--c:#{hex:06x}"));
    html! { span.tag style=[colour] { bdi { (tag.name) } (quote(tag.quote.as_deref())) @if let Some(step) = &tag.step { " " span.step { "(" (step) ")" } } } }
}

fn foot(report: &Report, locale: &Locale) -> Markup {
    html! {
        div.foot {
            @if report.invented { (invented()) }
            p { (locale.t("report-basis")) }
            @if !report.coders.is_empty() {
                p { (locale.format(&Message::new("report-coders").text("names", locale.list(&report.coders)))) }
            }
            @if report.elsewhere > 0 {
                p { (locale.format(&Message::new("report-elsewhere").number("count", report.elsewhere))) }
            }
            p { (locale.format(&Message::new("report-made-by").text("version", env!("CARGO_PKG_VERSION")))) }
        }
    }
}
