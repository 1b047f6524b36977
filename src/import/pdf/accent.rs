//! Accents drawn as characters of their own over a letter, as older typesetting programs did: `´e` → `é`.

use super::page::Glyph;
use unicode_normalization::char::compose;

/// Puts accents and the letters they were drawn over together. The characters come in the order of their instructions, in
/// which an accent stands right before or after its letter.
pub(super) fn composed(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    if !glyphs.iter().any(|glyph| combining(glyph.ch).is_some()) {
        return glyphs;
    }
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if let Some(last) = out.last_mut()
            && let Some(ch) = over(last, &glyph).or_else(|| over(&glyph, last))
        {
            // The letter's place counts; an accent may be wider, and stands higher over a capital.
            let letter = if combining(last.ch).is_some() { glyph } else { *last };
            *last = Glyph { ch, ..letter };
            continue;
        }
        out.push(glyph);
    }
    out
}

/// What `accent` and `letter` make when the one is drawn over the other.
fn over(accent: &Glyph, letter: &Glyph) -> Option<char> {
    let mark = combining(accent.ch)?;
    let size = letter.size.max(accent.size);
    let middle = f32::midpoint(accent.x0, accent.x1);
    let room = size * 0.08;
    let near = (accent.y - letter.y).abs() < size * 0.6
        && letter.x0 - room < middle
        && middle < letter.x1 + room
        // A sign beside a letter only touches it.
        && accent.x1.min(letter.x1 + room) - accent.x0.max(letter.x0 - room) > (accent.x1 - accent.x0) * 0.5;
    let base = match letter.ch {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    };
    (near && base.is_alphabetic()).then(|| compose(base, mark)).flatten()
}

/// The combining mark that a sign stands for.
fn combining(ch: char) -> Option<char> {
    Some(match ch {
        '`' | 'ˋ' => '\u{300}',
        '´' | 'ˊ' => '\u{301}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30A}',
        '˝' => '\u{30B}',
        'ˇ' => '\u{30C}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{308}' | '\u{30A}'..='\u{30C}' | '\u{327}' | '\u{328}' => ch,
        _ => return None,
    })
}
