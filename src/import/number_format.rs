//! How the formats print numbers and bullets of automatic lists.

use super::structure::ordinal::{write_han, write_letters, write_roman};

/// Gives the sign of a bullet. Bullets of symbol fonts are private characters; a plain dot stands for them.
pub(super) fn bullet(text: &str) -> String {
    let text = text.trim();
    match text.chars().next() {
        Some(first) if !('\u{E000}'..='\u{F8FF}').contains(&first) && !first.is_alphanumeric() => text.to_owned(),
        _ => "•".to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Numbers in English words, as Word prints them up to 999; beyond that figures say it shorter.
mod words {
    use crate::base::english_numbers::{TENS, UNITS};

    const ORDINALS: [(&str, &str); 7] = [
        ("one", "first"),
        ("two", "second"),
        ("three", "third"),
        ("five", "fifth"),
        ("eight", "eighth"),
        ("nine", "ninth"),
        ("twelve", "twelfth"),
    ];

    /// Gives "twenty-three".
    pub(super) fn cardinal(value: u32) -> String {
        let named = |list: &[&str], at: u32| list.get(at as usize).copied().unwrap_or("").to_owned();
        match value {
            0..=19 => named(&UNITS, value),
            20..=99 if value.is_multiple_of(10) => named(&TENS, value / 10),
            20..=99 => format!("{}-{}", named(&TENS, value / 10), named(&UNITS, value % 10)),
            100..=999 if value.is_multiple_of(100) => format!("{} hundred", named(&UNITS, value / 100)),
            100..=999 => format!("{} hundred {}", named(&UNITS, value / 100), cardinal(value % 100)),
            _ => value.to_string(),
        }
    }

    /// Gives "twenty-third".
    pub(super) fn ordinal(value: u32) -> String {
        let plain = cardinal(value);
        let at = plain.rfind(['-', ' ']).map_or(0, |at| at + 1);
        let (head, last) = plain.split_at(at);
        let last = match ORDINALS.iter().find(|(cardinal, _)| *cardinal == last) {
            Some((_, ordinal)) => (*ordinal).to_owned(),
            None => match last.strip_suffix('y') {
                Some(stem) => format!("{stem}ieth"),
                None => format!("{last}th"),
            },
        };
        format!("{head}{last}")
    }
}

/// Prints a value in a number format of ECMA-376 part 1, 17.18.59.
pub(super) fn write(value: u32, format: &str) -> String {
    let letter_of = |alphabet: &str| {
        let count = alphabet.chars().count().max(1) as u32;
        let index = value.saturating_sub(1);
        let times = (index / count + 1).min(20) as usize;
        alphabet
            .chars()
            .nth((index % count) as usize)
            .map(|letter| letter.to_string().repeat(times))
            .unwrap_or_default()
    };
    match format {
        "lowerLetter" => write_letters(value),
        "upperLetter" => write_letters(value).to_uppercase(),
        "lowerRoman" => write_roman(value),
        "upperRoman" => write_roman(value).to_uppercase(),
        "decimalZero" => format!("{value:02}"),
        "ordinal" => {
            let ending = match (value % 100, value % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("{value}{ending}")
        }
        "cardinalText" => capital(&words::cardinal(value)),
        "ordinalText" => capital(&words::ordinal(value)),
        "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseDigital"
        | "japaneseDigitalTenThousand" => write_han(value),
        "chineseLegalSimplified" => "壹贰叁肆伍陆柒捌玖拾"
            .chars()
            .nth(value.saturating_sub(1) as usize)
            .map_or_else(|| value.to_string(), String::from),
        "ideographTraditional" => letter_of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => letter_of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            value.to_string().chars().filter_map(|digit| char::from_u32(digit as u32 + 0xFEE0)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&value) => {
            char::from_u32(0x245F + value).map(String::from).unwrap_or_default()
        }
        "decimalEnclosedParen" => format!("({value})"),
        "decimalEnclosedFullstop" => format!("{value}."),
        "numberInDash" => format!("- {value} -"),
        "russianLower" => letter_of("абвгдежзиклмнопрстуфхцчшщыэюя"),
        "russianUpper" => letter_of("абвгдежзиклмнопрстуфхцчшщыэюя").to_uppercase(),
        "arabicAlpha" => letter_of("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        "arabicAbjad" => letter_of("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
        "hindiNumbers" => {
            value.to_string().chars().filter_map(|digit| char::from_u32(digit as u32 - '0' as u32 + 0x660)).collect()
        }
        _ => value.to_string(),
    }
}
