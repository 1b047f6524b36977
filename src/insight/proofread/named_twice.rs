//! One thing named in two ways: initials with two names, names that differ in a hyphen or in the word for the body, words
//! spelled in two ways.

use super::{Fault, Finding};
use crate::base::{Cancelled, JobControl, Span};
use crate::insight::facts::{FactKind, Terms, facts};
use crate::text::{Language, Paragraph, ParagraphKind};
use std::collections::BTreeMap;

/// A way of naming something: where it stands first, and how often.
#[derive(Debug, Clone)]
struct Way {
    paragraph: usize,
    span: Span,
    words: String,
    count: usize,
}

/// By what is the same, the ways it is named.
type Ways = BTreeMap<String, Vec<Way>>;

fn add(ways: &mut Ways, key: String, paragraph: usize, span: Span, words: &str) {
    let list = ways.entry(key).or_default();
    match list.iter_mut().find(|way| way.words == words) {
        Some(way) => way.count += 1,
        None => list.push(Way { paragraph, span, words: words.to_owned(), count: 1 }),
    }
}

/// Tells of the rarer ways beside the most common; of equally common ones the later is the rarer.
fn told(ways: &Ways) -> Vec<Finding> {
    let mut found = Vec::new();
    for list in ways.values().filter(|list| list.len() > 1) {
        let most = list.iter().map(|way| way.count).max().unwrap_or(0);
        let Some(usual) = list.iter().find(|way| way.count == most) else { continue };
        for way in list.iter().filter(|way| way.words != usual.words) {
            found.push(Finding {
                paragraph: way.paragraph,
                span: way.span,
                fault: Fault::NamedTwice,
                words: way.words.clone(),
                other: Some(usual.words.clone()),
            });
        }
    }
    found
}

pub(super) fn find(
    paragraphs: &[Paragraph],
    language: Option<Language>,
    job: &JobControl,
) -> Result<Vec<Finding>, Cancelled> {
    let (mut initials, mut names, mut bodies, mut spelling) = (Ways::new(), Ways::new(), Ways::new(), Ways::new());
    let none = Terms::new(Vec::new());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        job.check()?;
        let text = paragraph.text.as_str();
        for (short, span) in spelled_out(text) {
            if let Some(words) = span.of(text) {
                add(&mut initials, short.to_owned(), index, span, &folded(words));
            }
        }
        words(text, |span, word| spelled(&mut spelling, index, span, word));
        if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Cell) {
            continue;
        }
        for fact in facts(text, language, &none).into_iter().filter(|fact| fact.kind == FactKind::Body) {
            if !fact.words.contains(' ') && !fact.words.contains('-') {
                continue;
            }
            let squeezed: String =
                fact.words.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            add(&mut names, squeezed, index, fact.span, &fact.words);
            if let Some(field) = field(&fact.words) {
                add(&mut bodies, field, index, fact.span, &fact.words);
            }
        }
    }
    // Names that differ in their letters' size only are a matter of taste.
    for list in names.values_mut() {
        let mut kept: Vec<Way> = Vec::new();
        for way in list.drain(..) {
            match kept.iter_mut().find(|known| known.words.to_lowercase() == way.words.to_lowercase()) {
                Some(known) => known.count += way.count,
                None => kept.push(way),
            }
        }
        *list = kept;
    }
    let mut found = told(&initials);
    found.extend(told(&names));
    found.extend(told(&bodies));
    found.extend(told(&spelling));
    Ok(found)
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// "Internet Ferry Forum (IFF)": initials in brackets whose letters are those of the words before them.
fn spelled_out(text: &str) -> Vec<(&str, Span)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(rest) = text.get(open + 1..) else { continue };
        let Some(short) =
            rest.find(')').and_then(|end| rest.get(..end)).map(|short| short.trim_matches(['“', '”', '"']))
        else {
            continue;
        };
        let capitals = short.len() >= 3 && short.len() <= 8 && short.chars().all(|sign| sign.is_ascii_uppercase());
        let head = text.get(..open).unwrap_or("").trim_end();
        if capitals && let Some(start) = words_of(head, short) {
            found.push((short, Span::between(start, head.len())));
        }
    }
    found
}

/// Where the words begin whose first letters are `short`, small words between them left out.
fn words_of(head: &str, short: &str) -> Option<usize> {
    const SMALL: [&str; 7] = ["of", "the", "and", "on", "for", "in", "to"];
    let mut letters: Vec<char> = short.to_lowercase().chars().collect();
    let mut end = head.len();
    let mut start = None;
    for word in head.rsplit([' ', '\u{a0}', '-']).take(short.len() * 2) {
        let Some(letter) = letters.last().copied() else { break };
        let at = end.checked_sub(word.len())?;
        end = at.saturating_sub(1);
        let low = word.to_lowercase();
        if low.starts_with(letter) && (word.starts_with(char::is_uppercase) || !SMALL.contains(&low.as_str())) {
            letters.pop();
            start = Some(at);
        } else if !SMALL.contains(&low.as_str()) {
            return None;
        }
    }
    letters.is_empty().then_some(start)?
}

/// What a body is for: of "Committee on Salt and Tides" the words behind its kind. "Of" names no field: a general assembly has
/// a president and a bureau.
fn field(name: &str) -> Option<String> {
    let (_, field) = name.split_once(" on ").or_else(|| name.split_once(" for "))?;
    (field.split(' ').count() >= 2).then(|| field.to_lowercase())
}

fn words(text: &str, mut each: impl FnMut(Span, &str)) {
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = sign.is_alphabetic() || matches!(sign, '-' | '‑');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::between(from, at);
                if let Some(word) = span.of(text).filter(|word| word.is_ascii() && word.len() > 5) {
                    each(span, word);
                }
                start = None;
            }
            _ => {}
        }
    }
}

/// Words with a hyphen or without, with s or z; names keep their spelling.
fn spelled(ways: &mut Ways, paragraph: usize, span: Span, word: &str) {
    if word.starts_with(|sign: char| sign.is_ascii_uppercase()) || word.starts_with('-') || word.ends_with('-') {
        return;
    }
    let low = word.to_ascii_lowercase();
    let joined: String = low.chars().filter(|sign| sign.is_ascii_alphabetic()).collect();
    let endings = [("isations", "ization"), ("isation", "ization"), ("ising", "izing"), ("izations", "ization")];
    let key =
        endings.iter().find_map(|(ending, other)| joined.strip_suffix(ending).map(|stem| format!("{stem}{other}")));
    // "Rising" and "raising" have no other spelling: only what stands in both ways is told of.
    let key = key.unwrap_or(joined);
    let singular = low.strip_suffix("ations").map_or(low.clone(), |stem| format!("{stem}ation"));
    add(ways, key, paragraph, span, &singular);
}
