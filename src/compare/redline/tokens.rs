//! The tokens of a redline: words by UAX #29, Han text by dictionary, every mark by itself.

use super::bounds::pieces;
use super::chinese;
use crate::base::Span;
use crate::compare::han::simplified;
use crate::compare::words::{hash_word, is_han};
use std::sync::LazyLock;

/// Joins the paragraphs of one side of a change; a redline's offsets count in this text.
pub const BREAK: &str = "\n";

/// The class of a token: it decides what keeping the token is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A word that carries meaning.
    Word,
    /// A word that mostly holds others together ("for", "which", "与").
    Function,
    /// The commonest of these ("the", "of", "的").
    Article,
    /// Digits.
    Number,
    /// A comma.
    Comma,
    /// A dash, a quotation mark, a parenthesis.
    Mark,
    /// A mark that ends a sentence or a clause.
    Stop,
    /// A square bracket.
    Bracket,
    /// The newline between two paragraphs.
    Break,
}

/// A word or mark, without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its letters as they are, hashed.
    pub exact: u64,
    /// Its letters with case folded, hashed.
    pub folded: u64,
    /// What it is.
    pub class: Class,
    /// Its first character in small letters, a Han sign simplified: a cheap sieve.
    pub first: char,
    /// Whether the next token follows without white space.
    pub glued: bool,
}

/// A text and its tokens.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

/// Whether something written as one ends inside, when it is cut after the token `at`. Han words all touch each other.
pub fn splits_token(tokens: &[Token], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    token.glued && !is_han(token.first) && !is_han(next.first)
}

/// Whether a token is a word or a number.
pub const fn is_word(token: &Token) -> bool {
    matches!(token.class, Class::Word | Class::Function | Class::Article | Class::Number)
}

/// The span of so many tokens from `first`.
pub fn span(tokens: &[Token], first: usize, len: usize) -> Option<Span> {
    let last = tokens.get((first + len).checked_sub(1)?)?;
    Some(Span::between(tokens.get(first)?.span.start, last.span.end()))
}

/// Articles, prepositions, conjunctions, forms of "to be" and "to have". Modals, negations and pronouns are not among
/// them: "shall", "may", "not" and "we" decide what is meant.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "did", "do",
    "does", "for", "from", "had", "has", "have", "having", "if", "in", "into", "is", "its", "nor", "of", "on", "onto",
    "or", "out", "over", "so", "some", "such", "than", "that", "the", "their", "then", "there", "these", "this",
    "those", "through", "to", "under", "up", "upon", "was", "were", "which", "while", "who", "whom", "whose", "with",
    "within",
];

/// Words that join what follows them to what stands before: in the English, Chinese, French and Spanish texts.
const CONJUNCTIONS: &[&str] = &[
    "and", "but", "et", "if", "nor", "o", "or", "ou", "si", "y", "且", "与", "以及", "但", "及", "和", "并", "并且",
    "或", "或者", "而",
];

/// Whether `word` joins what follows it to what stands before.
pub fn is_conjunction(word: &str) -> bool {
    CONJUNCTIONS.contains(&word)
}

const HAN_FUNCTION_WORDS: &[&str] = &[
    "的", "了", "和", "与", "及", "在", "对", "以", "为", "并", "或", "于", "其", "等", "将", "把", "被", "之", "中",
    "上", "地", "得", "所", "而", "也", "都",
];

fn class_of(word: &str, folded: u64) -> Class {
    let Some(first) = word.chars().next() else { return Class::Mark };
    if word.chars().any(char::is_alphanumeric) {
        return if first.is_numeric() && word.chars().all(|c| !c.is_alphabetic()) {
            Class::Number
        } else if matches!(word, "a" | "an" | "the" | "of" | "in" | "A" | "An" | "The" | "Of" | "In" | "的") {
            Class::Article
        } else if is_function_word(word, folded) {
            Class::Function
        } else {
            Class::Word
        };
    }
    match first {
        '\n' => Class::Break,
        ',' | '，' | '、' => Class::Comma,
        '[' | ']' | '［' | '］' | '【' | '】' => Class::Bracket,
        '.' | ';' | ':' | '?' | '!' | '。' | '；' | '：' | '？' | '！' => Class::Stop,
        _ => Class::Mark,
    }
}

/// [`FUNCTION_WORDS`], hashed and sorted: every word is looked up.
static FUNCTION_HASHES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut hashes: Vec<u64> = FUNCTION_WORDS.iter().map(|word| hash_word(word)).collect();
    hashes.sort_unstable();
    hashes
});

fn is_function_word(word: &str, folded: u64) -> bool {
    if word.is_ascii() {
        word.len() <= 7 && FUNCTION_HASHES.binary_search(&folded).is_ok()
    } else {
        HAN_FUNCTION_WORDS.contains(&word)
    }
}

fn hash_exact(word: &str) -> u64 {
    let mut state = 0x51_7c_c1_b7_27_22_0a_95_u64;
    for &byte in word.as_bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }
    crate::compare::words::mix(state ^ word.len() as u64)
}

fn push(tokens: &mut Vec<Token>, at: usize, word: &str) {
    let folded = hash_word(word);
    tokens.push(Token {
        span: Span::new(at, word.len()),
        exact: hash_exact(word),
        folded,
        class: class_of(word, folded),
        first: word.chars().next().and_then(|c| simplified(c).to_lowercase().next()).unwrap_or(' '),
        glued: false,
    });
}

/// Abbreviations whose full stop belongs to them.
const ABBREVIATIONS: &[&str] = &[
    "abs", "al", "app", "approx", "art", "arts", "buchst", "bzw", "cf", "ch", "col", "dept", "dr", "ed", "eds", "eg",
    "eq", "eqn", "eqns", "eqs", "est", "etc", "fig", "figs", "ibid", "ie", "inc", "jr", "ltd", "messrs", "mr", "mrs",
    "ms", "no", "nos", "nr", "op", "para", "paras", "pp", "prof", "ref", "refs", "resp", "rev", "sec", "sect", "st",
    "subpara", "tab", "viz", "vol", "vols", "vs", "ziff",
];

/// Whether `mark`, between two words without white space, makes one word of them: "low-energy", "and/or".
fn joins(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "–" | "/" | "&" | "'" | "’" | "." | "_" | "+")
}

/// Whether a full stop after `word` belongs to it.
fn is_abbreviated(word: &str) -> bool {
    // "e.g", "i.e", "U.S": the stops inside tell.
    (word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic)))
        || (word.len() <= 7 && ABBREVIATIONS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok())
}

/// Returns the tokens of `text`, in order; white space other than a newline is between them. Words joined by a hyphen
/// or a slash are one, since a reader sees them so.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut han: Option<Span> = None;
    let mut pieces = pieces(text).peekable();
    while let Some((at, piece)) = pieces.next() {
        let first = piece.chars().next().unwrap_or(' ');
        if is_han(first) {
            match &mut han {
                Some(span) => span.len = at + piece.len() - span.start,
                None => han = Some(Span::new(at, piece.len())),
            }
            continue;
        }
        if let Some(span) = han.take() {
            push_han(&mut tokens, text, span);
        }
        if first != '\n' && first.is_whitespace() {
            continue;
        }
        let mut end = at + piece.len();
        let begins = |c: char| c.is_alphanumeric() && !is_han(c);
        let bound = tokens.last().is_some_and(|token: &Token| token.span.end() == at);
        // "-dimensional" after a formula.
        let open = !bound && matches!(piece, "-" | "–") && text.get(end..).is_some_and(|rest| rest.starts_with(begins));
        if open && let Some((word_at, word)) = pieces.next() {
            end = word_at + word.len();
        }
        if first.is_alphanumeric() || open {
            while let Some(&(mark_at, mark)) = pieces.peek() {
                let after = mark_at + mark.len();
                let next = text.get(after..).and_then(|rest| rest.chars().next());
                if joins(mark) && next.is_some_and(begins) {
                    pieces.next();
                    let Some((word_at, word)) = pieces.next() else { break };
                    end = word_at + word.len();
                } else {
                    // "short- and long-term".
                    let hangs = mark == "-" && next.is_none_or(char::is_whitespace);
                    if hangs || mark == "." && text.get(at..end).is_some_and(is_abbreviated) {
                        pieces.next();
                        end = after;
                    }
                    break;
                }
            }
        }
        push(&mut tokens, at, text.get(at..end).unwrap_or(piece));
    }
    if let Some(span) = han {
        push_han(&mut tokens, text, span);
    }
    let starts: Vec<usize> = tokens.iter().skip(1).map(|token| token.span.start).collect();
    for (token, next) in tokens.iter_mut().zip(starts) {
        token.glued = token.span.end() == next;
    }
    tokens
}

/// Cuts a text into tokens, Han text sign by sign.
#[cfg(test)]
pub fn tokens_by_sign(text: &str) -> Vec<Token> {
    let mut cut: Vec<Token> = Vec::new();
    for token in tokens(text) {
        let word = token.span.of(text).unwrap_or_default();
        if word.starts_with(is_han) {
            for (at, sign) in word.char_indices() {
                push(&mut cut, token.span.start + at, word.get(at..at + sign.len_utf8()).unwrap_or_default());
            }
        } else {
            cut.push(token);
        }
    }
    let starts: Vec<usize> = cut.iter().skip(1).map(|token| token.span.start).collect();
    for (token, next) in cut.iter_mut().zip(starts) {
        token.glued = token.span.end() == next;
    }
    cut
}

fn push_han(tokens: &mut Vec<Token>, text: &str, span: Span) {
    let Some(run) = span.of(text) else { return };
    // The dictionary is one of simplified signs.
    let signs: Vec<char> = run.chars().map(simplified).collect();
    let mut bytes = run.char_indices().map(|(at, _)| span.start + at).chain([span.end()]).skip(1);
    let (mut at, mut from) = (span.start, 0);
    for to in chinese::words(&signs) {
        let word = signs.get(from..to).unwrap_or(&[]);
        // The dictionary has 国际合作 and not 区域合作: a compound of two words is two words, or half of it would be lost.
        let middle = if is_compound(word) { Some(2) } else { None };
        for len in [middle.unwrap_or(0), word.len() - middle.unwrap_or(0)] {
            let Some(end) = len.checked_sub(1).and_then(|before| bytes.nth(before)) else { continue };
            push(tokens, at, text.get(at..end).unwrap_or(""));
            at = end;
        }
        from = to;
    }
}

/// Whether a word of four signs is made of two words of two.
fn is_compound(word: &[char]) -> bool {
    let halves = word.split_at_checked(2).filter(|(_, second)| second.len() == 2);
    halves.is_some_and(|(first, second)| chinese::is_word(first) && chinese::is_word(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.span.of(text).expect("tokens are inside")).collect()
    }

    #[test]
    fn words_marks_and_han_words() {
        assert_eq!(cut("We don't [yet] agree."), ["We", "don't", "[", "yet", "]", "agree", "."]);
        assert_eq!(cut("促进数字合作。"), ["促进", "数字", "合作", "。"]);
        assert_eq!(cut("国际合作"), ["国际", "合作"]);
        assert_eq!(cut("a\nb"), ["a", "\n", "b"]);
        assert_eq!(
            cut("low-energy and/or e.g. fig. 2. End."),
            ["low-energy", "and/or", "e.g.", "fig.", "2", ".", "End", "."]
        );
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }
}
