//! Characters of one line in reading order, with the spaces between words found from the gaps.
//!
//! Producers put spaces where none is seen (`U nited`, from text set letter by letter) and leave them out where the
//! eye sees one. What counts is the gap on the page, judged against the gaps inside the words of the same line.

use super::page::{BARCODE, BOLD, Glyph, ITALIC, Page, Rule};

/// Underlined by a drawn line.
pub(super) const UNDERLINE: u8 = 16;
/// Struck by a drawn line.
pub(super) const STRIKE: u8 = 32;
/// Raised.
pub(super) const SUPER: u8 = 64;
/// Lowered.
pub(super) const SUB: u8 = 128;

/// A character of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_field_names, reason = "a character is what it is")]
pub(super) struct Ch {
    pub ch: char,
    /// `BOLD`, `ITALIC`, [`UNDERLINE`] and the others.
    pub flags: u8,
    /// 0xRRGGBB; 0 is black.
    pub colour: u32,
    /// Colour behind it.
    pub highlight: Option<u32>,
}

/// A line of text, or the part of one that stands in a column or cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
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
}

impl Line {
    pub(super) fn text(&self) -> String {
        self.chars.iter().map(|ch| ch.ch).collect()
    }

    pub(super) fn last_char(&self) -> Option<char> {
        self.chars.iter().rev().map(|ch| ch.ch).find(|ch| !ch.is_whitespace())
    }

    pub(super) fn first_char(&self) -> Option<char> {
        self.chars.iter().map(|ch| ch.ch).find(|ch| !ch.is_whitespace())
    }

    pub(super) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn top(&self) -> f32 {
        self.y - self.size * 0.75
    }
}

/// Splits glyphs in the order of their instructions into lines.
pub(super) fn split(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
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

/// The value that most weight stands on, values rounded to `step`.
pub(super) fn mode(values: impl Iterator<Item = (f32, f32)>, step: f32) -> Option<f32> {
    let mut weights: std::collections::BTreeMap<i32, (f32, f32)> = std::collections::BTreeMap::new();
    for (value, weight) in values {
        let slot = weights.entry((value / step).round() as i32).or_insert((0.0, 0.0));
        slot.0 += weight;
        slot.1 += value * weight;
    }
    let best = weights.into_values().reduce(|best, slot| if slot.0 > best.0 { slot } else { best })?;
    (best.0 > 0.0).then(|| best.1 / best.0)
}

/// Makes a line of the glyphs on one base line.
pub(super) fn make(mut glyphs: Vec<Glyph>, page: &Page) -> Option<Line> {
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    // Printed twice to look bolder: once is enough.
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
    let seen: Vec<Glyph> = kept.iter().copied().filter(|glyph| !glyph.ch.is_whitespace()).collect();
    let (first, last) = (seen.first()?, seen.last()?);
    let size = mode(seen.iter().map(|glyph| (glyph.size, 1.0)), 0.5)?;
    let y =
        mode(seen.iter().filter(|glyph| glyph.size > size * 0.85).map(|glyph| (glyph.y, 1.0)), 0.5).unwrap_or(first.y);
    let x1 = seen.iter().map(|glyph| glyph.x1).fold(last.x1, f32::max);
    let mut line = Line { page: page.number, x0: first.x0, x1, y, size, ..Line::default() };
    let leftward = seen.iter().filter(|glyph| is_leftward(glyph.ch)).count() * 2
        > seen.iter().filter(|glyph| glyph.ch.is_alphabetic()).count().max(1);
    line.leftward = leftward;
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
    };
    let spaces = word_gaps(&kept, size);
    let mut chars: Vec<Ch> = Vec::with_capacity(kept.len());
    let mut first_word_end = None;
    let mut previous: Option<&Glyph> = None;
    let mut seen_so_far = String::new();
    // Where words end and begin: how many characters stand before, right end of the one, left end of the other.
    let mut breaks: Vec<(usize, f32, f32)> = Vec::new();
    let visible = kept.iter().filter(|glyph| !glyph.ch.is_whitespace());
    for (count, (glyph, gap)) in visible.zip(&spaces).enumerate() {
        if gap.space
            && let Some(before) = previous
        {
            first_word_end = first_word_end.or(Some(before.x1));
            breaks.push((count, before.x1, glyph.x0));
            if line.tab.is_none() && seen_so_far.len() <= 14 && glyph.x0 - before.x1 > size * 0.5 {
                line.tab = Some(glyph.x0);
            }
            if line.after_label.is_none() && glyph.x0 - before.x1 > size * 0.5 && super::label::is_label(&seen_so_far) {
                line.after_label = Some(glyph.x0);
            }
            let (left, right) = (look(before), look(glyph));
            chars.push(Ch {
                ch: ' ',
                flags: left.flags & right.flags,
                colour: left.colour,
                highlight: left.highlight.filter(|_| left.highlight == right.highlight),
            });
        }
        if gap.false_space {
            line.mended.push(torn_word(&kept, glyph));
        }
        if seen_so_far.len() < 24 {
            seen_so_far.push(glyph.ch);
        }
        push_plain(&mut chars, look(glyph));
        previous = Some(glyph);
    }
    chars = if leftward { logical(chars) } else { with_leftward_words(chars) };
    // Han text breaks anywhere: the first character is what would have to fit.
    let first_end = if is_cjk(first.ch) { first.x1 } else { first_word_end.unwrap_or(x1) };
    line.word_width = first_end - first.x0;
    if leftward {
        begin_at_right(&mut line, &seen, &breaks);
    }
    let letters = || chars.iter().filter(|ch| ch.ch.is_alphanumeric());
    line.bold = letters().next().is_some() && letters().all(|ch| ch.flags & BOLD != 0);
    line.italic = letters().next().is_some() && letters().all(|ch| ch.flags & ITALIC != 0);
    line.barcode = seen.iter().all(|glyph| glyph.is(BARCODE));
    line.chars = chars;
    Some(line)
}

/// What is known of a line's beginning, for one that begins at the right: its first word, what follows its label or the
/// first wide gap.
fn begin_at_right(line: &mut Line, seen: &[Glyph], breaks: &[(usize, f32, f32)]) {
    line.word_width = line.x1 - breaks.last().map_or(line.x0, |&(_, _, left)| left);
    (line.tab, line.after_label) = (None, None);
    for &(at, right, left) in breaks.iter().rev() {
        let head = seen.get(at..).unwrap_or_default();
        if head.len() > 14 {
            break;
        }
        if left - right > line.size * 0.5 {
            line.tab = line.tab.or(Some(right));
            let label: String =
                logical(head.iter().map(|glyph| Ch { ch: glyph.ch, flags: 0, colour: 0, highlight: None }).collect())
                    .into_iter()
                    .map(|ch| ch.ch)
                    .collect();
            if super::label::is_label(&label) {
                line.after_label = line.after_label.or(Some(right));
            }
        }
    }
}

struct Gap {
    space: bool,
    false_space: bool,
}

/// For each visible glyph, whether a word starts with it.
fn word_gaps(glyphs: &[Glyph], size: f32) -> Vec<Gap> {
    struct Between {
        gap: f32,
        written: bool,
        space_width: f32,
        cjk: bool,
        /// Between Chinese and another script, where typesetters leave a quarter of an em that is no space.
        border: bool,
        /// Between the dots that lead to a page number, which tell nothing of the letters.
        leader: bool,
        /// Between letters of a script whose letters touch: any gap is one between words.
        joined: bool,
        size: f32,
    }
    let mut between: Vec<Between> = Vec::new();
    let mut previous: Option<&Glyph> = None;
    let mut spaced = false;
    let mut space_width = 0.0;
    for glyph in glyphs {
        if glyph.ch.is_whitespace() {
            spaced = true;
            space_width += glyph.x1 - glyph.x0;
            continue;
        }
        let gap = previous.map_or(0.0, |before| glyph.x0 - before.x1);
        let cjk = previous.is_some_and(|before| is_cjk(before.ch) && is_cjk(glyph.ch));
        let border = previous.is_some_and(|before| is_cjk(before.ch) != is_cjk(glyph.ch));
        let leader = previous.is_some_and(|before| before.ch == glyph.ch && matches!(glyph.ch, '.' | '·' | '…' | '_'));
        let local = previous.map_or(size, |before| before.size.max(glyph.size));
        let written = spaced && previous.is_some();
        let joined = previous.is_some_and(|before| is_leftward(before.ch) && is_leftward(glyph.ch));
        between.push(Between { gap, written, space_width, cjk, border, leader, joined, size: local });
        previous = Some(glyph);
        (spaced, space_width) = (false, 0.0);
    }
    // Gaps inside words, from which letter spacing is known.
    let mut inner: Vec<f32> =
        between.iter().skip(1).filter(|b| !b.written && !b.leader && b.gap < size * 0.8).map(|b| b.gap).collect();
    inner.sort_by(f32::total_cmp);
    let letter = inner.get(inner.len() / 2).copied().unwrap_or(0.0).max(0.0);
    let lines_write_spaces = between.iter().any(|b| b.written && b.gap > size * 0.12);
    between
        .iter()
        .enumerate()
        .map(|(index, b)| {
            if index == 0 {
                return Gap { space: false, false_space: false };
            }
            if b.border && !b.written {
                return Gap { space: b.gap > letter + b.size * 0.35, false_space: false };
            }
            // Justified text without written spaces needs a lower bar than text with them.
            let share = if b.joined {
                0.1
            } else if lines_write_spaces {
                0.17
            } else {
                0.14
            };
            let bar = letter + b.size * share;
            let wide = b.gap > bar;
            if b.cjk {
                return Gap { space: b.gap > b.size * 0.45, false_space: false };
            }
            // A space that is written but not seen: the next letter was drawn over it.
            let unseen = b.gap < letter + b.size * 0.05 && b.gap < b.space_width * 0.35;
            Gap { space: wide || (b.written && !unseen), false_space: b.written && unseen && !wide }
        })
        .collect()
}

/// The word as it was written (torn) and as it is seen, around the glyph after the false space.
fn torn_word(glyphs: &[Glyph], after: &Glyph) -> (String, String) {
    let at = glyphs.iter().position(|glyph| std::ptr::eq(glyph, after)).unwrap_or(0);
    let is_gap = |index: usize| glyphs.get(index).is_none_or(|glyph| glyph.ch.is_whitespace());
    let mut from = at;
    while from > 0 && is_gap(from - 1) {
        from -= 1;
    }
    while from > 0 && !is_gap(from - 1) {
        from -= 1;
    }
    let mut to = at;
    while !is_gap(to) {
        to += 1;
    }
    let written: String = glyphs.get(from..to).unwrap_or_default().iter().map(|glyph| glyph.ch).collect();
    let seen: String = written.chars().filter(|ch| !ch.is_whitespace()).collect();
    // As it is read, not as it stands on the page.
    let reads = |text: String| if text.contains(is_leftward) { text.chars().rev().collect() } else { text };
    (reads(written), reads(seen))
}

fn flags_of(glyph: &Glyph, (y, size): (f32, f32), rules: &[&Rule]) -> u8 {
    let mut flags = glyph.flags & (BOLD | ITALIC);
    let rise = y - glyph.y;
    if glyph.size < size * 0.85 && rise > size * 0.12 {
        flags |= SUPER;
    } else if glyph.size < size * 0.85 && rise < -size * 0.05 {
        flags |= SUB;
    } else if rise > size * 0.2 && rise < size * 0.6 && glyph.size < size * 1.05 {
        flags |= SUPER;
    }
    let middle = f32::midpoint(glyph.x0, glyph.x1);
    for rule in rules.iter().filter(|rule| rule.x0 <= middle && middle <= rule.x1) {
        let below = rule.middle() - glyph.y;
        if (0.0..glyph.size * 0.3).contains(&below) {
            flags |= UNDERLINE;
        } else if (-glyph.size * 0.48..-glyph.size * 0.12).contains(&below) {
            flags |= STRIKE;
        }
    }
    flags
}

/// The colour of the smallest coloured area behind a glyph, when it is no higher than a highlighter's stroke.
fn highlight_of(glyph: &Glyph, page: &Page) -> Option<u32> {
    let (x, y) = (f32::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
    page.fills
        .iter()
        .filter(|fill| fill.area.x0 <= x && x <= fill.area.x1 && fill.area.y0 <= y && y <= fill.area.y1)
        .filter(|fill| fill.area.y1 - fill.area.y0 < glyph.size * 2.0 && !matches!(fill.colour, 0x00FF_FFFF | 0))
        .map(|fill| fill.colour)
        .next_back()
}

/// Adds a character, ligatures and presentation forms as the letters they stand for.
fn push_plain(chars: &mut Vec<Ch>, ch: Ch) {
    use unicode_normalization::UnicodeNormalization as _;
    match ch.ch {
        '\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{2F00}'..='\u{2FD5}' => {
            let letters: Vec<char> = std::iter::once(ch.ch).nfkc().collect();
            // On a leftward line the characters are turned round later, a ligature's letters with them.
            let backwards = matches!(ch.ch, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
            let push = |letter: char, chars: &mut Vec<Ch>| {
                if !letter.is_whitespace() {
                    chars.push(Ch { ch: letter, ..ch });
                }
            };
            if backwards {
                for &letter in letters.iter().rev() {
                    push(letter, chars);
                }
            } else {
                for &letter in &letters {
                    push(letter, chars);
                }
            }
        }
        // Bullets of the symbol fonts.
        '\u{F0B7}' | '\u{F0A7}' => chars.push(Ch { ch: '•', ..ch }),
        _ => chars.push(ch),
    }
}

pub(super) fn is_leftward(ch: char) -> bool {
    matches!(ch, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}') && ch.is_alphabetic()
}

pub(super) fn is_cjk(ch: char) -> bool {
    matches!(ch, '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// Characters from left to right on the page → the order in which a leftward line is read.
///
/// The whole is turned round; stretches of Latin letters and digits in it are turned back, and brackets mirrored.
fn logical(chars: Vec<Ch>) -> Vec<Ch> {
    let mut turned: Vec<Ch> = chars.into_iter().rev().collect();
    let runs_right = |ch: char| (ch.is_alphanumeric() && !is_leftward(ch)) || ch == '\u{FFFD}';
    let mut at = 0;
    while at < turned.len() {
        if !turned.get(at).is_some_and(|ch| runs_right(ch.ch)) {
            at += 1;
            continue;
        }
        // To the last letter or digit before the next leftward letter, joined by what stands inside numbers and names.
        let mut end = at + 1;
        let mut probe = at + 1;
        while let Some(ch) = turned.get(probe) {
            if runs_right(ch.ch) {
                end = probe + 1;
            } else if !matches!(ch.ch, '/' | '.' | ',' | '-' | ':' | '\'' | '\u{2019}' | '&' | '@' | '_' | ' ' | '%')
                || (ch.ch == ' '
                    && !turned.get(probe + 1).is_some_and(|next| next.ch.is_alphabetic() && !is_leftward(next.ch)))
            {
                break;
            }
            probe += 1;
        }
        if let Some(run) = turned.get_mut(at..end) {
            run.reverse();
        }
        at = end;
    }
    // Some producers say which bracket was drawn, others which one is meant: read both ways, one of them opens first.
    if misfits(&turned, false) > misfits(&turned, true) {
        for ch in &mut turned {
            ch.ch = mirrored(ch.ch);
        }
    }
    turned
}

/// A line that runs to the right, with what is Arabic or Hebrew in it turned round.
fn with_leftward_words(mut chars: Vec<Ch>) -> Vec<Ch> {
    let belongs = |ch: char| is_leftward(ch) || super::accent::is_vowel_sign(ch);
    let mut at = 0;
    while let Some(from) = chars.iter().skip(at).position(|ch| belongs(ch.ch)).map(|place| place + at) {
        let mut end = from + 1;
        let mut probe = end;
        // Words with single spaces and stops between them are one stretch.
        while let Some(ch) = chars.get(probe) {
            if belongs(ch.ch) {
                end = probe + 1;
            } else if !matches!(ch.ch, ' ' | '،' | '؛' | '-' | '.') || probe > end {
                break;
            }
            probe += 1;
        }
        if let Some(stretch) = chars.get_mut(from..end) {
            stretch.reverse();
        }
        at = end;
    }
    chars
}

fn mirrored(ch: char) -> char {
    match ch {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// Brackets that close before they open, or stay open.
fn misfits(chars: &[Ch], mirror: bool) -> usize {
    let mut open = 0usize;
    let mut wrong = 0;
    for ch in chars {
        match if mirror { mirrored(ch.ch) } else { ch.ch } {
            '(' | '[' | '«' => open += 1,
            ')' | ']' | '»' if open > 0 => open -= 1,
            ')' | ']' | '»' => wrong += 1,
            _ => {}
        }
    }
    wrong + open
}
