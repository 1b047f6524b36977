//! The addresses of a draft's paragraphs, and the paragraph that a citation leads to.

use super::number::{chinese, number, part_at};
use super::{Citation, Part, Unit};
use crate::insight::proposals::quoted;
use crate::text::{Paragraph, ParagraphKind, Reading};
use std::collections::BTreeSet;

/// What a citation leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::insight::proposals) enum Found {
    /// This paragraph.
    One(usize),
    /// It may be several.
    Several,
    /// Nothing.
    Nothing,
}

impl Found {
    pub(in crate::insight::proposals) const fn one(self) -> Option<usize> {
        if let Self::One(at) = self { Some(at) } else { None }
    }
}

/// The addresses of a draft's paragraphs.
#[derive(Debug)]
pub(in crate::insight) struct Addresses {
    /// By paragraph: the units above it, and its own.
    of: Vec<Address>,
}

#[derive(Debug, Clone, Default)]
struct Address {
    above: Vec<Part>,
    own: Option<Part>,
    heading: bool,
    /// Something that is cited by its paragraph only: cells.
    silent: bool,
    plain_reference: String,
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The unit and number of a label or of the beginning of a heading.
fn label_part(label: &str, heading: bool) -> Option<Part> {
    let mut parts = Vec::new();
    if let Some((unit, _)) = part_at(label.trim_start_matches(['[', ' ']), &mut parts) {
        return parts.into_iter().find(|(known, _)| *known == unit);
    }
    let word = if heading { label.split_whitespace().next()? } else { label };
    // "(ALL)10." is the tenth, marked for all.
    let word = word.trim_start_matches(['[', '(', '（']);
    let word = match word.split_once(')') {
        Some((head, tail)) if !tail.is_empty() && head.chars().all(char::is_uppercase) => tail,
        _ => word,
    };
    let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    if core.is_empty() || heading && !word.ends_with(['.', ')', '、', ':']) {
        return None;
    }
    if heading {
        return (core.chars().count() <= 8).then(|| (Unit::Section, core.to_lowercase()));
    }
    let lower = core.to_lowercase();
    if core.starts_with(|letter: char| letter.is_ascii_digit())
        || chinese(core).is_some() && !label.contains(['(', '（'])
    {
        return Some((Unit::Paragraph, number(Unit::Paragraph, core)));
    }
    (lower.chars().count() <= 6).then(|| (Unit::Item, number(Unit::Item, &lower)))
}

impl Addresses {
    pub(in crate::insight) fn of(draft: &Reading) -> Self {
        let mut of = Vec::with_capacity(draft.paragraphs.len());
        // The paragraph and items that the next item stands below, with their levels.
        let mut open: Vec<(u8, Part)> = Vec::new();
        for paragraph in &draft.paragraphs {
            let sections = paragraph.section.iter().filter_map(|title| label_part(title, true));
            let mut address = Address {
                above: sections.collect(),
                heading: paragraph.is_heading(),
                plain_reference: paragraph.reference.as_deref().map(letters_of).unwrap_or_default(),
                ..Address::default()
            };
            let label = paragraph.label.as_deref();
            match paragraph.kind {
                ParagraphKind::Heading => {
                    open.clear();
                    let words = format!("{} {}", label.unwrap_or(""), paragraph.text);
                    address.own = label_part(words.trim(), true);
                }
                ParagraphKind::Footnote => {
                    address.above.clear();
                    address.own = label.map(|label| (Unit::Note, number(Unit::Note, label)));
                }
                ParagraphKind::Cell => address.silent = true,
                _ => {
                    let own = label.and_then(|label| label_part(label, false)).or_else(|| preamble(paragraph));
                    let level = match &own {
                        Some((Unit::Item, _)) => paragraph.level.max(1),
                        _ => paragraph.level,
                    };
                    while open.last().is_some_and(|(above, _)| *above >= level) {
                        open.pop();
                    }
                    address.above.extend(open.iter().map(|(_, part)| part.clone()));
                    if let Some(part) = &own {
                        open.push((level, part.clone()));
                    }
                    address.own = own;
                }
            }
            of.push(address);
        }
        Self { of }
    }

    /// The paragraph that is cited; `words` that are said to stand in it decide between several.
    pub(in crate::insight::proposals) fn find(
        &self,
        citation: &Citation,
        draft: &Reading,
        words: Option<&str>,
    ) -> Found {
        let whole: Vec<Part> = citation.context.iter().chain(&citation.parts).cloned().collect();
        let mut fits = self.fitting(&whole);
        if fits.is_empty() && !citation.context.is_empty() {
            fits = self.fitting(&citation.parts);
        }
        if fits.is_empty() {
            let written = letters_of(&citation.written);
            let same = |address: &Address| !address.heading && address.plain_reference == written;
            fits = (0..self.of.len()).filter(|&at| self.of.get(at).is_some_and(same)).collect();
        }
        // What does not say "annex" is not in one.
        let in_annex = |at: &usize| {
            self.of.get(*at).is_some_and(|address| address.above.iter().any(|(unit, _)| *unit == Unit::Annex))
        };
        if fits.iter().any(|at| !in_annex(at)) && !whole.iter().any(|(unit, _)| *unit == Unit::Annex) {
            fits.retain(|at| !in_annex(at));
        }
        if let (true, Some(words)) = (fits.len() > 1, words) {
            let holds =
                |at: &usize| draft.paragraphs.get(*at).is_some_and(|paragraph| quoted::holds(&paragraph.text, words));
            fits.retain(holds);
        }
        match fits.as_slice() {
            [] => Found::Nothing,
            [only] => Found::One(*only),
            _ => Found::Several,
        }
    }

    /// The paragraphs of an address: strictly first; then "article 3" for the paragraph 3 of a draft without articles; then
    /// "rule 1.2" for the second paragraph of rule 1; then the only paragraph of what is cited.
    fn fitting(&self, parts: &[Part]) -> Vec<usize> {
        let of = |parts: &[Part], strict| -> Vec<usize> {
            (0..self.of.len()).filter(|&at| self.fits(at, parts, strict)).collect()
        };
        let strict = of(parts, true);
        if !strict.is_empty() {
            return strict;
        }
        if let Some(split) = decimal(parts).map(|parts| of(&parts, true)).filter(|found| !found.is_empty()) {
            return split;
        }
        let lone = self.lone(parts);
        // A draft that has articles means its articles.
        let known = |unit: Unit| {
            let has = |address: &Address| address.above.iter().chain(&address.own).any(|(known, _)| *known == unit);
            self.of.iter().any(has)
        };
        let strange = !parts.iter().any(|(unit, _)| *unit < Unit::Operative && known(*unit));
        if lone.is_empty() && strange { of(parts, false) } else { lone }
    }

    /// Whether the draft has what is cited, where it is cited to stand.
    pub(in crate::insight::proposals) fn has(&self, citation: &Citation) -> bool {
        let whole: Vec<Part> = citation.context.iter().chain(&citation.parts).cloned().collect();
        !self.fitting(&whole).is_empty()
    }

    /// Whether a citation of this draft leads nowhere: the draft numbers units of all its kinds, and none of them so. What it
    /// numbers fewer than three of may be of another text. Numbers with dots are left: "2.1" may be a part of 2.
    pub(in crate::insight) fn lacks(&self, citation: &Citation) -> bool {
        let numbered = |unit: Unit| {
            let alike = |known: Unit| {
                let paragraph = |unit| matches!(unit, Unit::Paragraph | Unit::Operative);
                known == unit || paragraph(known) && paragraph(unit)
            };
            let all = self.of.iter().flat_map(|address| address.above.iter().chain(&address.own));
            all.filter(|(known, _)| alike(*known)).map(|(_, number)| number).collect::<BTreeSet<_>>().len()
        };
        let outer = citation.parts.first().map_or(Unit::Item, |(unit, _)| *unit);
        if matches!(outer, Unit::Item | Unit::Note | Unit::Part | Unit::Preamble)
            || citation.parts.iter().any(|(_, number)| number.is_empty() || number.contains('.'))
        {
            return false;
        }
        // Renumbering shifts by little: article 287 of a draft of 76 is another text's.
        let largest = |unit: Unit| {
            let all = self.of.iter().flat_map(|address| address.above.iter().chain(&address.own));
            all.filter(|(known, _)| *known == unit).filter_map(|(_, number)| number.parse::<u32>().ok()).max()
        };
        let far = |(unit, number): &Part| {
            let reach = if *unit == Unit::Annex { 2 } else { 12 };
            let value = number.parse::<u32>().ok().filter(|_| *unit < Unit::Preamble);
            value.zip(largest(*unit)).is_some_and(|(value, largest)| value > largest + reach)
        };
        if citation.parts.iter().any(far) {
            return false;
        }
        let least = if outer == Unit::Annex { 1 } else { 3 };
        let below = |address: &Address| {
            let mut above = address.above.iter().chain(&address.own);
            citation.parts.iter().all(|part| above.any(|known| same(part, known, true)))
        };
        numbered(outer) >= least
            && self.fitting(&citation.parts).is_empty()
            && self.heading(citation).is_none()
            && !self.of.iter().any(below)
    }

    /// The heading of what is cited: of "article 7" where that has several paragraphs.
    pub(in crate::insight::proposals) fn heading(&self, citation: &Citation) -> Option<usize> {
        let (last, outer) = citation.parts.split_last()?;
        (0..self.of.len()).find(|&at| {
            self.of.get(at).is_some_and(|address| {
                let mut above = address.above.iter();
                address.heading
                    && address.own.as_ref().is_some_and(|own| same(last, own, true))
                    && outer.iter().all(|part| above.any(|known| same(part, known, true)))
            })
        })
    }

    fn fits(&self, at: usize, wanted: &[Part], strict: bool) -> bool {
        let Some(address) = self.of.get(at).filter(|address| !address.heading && !address.silent) else { return false };
        let (Some((last, outer)), Some(own)) = (wanted.split_last(), &address.own) else { return false };
        if !same(last, own, strict) {
            return false;
        }
        let mut above = address.above.iter();
        outer.iter().all(|part| above.any(|known| same(part, known, strict)))
    }

    /// The only paragraph below a heading that is cited: "article 8" where that has one paragraph without a number.
    fn lone(&self, wanted: &[Part]) -> Vec<usize> {
        let outer = match wanted.split_last() {
            Some(((Unit::Paragraph, number), outer)) if number == "1" && !outer.is_empty() => outer,
            _ => wanted,
        };
        if !outer.last().is_some_and(|(unit, _)| *unit < Unit::Preamble) {
            return Vec::new();
        }
        let below = |address: &&Address| {
            let mut above = address.above.iter();
            outer.iter().all(|part| above.any(|known| same(part, known, true)))
        };
        let all: Vec<usize> = (0..self.of.len())
            .filter(|&at| {
                let address = self.of.get(at).filter(|address| !address.heading && !address.silent);
                address.is_some_and(|address| below(&address) && !matches!(address.own, Some((Unit::Note, _))))
            })
            .collect();
        match all.as_slice() {
            [only] if self.of.get(*only).is_some_and(|address| address.own.is_none()) => all,
            _ => Vec::new(),
        }
    }
}

/// "Rule 1.2", "article 4.1": a unit and its paragraph in one number.
fn decimal(parts: &[Part]) -> Option<Vec<Part>> {
    let at = parts.iter().position(|(unit, number)| *unit < Unit::Preamble && number.contains('.'))?;
    let (unit, number) = parts.get(at)?;
    let (outer, inner) = number.rsplit_once('.')?;
    let mut split = parts.to_vec();
    split.splice(at..=at, [(*unit, outer.to_owned()), (Unit::Paragraph, inner.to_owned())]);
    Some(split)
}

/// A clause of the preamble without a label is cited by its number in the preamble.
fn preamble(paragraph: &Paragraph) -> Option<Part> {
    let counted = paragraph.reference.as_deref()?.strip_prefix("PP")?;
    Some((Unit::Preamble, counted.to_lowercase()))
}

fn same(wanted: &Part, known: &Part, strict: bool) -> bool {
    use Unit::{Article, Item, Operative, Paragraph, Preamble, Rule};
    let units = wanted.0 == known.0
        || matches!((wanted.0, known.0), (Operative | Item, Paragraph) | (Paragraph, Operative | Item))
        || !strict
            && matches!((wanted.0, known.0), (Article | Rule | Preamble, Paragraph) | (Paragraph, Article | Rule));
    // "The annex" of a draft that has one.
    units && (wanted.1 == known.1 || wanted.0 == Unit::Annex && (wanted.1.is_empty() || known.1.is_empty()))
}
