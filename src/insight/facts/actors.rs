//! Lists of kinds of actors: three or more beside each other.

use super::english::low;
use super::model::{Fact, FactKind};
use super::vocabulary::{ACTORS, GLUE, HAN_ACTORS};
use crate::base::Span;
use crate::insight::strength::Token;

/// So many make a list.
const LEAST: usize = 3;
/// Words that may stand between two of a list.
const BETWEEN: usize = 4;

fn actor_at(tokens: &[Token], at: usize) -> Option<usize> {
    ACTORS.iter().find_map(|actor| {
        let mut words = 0;
        for word in actor.split(' ') {
            if low(tokens, at + words) != word {
                return None;
            }
            words += 1;
        }
        Some(words)
    })
}

/// Lists of an English text.
pub(super) fn english(tokens: &[Token], text: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(first) = actor_at(tokens, at) else {
            at += 1;
            continue;
        };
        let (mut end, mut count) = (at + first, 1);
        let mut items = vec![Span::between(at, end)];
        while let Some((next, words)) = next_actor(tokens, end, text) {
            items.push(Span::between(next, next + words));
            (end, count) = (next + words, count + 1);
        }
        if count >= LEAST
            && let Some(span) = super::english::span(tokens, at, end - 1)
            && let Some(mut fact) = Fact::of(FactKind::Actors, text, span)
        {
            let name = |item: &Span| super::english::span(tokens, item.start, item.end() - 1)?.of(text);
            fact.key = sorted(items.iter().filter_map(name));
            found.push(fact);
        }
        at = end;
    }
    found
}

/// The same actors in another order are the same list.
fn sorted<'t>(items: impl Iterator<Item = &'t str>) -> String {
    let mut items: Vec<String> = items.map(str::to_lowercase).collect();
    items.sort();
    items.join("; ")
}

/// The next actor of a list that goes on at `end`: where, and how many words.
fn next_actor(tokens: &[Token], end: usize, text: &str) -> Option<(usize, usize)> {
    let sentence = tokens.get(end.checked_sub(1)?)?.sentence;
    for next in end..=end + BETWEEN {
        let token = tokens.get(next).filter(|token| token.sentence == sentence)?;
        if let Some(words) = actor_at(tokens, next) {
            let from = tokens.get(end - 1)?.span.end();
            let between = text.get(from..token.span.start)?;
            let joined = between.contains([',', '/']) || (end..next).any(|at| matches!(low(tokens, at), "and" | "or"));
            return (joined && !between.contains(['.', ':', '(', ')', '[', ']'])).then_some((next, words));
        }
        if !GLUE.contains(&token.low.as_str()) {
            return None;
        }
    }
    None
}

/// How long the kind of actor at a byte is.
pub(super) fn han_actor_at(rest: &str) -> Option<usize> {
    HAN_ACTORS.iter().filter(|actor| rest.starts_with(**actor)).map(|actor| actor.len()).max()
}

/// How long the sign between two of a Chinese list is.
pub(super) fn han_tie_at(rest: &str) -> Option<usize> {
    let ties = ["、", "以及其他", "和其他", "以及", "和", "与", "及", "或"];
    ties.iter().find(|tie| rest.starts_with(**tie)).map(|tie| tie.len())
}

/// Lists of a Chinese text.
pub(super) fn han(text: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = han_actor_at(rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let mut items = vec![Span::new(at, first)];
        let mut end = at + first;
        loop {
            let rest = text.get(end..).unwrap_or("");
            let Some(tie) = han_tie_at(rest) else { break };
            let Some(length) = han_actor_at(rest.get(tie..).unwrap_or("")) else { break };
            items.push(Span::new(end + tie, length));
            end += tie + length;
        }
        if items.len() >= LEAST
            && let Some(mut fact) = Fact::of(FactKind::Actors, text, Span::between(at, end))
        {
            fact.key = sorted(items.iter().filter_map(|item| item.of(text)));
            found.push(fact);
        }
        at = end;
    }
    found
}
