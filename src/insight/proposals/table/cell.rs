//! The cells of a table of amendments: their words, the number before them, what they order.

use crate::base::Span;
use crate::insight::proposals::citation::{self, Citation};
use crate::text::{Paragraph, Style};

/// A cell: its paragraphs, and which paragraphs of the submission they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub label: Option<String>,
    pub text: String,
    /// Place in the submission.
    pub at: Option<(usize, Span)>,
}

impl Cell {
    pub(super) fn whole(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text),
            None => self.text.clone(),
        }
    }

    pub(super) fn push(&mut self, paragraph: &Paragraph, index: usize) {
        let words = without_struck(paragraph);
        if self.at.is_none() {
            self.label.clone_from(&paragraph.label);
            self.at = Some((index, Span::new(0, paragraph.text.len())));
            self.text = words;
        } else {
            let label = paragraph.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
            self.text = format!("{} {label}{words}", self.text);
        }
    }
}

/// What a cell says once its struck-out and deleted words are gone.
pub(super) fn without_struck(paragraph: &Paragraph) -> String {
    let gone = |at: usize| {
        paragraph
            .marks
            .iter()
            .any(|mark| matches!(mark.style, Style::Strike | Style::Deleted) && mark.span.contains(at))
    };
    let kept: String = paragraph.text.char_indices().filter(|(at, _)| !gone(*at)).map(|(_, letter)| letter).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number that the words of a cell begin with, and the words behind it.
pub(super) fn labels(cell: &Cell) -> (Option<Citation>, String) {
    let whole = cell.whole();
    let mut words = whole.trim();
    let mut label = String::new();
    // "9. (c) During storms": a number and an item.
    while let Some(first) = words.split_whitespace().next() {
        let is_label = first.chars().any(char::is_alphanumeric)
            && (first.ends_with(['.', ')', '、']) || first.starts_with('(') || matches!(first, "bis." | "ter."))
            && first.chars().count() <= 8
            && citation::bare(&format!("{label} {first}")).is_some();
        let number = words
            .split_whitespace()
            .nth(1)
            .is_some_and(|next| matches!(next.trim_end_matches('.'), "bis" | "ter" | "quater"))
            && first.bytes().all(|byte| byte.is_ascii_digit());
        if !is_label && !number {
            break;
        }
        label = format!("{label} {first}");
        words = words.strip_prefix(first).unwrap_or("").trim_start();
    }
    let number = citation::bare(&label);
    // "Article 4, paragraph 1: The …": the words begin behind what they are called.
    if let Some(called) = citation::citations(words).into_iter().next().filter(|called| called.span.start == 0) {
        let rest = words.get(called.span.end()..).unwrap_or_default();
        let behind = rest.trim_start_matches([' ', ':', '.', '–', '—', '-', '\u{A0}', '：']);
        let begins = behind.starts_with(|letter: char| {
            letter.is_uppercase()
                || !letter.is_alphanumeric() && letter != ','
                || !letter.is_ascii() && letter.is_alphabetic() && !letter.is_lowercase()
        });
        let (item, text) = item_of(behind);
        if begins && !text.is_empty() {
            return (Some(item.map_or(called.clone(), |item| item.within(&called))), text.to_owned());
        }
    }
    (number, words.to_owned())
}

/// The label of an item that words begin with: "(c) During storms".
pub(super) fn item_of(words: &str) -> (Option<Citation>, &str) {
    let first = words.split_whitespace().next().unwrap_or_default();
    match citation::bare(first).filter(|_| first.starts_with('(') && first.ends_with(')')) {
        Some(item) => (Some(item), words.strip_prefix(first).unwrap_or_default().trim_start()),
        None => (None, words),
    }
}

pub(super) fn bare_lower(text: &str) -> String {
    text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// "Delete.", "[deleted]", "删除".
pub(super) fn is_deletion(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "delete",
        "deleted",
        "deletion",
        "to be deleted",
        "delete paragraph",
        "delete the paragraph",
        "delete this paragraph",
        "suppress",
        "supprimé",
        "supprimée",
        "supprimer",
        "à supprimer",
        "suppression",
        "suprimido",
        "suprimir",
        "suprímase",
        "исключить",
        "удалить",
        "исключено",
        "删除",
        "删去",
        "delete whole paragraph",
        "delete entire paragraph",
        "removed",
    ];
    WORDS.contains(&bare_lower(text).as_str())
}

/// "No change", "–", "idem".
pub(super) fn is_no_change(text: &str) -> bool {
    const WORDS: [&str; 20] = [
        "",
        "no change",
        "no changes",
        "unchanged",
        "no amendment",
        "none",
        "same",
        "idem",
        "agreed",
        "as is",
        "no comment",
        "no proposal",
        "sans changement",
        "inchangé",
        "sin cambios",
        "без изменений",
        "无",
        "无修改",
        "不变",
        "同意",
    ];
    WORDS.contains(&bare_lower(text).as_str())
}
