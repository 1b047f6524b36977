//! Attributions with what they rest on, and positions on record with their sources. What is stated, reported and
//! inferred is always said in words; what is not known is said to be not known.

use super::model::{Report, ReportPosition};
use super::place::place;
use crate::base::Message;
use crate::insight::AnnotatedClaim;
use crate::locale::Locale;
use maud::{Markup, html};

/// The ground of a position in words.
fn ground(position: &ReportPosition, locale: &Locale) -> String {
    let said = position.basis.map_or_else(|| locale.t("positions-basis-unknown"), |basis| locale.t(basis.key()));
    format!("{}: {said}", locale.t("positions-basis"))
}

fn aligned(names: &[String], locale: &Locale) -> Option<String> {
    (!names.is_empty())
        .then(|| locale.format(&Message::new("positions-aligned-said").text("names", locale.list(names))))
}

/// A position in one line: whose, when, what, by which source, on what ground.
fn cited(position: &ReportPosition, locale: &Locale) -> String {
    let mut parts = vec![position.who.clone()];
    parts.extend(aligned(&position.aligned, locale));
    parts.extend([position.date.clone(), position.gist.clone()]);
    if !position.quotation.is_empty() {
        parts.push(format!("“{}”", position.quotation));
    }
    let source = if position.source.is_empty() { locale.t("report-no-source") } else { position.source.clone() };
    parts.extend([source, ground(position, locale)]);
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Returns whose position a change reflects: names joined, or "not known".
pub(super) fn whose(claim: &AnnotatedClaim, locale: &Locale) -> String {
    let names = claim.names();
    if names.is_empty() { locale.t("actor-unknown") } else { locale.list(&names) }
}

/// Names who said something, or says that they gave no name.
pub(super) fn author(name: &str, locale: &Locale) -> String {
    if name.is_empty() { locale.t("coder-unnamed") } else { name.to_owned() }
}

/// Writes an attribution: whose position, in what role, and always on what basis.
pub(super) fn claim(claim: &AnnotatedClaim, locale: &Locale) -> Markup {
    html! {
        div.say {
            b { bdi { (whose(claim, locale)) } } ": " (locale.t(claim.role.key())) " · "
            span.basis { (locale.t(claim.basis.key())) }
            (super::marks::quote(claim.quote.as_deref()))
            @if let Some(aligned) = aligned(&claim.aligned, locale) { " · " bdi { (aligned) } }
            @if !claim.evidence.is_empty() { " · " bdi { (claim.evidence) } }
            @if !claim.note.is_empty() { " — " bdi { (claim.note) } }
            " " span.step { "[" bdi { (author(&claim.author, locale)) } @if let Some(made) = claim.made_at() { ", " (locale.moment(made)) } "]" }
            @if let Some(step) = &claim.step { " " span.step { "(" bdi { (step) } ")" } }
            @if !claim.positions.is_empty() {
                ul { @for position in &claim.positions { li { bdi { (cited(&ReportPosition::new(position, locale), locale)) } } } }
            }
        }
    }
}

/// Returns the positions that the report cites or that are linked to its words, and the facts on which sources
/// disagree.
pub(super) fn section(report: &Report, locale: &Locale) -> Markup {
    if report.positions.is_empty() {
        return html! {};
    }
    html! {
        p.meta { (locale.t("report-positions-how")) }
        ul { @for position in &report.positions {
            li {
                b { bdi { (position.who) } } " · " (locale.t(position.kind))
                @if !position.date.is_empty() { " · " (position.date) }
                @if !position.gist.is_empty() { ": " bdi { (position.gist) } }
                @if !position.quotation.is_empty() { " “" bdi { (position.quotation) } "”" }
                @if let Some(aligned) = aligned(&position.aligned, locale) { " · " bdi { (aligned) } }
                " · " span.basis { (ground(position, locale)) }
                br;
                span.step {
                    @if position.source.is_empty() { (locale.t("report-no-source")) } @else { bdi { (position.source) } }
                }
            }
        } }
        @for (fact, claims) in &report.disputed {
            h3 { (locale.format(&Message::new("positions-rivals").text("fact", fact.as_str()))) }
            table { tbody { tr { @for one in claims { td { b { bdi { (one.who) } } br; bdi { (one.gist) } br; span.step { bdi { (one.source) } } } } } } }
        }
    }
}

/// Attributions, positions and disputed facts as plain text; empty where nothing is attributed.
pub fn text(report: &Report, locale: &Locale) -> String {
    let mut out = String::new();
    for (step, said) in report.compared.steps.iter().zip(&report.annotated) {
        for (change, said) in step.comparison.changes.iter().zip(said) {
            for claim in &said.claims {
                let mut parts = vec![
                    format!("{}: {}", whose(claim, locale), locale.t(claim.role.key())),
                    locale.t(claim.basis.key()),
                ];
                parts.extend(aligned(&claim.aligned, locale));
                parts.extend([claim.evidence.clone(), claim.note.clone()]);
                parts.retain(|part| !part.is_empty());
                let at = place(&report.compared, step, change);
                out += &format!("{at} · {} [{}]\n", parts.join(" · "), author(&claim.author, locale));
                for position in &claim.positions {
                    out += &format!("    {}\n", cited(&ReportPosition::new(position, locale), locale));
                }
            }
        }
    }
    if !out.is_empty() {
        out = format!("{}\n{}\n\n{out}\n", locale.t("report-attributions"), locale.t("report-basis"));
    }
    if !report.positions.is_empty() {
        out += &format!("{}\n{}\n\n", locale.t("report-positions"), locale.t("report-positions-how"));
        for position in &report.positions {
            out += &format!("{}\n", cited(position, locale));
        }
        out.push('\n');
    }
    for (fact, claims) in &report.disputed {
        out += &format!("{}\n", locale.format(&Message::new("positions-rivals").text("fact", fact.as_str())));
        for one in claims {
            out += &format!("    {}\n", cited(one, locale));
        }
        out.push('\n');
    }
    out
}
