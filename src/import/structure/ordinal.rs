//! Ordinals as they are printed in labels: digits of several scripts, letters, roman and Chinese numbers.

/// A kind of ordinal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Script {
    /// 1, 2, 3, in any digits.
    Number,
    /// a, b, c … z, aa.
    Lower,
    /// A, B, C.
    Upper,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// Cyrillic letters, without й and ё, as numbered lists leave them out.
    Cyrillic,
    /// Arabic letters in the abjad order.
    Arabic,
    /// 一、二、三.
    Han,
}

const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/// The value of a decimal digit of the scripts met in UN documents: ASCII, full-width, Arabic-Indic, Persian.
pub(super) fn digit(char: char) -> Option<u32> {
    match char {
        '0'..='9' => Some(char as u32 - '0' as u32),
        '０'..='９' => Some(char as u32 - '０' as u32),
        '٠'..='٩' => Some(char as u32 - '٠' as u32),
        '۰'..='۹' => Some(char as u32 - '۰' as u32),
        _ => None,
    }
}

/// The value of a whole number of at most `most` digits.
pub(super) fn number(text: &str, most: usize) -> Option<u32> {
    if text.is_empty() || text.chars().count() > most {
        return None;
    }
    text.chars().try_fold(0_u32, |value, char| digit(char).map(|digit| value.saturating_mul(10).saturating_add(digit)))
}

/// The value of a roman number in lower case, written the usual way.
pub(super) fn roman(text: &str) -> Option<u32> {
    let value = |char| match char {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let mut total = 0;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let here: u32 = value(char)?;
        match chars.peek().copied().and_then(value) {
            Some(next) if next > here => total += next - here,
            _ => {
                total += here;
                continue;
            }
        }
        chars.next();
    }
    // Written back, so that "iiii" or "vx" is no number.
    (total > 0 && write_roman(total) == text).then_some(total)
}

/// A number in roman figures, lower case; empty for 0.
pub(in crate::import) fn write_roman(mut value: u32) -> String {
    const FIGURES: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    // Beyond this nobody numbers in roman figures, and the text would grow without bound.
    if value > 10_000 {
        return value.to_string();
    }
    for (figure, letters) in FIGURES {
        while value >= figure {
            text.push_str(letters);
            value -= figure;
        }
    }
    text
}

/// A number as letters: a … z, aa, bb … (as Word counts), lower case.
pub(in crate::import) fn write_letters(value: u32) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let letter = char::from_u32('a' as u32 + index % 26).unwrap_or('a');
    std::iter::repeat_n(letter, (index as usize / 26 + 1).min(20)).collect()
}

/// A number in Chinese figures: 十二, 一百零三.
pub(in crate::import) fn write_han(value: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let figure = |value: u32| DIGITS.get(value as usize).copied().unwrap_or('零');
    let mut text = String::new();
    let (mut rest, mut gap) = (value, false);
    if !(1..=9999).contains(&value) {
        return value.to_string();
    }
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let here = rest / unit;
        rest %= unit;
        if here == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        // 十二, not 一十二, at the very beginning.
        if !(unit == 10 && here == 1 && text.is_empty()) {
            text.push(figure(here));
        }
        text.push_str(name);
    }
    text
}

/// The value of a Chinese number up to 9999.
pub(super) fn han(text: &str) -> Option<u32> {
    let digit = |char| "一二三四五六七八九".chars().position(|known| known == char).map(|at| at as u32 + 1);
    let (mut total, mut here) = (0_u32, 0_u32);
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    for char in text.chars() {
        let unit = match char {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' => continue,
            _ => {
                here = digit(char)?;
                continue;
            }
        };
        total += here.max(1) * unit;
        here = 0;
    }
    Some(total + here).filter(|&value| value > 0)
}

/// What an ordinal may mean, the likelier first: "i" is the first roman number or the ninth letter.
pub(super) fn readings(text: &str) -> Vec<(Script, u32)> {
    let mut found = Vec::new();
    if let Some(value) = number(text, 3).filter(|&value| value > 0) {
        found.push((Script::Number, value));
        return found;
    }
    if let Some(value) = han(text) {
        found.push((Script::Han, value));
        return found;
    }
    let lower = text.to_lowercase();
    let is_lower = lower == text;
    if text.chars().count() <= 8
        && text.is_ascii()
        && let Some(value) = roman(&lower).filter(|&value| value < 90)
        && (is_lower || text.to_uppercase() == text)
    {
        found.push((if is_lower { Script::LowerRoman } else { Script::UpperRoman }, value));
    }
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return found };
    let count = text.chars().count();
    let same = chars.all(|char| char == first);
    if same && first.is_ascii_alphabetic() && count <= 3 {
        let letter = first.to_ascii_lowercase() as u32 - 'a' as u32 + 1;
        let value = letter + 26 * (count as u32 - 1);
        let letters = (if is_lower { Script::Lower } else { Script::Upper }, value);
        // "c", "d", "l" as roman numbers are rare; "i", "v", "x" and all longer ones are not.
        if count == 1 && !matches!(first.to_ascii_lowercase(), 'i' | 'v' | 'x') {
            found.insert(0, letters);
        } else {
            found.push(letters);
        }
    } else if same && count <= 2 {
        let letter = lower.chars().next().unwrap_or(first);
        let plain = if letter == 'ا' { 'أ' } else { letter };
        let extra = count as u32 - 1;
        if let Some(at) = CYRILLIC.chars().position(|known| known == letter) {
            found.push((Script::Cyrillic, at as u32 + 1 + extra * 28));
        } else if let Some(at) = ABJAD.chars().position(|known| known == plain) {
            found.push((Script::Arabic, at as u32 + 1 + extra * 28));
        }
    } else if lower == "هـ" {
        // The fifth letter alone is written with a stroke, lest it look like a zero.
        found.push((Script::Arabic, 5));
    }
    found
}

/// Whether a character is of the Chinese script or its punctuation.
pub(in crate::import) fn is_han(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}
