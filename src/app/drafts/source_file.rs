//! The source of a draft as the check view shows it, and where on a page a paragraph's words stand.

use crate::app::shared::disk::{self, Apart};
use crate::base::{ContentHash, JobControl};
use crate::import::{self, Sketch};
use crate::text::{Format, Paragraph};
use std::path::Path;

/// What stands at the left: the source.
#[derive(Debug, Clone, PartialEq)]
pub enum Original {
    /// A page of a PDF.
    Page(Sketch),
    /// The lines of a text file.
    Lines(Vec<String>),
    /// The file is not where it was, or can't be read.
    Gone,
    /// The file is another one now.
    Changed,
    /// The format has no pages: what was imported stands for it.
    None,
}

/// Reads the source again, page by page where it has pages.
pub(in crate::app) fn original(
    apart: &Apart,
    path: Option<&str>,
    (hash, format, encoding): (ContentHash, Format, Option<&str>),
    (page, password): (u32, &str),
    job: &JobControl,
) -> Original {
    if matches!(format, Format::Docx | Format::Odt) {
        return Original::None;
    }
    let Some(bytes) = path.and_then(|path| disk::read(Path::new(path)).ok()) else { return Original::Gone };
    if ContentHash::of(&bytes) != hash {
        return Original::Changed;
    }
    match format {
        Format::Pdf => apart.sketch(bytes, (page, password), job).map_or(Original::Gone, Original::Page),
        _ => Original::Lines(import::source_lines(&bytes, encoding)),
    }
}

/// Which words of a page a paragraph's text stands on: from, to. Compared by letters and digits alone, since spacing,
/// hyphens and footnote marks differ.
pub fn words_of(sketch: &Sketch, paragraph: &Paragraph) -> Option<(usize, usize)> {
    const ENOUGH: usize = 36;
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<Vec<char>>();
    let wanted = letters(&paragraph.text);
    let mut page: Vec<char> = Vec::new();
    let mut word_of: Vec<usize> = Vec::new();
    for (at, word) in sketch.words.iter().enumerate() {
        let own = letters(&word.text);
        word_of.extend(std::iter::repeat_n(at, own.len()));
        page.extend(own);
    }
    let find =
        |needle: &[char]| (!needle.is_empty()).then(|| page.windows(needle.len()).position(|at| at == needle))?;
    let same = |a: &[char], b: &[char]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let head = wanted.get(..wanted.len().min(ENOUGH))?;
    let (from, length) = match find(head) {
        Some(from) => (from, same(page.get(from..)?, &wanted)),
        None => {
            // It began on the page before: its end stands at the top of this one.
            let tail = wanted.get(wanted.len().saturating_sub(ENOUGH)..)?;
            let end = find(tail)? + tail.len();
            let back = page.get(..end)?.iter().rev().zip(wanted.iter().rev()).take_while(|(a, b)| a == b).count();
            (end - back, back)
        }
    };
    Some((*word_of.get(from)?, *word_of.get((from + length).checked_sub(1)?)?))
}
