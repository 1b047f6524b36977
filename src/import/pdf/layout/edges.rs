//! Where lines begin and end, and what their ends say. Distances grow in the direction of reading, right to left too.

use super::line::{Line, mode};
use crate::import::pdf::glyphs::script::is_cjk;

/// Gives the edge at which the lines of a column begin: the left one, or the right one in Arabic.
pub(crate) fn left_edge(column: &[Line]) -> f32 {
    mode(column.iter().map(|line| (start(line), line.width().max(1.0))), 2.0).unwrap_or(0.0)
}

/// Where a line begins, growing in the direction of an indent.
pub(crate) fn start(line: &Line) -> f32 {
    if line.leftward { -line.x1 } else { line.x0 }
}

/// Where a line ends, growing in the direction of reading.
pub(crate) fn end(line: &Line) -> f32 {
    if line.leftward { -line.x0 } else { line.x1 }
}

/// Measures a place on `line` as [`start`] does.
pub(crate) fn start_of(x: f32, line: &Line) -> f32 {
    if line.leftward { -x } else { x }
}

/// Whether a line stands in the middle between `edge` and `far`, the edges of its column.
pub(crate) fn is_centred(line: &Line, edge: f32, far: f32) -> bool {
    let (left, right) = (start(line) - edge, far - end(line));
    let measure = (far - edge).max(1.0);
    // A first line with an indent and a ragged end can stand in the middle: a centred one stands well inside.
    let least = (measure * 0.1).max(line.size * 1.2);
    left > least
        && right > least
        && (left - right).abs() < (measure * 0.02).max(line.size * 0.4) + (left.min(right)) * 0.05
}

/// Whether two lines are set around one middle, neither filling the other's measure.
pub(crate) fn stacked(a: &Line, b: &Line) -> bool {
    let (left, right) = (b.x0 - a.x0, a.x1 - b.x1);
    (left - right).abs() < a.size * 0.5 && left.abs() > a.size * 0.8 && right.abs() > a.size * 0.8
}

/// Whether a line names a division and nothing more: `Article 12`, `PART IV`, `Annex II`, `第十二条`.
pub(crate) fn is_division(line: &Line) -> bool {
    let text = line.text();
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| {
        let word = word.trim_end_matches(['.', ':']);
        let arabic = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 3;
        let roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C')) && word.len() <= 7;
        let letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        !word.is_empty() && (arabic || roman || letter)
    };
    match words.as_slice() {
        [name, count] => name.chars().all(char::is_alphabetic) && name.chars().count() > 3 && number(count),
        [one] => one.starts_with('第') && one.chars().count() <= 7,
        _ => false,
    }
}

/// Whether the first word of the next line would have fitted on this one: then the break is meant.
pub(crate) fn ends_short(above: &Line, line: &Line, far: f32) -> bool {
    let space = above.size * 0.35;
    // Chinese may be broken between any two signs, or between words only, with the stop that may not
    // begin a line: five signs, unless a sentence is over.
    let han = line.first_char().is_some_and(is_cjk) && !above.last_char().is_some_and(ends_sentence);
    let word = if han { line.word_width * 5.0 } else { line.word_width };
    end(above) + space + word + above.size * 0.4 < far
}

/// Whether a character may end a sentence or a clause.
pub(crate) fn ends_sentence(ch: char) -> bool {
    matches!(ch, '.' | ';' | ':' | '!' | '?' | '。' | '；' | '：' | '！' | '？' | '؛' | '؟' | '»' | '”')
}

/// Whether a character ends a sentence or a clause outright, quotation marks apart.
pub(crate) fn flow_stops(ch: char) -> bool {
    matches!(ch, '.' | ';' | ':' | '。' | '；' | '：')
}
