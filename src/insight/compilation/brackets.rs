//! A paragraph with its proposals in square brackets, as secretariats set them.

use super::compile::{Entry, Rivals};
use crate::base::Span;
use crate::compare::words::is_han;
use crate::insight::proposals::Action;

/// Who wants it: claims with commas, the members of a joint claim with a sign between them.
fn names(entry: &Entry) -> String {
    let claims: Vec<String> = entry.who.iter().filter(|who| !who.is_empty()).map(|who| who.join("+")).collect();
    claims.join(", ")
}

fn signed(words: &str, entry: &Entry) -> String {
    let names = names(entry);
    if names.is_empty() { words.to_owned() } else { format!("{words} – {names}") }
}

/// Returns the paragraph with what is wanted of it:
/// words to come in `[EU, CH: words]`, to go `[words – EU: delete]`, rivals `[draft / words – EU / words – G77]`.
pub fn bracketed(text: &str, places: &[Rivals]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for place in places {
        let Some(span) = place.span.filter(|span| span.start >= from && span.end() <= text.len()) else { continue };
        out += text.get(from..span.start).unwrap_or_default();
        let bracket = one(text, span, &place.entries);
        let last = out.chars().next_back();
        if span.len == 0 && last.is_some_and(|last| !last.is_whitespace() && last != '(' && !is_chinese(last)) {
            out.push(' ');
        }
        out += &bracket;
        from = span.end();
        let next = text.get(from..).and_then(|rest| rest.chars().next());
        if span.len == 0 && next.is_some_and(|next| next.is_ascii_alphanumeric()) {
            out.push(' ');
        }
    }
    out += text.get(from..).unwrap_or_default();
    out
}

/// Whether a sign is one of a text without spaces.
fn is_chinese(letter: char) -> bool {
    is_han(letter) || matches!(letter, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}')
}

fn one(text: &str, span: Span, entries: &[Entry]) -> String {
    let own = span.of(text).unwrap_or_default();
    if let [entry] = entries
        && entry.new.len() < 2
    {
        let new = entry.new.first().map_or("", String::as_str);
        return match entry.action {
            Action::Insert => format!("[{}: {}]", names(entry), new.trim()),
            Action::Delete => format!("[{own} – {}: delete]", names(entry)),
            _ => format!("[{own} / {}]", signed(new.trim(), entry)),
        };
    }
    let mut parts = Vec::new();
    if !own.is_empty() {
        parts.push(own.to_owned());
    }
    for entry in entries {
        match entry.action {
            Action::Delete => parts.push(format!("{} – {}: delete", within(text, span, entry, ""), names(entry))),
            _ => parts.extend(entry.new.iter().map(|new| signed(&within(text, span, entry, new.trim()), entry))),
        }
    }
    format!("[{}]", parts.join(" / "))
}

/// What the place of all rivals reads by one of them, which may be about a part of it.
fn within(text: &str, all: Span, entry: &Entry, new: &str) -> String {
    let Some(own) = entry.span.filter(|own| *own != all) else {
        return if new.is_empty() { all.of(text).unwrap_or_default().to_owned() } else { new.to_owned() };
    };
    if new.is_empty() {
        return own.of(text).unwrap_or_default().to_owned();
    }
    let before = text.get(all.start..own.start).unwrap_or_default();
    let after = text.get(own.end()..all.end()).unwrap_or_default();
    super::placed::joined(&[before, new, after])
}
