//! Brackets, parentheses and marks of one paragraph → proposals, and the paragraph without them.

mod brackets;
mod key;
mod marks;
mod words;

pub use key::{InvalidMarkupKey, MarkupKey, Meaning};

use super::{Action, ActorFinder, ActorName, Doubt, Proposal};
use crate::base::Span;
use crate::text::Paragraph;
use std::collections::BTreeMap;
use words::{CLOSE, OPEN, first, verb};

/// What was found in one paragraph.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub proposals: Vec<Proposal>,
    /// The text with everything proposed taken out: what the paragraph reads without the proposals.
    pub stripped: String,
    /// Places of brackets that hold a paragraph of its own, with its number.
    pub numbered: Vec<Span>,
}

struct Reader<'a> {
    text: &'a str,
    index: usize,
    finder: &'a ActorFinder,
    proposals: Vec<Proposal>,
    /// Spans that are no part of the base text.
    out: Vec<Span>,
    /// Brackets that hold a paragraph of their own.
    numbered: Vec<Span>,
    /// Proposals made of marks, before names were read.
    marked: usize,
    /// The last proposal whose words end at a byte of the text.
    ends: BTreeMap<usize, usize>,
}

/// Reads one paragraph (`index` in the submission).
pub(super) fn read(paragraph: &Paragraph, index: usize, markup_key: &MarkupKey, finder: &ActorFinder) -> Found {
    let text = paragraph.text.as_str();
    let mut reader = Reader {
        text,
        index,
        finder,
        proposals: Vec::new(),
        out: Vec::new(),
        numbered: Vec::new(),
        marked: 0,
        ends: BTreeMap::new(),
    };
    reader.marks(paragraph, markup_key);
    reader.marked = reader.proposals.len();
    reader.brackets();
    reader.parentheses();
    reader.pair_marks();
    reader.proposals.sort_by_key(|proposal| (proposal.place.1.start, std::cmp::Reverse(proposal.place.1.len)));
    let stripped = without(text, &reader.out);
    Found { proposals: reader.proposals, stripped, numbered: reader.numbered }
}

impl Reader<'_> {
    pub(super) fn push(&mut self, actors: Vec<ActorName>, action: Action, span: Span) -> &mut Proposal {
        let unknown = actors.iter().any(|name| name.actor.is_none());
        let proposal = Proposal {
            actors,
            action,
            base: None,
            after: None,
            reference: None,
            old: None,
            new: Vec::new(),
            place: (self.index, span),
            text: span.of(self.text).unwrap_or_default().to_owned(),
            doubt: unknown.then_some(Doubt::UnknownName),
        };
        let words = proposal.text.trim_end_matches([' ', ',', '~']).len();
        self.ends.insert(span.start + words, self.proposals.len());
        self.proposals.push_mut(proposal)
    }

    /// "(RUS reserves)", "(G77 delete)", "(EU)" after what it is about.
    pub(super) fn parentheses(&mut self) {
        let mut from = 0;
        let taken = Stretches::of(&self.out);
        while let Some(start) = self.text.get(from..).and_then(|rest| rest.find(['(', '（'])).map(|at| from + at) {
            let rest = self.text.get(start..).unwrap_or("");
            let Some(length) = rest.find([')', '）']) else { return };
            let close = rest.get(length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let pair = Span::new(start, length + close);
            from = pair.end();
            let inner = rest.get(first(rest)..length).unwrap_or("").trim();
            if taken.hold(pair) {
                continue;
            }
            let Some((names, end)) = self.finder.list_at_start(inner) else { continue };
            let tail = inner.get(end..).unwrap_or("").trim_start_matches([' ', ':', '：', '-', '–']);
            if self.orders(&names, tail, pair) {
                self.out.push(pair);
                continue;
            }
            let before = self.thing_before(pair.start);
            let marked = self.mark_before(pair.start);
            match (tail.is_empty(), verb(tail)) {
                // Whose the words before are.
                (true, _) => {
                    let Some(marked) = marked else { continue };
                    if let Some(proposal) = self.proposals.get_mut(marked)
                        && proposal.actors.is_empty()
                    {
                        proposal.doubt = names.iter().any(|name| name.actor.is_none()).then_some(Doubt::UnknownName);
                        proposal.actors = names;
                        self.out.push(pair);
                    }
                }
                (false, Some(action @ (Action::Reserve | Action::Remark))) => {
                    self.push(names, action, pair);
                    self.out.push(pair);
                }
                // "(EU: add …)" without a word of what.
                (false, Some(Action::Insert | Action::Replace)) => {
                    self.push(names, Action::Remark, pair);
                    self.out.push(pair);
                }
                (false, Some(action)) => {
                    // The struck-out words and the name behind them are one proposal.
                    if let Some(proposal) = marked.and_then(|at| self.proposals.get_mut(at))
                        && proposal.actors.is_empty()
                        && proposal.action == action
                    {
                        proposal.doubt = names.iter().any(|name| name.actor.is_none()).then_some(Doubt::UnknownName);
                        proposal.actors = names;
                    } else {
                        let proposal = self.push(names, action, pair);
                        if before.is_none() {
                            proposal.doubt = Some(Doubt::DeleteWhat);
                        }
                        proposal.old = before;
                    }
                    self.out.push(pair);
                }
                // An abbreviation, a label: ordinary parentheses.
                (false, None) => {}
            }
        }
    }

    /// The proposal whose words end where a parenthesis or bracket begins.
    pub(super) fn mark_before(&self, at: usize) -> Option<usize> {
        let end = self.text.get(..at)?.trim_end_matches([' ', ',', '~']).len();
        self.ends.get(&end).copied()
    }

    /// The bracketed or marked words right before a place.
    pub(super) fn thing_before(&mut self, at: usize) -> Option<String> {
        if let Some(marked) = self.mark_before(at).and_then(|found| self.proposals.get(found)) {
            let words = marked.old.clone().or_else(|| marked.new.first().cloned());
            return words.or_else(|| Some(marked.text.clone()));
        }
        let head = self.text.get(..at)?.trim_end();
        // "~~words~~", as plain text writes what is struck out.
        let (start, end) = if let Some(inner) = head.strip_suffix("~~") {
            (inner.rfind("~~")? + 2, inner.len())
        } else if let Some(inner) = head.strip_suffix(CLOSE) {
            let open = inner.rfind(OPEN)?;
            (open + first(inner.get(open..)?), inner.len())
        } else {
            return None;
        };
        Some(self.text.get(start..end)?.trim().to_owned())
    }
}

/// Stretches of a text by their beginnings, each with the furthest end of those that begin no later.
struct Stretches(Vec<(usize, usize)>);

impl Stretches {
    fn of(spans: &[Span]) -> Self {
        let mut ends: Vec<(usize, usize)> = spans.iter().map(|span| (span.start, span.end())).collect();
        ends.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut ends {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self(ends)
    }

    /// Whether one of them holds all of `span`.
    fn hold(&self, span: Span) -> bool {
        let before = self.0.partition_point(|(start, _)| *start <= span.start);
        before.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|(_, end)| span.end() <= *end)
    }
}

/// The text without some spans, without the double spaces that leaves.
fn without(text: &str, out: &[Span]) -> String {
    let mut kept = String::new();
    let out = Stretches::of(out);
    for (at, letter) in text.char_indices() {
        if out.hold(Span::new(at, 1)) {
            continue;
        }
        if letter == ' ' && (kept.is_empty() || kept.ends_with(' ')) {
            continue;
        }
        if matches!(letter, ',' | '.' | ';' | ':') && kept.ends_with(' ') {
            kept.pop();
        }
        kept.push(letter);
    }
    kept.trim_end().to_owned()
}
