//! The comparison at a glance: a row a step, a cell a section; as wide as its words, as dark as the part of it that changed.
//! Each cell with a change leads to its first.

use super::anchors;
use super::source::{Section as PageSection, Source};
use crate::base::Message;
use crate::locale::Locale;
use crate::report::model::{ComparedStep, Report};
use crate::report::place::section_of;
use maud::{Markup, html};

/// A section in one step.
struct Section {
    name: String,
    /// Characters of its paragraphs, those that went too: words can't be counted alike in all languages.
    size: usize,
    /// Characters of the paragraphs in changes.
    changed: usize,
    changes: usize,
    first: Option<usize>,
}

/// Returns the strip; nothing where no step has two sections.
pub(super) fn section(source: &Source<'_>) -> Option<PageSection> {
    let steps: Vec<Vec<Section>> =
        source.steps().map(|(number, step)| sections(source.report, number, step, source.locale)).collect();
    if steps.iter().all(|step| step.len() < 2) {
        return None;
    }
    let body = html! {
        p.meta { (source.t("glance-how")) }
        @for ((number, step), sections) in source.steps().zip(&steps) {
            div.strip-name { a href=(format!("#{}", anchors::step(number))) { bdi { (source.report.step_name(step)) } } }
            div.strip { @for section in sections { (cell(number, section, source)) } }
        }
    };
    Some(PageSection { id: "glance".to_owned(), title: source.t("glance-title"), body })
}

fn cell(step: usize, section: &Section, source: &Source<'_>) -> Markup {
    let share = (section.changed * 100).checked_div(section.size).unwrap_or(0);
    let style = format!("flex:{} 1 0;--d:{share}%", section.size.max(1));
    let said = Message::new("glance-cell").text("section", &*section.name).number("count", section.changes);
    let said = source.locale.format(&said.number("share", share));
    html! {
        @match section.first {
            Some(first) => a style=(style) href=(source.anchors.link(step, first)) title=(said) aria-label=(said) {},
            None => span style=(style) title=(said) {},
        }
    }
}

/// The sections of a step in the order of the text; those without a heading of their own are one.
fn sections(report: &Report, number: usize, step: &ComparedStep, locale: &Locale) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    for (index, change) in step.comparison.changes.iter().enumerate() {
        let path = section_of(report, step, change).map(|(path, _)| path);
        let name = match path.as_deref() {
            Some(path) => path.split(" › ").next().unwrap_or(path).to_owned(),
            None => locale.t("glance-no-section"),
        };
        let texts = report.compared.texts(step, change);
        let size = texts.old.chars().count().max(texts.new.chars().count());
        if found.last().is_none_or(|last| last.name != name) {
            found.push(Section { name, size: 0, changed: 0, changes: 0, first: None });
        }
        let Some(section) = found.last_mut() else { continue };
        section.size += size;
        if change.is_visible() && report.lists(number, index) {
            section.changed += size;
            section.changes += 1;
            section.first.get_or_insert(index);
        }
    }
    found
}
