//! Who is asked what, by when.

use super::actors::{han_actor_at, han_tie_at};
use super::english::{low, span};
use super::model::{Fact, FactKind, Mandate, folded};
use super::vocabulary::{ASKED, ASKING, HAN_ASKING};
use crate::base::Span;
use crate::insight::strength::Token;

/// Words that may stand before a verb of asking.
const ADVERBS: &[&str] = &[
    "also",
    "further",
    "hereby",
    "strongly",
    "therefore",
    "furthermore",
    "again",
    "once",
    "accordingly",
    "in",
    "this",
    "regard",
];
/// What begins a parenthesis behind the name of who is asked.
const ASIDE: &[&str] = &[
    "in",
    "as",
    "through",
    "within",
    "with",
    "on",
    "by",
    "where",
    "when",
    "taking",
    "including",
    "upon",
    "at",
    "working",
    "acting",
    "under",
    "especially",
    "particularly",
    "subject",
    "building",
    "drawing",
    "who",
    "that",
    "which",
    "inter",
    "pursuant",
    "consistent",
    "if",
];
/// Words whose "to" begins no verb.
const NOT_TO: &[&str] = &[
    "access",
    "according",
    "relation",
    "relating",
    "related",
    "regard",
    "respect",
    "due",
    "pursuant",
    "parties",
    "party",
    "annexed",
    "addition",
    "up",
    "response",
    "prior",
    "subject",
    "contrary",
    "view",
    "thanks",
    "belonging",
];
/// Words before which "to" begins no verb.
const NOT_VERBS: &[&str] = &[
    "the", "a", "an", "its", "their", "our", "all", "each", "this", "these", "that", "such", "any", "them", "it", "us",
];
const DETERMINERS: &[&str] = &["the", "all", "its", "their", "our", "each", "every", "any", "those", "upon", "on"];
const DECIDING: &[&str] =
    &["decide", "decides", "agree", "agrees", "resolve", "resolves", "wish", "wishes", "also", "further"];
const MODALS: &[&str] = &["shall", "should", "will", "must"];

/// Mandates of an English text; `times` are its deadlines, rhythms and numbers, `bodies` its bodies.
pub(super) fn english(tokens: &[Token], text: &str, times: &[Fact], bodies: &[Fact]) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for at in 0..tokens.len() {
        if tokens.get(at).is_none_or(|token| token.quoted) {
            continue;
        }
        let here = active(tokens, at, text).or_else(|| passive(tokens, at)).or_else(|| bound(tokens, at, text, bodies));
        let Some(asked) = here else { continue };
        found.extend(made(tokens, text, &asked, times));
    }
    found
}

/// Where a mandate stands, in tokens.
struct Asked {
    from: usize,
    /// Who, from and to (excluded).
    who: (usize, usize),
    /// The first word of what.
    task: usize,
}

/// The end (excluded) of the clause that begins at `from`: of its sentence, or before the next request.
fn clause_end(tokens: &[Token], from: usize) -> usize {
    let Some(sentence) = tokens.get(from).map(|token| token.sentence) else { return from };
    let mut at = from + 1;
    while tokens.get(at).is_some_and(|token| token.sentence == sentence) {
        let joined =
            matches!(low(tokens, at - 1), "and" | "also" | "further") || tokens.get(at).is_some_and(|it| it.comma);
        if joined && asking(tokens, at).is_some_and(|third| third) {
            return at;
        }
        at += 1;
    }
    at
}

/// Whether the word at `at` is a verb of asking with what must follow it; true for the third person.
fn asking(tokens: &[Token], at: usize) -> Option<bool> {
    let word = low(tokens, at);
    let base = word.strip_suffix('s').unwrap_or(word);
    let fits = |verb: &str, rest: &[&str]| {
        let same = word == verb || base == verb && word != base;
        same && rest.iter().zip(at + 1..).all(|(word, at)| low(tokens, at) == *word)
    };
    ASKING.iter().any(|(verb, rest)| fits(verb, rest)).then_some(word.ends_with('s'))
}

/// Whether a word is a verb of asking in the third person.
fn is_asking(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|base| ASKING.iter().any(|(verb, _)| *verb == base))
}

fn active(tokens: &[Token], at: usize, text: &str) -> Option<Asked> {
    let third = asking(tokens, at)?;
    let token = tokens.get(at)?;
    let sentence = token.sentence;
    let before = tokens.get(..at)?.iter().rev().take_while(|token| token.sentence == sentence);
    let prev = before.clone().find(|token| !ADVERBS.contains(&token.low.as_str()));
    let named = |at: usize| tokens.get(at).is_some_and(|token| token.capital || DETERMINERS.contains(&&*token.low));
    let asked_before =
        || before.clone().any(|token| token.low == "we" || token.low.ends_with('s') && is_asking(&token.low));
    let fits = match prev.map(|token| token.low.as_str()) {
        None => third || named(at + 1) || named(at + 2),
        Some("we" | "hereby" | "states" | "parties" | "ministers" | "leaders") => true,
        // "We decide to request", and not "the power to authorize".
        Some("to") => before.clone().nth(1).is_some_and(|token| DECIDING.contains(&&*token.low)),
        Some("and") => third || asked_before(),
        Some(_) => third && prev.is_some_and(|prev| prev.capital) || token.comma && (third || asked_before()),
    };
    let phrased = matches!(low(tokens, at + 1), "upon" | "on") || low(tokens, at).starts_with("appeal");
    let who = at + 1 + usize::from(phrased);
    let object = tokens.get(who).filter(|next| next.sentence == sentence)?;
    if !fits
        || object.comma
        || matches!(low(tokens, who), "of" | "for" | "from" | "by" | "that" | "to" | "in" | "and" | "is" | "are")
    {
        return None;
    }
    let task = task_after(tokens, who)?;
    let mut end = aside(tokens, who, task - 1, text);
    if end == who {
        end = task - 1;
    }
    Some(Asked { from: at, who: (who, end), task })
}

/// The first word after the "to" that opens what is asked.
fn task_after(tokens: &[Token], from: usize) -> Option<usize> {
    let sentence = tokens.get(from)?.sentence;
    (from + 1..from + 80).take_while(|at| tokens.get(*at).is_some_and(|token| token.sentence == sentence)).find_map(
        |at| {
            let next = tokens.get(at + 1).filter(|next| next.sentence == sentence)?;
            let verb = low(tokens, at) == "to"
                && !NOT_VERBS.contains(&next.low.as_str())
                && !next.capital
                && !next.is_number()
                && !NOT_TO.contains(&low(tokens, at - 1));
            verb.then_some(at + 1)
        },
    )
}

/// Where who is asked ends: before a parenthesis.
fn aside(tokens: &[Token], from: usize, to: usize, text: &str) -> usize {
    let parted = |at: usize| {
        let (Some(before), Some(here)) = (tokens.get(at - 1), tokens.get(at)) else { return false };
        let comma = text.get(before.span.end()..here.span.start).is_some_and(|between| between.contains([',', '(']));
        let word = low(tokens, at);
        let consulting = word == "in"
            && matches!(
                low(tokens, at + 1),
                "accordance"
                    | "consultation"
                    | "collaboration"
                    | "cooperation"
                    | "coordination"
                    | "partnership"
                    | "close"
            );
        comma && ASIDE.contains(&word) || consulting
    };
    (from + 1..to).find(|at| parted(*at)).unwrap_or(to)
}

/// "The Executive Secretary is requested to prepare".
fn passive(tokens: &[Token], at: usize) -> Option<Asked> {
    let is = matches!(low(tokens, at), "is" | "are" | "be");
    let adverbs = usize::from(ADVERBS.contains(&low(tokens, at + 1)) || low(tokens, at + 1) == "strongly");
    let asked = at + 1 + adverbs;
    if !is || !ASKED.contains(&low(tokens, asked)) || low(tokens, asked + 1) != "to" {
        return None;
    }
    let sentence = tokens.get(at)?.sentence;
    let mut from = at;
    while from > 0 && tokens.get(from - 1).is_some_and(|token| token.sentence == sentence) {
        from -= 1;
    }
    // "In this regard, Parties are invited to": the last clause.
    let modal = usize::from(from < at && low(tokens, at) == "be" && MODALS.contains(&low(tokens, at - 1)));
    let listed = (from + 1..at).any(|at| matches!(low(tokens, at), "and" | "or"));
    let clause = (from + 1..at).rev().find(|at| tokens.get(*at).is_some_and(|token| token.comma));
    let from = clause.filter(|_| !listed).unwrap_or(from);
    (from < at - modal).then_some(Asked { from, who: (from, at - modal), task: asked + 2 })
}

/// "The Commission shall report": a named body and a modal.
fn bound(tokens: &[Token], at: usize, text: &str, bodies: &[Fact]) -> Option<Asked> {
    let word = low(tokens, at);
    let to_be = matches!(word, "is" | "are") && low(tokens, at + 1) == "to";
    if !MODALS.contains(&word) && !to_be {
        return None;
    }
    let modal = tokens.get(at)?;
    let task = at + 1 + usize::from(to_be);
    let next = tokens.get(task).filter(|next| next.sentence == modal.sentence)?;
    if matches!(&*next.low, "be" | "have" | "not" | "also" | "remain" | "consist" | "the") {
        return None;
    }
    let body = bodies.iter().rfind(|body| body.span.end() <= modal.span.start)?;
    let between = text.get(body.span.end()..modal.span.start)?;
    let aside = between.trim().starts_with(',') && between.trim().ends_with(',') && !between.contains(['.', ';']);
    if !between.trim().is_empty() && !aside {
        return None;
    }
    let first = tokens.iter().position(|token| token.span.start >= body.span.start)?;
    let last = tokens.iter().position(|token| token.span.end() >= body.span.end())?;
    // "The report of the Council shall": not the body is bound.
    let held = first > 0
        && matches!(
            low(tokens, first - 1 - usize::from(first > 1 && low(tokens, first - 1) == "the")),
            "of" | "by" | "to" | "for" | "with" | "from"
        );
    (!held && tokens.get(first)?.sentence == modal.sentence).then_some(Asked {
        from: first,
        who: (first, last + 1),
        task,
    })
}

/// The mandate of a place, with the deadline or else the rhythm in its clause.
fn made(tokens: &[Token], text: &str, asked: &Asked, times: &[Fact]) -> Option<Fact> {
    let end = clause_end(tokens, asked.task).max(asked.task + 1);
    let whole = span(tokens, asked.from, end - 1)?;
    let mut first = asked.who.0;
    while matches!(low(tokens, first), "the" | "that") && first + 1 < asked.who.1 {
        first += 1;
    }
    let who = span(tokens, first, asked.who.1.checked_sub(1)?)?.of(text)?.to_owned();
    let mut last = end - 1;
    while matches!(low(tokens, last), "and" | "also" | "further") && last > asked.task {
        last -= 1;
    }
    let what = span(tokens, asked.task, last)?.of(text)?.to_owned();
    Some(mandate(text, whole, (who, what), times))
}

/// A mandate with what is due in it.
fn mandate(text: &str, whole: Span, (who, what): (String, String), times: &[Fact]) -> Fact {
    let of = |kind: FactKind| {
        times
            .iter()
            .find(|time| time.kind == kind && whole.overlap(time.span).is_some_and(|shared| shared == time.span))
    };
    let due = of(FactKind::Deadline).or_else(|| of(FactKind::Rhythm)).map(|time| time.words.clone());
    let key = format!("{} | {} | {}", folded(&who), folded(&what), due.as_deref().map(folded).unwrap_or_default());
    let words = whole.of(text).unwrap_or("").to_owned();
    Fact { span: whole, kind: FactKind::Mandate, words, key, mandate: Some(Mandate { who, what, due }) }
}

/// Mandates of a Chinese text.
pub(super) fn han(text: &str, times: &[Fact], bodies: &[Fact]) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let verb = HAN_ASKING.iter().find(|verb| rest.starts_with(**verb));
        let noun = text.get(..at).is_some_and(|head| head.ends_with(['申', '邀', '促', '吁', '的', '该', '据']));
        let Some(verb) = verb.filter(|verb| !noun || verb.len() > 3) else {
            at += step;
            continue;
        };
        let who = who_at(text, at + verb.len(), bodies);
        if let Some(end) = who.filter(|end| *end > at + verb.len()) {
            found.extend(tasked(text, (at, at + verb.len(), end), times));
            at = end;
        } else {
            at += verb.len();
        }
    }
    for body in bodies {
        let end = body.span.end();
        let tail = text.get(end..).unwrap_or("");
        let modal = ["应当", "应", "须", "必须", "将"].into_iter().find(|modal| tail.starts_with(modal));
        let asked = found.iter().any(|known| known.span.contains(body.span.start));
        if let Some(modal) = modal.filter(|_| !asked) {
            found.extend(mandate_han(text, (body.span.start, body.span), end + modal.len(), times));
        }
    }
    found
}

/// Where a list of those who are asked ends.
fn who_at(text: &str, from: usize, bodies: &[Fact]) -> Option<usize> {
    let one = |at: usize| {
        let rest = text.get(at..)?;
        let body = bodies.iter().find(|body| body.span.start == at).map(|body| body.span.len);
        let qualified = ["所有", "各", "有关", "相关", "其他"].into_iter().find(|word| rest.starts_with(word));
        let skipped = qualified.map_or(0, str::len);
        let behind = || Some(han_actor_at(rest.get(skipped..)?)? + skipped);
        body.or_else(|| han_actor_at(rest)).or_else(behind).map(|length| at + length)
    };
    let mut end = one(from)?;
    loop {
        let rest = text.get(end..)?;
        let Some(next) = han_tie_at(rest).and_then(|tie| one(end + tie)) else { return Some(end) };
        end = next;
    }
}

fn tasked(text: &str, (from, who, end): (usize, usize, usize), times: &[Fact]) -> Option<Fact> {
    mandate_han(text, (from, Span::between(who, end)), end, times)
}

/// What is asked goes to the end of the sentence; what is said of time before its verb is taken from it.
fn mandate_han(text: &str, (from, who): (usize, Span), task: usize, times: &[Fact]) -> Option<Fact> {
    let tail = text.get(task..)?;
    let end = task + tail.find(['。', '；', ';', '！', '\n']).unwrap_or(tail.len());
    let mut start = task;
    loop {
        let skipped = times.iter().find(|time| time.span.start == start).map(|time| time.span.len);
        let rest = text.get(start..end)?;
        let small = ["继续", "进一步", "，", "上"].into_iter().find(|word| rest.starts_with(word)).map(str::len);
        match skipped.or(small) {
            Some(length) => start += length,
            None => break,
        }
    }
    let what = text.get(start..end)?.to_owned();
    let whole = Span::between(from, end);
    (!what.is_empty()).then(|| mandate(text, whole, (who.of(text).unwrap_or("").to_owned(), what), times))
}
