//! The character map of an embedded TrueType or OpenType font: which characters its glyphs are drawn for.
//!
//! Fonts that a program embeds whole carry the table that says it, also where the PDF itself does not. Formats 4, 6 and
//! 12 of the table `cmap` are read (OpenType 1.9).

use crate::import::limits;
use std::collections::BTreeMap;

fn u16_at(data: &[u8], at: usize) -> Option<u32> {
    let two: [u8; 2] = data.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u32::from(u16::from_be_bytes(two)))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = data.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

/// Reads glyph → character of a font; the first character of a glyph that is drawn for several. Empty without a table.
pub(super) fn characters(font: &[u8]) -> BTreeMap<u32, char> {
    let mut out = BTreeMap::new();
    let Some(table) = table(font) else { return out };
    let count = u16_at(table, 2).unwrap_or(0).min(64) as usize;
    // Tables of Unicode characters; that of symbol fonts names places of a font, not characters.
    let unicode = |index: usize| {
        let at = 4 + index * 8;
        let (platform, encoding) = (u16_at(table, at)?, u16_at(table, at + 2)?);
        matches!((platform, encoding), (0, _) | (3, 1 | 10)).then(|| u32_at(table, at + 4)).flatten()
    };
    for place in (0..count).filter_map(unicode) {
        if let Some(part) = table.get(place as usize..) {
            read(part, &mut out);
        }
    }
    out
}

/// The bytes of the table `cmap`.
fn table(font: &[u8]) -> Option<&[u8]> {
    let count = u16_at(font, 4)?.min(256) as usize;
    let entry = (0..count).map(|index| 12 + index * 16).find(|&at| font.get(at..at + 4) == Some(b"cmap"))?;
    let (from, length) = (u32_at(font, entry + 8)? as usize, u32_at(font, entry + 12)? as usize);
    font.get(from..from.checked_add(length)?.min(font.len()))
}

fn note(out: &mut BTreeMap<u32, char>, glyph: u32, code: u32) {
    if glyph != 0
        && out.len() < limits::PDF_FONT_ENTRIES
        && let Some(letter) = char::from_u32(code)
    {
        out.entry(glyph).or_insert(letter);
    }
}

fn read(part: &[u8], out: &mut BTreeMap<u32, char>) -> Option<()> {
    match u16_at(part, 0)? {
        4 => segments(part, out),
        6 => {
            let (first, count) = (u16_at(part, 6)?, u16_at(part, 8)?);
            for index in 0..count {
                note(out, u16_at(part, 10 + index as usize * 2)?, first + index);
            }
            Some(())
        }
        12 => {
            let groups = u32_at(part, 12)?.min(20_000) as usize;
            let mut left = limits::PDF_FONT_ENTRIES;
            for group in 0..groups {
                let at = 16 + group * 12;
                let (from, to, glyph) = (u32_at(part, at)?, u32_at(part, at + 4)?, u32_at(part, at + 8)?);
                for (index, code) in (from..=to).enumerate().take(left) {
                    note(out, glyph.saturating_add(index as u32), code);
                    left -= 1;
                }
            }
            Some(())
        }
        _ => None,
    }
}

fn segments(part: &[u8], out: &mut BTreeMap<u32, char>) -> Option<()> {
    let twice = u16_at(part, 6)? as usize;
    let mut left = limits::PDF_FONT_ENTRIES;
    for index in 0..twice / 2 {
        let at = 14 + index * 2;
        let (to, from) = (u16_at(part, at)?, u16_at(part, at + twice + 2)?);
        let (delta, offset) = (u16_at(part, at + twice * 2 + 2)?, u16_at(part, at + twice * 3 + 2)? as usize);
        for code in (from..=to).take(left) {
            left -= 1;
            let glyph = if offset == 0 {
                (code + delta) & 0xFFFF
            } else {
                let place = at + twice * 3 + 2 + offset + (code - from) as usize * 2;
                match u16_at(part, place) {
                    Some(0) | None => 0,
                    Some(glyph) => (glyph + delta) & 0xFFFF,
                }
            };
            if code != 0xFFFF {
                note(out, glyph, code);
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font with nothing but a character map: glyphs 5 and 6 for "a" and "b", 9 for "ж".
    fn font() -> Vec<u8> {
        let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
        let part = words(&[
            4,
            40,
            0,
            6,
            0,
            0,
            0, // ends
            0x62,
            0x436,
            0xFFFF,
            0, // starts
            0x61,
            0x436,
            0xFFFF, // deltas
            5_u16.wrapping_sub(0x61),
            9_u16.wrapping_sub(0x436),
            1, // offsets
            0,
            0,
            0,
        ]);
        let table = [words(&[0, 1, 3, 1, 0, 12]), part].concat();
        let mut font = words(&[0, 1, 1, 0, 0, 0]);
        font.extend(b"cmap");
        font.extend(0_u32.to_be_bytes());
        font.extend(28_u32.to_be_bytes());
        font.extend((table.len() as u32).to_be_bytes());
        font.extend(table);
        font
    }

    #[test]
    fn the_map_of_a_font_is_turned_round() {
        assert_eq!(characters(&font()), BTreeMap::from([(5, 'a'), (6, 'b'), (9, 'ж')]));
        for cut in 0..font().len() {
            let _any = characters(&font()[..cut]);
        }
    }
}
