//! What two wordings differ in.

use super::{Action, quoted};
use crate::base::Span;
use crate::compare::EditKind;
use crate::compare::redline::redline;

/// A sign of omission, and nothing else.
fn is_omission(text: &str) -> bool {
    let trimmed = text.trim();
    !trimmed.is_empty()
        && quoted::pieces(trimmed).is_empty()
        && quoted::ELLIPSES.iter().any(|mark| trimmed.contains(mark))
}

/// The stretches in which two texts differ. Those with less than three words between them are one.
pub(super) fn hunks(old: &str, new: &str) -> Vec<(Span, Span)> {
    const NEAR: usize = 2;
    let mut hunks: Vec<(Span, Span)> = Vec::new();
    let mut apart = true;
    for piece in redline(old, new) {
        if piece.op == EditKind::Equal {
            let words = piece.at.old.of(old).unwrap_or_default();
            let count = words.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).count();
            apart = count > NEAR || words.contains(['.', ';', '。', '；', '…', '\n']);
            continue;
        }
        match hunks.last_mut() {
            Some((old, new)) if !apart => {
                *old = Span::between(old.start, piece.at.old.end().max(old.end()));
                *new = Span::between(new.start, piece.at.new.end().max(new.end()));
            }
            _ => hunks.push((piece.at.old, piece.at.new)),
        }
        apart = false;
    }
    hunks
}

/// What words to go and words to come are; nothing where they say the same, or only leave words out.
pub(super) fn action(gone: Option<&str>, come: Option<&str>) -> Option<Action> {
    // Commas alone are no wish (brackets are); nor is what an omission stands for.
    let letters = |words: Option<&str>| -> String {
        let counts = |letter: &char| letter.is_alphanumeric() || matches!(letter, '[' | ']');
        words.unwrap_or_default().chars().filter(counts).collect()
    };
    if letters(gone) == letters(come) || come.is_some_and(is_omission) || gone.is_some_and(is_omission) {
        return None;
    }
    match (gone, come) {
        (Some(_), Some(_)) => Some(Action::Replace),
        (Some(_), None) => Some(Action::Delete),
        (None, Some(_)) => Some(Action::Insert),
        (None, None) => None,
    }
}

/// What two wordings differ in: what is to be done, words to go, words to come, piece by piece. What one of them only
/// leaves out with "…" is no difference.
pub(super) fn differences(old: &str, new: &str) -> Vec<(Action, Option<String>, Option<String>)> {
    let (mut old, mut new) = (quoted::plain(old), quoted::plain(new));
    // Brackets put around words, or taken off them, are a difference of their own.
    let mut brackets = Vec::new();
    for inner in pairs(&new) {
        let bare = inner.trim_matches(['[', ']']).to_owned();
        if !old.contains(&inner) && old.contains(bare.trim()) {
            brackets.push((Action::NotAgreed, Some(bare.trim().to_owned()), None));
            new = new.replacen(&inner, &bare, 1);
        }
    }
    for inner in pairs(&old) {
        let bare = inner.trim_matches(['[', ']']).to_owned();
        if !new.contains(&inner) && new.contains(bare.trim()) {
            brackets.push((Action::Replace, Some(inner.clone()), Some(bare.trim().to_owned())));
            old = old.replacen(&inner, &bare, 1);
        }
    }
    let words =
        |span: Span, text: &str| span.of(text).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    hunks(&old, &new)
        .into_iter()
        .filter_map(|(gone, come)| {
            let (gone, come) = (words(gone, &old), words(come, &new));
            Some((action(gone.as_deref(), come.as_deref())?, gone, come))
        })
        .chain(brackets)
        .collect()
}

/// The innermost bracketed stretches of a text, brackets included.
fn pairs(text: &str) -> Vec<String> {
    let (mut out, mut open) = (Vec::new(), None);
    for (at, letter) in text.char_indices() {
        match letter {
            '[' => open = Some(at),
            ']' => {
                if let Some(start) = open.take() {
                    out.extend(text.get(start..=at).filter(|words| words.len() > 2).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
    out
}
