//! What came and went in a change, by kind.

use crate::base::{Side, Sides};
use crate::compare::words::is_han;
use crate::compare::{Change, EditKind, NonSubstantive};
use crate::insight::strength::is_numeral;

/// What the redline of a change says, moved words apart.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Words of more than form that came and went.
    pub words: Sides<Vec<String>>,
    /// Numbers that came and went, as written.
    pub numbers: Sides<Vec<String>>,
    /// Names that came and went: capitals inside a sentence.
    pub names: Sides<Vec<String>>,
    /// Denials that came and went.
    pub denials: Sides<Vec<String>>,
    /// The longest run of words that came or went in one piece.
    pub longest: Sides<usize>,
    /// A whole sentence came or went.
    pub sentence: Sides<bool>,
    /// Square brackets alone came or went.
    pub brackets: Sides<bool>,
    /// Words left for another place of the change.
    pub moved: bool,
    /// Differences of form.
    pub minor: Vec<NonSubstantive>,
    /// A difference of form in which a number or a name is written otherwise.
    pub minor_of_names: bool,
}

const DENIALS: &[&str] = &[
    "not", "no", "never", "nor", "neither", "without", "except", "nothing", "none", "unless", "cannot", "ne", "pas",
    "non", "sans", "sauf", "sin", "salvo", "ni", "nunca",
];
const HAN_DENIALS: &[&str] = &["不", "无", "非", "除", "未", "勿"];
/// Words of quantity beside numbers, ordinals and months.
const QUANTITIES: &[&str] = &["hundred", "thousand", "million", "billion", "half", "quarter", "double", "twice"];
/// Numerals that mostly mean something else: "one another", "first and foremost", "may".
const NO_QUANTITIES: &[&str] = &["zero", "one", "first", "second", "may"];
const HAN_NUMBERS: &str = "一二三四五六七八九十百千万亿两零";

fn is_quantity(low: &str) -> bool {
    QUANTITIES.contains(&low) || (is_numeral(low) && !NO_QUANTITIES.contains(&low))
}

fn is_number(word: &str) -> bool {
    word.contains(|sign: char| sign.is_numeric() && !HAN_NUMBERS.contains(sign))
        || is_quantity(&word.to_lowercase())
        || (word.chars().count() > 1 && word.chars().all(|sign| HAN_NUMBERS.contains(sign)))
}

/// Words before a number that tell where something stands, and counts nothing.
const PLACES: &[&str] = &[
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "article",
    "articles",
    "section",
    "sections",
    "chapter",
    "annex",
    "appendix",
    "rule",
    "part",
    "item",
    "page",
    "pages",
    "table",
    "figure",
    "note",
    "schedule",
    "version",
];
const HAN_PLACES: &[char] = &['段', '条', '节', '章', '款', '项', '页'];

/// Whether a number that begins at byte `at` of `text` is a place's or an edition's: `§9.1`, `section A.5`, `v1.9`, 第12段.
fn is_place(text: &str, at: usize, word: &str) -> bool {
    if word.starts_with('第') && word.contains(HAN_PLACES) {
        return true;
    }
    // The number's own chain: the `A.` of `A.5`, the `1.` of `1.9`.
    let before = text.get(..at).unwrap_or("");
    let chain = before.trim_end_matches(|sign: char| sign == '.' || sign.is_ascii_alphanumeric());
    let own = text.get(chain.len()..).unwrap_or("");
    let digit = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_digit());
    let edition = [own, word].into_iter().any(|part| part.strip_prefix(['v', 'V']).is_some_and(digit));
    let lead = chain.trim_end_matches([' ', '\u{a0}', '(', '.']);
    let named = lead.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or("");
    edition || lead.ends_with(['§', '第']) || PLACES.contains(&named.to_lowercase().as_str())
}

/// The words of a piece: runs of letters and digits; each run of Han signs one.
pub(super) fn words_of(piece: &str) -> Vec<&str> {
    piece
        .split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How long a piece is, in words; two Han signs are one.
fn length(piece: &str) -> usize {
    let han = piece.chars().filter(|sign| is_han(*sign)).count();
    let spaced = words_of(piece).iter().filter(|word| !word.contains(is_han)).count();
    spaced + han.div_ceil(2)
}

/// Whether a sentence ends right before byte `at`.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end_matches([' ', '\u{a0}', '"', '“', '(', '[']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '。', '\n'])
}

impl Facts {
    /// Reads a change; `texts` are the joined texts of its sides.
    pub fn of(change: &Change, texts: Sides<&str>) -> Self {
        let mut facts = Self::default();
        for piece in change.redline.iter().filter(|piece| piece.op != EditKind::Equal) {
            let side = if piece.op == EditKind::Delete { Side::Old } else { Side::New };
            let text = texts.get(side);
            let span = *piece.at.get(side);
            let words = span.of(text).unwrap_or("");
            if piece.moved.is_some() {
                facts.moved = true;
                continue;
            }
            if piece.bracket {
                *facts.brackets.get_mut(side) = true;
                continue;
            }
            if let Some(minor) = piece.minor {
                facts.minor.push(minor);
                let named = words_of(words).iter().any(|word| is_number(word))
                    || (minor == NonSubstantive::Spelling && !facts_names(text, span.start, words).is_empty());
                facts.minor_of_names |= named;
                continue;
            }
            facts.add(side, text, span.start, words);
        }
        facts
    }

    fn add(&mut self, side: Side, text: &str, start: usize, piece: &str) {
        let length = length(piece);
        let longest = self.longest.get_mut(side);
        *longest = (*longest).max(length);
        let trimmed = piece.trim();
        if length >= 4 && trimmed.ends_with(['.', '。', ';', '；']) && begins_sentence(text, start) {
            *self.sentence.get_mut(side) = true;
        }
        for word in words_of(piece) {
            let at = start + (word.as_ptr() as usize).saturating_sub(piece.as_ptr() as usize);
            let low = word.to_lowercase();
            let han_denial = word.contains(is_han) && HAN_DENIALS.iter().any(|denial| word.starts_with(denial));
            if is_number(word) && !is_place(text, at, word) {
                self.numbers.get_mut(side).push(word.to_owned());
            } else if DENIALS.contains(&low.as_str()) || han_denial {
                self.denials.get_mut(side).push(word.to_owned());
            }
            self.words.get_mut(side).push(word.to_owned());
        }
        self.names.get_mut(side).extend(facts_names(text, start, piece));
    }

    /// Whether anything came or went but form.
    pub fn has_words(&self) -> bool {
        !self.words.old.is_empty() || !self.words.new.is_empty()
    }
}

/// The names of a piece: words in a row that begin with a capital inside a sentence. A letter alone is none.
fn facts_names(text: &str, start: usize, piece: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // Where the name before ends.
    let mut ended = None;
    for (at, word) in piece.char_indices().filter_map(|(at, sign)| {
        let opens = at == 0 || piece.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
        (sign.is_uppercase() && opens).then_some((at, piece.get(at..)?))
    }) {
        // A piece may begin inside a word.
        let whole = text.get(..start + at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
        if whole && !begins_sentence(text, start + at) {
            let Some(word) = words_of(word).first().copied().filter(|word| word.chars().count() > 1) else { continue };
            match names.last_mut().filter(|_| ended.and_then(|end| piece.get(end..at)) == Some(" ")) {
                Some(name) => {
                    name.push(' ');
                    name.push_str(word);
                }
                None => names.push(word.to_owned()),
            }
            ended = Some(at + word.len());
        }
    }
    names
}
