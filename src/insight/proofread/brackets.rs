//! Brackets without their other half.

use super::{Fault, Finding};
use crate::base::Span;
use crate::text::{Paragraph, ParagraphKind};

/// Kinds of brackets that come in pairs.
const PAIRS: [(char, char); 6] = [('[', ']'), ('［', '］'), ('(', ')'), ('（', '）'), ('{', '}'), ('【', '】')];

/// A bracket that found no other half in its paragraph.
#[derive(Debug, Clone, Copy)]
struct Lone {
    paragraph: usize,
    /// In the text; empty when it stands in the label.
    span: Span,
    sign: char,
    /// Whether nothing but brackets stands before it (one that opens) or behind it (one that closes).
    edge: bool,
    opens: bool,
}

pub(super) fn find(paragraphs: &[Paragraph]) -> Vec<Finding> {
    let mut open: Vec<Lone> = Vec::new();
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        for lone in lone_ones(index, paragraph) {
            // Whole paragraphs are put in brackets: one that opens at a beginning and one that closes at an end are a pair.
            if lone.opens {
                open.push(lone);
                continue;
            }
            let other = open.iter().rposition(|other| pair(other.sign) == Some(lone.sign));
            match other.filter(|other| lone.edge && open.get(*other).is_some_and(|other| other.edge)) {
                Some(other) => {
                    open.remove(other);
                }
                None => found.push(told(&lone)),
            }
        }
    }
    found.extend(open.iter().map(told));
    found
}

fn pair(open: char) -> Option<char> {
    PAIRS.iter().find(|(known, _)| *known == open).map(|(_, close)| *close)
}

fn told(lone: &Lone) -> Finding {
    let fault = if lone.opens { Fault::Unclosed } else { Fault::Unopened };
    Finding { paragraph: lone.paragraph, span: lone.span, fault, words: lone.sign.to_string(), other: None }
}

fn lone_ones(index: usize, paragraph: &Paragraph) -> Vec<Lone> {
    let mut open: Vec<Lone> = Vec::new();
    let mut lonely: Vec<Lone> = Vec::new();
    let label = paragraph.label.as_deref().unwrap_or("");
    // Round brackets of a label are its form.
    let in_label = label.char_indices().filter(|(_, sign)| matches!(sign, '[' | ']' | '［' | '］' | '{' | '}'));
    let signs =
        in_label.map(|(_, sign)| (None, sign)).chain(paragraph.text.char_indices().map(|(at, sign)| (Some(at), sign)));
    let text = paragraph.text.as_str();
    for (at, sign) in signs {
        let span = at.map_or(Span::new(0, 0), |at| Span::new(at, sign.len_utf8()));
        let opens = pair(sign).is_some();
        let closes = PAIRS.iter().any(|(_, close)| *close == sign);
        if !opens && !closes {
            continue;
        }
        let only = |rest: &str| !rest.contains(|sign: char| sign.is_alphanumeric());
        let edge = match at {
            None => true,
            Some(at) if opens => text.get(..at).is_some_and(only),
            Some(at) => text.get(at..).is_some_and(only),
        };
        let lone = Lone { paragraph: index, span, sign, edge, opens };
        if opens {
            open.push(lone);
        } else if let Some(other) = open.iter().rposition(|other| pair(other.sign) == Some(sign)) {
            open.remove(other);
        } else if !(sign == ')' || sign == '）') || !is_label(text, at) {
            lonely.push(lone);
        }
    }
    // Table cells and notes break lines of their own: round ones there are left.
    let round = |lone: &Lone| !matches!(lone.sign, '(' | ')' | '（' | '）');
    let quiet = matches!(paragraph.kind, ParagraphKind::Cell | ParagraphKind::Footnote);
    lonely.extend(open);
    lonely.retain(|lone| !quiet || round(lone));
    lonely.sort_by_key(|lone| lone.span.start);
    lonely
}

/// "a)", "12)", "iv)": a letter or number with a bracket behind it.
fn is_label(text: &str, at: Option<usize>) -> bool {
    let head = at.and_then(|at| text.get(..at)).unwrap_or("");
    let word =
        head.rsplit(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '“' | '"')).next().unwrap_or("");
    let roman = word.chars().all(|sign| matches!(sign, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    let number = word.chars().all(|sign| sign.is_ascii_digit());
    !word.is_empty() && (word.chars().count() == 1 || roman || number) && word.len() <= 4
}
