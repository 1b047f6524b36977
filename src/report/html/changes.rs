//! The redline, step by step: the newer text whole, with what changed in it; paragraphs that did not are folded.

use super::anchors;
use super::source::{Section, Source};
use crate::base::Message;
use crate::compare::{Change, EditKind};
use crate::insight::weight::Judged;
use crate::insight::{AnnotatedChange, AnnotatedTag};
use crate::locale::Locale;
use crate::report::beside::Beside;
use crate::report::judged::{Carried, direction, overruled_by, why};
use crate::report::marks::{formatting_mark, quote};
use crate::report::model::ComparedStep;
use crate::report::place::{place, section_of};
use crate::report::redline::Stretch;
use crate::text::Language;
use maud::{Markup, html};

/// Returns a section a step.
pub(super) fn sections(source: &Source<'_>) -> Vec<Section> {
    source
        .steps()
        .map(|(number, step)| Section {
            id: anchors::step(number),
            title: source.report.step_name(step),
            body: step_body(source, number, step),
        })
        .collect()
}

fn step_body(source: &Source<'_>, number: usize, step: &ComparedStep) -> Markup {
    let (report, locale) = (source.report, source.locale);
    let beside = Beside::new(&report.compared, step);
    let mut parts: Vec<Markup> = Vec::new();
    // Where only some changes are listed, what stands between them is not the text: it is left out.
    let whole = report.listed.is_empty();
    let mut same: Vec<&Change> = Vec::new();
    let mut section: Option<Option<String>> = None;
    let mut any = false;
    for (index, change) in step.comparison.changes.iter().enumerate() {
        if !change.is_visible() || !report.lists(number, index) {
            if whole {
                same.push(change);
            }
            continue;
        }
        parts.extend(folded(source, step, &mut same));
        any = true;
        let here = section_of(report, step, change);
        let path = here.as_ref().map(|(path, _)| path.clone());
        if section.as_ref() != Some(&path) {
            if let Some((title, objective)) = &here {
                parts.push(html! {
                    h3 { bdi { (title) } @if let Some(number) = objective { " " span.derived { (derived(*number, locale)) } } }
                });
            }
            section = Some(path);
        }
        parts.push(block(source, (number, index), step, change, Some(&beside)));
    }
    let nothing = !any && beside.not_words.is_empty() && whole;
    parts.extend(folded(source, step, &mut same));
    html! {
        p.meta { (crate::report::text::counts(locale, &step.comparison.counts)) }
        @if let Some(proof) = report.compared.proof(step) { p.meta { (locale.format(&proof.message())) } }
        @for sentence in beside.sentences(&report.compared, step, locale) { p.meta { (sentence) } }
        @if nothing { p { (locale.t("report-no-changes")) } }
        @for part in &parts { (part) }
    }
}

/// Paragraphs without a change, behind one line; takes them out of `same`.
fn folded(source: &Source<'_>, step: &ComparedStep, same: &mut Vec<&Change>) -> Option<Markup> {
    let taken = std::mem::take(same);
    let draft = source.report.compared.drafts.get(step.at.new)?;
    let paragraphs: Vec<_> =
        taken.iter().flat_map(|change| &change.at.new).filter_map(|&at| draft.reading.paragraphs.get(at)).collect();
    let (first, last) = (paragraphs.first()?, paragraphs.last()?);
    let cited = |name: &str| if name.is_empty() { "…".to_owned() } else { name.to_owned() };
    let said = Message::new("html-folded")
        .number("count", paragraphs.len())
        .text("first", cited(first.cited()))
        .text("last", cited(last.cited()));
    let shown = |text: &str| crate::base::visible(text).into_owned();
    Some(html! {
        details.same {
            summary { (source.locale.format(&said)) }
            div lang=[language(draft.copy.language)] dir=[direction_of(draft.copy.language)] {
                @for paragraph in paragraphs {
                    p class=[paragraph.is_heading().then_some("heading")] {
                        @if let Some(label) = &paragraph.label { (shown(label)) " " }
                        (shown(&paragraph.text))
                    }
                }
            }
        }
    })
}

/// The objective of a section, said to be told by its headings.
fn derived(number: u8, locale: &Locale) -> String {
    let name = locale.format(&Message::new("objective-named").number("number", number));
    locale.format(&Message::new("objective-derived").text("objective", name))
}

/// The code of a language, for `lang`.
fn language(language: Option<Language>) -> Option<&'static str> {
    language.map(Language::code)
}

/// The direction of a language that is not written from left to right.
fn direction_of(language: Option<Language>) -> Option<&'static str> {
    (language == Some(Language::Arabic)).then_some("rtl")
}

/// What the tools of the page choose a change by: its kind and flags, themes, actors, star.
fn chosen_by(change: &Change, said: &AnnotatedChange, locale: &Locale) -> [String; 3] {
    let kinds: Vec<String> = change.said().into_iter().map(|key| locale.t(key)).collect();
    let themes: Vec<&str> = said.tags.iter().map(|tag| tag.name.as_str()).collect();
    let who: Vec<String> = said.claims.iter().map(|claim| crate::report::positions::whose(claim, locale)).collect();
    [kinds.join("\n"), themes.join("\n"), who.join("\n")]
}

/// A change with its words and what was said of it. At its place it is told with what stands `beside` it and bears its
/// anchor; on a card it leads to its place.
pub(super) fn block(
    source: &Source<'_>,
    (number, index): (usize, usize),
    step: &ComparedStep,
    change: &Change,
    beside: Option<&Beside>,
) -> Markup {
    let (report, locale) = (source.report, source.locale);
    let nothing = AnnotatedChange::default();
    let said = report.said(number, index).unwrap_or(&nothing);
    let judged = source.judged(number, index);
    let mut what: Vec<String> = change.said().into_iter().map(|key| locale.t(key)).collect();
    what.extend(report.compared.doubted(step, change, locale));
    if let Some(beside) = beside {
        what.extend(beside.flags(index, report.compared.drafts.get(step.at.old), locale));
        what.extend(direction(judged, locale));
    }
    let flags = [(said.important, "important"), (change.reading_differs, "unsure"), (change.moved, "moved")];
    let class: Vec<&str> = flags.into_iter().filter(|(set, _)| *set).map(|(_, name)| name).collect();
    let anchor = source.anchors.of(number, index);
    let place = place(&report.compared, step, change);
    let [kind, theme, who] = chosen_by(change, said, locale);
    let home = if change.at.new.is_empty() { step.at.old } else { step.at.new };
    let told = report.compared.drafts.get(home).and_then(|draft| draft.copy.language);
    html! {
        @match beside {
            Some(_) => article class=(format!("change {}", class.join(" "))) id=(anchor)
                data-kind=(kind) data-theme=(theme) data-who=(who) data-star=[said.important.then_some("")] {
                h4.meta {
                    a.self href=(format!("#{anchor}")) {
                        @if place.is_empty() { span.place { (locale.t("excerpt-unnumbered")) } } @else { span.place { (place) } }
                    }
                    " · " (what.join(" · ")) @if said.important { " · ★" }
                }
                (body(source, step, change, judged, said, told))
                @for note in &said.notes {
                    div.say { (quote(note.quote.as_deref())) bdi { (note.text) } @if let Some(step) = &note.step { " " span.step { "(" (step) ")" } } }
                }
            },
            None => div class=(format!("change {}", class.join(" "))) {
                div.meta {
                    a href=(format!("#{anchor}")) { bdi { (report.step_name(step)) } @if !place.is_empty() { ", " span.place { (place) } } }
                    " · " (what.join(" · "))
                }
                (body(source, step, change, judged, said, told))
            },
        }
    }
}

fn body(
    source: &Source<'_>,
    step: &ComparedStep,
    change: &Change,
    judged: Option<&Judged>,
    said: &AnnotatedChange,
    told: Option<Language>,
) -> Markup {
    html! {
        @if let Some(why) = why(judged, source.locale) { div.meta.why { (why) } }
        @for one in &said.overruled { div.meta { bdi { (overruled_by(one, source.locale)) } } }
        @if let Some(headline) = &said.headline { div.headline { bdi { (headline) } } }
        (redline(source, step, change, judged, told))
        @if !said.tags.is_empty() { div.tags { @for tag in &said.tags { (tag_chip(tag)) } } }
        @for claim in &said.claims { (crate::report::positions::claim(claim, source.locale)) }
    }
}

/// The redline; the words that carry a shift are spans that say so. Colours stay those of the redline.
fn redline(
    source: &Source<'_>,
    step: &ComparedStep,
    change: &Change,
    judged: Option<&Judged>,
    told: Option<Language>,
) -> Markup {
    let shift = judged.map(|judged| &judged.shift);
    html! {
        div.text lang=[language(told)] dir=[direction_of(told)] {
            @for Carried { stretch: Stretch { words, op, class, formatting }, carries } in source.report.compared.carried(step, change, shift, source.locale) {
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
