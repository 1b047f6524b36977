//! Pages whose text cannot be read: pictures without a text layer, fonts that do not say what their characters are.

use super::page::{BARCODE, Page};
use super::script::is_cjk;

/// What is wrong with the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A picture and no text: scanned.
    Scanned,
    /// Drawn shapes and no text.
    NoText,
    /// The fonts do not say which characters they hold.
    Unmapped,
    /// The characters make no words of any language.
    Nonsense,
}

/// Judges a page.
pub(crate) fn fault(page: &Page) -> Option<Fault> {
    let shown: Vec<char> = page
        .glyphs
        .iter()
        .filter(|glyph| !glyph.ch.is_whitespace() && !glyph.is(BARCODE))
        .map(|glyph| glyph.ch)
        .collect();
    if shown.len() < 3 {
        return if page.pictured > 0.5 {
            Some(Fault::Scanned)
        } else if page.rules.len() + page.fills.len() > 400 {
            Some(Fault::NoText)
        } else {
            None
        };
    }
    let lost = shown.iter().filter(|ch| is_lost(**ch)).count();
    if lost * 4 > shown.len() && lost > 4 {
        return Some(Fault::Unmapped);
    }
    is_nonsense(&page.glyphs.iter().map(|glyph| glyph.ch).collect::<Vec<_>>()).then_some(Fault::Nonsense)
}

/// A character that says nothing: no mapping, or the private use area.
pub(crate) fn is_lost(ch: char) -> bool {
    ch == '\u{FFFD}'
        || (matches!(ch, '\u{E000}'..='\u{F8FF}') && !matches!(ch, '\u{F0B7}' | '\u{F0A7}' | '\u{F0FC}' | '\u{F0D8}'))
        || matches!(ch, '\u{1}'..='\u{8}' | '\u{E}'..='\u{1F}')
}

/// Letters in proportions that no language has.
fn is_nonsense(chars: &[char]) -> bool {
    // Dots that lead to a page number, lines to write on.
    let chars: Vec<char> = chars.iter().copied().filter(|ch| !matches!(ch, '.' | '_' | '·' | '…' | '-')).collect();
    let chars = chars.as_slice();
    let letters: Vec<char> = chars.iter().copied().filter(|ch| ch.is_alphabetic()).collect();
    let shown = chars.iter().filter(|ch| !ch.is_whitespace()).count();
    if shown < 200 {
        return false;
    }
    let digits = chars.iter().filter(|ch| ch.is_ascii_digit()).count();
    // Mostly signs: neither words nor tables of numbers.
    if letters.len() * 100 < (shown - digits) * 45 && digits * 2 < shown {
        return true;
    }
    let latin: Vec<char> = letters.iter().copied().filter(char::is_ascii_alphabetic).collect();
    if latin.len() * 10 > letters.len() * 8 && latin.len() > 150 {
        let vowels = latin.iter().filter(|ch| "aeiouyAEIOUY".contains(**ch)).count();
        let share = vowels as f32 / latin.len() as f32;
        // Case changes inside words, as when codes are taken for letters.
        let mixed = chars
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
            .count();
        return !(0.22..=0.62).contains(&share) || mixed * 8 > latin.len();
    }
    // Letters of many scripts side by side.
    let scripts = [
        letters.iter().filter(|ch| ch.is_ascii_alphabetic() || matches!(ch, '\u{C0}'..='\u{24F}')).count(),
        letters.iter().filter(|ch| matches!(ch, '\u{400}'..='\u{52F}')).count(),
        letters.iter().filter(|ch| matches!(ch, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFF}')).count(),
        letters.iter().filter(|ch| is_cjk(**ch)).count(),
        letters.iter().filter(|ch| matches!(ch, '\u{370}'..='\u{3FF}' | '\u{900}'..='\u{DFF}' | '\u{E00}'..='\u{E7F}' | '\u{AC00}'..='\u{D7AF}')).count(),
    ];
    let most = scripts.iter().copied().max().unwrap_or(0);
    let known: usize = scripts.iter().sum();
    known * 10 < letters.len() * 7 || most * 100 < letters.len() * 55
}
