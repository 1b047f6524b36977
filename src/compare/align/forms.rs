//! The forms of one word as one: what links paragraphs, never what the redline shows.
//!
//! A light stemmer without dictionary: accents and vowel marks fall, common endings of the European languages of the
//! United Nations and German are cut off, Arabic articles and prefixes too, and traditional Han signs are read as simplified ones. It joins
//! too much rather than too little: a form is evidence, never a verdict.

/// Endings of words in Latin letters, the longer first.
const LATIN: &[&str] = &[
    "innen", "ungen", "ments", "ables", "ibles", "ions", "ings", "ment", "able", "ible", "ants", "ents", "eurs",
    "euse", "ives", "ions", "ing", "ung", "ent", "ant", "ion", "eur", "ive", "ern", "ers", "ies", "ees", "eux", "aux",
    "est", "ed", "es", "er", "en", "em", "ez", "ee", "in", "al", "ie", "ly", "e", "s", "n", "y", "x",
];
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
/// Traditional signs and the simplified ones they are read as, in turn.
const HAN: &str = "條条規规議议會会員员約约國国際际權权務务業业發发關关於于對对與与為为並并個个們们來来時时書书長长東东車车門门開开\
間间問问聞闻閱阅電电風风飛飞馬马魚鱼鳥鸟龍龙龜龟麥麦黃黄點点黨党齊齐齒齿學学實实寫写將将專专尋寻導导屆届屬属島岛師师帶带帳帐幣币\
幫帮幹干幾几庫库廠厂廣广廳厅彈弹強强後后從从復复徵征應应憂忧憲宪懷怀態态慣惯戰战戲戏戶户擇择擔担據据據据擴扩攝摄斷断數数斂敛暫暂\
曆历術术機机權权構构樂乐標标橋桥檔档檢检歷历歸归殘残氣气決决沒没況况淨净準准溝沟溫温滅灭滿满漁渔漢汉災灾無无熱热燈灯營营爭争狀状獎奖\
獨独獲获現现環环產产畫画異异當当療疗盡尽監监盤盘礎础禮礼種种稱称積积穩稳競竞節节築筑簡简糧粮約约級级納纳純纯紙纸細细終终組组結结絕绝\
統统經经維维網网緊紧綠绿綜综緣缘編编練练績绩總总織织繼继續续罰罚罷罢習习聯联職职聽听肅肃脫脱臨临舉举舊旧艦舰艱艰藝艺蘇苏處处\
號号補补裝装製制複复見见視视親亲覺觉覽览觀观計计訂订討讨訓训記记設设許许訴诉診诊詞词試试話话該该詳详認认語语誤误說说請请論论諮咨\
證证識识譯译護护讀读變变讓让豐丰負负財财貢贡貨货責责貿贸費费資资賠赔質质賬账購购賽赛贊赞趙赵跡迹踐践轉转載载較较輔辅輕轻輸输辦办農农\
連连進进運运過过達达違违遠远適适選选遷迁還还邊边鄉乡醫医釋释針针鐵铁錄录鎮镇鐘钟閉闭闊阔陸陆陽阳階阶隊队隨随險险隱隐雙双離离難难靈灵\
靜静響响頁页項项順顺須须預预頒颁領领頻频題题額额類类顧顾顯显養养餘余館馆驗验體体鬥斗鹽盐麗丽";
/// Numbers spelt out: they are values, as digits are.
const SPELT: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "ninety",
    "hundred",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "ein",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "zwanzig",
    "dreißig",
    "fünfzig",
    "hundert",
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "один",
    "одна",
    "два",
    "две",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "сто",
    "واحد",
    "اثنان",
    "ثلاثة",
    "ثلاث",
    "أربعة",
    "أربع",
    "خمسة",
    "خمس",
    "ستة",
    "ست",
    "سبعة",
    "سبع",
    "ثمانية",
    "تسعة",
    "عشرة",
    "عشر",
    "عشرون",
    "ثلاثون",
    "مئة",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "百",
    "千",
    "两",
];

/// Whether a word (case folded) is a number, in digits or spelt out.
pub fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric) || SPELT.contains(&word)
}

/// Ordinals that stand in a heading instead of a number, but for those that are forms of [`SPELT`].
const ORDINALS: &[&str] = &[
    "premier",
    "première",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "первая",
    "вторая",
    "третья",
    "четвертая",
    "четвёртая",
    "пятая",
    "шестая",
    "седьмая",
    "восьмая",
    "девятая",
    "десятая",
    "первый",
    "второй",
    "третий",
    "الأول",
    "الأولى",
    "الثاني",
    "الثانية",
    "الثالث",
    "الثالثة",
    "الرابع",
    "الرابعة",
    "الخامس",
    "الخامسة",
    "السادس",
    "السادسة",
    "السابع",
    "السابعة",
    "الثامن",
    "الثامنة",
    "التاسع",
    "التاسعة",
    "العاشر",
    "العاشرة",
    "الحادي",
    "الحادية",
    "عشر",
    "عشرة",
    "والعشرون",
    "العشرون",
    "والعشرين",
    "العشرين",
    "الثلاثون",
    "والثلاثون",
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
];

/// Whether a word (case folded) is a number, an ordinal, a Roman number or a letter that counts.
pub fn is_ordinal(word: &str) -> bool {
    let roman = || word.len() <= 6 && word.chars().all(|c| "ivxl".contains(c));
    is_number(word) || ORDINALS.contains(&word) || roman()
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
        }
        Some(first) if first.is_alphabetic() => {
            cut(form, LATIN, 4);
            cut(form, LATIN, 4);
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
    let ending = endings.iter().find(|ending| letters >= least + ending.chars().count() && form.ends_with(**ending));
    if let Some(ending) = ending {
        form.truncate(form.len() - ending.len());
    }
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

fn simplified(sign: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&sign) {
        return sign;
    }
    let mut signs = HAN.chars();
    while let (Some(old), Some(new)) = (signs.next(), signs.next()) {
        if old == sign {
            return new;
        }
    }
    sign
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("數", "数"),
        ] {
            assert_eq!(of(one), of(other), "{one}, {other}");
        }
        for (one, other) in [("rights", "rites"), ("member", "minister"), ("ships", "shores"), ("совет", "свет")]
        {
            assert_ne!(of(one), of(other), "{one}, {other}");
        }
    }
}
