//! What the style and the name of an element do to the look of its words.

use super::super::inline::{Look, Revision};
use scraper::node::Element;

/// The style an element carries itself, without white space, in small letters.
pub(super) fn style(element: &Element) -> String {
    element
        .attr("style")
        .unwrap_or("")
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase()
}

/// The look inside an element.
pub(super) fn restyled(element: &Element, look: &Look) -> Look {
    let mut look = look.clone();
    let revision = || {
        Some(Revision {
            author: element.attr("data-author").or_else(|| element.attr("cite")).map(str::to_owned),
            date: element.attr("datetime").map(str::to_owned),
            moved: None,
        })
    };
    match element.name() {
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
    if element.attr("style").is_some() {
        let style = style(element);
        look.bold |= style.contains("font-weight:bold") || style.contains("font-weight:700");
        look.italic |= style.contains("font-style:italic");
        look.underline |= style.contains("text-decoration:underline");
        look.strike |= style.contains("text-decoration:line-through");
    }
    look
}
