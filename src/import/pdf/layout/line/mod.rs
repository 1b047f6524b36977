//! Characters of one line in reading order, with the spaces between words found from the gaps.

mod ch;
mod direction;
mod gaps;
mod look;

pub(crate) use ch::{Ch, STRIKE, SUB, SUPER, UNDERLINE, UNSEEN, UNSURE};
pub(crate) use direction::turned_round;

use super::label::is_label;
use crate::import::pdf::glyphs::page::{BARCODE, BOLD, Glyph, ITALIC, Page, Rule};
use crate::import::pdf::glyphs::script::{is_cjk, is_leftward};
use direction::{logical, with_leftward_words};
use gaps::{torn_word, word_gaps};
use look::{flags_of, highlight_of, push_plain};

/// A line of text, or the part of one that stands in a column or cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub page: u32,
    pub chars: Vec<Ch>,
    pub x0: f32,
    pub x1: f32,
    /// Base line.
    pub y: f32,
    /// Size of most of its type.
    pub size: f32,
    /// All its letters are bold.
    pub bold: bool,
    pub italic: bool,
    pub barcode: bool,
    /// Width of the first word, to judge whether it would have fitted on the line above.
    pub word_width: f32,
    /// Where the text after a leading label starts (`1.⇥Text`).
    pub after_label: Option<f32>,
    /// Where the text goes on after the first wide gap near the start of the line, label or not.
    pub tab: Option<f32>,
    /// Written from right to left.
    pub leftward: bool,
    /// Spaces found to be false, and spaces found where none was written: the words concerned.
    pub mended: Vec<(String, String)>,
    /// Put together of pieces far apart, as those above and below it are: perhaps of two columns.
    pub across: bool,
}

impl Line {
    pub(crate) fn text(&self) -> String {
        self.chars.iter().map(|ch| ch.ch).collect()
    }

    pub(crate) fn last_char(&self) -> Option<char> {
        self.chars.iter().rev().map(|ch| ch.ch).find(|ch| !ch.is_whitespace())
    }

    pub(crate) fn first_char(&self) -> Option<char> {
        self.chars.iter().map(|ch| ch.ch).find(|ch| !ch.is_whitespace())
    }

    pub(crate) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(crate) fn top(&self) -> f32 {
        self.y - self.size * 0.75
    }
}

/// Splits glyphs in the order of their instructions into lines.
pub(crate) fn split(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut lines: Vec<Vec<Glyph>> = Vec::new();
    let mut main: Option<Glyph> = None;
    let mut right = f32::MIN;
    for glyph in glyphs {
        let same = main.is_some_and(|main| {
            let size = main.size.max(glyph.size);
            let dy = (glyph.y - main.y).abs();
            dy < size * 0.12 || (dy < size * 0.6 && glyph.x0 >= right - size && glyph.x0 <= right + size * 3.0)
        });
        if !same || lines.is_empty() {
            lines.push(Vec::new());
            main = None;
            right = f32::MIN;
        }
        if !glyph.ch.is_whitespace() && main.is_none_or(|main| glyph.size > main.size * 1.2) || main.is_none() {
            main = Some(glyph);
        }
        right = if glyph.ch.is_whitespace() { right.max(glyph.x0) } else { right.max(glyph.x1) };
        if let Some(line) = lines.last_mut() {
            line.push(glyph);
        }
    }
    lines.retain(|line| line.iter().any(|glyph| !glyph.ch.is_whitespace()));
    lines
}

/// Makes lines of the glyphs of a page, in the order of their instructions.
pub(crate) fn in_order(glyphs: Vec<Glyph>, page: &Page) -> Vec<Line> {
    split(glyphs).into_iter().filter_map(|glyphs| make(glyphs, page)).collect()
}

/// The value that most weight stands on, values rounded to `step`.
pub(crate) fn mode(values: impl Iterator<Item = (f32, f32)>, step: f32) -> Option<f32> {
    let mut weights: std::collections::BTreeMap<i32, (f32, f32)> = std::collections::BTreeMap::new();
    for (value, weight) in values {
        let slot = weights.entry((value / step).round() as i32).or_insert((0.0, 0.0));
        slot.0 += weight;
        slot.1 += value * weight;
    }
    let best = weights.into_values().reduce(|best, slot| if slot.0 > best.0 { slot } else { best })?;
    (best.0 > 0.0).then(|| best.1 / best.0)
}

/// Makes a line of the glyphs on one base line; `None` when none of them is seen.
pub(crate) fn make(mut glyphs: Vec<Glyph>, page: &Page) -> Option<Line> {
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let kept = without_doubles(glyphs);
    let seen: Vec<Glyph> = kept.iter().copied().filter(|glyph| !glyph.ch.is_whitespace()).collect();
    let (first, last) = (seen.first()?, seen.last()?);
    let size = mode(seen.iter().map(|glyph| (glyph.size, 1.0)), 0.5)?;
    let y =
        mode(seen.iter().filter(|glyph| glyph.size > size * 0.85).map(|glyph| (glyph.y, 1.0)), 0.5).unwrap_or(first.y);
    let x1 = seen.iter().map(|glyph| glyph.x1).fold(last.x1, f32::max);
    let leftward = seen.iter().filter(|glyph| is_leftward(glyph.ch)).count() * 2
        > seen.iter().filter(|glyph| glyph.ch.is_alphabetic()).count().max(1);
    let mut line = Line { page: page.number, x0: first.x0, x1, y, size, leftward, ..Line::default() };
    let rules: Vec<&Rule> = page
        .rules
        .iter()
        .filter(|rule| rule.is_horizontal() && rule.x0 < x1 && rule.x1 > first.x0 && (rule.middle() - y).abs() < size)
        .filter(|rule| rule.x0 > first.x0 - size * 2.0 && rule.x1 < x1 + size * 2.0)
        .collect();
    let look = |glyph: &Glyph| Ch {
        ch: glyph.ch,
        flags: flags_of(glyph, (y, size), &rules),
        colour: glyph.colour,
        highlight: highlight_of(glyph, page),
        note: glyph.note,
    };
    let (chars, breaks) = words(&mut line, &kept, look);
    let chars = if leftward { logical(chars) } else { with_leftward_words(chars) };
    // Han text breaks anywhere: the first character is what would have to fit.
    let first_end = if is_cjk(first.ch) { first.x1 } else { breaks.first().map_or(x1, |first| first.right) };
    line.word_width = first_end - first.x0;
    if leftward {
        begin_at_right(&mut line, &seen, &breaks);
    }
    let letters = || chars.iter().filter(|ch| ch.ch.is_alphanumeric());
    line.bold = letters().next().is_some() && letters().all(|ch| ch.flags & BOLD != 0);
    line.italic = letters().next().is_some() && letters().all(|ch| ch.flags & ITALIC != 0);
    line.barcode = seen.iter().all(|glyph| glyph.is(BARCODE));
    line.chars = chars;
    line.chars.shrink_to_fit();
    Some(line)
}

/// Leaves out what is printed a second time to look bolder. The glyphs come from left to right.
fn without_doubles(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let doubled = kept.iter().rev().take(3).any(|old| {
            old.ch == glyph.ch
                && !glyph.ch.is_whitespace()
                && (old.x0 - glyph.x0).abs() < glyph.size * 0.12
                && (old.y - glyph.y).abs() < glyph.size * 0.12
                && (old.size - glyph.size).abs() < glyph.size * 0.02
                && old.x1 - old.x0 > glyph.size * 0.15
        });
        if !doubled {
            kept.push(glyph);
        }
    }
    kept
}

/// A gap between two words.
struct Break {
    /// How many characters stand before it.
    at: usize,
    /// Right end of the character before it.
    right: f32,
    /// Left end of the character after it.
    left: f32,
}

/// Makes the characters of a line from left to right, with a space at every gap between words; notes in `line` where
/// the text goes on after a label or the first wide gap, and which words were mended.
fn words(line: &mut Line, kept: &[Glyph], look: impl Fn(&Glyph) -> Ch) -> (Vec<Ch>, Vec<Break>) {
    let size = line.size;
    let spaces = word_gaps(kept, size);
    let mut chars: Vec<Ch> = Vec::with_capacity(kept.len());
    let mut previous: Option<&Glyph> = None;
    let mut seen_so_far = String::new();
    let mut breaks: Vec<Break> = Vec::new();
    let visible = kept.iter().filter(|glyph| !glyph.ch.is_whitespace());
    for (count, (glyph, gap)) in visible.zip(&spaces).enumerate() {
        if gap.space
            && let Some(before) = previous
        {
            breaks.push(Break { at: count, right: before.x1, left: glyph.x0 });
            let wide = glyph.x0 - before.x1 > size * 0.5;
            if line.tab.is_none() && seen_so_far.len() <= 14 && wide {
                line.tab = Some(glyph.x0);
            }
            if line.after_label.is_none() && wide && is_label(&seen_so_far) {
                line.after_label = Some(glyph.x0);
            }
            let (left, right) = (look(before), look(glyph));
            chars.push(Ch {
                ch: ' ',
                flags: left.flags & right.flags,
                colour: left.colour,
                highlight: left.highlight.filter(|_| left.highlight == right.highlight),
                note: if left.note == right.note { left.note } else { 0 },
            });
        }
        if gap.false_space {
            line.mended.push(torn_word(kept, glyph));
        }
        if seen_so_far.len() < 24 {
            seen_so_far.push(glyph.ch);
        }
        push_plain(&mut chars, look(glyph));
        previous = Some(glyph);
    }
    (chars, breaks)
}

/// What is known of a line's beginning, for one that begins at the right: its first word, what follows its label or the
/// first wide gap.
fn begin_at_right(line: &mut Line, seen: &[Glyph], breaks: &[Break]) {
    line.word_width = line.x1 - breaks.last().map_or(line.x0, |last| last.left);
    (line.tab, line.after_label) = (None, None);
    for &Break { at, right, left } in breaks.iter().rev() {
        let head = seen.get(at..).unwrap_or_default();
        if head.len() > 14 {
            break;
        }
        if left - right > line.size * 0.5 {
            line.tab = line.tab.or(Some(right));
            let label: String = logical(
                head.iter().map(|glyph| Ch { ch: glyph.ch, flags: 0, colour: 0, highlight: None, note: 0 }).collect(),
            )
            .into_iter()
            .map(|ch| ch.ch)
            .collect();
            if is_label(&label) {
                line.after_label = line.after_label.or(Some(right));
            }
        }
    }
}
