//! Brackets: words of somebody's, orders, names, placeholders.

use super::Reader;
use super::words::{CLOSE, OPEN, continues, first, last, own_number, rival_words, rivals, short, unknown_name, verb};
use crate::base::Span;
use crate::insight::proposals::instruction::{QUOTES, Wish};
use crate::insight::proposals::letter::Writer;
use crate::insight::proposals::{Action, ActorName, Doubt};

/// How deep brackets in brackets are proposals of their own. What is deeper stays among the words of those around it:
/// each repeats all that it holds. Compilation texts nest four or five deep.
const DEEPEST: usize = 24;
/// Most brackets of one paragraph that are told of as never closed or never opened.
const LONELY: usize = 100;

impl Reader<'_> {
    pub(super) fn brackets(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        let mut pairs: Vec<Span> = Vec::new();
        let mut lonely = 0;
        for (at, letter) in self.text.char_indices() {
            if OPEN.contains(&letter) {
                open.push(at);
            } else if CLOSE.contains(&letter) {
                match open.pop() {
                    Some(start) if open.len() < DEEPEST => {
                        pairs.push(Span::between(start, at + letter.len_utf8()));
                    }
                    Some(_) => {}
                    None => {
                        lonely += 1;
                        if lonely <= LONELY {
                            self.unbalanced(at, letter);
                        }
                    }
                }
            }
        }
        for at in open.into_iter().take(LONELY) {
            self.unbalanced(at, '[');
        }
        // Inner brackets first: they close first.
        for pair in pairs {
            self.bracket(pair);
        }
    }

    pub(super) fn unbalanced(&mut self, at: usize, letter: char) {
        let proposal = self.push(Vec::new(), Action::NotAgreed, Span::new(at, letter.len_utf8()));
        proposal.doubt = Some(Doubt::Unbalanced);
    }

    pub(super) fn bracket(&mut self, pair: Span) {
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
        self.nobodys(words, pair);
    }

    /// A bracket that names nobody: words to come, a word of the chair, rival wordings, words not agreed.
    fn nobodys(&mut self, words: &str, pair: Span) {
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
    pub(super) fn says(&mut self, names: Vec<ActorName>, words: &str, pair: Span) {
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
    pub(super) fn orders(&mut self, names: &[ActorName], words: &str, pair: Span) -> bool {
        if !words.contains(|letter| QUOTES.iter().any(|(open, _)| *open == letter)) {
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
    pub(super) fn bracket_before(&self, at: usize) -> Option<String> {
        let found = self.mark_before(at).and_then(|found| self.proposals.get(found))?;
        (found.action == Action::NotAgreed && found.actors.is_empty()).then(|| found.old.clone()).flatten()
    }
}
