//! References of a draft to itself that lead nowhere, as they are left behind when paragraphs are renumbered.

use super::{Fault, Finding};
use crate::insight::proposals::{Addresses, citations};
use crate::text::{ParagraphKind, Reading};

/// Words of another text before a citation: "resolution 70/1, paragraph 5".
const OTHERS: &[&str] = &[
    "resolution",
    "resolutions",
    "decision",
    "decisions",
    "charter",
    "convention",
    "agreement",
    "protocol",
    "regulation",
    "regulations",
    "rules",
    "directive",
    "covenant",
    "statute",
    "declaration",
    "treaty",
    "constitution",
    "report",
    "act",
    "code",
    "pact",
    "agenda",
    "gdpr",
    "ibid",
    "see",
];
const HAN_OTHERS: &[&str] =
    &["》", "决议", "宪章", "公约", "协定", "协议", "议定书", "决定", "规则", "条例", "宣言", "报告", "法"];

pub(super) fn find(reading: &Reading) -> Vec<Finding> {
    let addresses = Addresses::of(reading);
    let mut found = Vec::new();
    for (index, paragraph) in reading.paragraphs.iter().enumerate() {
        if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Footnote | ParagraphKind::Cell) {
            continue;
        }
        let text = paragraph.text.as_str();
        for citation in citations(text) {
            let (Some(head), Some(tail)) = (text.get(..citation.span.start), text.get(citation.span.end()..)) else {
                continue;
            };
            if of_another(head, tail) || quoted(head) || !addresses.lacks(&citation) {
                continue;
            }
            found.push(Finding {
                paragraph: index,
                span: citation.span,
                fault: Fault::Reference,
                words: citation.written.clone(),
                other: None,
            });
        }
    }
    found
}

/// Whether a citation is of another text: "of" with a name behind it, or a name before it in the same breath.
fn of_another(head: &str, tail: &str) -> bool {
    let low = tail.trim_start_matches([',', ' ', '\u{a0}']).to_lowercase();
    let own = ["of this ", "of the present", "above", "below", "hereof"];
    if own.iter().any(|own| low.starts_with(own)) {
        return false;
    }
    if ["of ", "to the ", "in the ", "thereof", "du ", "de ", "des ", "of\u{a0}"].iter().any(|of| low.starts_with(of)) {
        return true;
    }
    let breath = head.rsplit(['.', ';', '。', '；', '\n']).next().unwrap_or(head);
    let near: Vec<String> = breath
        .split(|sign: char| !sign.is_alphanumeric() && sign != '/')
        .filter(|word| !word.is_empty())
        .rev()
        .take(12)
        .map(str::to_lowercase)
        .collect();
    let named = near.iter().any(|word| OTHERS.contains(&word.as_str()) || word.contains('/'));
    let tail_han = breath.chars().rev().take(16).collect::<Vec<_>>().iter().rev().collect::<String>();
    let han = HAN_OTHERS.iter().any(|other| tail_han.contains(other) && !tail_han.contains("本"));
    named || han
}

/// Whether a place stands in quotation marks.
fn quoted(head: &str) -> bool {
    let open = head.chars().filter(|sign| matches!(sign, '“' | '«' | '「' | '《')).count();
    let close = head.chars().filter(|sign| matches!(sign, '”' | '»' | '」' | '》')).count();
    let straight = head.chars().filter(|sign| *sign == '"').count();
    open > close || straight % 2 == 1
}
