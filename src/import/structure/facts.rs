//! What a text says of itself: language, date, document symbol, status. Guesses, shown and correctable.

use crate::base::Date;
use crate::import::Block;
use crate::text::{Language, Paragraph, SourceText};

pub(super) fn tell(copy: &mut SourceText, title: Option<String>, date: Option<Date>) {
    let near_top = || copy.paragraphs.iter().take(40).filter(|paragraph| paragraph.text.chars().count() <= 160);
    let aside = || copy.set_aside.iter().map(|aside| aside.text.as_str());
    let printed = |paragraph: &Paragraph| match &paragraph.label {
        Some(label) => format!("{label} {}", paragraph.text),
        None => paragraph.text.clone(),
    };
    let symbol = aside().chain(near_top().take(8).map(|paragraph| paragraph.text.as_str())).find_map(self::symbol);
    let found_date = aside().chain(near_top().take(12).map(|paragraph| paragraph.text.as_str())).find_map(self::date);
    let watermark = || {
        let drawn = copy.set_aside.iter().find(|aside| aside.what == "watermark")?;
        Some(drawn.text.clone()).filter(|text| text.chars().count() <= 60)
    };
    let status = near_top()
        .take(12)
        .map(|paragraph| paragraph.text.as_str())
        .chain(aside())
        .find_map(self::status)
        .or_else(watermark);
    // Resolutions print their title after their number: "78/272. Title".
    let resolution = copy.paragraphs.iter().take(40).filter(|paragraph| paragraph.is_heading()).find(|paragraph| {
        let word = paragraph.text.split(['.', ' ']).next().unwrap_or("");
        word.split_once('/').is_some_and(|(session, number)| {
            session.len() >= 2
                && session.bytes().chain(number.bytes()).all(|byte| byte.is_ascii_digit())
                && !number.is_empty()
        })
    });
    // A treaty's title runs to several lines; who published it stands above it.
    let heading = || {
        copy.paragraphs.iter().take(40).find(|paragraph| {
            paragraph.is_heading()
                && paragraph.text.chars().count() <= 400
                && self::symbol(&paragraph.text).is_none()
                && !is_masthead(&paragraph.text)
        })
    };
    let found_title = resolution.or_else(heading).map(printed).or(title.filter(|title| !title.trim().is_empty()));
    copy.title = found_title.or_else(|| near_top().next().filter(|paragraph| paragraph.label.is_none()).map(printed));
    copy.symbol = symbol;
    copy.date = found_date.or(date);
    copy.status = status;
}

/// Bytes of a text that its language is told by, and of its beginning that these are spread over.
const SAMPLE: usize = 5_000;
const BEGINNING: usize = 40_000;
/// Bytes of one block that are looked at.
const MOST: usize = 2_000;

/// What the language of a text is told by: blocks spread over its beginning, since a title page may be in several.
pub(super) fn sample(blocks: &[Block]) -> String {
    let head = |text: &str| text.floor_char_boundary(MOST);
    let mut all = 0;
    let first = blocks.iter().take_while(|block| {
        let before = all;
        all += head(&block.text);
        before <= BEGINNING
    });
    let first = first.count();
    let mut sample = String::new();
    for block in blocks.iter().take(first).step_by((all / SAMPLE).max(1)) {
        sample.push_str(block.text.get(..head(&block.text)).unwrap_or(""));
        sample.push('\n');
    }
    sample
}

/// Detects the language of `text`; `None` when it is too short to tell.
pub(super) fn language(text: &str) -> Option<Language> {
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    let han = text.chars().filter(|&char| ('\u{4E00}'..='\u{9FFF}').contains(&char)).count();
    let kana = text.chars().filter(|&char| ('\u{3041}'..='\u{30FF}').contains(&char)).count();
    // Chinese says much in few characters, and a Chinese text full of Latin abbreviations is still Chinese.
    if han >= 30 && han * 3 >= letters && kana * 20 < han {
        return Some(Language::Chinese);
    }
    if letters < 120 {
        return None;
    }
    let found = whatlang::detect(text)?;
    if found.confidence() < 0.2 && !found.is_reliable() {
        return None;
    }
    Some(match found.lang() {
        whatlang::Lang::Ara => Language::Arabic,
        whatlang::Lang::Cmn => Language::Chinese,
        whatlang::Lang::Eng => Language::English,
        whatlang::Lang::Fra => Language::French,
        whatlang::Lang::Rus => Language::Russian,
        whatlang::Lang::Spa => Language::Spanish,
        _ => Language::Other,
    })
}

/// Whether a heading says only who published the text, and when: "United Nations 2023".
pub(super) fn is_masthead(text: &str) -> bool {
    const PUBLISHERS: [&str; 22] = [
        "united nations",
        "nations unies",
        "naciones unidas",
        "организация объединенных наций",
        "объединенные нации",
        "الأمم المتحدة",
        "联合国",
        "general assembly",
        "assemblée générale",
        "asamblea general",
        "генеральная ассамблея",
        "الجمعية العامة",
        "大会",
        "security council",
        "economic and social council",
        "european union",
        "union européenne",
        "european commission",
        "council of europe",
        "council of the european union",
        "conference of the parties",
        "secretariat",
    ];
    let words = text.to_lowercase();
    let name = words.trim_matches(|letter: char| !letter.is_alphabetic());
    PUBLISHERS.contains(&name)
}

/// Months by their first letters, in English, French, Spanish, Russian, Arabic; longest match wins.
const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("janvier", 1),
    ("février", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("août", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("décembre", 12),
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("января", 1),
    ("февраля", 2),
    ("марта", 3),
    ("апреля", 4),
    ("мая", 5),
    ("июня", 6),
    ("июля", 7),
    ("августа", 8),
    ("сентября", 9),
    ("октября", 10),
    ("ноября", 11),
    ("декабря", 12),
    ("يناير", 1),
    ("فبراير", 2),
    ("مارس", 3),
    ("أبريل", 4),
    ("مايو", 5),
    ("يونيو", 6),
    ("يوليو", 7),
    ("أغسطس", 8),
    ("سبتمبر", 9),
    ("أكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
];

/// Finds the first whole date in `text`: "15 May 2024", "May 15, 2024", "15 de mayo de 2024", "2024年5月15日", "2024-05-15".
pub(super) fn date(text: &str) -> Option<Date> {
    iso(text).or_else(|| chinese(text)).or_else(|| spelt(text))
}

fn valid(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn iso(text: &str) -> Option<Date> {
    text.split(|char: char| !(char.is_ascii_digit() || char == '-')).find_map(|word| {
        let mut parts = word.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        (year.len() == 4 && parts.next().is_none()).then_some(())?;
        valid(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    })
}

fn chinese(text: &str) -> Option<Date> {
    let (before, after) = text.split_once('年')?;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let year: String = digits.chars().rev().collect();
    let (month, rest) = after.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    valid(year.parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?)
}

fn spelt(text: &str) -> Option<Date> {
    let words: Vec<String> = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "de" | "del" | "of" | "г"))
        .collect();
    let day_of = |word: &String| -> Option<i64> {
        let digits = word.trim_end_matches(|char: char| char.is_alphabetic());
        let value: i64 = digits.parse().ok()?;
        (1..=31).contains(&value).then_some(value)
    };
    let year_of = |word: &String| -> Option<i64> { (word.len() == 4).then(|| word.parse().ok()).flatten() };
    words.iter().enumerate().find_map(|(at, word)| {
        let month = MONTHS.iter().find(|(name, _)| name == word).map(|(_, month)| i64::from(*month))?;
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let (next, after) = (words.get(at + 1), words.get(at + 2));
        let day_first = before.and_then(day_of).zip(next.and_then(year_of));
        let month_first = next.and_then(day_of).zip(after.and_then(year_of));
        let (day, year) = day_first.or(month_first)?;
        valid(year, month, day)
    })
}

/// Finds a document symbol in `text`: A/RES/78/265, A/79/L.2, FCCC/SBSTA/2024/7.
pub(super) fn symbol(text: &str) -> Option<String> {
    text.split(|char: char| char.is_whitespace() || char == '—' || char == ',').find_map(|word| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric() && char != '*').trim_end_matches(['*', '.']);
        let parts: Vec<&str> = word.split('/').collect();
        let first = parts.first()?;
        let known = |part: &&str| {
            !part.is_empty()
                && part.chars().all(|char| {
                    char.is_ascii_uppercase()
                        || char.is_ascii_digit()
                        || ".-()".contains(char)
                        || part.starts_with("Add")
                        || part.starts_with("Rev")
                        || part.starts_with("Corr")
                })
        };
        let good = parts.len() >= 3
            && (1..=6).contains(&first.len())
            && first.chars().all(|char| char.is_ascii_uppercase())
            && parts.iter().all(known)
            && parts.iter().any(|part| part.chars().any(|char| char.is_ascii_digit()));
        good.then(|| word.to_owned())
    })
}

/// What drafts say of their own status, lower case, the more telling first.
const STATUS: &[&str] = &[
    "advance unedited version",
    "advance unedited",
    "unedited version",
    "unedited",
    "silence procedure",
    "zero draft",
    "first draft",
    "final draft",
    "revised draft",
    "draft decision",
    "draft resolution",
    "draft text",
    "non-paper",
    "elements paper",
    "working draft",
    "for discussion",
    "not an official document",
    "projet de résolution",
    "proyecto de resolución",
    "проект резолюции",
    "预先未经编辑",
    "零草案",
    "预稿",
    "决议草案",
    "草案",
];

/// Finds the status that `line` states; gives the whole line when it is at most 60 characters long.
pub(super) fn status(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let phrase = STATUS.iter().find(|phrase| lower.contains(**phrase))?;
    if line.chars().count() <= 60 { Some(line.trim().to_owned()) } else { Some((*phrase).to_owned()) }
}
