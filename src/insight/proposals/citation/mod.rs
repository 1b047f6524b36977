//! Which paragraph of a draft people mean: "annex I, rule 2, paragraph 2", "para. 2 (b) of article 4", "第三条第一款".
//!
//! A citation is a list of units with numbers, and so is the address of each paragraph, from the headings above it, the
//! paragraph it is an item of, and its own label. Whether the draft numbers through or begins again is no matter.

mod addresses;
mod number;
#[cfg(test)]
mod tests;

pub(in crate::insight) use addresses::Addresses;
pub(super) use addresses::Found;

use crate::base::Span;
use number::{ADDITIONS, items_at, number, number_at, part_at, tie_at};

/// A unit that texts are divided in, from the outermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::insight) enum Unit {
    Annex,
    Part,
    Chapter,
    Section,
    Article,
    Rule,
    Preamble,
    Operative,
    Paragraph,
    Item,
    Note,
}

/// A unit and its number, in the form in which numbers are compared.
type Part = (Unit, String);

/// A place as a text cites it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::insight) struct Citation {
    parts: Vec<Part>,
    /// What was spoken of before it, which it may stand in: the article of "paragraph 2".
    context: Vec<Part>,
    /// As written.
    pub written: String,
    /// Where it stands in the text it was found in.
    pub span: Span,
}

fn cited(parts: Vec<Part>, text: &str, span: Span) -> Citation {
    Citation { parts, context: Vec::new(), written: span.of(text).unwrap_or_default().to_owned(), span }
}

/// Every citation of a text, in order. "Paragraphs 6 and 7" are two.
pub(in crate::insight) fn citations(text: &str) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let alone = before.is_none_or(|before| !before.is_alphanumeric() || !before.is_ascii() && !letter.is_ascii());
        let mut parts = Vec::new();
        let rest = text.get(at..).unwrap_or_default();
        let Some((mut unit, mut end)) = alone.then(|| part_at(rest, &mut parts)).flatten() else {
            before = Some(letter);
            at += letter.len_utf8();
            continue;
        };
        loop {
            let tail = rest.get(end..).unwrap_or_default();
            let tie = tie_at(tail);
            let mut more = Vec::new();
            let next = tail.get(tie..).and_then(|next| part_at(next, &mut more));
            // A second paragraph is another citation, not a part of this one.
            match next.filter(|(next, _)| *next != unit && !parts.iter().any(|(known, _)| known == next)) {
                Some((next, length)) => {
                    parts.extend(more);
                    unit = next;
                    end += tie + length;
                }
                None => break,
            }
        }
        let span = Span::new(at, end);
        parts.sort_by_key(|(unit, _)| *unit);
        let first = found.len();
        found.push(cited(parts, text, span));
        at = span.end() + others(text, &mut found, unit);
        // "Paragraphs 1 and 2 of article 5": both are.
        let tail = text.get(at..).unwrap_or_default();
        let tie = tie_at(tail);
        let mut outer = Vec::new();
        let next =
            tail.get(tie..).filter(|_| found.len() > first + 1 && tail.get(..tie).is_some_and(|tie| tie.trim() != ""));
        if let Some((_, length)) = next.and_then(|next| part_at(next, &mut outer)).filter(|(outer, _)| *outer < unit) {
            for one in found.iter_mut().skip(first) {
                one.parts.extend(outer.iter().cloned());
                one.parts.sort_by_key(|(unit, _)| *unit);
            }
            at += tie + length;
        }
        before = text.get(..at).and_then(|head| head.chars().next_back());
    }
    found
}

/// Further numbers of the same unit: " and 7", ", 8".
fn others(text: &str, found: &mut Vec<Citation>, unit: Unit) -> usize {
    let Some(last) = found.last().cloned() else { return 0 };
    // "In paragraph 5, 12 words" speaks of one paragraph.
    let word = last.written.split([' ', '.']).next().unwrap_or_default().to_lowercase();
    if word.is_ascii() && !word.ends_with('s') && !word.is_empty() {
        return 0;
    }
    let start = last.span.end();
    let mut end = 0;
    loop {
        let tail = text.get(start + end..).unwrap_or_default();
        let tie = [" and ", ", ", "、", "和", " et ", " y ", " и "].iter().find(|tie| tail.starts_with(**tie));
        let Some(tie) = tie else { return end };
        let behind = tail.get(tie.len()..).unwrap_or_default();
        let digits = behind.starts_with(|letter: char| letter.is_ascii_digit());
        let Some(length) = number_at(behind, unit).filter(|_| digits) else { return end };
        let mut parts: Vec<Part> = last.parts.iter().filter(|(known, _)| *known < unit).cloned().collect();
        let written = behind.get(..length).unwrap_or_default();
        parts.push((unit, number(unit, written)));
        let items = items_at(behind.get(length..).unwrap_or_default(), &mut parts);
        let span = Span::new(start + end + tie.len(), length + items);
        found.push(cited(parts, text, span));
        end += tie.len() + length + items;
    }
}

/// A citation that is nothing but a label: "29 (d)", "12 bis.", "(c)", "OP3".
pub(super) fn bare(text: &str) -> Option<Citation> {
    let text = text.trim();
    let mut parts = Vec::new();
    if let Some(length) =
        number_at(text, Unit::Paragraph).filter(|_| text.starts_with(|letter: char| letter.is_ascii_digit()))
    {
        parts.push((Unit::Paragraph, number(Unit::Paragraph, text.get(..length)?)));
        let rest = text.get(length..)?.trim_start_matches(['.', ')', ':']);
        let end = items_at(rest, &mut parts);
        let left = rest.get(end..)?.trim_start_matches(['.', ')', ':', ' ']);
        return left.is_empty().then(|| cited(parts, text, Span::new(0, text.len())));
    }
    let end = items_at(text, &mut parts);
    let left = text.get(end..)?.trim_matches(['.', ')', ':', ' ']);
    if !parts.is_empty() && left.is_empty() {
        return Some(cited(parts, text, Span::new(0, text.len())));
    }
    let found = citations(text);
    let [only] = found.as_slice() else { return None };
    let around = |rest: Option<&str>| rest.is_some_and(|rest| !rest.contains(char::is_alphanumeric));
    (around(text.get(..only.span.start)) && around(text.get(only.span.end()..))).then(|| only.clone())
}

impl Citation {
    /// The number of a paragraph that came in later stands behind this one: 11 of "11 bis", 3 bis of "3 ter", (c) of "(d)",
    /// 17 of "18". The nearest first.
    pub(super) fn predecessors(&self) -> Vec<Self> {
        let Some(((unit, number), above)) = self.parts.split_last() else { return Vec::new() };
        let made = |number: String| {
            let mut parts = above.to_vec();
            parts.push((*unit, number.clone()));
            Self { parts, context: self.context.clone(), written: number, span: self.span }
        };
        if let Some((core, addition)) = number.rsplit_once(' ') {
            let at = ADDITIONS.iter().position(|known| *known == addition).unwrap_or(0);
            let before = ADDITIONS.iter().take(at).rev().map(|known| made(format!("{core} {known}")));
            return before.chain(std::iter::once(made(core.to_owned()))).collect();
        }
        let before = match (number.parse::<u32>(), number.chars().next()) {
            (Ok(value), _) => value.checked_sub(1).filter(|value| *value > 0).map(|value| value.to_string()),
            (_, Some(letter @ 'b'..='z')) if number.len() == 1 => {
                char::from_u32(u32::from(letter) - 1).map(|letter| letter.to_string())
            }
            _ => None,
        };
        before.map(made).into_iter().collect()
    }

    /// Whether its number says that it comes in beside others: "11 bis".
    pub(super) fn is_addition(&self) -> bool {
        self.parts.last().is_some_and(|(_, number)| number.contains(' ') && !number.ends_with("alt"))
    }

    /// The same, perhaps in what `outer` cites, where this one does not say: "(b)" after "paragraph 2".
    pub(super) fn within(&self, outer: &Self) -> Self {
        let first = self.parts.first().map(|(unit, _)| *unit);
        let all = outer.context.iter().chain(&outer.parts);
        let context = all.filter(|(unit, _)| first.is_some_and(|first| *unit < first)).cloned().collect();
        Self { context, ..self.clone() }
    }

    /// How it is shown: the number alone where a paragraph is cited by nothing else.
    pub(super) fn shown(&self) -> String {
        let plain = self.parts.iter().all(|(unit, _)| matches!(unit, Unit::Paragraph | Unit::Item));
        if !plain || !self.written.is_ascii() {
            return self.written.clone();
        }
        let from = self.written.find(|letter: char| letter.is_ascii_digit() || letter == '(');
        from.and_then(|from| self.written.get(from..)).unwrap_or(&self.written).to_owned()
    }

    /// Whether it says of an item and not of which paragraph.
    pub(super) fn is_item(&self) -> bool {
        self.parts.first().is_some_and(|(unit, _)| *unit == Unit::Item)
    }
}
