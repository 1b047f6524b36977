//! How a character of a line looks: raised, lowered, ruled under or through, highlighted.

use super::ch::{Ch, STRIKE, SUB, SUPER, UNDERLINE, UNSEEN, UNSURE};
use crate::import::pdf::glyphs::page::{self, BOLD, COVERED, Glyph, ITALIC, Page, Rule};

/// Gives the flags of a glyph in a line whose base line is `y` and whose type is `size` points, with the `rules` near it.
pub(crate) fn flags_of(glyph: &Glyph, (y, size): (f32, f32), rules: &[&Rule]) -> u8 {
    let mut flags = glyph.flags & (BOLD | ITALIC);
    if glyph.is(COVERED) {
        flags |= UNSEEN;
    }
    if glyph.is(page::UNSURE) {
        flags |= UNSURE;
    }
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

/// Gives the colour of the smallest coloured area behind a glyph, when it is no higher than a highlighter's stroke.
pub(crate) fn highlight_of(glyph: &Glyph, page: &Page) -> Option<u32> {
    let (x, y) = (f32::midpoint(glyph.x0, glyph.x1), glyph.y - glyph.size * 0.3);
    page.fills
        .iter()
        .filter(|fill| fill.area.x0 <= x && x <= fill.area.x1 && fill.area.y0 <= y && y <= fill.area.y1)
        .filter(|fill| fill.area.y1 - fill.area.y0 < glyph.size * 2.0 && !matches!(fill.colour, 0x00FF_FFFF | 0))
        .map(|fill| fill.colour)
        .next_back()
}

/// Adds a character, ligatures and presentation forms as the letters they stand for.
pub(crate) fn push_plain(chars: &mut Vec<Ch>, ch: Ch) {
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
