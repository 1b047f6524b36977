//! The table of words that Tesseract writes (`tessedit_create_tsv`) → words in boxes.
//!
//! ```text
//! level page_num block_num par_num line_num word_num left top width height conf text
//! 5     1        1         1       1        2        318  210 96    31     96.1 shall
//! ```

use super::{PageScan, RecognisedPage, RecognisedWord, ink, stops};
use crate::import::limits;

/// The level of rows that are words.
const WORD: &str = "5";

/// Reads the words of a page out of the table that Tesseract wrote of its picture. `None` where it is no such table.
pub fn recognised_page(table: &str, scan: &PageScan) -> Option<RecognisedPage> {
    let mut rows = table.lines();
    let head: Vec<&str> = rows.next()?.split('\t').collect();
    if head.len() != 12 || head.first() != Some(&"level") || head.last().map(|name| name.trim_end()) != Some("text") {
        return None;
    }
    let scale = if scan.scale > 0.0 { scan.scale } else { return None };
    let (width, height) = (scan.width as f32 / scale, scan.height as f32 / scale);
    let mut page = RecognisedPage { number: scan.number, width, height, ..RecognisedPage::default() };
    let mut lines = Lines::default();
    for row in rows.filter(|row| !row.trim().is_empty()) {
        // A word may not hold a tabulator; what stands behind the eleventh is all of it.
        let fields: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, block, paragraph, line, _, left, top, across, down, confidence, text] = fields.as_slice() else {
            // Rows above the words may end without a text.
            if fields.first() == Some(&WORD) || fields.len() < 11 {
                return None;
            }
            continue;
        };
        if *level != WORD {
            continue;
        }
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let (left, top, across, down) = (number(left)?, number(top)?, number(across)?, number(down)?);
        let confidence: f32 = confidence.trim().parse().ok().filter(|value: &f32| value.is_finite())?;
        let text: String = text.chars().filter(|ch| !ch.is_control() && !is_direction(*ch)).collect();
        let text = text.trim();
        if text.is_empty() || text.chars().count() > limits::RECOGNISED_WORD || across == 0 || down == 0 {
            continue;
        }
        if page.words.len() >= limits::RECOGNISED_WORDS {
            return None;
        }
        let place = |pixels: u32, most: f32| (pixels as f32 / scale).min(most);
        page.words.push(RecognisedWord {
            text: text.to_owned(),
            area: [
                place(left, width),
                place(top, height),
                place(left.saturating_add(across), width),
                place(top.saturating_add(down), height),
            ],
            confidence: confidence.clamp(0.0, 100.0),
            line: lines.number([number(block)?, number(paragraph)?, number(line)?]),
        });
    }
    stops::set(&mut page.words);
    ink::doubt_beside_unread(&mut page, scan);
    Some(page)
}

/// Signs that say in which direction the text beside them runs.
const fn is_direction(ch: char) -> bool {
    matches!(ch, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Lines as they come, counted from 0.
#[derive(Default)]
struct Lines {
    last: Option<[u32; 3]>,
    count: u32,
}

impl Lines {
    fn number(&mut self, line: [u32; 3]) -> u32 {
        if self.last.is_some_and(|last| last != line) {
            self.count += 1;
        }
        self.last = Some(line);
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_more_words_than_the_densest_print_is_not_recognised_in_part() {
        let scan = PageScan { number: 1, width: 1_000, height: 1_000, scale: 1.0, shades: vec![255; 1_000_000] };
        let table = |words: usize| {
            let head =
                "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";
            let row = |at: usize| {
                format!("5\t1\t1\t1\t{}\t{}\t{}\t{}\t9\t5\t96\tword\n", at / 90, at % 90, at % 90 * 10, at / 90)
            };
            head.to_owned() + &(0..words).map(row).collect::<String>()
        };
        let words = |count: usize| recognised_page(&table(count), &scan).map(|page| page.words.len());
        assert_eq!(words(limits::RECOGNISED_WORDS), Some(limits::RECOGNISED_WORDS));
        assert_eq!(words(limits::RECOGNISED_WORDS + 1), None);
    }
}
