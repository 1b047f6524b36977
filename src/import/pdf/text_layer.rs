//! A page as it looks, roughly: words at their places, drawn lines, filled areas; to check by eye what was understood.
//! Drawn by the window in its own type: the fonts of the file are not used.

use super::glyphs::{content, font, layers};
use crate::import::pdf::glyphs::page::{BARCODE, BOLD, Glyph, ITALIC, TURNED};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Words at their place. Lengths in points, from the left and top edge of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SketchWord {
    /// Left end.
    pub x0: f32,
    /// Right end.
    pub x1: f32,
    /// Base line.
    pub y: f32,
    /// Size of the type.
    pub size: f32,
    /// The word.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// Colour, 0xRRGGBB.
    pub colour: u32,
}

/// A page of a PDF. Lengths in points.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Sketch {
    /// How many pages the document has.
    pub pages: usize,
    /// Width of the page.
    pub width: f32,
    /// Height of the page.
    pub height: f32,
    /// The words, in the order of the file.
    pub words: Vec<SketchWord>,
    /// Drawn lines and bars: left, top, right, bottom.
    pub rules: Vec<[f32; 4]>,
    /// Filled areas: left, top, right, bottom, and colour 0xRRGGBB.
    pub fills: Vec<([f32; 4], u32)>,
    /// Whether pictures, which are not drawn, cover a good part of the page.
    pub pictured: bool,
}

/// Sketches a page (from 1). `None` when there is no such page or the file can't be read.
pub fn sketch(bytes: &[u8], page: u32, password: &str) -> Option<Sketch> {
    // As in `read`: what the parser does with a hostile file must stay here.
    catch_unwind(AssertUnwindSafe(|| sketch_unguarded(bytes, page, password))).ok().flatten()
}

fn sketch_unguarded(bytes: &[u8], number: u32, password: &str) -> Option<Sketch> {
    let pdf = super::load(bytes, password).ok()?;
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    let pages = pdf.pages();
    let source = pages.get(index)?;
    let page = content::read_page(number, source, &font::Fonts::new(), &layers::hidden_layers(&pdf));
    let edges = |rule: &crate::import::pdf::glyphs::page::Rule| [rule.x0, rule.y0, rule.x1, rule.y1];
    Some(Sketch {
        pages: pages.len(),
        width: page.width,
        height: page.height,
        words: words(&page.glyphs),
        rules: page.rules.iter().map(edges).collect(),
        fills: page.fills.iter().map(|fill| (edges(&fill.area), fill.colour)).collect(),
        pictured: page.pictured > 0.3,
    })
}

fn words(glyphs: &[Glyph]) -> Vec<SketchWord> {
    let mut words: Vec<SketchWord> = Vec::new();
    let mut open = false;
    for glyph in glyphs.iter().filter(|glyph| !glyph.is(BARCODE) && !glyph.is(TURNED)) {
        if glyph.ch.is_whitespace() {
            open = false;
            continue;
        }
        let (bold, italic) = (glyph.is(BOLD), glyph.is(ITALIC));
        match words.last_mut() {
            Some(word)
                if open
                    && (word.y - glyph.y).abs() < glyph.size * 0.1
                    && (word.size - glyph.size).abs() < 0.1
                    && (word.bold, word.italic, word.colour) == (bold, italic, glyph.colour)
                    && (-0.5..0.12).contains(&((glyph.x0 - word.x1) / glyph.size.max(1.0))) =>
            {
                word.text.push(glyph.ch);
                word.x1 = glyph.x1;
            }
            _ => words.push(SketchWord {
                x0: glyph.x0,
                x1: glyph.x1,
                y: glyph.y,
                size: glyph.size,
                text: glyph.ch.to_string(),
                bold,
                italic,
                colour: glyph.colour,
            }),
        }
        open = true;
    }
    words
}
