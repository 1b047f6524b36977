//! Where words begin: the gaps between the glyphs of a line, each judged against the gaps inside its words.
//!
//! Producers put spaces where none is seen (`U nited`, from text set letter by letter) and leave them out where the
//! eye sees one. What counts is the gap on the page.

use crate::import::pdf::glyphs::page::Glyph;
use crate::import::pdf::glyphs::script::{is_cjk, is_leftward};

/// What stands before a glyph.
pub(crate) struct Gap {
    /// A word begins here.
    pub space: bool,
    /// A space is written here that nobody sees.
    pub false_space: bool,
}

/// Tells for each visible glyph whether a word starts with it; `size` is the line's, in points.
pub(crate) fn word_gaps(glyphs: &[Glyph], size: f32) -> Vec<Gap> {
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

/// Gives the word around a false space as it was written (torn) and as it is seen; `after` is the glyph after the space.
pub(crate) fn torn_word(glyphs: &[Glyph], after: &Glyph) -> (String, String) {
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
