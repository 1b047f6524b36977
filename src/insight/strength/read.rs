//! The words of a text that carry its strength, each where it governs (languages written with spaces).

use super::ladder::{Entry, Form, Ladder, List, Slot};
use super::marker::{Marker, Read, Sentence, Value};
use super::model::{Axis, Cause};
use super::quantities;
use super::tokens::{Token, tokens};
use crate::base::Span;

/// Words that may stand between a subject and its verb.
const ADVERBS: &[&str] = &[
    "also",
    "further",
    "hereby",
    "therefore",
    "thus",
    "strongly",
    "firmly",
    "again",
    "once",
    "fully",
    "deeply",
    "accordingly",
    "solemnly",
    "jointly",
    "urgently",
    "particularly",
    "especially",
    "then",
    "furthermore",
    "always",
    "warmly",
    "resolutely",
    "collectively",
    "immediately",
    "promptly",
];
const DETERMINERS: &[&str] = &[
    "the",
    "a",
    "an",
    "its",
    "their",
    "his",
    "her",
    "our",
    "these",
    "those",
    "this",
    "such",
    "any",
    "no",
    "some",
    "political",
    "free",
    "good",
    "popular",
    "own",
    "strong",
    "collective",
    "sovereign",
    "last",
    "other",
    "new",
];
const PREPOSITIONS: &[&str] = &["of", "for", "in", "on", "by", "with", "from", "at", "under", "as"];
/// What an object or a clause begins with.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "that",
    "to",
    "its",
    "their",
    "all",
    "each",
    "every",
    "any",
    "members",
    "states",
    "parties",
    "governments",
    "those",
    "this",
    "these",
    "with",
    "our",
    "further",
    "developing",
    "developed",
];
const SUBJECTS: &[&str] = &["we", "members", "parties", "states", "governments", "ministers", "leaders"];
/// What cannot follow a verb that takes an object.
const NO_OBJECTS: &[&str] =
    &["is", "are", "was", "were", "be", "has", "have", "had", "and", "or", "which", "who", "made"];
const MODAL_WORDS: &[&str] = &["shall", "must", "will", "should", "may", "can", "could", "would", "might", "not"];

/// Reads a text. `framed`: a lead-in or the kind of paragraph makes all of it a promise or a request. `live` says of a
/// sentence, by the span of its words, whether anything in it came or went: others can carry nothing and are not read.
pub(super) fn read(text: &str, ladder: &Ladder, framed: bool, live: impl Fn(Span) -> bool) -> Read {
    let tokens = tokens(text);
    let mut sentences = sentences(&tokens, framed);
    let lively: Vec<bool> = sentences.iter().map(|sentence| live(sentence.span)).collect();
    let is_live = |token: &Token| lively.get(token.sentence).copied().unwrap_or(false);
    let mut markers = quantities::markers(&tokens, text, is_live);
    let taken: Vec<Span> = markers.iter().map(|marker| marker.span).collect();
    // Few words of a text stand on the ladder.
    let known: Vec<(usize, &[Entry])> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| is_live(token) && !token.quoted)
        .filter_map(|(at, token)| {
            let word = if token.low == "cannot" { "can" } else { &token.low };
            Some((at, ladder.beginning(word)?))
        })
        .collect();
    for list in [List::Verb, List::Action, List::Product, List::Purpose, List::Hedge, List::Quantity, List::Role] {
        let mut free = 0;
        for &(at, entries) in &known {
            if at < free {
                continue;
            }
            let Some((length, marker)) = best(&tokens, at, (list, entries), ladder, &markers) else { continue };
            free = at + length;
            if !taken.iter().any(|span| span.overlap(marker.span).is_some()) {
                markers.push(marker);
            }
        }
    }
    markers.sort_by_key(|marker| (marker.span, marker.list));
    for marker in &markers {
        // Permission, possibility and what would be bind nobody to a date.
        let binds = match marker.list {
            List::Modal => marker.force > 50,
            List::Verb => marker.axis == Axis::Directive,
            _ => false,
        };
        if binds && let Some(sentence) = sentences.get_mut(marker.sentence) {
            sentence.normative = true;
        }
    }
    Read { markers, sentences }
}

/// Verbs, modals and participles are one slot of a clause.
const fn slot(list: List) -> List {
    match list {
        List::Modal | List::Preamble => List::Verb,
        other => other,
    }
}

/// The longest phrase of a list that stands at a token and governs there.
fn best(
    tokens: &[Token],
    at: usize,
    (list, entries): (List, &[Entry]),
    ladder: &Ladder,
    before: &[Marker],
) -> Option<(usize, Marker)> {
    let fits = entries.iter().filter(|entry| slot(entry.list) == list).filter_map(|entry| {
        let length = matched(tokens, at + 1, &entry.rest)? + 1;
        governs(tokens, at, length, entry, ladder, before).then_some((length, entry))
    });
    let (length, entry) = fits.max_by_key(|(length, _)| *length)?;
    Some((length, marker(tokens, at, length, entry)?))
}

fn marker(tokens: &[Token], at: usize, length: usize, entry: &Entry) -> Option<Marker> {
    let first = tokens.get(at)?;
    let mut last = tokens.get(at + length - 1)?;
    let mut start = first.span.start;
    let not = |at: usize| tokens.get(at).is_some_and(|token| token.low == "not");
    let mut negated = first.low == "cannot";
    if entry.list == List::Modal && not(at + length) && entry.force != EXEMPT {
        (negated, last) = (true, tokens.get(at + length)?);
    }
    if entry.list == List::Verb && at > 0 && not(at - 1) {
        (negated, start) = (true, tokens.get(at - 1)?.span.start);
    }
    Some(Marker {
        list: entry.list,
        cause: entry.cause,
        axis: entry.axis,
        force: entry.force,
        span: Span::between(start, last.span.end()),
        negated,
        value: Value::None,
        sentence: first.sentence,
        next: tokens.get(at + length).map(|next| {
            let after = tokens.get(at + length + 1).filter(|after| after.sentence == next.sentence);
            Span::between(next.span.start, after.unwrap_or(next).span.end())
        }),
    })
}

/// The force of "need not": nobody is bound.
pub(super) const EXEMPT: i32 = 25;

/// How many tokens from `at` on fill the slots of a phrase.
fn matched(tokens: &[Token], at: usize, slots: &[Slot]) -> Option<usize> {
    let Some((slot, rest)) = slots.split_first() else { return Some(0) };
    let fits = tokens.get(at).is_some_and(|token| {
        !token.opens
            && !token.comma
            && slot.words.iter().any(|word| match word.strip_prefix('*') {
                Some(ending) => token.low.ends_with(ending) && token.low.len() > ending.len() + 1,
                None => *word == token.low,
            })
    });
    if fits && let Some(length) = matched(tokens, at + 1, rest) {
        return Some(length + 1);
    }
    if slot.optional { matched(tokens, at, rest) } else { None }
}

/// The token before `at` in its sentence, adverbs left out.
fn before(tokens: &[Token], at: usize) -> Option<&Token> {
    let sentence = tokens.get(at)?.sentence;
    tokens
        .get(..at)?
        .iter()
        .rev()
        .take_while(|token| token.sentence == sentence)
        .find(|token| !ADVERBS.contains(&&*token.low))
}

fn is(token: Option<&Token>, words: &[&str]) -> bool {
    token.is_some_and(|token| words.contains(&&*token.low))
}

fn governs(tokens: &[Token], at: usize, length: usize, entry: &Entry, ladder: &Ladder, found: &[Marker]) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let (prev, next) = (before(tokens, at), tokens.get(at + length).filter(|next| next.sentence == token.sentence));
    let same = |marker: &&Marker| marker.sentence == token.sentence;
    match entry.list {
        List::Modal => modal_governs(tokens, at, prev, next),
        List::Preamble => {
            let opens = prev.is_none() && (token.paragraph || at > 0 && tokens.first().is_some_and(|f| f.paragraph));
            opens || is(prev, &["and"]) && found.iter().any(|marker| same(&marker) && marker.list == List::Preamble)
        }
        List::Verb => {
            let coordinated = || found.iter().filter(same).any(|marker| matches!(marker.list, List::Verb));
            verb_governs((token, prev, next), entry, coordinated)
        }
        List::Action => {
            let lead =
                found.iter().any(|marker| marker.list == List::Verb && marker.span.overlap(token.span).is_some());
            let coordinated = || found.iter().filter(same).any(|marker| marker.list == List::Action);
            !lead && action_governs((token, prev, next), entry, coordinated)
        }
        List::Hedge => match entry.cause {
            Cause::Tentative => next.is_some() && !is(prev, &["as", "where", "if", "is", "are", "be"]),
            Cause::Willing if length == 1 => next.is_some() && !is(prev, &["is", "are", "be", "was", "were"]),
            _ => true,
        },
        List::Quantity => {
            !is(prev, &["at", "above", "after"])
                && !is(next, &["other", "others", "per"])
                && next.is_some_and(|next| !next.is_number())
        }
        List::Role => tokens
            .iter()
            .skip(at + length)
            .take(4)
            .take_while(|next| next.sentence == token.sentence)
            .any(|next| ladder.role_nouns.contains(&next.low)),
        List::Product | List::Purpose | List::Compound => true,
    }
}

fn modal_governs(tokens: &[Token], at: usize, prev: Option<&Token>, next: Option<&Token>) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let noun = is(prev, DETERMINERS) || is(next, PREPOSITIONS) && !is(next, &["as"]);
    match &*token.low {
        "may" => !token.capital && !noun,
        "will" => (!token.capital || token.opens) && !noun && prev.is_some(),
        "should" => {
            let sentence = token.sentence;
            let asked = tokens.get(..at).unwrap_or_default().iter().rev().take(6);
            let conditional = asked
                .take_while(|word| word.sentence == sentence)
                .any(|word| matches!(&*word.low, "if" | "lest" | "case"));
            prev.is_some() && !conditional
        }
        "must" | "might" | "can" | "could" | "need" => !noun && prev.is_some(),
        _ => true,
    }
}

/// The force of verbs by which somebody is asked: they lead also after "to" and a modal ("we decide to request").
const ASKING: &[i32] = &[85, 75, 70, 62, 52, 50];

type Around<'a> = (&'a Token, Option<&'a Token>, Option<&'a Token>);

fn verb_governs((token, prev, next): Around<'_>, entry: &Entry, coordinated: impl Fn() -> bool) -> bool {
    let opens = prev.is_none();
    let joined = || (is(prev, &["and", "or"]) || token.comma) && coordinated();
    let object = || is(next, OPENERS) || next.is_some_and(|next| next.capital);
    match entry.form {
        Form::Base => {
            is(prev, SUBJECTS)
                || joined()
                || is(prev, &["not"])
                || (entry.axis == Axis::Directive
                    && ASKING.contains(&entry.force)
                    && (is(prev, &["to"]) || is(prev, MODAL_WORDS) || (opens && object())))
        }
        Form::Third if opens => !is(next, PREPOSITIONS) || is(next, &["with"]) || is(next, &["as"]),
        Form::Third => {
            // "Each of which supports": no clause of its own.
            if is(prev, &["which", "that", "who"]) {
                return false;
            }
            let noun = is(prev, DETERMINERS) || is(prev, PREPOSITIONS) || is(prev, &["and", "or"]);
            let ends = is(next, PREPOSITIONS) || is(next, NO_OBJECTS) || is(next, MODAL_WORDS);
            (!noun || joined()) && next.is_some() && (object() || !ends)
        }
        Form::Past => is(prev, &["is", "are", "be"]) && is(next, &["to"]),
        Form::Exact => true,
        Form::Gerund => false,
    }
}

fn action_governs((token, prev, next): Around<'_>, entry: &Entry, coordinated: impl Fn() -> bool) -> bool {
    let noun = is(next, &["of", "for", "in", "is", "are", "was", "were"]);
    let joined = || (is(prev, &["and", "or"]) || token.comma) && coordinated();
    match entry.form {
        Form::Base | Form::Exact => {
            !noun && (prev.is_none() || is(prev, &["to", "we"]) || is(prev, MODAL_WORDS) || joined())
        }
        Form::Gerund => is(prev, &["to", "by", "for", "of", "in", "and", "or", "towards", "consider", "explore"]),
        Form::Third => !is(prev, DETERMINERS) && !is(prev, PREPOSITIONS) && is(next, OPENERS),
        Form::Past => false,
    }
}

fn sentences(tokens: &[Token], framed: bool) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    for token in tokens {
        match sentences.get_mut(token.sentence) {
            Some(sentence) => sentence.span = Span::between(sentence.span.start, token.span.end()),
            None => sentences.push(Sentence { span: token.span, normative: framed }),
        }
    }
    sentences
}
