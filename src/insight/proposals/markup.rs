//! Brackets, parentheses and marks of one paragraph → proposals, and the paragraph without them.

use super::markup_key::{MarkupKey, Meaning};
use super::model::{Doubt, Proposal};
use crate::base::Span;
use crate::study::ProposalAction as Action;
use crate::study::actors::{ActorFinder, ActorName};
use crate::text::{Mark, Paragraph, Style};

/// The proposals found in one paragraph, and the paragraph without them.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub proposals: Vec<Proposal>,
    /// The text with everything proposed taken out: what the paragraph reads without the proposals.
    pub stripped: String,
}

struct Reader<'a> {
    text: &'a str,
    index: usize,
    finder: &'a ActorFinder,
    proposals: Vec<Proposal>,
    /// Spans that are no part of the base text.
    out: Vec<Span>,
}

const OPEN: [char; 3] = ['[', '［', '【'];
const CLOSE: [char; 3] = [']', '］', '】'];

/// Reads one paragraph (`index` in the submission).
pub(super) fn read(paragraph: &Paragraph, index: usize, markup_key: &MarkupKey, finder: &ActorFinder) -> Found {
    let text = paragraph.text.as_str();
    let mut reader = Reader { text, index, finder, proposals: Vec::new(), out: Vec::new() };
    reader.marks(paragraph, markup_key);
    reader.brackets();
    reader.parentheses();
    reader.proposals.sort_by_key(|proposal| (proposal.place.1.start, std::cmp::Reverse(proposal.place.1.len)));
    let stripped = without(text, &reader.out);
    Found { proposals: reader.proposals, stripped }
}

/// The text without some spans, without the double spaces that leaves.
fn without(text: &str, out: &[Span]) -> String {
    let mut kept = String::new();
    for (at, letter) in text.char_indices() {
        if out.iter().any(|span| (span.start..span.end()).contains(&at)) {
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

/// What a delegation does, in the words that follow its name.
fn verb(words: &str) -> Option<Action> {
    let words = words.trim().trim_end_matches('.').to_lowercase();
    let first = words.split([' ', ',', ':', '-']).next().unwrap_or("");
    Some(match first {
        "delete" | "deletes" | "del" | "deletion" | "remove" | "strike" => Action::Delete,
        "retain" | "retains" | "keep" | "keeps" => Action::Retain,
        "support" | "supports" | "supported" | "ok" => Action::Support,
        "oppose" | "opposes" | "opposed" | "no" => Action::Oppose,
        "reserve" | "reserves" | "reserved" | "reservation" | "scrutiny" | "pending" | "considering" => Action::Reserve,
        "add" | "adds" | "insert" | "inserts" => Action::Insert,
        "replace" | "replaces" => Action::Replace,
        "comment" | "comments" | "note" | "query" | "clarify" => Action::Remark,
        _ => {
            let chinese = [
                ("删除", Action::Delete),
                ("删去", Action::Delete),
                ("保留意见", Action::Reserve),
                ("保留", Action::Retain),
                ("支持", Action::Support),
                ("反对", Action::Oppose),
                ("待国内指示", Action::Reserve),
                ("增加", Action::Insert),
                ("添加", Action::Insert),
            ];
            return chinese.into_iter().find(|(start, _)| words.starts_with(start)).map(|(_, action)| action);
        }
    })
}

impl Reader<'_> {
    fn push(&mut self, actors: Vec<ActorName>, action: Action, span: Span) -> &mut Proposal {
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
        self.proposals.push_mut(proposal)
    }

    /// Tracked changes by their authors; looks by the key.
    fn marks(&mut self, paragraph: &Paragraph, markup_key: &MarkupKey) {
        let whole = |mark: &Mark| mark.span.len * 10 > paragraph.text.len() * 9;
        let mut spans: Vec<(Span, Action, Vec<ActorName>)> = Vec::new();
        for mark in &paragraph.marks {
            let meaning = match mark.style {
                Style::Inserted => Meaning::Addition,
                Style::Deleted => Meaning::Deletion,
                Style::Strike => markup_key.strike,
                // A paragraph wholly in bold is a title, not a proposal.
                _ if paragraph.is_heading() || whole(mark) => Meaning::Nothing,
                Style::Bold => markup_key.bold,
                Style::Underline => markup_key.underline,
                Style::Italic => markup_key.italic,
                _ => Meaning::Nothing,
            };
            let action = match meaning {
                Meaning::Nothing => continue,
                Meaning::Addition => Action::Insert,
                Meaning::Deletion => Action::Delete,
                Meaning::Remark => Action::Remark,
            };
            let colour = paragraph.marks.iter().find_map(|other| match other.style {
                Style::Colour(colour) if other.span.start <= mark.span.start && mark.span.end() <= other.span.end() => {
                    markup_key.colours.get(&colour)
                }
                _ => None,
            });
            let author = mark.author.as_ref().or(colour);
            let actors: Vec<ActorName> = author.map(|name| self.finder.named(name)).into_iter().collect();
            // Bold and underlined at once is one addition.
            match spans.iter_mut().find(|(span, known, _)| *known == action && touches(*span, mark.span)) {
                Some((span, ..)) => {
                    *span = Span::between(span.start.min(mark.span.start), span.end().max(mark.span.end()));
                }
                None => spans.push((mark.span, action, actors)),
            }
        }
        for (span, action, actors) in spans {
            let words = span.of(self.text).unwrap_or_default();
            let trimmed = words.trim();
            // A name or a bracket set in bold is read below.
            let only_sign = trimmed.chars().all(|letter| !letter.is_alphanumeric());
            if only_sign
                || trimmed.starts_with(OPEN)
                || self.finder.list(trimmed.trim_end_matches([':', '：'])).is_some()
            {
                continue;
            }
            let (actors, text) = match trimmed.split_once([':', '：']) {
                Some((head, tail)) if actors.is_empty() && !tail.trim().is_empty() => match self.finder.list(head) {
                    Some(named) => (named, tail.trim().to_owned()),
                    None => (actors, trimmed.to_owned()),
                },
                _ => (actors, trimmed.to_owned()),
            };
            let proposal = self.push(actors, action, span);
            match action {
                Action::Insert => proposal.new = vec![text],
                _ => proposal.old = Some(text),
            }
            if action != Action::Delete {
                self.out.push(span);
            }
        }
    }

    fn brackets(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        let mut pairs: Vec<Span> = Vec::new();
        for (at, letter) in self.text.char_indices() {
            if OPEN.contains(&letter) {
                open.push(at);
            } else if CLOSE.contains(&letter) {
                match open.pop() {
                    Some(start) => pairs.push(Span::between(start, at + letter.len_utf8())),
                    None => self.unbalanced(at, letter),
                }
            }
        }
        for at in open {
            self.unbalanced(at, '[');
        }
        // Inner brackets first: they close first.
        for pair in pairs {
            self.bracket(pair);
        }
    }

    fn unbalanced(&mut self, at: usize, letter: char) {
        let proposal = self.push(Vec::new(), Action::NotAgreed, Span::new(at, letter.len_utf8()));
        proposal.doubt = Some(Doubt::Unbalanced);
    }

    fn bracket(&mut self, pair: Span) {
        let whole = pair.of(self.text).unwrap_or_default();
        let inner = whole.trim_start_matches(OPEN).trim_end_matches(CLOSE);
        let inner =
            if inner.len() + 2 > whole.len() { inner } else { whole.get(first(whole)..last(whole)).unwrap_or(inner) };
        let words = inner.trim();
        // "[G77: words]"
        if let Some((names, end)) = self.finder.list_at_start(words) {
            let rest = words.get(end..).unwrap_or("").trim_start();
            if let Some(rest) = rest.strip_prefix([':', '：']) {
                self.says(names, rest.trim(), pair);
                return;
            }
            // An abbreviation that nobody knows is words, not a name.
            if rest.is_empty() && names.iter().any(|name| name.actor.is_some()) {
                let proposal = self.push(names, Action::Support, pair);
                proposal.doubt = Some(Doubt::NameAlone);
                self.out.push(pair);
                return;
            }
            if verb(rest).is_some() {
                self.says(names, rest, pair);
                return;
            }
        }
        // "[retain - JPN, AUS]", "[with a view to / in order to - CH]"
        for dash in [" - ", " – ", " — ", "——"] {
            if let Some((head, tail)) = words.rsplit_once(dash)
                && let Some(names) = self.finder.list(tail)
            {
                self.says(names, head.trim(), pair);
                return;
            }
        }
        // "[words (G77)]"
        if let Some((head, tail)) = words.rsplit_once(['(', '（'])
            && let Some(names) = self.finder.list(tail.trim_end_matches([')', '）']))
            && !head.trim().is_empty()
        {
            self.says(names, head.trim(), pair);
            return;
        }
        let lower = words.to_lowercase();
        let placeholder =
            matches!(lower.as_str(), "placeholder" | "tbc" | "tbd" | "x" | "xx" | "yy" | "…" | "..." | "待定" | "待补")
                || ["placeholder", "to be completed", "to be confirmed", "to be determined"]
                    .iter()
                    .any(|start| lower.starts_with(start));
        if placeholder {
            self.push(Vec::new(), Action::Placeholder, pair);
            return;
        }
        let chair = [
            "suggested for closure",
            "agreed ad ref",
            "agreed",
            "moved to",
            "moved from",
            "merged with",
            "based on",
            "bracketed",
        ];
        if chair.iter().any(|start| lower.starts_with(start)) {
            self.push(Vec::new(), Action::Remark, pair);
            self.out.push(pair);
            return;
        }
        let rivals = rivals(words);
        let action = if rivals.len() > 1 { Action::Alternative } else { Action::NotAgreed };
        let words = words.to_owned();
        let proposal = self.push(Vec::new(), action, pair);
        if rivals.len() > 1 {
            proposal.new = rivals;
        } else {
            proposal.old = Some(words);
        }
    }

    /// Somebody says something in a bracket.
    fn says(&mut self, names: Vec<ActorName>, words: &str, pair: Span) {
        let before = self.thing_before(pair.start);
        match verb(words) {
            Some(action @ (Action::Delete | Action::Retain | Action::Support | Action::Oppose)) if short(words) => {
                let proposal = self.push(names, action, pair);
                if before.is_none() {
                    proposal.doubt = Some(Doubt::DeleteWhat);
                }
                proposal.old = before;
            }
            Some(action @ (Action::Reserve | Action::Remark)) => {
                self.push(names, action, pair);
            }
            _ => {
                let rivals = rivals(words);
                let action = if rivals.len() > 1 { Action::Alternative } else { Action::Insert };
                self.push(names, action, pair).new = rivals;
            }
        }
        self.out.push(pair);
    }

    /// "(RUS reserves)", "(G77 delete)", "(EU)" after what it is about.
    fn parentheses(&mut self) {
        let mut from = 0;
        while let Some(start) = self.text.get(from..).and_then(|rest| rest.find(['(', '（'])).map(|at| from + at) {
            let rest = self.text.get(start..).unwrap_or("");
            let Some(length) = rest.find([')', '）']) else { return };
            let close = rest.get(length..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let pair = Span::new(start, length + close);
            from = pair.end();
            let inner = rest.get(first(rest)..length).unwrap_or("").trim();
            let inside = |span: &Span| span.start <= pair.start && pair.end() <= span.end();
            if self.out.iter().any(inside) {
                continue;
            }
            let Some((names, end)) = self.finder.list_at_start(inner) else { continue };
            let tail = inner.get(end..).unwrap_or("").trim_start_matches([' ', ':', '：', '-', '–']);
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
    fn mark_before(&self, at: usize) -> Option<usize> {
        let end = self.text.get(..at)?.trim_end_matches([' ', ',', '~']).len();
        self.proposals.iter().rposition(|proposal| {
            let span = proposal.place.1;
            let own = span.of(self.text).map_or(0, |words| words.trim_end_matches([' ', ',', '~']).len());
            span.start + own == end
        })
    }

    /// The bracketed or marked words right before a place.
    fn thing_before(&mut self, at: usize) -> Option<String> {
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

fn touches(a: Span, b: Span) -> bool {
    a.start <= b.end() && b.start <= a.end()
}

/// A remark of a few words, not words to come in that begin with a verb.
fn short(words: &str) -> bool {
    words.split_whitespace().count() <= 3
}

fn first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn last(text: &str) -> usize {
    text.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// Rival wordings: parts between slashes that stand free, outside inner brackets.
fn rivals(words: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for (at, letter) in words.char_indices() {
        if OPEN.contains(&letter) {
            depth += 1;
        } else if CLOSE.contains(&letter) {
            depth = depth.saturating_sub(1);
        }
        let free = letter == '/'
            && depth == 0
            && words.get(..at).is_some_and(|head| head.ends_with(' '))
            && words.get(at + 1..).is_some_and(|tail| tail.starts_with(' '));
        if free {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
