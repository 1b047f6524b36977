//! Units and numbers as texts write them: "para. 12 bis (c)", "Annex II", "第三条".

use super::{Part, Unit};

/// Words for units, the longest of those that begin alike first.
pub(super) const WORDS: [(&str, Unit); 62] = [
    ("subparagraphs", Unit::Item),
    ("subparagraph", Unit::Item),
    ("sub-paragraphs", Unit::Item),
    ("sub-paragraph", Unit::Item),
    ("paragraphs", Unit::Paragraph),
    ("paragraphe", Unit::Paragraph),
    ("paragraph", Unit::Paragraph),
    ("paras.", Unit::Paragraph),
    ("paras", Unit::Paragraph),
    ("para.", Unit::Paragraph),
    ("para", Unit::Paragraph),
    ("párrafo", Unit::Paragraph),
    ("parágrafo", Unit::Paragraph),
    ("par.", Unit::Paragraph),
    ("§", Unit::Paragraph),
    ("пункте", Unit::Paragraph),
    ("пункта", Unit::Paragraph),
    ("пункт", Unit::Paragraph),
    ("п.", Unit::Paragraph),
    ("подпункте", Unit::Item),
    ("подпункт", Unit::Item),
    ("alinéa", Unit::Item),
    ("point", Unit::Item),
    ("item", Unit::Item),
    ("apartado", Unit::Item),
    ("articles", Unit::Article),
    ("article", Unit::Article),
    ("artículo", Unit::Article),
    ("arts.", Unit::Article),
    ("art.", Unit::Article),
    ("статье", Unit::Article),
    ("статьи", Unit::Article),
    ("статья", Unit::Article),
    ("ст.", Unit::Article),
    ("rules", Unit::Rule),
    ("rule", Unit::Rule),
    ("règle", Unit::Rule),
    ("regla", Unit::Rule),
    ("правило", Unit::Rule),
    ("recital", Unit::Preamble),
    ("considérant", Unit::Preamble),
    ("considerando", Unit::Preamble),
    ("preambular paragraph", Unit::Preamble),
    ("pp", Unit::Preamble),
    ("operative paragraph", Unit::Operative),
    ("op", Unit::Operative),
    ("section", Unit::Section),
    ("sección", Unit::Section),
    ("раздел", Unit::Section),
    ("chapter", Unit::Chapter),
    ("chapitre", Unit::Chapter),
    ("capítulo", Unit::Chapter),
    ("глава", Unit::Chapter),
    ("part", Unit::Part),
    ("partie", Unit::Part),
    ("часть", Unit::Part),
    ("annex", Unit::Annex),
    ("annexe", Unit::Annex),
    ("anexo", Unit::Annex),
    ("appendix", Unit::Annex),
    ("приложение", Unit::Annex),
    ("приложении", Unit::Annex),
];

/// What is put behind a number for paragraphs that came in later.
pub(super) const ADDITIONS: [&str; 6] = ["bis", "ter", "quater", "quinquies", "sexies", "alt"];

/// Units of Chinese citations: 第三条第一款.
pub(super) const HAN: [(&str, Unit); 9] = [
    ("部分", Unit::Part),
    ("编", Unit::Part),
    ("章", Unit::Chapter),
    ("节", Unit::Section),
    ("条", Unit::Article),
    ("款", Unit::Paragraph),
    ("段", Unit::Paragraph),
    ("项", Unit::Item),
    ("目", Unit::Item),
];

pub(super) fn word_at(text: &str) -> Option<(Unit, usize)> {
    // Asked at every place of a text: most are settled by the first letter.
    let first = text.chars().next().filter(|&letter| letter.is_alphabetic() || letter == '§')?.to_lowercase().next();
    let alike = WORDS.iter().filter(|(word, _)| word.chars().next() == first);
    let longest = alike.filter_map(|(word, unit)| {
        let mut end = 0;
        let mut letters = text.chars();
        for wanted in word.chars() {
            let letter = letters.next()?;
            if letter.to_lowercase().next() != Some(wanted) {
                return None;
            }
            end += letter.len_utf8();
        }
        let next = letters.next();
        let ends = word.ends_with(['.', '§']) || next.is_none_or(|next| !next.is_alphabetic());
        ends.then_some((*unit, end))
    });
    longest.max_by_key(|(_, end)| *end)
}

pub(super) fn roman(text: &str) -> Option<u32> {
    let value = |letter: char| match letter {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<i32> = text.chars().map(value).collect::<Option<_>>()?;
    let signed = values
        .iter()
        .enumerate()
        .map(|(at, value)| if values.get(at + 1).is_some_and(|next| value < next) { -value } else { *value });
    u32::try_from(signed.sum::<i32>()).ok().filter(|sum| *sum > 0)
}

pub(super) fn chinese(text: &str) -> Option<u32> {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let (mut sum, mut digit) = (0_u32, None);
    for letter in text.chars() {
        if letter == '十' {
            sum = sum.checked_add(digit.take().unwrap_or(1) * 10)?;
        } else {
            let value = DIGITS.iter().position(|known| *known == letter)? as u32;
            if digit.replace(value).is_some() {
                return None;
            }
        }
    }
    Some(sum + digit.unwrap_or(0))
}

/// A number as it is compared: "10bis" and "10 bis", "Annex II" and "annex 2", "Part One" and "Part I" are the same.
pub(super) fn number(unit: Unit, written: &str) -> String {
    const ONES: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let lower = written.trim().to_lowercase();
    let mut core = lower.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let mut addition = "";
    for word in ADDITIONS {
        if let Some(head) = core.strip_suffix(word) {
            let digits = head.trim_end();
            if digits.ends_with(|letter: char| letter.is_ascii_digit()) {
                addition = word;
                core = digits.to_owned();
                break;
            }
        }
    }
    let spelt = ONES.iter().position(|one| *one == core).map(|at| at as u32 + 1);
    let outer = unit < Unit::Preamble && unit != Unit::Section;
    let value = spelt.or_else(|| if outer { roman(&core) } else { None }).or_else(|| chinese(&core));
    let core = value.filter(|value| *value > 0).map_or(core, |value| value.to_string());
    if addition.is_empty() { core } else { format!("{core} {addition}") }
}

/// How many bytes a number takes at the beginning of a text: "12 bis", "IV", "102.3", "(c)", "A", "One".
pub(super) fn number_at(text: &str, unit: Unit) -> Option<usize> {
    let end_of = |accept: fn(char) -> bool| text.find(|letter: char| !accept(letter)).unwrap_or(text.len());
    if let Some(inner) = text.strip_prefix(['(', '（']) {
        let close = inner.find([')', '）'])?;
        let inside = inner.get(..close)?;
        let letter = inner.get(close..)?.chars().next()?;
        let open = text.len() - inner.len();
        return ((1..=6).contains(&inside.chars().count()) && inside.chars().all(char::is_alphanumeric))
            .then_some(open + close + letter.len_utf8());
    }
    let digits = end_of(|letter| letter.is_ascii_digit());
    if digits > 0 {
        let mut end = digits;
        // "102.3", but not the full stop of a sentence.
        while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix('.')) {
            let more = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
            if more == 0 {
                break;
            }
            end += 1 + more;
        }
        let rest = text.get(end..)?;
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '-']).len();
        let lower = rest.get(spaces..)?.to_lowercase();
        if let Some(word) = ADDITIONS
            .iter()
            .find(|word| lower.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
        {
            end += spaces + word.len();
        }
        return Some(end);
    }
    let word = end_of(char::is_alphabetic);
    let letters = text.get(..word)?;
    let lower = letters.to_lowercase();
    let capital = letters.chars().all(char::is_uppercase);
    let spelt = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].contains(&&*lower);
    let fits = unit < Unit::Preamble && (spelt || capital && (roman(&lower).is_some() || letters.len() == 1));
    (word > 0 && fits).then_some(word)
}

/// Items behind a number: " (b) (i)"; "(2)" behind an article is its paragraph.
pub(super) fn items_at(text: &str, parts: &mut Vec<Part>) -> usize {
    let mut end = 0;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}']).len();
        let open = rest.get(spaces..).unwrap_or_default();
        let Some(length) = number_at(open, Unit::Item).filter(|_| open.starts_with(['(', '（'])) else { return end };
        let inside = open.get(..length).unwrap_or_default();
        // "(new)", "(ALL)" are no items.
        if inside.chars().filter(|letter| letter.is_alphanumeric()).count() > 4 || inside.contains("new") {
            return end;
        }
        let digits = inside.contains(|letter: char| letter.is_ascii_digit());
        let outer = parts.last().is_some_and(|(unit, _)| *unit < Unit::Preamble);
        let unit = if digits && outer { Unit::Paragraph } else { Unit::Item };
        parts.push((unit, number(unit, inside)));
        end += spaces + length;
    }
}

/// "Second paragraph": a unit counted by a word before it.
pub(super) fn ordinal_at(text: &str) -> Option<(Unit, String, usize)> {
    const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    let end = text.find(|letter: char| !letter.is_alphabetic())?;
    let at =
        ORDINALS.iter().position(|ordinal| text.get(..end).is_some_and(|word| word.eq_ignore_ascii_case(ordinal)))?;
    let rest = text.get(end..)?.strip_prefix(' ')?;
    let (mut unit, mut width) = word_at(rest)?;
    if rest.get(..width)?.eq_ignore_ascii_case("preambular paragraph")
        || rest.chars().take(24).collect::<String>().to_lowercase().starts_with("preambular paragraph")
    {
        (unit, width) = (Unit::Preamble, "preambular paragraph".len());
    }
    matches!(unit, Unit::Paragraph | Unit::Preamble | Unit::Operative | Unit::Item)
        .then(|| (unit, (at + 1).to_string(), end + 1 + width))
}

/// One unit with its number at the beginning of a text, with the items behind it.
pub(super) fn part_at(text: &str, parts: &mut Vec<Part>) -> Option<(Unit, usize)> {
    if let Some(rest) = text.strip_prefix('第') {
        let end = rest.find(|letter: char| !(letter.is_ascii_digit() || chinese(&letter.to_string()).is_some()))?;
        let written = rest.get(..end).filter(|written| !written.is_empty())?;
        let (word, unit) = HAN.iter().find(|(word, _)| rest.get(end..).is_some_and(|rest| rest.starts_with(word)))?;
        parts.push((*unit, number(*unit, written)));
        let end = '第'.len_utf8() + end + word.len();
        return Some((*unit, end + items_at(text.get(end..)?, parts)));
    }
    if let Some(rest) = text.strip_prefix("附件") {
        let end = rest.find(|letter: char| chinese(&letter.to_string()).is_none()).unwrap_or(rest.len());
        parts.push((Unit::Annex, number(Unit::Annex, rest.get(..end)?)));
        return Some((Unit::Annex, "附件".len() + end));
    }
    if let Some((unit, counted, width)) = ordinal_at(text) {
        parts.push((unit, counted));
        return Some((unit, width));
    }
    let (unit, width) = word_at(text)?;
    let rest = text.get(width..)?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '.', '\u{A0}']).len();
    let behind = rest.get(spaces..)?;
    match number_at(behind, unit) {
        Some(length) => {
            let written = behind.get(..length)?;
            let unit = if unit == Unit::Paragraph
                && written.starts_with('(')
                && !written.contains(|letter: char| letter.is_ascii_digit())
            {
                Unit::Item
            } else {
                unit
            };
            parts.push((unit, number(unit, written)));
            let end = width + spaces + length;
            Some((unit, end + items_at(text.get(end..)?, parts)))
        }
        None if unit == Unit::Annex => {
            parts.push((unit, String::new()));
            Some((unit, width))
        }
        None => None,
    }
}

/// How wide what ties two parts of one citation is: "article 4, paragraph 2", "paragraph 2 of the annex".
pub(super) fn tie_at(text: &str) -> usize {
    let trimmed = text.trim_start_matches([' ', ',', '\u{A0}', '，', '、']);
    let mut end = text.len() - trimmed.len();
    for word in ["of the ", "of ", "to the ", "de l'", "de l’", "du ", "de la ", "in ", "del ", "de "] {
        if trimmed.starts_with(word) {
            end += word.len();
            break;
        }
    }
    end
}
