//! Pages of more pieces of lines than are put in order: what stands beyond is set aside, in the order of the file.
//!
//! Columns, tables and furniture are found by comparing pieces with pieces; a page of tens of thousands would take minutes.

use super::glyphs::page::{Glyph, Page};
use crate::base::{Diagnostic, Message, Severity};
use crate::import::limits;
use crate::text::SetAside;

/// Sets aside what stands on a page beyond [`limits::PDF_PIECES`] pieces of lines, and says so.
pub(super) fn take(pages: &mut [Page], aside: &mut Vec<SetAside>, diagnostics: &mut Vec<Diagnostic>) {
    for page in pages {
        let Some(from) = overflow(&page.glyphs) else { continue };
        let rest = page.glyphs.split_off(from);
        let mut text = String::new();
        for (at, glyph) in rest.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| rest.get(before));
            if before.is_some_and(|before| parts(before, glyph)) {
                text.push(' ');
            }
            text.push(glyph.ch);
        }
        aside.push(SetAside { what: "crowded page".into(), text, page: Some(page.number) });
        let what =
            Message::new("import-pdf-page-crowded").number("page", page.number).number("limit", limits::PDF_PIECES);
        diagnostics.push(Diagnostic::new(Severity::Loss, what).on_page(page.number));
    }
}

/// The first character beyond the pieces that are put in order.
fn overflow(glyphs: &[Glyph]) -> Option<usize> {
    let mut pieces = 1;
    glyphs
        .windows(2)
        .position(|two| {
            if let [before, glyph] = two
                && parts(before, glyph)
            {
                pieces += 1;
            }
            pieces > limits::PDF_PIECES
        })
        .map(|at| at + 1)
}

/// Whether a character begins a piece of its own: on another line, or far from the one before it.
fn parts(before: &Glyph, glyph: &Glyph) -> bool {
    let size = before.size.max(glyph.size).max(0.1);
    (glyph.y - before.y).abs() > size * 0.08
        || (glyph.size - before.size).abs() > size * 0.1
        || glyph.x0 < before.x1 - size * 0.6
        || glyph.x0 > before.x1 + size * 1.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_limit_a_page_is_read_whole_and_over_it_the_rest_is_set_aside() {
        let page = |lines: usize| {
            let glyphs = (0..lines).map(|at| Glyph { ch: 'x', x1: 5.0, y: at as f32 * 12.0, ..Glyph::NONE });
            vec![Page { number: 3, glyphs: glyphs.collect(), ..Page::default() }]
        };
        let (mut aside, mut said) = (Vec::new(), Vec::new());
        let mut pages = page(limits::PDF_PIECES);
        take(&mut pages, &mut aside, &mut said);
        assert!(aside.is_empty() && said.is_empty());
        let mut pages = page(limits::PDF_PIECES + 2);
        take(&mut pages, &mut aside, &mut said);
        assert_eq!(pages[0].glyphs.len(), limits::PDF_PIECES);
        assert_eq!(aside[0].text, "x x");
        assert_eq!((said[0].what.key, said[0].place.page), ("import-pdf-page-crowded", Some(3)));
    }
}
