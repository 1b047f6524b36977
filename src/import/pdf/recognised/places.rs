//! Words in boxes → characters on base lines, with the size of their type.
//!
//! A box is as high as the word's own letters: `ace` is lower than `bdf`, and `gap` stands deeper. What letters reach
//! over and under the base line tells both the line and the size; sizes that are nearly the same are the same.

use super::{RecognisedPage, RecognisedWord};
use crate::import::pdf::glyphs::page::{Glyph, UNSURE};
use crate::import::pdf::glyphs::script::{is_cjk, is_leftward, is_vowel_sign};
use crate::import::pdf::layout::line::turned_round;
use std::collections::BTreeMap;

/// A slope under this is none: a page that lies straight.
const LEVEL: f32 = 0.0015;
/// A slope over this is no page laid crookedly.
const STEEP: f32 = 0.12;
/// Sizes that differ by less than this factor are one.
const SAME_SIZE: f32 = 1.13;
/// Gaps between boxes of Chinese signs up to so many sizes are none.
const SQUARE: f32 = 1.3;
/// The size of type where nothing tells it, in points.
const USUAL_SIZE: f32 = 11.0;

/// A line of words, from left to right.
struct Row {
    words: Vec<RecognisedWord>,
    /// Size of the type, in points; 0 where the boxes don't tell.
    size: f32,
    /// Characters.
    count: f32,
}

/// The characters of each page, by its number.
pub(super) fn glyphs(pages: &[RecognisedPage]) -> BTreeMap<u32, Vec<Glyph>> {
    let mut rows: Vec<(u32, Vec<Row>)> = pages.iter().map(|page| (page.number, rows(page))).collect();
    settle_sizes(rows.iter_mut().flat_map(|(_, rows)| rows).collect());
    rows.into_iter().map(|(number, rows)| (number, rows.iter().flat_map(row_glyphs).collect())).collect()
}

fn rows(page: &RecognisedPage) -> Vec<Row> {
    let mut by_line: BTreeMap<u32, Vec<RecognisedWord>> = BTreeMap::new();
    let seen = |word: &&RecognisedWord| {
        let [left, top, right, bottom] = word.area;
        right - left > 0.1 && bottom - top > 0.1
    };
    for word in page.words.iter().filter(seen) {
        by_line.entry(word.line).or_default().push(word.clone());
    }
    for words in by_line.values_mut() {
        // Words of a line that runs to the right come in their order; their boxes are not always so sure.
        if words.iter().any(|word| word.text.contains(is_leftward)) {
            words.sort_by(|a, b| a.area[0].total_cmp(&b.area[0]));
        }
    }
    straighten(&mut by_line);
    for words in by_line.values_mut() {
        part(words);
    }
    by_line.into_values().map(row).collect()
}

/// Has each word of a line end before the next begins: boxes of Chinese signs and of leaning letters reach into one another.
fn part(words: &mut [RecognisedWord]) {
    const LEAST: f32 = 0.6;
    const GAP: f32 = 0.5;
    let mut reached = f32::MIN;
    for word in words.iter_mut() {
        word.area[0] = word.area[0].max(reached);
        word.area[2] = word.area[2].max(word.area[0] + LEAST);
        reached = word.area[0] + LEAST;
    }
    let lefts: Vec<f32> = words.iter().skip(1).map(|word| word.area[0]).collect();
    for (word, next) in words.iter_mut().zip(lefts) {
        word.area[2] = word.area[2].min(next - GAP);
    }
}

fn row(words: Vec<RecognisedWord>) -> Row {
    let count = words.iter().map(|word| word.text.chars().count() as f32).sum();
    let size = size_of(&words);
    Row { words, size, count }
}

/// How far a character reaches over its base line, and over it at its lowest (less than nothing: under it); in sizes of
/// type. `None` where that differs too much from face to face to tell anything.
fn reach(ch: char) -> Option<(f32, f32)> {
    if is_leftward(ch) || is_vowel_sign(ch) {
        return None;
    }
    Some(match ch {
        'a' | 'c' | 'e' | 'm' | 'n' | 'o' | 'r' | 's' | 'u' | 'v' | 'w' | 'x' | 'z' => (0.47, 0.0),
        'а'..='п' | 'с' | 'т' | 'х' | 'ч' | 'ш' | 'ъ'..='я' if !matches!(ch, 'б' | 'в' | 'д' | 'й') => {
            (0.47, 0.0)
        }
        'g' | 'p' | 'q' | 'y' | 'р' | 'у' | 'ц' | 'щ' | 'д' => (0.47, -0.21),
        'j' | 'ф' | 'Q' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => (0.7, -0.2),
        't' | 'i' | 'й' => (0.63, 0.0),
        '.' | '…' | '_' => (0.1, 0.0),
        ',' => (0.1, -0.14),
        ';' => (0.45, -0.14),
        ':' => (0.45, 0.0),
        '-' | '–' | '—' | '~' | '=' | '+' | '•' | '·' => return None,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '*' | '°' => (0.7, 0.42),
        '，' | '。' | '、' => (0.15, -0.1),
        '一' | '：' | '；' => return None,
        _ if is_cjk(ch) => (0.84, -0.08),
        _ if ch.is_alphanumeric() => (0.69, 0.0),
        _ => return None,
    })
}

/// How far a word reaches over and under its base line.
fn reach_of(word: &str) -> Option<(f32, f32)> {
    let reaches: Vec<(f32, f32)> = word.chars().filter_map(reach).collect();
    let top = reaches.iter().map(|reach| reach.0).reduce(f32::max)?;
    let bottom = reaches.iter().map(|reach| reach.1).reduce(f32::min)?;
    Some((top, bottom))
}

/// The size of a line's type by its boxes; 0 where they don't tell.
fn size_of(words: &[RecognisedWord]) -> f32 {
    let told = words.iter().filter_map(|word| {
        let (top, bottom) = reach_of(&word.text).filter(|(top, bottom)| top - bottom > 0.4)?;
        Some(((word.area[3] - word.area[1]) / (top - bottom), word.text.chars().count() as f32))
    });
    let told: Vec<(f32, f32)> = told.collect();
    if let Some(size) = median(told) {
        return size;
    }
    // Letters that rise and fall as they like: over several words, some reach as far as the type does.
    let letters = words.iter().flat_map(|word| word.text.chars()).filter(|ch| is_leftward(*ch)).count();
    let top = words.iter().map(|word| word.area[1]).fold(f32::MAX, f32::min);
    let bottom = words.iter().map(|word| word.area[3]).fold(f32::MIN, f32::max);
    if letters >= 8 { (bottom - top) / 1.0 } else { 0.0 }
}

/// The value at which half of the weight is reached.
fn median(mut values: Vec<(f32, f32)>) -> Option<f32> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, weight)| weight).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    values
        .iter()
        .find(|(_, weight)| {
            sum += weight;
            sum >= half
        })
        .map(|(value, _)| *value)
}

/// The base line of a row whose type is `size` points.
fn base_of(words: &[RecognisedWord], size: f32) -> f32 {
    let told = words.iter().filter_map(|word| {
        let (_, bottom) = reach_of(&word.text).filter(|(_, bottom)| *bottom < 0.3)?;
        Some((word.area[3] + bottom * size, word.text.chars().count() as f32))
    });
    median(told.collect()).unwrap_or_else(|| {
        let bottom = words.iter().map(|word| word.area[3]).fold(f32::MIN, f32::max);
        let deep = words.iter().any(|word| word.text.chars().any(is_leftward));
        if deep { bottom - size * 0.25 } else { bottom }
    })
}

/// Sets lines straight that all rise or fall alike.
fn straighten(lines: &mut BTreeMap<u32, Vec<RecognisedWord>>) {
    let slopes = lines.values().filter_map(|words| {
        let feet: Vec<(f32, f32)> = words
            .iter()
            .filter_map(|word| {
                let (_, bottom) = reach_of(&word.text).unwrap_or((0.7, 0.0));
                let size = size_of(std::slice::from_ref(word));
                (size > 0.0).then(|| (word.area[0], word.area[3] + bottom * size))
            })
            .collect();
        let (first, last) = (feet.first()?, feet.last()?);
        let length = last.0 - first.0;
        (length > 120.0).then(|| ((last.1 - first.1) / length, length))
    });
    let Some(slope) = median(slopes.collect()) else { return };
    if !(LEVEL..STEEP).contains(&slope.abs()) {
        return;
    }
    let (sin, cos) = slope.atan().sin_cos();
    for word in lines.values_mut().flatten() {
        let [left, top, right, bottom] = word.area;
        let middle = f32::midpoint(left, right);
        let turn = |x: f32, y: f32| (x * cos + y * sin, y * cos - x * sin);
        let (x, _) = turn(left, f32::midpoint(top, bottom));
        // A box on a slope is as much higher as the slope rises over its width.
        let excess = ((right - left) * slope.abs() / 2.0).min((bottom - top) / 4.0);
        let (_, y0) = turn(middle, top + excess);
        let (_, y1) = turn(middle, bottom - excess);
        word.area = [x, y0, x + (right - left), y1];
    }
}

/// Gives lines of nearly one size that size, the commonest first; short lines, whose boxes tell little, take the nearest.
fn settle_sizes(mut rows: Vec<&mut Row>) {
    const SHORT: f32 = 6.0;
    let mut left: Vec<(f32, f32)> =
        rows.iter().filter(|row| row.size > 0.0 && row.count >= SHORT).map(|row| (row.size, row.count)).collect();
    let mut sizes: Vec<f32> = Vec::new();
    while let Some(size) = commonest(&left) {
        left.retain(|(other, _)| !is_near(*other, size, SAME_SIZE));
        sizes.push(size);
    }
    let usual = sizes.first().copied().unwrap_or(USUAL_SIZE);
    for row in &mut rows {
        let far = |size: &f32| (row.size.max(0.1) / size).ln().abs();
        let nearest = sizes.iter().copied().min_by(|a, b| far(a).total_cmp(&far(b)));
        row.size = match nearest {
            Some(_) if row.size <= 0.0 => usual,
            Some(size) if is_near(row.size, size, SAME_SIZE) => size,
            Some(size) if row.count < SHORT && is_near(row.size, size, 1.4) => size,
            _ if row.size > 0.0 => row.size,
            _ => usual,
        };
    }
}

fn is_near(a: f32, b: f32, factor: f32) -> bool {
    a < b * factor && b < a * factor
}

/// The size around which most characters stand.
fn commonest(sizes: &[(f32, f32)]) -> Option<f32> {
    let near = |size: f32| sizes.iter().filter(move |(other, _)| is_near(*other, size, 1.06));
    let weight = |size: f32| near(size).map(|(_, count)| count).sum::<f32>();
    let (best, _) = sizes.iter().copied().max_by(|a, b| weight(a.0).total_cmp(&weight(b.0)))?;
    median(near(best).copied().collect())
}

fn row_glyphs(row: &Row) -> Vec<Glyph> {
    let y = base_of(&row.words, row.size);
    let letters = |leftward: bool| {
        let letters = row.words.iter().flat_map(|word| word.text.chars()).filter(|ch| ch.is_alphabetic());
        letters.filter(|ch| is_leftward(*ch) == leftward).count()
    };
    let leftward = letters(true) > letters(false);
    let mut glyphs: Vec<Glyph> = Vec::new();
    for word in &row.words {
        let flags = if word.is_unsure() { UNSURE } else { 0 };
        let glyph = |ch: char, x0: f32, x1: f32| Glyph { ch, x0, x1, y, size: row.size, flags, ..Glyph::NONE };
        let [left, _, right, _] = word.area;
        let chars = on_the_page(&word.text, leftward);
        if let (Some(before), Some(first)) = (glyphs.last_mut(), chars.first()) {
            let gap = left - before.x1;
            if is_cjk(before.ch) && is_cjk(*first) {
                // Signs stand in squares, however narrow the boxes: only a gap of more than one is a gap.
                before.x1 = if gap < row.size * SQUARE { left } else { before.x1 };
            } else if (0.0..row.size * 1.5).contains(&gap) {
                let (from, flags) = (before.x1, before.flags & flags);
                glyphs.push(Glyph { flags, ..glyph(' ', from, left) });
            }
        }
        let whole: f32 = chars.iter().map(|ch| breadth(*ch)).sum();
        let mut x = left;
        for ch in chars {
            let next = x + (right - left) * breadth(ch) / whole.max(0.01);
            glyphs.push(glyph(ch, x, next));
            x = next;
        }
    }
    glyphs
}

/// The characters of a word from left to right, as they stand on a line that runs to the left or to the right. Brackets
/// are those that are meant.
fn on_the_page(word: &str, leftward: bool) -> Vec<char> {
    let chars: Vec<char> = word.chars().collect();
    // Turning round what is turned round gives it back.
    if leftward || chars.iter().any(|ch| is_leftward(*ch)) { turned_round(&chars) } else { chars }
}

/// How broad a character is beside others.
fn breadth(ch: char) -> f32 {
    match ch {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '‘' | '|' | '!' | '(' | ')'
        | '[' | ']' | '/' | '-' => 0.55,
        'm' | 'w' | 'M' | 'W' | '—' => 1.5,
        _ if is_vowel_sign(ch) => 0.1,
        _ if is_cjk(ch) => 2.0,
        _ if ch.is_uppercase() => 1.3,
        _ => 1.0,
    }
}
