//! Words that were recognised in the picture of a page → characters at their places, as if the page had held them.
//!
//! ```text
//! page without text ─scan→ grey picture ─(the caller's OCR)→ table of words ─tsv→ words in boxes ─places→ characters
//! ```
//!
//! `scan` draws the page for an OCR program, `tsv` and `orientation` read what Tesseract says of it, `places` finds base
//! lines and sizes of type from the boxes, `stops` sets commas as the script writes them, `ink` finds what was seen and not
//! recognised. Starts no process and writes no file:
//! who recognises is for the caller, and its words come in as a value ([`Recognised`]).

mod ink;
mod orientation;
mod places;
mod scan;
mod stops;
mod tsv;

#[cfg(test)]
mod tests;

pub use orientation::{Orientation, Script, orientation};
pub use scan::PageScan;
pub use tsv::recognised_page;

use super::glyphs::page::{Glyph, Page};
use crate::base::{Diagnostic, Message, Severity};
use crate::import::Block;
use crate::text::{Doubt, Style};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words recognised with less confidence than this, of 100, are unsure. Measured on pages drawn at [`scan::DOTS`] dots an
/// inch in English, Chinese and Arabic, some words of them blurred (`tests/all/import/ocr.rs`).
pub const SURE: f32 = 80.0;

/// The share of a page's ink in no word's box from which it is said that something was not recognised.
pub const MUCH: f32 = 0.01;

/// A word as it was recognised. Lengths in points, from the left and top edge of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecognisedWord {
    /// The word, in the order in which it is read.
    pub text: String,
    /// Left, top, right, bottom.
    pub area: [f32; 4],
    /// How sure the OCR program is of it, from 0 to 100.
    pub confidence: f32,
    /// The number of its line: words of one line have the same.
    pub line: u32,
}

impl RecognisedWord {
    /// Whether the word may well be another one.
    pub fn is_unsure(&self) -> bool {
        self.confidence < SURE
    }
}

/// The words recognised on a page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RecognisedPage {
    /// Page, from 1.
    pub number: u32,
    /// Width of the page as it was recognised: turned upright. In points.
    pub width: f32,
    /// Its height, in points.
    pub height: f32,
    /// The words, in the order in which they were told.
    pub words: Vec<RecognisedWord>,
    /// The share of the page's ink that belongs to no word: pictures, lines, and words that were passed over.
    pub unread: f32,
}

/// What an OCR program recognised of a document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Recognised {
    /// The program, its version, the languages it was told: `tesseract 5.3.0, chi_sim`.
    pub by: String,
    /// The pages, by number.
    pub pages: Vec<RecognisedPage>,
}

impl Recognised {
    fn page(&self, number: u32) -> Option<&RecognisedPage> {
        self.pages.iter().find(|page| page.number == number)
    }
}

/// What is said of a page that holds no text that can be read, by what is wrong with it.
pub(super) const WITHOUT_TEXT: [&str; 4] =
    ["import-pdf-page-scanned", "import-pdf-page-no-text", "import-pdf-page-unmapped", "import-pdf-page-nonsense"];

/// The pages that were found to hold no text that can be read: those that an OCR program may help with.
pub fn pages_without_text(diagnostics: &[Diagnostic]) -> Vec<u32> {
    let without = diagnostics.iter().filter(|diagnostic| WITHOUT_TEXT.contains(&diagnostic.what.key));
    let mut pages: Vec<u32> = without.filter_map(|diagnostic| diagnostic.place.page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

/// Recognised words on their way into the pages of a document.
pub(super) struct Placing<'a> {
    recognised: Option<&'a Recognised>,
    /// The characters of each page, until they are taken.
    glyphs: BTreeMap<u32, Vec<Glyph>>,
    /// The pages that took theirs.
    taken: Vec<u32>,
    words: usize,
    unsure: usize,
}

impl<'a> Placing<'a> {
    pub(super) fn new(recognised: Option<&'a Recognised>) -> Self {
        let pages = recognised.map_or(&[][..], |recognised| recognised.pages.as_slice());
        Self { recognised, glyphs: places::glyphs(pages), taken: Vec::new(), words: 0, unsure: 0 }
    }

    /// Puts the words recognised on a page in its text's place, and says what is unsure. `false` where there are none.
    pub(super) fn put(&mut self, page: &mut Page, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let Some(found) = self.recognised.and_then(|recognised| recognised.page(page.number)) else { return false };
        let glyphs = self.glyphs.remove(&page.number).unwrap_or_default();
        self.taken.push(page.number);
        let turned = (page.width - found.width).abs() > 2.0 || (page.height - found.height).abs() > 2.0;
        if turned {
            // The page was set upright otherwise than its picture: what is drawn lies elsewhere.
            (page.width, page.height) = (found.width, found.height);
            page.rules.clear();
            page.fills.clear();
        }
        page.glyphs = glyphs;
        let unsure = found.words.iter().filter(|word| word.is_unsure()).count();
        self.words += found.words.len();
        self.unsure += unsure;
        let said = if found.words.is_empty() {
            Some(Message::new("ocr-page-wordless"))
        } else {
            (unsure > 0).then(|| Message::new("ocr-page-unsure").number("count", unsure))
        };
        let passed_over = (found.unread > MUCH && !found.words.is_empty()).then(|| Message::new("ocr-page-unread"));
        diagnostics.extend(
            said.into_iter()
                .chain(passed_over)
                .map(|said| Diagnostic::new(Severity::Doubt, said.number("page", page.number)).on_page(page.number)),
        );
        true
    }

    /// Whether a page's text was recognised.
    pub(super) fn holds(&self, page: u32) -> bool {
        self.taken.contains(&page)
    }

    /// Whether most of the pages were recognised: then the tags of the file say nothing.
    pub(super) fn is_most_of(&self, pages: &[Page]) -> bool {
        self.taken.len() * 2 > pages.len()
    }

    /// Doubts the blocks of recognised pages that hold unsure words; a block is of the page on which it begins.
    pub(super) fn doubt(&self, blocks: &mut [Block]) {
        let is_here = |block: &Block| block.page.is_some_and(|page| self.holds(page) || self.holds(page + 1));
        for block in blocks.iter_mut().filter(|block| is_here(block)) {
            if block.marks.iter().any(|mark| mark.style == Style::Unsure) {
                block.doubts.insert(Doubt::Recognised);
            }
        }
    }

    /// Says how much was recognised; gives the program and the pages, where there are any.
    pub(super) fn told(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<crate::text::Recognition> {
        let by = &self.recognised?.by;
        if self.taken.is_empty() {
            return None;
        }
        let what = Message::new("ocr-recognised")
            .number("pages", self.taken.len())
            .text("which", ranges(&self.taken))
            .text("by", by.clone())
            .number("words", self.words)
            .number("unsure", self.unsure);
        diagnostics.push(Diagnostic::new(Severity::Info, what));
        Some(crate::text::Recognition { by: by.clone(), pages: self.taken.clone() })
    }
}

/// Numbers in order, neighbours as a range: `1–3, 7`.
pub(crate) fn ranges(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let shown = runs.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}–{to}") });
    shown.collect::<Vec<_>>().join(", ")
}
