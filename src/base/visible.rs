//! Makes visible what a terminal would obey and a reader would not see.

use std::borrow::Cow;

/// Returns the text with control characters and controls of the writing direction shown in place of being obeyed: a file's
/// name or a note may hold an escape sequence that rewrites the screen, or an override that turns words round. Line breaks
/// and tabs stay, and so do the marks that Arabic and Hebrew texts use (U+200E, U+200F, U+061C): they turn no word round.
///
/// Control characters become their pictures (U+2400 and on), directions their number: `‹U+202E›`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            _ if !hidden(char) => out.push(char),
            '\u{7f}' => out.push('\u{2421}'),
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(char)).unwrap_or(char)),
            _ => out.push_str(&format!("‹U+{:04X}›", u32::from(char))),
        }
    }
    Cow::Owned(out)
}

/// Whether a character is obeyed and not seen.
const fn hidden(char: char) -> bool {
    matches!(char, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing_and_a_reader_everything() {
        assert_eq!(visible("Rev.1\u{1b}[2J\u{1b}]0;x\u{7}"), "Rev.1␛[2J␛]0;x␇");
        assert_eq!(visible("draft\u{202e}txt.exe\u{202c}"), "draft‹U+202E›txt.exe‹U+202C›");
        assert_eq!(visible("\u{9b}31m"), "‹U+009B›31m");
        let ordinary = "A line,\n\ta second – 第二行, \u{200f}عربي";
        assert!(matches!(visible(ordinary), Cow::Borrowed(same) if same == ordinary));
    }
}
