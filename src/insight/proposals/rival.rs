//! Rivals for whole paragraphs, named before their words.

use super::citation::{self, Addresses};
use super::{Action, ActorFinder, Doubt, Proposal};
use crate::base::Span;
use crate::text::{Paragraph, Reading};

/// "12 alt EU: We decide …", "EU alt 12: …", "OP6 alt (JPN): …": a rival for a whole paragraph.
pub(super) fn rival(
    paragraph: &Paragraph,
    index: usize,
    (base, addresses): (&Reading, &Addresses),
    finder: &ActorFinder,
) -> Option<Proposal> {
    let label = paragraph.label.as_deref().unwrap_or("");
    let joined = format!("{label} {}", paragraph.text);
    let (head, words) = joined.split_once([':', '：'])?;
    let head = head.trim();
    if head.chars().count() > 80 {
        return None;
    }
    let mut names = Vec::new();
    let (mut number, mut kind) = (None, None);
    let mut rest = head;
    while !rest.is_empty() {
        rest = rest.trim_start_matches([' ', '.', '(', ')', '（', '）', ',', '-', '[', ']']);
        if let Some((found, end)) = finder.list_at_start(rest) {
            names.extend(found);
            rest = rest.get(end..)?;
            continue;
        }
        let end = rest.find([' ', '.', '(', ')', '（', '）', ',', ']']).unwrap_or(rest.len());
        let word = rest.get(..end)?;
        rest = rest.get(end..)?;
        let lower = word.to_lowercase();
        let digits = lower.trim_start_matches("op").trim_start_matches("pp");
        let split = digits.len() - digits.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let (figures, addition) = digits.split_at(split);
        if !figures.is_empty() && number.is_none() {
            let prefix = lower.get(..lower.len() - digits.len()).unwrap_or("").to_uppercase();
            number = Some(format!("{prefix}{figures}"));
        }
        match addition {
            "" => {}
            "bis" | "ter" | "quater" | "alt" | "pre" | "alternative" => kind = Some(addition.to_owned()),
            _ => return None,
        }
    }
    let (number, kind) = (number?, kind?);
    if names.is_empty() {
        return None;
    }
    let at = citation::bare(&number).and_then(|cited| addresses.find(&cited, base, None).one());
    let alternative = kind.starts_with("alt");
    let doubt = if at.is_none() {
        Some(Doubt::NoSuchParagraph)
    } else {
        names.iter().any(|name| name.actor.is_none()).then_some(Doubt::UnknownName)
    };
    Some(Proposal {
        actors: names,
        // A new paragraph beside it is no rival.
        action: if alternative { Action::Rival } else { Action::Insert },
        base: at,
        after: at.filter(|_| !alternative),
        reference: Some(if alternative { number } else { format!("{number} {kind}") }),
        old: at.filter(|_| alternative).and_then(|at| base.paragraphs.get(at)).map(|paragraph| paragraph.text.clone()),
        new: vec![words.trim().to_owned()],
        place: (index, Span::new(0, paragraph.text.len())),
        text: joined.trim().to_owned(),
        doubt,
    })
}
