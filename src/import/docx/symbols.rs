//! Letters of symbol fonts → the characters that they look like.
//!
//! Symbol fonts of Windows keep pictures at the places of other letters, from U+F020. The tables follow the encodings
//! that Unicode publishes for Symbol, and the look of Wingdings; what has no counterpart stays as it is.

/// The characters of the font Symbol from 0x40 to 0x7E.
const SYMBOL_LETTERS: &str = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// The characters of the font Symbol from 0xA0 to 0xFE.
const SYMBOL_SIGNS: &str =
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{F8FF}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The pictures of Wingdings that texts use, by their place.
const WINGDINGS: &[(u32, char)] = &[
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '◻'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '⌧'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA4, '◉'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF3, '⬄'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The ticks and boxes of Wingdings 2.
const WINGDINGS_2: &[(u32, char)] = &[
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0xA2, '■'),
    (0xA3, '□'),
];

/// The ticks of Webdings.
const WEBDINGS: &[(u32, char)] = &[(0x61, '✔'), (0x63, '□'), (0x67, '■'), (0x6E, '●'), (0x72, '✖')];

/// Gives the character that `letter` looks like in `font`; itself where the font is none of symbols or has no counterpart.
pub(super) fn letter(font: &str, letter: char) -> char {
    let code = match letter as u32 {
        place @ 0xF020..=0xF0FF => place - 0xF000,
        place @ 0x20..=0xFF => place,
        _ => return letter,
    };
    let listed = |table: &[(u32, char)]| table.iter().find(|(place, _)| *place == code).map(|(_, sign)| *sign);
    let found = match font.to_lowercase().as_str() {
        "symbol" | "symbol mt" | "standard symbols l" => symbol(code),
        "wingdings" => listed(WINGDINGS),
        "wingdings 2" => listed(WINGDINGS_2),
        "webdings" => listed(WEBDINGS),
        _ => None,
    };
    found.unwrap_or(letter)
}

fn symbol(code: u32) -> Option<char> {
    let listed = |row: &str, from: u32| row.chars().nth((code - from) as usize).filter(|sign| *sign != '\u{F8FF}');
    match code {
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∋'),
        0x2A => Some('∗'),
        0x2D => Some('−'),
        0x20..=0x3F => char::from_u32(code),
        0x40..=0x7E => listed(SYMBOL_LETTERS, 0x40),
        0xA0..=0xFE => listed(SYMBOL_SIGNS, 0xA0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_symbol_fonts_are_what_they_look_like() {
        let place = |code: u32| char::from_u32(0xF000 + code).expect("a private character");
        let cases = [
            ("Symbol", 0xB3, '≥'),
            ("Symbol", 0xA3, '≤'),
            ("Symbol", 0xD7, '⋅'),
            ("Symbol", 0xB4, '×'),
            ("Symbol", 0xD1, '∇'),
            ("Symbol", 0xE5, '∑'),
            ("Symbol", 0x61, 'α'),
            ("Symbol", 0x57, 'Ω'),
            ("Symbol", 0x7E, '∼'),
            ("Symbol", 0xFE, '⎭'),
            ("Wingdings", 0xFE, '☑'),
            ("Wingdings", 0xFC, '✓'),
            ("Wingdings 2", 0x52, '☑'),
        ];
        for (font, code, sign) in cases {
            assert_eq!(letter(font, place(code)), sign, "{font} {code:X}");
        }
        assert_eq!(letter("Arial", 'a'), 'a');
        assert_eq!(letter("Wingdings", '\u{F021}'), '\u{F021}');
    }
}
