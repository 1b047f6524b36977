//! What stands on a page but is no part of the text: running headers, page numbers, job numbers, bar codes ….

mod line_numbers;
mod page_numbers;
mod placed;
mod repeated;
mod wording;
mod zone;

use super::columns::{self, Segment};
use super::line;
use crate::import::pdf::glyphs::page::{Glyph, Page, TURNED};
use crate::text::SetAside;
use std::collections::BTreeMap;
use wording::by_text;
use zone::{Found, Zone};

pub(crate) use line_numbers::part as part_line_numbers;
pub(crate) use wording::text_of;

/// A number printed beside a line.
pub(crate) struct LineNumber {
    pub page: u32,
    /// Base line.
    pub y: f32,
    pub value: u32,
}

/// What was taken from the pages.
#[derive(Default)]
pub(crate) struct Taken {
    pub aside: Vec<SetAside>,
    pub line_numbers: Vec<LineNumber>,
}

/// Takes the furniture out of the segments of all pages and gives it back with its name.
pub(crate) fn take(pages: &[Page], segments: &mut [Vec<Segment>]) -> Taken {
    let zone = Zone::of(pages, segments);
    let mut out: Found = Found::new();
    repeated::find(pages, segments, zone, &mut out);
    for (index, page) in pages.iter().enumerate() {
        let Some(row) = segments.get(index) else { continue };
        placed::by_pattern(index, page, row, &mut out);
        placed::above_rule(index, page, row, pages.len(), &mut out);
        if index == 0 {
            placed::masthead(page, row, &mut out);
        }
        line_numbers::find(index, row, &mut out);
    }
    page_numbers::find(pages, segments, zone, &mut out);
    let mut taken = Taken::default();
    for (index, (page, row)) in pages.iter().zip(segments.iter_mut()).enumerate() {
        let mut kept = Vec::with_capacity(row.len());
        for (place, segment) in std::mem::take(row).into_iter().enumerate() {
            match out.get(&(index, place)) {
                Some(what) => {
                    let head = segment.y < page.height * 0.5;
                    let plain = matches!(*what, "running header" | "running footer");
                    let what = if plain { by_text(&text_of(&segment), head).unwrap_or(what) } else { what };
                    if let (&"line number", Ok(value)) = (&what, text_of(&segment).parse()) {
                        taken.line_numbers.push(LineNumber { page: page.number, y: segment.y, value });
                    }
                    taken.aside.extend(set_aside(what, segment.glyphs, page));
                }
                None => kept.push(segment),
            }
        }
        *row = kept;
    }
    taken
}

/// Sets `glyphs` aside under the name `what`, as they read; `None` when none of them is seen.
pub(crate) fn set_aside(what: &'static str, glyphs: Vec<Glyph>, page: &Page) -> Option<SetAside> {
    let line = line::make(glyphs, page)?;
    Some(SetAside { what: what.into(), text: line.text(), page: Some(page.number) })
}

/// Sets aside what the producer marked as no part of the text; long text in the middle of a page that stands nowhere
/// else is not believed to be furniture, and goes to `loose`.
pub(crate) fn take_artifacts(
    pages: &[Page],
    artifacts: &[Vec<Glyph>],
    loose: &mut [Vec<Glyph>],
    aside: &mut Vec<SetAside>,
) {
    let rows: Vec<Vec<Segment>> = artifacts.iter().map(|glyphs| columns::segments(glyphs)).collect();
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    for segment in rows.iter().flatten() {
        *often.entry(text_of(segment)).or_insert(0) += 1;
    }
    for (index, ((page, row), (glyphs, loose))) in pages.iter().zip(rows).zip(artifacts.iter().zip(loose)).enumerate() {
        let mut named: Found = Found::new();
        placed::by_pattern(index, page, &row, &mut named);
        if index == 0 {
            placed::masthead(page, &row, &mut named);
        }
        for (place, segment) in row.into_iter().enumerate() {
            let text = text_of(&segment);
            let head = segment.y < page.height * 0.5;
            let middle = segment.y > page.height * 0.2 && segment.y < page.height * 0.8;
            let known = named.get(&(index, place)).copied().or_else(|| by_text(&text, head));
            let doubtful = known.is_none() && middle && index > 0 && segment.len() > 30;
            if doubtful && often.get(&text) == Some(&1) {
                loose.extend(segment.glyphs);
                continue;
            }
            let what = known.unwrap_or(if head { "running header" } else { "running footer" });
            aside.extend(set_aside(what, segment.glyphs, page));
        }
        aside.extend(turned(page, glyphs));
    }
}

/// Text that does not run along the page: watermarks, stamps at the margin.
pub(crate) fn turned(page: &Page, glyphs: &[Glyph]) -> Option<SetAside> {
    let text: String = glyphs.iter().filter(|glyph| glyph.is(TURNED)).map(|glyph| glyph.ch).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(SetAside { what: "watermark".into(), text, page: Some(page.number) })
}
