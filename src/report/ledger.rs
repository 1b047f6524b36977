//! The ask ledger in a report: a person's verdicts with their evidence, the tool's suggestions apart from them.

use super::model::{Report, ReportAsk, ReportCell};
use super::positions::author;
use crate::locale::Locale;
use maud::{Markup, html};

/// Every ask with its words and, draft by draft, the verdict or the suggestion with what shows it.
pub(super) fn all(report: &Report, locale: &Locale) -> Markup {
    html! {
        @for (place, ask) in report.asks.iter().enumerate() {
            @if place == 0 || report.asks.get(place - 1).is_none_or(|before| before.actors != ask.actors) {
                h3 { bdi { (ask.actors) } }
            }
            (one(ask, locale))
        }
    }
}

fn one(ask: &ReportAsk, locale: &Locale) -> Markup {
    html! {
        article.change {
            div.headline {
                bdi { (ask.gist) }
                @if ask.red_line { " · " span.basis { (locale.t("ledger-red")) } }
                @if ask.keep_out { " · " span.basis { (locale.t("ledger-out")) } }
            }
            @if !ask.words.is_empty() { div.text { "“" bdi { (ask.words) } "”" } }
            @if let Some(fate) = &ask.fate { div.meta { (fate) } }
            table { tbody { @for cell in &ask.cells { tr {
                td { b { bdi { (cell.draft) } } }
                td { (said(cell, locale)) }
            } } } }
        }
    }
}

fn said(cell: &ReportCell, locale: &Locale) -> Markup {
    html! {
        @if let Some(standing) = cell.standing { em { (locale.t(standing)) } " · " }
        @match &cell.verdict {
            Some(verdict) => {
                b { (locale.t(verdict.uptake.key())) }
                @if !verdict.evidence.is_empty() { " — " bdi { (verdict.evidence) } }
                " " span.step { "[" bdi { (author(&verdict.author, locale)) } "]" }
                @if verdict.accepted { " " span.step { "(" (locale.t("ledger-accepted")) ")" } }
            },
            None => @match &cell.suggestion {
                Some((uptake, reason)) => {
                    (locale.t("ledger-suggested")) ": " em { (locale.t(uptake.key())) " — " (reason) }
                },
                None => span.step { (locale.t("ledger-nobody")) },
            },
        }
    }
}

/// Returns the section as plain text; empty without asks.
pub fn text(report: &Report, locale: &Locale) -> String {
    if report.asks.is_empty() {
        return String::new();
    }
    let mut out = format!("{}\n{}\n", locale.t("report-ledger"), locale.t("report-ledger-how"));
    if let Some(red) = &report.red_lines {
        out += &format!("{red}\n");
    }
    for ask in &report.asks {
        out += &format!("\n{}: {}", ask.actors, ask.gist);
        for (flag, key) in [(ask.red_line, "ledger-red"), (ask.keep_out, "ledger-out")] {
            if flag {
                out += &format!(" · {}", locale.t(key));
            }
        }
        if let Some(fate) = &ask.fate {
            out += &format!(" · {fate}");
        }
        out.push('\n');
        if !ask.words.is_empty() {
            out += &format!("  “{}”\n", ask.words);
        }
        for cell in &ask.cells {
            let standing = cell.standing.map(|standing| format!(" ({})", locale.t(standing))).unwrap_or_default();
            let said = match (&cell.verdict, &cell.suggestion) {
                (Some(verdict), _) => {
                    let mut said = locale.t(verdict.uptake.key());
                    if !verdict.evidence.is_empty() {
                        said += &format!(" — {}", verdict.evidence);
                    }
                    said += &format!(" [{}]", author(&verdict.author, locale));
                    if verdict.accepted {
                        said += &format!(" ({})", locale.t("ledger-accepted"));
                    }
                    said
                }
                (None, Some((uptake, reason))) => {
                    format!("{}: {} — {reason}", locale.t("ledger-suggested"), locale.t(uptake.key()))
                }
                (None, None) => locale.t("ledger-nobody"),
            };
            out += &format!("  {}{standing}: {said}\n", cell.draft);
        }
    }
    out
}
