//! Brackets, parentheses and marks of one paragraph → proposals, and the paragraph without them.

use super::citation;
use super::letter::{self, Wish, Writer};
use super::{Action, Doubt, Proposal};
use super::{ActorFinder, ActorName};
use crate::base::Span;
use crate::text::{Mark, Paragraph, Style};
use std::collections::BTreeMap;

/// What a look stands for in a compilation text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Nothing: a look like any other.
    Nothing,
    /// Words proposed.
    Addition,
    /// Words proposed to go.
    Deletion,
    /// A remark.
    Remark,
}

/// The key of a text: what its looks stand for. Secretariats print it at the top; the user sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupKey {
    /// Bold type.
    pub bold: Meaning,
    /// Underlined.
    pub underline: Meaning,
    /// Struck out.
    pub strike: Meaning,
    /// Italic type.
    pub italic: Meaning,
    /// Colours (0xRRGGBB) of delegations, by their names.
    pub colours: BTreeMap<u32, String>,
}

impl Default for MarkupKey {
    /// The commonest key: bold or underlined comes in, struck out goes.
    fn default() -> Self {
        Self {
            bold: Meaning::Addition,
            underline: Meaning::Addition,
            strike: Meaning::Deletion,
            italic: Meaning::Nothing,
            colours: BTreeMap::new(),
        }
    }
}

impl MarkupKey {
    /// Reads a key as a user writes it: `bold=addition, strike=deletion, italic=remark, underline=nothing, #c00000=EU`.
    /// What it leaves out stays as usual.
    ///
    /// # Errors
    /// The part that is not understood, as written.
    pub fn from_key(key: &str) -> Result<Self, String> {
        let mut markup_key = Self::default();
        for part in key.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let wrong = || part.to_owned();
            let (look, means) = part.split_once('=').ok_or_else(wrong)?;
            let (look, means) = (look.trim(), means.trim());
            if let Some(colour) = look.strip_prefix('#') {
                let six = colour.len() == 6 && colour.bytes().all(|byte| byte.is_ascii_hexdigit());
                let colour = u32::from_str_radix(colour, 16).ok().filter(|_| six && !means.is_empty());
                markup_key.colours.insert(colour.ok_or_else(wrong)?, means.to_owned());
                continue;
            }
            let meaning = match means.to_lowercase().as_str() {
                "addition" => Meaning::Addition,
                "deletion" => Meaning::Deletion,
                "remark" => Meaning::Remark,
                "nothing" => Meaning::Nothing,
                _ => return Err(wrong()),
            };
            match look.to_lowercase().as_str() {
                "bold" => markup_key.bold = meaning,
                "underline" => markup_key.underline = meaning,
                "strike" => markup_key.strike = meaning,
                "italic" => markup_key.italic = meaning,
                _ => return Err(wrong()),
            }
        }
        Ok(markup_key)
    }
}

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
}

const OPEN: [char; 3] = ['[', '［', '【'];
const CLOSE: [char; 3] = [']', '］', '】'];

/// Reads one paragraph (`index` in the submission).
pub(super) fn read(paragraph: &Paragraph, index: usize, markup_key: &MarkupKey, finder: &ActorFinder) -> Found {
    let text = paragraph.text.as_str();
    let mut reader = Reader { text, index, finder, proposals: Vec::new(), out: Vec::new(), numbered: Vec::new(), marked: 0 };
    reader.marks(paragraph, markup_key);
    reader.marked = reader.proposals.len();
    reader.brackets();
    reader.parentheses();
    reader.pair_marks();
    reader.proposals.sort_by_key(|proposal| (proposal.place.1.start, std::cmp::Reverse(proposal.place.1.len)));
    let stripped = without(text, &reader.out);
    Found { proposals: reader.proposals, stripped, numbered: reader.numbered }
}

/// Words that stand before a colon and are no name: what a text says of itself.
const NO_NAMES: [&str; 32] = [
    "note", "notes", "comment", "comments", "option", "options", "alternative", "alt", "explanation", "remark", "remarks", "placeholder",
    "text", "proposal", "proposals", "source", "rationale", "justification", "see", "example", "title", "heading", "chapeau", "paragraph",
    "article", "annex", "section", "agreed", "footnote", "reference", "question", "editor",
];

/// "Kenya: words", where nobody knows of a Kenya: up to five words in capitals before a colon are a name, and an unknown one.
fn unknown_name(words: &str) -> Option<(ActorName, &str)> {
    const SMALL: [&str; 8] = ["of", "and", "the", "de", "du", "des", "et", "y"];
    let (head, tail) = words.split_once([':', '：'])?;
    let (head, tail) = (head.trim(), tail.trim());
    let parts: Vec<&str> = head.split_whitespace().collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && !word.contains(|sign: char| sign.is_ascii_digit());
    let name = (1..=5).contains(&parts.len())
        && parts.first().is_some_and(|first| capital(first))
        && parts.iter().all(|word| capital(word) || SMALL.contains(word))
        && !parts.iter().any(|word| NO_NAMES.contains(&word.to_lowercase().trim_matches('.').trim_end_matches("'s")));
    if !name || tail.is_empty() {
        return None;
    }
    let name = ActorName { written: head.to_owned(), actor: None, either: Vec::new(), code: None, name: None };
    Some((name, tail))
}

/// A paragraph of its own with its number: "3 bis. We also note …", "(d) The weather".
fn own_number(words: &str) -> Option<(String, String)> {
    let item = words.starts_with(['(', '（']);
    let sign = words.find(if item { &[')', '）'][..] } else { &['.', ')', ':'][..] })?;
    let end = sign + words.get(sign..)?.chars().next()?.len_utf8();
    let number = words.get(..if item { end } else { sign })?.trim();
    let rest = words.get(end..)?.trim();
    let numbered = item || number.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, 'O' | 'P'));
    citation::bare(number).filter(|_| numbered && number.len() <= 12)?;
    let begins = rest.chars().next().is_some_and(|letter| letter.is_uppercase() || !letter.is_ascii());
    begins.then(|| (number.to_owned(), rest.to_owned()))
}

/// The words of a rival for a whole paragraph: "alt. We decide …".
fn rival_words(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let head = ["alternative", "alt"].into_iter().find(|head| lower.starts_with(head))?;
    let rest = words.get(head.len()..)?;
    let tail = rest.trim_start_matches(['.', ':', ' ']);
    (rest.len() > tail.len() && rest.starts_with(['.', ':']) && tail.contains(' ')).then(|| tail.to_owned())
}

/// Whether words go on from what stands before them, and so come in beside it, not in its place.
fn continues(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.starts_with([',', ';']) || ["and ", "or ", "as well as", "including", "in particular", "及", "和", "或", "以及"].iter().any(|start| lower.starts_with(start))
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
        let tracked = |mark: &Mark| matches!(mark.style, Style::Inserted | Style::Deleted);
        for mark in &paragraph.marks {
            let within = |outer: &&Mark| {
                tracked(outer) && outer.span.start <= mark.span.start && mark.span.end() <= outer.span.end()
            };
            // How a reviser's words look says nothing more.
            if !tracked(mark) && paragraph.marks.iter().find(within).is_some() {
                continue;
            }
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
            match spans.iter_mut().find(|(span, known, who)| *known == action && *who == actors && touches(*span, mark.span)) {
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
        if let Some((name, rest)) = unknown_name(words) {
            self.says(vec![name], rest, pair);
            return;
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
        if self.orders(&names, words, pair) {
            self.out.push(pair);
            return;
        }
        if let Some(words) = rival_words(words) {
            // "[EU: alt. We decide …]": a rival for the paragraph it stands in.
            self.push(names, Action::Rival, pair).new = vec![words];
            self.out.push(pair);
            return;
        }
        if let Some((number, words)) = own_number(words) {
            let proposal = self.push(names, Action::Insert, pair);
            proposal.reference = Some(number);
            proposal.new = vec![words];
            self.numbered.push(pair);
            self.out.push(pair);
            return;
        }
        match verb(words) {
            Some(action @ (Action::Delete | Action::Retain | Action::Support | Action::Oppose)) if short(words) => {
                let proposal = self.push(names, action, pair);
                // Whole paragraphs are supported and opposed too.
                if before.is_none() && matches!(action, Action::Delete | Action::Retain) {
                    proposal.doubt = Some(Doubt::DeleteWhat);
                }
                proposal.old = before;
            }
            Some(action @ (Action::Reserve | Action::Remark)) => {
                self.push(names, action, pair);
            }
            _ => {
                let rivals = rivals(words);
                if rivals.len() == 1
                    && !continues(words)
                    && let Some(old) = self.bracket_before(pair.start)
                {
                    // "[five] [EU: four]": one in the place of the other.
                    let proposal = self.push(names, Action::Replace, pair);
                    (proposal.old, proposal.new) = (Some(old), rivals);
                } else {
                    let action = if rivals.len() > 1 { Action::Alternative } else { Action::Insert };
                    self.push(names, action, pair).new = rivals;
                }
            }
        }
        self.out.push(pair);
    }

    /// "[EU: delete “on agreed terms”]", "[EU: replace “may” by “shall”]": orders that quote what they are about.
    fn orders(&mut self, names: &[ActorName], words: &str, pair: Span) -> bool {
        if !words.contains(|letter| letter::QUOTES.iter().any(|(open, _)| *open == letter)) {
            return false;
        }
        let writer = Writer { finder: self.finder, own: names.first(), attached: true };
        let said = writer.read(words, &mut None);
        let mut any = false;
        for instruction in said {
            let (action, old, new) = match instruction.wish {
                Wish::Replace { old, new } => (Action::Replace, Some(old), Some(new)),
                Wish::Delete { old } => (Action::Delete, Some(old), None),
                Wish::Retain { old } => (Action::Retain, old, None),
                Wish::Insert { after, before: None, new } => (Action::Insert, after, Some(new)),
                Wish::Insert { before: Some(before), new, .. } => {
                    let new = format!("{new} {before}");
                    (Action::Replace, Some(before), Some(new))
                }
                // "[words] [EU: replace by “others”]".
                Wish::Rewrite { new } => match self.thing_before(pair.start) {
                    Some(old) => (Action::Replace, Some(old), Some(new)),
                    None => continue,
                },
                _ => continue,
            };
            let proposal = self.push(names.to_vec(), action, pair);
            (proposal.old, proposal.new) = (old, new.into_iter().collect());
            any = true;
        }
        any
    }

    /// The words of a bracket of nobody's that stands right before a place.
    fn bracket_before(&self, at: usize) -> Option<String> {
        let found = self.mark_before(at).and_then(|found| self.proposals.get(found))?;
        (found.action == Action::NotAgreed && found.actors.is_empty()).then(|| found.old.clone()).flatten()
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

    /// Words struck out and words put in right behind them are one replacement when they are the same people's, or when
    /// only the second are signed: "~~five~~ **four** (EU)".
    fn pair_marks(&mut self) {
        let mut at = 0;
        while at < self.proposals.len() {
            let gap = |first: &Proposal, second: &Proposal| {
                let (one, two) = (first.place.1.min(second.place.1), first.place.1.max(second.place.1));
                self.text.get(one.end()..two.start).is_some_and(|gap| gap.trim().is_empty())
            };
            let second = self.proposals.get(at).filter(|first| first.action == Action::Delete && first.new.is_empty()).and_then(|first| {
                self.proposals.iter().position(|second| {
                    second.action == Action::Insert
                        && second.old.is_none()
                        && gap(first, second)
                        && (first.actors == second.actors || first.actors.is_empty())
                })
            });
            let both_marked = second.is_some_and(|second| second < self.marked && at < self.marked);
            if let (Some(second), true) = (second, both_marked) {
                let come = self.proposals.remove(second);
                self.marked -= 1;
                let at = if second < at { at - 1 } else { at };
                if let Some(first) = self.proposals.get_mut(at) {
                    first.action = Action::Replace;
                    first.new = come.new;
                    first.doubt = first.doubt.or(come.doubt);
                    first.actors = come.actors;
                    let (one, two) = (first.place.1, come.place.1);
                    first.place.1 = Span::between(one.start.min(two.start), one.end().max(two.end()));
                    first.text = first.place.1.of(self.text).unwrap_or_default().to_owned();
                }
            }
            at += 1;
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
