//! Marks the outermost square brackets of a text: words that are not agreed.

use crate::base::Span;
use crate::text::{Mark, Style};

/// Finds the outermost square brackets of `text`, the brackets included. One that is never closed runs to the end of the
/// paragraph, one that was never opened from its beginning: brackets may hold several paragraphs.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    // The wide brackets begin with this byte.
    if !text.bytes().any(|byte| matches!(byte, b'[' | b']' | 0xEF)) {
        return Vec::new();
    }
    let mut marks = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (at, char) in text.char_indices() {
        match char {
            '[' | '［' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ']' | '］' => {
                let end = at + char.len_utf8();
                if depth == 0 {
                    // All that was marked so far lies inside this one.
                    marks.clear();
                    marks.push(Mark::new(Span::between(0, end), Style::Bracket));
                } else {
                    depth -= 1;
                    if depth == 0 {
                        marks.push(Mark::new(Span::between(start, end), Style::Bracket));
                    }
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        marks.push(Mark::new(Span::between(start, text.len()), Style::Bracket));
    }
    marks
}
