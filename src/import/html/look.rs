//! What an element's name and style say: whether it begins a paragraph, how its words look.

use super::super::inline::{Look, Revision};
use super::super::xml::Element;

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether an element begins and ends a paragraph.
pub(super) fn is_block(element: &Element) -> bool {
    BLOCKS.contains(&&*element.name)
}

/// Gives the style of an element in lower case, without white space.
pub(super) fn style(element: &Element) -> String {
    element
        .attribute("style")
        .unwrap_or("")
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase()
}

/// Gives the look inside an element, from the look around it.
pub(super) fn restyled(element: &Element, look: &Look) -> Look {
    let mut look = look.clone();
    let revision = || {
        Some(Revision {
            author: element.attribute("data-author").or_else(|| element.attribute("cite")).map(str::to_owned),
            date: element.attribute("datetime").map(str::to_owned),
            moved: None,
        })
    };
    match &*element.name {
        "b" | "strong" => look.bold = true,
        "i" | "em" | "cite" => look.italic = true,
        "u" => look.underline = true,
        "s" | "strike" => look.strike = true,
        "sup" => look.superscript = true,
        "sub" => look.subscript = true,
        "ins" => look.inserted = revision(),
        "del" => look.deleted = revision(),
        _ => {}
    }
    if element.attribute("style").is_some() {
        let style = style(element);
        look.bold |= style.contains("font-weight:bold") || style.contains("font-weight:700");
        look.italic |= style.contains("font-style:italic");
        look.underline |= style.contains("text-decoration:underline");
        look.strike |= style.contains("text-decoration:line-through");
    }
    look
}
