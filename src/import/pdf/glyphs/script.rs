//! What kind of character a character is: its script, its direction, its value as a digit.

/// Whether a letter belongs to a script that runs from right to left.
pub(crate) fn is_leftward(ch: char) -> bool {
    matches!(ch, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}') && ch.is_alphabetic()
}

/// Whether a character is written in a square of its own, as Chinese and Japanese signs and their stops are.
pub(crate) fn is_cjk(ch: char) -> bool {
    matches!(ch, '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// Whether a character is a vowel sign of Arabic or Hebrew, written over or under a letter.
pub(crate) fn is_vowel_sign(ch: char) -> bool {
    matches!(ch, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}')
}

/// Whether a character is a decimal digit of one of the scripts of UN documents.
pub(crate) fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit() || matches!(ch, '０'..='９' | '٠'..='٩' | '۰'..='۹')
}

/// Gives the plain digit of a raised one (`⁸` → `8`).
pub(crate) fn raised_digit(ch: char) -> Option<char> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    RAISED.iter().position(|raised| *raised == ch).and_then(|digit| char::from_digit(digit as u32, 10))
}

/// Replaces raised digits by plain ones: `1⁸` → `18`.
pub(crate) fn plain_digits(text: &str) -> String {
    text.chars().map(|ch| raised_digit(ch).unwrap_or(ch)).collect()
}
