//! Lines of columns → paragraphs, by the gaps, indents and line ends that a reader goes by.

use super::line::{Line, is_cjk, mode};
use super::para::{Para, has_label};
use crate::import::structure::begins_clause;
use std::collections::BTreeMap;

/// What is usual in the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Habit {
    /// Size of most of the text.
    pub body: f32,
    /// Distance of base lines, by size in tenths of a point.
    leading: BTreeMap<i32, f32>,
    /// Most paragraphs begin with an indent or a label.
    pub marked_starts: bool,
}

/// Lines farther apart than so many of their sizes, none of them full, are paragraphs of one line each.
const WIDEST: f32 = 1.75;

impl Habit {
    /// Learns from all columns.
    pub(super) fn of(columns: &[Vec<Line>]) -> Self {
        let lines = || columns.iter().flatten();
        let body = mode(lines().map(|line| (line.size, line.chars.len() as f32)), 0.5).unwrap_or(11.0);
        // A line that had room for the next word ends a paragraph: the step below it says nothing of the leading, where
        // others do.
        let mut steps: BTreeMap<i32, (Vec<f32>, Vec<f32>)> = BTreeMap::new();
        for column in columns {
            let far = column.iter().map(end).fold(f32::MIN, f32::max);
            for (a, b) in column.iter().zip(column.iter().skip(1)) {
                let step = b.y - a.y;
                if a.page == b.page && (a.size - b.size).abs() < 0.6 && step > a.size * 0.8 && step < a.size * 3.2 {
                    let (full, short) = steps.entry(key(a.size)).or_default();
                    if ends_short(a, b, far) { short.push(step) } else { full.push(step) }
                }
            }
        }
        let leading = steps
            .into_iter()
            .filter_map(|(size, (full, short))| {
                // The longest line of a column is full whatever follows it: a few such are no evidence.
                if full.len() >= 3 && full.len() * 5 >= short.len() {
                    return Some((size, closest_mode(&full)?));
                }
                let near: Vec<f32> =
                    full.into_iter().chain(short).filter(|step| *step < size as f32 / 2.0 * WIDEST).collect();
                Some((size, closest_mode(&near)?))
            })
            .collect();
        let mut habit = Self { body, leading, marked_starts: false };
        let (mut marked, mut starts) = (0usize, 0usize);
        for column in columns {
            let left = left_edge(column);
            for (a, b) in column.iter().zip(column.iter().skip(1)) {
                if b.y - a.y > habit.leading(b.size) * 1.25 && (b.size - body).abs() < 0.6 && !b.bold {
                    starts += 1;
                    marked += usize::from(has_label(b) || b.after_label.is_some() || start(b) - left > b.size * 0.8);
                }
            }
        }
        habit.marked_starts = starts >= 4 && marked * 10 >= starts * 7;
        habit
    }

    /// The habit of one column, whose full lines may stand farther apart than most of the document's of that size: a
    /// text set wider than the others, another script.
    fn within(&self, column: &[Line]) -> Self {
        let far = column.iter().map(end).fold(f32::MIN, f32::max);
        let mut steps: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for (a, b) in column.iter().zip(column.iter().skip(1)) {
            let step = b.y - a.y;
            let inside = a.page == b.page
                && (a.size - b.size).abs() < 0.6
                && step > a.size * 0.8
                && step < a.size * 3.2
                && !ends_short(a, b, far)
                && !a.last_char().is_some_and(ends_sentence)
                && !has_label(b);
            if inside {
                steps.entry(key(a.size)).or_default().push(step);
            }
        }
        let mut own = self.clone();
        for (size, steps) in steps.into_iter().filter(|(_, steps)| steps.len() >= 4) {
            let Some(step) = closest_mode(&steps) else { continue };
            let even = steps.iter().filter(|other| (**other - step).abs() < 1.0).count() * 4 >= steps.len() * 3;
            let known = own.leading.entry(size).or_insert(step);
            if even && step > *known {
                *known = step;
            }
        }
        own
    }

    pub(super) fn leading(&self, size: f32) -> f32 {
        self.leading.get(&key(size)).copied().unwrap_or(size * 1.2)
    }
}

/// The most frequent step; when two are near in number, the smaller one: the other is the distance of paragraphs.
fn closest_mode(steps: &[f32]) -> Option<f32> {
    let mut counts: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for step in steps {
        let slot = counts.entry((step * 2.0).round() as i32).or_insert((0, 0.0));
        slot.0 += 1;
        slot.1 += step;
    }
    let most = counts.values().map(|slot| slot.0).max()?;
    counts.into_values().find(|slot| slot.0 * 3 >= most).map(|slot| slot.1 / slot.0 as f32)
}

fn key(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

/// The side on which lines begin: left, or right in Arabic.
fn left_edge(column: &[Line]) -> f32 {
    mode(column.iter().map(|line| (start(line), line.width().max(1.0))), 2.0).unwrap_or(0.0)
}

/// Where a line begins, growing in the direction of an indent.
fn start(line: &Line) -> f32 {
    if line.leftward { -line.x1 } else { line.x0 }
}

/// Where a line ends, growing in the direction of reading.
fn end(line: &Line) -> f32 {
    if line.leftward { -line.x0 } else { line.x1 }
}

/// The paragraphs of one column.
pub(super) fn paragraphs(column: Vec<Line>, habit: &Habit) -> Vec<Para> {
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
        let joins = paras.last().is_some_and(|para| continues(para, &line, below, here, before_far, habit));
        if joins && let Some(para) = paras.last_mut() {
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

fn is_centred(line: &Line, edge: f32, far: f32) -> bool {
    let (left, right) = (start(line) - edge, far - end(line));
    let measure = (far - edge).max(1.0);
    // A first line with an indent and a ragged end can stand in the middle: a centred one stands well inside.
    let least = (measure * 0.1).max(line.size * 1.2);
    left > least
        && right > least
        && (left - right).abs() < (measure * 0.02).max(line.size * 0.4) + (left.min(right)) * 0.05
}

/// Whether `line` goes on with the paragraph above it; `below` is where the line after it begins.
fn continues(para: &Para, line: &Line, below: Option<f32>, centred: bool, far: f32, habit: &Habit) -> bool {
    let Some(above) = para.lines.last() else { return false };
    let step = line.y - above.y;
    let leading = habit.leading(line.size.max(above.size));
    if step > leading * 1.3 + 0.5 || step < 0.0 {
        return false;
    }
    let (last, first) = (above.last_char().unwrap_or(' '), line.first_char().unwrap_or(' '));
    let flows_on = !ends_sentence(last) && first.is_lowercase();
    let grown = (line.size - above.size).abs();
    // A line set wholly in a smaller face (code, addresses) inside a sentence is still the sentence.
    let inside = grown < above.size * 0.2 && !ends_sentence(last) && !ends_short(above, line, far) && !line.bold;
    if grown > above.size * 0.08 && !inside {
        return false;
    }
    if above.bold != line.bold && !flows_on && (above.chars.len() > 3 && line.chars.len() > 3) {
        let all_of_one = para.lines.iter().all(|known| known.bold == above.bold);
        // A bold lead-in of one line, or a bold heading above plain text.
        if all_of_one
            && (above.bold || line.bold)
            && (ends_short(above, line, far) || para.centred || ends_sentence(last))
        {
            return false;
        }
    }
    if stacked(above, line)
        && above.bold == line.bold
        && above.italic == line.italic
        && !has_label(line)
        && !is_division(above)
        && !is_division(line)
    {
        return !flow_stops(last) || centred;
    }
    if para.centred != centred {
        // The last line of a justified paragraph can happen to stand in the middle; so can its first, with an indent and
        // a ragged end.
        let alike = above.bold == line.bold && above.italic == line.italic && !above.bold;
        let first_of_many = para.lines.len() == 1 && !centred && alike && !ends_sentence(last) && !has_label(line);
        return flows_on || first_of_many && last != ',' && !ends_short(above, line, far);
    }
    if para.centred {
        return above.bold == line.bold
            && above.italic == line.italic
            && !has_label(line)
            && !is_division(above)
            && !is_division(line);
    }
    // A little more room than between lines, where a sentence is over or a clause of a preamble begins.
    let wide = step > leading * 1.1 + 0.5;
    if wide && ends_sentence(last) && !first.is_lowercase() {
        return false;
    }
    if matches!(last, ',' | '،' | '，') && (wide || first.is_uppercase()) && begins_clause(&line.text()) {
        return false;
    }
    // "Генеральная Ассамблея,": no line is broken so early; what follows in lower case is a clause of its own.
    let opening = para.lines.len() == 1 && matches!(last, ',' | '،' | '，') && !has_label(above);
    if opening && ends_short(above, line, far) && above.width() < (far - start(above)) * 0.5 {
        return false;
    }
    let shift = start(line) - start(above);
    let em = line.size;
    if has_label(line) || line.after_label.is_some() {
        let hanging = para.lines.len() > 1 && shift.abs() < em * 0.3;
        let doubtful = line.after_label.is_none() && hanging && !ends_sentence(last);
        if !doubtful || ends_short(above, line, far) && !flows_on {
            return false;
        }
    }
    if para.lines.len() == 1 {
        let hangs = above.tab.is_some_and(|text| (start_of(text, above) - start(line)).abs() < em * 0.8);
        // A first line that begins further out than all others: the sentence goes on in them, and they stand in line.
        let hanging = !ends_sentence(last)
            && !ends_short(above, line, far)
            && (flows_on || below.is_some_and(|below| (below - start(line)).abs() < em * 0.3));
        if shift > em * 0.8 && !hangs && !hanging && !(has_label(above) && flows_on) {
            return false;
        }
    } else if shift > em * 0.8 || shift < -em * 0.8 {
        return flows_on && shift < 0.0;
    }
    !ends_short(above, line, far) || flows_on
}

/// Whether two lines are set around one middle, neither filling the other's measure.
fn stacked(a: &Line, b: &Line) -> bool {
    let (left, right) = (b.x0 - a.x0, a.x1 - b.x1);
    (left - right).abs() < a.size * 0.5 && left.abs() > a.size * 0.8 && right.abs() > a.size * 0.8
}

/// Whether a line names a division and nothing more: `Article 12`, `PART IV`, `Annex II`, `第十二条`.
fn is_division(line: &Line) -> bool {
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

fn flow_stops(ch: char) -> bool {
    matches!(ch, '.' | ';' | ':' | '。' | '；' | '：')
}

fn start_of(x: f32, line: &Line) -> f32 {
    if line.leftward { -x } else { x }
}

/// Whether the first word of the next line would have fitted on this one: then the break is meant.
fn ends_short(above: &Line, line: &Line, far: f32) -> bool {
    let space = above.size * 0.35;
    // Chinese may be broken between any two signs, or between words only, with the stop that may not
    // begin a line: five signs, unless a sentence is over.
    let han = line.first_char().is_some_and(is_cjk) && !above.last_char().is_some_and(ends_sentence);
    let word = if han { line.word_width * 5.0 } else { line.word_width };
    end(above) + space + word + above.size * 0.4 < far
}

pub(super) fn ends_sentence(ch: char) -> bool {
    matches!(ch, '.' | ';' | ':' | '!' | '?' | '。' | '；' | '：' | '！' | '？' | '؛' | '؟' | '»' | '”')
}

/// Joins a paragraph that goes on in the next column or on the next page. `above` ends its column.
pub(super) fn goes_on(above: &Para, below: &Para, habit: &Habit) -> bool {
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
