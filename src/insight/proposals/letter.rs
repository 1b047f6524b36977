//! Instructions in a letter: "In paragraph 12, replace “x” by “y”".

use crate::base::Span;
use crate::study::ProposalAction as Action;
use crate::text::Paragraph;

/// An instruction on a paragraph of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instruction {
    /// The paragraph as the letter names it.
    pub reference: String,
    pub action: Action,
    /// Words that stand in the paragraph.
    pub old: Option<String>,
    /// Words wanted.
    pub new: Option<String>,
    pub span: Span,
}

const QUOTES: [(char, char); 6] = [('“', '”'), ('"', '"'), ('«', '»'), ('「', '」'), ('『', '』'), ('‘', '’')];

/// Reads the instructions of a paragraph; several stand between semicolons or sentences.
pub(super) fn read(paragraph: &Paragraph) -> Vec<Instruction> {
    let label = paragraph.label.as_deref().unwrap_or("");
    // "OP 3: replace …" may have been taken for a label.
    let named =
        reference(label).filter(|_| !label.trim_end_matches(['.', ')']).bytes().all(|byte| byte.is_ascii_digit()));
    let text = paragraph.text.as_str();
    let mut found = Vec::new();
    let mut subject = named.map(|(reference, _)| reference);
    for span in sentences(text) {
        let Some(sentence) = span.of(text) else { continue };
        let (outside, quoted) = without_quotes(sentence);
        if let Some((reference, _)) = reference(&outside) {
            subject = Some(reference);
        }
        let Some(reference) = subject.clone() else { continue };
        if let Some((action, old, new)) = instruction(&outside.to_lowercase(), &quoted) {
            found.push(Instruction { reference, action, old, new, span });
        }
    }
    found
}

/// Sentences outside quotation marks.
fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut start, mut close) = (0, None);
    for (at, letter) in text.char_indices() {
        match close {
            Some(end) if letter == end => close = None,
            Some(_) => {}
            None => {
                close = QUOTES.iter().find(|(open, _)| *open == letter).map(|(_, close)| *close);
                let next = text.get(at + letter.len_utf8()..).and_then(|rest| rest.chars().next());
                let ends =
                    matches!(letter, ';' | '；' | '。') || (letter == '.' && next.is_none_or(char::is_whitespace));
                // "para. 12" goes on.
                let short = text.get(start..at).is_some_and(|head| {
                    let head = head.to_lowercase();
                    ["para", "paras", "art", "op", "pp", "no"].iter().any(|word| head.ends_with(word))
                });
                if ends && !short {
                    out.push(Span::between(start, at));
                    start = at + letter.len_utf8();
                }
            }
        }
    }
    out.push(Span::between(start, text.len()));
    out.retain(|span| span.of(text).is_some_and(|words| !words.trim().is_empty()));
    out
}

/// The sentence with each quotation replaced by a sign, and the quotations.
fn without_quotes(sentence: &str) -> (String, Vec<String>) {
    let (mut outside, mut quoted, mut close) = (String::new(), Vec::new(), None);
    for letter in sentence.chars() {
        match close {
            Some(end) if letter == end => close = None,
            Some(_) => {
                if let Some(words) = quoted.last_mut() {
                    let words: &mut String = words;
                    words.push(letter);
                }
            }
            None => match QUOTES.iter().find(|(open, _)| *open == letter) {
                Some((_, end)) => {
                    close = Some(*end);
                    quoted.push(String::new());
                    outside.push_str(" § ");
                }
                None => outside.push(letter),
            },
        }
    }
    (outside, quoted.into_iter().map(|words| words.trim().to_owned()).collect())
}

/// The paragraph a text names: "paragraph 29 (d)", "OP 3 bis", "第12段". Also how many bytes in it ends.
fn reference(text: &str) -> Option<(String, usize)> {
    let lower = text.to_lowercase();
    if let Some(at) = lower.find('第') {
        let rest = lower.get(at + '第'.len_utf8()..)?;
        let end = rest.find(['段', '条', '款'])?;
        let number = rest.get(..end)?.trim();
        if !number.is_empty() && number.chars().count() <= 6 {
            return Some((number.to_owned(), at + '第'.len_utf8() + end));
        }
    }
    let (start, width, prefix) = ["paragraph", "para.", "para", "article", "op", "pp", "§"]
        .iter()
        .filter_map(|word| {
            let at = lower.find(word)?;
            let alone = lower.get(..at)?.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
            alone.then_some((at, word.len(), *word))
        })
        // "para" begins "paragraph".
        .min_by_key(|&(at, width, _)| (at, std::cmp::Reverse(width)))?;
    let rest = text.get(start + width..)?;
    let trimmed = rest.trim_start_matches([' ', '.', ':', '\u{a0}']);
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let mut reference = trimmed.get(..digits)?.to_owned();
    let mut at = digits;
    loop {
        let rest = trimmed.get(at..)?;
        let spaces = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let addition =
            ["bis", "ter", "quater", "quinquies", "alt"].iter().find(|word| rest.to_lowercase().starts_with(**word));
        if let Some(word) = addition {
            reference = format!("{reference} {word}");
            at += spaces + word.len();
        } else if let Some(letter) = rest.strip_prefix('(').and_then(|rest| rest.get(..rest.find(')')?)) {
            if letter.len() > 4 || !letter.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                break;
            }
            reference = format!("{reference} ({letter})");
            at += spaces + letter.len() + 2;
        } else {
            break;
        }
    }
    let reference = match prefix {
        "op" | "pp" => format!("{}{reference}", prefix.to_uppercase()),
        "article" => format!("art. {reference}"),
        _ => reference,
    };
    Some((reference, start + width))
}

fn instruction(words: &str, quoted: &[String]) -> Option<(Action, Option<String>, Option<String>)> {
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    let at = |any: &[&str]| any.iter().filter_map(|word| words.find(word)).min();
    let first = || quoted.first().cloned();
    let second = || quoted.get(1).cloned();
    if has(&["replace", "substitute", "change", "改为", "替换", "代替"]) {
        return match quoted {
            [old, new, ..] => Some((Action::Replace, Some(old.clone()), Some(new.clone()))),
            _ => None,
        };
    }
    if has(&["delete", "remove", "strike", "删除", "删去"]) {
        return Some((Action::Delete, first(), None));
    }
    if let Some(adds) = at(&["add", "insert", "增加", "添加", "插入"]) {
        let after = at(&["after", "following", "before", "之后", "后", "之前", "前"]);
        return match (quoted.len(), after) {
            (0, _) => None,
            (1, _) => Some((Action::Insert, None, first())),
            // "after “x”, add “y”" and "add “y” after “x”".
            (_, Some(after)) if after < adds => Some((Action::Insert, first(), second())),
            (_, Some(_)) => Some((Action::Insert, second(), first())),
            (_, None) => Some((Action::Insert, None, first())),
        };
    }
    if has(&["retain", "keep", "保留"]) {
        return Some((Action::Retain, first(), None));
    }
    None
}
