//! Accents drawn as characters of their own over a letter, as older typesetting programs did: `´e` → `é`.

use super::page::Glyph;
use super::script::{is_leftward, is_vowel_sign};
use unicode_normalization::char::compose;

/// Puts accents and the letters they were drawn over together. The characters come in the order of their instructions, in
/// which an accent stands right before or after its letter.
pub(crate) fn composed(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    seat(&mut glyphs);
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

/// Gives the vowel signs of Arabic and Hebrew the place of the letter they stand over or under: on the page they hang
/// anywhere near it, in the text they follow it.
///
/// Where it hangs does not tell whose it is, the order of the instructions does: a program that draws from left to right
/// draws the sign before its letter, one that draws in reading order after it.
fn seat(glyphs: &mut [Glyph]) {
    if !glyphs.iter().any(|glyph| is_vowel_sign(glyph.ch)) {
        return;
    }
    let letters: Vec<&Glyph> = glyphs.iter().filter(|glyph| is_letter(glyph)).collect();
    let pairs = || letters.iter().zip(letters.iter().skip(1)).filter(|(a, b)| (a.y - b.y).abs() < a.size * 0.1);
    let from_left = pairs().filter(|(a, b)| b.x0 > a.x0).count() * 2 > pairs().count();
    for index in 0..glyphs.len() {
        let Some(sign) = glyphs.get(index).copied().filter(|glyph| is_vowel_sign(glyph.ch)) else { continue };
        let middle = f32::midpoint(sign.x0, sign.x1);
        let apart = |letter: &Glyph| (middle - middle.clamp(letter.x0, letter.x1)).abs();
        let beside = |after: bool| {
            let (before, rest) = glyphs.split_at(index);
            let letter = if after {
                rest.iter().find(|near| is_letter(near))
            } else {
                before.iter().rfind(|near| is_letter(near))
            };
            letter
                .copied()
                .filter(|letter| (letter.y - sign.y).abs() < letter.size * 0.9 && apart(letter) < letter.size * 0.6)
        };
        // Unless it stands right over the other one, or is one glyph with it.
        let letter = match (beside(from_left), beside(!from_left)) {
            (_, Some(other)) if of_one_glyph(&other, &sign) => Some(other),
            (Some(own), Some(other)) if apart(&other) < sign.size * 0.02 && apart(&own) > sign.size * 0.08 => {
                Some(other)
            }
            (own, other) => own.or(other),
        };
        if let (Some(letter), Some(place)) = (letter, glyphs.get_mut(index)) {
            // Just left of its letter, which a line that runs to the left reads first.
            *place = Glyph { x0: letter.x0 - 0.01, x1: letter.x0, y: letter.y, size: letter.size, ..sign };
        }
    }
}

/// Whether a letter and a sign were drawn as one glyph, which the map of its font spells out in two: each has half of
/// its width, side by side.
fn of_one_glyph(letter: &Glyph, sign: &Glyph) -> bool {
    let close = |a: f32, b: f32| (a - b).abs() < sign.size * 0.004;
    close(letter.x1 - letter.x0, sign.x1 - sign.x0)
        && close(letter.y, sign.y)
        && (close(letter.x0, sign.x1) || close(letter.x1, sign.x0))
}

fn is_letter(glyph: &Glyph) -> bool {
    is_leftward(glyph.ch) && !is_vowel_sign(glyph.ch)
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
