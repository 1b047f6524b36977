//! Reports as one HTML file: needs no network, reads in light and dark, prints well, works without its script.
//!
//! Everything from outside passes through maud's escaping; nothing is put into the page as markup.

mod anchors;
mod asks;
mod cards;
mod changes;
mod css;
mod figures;
mod front;
mod glance;
mod head;
mod legend;
mod method;
mod page;
mod script;
mod source;
mod travels;

pub(super) use page::write as page;

use super::model::Report;
use crate::locale::Locale;
use maud::{DOCTYPE, Markup, html};
use source::{Section, Source};

/// Writes the comparison in the language of `locale`: what it is of, its figures and its text at a glance first, then what
/// matters, who got what, the redline of each step, and last what it rests on.
pub fn write(report: &Report, locale: &Locale) -> String {
    let source = Source::new(report, locale);
    let sections: Vec<Section> = [
        glance::section(&source),
        cards::section(&source),
        asks::section(&source),
        figures::section(&source),
        travels::section(&source),
    ]
    .into_iter()
    .flatten()
    .chain(changes::sections(&source))
    .chain([method::numbers(&source), method::side_by_side(&source), method::positions(&source)].into_iter().flatten())
    .chain([method::section(&source), method::files(&source)])
    .collect();
    let page = html! {
        (DOCTYPE)
        html lang=(locale.language().tag()) {
            (head::with_script(&report.title, &[page::TABLES, css::COMPARISON, &running_head(&report.title)]))
            body style=(marks_said(locale)) {
                a.skip href="#main" { (locale.t("page-skip")) }
                header { (front::head(&source)) }
                main id="main" {
                    (front::figures(&source))
                    (contents(&sections, locale))
                    (script::tools(&source))
                    @for section in &sections {
                        section aria-labelledby=(section.id) {
                            h2 id=(section.id) { bdi { (section.title) } }
                            (section.body)
                        }
                    }
                }
                footer { (method::foot(&source)) }
                (script::element())
            }
        }
    };
    page.into_string()
}

/// What stands on the page, as links.
fn contents(sections: &[Section], locale: &Locale) -> Markup {
    html! {
        nav.contents aria-label=(locale.t("html-contents")) {
            ol { @for section in sections { li { a href=(format!("#{}", section.id)) { bdi { (section.title) } } } } }
        }
    }
}

/// Returns a text as it may stand in a string of a style: letters, digits, spaces and a few marks that mean nothing there.
fn styled(text: &str) -> String {
    const MARKS: &str = ".,:()–—-/?!’“”、，。：（）";
    text.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ' || MARKS.contains(*letter)).collect()
}

/// The title at the head of each printed page.
fn running_head(title: &str) -> String {
    format!("@media print{{@page{{@top-left{{content:'{}';font:8pt system-ui,sans-serif}}}}}}", styled(title))
}

/// How a screen reader is told of deleted and inserted words: the style puts it before them, unseen.
fn marks_said(locale: &Locale) -> String {
    let said = |key: &str| styled(&locale.t(key));
    format!("--del-said:'{} ';--ins-said:'{} '", said("html-deleted"), said("html-inserted"))
}
