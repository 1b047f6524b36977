//! The forms of one word as one: what links paragraphs, never what the redline shows.
//!
//! A light stemmer without dictionary: accents and vowel marks fall, common endings of the European languages of the
//! United Nations and German are cut off, Arabic articles and prefixes too, and traditional Han signs are read as simplified ones. It joins
//! too much rather than too little: a form is evidence, never a verdict.

use crate::compare::han::simplified;

/// Endings of words in Latin letters by their last letter, the longer first.
const fn latin(last: u8) -> &'static [&'static str] {
    match last {
        b'd' => &["ed"],
        b'e' => &["able", "ible", "euse", "ive", "ee", "ie", "e"],
        b'g' => &["ing", "ung"],
        b'l' => &["al"],
        b'm' => &["em"],
        b'n' => &["innen", "ungen", "ion", "ern", "en", "in", "n"],
        b'r' => &["eur", "er"],
        b's' => {
            &["ments", "ables", "ibles", "ions", "ings", "ants", "ents", "eurs", "ives", "ers", "ies", "ees", "es", "s"]
        }
        b't' => &["ment", "ent", "ant", "est"],
        b'x' => &["eux", "aux", "x"],
        b'y' => &["ly", "y"],
        b'z' => &["ez"],
        _ => &[],
    }
}

/// Endings of words in Cyrillic letters, the longer first.
const CYRILLIC: &[&str] = &[
    "иями",
    "ениям",
    "ение",
    "ения",
    "ению",
    "ением",
    "ений",
    "аться",
    "яться",
    "иться",
    "ется",
    "ится",
    "ются",
    "ятся",
    "ами",
    "ями",
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "иях",
    "ией",
    "иям",
    "ать",
    "ять",
    "ить",
    "еть",
    "ают",
    "яют",
    "ает",
    "яет",
    "ует",
    "уют",
    "ах",
    "ях",
    "ов",
    "ев",
    "ей",
    "ой",
    "ый",
    "ий",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ую",
    "юю",
    "ам",
    "ям",
    "ом",
    "ем",
    "им",
    "ым",
    "их",
    "ых",
    "ет",
    "ит",
    "ут",
    "ют",
    "ат",
    "ят",
    "ал",
    "ла",
    "ло",
    "ли",
    "ию",
    "ия",
    "ии",
    "а",
    "я",
    "о",
    "е",
    "ы",
    "и",
    "у",
    "ю",
    "ь",
    "й",
];
/// What is written before an Arabic word as part of it, the longer first.
const ARABIC_BEFORE: &[&str] = &["وبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل"];
/// Endings of Arabic words, the longer first.
const ARABIC_AFTER: &[&str] = &["يات", "ات", "ون", "ين", "ان", "ها", "هم", "هن", "ية", "ه", "ي"];
/// Abbreviations written out.
const SHORT: &[(&str, &str)] =
    &[("abs", "absatz"), ("nr", "nummer"), ("art", "artikel"), ("article", "artikel"), ("para", "paragraph")];
/// Numbers spelt out: they are values, as digits are. Sorted.
const SPELT: &[&str] = &[
    "acht",
    "cent",
    "cinq",
    "cinquante",
    "deux",
    "dix",
    "douze",
    "drei",
    "dreißig",
    "eight",
    "ein",
    "eins",
    "eleven",
    "elf",
    "fifth",
    "fifty",
    "first",
    "five",
    "forty",
    "four",
    "fourth",
    "fünf",
    "fünfzig",
    "huit",
    "hundert",
    "hundred",
    "neuf",
    "neun",
    "nine",
    "ninety",
    "one",
    "onze",
    "quarante",
    "quatre",
    "quinze",
    "sechs",
    "second",
    "sept",
    "seven",
    "sieben",
    "six",
    "sixty",
    "soixante",
    "ten",
    "third",
    "thirty",
    "three",
    "trente",
    "trois",
    "twelve",
    "twenty",
    "two",
    "un",
    "une",
    "vier",
    "vingt",
    "zehn",
    "zwanzig",
    "zwei",
    "zwölf",
    "восемь",
    "два",
    "двадцать",
    "две",
    "девять",
    "десять",
    "один",
    "одна",
    "пять",
    "пятьдесят",
    "семь",
    "сорок",
    "сто",
    "три",
    "тридцать",
    "четыре",
    "шесть",
    "أربع",
    "أربعة",
    "اثنان",
    "تسعة",
    "ثلاث",
    "ثلاثة",
    "ثلاثون",
    "ثمانية",
    "خمس",
    "خمسة",
    "سبع",
    "سبعة",
    "ست",
    "ستة",
    "عشر",
    "عشرة",
    "عشرون",
    "مئة",
    "واحد",
    "一",
    "七",
    "三",
    "两",
    "九",
    "二",
    "五",
    "八",
    "六",
    "十",
    "千",
    "四",
    "百",
];

/// Whether a word (case folded) is a number, in digits or spelt out.
pub fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric) || SPELT.binary_search(&word).is_ok()
}

/// Ordinals that stand in a heading instead of a number, but for those that are forms of [`SPELT`]. Sorted.
const ORDINALS: &[&str] = &[
    "a",
    "b",
    "c",
    "cinquième",
    "d",
    "deuxième",
    "dixième",
    "e",
    "eighth",
    "eleventh",
    "f",
    "huitième",
    "neuvième",
    "ninth",
    "premier",
    "première",
    "quatrième",
    "septième",
    "seventh",
    "sixième",
    "sixth",
    "tenth",
    "troisième",
    "twelfth",
    "восьмая",
    "вторая",
    "второй",
    "девятая",
    "десятая",
    "первая",
    "первый",
    "пятая",
    "седьмая",
    "третий",
    "третья",
    "четвертая",
    "четвёртая",
    "шестая",
    "الأول",
    "الأولى",
    "التاسع",
    "التاسعة",
    "الثالث",
    "الثالثة",
    "الثامن",
    "الثامنة",
    "الثاني",
    "الثانية",
    "الثلاثون",
    "الحادي",
    "الحادية",
    "الخامس",
    "الخامسة",
    "الرابع",
    "الرابعة",
    "السابع",
    "السابعة",
    "السادس",
    "السادسة",
    "العاشر",
    "العاشرة",
    "العشرون",
    "العشرين",
    "عشر",
    "عشرة",
    "والثلاثون",
    "والعشرون",
    "والعشرين",
];

/// Whether a word (case folded) is a number, an ordinal, a Roman number or a letter that counts.
pub fn is_ordinal(word: &str) -> bool {
    let roman = || word.len() <= 6 && word.chars().all(|c| "ivxl".contains(c));
    is_number(word) || ORDINALS.binary_search(&word).is_ok() || roman()
}

/// The form of a word, given case folded, in `form`, which is overwritten.
pub fn form(word: &str, form: &mut String) {
    form.clear();
    let mut chars = word.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        form.push(simplified(only));
        return;
    }
    word.chars().for_each(|c| plain(c, form));
    if form.is_empty() {
        form.push_str(word);
    }
    if let Some((_, long)) = SHORT.iter().find(|(short, _)| short == form) {
        form.clear();
        form.push_str(long);
    }
    match form.chars().next() {
        Some('а'..='я') => cut(form, CYRILLIC, 3),
        Some('\u{620}'..='\u{6ff}') => {
            if let Some(rest) = ARABIC_BEFORE.iter().find_map(|before| form.strip_prefix(before))
                && rest.chars().count() >= 3
            {
                *form = rest.to_owned();
            }
            cut(form, ARABIC_AFTER, 3);
            root(form);
        }
        Some(first) if first.is_alphabetic() => {
            // "Logs", "laws": shorter than what an ending is cut from else.
            if form.len() == 4 && form.ends_with('s') {
                form.truncate(3);
            }
            for _ in 0..2 {
                let last = form.bytes().last().unwrap_or(0);
                cut(form, latin(last), 4);
            }
        }
        _ => {}
    }
}

/// Cuts the first of `endings` that leaves so many letters.
fn cut(form: &mut String, endings: &[&str], least: usize) {
    let letters = form.chars().count();
    if letters <= least {
        return;
    }
    let ending = endings.iter().find(|ending| form.ends_with(**ending) && letters >= least + ending.chars().count());
    if let Some(ending) = ending {
        form.truncate(form.len() - ending.len());
    }
}

/// Leaves of an Arabic word what its singular and its plural, its verb and its participle have in common, as far as three
/// letters stay: what a verb begins with, and long vowels, fall ("صاحب", "أصحاب"; "كتاب", "كتب").
fn root(form: &mut String) {
    let letters: Vec<char> = form.chars().collect();
    let is_long = |c: char| matches!(c, 'ا' | 'و' | 'ي');
    let rest = match letters.as_slice() {
        [before, second, _, _, ..] if *before == 'ي' && !is_long(*second) => letters.get(1..),
        [before, rest @ ..] if *before == 'ت' && rest.len() == 3 && !rest.iter().any(|&c| is_long(c)) => Some(rest),
        _ => None,
    };
    let rest = rest.unwrap_or(&letters);
    let firm: String = rest.iter().filter(|&&c| !is_long(c)).collect();
    *form = if firm.chars().nth(2).is_some() { firm } else { rest.iter().collect() };
}

/// A letter without accent or vowel mark.
fn plain(c: char, form: &mut String) {
    let letter = match c {
        'a'..='z' | '0'..='9' => c,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ё' => 'е',
        'ß' => {
            form.push('s');
            's'
        }
        'œ' => {
            form.push('o');
            'e'
        }
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => return,
        _ => c,
    };
    form.push(letter);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(SPELT.is_sorted() && ORDINALS.is_sorted());
    }

    #[test]
    fn forms_of_one_word_are_one() {
        let of = |word: &str| {
            let mut out = String::new();
            form(&word.to_lowercase(), &mut out);
            out
        };
        for (one, other) in [
            ("paragraphs", "paragraph"),
            ("meetings", "meeting"),
            ("logs", "log"),
            ("Händlerinnen", "Händler"),
            ("daß", "dass"),
            ("Schluß", "Schluss"),
            ("Abs", "Absatz"),
            ("élèves", "élève"),
            ("Государства", "Государствам"),
            ("участники", "участникам"),
            ("ежегодный", "ежегодные"),
            ("доклады", "доклад"),
            ("تَعهُدنا", "تعهدنا"),
            ("والمشاركة", "المشاركة"),
            ("صاحب", "أصحاب"),
            ("كتاب", "كتب"),
            ("تغلق", "يغلقون"),
            ("оплачивает", "оплачивают"),
            ("數", "数"),
        ] {
            assert_eq!(of(one), of(other), "{one}, {other}");
        }
        let apart =
            [("rights", "rites"), ("member", "minister"), ("ships", "shores"), ("совет", "свет"), ("تقرير", "قرار")];
        for (one, other) in apart {
            assert_ne!(of(one), of(other), "{one}, {other}");
        }
    }
}
