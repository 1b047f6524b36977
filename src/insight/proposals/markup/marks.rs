//! Tracked changes by their authors, and looks by the key.

use super::words::{OPEN, touches};
use super::{MarkupKey, Meaning, Reader};
use crate::base::Span;
use crate::insight::proposals::{Action, ActorName, Proposal};
use crate::text::{Mark, Paragraph, Style};

impl Reader<'_> {
    /// Tracked changes by their authors; looks by the key.
    pub(super) fn marks(&mut self, paragraph: &Paragraph, markup_key: &MarkupKey) {
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
            match spans
                .iter_mut()
                .find(|(span, known, who)| *known == action && *who == actors && touches(*span, mark.span))
            {
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

    /// Words struck out and words put in right behind them are one replacement when they are the same people's, or when
    /// only the second are signed: "~~five~~ **four** (EU)".
    pub(super) fn pair_marks(&mut self) {
        let mut at = 0;
        while at < self.proposals.len() {
            let gap = |first: &Proposal, second: &Proposal| {
                let (one, two) = (first.place.1.min(second.place.1), first.place.1.max(second.place.1));
                self.text.get(one.end()..two.start).is_some_and(|gap| gap.trim().is_empty())
            };
            let second =
                self.proposals.get(at).filter(|first| first.action == Action::Delete && first.new.is_empty()).and_then(
                    |first| {
                        self.proposals.iter().position(|second| {
                            second.action == Action::Insert
                                && second.old.is_none()
                                && gap(first, second)
                                && (first.actors == second.actors || first.actors.is_empty())
                        })
                    },
                );
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
}
