//! All facts of one text.

use super::model::{Fact, FactKind, Terms};
use super::{actors, bodies, brackets, english, han, mandates};
use crate::base::Span;
use crate::compare::words::is_han;
use crate::text::Language;

/// Whether a text is read by the rules for Chinese, for English, or by neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rules {
    English,
    Han,
    Neither,
}

/// A draft in Chinese has quotations in English, and the other way round: the text decides.
fn rules(text: &str, language: Option<Language>) -> Rules {
    let han = text.chars().filter(|sign| is_han(*sign)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    if han * 3 > latin {
        return Rules::Han;
    }
    match language {
        None | Some(Language::English | Language::Chinese) => Rules::English,
        Some(_) => Rules::Neither,
    }
}

/// Finds every fact of a text, in order.
pub fn facts(text: &str, language: Option<Language>, terms: &Terms) -> Vec<Fact> {
    let mut found = match rules(text, language) {
        Rules::English => {
            let tokens = crate::insight::strength::tokens(text);
            let mut found = english::times(&tokens, text);
            found.extend(english::numbers(&tokens, text, &found));
            let named = bodies::english(&tokens, text);
            found.extend(mandates::english(&tokens, text, &found, &named));
            found.extend(named);
            found.extend(actors::english(&tokens, text));
            found
        }
        Rules::Han => {
            let mut found = han::times(text);
            found.extend(han::numbers(text, &found));
            let named = bodies::han(text);
            found.extend(mandates::han(text, &found, &named));
            found.extend(named);
            found.extend(actors::han(text));
            found
        }
        Rules::Neither => Vec::new(),
    };
    found.extend(self::terms(text, terms));
    found.extend(brackets::facts(text));
    found.sort();
    found
}

/// The places of the terms: whole words, however large their letters.
fn terms(text: &str, terms: &Terms) -> Vec<Fact> {
    let mut low = String::with_capacity(text.len());
    // For each byte of `low`, its byte of `text`.
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, sign) in text.char_indices() {
        for small in sign.to_lowercase() {
            low.push(small);
            places.resize(low.len(), at);
        }
    }
    places.push(text.len());
    let mut found = Vec::new();
    for term in terms.list() {
        let wanted = term.to_lowercase();
        let spaced = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() && !is_han(sign));
        for (at, _) in low.match_indices(wanted.as_str()) {
            let end = at + wanted.len();
            let inside = |end: bool, next: Option<char>| {
                let edge = if end { wanted.chars().next_back() } else { wanted.chars().next() };
                spaced(edge) && spaced(next)
            };
            let before = low.get(..at).and_then(|head| head.chars().next_back());
            let after = low.get(end..).and_then(|tail| tail.chars().next());
            if inside(false, before) || inside(true, after) {
                continue;
            }
            let (Some(start), Some(stop)) = (places.get(at), places.get(end)) else { continue };
            if let Some(mut fact) = Fact::of(FactKind::Term, text, Span::between(*start, *stop)) {
                fact.key.clone_from(&wanted);
                found.push(fact);
            }
        }
    }
    found
}
