//! What people cite each paragraph by, found from the draft's own numbering.
//!
//! ```text
//! I. 1. 2. 3.  II. 4. 5.              → "1" … "5": the numbers run through the whole draft
//! Article 1: 1. 2.  Article 2: 1. 2.  → "art. 1, para. 1" …: they begin again in each article
//! 1. … 17.  Annex: 1. 2.              → "1" … "17", "annex, para. 1": they begin again in the annex alone
//! Annex I: Rule 1: 1.  Rule 2: 1.     → "annex I, rule 1, para. 1": the rules begin again too
//! ```
//! Numbers of one kind are cut into runs where they begin again; what holds the whole of a run, and of no other, is what
//! it begins again in. No house's rules are known here but how "paragraph" is shortened.

use super::label::{Dress, Label, Scheme};
use super::numbering_scope::{Entry, Own, homes};
use super::ordinal::{Script, is_han};
use super::words::Named;
use crate::text::{Language, Paragraph, Style, TrackedKind};
use std::collections::{BTreeMap, BTreeSet};

/// A heading, as what stands below it needs to know it.
#[derive(Debug, Clone)]
struct Heading {
    paragraph: usize,
    own: Option<Own>,
    title: String,
    /// The headings above it, outermost first, by their place in the list of headings.
    above: Vec<usize>,
}

/// A numbered paragraph or an item below one.
#[derive(Debug, Clone)]
struct Numbered {
    paragraph: usize,
    above: Vec<usize>,
    /// The number of the paragraph; nothing for an item that stands below none.
    base: Option<Own>,
    /// What follows the number: "(a) (i)".
    rest: String,
}

/// Collects headings and numbered paragraphs in reading order, and cites them when all are known.
#[derive(Debug, Default)]
pub(super) struct References {
    headings: Vec<Heading>,
    numbered: Vec<Numbered>,
    /// The headings above the place reached, with their levels.
    path: Vec<(u8, usize)>,
    notes: Vec<Reference>,
}

impl References {
    /// Takes in a heading of `level`, made into the paragraph at `paragraph`.
    pub(super) fn heading(&mut self, paragraph: usize, level: u8, label: Option<&Label>, title: &str) {
        self.path.retain(|(above, _)| *above < level);
        self.headings.push(Heading {
            paragraph,
            own: label.and_then(Own::of).filter(|own| own.scheme != Scheme::Bullet),
            title: title.to_owned(),
            above: self.above(),
        });
        self.path.push((level, self.headings.len() - 1));
    }

    /// Takes in a paragraph numbered `base`, or the item `rest` below it.
    pub(super) fn numbered(&mut self, paragraph: usize, base: Option<Own>, rest: String) {
        let above = self.above();
        self.numbered.push(Numbered { paragraph, above, base, rest });
    }

    /// Takes in a footnote with the label printed before it.
    pub(super) fn note(&mut self, paragraph: usize, label: Option<&str>, page: Option<u32>) {
        let Some(label) = label.map(super::notes::number).filter(|label| !label.is_empty()) else { return };
        // Notes that begin again on every page are told apart by it.
        let title = page.map(|page| format!("p. {page}"));
        self.notes.push(Reference { paragraph, text: format!("footnote {label}"), stem: 0, title });
    }

    fn above(&self) -> Vec<usize> {
        self.path.iter().map(|(_, heading)| *heading).collect()
    }

    /// Writes the references into the paragraphs made. What was put in and what was taken out wholly stand in two texts,
    /// each with numbers of its own.
    pub(super) fn cite(self, made: &mut [Paragraph], language: Option<Language>) {
        let sides: Vec<Option<TrackedKind>> = made.iter().map(whole_revision).collect();
        let side = |paragraph: usize| sides.get(paragraph).copied().flatten();
        let mut references = self.references(&|paragraph| side(paragraph) != Some(TrackedKind::Deleted), language);
        if sides.contains(&Some(TrackedKind::Deleted)) {
            let old = self.references(&|paragraph| side(paragraph) != Some(TrackedKind::Inserted), language);
            references
                .extend(old.into_iter().filter(|reference| side(reference.paragraph) == Some(TrackedKind::Deleted)));
        }
        for reference in references {
            if let Some(paragraph) = made.get_mut(reference.paragraph) {
                paragraph.reference = Some(reference.text);
            }
        }
    }

    /// The references of one text: of the paragraphs that are `shown` in it.
    fn references(&self, shown: &dyn Fn(usize) -> bool, language: Option<Language>) -> Vec<Reference> {
        let outline: Vec<Entry<'_>> = self.headings.iter().map(Heading::entry).collect();
        let scopes = homes(&outline, &outline);
        let numbered: Vec<&Numbered> = self.numbered.iter().filter(|numbered| shown(numbered.paragraph)).collect();
        let bases: Vec<Entry<'_>> = numbered.iter().map(|numbered| numbered.entry()).collect();
        let homes = homes(&bases, &outline);
        let alone: BTreeSet<&str> = numbered
            .iter()
            .zip(&homes)
            .filter(|(_, home)| home.is_none())
            .filter_map(|(numbered, _)| numbered.base.as_ref().map(|base| base.core.as_str()))
            .collect();
        let mut named: Vec<Reference> = self.notes.iter().filter(|note| shown(note.paragraph)).cloned().collect();
        let mut cited: Vec<Option<String>> = Vec::with_capacity(self.headings.len());
        for (at, heading) in self.headings.iter().enumerate() {
            let place = scopes.get(at).copied().flatten().and_then(|place| cited.get(place).cloned().flatten());
            let text = heading.own.as_ref().map(|own| heading_reference(own, place.as_deref(), &alone, language));
            if let Some(text) = text.clone().filter(|_| shown(heading.paragraph)) {
                let stem = place.map_or(0, |place| place.len());
                named.push(Reference { paragraph: heading.paragraph, stem, text, title: self.title(&heading.above) });
            }
            cited.push(text);
        }
        for (numbered, home) in numbered.iter().zip(&homes) {
            let place =
                home.and_then(|home| Some((self.headings.get(home)?.own.as_ref()?, cited.get(home)?.as_deref()?)));
            let text = match place {
                Some((own, place)) => in_place(own, place, numbered, language),
                None => alone_reference(numbered),
            };
            let stem = place.map_or(0, |(_, place)| place.len());
            named.push(Reference { paragraph: numbered.paragraph, stem, text, title: self.title(&numbered.above) });
        }
        named.sort_by_key(|reference| reference.paragraph);
        tell_apart(&mut named);
        named
    }

    /// The innermost heading without a label, which names a place when nothing else does.
    fn title(&self, above: &[usize]) -> Option<String> {
        // Only one below the last that is cited: the title of the document says nothing.
        let open = above.iter().rev().filter_map(|at| self.headings.get(*at));
        let heading = open
            .take_while(|it| it.own.as_ref().is_none_or(|own| own.scheme == Scheme::Named(Named::Option)))
            .find(|heading| heading.own.is_none())?;
        let title = heading.title.trim_matches(['[', ']', '{', '}', ' ', ':', '.']);
        let short: String = title.chars().take(TITLE).collect();
        let short = if short.len() < title.len() {
            format!("{}…", short.rsplit_once(' ').map_or(short.as_str(), |(head, _)| head))
        } else {
            short
        };
        (!short.is_empty()).then_some(short)
    }
}

/// Characters of a title that stands in a reference.
const TITLE: usize = 48;

impl Heading {
    fn entry(&self) -> Entry<'_> {
        Entry { own: self.own.as_ref(), above: &self.above, below: false }
    }
}

impl Numbered {
    fn entry(&self) -> Entry<'_> {
        Entry { own: self.base.as_ref(), above: &self.above, below: !self.rest.is_empty() }
    }
}

/// Whether all words of a paragraph were put in or taken out.
fn whole_revision(paragraph: &Paragraph) -> Option<TrackedKind> {
    let covered = |style: Style| -> usize {
        paragraph.marks.iter().filter(|mark| mark.style == style).map(|mark| mark.span.len).sum()
    };
    let words = paragraph.text.trim_end().len();
    if paragraph.text.is_empty() {
        return None;
    }
    [(Style::Deleted, TrackedKind::Deleted), (Style::Inserted, TrackedKind::Inserted)]
        .into_iter()
        .find_map(|(style, kind)| (covered(style) >= words).then_some(kind))
}

/// A reference on its way to being the only one of its kind.
#[derive(Debug, Clone)]
struct Reference {
    paragraph: usize,
    text: String,
    /// Bytes of `text` that name the place.
    stem: usize,
    title: Option<String>,
}

/// References that fit several paragraphs are told apart by the unlabelled heading they stand under, else counted.
fn tell_apart(named: &mut [Reference]) {
    for (_, group) in repeated(named) {
        let titles: BTreeSet<_> = group.iter().map(|at| named.get(*at).and_then(|it| it.title.as_deref())).collect();
        if titles.len() < 2 {
            continue;
        }
        for member in group {
            let Some(reference) = named.get_mut(member) else { continue };
            let Some(title) = &reference.title else { continue };
            let (place, own) = reference.text.split_at_checked(reference.stem).unwrap_or(("", &reference.text));
            let own = own.trim_start_matches([',', ' ']);
            reference.text =
                if place.is_empty() { format!("{title}, {own}") } else { format!("{place}, {title}, {own}") };
        }
    }
    for (_, group) in repeated(named) {
        for (count, member) in group.into_iter().enumerate().skip(1) {
            if let Some(reference) = named.get_mut(member) {
                reference.text = format!("{} [{}]", reference.text, count + 1);
            }
        }
    }
}

/// The references that stand for more than one paragraph.
fn repeated(named: &[Reference]) -> BTreeMap<String, Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, reference) in named.iter().enumerate() {
        groups.entry(reference.text.clone()).or_default().push(at);
    }
    groups.retain(|_, group| group.len() > 1);
    groups
}

/// "art. 5", "annex I, rule 1", "IV, A"; "sect. 4" where a paragraph 4 stands alone.
fn heading_reference(own: &Own, place: Option<&str>, alone: &BTreeSet<&str>, language: Option<Language>) -> String {
    match place {
        Some(place) if place.ends_with(is_han) && own.core.starts_with(is_han) => format!("{place}{}", own.core),
        Some(place) => format!("{place}, {}", own.core),
        None if alone.contains(own.core.as_str()) && !matches!(own.scheme, Scheme::Named(_)) => {
            section_word(&own.core, language)
        }
        None => own.core.clone(),
    }
}

fn alone_reference(numbered: &Numbered) -> String {
    match &numbered.base {
        Some(base) => spaced(&base.core, &numbered.rest),
        None => numbered.rest.clone(),
    }
}

fn spaced(head: &str, rest: &str) -> String {
    if rest.is_empty() { head.to_owned() } else { format!("{head} {rest}") }
}

/// The reference of a paragraph that begins again in the heading `own`, cited as `place`.
fn in_place(own: &Own, place: &str, numbered: &Numbered, language: Option<Language>) -> String {
    let Some(base) = &numbered.base else { return spaced(place, &numbered.rest) };
    if !matches!(base.scheme, Scheme::Plain(..)) {
        return format!("{place}, {}", spaced(&base.core, &numbered.rest));
    }
    if own.core.starts_with('第') || language == Some(Language::Chinese) {
        // 第三条第一款(一): the word for the paragraph stands behind its number, before the item's.
        let word = if own.core.starts_with('第') { '款' } else { '段' };
        return format!("{place}第{}{word}{}", base.core, numbered.rest);
    }
    match own.scheme {
        // "4.1 (3)": under a number, a number in parentheses.
        Scheme::Decimal(_) | Scheme::Plain(Script::Number, Dress::Stop) => {
            spaced(&format!("{place} ({})", base.core), &numbered.rest)
        }
        _ => format!("{place}, {} {}", paragraph_word(language), spaced(&base.core, &numbered.rest)),
    }
}

/// How "paragraph" is shortened when cited, in the language of the text.
const fn paragraph_word(language: Option<Language>) -> &'static str {
    match language {
        Some(Language::French) => "par.",
        Some(Language::Spanish) => "párr.",
        Some(Language::Russian) => "п.",
        Some(Language::Arabic) => "الفقرة",
        _ => "para.",
    }
}

/// How a section is cited whose number alone is a paragraph's.
fn section_word(core: &str, language: Option<Language>) -> String {
    match language {
        Some(Language::Spanish) => format!("secc. {core}"),
        Some(Language::Russian) => format!("разд. {core}"),
        Some(Language::Arabic) => format!("القسم {core}"),
        Some(Language::Chinese) => format!("第{core}节"),
        _ => format!("sect. {core}"),
    }
}
