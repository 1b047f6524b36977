//! The first screen: what the report is of, for whom, what it does not count, and three lines of figures.

use super::source::{Source, invented};
use crate::base::Message;
use crate::compare::{Counts, Kind};
use crate::insight::weight::Level;
use crate::locale::Locale;
use crate::report::model::{ComparedDraft, Report};
use crate::study::Basis;
use maud::{Markup, html};

/// The title, the drafts in a line, and what must be said first.
pub(super) fn head(source: &Source<'_>) -> Markup {
    let (report, locale) = (source.report, source.locale);
    let one_status = one_status(&report.compared.drafts);
    html! {
        h1 { bdi { (report.title) } }
        @if report.invented { (invented()) }
        ol.drafts aria-label=(locale.t("sheet-drafts")) {
            @for draft in &report.compared.drafts { li { (line(draft, one_status.is_none(), locale)) } }
        }
        @if let Some(status) = one_status.filter(|status| !status.is_empty()) {
            p.meta { (locale.format(&Message::new("html-all-drafts").text("status", locale.t(status)))) }
        }
        @for sentence in report.head(locale) { p.meta { (sentence) } }
        @if !report.coders.is_empty() {
            p.meta { (locale.format(&Message::new("report-coders").text("names", locale.list(&report.coders)))) }
        }
        @let unsure = report.compared.unsure_drafts(locale);
        @if !unsure.is_empty() { p.meta.unsure { (unsure.join(" ")) " " a href="#method" { (locale.t("html-which")) } } }
    }
}

/// The status that all drafts have; `None` where they differ.
fn one_status(drafts: &[ComparedDraft]) -> Option<&'static str> {
    let first = drafts.first()?.status;
    drafts.iter().all(|draft| draft.status == first).then_some(first)
}

fn line(draft: &ComparedDraft, with_status: bool, locale: &Locale) -> Markup {
    html! {
        b { bdi { (draft.name) } }
        @if let Some(date) = draft.date { span { (locale.date(date)) } }
        @if with_status && !draft.status.is_empty() { span { (locale.t(draft.status)) } }
    }
}

/// What changed, how much of it matters, what was said of it: a line each.
pub(super) fn figures(source: &Source<'_>) -> Markup {
    let lines = [Some(changed(source)), weighed(source), said(source)];
    html! { ul.figures { @for line in lines.into_iter().flatten() { li { (line) } } } }
}

/// All steps' counts as one.
fn total(report: &Report) -> Counts {
    let mut total = Counts::default();
    for step in &report.compared.steps {
        let counts = &step.comparison.counts;
        for (sum, count) in total.kinds.iter_mut().zip(counts.kinds) {
            *sum += count;
        }
        total.moves += counts.moves;
        total.renumbered += counts.renumbered;
        total.formatting_only += counts.formatting_only;
        total.reading_differs += counts.reading_differs;
    }
    total
}

fn changed(source: &Source<'_>) -> String {
    let report = source.report;
    let mut counts = total(report);
    let unchanged = counts.kind(Kind::Unchanged);
    if let Some(count) = counts.kinds.get_mut(Kind::Unchanged as usize) {
        *count = 0;
    }
    let changes = crate::report::text::counts(source.locale, &counts);
    let changes = if changes.is_empty() { source.t("report-no-changes") } else { changes };
    let said = Message::new("html-figures-changed").number("steps", report.compared.steps.len());
    source.locale.format(&said.text("changes", changes).number("unchanged", unchanged))
}

fn weighed(source: &Source<'_>) -> Option<String> {
    let mut counts = [0_usize; 3];
    for (number, step) in source.steps() {
        for (index, _) in source.report.listed_changes(number, step) {
            let level =
                source.judged(number, index).and_then(|judged| judged.weight.as_ref()).map(|weight| weight.level);
            let slot = match level {
                Some(Level::Substance) => 0,
                Some(Level::Wording) => 1,
                Some(Level::Editorial) | None => 2,
            };
            if let Some(count) = counts.get_mut(slot) {
                *count += 1;
            }
        }
    }
    let [substance, wording, editorial] = counts;
    let all = substance + wording + editorial;
    let said = Message::new("html-figures-weight").number("all", all).number("substance", substance);
    (all > 0).then(|| source.locale.format(&said.number("wording", wording).number("editorial", editorial)))
}

/// What people said; a ground is never added to another.
fn said(source: &Source<'_>) -> Option<String> {
    let (report, locale) = (source.report, source.locale);
    let listed = report.annotated.iter().enumerate().flat_map(|(number, changes)| {
        changes.iter().enumerate().filter(move |(index, _)| report.lists(number, *index)).map(|(_, said)| said)
    });
    let (mut tagged, mut starred, mut grounds) = (0_usize, 0_usize, Vec::<(Basis, usize)>::new());
    for said in listed {
        tagged += usize::from(!said.tags.is_empty());
        starred += usize::from(said.important);
        for claim in &said.claims {
            match grounds.iter_mut().find(|(basis, _)| *basis == claim.basis) {
                Some((_, count)) => *count += 1,
                None => grounds.push((claim.basis, 1)),
            }
        }
    }
    grounds.sort_by_key(|(basis, _)| *basis);
    let mut parts = Vec::new();
    let mut add = |key: &'static str, count: usize| {
        if count > 0 {
            parts.push(locale.format(&Message::new(key).number("count", count)));
        }
    };
    add("html-figures-starred", starred);
    add("html-figures-tagged", tagged);
    for (basis, count) in grounds {
        let key = match basis {
            Basis::Stated => "html-figures-stated",
            Basis::Reported => "html-figures-reported",
            Basis::Inferred => "html-figures-inferred",
        };
        add(key, count);
    }
    add("html-figures-asks", report.asks.len());
    add("html-figures-trips", super::travels::trips(report));
    (!parts.is_empty()).then(|| locale.format(&Message::new("html-figures-said").text("parts", parts.join(" · "))))
}
