//! How stages of a negotiated text are spoken of in names of files and in headings, in the six languages of the United
//! Nations.
//!
//! Conventions: symbols of documents end in `/Rev.1` (修订一稿, 订正1); `A/RES/…` is a text as adopted; a zero draft is the first
//! whole one. A "version 2" or a "revised draft" without a number tells where a text stands among others and not which
//! revision it is.

use crate::text::Stage;

/// What words say of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ToldStage {
    /// The stage, or where the text stands among the others.
    pub stage: Stage,
    /// Whether the words name it.
    plain: bool,
}

impl ToldStage {
    /// Whether the words name the stage, and don't only tell the order.
    pub(super) const fn is_plain(&self) -> bool {
        self.plain
    }
}

/// Words before or behind a number that make it that of a revision.
const REVISION: [&str; 12] = [
    "revision",
    "rev",
    "révision",
    "rév",
    "revisión",
    "versión revisada",
    "пересмотр",
    "пересмотренный",
    "ред",
    "التنقيح",
    "تنقيح",
    "corrected revision",
];

/// Words of each stage, as they stand between spaces; those of more than one word first.
const STAGES: &[(Stage, &[&str])] = &[
    (
        Stage::Zero,
        &[
            "zero draft",
            "draft zero",
            "zerodraft",
            "zero",
            "initial draft",
            "projet zéro",
            "avant projet",
            "version zéro",
            "borrador cero",
            "anteproyecto",
            "нулевой проект",
            "нулевой вариант",
            "المسودة الصفرية",
            "مسودة صفرية",
        ],
    ),
    (
        Stage::Compilation,
        &[
            "compilation",
            "compilation text",
            "consolidated text",
            "consolidated draft",
            "rolling text",
            "texte de synthèse",
            "texte consolidé",
            "texto consolidado",
            "texto refundido",
            "сводный текст",
            "النص الموحد",
        ],
    ),
    (
        Stage::Chair,
        &[
            "chair s text",
            "chairs text",
            "chair text",
            "chair s draft",
            "chairman s text",
            "president s text",
            "facilitators text",
            "texte du président",
            "texte de la présidente",
            "texte de la présidence",
            "texto de la presidencia",
            "texto del presidente",
            "текст председателя",
            "نص الرئيس",
        ],
    ),
    (
        Stage::Adopted,
        &[
            "adopted",
            "as adopted",
            "a res",
            "adopté",
            "adoptée",
            "aprobado",
            "aprobada",
            "adoptado",
            "adoptada",
            "принят",
            "принятый",
            "принятая",
            "المعتمد",
            "المعتمدة",
        ],
    ),
    (
        Stage::Final,
        &[
            "final",
            "final draft",
            "final text",
            "texte final",
            "version finale",
            "projet final",
            "texto final",
            "versión final",
            "окончательный",
            "итоговый",
            "النهائي",
            "النهائية",
        ],
    ),
    (
        Stage::Elements,
        &[
            "elements",
            "structural elements",
            "non paper",
            "nonpaper",
            "discussion paper",
            "elements paper",
            "éléments",
            "document officieux",
            "elementos",
            "documento oficioso",
            "элементы",
            "неофициальный документ",
            "العناصر",
        ],
    ),
];

/// The same in Chinese, where nothing stands between words; simplified and traditional signs.
const CHINESE: &[(Stage, &[&str])] = &[
    (Stage::Adopted, &["通过的案文", "通过案文", "通过文本", "通过稿", "正式通过", "通過的案文", "通過文本"]),
    (Stage::Compilation, &["合并案文", "汇编案文", "综合案文", "合併案文", "彙編案文", "汇总案文"]),
    (Stage::Chair, &["主席案文", "主席文本", "联席主席案文", "協調員案文", "协调员案文"]),
    (
        Stage::Zero,
        &[
            "零案文",
            "零草案",
            "零号案文",
            "零號案文",
            "初始阶段草案",
            "初始阶段的草案",
            "初始草案",
            "预稿",
            "預稿",
            "初稿",
        ],
    ),
    (Stage::Final, &["最终", "最後", "最后案文", "最后文本", "最后草案", "最終", "终稿", "定稿"]),
    (Stage::Elements, &["要素", "讨论稿", "討論稿", "非文件", "大纲"]),
];

/// The stage that a name or a heading speaks of. A revision's number says more than what else it is called.
pub(super) fn told_stage(text: &str) -> Option<ToldStage> {
    let lower = text.to_lowercase();
    let spaced: String = lower.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let plain = |stage: Stage| Some(ToldStage { stage, plain: true });
    let order = |number: u16| Some(ToldStage { stage: Stage::Revision(number), plain: false });
    if let Some(number) = revision(&words).or_else(|| chinese_revision(&lower)) {
        return plain(Stage::Revision(number));
    }
    if let Some((stage, _)) = CHINESE.iter().find(|(_, names)| names.iter().any(|name| lower.contains(name))) {
        return plain(*stage);
    }
    // Words between spaces: "finality" is not final.
    let padded = format!(" {} ", words.join(" "));
    let stands = |name: &&str| padded.contains(&format!(" {name} "));
    if let Some((stage, _)) = STAGES.iter().find(|(_, names)| names.iter().any(stands)) {
        return plain(*stage);
    }
    if let Some(number) = version(&words).or_else(|| chinese_version(&lower)) {
        return order(number);
    }
    let revised = ["revised", "révisé", "révisée", "revisado", "revisada", "пересмотренный", "المنقحة"];
    let is_revised = words.iter().any(|word| revised.contains(word))
        || ["修订", "修訂", "订正"].iter().any(|name| lower.contains(name));
    if is_revised { order(1) } else { None }
}

/// `rev1`, `Rev. 2`, `révision 3`, `2nd revision`, `first revised draft`.
fn revision(words: &[&str]) -> Option<u16> {
    for (place, word) in words.iter().enumerate() {
        for head in REVISION {
            let Some(rest) = word.strip_prefix(head) else { continue };
            let number = if rest.is_empty() { words.get(place + 1).copied() } else { Some(rest) };
            if let Some(number) = number.and_then(number_of) {
                return Some(number);
            }
        }
        let revised = ["revision", "revised", "révision", "revisión", "пересмотр"];
        if words.get(place + 1).is_some_and(|next| revised.contains(next))
            && let Some(number) = ordinal(word)
        {
            return Some(number);
        }
    }
    None
}

/// `v2`, `version 2`, `draft 3`.
fn version(words: &[&str]) -> Option<u16> {
    words.iter().enumerate().find_map(|(place, word)| {
        let digits = ["version", "ver", "versión", "draft", "v"].iter().find_map(|head| {
            let rest = word.strip_prefix(head)?;
            if rest.is_empty() && *head != "v" { words.get(place + 1).copied() } else { Some(rest) }
        })?;
        digits.parse().ok().filter(|number| (1..=99).contains(number))
    })
}

fn ordinal(word: &str) -> Option<u16> {
    let named = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let digits =
        ["st", "nd", "rd", "th", "e", "ème", "ª", "a"].iter().find_map(|end| word.strip_suffix(end)?.parse().ok());
    let named = named.iter().position(|name| *name == word).and_then(|place| u16::try_from(place + 1).ok());
    named.or(digits).filter(|number| (1..=99).contains(number))
}

fn number_of(word: &str) -> Option<u16> {
    let number = match word {
        "one" | "i" => 1,
        "two" | "ii" => 2,
        "three" | "iii" => 3,
        "four" | "iv" => 4,
        "five" | "v" => 5,
        digits => digits.parse().ok()?,
    };
    (1..=99).contains(&number).then_some(number)
}

/// A number as Chinese writes it, from 1 to 99, at the beginning of a text; and how many signs it takes.
fn chinese_number(text: &str) -> Option<(u16, usize)> {
    const SIGNS: &str = "一二三四五六七八九";
    let digit =
        |letter: char| SIGNS.chars().position(|sign| sign == letter).and_then(|place| u16::try_from(place + 1).ok());
    let signs: Vec<char> = text.chars().take(3).collect();
    match signs.as_slice() {
        [first, '十', second] if digit(*first).is_some() && digit(*second).is_some() => {
            Some((digit(*first)? * 10 + digit(*second)?, 3))
        }
        [first, '十', ..] if digit(*first).is_some() => Some((digit(*first)? * 10, 2)),
        ['十', second, ..] if digit(*second).is_some() => Some((10 + digit(*second)?, 2)),
        ['十', ..] => Some((10, 1)),
        [first, ..] if digit(*first).is_some() => Some((digit(*first)?, 1)),
        _ => {
            let digits: String = text.chars().take_while(char::is_ascii_digit).take(2).collect();
            let number = digits.parse().ok().filter(|number| (1..=99).contains(number))?;
            Some((number, digits.len()))
        }
    }
}

/// 第一次修订稿, 修订二稿, 修订3, 订正1, 第三版修订.
fn chinese_revision(text: &str) -> Option<u16> {
    let (at, name) = ["修订", "修訂", "订正", "訂正"].iter().find_map(|name| Some((text.find(name)?, *name)))?;
    let behind =
        text.get(at + name.len()..)?.trim_start_matches(['稿', '本', '案', '文', '第', ' ', '-', '_', '(', '（', '.']);
    if let Some((number, _)) = chinese_number(behind)
        && !is_year(behind)
    {
        return Some(number);
    }
    // 第一次修订, 二次修订
    let before = text.get(..at)?.trim_end_matches(['次', '版', '轮', '稿', ' ']);
    let from = before.char_indices().rev().take(3).filter(|(_, letter)| is_number(*letter)).last().map(|(at, _)| at)?;
    let number = before.get(from..)?;
    // 2024年修订: a year is no number of a revision.
    chinese_number(number).filter(|(_, signs)| *signs == number.chars().count()).map(|(number, _)| number)
}

const fn is_number(letter: char) -> bool {
    matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '0'..='9')
}

fn is_year(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() > 2
}

/// 第二版, 二稿, 第三稿.
fn chinese_version(text: &str) -> Option<u16> {
    text.char_indices().find_map(|(at, _)| {
        let (number, signs) = chinese_number(text.get(at..)?)?;
        let next = text.get(at..)?.chars().nth(signs)?;
        let before = text.get(..at)?.chars().next_back();
        (matches!(next, '稿' | '版') && !before.is_some_and(|letter| letter.is_ascii_digit())).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stage::{Adopted, Chair, Compilation, Elements, Final, Revision, Zero};

    #[test]
    fn stages_are_told_in_six_languages() {
        let named: &[(&str, Stage)] = &[
            ("初始阶段草案", Zero),
            ("全球数字契约零案文", Zero),
            ("零草案", Zero),
            ("预稿", Zero),
            ("讨论稿", Elements),
            ("修订一稿", Revision(1)),
            ("修订二稿", Revision(2)),
            ("契约（第十二次修订稿）", Revision(12)),
            ("第三次修订稿", Revision(3)),
            ("订正1", Revision(1)),
            ("修訂三稿", Revision(3)),
            ("主席案文", Chair),
            ("合并案文", Compilation),
            ("最终草案", Final),
            ("最后案文", Final),
            ("通过的案文", Adopted),
            ("GDC_Rev.2_clean", Revision(2)),
            ("rev3_0711", Revision(3)),
            ("A_79_L.2_Rev.1", Revision(1)),
            ("A_RES_79_1", Adopted),
            ("GDC final draft (clean)", Final),
            ("chair's text 3 May", Chair),
            ("Rolling text", Compilation),
            ("second revised draft", Revision(2)),
            ("3rd revision", Revision(3)),
            ("projet zéro", Zero),
            ("avant-projet", Zero),
            ("Révision 2", Revision(2)),
            ("texte final", Final),
            ("texte du président", Chair),
            ("borrador cero", Zero),
            ("revisión 1", Revision(1)),
            ("texto aprobado", Adopted),
            ("нулевой проект", Zero),
            ("Пересмотр 2", Revision(2)),
            ("окончательный текст", Final),
            ("المسودة الصفرية", Zero),
            ("التنقيح 1", Revision(1)),
            ("النص النهائي", Final),
            ("non-paper", Elements),
        ];
        for (name, stage) in named {
            assert_eq!(told_stage(name), Some(ToldStage { stage: *stage, plain: true }), "{name}");
        }
    }

    #[test]
    fn what_only_tells_the_order_names_nothing() {
        for (name, number) in
            [("GDC v2", 2), ("version 3", 3), ("修订稿", 1), ("二稿", 2), ("第3版", 3), ("revised draft", 1)]
        {
            assert_eq!(told_stage(name), Some(ToldStage { stage: Revision(number), plain: false }), "{name}");
        }
    }

    #[test]
    fn what_says_nothing_is_asked() {
        for name in
            ["征求意见稿", "revenue", "finality of awards", "clean", "position paper", "2024年草案", "draft", "reverse"]
        {
            assert_eq!(told_stage(name), None, "{name}");
        }
    }

    #[test]
    fn files_sort_as_a_person_sorts_them() {
        let mut names =
            vec!["通过的案文", "修订二稿", "主席案文", "零案文", "最终草案", "讨论稿", "合并案文", "修订一稿", "订正3"];
        names.sort_by_key(|name| told_stage(name).map(|told| told.stage));
        let sorted =
            ["讨论稿", "零案文", "合并案文", "主席案文", "修订一稿", "修订二稿", "订正3", "最终草案", "通过的案文"];
        assert_eq!(names, sorted);
    }
}
