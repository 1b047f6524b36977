//! Function words: articles, pronouns, prepositions, conjunctions, auxiliaries. They name nothing, however short a draft is
//! in which they are rare.

use super::forms::form;
use crate::compare::words::hash_word;
use std::sync::LazyLock;

/// English.
const ENGLISH: &[&str] = &[
    "a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "for", "from", "had",
    "has", "have", "how", "if", "in", "into", "is", "it", "its", "may", "no", "nor", "not", "of", "on", "or", "our",
    "out", "over", "shall", "should", "so", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "through", "to", "under", "up", "upon", "was", "we", "were", "what", "when", "where",
    "which", "who", "will", "with", "within", "would",
];
/// German.
const GERMAN: &[&str] = &[
    "aber", "als", "am", "auch", "auf", "aus", "bei", "bis", "darf", "das", "dass", "dem", "den", "der", "des", "die",
    "dies", "diese", "dieser", "dieses", "durch", "dürfen", "ein", "eine", "einem", "einen", "einer", "eines", "er",
    "es", "für", "haben", "hat", "ihr", "ihre", "im", "ist", "kann", "kein", "keine", "können", "mit", "muss",
    "müssen", "nach", "nicht", "noch", "nur", "ob", "oder", "sein", "seine", "sich", "sie", "sind", "so", "soll",
    "sollen", "um", "und", "unter", "vom", "von", "vor", "war", "was", "wenn", "wer", "werden", "wie", "wir", "wird",
    "zu", "zum", "zur", "über",
];
/// French.
const FRENCH: &[&str] = &[
    "a",
    "au",
    "aussi",
    "aux",
    "avec",
    "c",
    "ce",
    "ces",
    "cet",
    "cette",
    "d",
    "dans",
    "de",
    "du",
    "elle",
    "elles",
    "en",
    "est",
    "et",
    "il",
    "ils",
    "l",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lui",
    "mais",
    "même",
    "n",
    "ne",
    "nous",
    "on",
    "ont",
    "ou",
    "où",
    "par",
    "pas",
    "peut",
    "peuvent",
    "plus",
    "pour",
    "qu",
    "que",
    "qui",
    "s",
    "sa",
    "sans",
    "se",
    "ses",
    "si",
    "son",
    "sont",
    "sous",
    "sur",
    "tous",
    "tout",
    "toute",
    "toutes",
    "un",
    "une",
    "y",
    "à",
    "également",
    "été",
    "être",
];
/// Spanish.
const SPANISH: &[&str] = &["al", "como", "con", "del", "el", "las", "los", "o", "para", "por", "su", "sus", "una"];
/// Russian.
const RUSSIAN: &[&str] = &[
    "а",
    "без",
    "бы",
    "был",
    "была",
    "были",
    "было",
    "быть",
    "в",
    "вы",
    "где",
    "для",
    "до",
    "его",
    "если",
    "её",
    "же",
    "за",
    "и",
    "из",
    "или",
    "им",
    "их",
    "к",
    "как",
    "когда",
    "которая",
    "которое",
    "которые",
    "который",
    "ли",
    "могут",
    "может",
    "мы",
    "на",
    "над",
    "не",
    "ни",
    "но",
    "о",
    "об",
    "он",
    "она",
    "они",
    "оно",
    "от",
    "по",
    "под",
    "при",
    "с",
    "со",
    "так",
    "также",
    "то",
    "того",
    "только",
    "у",
    "что",
    "чтобы",
    "эта",
    "эти",
    "это",
    "этого",
    "этот",
];
/// Arabic.
const ARABIC: &[&str] = &[
    "أن", "أو", "أيضا", "إلى", "إن", "التي", "الذي", "ان", "به", "بها", "بين", "تكون", "ثم", "حتى", "ذلك", "على", "عن",
    "عند", "في", "فيها", "كان", "كذلك", "كل", "كما", "لا", "لم", "له", "لها", "ما", "مع", "من", "هذا", "هذه", "هو",
    "هي", "و", "وأن", "وعلى", "وفي", "ومن", "يجوز", "يكون",
];
/// Chinese signs.
const CHINESE: &[&str] = &[
    "上", "下", "不", "与", "中", "为", "之", "也", "于", "从", "他", "以", "们", "但", "其", "内", "则", "到", "及",
    "可", "各", "同", "向", "和", "因", "在", "对", "将", "就", "已", "并", "应", "得", "我", "或", "所", "把", "时",
    "是", "有", "由", "的", "等", "者", "自", "至", "被", "该", "还", "这", "都", "须",
];

/// The hashes of the forms of all of them.
static HASHES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut stem = String::new();
    let mut hashes: Vec<u64> = [ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE]
        .concat()
        .into_iter()
        .map(|word| {
            form(word, &mut stem);
            hash_word(&stem)
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
});

/// The forms of all function words, hashed; each once.
pub fn each_function_word() -> impl Iterator<Item = u64> {
    HASHES.iter().copied()
}
