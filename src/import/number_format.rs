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
