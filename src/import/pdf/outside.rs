//! What a file holds and a page does not show: text outside the page, text under painted areas.

use super::glyphs::page::{COVERED, Glyph, Page};
use super::layout::line;
use crate::base::{Diagnostic, Message, Severity};
use crate::text::SetAside;
use std::collections::BTreeSet;

/// Sets text aside that lies outside its page. The two halves of a spread cut in pages lie outside each other: what
/// another page shows is no more than that.
pub(super) fn take(pages: &mut [Page], aside: &mut Vec<SetAside>, diagnostics: &mut Vec<Diagnostic>) {
    let mut beyond: Vec<(usize, Vec<Glyph>)> = Vec::new();
    for (index, page) in pages.iter_mut().enumerate() {
        let (width, height) = (page.width, page.height);
        let is_out = |glyph: &Glyph| {
            let (x, y) = (f32::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
            x < -0.5 || x > width + 0.5 || y < -0.5 || y > height + 0.5
        };
        if page.glyphs.iter().any(is_out) {
            let (out, shown): (Vec<Glyph>, Vec<Glyph>) = page.glyphs.iter().partition(|glyph| is_out(glyph));
            page.glyphs = shown;
            beyond.push((index, out));
        }
    }
    if beyond.is_empty() {
        return;
    }
    let shown: BTreeSet<String> = pages
        .iter()
        .flat_map(|page| line::in_order(page.glyphs.clone(), page))
        .map(|line| line.text().trim().to_owned())
        .collect();
    for (index, out) in beyond {
        let Some(page) = pages.get(index) else { continue };
        let lines: Vec<String> = line::in_order(out, page)
            .iter()
            .map(|line| line.text().trim().to_owned())
            .filter(|text| !text.is_empty() && !shown.contains(text))
            .collect();
        if lines.is_empty() {
            continue;
        }
        aside.push(SetAside { what: "outside the page".into(), text: lines.join(" "), page: Some(page.number) });
        let what = Message::new("import-pdf-outside").number("page", page.number);
        diagnostics.push(Diagnostic::new(Severity::Doubt, what).on_page(page.number));
    }
}

/// Says which words lie under an area that was painted over them: they are read, but no reader of the page sees them.
pub(super) fn say_covered(pages: &[Page], diagnostics: &mut Vec<Diagnostic>) {
    for page in pages {
        let covered: Vec<Glyph> = page.glyphs.iter().copied().filter(|glyph| glyph.is(COVERED)).collect();
        if !covered.iter().any(|glyph| glyph.ch.is_alphanumeric()) {
            continue;
        }
        let lines: Vec<String> = line::in_order(covered, page).iter().map(line::Line::text).collect();
        let text: String = lines.join(" ").chars().take(120).collect();
        let what = Message::new("import-pdf-covered").number("page", page.number).text("text", text.trim().to_owned());
        diagnostics.push(Diagnostic::new(Severity::Doubt, what).on_page(page.number));
    }
}
