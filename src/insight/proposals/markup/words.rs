//! Words of brackets: names nobody knows, numbers of paragraphs, verbs, rival wordings.

use crate::base::Span;
use crate::insight::proposals::{Action, ActorName, citation};

/// Opening brackets.
pub(super) const OPEN: [char; 3] = ['[', '［', '【'];

/// Closing brackets.
pub(super) const CLOSE: [char; 3] = [']', '］', '】'];

/// Words that stand before a colon and are no name: what a text says of itself.
pub(super) const NO_NAMES: [&str; 32] = [
    "note",
    "notes",
    "comment",
    "comments",
    "option",
    "options",
    "alternative",
    "alt",
    "explanation",
    "remark",
    "remarks",
    "placeholder",
    "text",
    "proposal",
    "proposals",
    "source",
    "rationale",
    "justification",
    "see",
    "example",
    "title",
    "heading",
    "chapeau",
    "paragraph",
    "article",
    "annex",
    "section",
    "agreed",
    "footnote",
    "reference",
    "question",
    "editor",
];

/// "Kenya: words", where nobody knows of a Kenya: up to five words in capitals before a colon are a name, and an unknown one.
pub(super) fn unknown_name(words: &str) -> Option<(ActorName, &str)> {
    const SMALL: [&str; 8] = ["of", "and", "the", "de", "du", "des", "et", "y"];
    let (head, tail) = words.split_once([':', '：'])?;
    let (head, tail) = (head.trim(), tail.trim());
    let parts: Vec<&str> = head.split_whitespace().collect();
    let capital = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase) && !word.contains(|sign: char| sign.is_ascii_digit())
    };
    let name = (1..=5).contains(&parts.len())
        && parts.first().is_some_and(|first| capital(first))
        && parts.iter().all(|word| capital(word) || SMALL.contains(word))
        && !parts.iter().any(|word| NO_NAMES.contains(&word.to_lowercase().trim_matches('.').trim_end_matches("'s")));
    if !name || tail.is_empty() {
        return None;
    }
    let name = ActorName { written: head.to_owned(), actor: None, either: Vec::new(), code: None, name: None };
    Some((name, tail))
}

/// A paragraph of its own with its number: "3 bis. We also note …", "(d) The weather".
pub(super) fn own_number(words: &str) -> Option<(String, String)> {
    let item = words.starts_with(['(', '（']);
    let sign = words.find(if item { &[')', '）'][..] } else { &['.', ')', ':'][..] })?;
    let end = sign + words.get(sign..)?.chars().next()?.len_utf8();
    let number = words.get(..if item { end } else { sign })?.trim();
    let rest = words.get(end..)?.trim();
    let numbered = item || number.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, 'O' | 'P'));
    citation::bare(number).filter(|_| numbered && number.len() <= 12)?;
    let begins = rest.chars().next().is_some_and(|letter| letter.is_uppercase() || !letter.is_ascii());
    begins.then(|| (number.to_owned(), rest.to_owned()))
}

/// The words of a rival for a whole paragraph: "alt. We decide …".
pub(super) fn rival_words(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let head = ["alternative", "alt"].into_iter().find(|head| lower.starts_with(head))?;
    let rest = words.get(head.len()..)?;
    let tail = rest.trim_start_matches(['.', ':', ' ']);
    (rest.len() > tail.len() && rest.starts_with(['.', ':']) && tail.contains(' ')).then(|| tail.to_owned())
}

/// Whether words go on from what stands before them, and so come in beside it, not in its place.
pub(super) fn continues(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.starts_with([',', ';'])
        || ["and ", "or ", "as well as", "including", "in particular", "及", "和", "或", "以及"]
            .iter()
            .any(|start| lower.starts_with(start))
}

/// What a delegation does, in the words that follow its name.
pub(super) fn verb(words: &str) -> Option<Action> {
    let words = words.trim().trim_end_matches('.').to_lowercase();
    let first = words.split([' ', ',', ':', '-']).next().unwrap_or("");
    Some(match first {
        "delete" | "deletes" | "del" | "deletion" | "remove" | "strike" => Action::Delete,
        "retain" | "retains" | "keep" | "keeps" => Action::Retain,
        "support" | "supports" | "supported" | "ok" => Action::Support,
        "oppose" | "opposes" | "opposed" | "no" => Action::Oppose,
        "reserve" | "reserves" | "reserved" | "reservation" | "scrutiny" | "pending" | "considering" => Action::Reserve,
        "add" | "adds" | "insert" | "inserts" => Action::Insert,
        "replace" | "replaces" => Action::Replace,
        "comment" | "comments" | "note" | "query" | "clarify" => Action::Remark,
        _ => {
            let chinese = [
                ("删除", Action::Delete),
                ("删去", Action::Delete),
                ("保留意见", Action::Reserve),
                ("保留", Action::Retain),
                ("支持", Action::Support),
                ("反对", Action::Oppose),
                ("待国内指示", Action::Reserve),
                ("增加", Action::Insert),
                ("添加", Action::Insert),
            ];
            return chinese.into_iter().find(|(start, _)| words.starts_with(start)).map(|(_, action)| action);
        }
    })
}

pub(super) fn touches(a: Span, b: Span) -> bool {
    a.start <= b.end() && b.start <= a.end()
}

/// A remark of a few words, not words to come in that begin with a verb.
pub(super) fn short(words: &str) -> bool {
    words.split_whitespace().count() <= 3
}

pub(super) fn first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

pub(super) fn last(text: &str) -> usize {
    text.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// Rival wordings: parts between slashes that stand free, outside inner brackets.
pub(super) fn rivals(words: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for (at, letter) in words.char_indices() {
        if OPEN.contains(&letter) {
            depth += 1;
        } else if CLOSE.contains(&letter) {
            depth = depth.saturating_sub(1);
        }
        let free = letter == '/'
            && depth == 0
            && words.get(..at).is_some_and(|head| head.ends_with(' '))
            && words.get(at + 1..).is_some_and(|tail| tail.starts_with(' '));
        if free {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
