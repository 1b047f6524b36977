//! Lines of columns → paragraphs, by the gaps, indents and line ends that a reader goes by.

use super::edges::{end, ends_sentence, is_centred, left_edge, stacked, start};
use super::habit::Habit;
use super::joining::{Seam, joins};
use super::line::Line;
use super::para::{Para, has_label};
use crate::import::Role;

/// Parts the lines of one column into paragraphs.
pub(crate) fn paragraphs(column: Vec<Line>, habit: &Habit) -> Vec<Para> {
    let habit = &habit.within(&column);
    let edge = left_edge(&column);
    let far = column.iter().map(end).fold(f32::MIN, f32::max);
    let centred: Vec<bool> = column.iter().map(|line| is_centred(line, edge, far)).collect();
    let far_of = chunk_ends(&column, habit);
    let mut paras: Vec<Para> = Vec::new();
    // Where each line's successor begins, when it follows at the same distance: what hangs goes on hanging.
    let next_start: Vec<Option<f32>> = column
        .iter()
        .zip(column.iter().skip(1))
        .map(|(line, next)| (next.y - line.y < habit.leading(line.size) * 1.3 + 0.5).then(|| start(next)))
        .collect();
    for (index, line) in column.into_iter().enumerate() {
        let here = centred.get(index).copied().unwrap_or(false);
        let below = next_start.get(index).copied().flatten();
        let before_far = index.checked_sub(1).and_then(|before| far_of.get(before)).copied().unwrap_or(far);
        let seam = paras.last().and_then(|para| Seam::new(para, &line, below, here, before_far, habit));
        let joined = seam.is_some_and(|seam| joins(&seam));
        if joined && let Some(para) = paras.last_mut() {
            para.centred &= here;
            para.lines.push(line);
        } else {
            let indent = (start(&line) - edge).max(0.0);
            paras.push(Para { centred: here, indent, lines: vec![line], ..Para::default() });
        }
    }
    // A single short line is centred only when it looks so on its own; a long paragraph's last line is not.
    for para in &mut paras {
        let pairs = || para.lines.iter().zip(para.lines.iter().skip(1));
        let stack = para.lines.len() > 1 && pairs().all(|(a, b)| stacked(a, b));
        para.centred = (stack || para.centred && para.lines.iter().all(|line| is_centred(line, edge, far)))
            && para.lines.first().is_some_and(|line| !has_label(line));
    }
    paras
}

/// For each line, the far edge of the lines that stand with it without a wider gap.
fn chunk_ends(column: &[Line], habit: &Habit) -> Vec<f32> {
    let mut ends = Vec::with_capacity(column.len());
    let mut from = 0;
    while from < column.len() {
        let mut to = from + 1;
        while let (Some(a), Some(b)) = (column.get(to - 1), column.get(to)) {
            if b.y - a.y > habit.leading(a.size) * 1.3 + 0.5 || (a.size - b.size).abs() > a.size * 0.08 {
                break;
            }
            to += 1;
        }
        let far = column.iter().skip(from).take(to - from).map(end).fold(f32::MIN, f32::max);
        ends.extend(std::iter::repeat_n(far, to - from));
        from = to;
    }
    ends
}

/// Whether a paragraph goes on in the next column or on the next page. `above` ends its column.
pub(crate) fn goes_on(above: &Para, below: &Para, habit: &Habit) -> bool {
    let (Some(last), Some(first)) = (above.lines.last(), below.lines.first()) else { return false };
    if above.role != below.role || (last.size - first.size).abs() > last.size * 0.08 || below.label.is_some() {
        return false;
    }
    // Under the other on the same page, with a gap between: two paragraphs of one column, whatever letter begins the second.
    let under = last.page == first.page && first.y > last.y && first.x0 < last.x1 && last.x0 < first.x1;
    if under && first.y - last.y > habit.leading(last.size) * 1.3 + 0.5 {
        return false;
    }
    if has_label(first)
        || first.after_label.is_some()
        || above.centred
        || below.centred
        || last.bold != first.bold && last.bold
    {
        return false;
    }
    let (ch, next) = (last.last_char().unwrap_or(' '), first.first_char().unwrap_or(' '));
    if next.is_lowercase() || matches!(next, ')' | ',' | ';') {
        return !matches!(ch, '.' | ';' | ':') || full(above, last, first);
    }
    let indented = below.indent > first.size * 0.8;
    if ends_sentence(ch) {
        // A sentence may end at the foot of the page inside a paragraph.
        return habit.marked_starts
            && !indented
            && full(above, last, first)
            && (last.size - habit.body).abs() < 0.6
            && !matches!(ch, ';' | ':');
    }
    // A comma at the end of a preambular clause ends it, unless the text goes on in lower case.
    if matches!(ch, ',' | '，') {
        return !indented && habit.marked_starts && full(above, last, first);
    }
    !indented && full(above, last, first)
}

/// Whether a sentence or a clause is over where `para` ends.
pub(crate) fn ends_whole(para: &Para) -> bool {
    para.lines.last().and_then(Line::last_char).is_some_and(ends_sentence)
}

/// Whether nobody can tell if a paragraph goes on over the end of a page: its last line is full and ends a sentence, and
/// nothing in the document marks how paragraphs begin.
pub(crate) fn may_go_on(above: &Para, below: &Para, habit: &Habit) -> bool {
    let (Some(last), Some(first)) = (above.lines.last(), below.lines.first()) else { return false };
    let text = |para: &Para, line: &Line| {
        matches!(para.role, Role::Unknown) && !para.centred && !line.bold && (line.size - habit.body).abs() < 0.6
    };
    first.page == last.page + 1
        && !habit.marked_starts
        && above.lines.len() > 1
        && text(above, last)
        && text(below, first)
        && ends_whole(above)
        && !first.first_char().is_some_and(char::is_lowercase)
        && !last.last_char().is_some_and(|ch| matches!(ch, ';' | ':'))
        && below.label.is_none()
        && !has_label(first)
        && first.after_label.is_none()
        && below.indent <= first.size * 0.8
        && full(above, last, first)
}

/// Whether the last line reaches the far edge of its paragraph.
fn full(para: &Para, last: &Line, next: &Line) -> bool {
    let far = para.lines.iter().map(end).fold(f32::MIN, f32::max);
    let measure = far - para.lines.iter().map(start).fold(f32::MAX, f32::min);
    if para.lines.len() == 1 {
        // Nothing to measure against but the next page's line.
        return end(last) + next.word_width + last.size > end(next)
            || last.last_char().is_some_and(|ch| !ends_sentence(ch) && ch != ',');
    }
    far - end(last) < (last.size * 2.0).max(measure * 0.06)
}
